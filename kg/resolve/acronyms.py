"""Acronyms and the names they stand for, learned from the articles themselves."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg.resolve.clusters import Clusters
from kg.resolve.names import company_key

_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "du", "la", "des"})
_EXPANDED: Final = 0.95
_INITIALS: Final = 0.7
#: Initials of so many letters hardly coincide by chance, even among ten thousand names.
_TELLING: Final = 5
_TYPES: Final = frozenset({"Organization", "Group", "Event", "Thing"})


def link_acronyms(clusters: Clusters) -> None:
    """Join acronyms with their long forms.

    Spelt out in some article: joined (0.95). Not spelt out anywhere: joined (0.7) when exactly one name of
    three or more words has these initials and they are five or more, or some article uses both, or their
    countries agree.
    """
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    by_initials: defaultdict[str, set[int]] = defaultdict(set)
    acronyms: list[tuple[str, int]] = []
    for number, profile in enumerate(clusters.profiles):
        key = profile.key
        if key.type not in _TYPES or key.group or key.article:
            continue
        by_name[company_key(key.name)].append(number)
        if acronym := _acronym(key.name):
            acronyms.append((acronym, number))
        for initials in _initials(key.name):
            by_initials[initials].add(number)
    for _, number in acronyms:
        for other in by_name.get(clusters.profiles[number].key.expansion, ()):
            if clusters.may_join(other, number):
                clusters.join(other, number, "acronym-expansion", _EXPANDED)
    for acronym, number in acronyms:
        if clusters.cluster(number).expansions:
            continue
        found = sorted({clusters.find(other) for other in by_initials.get(acronym, ())})
        if len(found) == 1 and clusters.may_join(found[0], number):
            a, b = clusters.cluster(found[0]), clusters.cluster(number)
            agree = bool(a.countries.keys() & b.countries.keys())
            if agree or len(acronym) >= _TELLING or clusters.together(found[0], number):
                clusters.join(found[0], number, "acronym-initials", _INITIALS)


def _acronym(name: str) -> str:
    letters = name.replace(".", "")
    capitals = sum(letter.isupper() for letter in letters)
    if 2 <= len(letters) <= 8 and letters.isalnum() and capitals >= max(2, len(letters) - 1):
        return letters.upper()
    return ""


def _initials(name: str) -> set[str]:
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    if len(words) < 2:
        return set()
    content = [word for word in words if word.casefold() not in _SMALL]
    kept = words[1:] if words[0].casefold() == "the" else words
    found = {"".join(w[0].upper() for w in content), "".join(w[0].upper() for w in kept)}
    return {initials for initials in found if len(initials) >= 2}
