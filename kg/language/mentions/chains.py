"""Which names of one article are the same entity: name variants, acronyms, countries.

People are told apart by full names first; a bare surname then goes to the nearest compatible full name, so that
two people with one surname stay two. Countries are one by territory, organisations by acronym and by the form
without the country in front.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.language.mentions.aliases import named_before, nickname
from kg.language.mentions.organisations import link_organisations
from kg.language.mentions.personnames import closed_words, same_person, short_form
from kg.language.mentions.typing import Typer, fold, spaced
from kg.lexicon.names import Gender, Leader, leaders, leaders_by_surname
from kg.lexicon.territories import Territory

if TYPE_CHECKING:
    from kg.vocabulary import EntityType

_ROYAL = frozenset(
    ("king", "queen", "pope", "emperor", "empress", "sultan", "emir", "prince", "princess", "patriarch")
)
_MISTER = frozenset(("mr", "mr."))
_ARTICLE = re.compile(r"^[ae][lstdnr]-(?=\w{3})")  # al-Burhan is also Burhan
_LATELY = 2  # sentences in which a bare surname is the one last named in full
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@cache
def _leaders_by_name() -> dict[str, tuple[Leader, ...]]:
    """Full name, folded -> the leader's rows, one an office."""
    found: dict[str, tuple[Leader, ...]] = {}
    for leader in leaders().values():
        found[fold(leader.name)] = (*found.get(fold(leader.name), ()), leader)
    return found


@dataclass(slots=True)
class Chain:
    """An entity under construction. ``words`` are those of its fullest name, folded."""

    id: int
    type: EntityType
    name: str
    words: tuple[str, ...]
    qid: str | None = None
    territory: Territory | None = None
    names: list[int] = field(default_factory=list)
    forms: dict[str, None] = field(default_factory=dict)
    gender: Gender | None = None
    country: str | None = None
    titles: dict[str, None] = field(default_factory=dict)
    known_as: frozenset[str] = frozenset()  # the offices of a known leader; the article need not give them
    expansion: str | None = None
    votes: dict[str, int] = field(default_factory=dict)  # country -> how often the article gives it


