"""Why the graph holds an edge: every sentence behind it, and how its names were resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kg.errors import QueryError
from kg.graph.terms import PREFIXES, prefixes
from kg.query.library import term
from kg.query.run import graph_path, open_store, short_iri
from kg.settings import DEFAULT_BASE
from kg.vocabulary import RELATIONS

Span = tuple[int, int]
_NAMES: Final = "(rdfs:label|skos:altLabel|skos:exactMatch|schema:text)?"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One reading of a statement in a sentence; spans are characters of the article's text, end exclusive."""

    statement: str
    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    source: str | None
    via: str | None
    date: str | None
    place: str | None
    confidence: Decimal
    article: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    cue: str
    cue_span: Span
    subject_span: Span
    object_spans: tuple[Span, ...]

    @property
    def subject_text(self) -> str:
        """The words of the sentence that stand for the subject; empty when they lie elsewhere."""
        return self._text(self.subject_span)

    @property
    def object_text(self) -> str:
        """The words of the sentence that stand for the object, pieces joined by "…"; those elsewhere left out."""
        return " … ".join(filter(None, map(self._text, self.object_spans)))

    def _text(self, span: Span) -> str:
        start, end = span
        inside = self.start <= start <= end <= self.end
        return " ".join(self.sentence[start - self.start : end - self.start].split()) if inside else ""


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Why two names were taken for one entity."""

    entity: str
    left: str
    right: str
    rule: str
    certainty: Decimal
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence of the statements asked for, and the merges behind their names."""

    evidence: tuple[EvidenceRow, ...]
    merges: tuple[MergeRow, ...]


def explain(
    source: Path,
    subject: str | None = None,
    relation: str | None = None,
    object: str | None = None,
    *,
    base: str = DEFAULT_BASE,
) -> Explanation:
    """Every sentence behind the statements ``subject relation object`` (None: any) in the graph at ``source``.

    Subject and object are names, aliases or IRIs (``id:china``, ``wd:Q148``, ``<…>``); ``relation`` is a name
    of :data:`kg.vocabulary.RELATIONS`. Of a symmetric relation both directions are shown. ``source`` as in
    :func:`kg.query.run_query`. Raises QueryError for an unknown relation or when nothing is known by a name.
    """
    store = open_store(graph_path(source))
    a = _known(store, subject, base)
    b = _known(store, object, base)
    verb = f"FILTER (?p = {term(relation, 'relation')})" if relation else ""
    one_way = _values("x", a) + _values("y", b)
    chosen = f"{{ {one_way} ?s rdf:subject ?x ; rdf:object ?y }}"
    if a or b:
        symmetric = " ".join(f"kg:{name}" for name, item in RELATIONS.items() if item.symmetric)
        other_way = _values("y", a) + _values("x", b) + f"VALUES ?p {{ {symmetric} }}"
        chosen += f" UNION {{ {other_way} ?s rdf:predicate ?p ; rdf:subject ?x ; rdf:object ?y }}"
    found = store.query(_prologue() + _EVIDENCE.replace("%FILTERS%", f"{chosen} {verb}"))
    rows = {row.value: item for row, item in _rows(found, base)}
    names = [(iri, name) for name, iri in prefixes(base).items()]
    ends = sorted({term for item in rows.values() for term in item[1]})
    merges = tuple(_merges(store, ends, names)) if ends else ()
    shown = sorted((item[0] for item in rows.values()), key=_order)
    return Explanation(tuple(shown), merges)


def _order(row: EvidenceRow) -> tuple[Any, ...]:
    return (row.statement, row.article, row.start, row.cue_span, row.subject_span)


def _prologue() -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def _known(store: Any, value: str | None, base: str) -> list[str] | None:
    """IRIs of everything that ``value`` names; None when it is None."""
    if value is None:
        return None
    token = term(value, "name", base)
    query = f"SELECT DISTINCT ?x WHERE {{ ?x rdf:type ?t . FILTER EXISTS {{ ?x {_NAMES} {token} }} }}"
    if not token.startswith("<"):
        query = f"SELECT DISTINCT ?x WHERE {{ ?x rdfs:label|skos:altLabel|schema:text|kg:title {token} }}"
    found = sorted(solution["x"].value for solution in store.query(_prologue() + query))
    if not found and token.startswith("<"):
        found = sorted(
            s["x"].value for s in store.query(_prologue() + f"SELECT ?x {{ ?x skos:exactMatch {token} }}")
        )
    if not found:
        raise QueryError(f"nothing is called {value!r} here; kg query most-connected shows names")
    return found


def _values(variable: str, iris: Iterable[str] | None) -> str:
    if iris is None:
        return ""
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in iris)} }} "


