"""Whom a demand is directed against: "called for sanctions on B", "demanded B's resignation" are against B.

Asking others for a hostile act is no request to its victim. PLOVER, like CAMEO before it, counts such calls as
disapproval (Gerner et al. 2002).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import HOSTILE, Assembler
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.lexicon.relations import relation_lexicon
from kg.model import EntityArg, Statement

#: Relations of nouns that harm whom they are directed at.
_HARMFUL: Final = HOSTILE | {"accuses", "protestsAgainst"}
#: How somebody loses office.
_DOWNFALL: Final = frozenset(("downfall", "resignation"))
_ASKED: Final = ("for", "obj")


class DemandReader:
    """Reads the demands of one article."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements."""
        self._p = reading.predicates
        self._make = assembler
        self._lexicon = relation_lexicon()

    def read(self, p: Predicate, agents: Sequence[EntityArg]) -> Iterator[Statement]:
        """Opposition of ``agents`` to the victims of what the verb ``p`` demands."""
        if p.polarity == "negative":
            return
        for slot in _ASKED:
            for token in p.roles.slot(slot):
                victims = [v for v in self._p.actors(self._victims(token)) if v.chain >= 0]
                yield from self._make.each(p, "opposes", agents, victims, "verb", root="ACCUSE")

    def _victims(self, token: int) -> list[int]:
        """Tokens of those whom the act named at ``token`` would harm."""
        noun = self._p.noun(token)
        if noun is None:
            return []
        lemma = self._p.lemmas[token]
        if lemma in _DOWNFALL:
            return noun.possessors or noun.slot("of")
        for frame in self._lexicon.nouns.get(lemma, ()):
            if frame.relation not in _HARMFUL:
                continue
            if frame.undergone and noun.possessors and not noun.slot("of"):
                return noun.possessors
            for slot in frame.slots:
                if found := noun.slot(slot):
                    return found
        return []
