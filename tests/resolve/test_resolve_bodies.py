"""Who is who among countries, organisations, places and groups."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.resolve.storyteller import Story, graph_of, labelled, portraits

ORG, PLACE, STATE = {"type": "Organization"}, {"type": "Place"}, {"type": "Country"}
CN, RU = {"country": "China"}, {"country": "Russia"}

SAME: list[tuple[str, dict[str, Any], str, dict[str, Any], str]] = [
    ("China", {**STATE, "qid": "Q148"}, "People's Republic of China", {**STATE, "qid": "Q148"}, "wikidata"),
    ("Ivory Coast", STATE, "Côte d'Ivoire", STATE, "wikidata"),
    ("Turkey", STATE, "Türkiye", STATE, "wikidata"),
    ("China's Foreign Ministry", ORG, "Chinese Foreign Ministry", ORG, "institution"),
    ("Chinese Foreign Ministry", ORG, "Ministry of Foreign Affairs of China", ORG, "institution"),
    ("Foreign Ministry", {**ORG, **CN}, "Chinese Foreign Ministry", ORG, "institution"),
    ("Foreign Ministry", {**ORG, **CN}, "Foreign Ministry", {**ORG, **CN}, "exact-name"),
    ("Ministry of Foreign Affairs of the People's Republic of China", ORG, "Foreign Ministry", {**ORG, **CN},
     "institution"),
    ("Kenyan Defence Ministry", ORG, "Ministry of Defense of Kenya", ORG, "institution"),
    ("Brightwater Holdings Inc.", ORG, "Brightwater Holdings", ORG, "legal-form"),
    ("The Harbour Fund", ORG, "Harbour Fund", ORG, "spelling"),
    ("UN Human Rights Office", ORG, "United Nations Human Rights Office", ORG, "legal-form"),
    ("Arctic Fish Council", ORG, "AFC", {**ORG, "expansion": "Arctic Fish Council"}, "acronym-expansion"),
    ("Northern Alliance of Fishing Towns", ORG, "NAOFT", ORG, "acronym-initials"),
    ("Marlow Bridge", PLACE, "Marlow Bridge", PLACE, "exact-name"),
    ("Free Harbour Movement", ORG, "Free Harbour Movement", {"type": "Group"}, "type-majority"),
]  # fmt: skip

APART: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("Georgia", {**STATE, "qid": "Q230"}, "Georgia", {**PLACE, "qid": "Q1428"}),
    ("Georgia", {**STATE, "qid": "Q230"}, "Georgia", PLACE),
    ("Republic of the Congo", STATE, "Democratic Republic of the Congo", STATE),
    ("Congo", STATE, "Democratic Republic of the Congo", STATE),
    ("Foreign Ministry", {**ORG, **CN}, "Foreign Ministry", {**ORG, **RU}),
    ("Chinese Foreign Ministry", ORG, "Chinese Defence Ministry", ORG),
    ("Foreign Ministry", ORG, "Foreign Ministry", ORG),
    ("parliament", ORG, "parliament", ORG),
    ("Labour Party", {**ORG, "country": "United Kingdom"}, "Labour Party", {**ORG, "country": "Israel"}),
    (
        "PLA",
        {**ORG, "expansion": "People's Liberation Army"},
        "PLA",
        {**ORG, "expansion": "Palm League of Aba"},
    ),
    ("Victoria", PLACE, "Victoria", {"type": "Person"}),
    ("Selhaven", PLACE, "Selhaven", ORG),
    ("Arctic Fisheries Council", ORG, "AFC", ORG),
    ("North Korea", STATE, "South Korea", STATE),
]


@pytest.mark.parametrize(("left", "known", "right", "more", "rule"), SAME)
def test_one_body(left: str, known: Any, right: str, more: Any, rule: str) -> None:
    graph = portraits((left, known), (right, more))
    assert len({fact.subject for fact in graph.facts}) == 1
    assert rule in [merge.rule for merge in graph.merges]


@pytest.mark.parametrize(("left", "known", "right", "more"), APART)
def test_two_bodies(left: str, known: Any, right: str, more: Any) -> None:
    graph = portraits((left, known), (right, more))
    assert len({fact.subject for fact in graph.facts}) == 2
    assert not graph.merges


def test_a_rare_reading_as_another_type_goes_to_the_usual_one() -> None:
    city, club, person = PLACE, ORG, {"type": "Person"}
    graph = portraits(*[("Selhaven", city)] * 5, ("Selhaven", club))
    assert [(e.id, e.type) for e in graph.entities] == [("selhaven", "Place")]
    graph = portraits(*[("Fishwatch", ORG)] * 3, ("Fishwatch", person))
    assert [(e.id, e.type) for e in graph.entities] == [("fishwatch", "Organization")]
    graph = portraits(*[("Fishwatch", ORG)] * 3, ("Fishwatch", {**person, "gender": "female"}))
    assert len(graph.entities) == 2
    graph = portraits(*[("Selhaven", city)] * 9, ("Selhaven", person))
    assert len(graph.entities) == 2


def test_an_acronym_with_two_meanings_joins_neither_where_nothing_spells_it_out() -> None:
    one = {**ORG, "expansion": "Arctic Fisheries Council"}
    two = {**ORG, "expansion": "Alpine Forest Club"}
    graph = portraits(("AFC", one), ("AFC", two), ("AFC", ORG), ("Alpine Forest Club", ORG))
    assert len(labelled(graph, "Organization")) == 3


def test_an_acronym_spelt_out_once_is_known_everywhere() -> None:
    known = {**ORG, "expansion": "Arctic Fisheries Council"}
    graph = portraits(("Arctic Fisheries Council", ORG), ("AFC", known), ("AFC", ORG))
    (body,) = labelled(graph, "Organization").values()
    assert body.aliases in {("AFC",), ("Arctic Fisheries Council",)}


def test_initials_alone_need_an_article_that_uses_both_or_one_country() -> None:
    story = Story()
    long, short = story.who("Arctic Fisheries Council", "Organization"), story.who("AFC", "Organization")
    story.tell(long, "opposes", "the quota").tell(short, "opposes", "the levy")
    assert [merge.rule for merge in graph_of(story).merges] == ["acronym-initials"]
    other = Story("b.txt")
    other.tell(other.who("AFC", "Organization", country="Norway"), "opposes", "the ban")
    third = Story("c.txt")
    third.tell(third.who("Arctic Fisheries Council", "Organization", country="Norway"), "opposes", "the fee")
    assert [merge.rule for merge in graph_of(other, third).merges] == ["acronym-initials"]


def test_a_ministry_is_called_by_its_country() -> None:
    graph = portraits(("Foreign Ministry", {**ORG, **CN}), ("Foreign Ministry", {**ORG, **RU}))
    bodies = labelled(graph, "Organization")
    assert {(b.id, b.label, b.country) for b in bodies.values()} == {
        ("foreign-ministry-china", "Foreign Ministry (China)", "china"),
        ("foreign-ministry-russia", "Foreign Ministry (Russia)", "russia"),
    }


def test_a_class_with_a_proper_name_is_shared_other_groups_are_not() -> None:
    stories = [Story(f"{n}.txt") for n in range(2)]
    for n, story in enumerate(stories):
        story.tell("Western officials", "opposes", f"plan {n}").tell("two residents", "opposes", f"dam {n}")
        story.tell("Officials", "opposes", f"levy {n}").tell("Western official", "opposes", f"fee {n}")
    graph = graph_of(*stories)
    groups = labelled(graph, "Group")
    assert "western-officials" in groups
    assert len(groups) == 7
    assert not graph.merges


def test_a_body_without_a_chain_is_the_body_of_its_country() -> None:
    story, other = Story("a.txt"), Story("b.txt")
    story.tell("Kenya's air force", "opposes", "the flight")
    other.tell(other.who("Kenyan Air Force", "Organization"), "opposes", "the fee")
    assert len({fact.subject for fact in graph_of(story, other).facts}) == 1


@pytest.mark.parametrize("phrase", ["my government", "No government", "us", "it", "???", "x" * 5000])
def test_odd_phrases_are_nobody_elses_body(phrase: str) -> None:
    stories = [
        Story("a.txt").tell(phrase, "opposes", "the fee"),
        Story("b.txt").tell(phrase, "opposes", "it all"),
    ]
    graph = graph_of(*stories)
    assert {(e.type, e.country) for e in graph.entities} == {("Group", None)}
    assert len(graph.entities) == 2
    assert all(re.fullmatch(r"[a-z0-9-]+", e.id) for e in graph.entities)


def test_unseen_characters_make_no_other_name() -> None:
    graph = portraits(("Ada\u202e Stern", {}), ("Ada Stern\x07", {}), ("Ada\u00a0\u200bStern", {}))
    (person,) = graph.entities
    assert (person.label, person.aliases) == ("Ada Stern", ())


def test_copies_of_an_article_share_their_groups() -> None:
    stories = [Story(f"{n}.txt", publisher=f"P{n}") for n in range(2)]
    for n, story in enumerate(stories):
        story.tell("residents of the old harbour quarter", "opposes", "the plan for a new coal terminal")
        story.put(f"Desk {n}.")
    graph = graph_of(*stories, duplicates={"1.txt": "0.txt"})
    assert len(labelled(graph, "Group")) == 1
    assert len(graph.facts) == 1


def test_entities_that_no_statement_mentions_are_left_out() -> None:
    story = Story()
    story.who("Idle Person")
    story.tell(story.who("Ada Stern"), "opposes", "the plan")
    assert list(labelled(graph_of(story))) == ["ada-stern"]
