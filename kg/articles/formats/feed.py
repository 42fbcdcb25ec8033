"""RSS and Atom feeds: one article per entry, with the text the feed itself carries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from kg.articles.article import article_from_text
from kg.articles.formats.files import read_bytes
from kg.articles.formats.markup import plain_text
from kg.articles.formats.optional import require
from kg.articles.outcome import Skipped, Unreadable, check_length
from kg.model import Article

# Entities are how XML reaches files, the network and endless memory; no feed needs to declare any.
_DECLARES_ENTITIES: Final = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.IGNORECASE)


def read(path: str) -> Iterator[Article | Skipped]:
    """Read the entries; the id of each is ``path#`` and its link, id or position."""
    feedparser = require("feedparser", "feeds")
    data = read_bytes(path)
    if _DECLARES_ENTITIES.search(data):
        raise Unreadable("XML that declares entities is refused: remove them")
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:
        raise Unreadable(f"not readable as a feed ({type(error).__name__})") from None
    if not feed.entries:
        raise Unreadable("no RSS or Atom entries in it")
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        id = f"{path}#{entry.get('link') or entry.get('id') or number}"
        try:
            yield _article(id, entry, publisher)
        except Unreadable as reason:
            yield Skipped(id, str(reason))


def _article(id: str, entry: Any, publisher: str | None) -> Article:
    bodies = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    text = max((plain_text(body) for body in bodies), key=len)
    if not text.strip():
        raise Unreadable("this entry carries no text: read the page it links to")
    return article_from_text(
        id,
        check_length(text),
        title=plain_text(entry.get("title", "")).replace("\n", " ") or None,
        published=entry.get("published") or entry.get("updated"),
        url=entry.get("link"),
        publisher=publisher,
    )
