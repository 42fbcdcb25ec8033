"""First pass over the facts: every article's entities as profiles, every statement as a light row.

One pass in any order keeps memory low: the articles' own objects can be dropped as soon as they are read.
Profiles gather what all articles say under one exact name, type, id, country and gender; deciding which
profiles are one entity is :mod:`kg.resolve.entities`'s work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

from rigour.names import tokenize_name

from kg.model import (
    Article,
    ArticleFacts,
    EntityArg,
    Evidence,
    LocalEntity,
    ObjectArg,
    RoleArg,
    Statement,
    TopicArg,
    UtteranceArg,
)
from kg.resolve.articles import SharedSentences, record_ids
from kg.resolve.groups import is_category, named_first
from kg.resolve.institutions import institution
from kg.resolve.names import canonical, company_key, full_name, offices, plain_key
from kg.resolve.overrides import Overrides
from kg.resolve.territory import country_key, territory_by_qid, territory_named
from kg.vocabulary import EntityType, Family, Modality, Polarity, Quotation

#: No entity, topic, … in this role of a row.
NONE: Final = -1

Kind = Literal["entity", "topic", "utterance", "role"]


class ProfileKey(NamedTuple):
    """What makes two local entities one profile. ``article`` is set where the name alone says too little."""

    name: str
    type: EntityType
    qid: str
    country: str
    gender: str
    offices: tuple[str, ...]
    expansion: str
    article: str
    group: bool


@dataclass(slots=True)
class Profile:
    """All local entities under one key: in which articles, with which forms, how often."""

    key: ProfileKey
    articles: list[int] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    offices: frozenset[str] = frozenset()
    weight: int = 0


class TopicRow(NamedTuple):
    """A topic as one article words it: key, wording, profiles it mentions."""

    key: str
    label: str
    about: tuple[int, ...]


class UtteranceRow(NamedTuple):
    """Words as one article gives them: key, wording, quotation, profiles they mention."""

    key: str
    text: str
    quote: Quotation
    mentions: tuple[int, ...]


class RoleRow(NamedTuple):
    """An office as one article words it: key, wording, profile of the body."""

    key: str
    title: str
    org: int


class Row(NamedTuple):
    """A statement whose entities are profile numbers; ``object`` counts in the table of its ``kind``."""

    family: Family
    relation: str
    plover: str | None
    subject: int
    kind: Kind
    object: int
    polarity: Polarity
    modality: Modality
    source: int
    via: int
    addressee: int
    topic: int
    date: str | None
    place: int
    former: bool
    article: int
    evidence: Evidence


@dataclass(slots=True)
class Collection:
    """What the first pass keeps.

    Rows and chains refer to profiles and articles by their number in order of reading; ``profile_rank`` and
    ``article_rank`` give the position in the sorted lists ``profiles`` and ``articles``. ``record_ids`` and
    ``suspects`` (articles that may be copies) are by position.
    """

    articles: list[Article] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    chains: list[dict[int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    topics: list[TopicRow] = field(default_factory=list)
    utterances: list[UtteranceRow] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    profile_rank: list[int] = field(default_factory=list)
    article_rank: list[int] = field(default_factory=list)
    record_ids: list[str] = field(default_factory=list)
    suspects: set[int] = field(default_factory=set)


def collect(facts: Iterable[ArticleFacts], overrides: Overrides) -> Collection:
    """Read every article's facts once."""
    reader = _Reader(overrides)
    for item in facts:
        reader.read(item)
    return reader.collection()


