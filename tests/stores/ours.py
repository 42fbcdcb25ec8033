"""Our own store's answers, in the form in which the other stores give theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.query import NamedQuery, run_query


def ours(output: Path, query: NamedQuery) -> dict[str, Any]:
    """The SPARQL JSON results of a named query without parameters, from the store of an output folder."""
    answer: dict[str, Any] = json.loads(run_query(output, query).body)
    return answer


def count(output: Path) -> int:
    """Number of triples in the store of an output folder."""
    return int(run_query(output, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0] or 0)
