"""Offices as statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.articles import article_from_text
from kg.extract import role
from kg.language import read_all
from kg.model import RoleArg, Statement

if TYPE_CHECKING:
    from spacy.language import Language

Roles = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def roles(nlp: Language) -> Roles:
    def run(text: str) -> list[Statement]:
        (reading,) = read_all(nlp, [article_from_text("test", text)])
        return sorted(role.extract(reading), key=lambda s: s.cue.start)

    return run


def facts(statements: list[Statement]) -> list[tuple[str, str, str | None, bool]]:
    out = []
    for s in statements:
        assert isinstance(s.object, RoleArg)
        out.append(
            (s.subject.name, s.object.title, s.object.org.name if s.object.org else None, s.object.former)
        )
    return out


CASES = [
    (
        "Minister of Foreign Affairs of Ghana Kofi Mensah spoke.",
        ("Kofi Mensah", "Minister of Foreign Affairs", "Ghana", False),
    ),
    ("The secretary-general of NATO, Eva Holm, spoke.", ("Eva Holm", "secretary-general", "NATO", False)),
    ("Alberta Premier Maria Conti spoke.", ("Maria Conti", "Premier", "Alberta", False)),
    ("The Iranian MP Omar Rezai spoke.", ("Omar Rezai", "MP", "Iran", False)),
    ("Eva Holm, who heads the IAEA, spoke.", ("Eva Holm", "head", "International Atomic Energy Agency", False)),
    ("The Unity Party, led by Eva Holm, left.", ("Eva Holm", "leader", "Unity Party", False)),
    ("Eva Holm, who leads the Labour Party, left.", ("Eva Holm", "leader", "Labour Party", False)),
    (
        "She met the Minister of Trade and Industry, Pavel Novak.",
        ("Pavel Novak", "Minister of Trade and Industry", None, False),
    ),
    (
        "She met Malta's trade minister, Pavel Novak, and left.",
        ("Pavel Novak", "trade minister", "Malta", False),
    ),
    ("Latvian President Edgars Ozols spoke.", ("Edgars Ozols", "President", "Latvia", False)),
    ("Ghana's Finance Minister Kofi Mensah resigned.", ("Kofi Mensah", "Finance Minister", "Ghana", False)),
    ("Kofi Mensah, the president of Ghana, agreed.", ("Kofi Mensah", "president", "Ghana", False)),
    ("Former Prime Minister Arne Dahl objected.", ("Arne Dahl", "Prime Minister", None, True)),
    ("Ruth Adler, a former Austrian diplomat, wrote it.", ("Ruth Adler", "diplomat", "Austria", True)),
    ("Pentagon spokesman Carl Reed declined.", ("Carl Reed", "spokesman", "Pentagon", False)),
    ("Maria Conti is the mayor of the town.", ("Maria Conti", "mayor of the town", None, False)),
    ("Maria Conti declared herself president of Malta.", ("Maria Conti", "president", "Malta", False)),
    ("Peru named Maria Conti as defense minister.", ("Maria Conti", "defense minister", "Peru", False)),
    ("Maria Conti was elected president of Malta in May.", ("Maria Conti", "president", "Malta", False)),
    ("Pavel Novak resigned as defense minister.", ("Pavel Novak", "defense minister", None, True)),
    ("The king appointed Pavel Novak as ambassador.", ("Pavel Novak", "ambassador", None, False)),
    (
        "Tom Hale, an analyst at the Lowland Institute, doubts it.",
        ("Tom Hale", "analyst", "Lowland Institute", False),
    ),
    (
        "Sri Lankan President Nimal Perera named Asha Silva health minister.",
        ("Asha Silva", "health minister", "Sri Lanka", False),
    ),
    ("The emir named Omar al-Saadi premier on Monday.", ("Omar al-Saadi", "premier", None, False)),
    ("Chad's ruler, General Idriss Barka, stayed in Moundou.", ("Idriss Barka", "ruler", "Chad", False)),
    (
        "Peter Lind, the party's secretary-general, quit.",
        ("Peter Lind", "secretary-general", None, False),
    ),
    ("Ana Prado succeeded Juan Gil as mayor.", ("Ana Prado", "mayor", None, False)),
    ("Ana Prado succeeded Juan Gil as mayor.", ("Juan Gil", "mayor", None, True)),
    ("Juan Gil was replaced by Ana Prado as mayor.", ("Ana Prado", "mayor", None, False)),
    (
        "Eva Holm, who became Denmark's foreign minister, left.",
        ("Eva Holm", "foreign minister", "Denmark", False),
    ),
    ("French Ambassador to Niger Luc Petit left.", ("Luc Petit", "Ambassador", "France", False)),
    (
        "Brazil's deputy UN ambassador Rui Alves spoke.",
        ("Rui Alves", "deputy ambassador", "Brazil", False),
    ),
    ("Bavaria's premier, Karl Huber, agreed.", ("Karl Huber", "premier", "Bavaria", False)),
    ("Crown Prince Faisal bin Turki flew home.", ("Faisal bin Turki", "Crown Prince", None, False)),
    ("Omani Defence Minister Sheikh Salim Harthy spoke.", ("Salim Harthy", "Defence Minister", "Oman", False)),
    (
        "Togo votes on Sunday. The country's foreign minister, Edem Ayite, is abroad.",
        ("Edem Ayite", "foreign minister", "Togo", False),
    ),
    ("The US envoy for the Middle East, Dan Moss, quit.", ("Dan Moss", "envoy", "United States", False)),
    ("The head of the Red Front, Karl Bruun, was killed.", ("Karl Bruun", "head", "Red Front", False)),
    ("Presidents Idriss Barka and Edem Ayite met.", ("Edem Ayite", "President", None, False)),
    ("Peruvian President-elect Rosa Quispe spoke.", ("Rosa Quispe", "President-elect", "Peru", False)),
    ("Oslo's ambassador to Chad, Nils Berg, left.", ("Nils Berg", "ambassador", "Norway", False)),
    ("The assembly elected Rosa Quispe as speaker.", ("Rosa Quispe", "speaker", None, False)),
    ("Former South Korean President Han Jun spoke.", ("Han Jun", "President", "South Korea", True)),
    ("Niger's co-presidents, Idriss Barka and Omar Keita, met.", ("Omar Keita", "co-president", None, False)),
    ("Former presidents Idriss Barka and Omar Keita met.", ("Omar Keita", "president", None, True)),
    ("Libyan army chief Major General Omar Keita spoke.", ("Omar Keita", "army chief", "Libya", False)),
    ("Former Ohio governor Tom Vella spoke.", ("Tom Vella", "governor", "Ohio", True)),
    ("Idriss Barka, president from 2001 to 2019, left.", ("Idriss Barka", "president", None, True)),
    ("Eva Holm, who served as health minister, left.", ("Eva Holm", "health minister", None, True)),
    (
        "Malawi's deputy premier and health minister, Grace Phiri, left.",
        ("Grace Phiri", "deputy premier", "Malawi", False),
    ),
    (
        "Greek Prime Minister Nikos Pappas and his defence minister, Eleni Dukas, left.",
        ("Eleni Dukas", "defence minister", "Greece", False),
    ),
    ("Chief Cabinet Secretary Kenji Mori spoke.", ("Kenji Mori", "Chief Cabinet Secretary", None, False)),
    ("The ex-FBI director Tom Vella spoke.", ("Tom Vella", "director", "FBI", True)),
    ("The king sacked the governor of Basra, Omar al-Masri.", ("Omar al-Masri", "governor", "Basra", False)),
    ("Lima's mayor, Rosa Quispe, spoke.", ("Rosa Quispe", "mayor", "Lima", False)),
    ("The ex-Finnish leader Eva Holm spoke.", ("Eva Holm", "leader", "Finland", True)),
    (
        "Malta's premier Tom Vella and foreign minister Ann Borg left.",
        ("Ann Borg", "foreign minister", "Malta", False),
    ),
    ("Tom Vella met his co-president, Ann Borg.", ("Ann Borg", "co-president", None, False)),
    ("Ivan Petrov resigned as Bulgarian premier in January.", ("Ivan Petrov", "premier", "Bulgaria", True)),
    (
        "Foreign Minister Eva Holm rang her Omani counterpart, Salim Harthy, on Monday.",
        ("Salim Harthy", "Foreign Minister", "Oman", False),
    ),
    (
        "President Idriss Barka of Chad left. He had met his Togolese counterpart Edem Ayite.",
        ("Edem Ayite", "President", "Togo", False),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_offices(roles: Roles, text: str, expected: tuple[str, str, str | None, bool]) -> None:
    assert expected in facts(roles(text))


def test_a_counterpart_known_for_another_office_does_not_get_the_first(roles: Roles) -> None:
    found = facts(roles("President Ana Prado received her German counterpart, Olaf Scholz, in Lima."))
    assert [holder for holder, *_ in found] == ["Ana Prado"]


def test_every_statement_points_at_its_words(roles: Roles) -> None:
    text = "Latvian President Edgars Ozols met Anna Berg, head of the Nordic Bank, on Friday. Nobody else came."
    found = roles(text)
    assert len(found) == 2
    for s in found:
        assert (s.family, s.relation, s.plover) == ("role", "holdsRole", None)
        assert text[s.cue.start : s.cue.end] == s.cue.text
        assert text[s.subject.start : s.subject.end] == s.subject.text
        assert s.sentence == (0, 81)
        assert 0.8 <= s.confidence <= 1.0


def test_the_sentence_is_that_of_the_words_after_any_number_of_paragraphs(roles: Roles) -> None:
    paragraphs = ["Envoys meet in Maseru", *["It rained on the second day."] * 6]
    text = "\n\n".join([*paragraphs, "President Thabo Mokoena of Lesotho spoke first. Nobody else did."])
    (found,) = roles(text)
    start, end = found.sentence
    assert text[start:end] == "President Thabo Mokoena of Lesotho spoke first."
    assert start <= found.cue.start < found.cue.end <= end


def test_who_appoints_does_not_hold_the_office(roles: Roles) -> None:
    found = facts(roles("Tom Vella appointed Ann Borg as health minister and sacked Eva Holm as ambassador."))
    assert [holder for holder, *_ in found] == ["Ann Borg", "Eva Holm"]


def test_an_envoy_for_a_country_is_not_of_it(roles: Roles) -> None:
    assert facts(roles("Tom Vella, the special envoy for Chad, left.")) == [
        ("Tom Vella", "special envoy", None, False)
    ]


def test_negated_and_planned_offices(roles: Roles) -> None:
    (denied,) = roles("Maria Conti is not the director of the bank.")
    assert denied.polarity == "negative"
    (planned,) = roles("Maria Conti will become the director of the bank.")
    assert planned.modality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lind and his wife Eva Lind arrived.",
        "Maria Conti met a president.",
        "The president met the minister.",
        "Pavel Novak met his Chadian counterpart, Idriss Barka.",
    ],
)
def test_no_office(roles: Roles, text: str) -> None:
    assert roles(text) == []


def test_a_title_after_and(roles: Roles) -> None:
    (found,) = roles("Lind and Rep. Maria Conti met farmers.")
    assert found.object.text == "Rep."


def test_ranks_with_a_full_stop(roles: Roles) -> None:
    found = roles("Capt. Pavel Novak met Lt. Col. Maria Conti.")
    assert [f.object.text for f in found] == ["Capt.", "Lt. Col."]


def test_two_titles_of_one_person(roles: Roles) -> None:
    found = facts(roles("Polish lawmaker and former foreign minister Pavel Novak condemned it."))
    assert found == [
        ("Pavel Novak", "lawmaker", "Poland", False),
        ("Pavel Novak", "foreign minister", "Poland", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lind met the premiers of Malta and Cyprus, Pavel Novak and Maria Conti.",
        "Lind met the premiers of Malta, Pavel Novak, and Cyprus, Maria Conti.",
        "The Maltese and Cypriot premiers, Pavel Novak and Maria Conti, met Lind.",
    ],
)
def test_offices_of_several_countries(roles: Roles, text: str) -> None:
    assert set(facts(roles(text))) == {
        ("Pavel Novak", "premier", "Malta", False),
        ("Maria Conti", "premier", "Cyprus", False),
    }


def test_neighbours_in_a_list_share_no_country(roles: Roles) -> None:
    text = "Lind met Eva Holm, French President Pavel Novak and Chancellor Maria Conti."
    assert ("Maria Conti", "Chancellor", None, False) in facts(roles(text))


def test_presidents_of_their_own_countries(roles: Roles) -> None:
    found = set(facts(roles("Presidents Eva Holm of Peru and Pavel Novak of Chile met.")))
    assert found == {("Eva Holm", "President", "Peru", False), ("Pavel Novak", "President", "Chile", False)}
