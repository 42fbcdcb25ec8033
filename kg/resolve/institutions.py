"""Bodies that every country has ("foreign ministry", "parliament"): their name means nothing without it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from kg.resolve.names import tokens
from kg.resolve.territory import territory_named

#: A body is one of these alone or after adjectives ("supreme court", "lower house").
_BODIES: Final = frozenset({
    "parliament", "government", "army", "navy", "military", "police", "cabinet", "senate", "congress",
    "legislature", "judiciary", "presidency", "treasury", "ministry", "embassy", "consulate", "gendarmerie",
    "coastguard", "intelligence", "constitution", "opposition", "administration",
})  # fmt: skip
_BODY_PHRASES: Final = frozenset({
    "air force", "armed forces", "security forces", "security council", "coast guard", "supreme court",
    "constitutional court", "high court", "national assembly", "national guard", "central bank",
    "border guard", "secret service", "state department", "state security", "general staff",
    "joint chiefs of staff", "house of representatives", "state television", "state media",
    "state news agency", "electoral commission", "election commission", "national security council",
    "attorney general", "prosecutor general", "defence forces", "defense forces", "white house",
    "federal court", "council of ministers", "central committee", "state council", "upper house",
    "lower house", "people army", "presidential administration", "presidential office", "foreign office",
    "interior department", "justice department", "defence department", "defense department",
    "labor department", "commerce department", "treasury department",
})  # fmt: skip
#: Phrases above that name one body only.
_UNIQUE: Final = frozenset({"white house", "state department", "security council"})
#: A country and a state of another country: the name of a court or a ministry there says too little.
_NOT_ALONE: Final = frozenset({"georgia", "state", "federal", "national"})
_HEADS: Final = frozenset({"ministry", "department"})
_DROPPED: Final = frozenset({"affairs", "and", "of", "the", "for", "national", "federal", "state"})
_SPELLING: Final = {"defense": "defence", "labor": "labour", "exterior": "foreign", "external": "foreign"}


class Institution(NamedTuple):
    """The body without its country, and the key of the country as far as the name says it ("" else)."""

    body: str
    country: str


@lru_cache(maxsize=1 << 15)
def institution(name: str) -> Institution | None:
    """Read ``name`` as a country's body; None when it is not one.

    >>> institution("China's Foreign Ministry") == institution("Ministry of Foreign Affairs of China")
    True
    """
    straight = name.replace("’", "'")
    # An apostrophe may also belong to the country (People's Republic): the reading that leaves least is right.
    readings = [_read(straight.replace("'s", "")), _read(straight.replace("'", ""))]
    found = [reading for reading in readings if reading]
    return min(found, key=lambda i: (not i.country, len(i.body.split()), i), default=None)


def _read(name: str) -> Institution | None:
    country, words = _split_country([word for word in tokens(name) if word != "the"])
    body = _body(words)
    return Institution(body, country) if body else None


def _split_country(words: list[str]) -> tuple[str, list[str]]:
    """Take the country off the front ("chinese …") or the back ("… of china")."""
    for n in (5, 4, 3, 2, 1):
        if len(words) > n and (front := _country(words[:n])):
            return front, words[n:]
        if len(words) > n + 1 and words[-n - 1] in {"of", "in"} and (back := _country(words[-n:])):
            return back, words[: -n - 1]
    return "", words


def _country(words: list[str]) -> str:
    text = " ".join(words)
    if text in _NOT_ALONE:
        return ""
    found = territory_named("United States" if text == "us" else text)
    return found.qid if found else ""


def _body(words: list[str]) -> str:
    if not words:
        return ""
    text = " ".join(words)
    if text in _UNIQUE:
        return ""
    if text in _BODY_PHRASES or text in _BODIES:
        return " ".join(_SPELLING.get(word, word) for word in words)
    if words[0] in _HEADS and len(words) > 2 and words[1] in {"of", "for"}:
        return _office(words[2:], words[0])
    if words[-1] in _HEADS and len(words) > 1:
        return _office(words[:-1], words[-1])
    return ""


def _office(subject: list[str], head: str) -> str:
    """One name for "foreign ministry" and "ministry of foreign affairs"; subjects in alphabetical order."""
    kept = {_SPELLING.get(word, word).removesuffix("s") for word in subject if word not in _DROPPED}
    return " ".join([*sorted(kept), head]) if kept else ""
