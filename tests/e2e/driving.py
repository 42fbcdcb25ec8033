"""What the browser tests do over and over: ask the page for its state, click a node or a line on the canvas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph

from kg.graph import write_graph
from kg.model import Graph


def scene(page: Any) -> dict[str, Any]:
    """Nodes, edges and centre of what the canvas shows."""
    return page.evaluate(
        "() => { const s = explorer.canvas.scene();"
        " return {nodes: s.nodes, edges: s.edges, drawn: s.drawn, centre: s.centre, hidden: s.hidden} }"
    )


def state(page: Any) -> dict[str, Any]:
    return page.evaluate("() => explorer.state()")


def label(page: Any, thing: int) -> str:
    return page.evaluate("(thing) => explorer.data.label(thing)", thing)


def click_node(page: Any, thing: int, *, double: bool = False) -> None:
    box = page.locator("#canvas").bounding_box()
    spot = page.evaluate("(thing) => explorer.canvas.spot(thing)", thing)
    click = page.mouse.dblclick if double else page.mouse.click
    click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_timeout(60)


def click_edge(page: Any, pair: int) -> None:
    box = page.locator("#canvas").bounding_box()
    spot = page.evaluate("(pair) => explorer.canvas.middle(pair)", pair)
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_timeout(60)


def search(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.wait_for_selector("#results:not([hidden])")


def export(page: Any, label: str) -> Any:
    """Save through the export menu and return the path of the download."""
    page.click("#export")
    with page.expect_download() as caught:
        page.get_by_role("menuitem", name=label).click()
    return caught.value.path()


def rdf_of(graph: Graph, folder: Path) -> pyoxigraph.Store:
    """What kg/graph writes for the same graph."""
    write_graph(graph, folder, formats=["nt"], base="https://example.org/kg/")
    store = pyoxigraph.Store()
    store.load((folder / "graph.nt").read_bytes(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store
