"""Gold files: JSON Lines with what people found in articles by reading them.

Three kinds of rows, one kind a file:

facts
    ``{"id", "article"?, "family", "relation", "subject", "object", ... "evidence": [[start, end], ...]}``:
    one fact of one article. ``core`` marks what a careful reader would miss. ``alt`` lists other right
    answers by field.
chains
    ``{"id", "article"?, "text"?, "chains": [[[start, end], ...], ...]}``: coreference of one article.
entities
    ``{"article", "start", "end", "entity"}``: a name in an article and the entity that it stands for, over
    many articles.

The article of a file is the ``article`` of its rows, a path from the folder one stands in or from any
folder above the gold file. Without one, the file that is called like the gold file (``004.jsonl`` finds
``004.txt`` and ``004_anything.txt``) in the folder ``articles``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Span
from kg.vocabulary import FAMILIES

_ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact between a subject and an entity or topic. The names of a role are all acceptable ones."""

    id: str
    family: str
    relations: frozenset[str]
    relation: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    modalities: frozenset[str]
    polarity: str
    evidence: tuple[Span, ...]
    core: bool
    date: str | None = None


@dataclass(frozen=True, slots=True)
class GoldSpeech:
    """What somebody said or thinks: the spans of the content, without outer quotation marks."""

    id: str
    relation: str
    speakers: tuple[str, ...]
    content: tuple[Span, ...]
    evidence: tuple[Span, ...]
    core: bool


@dataclass(frozen=True, slots=True)
class GoldRole:
    """An office of a person; ``orgs`` is empty where the text does not say of what."""

    id: str
    subjects: tuple[str, ...]
    titles: tuple[str, ...]
    orgs: tuple[str, ...]
    core: bool


AnyGold = GoldFact | GoldSpeech | GoldRole


@dataclass(frozen=True, slots=True)
class GoldFile:
    """The facts of one article. ``article`` is the path as it is to be given to the reader."""

    path: Path
    article: str
    facts: tuple[AnyGold, ...]


@dataclass(frozen=True, slots=True)
class GoldChains:
    """Coreference chains of one article; ``text`` is set when the gold row brings the article along."""

    path: Path
    article: str
    chains: tuple[tuple[Span, ...], ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEntities:
    """Names over many articles: for each article its name spans with the key of their entity."""

    path: Path
    names: Mapping[str, tuple[tuple[Span, str], ...]]


AnyGoldFile = GoldFile | GoldChains | GoldEntities


def load_gold(paths: Iterable[str | Path], articles: str | Path | None = None) -> list[AnyGoldFile]:
    """Open gold files, sorted by path.

    ``articles`` is the folder to look in for the articles of files that do not name theirs. Raises
    InputError, naming file and line, when a file is not gold or its article cannot be found.
    """
    found: list[AnyGoldFile] = []
    for path in sorted({Path(path) for path in paths}):
        found.extend(_load(path, None if articles is None else Path(articles)))
    return found


def _load(path: Path, articles: Path | None) -> list[AnyGoldFile]:
    rows = _rows(path)
    if not rows:
        raise InputError(f"{path}: no gold in it; a gold file has one JSON object a line")
    first = rows[0][1]
    if "chains" in first:
        return [_chains(path, number, row, articles) for number, row in rows]
    if "family" in first:
        return [_facts(path, rows, articles)]
    if "entity" in first:
        return [_entities(path, rows, articles)]
    raise InputError(f"{path}: line 1 has neither 'family', 'chains' nor 'entity', so it is not gold")


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}: line {number} is not JSON ({error.msg})") from error
            if not isinstance(row, dict):
                raise InputError(f"{path}: line {number} is not a JSON object")
            rows.append((number, row))
    return rows


# ------------------------------------------------------------------------------------------ kinds of rows
def _facts(path: Path, rows: Sequence[tuple[int, dict[str, Any]]], articles: Path | None) -> GoldFile:
    named = {str(row["article"]) for _, row in rows if row.get("article")}
    if len(named) > 1:
        raise InputError(f"{path}: facts of {len(named)} articles; keep one file for each article")
    facts = []
    for number, row in rows:
        try:
            facts.append(_fact(row))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}: line {number} is not a gold fact ({error!r})") from error
    return GoldFile(path, _article(path, named.pop() if named else None, articles), tuple(facts))


