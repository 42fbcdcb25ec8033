"""spaCy's named entities, cleaned: cut to the name proper, nationalities told from names, non-names dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.lexicon.names import leader_surnames

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft

_KEEP = frozenset(("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"))
_STRIP = frozenset(
    (
        "the", "a", "an", "this", "that", "'s", "'", '"', "''", "``", ",", ".", ";", ":", "-", "--", "–", "—",
        "(", ")", "[", "]", "his", "her", "its", "their", "our", "my", "and", "of", "&", "/", "!", "?", "mr.", "mrs.",
    )
)  # fmt: skip
_CUTS = frozenset(("/", "(", ")", ";", ":", "|", '"', "--", "—"))
_JOINTS = frozenset(("and", "&", ","))
# Words after which "the" goes on with a name ("Bank of the South").
_BINDS = frozenset(
    (
        "of", "for", "in", "and", "to", "against", "on", "at", "from", "by", "with", "between", "into", "over",
        "&", ",", ":", "toward", "towards",
    )
)  # fmt: skip
_INNER_NAME = re.compile(r"[a-z]-[A-Z]")
_NAME_TITLES = frozenset(
    ("general", "king", "major", "prince", "judge", "bishop")
)  # first names and surnames too
_TRADES = ("er", "ist", "or", "ian", "crat", "can")
_PREFIXES = frozenset(("anti", "pro", "non", "post", "pre", "neo", "ex"))
_LONGEST_WORK = 8  # words; a longer "work of art" is a quotation


def take_entities(draft: Draft) -> None:
    """Take spaCy's entities over into ``draft``."""
    t = draft.t
    surnames = {t.text[end] for begin, end, label in t.entities if label == "PERSON" and end > begin}
    for begin, end, label in t.entities:
        if label in _KEEP:
            if label not in ("PERSON", "GPE", "NORP") and _are_people(draft, begin, end, surnames):
                label = "PERSON"
            for first, last in _pieces(draft, begin, end, label):
                _take(draft, first, last, label)


def _are_people(draft: Draft, first: int, last: int, surnames: set[str]) -> bool:
    """Whether an entity is two people of the article joined by "and": "Sorensen and Okafor"."""
    t = draft.t
    joints = [i for i in range(first + 1, last) if t.lower[i] == "and"]
    return len(joints) == 1 and all(
        t.text[end] in surnames or t.text[end] in leader_surnames() for end in (joints[0] - 1, last)
    )


def _pieces(draft: Draft, first: int, last: int, label: str) -> list[tuple[int, int]]:
    """Cut an entity at brackets, slashes, possessives of countries, and between two names."""
    t = draft.t
    if first == last:
        return [(first, last)]
    cuts: list[int] = []
    for i in range(first, last + 1):
        word = t.text[i]
        inside = first < i < last
        if (
            word in _CUTS
            or (
                inside
                and (word == "'s" or (word == "'" and t.text[i - 1].endswith(("s", "x", "z"))))
                and (label in ("GPE", "PERSON") or draft.gazetteer.name(draft.text(first, i - 1)))
            )
            or (inside and word in _JOINTS and label in ("GPE", "PERSON", "NORP"))
            or (inside and word == "-" and draft.two_names(i - 1, i + 1))
        ):
            cuts.append(i)
    if not cuts or draft.gazetteer.name(draft.text(first, last)):
        return [(first, last)]
    begins = [first, *(cut + 1 for cut in cuts)]
    ends = [*(cut - 1 for cut in cuts), last]
    return [(a, b) for a, b in zip(begins, ends, strict=True) if a <= b]


def _take(draft: Draft, first: int, last: int, label: str) -> None:
    t, words = draft.t, draft.words
    while first <= last and label in ("GPE", "NORP", "PERSON") and _pair(draft, first):
        first += 1  # "Sri Lankan", also when spaCy splits it
    if first < last and t.sentence[first] in draft.shouting and t.text[first] in leader_surnames():
        last, label = first, "PERSON"
    if first < last and t.sentence[first] in draft.shouting:
        last, label = _before_verb(draft, first, last, label)
    while first <= last and t.lower[first] in _STRIP:
        first += 1
    while last >= first and (t.lower[last] in _STRIP or t.pos[last] == "ADP"):
        last -= 1
    if first < last:
        while last - first > 1 and t.lower[first] in _PREFIXES and t.text[first + 1] == "-":
            first += 2
    if label in ("GPE", "PERSON"):
        last = _without_office(draft, first, last)
    if label == "ORG" and first < last and _is_officeholder(draft, first, last):
        while last >= first and draft.is_title(last):
            last -= 1  # "White House | National Security Adviser, A"
    if label == "PERSON":
        while last > first and t.text[last].islower() and t.text[last].isalpha() and t.text[last - 1] != "-":
            last -= 1  # "Castillo | hours after"
        first = _without_titles(draft, first, last)
    elif first < last and label in ("ORG", "GPE"):
        while first < last and t.lower[first] in words.courtesy and t.text[first + 1] not in ("'s", "'"):
            first += 1  # but "King's College"
    for i in range(first + 1, last):
        if t.text[i] in ("the", "The") and t.lower[i - 1] not in _BINDS:
            _take(draft, first, i - 1, label)
            _take(draft, i + 1, last, label)
            return
    if first > last or not _is_name(draft, first, last, label):
        return
    if first == last and draft.part(first, label):
        return
    text = draft.text(first, last)
    if text in words.organisations:
        draft.add(first, last, "ORG")
        return
    if label == "GPE" and first < last and t.text[first].islower() and draft.place(draft.text(first + 1, last)):
        first += 1  # "eastern Congo"
        text = draft.text(first, last)
    people = draft.gazetteer.people(text)
    if people or (label == "NORP" and not draft.gazetteer.demonym(text)):
        _take_people(draft, first, last, text.lower())
        return
    if t.lower[last] in words.offices and label in ("ORG", "PERSON", "GPE") and t.pos[last] != "PROPN":
        last -= 1
        if first > last:
            return
    draft.add(first, last, label)


