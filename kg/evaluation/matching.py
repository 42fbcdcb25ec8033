"""When a statement counts as a gold fact.

A statement and a gold fact match when they are of the same family and

facts
    subject and object name the same things (in either order for symmetric relations), the polarity is the
    same, and the statement's sentence overlaps a sentence of the evidence;
say
    the sentences overlap, the contents share at least half of their characters (intersection over union),
    and the speaker is the same;
role
    the person is the same and so is the title or the organisation, wherever it is said.

A match is strict when a fact's relation and modality are among those that gold accepts too, and when both
title and organisation of a role agree. Two names are the same when they are equal without case, articles,
possessive endings and punctuation and with a few abbreviations written out, or when they share at least
60% of their content words (Dice coefficient; 50% for titles): gold writes names in their fullest form, and
a correct answer may be shorter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from kg.evaluation.gold import AnyGold, GoldFact, GoldRole, GoldSpeech
from kg.model import EntityArg, RoleArg, Span, Statement, TopicArg, UtteranceArg
from kg.vocabulary import RELATIONS

NAME_OVERLAP = 0.6
TITLE_OVERLAP = 0.5
CONTENT_OVERLAP = 0.5

_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b|\W|$)")  # the dots of "U.S." and of initials
_DROPPED = frozenset({"the", "s"})
_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "by", "for", "her", "his", "in", "its", "mr", "mrs", "ms", "of", "on", "s", "the"}
    | {"their", "to"}
)
_WRITTEN_OUT = {
    "eu": "european union",
    "north atlantic treaty organization": "nato",
    "people republic of china": "china",
    "russian federation": "russia",
    "uk": "united kingdom",
    "un": "united nations",
    "us": "united states",
}


class Match(IntEnum):
    """How well a statement agrees with a gold fact."""

    NONE = 0
    LENIENT = 1
    STRICT = 2


def compare(gold: AnyGold, statement: Statement) -> Match:
    """How well ``statement`` says what ``gold`` does."""
    if isinstance(gold, GoldSpeech):
        return _match_speech(gold, statement)
    if isinstance(gold, GoldRole):
        return _match_role(gold, statement)
    return _match_fact(gold, statement)


def _match_fact(gold: GoldFact, statement: Statement) -> Match:
    if statement.family != gold.family or statement.polarity != gold.polarity:
        return Match.NONE
    if not any(overlap(sentence, statement.sentence) for sentence in gold.evidence):
        return Match.NONE
    left, right = _forms(statement.subject), _forms(statement.object)
    same = same_name(gold.subjects, left) and same_name(gold.objects, right)
    if not same and RELATIONS[statement.relation].symmetric:
        same = same_name(gold.subjects, right) and same_name(gold.objects, left)
    if not same:
        return Match.NONE
    strict = statement.relation in gold.relations and statement.modality in gold.modalities
    return Match.STRICT if strict else Match.LENIENT


def _match_speech(gold: GoldSpeech, statement: Statement) -> Match:
    if statement.family != "say" or not isinstance(statement.object, UtteranceArg):
        return Match.NONE
    if not any(overlap(sentence, statement.sentence) for sentence in gold.evidence):
        return Match.NONE
    if intersection_over_union(gold.content, statement.object.spans) < CONTENT_OVERLAP:
        return Match.NONE
    return Match.STRICT if same_name(gold.speakers, _forms(statement.subject)) else Match.NONE


def _match_role(gold: GoldRole, statement: Statement) -> Match:
    role = statement.object
    if not isinstance(role, RoleArg) or not same_name(gold.subjects, _forms(statement.subject)):
        return Match.NONE
    title = not gold.titles or any(_dice(known, role.title) >= TITLE_OVERLAP for known in gold.titles)
    org = not gold.orgs or (role.org is not None and same_name(gold.orgs, _forms(role.org)))
    if title and org:
        return Match.STRICT
    return Match.LENIENT if (title and gold.titles) or (org and gold.orgs) else Match.NONE


def _forms(arg: EntityArg | TopicArg | UtteranceArg | RoleArg) -> tuple[str, ...]:
    """The name and the words of an argument, either of which may be what gold has."""
    if isinstance(arg, EntityArg):
        return (arg.name, arg.text)
    return (arg.text,)


# ------------------------------------------------------------------------------------------ names and spans
def same_name(known: Iterable[str], found: Sequence[str]) -> bool:
    """True when one of ``found`` names the same as one of ``known``."""
    return any(_same(left, right) for left in known for right in found)


@lru_cache(maxsize=65536)
def _same(left: str, right: str) -> bool:
    plain = _plain(left)
    return bool(plain) and (plain == _plain(right) or _dice(left, right) >= NAME_OVERLAP)


def _words(name: str) -> list[str]:
    return _WORD.findall(_DOTTED.sub("", unicodedata.normalize("NFC", name).lower()))


def _plain(name: str) -> str:
    plain = " ".join(word for word in _words(name) if word not in _DROPPED)
    return _WRITTEN_OUT.get(plain, plain)


def _dice(left: str, right: str) -> float:
    """Dice coefficient of the content words: 2|A∩B| / (|A| + |B|)."""
    a, b = (set(_words(name)) - _FUNCTION_WORDS for name in (left, right))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def overlap(left: Span, right: Span) -> bool:
    """True when the two spans share a character."""
    return min(left[1], right[1]) > max(left[0], right[0])


def intersection_over_union(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Shared characters over all characters of two sets of spans (Jaccard index)."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
    total = sum(end - start for start, end in (*left, *right)) - shared
    return shared / total if total else 0.0
