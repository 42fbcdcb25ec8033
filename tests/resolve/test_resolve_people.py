"""Who is who among people."""

from __future__ import annotations

from typing import Any

import pytest

from kg.resolve import RULES, explain_merges
from tests.resolve.storyteller import Story, graph_of, labelled, portraits

CN, RU, US, UK = ({"country": name} for name in ("China", "Russia", "United States", "United Kingdom"))
MALE, FEMALE = {"gender": "male"}, {"gender": "female"}

SAME: list[tuple[str, dict[str, Any], str, dict[str, Any], str]] = [
    ("Lin Zhou", {}, "Lin Zhou", {}, "exact-name"),
    ("Lin Zhou", CN, "Lin Zhou", {}, "exact-name"),
    ("Park Sung-min", {}, "Park Sung Min", {}, "spelling"),
    ("JOSÉ PEÑA", {}, "Jose Pena", {}, "spelling"),
    ("Jürgen Köhler", {}, "Juergen Koehler", {}, "spelling"),
    ("R. J. Harlow", {}, "RJ Harlow", {}, "spelling"),
    ("Thomas A. Reed", {}, "Thomas Reed", {}, "middle-name"),
    ("Lt. Gen. Ada Stern", {}, "Ada Stern", {}, "spelling"),
    ("Thomas Andrew Reed", {}, "Thomas A. Reed", {}, "middle-name"),
    ("Omar Haddad", {}, "Omar al-Haddad", {}, "middle-name"),
    ("Joe Carter", {}, "Joseph Carter", {}, "nickname"),
    ("Liz Monroe", UK, "Elizabeth Monroe", UK, "nickname"),
    ("Wei Zhang", {}, "Zhang Wei", {}, "name-order"),
    ("Sergei Markov", RU, "Sergey Markov", RU, "transliteration"),
    ("Muhammad Rahmani", {"country": "Iran"}, "Mohammed Rahmani", {"country": "Iran"}, "transliteration"),
    ("Ilya Petrovsky", {"titles": ("finance minister",)}, "Ilia Petrovsky", {"titles": ("Finance Minister",)},
     "transliteration"),
    ("J. Whitfield", US, "John Whitfield", US, "initial"),
    ("Andrés Molina Vega", {"country": "Peru"}, "Andres Molina", {"country": "Peru"}, "partial-name"),
    ("Zhou", {**CN, "titles": ("premier",)}, "Zhou Lin", {**CN, "titles": ("Premier",)}, "surname"),
    ("Duarte", {"country": "Peru", "titles": ("mayor",)}, "Duarte", {"country": "Peru", "titles": ("mayor",)},
     "exact-name"),
    ("Reed", {**US, "titles": ("Senator",)}, "Thomas Reed", US, "surname"),
    ("van Houten", {"country": "Netherlands"}, "Piet van Houten", {"country": "Netherlands"}, "surname"),
]  # fmt: skip

APART: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("Wang Yi", CN, "Wang Qishan", CN),
    ("George W. Bush", US, "George H. W. Bush", US),
    ("Kim Jong Un", {}, "Kim Jong Il", {}),
    ("Frank Moore", US, "Frank D. L. Moore", US),
    ("Bill Clinton", US, "Hillary Clinton", US),
    ("Alex Stone", MALE, "Alex Stone", FEMALE),
    ("John Smith", UK, "John Smith", US),
    ("Robin Field", {"qid": "Q11"}, "Robin Field", {"qid": "Q12"}),
    ("Sergei Markov", RU, "Sergey Markov", {"country": "Bulgaria"}),
    ("Sergei Markov", {}, "Sergey Markov", {}),
    ("James Baker", US, "James Barker", US),
    ("John Miller", US, "John Muller", US),
    ("Maria Rossi", {"country": "Italy"}, "Mario Rossi", {"country": "Italy"}),
    ("Hassan Karimi", {"country": "Iran"}, "Hussein Karimi", {"country": "Iran"}),
    ("Smith", {}, "Smith", {}),
    ("Smith", {}, "John Smith", {}),
    ("Smith", {"titles": ("Mr.",)}, "John Smith", {"titles": ("Mr.",)}),
    ("Smith", UK, "John Smith", US),
    ("Kim", {"country": "South Korea"}, "Kim Min-jun", {"country": "South Korea"}),
    ("Smith", UK, "Smith", UK),
    ("J. Whitfield", {}, "John Whitfield", {}),
    ("Daniel Ross Jr.", US, "Daniel Ross Sr.", US),
    ("Ross", {**US, **FEMALE}, "Daniel Ross", {**US, **MALE}),
    ("Jordan", {}, "Jordan", {"type": "Country", "qid": "Q810"}),
    ("Lincoln", {}, "Lincoln", {"type": "Place"}),
]


