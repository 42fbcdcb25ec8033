"""Quotation marks paired over blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.articles import article_from_text
from kg.language.quotations import find_quotes
from kg.model import Article, Block

_EMPTY = Doc(Vocab())


def _article(*paragraphs: str) -> Article:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", ((len(text), len(text) + len(paragraph)),)))
        text += paragraph + "\n\n"
    return Article("test", text, "0", tuple(blocks))


def quoted(*paragraphs: str) -> list[str]:
    article = _article(*paragraphs)
    return [article.text[start:end] for start, end in find_quotes(article, _EMPTY).spans]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('"We are ready," she said.', ["We are ready,"]),
        ("“We are ready,” she said. “All of us.”", ["We are ready,", "All of us."]),
        ("''We are ready,'' she said.", ["We are ready,"]),
        ("„Wir sind bereit“ is German; «oui» is French.", ["Wir sind bereit", "oui"]),
        ("He called it “a farce”; she called it 'a mess'.", ["a farce", "a mess"]),
        ("The voters' choice wasn't the party's.", []),
        ("In the '90s rock 'n' roll was dead.", []),
        ("\"He told me, 'Go home,' and I went,\" she said.", ["He told me, 'Go home,' and I went,"]),
    ],
)
def test_pairs_marks(paragraph: str, expected: list[str]) -> None:
    assert quoted(paragraph) == expected


def test_quotation_inside_quotation_is_kept_as_inner() -> None:
    article = _article("“He told me, ‘Go home,’ and I went,” she said.")
    inner = [q for q in find_quotes(article, _EMPTY).quotes if q.level == 1]
    assert [article.text[q.start : q.end] for q in inner] == ["Go home,"]


def test_a_mark_without_partner_opens_nothing() -> None:
    assert quoted('The "last train left at noon.', "Nobody was on it.") == []
    assert quoted('The last train" left at noon.') == []


def test_a_broken_quotation_does_not_swallow_the_next_one() -> None:
    assert quoted("“The gate was open, she said. “I saw it.”") == ["I saw it."]


def test_several_paragraphs_opened_again_and_closed_once() -> None:
    paragraphs = ("“The first part.", "“The second part.", "“The third part.”", "He left.")
    assert quoted(*paragraphs) == ["The first part.", "The second part.", "The third part."]
    quotes = find_quotes(_article(*paragraphs), _EMPTY).outer
    assert [q.continues for q in quotes] == [False, True, True]


def test_a_quotation_never_runs_into_a_paragraph_without_mark() -> None:
    assert quoted("“The first part.", "The second part.”") == []


def test_scare_quotes_are_told_from_speech() -> None:
    article = _article("The “special operation” went on. “Stop it,” she said.")
    assert [q.scare for q in find_quotes(article, _EMPTY).outer] == [True, False]


def test_at_finds_the_quotation_around_an_offset() -> None:
    article = _article('She said "yes" twice.')
    index = find_quotes(article, _EMPTY)
    assert index.at(article.text.index("yes")) is index.outer[0]
    assert index.at(0) is None
    assert index.at(len(article.text)) is None


@settings(deadline=None)
@given(st.text(alphabet="ab .,?\n\"'“”‘’«»`", max_size=80))
def test_any_marks_give_sound_spans(text: str) -> None:
    article = article_from_text("any", text)
    index = find_quotes(article, _EMPTY)
    previous = 0
    for quote in index.outer:
        assert previous <= quote.outer[0] < quote.start <= quote.end <= quote.outer[1] <= len(text)
        previous = quote.outer[1]
