"""What has been talked about, and how much it is in mind.

Salience after Lappin & Leass (1994, "An algorithm for pronominal anaphora resolution"): every mention adds to
its referent by grammatical role, and all of it halves with each sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

MENTIONED = 100
SUBJECT = MENTIONED + 80
WINDOW = 3  # sentences back in which an antecedent may stand

PEOPLE = frozenset(("male", "female", "person"))

AnaphorKind = Literal["pronoun", "nominal", "apposition", "metonym"]


@dataclass(slots=True)
class Referent:
    """Something talked about: ``chain`` (-1 without a name), ``kind`` male, female, person, thing or many.

    ``members`` are the chains of names joined by "and", which "they" may stand for together. A ``place`` is no
    "they", other than the state or body in it; a group that is also a ``body`` ("the Taliban") may be "it".
    """

    chain: int
    kind: str
    plural: bool
    marks: list[tuple[int, int, int]] = field(default_factory=list)  # row, sentence, weight
    members: list[int] = field(default_factory=list)
    place: bool = False
    body: bool = False

    def was_subject(self) -> bool:
        """Whether it was a subject in the sentence that mentioned it last."""
        last = self.marks[-1][1]
        return any(weight >= SUBJECT for _, number, weight in self.marks[-4:] if number == last)

    def salience(self, sentence: int, before: int) -> float:
        """Weight of its mentions before row ``before``, halved per sentence of distance."""
        total: dict[int, int] = {}
        for row, number, weight in reversed(self.marks):
            if sentence - number > WINDOW:
                break
            if row < before:
                total[number] = max(total.get(number, 0), weight)
        return sum(weight / (1 << (sentence - number)) for number, weight in total.items())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A resolved phrase: rows, kind, and the chains it stands for (two for a pair phrase)."""

    first: int
    last: int
    kind: AnaphorKind
    chains: tuple[int, ...]


def agreement(kind: str, referent: Referent) -> float:
    """How well a pronoun of ``kind`` may stand for a referent: 0 not at all, 1 fully."""
    if kind in PEOPLE:
        return 1.0 if referent.kind == kind else 0.8 if referent.kind == "person" else 0.0
    if kind == "many":
        if referent.plural:
            return 1.0
        body = referent.kind == "thing" and referent.chain >= 0
        return 0.35 if body and (not referent.place or referent.was_subject()) else 0.0
    return 1.0 if referent.kind == "thing" else 0.6 if referent.body else 0.0
