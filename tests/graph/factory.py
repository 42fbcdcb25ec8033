"""Small merged graphs for tests of RDF and queries: written by hand, or drawn by hypothesis."""

from __future__ import annotations

import dataclasses
import hashlib

from hypothesis import strategies as st

from kg.model import (
    ArticleRecord,
    Cue,
    Entity,
    Evidence,
    Fact,
    Graph,
    Merge,
    Role,
    Topic,
    Utterance,
)
from kg.vocabulary import RELATIONS

FIRST = (
    "Ana Duarte met Tomas Berg in Oslo on 4 March. “We will keep the ports open,” Duarte told Berg. "
    "Norway opposes any new tariff on fish. Berg, the foreign minister of Norway, denied that Norway "
    "had sanctioned Chile. Duarte plans to visit Chile. Norway urged Chile to accept any new tariff on fish. "
    "Chile threatened Norway. Berg visited Chile. Chile blocked Norway."
)
SECOND = (
    "Officials said Norway sanctioned Chile. Ana Duarte met Tomas Berg. Chile's former president Rosa Paz "
    "praised Norway. Norway and Chile are allied."
)
COPY = SECOND + " Reporting by the desk."
TEXTS = {hashlib.sha256(text.encode()).hexdigest(): text for text in (FIRST, SECOND, COPY)}


URGED = "Norway urged Chile to accept any new tariff on fish."


def record(text: str, path: str, **more: str) -> ArticleRecord:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ArticleRecord(f"article-{digest[:12]}", path, digest, **more)  # type: ignore[arg-type]


ONE = record(FIRST, "wire/one.txt", title="Talks in Oslo", published="2024-03-05", publisher="The Fjord Post")
TWO = record(
    SECOND,
    "wire/two.txt",
    title='Norway "& Chile"',
    published="2024-03-06",
    url="https://news.example/a?b=c&d=é",
)
THREE = dataclasses.replace(record(COPY, "wire/three.txt"), duplicate_of=TWO.id)


def evidence(article: ArticleRecord, cue: str, subject: str, *objects: str, sentence: str = "") -> Evidence:
    """Evidence whose spans are found in the article's text."""
    text = TEXTS[article.sha256]
    start = text.index(sentence) if sentence else 0
    end = start + len(sentence) if sentence else text.index(". ") + 1

    def span(words: str) -> tuple[int, int]:
        at = text.index(words, start)
        return at, at + len(words)

    return Evidence(
        article.id,
        (start, end),
        text[start:end],
        Cue(cue, *span(cue)),
        span(subject),
        tuple(span(words) for words in objects),
        0.9,
        RELATIONS_FAMILY.get(cue, "consult"),
    )


RELATIONS_FAMILY = {"told": "say", "opposes": "oppose", "denied": "oppose", "sanctioned": "oppose"}


def fact(number: int, relation: str, subject: str, target: str, *seen: Evidence, **more: object) -> Fact:
    kind = RELATIONS[relation]
    values: dict[str, object] = {
        "object_kind": "entity",
        "polarity": "positive",
        "modality": "actual",
        "confidence": 0.9,
        **more,
    }
    return Fact(
        id=f"{number:016x}",
        family=kind.family,
        relation=relation,
        plover=kind.plover,
        subject=subject,
        object=target,
        evidence=seen,
        **values,  # type: ignore[arg-type]
    )


