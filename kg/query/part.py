"""Which statements a query is about, for a page of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.errors import QueryError
from kg.query.library import load_query
from kg.query.run import Result, run_query

_PROJECTION: Final = re.compile(r"\bSELECT\b.*?(?=\bWHERE\b|\{)", re.DOTALL)
_VARIABLE: Final = re.compile(r"[?$]statement\b")
_COUNTED: Final = re.compile(r"\bGROUP\s+BY\b", re.IGNORECASE)


def statement_ids(source: Path, query: str, *, base: str) -> list[str]:
    """Ids of the statements that ``query`` (a name, a file or SPARQL text) returns, in whatever column.

    Where no column holds any but the pattern has a ``?statement``, as in most named queries, that is asked for
    instead. Raises QueryError when neither is so, and as :func:`kg.query.run_query` does.
    """
    loaded = load_query(query)
    answer = run_query(source, loaded, base=base)
    found = _ids(answer)
    if answer.rows and not found:
        if loaded.form != "select" or not _VARIABLE.search(loaded.text) or _COUNTED.search(loaded.text):
            raise QueryError("the query tells of no statements: select a ?statement, which is a kg:Statement")
        text = _PROJECTION.sub("SELECT DISTINCT ?statement ", loaded.text, count=1)
        found = _ids(run_query(source, replace(loaded, text=text), base=base))
    return found


def _ids(answer: Result) -> list[str]:
    cells = {cell for row in answer.rows for cell in row if cell and cell.startswith("st:")}
    return sorted(cell.removeprefix("st:") for cell in cells)
