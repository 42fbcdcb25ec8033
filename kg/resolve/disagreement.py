"""Facts that contradict each other: the same proposition with opposite polarity at a compatible time."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg.model import Fact
from kg.resolve.dates import compatible

#: What is only planned or imagined contradicts nothing.
_CLAIMED: Final = frozenset({"actual", "reported"})


def disagreements(facts: list[Fact]) -> dict[str, set[str]]:
    """For the ids of facts the ids of those that contradict them (symmetric)."""
    groups: defaultdict[tuple[str, str, str, str | None, bool], tuple[list[Fact], list[Fact]]]
    groups = defaultdict(lambda: ([], []))
    for fact in facts:
        if fact.modality in _CLAIMED:
            key = (fact.subject, fact.relation, fact.object, fact.topic, fact.former)
            groups[key][fact.polarity == "negative"].append(fact)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for affirmed, denied in groups.values():
        if affirmed and denied:
            for yes in affirmed:
                for no in denied:
                    if compatible(yes.date, no.date) or _only_dates(affirmed, denied):
                        found[yes.id].add(no.id)
                        found[no.id].add(yes.id)
    return found


def _only_dates(affirmed: list[Fact], denied: list[Fact]) -> bool:
    """One side without any date, the other with one: nothing says that they mean different times."""
    a, b = {fact.date for fact in affirmed}, {fact.date for fact in denied}
    return (a == {None} and len(b) == 1) or (b == {None} and len(a) == 1)
