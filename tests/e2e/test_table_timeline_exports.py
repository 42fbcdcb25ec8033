from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.model import Graph
from tests.e2e.driving import export, rdf_of, scene, state


def rows(page: Any) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in page.locator("#view-table tbody tr").all()[:8]]


def test_table_sorts_by_click_and_tells_how(page: Any, artefacts: Path) -> None:
    page.keyboard.press("2")
    assert page.locator("#view-table tbody tr").count() == 100
    head = page.locator("th[data-column=subject]")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    ascending = [row[1] for row in rows(page)]
    assert ascending == sorted(ascending)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert rows(page)[0][1] > ascending[0]
    page.screenshot(path=artefacts / "table.png")


def test_table_is_narrowed_by_words_and_walked_by_keys(page: Any) -> None:
    page.get_by_role("button", name="Table").click()
    page.fill("#table-text", "grain corridor")
    total = page.locator("#view-table tbody tr").count()
    assert 0 < total <= 100
    page.locator("#view-table tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.rowIndex") == 2
    page.keyboard.press("Enter")
    assert state(page)["selected"]["kind"] == "fact"
    assert page.evaluate("() => document.activeElement.id") == "panel"


def test_table_pages(page: Any) -> None:
    page.keyboard.press("2")
    first = rows(page)[0]
    page.get_by_role("button", name="Next").click()
    assert rows(page)[0] != first
    assert "101–200 of" in page.inner_text("#view-table [role=status]")


def test_csv_holds_every_sentence_of_the_table(page: Any, graph: Graph) -> None:
    page.evaluate("() => explorer.set({view: 'table', polarity: [1]})")
    text = Path(export(page, "CSV")).read_text(encoding="utf-8")
    read = list(csv.DictReader(io.StringIO(text)))
    denied = [fact for fact in graph.facts if fact.polarity == "negative"]
    assert len(read) == sum(len(fact.evidence) for fact in denied)
    assert {row["sentence"] for row in read} == {e.text for fact in denied for e in fact.evidence}
    for row in read[:20]:
        assert int(row["end"]) - int(row["start"]) == len(row["sentence"])


def statements(store: pyoxigraph.Store, query: str) -> set[str]:
    return {row["statement"].value.rsplit("/", 1)[1] for row in store.query(query)}


def test_copied_queries_find_what_the_panel_shows(page: Any, graph: Graph, tmp_path: Path) -> None:
    store = rdf_of(graph, tmp_path)
    ids = page.evaluate("() => explorer.data.facts.id")
    for node in scene(page)["nodes"][:6]:
        page.evaluate("(at) => explorer.set({selected: {kind: 'node', at}})", node)
        page.get_by_role("button", name="Copy SPARQL").first.click()
        query = page.evaluate("() => navigator.clipboard.readText()")
        shown = page.evaluate("(t) => explorer.data.factsOf.get(t)", node)
        assert statements(store, query) == {ids[fact] for fact in shown}
    for pair in range(0, 60, 10):
        page.evaluate("(at) => explorer.set({selected: {kind: 'pair', at}})", pair)
        page.get_by_role("button", name="Copy SPARQL").first.click()
        query = page.evaluate("() => navigator.clipboard.readText()")
        shown = page.evaluate("(p) => explorer.data.network.edges.facts[p]", pair)
        assert statements(store, query) == {ids[fact] for fact in shown}


def test_turtle_of_the_view_loads_with_its_evidence(page: Any, graph: Graph, tmp_path: Path) -> None:
    page.evaluate("(focus) => explorer.set({focus})", scene(page)["nodes"][0])
    text = Path(export(page, "Turtle")).read_bytes()
    store = pyoxigraph.Store()
    store.load(text, format=pyoxigraph.RdfFormat.TURTLE)
    whole = rdf_of(graph, tmp_path)
    foreign = [quad for quad in store if quad not in whole]
    assert foreign == []
    found = store.query(
        "PREFIX kg: <https://w3id.org/newskg/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>"
        "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>"
        "SELECT DISTINCT ?s ?words "
        "WHERE { ?s a kg:Statement ; prov:wasDerivedFrom ?m . ?m nif:anchorOf ?words }"
    )
    pairs = [(row["s"].value.rsplit("/", 1)[1], row["words"].value) for row in found]
    by_id = {fact.id: {e.text for e in fact.evidence} for fact in graph.facts}
    members = set(scene(page)["nodes"])
    assert len(members) < 250
    assert pairs
    assert all(words in by_id[statement] for statement, words in pairs)


def test_png_is_a_picture_of_the_canvas(page: Any) -> None:
    content = Path(export(page, "PNG")).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width > 600
    assert height > 400
    assert len(content) > 20_000


def test_timeline_by_click_and_key(page: Any, artefacts: Path) -> None:
    page.keyboard.press("3")
    spots = page.locator("#view-timeline .spot")
    assert spots.count() > 30
    page.screenshot(path=artefacts / "timeline.png")
    everything = page.locator("#view-timeline .chronicle-box > p").inner_text()
    spots.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    words = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    wanted = words.rsplit(": ", 1)[1]
    assert page.locator("#view-timeline .chronicle-box > p").inner_text().startswith(wanted)
    assert everything != wanted
    page.locator("#view-timeline .chronicle .row").first.click()
    assert state(page)["selected"]["kind"] == "fact"


def test_the_link_of_a_view_is_copied(page: Any) -> None:
    page.evaluate("() => explorer.set({view: 'timeline'})")
    page.click("#export")
    page.get_by_role("menuitem", name="Copy link").click()
    assert page.evaluate("() => navigator.clipboard.readText()").endswith("#view=timeline")