def sample() -> Graph:
    """A graph with every kind of node, relation of evidence, polarity, modality and date."""
    met = "Ana Duarte met Tomas Berg in Oslo on 4 March."
    again = "Ana Duarte met Tomas Berg."
    quote = "“We will keep the ports open,” Duarte told Berg."
    fish = "Norway opposes any new tariff on fish."
    denial = "Berg, the foreign minister of Norway, denied that Norway had sanctioned Chile."
    claim = "Officials said Norway sanctioned Chile."
    facts = (
        fact(
            1,
            "met",
            "ana-duarte",
            "tomas-berg",
            evidence(ONE, "met", "Ana Duarte", "Tomas Berg", sentence=met),
            evidence(TWO, "met", "Ana Duarte", "Tomas Berg", sentence=again),
            date="2024-03-04",
            place="oslo",
            participants=("norway",),
            confidence=0.99,
        ),
        fact(
            2,
            "said",
            "ana-duarte",
            "u1",
            evidence(ONE, "told", "Duarte", "We will keep the ports open", sentence=quote),
            object_kind="utterance",
            addressee="tomas-berg",
            date="2024-03",
        ),
        fact(
            3,
            "opposes",
            "norway",
            "t1",
            evidence(ONE, "opposes", "Norway", "any new tariff on fish", sentence=fish),
            object_kind="topic",
            date="2024",
        ),
        fact(
            4,
            "holdsRole",
            "tomas-berg",
            "r1",
            evidence(ONE, "the foreign minister", "Berg", "foreign minister", sentence=denial),
            object_kind="role",
        ),
        fact(
            5,
            "sanctions",
            "norway",
            "chile",
            evidence(ONE, "sanctioned", "Norway", "Chile", sentence=denial),
            polarity="negative",
            modality="reported",
            source="tomas-berg",
            disagrees=(f"{6:016x}",),
        ),
        fact(
            6,
            "sanctions",
            "norway",
            "chile",
            evidence(TWO, "sanctioned", "Norway", "Chile", sentence=claim),
            modality="reported",
            source="officials",
            via="norway",
            disagrees=(f"{5:016x}",),
            confidence=1.0,
        ),
        fact(
            7,
            "visited",
            "ana-duarte",
            "chile",
            evidence(ONE, "plans to visit", "Duarte", "Chile", sentence="Duarte plans to visit Chile."),
            modality="planned",
            date="2024-03-10/2024-03-12",
        ),
        fact(
            8,
            "holdsRole",
            "rosa-paz",
            "r2",
            evidence(
                TWO,
                "former president",
                "Rosa Paz",
                "president",
                sentence="Chile's former president Rosa Paz praised Norway.",
            ),
            object_kind="role",
            former=True,
        ),
        fact(
            9,
            "praises",
            "rosa-paz",
            "norway",
            evidence(
                TWO,
                "praised",
                "Rosa Paz",
                "Norway",
                sentence="Chile's former president Rosa Paz praised Norway.",
            ),
            date="sometime",
        ),
        fact(
            10,
            "alliedWith",
            "chile",
            "norway",
            evidence(TWO, "allied", "Chile", "Norway", sentence="Norway and Chile are allied."),
            confidence=0.5,
        ),
        fact(
            16,
            "said",
            "norway",
            "u2",
            evidence(ONE, "urged", "Norway", "Chile", sentence=URGED),
            object_kind="utterance",
            disagrees=(f"{17:016x}",),
        ),
        fact(
            17,
            "said",
            "chile",
            "u3",
            evidence(ONE, "urged", "Chile", "Chile", sentence=URGED),
            object_kind="utterance",
            via="oslo",
            disagrees=(f"{16:016x}",),
        ),
        fact(
            12,
            "urges",
            "norway",
            "chile",
            evidence(
                ONE, "urged", "Norway", "Chile", sentence="Norway urged Chile to accept any new tariff on fish."
            ),
            topic="t1",
        ),
        fact(
            13,
            "threatens",
            "chile",
            "norway",
            evidence(ONE, "threatened", "Chile", "Norway", sentence="Chile threatened Norway."),
        ),
        fact(
            14,
            "visited",
            "tomas-berg",
            "chile",
            evidence(ONE, "visited", "Berg", "Chile", sentence="Berg visited Chile."),
            date="2023-11-02",
        ),
        fact(
            15,
            "coerces",
            "chile",
            "norway",
            evidence(ONE, "blocked", "Chile", "Norway", sentence="Chile blocked Norway."),
        ),
        fact(
            11,
            "urges",
            "chile",
            "norway",
            evidence(
                TWO, "praised", "Chile", "Norway", sentence="Chile's former president Rosa Paz praised Norway."
            ),
            modality="hypothetical",
            topic="t1",
        ),
    )
    return Graph(
        entities=(
            Entity("ana-duarte", "Ana Duarte", "Person", None, ("Duarte", "Ms. Duarte"), "female", "chile"),
            Entity("chile", "Chile", "Country", "Q298"),
            Entity("norway", "Norway", "Country", "Q20", ("Kingdom of Norway",)),
            Entity("officials", "officials", "Group"),
            Entity("oslo", "Oslo", "Place", None, (), None, "norway"),
            Entity("rosa-paz", "Rosa Paz", "Person"),
            Entity("tomas-berg", "Tomas Berg", "Person", None, ("Berg",), "male", "norway"),
        ),
        topics=(Topic("t1", "any new tariff on fish", ("norway",)),),
        utterances=(
            Utterance("u1", "We will keep the ports open", "direct", ("chile", "norway")),
            Utterance("u2", "the tariff stays", "indirect"),
            Utterance("u3", "the tariff goes", "mixed"),
        ),
        roles=(Role("r1", "foreign minister", "norway"), Role("r2", "president", "chile")),
        facts=facts,
        articles=tuple(sorted((ONE, TWO, THREE), key=lambda a: a.id)),
        merges=(
            Merge("ana-duarte", "surname", 0.83, "Ana Duarte", "Duarte", (ONE.id, TWO.id)),
            Merge("tomas-berg", "exact-name", 1.0, "Tomas Berg", "Tomas Berg", (ONE.id, TWO.id)),
        ),
    )


