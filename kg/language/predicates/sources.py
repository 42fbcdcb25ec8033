"""Who asserts an act that the article reports: the innermost attribution or quotation around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.model import EntityArg

if TYPE_CHECKING:
    from kg.language.attribution import Attribution
    from kg.language.quotations import QuoteIndex


class SourceReader:
    """Looks up the asserting source of a position in the text."""

    def __init__(self, attributions: tuple[Attribution, ...], quotes: QuoteIndex) -> None:
        """Take the contents of attributions of speech and thought, and the quotations nobody is named for."""
        self._contents = sorted(
            (start, end, i)
            for i, attribution in enumerate(attributions)
            if attribution.kind != "intention"
            for start, end in attribution.content
        )
        self._starts = [start for start, _, _ in self._contents]
        self._longest = max((end - start for start, end, _ in self._contents), default=0)
        self._attributions = attributions
        self._quotes = [(quote.start, quote.end) for quote in quotes.outer if not quote.scare]
        self._quote_starts = [start for start, _ in self._quotes]

    def of(self, offset: int, token: int) -> tuple[bool, EntityArg | None]:
        """Whether the word at ``offset`` (token index ``token``) is reported, and by whom as far as is known."""
        best: Attribution | None = None
        size = 0
        at = bisect_right(self._starts, offset)
        while at > 0:
            at -= 1
            start, end, i = self._contents[at]
            if start < offset - self._longest:
                break
            attribution = self._attributions[i]
            if offset < end and attribution.cue_token != token and (best is None or end - start < size):
                best, size = attribution, end - start
        if best is not None:
            return True, best.source if best.resolved else None
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quotes[at][1], None
