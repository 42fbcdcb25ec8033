"""What the language stage hands to the extractors: one article, read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.language.columns import columns
from kg.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.attribution import Attribution
    from kg.language.mentions import MentionIndex
    from kg.language.predicates import Predicates
    from kg.language.quotations import QuoteIndex
    from kg.language.timex import TimeIndex


@dataclass(frozen=True, slots=True)
class Reading:
    """All the language stage knows of one article; extractors read this and never dependency labels."""

    article: Article
    doc: Doc
    quotes: QuoteIndex
    mentions: MentionIndex
    times: TimeIndex
    attributions: tuple[Attribution, ...]
    predicates: Predicates
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        """Look the sentences up once."""
        object.__setattr__(self, "sentences", Sentences(self.doc))


class Sentences:
    """The sentences of a Doc by token index."""

    def __init__(self, doc: Doc) -> None:
        """Read the sentences of ``doc`` in order."""
        c = columns(doc)
        self._starts = [i for i, begins in enumerate(c.begins) if begins]
        self._spans: list[Span] = []
        self._lengths: list[int] = []
        for first, after in pairwise([*self._starts, len(c.text)]):
            inside = [i for i in range(first, after) if not c.text[i].isspace()] or [first]
            self._spans.append((c.start[inside[0]], c.end[inside[-1]]))
            self._lengths.append(after - first)

    def span(self, token: int) -> Span:
        """Code points of the sentence of a token, without white space at its ends."""
        return self._spans[bisect_right(self._starts, token) - 1]

    def distance(self, first: Span, second: Span) -> int:
        """How many sentences the one that is or contains ``second`` comes after that of ``first``."""
        return bisect_right(self._spans, (second[0], second[1])) - bisect_right(
            self._spans, (first[0], first[1])
        )

    def length(self, token: int) -> int:
        """How many tokens the sentence of a token has."""
        return self._lengths[bisect_right(self._starts, token) - 1]
