"""Loader of the words around names: titles, organisations, metonyms, nominals, first names, leaders.

The data are the YAML and TSV files beside this module; each says in its comments what belongs in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

Gender = Literal["male", "female"]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(name: str) -> Any:
    """Read one YAML file of this package."""
    text = resources.files("kg.lexicon").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)


def load_rows(name: str) -> list[list[str]]:
    """Read one TSV file of this package, without comments and empty lines."""
    text = resources.files("kg.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Word lists about names; all lower case except where the words are names themselves."""

    courtesy: dict[str, Gender | None]
    offices: frozenset[str]
    not_offices: frozenset[str]
    title_words: frozenset[str]
    nouns: dict[str, Gender]
    organisation_heads: frozenset[str]
    of_heads: frozenset[str]
    place_heads: frozenset[str]
    event_heads: frozenset[str]
    document_heads: frozenset[str]
    not_names: frozenset[str]
    agencies: frozenset[str]
    beliefs: frozenset[str]
    peoples: frozenset[str]
    party_plurals: frozenset[str]
    organisations: frozenset[str]
    bodies: dict[str, str]
    metonym_bodies: frozenset[str]
    seats: dict[str, str]
    acronyms: dict[str, str]
    regions: frozenset[str]
    cities: frozenset[str]
    first_names: dict[str, Gender]
    family_first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nominals:
    """Common nouns that stand for somebody: groups without a name, and heads that refer back."""

    persons: frozenset[str]
    bodies: frozenset[str]
    plural_only: frozenset[str]
    quantities: frozenset[str]
    refers: dict[str, tuple[str, ...]]
    pairs: dict[str, str]
    head_offices: frozenset[str]
    government: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government, or foreign minister, whom news often names by title and surname."""

    surname: str
    title: str
    name: str
    country: str


def _set(data: dict[str, Any], *keys: str) -> frozenset[str]:
    return frozenset(str(word) for key in keys for word in data[key])


@cache
def name_words() -> NameWords:
    """The word lists of names.yaml and firstnames.tsv."""
    data = load_yaml("names.yaml")
    courtesy: dict[str, Gender | None] = {}
    for word in data["courtesy"]["any"]:
        courtesy[str(word)] = None
    for gender in ("male", "female"):
        for word in data["courtesy"][gender]:
            courtesy[str(word)] = gender
    nouns: dict[str, Gender] = {str(word): "male" for word in data["masculine_nouns"]}
    nouns.update({str(word): "female" for word in data["feminine_nouns"]})
    first: dict[str, Gender] = {}
    family: set[str] = set()
    for kind, words in load_rows("firstnames.tsv"):
        for word in words.split():
            if kind == "family":
                family.add(word)
            else:
                first[word] = "male" if kind == "male" else "female"
    return NameWords(
        courtesy=courtesy,
        offices=_set(data, "offices"),
        not_offices=_set(data, "not_offices"),
        title_words=_set(data, "offices", "title_abbreviations", "title_modifiers") | frozenset(courtesy),
        nouns=nouns,
        organisation_heads=_set(data, "organisation_heads"),
        of_heads=_set(data, "of_heads"),
        place_heads=_set(data, "place_heads"),
        event_heads=_set(data, "event_heads"),
        document_heads=_set(data, "document_heads"),
        not_names=_set(data, "not_names"),
        agencies=_set(data, "agencies"),
        beliefs=_set(data, "beliefs"),
        peoples=_set(data, "peoples"),
        party_plurals=_set(data, "party_plurals"),
        organisations=frozenset(
            form for word in _set(data, "organisations") for form in (word, word.capitalize(), word.upper())
        ),
        bodies={str(k): str(v) for k, v in data["bodies"].items()},
        metonym_bodies=_set(data, "metonym_bodies"),
        seats={str(k): str(v) for k, v in data["seats"].items()},
        acronyms={str(k): str(v) for k, v in data["acronyms"].items()},
        regions=_set(data, "regions"),
        cities=_set(data, "cities"),
        first_names=first,
        family_first=frozenset(family),
    )


@cache
def nominals() -> Nominals:
    """The word lists of nominals.yaml."""
    data = load_yaml("nominals.yaml")
    refers: dict[str, list[str]] = {}
    for kind, words in data["refers"].items():
        for word in words:
            refers.setdefault(str(word), []).append(str(kind))
    pairs = {str(word): str(kind) for kind, words in data["pairs"].items() for word in words}
    return Nominals(
        persons=_set(data, "persons"),
        bodies=_set(data, "bodies"),
        plural_only=_set(data, "plural_only"),
        quantities=_set(data, "quantities"),
        refers={word: tuple(dict.fromkeys(kinds)) for word, kinds in refers.items()},
        pairs=pairs,
        head_offices=_set(data, "head_offices"),
        government=_set(data, "government_nouns"),
    )


@cache
def leaders() -> dict[tuple[str, str], Leader]:
    """Leaders by (surname, title head noun, lower case)."""
    found: dict[tuple[str, str], Leader] = {}
    for surname, titles, name, country in load_rows("leaders.tsv"):
        for title in titles.split("|"):
            found[surname, title.lower()] = Leader(surname, title, name, country)
    return found


@cache
def leaders_by_surname() -> dict[str, tuple[Leader, ...]]:
    """The leaders who bear a surname."""
    found: dict[str, dict[str, Leader]] = {}
    for (surname, _), leader in leaders().items():
        found.setdefault(surname, {}).setdefault(leader.name, leader)
    return {surname: tuple(borne.values()) for surname, borne in found.items()}


@cache
def leader_surnames() -> frozenset[str]:
    """The surnames of the leaders."""
    return frozenset(leaders_by_surname())


@cache
def kind_nouns() -> dict[str, frozenset[str]]:
    """By the head noun of a name, the nouns that may take the name up: "treaty" -> "agreement", "deal"."""
    found: dict[str, frozenset[str]] = {}
    for entry in load_yaml("nominals.yaml")["kinds"]:
        called = frozenset(str(word) for word in entry["called"])
        found.update({str(head): called for head in entry["heads"]})
    return found


@cache
def callings() -> dict[str, frozenset[str]]:
    """By what a person may be called, the nouns of titles and appositions that allow it: "politician" -> "senator"."""
    found: dict[str, set[str]] = {}
    for entry in load_yaml("nominals.yaml")["callings"]:
        for called in entry["called"]:
            found.setdefault(str(called), set()).update(str(head) for head in entry["heads"])
    return {called: frozenset(heads) for called, heads in found.items()}


@cache
def coreference_words() -> dict[str, frozenset[str]]:
    """The word lists of coreference.yaml, by their name there."""
    data = load_yaml("coreference.yaml")
    return {str(name): frozenset(str(word) for word in words) for name, words in data.items()}
