from __future__ import annotations

import time
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view import page
from kg.view.layout import arrange, communities
from kg.view.network import build_network, place_nodes
from kg.view.selection import select
from tests.view.factory import make_graph

NAMES = [f"n{i:02d}" for i in range(24)]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1]),
    max_size=60,
    unique=True,
)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_every_node_has_one_community_and_a_place_of_its_own(pairs: list[tuple[str, str]]) -> None:
    links = dict.fromkeys(pairs, 1.0)
    parts = communities(NAMES, links)
    assert sorted(node for part in parts for node in part) == NAMES
    places = arrange(NAMES, parts, links)
    assert set(places) == set(NAMES)
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places.values(), 2)) > 20


def test_members_of_a_community_stand_nearer_than_others() -> None:
    selection = select(make_graph(200, 900), None)
    part_of, layouts = place_nodes(selection)
    places = layouts[-1]
    linked = [node for node in places if any(node in pair for pair in selection.pairs)]
    inside, across = [], []
    for a, b in combinations(linked, 2):
        distance = hypot(places[a][0] - places[b][0], places[a][1] - places[b][1])
        (inside if part_of[a] == part_of[b] else across).append(distance)
    assert sum(inside) / len(inside) < 0.5 * sum(across) / len(across)


def test_same_input_gives_same_places() -> None:
    selection = select(make_graph(300, 900), None)
    assert place_nodes(selection) == place_nodes(selection)


def test_steps_grow_and_names_without_links_come_last() -> None:
    graph = make_graph(700, 2000)
    selection = select(graph, None)
    _, layouts = place_nodes(selection)
    sizes = [len(layout) for layout in layouts]
    assert sizes[0] == 250
    assert sizes == sorted(set(sizes))
    linked = {node for pair in selection.pairs for node in pair}
    assert [node in linked for node in selection.nodes] == sorted(
        (node in linked for node in selection.nodes), reverse=True
    )


def test_pairs_hold_each_fact_once_in_the_pyvis_network() -> None:
    graph = make_graph(120, 400)
    selection = select(graph, None)
    index = {node: i for i, node in enumerate(selection.nodes)}
    network = build_network(graph, selection, index)
    assert len(network.nodes) == len(selection.nodes)
    facts = [fact for edge in network.edges for fact in edge["facts"]]
    assert len(facts) == len(set(facts))
    ends = [frozenset((edge["from"], edge["to"])) for edge in network.edges]
    assert len(ends) == len(set(ends))


@pytest.mark.slow
def test_five_thousand_nodes_take_ten_seconds_and_eight_megabytes() -> None:
    graph = make_graph(5000, 20000)
    began = time.process_time()
    text = page(graph)
    assert time.process_time() - began < 10
    assert len(text.encode()) < 8_000_000
