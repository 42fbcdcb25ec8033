"""Quotation marks paired over the whole article.

Newspapers close every quotation inside its paragraph, except that a quotation of several paragraphs opens
again with each of them and closes only in the last. Broken marks must never make a quotation that runs away:
a mark without partner opens nothing, and a mark that opens again before the first was closed starts afresh.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_OPENING = frozenset("\u201c\u201e\u201f\u00ab")
_CLOSING = frozenset("\u201d\u00bb")
_MARK = re.compile(
    "[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]|``|''|[\u2018\u2019]{2}|['\u2018\u2019\u201a\u201b]"
)
_SINGLE = frozenset("'\u2018\u2019\u201a\u201b")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{-\u2013\u2014/\u2026:,\"\u201c\u2018'")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}-\u2013\u2014/\u2026:,;.!?\"\u201d\u2019'")
_SENTENCE_END = frozenset(".!?\u2026")
# Words whose first letter is left out: the mark before them is an apostrophe.
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|round|bout|n|\d0s)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# A quotation longer than this inside one paragraph is more likely a broken mark.
MAX_LENGTH = 5_000
# Up to this many words a quotation that is no sentence of its own is a borrowed phrase, not speech.
MAX_SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch: ``start`` and ``end`` lie inside the marks, ``outer`` includes them.

    ``level`` is 0 for an outermost quotation and 1 for one inside it. ``scare`` is true for a few borrowed
    words that are no sentence. ``continues`` is true when the quotation goes on from the paragraph before
    without having been closed there.
    """

    start: int
    end: int
    outer: Span
    level: int = 0
    scare: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class QuoteIndex:
    """Quoted stretches in text order; ``spans`` are the outermost ones without their marks."""

    quotes: tuple[Quote, ...] = ()
    spans: tuple[Span, ...] = ()
    _outer: tuple[Quote, ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @property
    def outer(self) -> tuple[Quote, ...]:
        """The outermost quotations, in text order."""
        return self._outer

    def at(self, offset: int) -> Quote | None:
        """The outermost quotation that covers the code point ``offset``, marks included."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._outer[place].outer[1]:
            return self._outer[place]
        return None


def find_quotes(article: Article, doc: Doc) -> QuoteIndex:
    """Find the quoted stretches of ``article``; ``doc`` is not needed yet. Never raises on odd text."""
    quotes: list[Quote] = []
    unclosed: tuple[int, int, int] | None = None  # mark, inside start, block end of an open quotation
    pending: list[Quote] = []
    for block in article.blocks:
        if not block.spans:
            continue
        start, end = block.spans[0][0], block.spans[-1][1]
        found, left_open = _pair(article.text, start, end)
        if unclosed is not None and (begins := _first_mark(article.text, start)) is not None:
            pending.append(
                _quote(article.text, unclosed[0], unclosed[1], unclosed[2], unclosed[2], bool(pending))
            )
            closed_here = next((q for q in found if q.outer[0] == begins), None)
            if closed_here is not None:
                quotes.extend(pending)
                found = [_continued(q) if q is closed_here else q for q in found]
                pending = []
        else:
            pending = []
        quotes.extend(found)
        unclosed = (left_open[0], left_open[1], end) if left_open is not None else None
        if unclosed is None or (pending and unclosed[0] != _first_mark(article.text, start)):
            pending = []
    quotes.sort(key=lambda q: (q.outer[0], -q.outer[1]))
    outer = tuple(q for q in quotes if q.level == 0)
    return QuoteIndex(
        tuple(quotes), tuple((q.start, q.end) for q in outer), outer, tuple(q.outer[0] for q in outer)
    )


def _continued(quote: Quote) -> Quote:
    return Quote(quote.start, quote.end, quote.outer, quote.level, quote.scare, True)


def _first_mark(text: str, start: int) -> int | None:
    """Offset of the double mark that a block begins with, if it does."""
    while start < len(text) and text[start].isspace():
        start += 1
    mark = _MARK.match(text, start)
    return start if mark and mark[0] not in _SINGLE and mark[0] not in _CLOSING else None


def _quote(
    text: str, mark: int, start: int, end: int, outer_end: int, continues: bool = False, level: int = 0
) -> Quote:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Quote(start, end, (mark, outer_end), level, _is_scare(text, start, end), continues)


def _is_scare(text: str, start: int, end: int) -> bool:
    words = _WORD.findall(text, start, end)
    if len(words) > MAX_SCARE_WORDS:
        return False
    last = text[end - 1] if end > start else ""
    return not (words and words[0][:1].isupper() and (last in _SENTENCE_END or last == ","))


def _role(text: str, mark: str, at: int, end: int, low: int, high: int) -> str:
    """What a double mark can be: ``open``, ``close`` or ``either``."""
    before = text[at - 1] if at > low else " "
    after = text[end] if end < high else " "
    if mark in _OPENING or mark == "``":
        # German closes with the mark that English opens with.
        return "close" if before not in _BEFORE_OPENING and after in _AFTER_CLOSING else "open"
    # Some papers set the closing curly mark on both sides; its surroundings tell.
    if mark in _CLOSING:
        return "open" if before in " \n(" and after.isalnum() else "close"
    opens = before in _BEFORE_OPENING and not after.isspace()
    closes = after in _AFTER_CLOSING and not before.isspace()
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    return "either"


def _marks(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    done = low
    for mark in _MARK.finditer(text, low, high):
        at, end = mark.span()
        if at < done:
            continue
        if mark[0] == "''" and text[end : end + 1] == "'" and at > low and not text[at - 1].isspace():
            # A quotation and the one inside it close together: the inner mark stands first.
            yield at, at + 1, "'"
            at, end = at + 1, end + 1
        done = end
        yield at, end, mark[0]


def _pair(text: str, low: int, high: int) -> tuple[list[Quote], tuple[int, int] | None]:
    """Pair the marks of one block; also the outer mark left open (its offset and where its text starts)."""
    found: list[Quote] = []
    outer: tuple[int, int] | None = None
    single: tuple[int, int] | None = None
    for at, end, mark in _marks(text, low, high):
        if mark in _SINGLE:
            role = _single_role(text, at, end, low, high, mark, single is not None)
            if role == "open":
                single = (at, end)
            elif role == "close" and single is not None:
                if outer is None or single[0] > outer[0]:
                    found.append(_quote(text, single[0], single[1], at, end, level=1))
                single = None
            continue
        role = _role(text, mark, at, end, low, high)
        if role == "either":
            role = "close" if outer is not None else "open"
        if role == "open":
            if single is not None and outer is None:
                single = None
            outer = (at, end)
        elif outer is not None:
            if at - outer[1] <= MAX_LENGTH and _WORD.search(text, outer[1], at):
                found.append(_quote(text, outer[0], outer[1], at, end))
            outer = None
            single = None
    return _levels(found), outer


def _single_role(text: str, at: int, end: int, low: int, high: int, mark: str, is_open: bool) -> str | None:
    before = text[at - 1] if at > low else " "
    after = text[end] if end < high else " "
    if before.isalnum() and after.isalnum():
        return None
    if (
        not before.isalnum()
        and before not in _SENTENCE_END
        and before not in ",;)"
        and (after.isalnum() or after in "[$")
    ):
        if mark in "\u2019'" and _ELISION.match(text, end):
            return None
        return "open" if mark != "\u2019" else None
    if is_open and not before.isspace() and not after.isalnum():
        # "the voters' choice": a plural possessive goes on in lower case and another mark follows.
        if before in "sS" and after == " " and _closes_later(text, end, high):
            return None
        return "close"
    return None


def _closes_later(text: str, start: int, high: int) -> bool:
    """Whether another single closing mark follows before the next opening one."""
    for at, end, mark in _marks(text, start, min(high, start + 400)):
        if mark not in _SINGLE:
            return False
        before = text[at - 1]
        after = text[end] if end < high else " "
        if before.isspace() or (before.isalnum() and after.isalnum()):
            if before.isspace():
                return False
            continue
        return True
    return False


def _levels(found: list[Quote]) -> list[Quote]:
    """Single quotations outside any double one are outermost themselves."""
    doubles = [q for q in found if q.level == 0]
    out = list(doubles)
    for quote in found:
        if quote.level == 1:
            inside = any(d.outer[0] < quote.outer[0] and quote.outer[1] <= d.outer[1] for d in doubles)
            crosses = any(d.outer[0] < quote.outer[1] and quote.outer[0] < d.outer[1] for d in doubles)
            if inside:
                out.append(quote)
            elif not crosses:
                out.append(Quote(quote.start, quote.end, quote.outer, 0, quote.scare))
    return out
