"""Writing the triples that a CONSTRUCT or DESCRIBE answers: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kg.graph.terms import prefixes

if TYPE_CHECKING:
    import pyoxigraph as ox

_FORMATS: Final = {"ttl": "TURTLE", "nt": "N_TRIPLES", "jsonld": "JSON_LD"}
GRAPH_FORMATS: Final = tuple(_FORMATS)


def sorted_triples(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """``triples`` as the set that a graph is: without repeats, in the order of their N-Triples lines."""
    lines = {f"{triple} .": triple for triple in triples}
    return [lines[line] for line in sorted(lines)]


def serialize_triples(triples: Iterable[ox.Triple], format: str, base: str) -> bytes:
    """``triples`` in ``format`` (ttl, nt, jsonld); Turtle with those prefixes of a graph under ``base`` it uses."""
    import pyoxigraph as ox

    found = sorted_triples(triples)
    text = "".join(map(str, found))
    kind = getattr(ox.RdfFormat, _FORMATS[format])
    if format != "ttl":
        return ox.serialize(found, format=kind) or b""
    used = {name: iri for name, iri in prefixes(base).items() if f"<{iri}" in text}
    lines = (ox.serialize(found, format=kind, prefixes=used) or b"").splitlines(keepends=True)
    # pyoxigraph writes the prefixes in the order of a hash table.
    return b"".join(sorted(lines[: len(used)]) + lines[len(used) :])
