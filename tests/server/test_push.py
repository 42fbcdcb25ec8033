"""Pushing to a Graph Store Protocol endpoint: a small real one, and Oxigraph's server where installed."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pyoxigraph as ox
import pytest
import urllib3
from urllib3.util import Retry

from kg.errors import GraphError
from kg.query.push import push

QUICK = Retry(total=4, backoff_factor=0, status_forcelist=(503,), raise_on_status=False, redirect=0)


class Store(BaseHTTPRequestHandler):
    """Graph store of one process; class attributes set its moods."""

    graphs: ClassVar[dict[str, bytes]] = {}
    failures = 0
    password: str | None = None
    loses_a_triple = False

    def _denied(self) -> bool:
        wanted = f"Basic {base64.b64encode(b'ana:' + (self.password or '').encode()).decode()}"
        return self.password is not None and self.headers.get("Authorization") != wanted

    def _reply(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if type(self).failures:
            type(self).failures -= 1
            self._reply(503)
        elif self._denied():
            self._reply(401)
        else:
            self.graphs[self.path] = body
            self._reply(204)

    def do_GET(self) -> None:
        triples = list(ox.parse(self.graphs[self.path], format=ox.RdfFormat.TURTLE))
        body = ox.serialize(triples[1:] if self.loses_a_triple else triples, format=ox.RdfFormat.N_TRIPLES)
        self._reply(200, body or b"")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[tuple[str, type[Store]]]:
    mood = type("Mood", (Store,), {"graphs": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), mood)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/store", mood
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text('<urn:a> <urn:b> "één" , "two" ; <urn:c> <urn:a> .\n', encoding="utf-8")
    return path


def test_the_graph_arrives_and_is_counted(endpoint: tuple[str, type[Store]], turtle: Path) -> None:
    url, mood = endpoint
    assert push(turtle, url, graph="urn:x?y&z", environ={}).triples == 3
    assert mood.graphs == {"/store?graph=urn%3Ax%3Fy%26z": turtle.read_bytes()}
    assert push(turtle, url, environ={}).url.endswith("?default")


def test_a_busy_store_is_tried_again_with_the_whole_body(
    endpoint: tuple[str, type[Store]], turtle: Path
) -> None:
    url, mood = endpoint
    mood.failures = 3
    assert push(turtle, url, environ={}, retry=QUICK).triples == 3


def test_a_store_that_stays_busy_is_one_clear_line(endpoint: tuple[str, type[Store]], turtle: Path) -> None:
    url, mood = endpoint
    mood.failures = 100
    with pytest.raises(GraphError, match="503"):
        push(turtle, url, environ={}, retry=QUICK)


def test_credentials_come_from_the_environment(endpoint: tuple[str, type[Store]], turtle: Path) -> None:
    url, mood = endpoint
    mood.password = "s3cret"
    with pytest.raises(GraphError, match="KG_PUSH_USER"):
        push(turtle, url, environ={})
    assert push(turtle, url, environ={"KG_PUSH_USER": "ana", "KG_PUSH_PASSWORD": "s3cret"}).triples == 3


def test_a_lost_triple_is_noticed(endpoint: tuple[str, type[Store]], turtle: Path) -> None:
    url, mood = endpoint
    mood.loses_a_triple = True
    with pytest.raises(GraphError, match="holds 2"):
        push(turtle, url, environ={})


@pytest.mark.parametrize(
    ("url", "environ", "said"),
    [
        ("ftp://127.0.0.1/x", {}, "http"),
        ("http://ana:pw@127.0.0.1/x", {}, "out of the URL"),
        ("http://store.example/x", {"KG_PUSH_USER": "a", "KG_PUSH_PASSWORD": "b"}, "https"),
        ("http://127.0.0.1:9/x", {}, "cannot be reached"),
    ],
)
def test_what_cannot_work_is_refused(turtle: Path, url: str, environ: dict[str, str], said: str) -> None:
    with pytest.raises(GraphError, match=said):
        push(turtle, url, environ=environ, retry=QUICK)


@pytest.mark.stores
def test_oxigraphs_server_takes_it(tmp_path: Path, turtle: Path) -> None:
    program = shutil.which("oxigraph") or shutil.which(
        "oxigraph", path=str(Path(ox.__file__).parents[4] / "bin")
    )
    if program is None:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [program, "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(100):
                try:
                    urllib3.request("GET", f"http://127.0.0.1:{port}/", retries=False)
                    break
                except urllib3.exceptions.HTTPError:
                    time.sleep(0.1)
            url = f"http://127.0.0.1:{port}/store"
            assert push(turtle, url, graph="https://example.org/g", environ={}).triples == 3
            assert push(turtle, url, graph="https://example.org/g", environ={}).triples == 3
        finally:
            server.terminate()
