"""HTML pages: the source text is what trafilatura extracts (Barbaresi 2021)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.articles.article import article_from_text
from kg.articles.formats.files import read_bytes
from kg.articles.formats.optional import require
from kg.articles.outcome import MAX_CHARACTERS, Unreadable, check_length
from kg.model import Article

MAX_PAGE_BYTES: Final = 8 * MAX_CHARACTERS
# Fixed bounds instead of today's date: the same page gives the same article whenever it is read.
_DATES: Final = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-12-31",
    "min_date": "1990-01-01",
}


def read(path: str) -> Iterator[Article]:
    """Read one page; its id is the path as given."""
    yield article_of_page(path, read_bytes(path, MAX_PAGE_BYTES))


def article_of_page(id: str, page: bytes, url: str | None = None) -> Article:
    """The article of a page; raises Unreadable when there is none."""
    trafilatura = require("trafilatura", "html")
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unreadable("no article in this page: give a page with running text")
        for footer in list(tree.iter("footer")):  # its dates are the site's, not the article's
            footer.drop_tree()
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            favor_recall=True,  # lists and headings too; the layout leaves the furniture out
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Unreadable:
        raise
    except Exception as error:  # hostile markup must not stop the run
        raise Unreadable(f"not readable as HTML ({type(error).__name__})") from None
    if found is None or not (found.text or "").strip():
        raise Unreadable("no article in this page: give a page with running text")
    text = check_length(found.text)
    return article_from_text(
        id, text, title=found.title, published=found.date, url=found.url or url, publisher=found.sitename
    )
