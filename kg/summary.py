"""The table that ends a build: articles, statements by family, entities, time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.console import table
from kg.vocabulary import FAMILIES

if TYPE_CHECKING:
    from kg.build import BuildReport


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