class _Reader:
    """State of the first pass."""

    def __init__(self, overrides: Overrides) -> None:
        self.limited = overrides.articles
        self.known_ids = overrides.wikidata
        self.result = Collection()
        self.profiles: dict[ProfileKey, int] = {}
        self.topics: dict[TopicRow, int] = {}
        self.roles: dict[RoleRow, int] = {}
        self.local: dict[int, int] = {}
        self.anonymous: dict[tuple[str, str], int] = {}
        self.article: Article
        self.number = -1
        self.record = ""
        self.shared = SharedSentences()

    def collection(self) -> Collection:
        """Everything read so far, profiles and articles numbered in an order that is theirs."""
        self._sort()
        self.result.topics = list(self.topics)
        self.result.roles = list(self.roles)
        return self.result

    def read(self, facts: ArticleFacts) -> None:
        """Add one article."""
        self.article = facts.article
        self.number = len(self.result.articles)
        self.result.articles.append(facts.article)
        self.record = record_ids([facts.article])[0]
        self.anonymous = {}
        self.local = {}
        for entity in facts.entities:
            self.local[entity.chain] = self._profile(entity)
        counted: set[int] = set()
        for mention in facts.mentions:
            number = self.local.get(mention.chain)
            if number is not None and mention.kind == "name":
                profile = self.result.profiles[number]
                profile.forms[mention.text] += 1
                profile.weight += 1
                counted.add(mention.chain)
        for entity in facts.entities:
            if entity.chain not in counted:
                self.result.profiles[self.local[entity.chain]].forms.update(entity.forms or (entity.name,))
        self.result.chains.append(self.local)
        add = self.result.rows.append
        for statement in facts.statements:
            add(self._row(statement))

    def _sort(self) -> None:
        """Put articles and profiles into sorted order, so that the order of reading leaves no trace."""
        result = self.result
        by_id = sorted(
            range(len(result.articles)), key=lambda i: (result.articles[i].id, result.articles[i].sha256)
        )
        result.article_rank = _ranks(by_id)
        result.articles = [result.articles[i] for i in by_id]
        result.chains = [result.chains[i] for i in by_id]
        by_key = sorted(range(len(result.profiles)), key=lambda i: result.profiles[i].key)
        result.profile_rank = _ranks(by_key)
        result.profiles = [result.profiles[i] for i in by_key]
        for profile in result.profiles:
            profile.articles = sorted(result.article_rank[i] for i in profile.articles)
        result.suspects = {result.article_rank[i] for i in self.shared.articles}
        self._name_records()

    def _name_records(self) -> None:
        """Settle the ids of records; correct the evidence of articles whose text another article shares."""
        result = self.result
        result.record_ids = record_ids(result.articles)
        wrong = {
            rank: name
            for rank, name in enumerate(result.record_ids)
            if name != record_ids([result.articles[rank]])[0]
        }
        if wrong:
            for i, row in enumerate(result.rows):
                if name := wrong.get(result.article_rank[row.article]):
                    result.rows[i] = row._replace(evidence=replace(row.evidence, article=name))

    def _profile(self, entity: LocalEntity) -> int:
        """The number of the entity's profile, with this article added to it."""
        name = canonical(entity.name)
        country = country_key(entity.country) if entity.country else ""
        qid = entity.qid or ""
        kept: tuple[str, ...] = ()
        article = ""
        expansion = company_key(entity.expansion) if entity.expansion else ""
        if self.known_ids:
            told = plain_key(name)
            qid = self.known_ids.get((told, self.article.id)) or self.known_ids.get((told, "")) or qid
        if entity.type == "Country" and not qid and (territory := territory_named(name)):
            qid = territory.qid
        elif qid and (known := territory_by_qid(qid)):
            qid = known.qid
        if entity.type == "Person" and not qid and not full_name(name):
            kept = tuple(sorted(offices(entity.titles)))
            article = "" if country and kept else self.article.id
        elif entity.type == "Organization" and not qid and (body := institution(name)):
            country = body.country or country
            article = self.article.id if not country else ""
        if self.limited and (plain_key(name), self.article.id) in self.limited:
            article = self.article.id
        key = ProfileKey(name, entity.type, qid, country, entity.gender or "", kept, expansion, article, False)
        number = self._number(key)
        profile = self.result.profiles[number]
        if entity.titles:
            profile.offices |= offices(entity.titles)
        if entity.expansion:
            profile.forms[canonical(entity.expansion)] += 1
        return number

    def _number(self, key: ProfileKey) -> int:
        number = self.profiles.get(key)
        if number is None:
            number = self.profiles[key] = len(self.result.profiles)
            self.result.profiles.append(Profile(key))
        articles = self.result.profiles[number].articles
        if not articles or articles[-1] != self.number:
            articles.append(self.number)
        return number

    def _entity(self, arg: EntityArg | None) -> int:
        """The profile of an argument."""
        if arg is None:
            return NONE
        number = self.local.get(arg.chain)
        if number is not None and arg.chain >= 0:
            return number
        if arg.chain >= 0:  # an argument whose chain the article does not list
            local = LocalEntity(arg.chain, arg.name, arg.type, arg.qid, (arg.text,))
            number = self.local[arg.chain] = self._profile(local)
            self.result.profiles[number].forms[arg.text] += 1
            return number
        name = canonical(arg.name)
        found = self.anonymous.get((name, arg.type))
        if found is None:
            found = self.anonymous[(name, arg.type)] = self._number(self._unnamed(arg, name))
        self.result.profiles[found].forms[canonical(arg.text)] += 1
        return found

    def _unnamed(self, arg: EntityArg, name: str) -> ProfileKey:
        """The profile of a phrase without a chain: a country's body, a class of people, or some people here."""
        body = institution(name)
        if body and body.country:
            return ProfileKey(name, "Organization", "", body.country, "", (), "", "", False)
        shared = is_category(arg)
        shown = name if shared or named_first(arg) else name[:1].lower() + name[1:]
        return ProfileKey(
            shown, arg.type, arg.qid or "", "", "", (), "", "" if shared else self.article.id, True
        )

    def _topic(self, arg: TopicArg) -> int:
        label = canonical(arg.text)
        about = tuple(sorted({self._entity(entity) for entity in arg.about}))
        row = TopicRow(plain_key(label), label, about)
        return self.topics.setdefault(row, len(self.topics))

    def _object(self, arg: ObjectArg) -> tuple[Kind, int, tuple[tuple[int, int], ...], bool]:
        if isinstance(arg, EntityArg):
            return "entity", self._entity(arg), ((arg.start, arg.end),), False
        if isinstance(arg, UtteranceArg):
            mentions = tuple(sorted({self._entity(entity) for entity in arg.mentions}))
            text = canonical(arg.text)
            self.result.utterances.append(UtteranceRow(speech_key(text), text, arg.quote, mentions))
            return "utterance", len(self.result.utterances) - 1, tuple(arg.spans), False
        if isinstance(arg, RoleArg):
            title = canonical(arg.title)
            role = RoleRow(plain_key(title), title, self._entity(arg.org))
            number = self.roles.setdefault(role, len(self.roles))
            return "role", number, ((arg.start, arg.end),), arg.former
        return "topic", self._topic(arg), ((arg.start, arg.end),), False

    def _row(self, s: Statement) -> Row:
        start, end = s.sentence
        kind, number, spans, former = self._object(s.object)
        text = self.article.text[start:end]
        self.shared.add(self.number, text)
        evidence = Evidence(
            article=self.record,
            sentence=s.sentence,
            text=text,
            cue=s.cue,
            subject=(s.subject.start, s.subject.end),
            object=spans,
            confidence=s.confidence,
            extractor=s.extractor,
        )
        return Row(
            s.family, s.relation, s.plover, self._entity(s.subject), kind, number,
            s.polarity, s.modality, self._entity(s.source), self._entity(s.via),
            self._entity(s.addressee), self._topic(s.topic) if s.topic else NONE,
            s.date, self._entity(s.place), former, self.number, evidence,
        )  # fmt: skip


def _ranks(order: list[int]) -> list[int]:
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def speech_key(text: str) -> str:
    """Words of an utterance for comparison: case, punctuation and quotation marks do not matter."""
    return " ".join(tokenize_name(text.casefold())) or text
