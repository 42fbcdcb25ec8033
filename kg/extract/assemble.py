"""From a predicate and the parties found for it to statements: pairs, commitments, topic, place, date, confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import Final, TypeVar

from kg.extract.confidence import confidence
from kg.extract.force import Target, relation_of
from kg.extract.plover import plover_root
from kg.language.columns import columns
from kg.language.predicates import Predicate
from kg.language.reading import Reading
from kg.model import Cue, EntityArg, Mention, Span, Statement, TopicArg
from kg.vocabulary import RELATIONS

_Arg = TypeVar("_Arg", bound=Target)

_PLACES: Final = frozenset(("Place", "Country"))
#: What somebody lets know he will do: a promise when it is friendly, a threat when it is hostile.
_FRIENDLY: Final = frozenset(
    ("aids", "supports", "praises", "yieldsTo", "cooperatesWith", "agreesWith", "promises")
)
HOSTILE: Final = frozenset(("attacks", "coerces", "sanctions", "mobilizesAgainst"))
#: What one can refuse to do: "will not release B", "will not hold talks with B".
_REFUSABLE: Final = _FRIENDLY | {name for name, relation in RELATIONS.items() if relation.family == "consult"}
#: Nobody does these to what is his own: "damaged its record", "undermined its efforts".
_AGAINST: Final = frozenset(
    ("accuses", "attacks", "coerces", "criticizes", "opposes", "sanctions", "threatens")
)
#: Nobody does these even to people of his own who have no name: "summoned [its] envoys home".
_TO_OTHERS: Final = frozenset(("criticizes", "sanctions"))
_OWN: Final = frozenset(("its", "his", "her", "their", "our", "my"))
_WILL: Final = frozenset(("will", "would", "wo", "shall", "'ll"))
_UNTIL: Final = frozenset(("until", "unless", "till"))
_WARNING: Final = frozenset(("warn", "threaten", "vow"))
_IF: Final = frozenset(("if", "unless", "should"))
#: What several do each for himself, towards others: "A and B refused to sign".
DECLINING: Final = frozenset(("decline", "refuse", "refusal", "reluctant", "unwilling"))
_WITH_TOPIC: Final = frozenset(("accuses", "urges", "promises", "threatens"))
_CHARGES: Final = ("of", "for", "with")


class Assembler:
    """Makes the statements of one article's predicates."""

    def __init__(self, reading: Reading) -> None:
        """Keep the reading that offsets, dates and places are looked up in."""
        self._r = reading
        self._p = reading.predicates
        self._together = {
            a.source.start: a.sources for a in reading.attributions if a.source and len(a.sources) > 1
        }
        self._speakers = frozenset(s.chain for a in reading.attributions for s in a.sources if s.chain >= 0)

    def pairs(
        self, p: Predicate, relation: str, parties: Sequence[EntityArg], root: str = "", kind: str = "pair"
    ) -> Iterator[Statement]:
        """Each party with each other, once for a symmetric relation; not of those who refuse to do something."""
        if p.polarity == "negative" and self._is_declined(p):
            return
        choose = combinations if RELATIONS[relation].symmetric else permutations
        for left, right in choose(parties, 2):
            if left.chain != right.chain or (left.chain < 0 and left.start != right.start):
                told = relation_of(relation, p.lemma, left, right, self._speakers)
                yield self.statement(p, told, left, right, kind, root=root if told == relation else "")

    def each(
        self,
        p: Predicate,
        relation: str,
        agents: Sequence[EntityArg],
        targets: Sequence[Target],
        kind: str,
        inner: int = -1,
        root: str = "",
    ) -> Iterator[Statement]:
        """Every agent with every target, and what the announcement of an own act is itself.

        ``kind`` is the path for the confidence, ``inner`` the verb of the governed clause, ``root`` the PLOVER root
        where it is not that of the relation.
        """  # fmt: skip
        own_side = _shared_with(agents, targets)
        if RELATIONS[relation].family == "force" and self._is_of_speakers_side(p):
            agents = [a for a in agents if a.type != "Person"]
        for agent in agents:
            for target in targets:
                if (target.start, target.end) in own_side:
                    continue
                same = isinstance(target, EntityArg) and (
                    target.chain == agent.chain >= 0
                    or (target.chain == agent.chain and target.name == agent.name and target.via == "pronoun")
                )
                overlap = target.start < agent.end and agent.start < target.end
                tied = min(agent.end, target.end) <= p.cue[0] < max(agent.end, target.end) or (
                    kind == "adjective"
                )  # "[Russian]-backed rebels", "pro-[Russian] rebels"
                named = isinstance(target, EntityArg) and (target.chain >= 0 or relation not in _TO_OTHERS)
                barred = relation in _AGAINST or (relation == "aids" and isinstance(target, TopicArg))
                own = barred and not named and target.text.split()[0].lower() in _OWN
                if same or own or (overlap and not tied):
                    continue
                told = relation_of(relation, p.lemma, agent, target, self._speakers)
                if not told:
                    continue
                statement = self.statement(
                    p, told, agent, target, kind, inner, root if told == relation else ""
                )
                yield statement
                if kind != "governed":
                    yield from self._commitment(p, statement)

    def _is_of_speakers_side(self, p: Predicate) -> bool:
        """Whether "we" do it: who says "we should not kill" speaks of his country or its army."""
        return any(k.dep_ == "nsubj" and k.lower_ == "we" for k in self._r.doc[p.token].children)

    def _commitment(self, p: Predicate, statement: Statement) -> Iterator[Statement]:
        """What the announcement of an own act is itself: "A said it would free B" promises, "… strike B" threatens.

        Commissives after Searle (1976); the agent must be the speaker, or the article say what he will not do.
        """
        if statement.modality != "planned" or not p.intended:
            return
        source = statement.source
        own = (
            source is not None
            and source.chain == statement.subject.chain
            and (source.chain >= 0 or source.name == statement.subject.name)
        )
        negative = statement.polarity == "negative"
        refusal = negative and statement.relation in _REFUSABLE and self._is_denied(p)
        if not own and not refusal:
            return
        if refusal and statement.relation == "yieldsTo" and isinstance(statement.object, TopicArg):
            return  # who will not call off the strike is not against it
        friendly, hostile = statement.relation in _FRIENDLY, statement.relation in HOSTILE
        if not (friendly or hostile or refusal) or (friendly and negative and not refusal):
            return
        if statement.relation == "coerces" and isinstance(statement.object, TopicArg):
            return  # who will close a crossing threatens no crossing
        if negative and statement.relation == "sanctions":
            return  # who says that he will not punish B promises B nothing
        if refusal:
            relation = "opposes"
        elif hostile and not negative:
            relation = "threatens"
        else:
            relation = "promises"
        row = RELATIONS[relation]
        # to pledge support is to support
        root = "SUPPORT" if relation == "promises" and statement.relation == "supports" else row.plover
        topic = statement.object if isinstance(statement.object, TopicArg) else None
        beside = own and source is not None and statement.sentence[0] <= source.start < statement.sentence[1]
        yield replace(
            statement, family=row.family, relation=relation, plover=root, polarity="positive", modality="actual",
            subject=source if beside and source is not None else statement.subject,
            source=None if own else source, topic=topic, confidence=round(statement.confidence * 0.9, 2),
            extractor=row.family,
        )  # fmt: skip

    def _is_denied(self, p: Predicate) -> bool:
        """Whether the doer himself will not: the negation stands at his verb."""
        token = self._r.doc[p.token]
        verbs = (token, token.head)
        return any(k.dep_ == "neg" or k.lower_ == "no" for verb in verbs for k in verb.children)

    def _is_declined(self, p: Predicate) -> bool:
        token = self._r.doc[p.token]
        return any(verb.lemma_ in DECLINING for verb in (token.head, token.head.head))

    def bargain(self, p: Predicate, agents: Sequence[EntityArg]) -> Iterator[Statement]:
        """Whom a refusal is held against: "A will not lift the ban until B frees the prisoners" is A against B."""
        c = columns(self._r.doc)
        below = c.children[p.token]
        clauses = [k for k in below if c.dep[k] == "advcl"]
        if not clauses or not any(c.dep[k] == "neg" for k in below):
            return
        if not any(c.lower[k] in _WILL and c.dep[k] == "aux" for k in below):
            return
        for clause in clauses:
            inner = self._p.governed(clause)
            if inner is None or not any(
                c.dep[k] == "mark" and c.lower[k] in _UNTIL for k in c.children[clause]
            ):
                continue
            for agent in agents:
                for other in self._p.actors(inner.agents or inner.patients):
                    if other.chain < 0 or other.via == "possessive" or other.chain in (a.chain for a in agents):
                        continue
                    said = replace(
                        self.statement(p, "opposes", agent, other, "governed", p.token),
                        polarity="positive", modality="actual", plover=RELATIONS["opposes"].plover,
                    )  # fmt: skip
                    yield (
                        replace(said, source=None) if said.source and said.source.chain == agent.chain else said
                    )

    def warned(self, p: Predicate, agents: Sequence[EntityArg]) -> Iterator[Statement]:
        """Whom a threat is made to: who must not do what comes after "if": "warned of sanctions if B invades"."""
        if (
            p.lemma not in _WARNING
            or p.polarity == "negative"
            or (p.lemma == "warn" and not p.roles.slot("of"))
        ):
            return
        for clause in self._r.doc[p.token].subtree:
            if clause.dep_ != "advcl" or not any(k.dep_ == "mark" and k.lower_ in _IF for k in clause.children):
                continue
            inner = self._p.governed(clause.i)
            if inner is not None:
                others = [a for a in self._p.actors(inner.agents) if a.chain >= 0 and a.via != "pronoun"]
                yield from self.each(p, "threatens", agents, others[:1], "governed", clause.i)
                return

    def directive(self, p: Predicate) -> Iterator[Statement]:
        """What somebody says that others must do, as a demand on them: "A said B must leave" (Searle's directives)."""
        able = any(k.lower_ == "able" for k in self._r.doc[p.token].children)  # "B must be able to apply"
        if p.obliged and not p.passive and not able:
            yield from self.told(p, "urges", p.roles.agents)

    def told(self, p: Predicate, relation: str, tokens: list[int]) -> Iterator[Statement]:
        """``relation`` of whoever says it to those of whom ``p`` is said, done by saying so."""
        source = p.source
        if source is None or p.polarity == "negative":
            return
        for other in (a for a in self._p.actors(tokens) if a.via != "pronoun"):
            if (other.chain < 0 or other.chain != source.chain) and (
                source.end <= other.start or other.end <= source.start
            ):
                said = replace(
                    self.statement(p, relation, source, other, "governed", p.token), modality="actual", source=None,
                )  # fmt: skip
                yield replace(said, plover=RELATIONS[relation].plover)

    def statement(
        self, p: Predicate, relation: str, agent: EntityArg, target: Target, kind: str, inner: int = -1,
        root: str = "",
    ) -> Statement:  # fmt: skip
        """One statement; for the parameters see :meth:`each`."""
        row = RELATIONS[relation]
        text = self._r.article.text
        modality = "reported" if p.reported and p.modality == "actual" else p.modality
        place = self._place(p)
        topic = None
        if relation in _WITH_TOPIC:
            topic = self._topic(inner) if inner >= 0 else self._asked(p, relation)
        path = confidence(kind, agent, target, self._r.sentences.length(p.token), p.polarity == "negative")
        agent, target = self._shown(agent, p.token), self._shown(target, p.token)
        return Statement(
            row.family, relation, plover_root(relation, root, p.polarity, p.modality, p.intended), agent, target,
            Cue(text[slice(*p.cue)], *p.cue), self._r.sentences.span(p.token),
            p.polarity, modality, self._source(p, agent) if p.reported else None,
            topic=topic,
            date=self._r.times.of(self._r.doc[p.token]),
            place=place if place is not None and place != target else None,
            confidence=path, extractor=row.family,
        )  # fmt: skip

    def _source(self, p: Predicate, agent: EntityArg) -> EntityArg | None:
        """Who reports it: of several who say it together, the one who speaks of himself."""
        if p.source is None or agent.chain < 0 or agent.chain == p.source.chain:
            return p.source
        return next((s for s in self._together.get(p.source.start, ()) if s.chain == agent.chain), p.source)

    def _shown(self, arg: _Arg, token: int) -> _Arg:
        """A pronoun as the phrase of the same sentence that it stands for, as that is what a reader looks for.

        "[The army] said it had entered B": the nearest mention before it that is no pronoun. Elsewhere the pronoun
        stays, so that the evidence lies within the sentence.
        """
        if not isinstance(arg, EntityArg) or arg.via != "pronoun":
            return arg
        start, _ = self._r.sentences.span(token)
        named: list[Mention | EntityArg] = [
            m for m in self._r.mentions.mentions
            if m.chain == arg.chain >= 0 and m.kind != "pronoun" and start <= m.start and m.end <= arg.start
        ]  # fmt: skip
        named.extend(self._r.mentions.stand_ins(arg.chain, start, arg.start) if arg.chain >= 0 else ())
        if not named:
            return arg
        last = max(named, key=lambda m: m.start)
        return replace(arg, text=last.text, start=last.start, end=last.end)

    def _asked(self, p: Predicate, relation: str) -> TopicArg | None:
        """What is urged, or what somebody is accused of: "urged B [to leave]", "accused B of [theft]"."""
        if relation == "accuses":
            for slot in _CHARGES:
                if clauses := p.roles.clauses.get(slot):
                    return self._topic(clauses[0])
                if topics := self._p.topics(p.roles.slot(slot)):
                    return topics[0]
            return None
        clauses = [token for token in p.roles.complements if token > p.token]
        return self._topic(clauses[0]) if clauses and relation == "urges" else None

    def _topic(self, token: int) -> TopicArg:
        """The governed clause as a topic: what is urged, promised or threatened."""
        edge = self._r.doc[token]
        start = edge.left_edge.idx
        last = edge.right_edge
        aside = next((k for k in edge.subtree if k.dep_ == "relcl" and k.right_edge == last), None)
        if aside is not None and aside.left_edge.lower_ == "which" and aside.left_edge.nbor(-1).text == ",":
            last = aside.left_edge.nbor(-1)  # "of sending arms, which B denied"
        while last.is_punct or last.is_space:
            last = last.nbor(-1)
        end = max(last.idx + len(last), edge.idx + len(edge))
        return TopicArg(self._r.article.text[start:end], start, end, self._r.mentions.within(start, end))

    def _place(self, p: Predicate) -> EntityArg | None:
        roles = (p.roles, p.carried) if p.carried is not None else (p.roles,)
        tokens = [token for part in roles for slot in ("in", "at") for token in part.slot(slot)]
        return next((entity for entity in self._p.entities(tokens) if entity.type in _PLACES), None)


def told_as(statement: Statement, relation: str) -> Statement:
    """The same act as another ``relation``."""
    row = RELATIONS[relation]
    return replace(statement, relation=relation, family=row.family, plover=row.plover, extractor=row.family)


def _shared_with(agents: Sequence[EntityArg], targets: Sequence[Target]) -> frozenset[Span]:
    """The plural pronouns among ``targets`` that take in one of ``agents``: nobody does things to "them both"."""
    spans = [(t.start, t.end) for t in targets if isinstance(t, EntityArg) and t.via == "pronoun"]
    chains = {agent.chain for agent in agents if agent.chain >= 0}
    return frozenset(
        (t.start, t.end)
        for t in targets
        if isinstance(t, EntityArg) and t.chain in chains and spans.count((t.start, t.end)) > 1
    )
