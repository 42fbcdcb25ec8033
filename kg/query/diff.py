"""What came and went between two graphs: statement ids are content-derived, so a set difference is exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from kg.query.run import graph_path, open_store

_STATEMENTS: Final = """
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?statement ?subject ?relation ?object ?polarity ?modality ?date WHERE {
  ?statement a kg:Statement ; rdf:subject/rdfs:label ?subject ; rdf:predicate ?relation ; rdf:object ?target ;
    kg:polarity ?polarity ; kg:modality ?modality .
  OPTIONAL { ?target rdfs:label ?label }
  OPTIONAL { ?target schema:text ?words }
  BIND (COALESCE(?label, ?words, STR(?target)) AS ?object)
  OPTIONAL { ?statement schema:startDate ?date }
}
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that came (``+``) or went (``-``): its id and a line that says what it states."""

    sign: Literal["+", "-"]
    statement: str
    text: str


def compare(old: Path, new: Path) -> Iterator[Change]:
    """The statements by which two graphs differ, sorted by what they say.

    ``old`` and ``new`` are output folders, store folders or RDF files. A statement that only gained or lost
    evidence is the same statement. Raises GraphError when one of them is no graph.
    """
    before, after = _statements(old), _statements(new)
    gone = ((text, "-", name) for name, text in before.items() if name not in after)
    came = ((text, "+", name) for name, text in after.items() if name not in before)
    for text, sign, name in sorted([*gone, *came]):
        yield Change("+" if sign == "+" else "-", name, text)


def _statements(source: Path) -> dict[str, str]:
    """Local id of each statement with a line that says what it states."""
    lines: dict[str, str] = {}
    for row in open_store(graph_path(source)).query(_STATEMENTS):
        name = _local(row["statement"])
        notes = [_local(row["modality"]).lower(), _local(row["polarity"]).lower()]
        shown = [note for note in notes if note not in ("actual", "affirmed")]
        if row["date"] is not None:
            shown.append(row["date"].value)
        tail = f" ({', '.join(shown)})" if shown else ""
        lines[name] = f"{row['subject'].value} {_local(row['relation'])} {row['object'].value}{tail}"
    return lines


def _local(iri: Any) -> str:
    return str(iri.value).replace("#", "/").rsplit("/", 1)[-1]
