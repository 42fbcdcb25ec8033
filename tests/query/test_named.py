"""The named queries: documented, complete, and the same rows in rdflib and pyoxigraph."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph

from kg.graph import write_graph
from kg.graph.terms import PREFIXES, PROPERTIES
from kg.query import NamedQuery, list_queries, run_query
from kg.vocabulary import RELATIONS
from tests.graph.factory import sample

QUERIES = list_queries()
EMPTY_HERE: set[str] = set()  # queries to which the sample graph has no answer


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("named")
    write_graph(sample(), folder, formats=["ttl"], store=False)
    return folder / "graph.ttl"


@pytest.fixture(scope="module")
def memory(turtle: Path) -> RdfGraph:
    return RdfGraph().parse(turtle, format="turtle")


@pytest.fixture(scope="module")
def store(turtle: Path) -> ox.Store:
    found = ox.Store()
    found.bulk_load(path=str(turtle))
    return found


def rdflib_rows(graph: RdfGraph, text: str) -> list[tuple[str | None, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = graph.query(text)
        if result.type == "CONSTRUCT":
            return sorted(tuple(str(part) for part in triple) for triple in result)
        return [tuple(None if cell is None else str(cell) for cell in row) for row in result]


def oxigraph_rows(store: ox.Store, text: str) -> list[tuple[str | None, ...]]:
    result = store.query(text)
    if isinstance(result, ox.QueryTriples):
        return sorted({tuple(part.value for part in triple) for triple in result})
    return [tuple(None if cell is None else cell.value for cell in solution) for solution in result]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
@pytest.mark.parametrize("as_file", [True, False], ids=["file", "runnable"])
def test_rows_and_their_order_agree(
    query: NamedQuery, as_file: bool, memory: RdfGraph, store: ox.Store
) -> None:
    text = query.text if as_file else query.runnable()
    rows = oxigraph_rows(store, text)
    assert rdflib_rows(memory, text) == rows
    assert bool(rows) == (query.name not in EMPTY_HERE)
    assert oxigraph_rows(store, query.runnable()) == rows


@pytest.mark.parametrize("query", [q for q in QUERIES if q.parameters], ids=lambda query: query.name)
def test_rows_agree_with_parameters(query: NamedQuery, memory: RdfGraph, store: ox.Store) -> None:
    values = {"name": "Norway", "relation": "met", "date": "2024-03", "text": "wire/one.txt", "number": "1"}
    everything = set(oxigraph_rows(store, query.runnable()))
    for parameter in query.parameters:
        text = query.runnable({parameter.name: values[parameter.kind]})
        rows = oxigraph_rows(store, text)
        assert rdflib_rows(memory, text) == rows
        if query.form == "select" and "COUNT" not in text:
            assert set(rows) <= everything
    text = query.runnable({parameter.name: values[parameter.kind] for parameter in query.parameters})
    assert rdflib_rows(memory, text) == oxigraph_rows(store, text)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_each_says_what_it_is(query: NamedQuery) -> None:
    assert query.question.endswith(("?", ".", ")"))
    assert query.columns
    assert query.example.startswith(f"kg query {query.name}")
    declared = {parameter.name for parameter in query.parameters}
    used = set(re.findall(r"\$(\w+)", query.text))
    assert used == declared
    for parameter in declared:
        assert f"?{parameter} " not in query.text.partition("WHERE")[0], "a parameter may not be a column"
    assert set(re.findall(r"--param (\w+)=", query.example)) <= declared


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_each_is_complete_and_ordered(query: NamedQuery, turtle: Path) -> None:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    heads = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", body))
    pattern = re.sub(r'"[^"]*"|<[^>]*>', "", body.partition("\n\n")[2])
    used = set(re.findall(r"(?<![\w?$:])(\w+):\w", pattern))
    assert used == set(heads)
    assert all(PREFIXES[name] == iri for name, iri in heads.items())
    for term in re.findall(r"(?<![\w?$:])(\w+:\w+)", pattern):
        assert term in PROPERTIES or term.split(":")[1][0].isupper(), term
    if query.form == "select":
        assert "ORDER BY" in body
        columns = run_query(turtle, query).columns
        order = body.partition("ORDER BY")[2]
        assert all(
            f"?{column}" in order
            or "GROUP BY" in body
            or column in ("sentence", "object", "subject", "relation", "end")
            for column in columns
        )


def test_the_network_knows_every_relation_between_entities() -> None:
    query = next(query for query in QUERIES if query.name == "network")
    listed = re.findall(r"kg:(\w+)", query.text.partition("VALUES ?relation {")[2].partition("}")[0])
    assert sorted(listed) == sorted(set(RELATIONS) - {"said", "thinks"})  # whose objects are utterances


@pytest.mark.parametrize(
    ("name", "parameter", "columns"),
    [
        ("meetings", "who", ("subject", "object")),
        ("visits", "who", ("subject", "object")),
        ("timeline", "a", ("subject", "object")),
        ("timeline", "b", ("subject", "object")),
        ("said", "who", ("speaker",)),
        ("support", "who", ("subject",)),
        ("support", "whom", ("object",)),
        ("reported", "by", ("source",)),
    ],
)
def test_a_name_gives_all_rows_with_that_name_and_no_others(
    name: str, parameter: str, columns: tuple[str, ...], turtle: Path
) -> None:
    everything = run_query(turtle, name)
    places = [everything.columns.index(column) for column in columns]
    for party in {row[place] for row in everything.rows for place in places} - {None}:
        expected = [row for row in everything.rows if party in [row[place] for place in places]]
        assert list(run_query(turtle, name, params={parameter: str(party)}).rows) == expected