@pytest.mark.parametrize(("left", "known", "right", "more", "rule"), SAME)
def test_one_person(left: str, known: Any, right: str, more: Any, rule: str) -> None:
    graph = portraits((left, known), (right, more))
    assert len(labelled(graph, "Person")) == 1
    assert [merge.rule for merge in graph.merges] == [rule]
    assert graph.merges[0].certainty <= RULES[rule][0]
    assert {graph.merges[0].left, graph.merges[0].right} == {left, right}
    assert len(graph.merges[0].articles) == 2


@pytest.mark.parametrize(("left", "known", "right", "more"), APART)
def test_two_people(left: str, known: Any, right: str, more: Any) -> None:
    graph = portraits((left, known), (right, more))
    assert len({fact.subject for fact in graph.facts}) == 2
    assert not graph.merges


def test_a_name_that_fits_two_people_joins_neither() -> None:
    graph = portraits(("George W. Bush", US), ("George H. W. Bush", US), ("George Bush", US))
    assert len(labelled(graph, "Person")) == 3


def test_a_family_name_that_fits_two_people_joins_neither() -> None:
    graph = portraits(("Wang Yi", CN), ("Wang Qishan", CN), ("Wang", CN))
    assert len(labelled(graph, "Person")) == 3
    assert not graph.merges


def test_no_chain_of_variants_joins_people_in_conflict() -> None:
    graph = portraits(("Joe Carter", US), ("Joseph Carter", {}), ("Joe Carter", UK))
    by_country = {entity.country for entity in labelled(graph, "Person").values()}
    assert {"united-states", "united-kingdom"} <= by_country


def test_two_people_side_by_side_in_one_article_stay_two() -> None:
    story = Story()
    left, right = story.who("Sergei Markov", **RU), story.who("Sergey Markov", **RU)
    story.tell(left, "met", right)
    assert len(labelled(graph_of(story), "Person")) == 2


def test_a_rare_misreading_of_the_country_does_not_split_a_person() -> None:
    graph = portraits(*[("Lin Zhou", CN)] * 6, ("Lin Zhou", US))
    assert [entity.country for entity in labelled(graph, "Person").values()] == ["china"]
    assert explain_merges(graph)[0].rule == "minority-reading"


def test_label_is_the_most_frequent_full_form_and_the_rest_are_aliases() -> None:
    graph = portraits(("Thomas Reed", US), ("Thomas Reed", US), ("Thomas A. Reed", US), ("Reed", US))
    (person,) = labelled(graph, "Person").values()
    assert (person.id, person.label, person.aliases) == (
        "thomas-reed",
        "Thomas Reed",
        ("Reed", "Thomas A. Reed"),
    )
    assert person.country == "united-states"


def test_capitals_of_a_dateline_are_no_label() -> None:
    (person,) = labelled(portraits(("ADA STERN", {}), ("ADA STERN", {}), ("Ada Stern", {})), "Person").values()
    assert person.label == "Ada Stern"


def test_ranks_are_no_part_of_the_label() -> None:
    (person,) = labelled(portraits(("Gen. Ada Stern", {})), "Person").values()
    assert (person.id, person.label, person.aliases) == ("ada-stern", "Ada Stern", ("Gen. Ada Stern",))


def test_namesakes_get_ids_from_what_tells_them_apart() -> None:
    graph = portraits(("John Smith", UK), ("John Smith", US))
    assert sorted(labelled(graph, "Person")) == ["john-smith-united-kingdom", "john-smith-united-states"]


def test_the_id_of_a_country_never_goes_to_a_namesake() -> None:
    alone = portraits(("Jordan", {"qid": "Q41421"}))
    both = portraits(("Jordan", {"qid": "Q41421"}), ("Jordan", {"type": "Country", "qid": "Q810"}))
    assert "jordan-q41421" in labelled(alone)
    assert {"jordan-q41421", "jordan"} == set(labelled(both))


def test_merges_are_listed_least_certain_first() -> None:
    graph = portraits(
        ("Lin Zhou", CN), ("Lin Zhou", CN), ("Zhou Lin", CN), ("J. Whitfield", US), ("John Whitfield", US)
    )
    listed = explain_merges(graph)
    assert [merge.rule for merge in listed] == ["initial", "name-order", "exact-name"]
    assert explain_merges(graph, "john-whitfield") == listed[:1]
