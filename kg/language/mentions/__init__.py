"""Mentions of entities and their coreference chains in one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.assemble import build_index
from kg.language.mentions.chains import Linker
from kg.language.mentions.index import MentionIndex
from kg.language.mentions.offices import Office
from kg.language.mentions.spans import spot_names
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
    spotter = spot_names(table, doc)
    typer = Typer(spotter)
    typer.run()
    known = typer.known_forms()
    if spotter.repeats(known):
        typer = Typer(spotter)
        typer.run()
    linker = Linker(typer)
    linker.run()
    return build_index(article, table, spotter, linker)
