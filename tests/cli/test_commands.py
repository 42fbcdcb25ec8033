"""The command line as a user types it: data on stdout, the rest on stderr, exit codes, one line an error."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
HEAVY = ("spacy", "rdflib", "pyvis", "pyoxigraph", "networkx", "numpy", "pydantic")


def kg(*args: str | Path, cwd: Path = REPO, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, args)]
    env = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **environ}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_help_is_cheap_and_names_every_command() -> None:
    script = (
        "import sys; from kg.cli import app; from typer.testing import CliRunner;"
        "r = CliRunner().invoke(app, ['--help'], prog_name='kg'); print(r.output);"
        f"print('loaded', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "loaded []" in done.stdout
    for name in (
        "build",
        "extract",
        "query",
        "view",
        "explain",
        "stats",
        "validate",
        "model",
        "remove",
        "merges",
    ):
        assert re.search(rf"\b{name}\b", done.stdout)


def test_every_command_is_documented() -> None:
    from typer.main import get_command

    from kg.cli import app

    documented = set(
        re.findall(r"^### kg ([a-z ]+)$", (REPO / "docs" / "commands.md").read_text("utf-8"), re.M)
    )
    commands = get_command(app).commands  # type: ignore[attr-defined]
    names = {f"{name} {sub}" for name, c in commands.items() if hasattr(c, "commands") for sub in c.commands}
    assert documented == names | {name for name, c in commands.items() if not hasattr(c, "commands")}


@pytest.mark.parametrize(
    "args", [["build"], ["nonsense"], ["build", "x", "--jobs", "-1"], ["query", "-p", "x", "y"]]
)
def test_wrong_usage_is_exit_code_2(args: list[str]) -> None:
    assert kg(*args).returncode == 2


def test_every_kind_of_bad_input_is_one_line_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good = "Kenyan President William Ruto met Somali President Hassan Sheikh Mohamud in Nairobi on Monday.\n"
    (folder / "good.txt").write_text(good)
    (folder / "same.txt").write_text(good)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("word " * 2_000_000)  # ten megabytes of one line
    done = kg("build", folder, tmp_path / "missing", "-o", tmp_path / "out", "--formats", "ttl")
    assert done.returncode == 3, done.stderr
    lines = [line for line in done.stderr.splitlines() if "skipped" in line]
    for name in ("same.txt", "empty.txt", "binary.txt", "long.txt", "missing"):
        assert len([line for line in lines if name in line]) == 1, (name, lines)
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out" / "graph.ttl").read_text("utf-8").count("schema:NewsArticle") >= 1


def test_nothing_to_build_is_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = kg("build", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 2


def test_a_missing_model_says_what_to_type(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kenya thanked Somalia.")
    done = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--model", "no_such_model")
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "kg model install" in done.stderr


def test_extract_gives_json_lines_whose_offsets_are_the_sources(tmp_path: Path) -> None:
    article = REPO / "seeds" / "niger-ultimatum.txt"
    text = article.read_bytes().decode("utf-8")
    rows = [json.loads(line) for line in kg("extract", article).stdout.splitlines()]
    assert len(rows) > 20
    for row in rows:
        for part in (row["subject"], row["cue"], row["object"]):
            if "start" in part:
                assert text[part["start"] : part["end"]] == part["text"]
        for start, end in row["object"].get("spans", []):
            assert text[start:end] in row["object"]["text"]
    mentions = [json.loads(line) for line in kg("extract", article, "--mentions").stdout.splitlines()]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)


def test_queries_in_every_format(built: Path) -> None:
    assert "Vladimir Putin" in kg("query", "offices", "-o", built).stdout
    assert kg("query", "offices", "-o", built, "-f", "csv").stdout.startswith("person,")
    assert json.loads(kg("query", "ASK { ?s ?p ?o }", "-o", built, "-f", "json").stdout)["boolean"] is True
    construct = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3"
    assert "@prefix" in kg("query", construct, "-o", built).stdout
    bad = kg("query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "-o", built)
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)


def test_explain_shows_the_sentence(built: Path) -> None:
    done = kg("explain", "Recep Tayyip Erdogan", "said", "-", "-o", built)
    assert done.returncode == 0
    assert "seeds" in done.stdout
    assert kg("explain", "Nobody Known", "met", "-", "-o", built).returncode == 1


def test_what_we_build_is_valid_and_one_changed_letter_is_not(built: Path, tmp_path: Path) -> None:
    for place in (["-o", built], [built], [built / "graph.ttl"]):
        done = kg("validate", *place)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(
        turtle.replace('nif:anchorOf "The', 'nif:anchorOf "Tho', 1), encoding="utf-8"
    )
    done = kg("validate", tmp_path / "graph.ttl", "-o", built)
    assert (done.returncode, "offset" in done.stdout) == (1, True)
    done = kg("validate", tmp_path / "graph.ttl", cwd=tmp_path)
    assert (done.returncode, "not at hand" in done.stderr) == (0, True)
    assert kg("validate", tmp_path).returncode == 1


def test_an_override_for_nobody_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("France criticized Austria on Monday over its border controls.\n")
    (tmp_path / "aliases.toml").write_text('same = [["France", "Frannce"]]\n')
    done = kg("build", "in", "--formats", "ttl", cwd=tmp_path)
    assert "nothing in the graph is called 'frannce'" in done.stderr
    assert "'france'" not in done.stderr


def test_a_page_of_a_part(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "part.html"
    done = kg("view", "-o", built, "--entity", "Recep Tayyip Erdogan", "--to", target)
    assert done.stdout.strip() == str(target)
    assert "Erdogan" in target.read_text("utf-8")
    done = kg("view", "-o", built, "--query", "articles", "--to", target)
    assert done.returncode == 1
    assert "?statement" in done.stderr


def test_diff_lists_what_came_and_went(built: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kenya thanked Somalia for its help, President William Ruto said on Monday."
    )
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--formats", "ttl").returncode == 0
    assert kg("diff", built, built).stdout == ""
    changes = kg("diff", built, tmp_path / "out").stdout.splitlines()
    assert {line[0] for line in changes} == {"+", "-"}


def test_asking_before_building_says_what_to_type(tmp_path: Path) -> None:
    for command in (["query", "meetings"], ["stats"], ["view"], ["merges"], ["explain", "-", "met", "-"]):
        done = kg(*command, "-o", tmp_path / "nothing")
        assert done.returncode == 1, command
        assert "kg build" in done.stderr
        assert done.stderr.count("\n") == 1


def test_what_the_machine_refuses_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fiji thanked Tonga.\n", encoding="utf-8")
    (tmp_path / "taken").write_text("a file, no folder", encoding="utf-8")
    for output in ("taken", "taken/deeper"):
        done = kg("build", "a.txt", "-o", output, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith("kg: taken")
        assert done.stderr.count("\n") == 1


def test_serving_at_an_address_that_is_taken(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = kg("serve", "-o", built, "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == f"kg: cannot listen on 127.0.0.1:{port}: address already in use\n"


def test_scheduler_that_does_not_answer(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "a.txt").write_text("Fiji thanked Tonga.\n", encoding="utf-8")
    more = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    done = kg("build", "a.txt", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path, **more)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: no Dask scheduler answers at tcp://127.0.0.1:1")
    assert "Traceback" not in done.stderr