_EVIDENCE: Final = """
SELECT ?e ?s ?x ?y ?subject ?p ?object ?polarity ?modality ?by ?via ?from ?to ?place ?sure ?path ?title ?published
       ?publisher ?url ?sentence ?begin ?end ?cue ?cueSpan ?subjectSpan ?objectSpan WHERE {
  %FILTERS%
  ?s rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?y ; kg:polarity ?polarity ; kg:modality ?modality ;
     kg:evidence ?e .
  ?x rdfs:label ?subject . ?y rdfs:label|schema:text ?object .
  ?e kg:sentence ?m ; kg:cue ?cue ; kg:cueSpan ?cueSpan ; kg:subjectSpan ?subjectSpan ; kg:confidence ?sure .
  ?m nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext ?a .
  ?a kg:path ?path .
  OPTIONAL { ?e kg:objectSpan ?objectSpan }
  OPTIONAL { ?a schema:headline ?title } OPTIONAL { ?a schema:datePublished ?published }
  OPTIONAL { ?a schema:publisher ?publisher } OPTIONAL { ?a schema:url ?url }
  OPTIONAL { ?s kg:attributedTo/rdfs:label ?by } OPTIONAL { ?s sem:hasPlace/rdfs:label ?place }
  OPTIONAL { ?s kg:via/rdfs:label ?via }
  OPTIONAL { ?s schema:startDate ?from } OPTIONAL { ?s schema:endDate ?to }
}
"""
_MERGES: Final = """
SELECT ?m ?entity ?left ?right ?rule ?certainty ?path WHERE {
  VALUES ?x { %ENDS% }
  ?m kg:entity ?x ; kg:left ?left ; kg:right ?right ; kg:rule ?rule ; kg:certainty ?certainty .
  ?x rdfs:label ?entity .
  OPTIONAL { ?m prov:wasDerivedFrom/kg:path ?path }
}
"""


def parse_span(value: str) -> Span:
    """Start and end of a ``char=start,end`` literal."""
    start, _, end = value.removeprefix("char=").partition(",")
    return int(start), int(end)


def _rows(found: Any, base: str) -> Iterable[tuple[Any, tuple[EvidenceRow, tuple[str, str]]]]:
    """Evidence node and its row; an object of several spans comes as several solutions."""
    names = [(iri, name) for name, iri in prefixes(base).items()]
    spans: dict[str, set[Span]] = {}
    first: dict[str, Any] = {}
    for solution in found:
        node = solution["e"].value
        first.setdefault(node, solution)
        if solution["objectSpan"]:
            spans.setdefault(node, set()).add(parse_span(solution["objectSpan"].value))
    for node, solution in first.items():

        def text(name: str, solution: Any = solution) -> str | None:
            return solution[name].value if solution[name] else None

        start, end = text("from"), text("to")
        row = EvidenceRow(
            statement=short_iri(solution["s"].value, names),
            subject=solution["subject"].value,
            relation=solution["p"].value.rpartition("#")[2],
            object=solution["object"].value,
            polarity=solution["polarity"].value.rpartition("#")[2],
            modality=solution["modality"].value.rpartition("#")[2],
            source=text("by"),
            via=text("via"),
            date=f"{start or ''}/{end}" if end else start,
            place=text("place"),
            confidence=Decimal(solution["sure"].value),
            article=solution["path"].value,
            title=text("title"),
            published=text("published"),
            publisher=text("publisher"),
            url=text("url"),
            sentence=solution["sentence"].value,
            start=int(solution["begin"].value),
            end=int(solution["end"].value),
            cue=solution["cue"].value,
            cue_span=parse_span(solution["cueSpan"].value),
            subject_span=parse_span(solution["subjectSpan"].value),
            object_spans=tuple(sorted(spans.get(node, ()))),
        )
        yield solution["e"], (row, (solution["x"].value, solution["y"].value))


def _merges(store: Any, ends: Iterable[str], names: list[tuple[str, str]]) -> Iterable[MergeRow]:
    query = _MERGES.replace("%ENDS%", " ".join(f"<{iri}>" for iri in ends))
    grouped: dict[str, tuple[Any, set[str]]] = {}
    for solution in store.query(_prologue() + query):
        _, paths = grouped.setdefault(solution["m"].value, (solution, set()))
        if solution["path"]:
            paths.add(solution["path"].value)
    rows = [
        MergeRow(
            s["entity"].value, s["left"].value, s["right"].value, s["rule"].value,
            Decimal(s["certainty"].value), tuple(sorted(paths)),
        )
        for s, paths in grouped.values()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.certainty, row.entity, row.left, row.right, row.rule))
