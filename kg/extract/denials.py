"""Denials of what the article has just reported: "A accused B of arming rebels, which B denied", "B denies it".

Whoever denies a claim about himself says that it is not so. The claim is what somebody else was reported to say of
him, in the same sentence or the nearest of the few before it (discourse deixis, Webber 1988).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.confidence import NEGATED
from kg.extract.plover import plover_root
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.lexicon.relations import relation_lexicon
from kg.model import Cue, EntityArg, Statement

#: Pronouns and determiners for what was said before.
_BEFORE: Final = frozenset(("it", "this", "that", "them", "these"))
_WHICH: Final = frozenset(("WDT", "WP"))
_GIVEN: Final = frozenset(("all", "any", "both", "that", "the", "these", "this", "those", "such"))
#: How many sentences back a claim may stand.
_REACH: Final = 2


def denials(reading: Reading, statements: Sequence[Statement]) -> Iterator[Statement]:
    """The claims among ``statements`` that their subject denies, as his denials."""
    claims = [
        s for s in statements
        if s.plover and s.modality == "reported" and s.polarity == "positive" and s.subject.chain >= 0
    ]  # fmt: skip
    if not claims:
        return
    verbs = relation_lexicon().factuality.denying_claims
    for p in reading.predicates:
        if p.kind != "verb" or p.lemma not in verbs or p.polarity == "negative" or p.modality != "actual":
            continue
        back = _looks_back(reading, p)
        if back < 0:
            continue
        for denier in reading.predicates.actors(p.roles.agents):
            for claim in _denied(reading, p, denier, claims, back):
                yield _denial(reading, p, denier, claim)


def _looks_back(reading: Reading, p: Predicate) -> int:
    """How many sentences back the denied claim may stand; -1 where the denial tells itself what it denies."""
    verb = reading.doc[p.token]
    claimed = relation_lexicon().factuality.claimed
    if verb.dep_ == "relcl":
        noun = verb.head
        objects = [k for k in verb.children if k.dep_ == "dobj"]
        if noun.lemma_ in claimed and noun.dep_ == "appos" and all(k.tag_ in _WHICH for k in objects):
            return 0  # "…, an allegation that B rejects"
        return 0 if any(k.tag_ in _WHICH and k.nbor(-1).text == "," for k in objects) else -1
    for k in verb.children:
        if k.dep_ not in ("dobj", "nsubjpass"):
            continue
        if k.lower_ in _BEFORE:
            return _REACH
        plain = not any(c.dep_ in ("acl", "relcl", "poss", "prep") for c in k.children)
        if plain and k.lemma_ in claimed and any(c.lower_ in _GIVEN for c in k.children):
            return _REACH
    return -1


def _denied(
    reading: Reading, p: Predicate, denier: EntityArg, claims: Sequence[Statement], back: int
) -> list[Statement]:
    """The claims of others about ``denier`` in the nearest sentence up to ``back`` sentences before."""
    here = reading.sentences.span(p.token)
    before = [
        s for s in claims
        if s.cue.start < p.cue[0] and s.subject.chain == denier.chain
        and (s.source is None or s.source.chain != denier.chain)
    ]  # fmt: skip
    if not before:
        return []
    nearest = max(s.sentence for s in before)
    distance = reading.sentences.distance(nearest, here)
    if distance > back or (back and not distance):
        return []
    return [s for s in before if s.sentence == nearest]


def _denial(reading: Reading, p: Predicate, denier: EntityArg, claim: Statement) -> Statement:
    text = reading.article.text
    return replace(
        claim, polarity="negative", source=denier, subject=denier,
        plover=plover_root(claim.relation, "", "negative", "reported", intended=True),
        cue=Cue(text[slice(*p.cue)], *p.cue), sentence=reading.sentences.span(p.token),
        confidence=round(claim.confidence * NEGATED, 2),
    )  # fmt: skip
