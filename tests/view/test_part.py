from __future__ import annotations

import pytest

from kg.errors import GraphError
from kg.model import Graph
from kg.view import page, subgraph
from tests.view.factory import make_graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(150, 500)


def whole(part: Graph) -> None:
    """Every reference of a part leads to a row of the part."""
    ids = {row.id for table in (part.entities, part.topics, part.utterances, part.roles) for row in table}
    articles = {row.id for row in part.articles}
    facts = {fact.id for fact in part.facts}
    for fact in part.facts:
        refs = (
            fact.subject,
            fact.object,
            fact.source,
            fact.via,
            fact.addressee,
            fact.topic,
            fact.place,
            *fact.participants,
        )
        assert {ref for ref in refs if ref} <= ids
        assert {evidence.article for evidence in fact.evidence} <= articles
        assert set(fact.disagrees) <= facts
    page(part)


def test_part_of_an_article_has_its_facts_and_its_evidence_alone(graph: Graph) -> None:
    record = graph.articles[3]
    for name in (record.id, record.path, record.path.rsplit("/", 1)[1]):
        part = subgraph(graph, article=name)
        expected = {f.id for f in graph.facts if any(e.article == record.id for e in f.evidence)}
        assert {fact.id for fact in part.facts} == expected
        assert {e.article for fact in part.facts for e in fact.evidence} == {record.id}
    whole(part)


def test_part_around_an_entity_by_id_label_or_other_name(graph: Graph) -> None:
    entity = next(e for e in graph.entities if e.type == "Country")
    parts = [subgraph(graph, entity=name) for name in (entity.id, entity.label.upper(), entity.aliases[0])]
    assert parts[0] == parts[1] == parts[2]
    own = {f.id for f in graph.facts if entity.id in (f.subject, f.object)}
    assert own <= {fact.id for fact in parts[0].facts}
    assert len(parts[0].facts) < len(graph.facts)
    whole(parts[0])


def test_part_of_listed_facts_takes_ids_and_iris(graph: Graph) -> None:
    ids = [fact.id for fact in graph.facts[:7]]
    part = subgraph(graph, facts=[*ids[:4], *(f"https://example.org/kg/statement/{i}" for i in ids[4:])])
    assert [fact.id for fact in part.facts] == ids
    whole(part)


def test_conditions_combine(graph: Graph) -> None:
    record, entity = graph.articles[5], graph.facts[0].subject
    part = subgraph(graph, article=record.id, entity=entity)
    assert {fact.id for fact in part.facts} <= {fact.id for fact in subgraph(graph, article=record.id).facts}
    whole(part)


def test_what_is_not_there_is_said_with_a_hint(graph: Graph) -> None:
    with pytest.raises(GraphError, match="no article 'nowhere'"):
        subgraph(graph, article="nowhere")
    label = graph.entities[0].label
    with pytest.raises(GraphError, match="did you mean"):
        subgraph(graph, entity=label[:-1])
