"""What becomes of ties: "relations between A and B soured", "A's ties with B have warmed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.assemble import Assembler
from kg.extract.governed import fits
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.lexicon.relations import relation_lexicon
from kg.model import Statement

_BONDS: Final = frozenset(("bond", "cooperation", "link", "partnership", "relation", "relationship", "tie"))


class BondReader:
    """Reads verbs whose subject is the ties of two parties, by the frames that name such subjects."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements."""
        self._p = reading.predicates
        self._make = assembler
        self._lexicon = relation_lexicon()

    def verb(self, p: Predicate) -> Iterator[Statement]:
        """What the verb ``p`` says of those whose ties are its subject."""
        frames = [f for f in self._lexicon.verbs.get(p.lemma, ()) if f.agents & _BONDS]
        if not frames:
            return
        ties = [i for i in (p.roles.patients if p.passive else p.roles.agents) if self._p.lemmas[i] in _BONDS]
        for tie in ties[:1]:
            noun = self._p.noun(tie)
            if noun is None:
                continue
            sides = self._p.actors([*noun.slot("between"), *noun.slot("among")])
            if len(sides) < 2:
                sides = [*self._p.actors(noun.agents), *self._p.actors(noun.slot("with"))]
            for frame in frames:
                if p.passive or fits(frame, p.roles, self._p.lemmas):
                    yield from self._make.pairs(p, frame.relation, sides, frame.plover)
                    return
