"""From a reading to statements: one module per family, registered here in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from kg.extract import events, role, speech
from kg.extract.denials import denials
from kg.language.reading import Reading
from kg.model import ArticleFacts, EntityArg, Statement, UtteranceArg

__all__ = ["EXTRACTORS", "Extractor", "extract"]

#: Judgements that are always put in words; one may oppose or support in silence.
_BLAME: Final = frozenset(("accuses", "criticizes"))


class Extractor(Protocol):
    """Reads statements of one family (or a few) off a reading."""

    def __call__(self, reading: Reading) -> Iterable[Statement]:
        """Yield the statements found, in any order."""
        ...


EXTRACTORS: tuple[Extractor, ...] = (speech.extract, events.extract, role.extract)


def extract(reading: Reading) -> ArticleFacts:
    """Run every extractor and return the article's facts, statements in text order."""
    found = _judged_once(reading, [statement for extractor in EXTRACTORS for statement in extractor(reading)])
    found.extend(denials(reading, found))
    found.sort(key=lambda s: (s.sentence, s.cue.start, s.family, s.relation, s.subject.start, s.subject.name))
    index = reading.mentions
    return ArticleFacts(reading.article, index.entities, index.mentions, tuple(_once(found)))


def _judged_once(reading: Reading, statements: list[Statement]) -> list[Statement]:
    """Without the saying of what is a statement of its own by the same word: "opposed the duties" only opposes.

    Blame is said all the same ("condemned the raid"), and so is what is told of the one judged: "praised A as wise".
    """
    stances = {a.cue.start: a for a in reading.attributions if speech.is_position(a)}
    acts = [s for s in statements if s.family != "say" and s.plover]

    def is_act(said: Statement) -> bool:
        a = stances[said.cue.start]
        same = {s.relation for s in acts if s.cue.start < said.cue.end and said.cue.start < s.cue.end}
        if a.kind == "intention":
            return "agreesWith" in same
        blame = a.frame == "stance" and not a.negated and same & _BLAME
        return bool(same) and not blame and not speech.tells_why(reading, a)

    return [s for s in statements if s.family != "say" or s.cue.start not in stances or not is_act(s)]


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each thing that a sentence states once, by its surest path: "promised to work with B" promises once."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = _content(statement)
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    told = {(_content(s)[:6], s.modality) for s in best.values() if s.source is None}
    for statement in best.values():
        own = statement.source is not None and statement.source.chain == statement.subject.chain >= 0
        if not (own and statement.modality == "reported" and (_content(statement)[:6], "actual") in told):
            yield statement  # what the article asserts need not be reported of the doer as well


def _content(s: Statement) -> tuple[object, ...]:
    match s.object:
        case EntityArg():
            target: object = (s.object.name, s.object.chain)
        case UtteranceArg():
            target = s.object.spans
        case _:
            target = s.object
    return s.relation, s.subject.name, s.subject.chain, target, s.sentence, s.polarity, s.modality, s.source
