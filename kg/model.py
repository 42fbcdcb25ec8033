"""The words every stage shares: articles, what was read in one article, and the merged graph.

All classes are frozen and slotted, hold plain data only, and survive a JSON round trip
(:mod:`kg.codec`). Offsets are Unicode code points into ``Article.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.vocabulary import EntityType, Family, MentionKind, Modality, Polarity, Quotation

Span = tuple[int, int]


# --------------------------------------------------------------------------- articles
@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text: usually one paragraph.

    ``spans`` are the pieces of the source that make it up in order; a paragraph that the web page broke
    around a link has several. The reader joins them with one space; offsets stay those of the source.
    """

    kind: Literal["headline", "paragraph", "caption"]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its source text, what is known about it, and which parts are running text.

    ``id`` is the path as given, or the record's id for JSON Lines. ``sha256`` is the hash of the source
    text in UTF-8. Text outside ``blocks`` (menus, bylines, credits) is never read but never cut either.
    ``published`` is an ISO date (``YYYY-MM-DD``).
    """

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


# --------------------------------------------------------------------------- map: facts of one article
@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for an entity; ``chain`` is the id of its :class:`LocalEntity`."""

    start: int
    end: int
    text: str
    kind: MentionKind
    type: EntityType
    entity: str
    chain: int
    qid: str | None = None


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity as one article knows it (a coreference chain).

    ``name`` is the fullest form without titles; ``forms`` are all surface forms in order of appearance,
    without repeats. ``expansion`` is the long form that the article itself gives for an acronym.
    ``country`` is the English short name of the country a person or organisation belongs to, as far as
    the article says. ``titles`` are the offices and courtesy titles that stand at its mentions.
    """

    chain: int
    name: str
    type: EntityType
    qid: str | None = None
    forms: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    country: str | None = None
    titles: tuple[str, ...] = ()
    expansion: str | None = None


@dataclass(frozen=True, slots=True)
class EntityArg:
    """An entity in a role of a statement: canonical name in the article, and the exact phrase used.

    ``via`` says how the phrase led to the entity: ``name`` (it is the name), ``nominal``, ``pronoun``,
    ``metonym`` (Beijing for China), ``possessive``; it feeds the confidence and `kg explain`.
    ``chain`` is -1 for a group without a name ("Western officials").
    """

    name: str
    type: EntityType
    text: str
    start: int
    end: int
    chain: int
    qid: str | None = None
    via: str = "name"
    kind: Literal["entity"] = "entity"


@dataclass(frozen=True, slots=True)
class TopicArg:
    """A noun phrase or clause that something is said, supported or opposed about."""

    text: str
    start: int
    end: int
    about: tuple[EntityArg, ...] = ()
    kind: Literal["topic"] = "topic"


@dataclass(frozen=True, slots=True)
class UtteranceArg:
    """What somebody said or thinks; ``spans`` exclude the outer quotation marks of a direct quote."""

    text: str
    spans: tuple[Span, ...]
    quote: Quotation
    mentions: tuple[EntityArg, ...] = ()
    kind: Literal["utterance"] = "utterance"


@dataclass(frozen=True, slots=True)
class RoleArg:
    """An office: title as in the text without article, and the body or country it belongs to."""

    title: str
    text: str
    start: int
    end: int
    org: EntityArg | None = None
    former: bool = False
    kind: Literal["role"] = "role"


ObjectArg = EntityArg | TopicArg | UtteranceArg | RoleArg


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that carry the relation ("met", "expressed support")."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement read in one sentence of one article.

    ``source`` is who asserts it when the article itself does not (then ``modality`` is ``reported``, or the
    modality the source gives it). ``via`` is the office or outlet that passes a speaker's words on.
    ``date`` is ISO 8601 with the precision known (``2022-02``, ``2022-02-04``, interval with ``/``).
    ``topic`` is what a request, promise or threat is about. ``confidence`` lies in [0, 1].
    """

    family: Family
    relation: str
    plover: str | None
    subject: EntityArg
    object: ObjectArg
    cue: Cue
    sentence: Span
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    source: EntityArg | None = None
    via: EntityArg | None = None
    addressee: EntityArg | None = None
    topic: TopicArg | None = None
    date: str | None = None
    place: EntityArg | None = None
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Everything the map step reads in one article; a pure function of the article and the pipeline."""

    article: Article
    entities: tuple[LocalEntity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


# --------------------------------------------------------------------------- reduce: the merged graph
@dataclass(frozen=True, slots=True)
class Entity:
    """One entity over all articles. ``id`` is the local part of its IRI under ``id/``."""

    id: str
    label: str
    type: EntityType
    qid: str | None = None
    aliases: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    country: str | None = None  # id of a Country entity


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that several statements may share; ``about`` are entity ids."""

    id: str
    label: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """A piece of speech or thought with its exact words; ``mentions`` are entity ids."""

    id: str
    text: str
    quote: Quotation
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office: title and the entity id of the body it belongs to."""

    id: str
    title: str
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an article says it: spans of the sentence, cue, subject and object in that article's text."""

    article: str  # id of an ArticleRecord
    sentence: Span
    text: str
    cue: Cue
    subject: Span
    object: tuple[Span, ...]
    confidence: float
    extractor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A merged statement: one per (subject, relation, object, polarity, modality, source, date bucket).

    ``object_kind`` tells in which table ``object`` is an id. ``disagrees`` are ids of facts that contradict
    it. ``participants`` are the entity ids of everybody else at the same meeting or call.
    """

    id: str
    family: Family
    relation: str
    plover: str | None
    subject: str
    object: str
    object_kind: Literal["entity", "topic", "utterance", "role"]
    polarity: Polarity
    modality: Modality
    evidence: tuple[Evidence, ...]
    confidence: float
    source: str | None = None
    via: str | None = None
    addressee: str | None = None
    topic: str | None = None
    date: str | None = None
    place: str | None = None
    former: bool = False
    participants: tuple[str, ...] = ()
    disagrees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the graph keeps of an article; ``duplicate_of`` is the record it is a syndicated copy of."""

    id: str
    path: str
    sha256: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a name of one article was taken for an entity: the rule, how sure, and the forms it joined."""

    entity: str
    rule: str
    certainty: float
    left: str
    right: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The merged graph, every table sorted by id: what is written, queried and shown."""

    entities: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    roles: tuple[Role, ...] = ()
    facts: tuple[Fact, ...] = ()
    articles: tuple[ArticleRecord, ...] = ()
    merges: tuple[Merge, ...] = ()

    def _repr_html_(self) -> str:
        """The explorer in a sandboxed frame: what a notebook shows for a graph.

        The one place where an early room looks ahead: notebooks ask the object itself, and looking the room
        up at that moment keeps the corridor's imports in one direction.
        """
        from importlib import import_module

        return str(import_module("kg.view").repr_html(self))
