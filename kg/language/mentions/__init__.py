"""Mentions of entities and their coreference chains in one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.assemble import build_index
from kg.language.mentions.boundaries import join_pieces, mend_boundaries
from kg.language.mentions.chains import Linker
from kg.language.mentions.draft import Draft
from kg.language.mentions.entities import take_entities
from kg.language.mentions.index import MentionIndex
from kg.language.mentions.missed import drop_credits, fill_gaps, find_repeats
from kg.language.mentions.offices import Office
from kg.language.mentions.table import read_table
from kg.language.mentions.typing import Typer
from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["MentionIndex", "Office", "find_mentions"]


def find_mentions(article: Article, doc: Doc) -> MentionIndex:
    """Find the mentions of ``doc`` and resolve coreference inside the article.

    ``doc`` comes from :func:`kg.language.parsing.parse` for the same article. Never raises on odd text: what
    is not understood is no mention.
    """
    table = read_table(doc)
    draft = Draft(table)
    take_entities(draft)
    mend_boundaries(draft)
    fill_gaps(draft)
    join_pieces(draft)
    drop_credits(draft)
    typer = Typer(draft)
    typer.run()
    if find_repeats(draft, typer.known_forms()):
        typer = Typer(draft)
        typer.run()
    linker = Linker(typer)
    linker.run()
    return build_index(article, table, draft, linker)
