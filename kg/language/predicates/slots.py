"""The roles of one predicate, as slots that hold head tokens."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Roles:
    """Head tokens of the roles of one predicate.

    ``obliques`` go by lower-case preposition; ``complements`` are the heads of governed clauses, ``clauses`` those
    that stand under a preposition ("into whether X spied"). ``purposes`` are clauses of purpose ("to help X").
    ``measured`` names slots that hold an amount, and ``money`` where the object is a sum. ``predicative`` are lemmas of
    what the verb makes of its object: "found X [guilty]", "held X [hostage]", "used X as [shields]", "set X [free]".
    ``companions`` are those agents who act with the subject: "A, together with B". ``possessors`` are the agents of a
    noun that stand before it: "[A's] talks", but also "[A's] arrest". ``styles`` are the lemmas of the titles before
    named patients: "summoned [Ambassador] X".
    """

    agents: list[int] = field(default_factory=list)
    patients: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    obliques: dict[str, list[int]] = field(default_factory=dict)
    particle: str = ""
    complements: list[int] = field(default_factory=list)
    purposes: list[int] = field(default_factory=list)
    clauses: dict[str, list[int]] = field(default_factory=dict)
    measured: set[str] = field(default_factory=set)
    predicative: set[str] = field(default_factory=set)
    companions: list[int] = field(default_factory=list)
    possessors: list[int] = field(default_factory=list)
    styles: set[str] = field(default_factory=set)

    def add(self, preposition: str, tokens: list[int]) -> None:
        """Note tokens under a preposition, each once."""
        slot = self.obliques.setdefault(preposition, [])
        slot.extend(token for token in tokens if token not in slot)

    def slot(self, name: str) -> list[int]:
        """Tokens of a slot by its name in the lexicon: obj, dative, or a preposition."""
        if name == "obj":
            return self.patients
        return self.datives if name == "dative" else self.obliques.get(name, [])

    def filled(self, name: str) -> bool:
        """Whether anything at all stands in the slot, be it an amount; ``clause`` is a governed or purpose clause."""
        if name == "clause":
            return bool(self.complements or self.purposes)
        return bool(self.slot(name)) or name in self.measured
