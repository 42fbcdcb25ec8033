"""The dataset by article: N-Quads and TriG with one named graph for each article.

The graph named after an article holds what that article supports: its description, its sentences, the
evidence read in them, the statements and direct edges that rest on it. The default graph holds what belongs
to no single article: entities, topics, utterances, roles, merges, the description of the dataset. The union
of all graphs is exactly the graph of the other files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

from kg.graph.blocks import (
    Block,
    Names,
    SentenceKey,
    article_block,
    blocks,
    direct_edges,
    evidence_blocks,
    note_sentences,
    sentence_block,
    statement_block,
)
from kg.graph.terms import FAMILY_CLASSES
from kg.graph.writers import Expander, turtle_block, turtle_header
from kg.model import Fact, Graph
from kg.settings import DEFAULT_BASE
from kg.vocabulary import RELATIONS

_BY_ARTICLE = frozenset({"kg:Statement", "kg:Evidence", "nif:Sentence", "schema:NewsArticle"})
_EDGES = frozenset(f"kg:{name}" for name in RELATIONS)
assert not _EDGES & set(FAMILY_CLASSES.values())


def named_blocks(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[tuple[str | None, list[Block]]]:
    """Graph name token (None: default graph) and its blocks; the default graph first, articles by id."""
    names = Names(graph, base)
    yield None, _default(graph, base)
    supported: defaultdict[str, list[tuple[Fact, list[int]]]] = defaultdict(list)
    for fact in graph.facts:
        by_article: dict[str, list[int]] = {}
        for i, item in enumerate(fact.evidence):
            by_article.setdefault(item.article, []).append(i)
        for article, chosen in by_article.items():
            supported[article].append((fact, chosen))
    for record in graph.articles:
        found = [article_block(record, names)]
        edges: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        sentences: dict[SentenceKey, tuple[str, tuple[str, ...]]] = {}
        statements: list[Block] = []
        for fact, chosen in supported.pop(record.id, ()):
            for subject, predicate, target in direct_edges(fact, names):
                edges[subject].add((predicate, target))
            statements.append(statement_block(fact, names, chosen))
            statements += evidence_blocks(fact, names, chosen)
            note_sentences([fact.evidence[i] for i in chosen], sentences)
        found += [(subject, sorted(edges[subject])) for subject in sorted(edges)]
        found += statements
        found += [sentence_block(key, *sentences[key], names) for key in sorted(sentences)]
        yield names.of("id", record.id), found


def _default(graph: Graph, base: str) -> list[Block]:
    """Blocks that belong to no article; direct edges stay with the articles that support them."""
    return [
        (subject, [pair for pair in pairs if pair[0] not in _EDGES])
        for subject, pairs in blocks(graph, base)
        if pairs[0][1] not in _BY_ARTICLE
    ]


def write_nquads(graph: Graph, stream: BinaryIO, base: str) -> None:
    """Write N-Quads."""
    term = Expander(base).term
    for name, members in named_blocks(graph, base):
        end = " .\n" if name is None else f" {term(name)} .\n"
        for subject, pairs in members:
            start = term(subject)
            lines = [f"{start} {term(p)} {term(o)}{end}" for p, o in pairs]
            stream.write("".join(lines).encode("utf-8"))


def write_trig(graph: Graph, stream: BinaryIO, base: str) -> None:
    """Write TriG."""
    stream.write(turtle_header(base).encode("utf-8"))
    for name, members in named_blocks(graph, base):
        body = "".join(turtle_block(block) for block in members)
        stream.write((body if name is None else f"{name} {{\n{body}}}\n\n").encode("utf-8"))
