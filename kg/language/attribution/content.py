"""What is said: from a complement in the parse, or from the place in the sentence, to exact spans.

A parse is right about where a complement begins more often than about where it ends. So the beginning comes
from the parse (or from the cue), and the end is checked against what print tells: sentence ends, quotation
marks, dashes and the next clause that belongs to the cue itself.
"""

from __future__ import annotations

from kg.language.attribution.table import Table

Range = tuple[int, int]
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_TRIM = frozenset((",", ";", ":", ".", "'", '"', "''", "``"))


def complement(t: Table, head: int, cue: int) -> Range:
    """First and last token of the complement headed by ``head`` to the right of the cue token."""
    first, last = t.edges(head)
    limit = t.unit_end[cue]
    first = max(first, cue + 1)
    last = max(min(last, limit), first)
    quote = t.quote[last]
    if quote is not None and t.quote[cue] is not quote and quote.start < t.start[head]:
        while last < limit and t.quote[last + 1] is quote:
            last += 1
    return first, last


def tidy(t: Table, first: int, last: int) -> Range | None:
    """Drop gaps and loose punctuation at both ends; None when nothing is left."""
    while first <= last and (t.space[first] or t.text[first] in _TRIM or t.text[first] in _DASHES):
        first += 1
    while last >= first and (t.space[last] or t.text[last] in _TRIM or t.text[last] in _DASHES):
        last -= 1
    return (first, last) if first <= last else None
