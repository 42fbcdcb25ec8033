"""From a source text and what is known about it to an :class:`~kg.model.Article`."""

from __future__ import annotations

import hashlib

from kg.articles.dates import iso_day
from kg.articles.frontmatter import read_front_matter
from kg.articles.layout import lay_out
from kg.model import Article


def article_from_text(
    id: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """Make an article of a source text: decide which parts are running text and read its metadata.

    What the caller states (a record's fields, a page's meta data) comes first, then front matter, then what
    the lines of the text say: its headline, a date line near its top, the site's name after the headline.
    ``published`` may be in any common notation of a full day; what is no day is dropped.
    """
    front = read_front_matter(text)
    title = _clean(title) or front.title
    layout = lay_out(text, front.end, title)
    day = next((day for value in (published, front.published) if value and (day := iso_day(value))), None)
    if title is None and layout.headline:
        title = layout.headline
    return Article(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=layout.blocks,
        title=title,
        published=day or layout.published,
        url=_clean(url) or front.url,
        publisher=_clean(publisher) or front.publisher or layout.site,
    )


def _clean(value: str | None) -> str | None:
    """One line without white space at its ends; None when nothing is left."""
    return " ".join(value.split()) or None if value else None
