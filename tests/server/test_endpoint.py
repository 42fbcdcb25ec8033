"""The endpoint over real HTTP: the SPARQL protocol, hostile queries, limits, many clients at once."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from kg.query import load_query, run_query

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
JSON = "application/sparql-results+json"
HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "-o", str(built), "--port", str(port), "--timeout", "3"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "KG_TEST": "1"}) as process:
        url = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                httpx.get(f"{url}/sparql", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url
        process.terminate()


def in_own_loop(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in a thread: a browser test before may have left a running loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def ask(server: str, query: str, accept: str = JSON, **options: object) -> httpx.Response:
    return httpx.get(
        f"{server}/sparql", params={"query": query}, headers={"Accept": accept}, timeout=60, **options
    )  # type: ignore[arg-type]


def test_the_three_ways_of_asking_give_one_answer(server: str, built: Path) -> None:
    store = ox.Store.read_only(str(built / "store" / (built / "store" / "CURRENT").read_text().strip()))
    expected = str(len(store))
    headers = {"Accept": JSON}
    answers = [
        httpx.get(f"{server}/sparql", params={"query": COUNT}, headers=headers),
        httpx.post(f"{server}/sparql", data={"query": COUNT}, headers=headers),
        httpx.post(
            f"{server}/sparql", content=COUNT, headers={**headers, "Content-Type": "application/sparql-query"}
        ),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == expected


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("text/csv", "text/csv"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values;q=0.3, text/csv;q=0.9", "text/csv"),
        ("text/*;q=0.5, application/*;q=0.1", "text/csv"),
    ],
)
def test_results_are_negotiated(server: str, accept: str, media_type: str) -> None:
    answer = ask(server, "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 2", accept)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media_type)


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_graphs_are_negotiated_and_say_the_same(server: str, accept: str) -> None:
    answer = ask(server, "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } ORDER BY ?s LIMIT 50", accept)
    assert answer.headers["content-type"].split(";")[0] == accept
    triples = list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(accept)))
    assert len(triples) > 10


def test_turtle_is_the_same_from_every_worker(server: str, built: Path) -> None:
    query = load_query("network")
    expected = run_query(built, query).serialize("ttl")
    heads = [line for line in expected.splitlines() if line.startswith(b"@prefix")]
    assert len(heads) > 1
    assert heads == sorted(heads)
    for _ in range(4):
        assert ask(server, query.runnable(), "text/turtle").content == expected


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("GET", {"params": {"query": "SELECT nonsense"}}, 400),
        ("GET", {"params": [("query", COUNT), ("query", COUNT)]}, 400),
        ("GET", {"params": {"query": COUNT, "default-graph-uri": "http://example.org/"}}, 400),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 400),
        ("GET", {"params": {"query": COUNT}, "headers": {"Accept": "image/png"}}, 406),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 400),
        ("POST", {"content": COUNT, "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 400),
        ("POST", {"content": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ("POST", {"content": b"x" * (2**20 + 1), "headers": {"Content-Type": "application/sparql-query"}}, 413),
        ("PUT", {"content": COUNT}, 405),
        ("DELETE", {}, 405),
    ],
)
def test_what_the_protocol_forbids(server: str, method: str, options: dict[str, object], status: int) -> None:
    answer = httpx.request(method, f"{server}/sparql", timeout=60, **options)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DROP ALL",
        "SELECT * { " + "{ " * 3000 + " }" * 3000 + " }",
        "SELECT * { ?s ?p ?o " + "FILTER(" * 2000 + "1" + ")" * 2000 + " }",
    ],
)
def test_hostile_queries_are_refused_and_the_server_lives(server: str, query: str) -> None:
    answer = httpx.post(f"{server}/sparql", data={"query": query}, timeout=60)
    assert answer.status_code in (400, 503), answer.text[:200]
    assert ask(server, COUNT).status_code == 200


def test_a_query_past_its_time_is_stopped_with_a_reason_and_stalls_nobody(server: str) -> None:
    async def both() -> tuple[httpx.Response, list[float]]:
        async with httpx.AsyncClient(timeout=60) as client:
            heavy = asyncio.create_task(client.get(f"{server}/sparql", params={"query": HEAVY}))
            await asyncio.sleep(0.3)
            times = []
            for _ in range(5):
                began = time.perf_counter()
                answer = await client.get(f"{server}/sparql", params={"query": COUNT})
                assert answer.status_code == 200
                times.append(time.perf_counter() - began)
            return await heavy, times

    answer, times = in_own_loop(both())
    assert answer.status_code == 503
    assert "longer than 3 s" in answer.text
    assert sorted(times)[len(times) // 2] < 3


def test_a_result_past_its_size_is_no_truncated_200(server: str) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000000"
    answer = ask(server, query)
    assert answer.status_code in (413, 503)


def test_fifty_clients_lose_nothing(server: str) -> None:
    queries = [f"SELECT ?s {{ ?s a ?c }} ORDER BY ?s LIMIT {n}" for n in range(1, 21)]
    expected = {query: ask(server, query).json() for query in queries}
    seconds = float(os.environ.get("KG_LOAD_SECONDS", "5"))

    async def client(number: int, until: float, http: httpx.AsyncClient) -> int:
        done = 0
        while time.monotonic() < until:
            query = queries[(number + done) % len(queries)]
            answer = await http.get(f"{server}/sparql", params={"query": query}, headers={"Accept": JSON})
            assert answer.status_code == 200, answer.text
            assert json.loads(answer.content) == expected[query]
            done += 1
        return done

    async def all_clients() -> list[int]:
        limits = httpx.Limits(max_connections=50)
        async with httpx.AsyncClient(timeout=60, limits=limits) as http:
            until = time.monotonic() + seconds
            return await asyncio.gather(*(client(n, until, http) for n in range(50)))

    done = in_own_loop(all_clients())
    assert min(done) >= 1
    print(f"{sum(done)} queries of 50 clients in {seconds:g} s, none lost, none wrong")


def test_service_description_and_void(server: str) -> None:
    description = httpx.get(f"{server}/sparql", headers={"Accept": "text/turtle"})
    assert description.headers["content-type"].startswith("text/turtle")
    triples = {str(t.predicate.value) for t in ox.parse(description.content, format=ox.RdfFormat.TURTLE)}
    assert "http://www.w3.org/ns/sparql-service-description#endpoint" in triples
    void = httpx.get(f"{server}/.well-known/void", headers={"Accept": "text/turtle"})
    assert b"Dataset" in void.content


def test_pages_and_entities(server: str) -> None:
    assert httpx.get(f"{server}/").text.startswith("<!DOCTYPE html>") or "<html" in httpx.get(f"{server}/").text
    form = httpx.get(f"{server}/query")
    assert "meetings" in form.text
    assert "default-src 'none'" in form.headers["content-security-policy"]
    assert httpx.get(f"{server}/assets/query.js").status_code == 200
    assert httpx.get(f"{server}/assets/../app.py").status_code == 404
    as_turtle = httpx.get(f"{server}/id/china", headers={"Accept": "text/turtle"})
    assert b"China" in as_turtle.content
    as_page = httpx.get(f"{server}/id/china", headers={"Accept": "text/html"})
    assert "<h1>China</h1>" in as_page.text
    for kind in ("text/turtle", "application/n-triples", "application/ld+json", "text/html", "*/*"):
        assert httpx.get(f"{server}/id/nobody-at-all", headers={"Accept": kind}).status_code == 404
    assert httpx.get(f"{server}/id/%3Cscript%3E", headers={"Accept": "text/html"}).status_code == 404


def test_another_host_name_is_refused(server: str) -> None:
    assert httpx.get(f"{server}/sparql", headers={"Host": "rebound.example"}).status_code == 400
