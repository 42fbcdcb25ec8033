"""aliases.toml: what it does, and how it says that it contradicts itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.resolve import RULES, Overrides, load_overrides
from tests.resolve.storyteller import labelled, portraits


@pytest.fixture
def overrides(tmp_path: Path):  # type: ignore[no-untyped-def]
    def load(text: str) -> Overrides:
        path = tmp_path / "aliases.toml"
        path.write_text(text, encoding="utf-8")
        return load_overrides(path)

    return load


def test_same_joins_what_no_rule_would(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides('same = [["Port Selwyn", "Selhaven"]]')
    graph = portraits(("Port Selwyn", {"type": "Place"}), ("Selhaven", {"type": "Place"}), overrides=told)
    assert len(labelled(graph, "Place")) == 1
    assert [(merge.rule, merge.certainty) for merge in graph.merges] == [("override", 1.0)]


def test_different_keeps_apart_what_a_rule_would_join(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides('different = [["Thomas Reed", "Thomas A. Reed"]]')
    graph = portraits(("Thomas Reed", {}), ("Thomas A. Reed", {}), overrides=told)
    assert sorted(labelled(graph)) == ["thomas-a-reed", "thomas-reed"]
    assert not graph.merges


def test_one_name_can_be_two_people_by_article(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides('different = [["Ada Stern @ 0.txt", "Ada Stern @ 1.txt"]]')
    graph = portraits(("Ada Stern", {}), ("Ada Stern", {}), overrides=told)
    assert len(labelled(graph, "Person")) == 2


def test_naming_an_article_alone_splits_nobody(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides('[wikidata]\n"Ada Stern @ 0.txt" = "Q77"\n')
    graph = portraits(("Ada Stern", {}), ("Ada Stern", {}), overrides=told)
    assert [entity.qid for entity in labelled(graph, "Person").values()] == ["Q77"]


def test_label_and_wikidata(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides(
        'same = [["Ada Stern", "A. M. Stern"]]\n'
        '[label]\n"Ada Stern" = "Ada Maria Stern"\n[wikidata]\n"A. M. Stern" = "Q77"\n'
    )
    graph = portraits(("Ada Stern", {}), ("A. M. Stern", {}), overrides=told)
    (person,) = labelled(graph, "Person").values()
    assert (person.id, person.label, person.qid) == ("ada-maria-stern", "Ada Maria Stern", "Q77")


def test_wikidata_joins_and_separates(overrides) -> None:  # type: ignore[no-untyped-def]
    told = overrides(
        '[wikidata]\n"Ada Stern" = "Q77"\n"Stern, Ada" = "Q77"\n"Thomas Reed" = "Q1"\n"Tom Reed" = "Q2"'
    )
    graph = portraits(
        *((n, {}) for n in ("Ada Stern", "Stern, Ada", "Thomas Reed", "Tom Reed")), overrides=told
    )
    assert sorted(entity.qid or "" for entity in labelled(graph, "Person").values()) == ["Q1", "Q2", "Q77"]


CONTRADICTIONS = [
    ('same = [["A B", "C D"]]\ndifferent = [\n  ["E F", "G H"],\n  ["C D", "A B"],\n]', 4, "different"),
    ('same = [["A B", "C D"],\n ["C D", "E F"]]\ndifferent = [["A B", "E F"]]', 3, "different"),
    ('same = [["A B", "C D"]]\ndifferent = [["A B @ x.txt", "C D"]]', 2, "different"),
    ('different = [["A B", "a b"]]', 1, "different"),
    ('same = [["A B", "C D"]]\n[wikidata]\n"A B" = "Q1"\n"C D" = "Q2"', 4, "two values"),
    ('[wikidata]\n"A B" = "Q1"\n"A  B" = "Q2"', 3, "two values"),
    ('same = [["A B", "C D"]]\n[label]\n"A B" = "X"\n"C D" = "Y"', 4, "two values"),
    ('different = [["A B", "C D"]]\n[wikidata]\n"A B" = "Q1"\n"C D" = "Q1"', 3, "both are Q1"),
    ('[label]\n"A B" = "X"\n\n[aliases]\nx = 1', 4, "unknown key 'aliases'"),
    ('same = [["A B"]]', 1, "at least two"),
    ('same = "A B"', 1, "list of lists"),
    ('[wikidata]\n"A B" = "148"', 2, "not a Wikidata id"),
    ("[label]\n\n\"A B\" = 3", 3, "must be a text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "why"), CONTRADICTIONS)
def test_errors_name_file_and_line(overrides, text: str, line: int, why: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as caught:
        overrides(text)
    assert f"aliases.toml:{line}: " in str(caught.value)
    assert why in str(caught.value)


@pytest.mark.parametrize("text", ['same = [["A", "B"]', '[wikidata]\n"A" = "Q1"\n"A" = "Q2"'])
def test_broken_toml(overrides, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError, match=r"aliases\.toml:[13]: not valid TOML"):
        overrides(text)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml"):
        load_overrides(tmp_path / "none.toml")


def test_the_documentation_lists_every_rule_and_its_example_is_valid(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "aliases.md").read_text(encoding="utf-8")
    for rule, (certainty, meaning) in RULES.items():
        assert f"| {rule} | {certainty:.2f} | {meaning} |" in text
    example = text.split("```toml\n")[1].split("```")[0]
    (tmp_path / "aliases.toml").write_text(example, encoding="utf-8")
    told = load_overrides(tmp_path / "aliases.toml")
    assert (len(told.same), len(told.different), len(told.label), len(told.wikidata)) == (2, 2, 1, 1)
