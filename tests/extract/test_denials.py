"""Denials of what was reported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import article_from_text
from kg.extract import extract
from kg.language import read_all
from kg.model import EntityArg, Statement

if TYPE_CHECKING:
    from spacy.language import Language


def denied(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """Who denies having done what to whom."""
    facts = [extract(reading) for reading in read_all(nlp, [article_from_text("a", text)])]
    return {
        (s.subject.name, s.relation, s.object.name)
        for s in facts[0].statements
        if isinstance(s.object, EntityArg) and _is_denial(s)
    }


def _is_denial(s: Statement) -> bool:
    return s.polarity == "negative" and s.source is not None and s.source.name == s.subject.name


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        ("Noboa accused Chad of arming Libya, which Chad has denied.", ("Chad", "aids", "Libya")),
        ("Eritrea accused Chad of arming Libya. Chad denied the charge.", ("Chad", "aids", "Libya")),
        (
            "Kenya said Chad had attacked Libya. Its mayors agreed. Chad denies it.",
            ("Chad", "attacks", "Libya"),
        ),
        ("Togo accuses Chad of arming Libya, which Chad rejects.", ("Chad", "aids", "Libya")),
        ("Chad denied that it had attacked Libya.", ("Chad", "attacks", "Libya")),
    ],
)
def test_a_denial_denies_the_claim(nlp: Language, text: str, denial: tuple[str, str, str]) -> None:
    assert denial in denied(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said Chad had attacked Libya. Togo denied it.",
        "Kenya said Chad had attacked Libya. Chad did not deny it.",
        "Kenya said Chad had attacked Libya. Chad denied the request of the Red Cross.",
        "Chad attacked Libya, which Chad regretted.",
        "Kenya said Chad had attacked Libya. It rained. It snowed. The wind rose. Chad denied it.",
    ],
)
def test_who_is_not_meant_denies_nothing(nlp: Language, text: str) -> None:
    assert not denied(nlp, text)