# ----------------------------------------------------------------- hostile strings
PAYLOADS = (
    '"',
    "\\",
    '"""',
    "'",
    "\n\r\t\b\f",
    "\x00",
    "\x01\x1f\x7f",
    "<script>alert(1)</script>",
    "]]>",
    "-->",
    "@en",
    '"@en .',
    '" . <urn:x> <urn:y> <urn:z> .',
    "\\u0000",
    "\\",
    "a\\",
    "^^xsd:date",
    "${x}",
    "{{x}}",
    "é",
    "e\u0301",
    "\u202e\u2066",
    "\u2028\u2029",
    "\ufeff",
    "\ufffe\uffff",
    "😀",
    "\ud800",
    "\udfff x",
    "=cmd()",
    "#",
    "# comment",
    "a:b",
    "st:0",
    "<",
    ">",
    "%zz",
    "%00",
    " ",
    "",
    "a/b/../c",
    "?x=1#y",
    ".",
    "-",
    "_:b0",
)
hostile = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=20),
    st.builds("{}{}".format, st.sampled_from(PAYLOADS), st.text(max_size=5)),
)


@st.composite
def hostile_graphs(draw: st.DrawFn) -> Graph:
    """The sample graph with hostile strings in every field that comes from articles, ids included."""
    graph = sample()
    text = lambda: draw(hostile)  # noqa: E731
    ids = draw(st.lists(hostile.filter(bool), min_size=4, max_size=4, unique=True))
    rename = dict(zip(("ana-duarte", "chile", "t1", "r1"), ids, strict=True))
    of = lambda i: rename.get(i, i) if i else i  # noqa: E731
    entities = tuple(
        dataclasses.replace(
            e,
            id=of(e.id),
            label=text(),
            aliases=(text(), text()),
            country=of(e.country),
            qid=draw(st.sampled_from([None, "Q1", text()])),
        )
        for e in graph.entities
    )
    facts = tuple(
        dataclasses.replace(
            f,
            subject=of(f.subject),
            object=of(f.object),
            topic=of(f.topic),
            place=of(f.place),
            date=draw(st.sampled_from([f.date, None, text(), "2024-02-30", "2024-03-01/", "/2024"])),
            evidence=tuple(
                dataclasses.replace(
                    e, text=text(), cue=dataclasses.replace(e.cue, text=text()), extractor=text()
                )
                for e in f.evidence
            ),
        )
        for f in graph.facts
    )
    return dataclasses.replace(
        graph,
        entities=entities,
        facts=facts,
        topics=tuple(dataclasses.replace(t, id=of(t.id), label=text()) for t in graph.topics),
        utterances=tuple(dataclasses.replace(u, text=text(), mentions=()) for u in graph.utterances),
        roles=tuple(dataclasses.replace(r, id=of(r.id), title=text(), org=of(r.org)) for r in graph.roles),
        articles=tuple(
            dataclasses.replace(a, path=text(), title=text(), url=text(), publisher=text(), published=text())
            for a in graph.articles
        ),
        merges=tuple(
            dataclasses.replace(m, entity=of(m.entity), left=text(), right=text()) for m in graph.merges
        ),
    )
