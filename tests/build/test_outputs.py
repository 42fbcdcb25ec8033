"""Publishing: a reader sees the old build or the new one, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.outputs import Output


def publish(
    place: Output, text: str, generation: str, names: tuple[str, ...] = ("graph.ttl", "graph.nt")
) -> None:
    with place.writing() as fresh:
        for name in names:
            (fresh / name).write_text(text)
        (fresh / "store" / generation).mkdir(parents=True)
        (fresh / "store" / generation / "data").write_text(text)


def test_nothing_built_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kg build"):
        _ = Output(tmp_path).store


def test_a_build_replaces_files_and_store(tmp_path: Path) -> None:
    place = Output(tmp_path / "out")
    publish(place, "one", "g1")
    publish(place, "two", "g2")
    assert place.turtle.read_text() == "two"
    assert (place.store / "data").read_text() == "two"
    assert not (place.root / ".next").exists()


def test_a_format_no_longer_written_does_not_stay_behind(tmp_path: Path) -> None:
    place = Output(tmp_path)
    publish(place, "one", "g1", ("graph.ttl", "graph.jsonld"))
    (tmp_path / "mine.txt").write_text("not ours")
    publish(place, "two", "g2", ("graph.ttl",))
    assert not (tmp_path / "graph.jsonld").exists()
    assert (tmp_path / "mine.txt").exists()


def test_a_failed_build_leaves_the_previous_output_whole(tmp_path: Path) -> None:
    place = Output(tmp_path)
    publish(place, "one", "g1")
    with pytest.raises(RuntimeError), place.writing() as fresh:  # noqa: PT012
        (fresh / "graph.ttl").write_text("half")
        raise RuntimeError
    assert place.turtle.read_text() == "one"
    assert (place.store / "data").read_text() == "one"


def test_a_publication_cut_off_between_two_renames_is_finished_by_the_next_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Output(tmp_path)
    publish(place, "one", "g1")
    real, calls = Path.replace, []

    def dies(source: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:  # the journal, the first file, and then the power goes
            raise SystemExit
        return real(source, target)

    monkeypatch.setattr(Path, "replace", dies)
    with pytest.raises(SystemExit):
        publish(place, "two", "g2")
    monkeypatch.setattr(Path, "replace", real)
    assert (place.store / "data").read_text() == "two"
    assert {p.read_text() for p in tmp_path.glob("graph.*")} == {"two"}


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    place = Output(tmp_path)
    with place.writing(), pytest.raises(GraphError, match="another kg"), Output(tmp_path).writing():
        pass
