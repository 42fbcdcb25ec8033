"""Who takes part in what a noun names: possessors, "of" and "by" phrases, the verb that lends the noun its subject.

Nominalisations keep the arguments of their verbs (Grimshaw 1990; NomBank, Meyers et al. 2004); light verbs share
theirs with them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Set
from typing import Final

from kg.language.predicates.slots import Roles
from kg.language.predicates.tree import MEASURES, NOMINAL, PARTIES, VERBAL, Tree

# Prepositions of those whom an act reaches.
_AIMED: Final = ("on", "against", "to", "at", "for", "from")
# Prepositions of events that the verb tells nothing of.
_ASIDE: Final = frozenset(
    ("against", "amid", "because", "despite", "like", "since", "than", "unlike", "until", "without")
)
# Prepositions between a verb and the event at which it was done.
_AT_EVENT: Final = frozenset(("in", "during", "on", "at", "for", "after", "before", "following", "by", "ahead"))
_PROMPTS: Final = frozenset(("behest", "insistence", "invitation", "request", "suggestion", "urging"))
_PARTITIVES: Final = frozenset(
    "some many most all part parts much both none half several series wave string spate number couple convoy "
    "column".split()
)
# Units of what is counted: "18 tons of wheat".
_UNITS: Final = frozenset(
    "acre barrel bushel gallon gram hectare kilo kilogram kilometer kilometre liter litre mile ounce pound ton "
    "tonne".split()
)
# Nouns that only count or wrap what follows their "of": the act is that of the inner noun.
_CONTAINERS: Final = frozenset(
    "series round wave package campaign number string spate set barrage shipment batch tranche form kind type part "
    "couple piece range raft flurry program programme act measure level".split()
)
# Participles that tie a party to what stands after them: "the rebel-held town".
_HELD_BY: Final = frozenset(("led", "held", "controlled", "run", "occupied"))
# Verbs that make one with "at" and an event noun: "is at war", "arrived at a deal".
_AT: Final = frozenset(
    "aim arrive assemble be direct gather join look participate remain stand stay work".split()
)
_STATES: Final = frozenset(("fault", "loggerhead", "loggerheads", "odd", "odds", "peace", "variance", "war"))
# "In support of", "in response to": what follows "in" is no place or target.
_PHRASAL: Final = frozenset(
    "support response retaliation order line favour favor cooperation coordination collaboration conjunction exchange "
    "return revenge protest defiance violation breach light view case part place person public private secret addition "
    "fact turn wake aftermath absence face bid effort attempt move accordance reaction answer solidarity hopes".split()
)
# ... and with an article: "in an effort to", "in the hope of".
_PHRASAL_ARTICLED: Final = frozenset(
    "absence aftermath attempt bid effort event face hope hopes interest light move name wake".split()
)
# What somebody has who may do something: "the right of workers to strike".
_FACULTIES: Final = frozenset(
    "ability authority capability capacity chance duty freedom obligation opportunity power readiness right "
    "willingness".split()
)
# What is no argument after its preposition: "for example".
_ADVERBIAL: Final = frozenset(
    (
        ("against", "backdrop"), ("against", "background"), ("for", "example"), ("for", "instance"), ("of", "course"),
        ("on", "alert"), ("on", "condition"),
    )
)  # fmt: skip
#: How many tokens may stand between two prepositions that share an object.
_SHARING: Final = 6
_PREFIXES: Final = frozenset(("anti", "counter", "non", "pro"))
_TIMES: Final = frozenset(("era", "style"))  # "Soviet-era bans" are nobody's
_JOURNEYS: Final = frozenset(("visit", "trip", "tour", "mission"))


class NounFinder(ABC):
    """Roles of nouns; its subclass :class:`~kg.language.predicates.roles.RoleFinder` adds those of verbs."""

    def __init__(self, tree: Tree, judging: Set[str]) -> None:
        """``judging``: verbs whose subject has no part in what their object names ("condemned a plan to …")."""
        self.t = tree
        self._judging = judging
        self._nouns: dict[int, Roles] = {}

    @abstractmethod
    def verb(self, v: int) -> Roles:
        """Roles of the verb or predicative adjective ``v``."""

    def _prepositional(self, roles: Roles, prep: int) -> None:
        t = self.t
        name = t.low[prep]
        for child in t.kids[prep]:
            dep = t.dep[child]
            if name == "as" and dep in ("pobj", "amod", "acomp"):
                roles.predicative.update(t.lemma[i] for i in t.conjuncts(child))
            if dep == "pcomp" or (dep == "pobj" and t.pos[child] == "VERB" and t.tag[child] == "VBG"):
                if name != "with":  # "with X looking on"
                    roles.complements.append(child)
                roles.clauses.setdefault(name, []).append(child)
            elif dep == "pobj":
                if name == "in" and self._is_phrasal(child):
                    continue
                if (name, t.lemma[child]) in _ADVERBIAL:
                    continue
                if t.ent[child] in ("DATE", "TIME"):
                    roles.measured.update({name} & {"until", "till"})  # "gave X until Friday"
                    continue
                roles.add(name, self.nominals(child))
            elif dep == "prep" and name != "according":  # "out of", "because of", "from inside"
                roles.add(name, [])  # a particle of the verb, perhaps: "pulled out of"
                inner = t.kid(child, "pobj")
                if inner >= 0:
                    roles.add(t.low[child], self.nominals(inner))
            elif dep == "conj" and t.pos[child] == "ADP":
                self._prepositional(roles, child)
        if not t.kids[prep] and (shared := self._shared(prep)) >= 0:
            roles.add(name, self.nominals(shared))

    def _is_phrasal(self, noun: int) -> bool:
        """Whether "in" and ``noun`` are a preposition together: "in support of", "in the hope of"."""
        t = self.t
        if t.kid(noun, "poss") >= 0:
            return False
        article = t.kid(noun, "det")
        if article >= 0:
            return t.low[noun] in _PHRASAL_ARTICLED and t.low[article] in ("a", "an", "the")
        return t.low[noun] in _PHRASAL

    def _shared(self, prep: int) -> int:
        """The object that ``prep`` shares with a later preposition, or -1: "ties with and support for [Israel]"."""
        t = self.t
        if prep + 1 >= len(t.low) or t.low[prep + 1] not in ("and", "or", "but"):
            return -1
        for later in range(prep + 2, min(prep + _SHARING, len(t.low))):
            if t.pos[later] == "ADP" and (inner := t.kid(later, "pobj")) >= 0:
                return inner
        return -1

    def nominals(self, token: int) -> list[int]:
        """The coordinated noun phrases that start at ``token``.

        Phrases of time and amount are nobody, but an amount gives way to what it counts ("11 of the prisoners").
        """
        t = self.t
        found: list[int] = []
        for i in t.conjuncts(token):
            if t.tag[i] in ("WDT", "WP") and (antecedent := self._relative(i)) >= 0:
                found.append(antecedent)
            elif t.low[i] in _PARTITIVES or (
                t.ent[i] in MEASURES and (t.tag[i] != "NNS" or t.lemma[i] in _UNITS)
            ):
                counted = next((k for k in t.kids[i] if t.dep[k] == "prep" and t.low[k] == "of"), -1)
                inner = t.kid(counted, "pobj") if counted >= 0 else -1
                if inner >= 0:
                    found.extend(self.nominals(inner))
                elif t.ent[i] not in MEASURES:
                    found.append(i)
            elif t.pos[i] in NOMINAL:
                found.append(i)
                for k in t.kids[i]:  # "11 people, [including two Kenyans]"
                    if t.low[k] == "including" and t.dep[k] == "prep" and (inner := t.kid(k, "pobj")) >= 0:
                        found.extend(self.nominals(inner))
                    elif t.dep[k] == "relcl" and t.lemma[k] == "include" and t.tag[i] == "NNS":
                        # "camps, [which include X]"
                        listed = t.kid(k, "dobj")
                        found.extend(self.nominals(listed) if listed >= 0 else [])
        return found

    def _relative(self, pronoun: int) -> int:
        """The noun that a relative pronoun stands for, -1 when it is no relative pronoun."""
        t = self.t
        here = pronoun
        for _ in range(6):
            if t.dep[here] == "relcl":
                return self._judged(pronoun, here)
            if t.head[here] == here:
                break
            here = t.head[here]
        return -1

    def _judged(self, pronoun: int, clause: int) -> int:
        """The noun that the relative ``clause`` hangs on, or the act that names it: "[measures] against B, which C
        rejected" is no judgement on B.
        """
        t = self.t
        noun = t.head[clause]
        preposition = t.head[noun]
        if t.low[pronoun] != "which" or t.dep[pronoun] != "dobj" or t.lemma[clause] not in self._judging:
            return noun
        if t.pos[noun] != "PROPN" or t.dep[noun] != "pobj" or t.pos[t.head[preposition]] != "NOUN":
            return noun
        return t.head[preposition]

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
        own = self.noun(noun).agents or [k for k in self.modifiers(noun) if t.ent[k] in PARTIES]
        if own or (t.lemma[noun] in _FACULTIES and (own := self.noun(noun).slot("of"))):
            return own
        above = self.light_verb(noun)
        if above < 0 or t.lemma[above] in self._judging:
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
        if t.dep[first] == "pobj" and t.low[above] not in _ASIDE:
            prompted = t.lemma[noun] in _PROMPTS or t.lemma[t.head[above]] not in _AT
            if t.low[above] == "at" and prompted and t.lemma[noun] not in _STATES:
                return -1  # "acted at the request of X": the request is not the actor's; a meeting is a place
            wrapper = t.head[above]
            if t.low[above] == "to" and t.lemma[wrapper] in ("add", "give", "lend"):
                return -1  # "gave its blessing to talks"
            if t.pos[wrapper] == "ADV" and t.dep[wrapper] == "advmod":  # "elsewhere in the war, A attacked"
                wrapper = t.head[wrapper]
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
                roles.possessors.extend(self.nominals(child))
            elif dep in ("acl", "relcl", "advcl") and t.tag[child] in ("VB", "VBP", "VBZ"):
                roles.complements.append(child)
            elif (
                dep == "acl"
                and t.pos[child] == "NOUN"
                and t.kid(child, "mark") >= 0
                and t.kid(child, "nsubj") >= 0
            ):
                roles.complements.append(child)  # "its demand that X [ease] the ban", taken for a noun
        if t.dep[noun] == "dobj":  # "gave approval [for X to land]", hung on the verb
            roles.complements.extend(
                k for k in t.kids[t.head[noun]]
                if t.dep[k] == "advcl" and t.tag[k] == "VB" and k > noun
                and any(t.dep[m] == "mark" and t.low[m] == "for" for m in t.kids[k])
            )  # fmt: skip
        if not roles.possessors and t.dep[noun] == "conj" and t.kid(noun, "det", "poss") < 0:
            owner = t.kid(t.first_conjunct(noun), "poss")  # "over [its] missiles and support for X"
            roles.possessors.extend(self.nominals(owner) if owner >= 0 else [])
        roles.agents = (
            list(roles.possessors) or roles.obliques.pop("by", []) or self._by_below(roles) or self._away(noun)
        )
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

    def _away(self, noun: int) -> list[int]:
        """Who is on a visit: "[Eva Holm], on a visit to Suva, said"."""
        t = self.t
        prep = t.head[noun]
        if t.lemma[noun] not in _JOURNEYS or t.low[prep] != "on" or t.dep[noun] != "pobj":
            return []
        return [t.head[prep]] if t.ent[t.head[prep]] == "PERSON" else []

    def _by_below(self, roles: Roles) -> list[int]:
        """Who did it, where the parser hung him on the victims: "the expulsion of envoys [by X]"."""
        t = self.t
        hung = [k for token in roles.obliques.get("of", ()) for k in t.kids[token] if t.low[k] == "by"]
        return [token for by in hung for k in t.kids[by] if t.dep[k] == "pobj" for token in self.nominals(k)]

    def beyond(self, noun: int, doers: bool, content: bool = True) -> list[int]:
        """Other parties of the act that a participle or relative clause tells of ``noun``.

        "The sanctions [imposed on X]", "the embargo [that it has imposed on X]"; its ``doers`` alone: "the appeal
        [filed by X]", and with ``content`` those of what the noun says: "claims [that X did it]".
        """
        t = self.t
        found: list[int] = []
        for child in t.kids[noun]:
            if t.dep[child] in ("acl", "relcl") and t.pos[child] in VERBAL:
                if not content and not doers and t.tag[child] == "VB":
                    continue  # "a proposal [to strip X of its rights]"
                if t.dep[child] == "relcl" and t.kid(child, "neg") >= 0 and not doers:
                    continue  # "a ban [that does not cover X]"
                roles = self.verb(child)
                if doers:
                    if t.kid(child, "mark") >= 0 and not content:
                        continue
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
        """Whether a prefix or "era" makes another of the one named: "a pro-Russian rally" is not Russia's."""
        t = self.t
        after = t.low[token + 1 : token + 3]
        if len(after) > 1 and after[0] == "-" and after[1] in _TIMES:
            return True
        return token > 1 and t.low[token - 1] == "-" and t.low[token - 2] in _PREFIXES
