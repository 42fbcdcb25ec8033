"""Several people in one office noun: "the co-chairs, A and B", "the premiers of Chad and Togo, A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.language.mentions.chains import Linker
    from kg.lexicon.territories import Territory


def holds_with_others(linker: Linker, name_at: Mapping[int, int], name: int, noun: int) -> bool:
    """Whether a noun in the plural has two names or more in apposition: "the co-chairs, A and B".

    ``name`` is the index of one of them; ``name_at`` tells the names' indices by row.
    """
    t = linker.t
    head = t.phrase_head(linker.names[name].first, linker.names[name].last)
    if t.dep[head] == "conj":
        return t.head[t.conjuncts(head)[0]] == noun
    return t.head[head] == noun and any(t.dep[c] == "conj" and c in name_at for c in t.children[head])


def own_of_adjectives(
    linker: Linker, name_at: Mapping[int, int], name: int, states: list[Territory]
) -> Territory | None:
    """Whose office it is of as many adjectives as there are names: "the Chadian and [Togolese] envoys, A and [B]"."""
    t = linker.t
    head = t.phrase_head(linker.names[name].first, linker.names[name].last)
    people = [row for row in t.conjuncts(head) if row in name_at]
    return states[people.index(head)] if len(people) == len(states) and head in people else None


def own_country(linker: Linker, name_at: Mapping[int, int], name: int, preposition: int) -> Territory | None:
    """Whose office it is, of as many as there are names: "the premiers of Chad and [Togo], A and [B]"."""
    t = linker.t
    head = t.phrase_head(linker.names[name].first, linker.names[name].last)
    people = t.conjuncts(head)
    states = next((t.conjuncts(c) for c in t.children[preposition] if t.dep[c] == "pobj"), [])
    if len(states) != len(people) or len(states) < 2:
        return None
    state = states[people.index(head)]
    return linker.typer.territories.get(name_at.get(state, -1))
