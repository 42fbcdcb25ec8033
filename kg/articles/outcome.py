"""What comes out of reading an input that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# No article is longer; spaCy's own limit is the same, and a book or a dump would take minutes to read.
MAX_CHARACTERS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that is not read: its path or id, and one line that says why and what to do."""

    id: str
    reason: str


class Unreadable(Exception):  # noqa: N818  - a reason, not an error of the program
    """Raised inside the formats; ``str(error)`` becomes the reason of a :class:`Skipped`."""


def check_length(text: str) -> str:
    """Return ``text`` unless it is empty or too long to be an article (then raises Unreadable)."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(
            f"too long ({len(text):,} characters; at most {MAX_CHARACTERS:,}): split it into articles"
        )
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise Unreadable("empty: there is no text in it")
    return text
