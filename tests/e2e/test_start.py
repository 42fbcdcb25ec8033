from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

from kg.view import page as make_page
from tests.e2e.driving import scene
from tests.view.factory import make_graph


def test_start_shows_the_most_important_few_hundred_and_says_so(page: Any, artefacts: Any) -> None:
    shown = scene(page)
    assert len(shown["nodes"]) == 250
    assert page.inner_text("#showing").startswith("Showing 250 of ")
    page.screenshot(path=artefacts / "start.png")


def test_labels_do_not_overlap_and_the_most_important_are_there(page: Any) -> None:
    page.wait_for_timeout(200)
    labels = page.evaluate("() => explorer.canvas.labels().map(l => ({...l, box: {...l.box}}))")
    boxes = [entry["box"] for entry in labels]
    assert len(boxes) > 60
    for a, b in combinations(boxes, 2):
        apart = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"]
        assert apart or a["y"] + a["h"] <= b["y"] or b["y"] + b["h"] <= a["y"]
    assert scene(page)["nodes"][0] in [entry.get("thing") for entry in labels]


def test_more_shows_all_and_fewer_goes_back(page: Any) -> None:
    page.click("#show-more")
    assert len(scene(page)["nodes"]) > 300
    assert page.evaluate("() => location.hash") == "#step=1"
    page.click("#show-fewer")
    assert len(scene(page)["nodes"]) == 250
    page.keyboard.press("m")
    assert len(scene(page)["nodes"]) > 300


def test_types_differ_in_shape_and_in_colour(page: Any) -> None:
    seen = page.evaluate(
        """() => {
          const found = {};
          for (const thing of explorer.canvas.scene().nodes) {
            const type = explorer.data.typeOf(thing);
            const shape = explorer.data.network.nodes.shape[explorer.data.rank.get(thing)];
            const style = getComputedStyle(document.documentElement);
            found[type] = [shape, style.getPropertyValue('--type-' + type.toLowerCase()).trim()];
          }
          return found;
        }"""
    )
    assert {"Person", "Country", "Organization", "Topic"} <= set(seen)
    assert len({colour for _, colour in seen.values()}) == len(seen)
    assert len({shape for _, shape in seen.values()}) >= len(seen) - 1  # a topic is the hollow form of a dot


def test_parallel_statements_are_one_line_with_a_count(page: Any) -> None:
    edges = scene(page)["edges"]
    pairs = [frozenset((edge["a"], edge["b"])) for edge in edges]
    assert len(pairs) == len(set(pairs))
    assert max(edge["count"] for edge in edges) > 3


def test_legend_names_types_families_and_line_styles(page: Any) -> None:
    words = page.inner_text("#legend-body")
    for word in ("people", "countries", "topics", "opposition", "reported", "planned", "denied"):
        assert word in words


def test_zoom_by_button_and_key(page: Any) -> None:
    before = page.evaluate("() => explorer.canvas.scale()")
    page.click("#zoom-in")
    assert page.evaluate("() => explorer.canvas.scale()") > before
    page.keyboard.press("0")
    assert abs(page.evaluate("() => explorer.canvas.scale()") - before) < 0.01


def test_of_a_dense_graph_the_strongest_lines_are_drawn_and_the_page_says_so(
    open_file: Any, tmp_path: Path
) -> None:
    path = tmp_path / "dense.html"
    path.write_text(make_page(make_graph(2500, 16000)), encoding="utf-8")
    page = open_file(path)
    while page.locator("#show-more").count():
        page.click("#show-more")
    found = scene(page)
    assert len(found["drawn"]) == 6000 < len(found["edges"])
    linked = {end for edge in found["edges"] for end in (edge["a"], edge["b"])}
    assert {end for edge in found["drawn"] for end in (edge["a"], edge["b"])} == linked
    assert f"6,000 strongest of {len(found['edges']):,} links" in page.inner_text("#showing")
