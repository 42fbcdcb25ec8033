"""When "it" stands for nobody.

The patterns are those of Lappin & Leass (1994, section 2.1), with the clauses that news puts after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.table import Table

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_IS = frozenset(("be", "is", "was", "'s", "’s"))
_TIMED = frozenset(("after", "as", "amid", "ahead"))  # "it comes a week after"
_SEEMING = frozenset(("seem", "appear"))
_NEAR = 5  # words after the verb in which they stand


def pleonastic(discourse: Discourse, i: int) -> bool:
    """Whether row ``i`` is such an "it": "it is likely that", "it takes", "made it clear"."""
    t, lists = discourse.t, discourse.lists
    if t.lower[i] != "it":
        return False
    if t.dep[i] == "expl":
        return True
    verb = t.head[i]
    lemma = t.lemma[verb].lower()
    if t.dep[i] == "dobj":
        return lemma in lists["pleonastic_object"]
    if t.dep[i] not in _SUBJECTS:
        return False
    finding = t.pos[verb] == "ADJ" and t.lemma[t.head[verb]].lower() in lists["pleonastic_object"]
    if lemma in _SEEMING or (finding and _with_clause(t, verb)):
        return True  # "worse than it may seem", "found it hard to leave"
    if lemma == "be" and any(t.lower[c] == "like" for c in t.children[verb] if c > verb):
        return True
    if lemma in lists["occurring"] or (
        lemma in ("come", "follow") and t.dep[i] == "nsubj" and _what_was_told(t, verb)
    ):
        return True
    if t.tag[verb] == "VBG" and lemma not in lists["speech"] and _extraposed(t, verb):
        return True  # "it is worrying that": said of the clause
    after = {t.dep[c] for c in t.children[verb] if c > verb}
    clause = bool(after & {"ccomp", "xcomp", "csubj", "advcl"})
    if lemma in lists["pleonastic"] and (clause or after & {"acomp", "attr"}):
        return True
    return t.dep[i] == "nsubjpass" and clause and lemma in lists["pleonastic_passive"]


def _what_was_told(t: Table, verb: int) -> bool:
    """ "When it comes to", "It comes days after": nobody comes."""
    if any(t.lower[c] == "when" for c in t.children[verb]):
        return True
    return any(t.lower[k] in _TIMED for k in range(verb + 1, min(verb + _NEAR, len(t))))


def _with_clause(t: Table, adjective: int) -> bool:
    """Whether a clause follows that says what is hard or clear."""
    return t.lower[adjective] == "clear" or any(
        c > adjective and t.dep[c] in ("xcomp", "ccomp", "advcl")
        for c in (*t.children[adjective], *t.children[t.head[adjective]])
    )


def _extraposed(t: Table, verb: int) -> bool:
    """Whether row ``verb`` has "is" before it and a clause with "that" behind it."""
    if not any(t.lower[c] in _IS for c in t.children[verb]):
        return False
    clauses = [c for c in t.children[verb] if c > verb and t.dep[c] == "ccomp"]
    return any(t.dep[c] == "mark" and t.lower[c] == "that" for k in clauses for c in t.children[k])
