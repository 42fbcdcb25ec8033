"""Web archives (ISO 28500): one article per captured HTML page."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.articles.formats.html import MAX_PAGE_BYTES, article_of_page
from kg.articles.formats.optional import require
from kg.articles.outcome import Skipped, Unreadable
from kg.model import Article

# Web pages shrink five- to tenfold; deflate alone can do a thousandfold, which only bombs reach.
_MAX_RATIO: Final = 100
_ALWAYS_FINE: Final = 64 * 1024 * 1024
_CHUNK: Final = 1 << 16


def read(path: str) -> Iterator[Article | Skipped]:
    """Read the pages; the id of each is ``path#`` and its address. Other records are passed over."""
    require("trafilatura", "warc")
    archive = require("warcio.archiveiterator", "warc")
    _refuse_bomb(path)
    pages = 0
    with Path(path).open("rb") as file:
        try:
            for record in archive.ArchiveIterator(file):
                if record.rec_type != "response" or "html" not in _content_type(record):
                    continue
                pages += 1
                url = record.rec_headers.get_header("WARC-Target-URI") or str(pages)
                yield _page(f"{path}#{url}", url, record)
        except Unreadable:
            raise
        except Exception as error:  # broken archives raise anything
            yield Skipped(path, f"the archive breaks off after {pages} pages ({type(error).__name__})")
            return
    if not pages:
        raise Unreadable("no HTML pages in this archive")


def _content_type(record: object) -> str:
    headers = getattr(record, "http_headers", None)
    return (headers.get_header("Content-Type") or "").lower() if headers else ""


def _page(id: str, url: str, record: object) -> Article | Skipped:
    stream = record.content_stream()  # type: ignore[attr-defined]  # warcio has no types
    body = stream.read(MAX_PAGE_BYTES + 1)
    if len(body) > MAX_PAGE_BYTES:
        return Skipped(id, f"page larger than {MAX_PAGE_BYTES // 1_000_000} MB")
    try:
        return article_of_page(id, body, url)
    except Unreadable as reason:
        return Skipped(id, str(reason))


def _refuse_bomb(path: str) -> None:
    """Raise Unreadable for a compressed file that grows beyond all measure; memory stays constant."""
    with Path(path).open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return
        file.seek(0)
        packed = unpacked = 0
        inflate = zlib.decompressobj(31)
        while chunk := file.read(_CHUNK):
            packed += len(chunk)
            while chunk:
                try:
                    unpacked += len(inflate.decompress(chunk, 1 << 20))
                except zlib.error:
                    return  # the reader reports how far it came
                chunk = inflate.unconsumed_tail
                if inflate.eof:
                    chunk = inflate.unused_data
                    inflate = zlib.decompressobj(31)
                if unpacked > max(_ALWAYS_FINE, packed * _MAX_RATIO):
                    raise Unreadable("expands more than a hundredfold: refused as a compression bomb")
