"""Groups without a name: when two articles that write the same phrase speak of one class of people.

"Western officials" is a class that the phrase itself names: one shared node, which claims no more than the
phrase. "Officials", "two people", "residents" are other people in every article, and "a Western official" is
somebody else each time: one node per article (syndicated copies of an article share it).
"""

from __future__ import annotations

import re
from typing import Final

from kg.model import EntityArg
from kg.resolve.names import plain_key
from kg.resolve.territory import territory_named

#: Words that pick out particular members: then even "Western officials" are other people in each article.
_PARTICULAR: Final = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens",
    "hundreds", "thousands", "several", "some", "many", "few", "another", "other", "others", "these", "those",
    "this", "that", "his", "her", "its", "their", "our", "my", "your", "both", "former", "local", "each",
    "neither", "either", "whose", "who", "most", "all", "none", "any",
})  # fmt: skip
#: Adjectives of regions, peoples, beliefs and camps that English writes with a capital.
_NAMED: Final = frozenset({
    "western", "eastern", "european", "african", "asian", "arab", "nordic", "baltic", "balkan", "latin",
    "caribbean", "pacific", "kurdish", "jewish", "muslim", "christian", "catholic", "orthodox", "sunni",
    "shiite", "shia", "hindu", "buddhist", "islamist", "palestinian", "republican", "democratic",
})  # fmt: skip
#: Plurals that do not end in s.
_PLURAL: Final = frozenset(
    {"people", "men", "women", "police", "children", "clergy", "peoples", "media", "staff"}
)
_AFTER_HEAD: Final = re.compile(
    r"[,;(]|\s(?:of|from|in|on|at|who|whom|that|which|with|for|near|to|by|familiar|close)\s"
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")


def is_category(arg: EntityArg) -> bool:
    """Whether the phrase names a class by a proper name or nationality ("Western officials")."""
    name = arg.name
    if set(plain_key(name).split()) & _PARTICULAR or any(c.isdigit() for c in name):
        return False
    words = _AFTER_HEAD.split(name, maxsplit=1)[0].split()
    if len(words) < 2 or not _is_plural(words[-1].casefold()):
        return False
    return named_first(arg) or any(word[:1].isupper() for word in words[1:])


def named_first(arg: EntityArg) -> bool:
    """Whether the capital of the first word belongs to the word, and not to the start of a sentence."""
    first = arg.name.split(" ", 1)[0]
    if not first[:1].isupper():
        return False
    if not arg.text.startswith(arg.name[:1]) or any(c.isupper() for c in first[1:]):
        return True  # a word stood before it, or it is an acronym
    bare = _POSSESSIVE.sub("", first)
    return bare.casefold() in _NAMED or territory_named(bare) is not None


def _is_plural(word: str) -> bool:
    return word in _PLURAL or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
