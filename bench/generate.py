"""Facts of made-up articles in any number, for measuring the reduce step: deterministic, with the truth known.

Names follow a Zipf distribution as in news (a few leaders everywhere, most people once); people appear under
name variants, one article in thirty is a syndicated copy, and articles hold about twelve statements of all
families. ``python bench/generate.py 1000 > facts.jsonl`` writes one article's facts a line.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from rigour.territories import get_territories

from kg.codec import facts_to_json
from kg.model import (
    Article,
    ArticleFacts,
    Block,
    Cue,
    EntityArg,
    LocalEntity,
    Mention,
    ObjectArg,
    RoleArg,
    Statement,
    TopicArg,
    UtteranceArg,
)
from kg.vocabulary import RELATIONS, EntityType

PER_ARTICLE = 12
_MALE = "Adam Boris Carlos David Emil Farid Goran Hasan Ivan Jonas Karim Luis Marek Nikolai Omar Pavel".split()
_FEMALE = (
    "Anna Beatriz Clara Dina Elena Fatima Greta Hanna Irina Julia Katya Leila Marta Nadia Olga Petra".split()
)
_ONSETS = "B Br D Dr F G H K Kr L M N P R S St T Tr V Z".split()
_VOWELS = "a e i o u".split()
_CODAS = "k l m n r s t v nd rk lt".split()
_ENDINGS = "ov in ski son ez a i o er man".split()
_BODIES = ("Council", "Union", "Movement", "Bank", "Institute", "Agency", "Party", "Group")
_THEMES = "Trade Energy Labour Climate Border Water Health Justice Press Rail".split()
_NOUNS = "sanctions talks grain exports elections arms ceasefire refugees tariffs pipeline treaty aid".split()
_ADJECTIVES = "new joint fresh regional early planned long-delayed disputed secret costly".split()
_PLACES = tuple(f"{onset}{vowel}{coda}burg" for onset in _ONSETS for vowel in _VOWELS for coda in _CODAS)
_WORDS = tuple(f"{a}{b}{c}".lower() for a in _ONSETS for b in _VOWELS for c in _CODAS)
_RELATIONS = (
    ("met", 14), ("spokeWith", 5), ("visited", 6), ("hosted", 2), ("invited", 2), ("said", 28), ("thinks", 6),
    ("supports", 7), ("praises", 2), ("aids", 3), ("opposes", 6), ("criticizes", 5), ("accuses", 3),
    ("threatens", 2), ("sanctions", 2), ("cooperatesWith", 2), ("agreesWith", 3), ("promises", 3), ("urges", 4),
    ("attacks", 4), ("coerces", 2), ("holdsRole", 8),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Actor:
    """Somebody or something of the made-up world."""

    key: str
    name: str
    type: EntityType
    qid: str | None = None
    country: str | None = None
    gender: str | None = None
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """One article's facts, and for each chain the key of the true entity."""

    facts: ArticleFacts
    truth: dict[int, str]


@cache
def _countries() -> tuple[_Actor, ...]:
    return tuple(_Actor(t.qid, t.name, "Country", t.qid) for t in get_territories() if t.is_country)


def _surname(number: int) -> str:
    rng = random.Random(f"surname {number}")
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) + rng.choice(_ENDINGS)


@cache
def _person(number: int) -> _Actor:
    rng = random.Random(f"person {number}")
    gender = rng.choice(("male", "female"))
    given = rng.choice(_MALE if gender == "male" else _FEMALE)
    family = _surname(rng.randrange(4000)) + rng.choice(("", "", "", "son", "ev"))
    middle = rng.choice("ABCDEFGHJKLM")
    name = f"{given} {family}"
    variants = (f"{given} {middle}. {family}", f"{given.upper()} {family}")
    return _Actor(f"p{number}", name, "Person", None, rng.choice(_countries()).name, gender, variants)


@cache
def _organisation(number: int) -> _Actor:
    rng = random.Random(f"organisation {number}")
    home = rng.choice(_countries())
    if number % 3 == 0:
        name = f"{home.name} {rng.choice(('Foreign', 'Defence', 'Finance', 'Interior'))} Ministry"
        return _Actor(f"o{name}", name, "Organization", None, home.name)
    name = f"{rng.choice(_PLACES)} {rng.choice(_THEMES)} {rng.choice(_BODIES)}"
    return _Actor(f"o{name}", name, "Organization")


def _zipf(rng: random.Random, size: int) -> int:
    """A rank below ``size``, roughly with probability 1 / rank."""
    return min(size - 1, int(size ** rng.random()) - 1)


