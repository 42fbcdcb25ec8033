"""A part of a graph: one article, one entity with its surroundings, or a list of facts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kg.errors import GraphError
from kg.model import ArticleRecord, Entity, Fact, Graph
from kg.view.selection import other_end


def subgraph(
    graph: Graph,
    *,
    article: str | None = None,
    entity: str | None = None,
    facts: Collection[str] | None = None,
) -> Graph:
    """The part of ``graph`` that all given conditions leave; tables keep only rows that the facts refer to.

    ``article`` is an id, path or title: facts it supports, with its evidence alone. ``entity`` is an id, label
    or alias: facts it takes part in, and those between the entities these link it to. ``facts`` are ids, or
    IRIs that end in one. Raises GraphError when an article or entity is not in the graph.
    """
    kept: tuple[Fact, ...] = graph.facts
    if article is not None:
        ids = {row.id for row in _articles(graph, article)}
        kept = tuple(
            replace(fact, evidence=evidence)
            for fact in kept
            if (evidence := tuple(e for e in fact.evidence if e.article in ids))
        )
    if facts is not None:
        wanted = {name.rstrip(">").rsplit("/", 1)[-1] for name in facts}
        kept = tuple(fact for fact in kept if fact.id in wanted)
    if entity is not None:
        kept = _around(kept, {row.id for row in _entities(graph, entity)}, graph)
    return _prune(graph, kept)


def _articles(graph: Graph, name: str) -> list[ArticleRecord]:
    exact = [row for row in graph.articles if name in (row.id, row.path)]
    found = exact or [row for row in graph.articles if row.title == name or row.path.endswith("/" + name)]
    if not found:
        raise GraphError(f"no article {name!r} in the graph; give its path as it was given to build")
    return found


def _entities(graph: Graph, name: str) -> list[Entity]:
    folded = name.casefold()
    found = [row for row in graph.entities if name == row.id or folded == row.label.casefold()]
    found = found or [row for row in graph.entities if folded in (alias.casefold() for alias in row.aliases)]
    if not found:
        near = sorted(row.label for row in graph.entities if folded in row.label.casefold())[:3]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise GraphError(f"no entity {name!r} in the graph{hint}")
    return found


def _around(facts: tuple[Fact, ...], centre: set[str], graph: Graph) -> tuple[Fact, ...]:
    bodies = {role.id: role.org for role in graph.roles}
    speech = {row.id: set(row.mentions) for row in graph.utterances}
    near = set(centre)
    for fact in facts:
        other = other_end(fact, bodies)
        if other and (fact.subject in centre or other in centre):
            near |= {fact.subject, other}

    def belongs(fact: Fact) -> bool:
        other = other_end(fact, bodies)
        involved = {
            fact.subject,
            other,
            fact.source,
            fact.via,
            *fact.participants,
            *speech.get(fact.object, ()),
        }
        return bool(involved & centre) or (fact.subject in near and other in near)

    return tuple(fact for fact in facts if belongs(fact))


def _prune(graph: Graph, facts: tuple[Fact, ...]) -> Graph:
    """Only the rows that ``facts`` need, directly or through what these rows refer to."""
    ids = {fact.id for fact in facts}
    used: set[str | None] = set()
    for fact in facts:
        used |= {fact.subject, fact.object, fact.source, fact.via, fact.addressee, fact.topic, fact.place}
        used.update(fact.participants)
    topics = tuple(row for row in graph.topics if row.id in used)
    utterances = tuple(row for row in graph.utterances if row.id in used)
    roles = tuple(row for row in graph.roles if row.id in used)
    used.update(ref for topic in topics for ref in topic.about)
    used.update(ref for utterance in utterances for ref in utterance.mentions)
    used.update(role.org for role in roles)
    used.update([entity.country for entity in graph.entities if entity.id in used])
    sources = {evidence.article for fact in facts for evidence in fact.evidence}
    sources.update([row.duplicate_of for row in graph.articles if row.id in sources and row.duplicate_of])
    return Graph(
        entities=tuple(row for row in graph.entities if row.id in used),
        topics=topics,
        utterances=utterances,
        roles=roles,
        facts=tuple(replace(fact, disagrees=tuple(d for d in fact.disagrees if d in ids)) for fact in facts),
        articles=tuple(row for row in graph.articles if row.id in sources),
        merges=tuple(row for row in graph.merges if row.entity in used),
    )
