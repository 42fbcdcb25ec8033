"""Constructions of English through which parties act on each other, and what must not become a statement."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text
from kg.extract import extract
from kg.language import read_all
from kg.model import ArticleFacts, EntityArg

if TYPE_CHECKING:
    from spacy.language import Language

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "constructions.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


WORDS = st.lists(
    st.sampled_from(
        [
            "Kenya",
            "met",
            ",",
            '"',
            "and",
            "Ruto",
            "said",
            "that",
            "attacked",
            "who",
            ".",
            "not",
            "\n",
            "of",
            "by",
            "neither",
            "which",
            "two",
            "a",
            "sanctions",
            "-",
            "with",
            "being",
            "should",
            "Chad's",
            "accused",
            ";",
        ]
    ),
    max_size=40,
).map(" ".join)


def read(nlp: Language, texts: list[str]) -> list[ArticleFacts]:
    articles = [article_from_text(str(i), text) for i, text in enumerate(texts)]
    return [extract(reading) for reading in read_all(nlp, articles)]


def triples(facts: ArticleFacts) -> set[tuple[str, str, str]]:
    found = set()
    for s in facts.statements:
        target = s.object.name if isinstance(s.object, EntityArg) else getattr(s.object, "text", "")
        found.add((s.subject.name, s.relation, target))
        if s.relation in ("met", "spokeWith", "alliedWith", "cooperatesWith", "agreesWith"):
            found.add((target, s.relation, s.subject.name))
    return found


@pytest.fixture(scope="module")
def extracted(nlp: Language) -> dict[str, ArticleFacts]:
    sentences = sorted({row[1] for row in ROWS})
    return dict(zip(sentences, read(nlp, sentences), strict=True))


@pytest.mark.parametrize(
    ("construction", "sentence", "subject", "relation", "target"), ROWS, ids=[r[0] for r in ROWS]
)
def test_constructions(
    extracted: dict[str, ArticleFacts],
    construction: str,
    sentence: str,
    subject: str,
    relation: str,
    target: str,
) -> None:
    assert (subject, relation, target) in triples(extracted[sentence])


@pytest.mark.parametrize(
    "text",
    [
        "It was condemned yesterday.",
        "They attacked it at dawn, he thought.",
        "Prices rose by 3 percent in March.",
        "TALKS FAIL AS SIDES DIG IN",
        "Home | World | Politics | Sport",
        "The move angered many.",
        "The premier struck a cautious tone in Nairobi.",
        "Ghana occupies one of the seats on the council.",
        "Four parties will contest the election in Malta.",
        "A Soviet-era restriction still applies to Tajikistan.",
        "- first item\n- second item\n- third item",
    ],
)
def test_nothing_is_invented(nlp: Language, text: str) -> None:
    assert [s for s in read(nlp, [text])[0].statements if s.family not in ("say", "role")] == []


def test_a_game_is_no_fight(nlp: Language) -> None:
    facts = read(nlp, ["Italy defeated Brazil in the final on Sunday. Russia attacked Ukraine."])[0]
    assert ("Italy", "attacks", "Brazil") not in triples(facts)


def test_whoever_ends_a_war_does_not_wage_it(nlp: Language) -> None:
    found = triples(read(nlp, ["Qatar ended Chad's war against Libya."])[0])
    assert ("Chad", "attacks", "Libya") in found
    assert ("Qatar", "attacks", "Libya") not in found


@pytest.mark.parametrize(
    "text",
    ["China and Canada are fighting a trade war.", "The war of words between China and Canada went on."],
)
def test_wars_without_arms(nlp: Language, text: str) -> None:
    assert not [t for t in triples(read(nlp, [text])[0]) if t[1] == "attacks"]


def test_whoever_is_ruled_out_takes_no_part(nlp: Language) -> None:
    text = "Ghana rather than Togo condemned Chad. Kenya criticised not Uganda but Rwanda."
    assert not [t for t in triples(read(nlp, [text])[0]) if t[0] == "Togo" or t[2] == "Uganda"]


def test_whoever_judges_a_plan_does_not_hold_it(nlp: Language) -> None:
    text = "Norway condemned the decision to invade Ukraine. Ghana rejected the plan to attack Togo."
    assert not [t for t in triples(read(nlp, [text])[0]) if t[2] in ("Ukraine", "Togo")]


def test_a_rally_for_somebody_is_not_his(nlp: Language) -> None:
    found = triples(
        read(nlp, ["A pro-Palestinian rally against the Spanish government was held in Madrid."])[0]
    )
    assert not [t for t in found if t[0] == "Palestine"]


@pytest.mark.parametrize(
    ("text", "relation", "target"),
    [
        ("Russia opposed sanctions on Belarus.", "opposes", "Belarus"),
        ("Omar Diallo and Eva Holm signed a deal that obliges Chad to pay.", "coerces", "Chad"),
        ("Omar Diallo vowed to veto the accession of Chad to the African Union.", "promises", "African Union"),
        ("Egypt and Sudan refused to sign the pact.", "opposes", "Sudan"),
        ("The union called a strike against Chad.", "said", "Chad"),
        ("The envoys raised the jailing of Omar Diallo.", "coerces", "Omar Diallo"),
        ("Omar Diallo took refuge in Togo.", "aids", "Togo"),
        ("For his part, Omar Diallo expressed appreciation for the aid of Chad.", "praises", "his part"),
        ("Togo, which has 1,000 troops in Chad, suspended the aid.", "mobilizesAgainst", "Chad"),
        ("Eva Holm warned Chad that migrants must be able to apply.", "urges", "migrants"),
        ("Hungary said it would not sanction Russia.", "promises", "Russia"),
        ("Omar Diallo offered to host a summit in Banjul.", "promises", "Banjul"),
        ("Chad condemned all members but Latvia.", "criticizes", "Latvia"),
        ("The plan, which Egypt backs and Israel rejects, calls for a truce.", "opposes", "Egypt"),
        ("Chad invaded Libya, a step that Egypt condemned.", "criticizes", "Libya"),
        ("Belarus freed two reporters jailed by Vladimir Putin.", "yieldsTo", "Vladimir Putin"),
        ("The navy seized a ship carrying arms from Peru to Chile.", "coerces", "Chile"),
        ("Should Kenya refuse, the minister warned, Sudan would close the border.", "urges", "Kenya"),
        ("Brazil will use its ties with Russia to end the war against Ukraine.", "attacks", "Ukraine"),
        ("Chad shot down drones supplied by Qatar.", "attacks", "Qatar"),
        ("Peru bombed a convoy carrying Chilean weapons.", "aids", "Chile"),
        ("Sweden cut off aid to Peru but not to Chile.", "sanctions", "Chile"),
        ("Sweden praised Peru, not Chile.", "praises", "Chile"),
        ("Sweden did not repeat its threat to leave the pact.", "threatens", "pact"),
        ("Seoul and Tokyo protested over the treaty.", "agreesWith", "Japan"),
        ("Kenya sank a boat in the Caribbean.", "attacks", "Caribbean"),
        ("Donald Trump calls Kim Jong Un 'rocket man' again.", "spokeWith", "Kim Jong Un"),
        ("Omar Keita, who met Eva Holm in May, warned they would pay.", "threatens", "Eva Holm"),
        ("Omar Keita, speaking in Doha alongside Eva Holm, praised Peru.", "spokeWith", "Eva Holm"),
        ("Chad freed Omar Keita at the request of his party.", "urges", "Omar Keita"),
        ("Albania said that Serbia was massing troops in Kosovo, which Belgrade denied.", "opposes", "Kosovo"),
        ("The pact binds Japan and Canada to defend one another.", "said", "one another"),
        ("The president resigned after protests in Antananarivo.", "protestsAgainst", "Antananarivo"),
        ("Chad wants a loan backed by frozen Russian assets.", "supports", "loan"),
        (
            "Chad backs a plan to send migrants to Uganda, which Eva Holm has denounced as inhumane.",
            "criticizes",
            "Uganda",
        ),
        ("Moscow warned it would retaliate against any seizure of its assets.", "attacks", "seizure"),
        (
            'Eva Holm rebuffed the plan, calling Omar Diallo "a man who cannot lead."',
            "spokeWith",
            "Omar Diallo",
        ),
        ("The envoy said Chad harbours no hostile intent toward Togo.", "aids", "hostile intent"),
        ("The government dismantled loudspeakers along the border.", "coerces", "loudspeakers"),
        ("Omar Diallo and Eva Holm called for a meeting of the Security Council.", "met", "Eva Holm"),
        ('"We should not kill people without a trial," Eva Holm said.', "attacks", "people"),
        ("Thousands rioted in the capital, Nairobi, over taxes.", "protestsAgainst", "Nairobi"),
        ("Omar Diallo and Eva Holm met to discuss ties with Chad.", "spokeWith", "Chad"),
        ("Armenia warned its citizens about the storm.", "threatens", "its citizens"),
        ("India will use its influence on Peru to end the war against Chad.", "attacks", "Chad"),
        ("Spain announced measures against Chad, which Kenya rejected.", "opposes", "Chad"),
        ("Omar Keita sent an envoy to Niamey.", "visited", "Omar Keita"),
        ("Mali considered a proposal by Angola to strip Ghana of its seat.", "urges", "Ghana"),
        ("The minister told Togo that he would neither sign the deal nor trust Kenya.", "urges", "Togo"),
        ("Iran is rebuilding its missile programme.", "aids", "its missile programme"),
        ("The bank warns retailers that they should check notes.", "threatens", "retailers"),
        ("The governor fled in fear there would be protests against Chad.", "protestsAgainst", "Chad"),
        ("According to Omar Keita, Swiss judges provided documents to Peruvian judges.", "aids", "Omar Keita"),
        ("Omar Keita defended his travel ban, which does not cover Chad.", "sanctions", "Chad"),
        ("Teachers said they would not call off the strike.", "opposes", "strike"),
        ("Chad shelled Togo, Kenya's army said, in breach of the truce.", "opposes", "truce"),
        ("The text, drafted by Peru, allows Kenya to send troops to Haiti.", "yieldsTo", "Kenya"),
        ("The text allows soldiers to fight the gangs that control Lima.", "attacks", "Lima"),
        ("Fiji will end a training agreement with China.", "agreesWith", "China"),
        ("Chinese police arrested 77 people in Fiji.", "coerces", "Fiji"),
        ("Chad accuses Kenya of backing the militants, which Nairobi rejects.", "opposes", "the militants"),
        (
            "It has displaced three million people, according to the United Nations.",
            "coerces",
            "three million people",
        ),
        ("Near Palmyra, one strike destroyed two tanks.", "attacks", "Palmyra"),
        ('"It is over," he told Radio Togo in May, "keeping troops here."', "urges", "Radio Togo"),
        ("Eva Holm called on Chad to put an end to the violence against Togo.", "attacks", "Togo"),
        ("Nepal mobilised the army for flood control.", "mobilizesAgainst", "army"),
        ("The ministry said the bureau was responsible for the roads.", "accuses", "bureau"),
        ("Antony Blinken promised Washington's support.", "promises", "United States"),
        ("Israel released its account of the raid.", "yieldsTo", "account of the raid"),
        ("Kazakhstan refused to send troops to Ukraine.", "opposes", "Ukraine"),
        ("The colonel seized power in Mali.", "coerces", "power"),
        ("Gazprom damaged its reputation.", "attacks", "its reputation"),
        ("In internal meetings, Joe Biden has emphasized Taiwan.", "met", "Taiwan"),
        ("Ankara warned that signatures do not silence guns.", "threatens", "signatures"),
        ("The rebels pressed their advance.", "urges", "their advance"),
        ("Protests followed Imran Khan's arrest in Lahore.", "coerces", "Lahore"),
        ("The opposition demanded Nicolas Maduro's removal.", "urges", "Nicolas Maduro"),
        ("The rebels accused Peru of theft, a charge that Lima rejected.", "accuses", "charge"),
        ("The fighters crossed into Chad at night.", "visited", "Chad"),
        ("The British colonel served in the Iraq war.", "attacks", "Iraq"),
        ("Chad has made progress with the support of Niger.", "supports", "Niger"),
        ("NATO, which includes Turkey, met Serbia.", "met", "Turkey"),
        ("The president offered his support to Kenya after an attack in Nairobi.", "attacks", "Nairobi"),
        ("The king sent his condolences to those hurt in the bombing in Mogadishu.", "attacks", "Mogadishu"),
        ("French forces conducted strikes in Chad against Boko Haram.", "attacks", "Chad"),
        ("The Kenyan navy conducts maritime security operations in the Red Sea.", "attacks", "Red Sea"),
        ("India rejected allegations that Nepal attacked Bhutan.", "opposes", "Nepal"),
        ("Kenya banned imports from Chad; Sudan denied that the meat was bad.", "sanctions", "Sudan"),
        ("Rosa Quispe told Ana Prado that the ships do not exist.", "urges", "Ana Prado"),
        ("Peru, for example, asked Chile whether the ships were safe.", "urges", "Chile"),
        ("Ghana decided to wait in the hope of seeing Togo.", "promises", "Togo"),
        ("The regime exploited the fears of the voters.", "coerces", "fears of the voters"),
        ("Two groups released adverts.", "yieldsTo", "adverts"),
        ("A spokesman of Chad declined to comment on the report of Niger.", "opposes", "report of Niger"),
        ('The crowd in Lima chanted "stop killing Peru".', "attacks", "Peru"),
        ("At a rally in Kisumu, Juan Rojas showed the crowd a film.", "protestsAgainst", "crowd"),
        ("In the Senate, Juan Rojas secured money for the clinics.", "aids", "Senate"),
        ("Ghana decided to advise against the use of the vaccine.", "promises", "use of the vaccine"),
        ("Unions held a protest at a school in Kerry over the pay.", "protestsAgainst", "Kerry"),
        ("President Juan Rojas took the oath of office on Jan. 20.", "opposes", "oath of office"),
        ("Juan Rojas condemned the deal to bring refugees to Chad.", "aids", "Chad"),
        ("Guards were shot at, wounding two Kenyan nurses.", "attacks", "two Kenyan nurses"),
        ("Ghana and its allies entered into a war against Togo.", "attacks", "Ghana"),
        ("Ana Prado said her party respected what Omar Haddad had to say.", "urges", "Omar Haddad"),
        ("Egypt ended its dispute with Qatar.", "opposes", "Qatar"),
        ("In his speech, Juan Rojas positioned Marta Silva as an heir.", "mobilizesAgainst", "his speech"),
        ("Rosa Quispe attended a Haddad rally in Lima.", "protestsAgainst", "Lima"),
        ("Ghana and Togo agreed to divide the seats in ways that work.", "promises", "ways that work"),
        ("Ghana agreed to share maps of Togo.", "agreesWith", "Togo"),
        (
            "Chad declared an emergency to fight what the government called a plague.",
            "attacks",
            "the government",
        ),
        ("The ban ended the right of workers to visit Togo.", "visited", "Togo"),
        ("Ghana announced its decision not to help Togo.", "promises", "Togo"),
        ("Ghana decided not to attack Togo.", "threatens", "Togo"),
        ("Ghana defended a plan to fingerprint Togolese children.", "promises", "Togolese children"),
        ("France cut funds to Mali.", "aids", "Mali"),
        ("The parties want to return the law to its 2004 form.", "yieldsTo", "its 2004 form"),
        ("Peruvian politicians said they would not be rushed into joining the pact.", "promises", "pact"),
        (
            "The network wrote to Ban, the secretary general. Ban Ki-moon was silent.",
            "sanctions",
            "Ban Ki-moon",
        ),
        ("Police accused Omar Haddad of trafficking opium.", "coerces", "opium"),
        ("Juan Rojas sat in Lima, surrounded by bodyguards.", "coerces", "Juan Rojas"),
        ("Juan Rojas should not hesitate to press Chile.", "opposes", "Chile"),
        ("Chad accused Sudan of arming rebels, which Sudan denies.", "opposes", "rebels"),
        ("Rwanda, whose soldiers fight alongside the rebels, denied it.", "attacks", "Rwanda"),
        ("Chile and Peru summoned their envoys home.", "criticizes", "their envoys"),
        ("Chad ordered French troops to leave.", "mobilizesAgainst", "France"),
        ("Rosa Quispe made a remark condemned by Chad and Togo.", "criticizes", "Togo"),
        ("Rosa Quispe gave her blessing to talks with Chile.", "met", "Chile"),
        ("Turkey lifted its veto on Sweden's bid.", "opposes", "Sweden's bid"),
        ("Peru pledged to phase out Chilean gas.", "promises", "Chilean gas"),
        ("Chad will hit back, its leader Omar Haddad warned.", "threatens", "Chad"),
        ("French forces made nine strikes in Chad with jets against Boko Haram.", "protestsAgainst", "Chad"),
    ],
)
def test_what_only_looks_like_an_act(nlp: Language, text: str, relation: str, target: str) -> None:
    assert not [t for t in triples(read(nlp, [text])[0]) if t[1:] == (relation, target)]


def test_whoever_invites_does_not_come(nlp: Language) -> None:
    found = triples(read(nlp, ["Iran rejected Oman's invitation to visit Doha."])[0])
    assert ("Oman", "visited", "Doha") not in found


def test_little_intention_is_none(nlp: Language) -> None:
    found = [
        s
        for s in read(nlp, ["China has little intention of helping Russia."])[0].statements
        if s.family != "say"
    ]
    assert {s.polarity for s in found if s.relation in ("promises", "aids")} <= {"negative"}


def test_whoever_tells_of_an_act_does_not_do_it(nlp: Language) -> None:
    text = "Militants stormed a hotel in Bamako, police said, killing three Canadian guests."
    acts = [s for s in read(nlp, [text])[0].statements if s.relation == "attacks"]
    assert {s.subject.name for s in acts} == {"Militants"}
    assert {s.source.name for s in acts if s.source} == {"police"}
    assert {s.modality for s in acts} == {"reported"}


def test_what_is_awaited_or_to_come_is_not_actual(nlp: Language) -> None:
    text = "Chad will not open the border until Sudan frees the soldiers. The premier, who is to visit Oslo, was silent."
    modality = {s.relation: s.modality for s in read(nlp, [text])[0].statements if s.family != "say"}
    assert modality["yieldsTo"] == "hypothetical"
    assert modality["visited"] == "planned"


def test_offsets_are_those_of_the_source(nlp: Language) -> None:
    text = (
        "\u201cWe are ready,\u201d said Jens Stoltenberg.\n\n"
        "Turkey\u2019s attack\u00a0on Syria angered Sweden\u2019s prime minister."
    )
    facts = read(nlp, [text])[0]
    assert facts.statements
    for s in facts.statements:
        for part in (s.subject, s.cue):
            assert text[part.start : part.end] == part.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200) | WORDS)
def test_no_text_crashes_the_reader(nlp: Language, text: str) -> None:
    for facts in read(nlp, [text]):
        for s in facts.statements:
            assert 0 <= s.confidence <= 1
            assert text[s.subject.start : s.subject.end] == s.subject.text


def test_broken_sentences_come_to_an_end(nlp: Language) -> None:
    """Corrections of a parse that is wrong altogether must leave a tree."""
    rng = random.Random("broken")
    sentences = [row[1].split() for row in ROWS]
    texts = []
    for _ in range(300):
        first, second = rng.choice(sentences), rng.choice(sentences)
        cut = rng.randrange(len(first))
        mixed = [*first[:cut], *second[rng.randrange(len(second)) :]]
        rng.shuffle(mixed) if rng.random() < 0.5 else None
        texts.append(" ".join(mixed))
    texts.append(
        "Ukraine. backed Germany Kosovo, Gaza. of and between war Turkish since and favour of rights. Putin the"
    )
    assert len(read(nlp, texts)) == len(texts)


@pytest.mark.parametrize(
    ("text", "relation", "topic"),
    [
        ("Togo urged Chad to show restraint.", "urges", "to show restraint"),
        ("Togo called on Chad to withdraw its troops.", "urges", "to withdraw its troops"),
        ("Togo accused Chad of sending troops to Mali.", "accuses", "sending troops to Mali"),
        ("Togo accused Chad of genocide.", "accuses", "genocide"),
    ],
)
def test_what_is_urged_or_blamed_is_the_topic(nlp: Language, text: str, relation: str, topic: str) -> None:
    (found,) = [s for s in read(nlp, [text])[0].statements if s.relation == relation]
    assert found.topic is not None
    assert found.topic.text == topic
