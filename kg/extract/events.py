"""Statements of what parties do to each other: consult, support, oppose, cooperate, request and force.

A thin reading of the language stage's predicates through the relation lexicon. Three readers, for verbs (and what
they govern), event nouns and adjectives, share how a pair of arguments becomes a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.assemble import Assembler, told_as
from kg.extract.bonds import BondReader
from kg.extract.demands import DemandReader
from kg.extract.force import Target, is_armed
from kg.extract.governed import PAPERS, GovernedReader, fits
from kg.extract.nominal import NounReader
from kg.extract.offers import OfferReader
from kg.extract.targets import JUDGEMENTS, PLACED, TargetReader
from kg.extract.together import TogetherReader
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading
from kg.lexicon.relations import VerbFrame, relation_lexicon
from kg.model import EntityArg, Statement

#: Acts of courts and police.
_OF_STATES: Final = frozenset("arrest convict deport detain evict expel imprison jail sentence".split())
_DRIVING_OUT: Final = frozenset(("deport", "evict", "expel"))
#: Who is sent somewhere by these is there himself.
_POSTING: Final = frozenset("deploy dispatch fly redeploy rush send station".split())
_PERSONNEL: Final = frozenset(
    "adviser advisor battalion brigade commando contingent doctor engineer expert fighter force marine medic mercenary "
    "monitor observer paratrooper peacekeeper police policeman rescuer soldier team troop troops unit warship".split()
)
_LETTING: Final = frozenset(("allow", "permit", "let", "authorise", "authorize"))
#: Auxiliaries of what somebody must do.
_DUTY: Final = frozenset(("must", "ought", "should"))
_TAKEABLE: Final = frozenset(("Place", "Country", "Organization"))


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
        self._targets = TargetReader(reading, self._make)
        self._nouns = NounReader(reading, self._make, self._targets)
        self._governed = GovernedReader(reading, self._make)
        self._together = TogetherReader(reading, self._make)
        self._bonds = BondReader(reading, self._make)
        self._offers = OfferReader(reading, self._make)
        self._demands = DemandReader(reading, self._make)
        self._contested: list[tuple[Statement, str]] = []
        # Nouns that mean something of their own with the word before them: "[bombing campaign]".
        self._compounds = {p.token: p.lemma for p in self._p if p.kind == "noun" and " " in p.lemma}
        self._fighters: set[int] = set()

    def contests(self) -> Iterator[Statement]:
        """What the article says of a fight in the words for a game, against those who fight elsewhere in it."""
        for statement, otherwise in self._contested:
            target = statement.object
            if isinstance(target, EntityArg) and (target.chain in self._fighters or is_armed(target)):
                yield statement
            elif otherwise:
                yield told_as(statement, otherwise)

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

    def _note_fought(self, p: Predicate) -> None:
        """Remember against whom there is a fight, whoever fights it: "the war against B", "anti-B forces"."""
        self._fighters.update(e.chain for e in self._p.entities(p.roles.slot("against")) if e.chain >= 0)

    def _is_guest(self, p: Predicate) -> bool:
        """Whether the parser took a word for a guest for the verb: "a complaint against [visiting] Prince X"."""
        return p.lemma == "visit" and self._r.doc[p.token].dep_ == "pcomp"

    # ------------------------------------------------------------------------------------------ verbs
    def verb(self, p: Predicate) -> Iterator[Statement]:
        frames = self._lexicon.verbs.get(p.lemma, ())
        for frame in frames:
            if frame.doer and (doers := self._p.actors(p.roles.slot(frame.doer))):
                fallen = [e for e in self._p.entities(p.roles.agents) if e.type in _TAKEABLE]
                yield from self._make.each(p, frame.relation, doers, fallen, "verb", root=frame.plover)
        if frames and frames[0].between:
            yield from self._between(p, frames)
            return
        agents = self._p.actors(p.roles.agents)
        if not agents and frames and frames[0].relation == "attacks":
            agents = self._p.instruments(p.roles.agents) or (self._attackers(p.roles) if p.passive else [])
        yield from self._bonds.verb(p)
        if not agents:
            yield from self._together.shared(p)
            yield from self._by_state(p)
            yield from self._posted(p)
            yield from self._awaited(p)
            return
        for frame in frames:
            if (
                not frame.doer
                and not (frame.relation == "visited" and any(map(is_armed, agents)))
                and not (frame.relation == "met" and self._is_guest(p))
                and not self._is_told_by_noun(p, frame)
                and not (frame.relation == "yieldsTo" and p.lemma in _LETTING and self._is_paper(p))
                and not (frame.particle == "out" and p.lemma == "rule" and p.modality == "hypothetical")
                and fits(frame, p.roles, self._p.lemmas)
                and (
                    found := list(
                        self._frame(
                            p, frame, self._travellers(p, agents) if frame.relation == "visited" else agents
                        )
                    )
                )
            ):
                if frame.contest:
                    self._contested.extend((statement, frame.otherwise) for statement in found)
                    if frame.otherwise:
                        break
                    continue
                if p.lemma == "warn" and self._is_advice(p):
                    found = [told_as(statement, "urges") for statement in found]
                self._note(found)
                yield from found
                yield from self._together.verb(p, agents, frame.relation)
                if "urges" in (frame.relation, found[0].relation):
                    yield from self._demands.read(p, agents)
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
                # "A and B discussed trade": what they talk about is no party
                about = "obj" not in frame.slots and all(agent.chain >= 0 for agent in agents)
                if len(agents) > 1 and (frame.objects or not p.roles.patients or about):
                    yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                    return
                continue
            if frame.relation == "attacks" and slot in PLACED and self._targets.is_aimed(p):
                continue  # "conducted strikes in B against C"
            tokens = p.roles.slot(slot) or self._targets.misplaced(p.roles, slot, frame)
            if len(agents) > 1 and self._p.is_reciprocal(tokens):
                yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                return
            targets = self._targets.targets(frame, tokens)
            if not targets and frame.relation in JUDGEMENTS:
                targets = self._targets.in_clause(p.roles, slot)
            if any(isinstance(target, EntityArg) for target in targets):
                yield from self._make.each(p, frame.relation, agents, targets, "verb", root=frame.plover)
                yield from self._targets.where(p, frame, agents, targets)
                return
            fallback = fallback or targets
        if not fallback and frame.objects and frame.slots[0] == "with" and len(agents) > 1:
            yield from self._make.pairs(p, frame.relation, agents, frame.plover)  # "A and B upgraded ties"
            return
        if any(
            p.roles.filled(s) or s in p.roles.clauses or self._targets.misplaced(p.roles, s, frame)
            for s in frame.slots
        ):
            yield from self._make.each(p, frame.relation, agents, fallback, "verb", root=frame.plover)
            yield from self._targets.where(p, frame, agents, fallback)
        elif self._targets.has_purpose(p, frame.relation):
            yield from self._targets.where(p, frame, agents, ())

    def _between(self, p: Predicate, frames: Sequence[VerbFrame]) -> Iterator[Statement]:
        """What holds between two others than the subject: "the war pits A against B"."""
        for frame in frames:
            if fits(frame, p.roles, self._p.lemmas):
                others = [other for slot in frame.slots for other in self._p.actors(p.roles.slot(slot))]
                sides = self._p.actors(p.roles.patients)
                yield from self._make.each(p, frame.relation, sides, others, "verb", root=frame.plover)
                return

    def _by_state(self, p: Predicate) -> Iterator[Statement]:
        """What only states do, told without a doer, is done by the country where it happens: "was jailed in X"."""
        if not p.passive or p.lemma not in _OF_STATES or p.roles.slot("by"):
            return
        where = p.roles.slot("from" if p.lemma in _DRIVING_OUT else "in")
        states = [e for e in self._p.entities(where) if e.type == "Country" and e.via != "pronoun"]
        for frame in self._lexicon.verbs.get(p.lemma, ())[:1]:
            targets = [e for e in self._p.entities(p.roles.patients) if e.type in ("Person", "Group")]
            yield from self._make.each(p, frame.relation, states[:1], targets, "place", root=frame.plover)

    def _is_paper(self, p: Predicate) -> bool:
        """Whether a text allows it: "the resolution, drafted by X, allows troops" is no concession of X."""
        return any(self._p.lemmas[token] in PAPERS for token in p.roles.agents)

    def _is_advice(self, p: Predicate) -> bool:
        """Whether somebody is warned of what he himself must do: "warned X that it must stop the tests"."""
        told = {(a.chain, a.name) for a in self._p.entities(p.roles.patients)}
        for clause in p.roles.complements:
            inner = self._p.governed(clause)
            if inner is None or not any(k.lower_ in _DUTY for k in self._r.doc[clause].children):
                continue
            if any((a.chain, a.name) in told or a.via == "pronoun" for a in self._p.entities(inner.agents)):
                return True
        return False

    def _travellers(self, p: Predicate, agents: list[EntityArg]) -> list[EntityArg]:
        """Who is there when somebody is sent: a state by its envoy, but for a person the envoy himself."""
        if p.lemma not in _POSTING or not p.roles.patients:
            return agents
        own = [a for a in agents if a.type in ("Country", "Organization") and p.lemma != "fly"]
        return [*own, *self._p.actors(p.roles.patients)]

    def _posted(self, p: Predicate) -> Iterator[Statement]:
        """Those who are sent go themselves: "X's troops were deployed in B"."""
        if not p.passive or p.lemma not in _POSTING or not any(
            self._p.lemmas[token] in _PERSONNEL for token in p.roles.patients
        ):  # fmt: skip
            return
        agents = self._p.actors(p.roles.patients)
        for frame in self._lexicon.verbs.get(p.lemma, ()):
            if fits(frame, p.roles, self._p.lemmas) and (found := list(self._frame(p, frame, agents))):
                yield from found
                return

    def _awaited(self, p: Predicate) -> Iterator[Statement]:
        """Who is to come: "X is expected in B on Friday"."""
        if not p.passive or p.lemma != "expect" or p.roles.complements:
            return
        guests = [a for a in self._p.actors(p.roles.patients) if a.type == "Person"]
        for slot in ("in", "at"):
            places = [e for e in self._p.entities(p.roles.slot(slot)) if e.type in _TAKEABLE]
            yield from map(_to_come, self._make.each(p, "visited", guests, places, "place"))

    def _attackers(self, roles: Roles) -> list[EntityArg]:
        """Whose strike somebody was hurt in: "killed in a raid by X", "wounded in an Israeli strike"."""
        for token in roles.slot("in"):
            if not any(
                frame.relation == "attacks" for frame in self._lexicon.nouns.get(self._p.lemmas[token], ())
            ):
                continue
            noun = self._p.noun(token)
            holders = [*noun.agents, *self._p.beyond(token, doers=True)] if noun is not None else []
            if found := self._p.actors(holders) or self._targets.named(self._p.modifiers(token)):
                return found
        return []

    # ------------------------------------------------------------------------------------------ nouns
    def noun(self, p: Predicate) -> Iterator[Statement]:
        together = list(self._together.noun(p))
        if not self._together.is_helped(p) and not (together and p.lemma == "support"):
            yield from self._frames(p)
        yield from together
        if p.lemma in self._lexicon.noun_governors and (agents := self._p.actors(self._p.holder(p.token))):
            yield from self._governed.read(p, agents, p.roles.complements)

    def _frames(self, p: Predicate) -> Iterator[Statement]:
        fought = False
        for frame in self._lexicon.nouns.get(p.lemma, ()):
            if frame.light and p.carried is None:
                continue
            if frame.avoid and any(self._p.lemmas[i] in frame.avoid for i in p.roles.slot("of")):
                continue
            if frame.objects and not any(self._p.lemmas[i] in frame.objects for i in p.roles.slot("of")):
                continue
            if frame.relation == "attacks":
                self._note_fought(p)
            elif fought and self._targets.is_aimed(p):
                break  # told elsewhere in the clause; a strike against B is no strike of workers
            if found := list(self._nouns.read(p, frame)):
                self._note(found)
                yield from found
                break
            fought = fought or frame.relation == "attacks"

    def bearer(self, p: Predicate) -> Iterator[Statement]:
        """Somebody called what he is to another: "X, an ally of Y"."""
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.bearers.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets.targets(frame, p.roles.slot(slot)):
                    yield from self._make.each(p, frame.relation, agents, targets, "noun", root=frame.plover)
                    return
            if len(agents) > 1 and self._p.is_plural(p.token):  # "A and B are allies"
                yield from self._make.pairs(p, frame.relation, agents, frame.plover)
                return

    def blame(self, p: Predicate) -> Iterator[Statement]:
        """What somebody says of those he blames, as an accusation: "A said B was behind the attack"."""
        yield from self._make.told(p, "accuses", p.roles.patients)

    # ------------------------------------------------------------------------------------------ adjectives
    def adjective(self, p: Predicate) -> Iterator[Statement]:
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.adjectives.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets.targets(frame, p.roles.slot(slot)):
                    said = self._make.each(p, frame.relation, agents, targets, "adjective", root=frame.plover)
                    yield from map(_to_come, said) if p.lemma == "due" else said
                    yield from self._targets.where(p, frame, agents, targets)
                    break


def _to_come(statement: Statement) -> Statement:
    return replace(statement, modality="planned") if statement.modality in ("actual", "reported") else statement
