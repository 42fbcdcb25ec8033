"""Counts as tables for people: at the end of a build, and of a graph."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.console import table
from kg.vocabulary import FAMILIES

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.graph.stats import Stats


def print_summary(report: BuildReport, seconds: float) -> None:
    """Print what a build did and where its files are, on stdout."""
    graph = report.graph
    families = Counter(fact.family for fact in graph.facts)
    asserted = Counter(
        fact.family for fact in graph.facts if fact.modality == "actual" and fact.polarity == "positive"
    )
    table(
        "",
        ("family", "statements", "asserted"),
        [(f, families[f], asserted[f]) for f in FAMILIES if families[f]],
    )
    kinds = Counter(entity.type for entity in graph.entities)
    listed = ", ".join(
        f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )
    print(f"\n{len(graph.facts)} statements about {len(graph.entities)} entities ({listed})")
    print(f"from {report.articles} articles, {report.read} of them read now, in {seconds:.1f} s")
    print("\n".join(str(path) for path in report.files))


def stats_rows(stats: Stats) -> Iterator[tuple[str, str, object]]:
    """Rows of what, kind and number for every count of a graph."""
    for field in dataclasses.fields(stats):
        value = getattr(stats, field.name)
        name = field.name.replace("_", " ")
        if isinstance(value, dict):
            yield from ((name, kind, number) for kind, number in value.items())
        elif value is not None:
            yield name, "", value
