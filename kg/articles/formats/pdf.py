"""PDF files: the source text is what pypdf extracts, page after page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Final

from kg.articles.article import article_from_text
from kg.articles.formats.files import read_bytes
from kg.articles.formats.optional import require
from kg.articles.outcome import MAX_CHARACTERS, Unreadable, check_length
from kg.model import Article

MAX_PAGES: Final = 200
# A word that the typesetter divided at the end of a line.
_DIVIDED: Final = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read(path: str) -> Iterator[Article]:
    """Read one document; its id is the path as given."""
    import io

    pypdf = require("pypdf", "pdf")
    data = io.BytesIO(read_bytes(path))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its notes on odd files are not for the user
    try:
        reader = pypdf.PdfReader(data)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("protected by a password: save it without")
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(f"{len(reader.pages)} pages (at most {MAX_PAGES}): split it into articles")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            if sum(map(len, pages)) > MAX_CHARACTERS:
                break
        meta = reader.metadata
        title = str(meta.title) if meta and meta.title else None
    except Unreadable:
        raise
    except Exception as error:  # broken and hostile files raise anything
        raise Unreadable(f"not readable as PDF ({type(error).__name__})") from None
    text = _DIVIDED.sub("", "\n".join(pages))
    if not text.strip():
        raise Unreadable("no text in it, perhaps scanned pages: run text recognition first")
    yield article_from_text(path, check_length(text), title=title)
