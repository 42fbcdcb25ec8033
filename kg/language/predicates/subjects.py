"""Who does what a verb tells: its own subject, or the one that the construction gives it.

Relative clauses, control and raising, coordination and participles are undone here (Huddleston & Pullum 2002,
chapters 12, 14 and 15).
"""

from __future__ import annotations

from typing import Final

from kg.language.predicates.control import ControlFinder
from kg.language.predicates.slots import Roles
from kg.language.predicates.tree import COMMENTING, PARTIES, VERBAL
from kg.lexicon.names import nominals

RELATIVE: Final = frozenset(("who", "which", "that", "whom"))
# Verbs of speech that go on from another one.
_ADDRESSING: Final = frozenset(
    "appeal ask demand deny dismiss invite offer pledge promise propose reject reiterate tell threaten voice vow".split()
)
# What a participle after "officials said," tells about the officials, and no deed of those they speak of.
_VOICING: Final = (
    COMMENTING
    | _ADDRESSING
    | frozenset(
        "allude brush cite claim comment condemn contradict declare denounce dispute downplay echo expect explain "
        "express fear hail hint hope lash mention note point praise quote rebuff recall refer refute scoff shrug signal "
        "speak stress suggest thank".split()
    )
)
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "csubjpass")
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
_QUOTES: Final = frozenset(('"', "'", "``", "''"))
_CHARGING: Final = frozenset("accuse acquit convict suspect".split())
# What an act leads to, told after it: its own subject is who did it.
_RESULTS: Final = frozenset("damage destroy displace hurt injure kill maim wound".split())
_OBJECTS: Final = ("dobj", "dative", "nsubjpass", "conj")
_ALL_OF: Final = frozenset(("all", "both"))
#: "Charged X [with bribing Y]": X did it.
_WITH_ACT: Final = frozenset(("charge", "credit", "task"))
_OBJECT_GERUND: Final = frozenset(("of", "for", "from", "into", "against"))


