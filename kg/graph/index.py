"""An RDF file in memory as plain strings: small and quick enough to check a million triples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import GraphError


class Literal(NamedTuple):
    """A literal: text, datatype IRI, language tag."""

    value: str
    datatype: str
    language: str | None


class Blank(NamedTuple):
    """A blank node."""

    name: str


Term = str | Literal | Blank
"""An IRI is a plain string."""


class Index:
    """Triples by subject and predicate, and subjects by class."""

    def __init__(self) -> None:
        """Nothing in it yet."""
        self.subjects: dict[Term, dict[str, list[Term]]] = {}
        self.size = 0

    def add(self, subject: Term, predicate: str, value: Term) -> None:
        """Add one triple."""
        self.subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
        self.size += 1

    def values(self, subject: Term, predicate: str) -> list[Term]:
        """Objects of a subject and predicate."""
        return self.subjects.get(subject, {}).get(predicate, [])

    def one(self, subject: Term, predicate: str) -> Term | None:
        """The first object, or None."""
        found = self.values(subject, predicate)
        return found[0] if found else None

    def triples(self) -> Iterator[tuple[Term, str, Term]]:
        """All triples."""
        for subject, properties in self.subjects.items():
            for predicate, values in properties.items():
                for value in values:
                    yield subject, predicate, value


def read_index(path: Path) -> Index:
    """Parse an RDF file by its suffix; raises GraphError when it cannot be read, SyntaxError when malformed."""
    import pyoxigraph as ox

    index = Index()
    shared: dict[str, str] = {}

    def term(node: Any) -> Term:
        if isinstance(node, ox.NamedNode):
            return shared.setdefault(node.value, node.value)
        if isinstance(node, ox.Literal):
            return Literal(
                node.value, shared.setdefault(node.datatype.value, node.datatype.value), node.language
            )
        return Blank(str(node))

    try:
        # Strict, unlike the loading of our own store: this is the place where a file is doubted.
        for quad in ox.parse(path=str(path)):
            index.add(
                term(quad.subject),
                shared.setdefault(quad.predicate.value, quad.predicate.value),
                term(quad.object),
            )
    except (OSError, ValueError) as error:
        if isinstance(error, SyntaxError):
            raise
        raise GraphError(f"{path}: cannot be read as RDF: {error}") from error
    return index
