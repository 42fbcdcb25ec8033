"""From rows to facts: one per identity, with every piece of evidence and a combined confidence.

Identity of a fact: subject, relation, object, polarity, modality, source, date bucket (the design's), and also
the topic of a request, promise or threat and whether an office is a former one, because facts that differ
there say different things. Symmetric relations order their two sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kg.model import Evidence, Fact, Role, Topic, Utterance
from kg.resolve.collect import NONE, Collection, Kind, Row
from kg.resolve.dates import date_bucket, within
from kg.resolve.identity import digest
from kg.resolve.names import shouted
from kg.vocabulary import RELATIONS, Modality, Polarity, Quotation

_SYMMETRIC: Final = frozenset(name for name, relation in RELATIONS.items() if relation.symmetric)
#: Relations whose evidences name everybody who took part.
_EVENTS: Final = frozenset({"met", "spokeWith"})
_QUOTES: Final[tuple[Quotation, ...]] = ("direct", "mixed", "indirect")


class Proposition(NamedTuple):
    """Identity of a fact apart from its date."""

    subject: str
    relation: str
    object: str
    kind: Kind
    polarity: Polarity
    modality: Modality
    source: str
    topic: str
    former: bool


class Tables(NamedTuple):
    """Everything that statements bring into the graph."""

    facts: list[Fact]
    topics: tuple[Topic, ...]
    utterances: tuple[Utterance, ...]
    roles: tuple[Role, ...]


def build_statements(collection: Collection, ids: list[str], copies: Mapping[int, int]) -> Tables:
    """Merge the rows of ``collection``; ``ids`` are entity ids by profile, ``copies`` articles by rank."""
    objects = _Objects(collection, ids)
    groups: defaultdict[Proposition, list[Row]] = defaultdict(list)
    while collection.rows:  # rows go as facts come: a million of each at once would double the memory
        row = collection.rows.pop()
        groups[_proposition(row, ids, objects)].append(row)
    origin = [copies.get(rank, rank) for rank in collection.article_rank]
    together = _together(groups)
    facts: list[Fact] = []
    while groups:
        proposition, rows = groups.popitem()
        for date, members in _by_date(rows, origin):
            facts.append(_fact(proposition, date, members, ids, objects, origin, together))
    facts.sort(key=lambda fact: fact.id)
    return Tables(facts, *objects.tables())


def _proposition(row: Row, ids: list[str], objects: _Objects) -> Proposition:
    subject = ids[row.subject]
    target = objects.id(row, subject)
    if row.relation in _SYMMETRIC and row.kind == "entity" and target < subject:
        subject, target = target, subject
    return Proposition(
        subject, row.relation, target, row.kind, row.polarity, row.modality,
        ids[row.source] if row.source != NONE else "",
        objects.topic(row.topic) if row.topic != NONE else "",
        row.former,
    )  # fmt: skip


class _Objects:
    """Topics, utterances and roles with their content-derived ids."""

    def __init__(self, collection: Collection, ids: list[str]) -> None:
        self.collection = collection
        self.ids = ids
        self.topic_ids: list[str] = []
        self.topics: dict[str, tuple[tuple[str, ...], Counter[str]]] = {}
        for key, label, members in collection.topics:
            about = tuple(sorted({ids[member] for member in members}))
            number = digest(key, *about)
            self.topic_ids.append(number)
            self.topics.setdefault(number, (about, Counter()))[1][label] += 1
        self.role_ids: list[str] = []
        self.roles: dict[str, tuple[str, Counter[str]]] = {}
        for key, title, member in collection.roles:
            org = ids[member] if member != NONE else ""
            number = digest(key, org)
            self.role_ids.append(number)
            self.roles.setdefault(number, (org, Counter()))[1][title] += 1
        self.utterances: dict[str, list[int]] = {}

    def topic(self, number: int) -> str:
        """Id of a topic."""
        return self.topic_ids[number]

    def id(self, row: Row, subject: str) -> str:
        """Id of the row's object."""
        if row.kind == "entity":
            return self.ids[row.object]
        if row.kind == "topic":
            return self.topic_ids[row.object]
        if row.kind == "role":
            return self.role_ids[row.object]
        found = digest(subject, self.collection.utterances[row.object].key)
        self.utterances.setdefault(found, []).append(row.object)
        return found

    def tables(self) -> tuple[tuple[Topic, ...], tuple[Utterance, ...], tuple[Role, ...]]:
        """The three tables, sorted by id."""
        topics = tuple(Topic(i, _most(labels), about) for i, (about, labels) in sorted(self.topics.items()))
        roles = tuple(Role(i, _most(titles), org or None) for i, (org, titles) in sorted(self.roles.items()))
        utterances = tuple(self._utterance(i, rows) for i, rows in sorted(self.utterances.items()))
        return topics, utterances, roles

    def _utterance(self, number: str, rows: list[int]) -> Utterance:
        worded = [self.collection.utterances[row] for row in rows]
        quote = min((row.quote for row in worded), key=_QUOTES.index)
        mentions = sorted({self.ids[member] for row in worded for member in row.mentions})
        return Utterance(number, _most(Counter(row.text for row in worded)), quote, tuple(mentions))


