"""Boundaries of names: what the capitals and the parse around an entity add to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.language.mentions.draft import ACRONYM

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft, Name

_MODIFIERS = frozenset(("compound", "amod", "nmod"))


def mend_boundaries(draft: Draft) -> None:
    """Lengthen names by capitalised neighbours and by "Ministry of", and join halves of people's names."""
    for index, name in enumerate(draft.names):
        if name.first >= 0 and draft.covered[name.first] == index:
            _extend(draft, index, name)
    draft.names = [name for name in draft.names if name.first >= 0]
    draft.settle()
    _merge_people(draft)


def _extend(draft: Draft, index: int, name: Name) -> None:
    t = draft.t
    whole = name.end - name.start == t.end[name.last] - t.start[name.first]
    if not whole or t.sentence[name.first] in draft.shouting:
        return
    first, last = name.first, name.last
    while last + 1 < len(t) and _joins(draft, last + 1, first, last, name.label):
        last += 1
    while first > 0 and _joins(draft, first - 1, first, last, name.label):
        first -= 1
    first, label = _of(draft, first, name.label)
    if (first, last) == (name.first, name.last):
        return
    for i in range(first, last + 1):
        other = draft.covered[i]
        if other >= 0 and other != index:
            draft.names[other].first = -1
        draft.covered[i] = index
    name.first, name.last, name.label = first, last, label
    name.start, name.end = t.start[first], t.end[last]


def _joins(draft: Draft, i: int, first: int, last: int, label: str) -> bool:
    """Whether the uncovered row ``i`` beside ``first``..``last`` is a part of that name."""
    t, words, g = draft.t, draft.words, draft.gazetteer
    if draft.covered[i] >= 0 or not draft.name_like(i) or i in draft.demonyms:
        return False
    low, left = t.lower[i], i < first
    if low in words.not_names or low in words.courtesy:
        return False
    if draft.is_title(i) and low not in words.organisation_heads:
        return False
    if left:
        if i in draft.starts and (low in draft.lower_seen or t.dep[i] != "compound" or label != "PERSON"):
            return False
        if g.demonym(t.text[i]) or g.name(t.text[i]):
            return False
    inside = first <= t.head[i] <= last and t.dep[i] in ("compound", "nmod", "flat")
    outside = t.dep[last] in ("compound", "nmod") and t.head[last] == i
    if label == "GPE" and g.name(draft.text(first, last)):
        return not left and outside and low in words.organisation_heads
    return inside if left else inside or outside


def _of(draft: Draft, first: int, label: str) -> tuple[int, str]:
    """ "Ministry of [the] NAME": the head noun and what stands before it belong to the name."""
    t, words = draft.t, draft.words
    i = first - 1
    if i > 0 and t.lower[i] == "the":
        i -= 1
    if i < 1 or t.lower[i] not in ("of", "for") or t.lower[i - 1] not in words.of_heads:
        return first, label
    head = noun = i - 1
    if not t.text[noun][:1].isupper() or (noun in draft.starts and t.pos[noun] != "PROPN"):
        return first, label
    while (
        head > 0
        and draft.covered[head - 1] < 0
        and draft.name_like(head - 1)
        and t.head[head - 1] == noun
        and t.dep[head - 1] in _MODIFIERS
        and not draft.gazetteer.demonym(t.text[head - 1])
    ):
        head -= 1
    if t.lower[noun] in words.document_heads:
        return head, "LAW"
    if t.lower[noun] in words.place_heads:
        return head, "LOC"
    return head, label if label == "EVENT" else "ORG"


def _merge_people(draft: Draft) -> None:
    """Join a one-word name to the person's name that follows in one compound: "Abdirahman | Ali Nur"."""
    t, words, g = draft.t, draft.words, draft.gazetteer
    gone: set[int] = set()
    for left, right in pairwise(draft.names):
        if (
            right.label != "PERSON"
            or left.first != left.last
            or left.last + 1 != right.first
            or id(left) in gone
        ):
            continue
        word = t.text[left.first]
        if left.label in ("GPE", "NORP", "LOC") or ACRONYM.fullmatch(word) or left.end - left.start < len(word):
            continue
        if word in words.acronyms or word in words.organisations or word in words.bodies:
            continue
        if g.name(word) or g.demonym(word) or t.sentence[left.first] in draft.shouting:
            continue
        if t.dep[left.first] == "compound" and right.first <= t.head[left.first] <= right.last:
            right.first, right.start = left.first, left.start
            gone.add(id(left))
    if gone:
        draft.names = [name for name in draft.names if id(name) not in gone]
        draft.settle()
