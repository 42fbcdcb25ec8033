"""Statements of what parties do to each other: consult, support, oppose, cooperate, request and force.

A thin reading of the language stage's predicates through the relation lexicon. Three readers, for verbs (and what
they govern), event nouns and adjectives, share how a pair of arguments becomes a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import Assembler, Target
from kg.extract.governed import INNER, GovernedReader, fits
from kg.extract.offers import OfferReader
from kg.extract.together import TogetherReader
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading
from kg.lexicon.relations import NounFrame, VerbFrame, relation_lexicon
from kg.model import EntityArg, Statement
from kg.vocabulary import RELATIONS

#: Relations between parties; a topic cannot be on the other side.
_PARTIES_ONLY: Final = frozenset(
    name for name, relation in RELATIONS.items() if relation.symmetric
) | {"visited", "hosted", "invited", "promises", "urges"}  # fmt: skip
_VISITABLE: Final = frozenset(("Place", "Country", "Organization", "Event"))
_TAKEABLE: Final = frozenset(("Place", "Country", "Organization"))
#: Where the party stands that an act reaches through an object without a name, by relation.
_JUDGEMENTS: Final = frozenset(("accuses", "criticizes", "opposes", "praises", "supports"))
#: What somebody puts forward, so that a judgement on it is one on him.
_PUT_FORWARD: Final = frozenset(
    "accusation act action aggression allegation appeal application attempt bid call charge claim comment complaint "
    "condition criticism decision demand gesture initiative invitation lawsuit measure motion move offer petition plan "
    "plea pledge policy pressure promise proposal protest remark request speech statement step suggestion threat "
    "ultimatum veto warning".split()
)
_OWN: Final = frozenset(
    ("citizens", "nationals", "people", "residents", "public", "population", "travelers", "travellers")
)
#: Slots, by relation between parties, that hold a topic too: "called for a ceasefire", "agreed to the plan".
_TOPICAL: Final = {"urges": (("for",), ("obj",)), "agreesWith": (("to",), ("obj",))}
#: Verbs whose object or addressee is the other side of a meeting or call.
_TALKING: Final = frozenset(
    "address approach ask assure brief call congratulate contact engage greet host inform invite join meet press "
    "receive remind say see speak talk tell thank update urge visit warn welcome".split()
)
#: Nouns for what is said against somebody.
_CLAIMS: Final = frozenset("accusation allegation charge claim complaint report suspicion".split())
#: Acts that one speaks or meets after or during without doing them: "resigned after protests in B".
_DONE_BY_OTHERS: Final = frozenset(
    name for name, relation in RELATIONS.items() if relation.family in ("force", "cooperate")
) | {"protestsAgainst", "sanctions", "yieldsTo", "aids"}
_REACHES: Final = {
    "agreesWith": ("with",),
    "aids": ("to", "for", "in"),
    "attacks": ("in", "at", "near", "on"),
    "coerces": ("in", "at", "from"),
    "promises": ("with", "to", "for", "in", "on"),
    "urges": ("from",),
    "mobilizesAgainst": ("against", "to", "in", "near"),
    "protestsAgainst": ("in", "at"),
    "sanctions": ("to", "on", "from", "with", "against"),
    "yieldsTo": ("to", "on", "for", "from", "with", "in"),
}


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of ``reading``'s predicates."""
    reader = _Events(reading)
    for predicate in reading.predicates:
        if predicate.kind == "verb":
            yield from reader.verb(predicate)
        elif predicate.kind == "noun":
            yield from reader.noun(predicate)
        elif predicate.kind == "bearer":
            yield from reader.bearer(predicate)
        elif predicate.kind == "blame":
            yield from reader.blame(predicate)
        else:
            yield from reader.adjective(predicate)
    yield from reader.contests()


