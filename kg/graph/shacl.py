"""A quick reading of ``shapes.ttl``: the part of SHACL core that it uses, over an :class:`Index`.

pyshacl checks the same shapes (a test holds the two together) but needs more than two minutes for a million
triples. Covered: sh:targetClass; sh:path of one predicate; sh:minCount, maxCount, nodeKind IRI, datatype,
in, class, pattern, minInclusive, maxInclusive, languageIn, or (of datatypes); sh:class on the node itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from kg.graph.index import Blank, Index, Literal, Term
from kg.graph.terms import VOCABULARIES

SH: Final = "http://www.w3.org/ns/shacl#"
TYPE: Final = VOCABULARIES["rdf"] + "type"
_XSD: Final = VOCABULARIES["xsd"]
_LEXICAL: Final = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    _XSD + "boolean": re.compile(r"true|false|0|1"),
    _XSD + "gYear": re.compile(r"-?[0-9]{4,}"),
    _XSD + "gYearMonth": re.compile(r"-?[0-9]{4,}-(0[1-9]|1[0-2])"),
    _XSD + "date": re.compile(r"-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
}
_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Classes = dict[Term, set[str]]
Test = Callable[[Term, Classes], bool]


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks its shape: which constraint of which property."""

    node: Term
    path: str
    constraint: str
    value: Term | None = None


@dataclass(frozen=True, slots=True)
class _Property:
    path: str
    least: int
    most: int | None
    tests: tuple[tuple[str, Test], ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    target: str
    classes: tuple[str, ...]
    properties: tuple[_Property, ...]


def check_shapes(index: Index) -> Iterator[Violation]:
    """Every violation of the shapes, in the order of the shapes and of the file."""
    classes: Classes = {}
    members: dict[str, list[Term]] = {}
    for subject, properties in index.subjects.items():
        types = [value for value in properties.get(TYPE, ()) if isinstance(value, str)]
        classes[subject] = set(types)
        for name in classes[subject]:
            members.setdefault(name, []).append(subject)
    for shape in _shapes():
        for node in members.get(shape.target, ()):
            yield from _check(node, shape, index, classes)


def _check(node: Term, shape: _Shape, index: Index, classes: Classes) -> Iterator[Violation]:
    for name in shape.classes:
        if name not in classes[node]:
            yield Violation(node, "", "class")
    properties = index.subjects[node]
    for prop in shape.properties:
        values = properties.get(prop.path, [])
        if len(values) > 1:
            values = list(dict.fromkeys(values))
        if len(values) < prop.least:
            yield Violation(node, prop.path, "minCount")
        if prop.most is not None and len(values) > prop.most:
            yield Violation(node, prop.path, "maxCount")
        for value in values:
            for name, test in prop.tests:
                if not test(value, classes):
                    yield Violation(node, prop.path, name, value)


@lru_cache(maxsize=1)
def _shapes() -> tuple[_Shape, ...]:
    """The shapes of ``shapes.ttl``, compiled."""
    from rdflib import RDF, URIRef
    from rdflib import Graph as RdfGraph

    data = (resources.files("kg.graph") / "shapes.ttl").read_text(encoding="utf-8")
    graph: Any = RdfGraph().parse(data=data, format="turtle")
    sh = URIRef(SH)
    found = []
    for node in sorted(graph.subjects(RDF.type, sh + "NodeShape")):
        target = str(graph.value(node, sh + "targetClass"))
        classes = tuple(sorted(str(name) for name in graph.objects(node, sh + "class")))
        properties = tuple(
            sorted(
                (_property(graph, part) for part in graph.objects(node, sh + "property")), key=lambda p: p.path
            )
        )
        found.append(_Shape(target, classes, properties))
    return tuple(found)


def _property(graph: Any, node: Any) -> _Property:
    from rdflib.collection import Collection

    least, most, path = 0, None, ""
    tests: list[tuple[str, Test]] = []
    for predicate, value in sorted(graph.predicate_objects(node)):
        name = str(predicate).removeprefix(SH)
        if name == "path":
            path = str(value)
        elif name == "minCount":
            least = int(value)
        elif name == "maxCount":
            most = int(value)
        elif name == "nodeKind":
            tests.append((name, _is_iri))
        elif name == "in":
            tests.append((name, _one_of({_plain(item) for item in Collection(graph, value)})))
        elif name == "or":
            from rdflib import URIRef

            kinds = [str(graph.value(part, URIRef(SH + "datatype"))) for part in Collection(graph, value)]
            tests.append((name, _of_datatype(*kinds)))
        elif name == "languageIn":
            tests.append((name, _in_language({str(item) for item in Collection(graph, value)})))
        else:
            tests.append((name, _MAKERS[name](str(value))))
    return _Property(path, least, most, tuple(tests))


def _plain(term: Any) -> str:
    return str(term)


def _is_iri(value: Term, classes: Classes) -> bool:
    return isinstance(value, str)


def _one_of(allowed: set[str]) -> Test:
    return lambda value, classes: (value.value if isinstance(value, Literal) else value) in allowed


def _in_language(allowed: set[str]) -> Test:
    return lambda value, classes: isinstance(value, Literal) and (value.language or "").lower() in allowed


def _of_datatype(*kinds: str) -> Test:
    return lambda value, classes: (
        isinstance(value, Literal) and value.datatype in kinds and _well_formed(value.value, value.datatype)
    )


@lru_cache(maxsize=1 << 16)
def _well_formed(value: str, datatype: str) -> bool:
    pattern = _LEXICAL.get(datatype)
    if pattern is None:
        return True
    if not pattern.fullmatch(value):
        return False
    if datatype != _XSD + "date":
        return True
    year, month, day = value.lstrip("-").split("-")
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return int(day) <= (28 if month == "02" and not leap else _LAST_DAY[int(month) - 1])


def _pattern(expression: str) -> Test:
    found = re.compile(expression)
    return lambda value, classes: (
        not isinstance(value, Blank)
        and found.search(value.value if isinstance(value, Literal) else value) is not None
    )


def _class(name: str) -> Test:
    return lambda value, classes: name in classes.get(value, ())


def _limit(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[str], Test]:
    def make(bound: str) -> Test:
        limit = Decimal(bound)

        @lru_cache(maxsize=1 << 16)
        def within(text: str) -> bool:
            try:
                return holds(Decimal(text), limit)
            except InvalidOperation:
                return False

        return lambda value, classes: isinstance(value, Literal) and within(value.value)

    return make


_MAKERS: Final[dict[str, Callable[[str], Test]]] = {
    "datatype": lambda kind: _of_datatype(kind),
    "class": _class,
    "pattern": _pattern,
    "minInclusive": _limit(lambda value, bound: value >= bound),
    "maxInclusive": _limit(lambda value, bound: value <= bound),
}