def _fact(row: dict[str, Any]) -> AnyGold:
    family, alt = row["family"], row.get("alt") or {}
    if family not in FAMILIES:
        raise ValueError(f"unknown family {family}")
    evidence = _spans(row["evidence"])
    core = bool(row.get("core"))

    def names(*roles: str) -> tuple[str, ...]:
        found: list[str | None] = []
        for role in roles:
            found += [row.get(role), *alt.get(role, ()), row.get(f"{role}_text")]
        return tuple(dict.fromkeys(name for name in found if name))

    identifier = str(row.get("id", ""))
    if family == "say":
        content = row["content"]
        spans = _spans(content if isinstance(content[0], list) else [content])
        return GoldSpeech(
            identifier, row.get("relation", "said"), names("speaker", "subject"), spans, evidence, core
        )
    if family == "role":
        return GoldRole(identifier, names("subject"), names("title"), names("org"), core)
    modality = row.get("modality", "actual")
    return GoldFact(
        identifier,
        family,
        frozenset({row["relation"], *alt.get("relation", ())}),
        row["relation"],
        names("subject"),
        names("object"),
        frozenset({modality, *alt.get("modality", ())}),
        row.get("polarity", "positive"),
        evidence,
        core,
        row.get("date"),
    )


def _chains(path: Path, number: int, row: dict[str, Any], articles: Path | None) -> GoldChains:
    try:
        chains = tuple(_spans(chain) for chain in row["chains"])
        text = row.get("text")
        article = str(row["id"]) if text is not None else _article(path, row.get("article"), articles)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: line {number} is not a row of chains ({error!r})") from error
    return GoldChains(path, article, chains, text)


def _entities(path: Path, rows: Sequence[tuple[int, dict[str, Any]]], articles: Path | None) -> GoldEntities:
    names: dict[str, list[tuple[Span, str]]] = {}
    places: dict[str, str] = {}
    for number, row in rows:
        try:
            given = str(row["article"])
            name = ((int(row["start"]), int(row["end"])), str(row["entity"]))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}: line {number} is not a name of an entity ({error!r})") from error
        if given not in places:
            places[given] = _article(path, given, articles)
        names.setdefault(places[given], []).append(name)
    return GoldEntities(path, {article: tuple(sorted(found)) for article, found in sorted(names.items())})


def _spans(value: Any) -> tuple[Span, ...]:
    spans = tuple((int(start), int(end)) for start, end in value)
    for start, end in spans:
        if not 0 <= start < end:
            raise ValueError(f"[{start}, {end}] is not a span")
    return spans


# ------------------------------------------------------------------------------------------ its article
def _article(path: Path, named: str | None, articles: Path | None) -> str:
    """The path of the article a gold file is about; relative when it lies under the working directory."""
    if named is not None:
        places = [Path(named), *(folder / named for folder in path.resolve().parents)]
        if articles is not None:
            places.insert(0, articles / Path(named).name)
        for place in places:
            if place.is_file():
                return _shortest(place)
        raise InputError(f"{path}: its article {named} is not there; name the folder with --articles")
    if articles is None:
        raise InputError(f"{path}: does not name its article; say --articles FOLDER")
    stem = path.stem
    found = sorted(
        file
        for file in articles.glob(f"{_literal(stem)}*")
        if file.suffix.lower() in _ARTICLE_SUFFIXES
        and (file.stem == stem or not file.stem[len(stem)].isalnum())
    )
    exact = [file for file in found if file.stem == stem]
    if len(exact or found) != 1:
        problem = "no article" if not found else f"{len(exact or found)} articles"
        raise InputError(f"{path}: {problem} called {stem} in {articles}")
    return _shortest((exact or found)[0])


def _literal(stem: str) -> str:
    """``stem`` for glob, where brackets and stars are no wildcards."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in stem)


def _shortest(place: Path) -> str:
    here = Path.cwd()
    full = place.resolve()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(place)
