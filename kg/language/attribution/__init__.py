"""Who says, thinks or intends what: source, cue and content of every attribution in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.attribution.assemble import assemble
from kg.language.attribution.finder import Finder
from kg.language.attribution.model import Attribution
from kg.language.attribution.table import Table
from kg.lexicon.attribution import cues
from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.mentions import MentionIndex
    from kg.language.quotations import QuoteIndex

__all__ = ["Attribution", "find_attributions"]


def find_attributions(
    article: Article, doc: Doc, mentions: MentionIndex, quotes: QuoteIndex
) -> tuple[Attribution, ...]:
    """Find the attributions of ``doc`` in text order (by first character of the cue)."""
    if not len(doc):
        return ()
    table = Table(doc, quotes)
    lexicon = cues()
    return assemble(article, table, mentions, Finder(table, lexicon).run(), lexicon)
