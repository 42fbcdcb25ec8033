"""Acts done together: joint acts of force, acts in support of another party, acts with another's help.

Who fights beside another, or strikes in his support or with his help, cooperates with him; PLOVER counts military
cooperation as COOPERATE. Help itself is a statement of its own: "seized the port with the help of B" says that B aids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import Assembler
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.lexicon.relations import relation_lexicon
from kg.model import EntityArg, Statement

_FORCE: Final = frozenset(("attacks", "mobilizesAgainst"))
#: Nouns for help under "with": "with the backing of B"; what the helper does.
HELP: Final = {
    "aid": "aids", "assistance": "aids", "help": "aids", "backing": "supports", "blessing": "supports",
    "support": "supports",
}  # fmt: skip
#: Taking by force.
_TAKING: Final = frozenset(("capture", "seize", "retake", "recapture", "liberate", "besiege", "encircle"))
#: Who does this to others "together" makes them meet.
_GATHERING: Final = frozenset(("bring", "call", "gather", "get"))
_ARMS: Final = frozenset(("air", "aerial", "artillery", "fire", "naval"))
_MEANS: Final = ("with", "through", "by")


class TogetherReader:
    """Reads what parties do together off the predicates of one article."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements."""
        self._p = reading.predicates
        self._make = assembler
        self._lexicon = relation_lexicon()

    def verb(self, p: Predicate, agents: Sequence[EntityArg], relation: str) -> Iterator[Statement]:
        """Beside a statement of ``relation`` that the verb ``p`` with ``agents`` has made."""
        if relation in ("supports", "aids"):
            means = [token for slot in _MEANS for token in p.roles.slot(slot)]
            if any(self._is_force(token) for token in (*means, *p.roles.complements, *p.roles.purposes)):
                targets = [e for e in self._p.entities(p.roles.patients) if e.type != "Place"]
                yield from self._make.each(p, "cooperatesWith", agents, targets, "verb")
            return
        if relation not in _FORCE or len(agents) < 2:
            return
        beside = self._p.actors(p.roles.companions)
        if beside:
            own = [agent for agent in agents if all(agent.start != other.start for other in beside)]
            yield from self._make.each(p, "cooperatesWith", own, beside, "verb")
        elif not p.passive and any(self._p.is_joint(token) for token in p.roles.patients):
            yield from self._make.pairs(p, "cooperatesWith", agents)

    def jointly(self, p: Predicate, agents: Sequence[EntityArg]) -> Iterator[Statement]:
        """Whatever several do jointly, or make together: "jointly condemned B", "build a railway together"."""
        together = p.roles.particle == "together" and p.roles.patients
        if together and p.lemma in _GATHERING:
            yield from self._make.pairs(p, "met", self._p.actors(p.roles.patients))
            return
        if len(agents) > 1 and not p.passive and (together or self._p.is_joint(p.token)):
            yield from self._make.pairs(p, "cooperatesWith", agents)

    def is_helped(self, p: Predicate) -> bool:
        """Whether the noun tells with whose help an act is done: the helper's, not the doer's: "with B's support"."""
        return (
            p.lemma in HELP
            and self._p.attached(p.token)[0] == "with"
            and bool(p.roles.agents or p.roles.slot("of") or p.roles.slot("from"))
            and not (p.roles.slot("for") or p.roles.slot("to"))
        )

    def noun(self, p: Predicate) -> Iterator[Statement]:
        """What the noun of help ``p`` says of the act that it stands beside."""
        if p.lemma not in HELP:
            return
        preposition, above = self._p.attached(p.token)
        if above < 0:
            return
        if preposition == "with":
            yield from self._helped(p, above)
        elif preposition == "in" and p.lemma == "support" and (above := self._act_of_force(above)) >= 0:
            below = p.roles.slot("of")
            doers, sides = self._doers(above), self._p.entities(below) or self._p.actors(below)
            sides = [side for side in sides if side.type != "Place"]
            yield from self._make.each(p, "cooperatesWith", doers, sides, "noun")

    def _helped(self, p: Predicate, above: int) -> Iterator[Statement]:
        """Who helps with the act at ``above``: "retook the town with the support of B"."""
        named = [e for e in self._p.entities(p.modifiers) if e.type in ("Country", "Organization", "Person")]
        helpers = (
            self._p.actors(p.roles.agents)
            or self._p.actors([*p.roles.slot("of"), *p.roles.slot("from")])
            or named
        )
        doers = self._doers(above)
        yield from self._make.each(p, HELP[p.lemma], helpers, doers, "noun")
        if self._act_of_force(above) >= 0:
            yield from self._make.each(p, "cooperatesWith", doers, helpers, "noun")

    def shared(self, p: Predicate) -> Iterator[Statement]:
        """An act that is said to be coordinated with somebody: "strikes [coordinated] with B"."""
        if p.lemma == "coordinate" and p.passive and not p.roles.agents and p.roles.patients:
            doers = self._doers(p.roles.patients[0])
            yield from self._make.each(p, "cooperatesWith", doers, self._p.actors(p.roles.slot("with")), "verb")

    def _act_of_force(self, token: int) -> int:
        """The act of force at ``token``, or above a clause that tells of it ("strikes [delivering …]"); else -1."""
        above = self._p.modified(token)
        return token if self._is_force(token) else above if above >= 0 and self._is_force(above) else -1

    def _doers(self, token: int) -> list[EntityArg]:
        """Who does the act at ``token``, a verb or an event noun."""
        roles = self._p.governed(token)
        if roles is not None:
            return self._p.actors(roles.agents)
        return self._p.actors(self._p.holder(token))

    def _is_fire_support(self, noun: int) -> bool:
        """Whether the noun is help by arms: "air support", "artillery cover"."""
        if self._p.lemmas[noun] not in ("support", "cover"):
            return False
        return any(self._p.lemmas[k] in _ARMS for k in self._p.modifiers(noun))

    def _is_force(self, token: int) -> bool:
        """Whether the verb or noun at ``token`` is an act of force: "attacked", "strikes", "launched a raid"."""
        lemma = self._p.lemmas[token]
        roles = self._p.governed(token)
        if roles is None:
            return any(frame.relation in _FORCE for frame in self._lexicon.nouns.get(lemma, ())[:1])
        if any(self._is_fire_support(patient) for patient in roles.patients):
            return True
        plain = (
            f for f in self._lexicon.verbs.get(lemma, ()) if not f.objects and not f.doer and not f.particle
        )
        if any(frame.relation in _FORCE or lemma in _TAKING for frame in plain):
            return True
        return any(
            frame.relation in _FORCE
            for patient in roles.patients
            for frame in self._lexicon.nouns.get(self._p.lemmas[patient], ())[:1]
        )
