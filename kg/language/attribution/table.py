"""The columns of a parsed document that the attribution rules read, and its sentences as print sets them.

spaCy ends sentences inside quotations and runs headlines on; here a quotation is one unit and the end of a
sentence is a full stop outside of it, so that a direct quote of several sentences stays whole.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.language.columns import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.quotations import Quote, QuoteIndex

Range = tuple[int, int]
_TERMINAL = frozenset((".", "!", "?", "...", "\u2026", "?!", "!!", "...."))


class Table:
    """Parallel lists over the tokens of one document.

    ``quote`` is the outermost quotation a token lies in (marks included) or None; ``unit_start`` and
    ``unit_end`` are the first and last token of the printed sentence a token belongs to; ``children`` are in
    text order. ``space`` marks gap tokens.
    """

    def __init__(self, doc: Doc, quotes: QuoteIndex) -> None:
        c = columns(doc)
        self.doc = doc
        self.n = len(doc)
        self.source = c.source()
        self.lemma, self.pos, self.tag, self.dep = c.lemma, c.pos, c.tag, c.dep
        self.text, self.lower = c.text, c.lower
        self.head, self.children = c.head, c.children
        self.start, self.end = c.start, c.end
        self.starts_sentence = c.begins
        self.space = c.space
        self.quote = self._quotes(quotes)
        self.unit_start, self.unit_end = self._units()
        self._edges: dict[int, tuple[int, int]] = {}

    def _quotes(self, quotes: QuoteIndex) -> list[Quote | None]:
        out: list[Quote | None] = [None] * self.n
        i = 0
        for quote in quotes.outer:
            first, last = quote.outer
            i = bisect_right(self.end, first, i)
            while i < self.n and self.start[i] < last:
                if not self.space[i] or self.end[i] <= last:
                    out[i] = quote
                i += 1
        return out

    def _units(self) -> tuple[list[int], list[int]]:
        starts = [0] * self.n
        ends = [0] * self.n
        first = 0
        last = self.n - 1
        for i, (text, space, quote) in enumerate(zip(self.text, self.space, self.quote, strict=True)):
            # Only these can end a unit; most tokens are none of them.
            edge = i == last or space or text in _TERMINAL or quote is not None or self.space[i + 1]
            if edge and (i == last or self._ends_unit(i)):
                size = i + 1 - first
                starts[first : i + 1] = [first] * size
                ends[first : i + 1] = [i] * size
                first = i + 1
        return starts, ends

    def _ends_unit(self, i: int) -> bool:
        """Whether a printed sentence ends with token ``i``."""
        if self.space[i + 1] and len(self.text[i + 1]) > 0:
            gap = self.text[i + 1]
            # A gap is the end of a block; inside a block (a line broken around a link) the parse goes on.
            if i + 2 < self.n and not self.starts_sentence[i + 2] and len(gap) < 3:
                return False
            return not (self.quote[i] is not None and i + 2 < self.n and self.quote[i] is self.quote[i + 2])
        if self.space[i]:
            return i + 1 < self.n and self.starts_sentence[i + 1]
        quote = self.quote[i]
        following = self.quote[i + 1]
        if quote is not None and following is quote:
            return False
        text = self.text[i]
        if quote is not None and self.end[i] >= quote.outer[1]:
            # The closing mark: the sentence ends with it when its last sentence does.
            j = i - 1
            while j > 0 and self.space[j]:
                j -= 1
            if self.text[j] not in _TERMINAL:
                return False
            return self._begins(i + 1) and (self.text[j] == "." or self.starts_sentence[i + 1])
        if text not in _TERMINAL:
            return False
        if text == "." and i and len(self.text[i - 1]) < 5 and self.text[i - 1][:1].isupper():
            return self.starts_sentence[i + 1]  # perhaps an abbreviation: "Capt. Davis"
        return self._begins(i + 1)

    def _begins(self, i: int) -> bool:
        word = self.text[i]
        return word[:1].isupper() or word[:1].isdigit() or word[:1] in "\"'(["

    def quote_of(self, i: int) -> Quote:
        """The quotation around token ``i``, which must lie in one."""
        quote = self.quote[i]
        assert quote is not None
        return quote

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token of the subtree of ``i``, gap tokens at its end left out."""
        found = self._edges.get(i)
        if found is None:
            token = self.doc[i]
            last = token.right_edge.i
            while last > i and self.space[last]:
                last -= 1
            found = self._edges[i] = (token.left_edge.i, last)
        return found

    def child(self, i: int, *deps: str) -> int:
        """The first child of ``i`` with one of these labels, or -1."""
        for child in self.children[i]:
            if self.dep[child] in deps:
                return child
        return -1

    def next(self, i: int) -> int:
        """The next token that is not a gap; ``n`` at the end."""
        i += 1
        while i < self.n and self.space[i]:
            i += 1
        return i

    def previous(self, i: int) -> int:
        """The token before that is not a gap; -1 at the beginning."""
        i -= 1
        while i >= 0 and self.space[i]:
            i -= 1
        return i
