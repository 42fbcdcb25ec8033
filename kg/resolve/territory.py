"""Countries by name: rigour's territories (OpenSanctions) give the Wikidata id and the usual short name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rigour.territories import get_territory_by_qid, lookup_territory

from kg.resolve.names import canonical, slug, tokens

#: Short names that two states share: the string alone does not say which.
_SHARED: Final = frozenset({"congo", "korea", "sudans", "guineas", "koreas", "congos"})
#: Names that rigour files under a territory, but that news uses for something larger or smaller as well.
_ARTICLES: Final = ("the ", "The ")


class Territory(NamedTuple):
    """A country or dependent territory with its Wikidata id and English short name."""

    qid: str
    name: str


@lru_cache(maxsize=1 << 14)
def territory_named(name: str) -> Territory | None:
    """The country that ``name`` (English name or demonym) stands for; None when unknown or shared."""
    bare = name
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    words = tokens(bare)
    if not words or " ".join(words) in _SHARED:
        return None
    found = lookup_territory(bare)
    if found is None or not (found.is_country or found.is_ftm) or not found.qid.startswith("Q"):
        return None
    return Territory(found.qid, found.name)


@lru_cache(maxsize=1 << 12)
def territory_by_qid(qid: str) -> Territory | None:
    """The territory with this Wikidata id (also under a former or second id)."""
    found = get_territory_by_qid(qid)
    return Territory(found.qid, found.name) if found else None


@lru_cache(maxsize=1 << 14)
def country_key(name: str) -> str:
    """What two spellings of one country share: its Wikidata id, else the folded name."""
    found = territory_named(name)
    return found.qid if found else canonical(name).casefold()


@lru_cache(maxsize=1 << 14)
def reserved_slug(name: str) -> bool:
    """Whether the plain slug of ``name`` belongs to a country, so that namesakes never take it."""
    found = territory_named(name)
    return found is not None and slug(found.name) == slug(name)
