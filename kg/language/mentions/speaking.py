"""Speakers that a pronoun beside a verb of speech takes up: who spoke last, and who was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kg.language.mentions.referents import PEOPLE, agreement

if TYPE_CHECKING:
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.referents import Referent

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
_FIRST: Final = 2  # tokens before a pronoun that begins a sentence
_NEAR: Final = 2  # sentences in which a body that spoke has "its spokesman" speak on


def told_last(d: Discourse, i: int, kind: str, candidates: Sequence[Referent]) -> Referent | None:
    """'"...," she added': the last speaker, if the words quoted since are all that stands between."""
    told, t = d.last_speaker, d.t
    if told is not None and kind == "thing" and t.lemma[t.head[i]].lower().startswith("spokes"):
        near = t.sentence[i] - told.marks[-1][1] <= _NEAR
        return told if near and agreement(kind, told) else None  # "The ministry said … Its spokesman added"
    if told is None or kind not in PEOPLE or not d.speaks(i) or not agreement(kind, told):
        return None
    if t.lemma[t.head[i]].lower() == "add":
        return told
    since = told.marks[-1][0]
    for referent in candidates:
        row = referent.marks[-1][0]
        if row > since and not t.quoted[row] and agreement(kind, referent):
            return None
    return told


def asked_before(d: Discourse, i: int) -> Referent | None:
    """ "When reporters asked Macron, he replied": who is asked in the sentence answers."""
    t = d.t
    if t.dep[i] not in _SUBJECTS or t.lemma[t.head[i]].lower() not in d.lists["answering"]:
        return None
    begin, _ = t.bounds(t.sentence[i])
    for k in range(i - 1, begin - 1, -1):
        if t.dep[k] in ("dobj", "nsubjpass") and t.lemma[t.head[k]].lower() in d.lists["asking"]:
            return d.at.get(k)
    return None


def acted_on_before(d: Discourse, i: int) -> Referent | None:
    """Who was the object of the sentence before and goes on: "urged Rao to sign. He refused", "fined Rao. He had lied".

    The object of a request answers it; what had happened before somebody was blamed was his doing (implicit causality,
    Garvey & Caramazza 1974).
    """
    t = d.t
    verb = t.head[i]
    begin, _ = t.bounds(t.sentence[i])
    if t.dep[i] not in _SUBJECTS or i - begin > _FIRST or t.sentence[i] == 0:
        return None
    before, end = t.bounds(t.sentence[i] - 1)
    root = next((k for k in range(before, end) if t.dep[k] == "ROOT"), -1)
    if root < 0:
        return None
    lemma = t.lemma[root].lower()
    had = t.tag[verb] == "VBN" and any(t.lower[c] == "had" for c in t.children[verb] if c < verb)
    asked = lemma in d.lists["requesting"] and t.lemma[verb].lower() in d.lists["complying"]
    if not asked and not (had and lemma in d.lists["befalling"]):
        return None
    if any(t.dep[c] == "neg" for c in t.children[root]):
        return None
    found = next((d.at.get(c) for c in t.children[root] if t.dep[c] == "dobj"), None)
    return found if found is not None and found.chain >= 0 else None
