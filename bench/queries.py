"""Time of every named query on generated graphs: pyoxigraph's disk store beside rdflib's memory store.

``python bench/queries.py 10000 100000`` builds graphs of about those many statements, loads each into both in
one run and prints a Markdown table of median and worst times in milliseconds over ``--repeat`` runs. A query
that takes longer than ``--limit`` seconds is given up, in either store. Above ``--rdflib-max`` statements (it
needs some 41 KB a statement), rdflib is left out.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import pyoxigraph as ox
from generate import generate

from kg.graph import write_graph
from kg.query import list_queries
from kg.resolve import resolve

Times = tuple[int, list[float]] | None
"""Rows and the milliseconds of each run; None: given up."""

_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_KG = "https://w3id.org/newskg/ontology#"
_SUBJECT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>"
_OBJECT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#object>"


def _build(statements: int, folder: Path) -> None:
    """Write Turtle and store of a generated graph; a process of its own, so that its memory is free again."""
    write_graph(resolve(item.facts for item in generate(statements)), folder, formats=["ttl"])


def frequent(store: ox.Store) -> tuple[dict[str, str], ...]:
    """Values for parameters: the pair that most was said to and of each other, and the busiest country."""

    def names(body: str, *variables: str) -> dict[str, str]:
        query = f"SELECT {' '.join('?' + v for v in variables)} {{ {body} }}"
        row = next(iter(store.query(query)))
        return {v: row[v].value for v in variables}

    people = names(
        f"{{ SELECT ?x ?y (COUNT(*) AS ?n) {{ ?s {_SUBJECT} ?x ; {_OBJECT} ?y . ?x <{_KG}met> ?y . "
        f"?x a <https://schema.org/Person> }} GROUP BY ?x ?y ORDER BY DESC(?n) ?x ?y LIMIT 1 }} "
        f"?x {_LABEL} ?a . ?y {_LABEL} ?b",
        "a",
        "b",
    )
    country = names(
        f"{{ SELECT ?x (COUNT(*) AS ?n) {{ ?s {_SUBJECT} ?x . ?x a <https://schema.org/Country> }} "
        f"GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1 }} ?x {_LABEL} ?who",
        "who",
    )
    first = people["a"]
    return {**people, "who": first, "by": first}, {"who": country["who"], "by": country["who"]}


def cases(store: ox.Store) -> dict[str, str]:
    """SPARQL by title: each query for everything, and for one name (or pair) where it has such a parameter."""
    people, country = frequent(store)
    found = {}
    for query in list_queries():
        if query.name not in ("about", "evidence", "timeline"):  # these make sense for a name only
            found[query.name] = query.runnable()
        known = {p.name for p in query.parameters}
        if query.name == "evidence":
            found["evidence (pair)"] = query.runnable({"who": people["a"], "whom": people["b"]})
        elif "a" in known:
            found[f"{query.name} (pair)"] = query.runnable({"a": people["a"], "b": people["b"]})
        elif key := next((key for key in ("who", "by") if key in known), None):
            found[f"{query.name} (person)"] = query.runnable({key: people[key]})
            found[f"{query.name} (country)"] = query.runnable({key: country[key]})
    return found


def timed(call: Callable[[], int], repeat: int, limit: float) -> tuple[int, list[float]]:
    """Rows, and milliseconds of each run; no further run once the time limit is used up."""
    times: list[float] = []
    rows = 0
    while len(times) < repeat and sum(times) < limit * 1000:
        start = time.perf_counter()
        rows = call()
        times.append((time.perf_counter() - start) * 1000)
    return rows, times


def _serve_disk(pipe: Connection, folder: Path, repeat: int, limit: float) -> None:
    """Body of a process that answers from the store on disk."""
    store = ox.Store.read_only(str(folder))
    pipe.send((0.0, 0.0))
    while text := pipe.recv():
        pipe.send(timed(lambda text=text: sum(1 for _ in store.query(text)), repeat, limit))  # type: ignore[misc]


def _serve_rdflib(pipe: Connection, turtle: Path, repeat: int, limit: float) -> None:
    """Body of a process that holds rdflib's store; each query runs in a fork, so that giving one up costs
    no second load."""
    from rdflib import Graph

    warnings.simplefilter("ignore")
    start = time.perf_counter()
    graph = Graph().parse(turtle, format="turtle")
    pipe.send((time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    gc.freeze()  # a fork then copies few pages
    fork = multiprocessing.get_context("fork")
    while text := pipe.recv():
        ours, theirs = fork.Pipe(duplex=False)

        def answer(sink: Connection = theirs, text: str = text) -> None:
            os.nice(1)
            sink.send(timed(lambda: len(list(graph.query(text))), repeat, limit))

        child = fork.Process(target=answer)
        child.start()
        theirs.close()
        try:
            pipe.send(ours.recv() if ours.poll(limit) else None)
        except EOFError:
            pipe.send(None)
        child.kill()
        child.join()


class Asked:
    """One store in a process that can be stopped."""

    def __init__(self, body: Callable[..., None], path: Path, repeat: int, limit: float, grace: float) -> None:
        self._arguments = (body, path, repeat, limit)
        self._grace = limit * 2 + grace
        self._start()

    def _start(self) -> None:
        body, *rest = self._arguments
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=body, args=(theirs, *rest), daemon=False)
        self._process.start()
        theirs.close()
        self.seconds, self.megabytes = self._pipe.recv()

    def ask(self, text: str) -> Times:
        self._pipe.send(text)
        try:
            if self._pipe.poll(self._grace):
                answer: Times = self._pipe.recv()
                return answer
        except EOFError:
            pass
        self.stop()
        self._start()
        return None

    def stop(self) -> None:
        self._process.kill()
        self._process.join()


@contextmanager
def asked(body: Callable[..., None], path: Path, repeat: int, limit: float, grace: float) -> Iterator[Asked]:
    store = Asked(body, path, repeat, limit, grace)
    try:
        yield store
    finally:
        store.stop()


def _shown(times: Times) -> str:
    if times is None:
        return "given up | given up"
    digits = 1 if max(times[1]) < 1000 else 0
    return f"{statistics.median(times[1]):,.{digits}f} | {max(times[1]):,.{digits}f}"


def _table(store: ox.Store, ours: Asked, theirs: Asked | None) -> None:
    print("| query | rows | disk store: median ms | worst | rdflib: median ms | worst |")
    print("|---|---:|---:|---:|---:|---:|")
    all_times: list[list[float]] = []
    slower: list[float] = []
    for title, text in cases(store).items():
        here, there = ours.ask(text), theirs.ask(text) if theirs else None
        rows: Any = "–"
        if here:
            rows = f"{here[0]:,}"
            all_times.append(here[1])
        if here and there:
            assert here[0] == there[0], f"{title}: {here[0]} rows here, {there[0]} in rdflib"
            slower.append(statistics.median(there[1]) / statistics.median(here[1]))
        print(f"| {title} | {rows} | {_shown(here)} | {_shown(there) if theirs else '– | –'} |", flush=True)
    medians = [statistics.median(times) for times in all_times]
    print(f"\nDisk store: median of medians {statistics.median(medians):,.1f} ms, worst run "
          f"{max(map(max, all_times)):,.0f} ms.")  # fmt: skip
    if slower:
        print(f"rdflib takes {statistics.median(slower):.1f} times as long (median of queries both finish).")


def measure(statements: int, repeat: int, limit: float, with_rdflib: bool) -> None:
    """Build a graph of that size and print its table."""
    with tempfile.TemporaryDirectory() as name:
        builder = multiprocessing.get_context("spawn").Process(target=_build, args=(statements, Path(name)))
        builder.start()
        builder.join()
        if builder.exitcode:
            raise SystemExit(f"building {statements:,} statements failed")
        turtle, folder = Path(name) / "graph.ttl", next((Path(name) / "store").iterdir())
        store = ox.Store.read_only(str(folder))
        print(f"\n### {statements:,} statements, {len(store):,} triples\n", flush=True)
        with asked(_serve_disk, folder, repeat, limit, 0) as ours:
            if not with_rdflib:
                _table(store, ours, None)
                return
            with asked(_serve_rdflib, turtle, repeat, limit, 30) as theirs:
                print(f"rdflib loads in {theirs.seconds:.1f} s and needs {theirs.megabytes:,.0f} MB.\n")
                _table(store, ours, theirs)


def main() -> None:
    """Measure the sizes given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds for a query")
    parser.add_argument("--rdflib-max", type=int, default=100_000, help="largest size to load into rdflib")
    args = parser.parse_args()
    for size in args.sizes:
        measure(size, args.repeat, args.limit, size <= args.rdflib_max)


if __name__ == "__main__":
    main()