def _pair(draft: Draft, i: int) -> bool:
    """Note row ``i`` if it is part of a nationality of two words."""
    text = draft.t.text
    for begin in (i - 1, i):
        if begin >= 0 and begin + 1 < len(text) and text[begin].istitle() and text[begin] != "The":
            both = f"{text[begin]} {text[begin + 1]}"
            country = draft.gazetteer.demonym(both)
            if country is not None and draft.gazetteer.name(both) is None:
                draft.demonyms.update({begin: country, begin + 1: country})
                return True
    return False


def _without_office(draft: Draft, first: int, last: int) -> int:
    """ "Solomon Islands Prime | Minister Manele": a country ends before the office that follows it."""
    for end in range(last, first - 1, -1):
        if draft.gazetteer.name(draft.text(first, end)):
            return end if all(draft.is_title(i) for i in range(end + 1, last + 1)) else last
    return last


def _is_officeholder(draft: Draft, first: int, last: int) -> bool:
    """Whether what seems a body is an office, as its holder's name stands beside it."""
    t, words = draft.t, draft.words
    if t.lower[last] not in words.offices or not {"of", "for", "and"}.isdisjoint(t.lower[first:last]):
        return False
    people = {row for begin, end, label in t.entities if label == "PERSON" for row in range(begin, end + 1)}
    return any(c in people and t.dep[c] == "appos" for c in t.children[last])


def _before_verb(draft: Draft, first: int, last: int, label: str) -> tuple[int, str]:
    """In a headline in title case an entity ends before a verb or possessive: "Lind Visits Riga"."""
    t = draft.t
    for i in range(first + 1, last + 1):
        if t.tag[i] in ("VBZ", "VBD", "VBP") or (t.pos[i] == "ADP" and t.text[i][:1].islower() and i == last):
            return i - 1, ""
        if t.tag[i] == "POS" and label != "WORK_OF_ART":
            return i - 1, ""
    return last, label


def _without_titles(draft: Draft, first: int, last: int) -> int:
    t, words = draft.t, draft.words
    country = draft.gazetteer.demonym(t.text[first]) if last - first > 1 else None
    if country is not None and draft.is_title(first + 1):
        draft.demonyms[first] = country  # "Qatari | Emir | Ali Nur"
        first += 1
    while first < last and (
        t.lower[first] in words.courtesy or (draft.is_title(first) and t.lower[first] not in _NAME_TITLES)
    ):
        first += 1
    # "cosplayer Jessica Anderson", "Democrat Joe Manchin": the name begins at its first name
    while (
        last - first > 1
        and t.text[first] not in words.first_names
        and t.text[first + 1] in words.first_names
        and (t.text[first].islower() or t.lower[first].endswith(_TRADES))
    ):
        first += 1
    return first


def _is_name(draft: Draft, first: int, last: int, label: str) -> bool:
    t, words = draft.t, draft.words
    rows = t.text[first : last + 1]
    low = " ".join(t.lower[first : last + 1])
    plain = low in words.not_names or not any(w[:1].isupper() for w in rows)
    if plain and not any(_INNER_NAME.search(w) for w in rows):
        return False
    if first == last and low in words.beliefs and label != "NORP":
        return False
    if "utc" in t.lower[first : last + 1] or "gmt" in t.lower[first : last + 1]:
        return False
    if label == "WORK_OF_ART" and len(rows) > _LONGEST_WORK:
        return False
    if first == last and first > 0 and last + 1 < len(t) and t.lower[first - 1] in ("chief", "prime"):
        return not (draft.is_title(first) and t.lower[last + 1] in words.offices)  # "Chief Cabinet Secretary"
    body = label == "ORG" and t.lower[last] in words.organisation_heads
    return body or not all(draft.is_title(i) for i in range(first, last + 1))


def _take_people(draft: Draft, first: int, last: int, low: str) -> None:
    """Nationalities are no names; parties and peoples without a state are; religions and views are neither."""
    t, words, g = draft.t, draft.words, draft.gazetteer
    if low in words.party_plurals:
        draft.add(first, last, "ORG")
        return
    if low in words.peoples:
        draft.add(first, last, "NORP")
        return
    country = g.demonym(low)
    if country is not None:
        draft.demonyms.update(dict.fromkeys(range(first, last + 1), country))
        return
    if low.removesuffix("s") in words.beliefs:
        return
    if first < last:
        country = g.demonym(t.text[first])
        if country is not None and not (t.pos[last] == "PROPN" and t.lower[last] not in words.beliefs):
            draft.demonyms[first] = country
        elif not all(t.lower[i] in words.beliefs or g.demonym(t.text[i]) for i in range(first, last + 1)):
            draft.add(first, last, "NORP")
    elif t.text[first][:1].isupper() and not (
        low in words.beliefs or low.rstrip("s") in words.beliefs or low.endswith(("ist", "ists", "ism"))
    ):
        draft.add(first, last, "NORP")
