from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluation import GoldChains, GoldEntities, GoldFile, evaluate, load_gold, render
from kg.evaluation.facts import calibrate, same_time
from kg.evaluation.gold import GoldFact
from kg.evaluation.mentions import b_cubed, ceaf
from tests.evaluation.factory import facts, mention, relation


def visit(number: int, place: str, *, core: bool = True) -> GoldFact:
    return GoldFact(
        id=str(number),
        family="consult",
        relations=frozenset({"visited"}),
        relation="visited",
        subjects=("Ada Quill",),
        objects=(place,),
        modalities=frozenset({"actual"}),
        polarity="positive",
        evidence=((0, 40),),
        core=core,
    )


def test_recall_counts_core_facts_and_precision_forgives_the_others() -> None:
    gold = GoldFile(
        Path("g.jsonl"), "a.txt", (visit(1, "Norland"), visit(2, "Sudland"), visit(3, "Eastland", core=False))
    )
    read = facts(
        "x" * 40,
        relation("Ada Quill", "visited", "Norland"),
        relation("Ada Quill", "hosted", "Eastland", confidence=0.5),
        relation("Ada Quill", "visited", "Westland", confidence=0.5),
        relation("Ada Quill", "praises", "Westland"),
    )
    report = evaluate([gold], {"a.txt": read})
    (consult,) = report.families
    assert (consult.core, consult.found, consult.strict) == (2, 1, 1)
    assert (consult.predicted, consult.correct) == (3, 2), "families without gold are not judged"
    assert [score.name for score in report.relations] == ["visited", "hosted"]
    assert report.total is not None
    assert report.total.recall == 0.5
    assert [(score.name, score.predicted) for score in report.articles] == [("a.txt", 3)]
    assert [line.split(": ")[1] for line in report.missed] == ["2 Ada Quill visited Sudland [positive, actual]"]
    assert "Westland" in report.spurious[0]
    assert report.calibration is not None
    assert report.calibration.error == pytest.approx(0.0)


def test_calibration_error_is_the_mean_gap() -> None:
    outcomes = [(0.95, True)] * 3 + [(0.95, False)] + [(0.25, False)] * 4
    result = calibrate(outcomes)
    assert [(b.statements, b.accuracy) for b in result.bins] == [(4, 0.0), (4, 0.75)]
    assert result.error == pytest.approx(0.5 * 0.25 + 0.5 * 0.2)
    assert calibrate([(1.0, True)]).error == 0
    assert calibrate([]).bins == ()


def test_dates_are_right_when_they_share_a_day() -> None:
    for other in ("2022-02-04", "2022-02", "2022", "2022-01-30/2022-02-06"):
        assert same_time("2022-02-04", other)
        assert same_time(other, "2022-02-04")
    for other in ("2022-02-05", "2022-03", "2023", "2022-02-05/2022-02-06"):
        assert not same_time("2022-02-04", other)
    known = [
        dataclasses.replace(visit(n, place), date="2022-02") for n, place in ((1, "Norland"), (2, "Sudland"))
    ]
    read = facts(
        "x" * 40,
        dataclasses.replace(relation("Ada Quill", "visited", "Norland"), date="2022-02-04"),
        dataclasses.replace(relation("Ada Quill", "visited", "Sudland"), date="2022-03-04"),
    )
    dates = evaluate([GoldFile(Path("g.jsonl"), "a.txt", tuple(known))], {"a.txt": read}).dates
    assert dates is not None
    assert (dates.gold, dates.dated, dates.right) == (2, 2, 1)


def test_pronouns_count_when_they_lead_to_a_name_of_their_chain() -> None:
    text = "Ada Quill met Bo Tan. She thanked him. He left."
    gold = GoldChains(Path("g.jsonl"), "a.txt", (((0, 9), (22, 25)), ((14, 20), (34, 37), (39, 41))))
    read = facts(
        text,
        mentions=(
            mention("Ada Quill", 0, "name", 0, "Ada Quill"),
            mention("Bo Tan", 14, "name", 1, "Bo Tan"),
            mention("She", 22, "pronoun", 0, "Ada Quill"),
            mention("him", 34, "pronoun", 0, "Ada Quill"),
        ),
    )
    pronouns, nominals = evaluate([gold], {"a.txt": read}).coreference
    assert (pronouns.gold, pronouns.found, pronouns.predicted, pronouns.correct) == (3, 1, 2, 1)
    assert nominals.gold == 0


