"""Building again: only what changed is read, and the result is byte for byte that of a build from nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import NothingToReadError, build, load_graph, remove
from kg.errors import GraphError, SettingsError
from kg.settings import Settings
from tests.build.corpus import ARTICLES, CHANGED, snapshot, write

QUICK = Settings(formats=("ttl", "nt", "csv"))
state = st.dictionaries(st.sampled_from(sorted(ARTICLES)), st.booleans(), min_size=1)


def content(choice: dict[str, bool]) -> dict[str, str]:
    return {name: (CHANGED if changed else ARTICLES)[name] for name, changed in choice.items()}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(state, min_size=2, max_size=4))
def test_any_history_gives_what_a_rebuild_gives(
    states: list[dict[str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    seen: set[tuple[str, bool]] = set()
    for choice in states:
        write(folder / "in", content(choice))
        report = build([folder / "in"], folder / "out", QUICK)
        assert report.read == len(set(choice.items()) - seen)
        seen = set(choice.items())  # what left the collection left the cache
    build([folder / "in"], folder / "fresh", QUICK)
    assert snapshot(folder / "out") == snapshot(folder / "fresh")


def test_removing_an_article_is_building_without_it(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    build([tmp_path / "in"], tmp_path / "out", QUICK)
    gone = str(tmp_path / "in" / "rabat.txt")
    report, unknown = remove([gone, "never.txt"], tmp_path / "out", QUICK)
    assert (report.articles, unknown) == (len(ARTICLES) - 1, ["never.txt"])
    (tmp_path / "in" / "rabat.txt").unlink()
    build([tmp_path / "in"], tmp_path / "fresh", QUICK)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


def test_removing_keeps_the_settings_of_the_build(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    aliases = tmp_path / "names.toml"
    graph_of_all = build([tmp_path / "in"], tmp_path / "out", QUICK).graph
    country = next(entity.label for entity in graph_of_all.entities if entity.type == "Country")
    aliases.write_text(f'[label]\n"{country}" = "Otherland"\n', encoding="utf-8")
    own = Settings(base="https://own.example/", formats=("nq", "ttl"), aliases=aliases)
    build([tmp_path / "in"], tmp_path / "out", own)
    remove([str(tmp_path / "in" / "rabat.txt")], tmp_path / "out")
    (tmp_path / "in" / "rabat.txt").unlink()
    fresh = build([tmp_path / "in"], tmp_path / "fresh", own)
    assert "graph.nq" in snapshot(tmp_path / "out")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")
    assert load_graph(tmp_path / "out") == fresh.graph
    aliases.unlink()
    before = snapshot(tmp_path / "out")
    with pytest.raises(SettingsError, match="cannot be read"):
        remove([str(next((tmp_path / "in").iterdir()))], tmp_path / "out")
    assert snapshot(tmp_path / "out") == before
    assert len(load_graph(tmp_path / "out", replace(own, aliases=None)).articles) == len(ARTICLES) - 1


def test_adding_keeps_what_is_there(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    paths = sorted((tmp_path / "in").iterdir())
    build(paths[:2], tmp_path / "out", QUICK)
    assert build(paths[2:], tmp_path / "out", QUICK, keep=True).articles == len(paths)
    build(paths, tmp_path / "fresh", QUICK)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


def test_order_jobs_and_hash_seed_do_not_show(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    paths = sorted(str(p) for p in (tmp_path / "in").iterdir())
    for name, seed, jobs, order in (("a", "1", "1", paths), ("b", "2", "2", paths[::-1])):
        command = [sys.executable, "-m", "kg", "build", *order, "-o", str(tmp_path / name), "--jobs", jobs]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")


def test_killed_at_any_moment_loses_no_finished_article_and_no_output(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    out = tmp_path / "out"
    build([tmp_path / "in"], out, QUICK)
    before = snapshot(out)
    write(tmp_path / "in", CHANGED)
    build([tmp_path / "in"], tmp_path / "fresh", QUICK)
    after = snapshot(tmp_path / "fresh")
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(tmp_path / "in"),
        "-o",
        str(out),
        "--formats",
        "ttl,nt,csv",
    ]
    moments = random.Random(7)
    for _ in range(4):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(moments.uniform(0.2, 5))
            process.send_signal(signal.SIGKILL)
        query = [sys.executable, "-m", "kg", "query", "ASK { ?s ?p ?o }", "-o", str(out)]
        subprocess.run(query, check=True, capture_output=True)
        assert snapshot(out) in (before, after)
    subprocess.run(command, check=True, capture_output=True)
    assert snapshot(out) == after


def test_nothing_to_read_leaves_the_previous_output(tmp_path: Path) -> None:
    write(tmp_path / "in", ARTICLES)
    build([tmp_path / "in"], tmp_path / "out", QUICK)
    before = snapshot(tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToReadError):
        build([tmp_path / "empty"], tmp_path / "out", QUICK)
    assert snapshot(tmp_path / "out") == before


def test_removing_from_nothing_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kg build"):
        remove(["a.txt"], tmp_path)
