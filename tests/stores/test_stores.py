"""graph.ttl in other people's stores: the same triples, and the same rows for every named query.

A store that is not installed is skipped; `make stores` installs them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import list_queries
from tests.stores.drivers import PARSERS, STORES, Row, Store, rows_of
from tests.stores.ours import count, ours

pytestmark = pytest.mark.stores


@pytest.fixture(scope="module")
def expected(built: Path) -> dict[str, list[Row]]:
    return {query.name: rows_of(ours(built, query)) for query in list_queries() if query.form == "select"}


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.name)
def test_named_queries_give_our_rows(
    store: Store, built: Path, expected: dict[str, list[Row]], tmp_path: Path
) -> None:
    if advice := store.missing():
        pytest.skip(f"{store.name} is not installed: {advice}")
    with store.opened(built / "graph.ttl", tmp_path) as ask:
        assert ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }") == [(str(count(built)),)]
        queries = {query.name: query for query in list_queries()}
        different = [name for name, rows in expected.items() if ask(queries[name].runnable()) != rows]
    assert different == []
    assert any(expected.values())


@pytest.mark.parametrize(("name", "installed", "count_with"), PARSERS, ids=[name for name, *_ in PARSERS])
def test_parsers_count_our_triples(name: str, installed: object, count_with: object, built: Path) -> None:
    if not installed():  # type: ignore[operator]
        pytest.skip(f"{name} is not installed: make stores")
    assert count_with(built / "graph.ttl") == count(built)  # type: ignore[operator]
