"""Who else does what the subject does: "A, together with B, attacked C", "A fought C alongside B".

A comitative phrase (Stolz, Stroh & Urdze 2006) names a second doer who stands in no coordination with the first.
Plain "with" is left out, as it may name a tool, a manner or the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.predicates.tree import VERBAL, Tree

_TOGETHER: Final = frozenset(("together", "along", "jointly"))
#: "In coordination with": what stands between "in" and "with".
_IN_WITH: Final = frozenset(
    "coordination cooperation collaboration partnership conjunction concert tandem alliance league".split()
)


def companions(t: Tree, verb: int, subject: int) -> list[int]:
    """Head tokens of those who act with ``subject``, the one that the active ``verb`` has itself.

    "Together with" behind the object may belong to the object ("sanctioned A along with B") and is left out.
    """
    found: list[int] = []
    places = [*t.kids[verb], *(t.kids[subject] if subject >= 0 else ())]
    has_object = t.kid(verb, "dobj") >= 0
    for child in places:
        low = t.low[child]
        if low == "alongside" and t.dep[child] == "prep" and t.lemma[verb] != "speak":
            found.extend(_below(t, child))
        elif low == "in" and t.dep[child] == "prep":
            noun = t.kid(child, "pobj")
            if noun >= 0 and t.low[noun] in _IN_WITH and t.kid(noun, "det") < 0:
                for prep in t.kids[noun]:
                    if t.low[prep] == "with":
                        found.extend(_below(t, prep))
        elif (low == "with" or low in _TOGETHER) and (child < verb or not has_object):
            found.extend(_with(t, child))
    return [token for token in found if token != subject]


def _with(t: Tree, child: int) -> Iterator[int]:
    """The phrase of "together with" at ``child``, whichever of the two words the parser made the head."""
    if t.low[child] == "with":
        if any(t.low[k] in _TOGETHER for k in t.kids[child]) or (child and t.low[child - 1] in _TOGETHER):
            yield from _below(t, child)
        return
    for prep in t.kids[child]:
        if t.low[prep] == "with":
            yield from _below(t, prep)


def _below(t: Tree, prep: int) -> Iterator[int]:
    head = t.kid(prep, "pobj")
    if head >= 0 and t.pos[head] not in VERBAL:
        yield from t.conjuncts(head)


def is_joint(t: Tree, token: int) -> bool:
    """Whether the act or its object at ``token`` is called a joint one: "joint strikes", "jointly condemned"."""
    return any(
        t.low[k] in ("joint", "jointly", "combined") and t.dep[k] in ("amod", "advmod") for k in t.kids[token]
    )