class SubjectFinder(ControlFinder):
    """Subjects of verbs; its subclass :class:`~kg.language.predicates.roles.RoleFinder` adds their other roles."""

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
            and not any(t.low[k] in ("had", "has", "have") for k in t.kids[said] if t.dep[k] == "aux")
        ):  # but of "said A had left and offered to return" both are A's
            return above
        return -1

    def _is_ordered(self, participle: int) -> bool:
        """Whether somebody orders it to be done: "the judge ordered the minister [jailed]", parsed as a clause."""
        t = self.t
        return (
            t.dep[participle] == "ccomp"
            and t.lemma[t.head[participle]] == "order"
            and t.tag[participle] in ("VBN", "VBD")
            and t.kid(participle, "aux", "auxpass", "mark", "dobj") < 0
        )

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

    def is_passive(self, v: int) -> bool:
        """Whether ``v`` is a passive: by its auxiliary or subject, or a bare participle beside a noun."""
        t = self.t
        if t.tag[v] not in ("VBN", "VBD"):
            return False
        if t.kid(v, "auxpass", "nsubjpass", "csubjpass") >= 0 or self._is_ordered(v):
            return True
        if t.dep[v] == "conj" and t.kid(v, "agent") >= 0 and t.kid(v, "dobj", "nsubj") < 0:
            return True  # "was welcomed by X and [denounced] by Y"
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
            if dep == "relcl" and t.low[own] in RELATIVE:
                if t.low[own] == "which" and (state := self._state_before(head, own)) >= 0:
                    return [state]
                return self._antecedent(t.somebody(head) if t.low[own] == "who" else head, v)
            if dep == "relcl" and t.low[own] in _ALL_OF and self._is_of_which(own):
                return self._antecedent(head, v)
            if dep == "ccomp" and t.low[own] in RELATIVE and t.lemma[head] == "be" and t.kid(head, "attr") >= 0:
                return self.nominals(t.kid(head, "attr"))  # "it was X that attacked"
            return self.nominals(own)
        if head == v or t.kid(v, "expl") >= 0:
            return []
        if dep == "conj":
            if (speaking := self._speaking(v)) >= 0:
                return self.subjects(speaking)
            return self.subjects(head) if t.pos[head] in VERBAL or t.pos[head] == "ADJ" else []
        if dep == "relcl":
            return self._antecedent(head, v)
        if dep == "acl":
            return self._antecedent(head, v) if t.tag[v] in ("VBN", "VBG") else self._doer(head)
        if dep in ("xcomp", "advcl", "ccomp", "oprd"):
            if t.pos[head] not in VERBAL and t.pos[head] != "ADJ":
                return []
            if t.lemma[head] == "summon" and (t.lemma[v] in _PROTESTING or t.lemma[v] in COMMENTING):
                return self.verb(head).agents  # who summons an envoy does so to tell him something
            if dep == "advcl" and self._comments(v):
                return self.verb(t.head[head]).agents  # "demanded that X leave, accusing it of …"
            if self._is_command(v):
                return []
            if (told := self.told(v)) >= 0:
                return [] if self.is_passive(told) else self.verb(told).agents
            if (
                dep == "advcl"
                and t.tag[v] == "VB"
                and t.lemma[head] in self._judging
                and t.kid(head, "dobj") >= 0
            ):
                return []  # "condemned the deal to move B"
            if dep == "advcl" and t.lemma[v] in _RESULTS and self.is_passive(head):
                return self.verb(head).agents  # "was shelled by X, killing three"
            purpose = dep == "advcl" and not (t.tag[v] == "VB" and self._takes_infinitive(head))
            return [*self._controlled(head, infinitive=not purpose), *self._sharers(head, v)]
        if dep == "pcomp" or (dep == "pobj" and t.pos[v] == "VERB"):
            governor = t.head[head]
            if t.pos[governor] == "ADJ" and t.dep[governor] == "acomp":  # "is committed to striking X"
                return self._controlled(governor, infinitive=True)
            if t.pos[governor] not in VERBAL:
                if t.dep[governor] in _OBJECTS and self._answers_for(governor, t.low[head]):
                    return self.nominals(governor)  # "blamed X for shelling", hung on the name
                return self._doer(governor)
            roles = self.verb(governor)
            of_object = t.low[head] in _OBJECT_GERUND or (
                t.low[head] == "with" and t.lemma[governor] in _WITH_ACT
            )
            if self.is_passive(governor) or (of_object and roles.patients and head > governor):
                return roles.patients
            return [*roles.agents, *self._sharers(governor, v)]
        if dep == "amod":
            return [] if t.tag[v] == "VBN" else self._antecedent(head, v)
        return []

    def _is_of_which(self, quantity: int) -> bool:
        """Whether a subject is "both [of which]", "all [of whom]"."""
        t = self.t
        of = t.kid(quantity, "prep")
        return of >= 0 and t.low[of] == "of" and any(t.low[k] in ("which", "whom") for k in t.kids[of])

    def _answers_for(self, noun: int, preposition: str) -> bool:
        """Whether the object ``noun`` did what is told in a gerund that hangs on it: "accused soldiers of looting"."""
        t = self.t
        above = t.head[t.first_conjunct(noun)]
        if t.ent[noun] in PARTIES:
            return preposition in _OBJECT_GERUND
        if (
            preposition == "for"
            and t.low[above] in ("calling", "called", "call", "calls")
            and t.kid(above, "prt") >= 0
        ):
            return True  # "calling out the deal for breaking"
        return t.lemma[above] in (
            _CHARGING if preposition == "of" else self._judging if preposition == "for" else ()
        )

    def _is_command(self, v: int) -> bool:
        """Whether ``v`` begins a quotation as an imperative: 'chanted "stop the war"' is asked of others."""
        t = self.t
        first = min([v, *(k for k in t.kids[v] if t.dep[k] in ("neg", "aux", "advmod", "intj"))])
        bare = t.tag[v] == "VB" and all(t.low[k] not in ("to", "can", "could", "will") for k in t.kids[v])
        return bare and first > 0 and t.low[first - 1] in _QUOTES

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

    def _own_subject(self, v: int) -> int:
        """The subject among the dependents of ``v``; of two, the one nearer before it (a fronted place is none)."""
        t = self.t
        found = -1
        for child in t.kids[v]:
            if t.dep[child] in SUBJECTS and (found < 0 or child < v) and not self._is_office_of(found, child):
                found = child
        return found

    def _state_before(self, noun: int, which: int) -> int:
        """The state or body before ", which" where the parser took people: "envoys from [Malaysia], which …"; or -1."""
        t = self.t
        last = which - 2
        if last <= noun or t.low[which - 1] != "," or t.ent[last] not in ("GPE", "ORG") or t.ent[noun]:
            return -1
        return last if t.lemma[noun] in nominals().persons and t.dep[last] == "pobj" else -1

    def _is_office_of(self, person: int, body: int) -> bool:
        """Whether ``body`` only tells what a person before it leads: "Eva Holm, director, [Office of Trade] said"."""
        t = self.t
        if person < 0 or t.ent[person] != "PERSON" or t.ent[body] not in ("ORG", "GPE"):
            return False
        title = t.kid(person, "appos")
        first = body
        while first > title >= 0 and t.head[first - 1] == body:
            first -= 1
        return title >= 0 and first - 2 == title and t.low[first - 1] == ","

    def _antecedent(self, noun: int, v: int) -> list[int]:
        """What the clause or participle at ``v`` hangs on: the noun with those coordinated to it before ``v``.

        A predicate noun gives way to whom it is said of: "[X] is the only country that recognises Y".
        """
        t = self.t
        said = t.head[t.head[noun]] if t.low[t.head[noun]] == "of" and t.dep[noun] == "pobj" else noun
        above = t.head[said]
        if t.dep[v] == "relcl" and t.dep[said] == "attr" and t.lemma[above] == "be":
            subject = self._own_subject(above)
            if subject >= 0 and t.ent[subject] in PARTIES and (said == noun or t.low[said] == "one"):
                return self.nominals(subject)
        return [item for item in t.conjuncts(noun) if item == noun or t.head[item] == noun or noun < item < v]
