"""Which word a time expression dates: up the dependency tree from the expression to an event.

Only relations that hold within a clause are followed, so that no clause is dated by another. Prepositions that
set a bound instead of a date ("since", "until", "before") end the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.language.timex.calendar import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_BOUNDS: Final = frozenset(
    """
    since until till by before after for over within despite past beyond prior following about than
    as versus
    """.split()
)
# A date inside these phrases of place and occasion is also the date of what happens there.
OCCASION: Final = frozenset({"at", "in", "during"})
_DATING: Final = frozenset(
    """
    npadvmod advmod nmod compound amod nummod poss tmod appos dep
    """.split()
)
_PREMODIFIER: Final = frozenset({"nmod", "compound", "amod", "nummod", "poss"})
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_OBJECTS: Final = frozenset({"dobj", "obj", "attr", "oprd", "dative", "conj", "appos", "compound", "nmod"})
_ENTITIES: Final = frozenset({"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC"})
_MEASURES: Final = frozenset({"DATE", "TIME"})
# Verbs whose object may be the occasion itself ("told a January 26 conference").
_ADDRESSING: Final = frozenset({"tell", "address", "attend", "open", "host", "join", "chair", "close"})
_FUTURE_AUX: Final = frozenset(
    """
    will 'll wo shall would 'd could may might can should must
    """.split()
)
# "Ahead of Friday's vote" lies ahead whatever the tense of the verb.
_LEANING: Final[dict[str, Direction]] = {
    "ahead": "future",
    "before": "future",
    "after": "past",
    "since": "past",
    "following": "past",
}
# Infinitives that these verbs govern tell of the past ("failed to appear on Friday").
_FACTIVE: Final = frozenset(
    """
    fail manage refuse decline continue begin start come seem appear help dare bother happen
    """.split()
)
# Verbs that only carry their object or subject: the date of one is the date of the other.
LIGHT: Final = frozenset(
    """
    hold have make sign reach conclude conduct launch open begin start attend host pay take give
    visit resume end finish continue meet stage convene chair deliver issue publish release cast win
    lose mark follow happen occur set do
    """.split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """An expression dates the word at token index ``governor``; ``premodifier``: it stands before its noun."""

    governor: int
    premodifier: bool


def find_link(root: Token) -> Link | None:
    """The word that the expression with head word ``root`` dates, None when it dates nothing."""
    token, measured = root, False
    for _ in range(6):
        dep = token.dep_
        if dep == "pobj" or dep == "pcomp":
            preposition = token.head
            if preposition.lower_ in _BOUNDS and not measured:
                return None
            token = preposition
        elif dep == "prep" or dep == "agent":
            pass
        elif dep == "conj" and token.head.ent_type_ == "DATE":
            token = token.head
            continue
        elif dep not in _DATING:
            return None
        head = token.head
        if head.i == token.i:
            return None
        if head.pos_ in _VERBS or head.pos_ in _NOUNS:
            if head.ent_type_ in _MEASURES and head.pos_ != "VERB":
                # "Monday" of "Monday in March", and the measure of "met for four hours Monday"
                token, measured = head, head.ent_type_ == "TIME"
                continue
            return Link(head.i, dep in _PREMODIFIER)
        token = head  # an adverb or preposition between: "late on Friday", "as early as Monday"
        if token.dep_ not in _DATING and token.dep_ not in {"prep", "pobj", "pcomp"}:
            return None
        if token.lower_ in _BOUNDS:
            return None
    return None


def governing_past(link: Link, root: Token) -> Link:
    """Move a date that has passed from an infinitive to the verb above it ("decided to join two days ago")."""
    verb = root.doc[link.governor]
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl", "ccomp"} or verb.head.lemma_ in _FACTIVE:
        return link
    marked = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return Link(verb.head.i, link.premodifier) if marked and verb.head.pos_ in _VERBS else link


def verb_above(noun: Token, premodifier: bool) -> tuple[Token, bool] | None:
    """The verb whose object or occasion ``noun`` is, and whether the noun is an entity that takes no date.

    A date that the parser hung on "Putin" in "met Putin on Thursday" belongs to the verb; one on "talks" in
    "held talks on Thursday" belongs to both.
    """
    token, entity = noun, noun.ent_type_ in _ENTITIES or noun.pos_ == "PROPN"
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ == "npadvmod" and head.pos_ in _VERBS:  # "three times this month"
            return head, True
        if token.dep_ == "dobj" and premodifier and head.lemma_ in _ADDRESSING:
            return head, entity
        if token.dep_ in _OBJECTS and not premodifier:
            if head.pos_ in _VERBS:
                return head, entity
            token = head
        elif token.dep_ == "pobj" and head.dep_ == "prep":
            if premodifier and head.lower_ not in OCCASION:
                return None
            if head.lower_ in _BOUNDS:
                return None
            if head.head.pos_ in _VERBS:
                return head.head, entity
            if premodifier:
                return None
            token = head.head
        else:
            return None
        if token.pos_ not in _NOUNS:
            return None
    return None


def direction_of(governor: Token) -> Direction:
    """Whether the clause of ``governor`` tells of the past, the future, or the present ("near")."""
    verb, hops = governor, 0
    while verb.pos_ not in _VERBS and hops < 8:
        if verb.lower_ in _LEANING:
            return _LEANING[verb.lower_]
        if verb.head.i == verb.i:
            return "near" if hops else "past"
        verb, hops = verb.head, hops + 1
    return _tense(verb)


def _tense(verb: Token) -> Direction:
    for _ in range(4):
        tag = verb.tag_
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        if any(child.lower_ in _FUTURE_AUX for child in helpers):
            perfect = any(child.lemma_ == "have" and child.tag_ == "VB" for child in helpers)
            return "past" if perfect else "future"
        if tag == "VBD" or any(child.tag_ == "VBD" for child in helpers):
            return "past"
        if tag == "VBN":
            return "past" if not any(child.lower_ == "to" for child in helpers) else "future"
        if tag == "VBG" and helpers:
            return "future" if any(child.tag_ in {"VBZ", "VBP"} for child in helpers) else "past"
        if tag == "VB":
            if any(child.lower_ == "to" for child in helpers) and verb.head.lemma_ in _FACTIVE:
                verb = verb.head
                continue
            return "future"
        if tag == "VBG" and verb.head.i != verb.i:
            verb = verb.head
            if verb.pos_ not in _VERBS:
                return "past"
            continue
        return "near"
    return "past"
