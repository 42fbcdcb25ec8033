"""Joining the names of people: variants of full names, then family names that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from kg.resolve.clusters import Clusters
from kg.resolve.names import full_name, offices, person_tokens
from kg.resolve.nicknames import given_keys
from kg.resolve.people import NAMESAKE, NameMatch, compare_names, consonants

#: Where the family name comes first (Wikidata ids): China, Taiwan, Hong Kong, Macau, the Koreas, Vietnam, …
_FAMILY_FIRST: Final = frozenset({"Q148", "Q865", "Q8646", "Q14773", "Q884", "Q423", "Q881", "Q424", "Q334"})
_SURNAME: Final = (0.7, 0.6)
#: A block of more names than this holds nothing but chance likeness, and comparing it all costs too much.
_BLOCK: Final = 200


class _Edge(NamedTuple):
    """A possible join; sorted from the surest."""

    uncertainty: float
    left: int
    right: int
    match: NameMatch


def link_people(clusters: Clusters) -> None:
    """Join variants of full names, surest first, then one-word names with the only person they can be."""
    full: list[int] = []
    alone: list[int] = []
    for number, profile in enumerate(clusters.profiles):
        key = profile.key
        if key.type == "Person" and not key.group:
            (full if full_name(key.name) else alone).append(number)
    edges = sorted(_edges(clusters, full))
    start = 0
    while start < len(edges):
        stop = start
        while stop < len(edges) and edges[stop].uncertainty == edges[start].uncertainty:
            stop += 1
        _join_level(clusters, edges[start:stop], edges)
        start = stop
    _link_alone(clusters, full, alone)


def _blocks(clusters: Clusters, full: list[int]) -> Iterable[list[int]]:
    """Names that share enough to be worth comparing."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, str]] = set()
    for number in full:
        name = clusters.profiles[number].key.name
        root = clusters.find(number)
        if (root, name) in seen:
            continue
        seen.add((root, name))
        words, _ = person_tokens(name)
        first, last = words[0], words[-1]
        keys = {("order", *sorted(words)), ("family", last, first[0]), ("sound", first, consonants(last))}
        keys |= {("given", last, given) for given in given_keys(first)}
        keys.add(("start", *words[:2]))
        keys.add(("end", *words[-2:]))
        keys.add(("sounds", consonants(first), consonants(last)))
        for key in keys:
            blocks[key].append(number)
    for _, block in sorted(blocks.items()):
        if 1 < len(block) <= _BLOCK:
            yield block


def _edges(clusters: Clusters, full: list[int]) -> Iterable[_Edge]:
    done: set[tuple[int, int]] = set()
    for block in _blocks(clusters, full):
        for i, left in enumerate(block):
            for right in block[i + 1 :]:
                if (left, right) in done or clusters.find(left) == clusters.find(right):
                    continue
                done.add((left, right))
                names = clusters.profiles[left].key.name, clusters.profiles[right].key.name
                match = compare_names(*names)
                if not match or not clusters.may_join(left, right):
                    continue
                if match.rule not in {"spelling", NAMESAKE} and clusters.together(left, right):
                    continue  # an article tells them apart
                if not match.weak or _agree(clusters, left, right):
                    yield _Edge(1 - match.certainty, left, right, match)


def _agree(clusters: Clusters, left: int, right: int) -> bool:
    """Whether country or office speak for one person."""
    a, b = clusters.cluster(left), clusters.cluster(right)
    return bool(a.countries.keys() & b.countries.keys() or _offices(clusters, left) & _offices(clusters, right))


def _offices(clusters: Clusters, number: int) -> set[str]:
    members = clusters.cluster(number).members
    return {office for member in members for office in clusters.profiles[member].offices}


def _join_level(clusters: Clusters, edges: list[_Edge], all_edges: list[_Edge]) -> None:
    """Join the pairs of one certainty; a name that could belong to two different people joins neither.

    For names that are spelt alike only names spelt alike are rivals.
    """
    around: defaultdict[int, set[int]] = defaultdict(set)
    for edge in edges if edges[0].match.rule == "spelling" else all_edges:
        a, b = clusters.find(edge.left), clusters.find(edge.right)
        if a != b:
            around[a].add(b)
            around[b].add(a)
    torn = {root for root, others in around.items() if _torn(clusters, others)}
    for edge in edges:
        if edge.match.rule == NAMESAKE or clusters.find(edge.left) in torn or clusters.find(edge.right) in torn:
            continue
        if edge.match.rule != "spelling" and clusters.together(edge.left, edge.right):
            continue  # so do the articles of a name that joined meanwhile
        if clusters.may_join(edge.left, edge.right) and _fit(clusters, edge.left, edge.right):
            clusters.join(edge.left, edge.right, edge.match.rule, edge.match.certainty)


def _torn(clusters: Clusters, others: set[int]) -> bool:
    """Whether two of the candidates cannot be one person."""
    ordered = sorted(others)
    return any(
        a != b and (not clusters.may_join(a, b) or not _fit(clusters, a, b))
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 :]
    )


def _fit(clusters: Clusters, left: int, right: int) -> bool:
    """Whether every full name of one fits every full name of the other."""
    return all(
        (match := compare_names(a, b)) is not None and match.rule != NAMESAKE
        for a in _names(clusters, left)
        for b in _names(clusters, right)
    )


def _names(clusters: Clusters, number: int) -> list[str]:
    keys = (clusters.profiles[member].key for member in clusters.cluster(number).members)
    return sorted({key.name for key in keys if full_name(key.name)})


def _ends(clusters: Clusters, number: int, words: tuple[str, ...]) -> bool:
    """Whether the full name ends in ``words`` (or, family name first, begins with them)."""
    name = person_tokens(clusters.profiles[number].key.name)[0]
    return words in (name[-len(words) :], name[: len(words)])


def _link_alone(clusters: Clusters, full: list[int], alone: list[int]) -> None:
    """Join family names: with the only person of that name whose country or office agrees."""
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    names = {number: person_tokens(clusters.profiles[number].key.name)[0] for number in alone}
    wanted = {words[-1] for words in names.values() if words}
    for number in full:
        words, _ = person_tokens(clusters.profiles[number].key.name)
        if words[-1] in wanted:
            by_word[words[-1]].add(number)
        if words[0] in wanted and clusters.cluster(number).countries.keys() & _FAMILY_FIRST:
            by_word[words[0]].add(number)
    for number in alone:
        profile = clusters.profiles[number]
        words = names[number]
        if not words:
            continue
        roots = sorted({clusters.find(n) for n in by_word.get(words[-1], ()) if _ends(clusters, n, words)})
        fitting = [root for root in roots if clusters.may_join(root, number)]
        if len(fitting) != 1 or clusters.together(fitting[0], number):
            continue
        countries = clusters.cluster(fitting[0]).countries.keys() & clusters.cluster(number).countries.keys()
        shared = _offices(clusters, fitting[0]) & offices(profile.key.offices)
        # In East Asia a few family names are shared by millions: there the country says too little.
        if shared or countries - _FAMILY_FIRST:
            clusters.join(fitting[0], number, "surname", _SURNAME[0] if countries and shared else _SURNAME[1])
