"""Whom a pledge without an addressee is made to: whoever is met in the same breath.

"Visited Kyiv, met X and pledged more aid": coordinated clauses with one subject tell of one occasion, so that the
pledge is made to the one who was met (the continuity of topic of Givón 1983).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import Assembler
from kg.extract.governed import INNER
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
        if p.lemma not in _PLEDGES or p.passive or not (p.roles.patients or p.roles.complements):
            return
        if p.roles.datives or any(p.roles.slot(slot) for slot in ("to", "for")):
            return
        if p.roles.patients:
            if self._p.entities(p.roles.patients) or self._p.entities(self._p.beyond(p.roles.patients[0])):
                return
        elif any(self._is_about_others(token) for token in p.roles.complements):
            return
        for verb in self._p.earlier(p.token):
            if met := self._met(verb):
                yield from self._make.each(p, "promises", agents, met, "place")
                return

    def _is_about_others(self, clause: int) -> bool:
        """Whether what is pledged is done to somebody who is named: "offered to help [B]"."""
        inner = self._p.governed(clause)
        if inner is None or not self._p.is_infinite(clause):
            return True
        named = [e for slot in INNER for e in self._p.entities(inner.slot(slot))]
        below = [e for patient in inner.patients for e in self._p.entities(self._p.beyond(patient))]
        return any(e.chain >= 0 for e in (*named, *below))

    def _met(self, verb: int) -> list[EntityArg]:
        frames = self._lexicon.verbs.get(self._p.lemmas[verb], ())
        roles = self._p.governed(verb)
        if roles is None or not any(frame.relation in _CONTACTS for frame in frames):
            return []
        for slot in _REACHED:
            if found := [e for e in self._p.entities(roles.slot(slot)) if e.type == "Person" and e.chain >= 0]:
                return found
        return []
