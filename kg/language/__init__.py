"""Reading: from an article to mentions, attributions, predicates and times, on spaCy's parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.language.attribution import find_attributions
from kg.language.mentions import find_mentions
from kg.language.models import ModelInfo, find_model, install_model, load_model
from kg.language.parsing import parse
from kg.language.predicates import find_predicates
from kg.language.quotations import find_quotes
from kg.language.reading import Reading
from kg.language.timex import find_times
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "ModelInfo",
    "Reading",
    "find_model",
    "install_model",
    "load_model",
    "read",
    "read_all",
]


def read(article: Article, doc: Doc) -> Reading:
    """Read one parsed article. ``doc`` comes from :func:`kg.language.parsing.parse`."""
    quotes = find_quotes(article, doc)
    mentions = find_mentions(article, doc)
    times = find_times(article, doc)
    attributions = find_attributions(article, doc, mentions, quotes)
    predicates = find_predicates(article, doc, mentions, attributions, quotes)
    return Reading(article, doc, quotes, mentions, times, attributions, predicates)


def read_all(nlp: Language, articles: Iterable[Article]) -> Iterator[Reading]:
    """Parse and read articles in order."""
    for article, doc in parse(nlp, articles):
        yield read(article, doc)
