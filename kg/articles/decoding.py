"""From bytes to text: UTF-8 unless the bytes say otherwise, never a guess that alters what is legible."""

from __future__ import annotations

import codecs
import re
from typing import Final

import ftfy

from kg.articles.outcome import Unreadable

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are not text whatever their name says.
_MAGIC: Final = {
    b"%PDF-": "a PDF: name it .pdf",
    b"PK\x03\x04": "a ZIP archive or office document: export it as text",
    b"\x1f\x8b": "gzip-compressed: unpack it first",
    b"BZh": "bzip2-compressed: unpack it first",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document: export it as text",
    b"\xd0\xcf\x11\xe0": "an old office document: export it as text",
    b"SQLite format 3": "a database",
}
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
# English set in a one-byte encoding has few letters outside ASCII; more means that the guess is wrong.
_MAX_ODD_SHARE: Final = 0.1


def decode(data: bytes) -> str:
    """Decode a text file; newlines and a UTF-8 byte order mark stay. Raises Unreadable with the reason."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"not text but {what}")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name)
    if b"\x00" in data:
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _one_byte(data)
    if len(_CONTROL.findall(text)) > len(text) // 200:
        raise Unreadable("binary, not text: export it as UTF-8 text")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(f"broken {encoding.upper()}: save it as UTF-8") from None


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark has its zero bytes on one side; anything else with zeros is binary."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if len(data) % 2 == 0 and max(even, odd) > half * 0.6 and min(even, odd) < half * 0.1:
        return _strict(data, "utf-16-le" if odd > even else "utf-16-be")
    raise Unreadable("binary, not text: export it as UTF-8 text")


def _one_byte(data: bytes) -> str:
    text, _ = ftfy.guess_bytes(data)
    odd = sum(
        1
        for char in text
        if char > "\x7f" and char not in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u20ac\u00a3"
    )
    if odd > max(3, len(text) * _MAX_ODD_SHARE) or _CONTROL.search(text):
        raise Unreadable("its encoding cannot be told: save it as UTF-8")
    return text
