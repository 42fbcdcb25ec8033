"""What stands above a clause makes of it: coordination, adjuncts, finite clauses, infinitives and gerunds."""

from __future__ import annotations

from typing import Final

from kg.language.factuality.step import EXCLUDING, STOP, Climb, Step, highest
from kg.language.factuality.words import WordReader
from kg.language.predicates.tree import COMMENTING, VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality

INFINITE: Final = frozenset(("xcomp", "ccomp", "pcomp", "acl", "oprd"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# Prepositions that bind a gerund to what governs it; others place one event beside another.
_BINDING_GERUND: Final = frozenset(
    ("for", "of", "on", "to", "against", "from", "about", "over", "into", "with", "in", "at")
)
# "the first to visit" did visit.
_RANKED: Final = frozenset(("first", "second", "third", "last", "latest", "only"))

# Verbs whose "for" and gerund take it for granted that the act was done.
_GIVING_REASON: Final = frozenset(
    "admonish arrest chide condemn congratulate criticise criticize excuse fine forgive honor honour imprison jail "
    "pardon praise punish rebuke sanction scold thank".split()
)

# Who signs or passes one of these does what it says.
_PAPERS: Final = frozenset(
    "accord act agreement bill declaration decree document law measure order resolution statement text treaty".split()
)
_SIGNING: Final = frozenset("accept adopt approve back endorse issue pass ratify sign support".split())

# What somebody did: "its answer was to" tells of an act, "the president was to" of a plan.
_DEEDS: Final = frozenset(
    ("act", "action", "all", "answer", "contribution", "crime", "deed", "error", "mistake", "move", "reaction",
     "reply", "response", "retaliation", "step", "thing")
)  # fmt: skip


class Clauses:
    """Steps from a verb to what governs its clause."""

    def __init__(self, tree: Tree, classes: Factuality, words: WordReader, climb: Climb) -> None:
        """``classes`` are the words of ``factuality.yaml``; ``climb`` reads the clauses around."""
        self.t = tree
        self.c = classes
        self.words = words
        self.climb = climb

    def over_conjunct(self, here: int, above: int) -> Step:
        """What the first of coordinated verbs shares: "will meet and praise", "did not visit X or meet Y"."""
        t = self.t
        if t.pos[above] not in VERBAL:
            return STOP
        first = min([here, *t.kids[here]])
        if first > 1 and t.low[first - 2 : first] == ["rather", "than"]:
            return Step(self.climb.setting(above), flips=True)  # "left rather than condemn X"
        step = self._over_verb(here, above)
        if self.words.supposes(t.first_conjunct(here)):
            return step._replace(modality="hypothetical")
        return step

    def _over_verb(self, here: int, above: int) -> Step:
        t = self.t
        if any(t.dep[k] in _SUBJECTS for k in t.kids[here]):
            return STOP
        own = [k for k in t.kids[here] if t.dep[k] in ("aux", "auxpass") and t.tag[k] != "TO"]
        if own and t.tag[here] != "VBN":
            return STOP
        first = t.first_conjunct(here)
        words = {t.low[k] for k in t.kids[above] if t.dep[k] == "cc"}
        if "but" in words and t.tag[here] != t.tag[first]:
            return STOP
        same_form = t.tag[here] == t.tag[first] and t.tag[here] in ("VB", "VBG", "VBN")
        shared = same_form or bool(words & {"or", "nor"})
        modality = self.words.own(first) if same_form or t.tag[here] == "VB" else "actual"
        step = self.climb.up(first, nominal=False)
        negative = shared and not own and self.words.negated(first, here) and not self._negates(here)
        if self.words.is_finite(here) and t.dep[first] not in INFINITE:
            return Step(modality, negative)
        return Step(highest(modality, step.modality), negative ^ step.flips, step.to)

    def _negates(self, here: int) -> bool:
        return any(self.t.dep[k] == "neg" for k in self.t.kids[here])

    def over_adjunct(self, here: int, above: int) -> Step:
        """Adverbial clauses: a purpose is planned ("flew there to meet"), "to find" after an implicative is not."""
        t = self.t
        if t.tag[here] == "VB" and t.kid(here, "nsubj") < 0:
            first = min([here, *t.kids[here]])
            if "rather" in t.low[max(first - 1, 0) : first + 1]:
                return Step(self.climb.setting(above), flips=True)  # "rather than condemn X, Y left"
            if t.lemma[above] in self.c.implicative or self._is_uttered(here, above):
                return Step(to=above)
            return Step("planned")
        if t.tag[here] == "VB" and t.lemma[above] == "wait":
            return Step("planned")  # "is waiting for X to ratify the treaty"
        if t.tag[here] == "VBG" and t.kid(here, "mark", "nsubj") < 0:
            if t.dep[above] == "ccomp" and t.lemma[here] in COMMENTING:
                above = t.head[above]
            if self.words.is_phrasal_negative(above):  # "ruled out attacking"
                return Step(flips=True, to=above)
            return Step(self.climb.setting(above))
        return STOP

    def _is_uttered(self, here: int, above: int) -> bool:
        """Whether getting in touch was the act: "called X to thank him", "wrote to condemn"."""
        return self.t.lemma[above] in self.c.contacting and self.t.lemma[here] in self.c.expressive

    def over_clause(self, here: int, above: int, dep: str) -> Step:
        """Finite clauses: what their governor makes of them. Speech itself is left to the sources."""
        t, c = self.t, self.c
        lemma = t.lemma[above]
        if dep == "relcl" and not self._is_content(here):
            return STOP
        if dep in ("acl", "relcl") and lemma in c.claimed and self._is_answered(here):
            return STOP  # "a claim that X denied"
        if t.pos[above] == "NOUN":
            if lemma in c.evidence:
                return (
                    Step("hypothetical") if self.words.negated(above, here) or self._is_denied(above) else STOP
                )
            denied = lemma in c.claimed and self._is_refuted(above)
            return Step(self._believed(lemma), lemma in c.denying or denied)
        if dep in ("acl", "relcl", "advmod"):
            return STOP
        if t.pos[above] == "AUX":
            adjective = t.kid(above, "acomp")
            return self._truth(t.low[adjective], above, here) if adjective >= 0 else STOP
        if t.pos[above] == "ADJ":
            return self._truth(t.low[above], above, here)
        if t.pos[above] != "VERB":
            return STOP
        if lemma in c.denying:
            return Step("actual", not self.words.negated(above, here))
        modality: Modality = "hypothetical" if lemma in c.doubting else "actual"
        return Step("planned" if lemma in c.hoping else modality)

    def _believed(self, noun: str) -> Modality:
        c = self.c
        if noun in c.doubting:
            return "hypothetical"
        if noun in c.hoping:
            return "planned"
        return "reported" if noun in c.claimed or noun in c.denying else "actual"

    def _is_content(self, clause: int) -> bool:
        """Whether a clause parsed as relative tells what the noun holds: "the rumour that X attacked Y"."""
        t = self.t
        that = next((k for k in t.kids[clause] if t.low[k] == "that"), -1)
        if that < 0 or t.kid(clause, "nsubj", "nsubjpass") in (-1, that):
            return False
        return t.dep[that] == "mark" or any(t.dep[k] == "dobj" and k != that for k in t.kids[clause])

    def _is_answered(self, verb: int) -> bool:
        """Whether a verb of denial or consent has no object but the claim that it hangs on."""
        answer = self.t.lemma[verb] in self.c.denying_claims | self.c.adopting_claims
        return answer and self.t.kid(verb, "dobj", "ccomp") < 0

    def _is_refuted(self, claim: int) -> bool:
        """Whether somebody says that a claim is false: "denied [reports] that"."""
        t = self.t
        verb = t.head[claim]
        return (
            t.dep[claim] in ("dobj", "nsubjpass")
            and t.lemma[verb] in self.c.denying_claims
            and t.kid(claim, "poss") < 0
            and not self.words.negated(verb, claim)
        )

    def _is_denied(self, noun: int) -> bool:
        t = self.t
        above = t.head[noun]
        return t.dep[noun] in ("dobj", "attr") and t.pos[above] in VERBAL and self.words.negated(above, noun)

    def _truth(self, adjective: str, copula: int, below: int) -> Step:
        """ "It is possible that", "it is not true that"."""
        c = self.c
        denied = self.words.negated(copula, below)
        modality: Modality = "hypothetical" if adjective in c.truth_hypothetical else "actual"
        if denied and adjective in ("clear", "certain", "sure", "known"):
            modality = "hypothetical"
        return Step(modality, (adjective in c.truth_negative) ^ (denied and adjective in c.truth_positive))

    def over_infinitive(self, here: int, above: int, dep: str) -> Step:
        """Infinitives and gerunds under a verb, noun, adjective or preposition."""
        t, c = self.t, self.c
        flips, governor = False, above
        if t.pos[above] in ("ADP", "SCONJ") or t.dep[above] == "prep":
            flips = t.low[above] in EXCLUDING or any(t.low[k] in EXCLUDING for k in t.kids[above])
            governor = t.head[above]
            if t.low[governor] in EXCLUDING:  # "stopped short of"
                flips, governor = True, t.head[governor]
            if t.low[above] == "for" and t.lemma[governor] in _GIVING_REASON and t.tag[here] == "VBG":
                return STOP  # "did not criticise X for jailing Y": Y is in jail
            if t.low[above] == "against" and t.pos[governor] == "AUX" and t.tag[here] == "VBG":
                return Step("hypothetical")  # "is against joining"
            if flips or t.low[above] not in _BINDING_GERUND:  # "left after meeting X", "without meeting X"
                return Step(self.climb.setting(governor), flips)
        lemma = t.lemma[governor]
        if lemma in ("have", "be", "remain") and any(t.low[k] == "yet" for k in t.kids[governor]):
            return Step(flips=True)
        if lemma == "be" and dep == "xcomp" and self._is_arranged(here, governor):
            return Step("planned", False, governor)
        word = t.low[governor]
        if t.dep[governor] in ("acomp", "oprd") or t.pos[governor] == "ADJ" or (
            t.tag[governor] == "VBN" and word in c.raising_adjectives_planned and t.kid(governor, "auxpass") >= 0
        ):  # fmt: skip
            if word in c.raising_adjectives_planned:
                return Step("planned", word in c.raising_adjectives_negative, governor)
            modality: Modality = "hypothetical" if word in c.raising_adjectives_hypothetical else "actual"
            return Step(modality, word in c.raising_adjectives_negative, governor)
        if dep == "xcomp" and self._is_uttered(here, governor):
            return Step(to=governor)
        if lemma == "go" and t.low[governor] == "going" and t.tag[here] == "VB":
            return Step("planned", False, governor)
        flips = lemma in c.negative or self.words.is_phrasal_negative(governor)
        if dep == "acl" and t.tag[here] == "VB" and t.pos[governor] not in VERBAL:
            return self._over_infinitive_of_noun(governor, lemma, flips)
        if dep == "acl" and t.tag[here] != "VB":
            done = t.head[
                governor
            ]  # "would never sign a document recognising X", but "met the leader visiting X"
            paper = lemma in _PAPERS and t.dep[governor] == "dobj" and t.lemma[done] in _SIGNING
            return Step(to=done) if paper and t.tag[here] == "VBG" else STOP
        if flips and dep == "pcomp" and t.pos[governor] == "NOUN":
            return Step(
                "hypothetical", True, governor
            )  # "its ban on arming X" tells what must not be, not what is not
        return Step(self.words.made_of_act(lemma), flips, governor)

    def _is_arranged(self, here: int, copula: int) -> bool:
        """Whether "is to" tells of an arrangement: "X is to visit Y"; not "its answer was to attack Y"."""
        t = self.t
        if not any(t.tag[k] == "TO" for k in t.kids[here]):
            return False
        subject = t.kid(copula, "nsubj", "nsubjpass", "csubj")
        done = subject >= 0 and (t.lemma[subject] in _DEEDS or t.dep[subject] == "csubj")
        return not (done and t.tag[copula] == "VBD")

    def _over_infinitive_of_noun(self, noun: int, lemma: str, flips: bool) -> Step:
        """ "A plan to", "the refusal to", "the first leader to"."""
        t = self.t
        if any(t.low[k] == "next" for k in t.kids[noun]):
            return Step("planned")
        if t.low[noun] in _RANKED or any(t.low[k] in _RANKED for k in t.kids[noun]):
            return STOP
        if flips:
            return Step(flips=True, to=noun)
        modality = self.words.made_of_act(lemma)
        return Step(modality if modality != "actual" else "planned", False, noun)
