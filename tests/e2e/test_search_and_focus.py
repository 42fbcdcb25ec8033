from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.model import Graph
from tests.e2e.driving import click_node, label, scene, search, state


def test_slash_finds_names_and_enter_focuses(page: Any, artefacts: Path) -> None:
    top = scene(page)["nodes"][0]
    name = label(page, top)
    search(page, name.lower())
    assert page.locator("#results [role=option]").first.inner_text().startswith(name)
    page.keyboard.press("Enter")
    assert state(page)["focus"] == top
    shown = scene(page)
    assert shown["centre"] == top
    assert 1 < len(shown["nodes"]) < 250
    assert page.locator("#panel h2").inner_text() == name
    page.wait_for_timeout(150)
    labels = page.evaluate("() => explorer.canvas.labels().map(l => l.thing)")
    assert sum(thing in labels for thing in shown["nodes"]) >= 0.9 * min(40, len(shown["nodes"]))
    page.screenshot(path=artefacts / "focus.png")


def test_focus_is_laid_out_anew_around_its_node(page: Any) -> None:
    top = scene(page)["nodes"][0]
    before = page.evaluate("(t) => explorer.canvas.scene().places.get(t)", top)
    click_node(page, top, double=True)
    assert state(page)["focus"] == top
    assert page.evaluate("(t) => explorer.canvas.scene().places.get(t)", top) == [0, 0] != before


def test_escape_and_back_leave_the_focus(page: Any) -> None:
    top = scene(page)["nodes"][0]
    click_node(page, top)
    page.click("#focus-button")
    page.keyboard.press("Escape")
    assert state(page)["focus"] == -1
    assert len(scene(page)["nodes"]) == 250
    page.go_back()
    page.wait_for_timeout(100)
    assert state(page)["focus"] == top


def test_two_links_reach_further(page: Any) -> None:
    node = scene(page)["nodes"][200]
    click_node(page, node)
    page.keyboard.press("f")
    one = len(scene(page)["nodes"])
    page.keyboard.press("f")
    assert len(scene(page)["nodes"]) > one
    page.click("#hops")
    assert len(scene(page)["nodes"]) == one


def test_search_finds_topics_and_quotes(page: Any, graph: Graph) -> None:
    search(page, "customs union")
    groups = page.locator("#results [role=group]").evaluate_all(
        "(all) => all.map(g => g.getAttribute('aria-label'))"
    )
    assert "Topics" in groups
    assert "Quotes" in groups
    quote = page.locator("#results [role=group][aria-label=Quotes] [role=option]").first
    quote.click()
    assert state(page)["selected"]["kind"] == "fact"
    assert "customs union" in page.inner_text("#panel")


def test_arrow_keys_move_in_the_results(page: Any) -> None:
    search(page, "a")
    first = page.get_attribute("#search", "aria-activedescendant")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") != first
    assert page.locator("#results [aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()


def test_accents_and_other_names_are_found(page: Any) -> None:
    search(page, "albania government")
    assert "Albania" in page.locator("#results [role=option]").first.inner_text()
    page.keyboard.press("Escape")
    search(page, "zzzz nothing")
    assert "Nothing found" in page.inner_text("#results")
