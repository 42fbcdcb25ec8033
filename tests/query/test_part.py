"""The statements that a query is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import write_graph
from kg.query import list_queries, run_query
from kg.query.part import statement_ids
from kg.settings import DEFAULT_BASE
from tests.graph.factory import sample


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("part")
    write_graph(sample(), folder, formats=["ttl"], store=False)
    return folder / "graph.ttl"


def asked(turtle: Path, query: str) -> list[str]:
    return statement_ids(turtle, query, base=DEFAULT_BASE)


def test_a_column_of_statements_is_taken_whatever_its_name(turtle: Path) -> None:
    text = "SELECT ?x WHERE { ?x a <https://w3id.org/newskg/ontology#Statement> }"
    assert len(asked(turtle, text)) == len(sample().facts)


@pytest.mark.parametrize("name", ["meetings", "opposition", "said", "planned", "offices", "about"])
def test_a_named_query_gives_the_statements_behind_its_rows(turtle: Path, name: str) -> None:
    if name == "about":
        (query,) = (q for q in list_queries() if q.name == name)
        assert query.form == "construct"
    found = asked(turtle, name)
    assert found
    assert set(found) <= {fact.id for fact in sample().facts}
    if name != "about":
        assert len(found) <= len(run_query(turtle, name).rows)


@pytest.mark.parametrize("name", ["articles", "most-connected"])
def test_counts_are_no_statements(turtle: Path, name: str) -> None:
    with pytest.raises(QueryError, match="statement"):
        asked(turtle, name)


def test_no_rows_no_statements(turtle: Path) -> None:
    assert asked(turtle, "SELECT ?x WHERE { ?x a <urn:nothing> }") == []