def _most(counts: Counter[str]) -> str:
    """The usual wording; one in capitals only where there is no other."""
    return min(counts, key=lambda text: (shouted(text), -counts[text], text))


def _by_date(rows: list[Row], origin: list[int]) -> Iterator[tuple[str | None, list[Row]]]:
    """Rows of one proposition by date bucket.

    Evidence with no date or a coarse one joins the dated fact when the same article (or a copy of it) gives
    exactly one finer date that fits; otherwise it stays a fact of its own.
    """
    buckets: defaultdict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        buckets[date_bucket(row.date)].append(row)
    if len(buckets) > 1:
        finer: defaultdict[int, set[str]] = defaultdict(set)
        for date, members in buckets.items():
            if date is not None:
                for row in members:
                    finer[origin[row.article]].add(date)
        settled: defaultdict[str | None, list[Row]] = defaultdict(list)
        for date, members in buckets.items():
            for row in members:
                known = finer.get(origin[row.article], ())
                fitting = [other for other in known if date is None or within(other, date)]
                settled[fitting[0] if len(fitting) == 1 else date].append(row)
        buckets = settled
    yield from buckets.items()


def _together(groups: Mapping[Proposition, list[Row]]) -> dict[tuple[int, int, int, str], set[str]]:
    """Everybody who takes part in one event, by article, cue and relation."""
    found: defaultdict[tuple[int, int, int, str], set[str]] = defaultdict(set)
    for proposition, rows in groups.items():
        if proposition.relation in _EVENTS and proposition.kind == "entity":
            for row in rows:
                found[_event(row)].update((proposition.subject, proposition.object))
    return found


def _event(row: Row) -> tuple[int, int, int, str]:
    return (row.article, row.evidence.cue.start, row.evidence.cue.end, row.relation)


def _fact(
    proposition: Proposition,
    date: str | None,
    rows: list[Row],
    ids: list[str],
    objects: _Objects,
    origin: list[int],
    together: Mapping[tuple[int, int, int, str], set[str]],
) -> Fact:
    participants: set[str] = set()
    if proposition.relation in _EVENTS:
        for row in rows:
            participants |= together.get(_event(row), set())
        participants -= {proposition.subject, proposition.object}
    first = rows[0]
    return Fact(
        id=fact_id(proposition, date),
        family=first.family,
        relation=proposition.relation,
        plover=first.plover,
        subject=proposition.subject,
        object=proposition.object,
        object_kind=proposition.kind,
        polarity=proposition.polarity,
        modality=proposition.modality,
        evidence=_evidence(rows, proposition, ids),
        confidence=_confidence(rows, origin),
        source=proposition.source or None,
        via=_usual(rows, "via", ids),
        addressee=_usual(rows, "addressee", ids),
        topic=proposition.topic or None,
        date=date,
        place=_usual(rows, "place", ids),
        former=proposition.former,
        participants=tuple(sorted(participants)),
    )


def fact_id(proposition: Proposition, date: str | None) -> str:
    """Id of the fact with this identity."""
    return digest(
        proposition.subject, proposition.relation, proposition.object, proposition.polarity,
        proposition.modality, proposition.source, date, proposition.topic,
        "former" if proposition.former else "",
    )  # fmt: skip


def _usual(rows: list[Row], role: str, ids: list[str]) -> str | None:
    counts = Counter(ids[number] for row in rows if (number := getattr(row, role)) != NONE)
    return _most(counts) if counts else None


def _evidence(rows: list[Row], proposition: Proposition, ids: list[str]) -> tuple[Evidence, ...]:
    """Distinct evidence in order of article and text; the surest of several readings of the same words."""
    if len(rows) == 1:
        return (_sided(rows[0], proposition, ids),)
    best: dict[tuple[object, ...], Evidence] = {}
    for row in rows:
        item = _sided(row, proposition, ids)
        key = (item.article, item.sentence, item.cue.start, item.cue.end, item.subject, item.object)
        known = best.get(key)
        if known is None or (-item.confidence, item.extractor) < (-known.confidence, known.extractor):
            best[key] = item
    return tuple(best[key] for key in sorted(best))


def _sided(row: Row, proposition: Proposition, ids: list[str]) -> Evidence:
    """The row's evidence, with the spans on the sides of the merged fact."""
    item = row.evidence
    if ids[row.subject] == proposition.subject or proposition.kind != "entity" or len(item.object) != 1:
        return item
    return Evidence(
        item.article, item.sentence, item.text, item.cue, item.object[0], (item.subject,),
        item.confidence, item.extractor,
    )  # fmt: skip


def _confidence(rows: Iterable[Row], origin: list[int]) -> float:
    """Noisy-or over independent articles; an article and its copies count once, with their surest reading."""
    best: dict[int, float] = {}
    for row in rows:
        article = origin[row.article]
        best[article] = max(best.get(article, 0.0), row.evidence.confidence)
    doubt = 1.0
    for confidence in sorted(best.values()):
        doubt *= 1.0 - min(max(confidence, 0.0), 1.0)
    return round(min(1.0 - doubt, 0.9999), 4) if len(best) > 1 else round(next(iter(best.values())), 4)
