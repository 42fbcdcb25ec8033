"""Writing: every format holds the same triples, equal graphs give equal bytes, hostile text stays text."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Graph as RdfGraph

from kg.errors import GraphError
from kg.graph import FILES, prefixes, to_networkx, triples, write_graph
from kg.model import Graph
from tests.graph.factory import hostile_graphs, sample

KG = "https://w3id.org/newskg/ontology#"
ID = "https://example.org/kg/id/"


def read(path: Path) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(path=str(path))}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write_graph(sample(), folder, formats=list(FILES))
    return folder


@pytest.fixture(scope="module")
def expected() -> set[str]:
    return {" ".join(triple) for triple in triples(sample())}


@pytest.mark.parametrize("kind", ["ttl", "nt", "jsonld", "nq", "trig"])
def test_every_format_holds_the_same_triples(kind: str, written: Path, expected: set[str]) -> None:
    assert read(written / FILES[kind]) == expected


def test_the_store_holds_the_same_triples(written: Path, expected: set[str]) -> None:
    (folder,) = (written / "store").iterdir()
    assert {str(quad.triple) for quad in ox.Store.read_only(str(folder))} == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib within itself
@pytest.mark.parametrize("kind", ["ttl", "nt", "jsonld"])
def test_rdflib_counts_the_same(kind: str, written: Path, expected: set[str]) -> None:
    form = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}[kind]
    assert len(RdfGraph().parse(written / FILES[kind], format=form)) == len(expected)


def test_ntriples_is_canonical(written: Path) -> None:
    lines = (written / "graph.nt").read_bytes()
    again = ox.serialize(
        (q.triple for q in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)), format=ox.RdfFormat.N_TRIPLES
    )
    assert again == lines


def test_literals_survive_a_store(written: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=str(written / "graph.nt"))
    assert {f"{q.triple} ." for q in store} == set((written / "graph.nt").read_text().splitlines())


def test_each_article_has_a_graph(written: Path) -> None:
    graphs = {str(quad.graph_name) for quad in ox.parse(path=str(written / "graph.trig"))}
    articles = {f"<{ID}{article.id}>" for article in sample().articles}
    assert graphs == articles | {"DEFAULT"}


def test_equal_bytes_whatever_the_hash_seed(tmp_path: Path, written: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.graph import FILES, write_graph\n"
        "from tests.graph.factory import sample\n"
        "write_graph(sample(), Path(sys.argv[1]), formats=list(FILES))"
    )
    for seed in ("1", "77"):
        target = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", code, str(target)], check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for name in FILES.values():
            assert (target / name).read_bytes() == (written / name).read_bytes(), name
        assert [p.name for p in (target / "store").iterdir()] == [p.name for p in (written / "store").iterdir()]


def test_turtle_is_grouped_and_prefixed(written: Path) -> None:
    text = (written / "graph.ttl").read_text()
    assert 'id:chile a schema:Country ;\n    rdfs:label "Chile"@en ;\n    skos:exactMatch wd:Q298 ;' in text
    blocks = text.split("\n\n")
    subjects = [block.split(" ")[0] for block in blocks[1:] if block.strip()]
    assert len(subjects) == len(set(subjects))
    assert "_:" not in text
    assert "#char" not in text


def test_direct_edges_only_for_what_is_affirmed_and_actual(expected: set[str]) -> None:
    def has(subject: str, relation: str, target: str) -> bool:
        return f"<{ID}{subject}> <{KG}{relation}> <{target}>" in expected

    assert has("ana-duarte", "met", ID + "tomas-berg")
    assert has("tomas-berg", "met", ID + "ana-duarte")
    assert has("ana-duarte", "said", "https://example.org/kg/utterance/u1")
    assert has("norway", "opposes", "https://example.org/kg/topic/t1")
    assert has("tomas-berg", "holdsRole", "https://example.org/kg/role/r1")
    assert not has("norway", "sanctions", ID + "chile")  # denied and reported
    assert not has("ana-duarte", "visited", ID + "chile")  # planned
    assert not has("rosa-paz", "holdsRole", "https://example.org/kg/role/r2")  # former
    assert not has("chile", "urges", ID + "norway")  # hypothetical


def test_dates_are_typed_by_precision(expected: set[str]) -> None:
    found = {
        line.split(" ", 2)[2].replace("http://www.w3.org/2001/XMLSchema#", "")
        for line in expected
        if "schema.org/startDate" in line or "schema.org/endDate" in line or "dateText" in line
    }
    assert found == {
        '"2024-03-04"^^<date>',
        '"2024-03"^^<gYearMonth>',
        '"2024"^^<gYear>',
        '"2024-03-10"^^<date>',
        '"2024-03-12"^^<date>',
        '"2023-11-02"^^<date>',
        '"sometime"',
    }


def test_a_table_has_one_row_for_each_evidence(written: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((written / "statements.csv").read_text())))
    assert len(rows) == sum(len(fact.evidence) for fact in sample().facts)
    first = rows[0]
    assert (first["subject_label"], first["relation"], first["object_label"]) == (
        "Ana Duarte",
        "met",
        "Tomas Berg",
    )
    start = int(first["sentence_start"])
    cue = first["sentence"][int(first["cue_start"]) - start : int(first["cue_end"]) - start]
    assert cue == first["cue"] == "met"


def test_parquet_holds_the_rows_of_csv(written: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(written / "statements.parquet")
    rows = list(csv.DictReader(io.StringIO((written / "statements.csv").read_text())))
    assert table.column("sentence").to_pylist() == [row["sentence"] for row in rows]
    assert table.column("confidence").to_pylist() == [float(row["confidence"]) for row in rows]


def test_graphml_reads_back_as_the_network(written: Path) -> None:
    found = nx.read_graphml(written / "graph.graphml", force_multigraph=True, edge_key_type=str)
    network = to_networkx(sample())
    assert dict(found.nodes(data=True)) == dict(network.nodes(data=True))
    shown = {(a, b, key): data for a, b, key, data in network.edges(keys=True, data=True)}
    assert {
        (a, b, key): {k: v for k, v in data.items() if k != "id"}
        for a, b, key, data in found.edges(keys=True, data=True)
    } == shown


def test_jsonld_needs_no_network(written: Path) -> None:
    document = json.loads((written / "graph.jsonld").read_text())
    assert isinstance(document["@context"], dict)
    china = next(node for node in document["@graph"] if node["@id"] == "id:chile")
    assert china["rdfs:label"] == "Chile"


def test_another_base(tmp_path: Path) -> None:
    base = "https://data.example.net/news#"
    write_graph(sample(), tmp_path, formats=["ttl", "nt"], base=base, store=False)
    assert read(tmp_path / "graph.ttl") == read(tmp_path / "graph.nt")
    assert "<https://data.example.net/news#id/chile>" in (tmp_path / "graph.nt").read_text()
    assert "example.org" not in (tmp_path / "graph.nt").read_text()
    assert prefixes(base)["id"] == base + "id/"


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    files = write_graph(sample(), tmp_path, formats=["nt"])
    assert files == [tmp_path / "graph.nt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph.nt", "store"]
    with pytest.raises(GraphError, match="unknown format 'pdf'"):
        write_graph(sample(), tmp_path, formats=["pdf"])


def test_an_empty_graph(tmp_path: Path) -> None:
    write_graph(Graph(), tmp_path, formats=list(FILES))
    assert read(tmp_path / "graph.ttl") == read(tmp_path / "graph.jsonld")
    assert len((tmp_path / "statements.csv").read_text().splitlines()) == 1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(hostile_graphs())
def test_hostile_text_stays_text(graph: Graph) -> None:
    expected = {" ".join(triple) for triple in triples(graph)}
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_graph(graph, folder, formats=["ttl", "nt", "jsonld", "nq", "trig", "csv", "graphml"], store=False)
        for kind in ("ttl", "nt", "nq", "trig", "jsonld"):
            assert read(folder / FILES[kind]) == expected, kind
        nx.read_graphml(folder / "graph.graphml", force_multigraph=True)
        with (folder / "statements.csv").open(encoding="utf-8", newline="") as stream:
            assert len(list(csv.reader(stream))) == 1 + sum(len(fact.evidence) for fact in graph.facts)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_graphs())
def test_rdflib_reads_hostile_text_too(graph: Graph) -> None:
    with TemporaryDirectory() as name:
        write_graph(graph, Path(name), formats=["ttl"], store=False)
        found = RdfGraph().parse(Path(name) / "graph.ttl", format="turtle")
        assert len(found) == len(set(triples(graph)))


@pytest.mark.parametrize(
    ("value", "token"),
    [
        (0.9, "0.9"),
        (1.0, '"1"^^xsd:decimal'),
        (0, '"0"^^xsd:decimal'),
        (0.12345, "0.1234"),
        (1e-9, '"0"^^xsd:decimal'),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_decimals_are_canonical(value: float, token: str) -> None:
    from kg.graph.tokens import decimal

    assert decimal(value) == token
    assert Decimal(token.partition("^^")[0].strip('"')) == round(Decimal(repr(float(value))), 4)


@pytest.mark.parametrize(
    "url", ["https://news.example/a?b=c&d=é", "http://[2001:db8::1]/x", "https://a.example/%20x#part"]
)
def test_web_addresses_are_linked(url: str) -> None:
    from kg.graph.tokens import web_address

    assert web_address(url) == f"<{url}>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a b",
        "https://x/<y>",
        "http://",
        "ftp://x/y",
        "//x",
        "https://x/%zz",
        "https://x/\n",
        "http://x:99999/",
        "https://[x/",
        'https://x/"y',
        "https://x/a#b#c",
        "https://x/\ud800",
        "",
    ],
)
def test_what_is_no_web_address_is_left_out(url: str) -> None:
    from kg.graph.tokens import web_address

    assert web_address(url) is None


def test_same_cue_twice_gives_two_evidence_nodes() -> None:
    graph = sample()
    fact = graph.facts[0]
    twin = dataclasses.replace(fact.evidence[0], object=((0, 3),))
    doubled = dataclasses.replace(fact, evidence=(*fact.evidence, twin))
    found = {t for t in triples(dataclasses.replace(graph, facts=(doubled,))) if t[1] == f"<{KG}evidence>"}
    assert len(found) == 3


def test_a_store_loaded_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.graph import build_store, store

    write_graph(sample(), tmp_path, formats=["ttl"], store=False)
    turtle = tmp_path / "graph.ttl"
    for piece in (1, 500, 4000, 1 << 20):
        monkeypatch.setattr(store, "_PIECE", piece)
        monkeypatch.setattr(store.os, "cpu_count", lambda: 4)
        build_store(turtle, tmp_path / "stores" / str(piece))
        found = ox.Store.read_only(str(tmp_path / "stores" / str(piece)))
        assert {str(quad.triple) for quad in found} == read(turtle)
    (tmp_path / "bad.ttl").write_text("@prefix a: <b:> .\n\na:x a:y .\n\n")
    with pytest.raises(GraphError, match="not valid Turtle"):
        build_store(tmp_path / "bad.ttl", tmp_path / "stores" / "bad")
    assert not (tmp_path / "stores" / "bad").exists()
