"""Counts of what a graph holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Graph
from kg.vocabulary import FAMILIES, RELATIONS


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by kind; every table is in the order of the vocabulary or by falling count."""

    articles: int
    copies: int
    statements: int
    evidence: int
    entities: int
    topics: int
    utterances: int
    roles: int
    merges: int
    disagreements: int
    by_family: dict[str, int]
    by_relation: dict[str, int]
    by_type: dict[str, int]
    by_polarity: dict[str, int]
    by_modality: dict[str, int]
    by_publisher: dict[str, int]
    first_date: str | None
    last_date: str | None


def stats(graph: Graph) -> Stats:
    """Count what ``graph`` holds."""
    families = Counter(fact.family for fact in graph.facts)
    relations = Counter(fact.relation for fact in graph.facts)
    days = sorted(article.published for article in graph.articles if article.published)
    return Stats(
        articles=len(graph.articles),
        copies=sum(article.duplicate_of is not None for article in graph.articles),
        statements=len(graph.facts),
        evidence=sum(len(fact.evidence) for fact in graph.facts),
        entities=len(graph.entities),
        topics=len(graph.topics),
        utterances=len(graph.utterances),
        roles=len(graph.roles),
        merges=len(graph.merges),
        disagreements=sum(len(fact.disagrees) for fact in graph.facts) // 2,
        by_family={name: families[name] for name in FAMILIES},
        by_relation={name: relations[name] for name in RELATIONS if relations[name]},
        by_type=_falling(entity.type for entity in graph.entities),
        by_polarity=_falling(fact.polarity for fact in graph.facts),
        by_modality=_falling(fact.modality for fact in graph.facts),
        by_publisher=_falling(article.publisher or "unknown" for article in graph.articles),
        first_date=days[0] if days else None,
        last_date=days[-1] if days else None,
    )


def _falling(names: Iterable[str]) -> dict[str, int]:
    counts = Counter(names)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
