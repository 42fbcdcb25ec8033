"""Boundaries of names: what the capitals and the parse around an entity add to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.language.mentions.draft import ACRONYM

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft, Name

_MODIFIERS = frozenset(("compound", "amod", "nmod"))
_SMALL_WORDS = frozenset(
    (
        "al", "el", "bin", "ibn", "bint", "ould", "de", "da", "dos", "do", "del", "della", "di", "van", "von", "der",
        "den", "ter", "ten", "la", "zu",
    )
)  # fmt: skip
# What a hyphen ties to a name and is no part of it.
_COMPOUNDING = frozenset("aligned born era led like linked made run style type wide".split())
_QUOTES = frozenset(('"', "``", "''"))


def mend_boundaries(draft: Draft) -> None:
    """Lengthen names by capitalised neighbours and by "Ministry of", and join halves of people's names."""
    for index, name in enumerate(draft.names):
        if name.first >= 0 and draft.covered[name.first] == index:
            _extend(draft, index, name)
    draft.names = [name for name in draft.names if name.first >= 0]
    draft.settle()
    join_pieces(draft)


def _extend(draft: Draft, index: int, name: Name) -> None:
    t = draft.t
    whole = name.end - name.start == t.end[name.last] - t.start[name.first]
    if not whole or t.sentence[name.first] in draft.shouting:
        return
    first, last = name.first, draft.after_hyphens(name.last)
    if name.label == "PERSON":
        last = _second_syllable(draft, first, _particles(draft, last))
    while last + 1 < len(t) and _joins(draft, last + 1, first, last, name.label):
        last += 1
    while first > 0 and _joins(draft, first - 1, first, last, name.label):
        first -= 1
    if first > 0 and draft.gazetteer.name(draft.text(first - 1, last)) and t.text[first - 1].istitle():
        first -= t.lower[first - 1] != "the"  # "North | Macedonia"
    if first > 0 and t.text[first - 1] == "He" and t.dep[first - 1] == "compound" and t.head[first - 1] == last:
        first -= 1  # the family name He, taken for the pronoun
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


def _second_syllable(draft: Draft, first: int, last: int) -> int:
    """The last row of an East Asian name whose given name is written with a hyphen: "Han Duck | -soo"."""
    t, tail = draft.t, last + 2
    if tail >= len(t) or t.text[last + 1] != "-" or draft.covered[tail] >= 0:
        return last
    glued = t.end[last] == t.start[last + 1] and t.end[last + 1] == t.start[tail]
    word = t.text[tail]
    if last == first or not glued or t.text[first] not in draft.words.family_first:
        return last
    syllable = word.isalpha() and word.islower() and 2 <= len(word) <= 6 and word not in _COMPOUNDING
    return tail if syllable and not word.endswith("ed") else last


def _particles(draft: Draft, last: int) -> int:
    """The last row of a person's name that goes on after particles: "Abdel-Fattah | el-Sissi"."""
    t = draft.t
    i = last + 1
    while (
        i < len(t)
        and i < last + 4
        and t.lower[i] in _SMALL_WORDS
        and draft.covered[i] < 0
        and t.text[i].islower()
    ):
        i += 1
    if i == last + 1 or i >= len(t):
        return last
    if t.text[i] == "-":
        i += 1
    whole = i < len(t) and t.text[i][:1].isupper() and t.pos[i] == "PROPN" and draft.covered[i] < 0
    linked = t.dep[last] in _MODIFIERS and t.head[last] == i
    return i if whole and linked else last


