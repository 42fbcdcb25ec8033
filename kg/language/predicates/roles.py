"""Who does what to whom: roles of verbs and adjectives, through the constructions of English.

Passives, relative clauses, control and raising, coordination, participles and nominalisations are undone here, so
that nothing after this module looks at dependency labels. Agent and patient are the proto-agent and proto-patient
of Dowty (1991), as PropBank numbers them Arg0 and Arg1; other arguments go by their preposition.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.language.predicates.companions import companions
from kg.language.predicates.nouns import NounFinder
from kg.language.predicates.slots import Roles
from kg.language.predicates.tree import COMMENTING, PARTIES, VERBAL, Tree

_RELATIVE: Final = frozenset(("who", "which", "that", "whom"))
_PARTICLES: Final = frozenset("away back closely closer down off out over together up".split())
_BESIDE: Final = frozenset(("allied", "aligned", "affiliated", "linked"))
# Verbs of speech that go on from another one.
_ADDRESSING: Final = frozenset(
    "appeal ask demand deny dismiss invite offer pledge promise propose reject reiterate tell threaten voice vow".split()
)
# What a participle after "officials said," tells about the officials, and no deed of those they speak of.
_VOICING: Final = (
    COMMENTING
    | _ADDRESSING
    | frozenset(
        "allude cite claim comment condemn declare denounce dispute echo expect explain express fear hint hope mention "
        "note point quote recall refer refute signal speak stress suggest".split()
    )
)
_PLACING: Final = frozenset("across along at from in inside into near on to toward towards".split())
# What one does to a claim.
_ANSWERS: Final = frozenset(("reject", "deny", "dispute", "dismiss", "refute", "contest", "denounce"))
# Verbs that say or make something of their object, and states that the tagger takes for verbs.
_MAKING: Final = frozenset(
    "find hold take keep deem declare call rule pronounce label let set consider make".split()
)
# Verbs whose receiver the parser takes for a modifier of what is given.
_GRANTING: Final = frozenset("deny give grant guarantee offer promise refuse".split())
_GRANTED: Final = frozenset(
    "access assurance asylum autonomy immunity independence membership refuge sanctuary shelter status visa "
    "waiver".split()
)
_STATES: Final = frozenset(("hostage", "captive", "free", "guilty"))
# Verbs of doing something with somebody, who then does it too.
_WITH_OTHERS: Final = frozenset("ally collaborate conspire cooperate join partner side team unite work".split())
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass")
# Nouns for what is said to others, who are to do the act: "an invitation to X to visit".
_ADDRESSED: Final = frozenset(
    "advice appeal call encouragement invitation permission pressure recommendation summons warning".split()
)
_PROTESTING: Final = frozenset(
    "complain convey deliver demand express inform lodge protest register voice".split()
)
# What those addressed do with it.
_ANSWERING: Final = frozenset("accept decline defy follow get heed ignore obey receive refuse reject".split())
# Prepositions after which a gerund is done by the object: "accused X of shelling", "thanked X for coming".
_OBJECT_GERUND: Final = frozenset(("of", "for", "from", "into", "against"))


class RoleFinder(NounFinder):
    """Finds roles in one tree. Results are kept, as clauses ask for each other's subjects."""

    def __init__(self, tree: Tree, object_control: Set[str], judging: Set[str]) -> None:
        """``object_control``: verbs whose infinitive is done by their object ("urged X to leave").

        For ``judging`` see :class:`NounFinder`.
        """
        super().__init__(tree, judging)
        self._object_control = object_control
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
        if len(objects) > 1:
            roles.predicative.add(t.lemma[objects[-1]])  # "called X a liar", "took X hostage"
            if t.dep[objects[0]] == "dobj" and t.ent[objects[0]] in PARTIES:  # "promised [X] a battery"
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
        for token in roles.patients:
            if t.ent[token] == "PERSON":
                roles.styles.update(t.lemma[k] for k in t.kids[token] if t.dep[k] == "compound")
        return roles

    def _is_somebody(self, token: int) -> bool:
        """Whether ``token`` names a person, or heads a phrase with his name in apposition: "Qatar's emir, X"."""
        t = self.t
        named = t.kid(token, "appos")
        return t.ent[token] == "PERSON" or (named >= 0 and t.ent[named] == "PERSON")

    def _orderer(self, participle: int) -> list[int]:
        """Who has something done: "the judge ordered two ministers [jailed]"."""
        t = self.t
        done = t.head[participle]
        above = t.head[done]
        if t.dep[participle] == "acl" and t.dep[done] == "dobj" and t.lemma[above] == "order":
            return self.verb(above).agents
        return self.verb(done).agents if self._is_ordered(participle) else []

    def _is_ordered(self, participle: int) -> bool:
        """Whether somebody orders it to be done: "the judge ordered the minister [jailed]", parsed as a clause."""
        t = self.t
        return (
            t.dep[participle] == "ccomp"
            and t.lemma[t.head[participle]] == "order"
            and t.tag[participle] in ("VBN", "VBD")
            and t.kid(participle, "aux", "auxpass", "mark", "dobj") < 0
        )

    def _denies_clause(self, v: int, object_: int) -> bool:
        """Whether "which" stands for the clause before it: "said A was massing troops in C, [which] B denied"."""
        t = self.t
        noun = t.head[v]
        if t.tag[object_] != "WDT" or t.lemma[v] != "deny" or t.dep[v] != "relcl":
            return False
        return bool(t.ent[noun]) or (t.dep[noun] == "pobj" and t.low[t.head[noun]] in _PLACING)

    def _sums_up(self, noun: int) -> bool:
        """Whether the noun stands for the clause before its comma: "accused X of theft, [a charge] that Y denied"."""
        t = self.t
        first = min([noun, *t.kids[noun]])
        return first > 0 and t.low[first - 1] == "," and t.low[first] in ("a", "an", "something")

    def _speaking(self, v: int) -> int:
        """The verb of speech that ``v`` goes on from, when it was parsed into what is said; -1 elsewhere.

        "[said] that Chile will not pay and [urged] Peru to wait": a finite verb of speech beside one with an auxiliary.
        """
        t = self.t
        said = t.first_conjunct(v)
        above = t.head[said]
        if (
            t.dep[said] == "ccomp"
            and t.pos[above] == "VERB"
            and t.tag[v] == t.tag[above]
            and t.tag[v] in ("VBD", "VBZ")
            and t.lemma[v] in (COMMENTING | _ADDRESSING)
            and t.kid(v, "aux", "auxpass") < 0
            and t.kid(said, "aux", "auxpass") >= 0
        ):
            return above
        return -1

    def _comments(self, v: int) -> bool:
        """Whether a participle after a comma goes with the speaker of the clause it is parsed into."""
        t = self.t
        first = min([v, *t.kids[v]])
        clause = t.head[v]
        return (
            t.tag[v] == "VBG"
            and t.lemma[v] in COMMENTING
            and first > 0
            and t.low[first - 1] == ","
            and t.dep[clause] == "ccomp"
            and t.pos[t.head[clause]] == "VERB"
        )

    def told(self, v: int) -> int:
        """The clause that a participle goes on with: "[rebels took it], police said, [killing] two"; -1 if none."""
        t = self.t
        said = t.head[v]
        if t.dep[v] != "advcl" or t.tag[v] != "VBG" or t.lemma[v] in _VOICING:
            return -1
        first = min([v, *t.kids[v]])
        if first == 0 or t.low[first - 1] != ",":
            return -1
        told = t.head[said] if t.dep[said] == "parataxis" else t.kid(said, "ccomp")
        speaker = self._own_subject(said)
        if not 0 <= told < min(speaker, said) or max(speaker, said) > v or t.pos[told] not in VERBAL:
            return -1
        between = t.low[told + 1 : min(speaker, said)]
        quoted = any(mark in between for mark in ('"', "”", "''"))  # "“…,” he said, waving" is his own deed
        return -1 if quoted or "," not in between else told

    def _likewise(self, v: int) -> list[int]:
        """Who did the same: "Germany opposed it, [as did Hungary]", "…, and [so will Malta]"."""
        t = self.t
        return [
            token
            for clause in t.kids[v]
            if t.dep[clause] in ("advcl", "ccomp", "conj")
            and t.lemma[clause] in ("do", "have", "be", "will", "would")
            and t.low[clause - 1] == ("so" if t.dep[clause] == "conj" else "as")
            and clause + 1 < len(t.low)
            and t.head[clause + 1] != clause - 1
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
            named = t.kid(holder, "appos", "npadvmod") if colon > own else -1
            if named > colon > 0 and t.ent[named] in PARTIES:
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

    def is_passive(self, v: int) -> bool:
        """Whether ``v`` is a passive: by its auxiliary or subject, or a bare participle beside a noun."""
        t = self.t
        if t.tag[v] not in ("VBN", "VBD"):
            return False
        if t.kid(v, "auxpass", "nsubjpass", "csubjpass") >= 0 or self._is_ordered(v):
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
                return self._antecedent(t.somebody(head) if t.low[own] == "who" else head)
            return self.nominals(own)
        if head == v:
            return []
        if dep == "conj":
            if (speaking := self._speaking(v)) >= 0:
                return self.subjects(speaking)
            return self.subjects(head) if t.pos[head] in VERBAL or t.pos[head] == "ADJ" else []
        if dep == "relcl":
            return self._antecedent(head)
        if dep == "acl":
            return self._antecedent(head) if t.tag[v] in ("VBN", "VBG") else self._doer(head)
        if dep in ("xcomp", "advcl", "ccomp", "oprd"):
            if t.pos[head] not in VERBAL and t.pos[head] != "ADJ":
                return []
            if t.lemma[head] == "summon" and (t.lemma[v] in _PROTESTING or t.lemma[v] in COMMENTING):
                return self.verb(head).agents  # who summons an envoy does so to tell him something
            if dep == "advcl" and self._comments(v):
                return self.verb(t.head[head]).agents  # "demanded that X leave, accusing it of …"
            if (told := self.told(v)) >= 0:
                return [] if self.is_passive(told) else self.verb(told).agents
            purpose = dep == "advcl" and not (t.tag[v] == "VB" and t.lemma[head] in self._object_control)
            return [*self._controlled(head, infinitive=not purpose), *self._sharers(head, v)]
        if dep == "pcomp" or (dep == "pobj" and t.pos[v] == "VERB"):
            governor = t.head[head]
            if t.pos[governor] == "ADJ" and t.dep[governor] == "acomp":  # "is committed to striking X"
                return self._controlled(governor, infinitive=True)
            if t.pos[governor] not in VERBAL:
                return self._doer(governor)
            roles = self.verb(governor)
            if self.is_passive(governor) or (t.low[head] in _OBJECT_GERUND and roles.patients):
                return roles.patients
            return [*roles.agents, *self._sharers(governor, v)]
        if dep == "amod":
            return [] if t.tag[v] == "VBN" else self._antecedent(head)
        return []

    def _doer(self, noun: int) -> list[int]:
        """Who does the act that the noun is about: its holder, or those to whom it is addressed."""
        t = self.t
        if t.lemma[noun] not in _ADDRESSED:
            return self.holder(noun)
        above = t.head[noun]
        if t.dep[noun] == "dobj" and t.lemma[above] in _ANSWERING:
            return self.verb(above).agents
        given = self.verb(above) if t.dep[noun] == "dobj" and t.pos[above] == "VERB" else Roles()
        named = [k for k in self.modifiers(noun) if t.ent[k] in PARTIES and t.dep[k] == "compound"]
        return (
            self.noun(noun).slot("to") or given.datives or given.slot("to") or named
        )  # "granted [X] permission"

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
        found = -1
        for child in t.kids[v]:
            if t.dep[child] in _SUBJECTS and (found < 0 or child < v):
                found = child
        return found

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
