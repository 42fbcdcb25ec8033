"""What the language stage hands to the extractors: one article, read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from kg.language.attribution import Attribution
    from kg.language.mentions import MentionIndex
    from kg.language.predicates import Predicates
    from kg.language.quotations import QuoteIndex
    from kg.language.timex import TimeIndex


@dataclass(frozen=True, slots=True)
class Reading:
    """All the language stage knows of one article; extractors read this and never dependency labels."""

    article: Article
    doc: Doc
    quotes: QuoteIndex
    mentions: MentionIndex
    times: TimeIndex
    attributions: tuple[Attribution, ...]
    predicates: Predicates


def sentence_span(sentence: SpacySpan) -> Span:
    """Code point offsets of a sentence without the white space at its ends."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, sentence.start_char + len(text.rstrip())
