"""Statements of the family say: who said or thinks what, read off the attributions of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.attribution import Attribution
from kg.language.reading import Reading, sentence_span
from kg.model import Span, Statement, UtteranceArg
from kg.vocabulary import Modality

# The one switch for sources that are pronouns without an antecedent: False drops their statements.
KEEP_UNRESOLVED: Final = True


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield one statement for every attribution with a source."""
    for attribution in reading.attributions:
        if attribution.source is None or not attribution.content:
            continue
        if not attribution.resolved and not KEEP_UNRESOLVED:
            continue
        if attribution.outer >= 0 and not _tells_more(attribution, reading.attributions[attribution.outer]):
            continue
        yield _statement(reading, attribution)


def _tells_more(inner: Attribution, outer: Attribution) -> bool:
    """Whether speech inside speech is worth a statement of its own: somebody else's words, not one's own wish."""
    if inner.kind != "speech" or inner.frame not in ("quote", "clause", "according") or not inner.resolved:
        return False
    if inner.source is None or outer.source is None:
        return inner.source is not None
    own = inner.source.chain >= 0 and inner.source.chain == outer.source.chain
    return not own and inner.source.via == "name"


def _statement(reading: Reading, a: Attribution) -> Statement:
    text = reading.article.text
    outer = reading.attributions[a.outer] if a.outer >= 0 else None
    modality: Modality = a.modality
    if outer is not None and modality == "actual" and outer.kind != "intention":
        modality = "reported"
    mentions = tuple(arg for s, e in a.content for arg in reading.mentions.within(s, e))
    return Statement(
        "say",
        a.relation,
        None,
        a.source,  # type: ignore[arg-type]
        UtteranceArg(" ".join(text[s:e] for s, e in a.content), a.content, a.quote, mentions),
        a.cue,
        _sentence(reading, a),
        "negative" if a.negated else "positive",
        modality,
        source=outer.source if outer is not None else None,
        via=a.via,
        addressee=a.addressee,
        confidence=round(a.confidence, 4),
        extractor="speech",
    )


def _sentence(reading: Reading, a: Attribution) -> Span:
    return sentence_span(reading.doc[a.cue_token].sent)
