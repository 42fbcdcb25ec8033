"""Graph -> RDF: one block of triples for each subject, in a fixed order.

A block is a subject token with (predicate token, object token) pairs; all writers consume blocks, so that the
formats cannot differ in content. The mapping is described in docs/data-model.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kg import __version__
from kg.graph import tokens
from kg.graph.terms import ENTITY_CLASSES, FAMILY_CLASSES, FOLDERS, KG, MODALITIES, POLARITIES, QUOTATIONS
from kg.model import ArticleRecord, Evidence, Fact, Graph
from kg.settings import DEFAULT_BASE
from kg.vocabulary import RELATIONS

Pair = tuple[str, str]
Block = tuple[str, list[Pair]]

_TYPE: Final = "rdf:type"
_OBJECT_PREFIX: Final = {"entity": "id", "topic": "tp", "utterance": "ut", "role": "ro"}
_FROM: Final = "prov:wasDerivedFrom"


class SentenceKey(NamedTuple):
    """A sentence of an article: record id, first character, end (exclusive)."""

    article: str
    start: int
    end: int


class Names:
    """Tokens for the ids of one graph under one base."""

    def __init__(self, graph: Graph, base: str) -> None:
        """Choose the short form of article ids once for the whole graph."""
        self.base = base
        self._folders = {prefix: base + folder for prefix, folder in FOLDERS.items()}
        # "article-" is left out of mention ids where every article has it: no two can coincide then.
        self._cut = len("article-") if all(a.id.startswith("article-") for a in graph.articles) else 0

    def of(self, prefix: str, local: str) -> str:
        """Token of the node ``local`` in the folder of ``prefix``."""
        return tokens.name(prefix, local, self._folders[prefix])

    def mention(self, article: str, start: int, end: int) -> str:
        """Token of a stretch of an article's text."""
        return self.of("mn", f"{article[self._cut :]}_{start}_{end}")

    def evidence(self, fact: Fact) -> list[str]:
        """Tokens of the fact's evidence nodes, from fact, article and cue; numbered where those repeat."""
        taken: dict[str, int] = {}
        found = []
        for item in fact.evidence:
            local = f"{fact.id}_{item.article[self._cut :]}_{item.cue.start}"
            taken[local] = count = taken.get(local, 0) + 1
            found.append(self.of("ev", local if count == 1 else f"{local}_n{count}"))
        return found


def is_asserted(fact: Fact) -> bool:
    """Whether the fact has a direct edge: affirmed, actual, and not an office of the past."""
    return fact.polarity == "positive" and fact.modality == "actual" and not fact.former


def direct_edges(fact: Fact, names: Names) -> Iterator[tuple[str, str, str]]:
    """Subject, predicate and object of the fact's direct edges: none, one, or both ways when symmetric."""
    if not is_asserted(fact):
        return
    subject = names.of("id", fact.subject)
    target = names.of(_OBJECT_PREFIX[fact.object_kind], fact.object)
    predicate = f"kg:{fact.relation}"
    yield subject, predicate, target
    if fact.object_kind == "entity" and RELATIONS[fact.relation].symmetric:
        yield target, predicate, subject


def blocks(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Block]:
    """All triples of ``graph``, each subject once: dataset, articles, entities, roles, topics, utterances,
    statements each with its evidence, sentences, merges; sorted by id within each kind."""
    names = Names(graph, base)
    yield from dataset_blocks(graph, names)
    for article in graph.articles:
        yield article_block(article, names)
    yield from _entity_blocks(graph, names)
    yield from _role_blocks(graph, names)
    yield from _topic_blocks(graph, names)
    yield from _utterance_blocks(graph, names)
    sentences: dict[SentenceKey, tuple[str, tuple[str, ...]]] = {}
    for fact in graph.facts:
        yield statement_block(fact, names)
        yield from evidence_blocks(fact, names)
        note_sentences(fact.evidence, sentences)
    for key in sorted(sentences):
        yield sentence_block(key, *sentences[key], names)
    yield from _merge_blocks(graph, names)


