"""Small facts for the tests of kg.evaluation."""

from __future__ import annotations

import hashlib

from kg.model import (
    Article,
    ArticleFacts,
    Block,
    Cue,
    EntityArg,
    Mention,
    RoleArg,
    Span,
    Statement,
    UtteranceArg,
)
from kg.vocabulary import RELATIONS, Modality, Polarity


def article(text: str, name: str = "a.txt") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, text, digest, (Block("paragraph", ((0, len(text)),)),))


def entity(name: str, text: str | None = None, at: int = 0) -> EntityArg:
    text = text or name
    return EntityArg(name, "Thing", text, at, at + len(text), 0)


def relation(
    subject: str,
    name: str,
    target: str,
    *,
    sentence: Span = (0, 40),
    polarity: Polarity = "positive",
    modality: Modality = "actual",
    confidence: float = 1.0,
) -> Statement:
    known = RELATIONS[name]
    return Statement(
        known.family, name, known.plover, entity(subject), entity(target), Cue("cue", 0, 3), sentence,
        polarity=polarity, modality=modality, confidence=confidence,
    )  # fmt: skip


def speech(speaker: str, *spans: Span, sentence: Span = (0, 40)) -> Statement:
    said = UtteranceArg("words", spans, "indirect")
    return Statement("say", "said", None, entity(speaker), said, Cue("said", 0, 4), sentence)


def role(person: str, title: str, org: str | None) -> Statement:
    office = RoleArg(title, title, 0, len(title), entity(org) if org else None)
    return Statement("role", "holdsRole", None, entity(person), office, Cue(title, 0, len(title)), (0, 40))


def mention(text: str, at: int, kind: str, chain: int, name: str) -> Mention:
    return Mention(at, at + len(text), text, kind, "Person", name, chain)  # type: ignore[arg-type]


def facts(
    text: str, *statements: Statement, mentions: tuple[Mention, ...] = (), name: str = "a.txt"
) -> ArticleFacts:
    return ArticleFacts(article(text, name), (), mentions, statements)
