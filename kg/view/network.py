"""The pyvis network of a page: every drawn node with its shape, size and places, every pair with its facts.

``pyvis.network.Network`` holds nodes, edges and options; its own HTML is not used, because that loads from a
content delivery network, runs script in titles and lays out in the browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import log2
from pathlib import Path
from typing import Any, Final

from kg.model import Graph
from kg.view.layout import Position, arrange, communities
from kg.view.selection import Selection
from kg.vocabulary import EntityType

STEPS: Final = (250, 1000)  # how many nodes the page shows at first, then after "more", then all

SHAPES: Final[dict[EntityType | None, str]] = {
    "Person": "dot",
    "Country": "square",
    "Organization": "diamond",
    "Place": "triangleDown",
    "Group": "hexagon",
    "Event": "star",
    "Work": "triangle",
    "Thing": "square",  # drawn hollow, as topics are
    None: "dot",
}

_OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"chosen": False, "borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "chosen": False,
        "smooth": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
        "scaling": {"min": 1, "max": 7},
    },
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 1_000_000,
        "keyboard": False,
        "navigationButtons": False,
        "multiselect": False,
    },
}


def build_network(graph: Graph, selection: Selection, index: Mapping[str, int]) -> Any:
    """A pyvis Network whose node ids are the places of ``index``.

    Nodes carry ``steps``: one position for each number of nodes that the page can show, smallest first.
    Edges carry ``facts``: the places of their facts in the page's table.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    types: dict[str, EntityType | None] = {topic.id: None for topic in graph.topics}
    types |= {entity.id: entity.type for entity in graph.entities}
    labels = {topic.id: topic.label for topic in graph.topics}
    labels |= {entity.id: entity.label for entity in graph.entities}
    part_of, layouts = place_nodes(selection)
    for node in selection.nodes:
        steps = [[*layout[node]] for layout in layouts if node in layout]
        network.add_node(
            index[node],
            label=labels[node] or "(no name)",
            shape=SHAPES[types[node]],
            size=round(8 + 2.3 * log2(1 + selection.weight[node]), 1),
            x=steps[-1][0],
            y=steps[-1][1],
            community=part_of[node],
            steps=steps,
        )
    # Network.add_edge looks every end up in a list, which takes minutes; the edge it would add is the same.
    network.edges.extend(
        Edge(index[a], index[b], False, facts=list(facts)).options for (a, b), facts in selection.pairs.items()
    )
    return network


def place_nodes(selection: Selection) -> tuple[dict[str, int], list[dict[str, Position]]]:
    """The community of each node, and a layout for each number of nodes that can be shown, smallest first."""
    links = {pair: 1.0 + log2(len(facts)) for pair, facts in selection.pairs.items()}
    parts = communities(selection.nodes, links)
    part_of = {node: i for i, part in enumerate(parts) for node in part}
    linked = len({node for pair in links for node in pair})
    # A cut that leaves out only a handful is not worth a button; names without any link come last.
    sizes = [step for step in STEPS if step * 1.2 < linked]
    if 0 < linked * 1.1 < len(selection.nodes):
        sizes.append(linked)
    shown = [*(selection.nodes[:size] for size in sizes), selection.nodes]
    return part_of, [arrange(nodes, parts, links) for nodes in shown]


def script() -> str:
    """vis-network 9.1.2 as bundled with pyvis (Apache-2.0 or MIT)."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")
