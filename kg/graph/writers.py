"""Streaming writers of RDF files: Turtle, N-Triples, JSON-LD; each takes blocks one by one.

Own writers because the libraries' are not usable at size: rdflib's Turtle takes minutes for a million triples
and pyoxigraph's does not keep prefixes and grouping readable. Tests hold their output against both parsers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO, Final

from kg.graph.blocks import Block
from kg.graph.terms import PROPERTIES, prefixes

_BUFFER: Final = 4096  # blocks joined before one write


class _Buffered:
    """Joins pieces before they go to the stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._parts: list[str] = []

    def _put(self, part: str) -> None:
        self._parts.append(part)
        if len(self._parts) >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        self._stream.write("".join(self._parts).encode("utf-8"))
        self._parts.clear()

    def close(self) -> None:
        """Write what is left."""
        self._flush()


def turtle_block(block: Block) -> str:
    """One subject in Turtle 1.1: a predicate a line, its objects separated by commas."""
    subject, pairs = block
    parts = [subject]
    before = ""
    for predicate, token in pairs:
        if predicate == before:
            parts.append(", ")
        else:
            parts.append(" a " if predicate == "rdf:type" else f" ;\n    {predicate} ")
            before = predicate
        parts.append(token)
    if pairs and pairs[0][0] != "rdf:type":
        parts[1] = parts[1].replace(" ;\n   ", "", 1)
    parts.append(" .\n\n")
    return "".join(parts)


def turtle_header(base: str) -> str:
    """The ``@prefix`` lines of a data file."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(base).items()) + "\n"


class TurtleWriter(_Buffered):
    """Turtle 1.1, prefixed, grouped by subject."""

    def __init__(self, stream: BinaryIO, base: str) -> None:
        """Write the prefixes."""
        super().__init__(stream)
        self._put(turtle_header(base))

    def write(self, block: Block) -> None:
        """Add the triples of one subject."""
        self._put(turtle_block(block))


class Expander:
    """Turtle tokens -> N-Triples terms."""

    def __init__(self, base: str) -> None:
        """Take the prefixes of a data file under ``base``."""
        self._starts = {name: "<" + iri for name, iri in prefixes(base).items()}
        self._known: dict[str, str] = {}
        # Few different values, met in every block: predicates, classes, individuals, numbers, dates.
        self._shared = {"kg", "rdf", "schema", "nif", "prov", "sem", "skos", "rdfs", "xsd", "dcterms", "void"}

    def term(self, token: str) -> str:
        """The N-Triples form of ``token``."""
        first = token[0]
        if first == '"':
            return token if token[-1] == '"' or token.endswith('"@en') else self._typed(token)
        if first == "<":
            return token
        known = self._known.get(token)
        if known is not None:
            return known
        prefix, colon, local = token.partition(":")
        if not colon:
            return self._number(token)
        found = f"{self._starts[prefix]}{local}>"
        if prefix in self._shared:
            self._known[token] = found
        return found

    def _typed(self, token: str) -> str:
        value, _, kind = token.rpartition("^^")
        return f"{value}^^{self.term(kind)}"

    def _number(self, token: str) -> str:
        kind = "boolean" if token in ("true", "false") else "decimal" if "." in token else "integer"
        found = f'"{token}"^^{self.term("xsd:" + kind)}'
        if len(self._known) < 100_000:
            self._known[token] = found
        return found


class NTriplesWriter(_Buffered):
    """Canonical N-Triples, in the order of the blocks."""

    def __init__(self, stream: BinaryIO, base: str) -> None:
        """Nothing is written before the first block."""
        super().__init__(stream)
        self._term = Expander(base).term

    def write(self, block: Block) -> None:
        """Add the triples of one subject."""
        term = self._term
        subject = term(block[0])
        self._put("".join([f"{subject} {term(p)} {term(o)} .\n" for p, o in block[1]]))


def context(base: str) -> dict[str, object]:
    """The JSON-LD context: prefixes, and for each property what its values are."""
    kinds: dict[str, dict[str, str]] = {
        "iri": {"@type": "@id"}, "text": {"@language": "en"}, "decimal": {"@type": "xsd:decimal"},
    }  # fmt: skip
    terms = {name: {"@id": name, **kinds[kind]} for name, kind in PROPERTIES.items() if kind in kinds}
    del terms["rdf:type"]
    return {"@version": 1.1, **prefixes(base), **terms}


class JsonLdWriter(_Buffered):
    """JSON-LD 1.1 with its context inside: one object of ``@graph`` a line, for each subject."""

    def __init__(self, stream: BinaryIO, base: str) -> None:
        """Write the context."""
        super().__init__(stream)
        shown = json.dumps(context(base), ensure_ascii=False, indent=1)
        self._put(f'{{"@context": {shown},\n"@graph": [')
        self._separator = "\n"

    def write(self, block: Block) -> None:
        """Add the triples of one subject."""
        grouped: dict[str, list[str]] = {}
        for predicate, token in block[1]:
            grouped.setdefault(predicate, []).append(_json_value(predicate, token))
        members = [f'"@id":{_json_iri(block[0])}']
        for predicate, values in grouped.items():
            key = "@type" if predicate == "rdf:type" else predicate
            members.append(f'"{key}":{values[0] if len(values) == 1 else "[" + ",".join(values) + "]"}')
        self._put(f"{self._separator}{{{','.join(members)}}}")
        self._separator = ",\n"

    def close(self) -> None:
        """End the document."""
        self._put("\n]}\n")
        super().close()


def _json_iri(token: str) -> str:
    return f'"{token[1:-1] if token[0] == "<" else token}"'


def _json_value(predicate: str, token: str) -> str:
    kind = PROPERTIES[predicate]
    if kind == "iri":
        return _json_iri(token)
    if kind == "decimal":
        return f'"{token}"' if token[0] != '"' else token.partition("^^")[0]
    if kind == "date":
        value, _, datatype = token.rpartition("^^")
        return f'{{"@value":{value},"@type":"{datatype}"}}'
    return token.removesuffix("@en") if kind == "text" else token


RDF_WRITERS: Final[Mapping[str, type[TurtleWriter] | type[NTriplesWriter] | type[JsonLdWriter]]] = {
    "ttl": TurtleWriter, "nt": NTriplesWriter, "jsonld": JsonLdWriter,
}  # fmt: skip
