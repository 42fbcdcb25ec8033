"""What the head of a noun phrase stands for as an argument: entities, a group without a name, or a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.language.predicates.roles import RoleFinder
from kg.language.predicates.sources import SourceReader
from kg.language.predicates.tree import MEASURES, Tree
from kg.model import Article, EntityArg, TopicArg

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.mentions import MentionIndex

#: Types of entities that can act. A city that acts for its government comes as the country.
ACTORS: Final = frozenset(("Person", "Country", "Organization", "Group"))
#: Parts of the world that are said to act.
_REGIONS: Final = frozenset(
    (
        "Abkhazia", "Africa", "Catalonia", "Europe", "Global South", "Kurdistan", "Latin America", "Nagorno-Karabakh",
        "Puntland", "Republika Srpska", "Scotland", "Somaliland", "South Ossetia", "Transnistria", "West",
    )
)  # fmt: skip
_OWNERS: Final = frozenset(("Country", "Organization", "Group"))
#: Pronouns that mean the speaker inside what he says; the first person does so only in his own words.
_THIRD: Final = frozenset(("it", "they", "them", "he", "she", "him", "its", "their", "his", "her"))
_FIRST: Final = frozenset(("we", "us", "i", "me", "our", "my", "ourselves"))
_ACCORDING: Final = ("according to ", "according to the ")
_LEAD: Final = 20
#: Nouns for the offices and people through whom somebody acts.
_ORGANS: Final = frozenset(
    "office administration government regime team campaign camp party force troop army navy military "
    "cabinet ministry embassy delegation lawyer attorney spokesman spokeswoman spokesperson side "
    "leadership representative envoy aide statement readout letter decree order".split()
)
#: What does nothing for its owner: "a loan backed by Russian assets".
_INERT: Final = frozenset(("asset", "collateral", "deposit", "revenue"))
#: What strikes when the text does not say who: weapons, aircraft, blasts.
_WEAPONS: Final = frozenset(
    "strike airstrike missile rocket drone bomb bomber shell warplane plane jet aircraft helicopter blast explosion "
    "raid gunfire mine mortar artillery tank gunship grenade bullet attack shelling bombing bombardment torpedo".split()
)
#: What an army has and another one strikes.
_ASSETS: Final = frozenset(
    "target position stronghold base camp hideout vehicle tank convoy compound headquarters building unit site facility "
    "depot bunker launcher tunnel route weapon infrastructure plane jet aircraft helicopter warship ship drone post "
    "outpost checkpoint airfield airbase barracks arsenal battery radar command bridge cell village town boat vessel "
    "airspace territory soil tanker freighter trawler frigate destroyer submarine airliner satellite embassy "
    "consulate refinery".split()
)
#: What is done to things of others.
_HITTING: Final = frozenset(
    "ambush attack board bomb bombard capture destroy hit impound intercept pound raid seize shell shoot sink stop "
    "strike target torpedo".split()
)
#: What makes a thing somebody's: "a base [held] by X".
_HAVING: Final = frozenset("base control hold man occupy operate own run use".split())
#: Those who are meant as their country.
_NATIONS: Final = frozenset(("people", "government", "leadership", "authority", "nation", "population"))
#: Those who fight for a body and are meant as it, and what it is called after its name.
_MEMBERS: Final = frozenset(
    "fighter militant rebel insurgent guerrilla gunman terrorist jihadist jihadi separatist extremist soldier troop "
    "force operative member militiaman bomber movement militia party group organisation organization network cartel "
    "newspaper broadcaster airline".split()
)
#: Those who do what their leader does.
_LED: Final = frozenset(("delegation", "team", "mission", "contingent", "party"))
#: Offices whose holders act for the bodies they belong to.
_OFFICES: Final = frozenset(
    "leader president minister premier chancellor king government official diplomat envoy negotiator "
    "delegation representative ambassador chief commander army troop force navy".split()
)
_NO_TOPIC: Final = frozenset(
    ("PRON", "DET", "PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "ADV", "PART", "AUX", "INTJ")
)


class ArgumentReader:
    """Resolves head tokens of one document; each is resolved once."""

    def __init__(
        self,
        article: Article,
        doc: Doc,
        tree: Tree,
        finder: RoleFinder,
        mentions: MentionIndex,
        sources: SourceReader,
    ) -> None:
        """Keep what is needed to look up phrases."""
        self._sources = sources
        self._text = article.text
        self._doc = doc
        self._tree = tree
        self._finder = finder
        self._mentions = mentions
        self._known: dict[int, tuple[EntityArg, ...]] = {}

    def _resolve(self, token: int) -> tuple[EntityArg, ...]:
        found = self._known.get(token)
        if found is None:
            head = self._doc[token]
            found = self._offices(token) or self._mentions.arguments(head)
            if not found and (group := self._mentions.group_argument(head)):
                found = (group,)
            if len(found) == 1 and found[0].chain < 0:
                found = (self._body(token, found[0]),)
            if not found and self._tree.pos[token] == "PRON":
                found = self._speaker(token)
            self._known[token] = found
        return found

    def _body(self, token: int, group: EntityArg) -> EntityArg:
        """The body that ``group`` is: "Taliban fighters" the Taliban, "the people of Peru" Peru; or itself."""
        if self._tree.lemma[token] in _NATIONS:
            for inner in self._finder.noun(token).slot("of"):
                for entity in self._mentions.arguments(self._doc[inner]):
                    if entity.type == "Country":
                        end = max(group.end, entity.end)
                        return replace(entity, text=self._text[group.start:end], start=group.start, end=end,
                                       via="possessive")  # fmt: skip
        if self._tree.lemma[token] in _MEMBERS:
            for modifier in self._finder.modifiers(token):
                for entity in self._mentions.arguments(self._doc[modifier]):
                    if (
                        entity.type == "Organization"
                        and group.start <= entity.start
                        and entity.end <= group.end
                    ):
                        return replace(
                            entity, text=group.text, start=group.start, end=group.end, via="possessive"
                        )
        return group

    def _offices(self, token: int) -> tuple[EntityArg, ...]:
        """Whom a plural of offices stands for: those in apposition, else the bodies they lead ("leaders of A and B")."""
        t = self._tree
        if t.tag[token] != "NNS" or t.lemma[token] not in _OFFICES:
            return ()
        named = t.kid(token, "appos")
        if named >= 0:
            people = [
                e
                for i in t.conjuncts(named)
                for e in self._mentions.arguments(self._doc[i])
                if e.type == "Person"
            ]
            if len(people) > 1:
                return tuple(people)
        if any(entity.chain >= 0 for entity in self._mentions.arguments(self._doc[token])):
            return ()
        of = next((k for k in t.kids[token] if t.dep[k] == "prep" and t.low[k] == "of"), -1)
        inner = t.kid(of, "pobj") if of >= 0 else -1
        heads = t.conjuncts(inner) if inner >= 0 else self._finder.modifiers(token) or self._sharers(token)
        bodies = [
            e
            for i in heads
            for e in self._mentions.arguments(self._doc[i])
            if e.type in ("Country", "Organization")
        ]
        if len({body.chain for body in bodies}) < 2:
            return ()
        return tuple(replace(body, via="metonym") for body in bodies)

    def _sharers(self, token: int) -> list[int]:
        """Those whose leaders speak in a clause that they govern: "A and B said that their leaders spoke"."""
        t = self._tree
        if not any(t.low[k] == "their" and not self._mentions.arguments(self._doc[k]) for k in t.kids[token]):
            return []
        verb = t.head[token]
        above = t.head[verb]
        return self._finder.verb(above).agents if t.dep[verb] == "ccomp" and t.pos[above] == "VERB" else []

    def _speaker(self, token: int) -> tuple[EntityArg, ...]:
        """The speaker, for a pronoun in his speech that points to nothing else: "the ministry said it would …"."""
        t = self._tree
        word = t.low[token]
        if word not in _THIRD and word not in _FIRST:
            return ()
        _, source = self._sources.of(t.start[token], token)
        if source is None or source.type not in ACTORS:
            return ()
        if word in ("he", "she", "him", "his", "her") and source.type not in ("Person", "Group"):
            return ()
        if word in ("it", "its") and source.type == "Person":
            return ()
        if self._text[max(source.start - _LEAD, 0) : source.start].lower().endswith(_ACCORDING):
            return ()  # "it displaced millions, according to X": not X
        if word in _THIRD and (self._sources.is_quoted(t.start[token]) or self._rivals(token, source)):
            return ()
        if source.start >= self._doc[token].sent.start_char:
            return (replace(source, via="pronoun"),)  # the reader looks for the name, not for "it"
        start, end = t.start[token], t.end[token]
        return (replace(source, text=self._text[start:end], start=start, end=end, via="pronoun"),)

    def _rivals(self, token: int, source: EntityArg) -> bool:
        """Whether another subject before the pronoun may be meant: "the army said [the rebels] fled as they ran out"."""
        t = self._tree
        first = self._doc[token].sent.start
        plural = t.low[token] in ("they", "them", "their")
        for i in range(token - 1, first - 1, -1):
            if source.start <= t.start[i] < source.end:
                return False
            if t.dep[i] in ("nsubj", "nsubjpass") and t.pos[i] in ("NOUN", "PROPN"):
                return plural == (t.tag[i] in ("NNS", "NNPS") or len(t.conjuncts(i)) > 1)
        return False

    def entities(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Entities and groups at ``tokens``, in order."""
        return [entity for token in tokens for entity in self._resolve(token)]

    def actors(self, tokens: Sequence[int]) -> list[EntityArg]:
        """As :meth:`entities` for those who can act; for an organ or instrument, its owner with the whole phrase."""
        found: list[EntityArg] = []
        for token in tokens:
            entities = [e for e in self._resolve(token) if e.type in ACTORS or e.name in _REGIONS]
            found.extend(entities or self._owner(token) or self._author(token))
            if self._tree.lemma[token] in _LED:
                found.extend(self._leaders(token, found))
        return found

    def leaders(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Who leads those at ``tokens``, where they are a delegation."""
        return [e for token in tokens if self._tree.lemma[token] in _LED for e in self._leaders(token, ())]

    def _leaders(self, token: int, known: Sequence[EntityArg]) -> list[EntityArg]:
        """Who leads those at ``token``, and so does what they do: "a delegation led by X visited B"."""
        t = self._tree
        led = [
            k
            for k in t.kids[token]
            if t.dep[k] == "acl" and t.lemma[k] in ("lead", "head") and t.tag[k] == "VBN"
        ]
        leaders = [e for k in led for agent in self._finder.verb(k).agents for e in self._resolve(agent)]
        return [
            e for e in leaders if e.type == "Person" and e.chain >= 0 and all(e.chain != a.chain for a in known)
        ]

    def _author(self, token: int) -> list[EntityArg]:
        """Who brings forth the document that speaks: "X released a statement criticising Y"."""
        t = self._tree
        if t.pos[token] != "NOUN" or t.dep[t.first_conjunct(token)] not in ("dobj", "pobj"):
            return []
        if t.lemma[token] in _INERT:
            return []
        if t.lemma[token] in _ASSETS and t.lemma[t.head[t.first_conjunct(token)]] in _HITTING:
            return []  # "bombed a convoy carrying arms"
        holders = [holder for holder in self._finder.holder(token) if holder != token]
        return [entity for holder in holders for entity in self._resolve(holder) if entity.type in ACTORS]

    def _owner(self, token: int, fired: bool = True) -> list[EntityArg]:
        """The country or body whose organ, statement or weapon the phrase is: "Syrian government missiles".

        With ``fired`` who sends it counts: "missiles fired by X" strike for X, but to destroy them is not to strike X.
        """
        t = self._tree
        if t.pos[token] not in ("NOUN", "PROPN") or (fired and t.lemma[token] in _INERT):
            return []
        kinds = ACTORS if t.lemma[token] in _ORGANS else _OWNERS
        sent = [k for k in t.kids[token] if t.dep[k] == "acl" and t.tag[k] == "VBN" and t.kid(k, "agent") >= 0]
        by = [agent for k in sent if fired or t.lemma[k] in _HAVING for agent in self._finder.verb(k).agents]
        for modifier in (*self._finder.noun(token).agents, *self._finder.modifiers(token), *by):
            for entity in self._resolve(modifier):
                if entity.type in kinds:
                    start, end = t.phrase(token)
                    start, end = min(start, t.start[modifier]), max(end, t.end[modifier])
                    return [replace(entity, text=self._text[start:end], start=start, end=end, via="possessive")]
        return []

    def owner(self, token: int, goods: bool) -> EntityArg | None:
        """The country or body that what the phrase names belongs to: "Hezbollah positions", "an ISIL-held bridge".

        With ``goods`` what a country sells or owns counts: "tariffs on Chinese wine".
        """
        if not goods and self._tree.lemma[token] not in _ASSETS:
            return None
        return next((entity for entity in self._owner(token, fired=False) if entity.type in _OWNERS), None)

    def instruments(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Weapons and strikes at ``tokens``, as things without a chain."""
        t = self._tree
        found: list[EntityArg] = []
        for token in tokens:
            if t.lemma[token] in _WEAPONS and t.pos[token] in ("NOUN", "PROPN"):
                start, end = t.phrase(token)
                text = self._text[start:end]
                found.append(EntityArg(" ".join(text.split()), "Thing", text, start, end, -1, via="nominal"))
        return found

    def targets(self, tokens: Sequence[int]) -> list[EntityArg | TopicArg]:
        """Entities at ``tokens`` where they are some, else the phrase as a topic; nothing for bare pronouns."""
        found: list[EntityArg | TopicArg] = []
        for token in tokens:
            entities = self._resolve(token)
            if entities:
                found.extend(entities)
            elif (topic := self.topic(token)) is not None:
                found.append(topic)
        return found

    def topic(self, token: int) -> TopicArg | None:
        """The noun phrase at ``token`` as a topic; None for pronouns, times and amounts."""
        t = self._tree
        if t.pos[token] in _NO_TOPIC or t.ent[token] in MEASURES or self._finder.is_reciprocal(token):
            return None
        start, end = t.phrase(token)
        return TopicArg(self._text[start:end], start, end, self._mentions.within(start, end))
