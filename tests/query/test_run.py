"""Running queries: sources, formats, parameters, limits."""

from __future__ import annotations

import csv
import io
import json
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import GraphError, QueryError
from kg.explain import render
from kg.graph import write_graph
from kg.query import explain, list_queries, load_query, run_query
from kg.query.explain import Explanation
from kg.query.library import parse_query, query_folder
from tests.graph.factory import TEXTS, hostile, sample

NAMES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?n WHERE { ?c a <https://schema.org/Country> ; rdfs:label ?n } ORDER BY ?n"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("run")
    write_graph(sample(), target, formats=["ttl", "nt"])
    return target


@pytest.fixture(scope="module")
def store(folder: Path) -> Path:
    return next((folder / "store").iterdir())


@pytest.mark.parametrize("kind", ["store", "graph.ttl", "graph.nt"])
def test_every_source_answers_alike(kind: str, folder: Path, store: Path) -> None:
    result = run_query(store if kind == "store" else folder / kind, NAMES)
    assert result.columns == ("n",)
    assert result.rows == (("Chile",), ("Norway",))


def test_an_output_folder_answers_from_its_store(tmp_path: Path) -> None:
    from kg.outputs import Output

    with Output(tmp_path).writing() as fresh:
        write_graph(sample(), fresh, formats=["ttl"])
    assert len(run_query(tmp_path, NAMES).rows) == 2
    with Output(tmp_path).writing() as fresh:  # again, with the store of equal content in place
        write_graph(sample(), fresh, formats=["ttl"])
    assert len(run_query(tmp_path, NAMES).rows) == 2


def test_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no graph here yet"):
        run_query(tmp_path, NAMES)
    (tmp_path / "bad.ttl").write_text("<a> <b>")
    with pytest.raises(GraphError, match="cannot be opened"):
        run_query(tmp_path / "bad.ttl", NAMES)
    (tmp_path / "x.txt").write_text("")
    with pytest.raises(GraphError, match="not an RDF file"):
        run_query(tmp_path / "x.txt", NAMES)


def test_formats_of_rows(store: Path) -> None:
    result = run_query(store, NAMES)
    assert list(csv.reader(io.StringIO(result.serialize("csv").decode()))) == [["n"], ["Chile"], ["Norway"]]
    assert result.serialize("tsv").decode().splitlines() == ["?n", '"Chile"@en', '"Norway"@en']
    assert len(json.loads(result.serialize("json"))["results"]["bindings"]) == 2
    assert len(ElementTree.fromstring(result.serialize("xml")).findall(".//{*}result")) == 2
    with pytest.raises(QueryError, match="cannot be written as 'ttl'"):
        result.serialize("ttl")


def test_formats_of_an_ask(store: Path) -> None:
    yes, no = run_query(store, "ASK { ?s ?p ?o }"), run_query(store, "ASK { <urn:x> ?p ?o }")
    assert (bool(yes), bool(no)) == (True, False)
    assert (yes.rows, no.rows) == ((("true",),), (("false",),))
    assert json.loads(no.serialize("json"))["boolean"] is False
    assert yes.serialize("csv") == b"true\n"


def test_formats_of_a_graph(store: Path) -> None:
    result = run_query(store, "network")
    assert result.form == "construct"
    assert ("id:norway", "kg:alliedWith", "id:chile") in result.rows
    turtle = result.serialize("ttl").decode()
    heads = [line for line in turtle.splitlines() if line.startswith("@prefix")]
    assert heads == sorted(heads)
    assert "id:chile" in turtle
    assert result.serialize("nt").decode().splitlines() == sorted(result.serialize("nt").decode().splitlines())
    assert json.loads(result.serialize("jsonld"))
    with pytest.raises(QueryError):
        result.serialize("csv")


def test_a_query_past_its_time_is_stopped(store: Path) -> None:
    start = time.monotonic()
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="longer than 1 s"):
        run_query(store, endless, timeout_s=1)
    assert time.monotonic() - start < 10
    assert len(run_query(store, NAMES, timeout_s=60).rows) == 2


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "no-such-name"]
)
def test_bad_queries_are_one_line(query: str, store: Path) -> None:
    for timeout in (None, 30.0):
        with pytest.raises(QueryError) as caught:
            run_query(store, query, timeout_s=timeout)
        assert "\n" not in str(caught.value)


# ----------------------------------------------------------------- parameters
def test_parameters_choose_by_name_alias_and_iri(store: Path) -> None:
    for who in ("Tomas Berg", "Berg", "id:tomas-berg", "<https://example.org/kg/id/tomas-berg>"):
        assert len(run_query(store, "offices", params={"who": who}).rows) == 1, who
    assert run_query(store, "offices", params={"who": "Nobody"}).rows == ()
    assert len(run_query(store, "evidence", params={"whom": "wd:Q20", "rel": "praises"}).rows) == 1
    assert len(run_query(store, "meetings", params={"since": "2024-03-04"}).rows) == 2
    assert run_query(store, "meetings", params={"since": "2025"}).rows == ()


