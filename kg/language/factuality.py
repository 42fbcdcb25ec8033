"""Whether an act happened: polarity and modality, from the words around a predicate and those that govern it.

The classes follow FactBank (Saurí & Pustejovsky 2009), reduced to what a reader of news asks: it happened, it is
planned, it is only possible, or somebody says so. A governor works on all that hangs below it, so that "refused to
promise to attack" is read from the inside out.
"""

from __future__ import annotations

from typing import Final

from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality, Polarity

_NEGATIONS: Final = frozenset(
    ("not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no", "nowhere")
)
_NO: Final = frozenset(("no", "neither"))
_NOBODY: Final = frozenset(("nobody", "none", "nothing", "neither"))
_CLAUSAL: Final = frozenset(("xcomp", "ccomp", "pcomp", "acl", "oprd"))
_NOMINAL: Final = frozenset(("dobj", "pobj", "nsubjpass", "attr", "nsubj", "dative"))
# Nouns as subjects of these share their fate: "the meeting will take place", "the attack was averted".
_OCCURRENCE: Final = frozenset(
    ("take", "happen", "occur", "begin", "start", "follow", "come", "be", "continue", "end")
)
_UNDONE: Final = frozenset(
    ("cancel", "avert", "postpone", "prevent", "abort", "thwart", "foil", "scrap", "rule", "call")
)
_PLANNED_ADJECTIVES: Final = frozenset(("planned", "proposed", "upcoming", "scheduled", "future", "next", "forthcoming",
                                        "imminent", "expected"))  # fmt: skip
_POSSIBLE_ADJECTIVES: Final = frozenset(("possible", "potential", "alleged", "suspected", "threatened", "feared",
                                         "hypothetical", "rumored", "rumoured", "purported", "would-be"))  # fmt: skip
_RANK: Final = {"actual": 0, "planned": 1, "hypothetical": 2}
_MAX_DEPTH: Final = 12