class Linker:
    """Builds the chains of named entities. ``chain_of[i]`` is the chain of the i-th name."""

    def __init__(self, typer: Typer) -> None:
        self.typer = typer
        self.t = typer.t
        self.words = typer.words
        self.gazetteer = typer.gazetteer
        self.names = typer.names
        self.types = typer.types
        self.forms = [typer.words_of(name) for name in self.names]
        self.texts = [spaced(form) for form in self.forms]
        self.chains: list[Chain] = []
        self.countries: dict[str, Chain] = {}
        self.chain_of: list[int] = [-1] * len(self.names)
        self.titles: list[tuple[str, ...]] = [self._title_words(i) for i in range(len(self.names))]

    def run(self) -> None:
        """Link every name; chains are numbered in order of first mention."""
        self._people()
        self._territories()
        link_organisations(self)
        self._others()
        order = sorted(self.chains, key=lambda c: min(c.names))
        renumber = {chain.id: i for i, chain in enumerate(order)}
        self.chain_of = [renumber[c] for c in self.chain_of]
        for i, chain in enumerate(order):
            chain.id = i
        self.chains = order

    # ------------------------------------------------------------------ shared
    def new(self, kind: EntityType, name: str, words: tuple[str, ...]) -> Chain:
        """Start a chain."""
        chain = Chain(len(self.chains), kind, name, words)
        self.chains.append(chain)
        return chain

    def join(self, chain: Chain, index: int) -> None:
        """Put name ``index`` into a chain."""
        chain.names.append(index)
        chain.forms.setdefault(self.texts[index])
        self.chain_of[index] = chain.id

    def country_chain(self, territory: Territory) -> Chain:
        """The chain of a country, made when the article only has its adjective or its capital."""
        found = self.countries.get(territory.code)
        if found is None:
            found = self.countries[territory.code] = self.new(
                territory.type, territory.name, (fold(territory.name),)
            )
            found.qid, found.territory = territory.qid, territory
        return found

    def body_chain(self, name: str) -> Chain:
        """The chain of a well-known organisation, made when the article only has its seat."""
        known = next((c for c in self.chains if c.type == "Organization" and c.name == name), None)
        return known or self.new("Organization", name, tuple(fold(word) for word in name.split()))

    def _title_words(self, index: int) -> tuple[str, ...]:
        """Title words right before a name, as they stand ("Russian", "President" -> ("President",))."""
        t, i = self.t, self.names[index].first - 1
        out: list[str] = []
        while i >= 0 and len(out) < 8:
            low = t.lower[i]
            if low in self.words.title_words and not (
                low in ("of", "and", "the", "for", "-", "&", "/") and not out
            ):
                out.append(t.text[i])
                i -= 1
                continue
            break
        out.reverse()
        while out and out[0].lower() in ("of", "and", "the", "for", "-", "&", "/", "in"):
            out.pop(0)
        return tuple(out)

    # ------------------------------------------------------------------ people
    def _person_words(self, index: int) -> tuple[str, ...]:
        form = [_ARTICLE.sub("", fold(w)) for w in closed_words(self.forms[index])]
        kept = [w for i, w in enumerate(form) if w and not (len(w) == 1 and 0 < i < len(form) - 1) and w != ","]
        if len(kept) > 1 and kept[-1] in _SUFFIXES:
            kept = kept[:-1]
        return tuple(kept) or tuple(form)

    def title_gender(self, index: int) -> Gender | None:
        """Gender told by the words before a name."""
        for word in self.titles[index]:
            if word in ("Sheikh", "Sheik") and self.words.first_names.get(self.forms[index][0]) == "female":
                return "female"  # Sheikh Hasina
            gender = self.words.courtesy.get(word.lower()) or self.words.nouns.get(word.lower())
            if gender:
                return gender
        return None

    def _people(self) -> None:
        people = [i for i, kind in enumerate(self.types) if kind == "Person"]
        full = [i for i in people if len(self._person_words(i)) > 1]
        clusters: list[Chain] = []
        shouting = self.typer.shouting
        shouted = {i: self.t.sentence[self.names[i].first] in shouting for i in full}
        for i in sorted(full, key=lambda i: (shouted[i], -len(self._person_words(i)), i)):
            words = self._person_words(i)
            match = next((c for c in clusters if same_person(c.words, words)), None)
            if match is None:
                match = self.new("Person", self._clean_name(i), words)
                clusters.append(match)
            self.join(match, i)
            self._note_gender(match, i)
        for cluster in clusters:
            cluster.names.sort()
        aliases = self._aliases(clusters)
        short = [i for i in people if self.chain_of[i] < 0]
        pending: dict[tuple[str, ...], Chain] = {}
        for i in short:
            words = self._person_words(i)
            chain: Chain | None = aliases.get(" ".join(words)) or self._nearest(i, words, clusters)
            if chain is None:
                gender = self.title_gender(i)
                chain = pending.get(words)
                if chain is not None and gender and chain.gender and gender != chain.gender:
                    chain = None
                if chain is None:
                    chain = pending[words] = self.new("Person", self._clean_name(i), words)
                    self._name_leader(chain, i)
                elif len(chain.words) == 1:
                    self._name_leader(chain, i)
            self.join(chain, i)
            self._note_gender(chain, i)

    def _aliases(self, clusters: list[Chain]) -> dict[str, Chain]:
        """Other names of people with a full name, folded."""
        chains = {chain.id: chain for chain in clusters}
        found: dict[str, Chain] = {}
        for i, form in enumerate(self.forms):
            other = nickname(form) if self.chain_of[i] in chains else None
            if other:
                found.setdefault(fold(other), chains[self.chain_of[i]])
            elif self.types[i] == "Person" and len(form) == 1:
                before = self.chain_of[named_before(self.t, self.names, i)]
                if named_before(self.t, self.names, i) >= 0 and before in chains:
                    found.setdefault(fold(form[0]), chains[before])
        return found

    def _clean_name(self, index: int) -> str:
        """The name as the text has it, without middle initials."""
        form = closed_words(self.forms[index])
        kept = [
            w
            for i, w in enumerate(form)
            if not (0 < i < len(form) - 1 and len(w.rstrip(".")) == 1 and w[0].isupper())
            or len(form[0].rstrip(".")) == 1
        ]
        return spaced(kept)

    def _note_gender(self, chain: Chain, index: int) -> None:
        gender = self.title_gender(index)
        if gender:
            chain.gender = gender
        elif chain.gender is None and len(self.forms[index]) > 1:
            first = self.forms[index][0]
            if first not in self.words.family_first:
                chain.gender = self.words.first_names.get(first)

    def _name_leader(self, chain: Chain, index: int) -> None:
        title = " ".join(w.lower() for w in self.titles[index])
        form = self.forms[index]
        if len(form) != 1:
            return
        table = leaders()
        before = self.names[index].first - 1
        if title in _MISTER or (not title and not self._introduced(before)):
            title = "*"
        found = next((table[form[0], title[k:]] for k in _starts(title) if (form[0], title[k:]) in table), None)
        if found is None:
            return
        chain.name = found.name
        territory = self.gazetteer.by_code.get(found.country)
        chain.country = territory.name if territory else None
        first = found.name.split()[0]
        chain.gender = chain.gender or self.words.first_names.get(first)

    def _introduced(self, i: int) -> bool:
        """Whether the word before a surname says that the bearer is not well known: "a baker (named) Macron"."""
        if i < 0:
            return False
        return self.t.lower[i] in ("named", "called") or (self.t.pos[i] == "NOUN" and self.t.text[i].islower())

    def _nearest(self, index: int, words: tuple[str, ...], clusters: list[Chain]) -> Chain | None:
        """The full name that a bare surname (or first name) stands for: nearest before, else first after."""
        gender = self.title_gender(index)
        ranks: list[tuple[int, Chain]] = []
        for chain in clusters:
            if gender and chain.gender and gender != chain.gender:
                continue
            rank = short_form(chain.words, words, self.words.family_first, bool(self.titles[index]))
            if rank:
                ranks.append((rank, chain))
        if not ranks:
            return None
        best = min(rank for rank, _ in ranks)
        # A king or pope goes by a first name: only somebody of that office bears it also in full.
        royal = _ROYAL & {w.lower() for w in self.titles[index]}
        if best > 1 and (royal or fold(self.forms[index][-1]) in _SUFFIXES):
            ranks = [
                (r, c) for r, c in ranks if royal & {w.lower() for j in c.names for w in self.titles[j]}
            ]  # fmt: skip
            if not ranks:
                return None
            best = min(rank for rank, _ in ranks)
        candidates = [chain for rank, chain in ranks if rank == best]
        if len(candidates) == 1:
            return candidates[0]
        here = self.names[index].first
        offices = {w.lower() for w in self.titles[index]} & self.words.offices
        if offices:
            fitting = [
                c for c in candidates if any(offices & {w.lower() for w in self.titles[j]} for j in c.names)
            ]
            candidates = fitting or candidates
        before = [
            (self.names[j].first, c, j) for c in candidates for j in c.names if self.names[j].first < here
        ]
        if before:
            last, chain, _ = max(before, key=lambda found: found[0])
            called = [(row, c) for row, c, j in before if self._person_words(j) == words]
            if called and self.t.sentence[here] - self.t.sentence[last] > _LATELY:
                return max(called, key=lambda found: found[0])[1]  # who is so called all along
            return chain
        return min(candidates, key=lambda c: self.names[c.names[0]].first)

    def leaders_by_name(self) -> None:
        """Give people whose full name is a known leader's their country, where the article is silent."""
        known = _leaders_by_name()
        for chain in self.chains:
            rows = known.get(fold(chain.name), ()) if chain.type == "Person" else ()
            if rows and rows[0].country:
                country = self.gazetteer.by_code[rows[0].country].name
                chain.country = chain.country or country
                if chain.country == country:
                    chain.known_as = frozenset(row.title for row in rows)

    def leaders_by_country(self) -> None:
        """Give a bare surname the full name of the only known leader of its country that bears it.

        Call it when coreference has told the countries: "Mr. Xi" is Xi Jinping once he is the Chinese leader.
        """
        by_surname = leaders_by_surname()
        for chain in self.chains:
            if chain.type == "Person" and chain.country and " " not in chain.name:
                names = {
                    leader.name
                    for leader in by_surname.get(chain.name, ())
                    if leader.country and self.gazetteer.by_code[leader.country].name == chain.country
                }
                if len(names) == 1:
                    chain.name = next(iter(names))

    # ------------------------------------------------------------------ countries, places
    def _territories(self) -> None:
        for i, territory in sorted(self.typer.territories.items()):
            if self.types[i] == territory.type:
                self.join(self.country_chain(territory), i)

    # ------------------------------------------------------------------ everything else
    def _others(self) -> None:
        by_key: dict[tuple[str, str], Chain] = {}
        for i in range(len(self.names)):
            if self.chain_of[i] >= 0:
                continue
            text = self.texts[i]
            capital = self.gazetteer.capital(text)
            base = fold(text)
            if base.startswith("the "):
                base = base[4:]
            if capital is not None and base.startswith("washington"):
                base = "washington"
            found = by_key.get((self.types[i], base)) or by_key.get(("Place", base))
            if found is None:
                found = by_key[self.types[i], base] = self.new(self.types[i], spaced(self.forms[i]), (base,))
                found.country = capital.name if capital else None
            self.join(found, i)


def _starts(title: str) -> list[int]:
    """Offsets at which a word of ``title`` begins."""
    return [0, *(i + 1 for i, c in enumerate(title) if c == " ")]
