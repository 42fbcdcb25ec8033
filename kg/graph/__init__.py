"""The RDF room: from the merged graph to files, a store and numbers; and checking any such file.

The door: :func:`write_graph`, :func:`triples`, :func:`validate`, :func:`stats`, :func:`to_networkx`,
:data:`PREFIXES`.
"""

from __future__ import annotations

from kg.graph.network import to_networkx
from kg.graph.terms import DEFAULT_BASE, PREFIXES, prefixes
from kg.graph.write import FILES, build_store, triples, write_graph

__all__ = [
    "DEFAULT_BASE", "FILES", "PREFIXES", "build_store", "prefixes", "to_networkx", "triples", "write_graph",
]  # fmt: skip
