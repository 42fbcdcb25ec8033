"""Counterparts: "Minister A met his Omani counterpart, B" says that B is Oman's minister."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.language.mentions.index import Resolver
    from kg.language.mentions.offices import Office
    from kg.language.mentions.roles import Description
    from kg.model import EntityArg

# Offices that go by the same name in other states; who faces a chancellor may be a president.
_SHARED = frozenset(("president", "minister"))


def counterpart_office(
    d: Description, holder: EntityArg, offices: Sequence[Office], resolver: Resolver
) -> Office | None:
    """The office of ``holder``, whom ``d`` calls somebody's counterpart from a country.

    It is the last of ``offices`` that the text before gives the other, if states share it and nothing speaks
    for another one of the holder's own.
    """
    t = resolver.t
    if d.country is None or d.former:
        return None
    first = min(d.phrase[0], d.first)
    rows = [i for i in range(max(first - 2, 0), d.head) if t.dep[i] == "poss"]
    owners = {a.chain for row in rows for a in resolver.arguments(row) if a.type == "Person"}
    owners -= {holder.chain, -1}
    if len(owners) != 1:
        return None
    (owner,) = owners
    theirs = [o for o in offices if o.holder.chain == owner and not (o.former or o.negative)]
    if not theirs or theirs[-1].modality != "actual":
        return None
    body = theirs[-1].org
    if body is not None and body.type != "Country":
        return None
    title = theirs[-1].title
    noun = title.split()[-1].lower()
    chain = resolver.chains[holder.chain]
    own = chain.known_as or {known.lower() for known in chain.titles}
    if noun not in _SHARED or (own and title.lower() not in own):
        return None
    org = resolver.country_argument(d.country, max(first - 3, 0), d.head)
    if org is None or (body is not None and org.chain == body.chain):
        return None
    return replace(
        theirs[-1], holder=holder, start=t.start[first], end=t.end[max(d.phrase[1], d.last)], org=org,
        form=d.form, token=t.token[d.head],
    )  # fmt: skip
