"""Which statements are one fact, and what the fact keeps of them."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Fact, Graph
from tests.resolve.storyteller import Story, graph_of

SYNDICATED = "the plan for a second bridge over the northern channel"


def met(id: str, day: str | None, *, turned: bool = False, **more: Any) -> Story:
    story = Story(id)
    left, right = story.who("Ada Stern"), story.who("Omar Haddad")
    return story.tell(*((right, "met", left) if turned else (left, "met", right)), date=day, **more)


def only(graph: Graph) -> Fact:
    (fact,) = graph.facts
    return fact


def test_a_meeting_told_from_either_side_is_one_fact() -> None:
    graph = graph_of(met("a", "2022-05-04"), met("b", "2022-05-04", turned=True))
    fact = only(graph)
    assert (fact.subject, fact.object, fact.date) == ("ada-stern", "omar-haddad", "2022-05-04")
    texts = {record.id: record for record in graph.articles}
    assert {texts[item.article].path for item in fact.evidence} == {"a", "b"}


def test_evidence_points_at_the_sides_of_the_merged_fact() -> None:
    story = met("b", "2022-05-04", turned=True)
    (item,) = only(graph_of(met("a", "2022-05-04"), story)).evidence[1:] or only(graph_of(story)).evidence
    for source in (met("a", "2022-05-04"), story):
        for item in only(graph_of(source)).evidence:
            assert source.text[slice(*item.subject)] == "Ada Stern"
            assert [source.text[slice(*span)] for span in item.object] == ["Omar Haddad"]
            assert source.text[slice(*item.sentence)] == item.text
            assert source.text[item.cue.start : item.cue.end] == item.cue.text


@pytest.mark.parametrize(
    "difference",
    [
        {"date": "2022-05-05"}, {"polarity": "negative"}, {"modality": "planned"}, {"relation": "supports"},
        {"topic": "send more aid"},
    ],
)  # fmt: skip
def test_what_tells_two_facts_apart(difference: dict[str, Any]) -> None:
    stories = [Story("a"), Story("b")]
    for story, told in zip(stories, ({}, difference), strict=True):
        more = {"date": "2022-05-04", "relation": "urges", **told}
        relation = more.pop("relation")
        story.tell(story.who("Ada Stern"), relation, story.who("Omar Haddad"), **more)
    assert len(graph_of(*stories).facts) == 2


def test_what_one_source_says_is_not_what_another_says() -> None:
    stories = [Story(name) for name in "abc"]
    for story, source in zip(stories, ("Lin Zhou", "Ivo Brandt", None), strict=True):
        left, right = story.who("Ada Stern"), story.who("Omar Haddad")
        if source:
            story.tell(left, "attacks", right, source=story.who(source), modality="reported")
        else:
            story.tell(left, "attacks", right)
    assert sorted(str(fact.source) for fact in graph_of(*stories).facts) == ["None", "ivo-brandt", "lin-zhou"]


def test_undated_evidence_joins_the_only_dated_fact_of_its_article() -> None:
    story = met("a", "2022-05-04")
    story.tell(story.entities[0], "met", story.entities[1])
    fact = only(graph_of(story))
    assert (fact.date, len(fact.evidence)) == ("2022-05-04", 2)


def test_a_month_joins_the_only_day_in_it_that_its_article_gives() -> None:
    story = met("a", "2022-05-04")
    story.tell(story.entities[0], "met", story.entities[1], date="2022-05")
    story.tell(story.entities[0], "met", story.entities[1], date="2022-06")
    assert sorted(str(fact.date) for fact in graph_of(story).facts) == ["2022-05-04", "2022-06"]


def test_undated_evidence_stays_alone_where_it_could_be_two_days_or_another_article() -> None:
    story = met("a", "2022-05-04")
    story.tell(story.entities[0], "met", story.entities[1], date="2022-07-01")
    story.tell(story.entities[0], "met", story.entities[1])
    assert len(graph_of(story).facts) == 3
    assert len(graph_of(met("a", "2022-05-04"), met("b", None)).facts) == 2


def test_everybody_at_one_meeting_is_a_participant() -> None:
    story = Story()
    a, b, c = (story.who(name) for name in ("Ada Stern", "Omar Haddad", "Lin Zhou"))
    place = story.who("Marlow", "Place")
    story.tell(a, "met", b, place=place)
    cue = story.statements[0].cue
    story.tell(a, "met", c, cue=cue).tell(b, "met", c, cue=cue)
    facts = {(fact.subject, fact.object): fact for fact in graph_of(story).facts}
    assert {pair: fact.participants for pair, fact in facts.items()} == {
        ("ada-stern", "omar-haddad"): ("lin-zhou",),
        ("ada-stern", "lin-zhou"): ("omar-haddad",),
        ("lin-zhou", "omar-haddad"): ("ada-stern",),
    }
    assert facts["ada-stern", "omar-haddad"].place == "marlow"


def test_independent_articles_add_confidence_copies_do_not() -> None:
    assert only(graph_of(met("a", "2022-05-04"))).confidence == 0.8
    stories = [met("a", "2022-05-04"), met("b", "2022-05-04"), met("c", "2022-05-04", confidence=0.5)]
    assert only(graph_of(*stories, duplicates={})).confidence == 0.98
    fact = only(graph_of(*stories, duplicates={"b": "a"}))
    assert (fact.confidence, len(fact.evidence)) == (0.9, 3)


def test_several_sentences_of_one_article_are_one_source() -> None:
    story = met("a", "2022-05-04")
    story.tell(story.entities[0], "met", story.entities[1], date="2022-05-04", confidence=0.7)
    assert only(graph_of(story)).confidence == 0.8


def wire(id: str, ending: str) -> Story:
    story = Story(id)
    who = story.who("Ada Stern")
    for number, plan in enumerate(("the harbour", "the school", "the airport", "the old market", "the park")):
        story.tell(who, "opposes", f"{SYNDICATED} beside {plan} in district {number}")
    story.put(ending)
    return story


def test_syndicated_copies_are_found_and_stay_cited() -> None:
    graph = graph_of(wire("a", "Reporting by Kim."), wire("b", "Reporting by Lee."), met("c", None))
    by_path = {record.path: record for record in graph.articles}
    assert by_path["b"].duplicate_of == by_path["a"].id
    assert by_path["a"].duplicate_of is by_path["c"].duplicate_of is None
    assert {len(fact.evidence) for fact in graph.facts if fact.relation == "opposes"} == {2}
    assert {fact.confidence for fact in graph.facts} == {0.8}


def test_two_files_with_the_same_text_are_two_records() -> None:
    graph = graph_of(wire("a", ""), wire("b", ""))
    assert len({record.id for record in graph.articles}) == 2
    cited = {item.article for fact in graph.facts for item in fact.evidence}
    assert cited == {record.id for record in graph.articles}


def test_the_same_words_of_one_speaker_are_one_utterance() -> None:
    stories = [Story("a"), Story("b"), Story("c")]
    words = ("We will not yield", "we will not yield.", "We will not yield")
    for story, name, said in zip(stories, ("Ada Stern", "Ada Stern", "Lin Zhou"), words, strict=True):
        story.tell(story.who(name), "said", said)
    graph = graph_of(*stories)
    assert len(graph.utterances) == 2
    assert sorted(len(fact.evidence) for fact in graph.facts) == [1, 2]


def test_topics_are_one_when_they_read_alike_and_are_about_the_same() -> None:
    stories = [Story(name) for name in "abc"]
    for story, text, country in zip(
        stories, ("The new tariffs", "new tariffs", "new tariffs"), ("India", "India", "Japan"), strict=True
    ):
        state = story.who(country, "Country")
        story.tell(story.who("Ada Stern"), "opposes", text, about=(state,))
    graph = graph_of(*stories)
    assert [topic.about for topic in graph.topics] in ([("india",), ("japan",)], [("japan",), ("india",)])


def test_a_former_office_is_another_fact_of_the_same_role() -> None:
    stories = [Story(name) for name in "ab"]
    for story, former in zip(stories, (False, True), strict=True):
        state = story.who("Chile", "Country")
        story.tell(story.who("Ada Stern"), "holdsRole", "president", about=(state,), former=former)
    graph = graph_of(*stories)
    assert [(role.title, role.org) for role in graph.roles] == [("president", "chile")]
    assert sorted(fact.former for fact in graph.facts) == [False, True]


def test_capitals_of_a_headline_name_nothing_where_there_is_another_spelling() -> None:
    stories = []
    for number, (city, title) in enumerate(
        (("PORT VILA", "PRESIDENT"), ("PORT VILA", "PRESIDENT"), ("Port Vila", "President"))
    ):
        story = Story(f"{number}.txt")
        who = story.who("Ana Duarte")
        story.tell(who, "visited", story.who(city, "Place")).tell(who, "holdsRole", title)
        stories.append(story)
    graph = graph_of(*stories)
    assert {entity.label for entity in graph.entities} == {"Ana Duarte", "Port Vila"}
    assert [role.title for role in graph.roles] == ["President"]


def test_no_facts_no_graph() -> None:
    assert graph_of() == Graph()
    assert len(graph_of(Story("empty.txt")).articles) == 1
