"""Normal forms of names: what is compared, never what is shown.

Built on rigour's name tools (the OpenSanctions project): its tokeniser and transliteration, so that
spelling, accents, hyphens and case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from normality import slugify
from rigour.names import remove_org_types, tokenize_name
from rigour.text import ascii_text

_CACHE: Final = 1 << 16
_INITIALS: Final = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?=\s?[^\W\d_]\.)")
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_ARTICLES: Final = frozenset({"the", "a", "an"})
_COURTESY: Final = frozenset({
    "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "sir", "dame", "lord", "lady", "dr", "doctor",
    "prof", "professor", "monsieur", "mme", "herr", "frau", "senor", "senora", "don", "dona", "signor",
    "signora", "rev", "reverend",
})  # fmt: skip
#: Words that open a family name; those of the second set only when hyphenated or in lower case (Al Gore).
_PARTICLES: Final = frozenset({
    "le", "la", "de", "des", "da", "das", "dos", "di", "del", "della", "van", "von", "der", "ter", "zu", "bin",
    "ibn", "abu", "saint", "st",
})  # fmt: skip
_ALSO_GIVEN: Final = frozenset({"al", "el", "ben", "san", "du", "den", "ten", "lo"})
_WRITTEN_OUT: Final = {
    "un": "united nations",
    "eu": "european union",
    "us": "united states",
    "uk": "united kingdom",
}
_UMLAUT: Final = re.compile(r"([aou])e")
_RANKS: Final = re.compile(
    r"(?:(?:Gen|Rep|Sen|Gov|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Brig|Cmdr|Pres|Amb|Rev|Hon|Prof|Dr|Mr|Mrs|Ms|St)\.\s+)+(?=\S)"
)
_LONGEST_ACRONYM: Final = 6
_GENERATIONS: Final = {"jr": 2, "junior": 2, "sr": 1, "senior": 1, "ii": 2, "iii": 3, "iv": 4}


def canonical(text: str) -> str:
    """``text`` in NFC with single spaces: the form in which names and labels are kept.

    Control characters, lone surrogates and marks that turn the direction of writing are left out: they are
    no part of a name, and a hostile one can make two names look alike.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text if text.isprintable() else " ".join(_UNSEEN.sub("", text).split())


def shouted(text: str) -> bool:
    """Whether a text stands in capitals as headlines and datelines do ("NEW YORK"); an acronym does not."""
    return text.isupper() and (" " in text or len(text) > _LONGEST_ACRONYM)


@lru_cache(maxsize=_CACHE)
def slug(text: str) -> str:
    """ASCII slug for identifiers (``Xi Jinping`` -> ``xi-jinping``); empty when nothing is left."""
    return slugify(text, sep="-") or ""


@lru_cache(maxsize=_CACHE)
def tokens(name: str) -> tuple[str, ...]:
    """Case-folded ASCII tokens of ``name`` without punctuation and accents."""
    return tuple(tokenize_name(ascii_text(name).casefold()))


@lru_cache(maxsize=_CACHE)
def plain_key(name: str) -> str:
    """Key under which two names count as spelt alike: tokens without articles and possessive endings."""
    found = list(tokens(_POSSESSIVE.sub("", name)))
    while len(found) > 1 and found[0] in _ARTICLES:
        del found[0]
    return " ".join(found) or canonical(name).casefold()


@lru_cache(maxsize=_CACHE)
def person_tokens(name: str) -> tuple[tuple[str, ...], int]:
    """Tokens of a person's name without courtesy titles, and the generation (``Jr.`` 2; 0 when not given).

    ``J.D. Vance`` and ``JD Vance`` give the initials one by one.
    """
    spaced = _INITIALS.sub(r"\1. ", without_rank(_POSSESSIVE.sub("", name)))
    words: list[str] = []
    for word in spaced.split():
        if len(word) == 2 and word.isupper() and word.isalpha() and not set(word) & set("AEIOUY"):
            words.extend(word)
        else:
            words.append(word)
    found = list(tokens(" ".join(words)))
    generation = 0
    if len(found) > 2 and found[-1] in _GENERATIONS:
        generation = _GENERATIONS[found.pop()]
    while len(found) > 1 and found[0] in _COURTESY:
        del found[0]
    return tuple(found), generation


def without_rank(name: str) -> str:
    """``name`` without abbreviated ranks and courtesy titles in front ("Gen. Ada Stern")."""
    found = _RANKS.match(name)
    return name[found.end() :] if found else name


@lru_cache(maxsize=_CACHE)
def full_name(name: str) -> bool:
    """Whether ``name`` holds a given and a family name; "Le Pen" and "van Ooyen" are family names alone."""
    words, _ = person_tokens(name)
    also = "-" in name.split(" ", 1)[0] or name[:1].islower()
    while len(words) > 1 and (words[0] in _PARTICLES or (also and words[0] in _ALSO_GIVEN)):
        words = words[1:]
    return len(words) > 1


@lru_cache(maxsize=_CACHE)
def spelling_key(name: str) -> str:
    """Name without what spellings differ in: spaces, accents, and the German ``ae oe ue`` for umlauts."""
    return _UMLAUT.sub(r"\1", "".join(person_tokens(name)[0]))


@lru_cache(maxsize=_CACHE)
def offices(titles: tuple[str, ...]) -> frozenset[str]:
    """Titles that tell something about the person: offices, not courtesy titles."""
    kept = set()
    for title in titles:
        words = [word for word in tokens(title) if word not in _COURTESY and word not in _ARTICLES]
        if words:
            kept.add(" ".join(words))
    return frozenset(kept)


@lru_cache(maxsize=_CACHE)
def company_key(name: str) -> str:
    """Key of an organisation: no legal form (``Acme Corp.``, ``Acme``), ``UN`` and the like written out."""
    folded = ascii_text(name).casefold()
    bare = remove_org_types(folded).strip(" ,.-")
    words = plain_key(bare if len(bare) > 1 else name).split()
    if len(words) > 1:
        words = [_WRITTEN_OUT.get(word, word) for word in words]
    return " ".join(words)
