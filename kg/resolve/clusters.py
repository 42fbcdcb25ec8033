"""Constrained clustering: profiles are joined one pair at a time, never against a known conflict.

Union-find whose every join is checked between whole clusters, so that a chain of plausible joins cannot bring
two people together whom the facts keep apart (constrained agglomerative clustering with cannot-link
constraints, Wagstaff et al. 2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from kg.resolve.collect import Profile

#: Up to this ratio to the others, articles that give a full name another country or gender are taken to be
#: misread: a pronoun or an apposition that belongs to somebody else is more common than a namesake.
_COUNTRY_NOISE: Final = 1 / 6
_GENDER_NOISE: Final = 1 / 3


class Join(NamedTuple):
    """A join that was made, for the record."""

    member: int
    rule: str
    certainty: float
    left: str
    right: str
    articles: tuple[int, ...]


class Cluster:
    """What is known about the profiles joined so far."""

    __slots__ = ("_known", "articles", "countries", "expansions", "genders", "members", "qids", "weight")

    def __init__(self, number: int, profile: Profile) -> None:
        key = profile.key
        size = len(profile.articles)
        self.members = [number]
        self.weight = size
        self.qids: set[str] = {key.qid} if key.qid else set()
        self.countries: dict[str, int] = {key.country: size} if key.country else {}
        self.genders: dict[str, int] = {key.gender: size} if key.gender else {}
        self.expansions: set[str] = {key.expansion} if key.expansion else set()
        self.articles: list[Sequence[int]] = [profile.articles]
        self._known: set[int] | None = None

    def absorb(self, other: Cluster) -> None:
        """Add everything known about ``other``."""
        self.members += other.members
        self.weight += other.weight
        self.qids |= other.qids
        self.expansions |= other.expansions
        self.articles += other.articles
        self._known = None
        for country, size in other.countries.items():
            self.countries[country] = self.countries.get(country, 0) + size
        for gender, size in other.genders.items():
            self.genders[gender] = self.genders.get(gender, 0) + size

    def article_set(self) -> set[int]:
        """Numbers of the articles that mention it."""
        if self._known is None:
            self._known = set().union(*self.articles)
        return self._known


def _at_odds(left: dict[str, int], right: dict[str, int], tolerance: float) -> bool:
    if not left or not right or left.keys() & right.keys():
        return False
    small, large = sorted((sum(left.values()), sum(right.values())))
    return small > tolerance * large


def conflict(a: Cluster, b: Cluster, *, tolerant: bool = False) -> bool:
    """Whether ids, genders, countries or spelt-out acronyms contradict each other.

    ``tolerant`` (for equal full names) forgives a country or gender that few of the articles give.
    """
    return (
        (bool(a.qids) and bool(b.qids) and not a.qids & b.qids)
        or (bool(a.expansions) and bool(b.expansions) and not a.expansions & b.expansions)
        or _at_odds(a.genders, b.genders, _GENDER_NOISE if tolerant else 0)
        or _at_odds(a.countries, b.countries, _COUNTRY_NOISE if tolerant else 0)
    )


class Clusters:
    """All profiles, joined step by step."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = profiles
        self.parent = list(range(len(profiles)))
        self.clusters: list[Cluster | None] = [Cluster(i, profile) for i, profile in enumerate(profiles)]
        self.apart: dict[int, set[int]] = {}
        self.joins: list[Join] = []

    def find(self, number: int) -> int:
        """The representative of the profile's cluster."""
        parent = self.parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def cluster(self, number: int) -> Cluster:
        """The cluster of a profile."""
        found = self.clusters[self.find(number)]
        assert found is not None
        return found

    def keep_apart(self, left: int, right: int) -> None:
        """Never join these two."""
        a, b = self.find(left), self.find(right)
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def separated(self, left: int, right: int) -> bool:
        """Whether the two are kept apart."""
        return bool(self.apart) and self.find(right) in self.apart.get(self.find(left), ())

    def may_join(self, left: int, right: int, *, tolerant: bool = False) -> bool:
        """Whether nothing known forbids it; False also when they are one already."""
        a, b = self.find(left), self.find(right)
        if a == b or self.separated(a, b):
            return False
        return not conflict(self.cluster(a), self.cluster(b), tolerant=tolerant)

    def together(self, left: int, right: int) -> bool:
        """Whether some article mentions both as two: a strong sign that they are two."""
        a, b = self.cluster(left), self.cluster(right)
        small, large = sorted((a, b), key=lambda cluster: cluster.weight)
        return not small.article_set().isdisjoint(large.article_set())

    def join(self, left: int, right: int, rule: str, certainty: float) -> bool:
        """Make the two one and record why; False when they were one before."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        articles = (*self.profiles[left].articles[:1], *self.profiles[right].articles)
        names = self.profiles[left].key.name, self.profiles[right].key.name
        self.joins.append(Join(left, rule, certainty, *names, articles))
        if (self.cluster(a).weight, -a) < (self.cluster(b).weight, -b):
            a, b = b, a
        self.parent[b] = a
        absorbed = self.clusters[b]
        assert absorbed is not None
        self.cluster(a).absorb(absorbed)
        self.clusters[b] = None
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)
        return True

    def roots(self) -> Iterable[int]:
        """Representatives of all clusters."""
        return (i for i, up in enumerate(self.parent) if i == up)
