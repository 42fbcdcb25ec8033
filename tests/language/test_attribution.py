"""Who says, thinks or intends what, through the real parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text
from kg.language import read
from kg.language.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from kg.language.attribution import Attribution

Found = tuple[str, str, list[str]]
Reader = "Callable[[str], list[tuple[str, Attribution]]]"


@pytest.fixture(scope="module")
def attributions(nlp: Language) -> Callable[[str], tuple[str, tuple[Attribution, ...]]]:
    def run(text: str) -> tuple[str, tuple[Attribution, ...]]:
        article, doc = next(iter(parse(nlp, [article_from_text("test", text)])))
        return article.text, read(article, doc).attributions

    return run


def _triples(text: str, found: tuple[Attribution, ...]) -> list[Found]:
    return [
        (a.source.text if a.source else "", a.cue.text, [text[start:end] for start, end in a.content])
        for a in found
    ]


CASES: dict[str, tuple[str, Found]] = {
    "what an act that is told of did": (
        "Witnesses said rebels shelled a market in the town, killing two nurses.",
        ("Witnesses", "said", ["rebels shelled a market in the town, killing two nurses"]),
    ),
    "a passive charge": (
        "Chad was accused by the envoy of sending arms to the rebels.",
        ("the envoy", "was accused", ["Chad", "of sending arms to the rebels"]),
    ),
    "who says so accuses": (
        "The general said it would be a war, accusing Chad of sending arms.",
        ("The general", "accusing", ["Chad of sending arms"]),
    ),
    "a clause that ends a headline": (
        "Chad army rejects the bloc's truce plan as fighting spreads",
        ("Chad army", "rejects", ["the bloc's truce plan"]),
    ),
    "the writer goes on after a dash": (
        "The envoy said the port was closed – though ships were seen there.",
        ("The envoy", "said", ["the port was closed"]),
    ),
    "a parenthesis between dashes": (
        "The envoy said the port – the only one in the north – was closed.",
        ("The envoy", "said", ["the port – the only one in the north – was closed"]),
    ),
    "a phrase before a quotation that goes on with it": (
        'After years of war, "there is nothing left to burn," the bishop said.',
        ("the bishop", "said", ['After years of war, "there is nothing left to burn,"']),
    ),
    "two quotations that close together": (
        "''He told me, 'Go home,''' the guard said. Nobody went.",
        ("the guard", "said", ["He told me, 'Go home"]),
    ),
    "a particle read as a preposition": (
        "The mayor laughed off the attack.",
        ("The mayor", "laughed off", ["the attack"]),
    ),
    "what one is fond of saying": (
        "The queen is fond of saying that the sea is never full.",
        ("The queen", "saying", ["that the sea is never full"]),
    ),
    "a name called out in the quotation is not who speaks": (
        '"We are ready, Madam President," Senator Omar Diallo told her.',
        ("Senator Omar Diallo", "told", ["We are ready, Madam President"]),
    ),
    "a paper in quotation marks is not what is said": (
        "In an interview on Norway’s “Morning Hour,” the envoy stated that he had seen the files.",
        ("the envoy", "stated", ["that he had seen the files"]),
    ),
    "what was said ends before when it was said": (
        "Petro said that Colombia was ready to pay, just hours after Ecuador had closed the bridge.",
        ("Petro", "said", ["that Colombia was ready to pay"]),
    ),
    "who else speaks is not quoted": (
        "The envoy said that Chad stood with Togo, and the Kenyan embassy voiced concern about the port.",
        ("The envoy", "said", ["that Chad stood with Togo"]),
    ),
    "a time within what was said": (
        "Petro said that Colombia had paid two days after Ecuador closed the bridge.",
        ("Petro", "said", ["that Colombia had paid two days after Ecuador closed the bridge"]),
    ),
    "who announces is nobody to whom it was done": (
        "Chad has cut ties with Sudan after it sheltered former general Idriss Saleh, minister Abdou Mara announced.",
        (
            "minister Abdou Mara",
            "announced",
            ["Chad has cut ties with Sudan after it sheltered former general Idriss Saleh"],
        ),
    ),
    "a gerund": (
        "The kingdom contemplated leaving the union.",
        ("The kingdom", "contemplated", ["leaving the union"]),
    ),
    "a bare no": ("The queen said no.", ("The queen", "said", ["no"])),
    "a verb and its particle": (
        "The ministry played down the risk of a shortage in the north.",
        ("The ministry", "played down", ["the risk of a shortage in the north"]),
    ),
    "a turn of an interview": (
        "Q: Is the port open?\n\nA: It opened on Friday.\n\nQ: For all ships?\n\nA: For most of them.",
        ("A", ":", ["It opened on Friday"]),
    ),
    "a comment between commas": (
        "The truce, as the envoy explained, is only a pause.",
        ("the envoy", "explained", ["The truce", "is only a pause"]),
    ),
    "a comment that puts it": (
        "As the queen later put it, the treaty was a gift to the north.",
        ("the queen", "later put it", ["the treaty was a gift to the north"]),
    ),
    "a court that comes last": (
        "The strike of the nurses was legal, a court ruled.",
        ("a court", "ruled", ["The strike of the nurses was legal"]),
    ),
    "what a poll shows": (
        "A poll published on Sunday shows the premier with a lead of two points.",
        ("A poll published on Sunday", "shows", ["the premier with a lead of two points"]),
    ),
    "an infinitive after a time": (
        "The premier vowed last week to rebuild the bridge.",
        ("The premier", "vowed", ["to rebuild the bridge"]),
    ),
    "blame of a pronoun": (
        "The envoy met the rebels and accused them of breaking the truce.",
        ("The envoy", "accused", ["them of breaking the truce"]),
    ),
    "a day is no part of what is judged": (
        "The bishop condemned the raid on Thursday.",
        ("The bishop", "condemned", ["the raid"]),
    ),
    "direct": (
        '"The harbour is closed," said Marta Lind, the head of the port.',
        ("Marta Lind, the head of the port", "said", ["The harbour is closed"]),
    ),
    "direct before": (
        'Ms. Lind told reporters: "The harbour is closed."',
        ("Ms. Lind", "told", ["The harbour is closed"]),
    ),
    "interrupted quotation": (
        '"The harbour," Ms. Lind said, "is closed for the winter."',
        ("Ms. Lind", "said", ["The harbour", "is closed for the winter"]),
    ),
    "quotation goes on in the next sentence": (
        '"The harbour is closed," Ms. Lind said. "It will stay closed until spring."',
        ("Ms. Lind", "said", ["The harbour is closed", "It will stay closed until spring"]),
    ),
    "quotation goes on in the next paragraph": (
        '"The harbour is closed," Ms. Lind said.\n\n"It will stay closed until spring."\n\nFishermen protested.',
        ("Ms. Lind", "said", ["The harbour is closed", "It will stay closed until spring"]),
    ),
    "quotation of two paragraphs whose cue comes last": (
        '"We paid," Ms. Lind said.\n\n"The quay needs new stone.\n\n"It needs it now," said Omar Diallo.',
        ("Omar Diallo", "said", ["The quay needs new stone", "It needs it now"]),
    ),
    "has that looks like is": (
        "Omar Diallo spoke in Dakar. He's said he would open the border.",
        ("He", "'s said", ["he would open the border"]),
    ),
    "threatened with something": (
        "Eritrea threatened Djibouti with a blockade of the port.",
        ("Eritrea", "threatened", ["a blockade of the port"]),
    ),
    "in the view of somebody": (
        "In the view of the African Union, the vote was fair.",
        ("the African Union", "In the view of", ["the vote was fair"]),
    ),
    "in somebody's words": (
        "The vote was, in Omar Diallo's words, a farce.",
        ("Omar Diallo", "words", ["The vote was", "a farce"]),
    ),
    "own words after what was told": (
        'Omar Diallo said that the port would close. "We have no choice left. We are very sorry." Ships turned back.',
        (
            "Omar Diallo",
            "said",
            ["that the port would close", "We have no choice left. We are very sorry"],
        ),
    ),
    "warned against something": (
        "The envoy warned the generals against holding a sham election.",
        ("The envoy", "warned", ["against holding a sham election"]),
    ),
    "indirect": (
        "The ministry said on Monday that the bridge would open in June.",
        ("The ministry", "said", ["that the bridge would open in June"]),
    ),
    "indirect without that": (
        "The pilot told investigators the engine had failed.",
        ("The pilot", "told", ["the engine had failed"]),
    ),
    "mixed": (
        'The ministry said it "regrets the accident" and that it would pay.',
        ("The ministry", "said", ['it "regrets the accident" and that it would pay']),
    ),
    "sentence before the speaker": (
        "The bridge will open in June, the minister said.",
        ("the minister", "said", ["The bridge will open in June"]),
    ),
    "sentence around the speaker": (
        "The bridge, the minister told reporters, is safe.",
        ("the minister", "told", ["The bridge", "is safe"]),
    ),
    "according to, first": (
        "According to the harbour police, two men are missing.",
        ("the harbour police", "According to", ["two men are missing"]),
    ),
    "according to, last": (
        "Two men are missing, according to the harbour police.",
        ("the harbour police", "according to", ["Two men are missing"]),
    ),
    "relative clause": (
        "The guard, who said that the gate was locked, was arrested.",
        ("who", "said", ["that the gate was locked"]),
    ),
    "shared subject": (
        "The minister praised the nurses and said that wages would rise.",
        ("The minister", "said", ["that wages would rise"]),
    ),
    "participle": (
        "The general left the room, saying that the war was lost.",
        ("The general", "saying", ["that the war was lost"]),
    ),
    "intention": (
        "The rebels vowed to retake the northern valley.",
        ("The rebels", "vowed", ["to retake the northern valley"]),
    ),
    "object with infinitive": (
        "The bishop urged the government to free the prisoners.",
        ("The bishop", "urged", ["the government to free the prisoners"]),
    ),
    "addressee with infinitive": (
        "The court asked the agency to release the files.",
        ("The court", "asked", ["to release the files"]),
    ),
    "noun phrase": ("The company denied the allegations.", ("The company", "denied", ["the allegations"])),
    "description": (
        "The envoy described the meeting as frank.",
        ("The envoy", "described", ["the meeting as frank"]),
    ),
    "quoted description": (
        'The envoy called the vote "a farce."',
        ("The envoy", "called", ['the vote "a farce."']),
    ),
    "cue noun": (
        "The agency's warning that the dam could fail was ignored.",
        ("The agency", "warning", ["that the dam could fail"]),
    ),
    "cue noun with infinitive": (
        "The mayor's plan to ban cars caused protests.",
        ("The mayor", "plan", ["to ban cars"]),
    ),
    "carrier verb": (
        "The envoy expressed concern about the arrests.",
        ("The envoy", "expressed concern about", ["the arrests"]),
    ),
    "adjective": (
        "The premier is confident that the vote will pass.",
        ("The premier", "is confident", ["that the vote will pass"]),
    ),
    "passive with agent": (
        "The raid was condemned by the council.",
        ("the council", "was condemned", ["The raid"]),
    ),
    "quoted by somebody as saying": (
        "The agency quoted Mr. Lind as saying that the strike was over.",
        ("Mr. Lind", "saying", ["that the strike was over"]),
    ),
    "quoted as saying": (
        "Mr. Lind was quoted as saying that the strike was over.",
        ("Mr. Lind", "was quoted as saying", ["that the strike was over"]),
    ),
    "light verb": (
        "The spokeswoman declined to comment on the arrests.",
        ("The spokeswoman", "declined to comment on", ["the arrests"]),
    ),
    "auxiliaries and adverbs belong to the cue": (
        "The bank has repeatedly warned that growth could slow.",
        ("The bank", "has repeatedly warned", ["that growth could slow"]),
    ),
    "question": (
        "The judge asked whether the witness had been paid.",
        ("The judge", "asked", ["whether the witness had been paid"]),
    ),
    "name and colon": ('Marta Lind: "The harbour is closed."', ("Marta Lind", ":", ["The harbour is closed"])),
    "an aside is the writer's": (
        "The minister said that the bridge was safe, which surprised the engineers.",
        ("The minister", "said", ["that the bridge was safe"]),
    ),
    "a verb that goes back to the speaker": (
        "The minister says the bridge was safe and denies that money was missing.",
        ("The minister", "denies", ["that money was missing"]),
    ),
    "no source": ("It is believed that the general fled.", ("", "is believed", ["that the general fled"])),
    "adverb": (
        "The envoy reportedly left the capital.",
        ("", "reportedly", ["The envoy reportedly left the capital"]),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds(name: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    text, expected = CASES[name]
    assert expected in _triples(*attributions(text))


@pytest.mark.parametrize(
    ("text", "negated", "modality"),
    [
        ("The envoy did not say whether the talks would resume.", True, "actual"),
        ("The minister will announce that the bridge is safe.", False, "planned"),
        ("The union could argue that the law is void.", False, "hypothetical"),
        ("The union argued that the law is void.", False, "actual"),
        ("The mayor has never said that he would resign.", True, "actual"),
    ],
)
def test_the_act_itself(
    text: str, negated: bool, modality: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    _, found = attributions(text)
    assert [(a.negated, a.modality) for a in found] == [(negated, modality)]


@pytest.mark.parametrize(
    ("text", "kind", "relation"),
    [
        ("The minister said that the bridge was safe.", "speech", "said"),
        ("The minister believes that the bridge is safe.", "thought", "thinks"),
        ("The minister wants to close the bridge.", "intention", "thinks"),
    ],
)
def test_kinds(
    text: str, kind: str, relation: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    _, found = attributions(text)
    assert [(a.kind, a.relation) for a in found] == [(kind, relation)]


def test_nested_speech(attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    _, found = attributions("Marta Lind said that Peter Holm had told her that the war was over.")
    assert [(a.depth, a.outer) for a in found] == [(0, -1), (1, 0)]


def test_the_readout_passes_the_words_on(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("According to the Polish readout, Donald Tusk said that the border was closed.")
    said = next(a for a in found if a.cue.text == "said")
    assert said.source is not None
    assert said.source.name == "Donald Tusk"
    assert said.via is not None
    assert said.via.name == "Poland"
    assert said.depth == 0


def test_every_speaker_of_a_phrase(attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    text, found = attributions("Donald Tusk and Robert Fico said that the border was closed.")
    assert [s.name for s in found[0].sources] == ["Donald Tusk", "Robert Fico"]
    assert {text[s.start : s.end] for s in found[0].sources} == {"Donald Tusk and Robert Fico"}


def test_a_statement_speaks_for_its_issuer(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("A statement from the Kremlin said the call had been useful.")
    assert [a.source.name for a in found if a.source] == ["Kremlin"]


@pytest.mark.parametrize(
    "text",
    [
        "The union called a strike for Monday.",
        "The king addressed a rally in the port.",
        "Both countries have posted new envoys.",
        "The union wants a reason to say no.",
        "Pledged delegates arrived at noon.",
        "He recalled its ambassador.",
        "THE END OF THE WAR",
        "- first point\n- second point\n- third point",
    ],
)
def test_what_is_no_attribution(
    text: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    _, found = attributions(text)
    assert [a.cue.text for a in found if a.relation == "said"] == []


_PIECES = st.sampled_from(
    ["The minister ", "said ", "that ", '"', "“", "”", ", ", ". ", "\n\n", "who ", "according to ", "Marta Lind ",
     "claims ", ": ", "plan to ", "is said to ", "by ", "'", "was quoted as saying ", "and ", "it ", "(", ")", "— ",
     "believed ", "reportedly ", "asked ", "the war was over"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_string_gives_sound_spans(nlp: Language, text: str) -> None:
    article, doc = next(iter(parse(nlp, [article_from_text("any", text)])))
    found = read(article, doc).attributions
    assert [a.cue.start for a in found] == sorted(a.cue.start for a in found)
    for a in found:
        assert article.text[a.cue.start : a.cue.end] == a.cue.text
        assert a.content
        for start, end in a.content:
            assert 0 <= start < end <= len(article.text)
        for source in a.sources:
            assert article.text[source.start : source.end] == source.text


def test_the_last_words_of_a_sentence_belong_to_it(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions('The premier called it "theft". The protests began in May, when prices rose.')
    assert "began" not in [a.cue.text for a in found]


def test_what_one_stops_short_of_saying(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("Canada stopped short of calling the takeover a coup.")
    assert [a.negated for a in found if a.cue.text == "calling"] == [True]


def test_a_thing_is_not_addressed(attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    assert [a.addressee for a in attributions("Norway urged restraint on all sides.")[1]] == [None]


def test_who_is_urged_is_addressed(attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    _, found = attributions("Senegal urged Mali and Niger to return to the bloc.")
    assert [a.addressee.name for a in found if a.cue.text == "urged" and a.addressee] == ["Mali"]


def test_a_finite_conjunct_is_not_hypothetical(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("The envoy would not say who had paid, but hinted that the money came from abroad.")
    assert {a.cue.text: a.modality for a in found}["hinted"] == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia showed little interest in the offer.",
        "The premier telephoned Lima and called the generals to thank them.",
        "Chile opposed them.",
    ],
)
def test_no_words_were_said(
    text: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    assert not [a for a in attributions(text)[1] if a.cue.text in ("showed", "called", "opposed")]


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Peru called on Bolivia to open the road.", "called on", "Bolivia"),
        ("Eritrea threatened Djibouti with a blockade of the port.", "threatened", "Djibouti"),
    ],
)
def test_who_is_called_on_is_addressed(
    text: str, cue: str, name: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    assert [a.addressee.name for a in attributions(text)[1] if a.cue.text == cue and a.addressee] == [name]


@pytest.mark.parametrize(
    "text",
    ["Some believe that the truce will fail.", "Those in the capital believe that the truce will fail."],
)
def test_a_source_without_a_name_is_known(
    text: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    (attribution,) = attributions(text)[1]
    assert attribution.resolved
    assert attribution.source is not None
    assert attribution.source.via == "nominal"


def test_a_man_who_shows_up_says_nothing(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    assert not attributions("When the general showed up, the crowd left.")[1]


@pytest.mark.parametrize(
    "text",
    ["Okoth spoke with Banda for the first time since the vote.", "The letter raised fears of a new war."],
)
def test_how_long_one_speaks_and_what_one_causes_is_not_said(
    text: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    assert all(a.source is None for a in attributions(text)[1])


def test_what_is_yet_to_be_said_is_not_said(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    (found,) = attributions("The police have yet to explain who fired the shots.")[1]
    assert found.negated


def test_lists_with_colons_are_no_interview(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    text = "Norway: 4 medals.\n\nKenya: 3 medals.\n\nPeru: 2 medals.\n\nGhana: 1 medal."
    assert not [a for a in attributions(text)[1] if a.frame == "turn"]


def test_who_asks_and_who_answers(attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> None:
    text = "Q: Is it open?\n\nA: It is.\n\nQ: For all?\n\nA: For most.\n\nThe port closed again in May."
    turns = [a for a in attributions(text)[1] if a.frame == "turn"]
    assert [a.source.name for a in turns if a.source] == ["interviewer", "interviewee"] * 2
    assert {a.quote for a in turns} == {"direct"}
    start, end = turns[-1].content[0]
    assert text[start:end] == "For most"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway sent two envoys, both of whom said that the talks had failed.", "envoys"),
        ("The ministers, many of whom said that the talks had failed, went home.", "ministers"),
    ],
)
def test_of_whom_stands_for_a_noun(
    text: str, name: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    found = next(a for a in attributions(text)[1] if a.cue.text == "said")
    assert found.resolved
    assert found.source is not None
    assert name in found.source.name


def test_one_state_is_not_both_of_whom(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    text = "Norway and Peru sent envoys to Kenya, both of whom said that the talks had failed."
    found = next(a for a in attributions(text)[1] if a.cue.text == "said")
    assert found.source is not None
    assert found.source.name != "Kenya"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The Danish minister declined to say whether the ships would sail.", True),
        ("Ms. Phiri refused to ask for a pardon.", True),
        ("The bank failed to explain why the money was spent.", True),
        ("The envoy did not refuse to say who had paid.", False),
        ("The envoy went on to say that the road was open.", False),
    ],
)
def test_who_declines_to_say_does_not_say(
    text: str, negated: bool, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    _, found = attributions(text)
    assert [a.negated for a in found if a.relation == "said"] == [negated]


def test_a_habit_of_saying_is_speech(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    text, found = attributions("The governor likes to boast that his province has no debt.")
    assert _triples(text, found) == [
        ("The governor", "likes to boast", ["that his province has no debt"]),
    ]
    assert found[0].relation == "said"
    _, found = attributions("The governor would like to say that the drought is over.")
    assert found[0].kind == "intention"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In the words of one envoy, “nobody is in charge,” and the talks stalled.", ["nobody is in charge"]),
        ("It was, in the words of the mayor, “a dark day,” and few slept.", ["It was", "a dark day"]),
    ],
)
def test_words_end_with_their_quotation(
    text: str, content: list[str], attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    text, found = attributions(text)
    assert [text[a:b] for a, b in found[0].content] == content


def test_the_label_of_a_leading_article_is_no_speaker(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("The Courier view on Ghana’s budget: cut the waste now")
    assert not [a for a in found if a.cue.text == ":"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rojas: “No point” in new talks with Chile", "No point” in new talks with Chile"),
        ("Rojas: “We are ready for talks”", "We are ready for talks"),
    ],
)
def test_a_headline_that_goes_on_after_a_quotation(
    text: str, content: str, attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]]
) -> None:
    text, (found,) = attributions(text)
    assert [text[a:b] for a, b in found.content] == [content]


def test_a_country_before_a_colon_is_what_it_is_about(
    attributions: Callable[[str], tuple[str, tuple[Attribution, ...]]],
) -> None:
    _, found = attributions("Sudan: Army rejects truce with the RSF")
    assert not [a for a in found if a.cue.text == ":"]
