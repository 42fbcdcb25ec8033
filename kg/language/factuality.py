"""Whether an act happened: polarity and modality, from the words around a predicate and those that govern it.

The classes follow FactBank (Saurí & Pustejovsky 2009), reduced to what a reader of news asks: it happened, it is
planned, it is only possible, somebody says so, or it did not happen. Verbs and nouns that govern a clause are
classed by what they imply of it (implicatives after Karttunen 1971, factives after Kiparsky & Kiparsky 1970). The
reading climbs from the predicate to what governs it, so that "refused to promise to attack" is read from the inside
out, and stops where a clause stands on its own: at a finite clause, an adjunct, or an event that is presupposed
("did not discuss the attack"). What a finite clause under a verb of saying is worth, and who says it, is the
matter of :mod:`kg.language.predicates.sources`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality, Polarity

_NEGATIONS: Final = frozenset(
    ("not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no", "nowhere")
)
_NO: Final = frozenset(("no", "neither"))
_NOBODY: Final = frozenset(("nobody", "none", "nothing", "neither"))
# "not only", "not just": what follows is so.
_FOCUS: Final = frozenset(("only", "just", "merely", "simply", "solely"))
_INFINITE: Final = frozenset(("xcomp", "ccomp", "pcomp", "acl", "oprd"))
_NOMINAL: Final = frozenset(("dobj", "pobj", "nsubjpass", "attr", "nsubj", "dative", "conj"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# Prepositions that bind an event noun to what governs it; others place one event beside another.
_BINDING: Final = frozenset(("for", "of", "on", "to", "against", "from", "about", "over", "into", "with"))
_BINDING_GERUND: Final = _BINDING | {"in", "at"}
# "will not go until X pays".
_AWAITING: Final = frozenset(("until", "till"))
# "instead of attacking", "without attacking".
_EXCLUDING: Final = frozenset(("without", "instead", "rather", "short", "far"))
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their"))
# "the first to visit" did visit.
_RANKED: Final = frozenset(("first", "second", "third", "last", "latest", "only"))
_RANK: Final = {"actual": 0, "reported": 1, "planned": 2, "hypothetical": 3}
_MAX_DEPTH: Final = 12


class _Step(NamedTuple):
    """What one governor does: the modality at least, whether it flips polarity, where to climb on (-1: stop)."""

    modality: Modality = "actual"
    flips: bool = False
    to: int = -1


_STOP: Final = _Step()


class FactualityReader:
    """Reads polarity and modality off one tree."""

    def __init__(self, tree: Tree, classes: Factuality) -> None:
        """``classes`` are the words of ``factuality.yaml``."""
        self.t = tree
        self.c = classes
        self._bound = classes.planned | classes.attempted | classes.hypothetical | classes.claimed
        self._scoping = self._bound | classes.negative | classes.denying | classes.light | classes.implicative

    def of(self, token: int, is_noun: bool = False) -> tuple[Polarity, Modality]:
        """Polarity and modality of the predicate at ``token``.

        Modality is ``reported`` here only where hearsay is in the word itself ("allegedly", "is accused of").
        """
        modality: Modality = "actual"
        negative, here, below, nominal = False, token, -1, is_noun
        for _ in range(_MAX_DEPTH):
            modality = self._highest(modality, self._own(here))
            negative ^= self._negated(here, below)
            step = self._up(here, nominal)
            modality = self._highest(modality, step.modality)
            negative ^= step.flips
            if step.to < 0:
                break
            below, here = here, step.to
            nominal = self.t.pos[here] not in VERBAL and self.t.pos[here] != "ADJ"
        return ("negative" if negative else "positive"), modality

    @staticmethod
    def _highest(one: Modality, other: Modality) -> Modality:
        return other if _RANK[other] > _RANK[one] else one

    def _up(self, here: int, nominal: bool) -> _Step:
        t = self.t
        above, dep = t.head[here], t.dep[here]
        if above == here:
            return _STOP
        if nominal:
            return self._over_noun(here, above, dep)
        if dep == "conj":
            return self._over_conjunct(here, above)
        if dep == "advcl":
            return self._over_adjunct(here, above)
        if dep in ("acomp", "prep") and t.pos[above] in VERBAL:
            return _Step(to=above)
        if dep in ("ccomp", "acl", "relcl", "csubj", "advmod") and self._is_finite(here):
            return self._over_clause(here, above, dep)
        return self._over_infinitive(here, above, dep) if dep in _INFINITE else _STOP

    # ------------------------------------------------------------------------------ the word itself
    def _own(self, here: int) -> Modality:
        """What auxiliaries, adverbs, adjectives and conjunctions of ``here`` itself say."""
        t, c = self.t, self.c
        found = self._modals(here)
        conditional = False
        for kid in t.kids[here]:
            dep, word = t.dep[kid], t.low[kid]
            other: Modality = "actual"
            if dep == "advmod":
                if word in c.adverbs_hypothetical:
                    other = "hypothetical"
                elif word in c.adverbs_claimed:
                    other = "reported"
            elif dep == "mark" and (word in c.conditions or (word in _AWAITING and self._is_awaited(here))):
                other = "hypothetical"
            elif dep == "amod":
                other = self._described(word)
            elif dep == "advcl" and self._is_condition(kid):
                conditional = True
            found = self._highest(found, other)
        if (conditional and found == "planned") or self._is_inverted(here):
            return "hypothetical"
        return found

    def _is_awaited(self, clause: int) -> bool:
        """Whether what is above ``clause`` has not come about: "will not go [until X pays]"; not "fought until …"."""
        t = self.t
        return any(t.dep[k] == "neg" or t.tag[k] == "MD" for k in t.kids[t.head[clause]])

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
                    found = self._highest(found, "planned")
                elif word in c.modal_hypothetical and (word != "'d" or t.tag[kid] == "MD"):
                    found = "hypothetical"
        return found

    def _future_in_past(self, here: int) -> bool:
        """Whether "would" is the "will" of reported speech: "the ministry said it would recognise X"."""
        t = self.t
        above = t.head[here]
        conditional = any(t.dep[k] == "advcl" and self._is_condition(k) for k in t.kids[here])
        return t.dep[here] == "ccomp" and t.tag[above] in ("VBD", "VBN") and not conditional

    def _is_condition(self, clause: int) -> bool:
        """Whether a main clause hangs on ``clause``: "if talks fail", but not "even if" or "whether or not"."""
        t = self.t
        marks = [k for k in t.kids[clause] if t.dep[k] == "mark" and t.low[k] in ("if", "unless")]
        return bool(marks) and not any(
            t.low[k] in ("even", "as") for mark in marks for k in (*t.kids[mark], mark - 1) if k >= 0
        )

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
        if t.dep[here] == "advcl":
            return t.low[first] in ("had", "were", "should") and t.kid(here, "mark") < 0
        return any(t.low[k] == "?" for k in t.kids[here]) and not any(
            t.tag[k] in ("WRB", "WP", "WDT") for k in t.kids[here] if k < first
        )

    def _negated(self, here: int, below: int) -> bool:
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

    # ------------------------------------------------------------------------------ clauses
    def _is_finite(self, verb: int) -> bool:
        t = self.t
        if t.tag[verb] in ("VBD", "VBZ", "VBP"):
            return True
        return any(
            t.dep[k] in ("aux", "auxpass") and t.tag[k] in ("MD", "VBD", "VBZ", "VBP") for k in t.kids[verb]
        )

    def _over_conjunct(self, here: int, above: int) -> _Step:
        """What the first of coordinated verbs shares: "will meet and praise", "did not visit X or meet Y"."""
        t = self.t
        if t.pos[above] not in VERBAL or any(t.dep[k] in _SUBJECTS for k in t.kids[here]):
            return _STOP
        own = [k for k in t.kids[here] if t.dep[k] in ("aux", "auxpass") and t.tag[k] != "TO"]
        if own and t.tag[here] != "VBN":
            return _STOP
        first = t.first_conjunct(here)
        words = {t.low[k] for k in t.kids[above] if t.dep[k] == "cc"}
        if "but" in words and t.tag[here] != t.tag[first]:
            return _STOP
        same_form = t.tag[here] == t.tag[first] and t.tag[here] in ("VB", "VBG", "VBN")
        shared = same_form or bool(words & {"or", "nor"})
        modality = self._own(first) if same_form or t.tag[here] == "VB" else "actual"
        step = self._up(first, nominal=False)
        negative = shared and not own and self._negated(first, here) and not self._negates(here)
        if self._is_finite(here) and t.dep[first] not in _INFINITE:
            return _Step(modality, negative)
        return _Step(self._highest(modality, step.modality), negative ^ step.flips, step.to)

    def _negates(self, here: int) -> bool:
        return any(self.t.dep[k] == "neg" for k in self.t.kids[here])

    def _over_adjunct(self, here: int, above: int) -> _Step:
        """Adverbial clauses: a purpose is planned ("flew there to meet"), "to find" after an implicative is not."""
        t = self.t
        if t.tag[here] == "VB" and t.kid(here, "nsubj") < 0:
            if t.lemma[above] in self.c.implicative or self._is_uttered(here, above):
                return _Step(to=above)
            return _Step("planned")
        if t.tag[here] == "VBG" and t.kid(here, "mark", "nsubj") < 0:
            if self._is_phrasal_negative(above):  # "ruled out attacking"
                return _Step(flips=True, to=above)
            return _Step(self._setting(above))
        return _STOP

    def _is_uttered(self, here: int, above: int) -> bool:
        """Whether getting in touch was the act: "called X to thank him", "wrote to condemn"."""
        return self.t.lemma[above] in self.c.contacting and self.t.lemma[here] in self.c.expressive

    def _setting(self, verb: int) -> Modality:
        """What an adjunct takes over from the clause of ``verb``: "will visit A after meeting B"."""
        t = self.t
        if t.pos[verb] not in VERBAL or (t.tag[verb] == "VBD" and t.dep[verb] in ("ROOT", "conj")):
            return "actual"
        return self.of(verb)[1]

    def _over_clause(self, here: int, above: int, dep: str) -> _Step:
        """Finite clauses: what their governor makes of them. Speech itself is left to the sources."""
        t, c = self.t, self.c
        lemma = t.lemma[above]
        if dep == "relcl" and not self._is_content(here):
            return _STOP
        if t.pos[above] == "NOUN":
            if lemma in c.evidence:
                return _Step("hypothetical") if self._negated(above, here) or self._is_denied(above) else _STOP
            return _Step(self._believed(lemma), lemma in c.denying)
        if dep in ("acl", "relcl", "advmod"):
            return _STOP
        if t.pos[above] == "AUX":
            adjective = t.kid(above, "acomp")
            return self._truth(t.low[adjective], above, here) if adjective >= 0 else _STOP
        if t.pos[above] == "ADJ":
            return self._truth(t.low[above], above, here)
        if t.pos[above] != "VERB":
            return _STOP
        if lemma in c.denying:
            return _Step("actual", not self._negated(above, here))
        modality: Modality = "hypothetical" if lemma in c.doubting else "actual"
        return _Step("planned" if lemma in c.hoping else modality)

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

    def _is_denied(self, noun: int) -> bool:
        t = self.t
        above = t.head[noun]
        return t.dep[noun] in ("dobj", "attr") and t.pos[above] in VERBAL and self._negated(above, noun)

    def _truth(self, adjective: str, copula: int, below: int) -> _Step:
        """ "It is possible that", "it is not true that"."""
        c = self.c
        denied = self._negated(copula, below)
        modality: Modality = "hypothetical" if adjective in c.truth_hypothetical else "actual"
        if denied and adjective in ("clear", "certain", "sure", "known"):
            modality = "hypothetical"
        return _Step(modality, (adjective in c.truth_negative) ^ (denied and adjective in c.truth_positive))

    def _over_infinitive(self, here: int, above: int, dep: str) -> _Step:
        """Infinitives and gerunds under a verb, noun, adjective or preposition."""
        t, c = self.t, self.c
        flips, governor = False, above
        if t.pos[above] in ("ADP", "SCONJ") or t.dep[above] == "prep":
            flips = t.low[above] in _EXCLUDING or any(t.low[k] in _EXCLUDING for k in t.kids[above])
            governor = t.head[above]
            if t.low[governor] in _EXCLUDING:  # "stopped short of"
                flips, governor = True, t.head[governor]
            if flips or t.low[above] not in _BINDING_GERUND:  # "left after meeting X", "without meeting X"
                return _Step(self._setting(governor), flips)
        lemma = t.lemma[governor]
        if lemma in ("have", "be", "remain") and any(t.low[k] == "yet" for k in t.kids[governor]):
            return _Step(flips=True)
        word = t.low[governor]
        if t.dep[governor] in ("acomp", "oprd") or t.pos[governor] == "ADJ" or (
            t.tag[governor] == "VBN" and word in c.raising_adjectives_planned and t.kid(governor, "auxpass") >= 0
        ):  # fmt: skip
            if word in c.raising_adjectives_planned:
                return _Step("planned", word in c.raising_adjectives_negative, governor)
            modality: Modality = "hypothetical" if word in c.raising_adjectives_hypothetical else "actual"
            return _Step(modality, word in c.raising_adjectives_negative, governor)
        if dep == "xcomp" and self._is_uttered(here, governor):
            return _Step(to=governor)
        if lemma == "go" and t.low[governor] == "going" and t.tag[here] == "VB":
            return _Step("planned", False, governor)
        flips = lemma in c.negative or self._is_phrasal_negative(governor)
        if dep == "acl" and t.tag[here] == "VB" and t.pos[governor] not in VERBAL:
            return self._over_infinitive_of_noun(governor, lemma, flips)
        if dep == "acl" and t.tag[here] != "VB":
            return _STOP  # "the leader visiting X"
        return _Step(self._made_of_act(lemma), flips, governor)

    def _over_infinitive_of_noun(self, noun: int, lemma: str, flips: bool) -> _Step:
        """ "A plan to", "the refusal to", "the first leader to"."""
        t = self.t
        if any(t.low[k] == "next" for k in t.kids[noun]):
            return _Step("planned")
        if t.low[noun] in _RANKED or any(t.low[k] in _RANKED for k in t.kids[noun]):
            return _STOP
        if flips:
            return _Step(flips=True, to=noun)
        modality = self._made_of_act(lemma)
        return _Step(modality if modality != "actual" else "planned", False, noun)

    def _made_of_act(self, lemma: str) -> Modality:
        """What a verb or noun makes of the act that it governs."""
        c = self.c
        if lemma in c.hypothetical:
            return "hypothetical"
        if lemma in c.attempted or lemma in c.planned:
            return "planned"
        return "reported" if lemma in c.claimed else "actual"

    def _is_phrasal_negative(self, verb: int) -> bool:
        t = self.t
        particle = t.kid(verb, "prt")
        return particle >= 0 and f"{t.lemma[verb]} {t.low[particle]}" in self.c.negative_phrasal

    # ------------------------------------------------------------------------------ event nouns
    def _over_noun(self, here: int, above: int, dep: str) -> _Step:
        """What stands above an event noun."""
        t = self.t
        if dep not in _NOMINAL:
            return _STOP
        if dep == "conj":
            return self._up(above, nominal=True) if t.pos[above] in ("NOUN", "PROPN") else _STOP
        if t.pos[above] == "ADP":
            return self._over_preposition(here, above)
        if t.pos[above] not in VERBAL:
            return _STOP
        lemma = t.lemma[above]
        if dep == "nsubj":
            if lemma in self.c.occurrence:
                return _Step(to=above)
            return _Step(self._raised(above))
        undone = lemma in self.c.negative or lemma in self.c.denying or self._is_phrasal_negative(above)
        if lemma not in self._scoping and not undone and t.pos[above] != "AUX" and self._is_definite(here):
            return _STOP  # "did not discuss the attack"
        if (lemma == "oppose" and self._is_definite(here)) or (
            lemma in self.c.occurrence and self._is_owned(here)
        ):
            return _STOP  # "the aim is not to end X's war"
        return _Step(self._made_of_act(lemma), undone, above)

    def _raised(self, verb: int) -> Modality:
        """ "Talks seem to have", "a visit is expected": what the verb says of an event that is its subject."""
        return "hypothetical" if self.t.lemma[verb] in ("seem", "appear", "loom") else "actual"

    def _over_preposition(self, here: int, prep: int) -> _Step:
        """ "Called for talks", "the risk of war", "left without an agreement", "will sign at a meeting"."""
        t, c = self.t, self.c
        word, governor = t.low[prep], t.head[prep]
        lemma = t.lemma[governor]
        if word in _EXCLUDING or any(t.low[k] in _EXCLUDING for k in t.kids[prep]):
            return _Step(self._setting(governor), flips=True)
        if t.pos[governor] not in (*VERBAL, "NOUN", "ADJ"):
            return _STOP
        if word not in _BINDING:
            return _Step(self._setting(governor)) if word in ("in", "at", "during") else _STOP
        undone = lemma in c.negative or lemma in c.denying or self._is_phrasal_negative(governor)
        if t.pos[governor] == "ADJ":
            return _Step(self._adjective(t.low[governor]), False, governor)
        if not undone and lemma not in self._bound:
            return _STOP
        if word == "with" and lemma not in ("threaten", "threat"):
            return _STOP
        return _Step(self._made_of_act(lemma), undone, governor)

    def _adjective(self, word: str) -> Modality:
        if word in self.c.raising_adjectives_planned:
            return "planned"
        return "hypothetical" if word in self.c.raising_adjectives_hypothetical else "actual"

    def _is_owned(self, noun: int) -> bool:
        """Whether an event has a doer of its own, so that nothing the verb says of its subject makes it happen."""
        t = self.t
        return any(t.dep[k] == "poss" and t.pos[k] in ("NOUN", "PROPN") for k in t.kids[noun])

    def _is_definite(self, noun: int) -> bool:
        t = self.t
        return any(t.dep[k] == "poss" or (t.dep[k] == "det" and t.low[k] in _DEFINITE) for k in t.kids[noun])
