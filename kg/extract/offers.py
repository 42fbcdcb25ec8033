"""Whom a pledge without an addressee is made to: whoever is met in the same breath.

"Visited Kyiv, met X and pledged more aid": coordinated clauses with one subject tell of one occasion, so that the
pledge is made to the one who was met (the continuity of topic of Givón 1983).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import Assembler
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.lexicon.relations import relation_lexicon
from kg.model import EntityArg, Statement

_PLEDGES: Final = frozenset(("offer", "pledge", "promise"))
_CONTACTS: Final = frozenset(("hosted", "met", "spokeWith", "visited"))
_REACHED: Final = ("obj", "to", "with")


class OfferReader:
    """Finds the other side of pledges in one article."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements."""
        self._p = reading.predicates
        self._make = assembler
        self._lexicon = relation_lexicon()

    def read(self, p: Predicate, agents: Sequence[EntityArg]) -> Iterator[Statement]:
        """The pledge ``p`` of ``agents`` towards whom they met just before; nothing where it has an addressee."""
        if p.lemma not in _PLEDGES or p.passive or not p.roles.patients:
            return
        if p.roles.datives or any(p.roles.slot(slot) for slot in ("to", "for")):
            return
        if self._p.entities(p.roles.patients) or self._p.entities(self._p.beyond(p.roles.patients[0])):
            return
        for verb in self._p.earlier(p.token):
            if met := self._met(verb):
                yield from self._make.each(p, "promises", agents, met, "place")
                return

    def _met(self, verb: int) -> list[EntityArg]:
        frames = self._lexicon.verbs.get(self._p.lemmas[verb], ())
        roles = self._p.governed(verb)
        if roles is None or not any(frame.relation in _CONTACTS for frame in frames):
            return []
        for slot in _REACHED:
            if found := [e for e in self._p.entities(roles.slot(slot)) if e.type == "Person" and e.chain >= 0]:
                return found
        return []
