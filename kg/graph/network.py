"""Facts between two entities as a network: a networkx graph, and GraphML of the same.

The file is written by our own streaming writer: networkx writes different bytes with and without lxml, and
holds every element in memory. A test reads it back with networkx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from kg.model import Fact, Graph

if TYPE_CHECKING:
    import networkx as nx

# What XML 1.0 cannot hold in any form.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE: Final = (("label", "string"), ("type", "string"), ("qid", "string"), ("country", "string"))
_EDGE: Final = (
    ("relation", "string"), ("family", "string"), ("plover", "string"), ("polarity", "string"),
    ("modality", "string"), ("source", "string"), ("date", "string"), ("place", "string"),
    ("confidence", "double"), ("articles", "int"), ("evidence", "string"),
)  # fmt: skip


def _nodes(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    labels = {entity.id: entity.label for entity in graph.entities}
    for entity in graph.entities:
        values = {
            "label": entity.label, "type": entity.type, "qid": entity.qid,
            "country": labels.get(entity.country or ""),
        }  # fmt: skip
        yield entity.id, {key: value for key, value in values.items() if value}


def _edges(graph: Graph) -> Iterator[tuple[Fact, dict[str, Any]]]:
    labels = {entity.id: entity.label for entity in graph.entities}
    for fact in graph.facts:
        if fact.object_kind == "entity" and fact.subject in labels and fact.object in labels:
            values = {
                "relation": fact.relation, "family": fact.family, "plover": fact.plover,
                "polarity": fact.polarity, "modality": fact.modality, "source": labels.get(fact.source or ""),
                "date": fact.date, "place": labels.get(fact.place or ""), "confidence": fact.confidence,
                "articles": len({item.article for item in fact.evidence}),
                "evidence": fact.evidence[0].text if fact.evidence else None,
            }  # fmt: skip
            yield fact, {key: value for key, value in values.items() if value is not None and value != ""}


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Entities as nodes, every fact between two of them as an edge whose key is the fact's id."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, values in _nodes(graph):
        network.add_node(node, **values)
    for fact, values in _edges(graph):
        network.add_edge(fact.subject, fact.object, key=fact.id, **values)
    return network


def write_graphml(graph: Graph, stream: BinaryIO) -> None:
    """Write GraphML; characters that XML forbids become U+FFFD."""

    def put(text: str) -> None:
        stream.write(_NOT_XML.sub("\ufffd", text).encode("utf-8"))

    put('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        for name, datatype in columns:
            put(f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{datatype}"/>\n')
    put('<graph edgedefault="directed">\n')
    for node, values in _nodes(graph):
        put(f"<node id={_attribute(node)}>{_data('node', values)}</node>\n")
    for fact, values in _edges(graph):
        ends = f"source={_attribute(fact.subject)} target={_attribute(fact.object)}"
        put(f"<edge id={_attribute(fact.id)} {ends}>{_data('edge', values)}</edge>\n")
    put("</graph>\n</graphml>\n")


def _attribute(value: str) -> str:
    return quoteattr(value)


def _data(kind: str, values: dict[str, Any]) -> str:
    # A carriage return would be read back as a line feed.
    return "".join(
        f'<data key="{kind}-{key}">{escape(str(value)).replace(chr(13), "&#13;")}</data>'
        for key, value in values.items()
    )
