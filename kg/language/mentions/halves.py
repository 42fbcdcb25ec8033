"""The two Koreas as news calls them: "the North", "the South"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: Words for a half, and the code of its territory.
HALVES: Final = {"North": "kp", "South": "kr"}
_KOREA: Final = frozenset(("Korea", "Korean", "Koreas", "Koreans"))


def about_korea(words: Sequence[str] | frozenset[str]) -> bool:
    """Whether an article of these words speaks of Korea."""
    return not _KOREA.isdisjoint(words)