def dataset_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    """What the dataset is and where it comes from (VoID, PROV-O); its date is that of the newest article."""
    dataset, run, program = names.of("ds", "graph"), names.of("ds", "extraction"), names.of("ds", "kg")
    pairs = [
        (_TYPE, "void:Dataset"),
        ("dcterms:title", tokens.text("Knowledge graph of news articles")),
        ("void:uriSpace", tokens.string(names.base)),
        ("void:vocabulary", f"<{KG}>"),
        ("void:documents", str(len(graph.articles))),
        ("void:entities", str(len(graph.entities))),
        ("prov:wasGeneratedBy", run),
    ]
    newest = max((a.published for a in graph.articles if a.published), default=None)
    if newest and (token := _published(newest)):
        pairs.append(("dcterms:modified", token))
    yield dataset, pairs
    yield run, [(_TYPE, "prov:Activity"), ("prov:wasAssociatedWith", program)]
    yield (
        program,
        [
            (_TYPE, "prov:SoftwareAgent"),
            ("schema:name", '"kg"'),
            ("schema:softwareVersion", tokens.string(__version__)),
        ],
    )


def _published(value: str) -> str | None:
    found = dict(tokens.dates(value))
    return found.get("schema:startDate") if "kg:dateText" not in found else None


def article_block(article: ArticleRecord, names: Names) -> Block:
    """An article: a NIF context to which all character positions refer."""
    pairs = [(_TYPE, "schema:NewsArticle"), (_TYPE, "nif:Context")]
    if article.title:
        pairs.append(("schema:headline", tokens.label(article.title)))
    if article.published and (token := _published(article.published)):
        pairs.append(("schema:datePublished", token))
    if article.publisher:
        pairs.append(("schema:publisher", tokens.string(article.publisher)))
    if article.url and (token := tokens.web_address(article.url)):
        pairs.append(("schema:url", token))
    pairs.append(("kg:path", tokens.string(article.path)))
    pairs.append(("kg:sha256", tokens.string(article.sha256)))
    if article.duplicate_of:
        pairs.append(("kg:duplicateOf", names.of("id", article.duplicate_of)))
    return names.of("id", article.id), pairs


def _entity_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    edges: defaultdict[str, set[Pair]] = defaultdict(set)
    for fact in graph.facts:
        for subject, predicate, target in direct_edges(fact, names):
            edges[subject].add((predicate, target))
    for entity in graph.entities:
        subject = names.of("id", entity.id)
        pairs = [(_TYPE, ENTITY_CLASSES[entity.type]), ("rdfs:label", tokens.label(entity.label))]
        pairs += _distinct(("skos:altLabel", tokens.label(alias)) for alias in entity.aliases)
        if entity.country:
            belongs = "schema:nationality" if entity.type == "Person" else "kg:country"
            pairs.append((belongs, names.of("id", entity.country)))
        if entity.qid and (item := tokens.wikidata(entity.qid)):
            pairs.append(("skos:exactMatch", item))
        pairs += sorted(edges.pop(subject, ()))
        yield subject, pairs


def _distinct(pairs: Iterable[Pair]) -> list[Pair]:
    return list(dict.fromkeys(pairs))


def _role_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    labels = {entity.id: entity.label for entity in graph.entities}
    for role in graph.roles:
        whole = f"{role.title} of {labels[role.org]}" if role.org in labels else role.title
        pairs = [
            (_TYPE, "kg:Role"),
            ("rdfs:label", tokens.label(whole)),
            ("kg:title", tokens.label(role.title)),
        ]
        if role.org:
            pairs.append(("kg:organization", names.of("id", role.org)))
        yield names.of("ro", role.id), pairs


def _topic_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    for topic in graph.topics:
        pairs = [(_TYPE, "kg:Topic"), ("rdfs:label", tokens.label(topic.label))]
        pairs += _distinct(("schema:about", names.of("id", about)) for about in topic.about)
        yield names.of("tp", topic.id), pairs


def _utterance_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    addressees: defaultdict[str, set[str]] = defaultdict(set)
    for fact in graph.facts:
        if fact.addressee and fact.object_kind == "utterance":
            addressees[fact.object].add(names.of("id", fact.addressee))
    for utterance in graph.utterances:
        pairs = [
            (_TYPE, "kg:Utterance"),
            ("schema:text", tokens.text(utterance.text)),
            ("kg:quotation", QUOTATIONS[utterance.quote]),
        ]
        pairs += [("kg:addressee", token) for token in sorted(addressees.get(utterance.id, ()))]
        pairs += _distinct(("schema:mentions", names.of("id", mention)) for mention in utterance.mentions)
        yield names.of("ut", utterance.id), pairs


