"""Coreference inside an article, and entities over articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import networkx as nx

from kg.evaluation.gold import GoldChains, GoldEntities
from kg.evaluation.matching import intersection_over_union, overlap
from kg.evaluation.report import Clustering, PronounScore, ratio
from kg.model import ArticleFacts, Mention, Span

_Item = TypeVar("_Item", bound=Hashable)

_SAME_PHRASE = 0.5
_PRONOUNS = (
    frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"})
    | frozenset({"they", "them", "their", "theirs", "themselves"})
)  # fmt: skip
_NOT_A_NAME = _PRONOUNS | {"a", "an", "i", "the", "these", "this", "those", "we"}


# ------------------------------------------------------------------------------------------ chains
def score_chains(files: Sequence[GoldChains], facts: Mapping[str, ArticleFacts]) -> tuple[PronounScore, ...]:
    """Pronouns and nominals that gold puts into a chain with a name: how many lead to a name of that chain."""
    counts: Counter[tuple[str, str]] = Counter()
    for file in files:
        read = facts[file.article]
        text = read.article.text
        names: dict[int, list[Span]] = defaultdict(list)
        for mention in read.mentions:
            if mention.kind == "name":
                names[mention.chain].append((mention.start, mention.end))
        others = [m for m in read.mentions if m.kind != "name" and names[m.chain]]
        for chain in file.chains:
            named = [span for span in chain if is_name(text[slice(*span)])]
            for span in chain if named else ():
                if span not in named:
                    kind = _kind(text[slice(*span)])
                    counts[kind, "gold"] += 1
                    counts[kind, "found"] += any(
                        m.kind == kind and _same_phrase(span, m) and _leads_to(names[m.chain], named)
                        for m in others
                    )
        for mention in others:
            counts[mention.kind, "predicted"] += 1
            chain = next((c for c in file.chains if any(_same_phrase(span, mention) for span in c)), ())
            named = [span for span in chain if is_name(text[slice(*span)])]
            counts[mention.kind, "correct"] += _leads_to(names[mention.chain], named)
    kinds = ("gold", "found", "predicted", "correct")
    return tuple(
        PronounScore(kind, *(counts[kind, count] for count in kinds)) for kind in ("pronoun", "nominal")
    )


def is_name(phrase: str) -> bool:
    """True when a gold mention is (or holds) a proper name: some word of it is capitalised."""
    return any(word[:1].isupper() for word in phrase.split() if word.lower() not in _NOT_A_NAME)


def _kind(phrase: str) -> str:
    return "pronoun" if phrase.lower() in _PRONOUNS else "nominal"


def _same_phrase(span: Span, mention: Mention) -> bool:
    return intersection_over_union([span], [(mention.start, mention.end)]) >= _SAME_PHRASE


def _leads_to(found: Iterable[Span], named: Sequence[Span]) -> bool:
    return any(overlap(left, right) for left in found for right in named)


# ------------------------------------------------------------------------------------------ entities
def score_entities(
    files: Sequence[GoldEntities],
    facts: Mapping[str, ArticleFacts],
    entity_of: Mapping[tuple[str, int], str] | None,
) -> Clustering:
    """Compare who is who over all articles.

    ``entity_of`` gives the entity of an article's id and chain (``kg.resolve.resolve_mentions``); without it
    equal names in different articles are taken for one entity.
    """
    gold: dict[tuple[str, Span], str] = {}
    found: dict[tuple[str, Span], str] = {}
    for file in files:
        for article, names in file.names.items():
            read = facts[article]
            free = [mention for mention in read.mentions if mention.kind == "name"]
            for span, entity in names:
                gold[article, span] = entity
                best = _closest(span, free)
                if best is not None:
                    free.remove(best)
                    known = entity_of.get((read.article.id, best.chain)) if entity_of is not None else None
                    found[article, span] = known or f"name:{best.entity}"
    predicted = {key: found.get(key, f"missed:{key}") for key in gold}
    b3_precision, b3_recall = b_cubed(gold, predicted)
    ceaf_precision, ceaf_recall = ceaf(gold, predicted)
    return Clustering(
        names=len(gold),
        names_found=len(found),
        b3_precision=b3_precision,
        b3_recall=b3_recall,
        ceaf_precision=ceaf_precision,
        ceaf_recall=ceaf_recall,
        merged=_joined(found, gold),
        split=_joined({key: gold[key] for key in found}, found),
    )


def _closest(span: Span, mentions: Iterable[Mention]) -> Mention | None:
    """The mention that is nearly the same phrase as ``span``, the closest first."""
    return max(
        (mention for mention in mentions if _same_phrase(span, mention)),
        key=lambda mention: (intersection_over_union([span], [(mention.start, mention.end)]), -mention.start),
        default=None,
    )


def _joined(by: Mapping[tuple[str, Span], str], other: Mapping[tuple[str, Span], str]) -> tuple[str, ...]:
    """The clusters of ``by`` that hold names of several clusters of ``other``."""
    parts: dict[str, set[str]] = defaultdict(set)
    for key, cluster in by.items():
        parts[cluster].add(other[key])
    return tuple(
        f"{name}: {', '.join(sorted(group))}" for name, group in sorted(parts.items()) if len(group) > 1
    )


def b_cubed(gold: Mapping[_Item, str], predicted: Mapping[_Item, str]) -> tuple[float, float]:
    """B-cubed precision and recall (Bagga & Baldwin 1998) of two groupings of the same items."""
    left, right = _groups(gold), _groups(predicted)
    precision = recall = 0.0
    for item, cluster in gold.items():
        shared = len(left[cluster] & right[predicted[item]])
        precision += shared / len(right[predicted[item]])
        recall += shared / len(left[cluster])
    return ratio(precision, len(gold)), ratio(recall, len(gold))


def ceaf(gold: Mapping[_Item, str], predicted: Mapping[_Item, str]) -> tuple[float, float]:
    """CEAF precision and recall with φ4 (Luo 2005): the best one-to-one alignment of the groups."""
    left, right = _groups(gold), _groups(predicted)
    graph: nx.Graph = nx.Graph()
    for item, cluster in gold.items():
        a, b = ("gold", cluster), ("predicted", predicted[item])
        if not graph.has_edge(a, b):
            mine, theirs = left[cluster], right[predicted[item]]
            graph.add_edge(a, b, weight=2 * len(mine & theirs) / (len(mine) + len(theirs)))
    # The alignment decomposes over connected components, most of which are a single edge.
    similarity = 0.0
    for part in nx.connected_components(graph):
        pairs = nx.max_weight_matching(graph.subgraph(part))
        similarity += sum(graph.edges[pair]["weight"] for pair in sorted(pairs))
    return ratio(similarity, len(right)), ratio(similarity, len(left))


def _groups(items: Mapping[_Item, str]) -> dict[str, set[_Item]]:
    groups: dict[str, set[_Item]] = defaultdict(set)
    for item, cluster in items.items():
        groups[cluster].add(item)
    return groups
