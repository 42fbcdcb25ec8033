"""What a governing word makes of the act it governs: "agreed to send aid to B" promises B, beside the aid itself.

The relation of the governor holds towards a party of the governed act; which one is looked for from the surest
place to the least: a name before a group, a group before a topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.extract.assemble import DECLINING, HOSTILE, Assembler
from kg.extract.force import Target
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading
from kg.lexicon.relations import Governor, VerbFrame, relation_lexicon
from kg.model import EntityArg, Statement, TopicArg
from kg.vocabulary import RELATIONS

#: Slots of a governed clause in which its other party stands, in the order of trust.
INNER: Final = ("obj", "dative", "to", "with", "against", "on", "from", "for", "of", "into", "in", "at")
#: What one can promise to lift: "agreed to lift sanctions against B", but "agreed to act against B" is no promise to B.
_BURDENS: Final = frozenset("ban blockade boycott charge embargo measure restriction sanction tariff".split())
#: "Agreed to share intelligence on B" is no promise to B.
_INFORMATION: Final = frozenset(
    "data detail document evidence file information intelligence map report view".split()
)
#: What is written, and allows things without giving in to anybody.
PAPERS: Final = frozenset(
    "accord act agreement amendment bill clause constitution deal decree document draft law measure pact plan policy "
    "proposal provision resolution rule ruling statute system text treaty".split()
)
#: Who declines to do these only keeps silent.
_SILENT: Final = frozenset(
    "address answer characterise characterize comment confirm detail disclose discuss divulge elaborate identify name "
    "reveal say specify speculate".split()
)
#: Troops that one offers or agrees to send are help.
_WELCOME: Final = frozenset(
    ("agree", "offer", "ready", "willing", "prepared", "volunteer", "propose", "consent")
)


def fits(frame: VerbFrame, roles: Roles, lemma: Sequence[str]) -> bool:
    """Whether a verb with ``roles`` is used as ``frame`` says; ``lemma`` gives the lemma of a token."""
    loose = frame.particle not in roles.obliques or (roles.patients and roles.filled(frame.particle))
    if frame.particle and frame.particle != roles.particle and loose:
        return False  # "took the oath on Monday" is not "took on"
    if frame.objects and not (
        any(lemma[i] in frame.objects for i in roles.patients) or frame.objects & roles.styles
    ):
        return False
    if frame.avoid and any(lemma[i] in frame.avoid for i in roles.patients):
        return False
    if frame.under and not any(lemma[i] in frame.under for slot in frame.needs for i in roles.slot(slot)):
        return False  # "put X on [notice]"
    if frame.agents and not any(
        lemma[i] in frame.agents or lemma[i].removesuffix("s") in frame.agents for i in roles.agents
    ):  # "the Iraqi Security Forces": a name keeps its plural
        return False
    if frame.complement and not frame.complement & roles.predicative:
        return False
    return all(roles.filled(slot) for slot in frame.needs) and not any(roles.filled(s) for s in frame.without)


#: What takes place somewhere, without being for or against the place.
_OCCASIONS: Final = frozenset(
    "assembly ceremony conference congress event festival forum game gathering inauguration parade rally session summit "
    "tournament trial vigil wedding".split()
)
_POSTING: Final = frozenset(
    "contribute deploy dispatch donate fly lend post provide send station supply".split()
)
_NOBODY: Final = frozenset(("Event", "Work"))


class GovernedReader:
    """Reads the governors of one article."""

    def __init__(self, reading: Reading, assembler: Assembler) -> None:
        """``assembler`` makes the statements."""
        self._p = reading.predicates
        self._doc = reading.doc
        self._make = assembler
        self._lexicon = relation_lexicon()

    def read(self, p: Predicate, agents: list[EntityArg], complements: Sequence[int]) -> Iterator[Statement]:
        """The statements of the governor ``p`` with ``agents`` over the clauses at ``complements``."""
        governors = self._lexicon.noun_governors if p.kind == "noun" else self._lexicon.governors
        for governor in governors.get(p.lemma, ()):
            papers = governor.relation in ("yieldsTo", "coerces") or p.lemma == "require"
            if papers and any(self._p.lemmas[i] in PAPERS for i in p.roles.agents):
                continue  # a resolution that allows troops to stay is no concession, and one that obliges no force
            for complement in complements:
                inner = self._p.governed(complement)
                if inner is None or not (governor.that or self._p.is_infinite(complement)):
                    continue
                if governor.relation == "urges" and self._doc[complement].tag_ == "VBG" and p.kind == "verb":
                    continue  # "he told X, keeping his voice down"
                yield from self._one(p, governor, agents, complement, inner)

    def _one(
        self, p: Predicate, governor: Governor, agents: list[EntityArg], complement: int, inner: Roles
    ) -> Iterator[Statement]:
        relation = governor.relation
        if relation == "opposes" and self._is_against(p, complement, inner):
            return  # who refuses to attack or condemn B is not against B
        if relation == "opposes" and self._p.lemmas[complement] in _SILENT:
            return  # "declined to comment on the request"
        if relation == "opposes" and p.lemma == "hesitate" and p.polarity == "negative":
            return  # who should not hesitate to press B
        hostile = relation == "promises" and self._is_hostile(p, complement, inner)
        if relation == "promises" and (others := self._to_act(complement, inner, agents)):
            yield from self._make.each(p, "urges", agents, others, "governed", inner=complement)
            return  # "proposed that B repay the loan"
        if relation == "promises" and not hostile and self._is_against(p, complement, inner):
            return  # who vows to veto what B wants promises B nothing
        if relation == "promises" and not hostile:
            if any(k.dep_ == "neg" for k in self._doc[complement].children):
                return  # who decides not to help B promises nothing
            if p.kind == "noun" and self._is_unknown(complement, inner):
                return  # "a plan to fingerprint B"
        if governor.target == "object":
            targets = self._addressed(p, agents, inner)
        else:
            mutual = p.lemma not in DECLINING and len(agents) > 1
            if mutual and self._is_mutual(complement, inner):
                yield from self._make.pairs(p, relation, agents, kind="governed")
                return
            lifted = any(self._p.lemmas[i] in _BURDENS for i in inner.patients)
            aimed = relation != "promises" or lifted or hostile
            about = any(self._p.lemmas[i] in _INFORMATION for i in inner.patients)
            barred = () if aimed else ("against", "on") if about else ("against",)
            if relation == "promises" and any(self._p.lemmas[i] in _OCCASIONS for i in inner.patients):
                barred = (*barred, "in", "at")  # "offered to host a summit in B"
            slots = [slot for slot in INNER if slot not in barred]
            targets = self._inner(relation, inner, agents, slots)
            if relation == "promises":  # to hold a contest promises the contest nothing
                targets = [t for t in targets if not (isinstance(t, EntityArg) and t.type in _NOBODY)]
        if relation == "promises" and self._is_unknown(
            complement, inner
        ):  # "pledged to phase out the gas of B"
            targets = [target for target in targets if isinstance(target, EntityArg)]
        if relation == "promises" and self._p.lemmas[complement] in _POSTING:  # "offered to send observers"
            targets = [t for t in targets if not isinstance(t, EntityArg) or t.chain >= 0]
        act, roles = self._purpose_of(targets, inner) or (complement, inner)
        if relation == "promises" and self._is_hostile(p, act, roles):
            if any(k.dep_ == "neg" for k in self._doc[act].children):
                return  # "decided not to attack B"
            relation = "threatens"
        yield from self._make.each(p, relation, agents, targets, "governed", inner=complement)

    def _to_act(self, complement: int, inner: Roles, agents: list[EntityArg]) -> list[EntityArg]:
        """Others who are to do what somebody proposes or agrees in a clause with a subject of its own."""
        own = any(k.dep_ in ("nsubj", "nsubjpass") for k in self._doc[complement].children)
        return [a for a in self._others(inner.agents, agents) if a.chain >= 0] if own else []

    def _addressed(self, p: Predicate, agents: list[EntityArg], inner: Roles) -> list[Target]:
        own = self._p.entities(p.roles.patients or p.roles.datives)
        return list(own or self._others(inner.agents, agents))

    def _others(self, tokens: list[int], agents: list[EntityArg]) -> list[EntityArg]:
        return [a for a in self._p.actors(tokens) if all(a.start != b.start for b in agents)]

    def _inner(
        self, relation: str, inner: Roles, agents: list[EntityArg], slots: Sequence[str]
    ) -> list[Target]:
        """The party of a governed act towards which the governor's own relation holds."""
        if relation == "opposes" and not self._p.entities([*inner.patients, *inner.datives]):
            # "refused to support A's actions in B" is about the actions
            judged = [t for t in self._p.targets(inner.patients) if isinstance(t, TopicArg) and t.about]
            if judged and not any(inner.filled(slot) for slot in ("to", "with", "for")):
                return list(judged)
        groups: list[EntityArg] = []
        for slot in slots:
            found = self._p.entities(inner.slot(slot) or self._under_object(inner, slot))
            named = [e for e in found if e.chain >= 0 and all(e.chain != a.chain for a in agents)]
            if named:
                return list(named)
            groups = groups or found
        for purpose in inner.purposes:
            below = self._p.governed(purpose)
            named = (
                [e for slot in slots for e in self._p.entities(below.slot(slot)) if e.chain >= 0]
                if below
                else []
            )
            if named:
                return list(named[:1])
        if groups:
            return list(groups)
        for slot in slots:
            for target in self._p.targets(inner.slot(slot)):
                if isinstance(target, EntityArg):
                    return [target]
                if (
                    target.about
                    or relation == "opposes"
                    or (relation == "promises" and slot in ("to", "with", "for"))
                ):
                    return [target]
        return list(self._others(inner.agents, agents))

    def _purpose_of(self, targets: Sequence[Target], inner: Roles) -> tuple[int, Roles] | None:
        """The clause of purpose that names the targets: "willing to fight [to protect B]" is not against B."""
        for purpose in inner.purposes:
            below = self._p.governed(purpose)
            named = [e for slot in INNER for e in self._p.entities(below.slot(slot))] if below else []
            if below is not None and any(e.start == t.start for e in named for t in targets):
                return purpose, below
        return None

    def _under_object(self, roles: Roles, slot: str) -> list[int]:
        """Phrases under the object: "provide [support to B]"."""
        found: list[int] = []
        if slot not in ("obj", "dative"):
            for patient in roles.patients:
                if (noun := self._p.noun(patient)) is not None:
                    found.extend(noun.slot(slot))
        return found

    def _is_mutual(self, token: int, inner: Roles) -> bool:
        """Whether the act is one of its doers with each other: "agreed to hold talks", "failed to reach a deal"."""
        if any(self._p.is_reciprocal(inner.slot(slot)) for slot in INNER):
            return True
        if self._p.entities([*inner.slot("with"), *self._under_object(inner, "with"), *inner.patients]):
            return False
        lemma = self._p.lemmas[token]
        frame = self._fitting(token, inner)
        if (
            frame is not None
            and RELATIONS[frame.relation].symmetric
            and "joint" in frame.slots
            and not inner.patients
        ):
            return True
        if lemma not in self._lexicon.light:
            return False
        return any(
            noun.pair
            for patient in inner.patients
            for noun in self._lexicon.nouns.get(self._p.lemmas[patient], ())[:1]
        )

    def _fitting(self, token: int, roles: Roles) -> VerbFrame | None:
        frames = self._lexicon.verbs.get(self._p.lemmas[token], ())
        return next((frame for frame in frames if fits(frame, roles, self._p.lemmas)), None)

    def _is_against(self, p: Predicate, token: int, roles: Roles) -> bool:
        frame = self._fitting(token, roles)
        return self._is_hostile(p, token, roles) or (
            frame is not None and RELATIONS[frame.relation].family == "oppose"
        )

    def _is_unknown(self, token: int, roles: Roles) -> bool:
        """Whether the lexicon knows nothing of the act at ``token``."""
        return self._fitting(token, roles) is None and self._p.lemmas[token] not in self._lexicon.light

    def _is_hostile(self, p: Predicate, token: int, roles: Roles) -> bool:
        frame = self._fitting(token, roles)
        relation = frame.relation if frame is not None else ""
        if frame is None and self._p.lemmas[token] in self._lexicon.light:
            nouns = [self._lexicon.nouns.get(self._p.lemmas[i], ()) for i in roles.patients]
            relation = next((noun[0].relation for noun in nouns if noun), "")
        if relation == "mobilizesAgainst" and p.lemma in _WELCOME:
            return False
        return relation in HOSTILE
