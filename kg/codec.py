"""JSON for the shared model: the public JSON Lines of `kg extract`, and the cache's exact round trip."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from kg.model import ArticleFacts, EntityArg, Mention, ObjectArg, RoleArg, Statement, TopicArg, UtteranceArg


@cache
def _facts_adapter() -> TypeAdapter[ArticleFacts]:
    return TypeAdapter(ArticleFacts)


def facts_to_json(facts: ArticleFacts) -> bytes:
    """Exact JSON of ``facts``; :func:`facts_from_json` gives an equal object back."""
    return _facts_adapter().dump_json(facts)


def facts_from_json(data: bytes) -> ArticleFacts:
    """Inverse of :func:`facts_to_json`; raises pydantic.ValidationError on anything else."""
    return _facts_adapter().validate_json(data)


def _entity(arg: EntityArg | None) -> dict[str, Any] | None:
    if arg is None:
        return None
    return {
        "name": arg.name,
        "type": arg.type,
        "text": arg.text,
        "start": arg.start,
        "end": arg.end,
        "qid": arg.qid,
    }


def _topic(arg: TopicArg) -> dict[str, Any]:
    about = sorted({entity.name for entity in arg.about})
    return {"kind": "topic", "text": arg.text, "start": arg.start, "end": arg.end, "about": about}


def _object(arg: ObjectArg) -> dict[str, Any]:
    match arg:
        case EntityArg():
            return {"kind": "entity", **(_entity(arg) or {})}
        case TopicArg():
            return _topic(arg)
        case UtteranceArg():
            mentions = sorted({entity.name for entity in arg.mentions})
            spans = [list(span) for span in arg.spans]
            return {
                "kind": "utterance",
                "text": arg.text,
                "spans": spans,
                "quote": arg.quote,
                "mentions": mentions,
            }
        case RoleArg():
            span = {"text": arg.text, "start": arg.start, "end": arg.end}
            return {"kind": "role", "title": arg.title, "org": _entity(arg.org), "former": arg.former, **span}


def statement_record(article: str, s: Statement) -> dict[str, Any]:
    """One statement as the public JSON object (see docs/formats.md)."""
    return {
        "article": article,
        "family": s.family,
        "relation": s.relation,
        "plover": s.plover,
        "subject": _entity(s.subject),
        "object": _object(s.object),
        "cue": {"text": s.cue.text, "start": s.cue.start, "end": s.cue.end},
        "sentence": {"start": s.sentence[0], "end": s.sentence[1]},
        "polarity": s.polarity,
        "modality": s.modality,
        "source": _entity(s.source),
        "via": _entity(s.via),
        "addressee": _entity(s.addressee),
        "topic": _topic(s.topic) if s.topic else None,
        "date": s.date,
        "place": _entity(s.place),
        "confidence": s.confidence,
        "extractor": s.extractor,
    }


def mention_record(article: str, m: Mention) -> dict[str, Any]:
    """One mention as the public JSON object (see docs/formats.md)."""
    return {
        "article": article, "start": m.start, "end": m.end, "text": m.text, "kind": m.kind,
        "type": m.type, "entity": m.entity, "chain": m.chain, "qid": m.qid,
    }  # fmt: skip


def dump_line(record: dict[str, Any]) -> str:
    """One JSON Lines row: UTF-8 text as it is, stable key order, no trailing space."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
