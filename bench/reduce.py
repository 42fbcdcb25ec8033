"""Time and peak memory of the reduce step on generated facts.

``python bench/reduce.py 10000 100000 1000000`` measures each size in a process of its own and prints a
Markdown table; ``--profile`` prints where the time of the first size goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate

from kg.resolve import resolve


def measure(statements: int) -> dict[str, float]:
    """Seconds and MB for one size, in this process; reading the facts in is timed apart."""
    generating = reading = 0.0

    def facts():  # type: ignore[no-untyped-def]
        nonlocal generating, reading
        source = generate(statements)
        while True:
            start, cpu = time.perf_counter(), time.process_time()
            item = next(source, None)
            generating += time.perf_counter() - start
            reading += time.process_time() - cpu
            if item is None:
                return
            yield item.facts

    start, cpu = time.perf_counter(), time.process_time()
    graph = resolve(facts())
    seconds = time.perf_counter() - start - generating
    busy = time.process_time() - cpu - reading
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rules = Counter(merge.rule for merge in graph.merges)
    return {
        "statements": statements, "articles": len(graph.articles), "seconds": round(seconds, 2),
        "cpu_seconds": round(busy, 2), "generating": round(generating, 2),
        "peak_mb": round(rss), "facts": len(graph.facts),
        "entities": len(graph.entities), "merges": sum(rules.values()),
        "disagreements": sum(len(fact.disagrees) for fact in graph.facts) // 2,
    }  # fmt: skip


def main() -> None:
    """Measure the sizes given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", action="store_true", help="measure one size here and print JSON")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    if args.profile:
        with cProfile.Profile() as profile:
            measure(args.sizes[0])
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
        return
    if args.one:
        print(json.dumps(measure(args.sizes[0])))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, __file__, str(size), "--one"]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print("|", " | ".join(rows[0]), "|")
    print("|", " | ".join("---:" for _ in rows[0]), "|")
    for row in rows:
        print("|", " | ".join(f"{value:,}" for value in row.values()), "|")


if __name__ == "__main__":
    main()
