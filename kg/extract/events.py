"""Statements of what parties do to each other: consult, support, oppose, cooperate, request and force.

A thin reading of the language stage's predicates through the relation lexicon. Three readers, for verbs (and what
they govern), event nouns and adjectives, share how a pair of arguments becomes a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import Final

from kg.extract.confidence import confidence
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading, sentence_span
from kg.lexicon.relations import NounFrame, VerbFrame, relation_lexicon
from kg.model import Cue, EntityArg, Statement, TopicArg
from kg.vocabulary import RELATIONS

Target = EntityArg | TopicArg
#: Relations between parties; a topic cannot be on the other side.
_PARTIES_ONLY: Final = frozenset(
    name for name, relation in RELATIONS.items() if relation.symmetric
) | {"visited", "hosted", "invited", "promises", "urges"}  # fmt: skip
_PLACES: Final = frozenset(("Place", "Country"))
_VISITABLE: Final = frozenset(("Place", "Country", "Organization", "Event"))
#: Where the party stands that an act reaches through an object without a name, by relation.
_REACHES: Final = {
    "aids": ("to", "for", "in"),
    "attacks": ("in", "at", "near", "on"),
    "coerces": ("in", "at", "from"),
    "mobilizesAgainst": ("against", "to", "in", "near"),
    "protestsAgainst": ("in", "at"),
    "sanctions": ("to", "on", "from", "with", "against"),
    "yieldsTo": ("to", "on", "for", "from", "with", "in"),
}
#: What somebody lets know he will do: a promise when it is friendly, a threat when it is hostile.
_FRIENDLY: Final = frozenset(
    ("aids", "supports", "praises", "yieldsTo", "cooperatesWith", "agreesWith", "promises")
)
_HOSTILE: Final = frozenset(("attacks", "coerces", "sanctions", "mobilizesAgainst"))
#: Slots of a governed clause in which its other party stands, in the order of trust.
_INNER: Final = ("obj", "dative", "to", "with", "against", "on", "from", "for", "of", "into", "in", "at")


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
        else:
            yield from reader.adjective(predicate)


class _Events:
    """Reads the predicates of one article."""

    def __init__(self, reading: Reading) -> None:
        self._r = reading
        self._p = reading.predicates
        self._lexicon = relation_lexicon()

    # ------------------------------------------------------------------------------------------ verbs
    def verb(self, p: Predicate) -> Iterator[Statement]:
        agents = self._p.actors(p.roles.agents)
        strikes = self._lexicon.verbs.get(p.lemma, ())[:1]
        if not agents and strikes and strikes[0].relation == "attacks":
            agents = self._p.instruments(p.roles.agents)
        if not agents:
            return
        for frame in self._lexicon.verbs.get(p.lemma, ()):
            if self._fits(frame, p.roles) and (found := list(self._frame(p, frame, agents))):
                yield from found
                break
        for governor in self._lexicon.governors.get(p.lemma, ()):
            for complement in p.roles.complements:
                inner = self._p.governed(complement)
                if inner is None or not self._p.is_infinite(complement):
                    continue
                if len(agents) > 1 and any(self._p.is_reciprocal(inner.slot(slot)) for slot in _INNER):
                    yield from self._pairs(p, governor.relation, agents)
                    continue
                targets = self._governed_targets(p, governor.target, inner, agents, governor.relation)
                relation = governor.relation
                if relation == "promises" and self._is_hostile(complement, inner):
                    relation = "threatens"
                yield from self._state(p, relation, agents, targets, "governed", inner=complement)

    def _is_hostile(self, token: int, roles: Roles) -> bool:
        frames = self._lexicon.verbs.get(self._r.doc[token].lemma_.lower(), ())
        fitting = next((frame for frame in frames if self._fits(frame, roles)), None)
        return fitting is not None and fitting.relation in _HOSTILE

    def _fits(self, frame: VerbFrame, roles: Roles) -> bool:
        if frame.particle and frame.particle != roles.particle and frame.particle not in roles.obliques:
            return False
        if frame.objects and not any(self._r.doc[i].lemma_.lower() in frame.objects for i in roles.patients):
            return False
        return all(roles.filled(slot) for slot in frame.needs)

    def _frame(self, p: Predicate, frame: VerbFrame, agents: list[EntityArg]) -> Iterator[Statement]:
        """The first slot with a party is the target; when none has one, the first with a topic."""
        fallback: list[Target] = []
        for slot in frame.slots:
            if slot == "joint":
                if len(agents) > 1 and (frame.objects or not p.roles.patients):
                    yield from self._pairs(p, frame.relation, agents)
                    return
                continue
            tokens = p.roles.slot(slot) or self._misplaced(p.roles, slot)
            if len(agents) > 1 and self._p.is_reciprocal(tokens):
                yield from self._pairs(p, frame.relation, agents)
                return
            targets = self._targets(frame.relation, tokens) or self._in_clause(p.roles, slot)
            if any(isinstance(target, EntityArg) for target in targets):
                yield from self._state(p, frame.relation, agents, targets, "verb")
                yield from self._where(p, frame.relation, agents, targets)
                return
            fallback = fallback or targets
        if fallback:
            yield from self._state(p, frame.relation, agents, fallback, "verb")
            yield from self._where(p, frame.relation, agents, fallback)

    def _misplaced(self, roles: Roles, slot: str) -> list[int]:
        """Phrases that the parser hung on the object: "suspended [aid to X]"."""
        found: list[int] = []
        if slot not in ("obj", "dative"):
            for patient in roles.patients:
                inner = self._p.noun(patient)
                if inner is not None:
                    found.extend(inner.slot(slot))
        return found

    def _in_clause(self, roles: Roles, slot: str) -> list[Target]:
        """The party of a clause under a preposition: "an investigation into whether X spied"."""
        for token in roles.clauses.get(slot, ()):
            inner = self._p.governed(token)
            if inner is not None:
                found = self._p.actors(inner.agents) or [
                    e for s in _INNER for e in self._p.entities(inner.slot(s))
                ]
                if found:
                    return [found[0]]
        return []

    def _where(
        self, p: Predicate, relation: str, agents: Sequence[EntityArg], targets: Sequence[Target]
    ) -> Iterator[Statement]:
        """Whom an act reaches, when its object has no name: "suspended supplies to B", "killed 40 people in B"."""
        if relation not in _REACHES or any(isinstance(t, EntityArg) and t.chain >= 0 for t in targets):
            return
        parts = (p.roles, p.carried) if p.carried is not None else (p.roles,)
        for slot in _REACHES[relation]:
            for roles in parts:
                found = self._p.entities(roles.slot(slot) or self._misplaced(roles, slot))
                reached = [entity for entity in found if entity.chain >= 0 and entity.type != "Event"]
                if reached:
                    yield from self._state(p, relation, agents, reached, "place")
                    return

    def _targets(self, relation: str, tokens: Sequence[int]) -> list[Target]:
        if relation not in _PARTIES_ONLY:
            return self._p.targets(list(tokens))
        found = self._p.entities(list(tokens))
        if relation == "visited":
            return [entity for entity in found if entity.type in _VISITABLE]
        return list(found)

    def _governed_targets(
        self, p: Predicate, where: str, inner: Roles, agents: list[EntityArg], relation: str
    ) -> list[Target]:
        """The party of a governed act towards which the governor's own relation holds."""
        if where == "object" and (own := self._p.entities(p.roles.patients or p.roles.datives)):
            return list(own)
        doers = [a for a in self._p.actors(inner.agents) if all(a.start != b.start for b in agents)]
        if where == "object":
            return list(doers)
        for slot in _INNER:
            if found := self._p.entities(inner.slot(slot) or self._misplaced(inner, slot)):
                return list(found)
        for slot in _INNER:
            for target in self._p.targets(inner.slot(slot)):
                if isinstance(target, EntityArg):
                    return [target]
                if target.about or relation == "opposes" or (relation == "promises" and slot != "obj"):
                    return [target]
        return list(doers)

    # ------------------------------------------------------------------------------------------ nouns
    def noun(self, p: Predicate) -> Iterator[Statement]:
        for frame in self._lexicon.nouns.get(p.lemma, ()):
            if frame.light and p.carried is None:
                continue
            if found := list(self._meeting(p, frame) if frame.pair else self._act(p, frame)):
                yield from found
                break

    def _meeting(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """Parties side by side: "between A and B", "A's talks with B", "A and B held talks", "the A-B summit"."""
        carried = p.carried or Roles()
        among = self._p.actors([*p.roles.slot("between"), *p.roles.slot("among")])
        if len(among) > 1:
            yield from self._pairs(p, frame.relation, among)
            return
        others = self._p.actors([*p.roles.slot("with"), *carried.slot("with")])
        others += [a for slot in frame.slots for a in self._p.actors(p.roles.slot(slot))]
        sides = self._p.actors(p.roles.agents) or self._named(p.modifiers)
        holders = self._p.actors(carried.slot("by") if p.passive else carried.agents)
        if p.setting is not None and not holders:
            holders = self._p.actors(p.setting.agents)
            if not others and not sides:  # "told B in a phone call", "met B for talks"
                others = [
                    e for slot in ("dative", "obj", "to", "with") for e in self._people(p.setting.slot(slot))
                ][:1]
        if others:
            first = holders or sides
            yield from self._state(p, frame.relation, first, list(others), "noun")
        elif len(sides) > 1:
            yield from self._pairs(p, frame.relation, sides)
        elif len(holders) > 1:
            yield from self._pairs(p, frame.relation, holders)

    def _people(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Persons and countries among the phrases at ``tokens``: those one can talk to."""
        return [e for e in self._p.entities(list(tokens)) if e.type in ("Person", "Country") and e.chain >= 0]

    def bearer(self, p: Predicate) -> Iterator[Statement]:
        """Somebody called what he is to another: "X, an ally of Y"."""
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.bearers.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets(frame.relation, p.roles.slot(slot)):
                    yield from self._state(p, frame.relation, agents, targets, "noun")
                    return

    def _act(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """One side acts on the other: "A's attack on B", "A imposed sanctions on B", "support for B"."""
        carried = p.carried or Roles()
        named = self._named(p.modifiers)
        doers = (
            self._p.actors(carried.slot("by") if p.passive else carried.agents) if p.carried is not None else []
        )
        agents = doers or self._p.actors(p.roles.agents)
        if not agents and frame.of == "agent":
            agents = self._p.actors(p.roles.slot("of"))
        left_over = named if agents else []
        if not agents and not named and p.setting is not None:
            agents = self._p.actors(p.setting.agents)
        agents = agents or named
        if not agents:
            return
        targets: list[Target] = []
        for slot in frame.slots:
            # "in" and "at" of the verb tell the place of the act, not its target.
            tokens = [*p.roles.slot(slot), *([] if slot in ("in", "at") else carried.slot(slot))]
            if targets := self._targets(frame.relation, [t for t in tokens if t != p.token]):
                break
            if targets := self._in_clause(p.roles, slot):
                break
        if not targets and carried.datives:
            targets = self._targets(frame.relation, carried.datives)
        if not targets and frame.of == "patient":
            targets = self._targets(frame.relation, p.roles.slot("of"))
        if not targets and doers and left_over:  # "lifted its Russia sanctions"
            targets = list(left_over)
        yield from self._state(p, frame.relation, agents, targets, "noun")
        yield from self._where(p, frame.relation, agents, targets)

    def _named(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Parties named before a noun; places are left out ("the Paris talks")."""
        return [a for a in self._p.entities(list(tokens)) if a.type in ("Country", "Organization", "Person")]

    # ------------------------------------------------------------------------------------------ adjectives
    def adjective(self, p: Predicate) -> Iterator[Statement]:
        agents = self._p.actors(p.roles.agents)
        for frame in self._lexicon.adjectives.get(p.lemma, ()):
            for slot in frame.slots:
                if targets := self._targets(frame.relation, p.roles.slot(slot)):
                    yield from self._state(p, frame.relation, agents, targets, "adjective")
                    break

    # ------------------------------------------------------------------------------------------ statements
    def _pairs(self, p: Predicate, relation: str, parties: Sequence[EntityArg]) -> Iterator[Statement]:
        choose = combinations if RELATIONS[relation].symmetric else permutations
        for left, right in choose(parties, 2):
            if left.chain != right.chain or left.chain < 0:
                yield self._statement(p, relation, left, right, "pair")

    def _state(
        self,
        p: Predicate,
        relation: str,
        agents: Sequence[EntityArg],
        targets: Sequence[Target],
        kind: str,
        inner: int = -1,
    ) -> Iterator[Statement]:
        for agent in agents:
            for target in targets:
                same = isinstance(target, EntityArg) and target.chain == agent.chain >= 0
                overlap = target.start < agent.end and agent.start < target.end
                if same or overlap:
                    continue
                statement = self._statement(p, relation, agent, target, kind, inner)
                yield statement
                if kind != "governed":
                    yield from self._commitment(p, statement)

    def _commitment(self, p: Predicate, statement: Statement) -> Iterator[Statement]:
        """What the announcement of an own act is itself: "A said it would free B" promises, "… strike B" threatens.

        Commissives after Searle (1976); the agent must be the speaker.
        """
        if statement.modality != "planned":
            return
        source = statement.source
        own = (
            source is not None
            and source.chain == statement.subject.chain
            and (source.chain >= 0 or source.name == statement.subject.name)
        )
        refusal = statement.polarity == "negative" and statement.relation in _FRIENDLY  # "will not release B"
        if not own and not refusal:
            return
        friendly, hostile = statement.relation in _FRIENDLY, statement.relation in _HOSTILE
        if not (friendly or hostile):
            return
        negative = statement.polarity == "negative"
        if friendly and negative:
            relation = "opposes"
        elif hostile and not negative:
            relation = "threatens"
        else:
            relation = "promises"
        row = RELATIONS[relation]
        topic = statement.object if isinstance(statement.object, TopicArg) else None
        yield replace(
            statement, family=row.family, relation=relation, plover=row.plover, polarity="positive", modality="actual",
            subject=source if own and source is not None else statement.subject,
            source=None if own else source, topic=topic, confidence=round(statement.confidence * 0.9, 2),
            extractor=row.family,
        )  # fmt: skip

    def _statement(
        self, p: Predicate, relation: str, agent: EntityArg, target: Target, kind: str, inner: int = -1
    ) -> Statement:
        row = RELATIONS[relation]
        sentence = self._r.doc[p.token].sent
        text = self._r.article.text
        modality = "reported" if p.reported and p.modality == "actual" else p.modality
        place = self._place(p)
        return Statement(
            row.family, relation, row.plover, agent, target, Cue(text[slice(*p.cue)], *p.cue), sentence_span(sentence),
            p.polarity, modality, p.source if p.reported else None,
            topic=self._topic(inner) if relation in ("urges", "promises", "threatens") and inner >= 0 else None,
            date=self._r.times.of(self._r.doc[p.token]),
            place=place if place is not None and place != target else None,
            confidence=confidence(kind, agent, target, len(sentence), p.polarity == "negative"), extractor=row.family,
        )  # fmt: skip

    def _topic(self, token: int) -> TopicArg:
        """The governed clause as a topic: what is urged, promised or threatened."""
        edge = self._r.doc[token]
        start = edge.left_edge.idx
        last = edge.right_edge
        while last.is_punct or last.is_space:
            last = last.nbor(-1)
        end = max(last.idx + len(last), edge.idx + len(edge))
        return TopicArg(self._r.article.text[start:end], start, end, self._r.mentions.within(start, end))

    def _place(self, p: Predicate) -> EntityArg | None:
        roles = (p.roles, p.carried) if p.carried is not None else (p.roles,)
        tokens = [token for part in roles for slot in ("in", "at") for token in part.slot(slot)]
        return next((entity for entity in self._p.entities(tokens) if entity.type in _PLACES), None)
