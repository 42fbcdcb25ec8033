"""From a reading to statements: one module per family, registered here in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.extract import events, role, speech
from kg.language.reading import Reading
from kg.model import ArticleFacts, EntityArg, Statement, UtteranceArg

__all__ = ["EXTRACTORS", "Extractor", "extract"]


class Extractor(Protocol):
    """Reads statements of one family (or a few) off a reading."""

    def __call__(self, reading: Reading) -> Iterable[Statement]:
        """Yield the statements found, in any order."""
        ...


EXTRACTORS: tuple[Extractor, ...] = (speech.extract, events.extract, role.extract)


def extract(reading: Reading) -> ArticleFacts:
    """Run every extractor and return the article's facts, statements in text order."""
    found = _judged_once(reading, [statement for extractor in EXTRACTORS for statement in extractor(reading)])
    found.sort(key=lambda s: (s.sentence, s.cue.start, s.family, s.relation, s.subject.start, s.subject.name))
    index = reading.mentions
    return ArticleFacts(reading.article, index.entities, index.mentions, tuple(_once(found)))


def _judged_once(reading: Reading, statements: list[Statement]) -> list[Statement]:
    """Without the saying of what is a statement of its own by the same word: "opposed the duties" only opposes."""
    stances = {a.cue.start for a in reading.attributions if a.frame in ("stance", "carrier")}
    acts = [s.cue for s in statements if s.family != "say" and s.plover]
    return [
        s
        for s in statements
        if s.family != "say"
        or s.cue.start not in stances
        or not any(act.start < s.cue.end and s.cue.start < act.end for act in acts)
    ]


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each thing that a sentence states once, by its surest path: "promised to work with B" promises once."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = _content(statement)
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    yield from best.values()


def _content(s: Statement) -> tuple[object, ...]:
    match s.object:
        case EntityArg():
            target: object = (s.object.name, s.object.chain)
        case UtteranceArg():
            target = s.object.spans
        case _:
            target = s.object
    return s.relation, s.subject.name, s.subject.chain, target, s.sentence, s.polarity, s.modality, s.source
