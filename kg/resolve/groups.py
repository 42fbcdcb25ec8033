"""Groups without a name: when two articles that write the same phrase speak of one class of people.

"Western officials" is a class that is named in the phrase itself: one shared node, which claims no more than
the phrase. "Officials", "two people", "residents" are other people in every article: one node per article
(syndicated copies of an article share it).
"""

from __future__ import annotations

from typing import Final

from kg.model import EntityArg
from kg.resolve.names import plain_key
from kg.resolve.territory import territory_named

#: Words that pick out particular members: then even "Western officials" are other people in each article.
_PARTICULAR: Final = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens",
    "hundreds", "thousands", "several", "some", "many", "few", "another", "other", "others", "these",
    "those", "this", "that", "his", "her", "its", "their", "our", "my", "your", "both", "former", "local",
})  # fmt: skip


#: Adjectives of regions, peoples, beliefs and camps that English writes with a capital.
_NAMED: Final = frozenset({
    "western", "eastern", "european", "african", "asian", "arab", "nordic", "baltic", "balkan", "latin",
    "caribbean", "pacific", "kurdish", "jewish", "muslim", "christian", "catholic", "orthodox", "sunni",
    "shiite", "shia", "hindu", "buddhist", "islamist", "palestinian", "republican", "democratic",
})  # fmt: skip


def is_category(arg: EntityArg, sentence_start: int) -> bool:
    """Whether the phrase names a class by a proper name or nationality ("Western officials")."""
    words = arg.text.split()
    if set(plain_key(arg.text).split()) & _PARTICULAR or any(c.isdigit() for c in arg.text):
        return False
    for i, word in enumerate(words):
        if word[:1].isupper() and (i > 0 or arg.start > sentence_start or _named(word)):
            return word.casefold() not in {"the", "a", "an"} or _later_capital(words[i + 1 :])
    return False


def _named(word: str) -> bool:
    return word.casefold() in _NAMED or territory_named(word) is not None


def _later_capital(words: list[str]) -> bool:
    return any(word[:1].isupper() for word in words)
