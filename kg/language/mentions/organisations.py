"""Organisations of one article: acronyms, forms with and without the country, short forms."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.language.mentions.typing import fold, spaced

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain, Linker

_KINDS = frozenset(("Organization", "Group", "Work"))
_AMERICAN = frozenset(("Democrats", "Democrat", "Republicans", "Republican"))
_AMERICA = frozenset(
    (
        "US", "U.S.", "USA", "American", "Americans", "America", "Washington", "Trump", "Biden", "Obama", "GOP",
        "States", "Capitol",
    )
)  # fmt: skip
_CHAMBERS = frozenset(("Congress", "House", "Senate"))
_EUROPE = frozenset(("EU", "E.U.", "Brussels", "European"))
_COMMISSIONS = frozenset(("European Commission", "EU Commission", "the European Commission"))
_UNIONS = frozenset(("United Nations", "European Union"))  # owners like countries: "UN Security Council"


def link_organisations(linker: Linker) -> None:
    """Chain the organisations, groups and works among the names of ``linker``."""
    _Organisations(linker).run()


class _Organisations:
    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self.words = linker.words
        self.gazetteer = linker.gazetteer
        text = set(linker.t.text)
        self.american = bool(text & (_AMERICA | _AMERICAN))
        self.parties = self.american and bool(
            text & (_AMERICA | _CHAMBERS)
        )  # whether the Democrats are those of the United States
        others = {t for t in linker.texts if t.endswith(" Commission")} - _COMMISSIONS
        self.union = bool(text & _EUROPE) and not others
        self.made: list[Chain] = []
        self.by_name: dict[str, list[Chain]] = defaultdict(list)
        self.by_core: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
        self.by_short: dict[str, list[Chain]] = defaultdict(list)

    def run(self) -> None:
        """Longest names first, so that short forms find what they are short for."""
        linker = self.linker
        members = [i for i, kind in enumerate(linker.types) if kind in _KINDS]
        expansions = self._expansions(members)
        canonical = {i: self._canonical(i, expansions) for i in members}
        for i in sorted(members, key=lambda i: (-len(canonical[i].split()), i)):
            name = canonical[i]
            country, core = self._core(name, i)
            chain = self._match(name, country, core, i)
            if chain is None:
                chain = self._make(i, name, country, core)
            elif country and not chain.country:
                chain.country = country
            if linker.texts[i] in expansions:
                chain.expansion = expansions[linker.texts[i]]
            linker.join(chain, i)
        for chain in self.made:
            chain.names.sort()
            chain.forms = dict.fromkeys(linker.texts[i] for i in chain.names)

    def _canonical(self, i: int, expansions: dict[str, str]) -> str:
        text = self.linker.texts[i]
        if text in _AMERICAN and not self.parties:
            return text
        if text == "Commission" and self.union:
            return "European Commission"
        return expansions.get(text) or self.words.acronyms.get(text) or spaced(self.linker.forms[i])

    def _make(self, i: int, name: str, country: str | None, core: tuple[str, ...]) -> Chain:
        chain = self.linker.new(self.linker.types[i], name, tuple(fold(w) for w in core))
        chain.country = country
        self.made.append(chain)
        self.by_name[fold(name)].append(chain)
        if len(core) > 1:
            self.by_core[chain.words].append(chain)
            if chain.type == "Organization":
                for short in sorted(self._short_forms(name.split())):
                    self.by_short[short].append(chain)
        return chain

    def _core(self, name: str, index: int) -> tuple[str | None, tuple[str, ...]]:
        """Country and rest of a name: "Russian Foreign Ministry" -> Russia, Foreign Ministry."""
        words = name.split()
        for length in (2, 1):
            if len(words) > length:
                head = " ".join(words[:length]).removesuffix("'s")
                territory = self.gazetteer.demonym(head) or self.gazetteer.name(head)
                if territory is not None:
                    return territory.name, tuple(words[length:])
                union = self.words.acronyms.get(head, head)
                if union in _UNIONS:
                    return union, tuple(words[length:])
        body = self.words.bodies.get(name)
        if body == "us" and not self.american:
            body = None  # "Congress" elsewhere is a parliament or party of that country
        country = self._modifier_country(index) or (self.gazetteer.by_code[body].name if body else None)
        return country, tuple(words)

    def _modifier_country(self, index: int) -> str | None:
        """Country of a possessive or adjective before the name: "China's Foreign Ministry"."""
        text, g = self.linker.t.text, self.gazetteer
        i = self.linker.names[index].first - 1
        if i >= 0 and text[i] in ("'s", "'"):
            i -= 1
        if i < 0 or not text[i][:1].isupper():
            return None
        territory = g.demonym(text[i]) or g.name(text[i])
        if territory is None and i > 0 and text[i - 1][:1].isupper():
            pair = f"{text[i - 1]} {text[i]}"
            territory = g.demonym(pair) or g.name(pair)
        return territory.name if territory else None

    def _match(self, name: str, country: str | None, core: tuple[str, ...], index: int) -> Chain | None:
        """The chain of a name: the same name, the same without the country, or what it is short for."""
        generic = core[-1].lower() in self.words.organisation_heads
        same = [
            chain
            for chain in self.by_name.get(fold(name), ())
            if not (generic and country and chain.country and country != chain.country)
        ]
        words = tuple(fold(w) for w in core)
        if not same and len(words) > 1:
            same = [
                c for c in self.by_core.get(words, ()) if not country or not c.country or country == c.country
            ]
        if not same and len(words) == 1:
            same = self.by_short.get(words[0], [])
        if len(same) <= 1:
            return same[0] if same else None
        names, here = self.linker.names, self.linker.names[index].first
        before = [(names[j].first, c.id) for c in same for j in c.names if names[j].first < here]
        if not before:
            return same[0] if fold(name) in self.by_name else None
        nearest = max(before)[1]
        return next(c for c in same if c.id == nearest)

    def _short_forms(self, full: list[str]) -> set[str]:
        """Folded short forms of a full name: its initials, and its first word if that is a name in itself."""
        found = {
            "".join(w[0] for w in full if w[:1].isupper()).lower(),
            "".join(w[0] for w in full if w[:1].isalpha()).lower(),
        }
        word = full[0]
        low = word.lower()
        words, g = self.words, self.gazetteer
        generic = low in words.organisation_heads or low in words.title_words or low in words.beliefs
        place = g.name(word) or g.capital(word) or g.demonym(word) or word in words.regions
        # Of a body of theirs unions are the owners: "ECOWAS" is not short for its commission.
        owner = word.isupper() or word in words.acronyms
        if len(word) > 3 and not owner and not generic and not place and low not in words.of_heads:
            found.add(fold(word))
        return {short for short in found if len(short) > 1}

    def _expansions(self, members: list[int]) -> dict[str, str]:
        """Acronyms that the article explains in brackets, either way round: "International Red Cross (IRC)"."""
        linker = self.linker
        t = linker.t
        at = {linker.names[i].first: i for i in members}
        found: dict[str, str] = {}
        for i in members:
            bracket = linker.names[i].last + 1
            if bracket + 2 >= len(t):
                continue
            opened = bracket
            if t.text[bracket] == "," and t.lower[bracket + 1] == "or":
                opened = bracket + 1  # "the National Liberation Army, or ELN,"
            elif t.text[bracket] != "(":
                continue
            inner = at.get(opened + 1)
            after = t.text[min(linker.names[inner].last + 1, len(t) - 1)] if inner is not None else ""
            if inner is None or (opened == bracket and after not in (")", ",", ";")):
                continue
            short, full = linker.texts[inner], spaced(linker.forms[i])
            if len(linker.forms[i]) == 1 and linker.forms[i][0].isupper():
                short, full = linker.texts[i], spaced(linker.forms[inner])
            if opened > bracket and not short.isupper():
                continue
            acronym = 1 < len(short) < 10 and sum(c.isupper() for c in short) >= 2
            credit = full.lower() in self.words.agencies or short.lower() in self.words.agencies
            if acronym and len(full) > len(short) and not credit:
                found.setdefault(short, full)
        return found
