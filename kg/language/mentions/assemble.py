"""Putting the parts together: chains and anaphors become mentions, entities and the index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.language.mentions.coref import resolve_coreference
from kg.language.mentions.describe import describe_people
from kg.language.mentions.index import MentionIndex, Resolver
from kg.language.mentions.offices import read_offices
from kg.model import Article, LocalEntity, Mention
from kg.vocabulary import MentionKind

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain, Linker
    from kg.language.mentions.draft import Draft
    from kg.language.mentions.table import Table

_OF_AMERICA = frozenset(("south", "latin", "central", "north"))
_ALONE, _TOGETHER = -1, -2  # mentions that are no names: of one entity, of one among several


def build_index(article: Article, table: Table, draft: Draft, linker: Linker) -> MentionIndex:
    """Assemble mentions and entities; chains of countries known only by adjective or capital are added."""
    countries: dict[str, Chain] = {}
    for i in [i for i in draft.demonyms if i and table.lower[i] == "american"]:
        if table.lower[i - 1] in _OF_AMERICA:  # "South American"
            del draft.demonyms[i]
    wanted = [territory for _, territory in sorted(draft.demonyms.items())]
    for name, form in zip(linker.names, linker.texts, strict=True):
        territory = linker.gazetteer.capital(form)
        if territory is not None:
            wanted.append(territory)
        code = linker.words.bodies.get(form)
        if code is not None and form in linker.words.metonym_bodies:
            wanted.append(linker.gazetteer.by_code[code])
        del name
    for territory in wanted:
        linker.country_chain(territory)
    for chain in linker.chains:
        if chain.territory is not None:
            countries.setdefault(chain.territory.code, chain)
    for form in sorted(linker.words.seats.keys() & set(linker.texts)):
        seat = linker.words.seats[form]
        countries[seat] = linker.body_chain(seat)
    descriptions = describe_people(linker, draft.demonyms)
    linker.leaders_by_name()
    anaphors, groups = resolve_coreference(linker, draft.demonyms, descriptions)
    linker.leaders_by_country()
    rows: list[tuple[int, int, int, int, MentionKind, int, Chain]] = []
    for index, name in enumerate(linker.names):
        chain = linker.chains[linker.chain_of[index]]
        rows.append((name.start, name.end, name.first, name.last, "name", index, chain))
    for a in anaphors:
        if a.kind not in ("pronoun", "nominal") or (a.kind == "nominal" and len(a.chains) > 1):
            continue
        kind: MentionKind = "pronoun" if a.kind == "pronoun" else "nominal"
        for number in a.chains:  # "they" for two who are joined by "and" mentions each of them
            index = _ALONE if len(a.chains) == 1 else _TOGETHER
            chain = linker.chains[number]
            rows.append((table.start[a.first], table.end[a.last], a.first, a.last, kind, index, chain))
    rows.sort(key=lambda row: (row[0], row[1], row[4], row[6].id))
    mentions: list[Mention] = []
    by_token: dict[int, int] = {}
    width: dict[int, int] = {}
    position: dict[int, int] = {}
    for start, end, first, last, kind, index, chain in rows:
        position[index] = len(mentions)
        for i in range(first, last + 1 if index != _TOGETHER else first):  # those the resolver keeps
            if i not in width or width[i] > last - first:
                by_token[i], width[i] = len(mentions), last - first
        text = article.text[start:end]
        mentions.append(Mention(start, end, text, kind, chain.type, chain.name, chain.id, chain.qid))
    entities = tuple(
        LocalEntity(
            c.id, c.name, c.type, c.qid, tuple(c.forms), c.gender, c.country, tuple(c.titles), c.expansion
        )
        for c in linker.chains
    )
    found = tuple(mentions)
    resolver = Resolver(article, table, linker.chains, found, by_token, countries, draft.demonyms)
    for a in anaphors:
        if len(a.chains) > 1 or a.kind in ("apposition", "metonym"):
            resolver.pair(a.first, a.last, a.chains, "nominal" if a.kind == "apposition" else a.kind)
    resolver.groups.update(groups)
    remapped = tuple(replace(d, name=position[d.name]) for d in descriptions)
    offices = read_offices(article, table, remapped, resolver)
    tokens = {table.token[i]: mention for i, mention in sorted(by_token.items())}
    return MentionIndex(found, entities, tokens, offices, resolver)
