"""Time of every named query on generated graphs: pyoxigraph's disk store beside rdflib's memory store.

``python bench/queries.py 1000 10000`` builds a graph of about that many statements, loads it into both in one
run and prints a Markdown table of median and worst times in milliseconds over ``--repeat`` runs. A query
that takes longer than ``--limit`` seconds in rdflib is stopped there (``--no-rdflib`` leaves rdflib out).
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pyoxigraph as ox
from generate import generate

from kg.graph import write_graph
from kg.query import list_queries
from kg.resolve import resolve


def build(statements: int, folder: Path) -> tuple[Path, Path]:
    """Turtle file and store folder of a generated graph."""
    graph = resolve(item.facts for item in generate(statements))
    write_graph(graph, folder, formats=["ttl"])
    return folder / "graph.ttl", next((folder / "store").iterdir())


def frequent(store: ox.Store) -> dict[str, str]:
    """Values for parameters: the names that most direct edges lead to."""
    names = store.query(
        "SELECT ?n (COUNT(*) AS ?c) { ?s <https://w3id.org/newskg/ontology#met> ?x . "
        "?x <http://www.w3.org/2000/01/rdf-schema#label> ?n } GROUP BY ?n ORDER BY DESC(?c) ?n LIMIT 2"
    )
    first, second = [solution["n"].value for solution in names]
    return {"who": first, "whom": second, "a": first, "b": second, "by": first}


def cases(store: ox.Store) -> dict[str, str]:
    """SPARQL by name: each query for everything, and for one name where it has such a parameter."""
    values = frequent(store)
    found = {}
    for query in list_queries():
        known = {p.name: values[p.name] for p in query.parameters if p.name in values}
        if query.form == "select":
            found[query.name] = query.runnable()
        if known:
            found[f"{query.name} ({', '.join(known)})"] = query.runnable(known)
    return found


def timed(call: Callable[[], int], repeat: int) -> tuple[int, list[float]]:
    """Rows, and milliseconds of each run."""
    times = []
    rows = 0
    for _ in range(repeat):
        start = time.perf_counter()
        rows = call()
        times.append((time.perf_counter() - start) * 1000)
    return rows, times


def _rdflib(pipe: Connection, turtle: Path, repeat: int) -> None:
    """Body of the process that holds rdflib's store: answers queries until the pipe closes."""
    from rdflib import Graph

    warnings.simplefilter("ignore")
    start = time.perf_counter()
    graph = Graph().parse(turtle, format="turtle")
    pipe.send((time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    while True:
        text = pipe.recv()
        pipe.send(timed(lambda text=text: len(list(graph.query(text))), repeat))  # type: ignore[misc]


class Rdflib:
    """rdflib in a process that can be stopped; loading again after that costs as much as the first time."""

    def __init__(self, turtle: Path, repeat: int, limit: float) -> None:
        self.turtle, self.repeat, self.limit = turtle, repeat, limit
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_rdflib, args=(theirs, self.turtle, self.repeat), daemon=True)
        self.process.start()
        self.seconds, self.megabytes = self.pipe.recv()

    def ask(self, text: str) -> tuple[int, list[float]] | None:
        self.pipe.send(text)
        if self.pipe.poll(self.limit * self.repeat):
            answer: tuple[int, list[float]] = self.pipe.recv()
            return answer
        self.stop()
        self.start()
        return None

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def measure(statements: int, repeat: int, limit: float, with_rdflib: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        turtle, folder = build(statements, Path(name))
        store = ox.Store.read_only(str(folder))
        print(f"\n### {statements:,} statements, {len(store):,} triples\n")
        rdflib = Rdflib(turtle, repeat, limit) if with_rdflib else None
        if rdflib:
            print(f"rdflib loads in {rdflib.seconds:.1f} s and needs {rdflib.megabytes:,.0f} MB.\n")
        print("| query | rows | disk store median | worst | rdflib median | worst |")
        print("|---|---:|---:|---:|---:|---:|")
        medians, worsts = [], []
        for title, text in cases(store).items():
            rows, ours = timed(lambda text=text: sum(1 for _ in store.query(text)), repeat)  # type: ignore[misc]
            theirs = rdflib.ask(text) if rdflib else None
            medians.append(statistics.median(ours))
            worsts.append(max(ours))
            shown = f"{statistics.median(theirs[1]):,.0f} | {max(theirs[1]):,.0f}" if theirs else "– | –"
            print(f"| {title} | {rows:,} | {medians[-1]:,.1f} | {worsts[-1]:,.1f} | {shown} |", flush=True)
        if rdflib:
            rdflib.stop()
        print(f"| **all** | | **{statistics.median(medians):,.1f}** | **{max(worsts):,.1f}** | | |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--no-rdflib", action="store_true")
    args = parser.parse_args()
    for size in args.sizes:
        measure(size, args.repeat, args.limit, not args.no_rdflib)


if __name__ == "__main__":
    main()
