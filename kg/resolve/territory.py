"""Countries by name and by id, as the reading stage names them (:mod:`kg.lexicon.territories`).

What a territory belongs to, its further ids and rarer names come from rigour (OpenSanctions).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from rigour.territories import get_territories, lookup_territory

from kg.lexicon.territories import gazetteer
from kg.resolve.names import canonical, slug, tokens

#: Short names that two states share: the string alone does not say which.
_SHARED: Final = frozenset({"congo", "korea", "guineas", "koreas", "sudans", "congos"})
#: Territories in the data that are no place: cyberspace, the world.
_NOWHERE: Final = frozenset({"ip", "zz"})
#: Short names in news; all other words of up to three letters (no, my, de) are codes only to a database.
_SHORT: Final = frozenset({"us", "usa", "uk", "uae", "un", "eu", "drc", "prc", "png", "ksa"})
_ARTICLES: Final = ("the ", "The ")


class Territory(NamedTuple):
    """A territory with Wikidata id and English short name.

    ``state`` is the id of the state it is part of, its own id for a state, and empty for unions of states.
    """

    qid: str
    name: str
    state: str


def _territory(found: Any) -> Territory | None:
    if not (found.is_country or found.is_ftm) or found.code in _NOWHERE:
        return None
    top = found
    while top.parent is not None:
        top = top.parent
    known = gazetteer().by_code.get(found.code)
    state = top.qid if top.is_country or top.alpha3 or top is not found else ""
    return Territory(found.qid, known.name if known else found.name, state)


@cache
def _by_code() -> dict[str, Territory]:
    made = {found.code: _territory(found) for found in get_territories()}
    return {code: territory for code, territory in made.items() if territory}


@cache
def _by_qid() -> dict[str, Territory]:
    table: dict[str, Territory] = {}
    for found in get_territories():
        for qid in (found.qid, *found.other_qids):
            if territory := _by_code().get(found.code):
                table.setdefault(qid, territory)
    return table


@lru_cache(maxsize=1 << 14)
def territory_named(name: str) -> Territory | None:
    """The territory that ``name`` (English name or demonym) stands for; None when unknown or shared."""
    bare = name
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    words = tokens(bare)
    if not words or " ".join(words) in _SHARED:
        return None
    if len("".join(words)) <= 3 and "".join(words) not in _SHORT:
        return None
    known = gazetteer().name(bare) or gazetteer().demonym(bare)
    if known:
        return _by_code().get(known.code)
    found = lookup_territory(bare)
    if found is None or any(tokens(place) == words for place in found.places):
        return None  # a city is not its country
    return _by_code().get(found.code)


def territory_by_qid(qid: str) -> Territory | None:
    """The territory with this Wikidata id (also under a former or second id)."""
    return _by_qid().get(qid)


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