def generate(statements: int, seed: int = 0) -> Iterator[Generated]:
    """Articles with ``statements`` statements in all."""
    articles = max(1, statements // PER_ARTICLE)
    people, bodies = max(20, articles), max(10, articles // 4)
    left = statements
    previous: Generated | None = None
    for number in range(articles):
        count = left if number == articles - 1 else PER_ARTICLE
        left -= count
        rng = random.Random(f"{seed} article {number}")
        if previous and count == PER_ARTICLE and number % 30 == 29:
            yield _copy(previous, number)
            continue
        previous = _Writer(rng, number, people, bodies).write(count)
        yield previous


def _article(number: int, text: str, published: str, publisher: int) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        f"wire/{number:07}.txt", text, digest, (Block("paragraph", ((0, len(text)),)),), f"Report {number}",
        published, f"https://news.example/{number}", f"Paper {publisher}",
    )  # fmt: skip


def _copy(original: Generated, number: int) -> Generated:
    article = original.facts.article
    text = article.text + f" Reporting by Desk {number % 7}."
    copy = _article(number, text, article.published or "", number % 40)
    return Generated(replace(original.facts, article=copy), original.truth)


class _Writer:
    """Writes one article sentence by sentence and keeps the offsets."""

    def __init__(self, rng: random.Random, number: int, people: int, bodies: int) -> None:
        self.rng = rng
        self.number = number
        self.parts: list[str] = []
        self.at = 0
        self.known: set[int] = set()
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        countries = _countries()
        cast = [_person(_zipf(rng, people)) for _ in range(5)]
        cast += [countries[_zipf(rng, len(countries))] for _ in range(4)]
        cast += [_organisation(_zipf(rng, bodies)) for _ in range(2)]
        self.cast = list(dict.fromkeys(cast))
        self.place = _Actor("", rng.choice(_PLACES), "Place")
        self.place = replace(self.place, key="place " + self.place.name)
        self.cast.append(self.place)
        self.names = [self._name(actor) for actor in self.cast]
        self.day = f"2022-{1 + number % 12:02}-{1 + number % 28:02}"

    def _name(self, actor: _Actor) -> str:
        return self.rng.choice(actor.variants) if actor.variants and self.rng.random() < 0.15 else actor.name

    def _put(self, text: str) -> tuple[int, int]:
        start = self.at
        self.parts.append(text)
        self.at += len(text)
        return start, self.at

    def _mention(self, chain: int) -> EntityArg:
        actor, name = self.cast[chain], self.names[chain]
        start, end = self._put(name)
        self.mentions.append(Mention(start, end, name, "name", actor.type, name, chain, actor.qid))
        return EntityArg(name, actor.type, name, start, end, chain, actor.qid)

    def _cue(self, relation: str) -> Cue:
        self._put(" ")
        cue = Cue(relation, *self._put(relation))
        self._put(" ")
        return cue

    def _phrase(self) -> str:
        rng = self.rng
        return f"the {rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)} on {rng.choice(_WORDS)}"

    def _sentence(self) -> None:
        rng = self.rng
        relation = rng.choices([r for r, _ in _RELATIONS], [w for _, w in _RELATIONS])[0]
        first = self.at
        actors = [i for i, actor in enumerate(self.cast) if actor.type != "Place"]
        if rng.random() < 0.06:
            start, end = self._put(rng.choice(("Western officials", "officials", "two residents")))
            subject = EntityArg(self.parts[-1], "Group", self.parts[-1], start, end, -1)
        else:
            subject = self._mention(rng.choice(actors))
        cue = self._cue(relation)
        target: ObjectArg
        via = addressee = topic = None
        others = [i for i in actors if i != subject.chain]
        if relation in {"said", "thinks"}:
            target = self._utterance(self._words(), rng.sample(actors, rng.choice((0, 0, 1, 1, 2))))
            if rng.random() < 0.15:
                self._put(" to ")
                addressee = self._mention(rng.choice(others))
            if rng.random() < 0.08:
                self._put(" according to ")
                via = self._mention(rng.choice(others))
        elif relation == "holdsRole":
            title = rng.choice(("president", "foreign minister", "spokesman", "ambassador"))
            start, end = self._put(title)
            body = None
            if rng.random() < 0.5:
                self._put(" of ")
                body = self._mention(rng.choice(others))
            target = RoleArg(title, title, start, end, body, rng.random() < 0.1)
        elif relation in {"supports", "opposes"} and rng.random() < 0.5:
            target = self._topic(others)
        else:
            target = self._mention(rng.choice(others))
            if relation in {"urges", "promises", "threatens"} and rng.random() < 0.5:
                self._put(" about ")
                topic = self._topic(others)
        place = None
        if relation in {"met", "visited"} and rng.random() < 0.5:
            self._put(" in ")
            place = self._mention(len(self.cast) - 1)
        self._put(".")
        sentence = (first, self.at)
        self._put(" ")
        info = RELATIONS[relation]
        reported = rng.random() < 0.1
        self.statements.append(
            Statement(
                info.family, relation, info.plover, subject, target, cue, sentence,
                polarity="negative" if rng.random() < 0.05 else "positive",
                modality="reported" if reported else rng.choices(("actual", "planned"), (9, 1))[0],
                source=subject if reported else None, via=via, addressee=addressee, topic=topic,
                date=self.day if rng.random() < 0.6 else None,
                place=place, confidence=rng.choice((0.6, 0.75, 0.9)), extractor=info.family,
            )
        )  # fmt: skip

    def _words(self) -> str:
        return " ".join(self.rng.choice(_WORDS) for _ in range(self.rng.randint(8, 20)))

    def _utterance(self, words: str, about: list[int]) -> UtteranceArg:
        """``words``, with the names of ``about`` behind them."""
        start, _ = self._put(words)
        named = []
        for chain in about:
            self._put(" ")
            named.append(self._mention(chain))
        text = "".join(self.parts)[start:] if named else words
        quote = self.rng.choice(("direct", "indirect", "indirect"))
        return UtteranceArg(text, ((start, self.at),), quote, tuple(named))

    def _topic(self, actors: list[int]) -> TopicArg:
        """A noun phrase, half of them with a name."""
        start, _ = self._put(phrase := self._phrase())
        about: tuple[EntityArg, ...] = ()
        if self.rng.random() < 0.5:
            self._put(" with ")
            about = (self._mention(self.rng.choice(actors)),)
            phrase = "".join(self.parts)[start:]
        return TopicArg(phrase, start, self.at, about)

    def _cast(self, actor: _Actor) -> int:
        """Chain of ``actor``, who joins the cast when not there yet."""
        if actor not in self.cast:
            self.cast.append(actor)
            self.names.append(actor.name)
        return self.cast.index(actor)

    def _call(self) -> None:
        """A call of two people, and what the offices of either side pass on of the first one's words."""
        people = [i for i, actor in enumerate(self.cast) if actor.type == "Person"]
        homes = {i: next(c for c in _countries() if c.name == self.cast[i].country) for i in people}
        pair = next(((a, b) for a, b in itertools.combinations(people, 2) if homes[a] != homes[b]), None)
        if pair is None:
            for _ in range(3):
                self._sentence()
            return
        self.known.update(pair)
        first = self.at
        subject = self._mention(pair[0])
        cue = self._cue("spokeWith")
        other = self._mention(pair[1])
        self._put(". ")
        self.statements.append(
            Statement(
                "consult", "spokeWith", "CONSULT", subject, other, cue, (first, self.at - 1), date=self.day,
                confidence=0.9, extractor="consult",
            )
        )  # fmt: skip
        for who in pair:
            first = self.at
            subject = self._mention(pair[0])
            cue = self._cue("said")
            target = self._utterance(self._words(), [])
            self._put(" according to ")
            via = self._mention(self._cast(homes[who]))
            self._put(". ")
            self.statements.append(
                Statement(
                    "say", "said", None, subject, target, cue, (first, self.at - 1), via=via, confidence=0.9,
                    extractor="say",
                )
            )  # fmt: skip

    def write(self, count: int) -> Generated:
        """An article with ``count`` statements; one in ten tells of a call."""
        if count > 3 and self.rng.random() < 0.1:
            count -= 3
            self._call()
        for _ in range(count):
            self._sentence()
        text = "".join(self.parts)
        entities = []
        for chain, (actor, name) in enumerate(zip(self.cast, self.names, strict=True)):
            known = self.rng.random() < 0.6 or chain in self.known
            gender = actor.gender if known else None
            entities.append(
                LocalEntity(
                    chain, name, actor.type, actor.qid, (name,),
                    "male" if gender == "male" else "female" if gender == "female" else None,
                    actor.country if known else None,
                )
            )  # fmt: skip
        article = _article(self.number, text, self.day, self.number % 40)
        facts = ArticleFacts(article, tuple(entities), tuple(self.mentions), tuple(self.statements))
        return Generated(facts, {i: actor.key for i, actor in enumerate(self.cast)})


def main() -> None:
    """Write the facts of generated articles as JSON Lines."""
    for item in itertools.islice(generate(int(sys.argv[1]) if len(sys.argv) > 1 else 1000), None):
        sys.stdout.buffer.write(facts_to_json(item.facts) + b"\n")


if __name__ == "__main__":
    main()
