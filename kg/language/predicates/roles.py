"""Who does what to whom: roles of verbs and adjectives, through the constructions of English.

Passives, relative clauses, control and raising, coordination, participles and nominalisations are undone here and in
the two modules that this one builds on (subjects, nouns), so that nothing after it looks at dependency labels. Agent
and patient are the proto-agent and proto-patient of Dowty (1991), as PropBank numbers them Arg0 and Arg1; other
arguments go by their preposition.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.language.predicates.companions import companions
from kg.language.predicates.slots import Roles
from kg.language.predicates.subjects import RELATIVE, SUBJECTS, SubjectFinder
from kg.language.predicates.tree import PARTIES, VERBAL, Tree

_PARTICLES: Final = frozenset("away back closely closer down off out over together up".split())
_BESIDE: Final = frozenset(("allied", "aligned", "affiliated", "linked"))
_PLACING: Final = frozenset("across along at from in inside into near on to toward towards".split())
# What one does to a claim.
_ANSWERS: Final = frozenset(("reject", "deny", "dispute", "dismiss", "refute", "contest", "denounce"))
_CLAIMS: Final = frozenset(
    "accusation allegation assertion account charge claim involvement responsibility report rumor rumour story "
    "suggestion".split()
)
#: How many heads up the verb of a clause may be.
_UP: Final = 4
_CHARGING: Final = frozenset(("accuse", "acquit", "convict", "suspect"))
# Verbs that say or make something of their object, and states that the tagger takes for verbs.
_MAKING: Final = frozenset(
    "find hold take keep deem declare call rule pronounce label let set consider make".split()
)
# Verbs whose receiver the parser takes for a modifier of what is given.
_DUBBING: Final = frozenset("brand call consider deem dub label name proclaim term".split())
_QUOTES: Final = frozenset(('"', "'", "``", "''"))
_GRANTING: Final = frozenset("deny give grant guarantee offer promise refuse".split())
_GRANTED: Final = frozenset(
    "access assurance asylum autonomy immunity independence membership refuge sanctuary shelter status visa "
    "waiver".split()
)
# Verbs that take no clause: what looks like one is their object and a participle.
_RECEIVING: Final = frozenset(
    "accept admit allow arrest attack capture deport detain evacuate free kill release".split()
)
_STATES: Final = frozenset(("hostage", "captive", "free", "guilty", "persona"))


class RoleFinder(SubjectFinder):
    """Finds roles in one tree. Results are kept, as clauses ask for each other's subjects."""

    def __init__(self, tree: Tree, object_control: Set[str], judging: Set[str]) -> None:
        """``object_control``: verbs whose infinitive is done by their object ("urged X to leave").

        For ``judging`` see :class:`~kg.language.predicates.nouns.NounFinder`.
        """
        super().__init__(tree, object_control, judging)
        self._verbs: dict[int, Roles] = {}
        self._open: set[int] = set()

    def verb(self, v: int) -> Roles:
        """Roles of the verb or predicative adjective ``v``."""
        found = self._verbs.get(v)
        if found is None:
            if v in self._open:  # a malformed parse may run in a circle
                return Roles()
            self._open.add(v)
            found = self._verbs[v] = self._read_verb(v)
            self._open.discard(v)
        return found

    def _read_verb(self, v: int) -> Roles:
        t = self.t
        roles = Roles()
        passive = self.is_passive(v)
        for child in t.kids[v]:
            dep = t.dep[child]
            if dep == "dobj" and ((roles.patients and self._sums_up(child)) or self._denies_clause(v, child)):
                continue
            if dep == "dobj":
                roles.patients.extend(self.nominals(child))
                roles.measured.add("obj")
                for k in t.kids[child]:  # "held [civilians as shields]"
                    if t.dep[k] == "prep" and t.low[k] == "as":
                        roles.predicative.update(t.lemma[i] for i in t.kids[k] if t.dep[i] == "pobj")
                        if t.rates(k):
                            self._prepositional(roles, k)
                if t.ent[child] == "MONEY":
                    roles.measured.add("money")
            elif dep == "dative" and t.pos[child] != "ADP":
                roles.datives.extend(self.nominals(child))
            elif dep in ("prep", "agent", "dative"):
                self._prepositional(roles, child)
                if child > v + 1 and t.low[child - 1] == "together":  # "brought them [together in X]"
                    roles.particle = roles.particle or "together"
            elif dep == "prt" or (dep == "advmod" and t.low[child] in _PARTICLES):
                roles.particle = roles.particle or t.low[child]
                for prep in t.kids[child]:  # "pushed [back on X]"
                    if t.dep[prep] == "prep":
                        self._prepositional(roles, prep)
            elif dep == "advmod" and t.tag[child] == "JJ":
                roles.predicative.add(t.lemma[child])  # "set X free"
            elif dep == "ccomp" and self._is_small_clause(child):
                self._small_clause(roles, child)
            elif dep in ("xcomp", "ccomp"):
                roles.complements.extend(t.conjuncts(child))
                if dep == "ccomp" and any(t.tag[k] == "WP" for k in t.kids[child]):
                    roles.clauses.setdefault("obj", []).append(child)  # "condemned what X did"
                bare = t.tag[child] == "VB" and not any(t.tag[k] == "MD" for k in t.kids[child])
                infinite = bare or any(t.tag[k] == "TO" for k in t.kids[child])
                if dep == "ccomp" and not roles.patients and infinite:
                    own = t.kid(child, "nsubj")
                    if (
                        own >= 0 and t.lemma[v] in self._object_control
                    ):  # "urged X to leave", parsed as a clause
                        roles.patients.extend(self.nominals(own))
            elif dep == "advcl" and t.tag[child] == "VB" and t.kid(child, "nsubj", "mark") < 0:
                (roles.complements if self._presses(v) else roles.purposes).append(child)
            elif dep == "advcl" and t.low[child] == "using" and t.kid(child, "nsubj") < 0:
                for prep in t.kids[child]:  # "struck [using jets against X]"
                    if t.low[prep] == "against":
                        self._prepositional(roles, prep)
            elif dep == "oprd" and t.pos[child] in ("NOUN", "PROPN") and self._is_object(v, child):
                roles.patients.extend(
                    self.nominals(child)
                )  # "called [the deal] void", parsed as two predicates
            elif dep == "oprd" and self._is_somebody(child) and t.kid(v, "dobj", "nsubjpass") < 0:
                roles.patients.extend(self.nominals(child))  # "called President X", parsed as a name-giving
            elif dep in ("attr", "oprd"):
                roles.add("as", self.nominals(child))
                for i in t.conjuncts(child):
                    roles.predicative.add(t.lemma[i])
                    inner = [k for prep in t.kids[i] if t.low[prep] == "of" for k in t.kids[prep]]
                    roles.predicative.update(t.lemma[k] for k in inner)  # "called it an act of [aggression]"
        objects = [child for child in t.kids[v] if t.dep[child] in ("dobj", "dative") and t.pos[child] != "ADP"]
        if t.lemma[v] in _GRANTING and objects and t.lemma[objects[0]] in _GRANTED:
            # "granted [X] asylum", parsed as a modifier
            roles.datives.extend(
                k for k in t.kids[objects[0]] if t.dep[k] == "compound" and t.ent[k] in PARTIES
            )
        roles.predicative.update(  # "left six people [dead]", "let [free] six people"
            t.lemma[k] for i in objects for k in t.kids[i]
            if t.dep[k] == "amod" and t.pos[k] == "ADJ" and (k > i or (k == v + 1 and t.lemma[v] in _MAKING))
        )  # fmt: skip
        if t.lemma[v] in _DUBBING and objects:  # "called X "a man who …"", parsed as an apposition
            named = t.kid(objects[-1], "appos")
            if named >= 0 and any(t.low[k] in _QUOTES for k in range(objects[-1], named)):
                roles.add("as", [named])
                roles.predicative.add(t.lemma[named])
        if len(objects) > 1:
            roles.predicative.add(t.lemma[objects[-1]])  # "called X a liar", "took X hostage"
            if t.lemma[v] in _DUBBING:
                called = self.nominals(objects[-1])
                roles.patients = [token for token in roles.patients if token not in called]
                roles.add("as", called)
            owned = any(t.ent[k] in PARTIES or t.ent[k] == "NORP" for k in (objects[0], *t.kids[objects[0]]))
            if t.dep[objects[0]] == "dobj" and owned:  # "promised [X] a battery", "handed [X's envoy] a note"
                roles.datives.extend(self.nominals(objects[0]))
        if t.dep[v] == "amod" and t.tag[v] == "VBN" and (doer := self._hyphenated(v)) >= 0:
            if t.low[v] in _BESIDE:
                roles.agents = self._antecedent(t.head[v], v)
                roles.add("with", self.nominals(doer))
            else:
                roles.agents, roles.patients = self.nominals(doer), self._antecedent(t.head[v], v)
            return roles
        subjects = self.subjects(v)
        if passive:
            roles.patients = subjects + [token for token in roles.patients if token not in subjects]
            roles.agents = roles.obliques.pop("by", []) or self._orderer(v) or self._charger(v)
        else:
            roles.companions = [k for k in companions(t, v, self._own_subject(v)) if k not in subjects]
            roles.agents = [*(self._listed(v, roles) or subjects), *self._likewise(v)]
            roles.agents.extend(k for k in roles.companions if subjects and k not in roles.agents)
            if not roles.patients:
                roles.patients = self._shared_object(v) or self._relative_gap(v)
        for token in roles.patients:
            if t.ent[token] == "PERSON":
                titles = (t.lemma[k].lower() for k in t.kids[token] if t.dep[k] in ("compound", "nmod"))
                roles.styles.update(("person", *titles))
        return roles

    def _is_object(self, v: int, first: int) -> bool:
        """Whether another predicate of the object comes after ``first``, and no object before it."""
        t = self.t
        return t.kid(v, "dobj", "nsubjpass") < 0 and any(t.dep[k] == "oprd" and k > first for k in t.kids[v])

    def _is_somebody(self, token: int) -> bool:
        """Whether ``token`` names a person, or heads a phrase with his name in apposition: "Qatar's emir, X"."""
        t = self.t
        named = t.kid(token, "appos")
        return t.ent[token] == "PERSON" or (named >= 0 and t.ent[named] == "PERSON")

    def _charger(self, v: int) -> list[int]:
        """Who makes the charge, where the parser hung him on it: "accused of treason [by the king]"."""
        t = self.t
        if t.lemma[v] not in _CHARGING:
            return []
        charges = [k for prep in t.kids[v] if t.low[prep] == "of" for k in t.kids[prep] if t.dep[k] == "pobj"]
        return [
            token
            for charge in charges
            for token in self.noun(charge).agents
            if not self.noun(charge).possessors
        ]

    def _orderer(self, participle: int) -> list[int]:
        """Who has something done: "the judge ordered two ministers [jailed]"."""
        t = self.t
        done = t.head[participle]
        above = t.head[done]
        if t.dep[participle] == "acl" and t.dep[done] == "dobj" and t.lemma[above] == "order":
            return self.verb(above).agents
        return self.verb(done).agents if self._is_ordered(participle) else []

    def _denies_clause(self, v: int, object_: int) -> bool:
        """Whether "which" stands for the clause before it: "said A was massing troops in C, [which] B denied"."""
        t = self.t
        noun = t.head[v]
        if t.tag[object_] != "WDT" or t.lemma[v] not in _ANSWERS or t.dep[v] != "relcl":
            return False
        if t.lemma[v] != "deny":
            return t.low[object_ - 1] == "," and (self._is_charged(noun) or self._ends_plan(noun))
        if t.low[object_ - 1] == "," and t.lemma[noun] not in _CLAIMS:
            return True
        return bool(t.ent[noun]) or (t.dep[noun] == "pobj" and t.low[t.head[noun]] in _PLACING)

    def _ends_plan(self, place: int) -> bool:
        """Whether a place ends an infinitive: "a plan to send B's people to [Togo], which A denounced"."""
        t = self.t
        above = t.head[t.head[place]]
        placed = t.dep[place] == "pobj" and t.low[t.head[place]] in _PLACING and t.ent[place] == "GPE"
        return placed and t.tag[above] == "VB"

    def _is_charged(self, noun: int) -> bool:
        """Whether the noun stands in what somebody is accused of: "accused X of backing [rebels]"."""
        t = self.t
        charged = False
        for _ in range(_UP + 1):
            charged |= t.dep[noun] == "pcomp"
            noun = t.head[noun]
            if t.lemma[noun] in ("accuse", "suspect", "charge", "blame"):
                return charged
        return False

    def _sums_up(self, noun: int) -> bool:
        """Whether the noun stands for the clause before its comma: "accused X of theft, [a charge] that Y denied"."""
        t = self.t
        first = min([noun, *t.kids[noun]])
        return first > 0 and t.low[first - 1] == "," and t.low[first] in ("a", "an", "something")

    def summed_up(self, noun: int) -> list[int]:
        """Who does what the noun stands for, where it stands for the clause before it."""
        t = self.t
        if t.dep[noun] not in ("appos", "npadvmod", "dobj", "conj") or not self._sums_up(noun):
            return []
        above = t.head[noun]
        for _ in range(_UP):
            if t.tag[above] in ("VBD", "VBZ", "VBP", "VBN"):
                return self.verb(above).agents
            above = t.head[above]
        return []

    def _hyphenated(self, participle: int) -> int:
        """Who stands before the hyphen of "Iran-backed"; -1 when nobody does."""
        t = self.t
        if participle < 2 or t.low[participle - 1] != "-":
            return -1
        return t.kid(participle, "npadvmod", "compound", "nmod", "nsubj", "dep", "amod")

    def _is_small_clause(self, token: int) -> bool:
        """Whether the clause at ``token`` has no verb: "found [X guilty]", "held [X hostage]", "let [free X]"."""
        t = self.t
        if t.kid(token, "aux", "auxpass", "mark", "neg") >= 0:
            return False
        above = t.lemma[t.head[token]]
        if t.tag[token] in ("VBG", "VBN") and above in _RECEIVING:  # "accepted [people] living in X"
            return t.kid(token, "nsubj") >= 0
        if above not in _MAKING:
            return False
        return t.kid(token, "nsubj", "dobj") >= 0 and (t.pos[token] not in VERBAL or t.lemma[token] in _STATES)

    def _small_clause(self, roles: Roles, token: int) -> None:
        t = self.t
        roles.predicative.update(t.lemma[i] for i in t.conjuncts(token))
        own = t.kid(token, "nsubj") >= 0
        for child in t.kids[token]:
            if t.dep[child] == "nsubj" or (t.dep[child] == "dobj" and not own):
                roles.patients.extend(self.nominals(child))
            elif t.dep[child] == "prep" and t.tag[token] not in ("VBG", "VBN"):
                self._prepositional(roles, child)

    def _shared_object(self, v: int) -> list[int]:
        """The object that stands only at the last of coordinated verbs: "met and praised the envoy"."""
        t = self.t
        for child in t.kids[v]:
            if t.dep[child] == "conj" and t.pos[child] == "VERB" and t.kid(child, *SUBJECTS) < 0:
                if any(t.dep[other] in ("prep", "xcomp", "ccomp", "advmod", "dative") and other > v
                       for other in t.kids[v]):  # fmt: skip
                    return []
                return [] if child - v > 2 else self.verb(child).patients
        return []

    def _relative_gap(self, v: int) -> list[int]:
        """The antecedent, when a relative clause has its subject and lacks an object: "the deal that X signed"."""
        t = self.t
        top = v
        while t.dep[top] in ("xcomp", "conj") and t.head[top] != top:
            top = t.head[top]
        own = t.kid(top, "nsubj", "nsubjpass")
        if t.dep[top] == "acl" and own >= 0 and t.lemma[top] in _ANSWERS:
            return [t.head[top]]  # "a charge that X denied", parsed as its content
        if t.lemma[v] == "deny" and t.dep[top] == "relcl" and t.tag[t.kid(v, "dobj")] == "WDT":
            return []  # "…, which he denies" is about the clause
        which = t.kid(v, "dobj")
        if which >= 0 and t.dep[top] == "relcl" and t.tag[which] == "WDT" and self._denies_clause(v, which):
            return []
        if t.dep[top] == "relcl" and own >= 0 and t.low[own] not in RELATIVE:
            return [] if any(t.low[k] == "whose" for k in t.kids[own]) else [t.head[top]]
        return []
