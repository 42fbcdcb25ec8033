from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.model import Entity, Graph
from kg.view import page, repr_html, write_page
from kg.view.page import SCRIPTS, embed
from tests.view.factory import make_graph
from tests.view.hostile import PAYLOADS, hostile_graph


class Reader(HTMLParser):
    """The page as a browser's parser sees it: script and style texts, and every address it mentions."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.addresses: list[str] = []
        self.policy = ""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "action", "srcset", "data")
        ]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag in ("script", "style"):
            self._open = (tag, values)
            self.blocks.append((tag, values, ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, values, text = self.blocks[-1]
            self.blocks[-1] = (tag, values, text + data)

    def handle_endtag(self, tag: str) -> None:
        self._open = None


@pytest.fixture(scope="module")
def text() -> str:
    return page(make_graph(80, 200))


def test_page_refers_to_nothing_outside_itself(text: str) -> None:
    assert Reader(text).addresses == ["#stage"]


def test_policy_allows_exactly_our_script_and_style(text: str) -> None:
    read = Reader(text)
    for tag, values, content in read.blocks:
        if values.get("type") == "application/json":
            continue
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in read.policy
    assert read.policy.startswith("default-src 'none';")
    assert "unsafe" not in read.policy
    assert [tag for tag, _, _ in read.blocks] == ["style", "script", "script"]


def test_our_script_builds_no_markup_from_text() -> None:
    folder = Path("kg/view/assets/js")
    assert sorted(SCRIPTS) == sorted(path.name for path in folder.glob("*.js"))
    for name in SCRIPTS:
        code = re.sub(
            r"^\s*//.*$|/\*.*?\*/", "", (folder / name).read_text(encoding="utf-8"), flags=re.M | re.S
        )
        for word in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "fetch(",
        ):
            assert word not in code, f"{word} in {name}"


def test_script_is_valid_for_a_strict_parser(text: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    (tmp_path / "page.js").write_text(Reader(text).blocks[-1][2], encoding="utf-8")
    assert subprocess.run([node, "--check", str(tmp_path / "page.js")], check=False).returncode == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_survives_embedding_and_stays_inside_its_element(payload: str) -> None:
    inside = embed({"text": payload})
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside)["text"] == payload


def test_hostile_page_has_the_elements_of_a_harmless_one(text: str) -> None:
    hostile = Reader(page(hostile_graph(), title=PAYLOADS[0]))
    assert [tag for tag, _, _ in hostile.blocks] == [tag for tag, _, _ in Reader(text).blocks]
    data = json.loads(hostile.blocks[1][2])
    assert set(PAYLOADS) <= set(data["things"]["label"])


def test_lone_surrogates_do_not_break_the_file(tmp_path: Path) -> None:
    graph = make_graph(20, 30)
    odd = replace(graph, entities=(*graph.entities, Entity("zz", "half \ud800 pair", "Person")))
    write_page(odd, tmp_path / "graph.html", title="\udfff")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_same_graph_gives_same_bytes_in_another_process(text: str) -> None:
    code = (
        "import hashlib; from kg.view import page; from tests.view.factory import make_graph;"
        "print(hashlib.sha256(page(make_graph(80, 200)).encode()).hexdigest())"
    )
    for seed in ("1", "77"):
        environment = {"PYTHONHASHSEED": seed, "PATH": ""}
        command = [sys.executable, "-c", code]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        assert run.stdout.strip() == hashlib.sha256(text.encode()).hexdigest()


def test_an_empty_graph_has_a_page() -> None:
    data = json.loads(Reader(page(Graph())).blocks[1][2])
    assert data["facts"]["id"] == []


def test_limit_keeps_the_most_connected_and_tells_the_totals() -> None:
    graph = make_graph(400, 1200)
    data = json.loads(Reader(page(graph, limit=50)).blocks[1][2])
    assert len(data["network"]["nodes"]["id"]) == 50
    assert data["meta"]["facts"] == 1200
    assert data["meta"]["nodes"] > 300
    assert 0 < len(data["facts"]["id"]) <= 250


def test_frame_for_notebooks_is_sandboxed() -> None:
    graph = make_graph(30, 60)
    frame = repr_html(graph)
    assert frame == graph._repr_html_()
    sandbox = re.search(r'sandbox="([^"]*)"', frame)
    assert sandbox is not None
    assert "allow-same-origin" not in sandbox[1]
    assert frame.count("<") == 2  # the frame's own tags: the document inside is escaped
