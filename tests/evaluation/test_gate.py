"""The quality gate: figures on tests/gold must not fall below tests/gold/floors.toml.

The floors hold for exactly the gold that they were measured on (its hash is in the file). They are moved by
hand, up when a change has earned it, down only with the reason in the commit.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from kg.evaluation import Report, render
from tests.evaluation.measuring import GOLD, gold_hash, measure

if TYPE_CHECKING:
    from spacy.language import Language

FLOORS: dict[str, Any] = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(nlp: Language) -> Report:
    result = measure(nlp)
    print(render(result, errors=1000))  # pytest shows it when a floor is missed
    return result


def test_the_floors_were_measured_on_this_gold() -> None:
    assert FLOORS["gold"] == gold_hash(), "gold or seeds changed: measure again, then set `gold` in floors.toml"


@pytest.mark.parametrize("family", sorted(FLOORS["facts"]))
@pytest.mark.parametrize("figure", ["recall", "strict_recall", "precision"])
def test_facts(report: Report, family: str, figure: str) -> None:
    scores = {score.name: score for score in (*report.families, report.total) if score}
    assert getattr(scores[family], figure) >= FLOORS["facts"][family][figure]


def test_every_family_has_a_floor(report: Report) -> None:
    assert {score.name for score in report.families} | {"all"} == set(FLOORS["facts"])


@pytest.mark.parametrize("kind", ["pronoun", "nominal"])
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_coreference(report: Report, kind: str, figure: str) -> None:
    score = next(score for score in report.coreference if score.kind == kind)
    assert getattr(score, figure) >= FLOORS["coreference"][kind][figure]


@pytest.mark.parametrize("figure", ["b3_precision", "b3_recall", "ceaf_f1"])
def test_entities(report: Report, figure: str) -> None:
    assert report.clustering is not None
    assert getattr(report.clustering, figure) >= FLOORS["entities"][figure]


def test_entities_are_not_joined_wrongly(report: Report) -> None:
    assert report.clustering is not None
    assert len(report.clustering.merged) <= FLOORS["entities"]["false_merges"], report.clustering.merged


def test_confidence_is_calibrated(report: Report) -> None:
    assert report.calibration is not None
    assert report.calibration.error <= FLOORS["confidence"]["calibration_error"]
