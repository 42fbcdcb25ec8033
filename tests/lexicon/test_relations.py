"""The lexicon of relations: in order, and every example gives a statement of its relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from kg.articles import article_from_text
from kg.extract import extract
from kg.language import read_all
from kg.lexicon import lint as lint_module
from kg.lexicon.lint import Frame, lint, tables
from kg.lexicon.relations import relation_lexicon
from kg.vocabulary import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

Example = tuple[str, str, Frame]


def _examples() -> list[Example]:
    return [(name, lemma, frame) for name, table in tables().items() for lemma, frames in table.items()
            for frame in frames]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language) -> list[tuple[Example, frozenset[str]]]:
    """Every example with the relations that the pipeline finds in it."""
    examples = _examples()
    articles = [article_from_text(str(i), frame.example) for i, (_, _, frame) in enumerate(examples)]
    relations = [
        frozenset(statement.relation for statement in extract(reading).statements)
        for reading in read_all(nlp, articles)
    ]
    return list(zip(examples, relations, strict=True))


def test_lexicon_is_in_order() -> None:
    assert lint() == []


def test_every_example_states_its_relation(found: list[tuple[Example, frozenset[str]]]) -> None:
    missed = [
        f"{name}: {lemma}: {frame.relation}: {frame.example} -> {sorted(relations)}"
        for (name, lemma, frame), relations in found
        if frame.relation not in relations
    ]
    assert missed == []


def test_every_event_relation_and_root_has_frames() -> None:
    used = {frame.relation for _, _, frame in _examples()}
    assert used >= {relation.name for relation in RELATIONS.values() if relation.plover}


def test_light_verbs_and_frames_are_lemmas_in_lower_case() -> None:
    lexicon = relation_lexicon()
    words = {*lexicon.verbs, *lexicon.adjectives, *lexicon.governors, *lexicon.light}
    assert [word for word in sorted(words) if word != word.lower() or " " in word] == []
    assert [noun for noun in lexicon.nouns if noun != noun.lower() or noun.count(" ") > 1] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('scold: [{relation: criticizes, example: "A scolded B."}]\n' * 2, "given 2 times"),
        ('scold: [{relation: criticizes, slot: obj, example: "A scolded B."}]', "unknown key 'slot'"),
        ('scold: [{relation: criticizes, relation: opposes, example: "A scolded B."}]', "given twice"),
        ("scold: {relation: criticizes}", "not a list"),
        ("- scold", "not a table"),
    ],
)
def test_lint_sees_what_yaml_merges(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in lint_module.FILES:
        (tmp_path / name).write_text(text if name == "verbs.yaml" else "{}", encoding="utf-8")
    monkeypatch.setattr(lint_module.resources, "files", lambda _: tmp_path)
    assert any(problem in line for line in lint_module._raw())


def test_lint_sees_a_word_list_given_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("taking: [a]\nmeasures: [b]\ntaking: [c]\n")
    monkeypatch.setattr(lint_module.resources, "files", lambda _: tmp_path)
    assert list(lint_module._doubled()) == ["words.yaml: taking: given 2 times"]


def test_lint_sees_empty_and_foreign_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = next(iter(relation_lexicon().verbs.values()))[0]
    foreign = type(frame)(frame.relation, ("onward",), particle="skyward")
    monkeypatch.setattr(lint_module, "tables", lambda: {"verbs.yaml": {"favour": (foreign, foreign)}})
    problems = "\n".join((*lint_module._frames(), *lint_module._reachable(), *lint_module._spellings()))
    for part in ("slot 'onward'", "particle 'skyward'", "no example", "the same frame twice", "no frame for met",
                 "favour without favor"):  # fmt: skip
        assert part in problems


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("staged", "stage"), ("waged", "wage"), ("hoped", "hope"), ("hopped", "hop"), ("installed", "install")],
)
def test_forms_that_rules_mistake_have_their_lemma(nlp: Language, form: str, lemma: str) -> None:
    doc = nlp(f"Yesterday they {form} it.")
    assert [token.lemma_ for token in doc if token.text == form] == [lemma]


def test_lemma_exceptions_are_regular_forms() -> None:
    text = (lint_module.resources.files("kg.lexicon") / "lemmas.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    assert all(form[:2] == lemma[:2] and form.endswith(("ed", "ing")) for form, lemma in table.items())
