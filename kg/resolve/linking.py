"""Which profiles are one entity: candidate pairs from shared keys, joined from the surest rule to the least.

Candidates come from exact keys (blocking), so that the work grows with the number of names and not with their
square. See :data:`RULES` for the rules and how sure each is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from kg.resolve.acronyms import link_acronyms
from kg.resolve.clusters import Clusters
from kg.resolve.collect import Collection, Profile, ProfileKey
from kg.resolve.institutions import institution
from kg.resolve.names import company_key, full_name, person_tokens, plain_key, spelling_key
from kg.resolve.overrides import Overrides, Reference
from kg.resolve.peoplelinks import link_people

#: Every rule a merge can name: how sure it is at most, and what it means.
RULES: Final[dict[str, tuple[float, str]]] = {
    "override": (1.0, "aliases.toml says so"),
    "wikidata": (1.0, "same Wikidata id"),
    "exact-name": (0.95, "same name, type and nothing against it"),
    "spelling": (0.97, "same name apart from case, accents, hyphens or spaces"),
    "acronym-expansion": (0.95, "an article spells the acronym out"),
    "institution": (0.93, "the same body of the same country"),
    "legal-form": (0.93, "same name apart from the legal form, or UN, EU, US, UK written out"),
    "syndicated": (0.9, "same name in copies of one article"),
    "middle-name": (0.92, "same name apart from middle names or initials"),
    "nickname": (0.88, "short form of the given name"),
    "name-order": (0.85, "same names in another order"),
    "transliteration": (0.8, "another spelling of the name, and country or office agree"),
    "initial": (0.75, "initial of the given name, and country or office agree"),
    "partial-name": (0.75, "a part of the full name, and country or office agree"),
    "acronym-initials": (
        0.7,
        "initials of the only such name: five or more, or of one country, or in one article",
    ),
    "generation": (0.7, "same name with and without Jr. or Sr., and country or office agree"),
    "surname": (0.7, "the only person of that family name with that country or office"),
    "minority-reading": (0.6, "same full name, though a few articles give another country or gender"),
    "type-majority": (0.7, "same name, read as another type in a few articles"),
}

_BODIES: Final = frozenset({"Organization", "Group", "Event", "Work", "Thing"})
#: How many times more articles a place or a body of one word must have, to outweigh the other reading: cities,
#: clubs and firms share names.
_OUTWEIGHS: Final = 5
#: Articles after which a body is known well enough to claim a one-word "person" without title and gender.
_ESTABLISHED: Final = 3


def link(collection: Collection, overrides: Overrides, copies: Mapping[int, int]) -> Clusters:
    """Join the profiles of ``collection``.

    ``copies`` gives for an article (by rank) the article that it is a syndicated copy of.
    """
    profiles = collection.profiles
    clusters = Clusters(profiles)
    _apply_overrides(clusters, collection, overrides)
    _join_ids(clusters)
    for rule, buckets in _exact_buckets(profiles):
        for bucket in buckets:
            _attach(clusters, bucket, rule)
    _link_copies(clusters, copies)
    link_people(clusters)
    link_acronyms(clusters)
    _settle_types(clusters)
    return clusters


def _apply_overrides(clusters: Clusters, collection: Collection, overrides: Overrides) -> None:
    if not (overrides.same or overrides.different):
        return
    named: defaultdict[Reference, list[int]] = defaultdict(list)
    for number, profile in enumerate(collection.profiles):
        if profile.key.group:
            continue
        name = plain_key(profile.key.name)
        named[name, ""].append(number)
        if profile.key.article:
            named[name, profile.key.article].append(number)
    for group in overrides.same:
        numbers = [number for ref in group for number in named.get(ref, ())]
        for number in numbers[1:]:
            clusters.join(numbers[0], number, "override", 1.0)
    for left, right in overrides.different:
        for a in named.get(left, ()):
            for b in named.get(right, ()):
                if clusters.find(a) != clusters.find(b):
                    clusters.keep_apart(a, b)


def _join_ids(clusters: Clusters) -> None:
    """Join what has the same Wikidata id, unless aliases.toml says that it is two."""
    first: dict[str, int] = {}
    for number, profile in enumerate(clusters.profiles):
        if qid := profile.key.qid:
            other = first.setdefault(qid, number)
            if other != number and not clusters.separated(other, number):
                clusters.join(other, number, "wikidata", RULES["wikidata"][0])


def _exact_key(key: ProfileKey) -> tuple[str, ...]:
    """Profiles with an equal key may be one entity on the name alone."""
    if key.type == "Organization" and not key.qid and (body := institution(key.name)):
        return (key.type, body.body, key.country, key.article)
    if key.group:
        return (key.type, plain_key(key.name), key.article, "group")
    if key.type == "Person":
        words, generation = person_tokens(key.name)
        if not full_name(key.name) and not key.qid:
            return (key.type, *words, key.country, *key.offices, key.article, "alone")
        return (key.type, spelling_key(key.name), str(generation))
    return (key.type, plain_key(key.name))


def _exact_buckets(profiles: list[Profile]) -> Iterable[tuple[str, Iterable[list[int]]]]:
    exact: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    legal: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        key = profile.key
        exact[_exact_key(key)].append(number)
        if key.type == "Organization" and not key.article and not key.group and not institution(key.name):
            legal[(company_key(key.name),)].append(number)
    yield "exact-name", (bucket for _, bucket in sorted(exact.items()) if len(bucket) > 1)
    yield "legal-form", (bucket for _, bucket in sorted(legal.items()) if len(bucket) > 1)


def _attach(clusters: Clusters, bucket: list[int], rule: str) -> None:
    """Join the profiles of one bucket as far as nothing contradicts; what fits two stays alone."""
    order = sorted(bucket, key=_most_specific(clusters.profiles))
    heads: list[int] = []
    for number in order:
        if any(clusters.find(number) == clusters.find(head) for head in heads):
            continue
        fitting = [head for head in heads if clusters.may_join(head, number, tolerant=True)]
        if len(fitting) == 1:
            clusters.join(fitting[0], number, *_exact_rule(clusters, fitting[0], number, rule))
        else:
            heads.append(number)


def _most_specific(profiles: Sequence[Profile]) -> Callable[[int], tuple[int, int, int]]:
    def order(number: int) -> tuple[int, int, int]:
        key = profiles[number].key
        known = sum(map(bool, (key.qid, key.country, key.gender, key.expansion)))
        return (-known, -len(profiles[number].articles), number)

    return order


def _exact_rule(clusters: Clusters, left: int, right: int, rule: str) -> tuple[str, float]:
    a, b = clusters.profiles[left].key, clusters.profiles[right].key
    if a.type == "Organization" and rule == "exact-name" and plain_key(a.name) != plain_key(b.name):
        rule = "institution"
    elif rule == "exact-name" and a.name != b.name:
        rule = "spelling"
    certainty = RULES[rule][0]
    if rule in {"exact-name", "spelling"} and a.type == "Person":
        certainty = same_name_certainty(a, full_name(a.name) and bool(a.country) and a.country == b.country)
    if not clusters.may_join(left, right):
        return "minority-reading", RULES["minority-reading"][0]
    return rule, certainty


def same_name_certainty(key: ProfileKey, agree: bool) -> float:
    """How sure it is that one full name is one person; family names with an office are the least sure."""
    if not full_name(key.name):
        return RULES["surname"][0]
    return RULES["exact-name"][0] if agree else 0.9


def _link_copies(clusters: Clusters, copies: Mapping[int, int]) -> None:
    """Names that mean something in one article only mean the same in its copies."""
    if not copies:
        return
    first: dict[tuple[int, str, str], int] = {}
    for number, profile in enumerate(clusters.profiles):
        if profile.key.article:
            article = profile.articles[0]
            key = (copies.get(article, article), profile.key.type, profile.key.name)
            other = first.setdefault(key, number)
            if other != number and clusters.may_join(other, number):
                clusters.join(other, number, "syndicated", RULES["syndicated"][0])


def _settle_types(clusters: Clusters) -> None:
    """The same name read as two types: the one that most articles give wins where no namesake is likely.

    Countries with an id never take part, nor do people and places of one word: Jordan, Georgia and Washington
    are people, states and cities at once.
    """
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for root in clusters.roots():
        key = clusters.profiles[root].key
        if not key.group and (key.type != "Country" or not key.qid) and _unadorned(clusters, root):
            buckets[plain_key(key.name)].append(root)
    for name, bucket in sorted(buckets.items()):
        if len(bucket) < 2:
            continue
        bucket.sort(key=lambda root: (_is_limited(clusters, root), -clusters.cluster(root).weight, root))
        head = bucket[0]
        for other in bucket[1:]:
            if (
                _one_reading(clusters, head, other, " " in name)
                and clusters.may_join(head, other)
                and not clusters.together(head, other)
            ):
                clusters.join(head, other, "type-majority", RULES["type-majority"][0])


def _is_limited(clusters: Clusters, root: int) -> bool:
    return bool(clusters.profiles[root].key.article)


def _unadorned(clusters: Clusters, root: int) -> bool:
    """Full names, and family names alone only where nothing says that they are a person's."""
    key = clusters.profiles[root].key
    if not key.article:
        return key.type != "Person" or full_name(key.name)
    return key.type == "Person" and not (key.gender or key.country or clusters.profiles[root].offices)


def _one_reading(clusters: Clusters, head: int, other: int, long: bool) -> bool:
    """Whether the second is likely the first, read as another type."""
    a, b = (clusters.profiles[root].key for root in (head, other))
    if a.type == b.type or a.article:
        return False
    small, large = clusters.cluster(other).weight, clusters.cluster(head).weight
    if b.article:
        return a.type in _BODIES and large >= _ESTABLISHED
    if long or (a.type in _BODIES and b.type in _BODIES):
        return True
    return "Person" not in (a.type, b.type) and large >= _OUTWEIGHS * small
