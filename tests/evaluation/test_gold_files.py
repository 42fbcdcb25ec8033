"""Gold files: how they find their articles, what is wrong with them, and that ours are sound."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import GoldChains, GoldEntities, GoldFile, GoldSpeech, gold_articles, load_gold

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
FACT = {
    "id": "1",
    "family": "consult",
    "relation": "met",
    "subject": "Ada",
    "object": "Bo",
    "evidence": [[0, 5]],
}


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_article_named_in_the_rows_is_found_from_any_folder_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "gold").mkdir()
    article = tmp_path / "news" / "one.txt"
    article.write_text("Ada met Bo.", encoding="utf-8")
    gold = write(tmp_path / "gold" / "one.jsonl", {**FACT, "article": "news/one.txt"})
    (file,) = load_gold([gold])
    assert isinstance(file, GoldFile)
    assert Path(file.article).resolve() == article.resolve()
    monkeypatch.chdir(tmp_path)
    assert gold_articles(load_gold([gold])) == {"news/one.txt": None}


@pytest.mark.parametrize("name", ["004.txt", "004_from-the-web.txt", "004-b.md"])
def test_the_article_is_found_by_the_name_of_the_gold_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Ada met Bo.", encoding="utf-8")
    (tmp_path / "0045.txt").write_text("Another.", encoding="utf-8")
    (file,) = load_gold([write(tmp_path / "004.jsonl", FACT)], tmp_path)
    assert isinstance(file, GoldFile)
    assert Path(file.article).name == name


def test_other_right_answers_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada met Bo.", encoding="utf-8")
    row = {**FACT, "subject_text": "she", "alt": {"object": ["Bo Tan"], "relation": ["spokeWith"]}}
    speech = {
        "family": "say",
        "speaker": "Ada",
        "content": [0, 5],
        "evidence": [[0, 5]],
        "alt": {"speaker": ["A."]},
    }
    (file,) = load_gold([write(tmp_path / "a.jsonl", row, speech)], tmp_path)
    assert isinstance(file, GoldFile)
    fact, said = file.facts
    assert fact.subjects == ("Ada", "she")  # type: ignore[union-attr]
    assert fact.objects == ("Bo", "Bo Tan")  # type: ignore[union-attr]
    assert fact.relations == {"met", "spokeWith"}  # type: ignore[union-attr]
    assert isinstance(said, GoldSpeech)
    assert said.speakers == ("Ada", "A.")


def test_chains_may_bring_their_text_along(tmp_path: Path) -> None:
    (file,) = load_gold([write(tmp_path / "c.jsonl", {"id": "doc", "text": "Ada", "chains": [[[0, 3]]]})])
    assert gold_articles([file]) == {"doc": "Ada"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "no gold in it"),
        ("{not json}\n", "line 1 is not JSON"),
        ("[1]\n", "line 1 is not a JSON object"),
        ('{"id": 1}\n', "neither 'family', 'chains' nor 'entity'"),
        ('{"family": "weather", "evidence": []}\n', "line 1 is not a gold fact.*unknown family weather"),
        (
            '{"family": "consult", "relation": "met", "evidence": [[5, 5]]}\n',
            r"line 1 .*\[5, 5\] is not a span",
        ),
        ('{"chains": [[[0, "x"]]], "text": "a", "id": "d"}\n', "line 1 is not a row of chains"),
        ('{"entity": "X", "article": "a.txt", "start": 0}\n', "line 1 is not a name of an entity"),
        (json.dumps(FACT), "does not name its article; say --articles FOLDER"),
        (json.dumps({**FACT, "article": "gone.txt"}), r"its article gone\.txt is not there"),
        (
            json.dumps({**FACT, "article": "a.txt"}) + "\n" + json.dumps({**FACT, "article": "b.txt"}),
            "facts of 2 articles",
        ),
    ],
)
def test_a_file_that_is_not_gold_is_named_with_its_line(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=problem) as caught:
        load_gold([path])
    assert str(path) in str(caught.value)


def test_no_article_or_two_of_that_name_is_an_error(tmp_path: Path) -> None:
    gold = write(tmp_path / "x.jsonl", FACT)
    with pytest.raises(InputError, match="no article called x"):
        load_gold([gold], tmp_path)
    for name in ("x_1.txt", "x_2.txt"):
        (tmp_path / name).write_text("Ada", encoding="utf-8")
    with pytest.raises(InputError, match="2 articles called x"):
        load_gold([gold], tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        load_gold([tmp_path / "missing.jsonl"])


# ------------------------------------------------------------------------------------------ our own gold
OURS = load_gold([*GOLD.glob("*.jsonl"), *(GOLD / "mentions").glob("*.jsonl")])


def text_of(article: str) -> str:
    return (ROOT / article).read_text(encoding="utf-8")


def test_ours_has_all_kinds_and_enough_of_them() -> None:
    assert sum(isinstance(file, GoldFile) for file in OURS) >= 8
    assert sum(isinstance(file, GoldChains) for file in OURS) >= 3
    (entities,) = (file for file in OURS if isinstance(file, GoldEntities))
    assert len(entities.names) >= 8


@pytest.mark.parametrize("file", [f for f in OURS if isinstance(f, GoldFile)], ids=lambda file: file.path.stem)
def test_evidence_and_content_of_ours_are_whole_phrases(file: GoldFile) -> None:
    text = text_of(file.article)
    identifiers = [fact.id for fact in file.facts]
    assert len(identifiers) == len(set(identifiers))
    for fact in file.facts:
        for start, end in getattr(fact, "evidence", ()):
            quoted = text[start:end]
            assert quoted == quoted.strip(), fact.id
            assert start == 0 or not re.match(r"\w\w", text[start - 1 : start + 1]), fact.id
            assert not re.match(r"\w\w", text[end - 1 : end + 1]), fact.id
        if isinstance(fact, GoldSpeech):
            for start, end in fact.content:
                assert not re.match(r"\w\w", text[start - 1 : start + 1]), fact.id
                assert not re.match(r"\w\w", text[end - 1 : end + 1]), fact.id
                assert any(a <= start and end <= b for a, b in fact.evidence), fact.id


@pytest.mark.parametrize(
    "file", [f for f in OURS if isinstance(f, GoldChains)], ids=lambda file: file.path.stem
)
def test_chains_of_ours_do_not_share_mentions(file: GoldChains) -> None:
    text = text_of(file.article)
    spans = [span for chain in file.chains for span in chain]
    assert len(spans) == len(set(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_names_of_entities_of_ours_are_whole_words() -> None:
    (entities,) = (file for file in OURS if isinstance(file, GoldEntities))
    for article, names in entities.names.items():
        text = text_of(article)
        for (start, end), _ in names:
            assert text[start].isupper(), text[start:end]
            assert not re.match(r"\w\w", text[start - 1 : start + 1])
            assert not re.match(r"\w\w", text[end - 1 : end + 1])
