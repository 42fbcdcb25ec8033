"""What of a graph goes on the page: pairs that facts link, the most connected nodes, the facts between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg.model import Fact, Graph

FACTS_PER_NODE: Final = 3  # keeps the page of a cut graph within a few megabytes
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of a graph that a page holds.

    ``nodes`` are ids of entities and topics, most important first, those without any link last; ``weight``
    counts the statements that each takes part in; ``pairs`` maps two linked nodes (in the order of the first
    fact) to positions in ``facts``.
    """

    nodes: tuple[str, ...]
    facts: tuple[Fact, ...]
    weight: dict[str, int]
    pairs: dict[Pair, tuple[int, ...]]
    total_nodes: int
    total_facts: int


def other_end(fact: Fact, bodies: dict[str, str | None]) -> str | None:
    """The node that a fact links its subject to, if any.

    Objects that are entities or topics are nodes. Speech links the speaker to the addressee, and an office
    its holder to the body (``bodies`` maps role ids to entity ids); other speech and offices link nothing.
    """
    if fact.object_kind in ("entity", "topic"):
        return fact.object
    if fact.object_kind == "role":
        return bodies.get(fact.object)
    return fact.addressee


def select(graph: Graph, limit: int | None) -> Selection:
    """Choose at most ``limit`` nodes by the number of statements they take part in (None: all of them).

    Names that no fact links to another come after all that are linked: they tell least in a network.
    """
    bodies = {role.id: role.org for role in graph.roles}
    known = {row.id for row in graph.entities} | {row.id for row in graph.topics}
    ends = [(fact, other_end(fact, bodies)) for fact in graph.facts if fact.subject in known]
    weight: dict[str, int] = defaultdict(int)
    for fact, other in ends:
        weight[fact.subject] += 1
        if other in known and other != fact.subject:
            weight[str(other)] += 1
    labels = {entity.id: (0, entity.label) for entity in graph.entities}
    labels |= {topic.id: (1, topic.label) for topic in graph.topics}
    linked = {
        node
        for fact, other in ends
        if other in known and other != fact.subject
        for node in (fact.subject, other)
    }
    ranked = sorted(weight, key=lambda node: (node not in linked, -weight[node], labels[node], node))
    nodes = tuple(ranked if limit is None else ranked[:limit])
    shown = set(nodes)
    chosen = [(f, other) for f, other in ends if f.subject in shown and (other not in known or other in shown)]
    if len(nodes) < len(ranked):
        chosen.sort(key=lambda item: (-len(item[0].evidence), -item[0].confidence, item[0].id))
        del chosen[FACTS_PER_NODE * len(nodes) :]
    chosen.sort(key=lambda item: (item[0].date or "9999", item[0].id))
    pairs: dict[Pair, list[int]] = {}
    for place, (fact, other) in enumerate(chosen):
        if other not in shown or other == fact.subject:
            continue
        forward, backward = (fact.subject, str(other)), (str(other), fact.subject)
        pairs.setdefault(backward if backward in pairs else forward, []).append(place)
    return Selection(
        nodes,
        tuple(fact for fact, _ in chosen),
        dict(weight),
        {pair: tuple(places) for pair, places in pairs.items()},
        len(ranked),
        len(graph.facts),
    )
