"""Minimal pairs of factuality through the doors of the language and extract rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from kg.articles import article_from_text
from kg.extract import extract
from kg.language import read_all
from kg.model import EntityArg, Statement
from kg.vocabulary import RELATIONS

if TYPE_CHECKING:
    from spacy.language import Language

_TABLE: Final = Path(__file__).with_name("factuality.tsv")


class _Pair(NamedTuple):
    sentence: str
    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    source: str
    gap: str = ""


def _pairs() -> list[_Pair]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [_Pair(*line.split("\t")) for line in lines if line and not line.startswith("#")]


_PAIRS: Final = _pairs()


@pytest.fixture(scope="module")
def statements(nlp: Language) -> dict[str, tuple[Statement, ...]]:
    """The statements of every sentence, each read as an article of its own."""
    sentences = sorted({pair.sentence for pair in _PAIRS})
    articles = [article_from_text(f"pair-{i}", sentence) for i, sentence in enumerate(sentences)]
    return {
        sentence: extract(reading).statements
        for sentence, reading in zip(sentences, read_all(nlp, articles), strict=True)
    }


def _is_about(statement: Statement, pair: _Pair) -> bool:
    if statement.relation != pair.relation or not isinstance(statement.object, EntityArg):
        return False
    found, wanted = (statement.subject.name, statement.object.name), (pair.subject, pair.object)
    return found == wanted or (RELATIONS[pair.relation].symmetric and found == wanted[::-1])


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            pair,
            id=f"{pair.sentence} [{pair.relation}]",
            marks=[pytest.mark.xfail(strict=True, reason=pair.gap)] if pair.gap else [],
        )
        for pair in _PAIRS
    ],
)
def test_polarity_modality_and_source(pair: _Pair, statements: dict[str, tuple[Statement, ...]]) -> None:
    found = {
        (s.polarity, s.modality, s.source.name if s.source is not None else "-")
        for s in statements[pair.sentence]
        if _is_about(s, pair)
    }
    assert found == {(pair.polarity, pair.modality, pair.source)}


def test_the_table_is_large_and_its_known_gaps_are_few() -> None:
    assert len(_PAIRS) >= 180
    assert sum(bool(pair.gap) for pair in _PAIRS) <= 0.05 * len(_PAIRS)
    assert len({(pair.sentence, pair.relation) for pair in _PAIRS}) == len(_PAIRS)
