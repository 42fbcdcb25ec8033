"""Time expressions of an article, normalised, and the date of the event that a predicate tells of.

The parser's tokens are looked up in a table of trigger words; only the few words around a trigger are matched
against the grammar (:mod:`.grammar`), so that the cost per token stays small. :mod:`.calendar` normalises,
:mod:`.attachment` finds the dated word. dateparser was measured and left out here: 0.4 ms a phrase, a week off
for a weekday that is the article's own, and nothing for "a week earlier".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from kg.language.columns import Columns, columns
from kg.language.timex.attachment import LIGHT, OCCASION, direction_of, find_link, governing_past, verb_above
from kg.language.timex.calendar import Anchor, normalise
from kg.language.timex.grammar import TRIGGERS, scan
from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A token that may be a year, a date or two years: "2021", "2021-05-03", "2021-2022".
_is_year_or_date: Final = re.compile(r"\d{4,}(?:-\d\d-\d\d|[-–]\d{4,})?").fullmatch
_AROUND: Final = 7
# Kinds that never lie ahead.
_PAST: Final = frozenset({"ago"})
# A year before one of these names a plan or a version, not the time of an event.
_LABELLED: Final = frozenset(
    """
    budget season edition plan target model fiscal
    """.split()
)
_BEFORE_MONTH: Final = frozenset(
    """
    in during of last next this late early mid since until till by before after from to
    """.split()
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A normalised time expression; ``iso`` is a date, month, year or interval with ``/``."""

    start: int
    end: int
    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class TimeIndex:
    """The time expressions of an article in text order, and the words that they date."""

    expressions: tuple[TimeExpression, ...] = ()
    # token index of the dated word -> (token index, ISO form) of the expressions, in text order
    _direct: dict[int, list[tuple[int, str]]] = field(default_factory=dict, repr=False, compare=False)
    _through: dict[int, list[tuple[int, str]]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, token: Token) -> str | None:
        """Return the ISO date of the event whose predicate is ``token``, or None.

        In this order: an expression that modifies the word; one on its object or occasion; for a noun, that
        of the light verb that carries it or of the verb that happens on its occasion; for a verb, a fronted
        one that it shares with the verb it is coordinated with, or one after it that the parser gave to the
        verb that governs it.
        """
        if not self._direct:
            return None
        found = self._nearest(token.i)
        if found is not None:
            return found
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return self._of_noun(token)
        return self._of_verb(token)

    def _nearest(self, i: int) -> str | None:
        for table in (self._direct, self._through):
            if places := table.get(i):
                return min(places, key=lambda place: abs(place[0] - i))[1]
        return None

    def _of_noun(self, noun: Token) -> str | None:
        head = noun.head
        if head.pos_ == "AUX" and noun.dep_ in {"attr", "acomp", "nsubj"}:
            return self._nearest(head.i)
        if head.lemma_ in LIGHT and noun.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            return self._nearest(head.i)
        if noun.dep_ == "pobj" and head.lower_ in OCCASION and head.head.pos_ == "VERB":
            return self._nearest(head.head.i)  # "told him in a call last week"
        return None

    def _of_verb(self, verb: Token) -> str | None:
        head = verb.head
        if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
            if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
                return None
            return next((iso for place, iso in self._direct.get(head.i, ()) if place < head.i), None)
        if verb.dep_ == "xcomp":
            return next((iso for place, iso in self._direct.get(head.i, ()) if place > verb.i), None)
        return None


