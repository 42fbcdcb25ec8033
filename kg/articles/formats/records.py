"""JSON Lines: one article per line with ``id``, ``text`` and optional metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.articles.article import article_from_text
from kg.articles.outcome import MAX_CHARACTERS, Skipped, Unreadable, check_length
from kg.model import Article

# A character takes at most six bytes as an escape, twice that as a pair; the rest is for other keys.
_MAX_LINE_BYTES: Final = 16 * MAX_CHARACTERS
_FIELDS: Final = ("title", "published", "url", "publisher")


def read(path: str) -> Iterator[Article | Skipped]:
    """Read the records one by one; a bad line is skipped under ``path:line`` and reading goes on."""
    seen = False
    with Path(path).open("rb") as file:
        number = 0
        while raw := file.readline(_MAX_LINE_BYTES + 1):
            number += 1
            place = f"{path}:{number}"
            if len(raw) > _MAX_LINE_BYTES:
                while raw and not raw.endswith(b"\n"):
                    raw = file.readline(_MAX_LINE_BYTES)
                seen = True
                yield Skipped(
                    place, f"line longer than {_MAX_LINE_BYTES // 1_000_000} MB: split it into articles"
                )
                continue
            if not raw.strip():
                continue
            seen = True
            try:
                yield _record(raw, place, number)
            except Unreadable as reason:
                yield Skipped(place, str(reason))
    if not seen:
        raise Unreadable("empty file")


def _record(raw: bytes, place: str, number: int) -> Article:
    try:
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise Unreadable("not UTF-8: save the file as UTF-8") from None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not a JSON object: {_short(error)}") from None
    if not isinstance(record, dict):
        raise Unreadable('not a JSON object: each line must be {"id": …, "text": …}')
    text = record.get("text")
    if not isinstance(text, str):
        raise Unreadable('no "text" in this record' if text is None else '"text" is not a string')
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Unreadable('"text" holds half a surrogate pair: repair the escapes')
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        identifier = None
    id = str(identifier).strip() if identifier is not None else ""
    fields = {
        name: value for name in _FIELDS if isinstance(value := record.get(name), str) and value.isprintable()
    }
    return article_from_text(id or place, check_length(text), **fields)


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
