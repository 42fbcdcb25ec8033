"""From clusters of profiles to the graph's entities: label, aliases, type, country and a stable id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kg.model import Entity, Merge
from kg.resolve.clusters import Clusters
from kg.resolve.collect import NONE, Collection
from kg.resolve.identity import digest
from kg.resolve.institutions import institution
from kg.resolve.linking import RULES, same_name_certainty
from kg.resolve.names import canonical, full_name, plain_key, shouted, slug, without_rank
from kg.resolve.overrides import Overrides
from kg.resolve.territory import reserved_slug, territory_by_qid
from kg.vocabulary import EntityType

#: Which of several namesakes of different types keeps the plain slug.
_PRECEDENCE: Final[tuple[EntityType, ...]] = (
    "Country", "Person", "Organization", "Place", "Event", "Work", "Group", "Thing",
)  # fmt: skip
#: A merge names at most so many of the articles it rests on: the first by id.
MERGE_ARTICLES: Final = 25


class Entities(NamedTuple):
    """The entity table, the id of each profile (in order of reading; None when unused), and the merges."""

    table: tuple[Entity, ...]
    ids: list[str]
    merges: tuple[Merge, ...]


class _Draft(NamedTuple):
    root: int
    label: str
    type: EntityType
    qid: str
    country: str
    gender: str
    aliases: tuple[str, ...]
    own: str  # hash of the article that the entity is limited to


def build_entities(
    collection: Collection, clusters: Clusters, overrides: Overrides, *, everybody: bool = False
) -> Entities:
    """Entities that some statement refers to; ``everybody`` adds those that are only mentioned."""
    root_of = [clusters.find(rank) for rank in collection.profile_rank]
    used = sorted(set(root_of) if everybody else {root_of[number] for number in _referenced(collection)})
    drafts = [_draft(clusters, root, overrides, collection.record_ids) for root in used]
    countries = {draft.qid or draft.label.casefold(): draft.root for draft in drafts if draft.type == "Country"}
    drafts += _missing_countries(drafts, countries)
    ids = _ids(drafts)
    table = [_entity(draft, ids, countries) for draft in drafts]
    table.sort(key=lambda entity: entity.id)
    by_profile = [ids.get(root, "") for root in root_of]
    return Entities(tuple(table), by_profile, _merges(clusters, ids, collection.record_ids))


def _referenced(collection: Collection) -> set[int]:
    """Numbers of the profiles that statements mention, directly or inside topics, speech and roles."""
    found: set[int] = set()
    add = found.add
    for row in collection.rows:
        add(row.subject)
        if row.kind == "entity":
            add(row.object)
        add(row.source)
        add(row.via)
        add(row.addressee)
        add(row.place)
    for topic in collection.topics:
        found.update(topic.about)
    for utterance in collection.utterances:
        found.update(utterance.mentions)
    found.update(role.org for role in collection.roles)
    found.discard(NONE)
    return found


def _draft(clusters: Clusters, root: int, overrides: Overrides, record_ids: list[str]) -> _Draft:
    cluster = clusters.cluster(root)
    types: Counter[EntityType] = Counter()
    names: Counter[str] = Counter()
    forms: set[str] = set()
    own = ""
    for member in sorted(cluster.members):
        profile = clusters.profiles[member]
        size = len(profile.articles)
        types[profile.key.type] += size + (1_000_000 if profile.key.qid else 0)
        names[profile.key.name] += size
        forms.update(profile.forms)
    if all(clusters.profiles[member].key.article for member in cluster.members):
        own = record_ids[min(min(known) for known in cluster.articles)].removeprefix("article-")[:6]
    kind = max(sorted(types, key=_PRECEDENCE.index), key=lambda name: types[name])
    qid = min(cluster.qids, default="")
    grouped = clusters.profiles[root].key.group
    country = _most(cluster.countries) if kind != "Country" else ""
    label = _overridden(clusters, cluster.members, overrides) or _label(names, kind, qid, country)
    aliases = _aliases(label, forms | set(names), grouped)
    return _Draft(root, label, kind, qid, country, _most(cluster.genders), aliases, own)


def _most(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _label(names: Counter[str], kind: EntityType, qid: str, country: str) -> str:
    """The most frequent full form; for countries the usual short name if some article uses it.

    A ministry is called by its country too: "Foreign Ministry (China)" where no article names both in one.
    """
    if kind == "Country" and (territory := territory_by_qid(qid)) and territory.name in names:
        return territory.name
    full = names
    if kind == "Person":
        full = Counter()
        for name, count in names.items():
            if full_name(name):
                full[without_rank(name)] += count
        full = full or names
    elif kind == "Organization" and not qid and country and any(institution(name) for name in names):
        full = Counter({n: c for n, c in names.items() if (i := institution(n)) and i.country})
        if not full and (home := territory_by_qid(country)):
            return f"{min(names, key=lambda n: (-names[n], -len(n), n))} ({home.name})"
        full = full or names
    return min(full, key=lambda name: (shouted(name), -full[name], -len(name), name))


def _overridden(clusters: Clusters, members: Iterable[int], overrides: Overrides) -> str:
    if not overrides.label:
        return ""
    for member in sorted(members):
        key = clusters.profiles[member].key
        for ref in ((plain_key(key.name), key.article), (plain_key(key.name), "")):
            if ref in overrides.label:
                return overrides.label[ref]
    return ""


def _aliases(label: str, forms: Iterable[str], grouped: bool) -> tuple[str, ...]:
    found = set()
    for form in forms:
        text = canonical(form)
        text = text.removeprefix("the ").removeprefix("The ")
        if grouped or any(c.isupper() or c.isdigit() or not c.isascii() for c in text):
            found.add(text)
    found -= {label, ""}
    return tuple(sorted(found))


def _missing_countries(drafts: list[_Draft], countries: dict[str, int]) -> list[_Draft]:
    """Countries that people and bodies belong to, but that no statement names; numbered from -2 down."""
    added: list[_Draft] = []
    for key in sorted({draft.country for draft in drafts if draft.country} - countries.keys()):
        territory = territory_by_qid(key)
        if territory and territory.state:
            root = -2 - len(added)
            added.append(_Draft(root, territory.name, "Country", key, "", "", (), ""))
            countries[key] = root
    return added


def _entity(draft: _Draft, ids: dict[int, str], countries: dict[str, int]) -> Entity:
    country = countries.get(draft.country, draft.root)
    gender: str = draft.gender
    return Entity(
        id=ids[draft.root],
        label=draft.label,
        type=draft.type,
        qid=draft.qid or None,
        aliases=draft.aliases,
        gender="male" if gender == "male" else "female" if gender == "female" else None,
        country=ids[country] if country != draft.root else None,
    )


def _ids(drafts: list[_Draft]) -> dict[int, str]:
    """Ids by root: the slug of the label, with a suffix from the content where names coincide."""
    groups: defaultdict[str, list[_Draft]] = defaultdict(list)
    ids: dict[int, str] = {}
    for draft in drafts:
        base = slug(draft.label) or digest(draft.label, size=4)
        if draft.own:
            base = f"{base}-{draft.own}"
        elif draft.type != "Country" and reserved_slug(draft.label):
            base = f"{base}-{(draft.qid or draft.type).lower()}"
        groups[base].append(draft)
    taken: set[str] = set(groups)
    for base, namesakes in sorted(groups.items()):
        first = min(_PRECEDENCE.index(draft.type) for draft in namesakes)
        kinds = Counter(draft.type for draft in namesakes)
        for draft in sorted(namesakes, key=_content):
            if _PRECEDENCE.index(draft.type) == first and kinds[draft.type] == 1:
                ids[draft.root] = base
                continue
            ids[draft.root] = _suffixed(base, draft, kinds, taken)
            taken.add(ids[draft.root])
    return ids


def _content(draft: _Draft) -> tuple[str, ...]:
    return (draft.type, draft.qid, draft.country, draft.gender, draft.label, *draft.aliases)


def _suffixed(base: str, draft: _Draft, kinds: Counter[EntityType], taken: set[str]) -> str:
    territory = territory_by_qid(draft.country) if draft.country else None
    candidates = [
        draft.type if kinds[draft.type] == 1 else "",
        draft.qid,
        slug(territory.name) if territory else "",
        draft.gender,
        digest(*_content(draft), size=3),
        digest(*_content(draft), str(draft.root)),
    ]
    return next(name for tail in candidates if tail and (name := f"{base}-{tail.lower()}") not in taken)


def _merges(clusters: Clusters, ids: dict[int, str], record_ids: list[str]) -> tuple[Merge, ...]:
    """Why names of several articles are one entity, sorted by entity and rule."""
    found: dict[tuple[str, str, str, str], tuple[float, set[int]]] = {}

    def note(root: int, rule: str, certainty: float, left: str, right: str, articles: Iterable[int]) -> None:
        if entity := ids.get(root):
            left, right = sorted((left, right))
            least, known = found.setdefault((entity, rule, left, right), (certainty, set()))
            known.update(articles)
            found[entity, rule, left, right] = (min(least, certainty), known)

    for join in clusters.joins:
        note(clusters.find(join.member), join.rule, join.certainty, join.left, join.right, join.articles)
    for number, profile in enumerate(clusters.profiles):
        key = profile.key
        if len(profile.articles) > 1 and not key.group:
            rule = "wikidata" if key.qid else "exact-name"
            certainty = RULES[rule][0]
            if key.type == "Person" and not key.qid:
                certainty = same_name_certainty(key, bool(key.country))
            note(clusters.find(number), rule, certainty, key.name, key.name, profile.articles)
    return tuple(
        Merge(
            *key[:2],
            round(certainty, 4),
            *key[2:],
            tuple(sorted(record_ids[a] for a in articles)[:MERGE_ARTICLES]),
        )
        for key, (certainty, articles) in sorted(found.items(), key=lambda item: item[0])
    )
