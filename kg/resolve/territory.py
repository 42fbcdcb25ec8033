"""Countries by name: rigour's territories (OpenSanctions) give the Wikidata id and the usual short name."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from rigour.territories import get_territory_by_qid, lookup_territory

from kg.resolve.names import canonical, slug, tokens

#: Short names that two states share: the string alone does not say which.
_SHARED: Final = frozenset({"congo", "korea", "guineas", "koreas", "sudans", "congos"})
#: Territories in the data that are no place: cyberspace, the world.
_NOWHERE: Final = frozenset({"ip", "zz"})
_ARTICLES: Final = ("the ", "The ")


class Territory(NamedTuple):
    """A territory with Wikidata id and English short name.

    ``state`` is the id of the state it is part of, its own id for a state, and empty for unions of states.
    """

    qid: str
    name: str
    state: str


def _territory(found: Any) -> Territory | None:
    if found is None or not (found.is_country or found.is_ftm) or found.code in _NOWHERE:
        return None
    top = found
    while top.parent is not None:
        top = top.parent
    union = not (top.is_country or top.alpha3)
    return Territory(found.qid, found.name, "" if union and top is found and not found.parent else top.qid)


@lru_cache(maxsize=1 << 14)
def territory_named(name: str) -> Territory | None:
    """The territory that ``name`` (English name or demonym) stands for; None when unknown or shared."""
    bare = name
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    words = tokens(bare)
    if not words or " ".join(words) in _SHARED:
        return None
    return _territory(lookup_territory(bare))


@lru_cache(maxsize=1 << 12)
def territory_by_qid(qid: str) -> Territory | None:
    """The territory with this Wikidata id (also under a former or second id)."""
    return _territory(get_territory_by_qid(qid))


@lru_cache(maxsize=1 << 14)
def country_key(name: str) -> str:
    """What two ways to name somebody's country share: the Wikidata id of the state, else the folded name.

    Empty for unions of states: to work for the European Union says nothing about nationality.
    """
    found = territory_named(name)
    return found.state if found else canonical(name).casefold()


@lru_cache(maxsize=1 << 14)
def reserved_slug(name: str) -> bool:
    """Whether the plain slug of ``name`` belongs to a country, so that namesakes never take it."""
    found = territory_named(name)
    return found is not None and bool(found.state) and slug(found.name) == slug(name)
