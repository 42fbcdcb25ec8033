"""Reduce: from the facts of single articles to one graph.

:func:`resolve` decides which names are the same entity and which statements are the same fact. It is a pure
function of the set of facts: the order in which they come, the number of processes and the hash seed leave no
trace, so that a graph built step by step equals one built from nothing.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from kg.model import ArticleFacts, Graph, Merge
from kg.resolve.articles import article_records, copied_articles
from kg.resolve.collect import collect
from kg.resolve.disagreement import disagreements
from kg.resolve.entities import build_entities
from kg.resolve.linking import RULES, link
from kg.resolve.overrides import Overrides, load_overrides
from kg.resolve.statements import build_statements

__all__ = ["RULES", "Overrides", "explain_merges", "load_overrides", "resolve", "resolve_mentions"]


def resolve(
    facts: Iterable[ArticleFacts],
    overrides: Overrides | None = None,
    *,
    duplicates: Mapping[str, str] | None = None,
) -> Graph:
    """The merged graph of ``facts`` (each article once), every table sorted by id.

    ``overrides`` come from :func:`load_overrides`. ``duplicates`` maps the id of an article to the id of the
    article it is a syndicated copy of; None finds the copies (:mod:`kg.articles`). Only entities that a
    statement refers to are in the graph, and the countries they belong to.
    """
    with _collector_paused():
        return _resolve(facts, overrides or Overrides(), duplicates)


def _resolve(
    facts: Iterable[ArticleFacts], overrides: Overrides, duplicates: Mapping[str, str] | None
) -> Graph:
    collection = collect(facts, overrides)
    copies = copied_articles(collection.articles, collection.suspects, duplicates)
    records = article_records(collection.articles, collection.record_ids, copies)
    collection.articles, collection.chains = [], []  # the texts are not needed any more
    clusters = link(collection, overrides, copies)
    entities = build_entities(collection, clusters, overrides)
    del clusters
    collection.profiles = []
    tables = build_statements(collection, entities.ids, copies)
    against = disagreements(tables.facts, tables.utterances, entities.table)
    facts_table = [
        dataclasses.replace(fact, disagrees=tuple(sorted(against[fact.id]))) if fact.id in against else fact
        for fact in tables.facts
    ]
    return Graph(
        entities=entities.table,
        topics=tables.topics,
        utterances=tables.utterances,
        roles=tables.roles,
        facts=tuple(facts_table),
        articles=tuple(sorted(records, key=lambda record: record.id)),
        merges=entities.merges,
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without Python's cycle collector: it would walk millions of new tuples that hold no cycle, a third of the
    time at a million statements."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def resolve_mentions(
    facts: Iterable[ArticleFacts],
    overrides: Overrides | None = None,
    *,
    duplicates: Mapping[str, str] | None = None,
) -> dict[tuple[str, int], str]:
    """For each article's id and chain the id of its entity: who is who, also where no statement says anything.

    Takes what :func:`resolve` takes and decides the same. Ids are those of a graph of all entities mentioned;
    an id can lack the suffix for a namesake that :func:`resolve` leaves out.
    """
    overrides = overrides or Overrides()
    collection = collect(facts, overrides)
    copies = copied_articles(collection.articles, collection.suspects, duplicates)
    clusters = link(collection, overrides, copies)
    ids = build_entities(collection, clusters, overrides, everybody=True).ids
    return {
        (article.id, chain): ids[number]
        for article, chains in zip(collection.articles, collection.chains, strict=True)
        for chain, number in sorted(chains.items())
    }


def explain_merges(graph: Graph, entity: str | None = None) -> list[Merge]:
    """Merges of ``graph`` (of one entity id), the least certain first; equal names are left out at the end."""
    chosen = (merge for merge in graph.merges if entity is None or merge.entity == entity)
    return sorted(
        chosen, key=lambda merge: (merge.certainty, merge.entity, merge.rule, merge.left, merge.right)
    )
