"""How time and memory of a whole reduce, output included, grow with the number of statements.

    python bench/scale.py [10000 100000 1000000] [--formats ttl,nt] [--each]

Each size runs in a process of its own. Printed are wall and CPU seconds of the reduce step and of writing all
``--formats`` together with the query store, as a build does; with ``--each`` also the seconds of every format
and of the store on its own. Making the facts up is timed apart and is not in the total. Peak memory is that of
the process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate

from kg.graph import build_store, write_graph
from kg.model import ArticleFacts
from kg.resolve import resolve
from kg.view import write_page

DEFAULT_FORMATS = ("ttl", "nt")
T = TypeVar("T")
EVERY_FORMAT = ("ttl", "nt", "jsonld", "graphml", "csv", "html")


class Clock:
    """Wall and CPU seconds, by name, in the order of measuring."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {}

    def time(self, name: str, call: Callable[[], T]) -> T:
        """Run ``call`` and note its seconds."""
        wall, cpu = time.perf_counter(), time.process_time()
        result = call()
        self.found[f"{name} s"] = time.perf_counter() - wall
        self.found[f"{name} CPU s"] = time.process_time() - cpu
        return result


def measure(statements: int, formats: list[str], each: bool) -> dict[str, float]:
    """One size, in this process."""
    making = busy = 0.0

    def facts() -> Iterator[ArticleFacts]:
        nonlocal making, busy
        source = generate(statements)
        while True:
            wall, cpu = time.perf_counter(), time.process_time()
            item = next(source, None)
            making += time.perf_counter() - wall
            busy += time.process_time() - cpu
            if item is None:
                return
            yield item.facts

    clock = Clock()
    graph = clock.time("reduce", lambda: resolve(facts()))
    clock.found["reduce s"] -= making
    clock.found["reduce CPU s"] -= busy
    rdf = [kind for kind in formats if kind != "html"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clock.time("output", lambda: write_graph(graph, folder / "all", formats=rdf))
        if "html" in formats:
            clock.time("html", lambda: write_page(graph, folder / "all" / "graph.html"))
        total = {kind: clock.found.get(f"reduce {kind}", 0.0) + clock.found.get(f"output {kind}", 0.0)
                 + clock.found.get(f"html {kind}", 0.0) for kind in ("s", "CPU s")}  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if each:

            def write(kind: str) -> object:
                return write_graph(graph, folder / kind, formats=[kind], store=False)

            for kind in rdf:
                clock.time(kind, lambda kind=kind: write(kind))  # type: ignore[misc]
            if "ttl" in rdf:
                clock.time("store", lambda: build_store(folder / "ttl" / "graph.ttl", folder / "alone"))
    counted = {"statements": statements, "facts": len(graph.facts), "making s": making}
    return {
        **counted, **clock.found, "total s": total["s"], "total CPU s": total["CPU s"], "peak MB": peak,
        "µs a statement": total["s"] / statements * 1e6,
    }  # fmt: skip


def main() -> None:
    """Measure the sizes given and print a Markdown table, one size a column."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--formats", default=",".join(DEFAULT_FORMATS), help=f"of {','.join(EVERY_FORMAT)}")
    parser.add_argument("--each", action="store_true", help="each format by itself as well")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.sizes[0], options.formats.split(","), options.each)))
        return
    columns = []
    for size in options.sizes:
        command = [sys.executable, __file__, str(size), "--one", "--formats", options.formats]
        command += ["--each"] if options.each else []
        shown = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        columns.append(json.loads(shown))
    for name in columns[0]:
        cells = [
            f"{column[name]:,.0f}" if column[name] >= 1000 else f"{column[name]:,.1f}" for column in columns
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")
        if name == "statements":
            print("|---|" + "---:|" * len(columns))


if __name__ == "__main__":
    main()
