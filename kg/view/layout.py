"""Where nodes stand: Louvain communities, a spring layout inside each, communities packed as circles.

Communities: Blondel et al. 2008, "Fast unfolding of communities in large networks"; springs: Fruchterman and
Reingold 1991, both from networkx with fixed seeds. Laying out each community on its own is what makes
thousands of nodes take seconds; communities above ``_LARGEST`` are divided again for the same reason.
Positions are whole canvas units; the same graph gives the same positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Position = tuple[int, int]

_SEED: Final = 7
_LARGEST: Final = 300
_CAREFUL: Final = 300  # up to so many nodes, the springs are given more time to settle
_SPACING: Final = 92.0  # between neighbours, canvas units: room for a node and part of its label
_GAP: Final = 0.17  # around the circle of a community, as a share of its radius
_CELL: Final = (150, 64)  # of the block in which nodes without any link stand


def communities(nodes: Sequence[str], links: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """Divide ``nodes`` into communities, largest first; nodes without a link form the last one, if any."""
    graph = _graph(nodes, links)
    alone = [node for node in nodes if not graph.degree(node)]
    graph.remove_nodes_from(alone)
    parts = _divide(graph) if graph else []
    rank = {node: i for i, node in enumerate(nodes)}
    parts = sorted((sorted(part, key=rank.__getitem__) for part in parts), key=lambda p: (-len(p), rank[p[0]]))
    return [*parts, alone] if alone else parts


def arrange(
    shown: Iterable[str], parts: Sequence[Sequence[str]], links: Mapping[tuple[str, str], float]
) -> dict[str, Position]:
    """Positions for ``shown``, which are divided as in ``parts``; the same part stays in the same direction."""
    wanted = set(shown)
    inner = {pair: weight for pair, weight in links.items() if wanted.issuperset(pair)}
    linked = {node for pair in inner for node in pair}
    groups = [[node for node in part if node in linked] for part in parts]
    places: dict[str, Array] = {}
    careful = len(wanted) <= _CAREFUL
    discs = [(group, *_disc(_graph(group, _within(group, inner)), careful)) for group in groups if group]
    centres = _pack([radius for _, _, radius in discs], _pulls([group for group, _, _ in discs], inner))
    for (group, local, _), centre in zip(discs, centres, strict=True):
        places.update((node, local[i] + centre) for i, node in enumerate(group))
    alone = [node for part in parts for node in part if node in wanted and node not in linked]
    places.update(_block(alone, list(places.values())))
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in places.items()}


def _graph(nodes: Iterable[str], links: Mapping[tuple[str, str], float]) -> Any:
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in links.items())
    return graph


def _within(group: Sequence[str], links: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    members = set(group)
    return {pair: weight for pair, weight in links.items() if members.issuperset(pair)}


def _divide(graph: Any, depth: int = 0) -> list[list[str]]:
    """Louvain communities; one that is too large to lay out quickly or to look at is divided again."""
    found = nx.community.louvain_communities(graph, weight="weight", seed=_SEED, resolution=1.0 + depth)
    parts: list[list[str]] = []
    for part in found:
        if len(part) > _LARGEST and len(found) > 1 and depth < 4:
            order = [node for node in graph if node in part]
            parts += _divide(nx.subgraph(graph, order).copy(), depth + 1)
        else:
            parts.append(list(part))
    return parts


def _disc(graph: Any, careful: bool) -> tuple[Array, float]:
    """Positions of one community around (0, 0), in node order, and its radius."""
    count = len(graph)
    if count == 1:
        return np.zeros((1, 2)), _SPACING / 2
    hub = max(graph, key=lambda node: (graph.degree(node), -list(graph).index(node)))
    for piece in list(nx.connected_components(graph)):
        if hub not in piece:  # else loose pieces would fly off
            nearest = max((n for n in graph if n in piece), key=graph.degree)
            graph.add_edge(hub, nearest, weight=0.2)
    if count == 2:
        found = nx.circular_layout(graph)
    else:
        found = nx.spring_layout(graph, seed=_SEED, iterations=200 if careful else 60, k=1.8 / count**0.5)
    spots = np.array([found[node] for node in graph], dtype=np.float64)
    spots -= spots.mean(axis=0)
    reach = float(np.hypot(*spots.T).max()) or 1.0
    spots *= _SPACING * (0.55 * count**0.5 - 0.22) / reach
    spots = _spread(spots, np.full(count, _SPACING / 2), rounds=40, pull=0.0)
    spots -= (spots.max(axis=0) + spots.min(axis=0)) / 2
    return spots, float(np.hypot(*spots.T).max()) + _SPACING / 2


def _spread(spots: Array, radii: Array, *, rounds: int, pull: float) -> Array:
    """Push overlapping circles apart; ``pull`` draws all to the middle, more in height as screens are wide."""
    count = len(spots)
    need = radii[:, None] + radii[None, :]
    for step in range(rounds):
        if pull:
            strength = pull * (1 - step / rounds)
            spots = spots * np.array([1 - strength * 0.7, 1 - strength])
        delta = spots[:, None, :] - spots[None, :, :]
        distance = np.hypot(delta[..., 0], delta[..., 1])
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(0.0, need - distance)
        if not pull and not overlap.any():
            break
        # Two circles on the same spot part along an angle that only depends on their numbers.
        same = distance < 1e-9
        if same.any():
            angle = np.add.outer(np.arange(count) * 2.399963, np.arange(count) * -2.399963)
            delta[same] = np.stack([np.cos(angle[same]), np.sin(angle[same])], axis=1)
            distance = np.where(same, 1.0, distance)
        crowd = np.maximum(1, (overlap > 0).sum(axis=1)) ** 0.5
        push = (delta / distance[..., None] * overlap[..., None]).sum(axis=1) / (2 * crowd[:, None])
        spots = spots + push
    return spots


def _pulls(groups: Sequence[Sequence[str]], links: Mapping[tuple[str, str], float]) -> Any:
    """The graph of groups: two are linked as strongly as their members are."""
    home = {node: i for i, group in enumerate(groups) for node in group}
    outer = nx.Graph()
    outer.add_nodes_from(range(len(groups)))
    for (a, b), weight in links.items():
        if home[a] != home[b]:
            before = outer.get_edge_data(home[a], home[b], {"weight": 0.0})["weight"]
            outer.add_edge(home[a], home[b], weight=before + weight)
    return outer


def _pack(radii: Sequence[float], outer: Any) -> Array:
    """Centres for circles so that none overlap, the large and the strongly linked near each other."""
    count = len(radii)
    if count <= 1:
        return np.zeros((count, 2))
    size = np.array(radii, dtype=np.float64) * (1 + _GAP) + 6
    # A sunflower spiral by size gives a start that is the same for every zoom level of the same communities.
    turn = np.arange(count) * 2.399963
    reach = np.sqrt(np.cumsum(size**2)) * 1.1
    spots = np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=1)
    spots[0] = 0
    matrix = nx.to_numpy_array(outer, nodelist=range(count))
    total = matrix.sum(axis=1, keepdims=True)
    share = np.divide(matrix, total, out=np.zeros_like(matrix), where=total > 0)
    for _ in range(60):
        drawn = share @ spots
        spots = np.where(total > 0, spots * 0.9 + drawn * 0.1, spots)
        spots = _spread(spots, size, rounds=3, pull=0.02)
    return _spread(_spread(spots, size, rounds=150, pull=0.03), size, rounds=200, pull=0.0)


def _block(nodes: Sequence[str], placed: Sequence[Array]) -> dict[str, Array]:
    """Nodes without a link, in rows below everything else."""
    if not nodes:
        return {}
    wide, high = _CELL
    if placed:
        low, top = np.min(placed, axis=0), np.max(placed, axis=0)
        columns = max(4, int((top[0] - low[0]) // wide) + 1)
        left, first = float(low[0] + top[0]) / 2, float(top[1]) + 2 * high
    else:
        columns, left, first = max(1, round((len(nodes) * 0.6) ** 0.5)), 0.0, 0.0
    columns = min(columns, len(nodes))
    left -= (columns - 1) * wide / 2
    return {
        node: np.array([left + i % columns * wide, first + i // columns * high], dtype=np.float64)
        for i, node in enumerate(nodes)
    }
