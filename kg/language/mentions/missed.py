"""Names that spaCy missed: known ones, capitalised ones, ones after a title, and repeats of names found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.language.mentions.draft import ACRONYM
from kg.language.mentions.halves import HALVES, about_korea
from kg.lexicon.names import leader_surnames

if TYPE_CHECKING:
    from kg.language.mentions.draft import Draft, Name

_DIGIT = re.compile(r"\d")
_MODEL = re.compile(r"[A-Z]{2,}[A-Za-z]*-?\d+[A-Za-z]?|[A-Z][a-z]+[A-Z]?\d+")  # "IE6", "MH17", "Windows10"
# After these, capitalised, comes a name.
_NAME_TITLES = frozenset(
    (
        "president", "minister", "chancellor", "premier", "mr.", "mr", "ms.", "ms", "mrs.", "mrs", "senator",
        "sen.", "gov.", "gen.", "rep.", "ambassador", "spokesman", "spokeswoman", "secretary", "king", "queen",
        "prince", "princess", "emir", "sultan", "pope", "sheikh", "colonel", "col.", "ayatollah",
    )
)  # fmt: skip
_WORDS_TOO = frozenset(("us", "is", "who", "it", "au", "un"))  # in capitals, in a headline, these tell nothing
_CHAMBERS = frozenset(("congress", "parliament", "senate"))

Forms = dict[str, list[tuple[tuple[str, ...], str]]]


def fill_gaps(draft: Draft) -> None:
    """Look at every capitalised word outside of the names found so far."""
    t = draft.t
    i, size = 0, len(t)
    while i < size:
        word = t.text[i]
        if draft.covered[i] < 0 and _half(draft, i):
            draft.add(i, i, "GPE")
        plain = draft.covered[i] >= 0 or len(word) < 2 or not word[:1].isupper()
        if plain or i in draft.demonyms or _nationality(draft, i) or draft.part(i, "ORG"):
            i += 1
        else:
            i = _capitalised(draft, i)
    draft.settle()


def _half(draft: Draft, i: int) -> bool:
    """ "The North", "the South's army" in an article about Korea."""
    t = draft.t
    if t.text[i] not in HALVES or i == 0 or t.lower[i - 1] != "the" or not about_korea(t.text):
        return False
    after = t.text[i + 1] if i + 1 < len(t) else ""
    return not after[:1].isupper() and t.head[i] != i + 1


def _nationality(draft: Draft, i: int) -> bool:
    t, g = draft.t, draft.gazetteer
    word = t.text[i]
    country = g.people(word)
    if country is None and i + 1 < len(t) and t.text[i + 1][:1].isupper() and word != "The":
        country = g.demonym(f"{word} {t.text[i + 1]}")
        if country is not None:
            draft.demonyms.setdefault(i + 1, country)
    if country is None or (i in draft.starts and word.lower() == "polish"):
        return False
    draft.demonyms.setdefault(i, country)
    return True


def _capitalised(draft: Draft, i: int) -> int:
    """Decide on the run of capitalised words that begins at row ``i``; returns the row to go on with."""
    t, words, g = draft.t, draft.words, draft.gazetteer
    last = i
    while (
        last + 1 < len(t)
        and draft.covered[last + 1] < 0
        and t.text[last + 1][:1].isupper()
        and t.pos[last + 1] in ("PROPN", "NOUN", "ADJ")
        and last + 1 not in draft.starts
    ):
        last += 1
    last = max(last, draft.after_hyphens(last))
    shouted = t.sentence[i] in draft.shouting and t.lower[i] in _WORDS_TOO
    for upto in range(last, i - 1, -1):
        text = draft.text(i, upto)
        city = bool(g.capital(text)) or text in words.cities
        place = bool(g.name(text)) or (city and t.pos[i] == "PROPN")
        body = text in words.acronyms or text in words.bodies or text in words.organisations
        if (place or body) and not shouted:
            draft.add(i, upto, "GPE" if place else "ORG")
            return upto + 1
    if t.text[i] in leader_surnames() and t.pos[i] in ("PROPN", "NOUN", "ADJ"):
        draft.add(i, i, "PERSON")
        return i + 1
    if i > 0 and _after_title(draft, i):
        return _titled(draft, i)
    if _candidate(draft, i, last):
        headed = bool(ACRONYM.fullmatch(t.text[i])) or t.lower[last] in words.organisation_heads
        draft.add(i, last, "ORG" if headed else "")
        return last + 1
    return i + 1


def _plain_capital(draft: Draft, i: int) -> bool:
    t = draft.t
    word = t.text[i]
    return (
        word[:1].isupper()
        and word.isalpha()
        and t.sentence[i] == t.sentence[i - 1]
        and i not in draft.demonyms
        and not draft.is_title(i)
        and t.tag[i] != "CD"
        and t.lower[i] not in draft.words.not_names
        and t.lower[i] not in draft.words.organisation_heads
    )


def _after_title(draft: Draft, i: int) -> bool:
    """A capitalised word right after "President", "Minister", "Mr.": a name, whatever the tagger says."""
    t = draft.t
    titled = t.lower[i - 1] in _NAME_TITLES and t.text[i - 1][:1].isupper()
    return titled and t.sentence[i] not in draft.shouting and _plain_capital(draft, i)


def _titled(draft: Draft, i: int) -> int:
    """Take the name after a title: up to three capitalised words, the last of which may be an entity."""
    t = draft.t
    stop = i
    while (
        stop + 1 < len(t) and stop < i + 2 and draft.covered[stop + 1] < 0 and _plain_capital(draft, stop + 1)
    ):
        stop += 1
    following = draft.covered[stop + 1] if stop + 1 < len(t) else -1
    if following >= 0 and stop == i:
        name = draft.names[following]
        beside = name.label == "PERSON" or (name.label in ("GPE", "ORG") and t.head[i] in (i - 1, i + 1))
        if name.first == name.last == stop + 1 and beside:
            name.first, name.start, name.label = i, t.start[i], "PERSON"
            draft.covered[i] = following
            return name.last + 1
    draft.add(i, stop, "PERSON")
    return stop + 1


def _candidate(draft: Draft, first: int, last: int) -> bool:
    """Whether a run of proper nouns is a name of whatever type."""
    t, words = draft.t, draft.words
    if t.sentence[first] in draft.shouting or not all(_proper(draft, i) for i in range(first, last + 1)):
        return False
    low, end = t.lower[first], t.lower[last]
    if (
        low in words.not_names
        or low in words.beliefs
        or low in words.agencies
        or low.rstrip("s") in words.beliefs
    ):
        return False
    if end not in words.organisation_heads and any(draft.is_title(i) for i in range(first, last + 1)):
        return False
    if first == last:
        if low in draft.lower_seen or low + "s" in draft.lower_seen or low.endswith("."):
            return False
        if first in draft.starts and not ACRONYM.fullmatch(t.text[first]):
            return False
        begin, end_row = t.bounds(t.sentence[first])
        if not any(word[:1].isalpha() for word in (*t.text[begin:first], *t.text[first + 1 : end_row])):
            return False  # a heading of one word
        if end not in _CHAMBERS and (end in words.organisation_heads or end in words.document_heads):
            return False
    return not _DIGIT.search(t.text[first]) or bool(_MODEL.fullmatch(t.text[first]))


def _proper(draft: Draft, i: int) -> bool:
    """Whether row ``i`` is a proper noun, the hyphen in one, or an acronym that the tagger took for a noun."""
    t = draft.t
    if t.pos[i] == "PROPN" or t.text[i] == "-" or t.text[i - 1] == "-":
        return True
    return t.pos[i] in ("NOUN", "ADJ") and len(t.text[i]) > 2 and t.text[i].isalpha() and t.text[i].isupper()


def find_repeats(draft: Draft, forms: Forms) -> bool:
    """Find further mentions of known ``forms`` (by first word: word tuples, longest first, with label).

    Returns whether any was found.
    """
    t = draft.t
    found = False
    for i, word in enumerate(t.text):
        if word not in forms or (draft.covered[i] >= 0 and draft.names[draft.covered[i]].first != i):
            continue
        for form, label in forms[word]:
            stop = i + len(form)
            if tuple(t.text[i:stop]) != form or not _free(draft, i, stop, label):
                continue
            if stop == i + 1 and i in draft.demonyms and draft.demonyms[i] is draft.demonyms.get(stop):
                continue  # "[North] Korean"
            longer = stop < len(t) and draft.covered[stop] < 0 and draft.name_like(stop)
            if not (longer and t.head[stop - 1] == stop and not draft.is_title(stop)):
                for k in {index for index in draft.covered[i:stop] if index >= 0}:
                    draft.names[k].first = -1
                draft.add(i, stop - 1, label)
                draft.demonyms.pop(i, None)
                found = True
            break
    if not found:
        return False
    draft.names = [name for name in draft.names if name.first >= 0]
    draft.settle()
    return True


def _free(draft: Draft, start: int, stop: int, label: str) -> bool:
    """Whether no name lies in ``start``..``stop``, or only pieces of one person's name."""
    inside = {index for index in draft.covered[start:stop] if index >= 0}
    if not inside:
        return True
    names = [draft.names[index] for index in inside]
    return (
        stop - start > 1
        and (label == "PERSON" or all(n.first == n.last and n.label != "GPE" for n in names))
        and all(start <= n.first and n.last < stop for n in names)
        and not any(n.first == start and n.last == stop - 1 for n in names)
    )


def drop_credits(draft: Draft) -> None:
    """Forget agency names in brackets or lines that hold nothing else: credits, not mentions."""
    t, agencies = draft.t, draft.words.agencies
    kept = [
        name
        for name in draft.names
        if " ".join(t.lower[name.first : name.last + 1]) not in agencies or not _in_credit(draft, name)
    ]
    if len(kept) < len(draft.names):
        draft.names = kept
        draft.settle()


def _in_credit(draft: Draft, name: Name) -> bool:
    t = draft.t
    fillers = draft.words.agencies | {",", "/", "and"}
    first, last = name.first - 1, name.last + 1
    while first >= 0 and t.lower[first] in fillers:
        first -= 1
    while last < len(t) and t.lower[last] in fillers:
        last += 1
    opened = (
        first < 0 or t.text[first] in ("(", "[") or t.text[first].endswith("/") or first + 1 in draft.starts
    )
    closed = last >= len(t) or t.text[last] in (")", "]") or last in draft.starts
    return opened and closed
