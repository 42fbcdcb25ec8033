from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kg.view import page as make_page
from kg.view import repr_html
from tests.e2e.driving import export, rdf_of, search
from tests.view.factory import make_graph
from tests.view.hostile import PAYLOADS, hostile_graph


@pytest.fixture(scope="module")
def hostile_file(folder: Path) -> Path:
    path = folder / "hostile.html"
    path.write_text(make_page(hostile_graph(), title="<script>alert(99)</script>${data}"), encoding="utf-8")
    return path


def test_hostile_text_is_text_everywhere(open_file: Any, hostile_file: Path) -> None:
    """Every view and every panel is opened; the page fixture fails on a dialog, a request or an error."""
    page = open_file(hostile_file)
    assert page.inner_text("#title") == "<script>alert(99)</script>${data}"
    assert page.title() == "<script>alert(99)</script>${data}"
    elements = "script, style, link, iframe, object, embed, img, base, form, template, math, meta, b, i"
    allowed = page.evaluate("(e) => document.querySelectorAll(e).length", elements)
    page.evaluate("() => { document.querySelectorAll('details').forEach(d => d.open = true); }")
    total = page.evaluate("() => explorer.data.network.nodes.id.length")
    assert total == 2 * len(PAYLOADS)
    for thing in page.evaluate("() => explorer.data.network.nodes.id")[::3]:
        page.evaluate("(at) => explorer.set({selected: {kind: 'node', at}})", thing)
        for tab in page.locator("#panel [role=tab]").all()[1:2]:
            tab.click()
    name = page.evaluate("() => explorer.data.label(0)")
    assert name == PAYLOADS[0]
    for pair in range(0, total, 7):
        page.evaluate("(at) => explorer.set({selected: {kind: 'pair', at}})", pair)
    for view in ("table", "timeline", "graph"):
        page.evaluate("(view) => explorer.set({view})", view)
    page.evaluate("() => explorer.set({focus: explorer.data.network.nodes.id[0], hops: 2})")
    search(page, "<script>alert(1)</script>")
    assert PAYLOADS[0] in page.inner_text("#results")
    page.keyboard.press("Enter")
    assert page.evaluate("(e) => document.querySelectorAll(e).length", elements) == allowed
    handlers = (
        "() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
        ".filter(a => a.name.startsWith('on')).length"
    )
    assert page.evaluate(handlers) == 0


@pytest.mark.parametrize("at", range(len(PAYLOADS)))
def test_payload_is_shown_as_it_is(hostile_page: Any, at: int) -> None:
    thing = hostile_page.evaluate("(id) => explorer.data.things.id.indexOf(id)", f"name-{at:03d}")
    hostile_page.evaluate("(at) => explorer.set({selected: {kind: 'node', at}})", thing)
    assert hostile_page.evaluate("() => document.querySelector('#panel h2').textContent") == PAYLOADS[at]
    sentences = hostile_page.evaluate(
        "() => [...document.querySelectorAll('#panel .sentence')].map(s => s.textContent)"
    )
    assert PAYLOADS[at] in sentences


@pytest.fixture(scope="module")
def hostile_page(browser: Any, hostile_file: Path) -> Any:
    context = browser.new_context()
    found = context.new_page()
    found.goto(hostile_file.as_uri())
    found.wait_for_selector("html[data-ready]")
    yield found
    context.close()


def test_only_web_addresses_become_links(hostile_page: Any) -> None:
    for thing in hostile_page.evaluate("() => explorer.data.network.nodes.id")[::2]:
        hostile_page.evaluate("(at) => explorer.set({selected: {kind: 'node', at}})", thing)
        links = hostile_page.evaluate(
            "() => [...document.querySelectorAll('#panel a')].map(a => [a.protocol, a.rel])"
        )
        assert all(protocol in ("http:", "https:") and rel == "noopener noreferrer" for protocol, rel in links)


def test_exports_of_hostile_text_are_whole(open_file: Any, hostile_file: Path, tmp_path: Path) -> None:
    page = open_file(hostile_file, "#view=table")
    text = Path(export(page, "CSV")).read_text(encoding="utf-8")
    assert not [cell for line in text.splitlines() for cell in line.split(",") if cell[:1] in ("=", "@")]
    store = pyoxigraph.Store()
    store.load(Path(export(page, "Turtle")).read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
    words = {
        quad.object.value
        for quad in store.quads_for_pattern(
            None, pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), None
        )
    }
    assert {unicodedata.normalize("NFC", text) for text in PAYLOADS} <= words
    whole = rdf_of(hostile_graph(), tmp_path)
    assert [quad for quad in store if quad not in whole] == []


def test_the_policy_refuses_requests_and_foreign_script(browser: Any, page_file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(page_file.as_uri())
    page.wait_for_selector("html[data-ready]")
    outcome = page.evaluate(
        """async () => {
          const script = document.createElement('script');
          script.textContent = 'window.broken = true';
          document.body.append(script);
          const image = new Image();
          image.src = 'https://evil.example/x.png';
          const style = document.createElement('style');
          style.textContent = 'body { background: red }';
          document.head.append(style);
          const sent = await fetch('https://evil.example').then(() => 'sent', () => 'refused');
          return [window.broken === true, sent, getComputedStyle(document.body).backgroundColor];
        }"""
    )
    assert outcome[0] is False
    assert outcome[1] == "refused"
    assert outcome[2] != "rgb(255, 0, 0)"
    assert [url for url in answered if not url.startswith("file:")] == []
    context.close()


def test_notebook_frame_works_inside_its_sandbox(browser: Any, folder: Path) -> None:
    path = folder / "notebook.html"
    path.write_text(f"<!doctype html><title>n</title>{repr_html(make_graph(60, 150))}", encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached", timeout=15000)
    frame.locator("#search").fill("albania")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "Albania"
    frame.get_by_role("button", name="Table").click()
    assert frame.locator("#view-table tbody tr").count() > 10
    assert page.locator("iframe").get_attribute("sandbox") == "allow-scripts allow-downloads allow-popups"
    assert problems == []
    context.close()
