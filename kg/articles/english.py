"""Whether a text is in English: function words that other languages do not share tell it (Grefenstette 1995)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

# Frequent in prose or in headlines, and no words of the other languages that news is written in.
_ENGLISH: Final = frozenset(
    ("the", "and", "with", "from", "has", "have", "which", "that", "were", "their", "after", "said", "they",
     "says", "would", "amid", "against", "this", "been", "into")
)  # fmt: skip
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS, _MOST_WORDS = 60, 600
_ENOUGH_LETTERS: Final = 60
_LEAST_ENGLISH, _LEAST_LATIN = 0.02, 0.5


def is_english(texts: Iterable[str]) -> bool:
    """Whether an article's ``texts`` are English, or too short to tell; only the beginning is looked at."""
    words = [found[0] for found in islice((m for text in texts for m in _LETTERS.finditer(text)), _MOST_WORDS)]
    letters = sum(map(len, words))
    if (
        letters >= _ENOUGH_LETTERS
        and sum(_is_latin(word) * len(word) for word in words) < _LEAST_LATIN * letters
    ):
        return False
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word.lower() in _ENGLISH for word in words) >= _LEAST_ENGLISH * len(words)


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250"
