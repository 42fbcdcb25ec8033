"""Reading bytes from disk within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.articles.outcome import Unreadable

MAX_FILE_BYTES: Final = 64 * 1024 * 1024


def read_bytes(path: str, limit: int = MAX_FILE_BYTES) -> bytes:
    """The bytes of a file; raises Unreadable when it is empty or larger than ``limit`` bytes."""
    with Path(path).open("rb") as file:
        data = file.read(limit + 1)
    if not data:
        raise Unreadable("empty file")
    if len(data) > limit:
        raise Unreadable(f"larger than {limit // 1024 // 1024} MB: split it into articles")
    return data
