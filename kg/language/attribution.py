"""Who says or thinks what: source, cue and content of attributions (stub)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.model import Article, Cue, EntityArg, Span
from kg.vocabulary import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.mentions import MentionIndex
    from kg.language.quotations import QuoteIndex


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying or thinking.

    ``cue_token`` is the index of the head token of the cue. ``content`` are the spans of what is said, without
    outer quotation marks. ``depth`` counts the attributions whose content this one lies in (nested speech).
    """

    relation: Literal["said", "thinks"]
    source: EntityArg
    cue: Cue
    cue_token: int
    content: tuple[Span, ...]
    quote: Quotation
    addressee: EntityArg | None = None
    via: EntityArg | None = None
    negated: bool = False
    modality: Literal["actual", "planned", "hypothetical"] = "actual"
    depth: int = 0
    confidence: float = 1.0


def find_attributions(
    article: Article, doc: Doc, mentions: MentionIndex, quotes: QuoteIndex
) -> tuple[Attribution, ...]:
    """Find the attributions of ``doc`` in text order."""
    return ()
