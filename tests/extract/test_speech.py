"""Speech and thought as statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.articles import article_from_text
from kg.extract import extract, speech
from kg.language import read_all
from kg.model import UtteranceArg

if TYPE_CHECKING:
    from spacy.language import Language


def said(nlp: Language, text: str) -> list[str]:
    (reading,) = read_all(nlp, [article_from_text("test", text)])
    return [s.object.text for s in speech.extract(reading) if isinstance(s.object, UtteranceArg)]


@pytest.mark.parametrize(
    "text",
    [
        "Portugal backed Angola.", "Malta thanked Cyprus.", "Iran lashed out at the United States.",
        "The rebels, backed by Angola, fled.", "Its prime minister, thanked by Eva Holm, left.",
        "Aid is expected in Gaza by Friday.", "Chad dismissed its finance minister, Eva Holm.",
    ],
)  # fmt: skip
def test_a_name_alone_is_nobodys_words(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []


def test_what_is_said_of_a_name_is(nlp: Language) -> None:
    assert said(nlp, "Portugal said it backed Angola.") == ["it backed Angola"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Lind said that Norway was “not for sale.”", "that Norway was “not for sale.”"),
        ('The minister said the accord "is dead" for now.', 'the accord "is dead" for now'),
        ("“Norway is not for sale,” Mr. Lind said.", "Norway is not for sale"),
    ],
)
def test_a_quotation_inside_the_words_keeps_its_marks(nlp: Language, text: str, words: str) -> None:
    assert said(nlp, text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway accused Iceland of breaking the treaty.", ["Iceland of breaking the treaty"]),
        ("Peru condemned the raid on the embassy.", ["the raid on the embassy"]),
        ("Kenya praised Ghana for opening its ports.", ["Ghana for opening its ports"]),
        ("Peru did not condemn the raid on the embassy.", []),
        ("Norway backed the treaty.", []),
        ("Norway and Iceland agreed on a fishing treaty.", []),
    ],
)
def test_a_judgement_is_said_when_it_is_put_in_words(nlp: Language, text: str, words: list[str]) -> None:
    (reading,) = read_all(nlp, [article_from_text("test", text)])
    found = [s.object for s in extract(reading).statements if s.family == "say"]
    assert [said.text for said in found if isinstance(said, UtteranceArg)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fiji will end the pact with China, Minister Juan Rojas announced on Monday.",
         "Fiji will end the pact with China"),
        ('"We won," Omar Keita was quoted as saying by the agency.', "We won"),
        ('"Ask the army," the party leader charged.', "Ask the army"),
        ("Eva Holm ruled out that Oslo would pay.", "that Oslo would pay"),
        ("The premier is ready to talk and says Chad is too.", "Chad is too"),
    ],
)  # fmt: skip
def test_what_is_said_in_rarer_frames(nlp: Language, text: str, words: str) -> None:
    assert words in said(nlp, text)


def test_what_is_refused_is_not_thought(nlp: Language) -> None:
    (reading,) = read_all(nlp, [article_from_text("test", "Hungary refused to send weapons.")])
    assert [s.polarity for s in speech.extract(reading)] == ["negative"]


def test_what_others_make_of_it_is_nobodys_words(nlp: Language) -> None:
    text = "Chad accuses Togo of harbouring spies, an allegation that Kenya has called absurd."
    assert "Togo of harbouring spies" in said(nlp, text)