def find_times(article: Article, doc: Doc) -> TimeIndex:
    """Normalise the time expressions of ``doc`` against ``article.published``."""
    published = _published(article)
    expressions: list[TimeExpression] = []
    direct: dict[int, list[tuple[int, str]]] = {}
    through: dict[int, list[tuple[int, str]]] = {}
    spoken: str | None = None
    for kind, found, first, last in _candidates(doc):
        span = doc[first : last + 1]
        if not _is_time(kind, doc, first, last):
            continue
        root = span.root
        link = find_link(root)
        if link and kind in _PAST:
            link = governing_past(link, root)
        governor = doc[link.governor] if link else root
        if kind == "deictic" and _is_quoted(article, span.start_char):
            continue  # the speaker's today, not the writer's
        iso = normalise(kind, found, direction_of(governor), Anchor(published, spoken))
        if iso is None:
            continue
        start = span.start_char
        expressions.append(TimeExpression(start, span.end_char, article.text[start : span.end_char], iso))
        if len(iso) > 4 or (link and not link.premodifier):
            spoken = iso if "/" not in iso else None
        if link is None:
            continue
        direct.setdefault(link.governor, []).append((root.i, iso))
        if governor.pos_ not in {"VERB", "AUX"} and (above := verb_above(governor, link.premodifier)):
            verb, entity = above
            if entity or len(iso) > 7 or link.premodifier or verb.lemma_ in LIGHT:
                through.setdefault(verb.i, []).append((root.i, iso))
    return TimeIndex(tuple(expressions), direct, through)


def _published(article: Article) -> date | None:
    try:
        return date.fromisoformat(article.published[:10]) if article.published else None
    except ValueError:
        return None


def _is_quoted(article: Article, offset: int) -> bool:
    """Whether an open quotation mark stands before ``offset`` in its paragraph."""
    starts = [block.spans[0][0] for block in article.blocks]
    place = bisect_right(starts, offset)
    before = article.text[starts[place - 1] if place else 0 : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _candidates(doc: Doc) -> Iterator[tuple[str, re.Match[str], int, int]]:
    """Matches of the grammar with the indices of their first and last token."""
    c = columns(doc)
    hits = [
        i
        for i, word in enumerate(c.lower)
        if word in TRIGGERS or (word[0].isdigit() and _is_year_or_date(word))
    ]
    starts = [i for i, begins in enumerate(c.begins) if begins]
    done = -1
    for low, high in _windows(hits, starts, len(c.text)):
        low = max(low, done + 1)
        text, indices, offsets = _words(c, low, high)
        for kind, found in scan(text):
            first = indices[bisect_right(offsets, found.start()) - 1]
            last = indices[bisect_right(offsets, found.end() - 1) - 1]
            yield kind, found, first, last
            done = last


def _windows(hits: list[int], starts: list[int], size: int) -> Iterator[tuple[int, int]]:
    """Stretches of tokens around the hits, merged, none over the start of a sentence."""
    low = high = -1
    for hit in hits:
        place = bisect_right(starts, hit)
        begin = max(hit - _AROUND, starts[place - 1] if place else 0)
        end = min(hit + _AROUND, (starts[place] if place < len(starts) else size) - 1)
        if begin <= high:
            high = max(high, end)
            continue
        if high >= 0:
            yield low, high
        low, high = begin, end
    if high >= 0:
        yield low, high


def _words(c: Columns, low: int, high: int) -> tuple[str, list[int], list[int]]:
    """The words ``low``..``high`` with single spaces, their token indices, and where each starts."""
    parts: list[str] = []
    indices: list[int] = []
    offsets: list[int] = []
    length, end = 0, -1
    for i in range(low, high + 1):
        word = c.text[i]
        if word.isspace():
            continue
        if parts and c.start[i] > end:
            parts.append(" ")
            length += 1
        parts.append(word)
        indices.append(i)
        offsets.append(length)
        length += len(word)
        end = c.end[i]
    return "".join(parts), indices, offsets


def _is_time(kind: str, doc: Doc, first: int, last: int) -> bool:
    """Whether a bare month or year is one: the tagger sees a date, or the word before says so.

    "In today's world" is no day either.
    """
    if first and doc[first - 1].lower_ in {"each", "every"}:
        return False
    if kind == "deictic" and first and last + 1 < len(doc):
        return not (doc[last + 1].lower_ == "'s" and doc[first - 1].lower_ in {"in", "of", "for", "with"})
    if kind not in {"month", "year"}:
        return True
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if kind == "year" and (after in _LABELLED or after == "-"):
        return False
    dated = any(doc[i].ent_type_ == "DATE" for i in range(first, last + 1))
    before = doc[first - 1].lower_ if first else ""
    if kind == "year":
        return dated and before not in {"fiscal", "fy"}
    return (dated or before in _BEFORE_MONTH) and doc[last].pos_ in {"PROPN", "NOUN"}
