"""Statements as a table, one row for each evidence: CSV (RFC 4180, UTF-8) and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from kg.errors import GraphError
from kg.graph.tokens import web_address
from kg.model import Graph

#: Name and kind of every column; spans are character offsets into the article's text, end exclusive.
COLUMNS: Final[tuple[tuple[str, type], ...]] = (
    ("statement", str), ("family", str), ("relation", str), ("plover", str),
    ("subject", str), ("subject_label", str), ("subject_type", str),
    ("object_kind", str), ("object", str), ("object_label", str), ("object_type", str),
    ("polarity", str), ("modality", str), ("former", bool), ("source", str), ("via", str), ("addressee", str),
    ("topic", str), ("date", str), ("place", str), ("participants", str), ("disagrees_with", str),
    ("confidence", float), ("articles", int),
    ("article", str), ("path", str), ("title", str), ("published", str), ("publisher", str), ("url", str),
    ("sentence_start", int), ("sentence_end", int), ("sentence", str),
    ("cue", str), ("cue_start", int), ("cue_end", int), ("subject_start", int), ("subject_end", int),
    ("object_spans", str), ("evidence_confidence", float), ("extractor", str),
)  # fmt: skip
_BATCH: Final = 50_000


def rows(graph: Graph) -> Iterator[tuple[Any, ...]]:
    """One tuple in the order of COLUMNS for each evidence of each fact, sorted by fact."""
    entities = {entity.id: entity for entity in graph.entities}
    labels: dict[str, dict[str, str]] = {
        "entity": {entity.id: entity.label for entity in graph.entities},
        "topic": {topic.id: topic.label for topic in graph.topics},
        "utterance": {utterance.id: utterance.text for utterance in graph.utterances},
        "role": {
            role.id: f"{role.title} of {entities[role.org].label}" if role.org in entities else role.title
            for role in graph.roles
        },
    }
    articles = {
        a.id: (a.id, a.path, a.title or "", a.published or "", a.publisher or "",
               a.url if a.url and web_address(a.url) else "")
        for a in graph.articles
    }  # fmt: skip

    def named(entity: str | None) -> str:
        return labels["entity"].get(entity, entity) if entity else ""

    for fact in graph.facts:
        subject, target = entities.get(fact.subject), entities.get(fact.object)
        head = (
            fact.id, fact.family, fact.relation, fact.plover or "",
            fact.subject, named(fact.subject), subject.type if subject else "",
            fact.object_kind, fact.object, labels[fact.object_kind].get(fact.object, ""),
            target.type if target and fact.object_kind == "entity" else "",
            fact.polarity, fact.modality, fact.former, named(fact.source), named(fact.via),
            named(fact.addressee), labels["topic"].get(fact.topic or "", ""), fact.date or "",
            named(fact.place), "; ".join(map(named, fact.participants)), " ".join(fact.disagrees),
            fact.confidence, len({item.article for item in fact.evidence}),
        )  # fmt: skip
        for item in fact.evidence:
            spans = " ".join(f"{start}-{end}" for start, end in item.object)
            yield (
                *head, *articles.get(item.article, (item.article, "", "", "", "", "")),
                *item.sentence, item.text, item.cue.text, item.cue.start, item.cue.end, *item.subject, spans,
                item.confidence, item.extractor,
            )  # fmt: skip


def write_csv(graph: Graph, stream: BinaryIO) -> None:
    """Write CSV with a header line and texts as they are; lines end as RFC 4180 says."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(name for name, _ in COLUMNS)
    writer.writerows(rows(graph))
    text.detach()  # flushes, and leaves the stream open for its owner


def write_parquet(graph: Graph, path: Path) -> None:
    """Write Parquet with typed columns; raises GraphError when pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise GraphError("Parquet needs pyarrow; run: pip install 'newskg[parquet]'") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS])
    found = rows(graph)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while True:
            batch = [[_clean(cell) for cell in row] for row in islice(found, _BATCH)]
            columns = zip(*batch, strict=True) if batch else [()] * len(COLUMNS)
            arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            if len(batch) < _BATCH:
                return


def _clean(cell: Any) -> Any:
    """Halves of surrogate pairs cannot be stored."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell
