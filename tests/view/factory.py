"""Realistic merged graphs of any size, made from a seed: what the explorer's tests and benchmarks draw."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

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
from kg.vocabulary import RELATIONS, EntityType, Modality

_WORDS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("factory_words.json").read_text(encoding="utf-8")
)
FIRST, LAST, COUNTRIES = _WORDS["first"], _WORDS["last"], _WORDS["countries"]
BODIES = (
    "Foreign Ministry",
    "Defence Ministry",
    "Central Bank",
    "Election Commission",
    "Trade Union Congress",
    "Border Agency",
    "Constitutional Court",
    "National Assembly",
    "Energy Company",
    "Wheat Board",
)
THEMES = (
    "the ceasefire",
    "new tariffs on steel",
    "the grain corridor",
    "the customs union",
    "early elections",
    "the gas pipeline",
    "visa-free travel",
    "the water treaty",
    "arms deliveries",
    "the climate fund",
    "the peacekeeping mission",
    "debt relief",
    "the border crossing",
    "the fishing quota",
    "the prisoner exchange",
)
PUBLISHERS = ("Harbour Wire", "The Meridian", "Northern Post", "Delta Tribune", "Capital Desk")
OFFICES = ("Foreign Minister", "Prime Minister", "President", "Defence Minister", "Ambassador", "Spokesperson")
VERBS = {
    "met": "met",
    "spokeWith": "spoke by telephone with",
    "visited": "travelled to",
    "hosted": "received",
    "invited": "invited",
    "supports": "backed",
    "praises": "praised",
    "aids": "sent aid to",
    "opposes": "rejected",
    "criticizes": "criticised",
    "accuses": "accused",
    "threatens": "threatened",
    "protestsAgainst": "protested against",
    "sanctions": "imposed sanctions on",
    "cooperatesWith": "is working with",
    "alliedWith": "is allied with",
    "agreesWith": "signed an accord with",
    "promises": "pledged help to",
    "yieldsTo": "gave way to",
    "urges": "urged",
    "mobilizesAgainst": "massed troops against",
    "coerces": "detained officials of",
    "attacks": "struck",
    "said": "told",
    "thinks": "expects",
    "holdsRole": "serves as",
}
QUOTES = (
    "We have said from the first day that {} is the way forward, and we will not walk away from it.",
    "Nobody at this table believes that {} can be settled without our neighbours.",
    "There will be no vote on {} before the summer.",
    "My government regards {} as a matter for the courts and not for the street.",
    "We are ready to talk about {} at any time and in any place.",
)
TAILS = (
    " in a session that ran well past midnight",
    ", officials in both capitals said",
    " for the second time this year",
    " as lawmakers prepared to vote on the budget",
    ", according to two people briefed on the talks",
    "",
    ", in a step that surprised diplomats in the region",
    " while markets waited for a signal",
)


@dataclass
class _Builder:
    dice: random.Random
    entities: list[Entity] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    articles: list[ArticleRecord] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def people(self, count: int, countries: list[str]) -> None:
        seen: set[str] = set()
        for i in range(count):
            name = f"{FIRST[i % len(FIRST)]} {LAST[(i * 7 + i // len(FIRST)) % len(LAST)]}"
            key = name.lower().replace(" ", "-")
            if key in seen:
                key = f"{key}-{i}"
                name = f"{name} {_numeral(i)}"
            seen.add(key)
            last = name.split()[1]
            self.entities.append(
                Entity(key, name, "Person", None, (f"Mr. {last}", last), "male", self.dice.choice(countries))
            )
            self.merges.append(Merge(key, "surname in the same article", 0.9, name, last, ("article-000000",)))

    def evidence(
        self, subject: str, relation: str, obj: str, count: int, quote: str | None = None
    ) -> tuple[Evidence, ...]:
        found = []
        for _ in range(count):
            article = self.dice.choice(self.articles)
            verb = VERBS[relation]
            lead = self.dice.choice(("", "On Tuesday, ", "In a statement, ", "Earlier in the week, "))
            if quote:
                text = f"{lead}“{quote}” {subject} said{self.dice.choice(TAILS)}."
                begin = len(lead) + 1
                spans = ((begin, begin + len(quote)),)
                at = begin + len(quote) + 2
                cue_at, verb = at + len(subject) + 1, "said"
            else:
                text = f"{lead}{subject} {verb} {obj}{self.dice.choice(TAILS)}."
                at = len(lead)
                cue_at = at + len(subject) + 1
                begin = cue_at + len(verb) + 1
                spans = ((begin, begin + len(obj)),)
            start = self.dice.randrange(40, 6000)
            found.append(
                Evidence(
                    article.id,
                    (start, start + len(text)),
                    text,
                    Cue(verb, start + cue_at, start + cue_at + len(verb)),
                    (start + at, start + at + len(subject)),
                    tuple((start + a, start + b) for a, b in spans),
                    round(self.dice.uniform(0.55, 0.98), 2),
                    "test",
                )
            )
        return tuple(found)


def _numeral(i: int) -> str:
    return "".join("IVXLC"[int(d) % 5] for d in str(i))


def make_graph(nodes: int = 120, facts: int = 400, *, seed: int = 1) -> Graph:
    """A graph of about ``nodes`` entities and topics and exactly ``facts`` facts, in loose communities."""
    dice = random.Random(seed)
    b = _Builder(dice)
    for i in range(max(5, facts // 12)):
        day = dt.date(2021, 1, 1) + dt.timedelta(days=int(i * 1100 / max(5, facts // 12)))
        theme = dice.choice(THEMES)
        b.articles.append(
            ArticleRecord(
                f"article-{i:06x}",
                f"wire/{i:05d}.txt",
                f"{i:064x}",
                f"Talks on {theme} resume in {dice.choice(COUNTRIES)}",
                day.isoformat(),
                f"https://news.example/{i}" if i % 3 else None,
                dice.choice(PUBLISHERS),
            )
        )
    countries = [name.lower() for name in COUNTRIES[: max(4, min(len(COUNTRIES), nodes // 6))]]
    b.entities.extend(
        Entity(c, c.title(), "Country", f"Q{100 + i}", (f"the {c.title()} government",))
        for i, c in enumerate(countries)
    )
    rest = max(6, nodes - len(countries))
    b.people(rest * 5 // 10, countries)
    others: list[tuple[str, EntityType, int]] = [
        (BODIES[0], "Organization", rest * 2 // 10),
        ("Port of", "Place", rest // 20),
        ("Friends of", "Group", rest // 40),
        ("Summit in", "Event", rest // 40),
    ]
    for stem, kind, count in others:
        for i in range(count):
            country = dice.choice(countries)
            name = (
                f"{BODIES[i % len(BODIES)]} of {country.title()}"
                if kind == "Organization"
                else f"{stem} {country.title()}"
            )
            b.entities.append(
                Entity(f"{kind.lower()}-{i}", f"{name} {i // 10 or ''}".strip(), kind, None, (), None, country)
            )
    entities = {e.id: e for e in b.entities}
    left = nodes - len(entities)
    b.topics.extend(
        Topic(f"topic-{i:05x}", f"{dice.choice(THEMES)} with {entities[c].label}", (c,))
        for i, c in enumerate(dice.choice(countries) for _ in range(max(3, left)))
    )
    _facts(b, facts, dice)
    return Graph(
        *(
            tuple(sorted(table, key=lambda row: row.id))
            for table in (b.entities, b.topics, b.utterances, b.roles)
        ),
        tuple(sorted(b.facts, key=lambda f: f.id)),
        tuple(b.articles),
        tuple(sorted(b.merges, key=lambda m: (m.entity, m.left, m.right))),
    )


def _facts(b: _Builder, count: int, dice: random.Random) -> None:
    """Facts mostly inside communities of about 25 actors, with hubs, in all families and modalities."""
    actors = [e for e in b.entities if e.type in ("Person", "Country", "Organization", "Group")]
    dice.shuffle(actors)
    blocks = [actors[i : i + 25] for i in range(0, len(actors), 25)]
    labels = {row.id: row.label for row in (*b.entities, *b.topics)}
    pool = [r for r in RELATIONS.values() if r.name not in ("said", "thinks", "holdsRole")]
    made: set[tuple[object, ...]] = set()
    while len(b.facts) < count:
        block = dice.choice(blocks)
        subject = block[int(len(block) * dice.random() ** 2)]
        roll = dice.random()
        away = dice.random() < 0.12
        side = dice.choice(blocks) if away else block
        other = side[int(len(side) * dice.random() ** 2)]
        if other is subject:
            continue
        date = (dt.date(2021, 1, 1) + dt.timedelta(days=dice.randrange(1100))).isoformat()
        date = dice.choice((date, date, date[:7], date[:4]))
        i = len(b.facts)
        modality: Modality = dice.choices(("actual", "planned", "hypothetical", "reported"), (70, 12, 5, 13))[0]
        source = dice.choice(block).id if modality == "reported" else None
        polarity = "negative" if dice.random() < 0.08 else "positive"
        base = {
            "polarity": polarity,
            "modality": modality,
            "source": source,
            "date": date if dice.random() < 0.8 else None,
            "confidence": round(dice.uniform(0.5, 0.99), 2),
        }
        n = dice.choices((1, 2, 3, 6), (70, 18, 8, 4))[0]
        if roll < 0.16:
            quote = dice.choice(QUOTES).format(dice.choice(THEMES))
            utterance = Utterance(f"utterance-{i:06x}", quote, dice.choice(("direct", "indirect")), (other.id,))
            b.utterances.append(utterance)
            b.facts.append(
                Fact(
                    f"statement-{i:06x}",
                    "say",
                    dice.choice(("said", "said", "thinks")),
                    None,
                    subject.id,
                    utterance.id,
                    "utterance",
                    evidence=b.evidence(subject.label, "said", "", 1, quote),
                    addressee=other.id if dice.random() < 0.5 else None,
                    **base,
                )
            )
            continue
        if roll < 0.22 and subject.type == "Person":
            role = Role(f"role-{i:06x}", dice.choice(OFFICES), other.id if other.type != "Person" else None)
            b.roles.append(role)
            b.facts.append(
                Fact(
                    f"statement-{i:06x}",
                    "role",
                    "holdsRole",
                    None,
                    subject.id,
                    role.id,
                    "role",
                    evidence=b.evidence(subject.label, "holdsRole", role.title, 1),
                    former=dice.random() < 0.2,
                    **base,
                )
            )
            continue
        relation = dice.choice(pool)
        topical = roll > 0.82 and relation.family in ("support", "oppose") and b.topics
        target = dice.choice(b.topics).id if topical else other.id
        key = (subject.id, relation.name, target, polarity, modality, source, base["date"])
        if key in made:
            continue
        made.add(key)
        b.facts.append(
            Fact(
                f"statement-{i:06x}",
                relation.family,
                relation.name,
                relation.plover,
                subject.id,
                target,
                "topic" if topical else "entity",
                evidence=b.evidence(subject.label, relation.name, labels[target], n),
                place=dice.choice(b.entities).id if dice.random() < 0.1 else None,
                **base,
            )
        )
    _disagreements(b)


def _disagreements(b: _Builder) -> None:
    """Link a few facts of one pair to each other as contradictions."""
    by_pair: dict[tuple[str, str], list[int]] = {}
    for i, fact in enumerate(b.facts):
        if fact.object_kind == "entity":
            by_pair.setdefault((fact.subject, fact.object), []).append(i)
    for places in list(by_pair.values())[:200]:
        for left, right in pairwise(places):
            one, two = b.facts[left], b.facts[right]
            if one.polarity == two.polarity:
                continue
            b.facts[left] = _with(one, (two.id,))
            b.facts[right] = _with(two, (one.id,))
            break


def _with(fact: Fact, ids: tuple[str, ...]) -> Fact:
    from dataclasses import replace

    return replace(fact, disagrees=tuple(sorted({*fact.disagrees, *ids})))
