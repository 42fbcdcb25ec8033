"""Plain text and Markdown, with optional front matter."""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles.article import article_from_text
from kg.articles.decoding import decode
from kg.articles.formats.files import read_bytes
from kg.articles.outcome import MAX_CHARACTERS, check_length
from kg.model import Article


def read(path: str) -> Iterator[Article]:
    """Read one article; its id is the path as given."""
    yield article_from_text(path, check_length(decode(read_bytes(path, 16 * MAX_CHARACTERS))))
