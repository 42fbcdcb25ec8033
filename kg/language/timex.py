"""Time expressions and the date of an event (stub)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A normalised time expression; ``iso`` is a date, month, year or interval with ``/``."""

    start: int
    end: int
    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class TimeIndex:
    """The time expressions of an article in text order."""

    expressions: tuple[TimeExpression, ...] = ()

    def of(self, token: Token) -> str | None:
        """Return the ISO date of the event whose predicate is ``token``, or None."""
        return None


def find_times(article: Article, doc: Doc) -> TimeIndex:
    """Normalise the time expressions of ``doc`` against ``article.published``."""
    return TimeIndex()
