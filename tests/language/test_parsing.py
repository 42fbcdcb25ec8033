"""From article to Doc: offsets never move, whatever the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text
from kg.language.parsing import parse, plain
from kg.language.repairs import circles
from kg.model import Article, Block

if TYPE_CHECKING:
    from spacy.language import Language


def doc_of(nlp: Language, article: Article):  # type: ignore[no-untyped-def]
    return next(doc for _, doc in parse(nlp, [article]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=300))
def test_every_token_stands_at_its_offset(nlp: Language, text: str) -> None:
    article = article_from_text("a", text)
    doc = doc_of(nlp, article)
    source = plain(text)
    assert len(doc.text) == len(text)
    for token in doc:
        if not token.is_space:
            assert source[token.idx : token.idx + len(token)] == token.text
    assert all(ent.text for ent in doc.ents)


def test_typographic_marks_are_replaced_one_to_one() -> None:
    text = "\u201cIt\u2019s\u00a0fine\u201d \u2013 \u00abnon\u00bb"
    assert plain(text) == '"It\'s fine" \u2013 "non"'
    assert len(plain(text)) == len(text)


def test_a_paragraph_broken_around_links_is_one_sentence(nlp: Language) -> None:
    text = "Spanish leader\n\n    Pedro Sánchez\n\n    met ministers in Madrid."
    spans = ((0, 14), (20, 33), (39, len(text)))
    article = Article("a", text, "", (Block("paragraph", spans),))
    doc = doc_of(nlp, article)
    assert len(list(doc.sents)) == 1
    verb = next(token for token in doc if token.text == "met")
    assert {"Sánchez", "ministers"} <= {child.text for child in verb.children}


def test_a_name_cut_in_two_by_a_gap_is_one_entity(nlp: Language) -> None:
    text = "President Pedro\n\n\nSánchez spoke in Madrid."
    article = Article("a", text, "", (Block("paragraph", ((0, 15), (18, len(text)))),))
    assert any("Pedro" in ent.text and "Sánchez" in ent.text for ent in doc_of(nlp, article).ents)


def test_blocks_are_parsed_apart_and_the_rest_is_not_read(nlp: Language) -> None:
    text = "Menu | Login\nTalks end without a deal\nKenya met Uganda."
    article = Article("a", text, "", (Block("headline", ((13, 37),)), Block("paragraph", ((38, len(text)),))))
    doc = doc_of(nlp, article)
    assert "Login" not in doc.text
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        "Talks end without a deal",
        "Kenya met Uganda.",
    ]


def test_one_word_of_megabytes_is_read_in_bounded_pieces(nlp: Language) -> None:
    article = Article("a", "x" * 300_000, "", (Block("paragraph", ((0, 300_000),)),))
    assert len(doc_of(nlp, article).text) == 300_000


@pytest.mark.parametrize(
    "text",
    ["Kenya acts rather than", "rather than as well as", "and President and the minister of, Ana Prado, and"],
)
def test_odd_endings_are_parsed(nlp: Language, text: str) -> None:
    ((_, doc),) = parse(nlp, [article_from_text("odd", text)])
    assert doc.text.strip() == text


def test_a_circle_is_found_with_its_sentence() -> None:
    assert circles([0, 0, 3, 2, 5, 5], {0, 2, 4}) == [(2, 4)]
    assert circles([1, 1, 1], {0}) == []
