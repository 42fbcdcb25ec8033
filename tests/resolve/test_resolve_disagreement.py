"""Facts that contradict each other, and accounts of one call that differ."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Graph
from tests.resolve.storyteller import Story, graph_of

YES: dict[str, Any] = {"date": "2022-05-04"}
NO: dict[str, Any] = {"date": "2022-05-04", "polarity": "negative"}


def attack(id: str, **told: Any) -> Story:
    story = Story(id)
    if source := told.pop("by", None):
        told |= {"source": story.who(source), "modality": "reported"}
    return story.tell(story.who("Norland", "Country"), "attacks", story.who("Sudland", "Country"), **told)


def pairs(graph: Graph) -> set[frozenset[str]]:
    ids = {fact.id for fact in graph.facts}
    for fact in graph.facts:
        assert set(fact.disagrees) <= ids - {fact.id}
        for other in graph.facts:
            assert (other.id in fact.disagrees) == (fact.id in other.disagrees)
    return {frozenset((fact.id, other)) for fact in graph.facts for other in fact.disagrees}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (YES, NO),
        (YES, {**NO, "by": "Ada Stern"}),
        ({**YES, "by": "Lin Zhou"}, {**NO, "by": "Ada Stern"}),
        (YES, {**NO, "date": "2022-05"}),
        (YES, {**NO, "date": "2022-05-01/2022-05-09"}),
        (YES, {**NO, "date": None}),
        ({**YES, "date": None}, {**NO, "date": None}),
    ],
)
def test_contradictions(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert len(pairs(graph_of(attack("a", **left), attack("b", **right)))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (YES, {**NO, "date": "2022-05-05"}),
        (YES, {**NO, "date": "2021"}),
        (YES, {**NO, "modality": "planned"}),
        ({**YES, "modality": "hypothetical"}, NO),
        (YES, {**YES, "by": "Ada Stern"}),
    ],
)
def test_no_contradictions(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert not pairs(graph_of(attack("a", **left), attack("b", **right)))


def test_an_undated_denial_meets_no_one_of_several_days() -> None:
    stories = [attack("a", **YES), attack("b", date="2022-06-01"), attack("c", **{**NO, "date": None})]
    assert not pairs(graph_of(*stories))


def call(*accounts: tuple[str, str, str | None]) -> Story:
    """A call between two leaders, and what was said: speaker, words, and who passes them on."""
    story = Story("call.txt")
    home = {"Ada Stern": "Chile", "Omar Haddad": "Egypt", "Foreign Ministry": "Chile", "Cairo Office": "Egypt"}
    who = {
        name: story.who(name, "Person" if " " in name and name[0] in "AO" else "Organization", country=country)
        for name, country in home.items()
    }
    story.tell(who["Ada Stern"], "spokeWith", who["Omar Haddad"], date="2022-05-04")
    for speaker, words, via in accounts:
        story.tell(who[speaker], "said", words, via=who[via] if via else None, date="2022-05-04")
    return story


def test_two_readouts_of_one_speaker_disagree() -> None:
    story = call(
        ("Omar Haddad", "that the dam must be filled slowly", "Foreign Ministry"),
        ("Omar Haddad", "that water would be shared", "Cairo Office"),
    )
    assert len(pairs(graph_of(story))) == 1


def test_two_institutions_on_one_matter_disagree() -> None:
    story = call(
        ("Foreign Ministry", "the leaders agreed to share the water of the northern reservoir", None),
        ("Cairo Office", "the leaders discussed the northern reservoir without any agreement on water", None),
    )
    assert len(pairs(graph_of(story))) == 1


def test_accounts_of_other_matters_or_from_one_side_do_not() -> None:
    story = call(
        ("Foreign Ministry", "the call lasted forty minutes", None),
        ("Cairo Office", "Egypt values its friends", None),
        ("Omar Haddad", "that water would be shared", "Cairo Office"),
        ("Omar Haddad", "that trade would grow", "Cairo Office"),
        ("Ada Stern", "that trade would grow", None),
    )
    assert not pairs(graph_of(story))


def test_what_a_single_person_passes_on_is_no_readout() -> None:
    story = call(("Omar Haddad", "that the dam must be filled slowly", "Foreign Ministry"))
    analyst = story.who("Salma Nour", "Person", country="Egypt")
    haddad = story.who("Omar Haddad", "Person", country="Egypt")
    story.tell(haddad, "said", "that water would be shared", via=analyst, date="2022-05-04")
    assert not pairs(graph_of(story))


def test_a_shorter_account_of_the_same_does_not_disagree() -> None:
    story = call(
        ("Foreign Ministry", "the leaders agreed to share the water of the northern reservoir", None),
        ("Cairo Office", "the leaders agreed to share the water", None),
    )
    assert not pairs(graph_of(story))
