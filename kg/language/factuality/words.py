"""What a predicate's own words say of it: auxiliaries, negations, adverbs, adjectives, conjunctions, its lemma."""

from __future__ import annotations

from typing import Final

from kg.language.factuality.step import highest
from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality

_NEGATIONS: Final = frozenset(
    ("not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no", "nowhere")
)
_NO: Final = frozenset(("no", "neither"))
_NOBODY: Final = frozenset(("nobody", "none", "nothing", "neither"))
# "not only", "not just": what follows is so.
_FOCUS: Final = frozenset(("only", "just", "merely", "simply", "solely"))
# "will not go until X pays".
# Last words of what opens a condition: "in case", "in the event", "on condition", "provided".
_SUPPOSING: Final = frozenset(
    ("assuming", "case", "condition", "event", "provided", "providing", "suppose", "supposing")
)
_AWAITING: Final = frozenset(("until", "till"))


# Verbs over an object with a bare infinitive.
_WITH_BARE: Final = frozenset(("help", "let", "make"))


class WordReader:
    """Reads single words of one tree and those that hang on them."""

    def __init__(self, tree: Tree, classes: Factuality) -> None:
        """``classes`` are the words of ``factuality.yaml``."""
        self.t = tree
        self.c = classes
        self._supposing = {i for i, word in enumerate(tree.low) if word in _SUPPOSING}
        self._own: dict[int, Modality] = {}

    def own(self, here: int) -> Modality:
        """What auxiliaries, adverbs, adjectives and conjunctions of ``here`` itself say."""
        found = self._own.get(here)
        if found is None:  # several predicates climb to the same verb
            found = self._own[here] = self._read_own(here)
        return found

    def _read_own(self, here: int) -> Modality:
        t, c = self.t, self.c
        found = self._modals(here)
        conditional = False
        for kid in t.kids[here]:
            dep, word = t.dep[kid], t.low[kid]
            if dep == "advmod":
                if word in c.adverbs_hypothetical:
                    found = highest(found, "hypothetical")
                elif word in c.adverbs_claimed:
                    found = highest(found, "reported")
            elif dep == "mark" and (
                word in c.conditions
                or (word in _AWAITING and self._is_awaited(here))
                or (word == "once" and self._is_present(here))
            ):
                found = highest(found, "hypothetical")
            elif word == "before" and dep == "mark" and self._is_present(here) and t.tag[t.head[here]] == "VB":
                found = highest(found, "planned")  # "will meet A before he flies home"
            elif dep == "amod":
                found = highest(found, self._described(word))
            elif dep == "advcl" and self._is_condition(kid):
                conditional = True
        if (conditional and found == "planned") or self._is_inverted(here) or self._is_supposed(here):
            return "hypothetical"
        return found

    def _is_present(self, verb: int) -> bool:
        """Whether a verb group is in the present: "[once it lays] down its arms" is still to come."""
        t = self.t
        return any(t.tag[k] in ("VBZ", "VBP") for k in (verb, *t.kids[verb]) if k == verb or t.dep[k] == "aux")

    def _is_awaited(self, clause: int) -> bool:
        """Whether what is above ``clause`` has not come about: "will not go [until X pays]"; not "fought until …"."""
        t = self.t
        above = t.head[clause]
        bare = t.tag[above] == "VB" and self._is_present(clause)  # "vowed to fight until X gives in"
        return bare or any(t.dep[k] == "neg" or t.tag[k] == "MD" for k in t.kids[above])

    def _described(self, word: str) -> Modality:
        c = self.c
        if word in c.planned_adjectives:
            return "planned"
        if word in c.hypothetical_adjectives:
            return "hypothetical"
        return "reported" if word in c.claimed_adjectives else "actual"

    def _modals(self, here: int) -> Modality:
        t, c = self.t, self.c
        found: Modality = "actual"
        for kid in t.kids[here]:
            if t.dep[kid] == "aux":
                word = t.low[kid]
                if word in c.modal_planned or (word in ("would", "'d") and self._future_in_past(here)):
                    found = highest(found, "planned")
                elif word in c.modal_hypothetical and (word != "'d" or t.tag[kid] == "MD"):
                    found = "hypothetical"
        return found

    def _future_in_past(self, here: int) -> bool:
        """Whether "would" is the "will" of reported speech: "the ministry said it would recognise X"."""
        t = self.t
        above = t.head[here]
        conditional = any(t.dep[k] == "advcl" and self._is_condition(k) for k in t.kids[here])
        return t.dep[here] == "ccomp" and t.tag[above] in ("VBD", "VBN") and not conditional

    def supposes(self, clause: int) -> bool:
        """Whether ``clause`` is a condition, and with it what is joined to it: "if A pays and [B agrees]"."""
        return self._is_condition(clause) or self._is_supposed(clause)

    def _is_condition(self, clause: int) -> bool:
        """Whether a main clause hangs on ``clause``: "if talks fail", but not "even if" or "whether or not"."""
        t = self.t
        marks = [k for k in t.kids[clause] if t.dep[k] == "mark" and t.low[k] in ("if", "unless")]
        if not marks and any(t.low[k] == "should" for k in t.kids[clause]):
            return self._is_inverted(clause)  # "[should] talks fail"
        return bool(marks) and not any(
            t.low[k] in ("even", "as") for mark in marks for k in (*t.kids[mark], mark - 1) if k >= 0
        )

    def _is_supposed(self, here: int) -> bool:
        """Whether words before the clause at ``here`` make it a condition: "in case X attacks", "provided that"."""
        t = self.t
        if not self._supposing or t.pos[here] not in VERBAL:  # "provided aid"
            return False
        first = here
        while (kid := min(t.kids[first], default=first)) < first:
            first = kid
        before = first - 1
        if before not in self._supposing:
            return False
        if t.low[before] == "case":
            return before > 0 and t.low[before - 1] == "in"
        if t.low[before] == "condition":
            return before > 0 and t.low[before - 1] == "on"
        return t.low[before] != "event" or t.low[max(before - 2, 0) : before] == ["in", "the"]

    def _is_inverted(self, here: int) -> bool:
        """Whether the auxiliary stands before the subject: "Did X attack Y?", "Had X attacked Y, ...".

        A question for when, why or how takes the act for granted.
        """
        t = self.t
        subject = t.kid(here, "nsubj", "nsubjpass", "expl")
        if subject < 0:
            return False
        verbs = [k for k in t.kids[here] if t.dep[k] in ("aux", "auxpass") and k < subject]
        if not verbs and not (t.pos[here] == "AUX" and here < subject):
            return False
        first = verbs[0] if verbs else here
        if t.dep[here] == "advcl" or (t.dep[here] == "ccomp" and t.low[first] == "should"):
            return t.low[first] in ("had", "were", "should") and t.kid(here, "mark") < 0
        return any(t.low[k] == "?" for k in t.kids[here]) and not any(
            t.tag[k] in ("WRB", "WP", "WDT") for k in t.kids[here] if k < first
        )

    def negated(self, here: int, below: int) -> bool:
        """Whether words of ``here`` deny it; ``below`` is the dependent that was read before."""
        t = self.t
        negative = False
        for kid in t.kids[here]:
            dep, word = t.dep[kid], t.low[kid]
            if dep == "neg" or (word in _NEGATIONS and dep in ("advmod", "preconj", "det", "cc")):
                if not self._is_focused(kid):
                    negative = not (negative and word in _NO)
            elif kid != below and self._denies(kid):
                negative = True
        return negative

    def _denies(self, kid: int) -> bool:
        """Whether a dependent denies what it hangs on: "no longer", "the cancelled visit", "no country"."""
        t = self.t
        match t.dep[kid]:
            case "advmod":
                return t.low[kid] == "longer" and t.kid(kid, "neg") >= 0
            case "amod":
                if t.low[kid] in ("little", "few"):  # "has little intention", not "a little interest"
                    return t.kid(t.head[kid], "det", "poss") < 0
                return t.low[kid] in self.c.negative_adjectives
            case "nsubj" | "nsubjpass" | "dobj":
                return t.low[kid] in _NOBODY or any(
                    t.low[k] in _NO and t.dep[k] in ("det", "preconj", "cc") for k in t.kids[kid]
                )
            case _:
                return False

    def _is_focused(self, negation: int) -> bool:
        """Whether the negation is that of "not only"."""
        t = self.t
        after = negation + 1
        return after < len(t.low) and t.low[negation] == "not" and t.low[after] in _FOCUS

    def is_finite(self, verb: int) -> bool:
        """Whether a verb or one of its auxiliaries has a tense."""
        t = self.t
        if t.tag[verb] == "VBP" and t.dep[verb] == "ccomp" and t.lemma[t.head[verb]] in _WITH_BARE:
            return False  # "help both sides fight", tagged as a present
        if t.tag[verb] in ("VBD", "VBZ", "VBP"):
            return True
        return any(
            t.dep[k] in ("aux", "auxpass") and t.tag[k] in ("MD", "VBD", "VBZ", "VBP") for k in t.kids[verb]
        )

    def made_of_act(self, lemma: str) -> Modality:
        """What a verb or noun makes of the act that it governs."""
        c = self.c
        if lemma in c.hypothetical:
            return "hypothetical"
        if lemma in c.attempted or lemma in c.planned:
            return "planned"
        return "reported" if lemma in c.claimed else "actual"

    def is_phrasal_negative(self, verb: int) -> bool:
        """Whether verb and particle undo what they govern: "called off", "ruled out"."""
        t = self.t
        particle = t.kid(verb, "prt")
        return particle >= 0 and f"{t.lemma[verb]} {t.low[particle]}" in self.c.negative_phrasal

    def adjective(self, word: str) -> Modality:
        """What an adjective makes of the event it is said of: "ready for talks"."""
        if word in self.c.raising_adjectives_planned:
            return "planned"
        return "hypothetical" if word in self.c.raising_adjectives_hypothetical else "actual"
