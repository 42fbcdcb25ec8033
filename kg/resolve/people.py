"""Comparing two full names of people: may they be one person's, and by which rule?

Transliterations are told from other likeness (Baker, Barker) by their consonants: Arabic, Cyrillic and Persian
names vary in vowels, doubled letters and the spelling of one sound (Gadhafi, Qaddafi; Sergei, Sergey).

The rules follow the practice of record linkage in sanctions screening (OpenSanctions' rigour): equal tokens in
any order, middle names and initials, short forms of given names, and spelling variants of transliterated names
measured with :func:`rigour.names.compare_parts`. They say what is possible; whether it is true also needs the
context (country, office, gender), which the caller checks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rigour.names import NamePart, compare_parts

from kg.resolve.names import person_tokens, spelling_key
from kg.resolve.nicknames import same_given_name

#: Likeness (rigour's budgeted edit distance) from which two spellings of one sound may be one name: for given
#: names, and for family names, where a vowel more often makes another name (Miller, Muller).
_GIVEN_FLOOR: Final = 0.58
_FAMILY_FLOOR: Final = 0.76
_SOUNDS: Final = (
    ("tch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sh", "s"),
    ("ch", "c"), ("zh", "z"), ("ck", "k"), ("dj", "j"), ("x", "ks"), ("q", "k"), ("g", "k"), ("w", "v"),
    ("c", "k"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"[aeiouh]")
_CONSONANTS: Final = re.compile(r"[^aeiou]")


#: Not a reason to join two names, but a reason to doubt that the shorter one is somebody else's.
NAMESAKE: Final = "namesake"


class NameMatch(NamedTuple):
    """Why two names may be one person's; ``weak`` matches need agreeing context as well."""

    rule: str
    certainty: float
    weak: bool


@lru_cache(maxsize=1 << 16)
def compare_names(left: str, right: str) -> NameMatch | None:
    """How two full names (two tokens or more) may be one person's; None when they cannot."""
    a, a_generation = person_tokens(left)
    b, b_generation = person_tokens(right)
    if a_generation and b_generation and a_generation != b_generation:
        return None
    if spelling_key(left) == spelling_key(right):
        if a_generation != b_generation:
            return NameMatch("generation", 0.7, True)
        return NameMatch("spelling", 0.97, False)
    if len(a) < 2 or len(b) < 2:
        return None
    if sorted(a) == sorted(b):
        return NameMatch("name-order", 0.85, False)
    return _by_parts(a, b) or _partial(a, b)


def _by_parts(a: tuple[str, ...], b: tuple[str, ...]) -> NameMatch | None:
    """Given name, middle names and family name each have to fit."""
    given, family = _part(a[0], b[0]), _part(a[-1], b[-1], family=True)
    if given is None or family is None or (family.weak and given.rule not in {"equal", "transliteration"}):
        return None
    if family.rule == "initial":
        return None
    middle = NameMatch("equal", 1.0, False)
    for left, right in zip(a[1:-1], b[1:-1], strict=False):
        part = _part(left, right)
        if part is None or part.rule == "nickname":
            return None
        middle = min(middle, part, key=lambda match: match.certainty)
    if len(a) != len(b):
        if _two_initials(a, b) or _two_initials(b, a):
            return NameMatch(NAMESAKE, 0.5, False)
        middle = min(middle, NameMatch("middle-name", 0.92, False), key=lambda match: match.certainty)
    elif middle.rule == "initial":
        middle = NameMatch("middle-name", 0.92, False)
    parts = (given, middle, family)
    weakest = min(parts, key=lambda match: match.certainty)
    certainty = given.certainty * middle.certainty * family.certainty
    return NameMatch(weakest.rule, round(certainty, 4), any(part.weak for part in parts))


def _two_initials(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Two middle initials against none: they are written to tell namesakes apart (two Bushes)."""
    return len(short) == 2 and len(long) > 3 and all(len(word) == 1 for word in long[1:-1])


@lru_cache(maxsize=1 << 16)
def _part(a: str, b: str, *, family: bool = False) -> NameMatch | None:
    """How one token of a name fits another."""
    if a == b:
        return NameMatch("equal", 1.0, False)
    if len(a) == 1 or len(b) == 1:
        return NameMatch("initial", 0.75, True) if a[0] == b[0] else None
    if not family and same_given_name(a, b):
        return NameMatch("nickname", 0.88, False)
    if min(len(a), len(b)) >= 4 and _one_sound(a, b, _FAMILY_FLOOR if family else _GIVEN_FLOOR):
        return NameMatch("transliteration", 0.8, True)
    return None


def consonants(word: str) -> str:
    """What spellings of one foreign name have in common: its consonants, sounds written alike."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    return ("a" if word[:1] in "aeiou" else word[:1]) + _VOWELS.sub("", word[1:])


def _one_sound(a: str, b: str, floor: float) -> bool:
    if _gendered(a, b) or consonants(a) != consonants(b):
        return False
    if _DOUBLED.sub(r"\1", _CONSONANTS.sub("", a)) == _DOUBLED.sub(r"\1", _CONSONANTS.sub("", b)):
        return True
    aligned = compare_parts([NamePart(a, 0, phonetics=False)], [NamePart(b, 0, phonetics=False)])
    return len(aligned) == 1 and aligned[0].score >= floor


def _gendered(a: str, b: str) -> bool:
    """Names that differ in a final vowel only are often a man's and a woman's (Mario, Maria)."""
    return (a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("aeio")) or a + "a" == b or b + "a" == a


def _partial(a: tuple[str, ...], b: tuple[str, ...]) -> NameMatch | None:
    """Two or more tokens that begin or end the longer name (two family names, one left out)."""
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long):
        return None
    ends = (long[: len(short)], long[-len(short) :])
    if short in ends:
        return NameMatch("partial-name", 0.75, True)
    # Mohamed bin Zayed, Mohammed bin Zayed Al Nahyan: with three words one may be spelt in another way.
    if len(short) > 2 and any(_nearly(short, end) for end in ends):
        return NameMatch("partial-name", 0.7, True)
    return None


def _nearly(short: tuple[str, ...], end: tuple[str, ...]) -> bool:
    parts = [_part(a, b) for a, b in zip(short, end, strict=True)]
    rules = [part.rule if part else "" for part in parts]
    return rules.count("equal") == len(rules) - 1 and "transliteration" in rules