def test_entities_over_articles_name_false_merges_and_splits() -> None:
    gold = GoldEntities(
        Path("g.jsonl"),
        {"a.txt": (((0, 7), "Georgia (state)"),), "b.txt": (((0, 7), "Georgia"), ((8, 15), "Georgia"))},
    )
    read = {
        "a.txt": facts("Georgia votes", mentions=(mention("Georgia", 0, "name", 0, "Georgia"),)),
        "b.txt": facts(
            "Georgia Sakart.",
            mentions=(mention("Georgia", 0, "name", 0, "Georgia"), mention("Sakart.", 8, "name", 1, "Sakart.")),
            name="b.txt",
        ),
    }
    by_name = evaluate([gold], read).clustering
    assert by_name is not None
    assert (by_name.names, by_name.names_found) == (3, 3)
    assert by_name.merged == ("name:Georgia: Georgia, Georgia (state)",)
    assert len(by_name.split) == 1
    right = {("a.txt", 0): "georgia-state", ("b.txt", 0): "georgia", ("b.txt", 1): "georgia"}
    resolved = evaluate([gold], read, right).clustering
    assert resolved is not None
    assert (resolved.b3_f1, resolved.ceaf_f1, resolved.merged, resolved.split) == (1, 1, (), ())


def test_cluster_measures_on_a_worked_example() -> None:
    # Groups as in Bagga & Baldwin 1998: of three gold groups the system joins the last two.
    gold = dict.fromkeys(range(1, 6), "A") | dict.fromkeys(range(6, 8), "B") | dict.fromkeys(range(8, 13), "C")
    joined = dict.fromkeys(range(1, 6), "x") | dict.fromkeys(range(6, 13), "y")
    precision, recall = b_cubed(gold, joined)
    assert precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert recall == 1
    # Best alignment: A with x (1) and C with y (10 / 12).
    assert ceaf(gold, joined) == (pytest.approx((1 + 10 / 12) / 2), pytest.approx((1 + 10 / 12) / 3))


groupings = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=12)


@given(groupings)
def test_cluster_measures_are_bounded_dual_and_perfect_for_equals(pairs: list[tuple[str, str]]) -> None:
    left = {number: pair[0] for number, pair in enumerate(pairs)}
    right = {number: pair[1] for number, pair in enumerate(pairs)}
    for measure in (b_cubed, ceaf):
        assert measure(left, left) == (pytest.approx(1), pytest.approx(1))
        precision, recall = measure(left, right)
        assert measure(right, left) == (pytest.approx(recall), pytest.approx(precision))
        assert 0 < precision <= 1 + 1e-9
        assert 0 < recall <= 1 + 1e-9


def test_facts_of_every_article_are_needed() -> None:
    gold = GoldFile(Path("g.jsonl"), "a.txt", (visit(1, "Norland"),))
    with pytest.raises(InputError, match=r"a\.txt: has gold but was not read"):
        evaluate([gold], {})


def test_the_report_is_readable_text(tmp_path: Path) -> None:
    gold = GoldFile(Path("g.jsonl"), "a.txt", (visit(1, "Norland"), visit(2, "Sudland")))
    text = render(
        evaluate([gold], {"a.txt": facts("x" * 40, relation("Ada Quill", "visited", "Norland"))}), errors=5
    )
    lines = text.splitlines()
    assert lines[0].split() == ["family", "core", "facts", "recall", "strict", "statements", "precision", "F1"]
    assert lines[1].split() == ["consult", "2", "0.500", "0.500", "1", "1.000", "0.667"]
    assert "not found (1):" in text
    assert "expected calibration error 0.000" in text
    assert load_gold([]) == []
