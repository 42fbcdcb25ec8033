from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.driving import click_node, scene, state

FETCHED = "node_modules/axe-core/axe.min.js"
AXE = Path(
    os.environ.get("KG_AXE")
    or next((p for p in (f"build/e2e/{FETCHED}", FETCHED) if Path(p).is_file()), FETCHED)
)


def test_the_graph_is_walked_and_read_by_keys_alone(page: Any) -> None:
    page.locator("#canvas").focus()
    start = page.evaluate("() => explorer.canvas.cursor()")
    assert start == scene(page)["nodes"][0]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    there = page.evaluate("() => explorer.canvas.cursor()")
    assert there != start
    assert page.evaluate("(t) => explorer.data.label(t)", there) in page.inner_text("#announce")
    page.keyboard.press("Enter")
    assert state(page)["selected"] == {"kind": "node", "at": there}
    assert page.evaluate("() => document.activeElement.id") == "panel"
    page.keyboard.press("f")
    assert state(page)["focus"] == there
    page.keyboard.press("Escape")
    assert state(page)["focus"] == -1


def test_tab_reaches_every_part_and_focus_can_be_seen(page: Any) -> None:
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => { const e = document.activeElement, c = getComputedStyle(e);"
                " const seen = c.outlineStyle !== 'none' || c.boxShadow !== 'none';"
                " return [e.id || e.closest('[id]')?.id || '', seen] }"
            )
        )
    parts = {name for name, _ in seen}
    assert {"skip", "search", "export", "theme", "help", "filters", "canvas", "panel"} <= parts
    assert all(visible for _, visible in seen)


def test_keys_switch_views_colours_help_and_filters(page: Any) -> None:
    for key, view in (("2", "table"), ("3", "timeline"), ("1", "graph")):
        page.keyboard.press(key)
        assert state(page)["view"] == view
        assert page.locator(f"#view-{view}").is_visible()
    page.keyboard.press("d")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("?")
    assert page.locator("#help-dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#help-dialog").is_hidden()
    page.evaluate("() => explorer.set({family: [0]})")
    page.keyboard.press("c")
    assert state(page)["family"] == []


def test_the_export_menu_by_keys(page: Any) -> None:
    page.focus("#export")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.textContent") == "Statements (CSV)"
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.id") == "export"


def test_typing_in_a_field_is_not_a_shortcut(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("f2 c?")
    assert page.input_value("#search") == "f2 c?"
    assert state(page)["view"] == "graph"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#view=table", "#view=timeline", "#node=albania&focus=albania"])
def test_axe_finds_nothing_serious(open_file: Any, page_file: Path, theme: str, fragment: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: `make e2e` fetches it, KG_AXE names the file")
    # The page's own policy would refuse a script of anybody else's.
    page = open_file(page_file, fragment, color_scheme=theme, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    serious = [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary']}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical", "moderate")
    ]
    assert serious == []


def test_dark_page(open_file: Any, page_file: Path, artefacts: Path) -> None:
    page = open_file(page_file, color_scheme="dark")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    click_node(page, scene(page)["nodes"][2])
    page.screenshot(path=artefacts / "dark.png")
    page.click("#theme")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"


def test_phone(open_file: Any, page_file: Path, artefacts: Path) -> None:
    page = open_file(page_file, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.screenshot(path=artefacts / "phone.png")
    page.click("#filters-toggle")
    assert page.locator("#filters").is_visible()
    page.screenshot(path=artefacts / "phone-filters.png")
    page.locator("#filters").get_by_role("button", name="Close").click()
    click_node(page, scene(page)["nodes"][0])
    assert page.locator("#panel").is_visible()
    page.screenshot(path=artefacts / "phone-evidence.png")
    page.click("#panel-close")
    page.wait_for_timeout(50)
    page.get_by_role("button", name="Table").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.screenshot(path=artefacts / "phone-table.png")


def test_reduced_motion_is_respected(page: Any) -> None:
    assert page.evaluate("() => getComputedStyle(document.getElementById('panel')).transitionDuration") == "0s"
