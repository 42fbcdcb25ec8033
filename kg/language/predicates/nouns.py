"""Who takes part in what a noun names: possessors, "of" and "by" phrases, the verb that lends the noun its subject.

Nominalisations keep the arguments of their verbs (Grimshaw 1990; NomBank, Meyers et al. 2004); light verbs share
theirs with them.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from kg.language.predicates.phrases import PhraseFinder
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
# Nouns that only count or wrap what follows their "of": the act is that of the inner noun.
_CONTAINERS: Final = frozenset(
    "series round wave package campaign number string spate set barrage shipment batch tranche form kind type part "
    "couple piece range raft flurry program programme act measure level".split()
)
# Verbs that make one with "at" and an event noun: "is at war", "arrived at a deal".
_AT: Final = frozenset(
    "aim arrive assemble be direct gather join look participate remain stand stay work".split()
)
_STATES: Final = frozenset(("fault", "loggerhead", "loggerheads", "odd", "odds", "peace", "variance", "war"))
# What somebody has who may do something: "the right of workers to strike".
_FACULTIES: Final = frozenset(
    "ability authority capability capacity chance duty freedom obligation opportunity power readiness right "
    "willingness".split()
)
_JOURNEYS: Final = frozenset(("visit", "trip", "tour", "mission"))
#: What makes a thing that of the one who does it, and what it is done for.
_OF_DOER: Final = frozenset(
    "broker charter claim command control demand draft employ govern head hire hold lead need occupy offer operate own "
    "present propose request rule run seek submit suggest table use want".split()
)
_CARRYING: Final = frozenset("bear bring carry deliver ferry haul move ship smuggle take transport".split())


class NounFinder(PhraseFinder):
    """Roles of nouns; its subclass :class:`~kg.language.predicates.roles.RoleFinder` adds those of verbs."""

    def __init__(self, tree: Tree, judging: Set[str]) -> None:
        """For ``judging`` see :class:`~kg.language.predicates.phrases.PhraseFinder`."""
        super().__init__(tree, judging)
        self._nouns: dict[int, Roles] = {}

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
        while (
            t.dep[prep] == "conj" and t.pos[above] == "ADP" and t.head[above] != above
        ):  # "with and [in support of]"
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

    def beyond(self, noun: int, doers: bool, content: bool = True, party: bool = False) -> list[int]:
        """Other parties of the act that a participle or relative clause tells of ``noun``.

        "The sanctions [imposed on X]", "the embargo [that it has imposed on X]"; its ``doers`` alone: "the appeal
        [filed by X]", and with ``content`` those of what the noun says: "claims [that X did it]". A ``party`` does not
        reach what it acts on itself.
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
                if party and noun in roles.agents:
                    continue
                if doers:
                    if t.kid(child, "mark") >= 0 and not content:
                        continue
                    if t.dep[child] == "relcl" and t.lemma[child] in self._judging:
                        continue  # "a plan that X backs"
                    found.extend(token for token in roles.agents if token != noun)
                    continue
                if t.lemma[child] in _CARRYING and t.tag[child] == "VBG":
                    continue  # "seized a ship carrying arms to X"
                for tokens in (roles.obliques.get(name, []) for name in _AIMED):
                    found.extend(tokens)
                # "drones sent by X" are his no longer, "aid sought by X" is for him
                theirs = t.lemma[child] in _OF_DOER
                parties = (*roles.agents, *roles.patients) if theirs else roles.patients
                found.extend(token for token in parties if token != noun)
        return found
