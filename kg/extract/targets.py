"""Who or what an act is directed at: from the slots of a frame to targets, and whom the act reaches beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import Assembler
from kg.extract.force import Target, is_ill
from kg.extract.governed import INNER
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading
from kg.lexicon.relations import NounFrame, VerbFrame, relation_lexicon
from kg.model import EntityArg, Statement, TopicArg
from kg.vocabulary import RELATIONS

#: Slots of a place, which an act of force hits only where it has no other target.
PLACED: Final = frozenset(("in", "at", "near", "over"))
#: Relations between parties; a topic cannot be on the other side.
_PARTIES_ONLY: Final = frozenset(
    name for name, relation in RELATIONS.items() if relation.symmetric
) | {"visited", "hosted", "invited", "promises", "urges"}  # fmt: skip
_WATERS: Final = frozenset(
    (
        "Atlantic",
        "Caribbean",
        "Gulf",
        "Mediterranean",
        "Ocean",
        "Pacific",
        "Sea",
        "Strait",
        "Straits",
        "Channel",
    )
)
#: Nouns for parts of countries.
_PARTS: Final = frozenset(
    "area capital city coast county district east frontier island north northeast northwest port prefecture province "
    "region south southeast southwest state territory town village west".split()
)
#: Who meets a delegation meets its leader.
_WITH_LEADERS: Final = frozenset(("hosted", "met", "spokeWith"))
_VISITABLE: Final = frozenset(("Place", "Country", "Organization", "Event"))
JUDGEMENTS: Final = frozenset(("accuses", "criticizes", "opposes", "praises", "supports"))
#: Whoever does this to a thing has no part in it: "condemned what B called a crime".
_NAMING: Final = frozenset(
    "call characterise characterize consider describe dub label regard see term view".split()
)
#: What somebody puts forward, so that a judgement on it is one on him.
_PUT_FORWARD: Final = frozenset(
    "accusation act action aggression allegation appeal application attempt bid call charge claim comment complaint "
    "condition criticism decision demand gesture initiative invitation lawsuit measure motion move offer petition plan "
    "plea pledge policy pressure promise proposal protest remark request speech statement step suggestion threat "
    "ultimatum veto warning".split()
)
#: What somebody gives or does for others.
_GIVEN: Final = frozenset(
    "aid assistance backing contribution cooperation donation effort generosity help hospitality leadership sacrifice "
    "service solidarity support work".split()
)
_OWN: Final = frozenset(
    ("citizens", "nationals", "people", "residents", "public", "population", "travelers", "travellers")
)
#: Slots, by relation between parties, that hold a topic too: "called for a ceasefire", "agreed to the plan".
_TOPICAL: Final = {"urges": (("for",), ("obj",)), "agreesWith": (("to",), ("obj",))}
#: Nouns for what is said against somebody.
_CLAIMS: Final = frozenset("accusation allegation charge claim complaint report suspicion".split())
#: What help is for, and what it is against.
_HELPING: Final = frozenset(
    "aid assist boost build ease equip expand feed finance fund help improve meet modernise modernize pay promote "
    "protect provide rebuild reconstruct relieve repair replace restore stabilise stabilize strengthen support train "
    "treat upgrade".split()
)
_COMBATING: Final = frozenset("address alleviate combat contain fight halt prevent stem stop tackle".split())
_REQUESTS: Final = frozenset("behest invitation plea request urging".split())
#: How many noun phrases may lie one in the other before a name: "needs of people in [B]".
_DEPTH: Final = 3
#: Nouns for what somebody does that may be looked into.
_CONDUCT: Final = frozenset(
    "account action activity approval arrangement behaviour behavior campaign claim conduct contact contract deal "
    "dealing decision failure finance fundraising handling involvement link management operation payment practice "
    "purchase response role sale spending tie transaction treatment use".split()
)
#: Where the party stands that an act reaches through an object without a name, by relation.
_REACHES: Final = {
    "agreesWith": ("with",),
    "aids": ("to", "for", "in"),
    "attacks": ("in", "at", "on"),
    "coerces": ("at", "from"),
    "promises": ("with", "to", "for", "in", "on"),
    "urges": ("from",),
    "mobilizesAgainst": ("against", "to", "in", "near"),
    "protestsAgainst": ("in", "at"),
    "sanctions": ("to", "on", "from", "with", "against"),
    "yieldsTo": ("to", "on", "for", "from", "with", "in"),
}
#: What two have with each other, beside the event nouns for it.
_SHARED: Final = frozenset(("border", "commerce", "relation", "relationship", "tie", "trade"))


class TargetReader:
    """Finds the targets of frames in one article."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements about those an act reaches."""
        self._p = reading.predicates
        self._make = assembler
        self._lexicon = relation_lexicon()

    def targets(self, frame: VerbFrame | NounFrame, tokens: Sequence[int]) -> list[Target]:
        """Targets of ``frame`` among the phrases at ``tokens``: parties, and topics where the relation takes them."""
        relation = frame.relation
        if relation == "accuses" and (
            blamed := self._alleged(tokens) or (self._conduct(tokens) if frame.party else [])
        ):
            return blamed
        if relation in ("attacks", "coerces", "sanctions"):
            met = [reached for token in tokens for t in self._p.targets([token])
                   for reached in self._reached(token, t, relation == "sanctions")]  # fmt: skip
            return [target for target in met if not frame.party or isinstance(target, EntityArg)]
        if relation == "threatens":  # one's own people are only told: "warned its citizens"
            threatened = self._p.targets(list(tokens))
            topics = [] if frame.party else [t for t in threatened if isinstance(t, TopicArg)]
            return [*topics, *(t for t in threatened if isinstance(t, EntityArg) and not _is_own_people(t))]
        if relation == "urges" and (asked := [t for t in tokens if self._is_undergone(t)]):
            return list(self._p.topics(asked))  # nobody asks B for B's own arrest
        if relation not in _PARTIES_ONLY and not frame.party:
            return self._p.targets(list(tokens))
        if isinstance(frame, VerbFrame) and frame.slots in _TOPICAL.get(relation, ()):
            return self._p.targets(list(tokens))
        found = self._p.entities(list(tokens)) or self._parts(tokens)
        if relation in _WITH_LEADERS:
            found = [*found, *self._p.leaders(list(tokens))]
        if relation == "visited":
            return [entity for entity in found if entity.type in _VISITABLE]
        if isinstance(frame, VerbFrame) and frame.slots == ("on",) and relation == "met":
            return [entity for entity in found if entity.type == "Person"]  # "called on X"
        return list(found)

    def _parts(self, tokens: Sequence[int]) -> list[EntityArg]:
        """The country whose part a phrase names: "visited Niger's Maradi region"."""
        owners = [self._p.owner(token, goods=True) for token in tokens if self._p.lemmas[token] in _PARTS]
        return [owner for owner in owners if owner is not None and owner.type == "Country"]

    def _reached(self, token: int, target: Target, goods: bool) -> list[Target]:
        """Whom an act of force reaches through its object: whose "positions", whose "arrest"."""
        if isinstance(target, EntityArg):
            return [target]
        if self._is_undergone(token) and (noun := self._p.noun(token)) is not None:
            sufferers = self._p.entities([*noun.agents, *noun.slot("of")])
            if sufferers:  # "a warrant for the arrest of B"
                return list(sufferers)
        return [self._p.owner(token, goods) or target]

    def _is_undergone(self, token: int) -> bool:
        """Whether the noun at ``token`` names an act that is done to its possessor: "B's arrest"."""
        return any(frame.undergone for frame in self._lexicon.nouns.get(self._p.lemmas[token], ()))

    def _alleged(self, tokens: Sequence[int]) -> list[Target]:
        """Whom a claim is about that somebody looks into: "an investigation into claims that B took bribes"."""
        found: list[Target] = []
        for token in tokens:
            if self._p.lemmas[token] not in _CLAIMS or (noun := self._p.noun(token)) is None:
                continue
            found.extend(self._p.actors(self._p.beyond(token, doers=True))[:1])
            found = found or list(self._p.actors(noun.slot("against"))[:1])
        return found

    def _conduct(self, tokens: Sequence[int]) -> list[Target]:
        """Whose doings somebody looks into: "a probe of [B's] handling of the crash"."""
        found: list[Target] = []
        for token in tokens:
            if self._p.lemmas[token] in _CONDUCT and (noun := self._p.noun(token)) is not None:
                holders = noun.agents or noun.slot("of") or noun.slot("by")
                found.extend(a for a in self._p.actors(holders) if a.chain >= 0)
        return found

    def misplaced(self, roles: Roles, slot: str, frame: VerbFrame) -> list[int]:
        """Phrases that the parser hung on the object, or on what fills another slot it needs: "suspended [aid to X]".

        Or on what the object counts: "returned dozens of vases [to X]". What is talked about keeps its own parties:
        "discussed [trade with X]".
        """
        return self._hung(roles, slot, frame.needs, keeps=frame.relation == "spokeWith" and not frame.objects)

    def _hung(self, roles: Roles, slot: str, below: Sequence[str] = (), keeps: bool = False) -> list[int]:
        found: list[int] = []
        if slot not in ("obj", "dative"):
            for patient in (*roles.patients, *(token for name in below for token in roles.slot(name))):
                inner = self._p.noun(patient)
                frames = self._lexicon.nouns.get(self._p.lemmas[patient], ())
                between = any(frame.pair for frame in frames) or self._p.lemmas[patient] in _SHARED
                if inner is None or (keeps and between):
                    continue
                counted = [noun for token in inner.slot("of") if (noun := self._p.noun(token)) is not None]
                found.extend(
                    inner.slot(slot)
                    or (inner.agents if slot == "by" else [])
                    or [token for noun in counted for token in (noun.slot(slot) if slot not in PLACED else ())]
                )
        return found

    def in_clause(self, roles: Roles, slot: str, undergone: bool = False) -> list[Target]:
        """The party of a clause under a preposition: "an investigation into whether X spied".

        ``undergone``: to whom it is done, "a ban on arming X".
        """
        for token in roles.clauses.get(slot, ()):
            inner = self._p.governed(token)
            if inner is not None and self._p.lemmas[token] not in _NAMING:
                found = ([] if undergone else self._p.actors(inner.agents)) or [
                    e for s in INNER for e in self._p.entities(inner.slot(s))
                ]
                if found:
                    return [found[0]]
        return []

    def is_aimed(self, p: Predicate) -> bool:
        """Whether the clause of the act tells against whom it is: "in B, struck a camp with jets [against C]"."""
        return any(
            self._p.entities(tokens) or any(self._p.owner(token) for token in tokens)
            for tokens in self._p.under(p.token, "against")
        )

    def where(
        self, p: Predicate, frame: VerbFrame | NounFrame, agents: Sequence[EntityArg], targets: Sequence[Target]
    ) -> Iterator[Statement]:
        """Whom an act reaches, when its object has no name: "suspended supplies to B", "killed 40 people in B"."""
        relation = frame.relation
        if relation in JUDGEMENTS:
            yield from self._author(p, frame, agents, targets)
            return
        if relation not in _REACHES or any(isinstance(t, EntityArg) and t.chain >= 0 for t in targets):
            return
        if any(is_ill(target) for target in targets) or (targets and relation == "protestsAgainst"):
            return
        if relation == "protestsAgainst" and p.lemma == "rally":
            return  # where one meets is no target
        if relation == "attacks" and (
            (isinstance(frame, NounFrame) and frame.party)  # a "security operation in B" is not against B
            or (not any(isinstance(t, EntityArg) for t in targets) and self.is_aimed(p))
        ):
            return
        parts = (p.roles, p.carried) if p.carried is not None else (p.roles,)
        for slot in _REACHES[relation]:
            for roles in parts:
                below = (*frame.slots, "for") if relation == "mobilizesAgainst" else frame.slots
                tokens = roles.slot(slot) or self._hung(roles, slot, below)
                if slot == "in" and relation == "aids":  # "in the Senate, he secured money for B"
                    tokens = [token for token in tokens if token > p.token]
                found = self._p.entities(tokens)
                if not found and slot == "in":  # "killed 40 people in two attacks in B"
                    nouns = [noun for token in tokens if (noun := self._p.noun(token)) is not None]
                    found = self._p.entities([inner for noun in nouns for inner in noun.slot(slot)])
                reached = [e for e in found if e.chain >= 0 and e.type != "Event" and not _is_wide(e)]
                if reached:
                    yield from self._make.each(p, relation, agents, reached, "place", root=frame.plover)
                    return
        if relation == "aids" and (helped := self._asking(p.roles) or self._helped(p.roles)):
            yield from self._make.each(p, relation, agents, helped, "place", root=frame.plover)
            return
        taken = {agent.chain for agent in agents}
        for token in p.roles.patients if p.kind == "verb" else (p.token,):
            found = self._p.entities(
                self._p.beyond(token, content=relation != "urges", party=bool(self._p.entities([token])))
            )
            if reached := [e for e in found if e.chain >= 0 and e.chain not in taken and e.type != "Event"]:
                yield from self._make.each(p, relation, agents, reached, "place", root=frame.plover)
                return

    def _asking(self, roles: Roles) -> list[EntityArg]:
        """Who asked for help that has no recipient: "provided air cover at the request of [B]"."""
        for token in roles.slot("at"):
            if self._p.lemmas[token] in _REQUESTS and (noun := self._p.noun(token)) is not None:
                found = self._p.actors([*noun.slot("of"), *noun.slot("from"), *noun.agents])
                return [e for e in found if e.chain >= 0][:1]
        return []

    def has_purpose(self, p: Predicate, relation: str) -> bool:
        """Whether a purpose tells whom an act without a recipient reaches: "gave $2 million to fight Ebola in B"."""
        if relation == "aids":
            return bool(self._asking(p.roles) or self._helped(p.roles))
        return relation == "mobilizesAgainst" and bool(p.roles.slot("for"))

    def _helped(self, roles: Roles) -> list[EntityArg]:
        """Those whom a gift with a purpose reaches: "to help people in [B]", "to rebuild [B's] schools"."""
        clauses = [*roles.purposes]
        for patient in roles.patients:
            clauses.extend(noun.complements if (noun := self._p.noun(patient)) is not None else [])
        for clause in clauses:
            inner = self._p.governed(clause)
            lemma = self._p.lemmas[clause]
            if inner is None or lemma not in _HELPING | _COMBATING:
                continue
            people: list[EntityArg] = []
            for slot in ("in",) if lemma in _COMBATING else ("obj", "for", "to", "in"):
                tokens = [*inner.slot(slot), *self._hung(inner, slot)]
                for _ in range(_DEPTH):
                    named = self._p.entities(tokens)
                    if found := [e for e in named if e.chain >= 0 and e.type != "Event"]:
                        return found[:1]
                    people = people or [e for e in named if e.type == "Group"][:1]
                    nouns = [noun for token in tokens if (noun := self._p.noun(token)) is not None]
                    tokens = [i for noun in nouns for part in ("of", "in", "for") for i in noun.slot(part)]
            if people:
                return people
        return []

    def _author(
        self, p: Predicate, frame: VerbFrame | NounFrame, agents: Sequence[EntityArg], targets: Sequence[Target]
    ) -> Iterator[Statement]:
        """Whom a judgement on words meets: "rejected a request from B" is against B, "rejected aid for B" is not."""
        if any(isinstance(t, EntityArg) and t.chain >= 0 for t in targets):
            return
        given = frame.relation == "praises"  # "grateful for the help provided by B"
        for token in p.roles.slot("for") if p.kind == "adjective" and given else p.roles.patients:
            noun = self._p.noun(token)
            lemma = self._p.lemmas[token]
            if noun is None or not (lemma in _PUT_FORWARD or (given and lemma in _GIVEN)):
                continue
            # A possessor is part of the phrase already.
            by = [] if noun.possessors else noun.agents
            holders = [*noun.slot("from"), *by, *self._p.beyond(token, doers=True, content=False)]
            holders = self._p.summed_up(token) or holders
            doers = {(agent.start, agent.end) for agent in agents}
            found = [e for e in self._p.actors(holders) if e.chain >= 0 or lemma in _GIVEN]
            if found := [e for e in found if (e.start, e.end) not in doers]:
                yield from self._make.each(p, frame.relation, agents, found, "place", root=frame.plover)
                return

    def named(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Parties named before a noun; places are left out ("the Paris talks")."""
        return [a for a in self._p.entities(list(tokens)) if a.type in ("Country", "Organization", "Person")]


def _is_own_people(target: EntityArg) -> bool:
    """Whether the target is people without a name who are the doer's own: "warned [its citizens]"."""
    words = {target.text.split()[-1].lower(), target.name.strip("\"“'‘")[:2].lower()}
    return target.chain < 0 and bool(_OWN & words)


def _is_wide(place: EntityArg) -> bool:
    """Whether a place is a sea, where things happen to others: "sank a boat in the Caribbean"."""
    return place.type == "Place" and bool(_WATERS & set(place.name.split()))