class _Events:
    """Reads the predicates of one article."""

    def __init__(self, reading: Reading) -> None:
        self._r = reading
        self._p = reading.predicates
        self._lexicon = relation_lexicon()
        self._make = Assembler(reading)
        self._governed = GovernedReader(reading, self._make)
        self._together = TogetherReader(reading, self._make)
        self._offers = OfferReader(reading, self._make)
        self._contested: list[Statement] = []
        # Nouns that mean something of their own with the word before them: "[bombing campaign]".
        self._compounds = {p.token: p.lemma for p in self._p if p.kind == "noun" and " " in p.lemma}
        self._fighters: set[int] = set()

    def contests(self) -> Iterator[Statement]:
        """What the article says of a fight in the words for a game, against those who fight elsewhere in it."""
        for statement in self._contested:
            if isinstance(statement.object, EntityArg) and statement.object.chain in self._fighters:
                yield statement

    def _is_told_by_noun(self, p: Predicate, frame: VerbFrame) -> bool:
        """Whether the object means more than its last word: "launched a bombing campaign", "fight a trade war"."""
        told = [self._compounds[token] for token in p.roles.patients if token in self._compounds]
        if frame.relation == "attacks" and not frame.objects:
            return any(self._lexicon.nouns[word][0].relation == "opposes" for word in told)
        return bool(told and frame.objects)

    def _note(self, found: Sequence[Statement]) -> None:
        """Remember who attacks whom."""
        for statement in found:
            if statement.relation == "attacks":
                self._fighters.update(
                    arg.chain for arg in (statement.subject, statement.object)
                    if isinstance(arg, EntityArg) and arg.chain >= 0
                )  # fmt: skip

    # ------------------------------------------------------------------------------------------ verbs
    def verb(self, p: Predicate) -> Iterator[Statement]:
        for frame in self._lexicon.verbs.get(p.lemma, ()):
            if frame.doer and (doers := self._p.actors(p.roles.slot(frame.doer))):
                fallen = [e for e in self._p.entities(p.roles.agents) if e.type in _TAKEABLE]
                yield from self._make.each(p, frame.relation, doers, fallen, "verb", root=frame.plover)
        agents = self._p.actors(p.roles.agents)
        strikes = self._lexicon.verbs.get(p.lemma, ())[:1]
        if not agents and strikes and strikes[0].relation == "attacks":
            agents = self._p.instruments(p.roles.agents) or (self._attackers(p.roles) if p.passive else [])
        if not agents:
            yield from self._together.shared(p)
            return
        for frame in self._lexicon.verbs.get(p.lemma, ()):
            if (
                not frame.doer
                and not self._is_told_by_noun(p, frame)
                and fits(frame, p.roles, self._p.lemmas)
                and (found := list(self._frame(p, frame, agents)))
            ):
                if frame.contest:
                    self._contested.extend(found)
                    continue
                self._note(found)
                yield from found
                yield from self._together.verb(p, agents, frame.relation)
                break
        yield from self._together.jointly(p, agents)
        yield from self._offers.read(p, agents)
        yield from self._governed.read(p, agents, p.roles.complements)
        yield from self._make.directive(p)
        yield from self._make.bargain(p, agents)
        yield from self._make.warned(p, agents)

    def _frame(self, p: Predicate, frame: VerbFrame, agents: list[EntityArg]) -> Iterator[Statement]:
        """The first slot with a party is the target; when none has one, the first with a topic."""
        fallback: list[Target] = []
        for slot in frame.slots:
            if slot == "joint":
                if len(agents) > 1 and (frame.objects or not p.roles.patients):
                    yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                    return
                continue
            tokens = p.roles.slot(slot) or self._misplaced(p.roles, slot, frame.needs)
            if len(agents) > 1 and self._p.is_reciprocal(tokens):
                yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                return
            targets = self._targets(frame, tokens) or self._in_clause(p.roles, slot)
            if any(isinstance(target, EntityArg) for target in targets):
                yield from self._make.each(p, frame.relation, agents, targets, "verb", root=frame.plover)
                yield from self._where(p, frame, agents, targets)
                return
            fallback = fallback or targets
        if not fallback and frame.objects and frame.slots[0] == "with" and len(agents) > 1:
            yield from self._make.pairs(p, frame.relation, agents, frame.plover)  # "A and B upgraded ties"
            return
        if any(
            p.roles.filled(s) or s in p.roles.clauses or self._misplaced(p.roles, s, frame.needs)
            for s in frame.slots
        ):
            yield from self._make.each(p, frame.relation, agents, fallback, "verb", root=frame.plover)
            yield from self._where(p, frame, agents, fallback)

    def _attackers(self, roles: Roles) -> list[EntityArg]:
        """Whose strike somebody was hurt in: "killed in a raid by X", "wounded in an Israeli strike"."""
        for token in roles.slot("in"):
            if not any(
                frame.relation == "attacks" for frame in self._lexicon.nouns.get(self._p.lemmas[token], ())
            ):
                continue
            noun = self._p.noun(token)
            holders = [*noun.agents, *self._p.beyond(token, doers=True)] if noun is not None else []
            if found := self._p.actors(holders) or self._named(self._p.modifiers(token)):
                return found
        return []

    def _misplaced(self, roles: Roles, slot: str, below: Sequence[str] = ()) -> list[int]:
        """Phrases that the parser hung on the object (or on what is ``below`` another slot): "suspended [aid to X]"."""
        found: list[int] = []
        if slot not in ("obj", "dative"):
            for patient in (*roles.patients, *(token for name in below for token in roles.slot(name))):
                inner = self._p.noun(patient)
                if inner is not None:
                    found.extend(inner.slot(slot) or (inner.agents if slot == "by" else []))
        return found

    def _in_clause(self, roles: Roles, slot: str) -> list[Target]:
        """The party of a clause under a preposition: "an investigation into whether X spied"."""
        for token in roles.clauses.get(slot, ()):
            inner = self._p.governed(token)
            if inner is not None:
                found = self._p.actors(inner.agents) or [
                    e for s in INNER for e in self._p.entities(inner.slot(s))
                ]
                if found:
                    return [found[0]]
        return []

    def _where(
        self, p: Predicate, frame: VerbFrame | NounFrame, agents: Sequence[EntityArg], targets: Sequence[Target]
    ) -> Iterator[Statement]:
        """Whom an act reaches, when its object has no name: "suspended supplies to B", "killed 40 people in B"."""
        relation = frame.relation
        if relation in _JUDGEMENTS:
            yield from self._author(p, frame, agents, targets)
            return
        if relation not in _REACHES or any(isinstance(t, EntityArg) and t.chain >= 0 for t in targets):
            return
        parts = (p.roles, p.carried) if p.carried is not None else (p.roles,)
        for slot in _REACHES[relation]:
            for roles in parts:
                below = (*frame.slots, "for") if relation == "mobilizesAgainst" else frame.slots
                tokens = roles.slot(slot) or self._misplaced(roles, slot, below)
                found = self._p.entities(tokens)
                if not found and slot == "in":  # "killed 40 people in two attacks in B"
                    nouns = [noun for token in tokens if (noun := self._p.noun(token)) is not None]
                    found = self._p.entities([inner for noun in nouns for inner in noun.slot(slot)])
                reached = [entity for entity in found if entity.chain >= 0 and entity.type != "Event"]
                if reached:
                    yield from self._make.each(p, relation, agents, reached, "place", root=frame.plover)
                    return
        taken = {agent.chain for agent in agents}
        for token in p.roles.patients if p.kind == "verb" else (p.token,):
            found = self._p.entities(self._p.beyond(token))
            if reached := [e for e in found if e.chain >= 0 and e.chain not in taken and e.type != "Event"]:
                yield from self._make.each(p, relation, agents, reached, "place", root=frame.plover)
                return

    def _author(
        self, p: Predicate, frame: VerbFrame | NounFrame, agents: Sequence[EntityArg], targets: Sequence[Target]
    ) -> Iterator[Statement]:
        """Whom a judgement on words meets: "rejected a request from B" is against B, "rejected aid for B" is not."""
        if any(isinstance(t, EntityArg) and t.chain >= 0 for t in targets):
            return
        for token in p.roles.patients:
            noun = self._p.noun(token)
            if noun is None or self._p.lemmas[token] not in _PUT_FORWARD:
                continue
            # A possessor is part of the phrase already.
            holders = [*noun.slot("from"), *noun.slot("by"), *self._p.beyond(token, doers=True)]
            if found := [e for e in self._p.actors(holders) if e.chain >= 0]:
                yield from self._make.each(p, frame.relation, agents, found, "place", root=frame.plover)
                return

    def _targets(self, frame: VerbFrame | NounFrame, tokens: Sequence[int]) -> list[Target]:
        relation = frame.relation
        if relation == "accuses" and (blamed := self._alleged(tokens)):
            return blamed
        if relation in ("attacks", "coerces", "sanctions"):
            return [t if isinstance(t, EntityArg) else self._p.owner(token, relation == "sanctions") or t
                    for token in tokens for t in self._p.targets([token])]  # fmt: skip
        if relation == "threatens":  # one's own people are only told: "warned its citizens"
            return [
                t
                for t in self._p.targets(list(tokens))
                if t.kind == "topic"
                or t.chain >= 0
                or not _OWN & {t.text.split()[-1].lower(), t.name.strip("\"“'‘")[:2].lower()}
            ]
        if relation not in _PARTIES_ONLY and not frame.party:
            return self._p.targets(list(tokens))
        if isinstance(frame, VerbFrame) and frame.slots in _TOPICAL.get(relation, ()):
            return self._p.targets(list(tokens))
        found = self._p.entities(list(tokens))
        if relation == "visited":
            return [entity for entity in found if entity.type in _VISITABLE]
        if isinstance(frame, VerbFrame) and frame.slots == ("on",) and relation == "met":
            return [entity for entity in found if entity.type == "Person"]  # "called on X"
        return list(found)

    def _alleged(self, tokens: Sequence[int]) -> list[Target]:
        """Whom a claim is about that somebody looks into: "an investigation into claims that B took bribes"."""
        found: list[Target] = []
        for token in tokens:
            if self._p.lemmas[token] not in _CLAIMS or (noun := self._p.noun(token)) is None:
                continue
            found.extend(self._p.actors(self._p.beyond(token, doers=True))[:1])
            found = found or list(self._p.actors(noun.slot("against"))[:1])
        return found

    # ------------------------------------------------------------------------------------------ nouns
    def noun(self, p: Predicate) -> Iterator[Statement]:
        yield from self._frames(p)
        yield from self._together.noun(p)
        if p.lemma in self._lexicon.noun_governors and (agents := self._p.actors(self._p.holder(p.token))):
            yield from self._governed.read(p, agents, p.roles.complements)

    def _frames(self, p: Predicate) -> Iterator[Statement]:
        for frame in self._lexicon.nouns.get(p.lemma, ()):
            if frame.light and p.carried is None:
                continue
            if p.lemma == "war" and any(self._p.lemmas[i] == "word" for i in p.roles.slot("of")):
                continue
            if frame.objects and not any(self._p.lemmas[i] in frame.objects for i in p.roles.slot("of")):
                continue
            if found := list(self._meeting(p, frame) if frame.pair else self._act(p, frame)):
                self._note(found)
                yield from found
                break

    def _meeting(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """Parties side by side: "between A and B", "A's talks with B", "A and B held talks", "the A-B summit"."""
        carried = p.carried or Roles()
        among = self._p.actors([*p.roles.slot("between"), *p.roles.slot("among")])
        among = among or self._p.actors(p.roles.slot("of"))  # "the coalition of A and B"
        if len(among) > 1:
            yield from self._make.pairs(p, frame.relation, among, frame.plover)
            return
        others = self._p.actors([*p.roles.slot("with"), *carried.slot("with")])
        others += [a for slot in frame.slots for a in self._p.actors(p.roles.slot(slot))]
        sides = self._p.actors(p.roles.agents) or self._named(p.modifiers)
        holders = self._p.actors(carried.agents)
        if p.lemma.startswith("joint ") or p.lemma.endswith(
            (" tie", " relation")
        ):  # "announced joint flights with B"
            holders = holders or self._p.actors(self._p.holder(p.token))
        if p.setting is not None and not holders and RELATIONS[frame.relation].symmetric:
            holders = self._p.actors(p.setting.agents)
            if not others and not sides and p.setting_verb in _TALKING:  # "told B in a phone call"
                others = [
                    e for slot in ("dative", "obj", "to", "with") for e in self._people(p.setting.slot(slot))
                ][:1]
        if others:
            first = holders or sides
            yield from self._make.each(p, frame.relation, first, list(others), "noun", root=frame.plover)
        elif len(sides) > 1:
            yield from self._make.pairs(p, frame.relation, sides, frame.plover)
        elif not sides or frame.relation != "attacks":  # who supports somebody's war does not wage it
            yield from self._make.pairs(p, frame.relation, holders, frame.plover)
            if p.carried is not None:  # "attended a meeting of the council"
                of = [a for a in self._p.actors(p.roles.slot("of")) if a.type != "Person"]
                yield from self._make.each(p, frame.relation, holders, of, "noun", root=frame.plover)

    def _people(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Persons and countries among the phrases at ``tokens``: those one can talk to."""
        return [e for e in self._p.entities(list(tokens)) if e.type in ("Person", "Country") and e.chain >= 0]

    def bearer(self, p: Predicate) -> Iterator[Statement]:
        """Somebody called what he is to another: "X, an ally of Y"."""
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.bearers.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets(frame, p.roles.slot(slot)):
                    yield from self._make.each(p, frame.relation, agents, targets, "noun", root=frame.plover)
                    return
            if len(agents) > 1 and self._p.is_plural(p.token):  # "A and B are allies"
                yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                return

    def blame(self, p: Predicate) -> Iterator[Statement]:
        """What somebody says of those he blames, as an accusation: "A said B was behind the attack"."""
        yield from self._make.told(p, "accuses", p.roles.patients)

    def _act(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """One side acts on the other: "A's attack on B", "A imposed sanctions on B", "support for B"."""
        if p.undergone:
            doers = self._p.actors(p.roles.agents)
            targets = self._targets(frame, p.undergone)
            yield from self._make.each(p, frame.relation, doers, targets, "noun", root=frame.plover)
            return
        if frame.relation == "attacks" and len(sides := self._p.actors(p.roles.slot("between"))) > 1:
            yield from self._make.pairs(p, frame.relation, sides, frame.plover)  # "a war between A and B"
            return
        carried = p.carried or Roles()
        named = self._named([token for token in p.modifiers if token not in p.roles.agents])
        doers = self._p.actors(carried.agents) if p.carried is not None else []
        is_be = p.carrier >= 0 and self._p.lemmas[p.carrier] == "be"
        if frame.relation == "attacks" and is_be and not self._p.attached(p.token)[0]:
            doers = []  # what something is, nobody does: "the dam is a barrage on the river"
        agents = doers or self._p.actors(p.roles.agents)
        if doers and frame.relation == "attacks":  # "joined B's fight against C", "ended B's war on C"
            owners = [a for a in self._p.actors(p.roles.agents) if a.chain >= 0]
            if owners and all(a.chain != b.chain for a in owners for b in doers):
                agents = [*(doers if self._p.lemmas[p.carrier] == "join" else ()), *owners]
        if not agents and frame.of == "agent":
            agents = self._p.actors(p.roles.slot("of"))
        left_over = named if agents else []
        if not agents and not named and p.setting is not None and frame.relation not in _DONE_BY_OTHERS:
            agents = self._p.actors(p.setting.agents)
        agents = agents or named
        if not agents:
            return
        targets = []
        for slot in frame.slots:
            # "in" and "at" of the verb tell the place of the act, not its target.
            tokens = [*p.roles.slot(slot), *([] if slot in ("in", "at") else carried.slot(slot))]
            if targets := self._targets(frame, [t for t in tokens if t != p.token]):
                break
            if targets := self._in_clause(p.roles, slot):
                break
        if not targets and carried.datives:
            targets = self._targets(frame, carried.datives)
        if not targets and frame.of == "patient":
            targets = self._targets(frame, p.roles.slot("of"))
        if not targets and doers and left_over:  # "lifted its Russia sanctions"
            targets = list(left_over)
        yield from self._make.each(p, frame.relation, agents, targets, "noun", root=frame.plover)
        yield from self._where(p, frame, agents, targets)

    def _named(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Parties named before a noun; places are left out ("the Paris talks")."""
        return [a for a in self._p.entities(list(tokens)) if a.type in ("Country", "Organization", "Person")]

    # ------------------------------------------------------------------------------------------ adjectives
    def adjective(self, p: Predicate) -> Iterator[Statement]:
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.adjectives.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets(frame, p.roles.slot(slot)):
                    yield from self._make.each(
                        p, frame.relation, agents, targets, "adjective", root=frame.plover
                    )
                    break
