"""Readers by file name extension. Each takes a path and yields articles, or raises Unreadable.

To add a format, write a module with a ``read(path)`` function and name it in ``_READERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from kg.articles.outcome import Skipped
from kg.model import Article

Reader = Callable[[str], Iterator[Article | Skipped]]

# Extension -> module of this package; loaded on first use, since some need optional libraries.
_READERS: Final = {
    ".txt": "text",
    ".md": "text",
    ".jsonl": "records",
    ".html": "html",
    ".htm": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".pdf": "pdf",
}


def supported() -> tuple[str, ...]:
    """The extensions that can be read."""
    return tuple(_READERS)


def reader_of(path: str) -> Reader | None:
    """The reader for a path by its extension (longest first), None for unknown types."""
    name = path.lower()
    for extension in sorted(_READERS, key=len, reverse=True):
        if name.endswith(extension):
            reader: Reader = import_module(f"kg.articles.formats.{_READERS[extension]}").read
            return reader
    return None
