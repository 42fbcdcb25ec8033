"""Quotation marks paired over the whole article (stub: straight double quotes within a block)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class QuoteIndex:
    """Quoted stretches in text order; ``spans`` exclude the marks."""

    spans: tuple[Span, ...] = ()


def find_quotes(article: Article, doc: Doc) -> QuoteIndex:
    """Find the quoted stretches of ``article``."""
    return QuoteIndex()
