"""The page's data: the selected part of a graph as tables of columns with numbers for references.

One object per fact would take three times the room. Names of columns are documented in docs/explorer.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kg.model import Evidence, Graph
from kg.view.network import build_network
from kg.view.selection import Selection
from kg.vocabulary import FAMILIES, RELATIONS

MODALITIES: Final = ("actual", "planned", "hypothetical", "reported")
QUOTATIONS: Final = ("direct", "indirect", "mixed")
TYPES: Final = ("Person", "Country", "Organization", "Place", "Group", "Event", "Work", "Thing")


def build_payload(graph: Graph, selection: Selection, *, title: str, base: str) -> dict[str, Any]:
    """Everything the page shows, as plain data for one JSON script element."""
    rows = _rows(graph, selection)
    index = {row.id: i for i, (_, row) in enumerate(rows)}
    articles = _articles(graph, selection)
    article_index = {row.id: i for i, row in enumerate(articles)}
    network = build_network(graph, selection, index)
    return {
        "meta": {
            "title": title,
            "base": base,
            # As in the RDF: mentions leave out what the ids of all articles begin with.
            "cut": len("article-") if all(a.id.startswith("article-") for a in graph.articles) else 0,
            "nodes": selection.total_nodes,
            "facts": selection.total_facts,
            "articles": len(graph.articles),
            "quotes": len(graph.utterances),
        },
        "families": list(FAMILIES),
        "relations": [
            [r.name, r.label, FAMILIES.index(r.family), int(r.symmetric), r.plover] for r in RELATIONS.values()
        ],
        "types": list(TYPES),
        "modalities": list(MODALITIES),
        "quotations": list(QUOTATIONS),
        "things": _things(rows, index),
        "articles": {
            "id": [a.id for a in articles],
            "path": [a.path for a in articles],
            "title": [a.title for a in articles],
            "date": [a.published for a in articles],
            "publisher": [a.publisher for a in articles],
            "url": [a.url for a in articles],
            "copy": _sparse((i, article_index.get(a.duplicate_of or "")) for i, a in enumerate(articles)),
        },
        "facts": _facts(selection, index),
        **_evidence(selection, article_index),
        "merges": _merges(graph, index, article_index),
        "network": _network(network),
    }


def _rows(graph: Graph, selection: Selection) -> list[tuple[int, Any]]:
    """Everything that is named on the page, with its kind: entities, topics, utterances, roles."""
    wanted = set(selection.nodes)
    for fact in selection.facts:
        wanted.update(
            ref
            for ref in (
                fact.subject,
                fact.object,
                fact.source,
                fact.via,
                fact.addressee,
                fact.topic,
                fact.place,
            )
            if ref
        )
        wanted.update(fact.participants)
    wanted.update(role.org for role in graph.roles if role.id in wanted and role.org)
    wanted.update(ref for topic in graph.topics if topic.id in wanted for ref in topic.about)
    wanted.update(ref for utterance in graph.utterances if utterance.id in wanted for ref in utterance.mentions)
    wanted.update(e.country for e in graph.entities if e.id in wanted and e.country)
    tables: tuple[Iterable[Any], ...] = (graph.entities, graph.topics, graph.utterances, graph.roles)
    return [(kind, row) for kind, table in enumerate(tables) for row in table if row.id in wanted]


def _articles(graph: Graph, selection: Selection) -> list[Any]:
    used = {evidence.article for fact in selection.facts for evidence in fact.evidence}
    return [article for article in graph.articles if article.id in used]


def _things(rows: list[tuple[int, Any]], index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": [row.id for _, row in rows],
        "kind": [kind for kind, _ in rows],
        "label": [_wording(row) for _, row in rows],
        "type": [TYPES.index(row.type) if kind == 0 else -1 for kind, row in rows],
        "aliases": _sparse((i, list(row.aliases)) for i, (kind, row) in enumerate(rows) if kind == 0),
        "qid": _sparse((i, row.qid) for i, (kind, row) in enumerate(rows) if kind == 0),
        "country": _sparse((i, index.get(row.country)) for i, (kind, row) in enumerate(rows) if kind == 0),
        "about": _sparse(
            (i, [index[ref] for ref in (row.about if kind == 1 else row.mentions) if ref in index])
            for i, (kind, row) in enumerate(rows)
            if kind in (1, 2)
        ),
        "quote": _sparse((i, QUOTATIONS.index(row.quote)) for i, (kind, row) in enumerate(rows) if kind == 2),
        "org": _sparse((i, index.get(row.org)) for i, (kind, row) in enumerate(rows) if kind == 3),
    }


def _wording(row: Any) -> str:
    """A label, the words of an utterance, or the title of an office."""
    return str(getattr(row, "label", None) or getattr(row, "text", None) or getattr(row, "title", ""))


def _sparse(items: Iterable[tuple[int, Any]]) -> dict[str, Any]:
    """Only the rows that have a value: most have none."""
    return {str(i): value for i, value in items if value is not None and value != []}


def _facts(selection: Selection, index: Mapping[str, int]) -> dict[str, Any]:
    facts = selection.facts
    places = {fact.id: i for i, fact in enumerate(facts)}
    names = list(RELATIONS)

    def references(field: str) -> dict[str, Any]:
        return _sparse((i, index.get(getattr(fact, field))) for i, fact in enumerate(facts))

    return {
        "id": [f.id for f in facts],
        "relation": [names.index(f.relation) for f in facts],
        "subject": [index[f.subject] for f in facts],
        "object": [index.get(f.object, -1) for f in facts],
        "negative": [i for i, f in enumerate(facts) if f.polarity == "negative"],
        "modality": [MODALITIES.index(f.modality) for f in facts],
        "confidence": [round(f.confidence, 4) for f in facts],
        "date": [f.date or 0 for f in facts],
        "former": [i for i, f in enumerate(facts) if f.former],
        **{name: references(name) for name in ("source", "via", "addressee", "topic", "place")},
        "participants": _sparse(
            (i, [index[p] for p in f.participants if p in index]) for i, f in enumerate(facts) if f.participants
        ),
        "disagrees": _sparse(
            (i, [places[d] for d in f.disagrees if d in places]) for i, f in enumerate(facts) if f.disagrees
        ),
    }


def _evidence(selection: Selection, articles: Mapping[str, int]) -> dict[str, Any]:
    """Sentences once each, and for every fact its evidence with spans from the start of the sentence."""
    sentences: dict[tuple[int, int, str], int] = {}
    columns: dict[str, list[Any]] = {
        name: [] for name in ("count", "sentence", "cue", "subject", "object", "sure")
    }
    for fact in selection.facts:
        known = [evidence for evidence in fact.evidence if evidence.article in articles]
        columns["count"].append(len(known))
        for evidence in known:
            key = (articles[evidence.article], evidence.sentence[0], evidence.text)
            columns["sentence"].append(sentences.setdefault(key, len(sentences)))
            columns["cue"].append(_relative(evidence, ((evidence.cue.start, evidence.cue.end),)))
            columns["subject"].append(_relative(evidence, (evidence.subject,)))
            columns["object"].append(_relative(evidence, evidence.object))
            columns["sure"].append(round(evidence.confidence, 4))
    return {
        "sentences": {
            "article": [article for article, _, _ in sentences],
            "start": [start for _, start, _ in sentences],
            "text": [text for _, _, text in sentences],
        },
        "evidence": columns,
    }


def _relative(evidence: Evidence, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Spans flattened to [start, end, start, end …], counted from the sentence's first character."""
    first = evidence.sentence[0]
    return [place - first for span in spans for place in span]


def _merges(graph: Graph, index: Mapping[str, int], articles: Mapping[str, int]) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}
    for merge in graph.merges:
        if merge.entity in index:
            where = [articles[a] for a in merge.articles if a in articles]
            row = [merge.rule, round(merge.certainty, 2), merge.left, merge.right, where]
            found.setdefault(str(index[merge.entity]), []).append(row)
    return found


def _network(network: Any) -> dict[str, Any]:
    """The pyvis network by columns; labels are those of the things."""
    nodes, edges = network.nodes, network.edges
    return {
        "options": network.options if isinstance(network.options, dict) else {},
        "nodes": {
            name: [node[name] for node in nodes] for name in ("id", "shape", "size", "community", "steps")
        },
        "edges": {name: [edge[name] for edge in edges] for name in ("from", "to", "facts")},
    }