class FactualityReader:
    """Reads polarity and modality off one tree."""

    def __init__(self, tree: Tree, classes: Factuality) -> None:
        """``classes`` are the words of ``factuality.yaml``."""
        self.t = tree
        self.c = classes

    def of(self, token: int, is_noun: bool = False) -> tuple[Polarity, Modality]:
        """Polarity and modality (``actual``, ``planned`` or ``hypothetical``) of the predicate at ``token``."""
        t = self.t
        negative = False
        modality: Modality = "actual"

        def at_least(other: Modality) -> None:
            nonlocal modality
            if _RANK[other] > _RANK[modality]:
                modality = other

        here = token
        for _ in range(_MAX_DEPTH):
            for other in self._own(here):
                at_least(other)
            negative ^= self._negated(here)
            above, dep = t.head[here], t.dep[here]
            if above == here:
                break
            if dep == "conj":
                if t.kid(here, "nsubj", "nsubjpass") >= 0 or (t.kid(here, "aux") >= 0 and t.tag[here] != "VBN"):
                    break
                for other in self._modals(above):  # "will meet and (will) praise"
                    at_least(other)
                if t.pos[above] in VERBAL and t.pos[here] in VERBAL:
                    above, dep = t.head[above], t.dep[above]
                    here = t.head[here]
                    if above == here:
                        break
                else:
                    here = above
                    continue
            if dep == "advcl":
                if t.tag[here] == "VB" and t.kid(here, "nsubj") < 0:
                    at_least("planned")  # a purpose: "flew there to meet"
                break
            if dep in _CLAUSAL:
                governor = t.head[above] if t.pos[above] == "ADP" else above
                negative ^= t.lemma[governor] in self.c.negative and (dep != "ccomp" or t.tag[here] == "VB")
                at_least(self._governed(governor, here, dep))
                if t.pos[above] == "ADP" and t.low[above] == "without":
                    negative = not negative
                if dep == "ccomp" and t.tag[here] != "VB":
                    break
                here = governor
                continue
            if dep == "prep" or (is_noun and dep in _NOMINAL):
                step = self._noun_above(here, above, dep)
                if step is None:
                    break
                other, flips, here = step
                at_least(other)
                negative ^= flips
                continue
            break
        return ("negative" if negative else "positive"), modality

    def _own(self, here: int) -> list[Modality]:
        """What auxiliaries, adverbs, adjectives and conjunctions of ``here`` itself say."""
        t, c = self.t, self.c
        found = self._modals(here)
        for kid in t.kids[here]:
            dep, word = t.dep[kid], t.low[kid]
            if (dep == "advmod" and word in c.adverbs_hypothetical) or (dep == "mark" and word in c.conditions):
                found.append("hypothetical")
            elif dep == "amod" and word in _PLANNED_ADJECTIVES:
                found.append("planned")
            elif dep == "amod" and word in _POSSIBLE_ADJECTIVES:
                found.append("hypothetical")
        return found

    def _modals(self, here: int) -> list[Modality]:
        found: list[Modality] = []
        for kid in self.t.kids[here]:
            if self.t.dep[kid] == "aux":
                word = self.t.low[kid]
                if word in self.c.modal_planned or (word in ("would", "'d") and self._future_in_past(here)):
                    found.append("planned")
                elif word in self.c.modal_hypothetical:
                    found.append("hypothetical")
        return found

    def _future_in_past(self, here: int) -> bool:
        """Whether "would" is the "will" of reported speech: "the ministry said it would recognise X"."""
        t = self.t
        above = t.head[here]
        conditional = any(t.dep[k] == "advcl" and any(t.low[m] in self.c.conditions for m in t.kids[k])
                          for k in t.kids[here])  # fmt: skip
        return t.dep[here] == "ccomp" and t.tag[above] in ("VBD", "VBN") and not conditional

    def _negated(self, here: int) -> bool:
        t = self.t
        negative = False
        for kid in t.kids[here]:
            dep, word = t.dep[kid], t.low[kid]
            if dep == "neg" or (word in _NEGATIONS and dep in ("advmod", "preconj", "det", "cc")):
                negative = not (negative and word in _NO)
            elif dep in ("nsubj", "nsubjpass", "dobj") and (
                word in _NOBODY
                or any(t.low[k] in _NO and t.dep[k] in ("det", "preconj", "cc") for k in t.kids[kid])
            ):
                negative = True
        return negative

    def _governed(self, governor: int, below: int, dep: str) -> Modality:
        """What a verb, noun or adjective makes of the clause ``below`` it."""
        t, c = self.t, self.c
        lemma = t.lemma[governor]
        infinitive = t.tag[below] == "VB"
        if dep == "ccomp" and not infinitive:
            return "actual"  # what is said or thought is the attributions' matter
        if t.pos[governor] == "ADJ":
            if lemma in c.raising_adjectives_planned:
                return "planned"
            return "hypothetical" if lemma in c.raising_adjectives_hypothetical else "actual"
        if lemma in c.hypothetical:
            return "hypothetical"
        if lemma in c.attempted or lemma in c.planned:
            return "planned"
        if dep == "acl" and infinitive:
            return "planned"  # "a plan to", "the right to"
        return "actual"

    def _noun_above(self, here: int, above: int, dep: str) -> tuple[Modality, bool, int] | None:
        """What stands above an event noun: modality, whether it flips polarity, and where to go on; None: stop."""
        t, c = self.t, self.c
        if dep == "prep":
            return ("actual", t.low[here] == "without", above) if t.pos[above] in (*VERBAL, "NOUN") else None
        if t.pos[above] == "ADP":
            if t.low[above] not in ("for", "of", "on", "to", "in", "with", "without", "from", "against"):
                return None
            governor = t.head[above]
            if t.pos[governor] in VERBAL and t.lemma[governor] not in c.planned | c.hypothetical | c.negative:
                return ("actual", False, governor) if t.low[above] in ("in", "without") else None
            flips = t.lemma[governor] in c.negative or t.low[above] == "without"
            return self._noun_governed(governor), flips, governor
        if t.pos[above] not in VERBAL:
            return None
        lemma = t.lemma[above]
        if dep == "nsubj":
            return ("actual", False, above) if lemma in _OCCURRENCE else None
        return (
            self._noun_governed(above),
            lemma in c.negative or (lemma in _UNDONE and dep == "nsubjpass"),
            above,
        )

    def _noun_governed(self, governor: int) -> Modality:
        lemma = self.t.lemma[governor]
        if lemma in self.c.hypothetical:
            return "hypothetical"
        return "planned" if lemma in self.c.planned or lemma in self.c.attempted else "actual"
