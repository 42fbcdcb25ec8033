"""Names through the door: boundaries, types, chains, countries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text
from kg.language.mentions import MentionIndex, find_mentions
from kg.language.parsing import parse
from kg.model import Article, Block, LocalEntity

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[[str], MentionIndex]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> MentionIndex:
        article, doc = next(parse(nlp, [article_from_text("test", text)]))
        return find_mentions(article, doc)

    return run


def names(index: MentionIndex) -> list[tuple[str, str]]:
    return [(m.text, m.entity) for m in index.mentions if m.kind == "name"]


def entity(index: MentionIndex, name: str) -> LocalEntity:
    return next(e for e in index.entities if e.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finnish President Alexander Stubb met reporters in Turku.", [("Alexander Stubb", "Alexander Stubb")]),
        ("Officials from the U.S. and the United Kingdom signed it.", [("U.S.", "United States")]),
        ("Britain and Holland voted no.", [("Britain", "United Kingdom"), ("Holland", "Netherlands")]),
        ("A Turkish-backed group attacked the U.N.-run camp.", [("U.N.", "United Nations")]),
        ("The Ministry of Health in Lima denied it.", [("Ministry of Health", "Ministry of Health")]),
    ],
)
def test_name_spans_and_canonical_names(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    found = names(read(text))
    assert [pair for pair in expected if pair not in found] == []


def test_titles_initials_and_surnames_are_one_person(read: Read) -> None:
    index = read(
        "Margaret J. Olsen took office on Monday. Ms. Olsen promised reform. "
        "President Olsen later flew home, and Olsen's aides were pleased."
    )
    people = [e for e in index.entities if e.type == "Person"]
    assert [e.name for e in people] == ["Margaret Olsen"]
    assert people[0].gender == "female"
    assert "President" in people[0].titles


def test_family_name_first(read: Read) -> None:
    index = read("Zhang Weimin arrived in Geneva. Mr. Zhang said talks would go on. Zhang later left.")
    assert {m.entity for m in index.mentions if m.kind == "name" and m.type == "Person"} == {"Zhang Weimin"}


def test_names_keep_their_hyphens(read: Read) -> None:
    index = read("Omar al-Masri resigned in June. Mr. al-Masri gave no reason.")
    assert {m.entity for m in index.mentions if m.type == "Person"} == {"Omar al-Masri"}


def test_two_people_with_one_surname_stay_two(read: Read) -> None:
    index = read(
        "Laura Benson, the mayor, spoke first. Her rival Peter Benson followed. "
        "Mr. Benson attacked the budget. Ms. Benson defended it."
    )
    mister = next(m for m in index.mentions if m.text == "Benson" and m.start < 90)
    miss = [m for m in index.mentions if m.text == "Benson"][-1]
    assert mister.entity == "Peter Benson"
    assert miss.entity == "Laura Benson"


def test_wang_and_wang(read: Read) -> None:
    index = read("Wang Lijun met Wang Hongwei in Chengdu on Friday. The two men shook hands.")
    assert {e.name for e in index.entities if e.type == "Person"} == {"Wang Lijun", "Wang Hongwei"}


def test_acronym_explained_in_brackets(read: Read) -> None:
    index = read(
        "The Baltic Energy Forum (BEF) opened on Monday. Hundreds came. The BEF will meet again in spring."
    )
    forum = entity(index, "Baltic Energy Forum")
    assert forum.expansion == "Baltic Energy Forum"
    assert {m.chain for m in index.mentions if m.text == "BEF"} == {forum.chain}


def test_well_known_acronyms_need_no_brackets(read: Read) -> None:
    index = read("The European Union agreed. Later the EU published the text.")
    assert len({m.chain for m in index.mentions if m.text in ("EU", "European Union")}) == 1


def test_ministries_of_two_countries_stay_two(read: Read) -> None:
    index = read(
        "The Polish Foreign Ministry protested. The Hungarian Foreign Ministry rejected the protest on Tuesday."
    )
    chains = {e.country for e in index.entities if "Foreign Ministry" in e.name}
    assert chains == {"Poland", "Hungary"}


def test_countries_have_wikidata_ids(read: Read) -> None:
    index = read("Norway, Kenya and Peru abstained.")
    assert {e.name: e.qid for e in index.entities} == {"Norway": "Q20", "Kenya": "Q114", "Peru": "Q419"}


def test_nationality_words_are_no_mentions_but_name_their_country(read: Read) -> None:
    text = "Any interference in Chilean affairs would be rejected."
    index = read(text)
    assert index.mentions == ()
    (arg,) = index.within(0, len(text))
    assert (arg.name, arg.text, arg.qid, arg.via) == ("Chile", "Chilean", "Q298", "demonym")


def test_georgia_the_state(read: Read) -> None:
    text = "Voters in Georgia go to the polls. In Atlanta, a Republican senator spoke."
    kinds = {e.name: e.type for e in read(text).entities}
    assert kinds["Georgia"] == "Place"
    other = {e.name: e.type for e in read("Georgia and Armenia closed the border.").entities}
    assert other["Georgia"] == "Country"


def test_known_names_are_found_again(read: Read) -> None:
    index = read("Ousmane Diarra was elected in May.\n\nCritics say that Diarra cheated. DIARRA denies it.")
    assert [m.entity for m in index.mentions if m.text == "Diarra"] == ["Ousmane Diarra"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump shrugged. Modi did not.", {"Trump": "Person", "Modi": "Person"}),
        ("Tarek Ould Salem, leader of the Sand Front, hid in Gao.", {"Tarek Ould Salem": "Person"}),
        ("The rebels, led by Nkunda Bahati, advanced.", {"Nkunda Bahati": "Person"}),
        ("He appointed Zulfiya finance minister.", {"Zulfiya": "Person"}),
        ("M23 shelled Bunia, a town in Ituri.", {"M23": "Organization", "Bunia": "Place"}),
        ("The MRPF denied the killings.", {"MRPF": "Organization"}),
        ("He met Norway's Torbrand Vik on Monday.", {"Torbrand Vik": "Person"}),
        ("Trinidad and Tobago's army left.", {"Trinidad and Tobago": "Country"}),
        ("Mexico City will not yield.", {"Mexico City": "Place"}),
        ("Swedish voters spurned the Republicans of Eva Holm.", {"Republicans": "Organization"}),
        ("He met military chief Abdel-Fattah el-Masri.", {"Abdel-Fattah el-Masri": "Person"}),
        ("North Macedonia's army left.", {"North Macedonia": "Country"}),
        ("Police in Guinea-Bissau arrested him.", {"Guinea-Bissau": "Country"}),
        ("Aid reached eastern Chad on Monday.", {"Chad": "Country"}),
        (
            "Solomon Islands Prime Minister Tom Sade spoke.",
            {"Solomon Islands": "Country", "Tom Sade": "Person"},
        ),
    ],
)
def test_types_by_what_stands_beside_a_name(read: Read, text: str, expected: dict[str, str]) -> None:
    found = {m.text: m.type for m in read(text).mentions if m.kind == "name"}
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Tesfaye Lemma spoke. Tesfaye later left.", "Tesfaye Lemma", "Tesfaye"),
        ("Ayşe Şahin spoke in Izmir. Sahin later left.", "Ayşe Şahin", "Sahin"),
        ("Jean Paul-Étienne spoke. Paul-Étienne later left.", "Jean Paul-Étienne", "Paul-Étienne"),
        ("Prince Faisal bin Turki spoke. Bin Turki later left.", "Faisal bin Turki", "Bin Turki"),
        ("Kiss Márta spoke first. Márta Kiss later left.", "Kiss Márta", "Márta Kiss"),
        ("Rami al-Haddad spoke. Al-Haddad later left.", "Rami al-Haddad", "Al-Haddad"),
    ],
)
def test_short_forms_of_a_person(read: Read, text: str, full: str, short: str) -> None:
    found = {m.text: m.entity for m in read(text).mentions if m.type == "Person"}
    assert found[full] == found[short] == full


def test_a_surname_that_only_one_leader_bears_needs_no_title(read: Read) -> None:
    index = read("Trump flew home. Ms. Merkel met Chirac.")
    assert {e.name for e in index.entities if e.type == "Person"} >= {"Donald Trump", "Merkel"}


def test_brussels_acts_as_the_union(nlp: Language) -> None:
    article, doc = next(
        parse(nlp, [article_from_text("test", "Brussels froze the funds. He lives in Brussels.")])
    )
    index = find_mentions(article, doc)
    found = [index.arguments(token)[0].name for token in doc if token.text == "Brussels"]
    assert found == ["European Union", "Brussels"]


def test_the_son_of_salman_is_no_salman(read: Read) -> None:
    index = read("Prince Faisal bin Turki met King Turki on Monday.")
    assert {e.name for e in index.entities if e.type == "Person"} == {"Faisal bin Turki", "Turki"}


@pytest.mark.parametrize(
    "text",
    [
        'Omar "Simba" Keita spoke. Simba then left.',
        "Omar Keita, better known as Simba, spoke. Simba then left.",
        "Omar Keita, a rebel leader known as Simba, spoke. Simba then left.",
    ],
)
def test_a_person_goes_by_another_name(read: Read, text: str) -> None:
    found = [m.entity for m in read(text).mentions if m.kind == "name" and m.text == "Simba"]
    assert set(found) == {"Omar Keita"}


def test_congress_is_of_its_country(read: Read) -> None:
    index = read("Peru's Congress voted on Monday. Congress also heard the minister.")
    assert [e.country for e in index.entities if e.name == "Congress"] == ["Peru"]


def test_spellings_of_a_known_group(read: Read) -> None:
    index = read("Hizbollah fired rockets. Al-Shabab and Isis did not. OPEC kept silent.")
    assert {e.name for e in index.entities} >= {"Hezbollah", "Al-Shabaab", "Islamic State", "OPEC"}


def test_a_king_is_no_namesake_of_a_commoner(read: Read) -> None:
    index = read("Omar Barka spoke. Tonga's King Omar III replied. King Omar left, and Barka stayed.")
    assert {e.name: e.forms for e in index.entities if e.type == "Person"} == {
        "Omar Barka": ("Omar Barka", "Barka"),
        "Omar III": ("Omar III", "Omar"),
    }


def test_agency_credits_are_no_mentions(read: Read) -> None:
    index = read("Two people died in Quito on Sunday. (AP, Reuters, dpa)")
    assert [m.text for m in index.mentions] == ["Quito"]


def test_times_of_day_are_no_mentions(read: Read) -> None:
    assert all(m.text != "UTC" for m in read("The vote ended at 18:00 UTC in Nairobi.").mentions)


def test_country_and_titles_of_people(read: Read) -> None:
    index = read(
        "Danish Defense Minister Troels Lund visited Riga. Anna Berg, the Swedish ambassador, joined him."
    )
    minister, ambassador = entity(index, "Troels Lund"), entity(index, "Anna Berg")
    assert (minister.country, minister.titles) == ("Denmark", ("Defense Minister",))
    assert (ambassador.country, ambassador.titles) == ("Sweden", ("ambassador",))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('"Wages are down," said Gevorg Arsenyan, who heads the Harvest Center in Gyumri.', "Gevorg Arsenyan", "Person"),
        ("In Kombolcha, shopkeeper Meseret Tadele said people were afraid.", "Meseret Tadele", "Person"),
        ('"Wages are down," said Goldman Sachs.', "Goldman Sachs", "Organization"),
    ],
)  # fmt: skip
def test_who_says_something_by_trade(read: Read, text: str, name: str, kind: str) -> None:
    assert entity(read(text), name).type == kind


def test_a_college_of_a_king_is_one_name(read: Read) -> None:
    assert "King's College London" in {e.name for e in read("She teaches at King's College London.").entities}


def test_ranks_without_full_stops_are_no_part_of_the_name(read: Read) -> None:
    index = read("Lt Gen Samir Qasem thanked Col Musa Toure.")
    assert [e.name for e in index.entities] == ["Samir Qasem", "Musa Toure"]


def test_leader_known_by_title_and_surname(read: Read) -> None:
    index = read("President Macron will travel to Lyon.")
    assert entity(index, "Emmanuel Macron").country == "France"
    assert "Macron" in {e.name for e in read("A baker named Macron won the prize.").entities}


def test_names_survive_a_broken_paragraph(nlp: Language) -> None:
    pieces = ["The deal was signed by President", "Ramona Ilves", "of Estonia on Monday."]
    text = "\n\n    ".join(pieces)
    spans = tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    article, doc = next(parse(nlp, [Article("t", text, "0" * 64, (Block("paragraph", spans),))]))
    index = find_mentions(article, doc)
    person = entity(index, "Ramona Ilves")
    assert person.titles == ("President",)
    mention = next(m for m in index.mentions if m.chain == person.chain)
    assert text[mention.start : mention.end] == mention.text == "Ramona Ilves"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=160))
def test_any_text_is_read_without_a_crash(nlp: Language, text: str) -> None:
    article, doc = next(parse(nlp, [article_from_text("any", text)]))
    check_offsets(article, find_mentions(article, doc))


_SALAD = """
Mr. President Xi of the U.S. (EU) "I " he his it Moscow-led anti-EU said - , . Germany's two leaders who Ms. Li
"""
_WORDS = st.sampled_from([*_SALAD.split(), "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=30))
@example(["Mr.", "\n\n", "Li", "\n\n", "Li"])  # an entity that a gap in the source cuts in two
def test_word_salad_keeps_offsets(nlp: Language, words: list[str]) -> None:
    article, doc = next(parse(nlp, [article_from_text("salad", " ".join(words))]))
    index = find_mentions(article, doc)
    check_offsets(article, index)
    for token in doc:
        for arg in index.arguments(token):
            assert article.text[arg.start : arg.end] == arg.text


def check_offsets(article: Article, index: MentionIndex) -> None:
    for m in index.mentions:
        assert article.text[m.start : m.end] == m.text
        assert index.entities[m.chain].name == m.entity
    assert [e.chain for e in index.entities] == list(range(len(index.entities)))
    starts = [(m.start, m.end) for m in index.mentions]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The White House National Security Adviser, Jake Sullivan, flew to Riyadh.", "Jake Sullivan"),
        ("Peru's Congress impeached Pedro Castillo hours after he spoke.", "Pedro Castillo"),
        ("Vice Foreign Minister Kim Hong-kyun criticised Russia.", "Kim Hong-kyun"),
        ("Acting President Han Duck-soo resigned.", "Han Duck-soo"),
    ],
)
def test_names_without_offices_and_without_what_follows(read: Read, text: str, name: str) -> None:
    people = [m.entity for m in read(text).mentions if m.type == "Person" and m.kind == "name"]
    assert people == [name]
