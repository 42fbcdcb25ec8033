"""Predicates with roles, from the dependency parse (stub)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.attribution import Attribution
    from kg.language.mentions import MentionIndex


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate with its roles, polarity, modality and asserting source (see design.md)."""

    lemma: str


def find_predicates(
    article: Article, doc: Doc, mentions: MentionIndex, attributions: tuple[Attribution, ...]
) -> tuple[Predicate, ...]:
    """Find the predicates of ``doc`` in text order."""
    return ()
