"""The explorer beside pyvis's own page on the same graph, in the same browser.

    python -m bench.explorer [--sizes 500/1500,5000/20000] [--patience 90]

For each size: seconds in Python, megabytes, seconds until the page can be used (for pyvis: until its layout
has settled), frames per second while the graph is dragged, and for the explorer the milliseconds that a search,
a filter and a focus take until they are drawn. pyvis is given up after ``--patience`` seconds. Needs Chromium
(KG_CHROMIUM names one) and the test group.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from kg.model import Graph
from kg.view import page as explorer_page
from kg.view.selection import select
from tests.e2e.conftest import FLAGS, find_chromium
from tests.view.factory import make_graph

# Counts frames while the mouse drags the empty middle between nodes about.
COUNT = """() => { window.frames_ = 0; window.since_ = performance.now();
  const tick = () => { window.frames_++; requestAnimationFrame(tick); }; requestAnimationFrame(tick); }"""
RATE = "() => window.frames_ / (performance.now() - window.since_) * 1000"

# The action, then the next frame: what a person waits for.
TIMED = """async (action) => { const run = ACTIONS[action]; const times = [];
  for (let turn = 0; turn < 7; turn++) { const begin = performance.now(); run(turn);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - begin); }
  return times; }"""
ACTIONS = """{
  search: (turn) => { const box = document.getElementById('search');
    box.value = ['min', 'alb', 'grain', 'port', 'ana', 'court', 'x'][turn];
    box.dispatchEvent(new Event('input')); },
  filter: (turn) => explorer.set({family: turn % 2 ? [] : [turn % 8]}),
  date: (turn) => explorer.set({from: turn % 2 ? null : 18800 + turn}),
  focus: (turn) => explorer.set({focus: turn % 2 ? -1 : explorer.data.network.nodes.id[turn]}),
}"""


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


def drag(page: Any, selector: str, seconds: float = 3.0) -> float:
    """Frames per second while the canvas is dragged."""
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + 12, box["y"] + 12
    page.evaluate(COUNT)
    page.mouse.move(x, y)
    page.mouse.down()
    began, turn = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        turn += 1
        page.mouse.move(x + turn * 7 % 300, y + turn * 5 % 200)
    page.mouse.up()
    return float(page.evaluate(RATE))


def measure_explorer(browser: Any, graph: Graph, path: Path, everything: bool) -> dict[str, str]:
    began = time.perf_counter()
    path.write_text(explorer_page(graph), encoding="utf-8")
    made = time.perf_counter() - began
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    ready = page.evaluate("() => performance.getEntriesByName('kg-ready')[0].startTime") / 1000
    if everything:
        while page.locator("#show-more").count():
            page.click("#show-more")
        page.wait_for_timeout(500)
    timed = TIMED.replace("ACTIONS", f"({ACTIONS})")
    times = {name: page.evaluate(timed, name) for name in ("search", "filter", "date", "focus")}
    page.evaluate("() => explorer.set({focus: -1, family: [], from: null})")
    rate = drag(page, "#canvas")
    shown = page.evaluate("() => explorer.canvas.scene().nodes.length")
    page.close()
    return {
        "page": f"explorer, {shown} shown",
        "Python s": f"{made:.1f}",
        "MB": f"{path.stat().st_size / 1e6:.1f}",
        "usable s": f"{ready:.2f}",
        "frames/s": f"{rate:.0f}",
        **{f"{name} ms": f"{median(found):.0f} (max {max(found):.0f})" for name, found in times.items()},
    }


def measure_pyvis(browser: Any, graph: Graph, path: Path, patience: float) -> dict[str, str]:
    from pyvis.network import Network

    selection = select(graph, None)
    labels = {row.id: row.label for row in (*graph.entities, *graph.topics)}
    began = time.perf_counter()
    network = Network(cdn_resources="in_line", directed=True)
    for node in selection.nodes:
        network.add_node(node, label=labels[node])
    for (a, b), facts in selection.pairs.items():
        title = "\n".join(selection.facts[fact].evidence[0].text for fact in facts)
        network.add_edge(a, b, title=title)
    path.write_text(network.generate_html(), encoding="utf-8")
    made = time.perf_counter() - began
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort()
    )
    page.add_init_script(
        "const timer = setInterval(() => { if (window.network && window.network.once) { clearInterval(timer);"
        " window.network.once('stabilizationIterationsDone',"
        " () => { window.settled_ = performance.now(); }); } }, 1);"
    )
    begun = time.monotonic()
    row = {"page": "pyvis, in_line", "Python s": f"{made:.1f}", "MB": f"{path.stat().st_size / 1e6:.1f}"}
    try:
        page.goto(path.as_uri(), wait_until="commit", timeout=patience * 1000)
        page.wait_for_function("() => window.settled_ > 0", timeout=patience * 1000, polling=250)
    except Exception as error:
        if "Timeout" not in type(error).__name__:
            raise
        return row | {"usable s": f"> {patience:.0f}"}
    row |= {"usable s": f"{min(page.evaluate('() => window.settled_') / 1000, time.monotonic() - begun):.1f}"}
    row |= {"frames/s": f"{drag(page, '#mynetwork canvas'):.0f}"}
    page.close()
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="500/1500,5000/20000")
    parser.add_argument("--patience", type=float, default=90, help="seconds after which pyvis is given up")
    options = parser.parse_args()
    columns = ["graph", "page", "Python s", "MB", "usable s", "frames/s"]
    columns += [f"{action} ms" for action in ("search", "filter", "date", "focus")]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes.split(","):
            nodes, facts = (int(part) for part in size.split("/"))
            graph = make_graph(nodes, facts)
            path = Path(folder) / "page.html"
            for kind in ("start", "all", "pyvis"):
                with chromium() as browser:  # a fresh one: a page that hangs must not slow the next
                    if kind == "pyvis":
                        row = measure_pyvis(browser, graph, path, options.patience)
                    else:
                        row = measure_explorer(browser, graph, path, kind == "all")
                cells = [f"{nodes:,} / {facts:,}", *(row.get(column, "–") for column in columns[1:])]
                print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
