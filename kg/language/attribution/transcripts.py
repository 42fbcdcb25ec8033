"""Interviews printed as a transcript: every turn is a paragraph that begins with its speaker and a colon."""

from __future__ import annotations

from collections import Counter
from typing import Final

from kg.language.attribution.content import tidy
from kg.language.attribution.found import Found
from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Entry

_TURN = Entry(":", "speech", frozenset(), frozenset(), "")
_MAX_LABEL: Final = 5  # words of a speaker's label
_MIN_TURNS: Final = 4  # fewer paragraphs with labels may be a list


def turns(t: Table) -> dict[int, Found]:
    """The turns of a transcript by their colon; empty for any other article.

    A label is a speaker when it comes back and another one does too, as a question and its answer do.
    """
    labelled = [(i, colon) for i in range(t.n) if (colon := _colon(t, i)) > i]
    names = Counter(t.source[t.start[first] : t.start[colon]] for first, colon in labelled)
    spoken = [
        (first, colon) for first, colon in labelled if names[t.source[t.start[first] : t.start[colon]]] > 1
    ]
    if len(spoken) < _MIN_TURNS or len({t.source[t.start[a] : t.start[b]] for a, b in spoken}) < 2:
        return {}
    found: dict[int, Found] = {}
    for k, (first, colon) in enumerate(spoken):
        end = spoken[k + 1][0] - 1 if k + 1 < len(spoken) else _paragraph_end(t, colon)
        content: Range | None = tidy(t, colon + 1, end)
        if content is not None:
            head = colon - 1
            found[colon] = Found(_TURN, colon, (colon, colon), head, (first, head), [content], "turn")
    return found


def _colon(t: Table, first: int) -> int:
    """The colon after the label of a paragraph that begins with token ``first``, or -1."""
    if t.space[first] or not _begins_paragraph(t, first):
        return -1
    for i in range(first, min(first + _MAX_LABEL + 1, t.n)):
        if t.text[i] == ":":
            return i if i > first and i + 1 < t.n and t.quote[i] is None else -1
        if not t.text[i][:1].isupper() and t.text[i] not in (".", "-", "'", "’"):
            return -1
    return -1


def _paragraph_end(t: Table, i: int) -> int:
    while i + 1 < t.n and not _begins_paragraph(t, i + 1):
        i += 1
    return i


def _begins_paragraph(t: Table, i: int) -> bool:
    return i == 0 or (t.space[i - 1] and t.starts_sentence[i])