def statement_block(fact: Fact, names: Names, evidence: Iterable[int] | None = None) -> Block:
    """The statement node; ``evidence`` restricts it to some of its evidence (positions), None takes all."""
    of = names.of
    pairs = [
        (_TYPE, "kg:Statement"),
        (_TYPE, FAMILY_CLASSES[fact.family]),
        ("rdf:subject", of("id", fact.subject)),
        ("rdf:predicate", f"kg:{fact.relation}"),
        ("rdf:object", of(_OBJECT_PREFIX[fact.object_kind], fact.object)),
        ("kg:polarity", POLARITIES[fact.polarity]),
        ("kg:modality", MODALITIES[fact.modality]),
    ]
    if fact.former:
        pairs.append(("kg:former", "true"))
    if fact.source:
        pairs.append(("kg:attributedTo", of("id", fact.source)))
    if fact.via:
        pairs.append(("kg:via", of("id", fact.via)))
    if fact.addressee:
        pairs.append(("kg:addressee", of("id", fact.addressee)))
    if fact.topic:
        pairs.append(("kg:topic", of("tp", fact.topic)))
    if fact.date:
        pairs += tokens.dates(fact.date)
    if fact.place:
        pairs.append(("sem:hasPlace", of("id", fact.place)))
    if fact.participants:
        pairs += _distinct(("kg:participant", of("id", who)) for who in fact.participants)
    if fact.plover:
        pairs.append(("kg:plover", tokens.string(fact.plover)))
    pairs.append(("kg:confidence", tokens.decimal(fact.confidence)))
    if fact.disagrees:
        pairs += _distinct(("kg:disagreesWith", of("st", other)) for other in fact.disagrees)
    nodes = names.evidence(fact)
    chosen = range(len(nodes)) if evidence is None else evidence
    items = [(fact.evidence[i], nodes[i]) for i in chosen]
    pairs += _distinct((_FROM, names.mention(item.article, *item.sentence)) for item, _ in items)
    pairs += [("kg:evidence", node) for _, node in items]
    return of("st", fact.id), pairs


def evidence_blocks(fact: Fact, names: Names, chosen: Iterable[int] | None = None) -> Iterator[Block]:
    """One node for each reading of the fact in a sentence: which words are cue, subject and object."""
    nodes = names.evidence(fact)
    for i in range(len(nodes)) if chosen is None else chosen:
        item = fact.evidence[i]
        cue = item.cue
        pairs = [
            (_TYPE, "kg:Evidence"),
            ("kg:sentence", names.mention(item.article, *item.sentence)),
            ("kg:cue", tokens.string(cue.text)),
            ("kg:cueSpan", tokens.span(cue.start, cue.end)),
            ("kg:subjectSpan", tokens.span(*item.subject)),
        ]
        pairs += _distinct(("kg:objectSpan", tokens.span(*part)) for part in item.object)
        pairs.append(("kg:confidence", tokens.decimal(item.confidence)))
        if item.extractor and item.extractor != fact.family:
            pairs.append(("kg:extractor", tokens.string(item.extractor)))
        yield nodes[i], pairs


def note_sentences(
    evidence: Iterable[Evidence], sentences: dict[SentenceKey, tuple[str, tuple[str, ...]]]
) -> None:
    """Add the sentences of ``evidence``, each once, with the cues read in it."""
    for item in evidence:
        key = SentenceKey(item.article, *item.sentence)
        known = sentences.get(key)
        if known is None:
            sentences[key] = (item.text, (item.cue.text,))
        elif item.cue.text not in known[1]:
            sentences[key] = (known[0], (*known[1], item.cue.text))


def sentence_block(key: SentenceKey, wording: str, cues: tuple[str, ...], names: Names) -> Block:
    """A sentence with its exact words and their place in the article's text (NIF 2.0)."""
    pairs = [
        (_TYPE, "nif:Sentence"),
        ("nif:referenceContext", names.of("id", key.article)),
        ("nif:beginIndex", str(key.start)),
        ("nif:endIndex", str(key.end)),
        ("nif:anchorOf", tokens.text(wording)),
    ]
    pairs += [("kg:cue", token) for token in sorted({tokens.string(cue) for cue in cues})]
    return names.mention(*key), pairs


def _merge_blocks(graph: Graph, names: Names) -> Iterator[Block]:
    from hashlib import blake2b

    for merge in graph.merges:
        content = "\x1f".join((merge.entity, merge.rule, merge.left, merge.right))
        local = blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        pairs = [
            (_TYPE, "kg:Merge"),
            ("kg:entity", names.of("id", merge.entity)),
            ("kg:rule", tokens.string(merge.rule)),
            ("kg:certainty", tokens.decimal(merge.certainty)),
            ("kg:left", tokens.label(merge.left)),
            ("kg:right", tokens.label(merge.right)),
        ]
        pairs += _distinct((_FROM, names.of("id", article)) for article in merge.articles)
        yield names.of("mg", local), pairs
