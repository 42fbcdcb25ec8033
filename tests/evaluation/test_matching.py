from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.gold import GoldFact, GoldRole, GoldSpeech
from kg.evaluation.matching import Match, compare, intersection_over_union, same_name
from tests.evaluation.factory import relation, role, speech

VISIT = GoldFact(
    id="1",
    family="consult",
    relations=frozenset({"visited"}),
    relation="visited",
    subjects=("Ada Quill",),
    objects=("Norland", "Port Norland"),
    modalities=frozenset({"actual", "reported"}),
    polarity="positive",
    evidence=((10, 50),),
    core=True,
)
MEETING = GoldFact(
    id="2",
    family="consult",
    relations=frozenset({"met", "spokeWith"}),
    relation="met",
    subjects=("Ada Quill",),
    objects=("Bo Tan",),
    modalities=frozenset({"actual"}),
    polarity="positive",
    evidence=((0, 40),),
    core=True,
)
SPEECH = GoldSpeech("3", "said", ("Ada Quill",), ((10, 30), (35, 40)), ((0, 50),), True)
ROLE = GoldRole("4", ("Ada Quill",), ("trade minister",), ("Norland",), True)


def test_the_same_fact_is_a_strict_match() -> None:
    assert compare(VISIT, relation("Ada Quill", "visited", "Norland")) is Match.STRICT


def test_any_accepted_name_and_modality_will_do() -> None:
    assert compare(VISIT, relation("Ada Quill", "visited", "Port Norland", modality="reported")) is Match.STRICT


def test_another_relation_of_the_family_or_another_modality_is_lenient() -> None:
    assert compare(VISIT, relation("Ada Quill", "hosted", "Norland")) is Match.LENIENT
    assert compare(VISIT, relation("Ada Quill", "visited", "Norland", modality="planned")) is Match.LENIENT


@pytest.mark.parametrize(
    "statement",
    [
        relation("Ada Quill", "praises", "Norland"),
        relation("Bo Tan", "visited", "Norland"),
        relation("Ada Quill", "visited", "Sudland"),
        relation("Norland", "visited", "Ada Quill"),
        relation("Ada Quill", "visited", "Norland", polarity="negative"),
        relation("Ada Quill", "visited", "Norland", sentence=(50, 90)),
    ],
)
def test_family_parties_direction_polarity_and_place_must_agree(statement) -> None:  # type: ignore[no-untyped-def]
    assert compare(VISIT, statement) is Match.NONE


def test_symmetric_relations_match_in_either_order() -> None:
    assert compare(MEETING, relation("Bo Tan", "met", "Ada Quill")) is Match.STRICT
    assert compare(MEETING, relation("Bo Tan", "spokeWith", "Ada Quill")) is Match.STRICT
    assert compare(MEETING, relation("Bo Tan", "hosted", "Ada Quill")) is Match.NONE


def test_speech_needs_half_of_the_content_and_the_speaker() -> None:
    assert compare(SPEECH, speech("Ada Quill", (10, 40))) is Match.STRICT
    assert compare(SPEECH, speech("Ada Quill", (10, 30), (35, 40))) is Match.STRICT
    assert compare(SPEECH, speech("Ada Quill", (35, 40))) is Match.NONE
    assert compare(SPEECH, speech("Bo Tan", (10, 40))) is Match.NONE
    assert compare(SPEECH, speech("Ada Quill", (10, 40), sentence=(60, 90))) is Match.NONE


def test_a_role_is_strict_with_title_and_body_and_lenient_with_one() -> None:
    assert compare(ROLE, role("Ada Quill", "Minister of Trade", "Norland")) is Match.STRICT
    assert compare(ROLE, role("Ada Quill", "minister", None)) is Match.LENIENT
    assert compare(ROLE, role("Ada Quill", "chess champion", "Norland")) is Match.LENIENT
    assert compare(ROLE, role("Ada Quill", "chess champion", "Sudland")) is Match.NONE
    assert compare(ROLE, role("Bo Tan", "trade minister", "Norland")) is Match.NONE


def test_names_agree_without_case_articles_and_abbreviation() -> None:
    assert same_name(["United States"], ["the U.S."])
    assert same_name(["European Union"], ["EU"])
    assert same_name(["Ministry of Trade of Norland"], ["Norland’s Trade Ministry"])
    assert not same_name(["North Korea"], ["South Korea"])
    assert not same_name(["Kim Jong Un"], ["Kim"])
    assert not same_name([], ["Norland"])


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    min_size=1,
    max_size=1,
)


@given(spans, spans)
def test_overlap_of_spans_is_symmetric_and_between_nothing_and_all(left, right) -> None:  # type: ignore[no-untyped-def]
    shared = intersection_over_union(left, right)
    assert shared == intersection_over_union(right, left)
    assert 0 <= shared <= 1
    assert (shared == 1) == (left == right)
