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

from typing import Final

from kg.language.factuality.clauses import INFINITE, Clauses
from kg.language.factuality.nouns import Nouns
from kg.language.factuality.step import STOP, Step, highest
from kg.language.factuality.words import WordReader
from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality, Polarity

_MAX_DEPTH: Final = 12


class FactualityReader:
    """Reads polarity and modality off one tree."""

    def __init__(self, tree: Tree, classes: Factuality) -> None:
        """``classes`` are the words of ``factuality.yaml``."""
        self.t = tree
        self._words = WordReader(tree, classes)
        self._clauses = Clauses(tree, classes, self._words, self)
        self._nouns = Nouns(tree, classes, self._words, self)

    def of(self, token: int, is_noun: bool = False) -> tuple[Polarity, Modality]:
        """Polarity and modality of the predicate at ``token``.

        Modality is ``reported`` here only where hearsay is in the word itself ("allegedly", "is accused of").
        """
        modality: Modality = "actual"
        negative, here, below, nominal = False, token, -1, is_noun
        for _ in range(_MAX_DEPTH):
            modality = highest(modality, self._words.own(here))
            negative ^= self._words.negated(here, below)
            step = self.up(here, nominal, below < 0)
            modality = highest(modality, step.modality)
            negative ^= step.flips
            if step.to < 0:
                break
            below, here = here, step.to
            nominal = self.t.pos[here] not in VERBAL and self.t.pos[here] != "ADJ"
        return ("negative" if negative else "positive"), modality

    def up(self, here: int, nominal: bool, is_act: bool = False) -> Step:
        """The step from ``here`` (``nominal``: an event noun) to what governs it."""
        t = self.t
        above, dep = t.head[here], t.dep[here]
        if above == here:
            return STOP
        if nominal:
            return self._nouns.over_noun(here, above, dep, is_act)
        if dep == "conj":
            return self._clauses.over_conjunct(here, above)
        if dep == "advcl":
            return self._clauses.over_adjunct(here, above)
        if dep in ("acomp", "prep") and t.pos[above] in VERBAL:
            return Step(to=above)
        if dep in ("ccomp", "acl", "relcl", "csubj", "advmod") and self._words.is_finite(here):
            return self._clauses.over_clause(here, above, dep)
        return self._clauses.over_infinitive(here, above, dep) if dep in INFINITE else STOP

    def setting(self, verb: int) -> Modality:
        """What an adjunct takes over from the clause of ``verb``: "will visit A after meeting B"."""
        t = self.t
        if t.pos[verb] not in VERBAL or (t.tag[verb] == "VBD" and t.dep[verb] in ("ROOT", "conj")):
            return "actual"
        return self.of(verb)[1]
