"""The RDF room: from the merged graph to files, a store and numbers; and checking any such file.

The door: :func:`write_graph`, :func:`triples`, :func:`validate`, :func:`stats`, :func:`to_networkx`,
:data:`PREFIXES`.
"""

from __future__ import annotations

from kg.graph.network import to_networkx
from kg.graph.stats import Stats, stats
from kg.graph.store import build_store
from kg.graph.terms import PREFIXES, prefixes
from kg.graph.validate import CHECKS, Finding, validate
from kg.graph.write import FILES, triples, write_graph
from kg.settings import DEFAULT_BASE

__all__ = [
    "CHECKS", "DEFAULT_BASE", "FILES", "PREFIXES", "Finding", "Stats", "build_store", "prefixes", "stats",
    "to_networkx", "triples", "validate", "write_graph",
]  # fmt: skip
