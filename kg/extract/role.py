"""Statements of the role family: who holds or held which office.

The language stage reads titles, appositions, copulas and appointments; here each becomes one statement. How
sure it is depends on the form: a title before a name is hardly ever wrong, an apposition may be the parser's
mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.reading import Reading
from kg.model import Cue, RoleArg, Statement

_CONFIDENCE = {"title": 0.95, "apposition": 0.88, "copula": 0.85, "appointment": 0.85}


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield one ``holdsRole`` statement for each office the article gives somebody."""
    text = reading.article.text
    for office in reading.mentions.offices:
        span = (office.start, office.end)
        phrase = text[span[0] : span[1]]
        role = RoleArg(office.title, phrase, *span, org=office.org, former=office.former)
        yield Statement(
            family="role",
            relation="holdsRole",
            plover=None,
            subject=office.holder,
            object=role,
            cue=Cue(phrase, *span),
            sentence=reading.sentences.span(office.token),
            polarity="negative" if office.negative else "positive",
            modality=office.modality,
            confidence=_CONFIDENCE[office.form],
            extractor="role",
        )
