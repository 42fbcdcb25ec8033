"""Noun phrases: who stands in one, what stands before its head, and what follows a preposition."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Set
from typing import Final

from kg.language.predicates.slots import Roles
from kg.language.predicates.tree import MEASURES, NOMINAL, PARTIES, Tree

_PARTITIVES: Final = frozenset(
    "some many most all part parts much both none half several series wave string spate number couple convoy "
    "column".split()
)
# Units of what is counted: "18 tons of wheat".
_UNITS: Final = frozenset(
    "acre barrel bushel gallon gram hectare kilo kilogram kilometer kilometre liter litre mile ounce pound ton "
    "tonne".split()
)
# Participles that tie a party to what stands after them: "the rebel-held town".
_HELD_BY: Final = frozenset(("led", "held", "controlled", "run", "occupied"))
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
# What is no argument after its preposition: "for example".
_ADVERBIAL: Final = frozenset(
    (
        ("against", "backdrop"), ("against", "background"), ("for", "example"), ("for", "instance"), ("for", "part"),
        ("of", "course"), ("on", "alert"), ("on", "condition"),
    )
)  # fmt: skip
#: How many tokens may stand between two prepositions that share an object.
_SHARING: Final = 6
_PREFIXES: Final = frozenset(("anti", "counter", "non", "pro"))
_TIMES: Final = frozenset(("era", "style"))  # "Soviet-era bans" are nobody's


class PhraseFinder(ABC):
    """Parties in noun phrases; :class:`~kg.language.predicates.nouns.NounFinder` adds the roles of event nouns."""

    def __init__(self, tree: Tree, judging: Set[str]) -> None:
        """``judging``: verbs whose subject has no part in what their object names ("condemned a plan to …")."""
        self.t = tree
        self._judging = judging

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
                    if t.dep[k] == "prep" and self._gives_examples(i, k) and (inner := t.kid(k, "pobj")) >= 0:
                        found.extend(self.nominals(inner))
                    elif t.dep[k] == "relcl" and t.lemma[k] == "include" and t.tag[i] == "NNS":
                        # "camps, [which include X]"
                        listed = t.kid(k, "dobj")
                        found.extend(self.nominals(listed) if listed >= 0 else [])
        return found

    def _gives_examples(self, noun: int, prep: int) -> bool:
        """Whether some of those the noun means are named after it: "including X", "countries such as X"."""
        t = self.t
        word = t.low[prep]
        if word == "including":
            return True
        if t.tag[noun] != "NNS" or prep < noun:
            return False
        inner = t.kid(prep, "pobj")
        return (
            inner >= 0
            and t.ent[inner] in PARTIES
            and (word == "like" or t.low[prep - 1 : prep + 1] == ["such", "as"])
        )

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

    def is_reciprocal(self, token: int) -> bool:
        """Whether the phrase at ``token`` is "each other", "one another", or "each side blamed [the other]"."""
        t = self.t
        words = {t.low[k] for k in t.kids[token]}
        if t.low[token] == "other" and "the" in words and t.dep[token] in ("dobj", "pobj"):
            above = t.head[token] if t.dep[token] == "dobj" else t.head[t.head[token]]
            subject = t.kid(above, "nsubj")
            if subject >= 0:
                words |= {t.low[subject], *(t.low[k] for k in t.kids[subject])}
        return (t.low[token] == "other" and "each" in words) or (t.low[token] == "another" and "one" in words)

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
