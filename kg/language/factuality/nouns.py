"""What stands above an event noun makes of it: "called for talks", "the risk of war", "cancelled the visit"."""

from __future__ import annotations

from typing import Final

from kg.language.factuality.step import EXCLUDING, STOP, Climb, Step
from kg.language.factuality.words import WordReader
from kg.language.predicates.tree import VERBAL, Tree
from kg.lexicon.relations import Factuality
from kg.vocabulary import Modality

_NOMINAL: Final = frozenset(("dobj", "pobj", "nsubjpass", "attr", "nsubj", "dative", "conj"))
# Prepositions that bind an event noun to what governs it; others place one event beside another.
_BINDING: Final = frozenset(("for", "of", "on", "to", "against", "from", "about", "over", "into", "with"))
# Verbs whose "for" tells of what comes after them: "will fly to Rabat for talks".
_GOING: Final = frozenset(
    ("arrive", "come", "convene", "fly", "gather", "go", "head", "host", "leave", "receive", "return", "stop", "travel",
     "visit")
)  # fmt: skip
# What is done with something that there is already.
_AGAIN: Final = frozenset(("end", "finish", "reiterate", "repeat", "restate"))
# What was uttered by another stands with all it is about, whoever rejects it: "rejected X's threats to cut off gas".
_STANDING: Final = frozenset(("accusation", "charge", "threat", "ultimatum", "warning"))
_HELP: Final = frozenset(("aid", "assistance", "backing", "help", "support"))
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their"))


class Nouns:
    """Steps from an event noun to what governs it."""

    def __init__(self, tree: Tree, classes: Factuality, words: WordReader, climb: Climb) -> None:
        """``classes`` are the words of ``factuality.yaml``; ``climb`` reads the clauses around."""
        self.t = tree
        self.c = classes
        self.words = words
        self.climb = climb
        self._bound = classes.planned | classes.attempted | classes.hypothetical | classes.claimed
        self._scoping = self._bound | classes.negative | classes.denying | classes.light | classes.implicative

    def over_noun(self, here: int, above: int, dep: str, is_act: bool) -> Step:
        """What stands above an event noun, which is the act asked about or, without ``is_act``, governs it."""
        t = self.t
        if dep not in _NOMINAL:
            return STOP
        if dep == "conj":
            return self.climb.up(above, nominal=True) if t.pos[above] in ("NOUN", "PROPN") else STOP
        if t.pos[above] == "ADP":
            return self._over_preposition(here, above)
        if t.pos[above] not in VERBAL:
            return STOP
        lemma = t.lemma[above]
        if dep == "nsubj":
            if lemma in self.c.occurrence:
                return Step(to=above)
            return Step(self._raised(here, above))
        if lemma in _AGAIN and self._is_definite(here):
            return STOP  # "did not repeat its threat"; "will end the war"
        stands = is_act or t.lemma[here] in _STANDING
        if stands and lemma in self.c.rebuffing and t.lemma[here] in self.c.uttered and dep != "attr":
            return STOP  # the demand that is rejected was made
        if lemma == "offer" and t.lemma[here] in self.c.performed:
            return STOP  # to offer condolences is to condole
        undone = lemma in self.c.negative or lemma in self.c.denying or self.words.is_phrasal_negative(above)
        if lemma not in self._scoping and not undone and t.pos[above] != "AUX" and self._is_definite(here):
            return STOP  # "did not discuss the attack"
        if (lemma == "oppose" and self._is_definite(here)) or (
            lemma in self.c.occurrence and self._is_owned(here)
        ):
            return STOP  # "the aim is not to end X's war"
        return Step(self.words.made_of_act(lemma), undone, above)

    def _raised(self, noun: int, verb: int) -> Modality:
        """ "Talks seem to have", "an attack could lead to": what the verb says of an event that is its subject."""
        t = self.t
        some = any(t.dep[k] == "det" and t.low[k] in ("a", "an", "any", "another") for k in t.kids[noun])
        if some and self.words.own(verb) == "hypothetical":
            return "hypothetical"
        return "hypothetical" if self.t.lemma[verb] in ("seem", "appear", "loom") else "actual"

    def _over_preposition(self, here: int, prep: int) -> Step:
        """ "Called for talks", "the risk of war", "left without an agreement", "will sign at a meeting"."""
        t, c = self.t, self.c
        word, governor = t.low[prep], t.head[prep]
        lemma = t.lemma[governor]
        if word in EXCLUDING or any(t.low[k] in EXCLUDING for k in t.kids[prep]):
            return Step(self.climb.setting(governor), flips=True)
        if t.pos[governor] not in (*VERBAL, "NOUN", "ADJ"):
            return STOP
        if word == "for" and any(t.dep[k] == "acomp" and t.low[k] == "due" for k in t.kids[governor]):
            return Step("planned")  # "is due in X for talks"
        if word == "with" and t.lemma[here] in _HELP and t.pos[governor] == "VERB":
            return Step(to=governor)  # "denied that it was arming with X's help"
        if word == "on" and lemma in c.claimed and t.pos[governor] == "VERB":
            return STOP  # "said on a visit"
        if word not in _BINDING:
            return Step(self.climb.setting(governor)) if word in ("in", "at", "during") else STOP
        undone = lemma in c.negative or lemma in c.denying or self.words.is_phrasal_negative(governor)
        if t.pos[governor] == "ADJ":
            return Step(self.words.adjective(t.low[governor]), False, governor)
        if not undone and lemma not in self._bound:
            going = word == "for" and lemma in _GOING and not self._is_definite(here)
            return Step(self.climb.setting(governor)) if going else STOP
        if word == "with" and lemma not in ("threaten", "threat"):
            return STOP
        return Step(self.words.made_of_act(lemma), undone, governor)

    def _is_owned(self, noun: int) -> bool:
        """Whether an event has a doer of its own, so that nothing the verb says of its subject makes it happen."""
        t = self.t
        return any(t.dep[k] == "poss" and t.pos[k] in ("NOUN", "PROPN") for k in t.kids[noun])

    def _is_definite(self, noun: int) -> bool:
        t = self.t
        return any(t.dep[k] == "poss" or (t.dep[k] == "det" and t.low[k] in _DEFINITE) for k in t.kids[noun])