def _joins(draft: Draft, i: int, first: int, last: int, label: str) -> bool:
    """Whether the uncovered row ``i`` beside ``first``..``last`` is a part of that name."""
    t, words, g = draft.t, draft.words, draft.gazetteer
    if draft.covered[i] >= 0 or not draft.name_like(i) or i in draft.demonyms:
        return False
    low, left = t.lower[i], i < first
    if not left and label == "GPE" and draft.place(draft.text(first, i)):
        return True  # "Mexico | City"
    if low in words.not_names or low in words.courtesy:
        return False
    if draft.is_title(i) and low not in words.organisation_heads:
        return False
    if label == "PERSON" and low.endswith("s") and low[:-1] in words.offices:
        return False  # "Senators | Ana Prado and Li Wei"
    if left:
        alone = first == last and not draft.known(t.text[first])
        if i in draft.starts and (
            low in draft.lower_seen or t.dep[i] != "compound" or (label != "PERSON" and not alone)
        ):
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
    if t.lower[noun] in words.offices and any(t.dep[c] == "appos" for c in t.children[noun]):
        return first, label  # "the Chief of Defence, Ana Prado"
    while (
        head > 0
        and draft.covered[head - 1] < 0
        and draft.name_like(head - 1)
        and t.head[head - 1] == noun
        and t.dep[head - 1] in _MODIFIERS
        and not draft.gazetteer.demonym(t.text[head - 1])
    ):
        head -= 1
    if draft.covered[noun] >= 0:
        head = min(head, draft.names[draft.covered[noun]].first)  # "Communist Party | of Laos"
    if t.lower[noun] in words.document_heads:
        return head, "LAW"
    if t.lower[noun] in words.place_heads:
        return head, "LOC"
    return head, label if label == "EVENT" else "ORG"


def join_pieces(draft: Draft) -> None:
    """Join the pieces of one person's name: "Abdirahman | Ali Nur", "Luiz | Lula da Silva"."""
    gone: set[int] = set()
    for index, (left, right) in enumerate(pairwise(draft.names)):
        after = draft.names[index + 2] if index + 2 < len(draft.names) else right
        if _one_state(draft, left, right):
            right.label = "GPE"
        elif _nicknamed(draft, left, after):  # the nickname is a name itself
            gone.add(id(right))
            right = after
        elif not _nicknamed(draft, left, right) and not _pieces(draft, left, right):
            continue
        if right.label != "GPE" and (left.label == "PERSON" or right.first > left.last + 1):
            right.label = "PERSON"
        elif right.label != "PERSON" and not _one_state(draft, left, right):
            right.label = ""
        right.first, right.start = left.first, left.start
        gone.add(id(left))
    if gone:
        draft.names = [name for name in draft.names if id(name) not in gone]
        draft.settle()


def _one_state(draft: Draft, left: Name, right: Name) -> bool:
    """Whether two names are one state's: Trinidad and Tobago."""
    joint = left.last + 1
    if draft.t.lower[joint : joint + 1] != ["and"] or right.first - joint > 2:
        return False
    return draft.gazetteer.name(draft.text(left.first, right.last)) is not None


def _pieces(draft: Draft, left: Name, right: Name) -> bool:
    """Whether two names side by side are one compound, and neither names anything on its own."""
    t, words = draft.t, draft.words
    if left.last + 1 != right.first or t.sentence[left.first] in draft.shouting:
        return False
    if left.end - left.start < len(t.text[left.first]) or left.label in ("FAC", "EVENT", "LAW", "WORK_OF_ART"):
        return False
    single = left.first == left.last
    if not single and left.label != "PERSON":
        return False
    if right.label not in ("PERSON", "") and right.first != right.last:
        return False
    for name in (left, right):
        text = draft.text(name.first, name.last)
        if draft.known(text) or ACRONYM.fullmatch(text):
            return False
        if name.label != "PERSON" and (
            t.lower[name.last] in words.organisation_heads or t.lower[name.last] in words.place_heads
        ):
            return False
    return t.dep[left.last] in _MODIFIERS and right.first <= t.head[left.last] <= right.last


def _nicknamed(draft: Draft, left: Name, right: Name) -> bool:
    """Whether only a nickname in quotation marks stands between a first name and a family name."""
    t = draft.t
    between = t.text[left.last + 1 : right.first]
    return (
        3 <= len(between) <= 5
        and between[0] in _QUOTES
        and between[-1] in _QUOTES
        and all(word[:1].isupper() for word in between[1:-1])
        and t.sentence[left.first] == t.sentence[right.last]
        and {left.label, right.label} <= {"PERSON", "ORG", "GPE", ""}
        and t.text[left.last][:1].isupper()
        and not draft.known(draft.text(left.first, left.last))
    )