def test_wrong_parameters_say_what_is_known(store: Path) -> None:
    with pytest.raises(QueryError, match="no parameter 'when'; known: who, since"):
        run_query(store, "meetings", params={"when": "2022"})
    with pytest.raises(QueryError, match="no date"):
        run_query(store, "meetings", params={"since": "yesterday"})
    with pytest.raises(QueryError, match="unknown relation"):
        run_query(store, "evidence", params={"rel": "hugged"})
    with pytest.raises(QueryError, match="not a valid IRI"):
        run_query(store, "offices", params={"who": "<http://x/ y>"})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile)
def test_values_are_never_code(value: str) -> None:
    import pyoxigraph as ox

    query = load_query("offices")
    try:
        text = query.runnable({"who": value})
    except QueryError:
        return
    assert text.count("\n") == query.text.count("\n")
    assert list(ox.Store().query(text)) == []


def test_parameters_of_own_queries(store: Path) -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    text = f"SELECT ?p {{ ?s {label} $name ; ?p ?o . FILTER(STR(?o) != '$name') }}"
    own = parse_query("", "# Mine\n# Parameter name (name): a label\n" + text)
    assert '"Oslo"@en' in own.runnable({"name": "Oslo"})
    assert "'$name'" in own.runnable({"name": "Oslo"})
    assert len(run_query(store, own, params={"name": "Oslo"}).rows) > 0


# ----------------------------------------------------------------- library
def test_queries_can_be_named_given_as_files_or_text(tmp_path: Path) -> None:
    assert load_query("meetings").name == "meetings"
    assert (
        load_query("meetings.rq" if (tmp_path / "x").exists() else str(query_folder() / "meetings.rq")).name
        == "meetings"
    )
    assert load_query("ASK { ?s ?p ?o }").form == "ask"
    with pytest.raises(QueryError, match="no query named 'meeting'"):
        load_query("meeting")


def test_the_installed_package_carries_the_queries() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["queries"] == "kg/query/named"
    assert len(list_queries()) >= 18


# ----------------------------------------------------------------- explain
def test_explain_gives_every_sentence_with_exact_spans(store: Path) -> None:
    found = explain(store, "Ana Duarte", "met", "Berg")
    assert [row.article for row in found.evidence] == ["wire/one.txt", "wire/two.txt"] or {
        row.article for row in found.evidence
    } == {"wire/one.txt", "wire/two.txt"}
    texts = {article.path: TEXTS[article.sha256] for article in sample().articles}
    for row in found.evidence:
        text = texts[row.article]
        assert text[row.start : row.end] == row.sentence
        assert text[slice(*row.cue_span)] == row.cue == "met"
        assert text[slice(*row.subject_span)] == "Ana Duarte"
        assert [text[slice(*span)] for span in row.object_spans] == ["Tomas Berg"]
    assert {(m.left, m.right, m.rule) for m in found.merges} >= {("Ana Duarte", "Duarte", "surname")}
    assert found.merges[0].certainty <= found.merges[-1].certainty


def test_explain_is_symmetric_where_the_relation_is(store: Path) -> None:
    assert (
        explain(store, "Tomas Berg", "met", "Ana Duarte").evidence
        == explain(store, "Ana Duarte", "met", "Tomas Berg").evidence
    )
    assert explain(store, "Chile", "praises", "Rosa Paz").evidence == ()
    assert len(explain(store, relation="sanctions").evidence) == 2
    assert explain(store, "Norway", "sanctions").evidence[0].source == "Tomas Berg"
    assert explain(store, object="foreign minister").evidence[0].relation == "holdsRole"


def test_explain_of_strangers(store: Path) -> None:
    with pytest.raises(QueryError, match="nothing is called 'Atlantis'"):
        explain(store, "Atlantis")
    with pytest.raises(QueryError, match="unknown relation"):
        explain(store, "Chile", "hugs")


def test_explain_tells_what_stands_for_a_name(store: Path) -> None:
    row = explain(store, "Ana Duarte", "met", "Berg").evidence[0]
    assert (row.subject_text, row.object_text) == ("Ana Duarte", "Tomas Berg")
    assert "stands for" not in render(Explanation((row,), ()))
    start = row.sentence.index("Berg") + row.start
    named = replace(row, object_spans=((start, start + 4),))
    assert "“Berg” stands for Tomas Berg" in render(Explanation((named,), ()))
    elsewhere = replace(row, subject_span=(row.end + 10, row.end + 20))
    assert elsewhere.subject_text == ""
