"""Who does what to whom: roles of verbs, event nouns and adjectives, through the constructions of English.

Passives, relative clauses, control and raising, coordination, participles and nominalisations are undone here, so
that nothing after this module looks at dependency labels. Agent and patient are the proto-agent and proto-patient
of Dowty (1991), as PropBank numbers them Arg0 and Arg1; other arguments go by their preposition.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.language.predicates.companions import companions
from kg.language.predicates.slots import Roles
from kg.language.predicates.tree import MEASURES, NOMINAL, VERBAL, Tree

# Prepositions of those whom an act reaches.
_AIMED: Final = ("on", "against", "to", "at", "for", "from")
_RELATIVE: Final = frozenset(("who", "which", "that", "whom"))
_PARTIES: Final = frozenset(("GPE", "NORP", "ORG", "PERSON"))
# Prepositions between a verb and the event at which it was done.
_AT_EVENT: Final = frozenset(
    ("in", "during", "on", "at", "for", "after", "before", "over", "following", "by", "ahead")
)
_PARTITIVES: Final = frozenset(
    "some many most all part parts much both none half several series wave string spate number couple convoy "
    "column".split()
)
_PARTICLES: Final = frozenset("away back closely closer down off out over together up".split())
# Nouns that only count or wrap what follows their "of": the act is that of the inner noun.
_CONTAINERS: Final = frozenset(
    "series round wave package campaign number string spate set barrage shipment batch tranche form kind type part "
    "couple piece range raft flurry program programme act measure level".split()
)
# Participles that tie a party to what stands after them: "the rebel-held town".
_HELD_BY: Final = frozenset(("led", "held", "controlled", "run", "occupied"))
_BESIDE: Final = frozenset(("allied", "aligned", "affiliated", "linked"))
# "In support of", "in response to": what follows "in" is no place or target.
_PHRASAL: Final = frozenset(
    "support response retaliation order line favour favor cooperation coordination collaboration conjunction exchange "
    "return revenge protest defiance violation breach light view case part place person public private secret addition "
    "fact turn wake aftermath absence face bid effort attempt move accordance reaction answer solidarity".split()
)
# What one does to a claim.
_ANSWERS: Final = frozenset(("reject", "deny", "dispute", "dismiss", "refute", "contest", "denounce"))
# Verbs that say or make something of their object, and states that the tagger takes for verbs.
_MAKING: Final = frozenset(
    "find hold take keep deem declare call rule pronounce label let set consider make".split()
)
_STATES: Final = frozenset(("hostage", "captive", "free", "guilty"))
_PREFIXES: Final = frozenset(("anti", "counter", "non", "pro"))
# Verbs of doing something with somebody, who then does it too.
_WITH_OTHERS: Final = frozenset("ally collaborate conspire cooperate join partner side team unite work".split())
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass")
# Prepositions after which a gerund is done by the object: "accused X of shelling", "thanked X for coming".
_OBJECT_GERUND: Final = frozenset(("of", "for", "from", "into", "against"))


class RoleFinder:
    """Finds roles in one tree. Results are kept, as clauses ask for each other's subjects."""

    def __init__(self, tree: Tree, object_control: Set[str]) -> None:
        """``object_control``: verbs whose infinitive is done by their object ("urged X to leave")."""
        self.t = tree
        self._object_control = object_control
        self._verbs: dict[int, Roles] = {}
        self._nouns: dict[int, Roles] = {}
        self._open: set[int] = set()

    # -------------------------------------------------------------------------------- verbs and adjectives
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
            if dep == "dobj" and roles.patients and self._sums_up(child):
                continue
            if dep == "dobj":
                roles.patients.extend(self.nominals(child))
                roles.measured.add("obj")
                for k in t.kids[child]:  # "held [civilians as shields]"
                    if t.dep[k] == "prep" and t.low[k] == "as":
                        roles.predicative.update(t.lemma[i] for i in t.kids[k] if t.dep[i] == "pobj")
                if t.ent[child] == "MONEY":
                    roles.measured.add("money")
            elif dep == "dative" and t.pos[child] != "ADP":
                roles.datives.extend(self.nominals(child))
            elif dep in ("prep", "agent", "dative"):
                self._prepositional(roles, child)
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
                if dep == "ccomp" and not roles.patients and t.tag[child] == "VB":
                    own = t.kid(child, "nsubj")
                    if (
                        own >= 0 and t.lemma[v] in self._object_control
                    ):  # "urged X to leave", parsed as a clause
                        roles.patients.extend(self.nominals(own))
            elif dep == "advcl" and t.tag[child] == "VB" and t.kid(child, "nsubj", "mark") < 0:
                roles.purposes.append(child)
            elif dep == "advcl" and t.low[child] == "using" and t.kid(child, "nsubj") < 0:
                for prep in t.kids[child]:  # "struck [using jets against X]"
                    if t.low[prep] == "against":
                        self._prepositional(roles, prep)
            elif dep == "oprd" and t.ent[child] == "PERSON" and t.kid(v, "dobj", "nsubjpass") < 0:
                roles.patients.extend(self.nominals(child))  # "called President X", parsed as a name-giving
            elif dep in ("attr", "oprd"):
                roles.add("as", self.nominals(child))
                for i in t.conjuncts(child):
                    roles.predicative.add(t.lemma[i])
                    inner = [k for prep in t.kids[i] if t.low[prep] == "of" for k in t.kids[prep]]
                    roles.predicative.update(t.lemma[k] for k in inner)  # "called it an act of [aggression]"
        objects = [child for child in t.kids[v] if t.dep[child] in ("dobj", "dative") and t.pos[child] != "ADP"]
        if len(objects) > 1:
            roles.predicative.add(t.lemma[objects[-1]])  # "called X a liar", "took X hostage"
            if t.dep[objects[0]] == "dobj" and t.ent[objects[0]] in _PARTIES:  # "promised [X] a battery"
                roles.datives.extend(self.nominals(objects[0]))
        if t.dep[v] == "amod" and t.tag[v] == "VBN" and (doer := self._hyphenated(v)) >= 0:
            if t.low[v] in _BESIDE:
                roles.agents = self._antecedent(t.head[v])
                roles.add("with", self.nominals(doer))
            else:
                roles.agents, roles.patients = self.nominals(doer), self._antecedent(t.head[v])
            return roles
        subjects = self.subjects(v)
        if passive:
            roles.patients = subjects + [token for token in roles.patients if token not in subjects]
            roles.agents = roles.obliques.pop("by", []) or self._orderer(v)
        else:
            roles.companions = [k for k in companions(t, v, self._own_subject(v)) if k not in subjects]
            roles.agents = [*(self._listed(v, roles) or subjects), *self._likewise(v)]
            roles.agents.extend(k for k in roles.companions if subjects and k not in roles.agents)
            if not roles.patients:
                roles.patients = self._shared_object(v) or self._relative_gap(v)
        return roles

    def _orderer(self, participle: int) -> list[int]:
        """Who has something done: "the judge ordered two ministers [jailed]"."""
        t = self.t
        done = t.head[participle]
        above = t.head[done]
        if t.dep[participle] == "acl" and t.dep[done] == "dobj" and t.lemma[above] == "order":
            return self.verb(above).agents
        return []

    def _sums_up(self, noun: int) -> bool:
        """Whether the noun stands for the clause before its comma: "accused X of theft, [a charge] that Y denied"."""
        t = self.t
        first = min([noun, *t.kids[noun]])
        return first > 0 and t.low[first - 1] == "," and t.low[first] in ("a", "an", "something")

    def _likewise(self, v: int) -> list[int]:
        """Who did the same: "Germany opposed it, [as did Hungary]"."""
        t = self.t
        return [
            token
            for clause in t.kids[v]
            if t.dep[clause] in ("advcl", "ccomp")
            and t.lemma[clause] == "do"
            and t.low[max(clause - 1, 0)] == "as"
            for child in t.kids[clause]
            if t.dep[child] == "nsubj"
            for token in self.nominals(child)
        ]

    def _listed(self, v: int, roles: Roles) -> list[int]:
        """Who a counted subject is, named after a colon: "Seven opposed it: [Russia, Belarus …]"."""
        t = self.t
        own = self._own_subject(v)
        if own < 0 or not (t.tag[own] == "CD" or t.kid(own, "nummod") >= 0):
            return []
        for holder in (v, *roles.patients):
            colon = next((k for k in t.kids[holder] if t.low[k] == ":"), -1)
            named = t.kid(holder, "appos") if colon > own else -1
            if named > colon > 0 and t.ent[named] in _PARTIES:
                return self.nominals(named)
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
        if t.kid(token, "aux", "auxpass", "mark", "neg") >= 0 or t.lemma[t.head[token]] not in _MAKING:
            return False
        return t.kid(token, "nsubj", "dobj") >= 0 and (t.pos[token] not in VERBAL or t.lemma[token] in _STATES)

    def _small_clause(self, roles: Roles, token: int) -> None:
        t = self.t
        roles.predicative.update(t.lemma[i] for i in t.conjuncts(token))
        for child in t.kids[token]:
            if t.dep[child] in ("nsubj", "dobj"):
                roles.patients.extend(self.nominals(child))
            elif t.dep[child] == "prep":
                self._prepositional(roles, child)

    def _prepositional(self, roles: Roles, prep: int) -> None:
        t = self.t
        name = t.low[prep]
        for child in t.kids[prep]:
            dep = t.dep[child]
            if name == "as" and dep in ("pobj", "amod", "acomp"):
                roles.predicative.update(t.lemma[i] for i in t.conjuncts(child))
            if dep == "pcomp" or (dep == "pobj" and t.pos[child] == "VERB" and t.tag[child] == "VBG"):
                roles.complements.append(child)
                roles.clauses.setdefault(name, []).append(child)
            elif dep == "pobj":
                if name == "in" and t.lemma[child] in _PHRASAL and t.kid(child, "det", "poss") < 0:
                    continue
                if name == "on" and t.lemma[child] == "condition":  # "on condition that"
                    continue
                roles.add(name, self.nominals(child))
            elif dep == "prep":  # "out of", "because of", "from inside"
                roles.add(name, [])  # a particle of the verb, perhaps: "pulled out of"
                inner = t.kid(child, "pobj")
                if inner >= 0:
                    roles.add(t.low[child], self.nominals(inner))
            elif dep == "conj" and t.pos[child] == "ADP":
                self._prepositional(roles, child)

    def is_passive(self, v: int) -> bool:
        """Whether ``v`` is a passive: by its auxiliary or subject, or a bare participle beside a noun."""
        t = self.t
        if t.tag[v] not in ("VBN", "VBD"):
            return False
        if t.kid(v, "auxpass", "nsubjpass", "csubjpass") >= 0:
            return True
        if t.tag[v] != "VBN" or t.kid(v, "aux", "nsubj") >= 0:
            return False
        if t.dep[v] == "conj" and t.tag[t.head[v]] in ("VBN", "VBD"):
            return self.is_passive(t.head[v])
        return t.dep[v] in ("acl", "amod", "advcl", "oprd")

    def subjects(self, v: int) -> list[int]:
        """Head tokens of the subject of ``v``: its own, or the one that the construction gives it."""
        t = self.t
        own = self._own_subject(v)
        dep, head = t.dep[v], t.head[v]
        if own >= 0:
            if dep == "relcl" and t.low[own] in _RELATIVE:
                return self._antecedent(head)
            return self.nominals(own)
        if head == v:
            return []
        if dep == "conj":
            return self.subjects(head) if t.pos[head] in VERBAL or t.pos[head] == "ADJ" else []
        if dep == "relcl":
            return self._antecedent(head)
        if dep == "acl":
            return self._antecedent(head) if t.tag[v] in ("VBN", "VBG") else self.holder(head)
        if dep in ("xcomp", "advcl", "ccomp", "oprd"):
            if t.pos[head] not in VERBAL and t.pos[head] != "ADJ":
                return []
            purpose = dep == "advcl" and not (t.tag[v] == "VB" and t.lemma[head] in self._object_control)
            return [*self._controlled(head, infinitive=not purpose), *self._sharers(head, v)]
        if dep == "pcomp" or (dep == "pobj" and t.pos[v] == "VERB"):
            governor = t.head[head]
            if t.pos[governor] == "ADJ" and t.dep[governor] == "acomp":  # "is committed to striking X"
                return self._controlled(governor, infinitive=True)
            if t.pos[governor] not in VERBAL:
                return self.holder(governor)
            roles = self.verb(governor)
            if self.is_passive(governor) or (t.low[head] in _OBJECT_GERUND and roles.patients):
                return roles.patients
            return [*roles.agents, *self._sharers(governor, v)]
        if dep == "amod":
            return [] if t.tag[v] == "VBN" else self._antecedent(head)
        return []

    def _sharers(self, governor: int, v: int) -> list[int]:
        """With whom the act at ``v`` is done: "joined [X] in condemning B", "worked with [X] to free B"."""
        t = self.t
        if t.lemma[governor] not in _WITH_OTHERS or not (t.tag[v] == "VB" or t.low[t.head[v]] == "in"):
            return []
        roles = self.verb(governor)
        others = roles.slot("with") or (roles.patients if t.lemma[governor] == "join" else [])
        return [] if self.is_passive(governor) else others

    def _own_subject(self, v: int) -> int:
        """The subject among the dependents of ``v``; of two, the one nearer before it (a fronted place is none)."""
        t = self.t
        found = [child for child in t.kids[v] if t.dep[child] in _SUBJECTS]
        before = [child for child in found if child < v]
        return before[-1] if before else found[0] if found else -1

    def _controlled(self, governor: int, infinitive: bool) -> list[int]:
        """The understood subject of a clause under ``governor``: control and raising."""
        t = self.t
        roles = self.verb(governor)
        if t.pos[governor] == "ADJ" and t.dep[governor] in ("acomp", "xcomp", "oprd"):
            above = self.verb(t.head[governor])
            return above.patients if self.is_passive(t.head[governor]) else above.agents
        if infinitive and t.lemma[governor] in self._object_control:
            taken = roles.patients or roles.datives
            if taken:
                return taken
        return roles.patients if self.is_passive(governor) else roles.agents

    def _antecedent(self, noun: int) -> list[int]:
        return [item for item in self.t.conjuncts(noun) if item == noun or self.t.head[item] == noun]

    def _shared_object(self, v: int) -> list[int]:
        """The object that stands only at the last of coordinated verbs: "met and praised the envoy"."""
        t = self.t
        for child in t.kids[v]:
            if t.dep[child] == "conj" and t.pos[child] == "VERB" and t.kid(child, *_SUBJECTS) < 0:
                if any(t.dep[other] in ("prep", "xcomp", "ccomp", "advmod", "dative") and other > v
                       for other in t.kids[v]):  # fmt: skip
                    return []
                return [] if child - v > 2 else self.verb(child).patients
        return []

    def _relative_gap(self, v: int) -> list[int]:
        """The antecedent, when a relative clause has its subject and lacks an object: "the deal that X signed"."""
        t = self.t
        top = v
        while t.dep[top] in ("xcomp", "conj"):
            top = t.head[top]
        own = t.kid(top, "nsubj", "nsubjpass")
        if t.dep[top] == "acl" and own >= 0 and t.lemma[top] in _ANSWERS:
            return [t.head[top]]  # "a charge that X denied", parsed as its content
        if t.lemma[v] == "deny" and t.dep[top] == "relcl" and t.tag[t.kid(v, "dobj")] == "WDT":
            return []  # "…, which he denies" is about the clause
        if t.dep[top] == "relcl" and own >= 0 and t.low[own] not in _RELATIVE:
            return [t.head[top]]
        return []

    # -------------------------------------------------------------------------------- nouns
    def nominals(self, token: int) -> list[int]:
        """The coordinated noun phrases that start at ``token``.

        Phrases of time and amount are nobody, but an amount gives way to what it counts ("11 of the prisoners").
        """
        t = self.t
        found: list[int] = []
        for i in t.conjuncts(token):
            if t.tag[i] in ("WDT", "WP") and (antecedent := self._relative(i)) >= 0:
                found.append(antecedent)
            elif t.low[i] in _PARTITIVES or (t.ent[i] in MEASURES and t.tag[i] != "NNS"):
                counted = next((k for k in t.kids[i] if t.dep[k] == "prep" and t.low[k] == "of"), -1)
                inner = t.kid(counted, "pobj") if counted >= 0 else -1
                if inner >= 0:
                    found.extend(self.nominals(inner))
                elif t.ent[i] not in MEASURES:
                    found.append(i)
            elif t.pos[i] in NOMINAL:
                found.append(i)
        return found

    def _relative(self, pronoun: int) -> int:
        """The noun that a relative pronoun stands for, -1 when it is no relative pronoun."""
        t = self.t
        here = pronoun
        for _ in range(6):
            if t.dep[here] == "relcl":
                return t.head[here]
            if t.head[here] == here:
                break
            here = t.head[here]
        return -1

    def bearer(self, noun: int) -> list[int]:
        """Who is said to be what ``noun`` names: by apposition, copula, or a name before or after it."""
        t = self.t
        first = t.first_conjunct(noun)
        above = t.head[first]
        if t.dep[first] == "appos":
            return [above]
        if t.dep[first] == "attr" and t.pos[above] in VERBAL:
            return self.verb(above).agents
        named = t.kid(noun, "appos")
        return [named] if named >= 0 else []

    def attached(self, noun: int) -> tuple[str, int]:
        """The preposition before ``noun`` and the word that its phrase belongs to; ("", -1) without one."""
        t = self.t
        prep = t.head[t.first_conjunct(noun)]
        if t.dep[t.first_conjunct(noun)] != "pobj":
            return "", -1
        above = t.head[prep]
        while t.dep[prep] == "conj" and t.pos[above] == "ADP":  # "with and [in support of]"
            above = t.head[above]
        return t.low[prep], above

    def setting(self, noun: int) -> int:
        """The verb that tells what was done at the event ``noun`` names ("during a visit", "in a call"), or -1."""
        t = self.t
        first = t.first_conjunct(noun)
        prep = t.head[first]
        if t.dep[first] != "pobj" or t.low[prep] not in _AT_EVENT:
            return -1
        verb = t.head[prep]
        return verb if t.pos[verb] in VERBAL else -1

    def holder(self, noun: int) -> list[int]:
        """Whose plan, right or decision ``noun`` is: its possessor, else the subject of its clause."""
        t = self.t
        own = self.noun(noun).agents or [k for k in self.modifiers(noun) if t.ent[k] in _PARTIES]
        if own:
            return own
        above = self.light_verb(noun)
        if above < 0:
            return []
        roles = self.verb(above)
        return roles.obliques.get("by", []) if t.dep[t.first_conjunct(noun)] == "nsubjpass" else roles.agents

    def is_reciprocal(self, token: int) -> bool:
        """Whether the phrase at ``token`` is "each other" or "one another"."""
        t = self.t
        words = {t.low[k] for k in t.kids[token]}
        return (t.low[token] == "other" and "each" in words) or (t.low[token] == "another" and "one" in words)

    def light_verb(self, noun: int) -> int:
        """The verb whose object (or passive subject, or attribute) ``noun`` is, through a preposition; else -1."""
        t = self.t
        first = t.first_conjunct(noun)
        above = t.head[first]
        if t.dep[first] in ("dobj", "nsubjpass", "attr", "dative") and t.pos[above] in VERBAL:
            return above
        if t.dep[first] == "pobj":
            wrapper = t.head[above]
            if t.pos[wrapper] in VERBAL:
                return wrapper
            if self._wraps(wrapper, above) or (t.low[above] == "including" and wrapper != above):
                return self.light_verb(wrapper)
        return -1

    def _wraps(self, noun: int, prep: int) -> bool:
        """Whether ``noun`` is only an amount or part of what stands under ``prep``: "$2 million in aid"."""
        t = self.t
        if t.pos[noun] not in NOMINAL or t.head[noun] == noun:
            return False
        amount = t.ent[noun] in MEASURES and t.low[prep] in ("of", "in", "for")
        if (
            t.lemma[noun] == "responsibility" and t.low[prep] == "for"
        ):  # "claimed responsibility for the attack"
            return True
        share = (
            t.lemma[noun] in ("effort", "role", "part") and t.low[prep] == "in"
        )  # "leads efforts in the war"
        return amount or share or (t.lemma[noun] in _CONTAINERS and t.low[prep] == "of")

    def noun(self, noun: int) -> Roles:
        """Roles of the event noun ``noun`` inside its own phrase; agents are its possessor or "by" phrase."""
        found = self._nouns.get(noun)
        if found is not None:
            return found
        t = self.t
        roles = self._nouns[noun] = Roles()
        for child in t.kids[noun]:
            dep = t.dep[child]
            if dep in ("prep", "agent"):
                self._prepositional(roles, child)
            elif dep == "poss":
                roles.agents.extend(self.nominals(child))
            elif dep in ("acl", "relcl", "advcl") and t.tag[child] in ("VB", "VBP", "VBZ"):
                roles.complements.append(child)
        roles.agents = roles.agents or roles.obliques.pop("by", [])
        if "between" not in roles.obliques and t.dep[noun] in ("nsubj", "nsubjpass", "dobj"):
            for prep in t.kids[t.head[noun]]:  # "war broke out between X and Y"
                if t.low[prep] in ("between", "among") and t.dep[prep] == "prep":
                    self._prepositional(roles, prep)
        if not roles.complements and (above := self.light_verb(noun)) >= 0:
            # "renewed its vow to help X": the parser takes the infinitive for the purpose of the verb.
            roles.complements.extend(
                k for k in t.kids[above]
                if t.dep[k] == "advcl" and t.tag[k] == "VB" and t.kids[k] and t.kids[k][0] == noun + 1
            )  # fmt: skip
        return roles

    def beyond(self, noun: int, doers: bool) -> list[int]:
        """Other parties of the act that a participle or relative clause tells of ``noun``.

        "The sanctions [imposed on X]", "the embargo [that it has imposed on X]"; its ``doers`` alone: "the appeal
        [filed by X]".
        """
        t = self.t
        found: list[int] = []
        for child in t.kids[noun]:
            if t.dep[child] in ("acl", "relcl") and t.pos[child] in VERBAL:
                roles = self.verb(child)
                if doers:
                    found.extend(token for token in roles.agents if token != noun)
                    continue
                for tokens in (roles.obliques.get(name, []) for name in _AIMED):
                    found.extend(tokens)
                found.extend(token for token in (*roles.agents, *roles.patients) if token != noun)
        return found

    def modifiers(self, noun: int) -> list[int]:
        """Words before ``noun`` that may name somebody: "Russian", "NATO", both sides of "U.S.-China"."""
        t = self.t
        found: set[int] = set()
        for child in t.kids[noun]:
            if t.dep[child] in ("amod", "compound", "nmod", "poss") and (
                t.pos[child] in ("PROPN", "ADJ", "NOUN") or t.low[child] in _HELD_BY  # "a Saudi-led strike"
            ):
                for item in t.conjuncts(child):
                    found.add(item)
                    found.update(k for k in t.kids[item] if t.dep[k] in ("compound", "nmod", "amod", "npadvmod")
                                 and t.pos[k] in ("PROPN", "ADJ"))  # fmt: skip
        return sorted(k for k in found if not self._is_prefixed(k))

    def _is_prefixed(self, token: int) -> bool:
        """Whether a prefix makes another of the one named: the rally in "a pro-Russian rally" is not Russia's."""
        t = self.t
        return token > 1 and t.low[token - 1] == "-" and t.low[token - 2] in _PREFIXES
