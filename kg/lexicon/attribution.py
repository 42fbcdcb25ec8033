"""Loader of the cues of attribution: verbs, nouns, adjectives and phrases of saying, thinking, intending."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.lexicon.names import load_yaml

Kind = Literal["speech", "thought", "intention"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue. ``frames`` are the shapes its content can take (see the head of ``attribution.yaml``).

    ``avoid`` are lemmas of objects that are no content: "addressed a [rally]".
    """

    lemma: str
    kind: Kind
    frames: frozenset[str]
    prepositions: frozenset[str]
    example: str
    avoid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by part of speech; keys are lemmas in lower case."""

    verbs: dict[str, Entry]
    nouns: dict[str, Entry]
    adjectives: dict[str, Entry]
    adverbs: dict[str, Entry]
    carriers: frozenset[str]
    light: frozenset[str]
    object_control: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    not_content: frozenset[str]

    @property
    def speaking(self) -> frozenset[str]:
        """Verbs of saying that take a clause, a quotation or a description."""
        return _speaking()


_LISTS = ("carriers", "light", "object_control", "documents", "bodies", "not_content")


def _entries(data: dict[str, Any]) -> dict[str, Entry]:
    out = {}
    for lemma, row in data.items():
        out[str(lemma)] = Entry(
            str(lemma),
            row["kind"],
            frozenset(str(row.get("frames") or "").split()),
            frozenset(str(row.get("prep") or "").split()),
            str(row.get("example") or ""),
            frozenset(str(row.get("avoid") or "").split()),
        )
    return out


@cache
def cues() -> Cues:
    """Read ``attribution.yaml`` once."""
    data = load_yaml("attribution.yaml")
    return Cues(
        _entries(data["verbs"]),
        _entries(data["nouns"]),
        _entries(data["adjectives"]),
        _entries(data["adverbs"]),
        *(frozenset(str(word) for word in data[key]) for key in _LISTS),
    )


@cache
def _speaking() -> frozenset[str]:
    return frozenset(k for k, e in cues().verbs.items() if e.kind == "speech" and e.frames & {"q", "c", "s"})
