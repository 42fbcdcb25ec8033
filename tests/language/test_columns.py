"""The columns that all stages share say of every token what spaCy says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import article_from_text
from kg.language.columns import columns
from kg.language.parsing import parse
from kg.language.reading import Sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = """Harvest talks stall in Riga

The minister met Ana Prado on Monday.   "We will wait," she said.

Both sides, using old maps, blamed the weather.
"""


def _doc(nlp: Language, text: str) -> Doc:
    ((_, doc),) = parse(nlp, [article_from_text("a", text)])
    return doc


@pytest.mark.parametrize("text", ["", " ", "Rain.", TEXT])
def test_columns_are_those_of_spacy(nlp: Language, text: str) -> None:
    doc = _doc(nlp, text)
    c = columns(doc)
    assert c.text == [token.text for token in doc]
    assert c.lower == [token.lower_ for token in doc]
    assert c.lemma == [token.lemma_ for token in doc]
    assert c.tag == [token.tag_ for token in doc]
    assert c.dep == [token.dep_ for token in doc]
    assert c.entity == [token.ent_type_ for token in doc]
    assert c.head == [token.head.i for token in doc]
    assert c.start == [token.idx for token in doc]
    assert c.end == [token.idx + len(token) for token in doc]
    assert c.space == [token.is_space for token in doc]
    assert c.children == [[child.i for child in token.children if not child.is_space] for token in doc]
    assert c.source().rstrip() == doc.text.rstrip()


def test_sentences_have_no_white_space_at_their_ends(nlp: Language) -> None:
    doc = _doc(nlp, TEXT)
    sentences = Sentences(doc)
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            start, end = sentences.span(words[0].i)
            assert doc.text[start:end] == doc.text[start:end].strip()
            assert (start, end) == (words[0].idx, words[-1].idx + len(words[-1]))
            assert sentences.length(words[-1].i) == len(sentence)
