"""Reading articles: formats, decoding, offset-preserving cleaning, dates and metadata (stub)."""

from __future__ import annotations

import hashlib
import re

from kg.model import Article, Block

__all__ = ["article_from_text"]


def article_from_text(
    id: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """Make an article of a source text: decide which parts are running text and read its metadata."""
    blocks = tuple(Block("paragraph", (m.span(),)) for m in re.finditer(r"\S[^\n]*", text))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(id, text, digest, blocks, title, published, url, publisher)
