"""The query room: SPARQL over what was built, by name, from files or as text.

The door: :func:`run_query`, :func:`load_query`, :func:`list_queries`, :class:`Result`, :func:`explain`.
"""

from __future__ import annotations

from kg.query.explain import EvidenceRow, Explanation, MergeRow, explain
from kg.query.guard import check_query
from kg.query.library import NamedQuery, Parameter, list_queries, load_query
from kg.query.run import Result, run_query

__all__ = [
    "EvidenceRow", "Explanation", "MergeRow", "NamedQuery", "Parameter", "Result", "check_query", "explain",
    "list_queries", "load_query", "run_query",
]  # fmt: skip
