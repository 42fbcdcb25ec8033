"""A real browser for the explorer: every page it opens may load nothing, open no dialog and log no error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.model import Graph
from kg.view import page as make_page
from tests.view.factory import make_graph

ARTEFACTS = Path(os.environ.get("KG_ARTEFACTS", "build/e2e"))
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
Opener = Callable[..., Any]


def find_chromium() -> str | None:
    """The browser that KG_CHROMIUM names, or one that is installed."""
    named = os.environ.get("KG_CHROMIUM")
    if named:
        return named
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("no Chromium found: `make e2e` installs it, KG_CHROMIUM names another one")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def graph() -> Graph:
    """A graph that is larger than the start view."""
    return make_graph(400, 900, seed=3)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def page_file(graph: Graph, folder: Path) -> Path:
    path = folder / "graph.html"
    path.write_text(make_page(graph), encoding="utf-8")
    return path


@pytest.fixture
def artefacts() -> Path:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS


@pytest.fixture
def open_file(browser: Any) -> Iterator[Opener]:
    """Open a file in a fresh context and wait until it can be used; what it must not do fails the test."""
    contexts: list[Any] = []
    problems: list[str] = []

    def opener(path: Path, fragment: str = "", **options: Any) -> Any:
        context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        address = path.resolve().as_uri()
        page.on(
            "console",
            lambda m: problems.append(f"console: {m.text}") if m.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("#")[0] == address or request.url.startswith("blob:")
                else problems.append(f"request: {request.url[:120]}")
            ),
        )
        page.goto(address + fragment)
        page.wait_for_selector("html[data-ready]", timeout=15000)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(open_file: Opener, page_file: Path) -> Any:
    """The explorer of the shared graph at its start view."""
    return open_file(page_file)
