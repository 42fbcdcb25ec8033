"""``aliases.toml``: what a person knows better than the rules about who is who.

::

    same = [["Kyiv", "Kiev"]]                       # one entity
    different = [["John Smith @ a.txt", "John Smith @ b.txt"]]  # never one entity
    [label]
    "Lula" = "Luiz Inácio Lula da Silva"            # what it is called in the graph
    [wikidata]
    "Wang Yi" = "Q1234"                             # what it is

A name is the fullest form that an article uses, without titles; case, accents and punctuation do not
matter. ``name @ article`` means that name in one article only (the article's path or id).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kg.errors import SettingsError
from kg.model import Entity
from kg.resolve.names import canonical, plain_key

_TABLES: Final = ("same", "different", "label", "wikidata")
_QID: Final = re.compile(r"Q[1-9]\d*")

#: A name as the overrides mean it: its key, and the article it is limited to ("" for all).
Reference = tuple[str, str]


def reference(text: str) -> Reference:
    """``name`` or ``name @ article`` as a key."""
    name, at, article = text.rpartition(" @ ")
    return (plain_key(name), article.strip()) if at else (plain_key(text), "")


@dataclass(frozen=True, slots=True)
class Overrides:
    """Checked overrides; ``same`` holds whole groups (closed transitively)."""

    same: tuple[tuple[Reference, ...], ...] = ()
    different: tuple[tuple[Reference, Reference], ...] = ()
    label: dict[Reference, str] = field(default_factory=dict)
    wikidata: dict[Reference, str] = field(default_factory=dict)

    @property
    def articles(self) -> frozenset[Reference]:
        """References that are limited to one article."""
        named = [ref for group in (*self.same, *self.different) for ref in group]
        return frozenset(ref for ref in (*named, *self.label, *self.wikidata) if ref[1])


def unknown_names(overrides: Overrides, entities: Iterable[Entity]) -> tuple[str, ...]:
    """Names (as keys) that the overrides speak of and no entity has as label or alias: often misspelt."""
    known = {plain_key(name) for entity in entities for name in (entity.label, *entity.aliases)}
    meant = {ref[0] for group in (*overrides.same, *overrides.different) for ref in group}
    meant |= {ref[0] for ref in (*overrides.label, *overrides.wikidata)}
    return tuple(sorted(meant - known))


class _Source:
    """The file's text, to say in which line a name stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path}:1: not valid TOML: {error}") from error
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            line = place[1] if place else str(self.text.count("\n", 0, len(self.text.rstrip())) + 1)
            raise SettingsError(f"{path}:{line}: not valid TOML: {error}") from error

    def line(self, table: str, *words: str) -> int:
        """Line (from 1) after the head of ``table`` in which the last of ``words`` stands after the others."""
        head = re.search(rf"^\s*\[*\s*[\"']?{re.escape(table)}\b", self.text, re.MULTILINE)
        at = head.start() if head else 0
        for word in words:
            found = self.text.find(word, at)
            at = found if found >= 0 else at
        return self.text.count("\n", 0, at) + 1

    def error(self, table: str, *words: str, why: str) -> SettingsError:
        """The error to raise, with file and line."""
        return SettingsError(f"{self.path}:{self.line(table, *words)}: {why}")


def load_overrides(path: Path | str) -> Overrides:
    """Read and check ``aliases.toml``.

    Raises SettingsError, naming file and line, when it is not TOML, holds unknown keys or wrong types, or
    contradicts itself: a pair that is both the same (also through others) and different, or one entity
    with two Wikidata ids or two labels.
    """
    source = _Source(Path(path))
    for key in source.data:
        if key not in _TABLES:
            raise source.error(key, key, why=f"unknown key {key!r}; known: {', '.join(_TABLES)}")
    groups = _Groups()
    same: list[tuple[str, ...]] = list(_name_lists(source, "same"))
    for names in same:
        for name in names[1:]:
            groups.join(reference(names[0]), reference(name))
    different: list[tuple[Reference, Reference]] = []
    for names in _name_lists(source, "different"):
        for i, left in enumerate(names):
            for right in names[i + 1 :]:
                if groups.meant_by(reference(left)) & groups.meant_by(reference(right)):
                    why = f"{left!r} and {right!r} are said to be different, but also the same"
                    raise source.error("different", left, right, why=why)
                different.append((reference(left), reference(right)))
    label = _assign(source, "label", groups)
    wikidata = _assign(source, "wikidata", groups)
    for left_ref, right_ref in different:
        left_qid, right_qid = (wikidata.get(groups.find(ref)) for ref in (left_ref, right_ref))
        if left_qid and left_qid == right_qid:
            why = f"{left_ref[0]!r} and {right_ref[0]!r} are said to be different, but both are {left_qid}"
            raise source.error("wikidata", left_qid, why=why)
    return Overrides(groups.all(), tuple(sorted(different)), _spread(label, groups), _spread(wikidata, groups))


class _Groups:
    """References that are the same, closed transitively."""

    def __init__(self) -> None:
        self.parent: dict[Reference, Reference] = {}

    def find(self, ref: Reference) -> Reference:
        while (up := self.parent.get(ref, ref)) != ref:
            ref = up
        return ref

    def meant_by(self, ref: Reference) -> set[Reference]:
        """Groups that ``ref`` is in, also as one of all articles that a name without an article means."""
        name = (ref[0], "")
        return {self.find(ref)} | ({self.find(name)} if name in self.parent else set())

    def join(self, left: Reference, right: Reference) -> None:
        low, high = sorted((self.find(left), self.find(right)))
        self.parent.setdefault(low, low)
        self.parent[high] = low

    def all(self) -> tuple[tuple[Reference, ...], ...]:
        members: dict[Reference, list[Reference]] = {}
        for ref in sorted(self.parent):
            members.setdefault(self.find(ref), []).append(ref)
        return tuple(tuple(group) for _, group in sorted(members.items()) if len(group) > 1)


def _name_lists(source: _Source, table: str) -> Iterator[tuple[str, ...]]:
    value = source.data.get(table, [])
    if not isinstance(value, list):
        raise source.error(table, why=f"{table!r} must be a list of lists of names")
    for item in value:
        names = item if isinstance(item, list) else []
        if len(names) < 2 or not all(isinstance(name, str) and name.strip() for name in names):
            raise source.error(table, why=f"{table!r} must hold lists of at least two names, not {item!r}")
        yield tuple(names)


def _assign(source: _Source, table: str, groups: _Groups) -> dict[Reference, str]:
    """The table's values by the representative of each group."""
    value = source.data.get(table, {})
    if not isinstance(value, dict):
        raise source.error(table, why=f"{table!r} must be a table of names")
    found: dict[Reference, str] = {}
    for name, text in value.items():
        if not isinstance(text, str) or not text.strip():
            raise source.error(table, name, why=f"{table} of {name!r} must be a text")
        if table == "wikidata" and not _QID.fullmatch(text):
            raise source.error(table, name, why=f"{text!r} is not a Wikidata id such as Q148")
        ref = groups.find(reference(name))
        if found.setdefault(ref, canonical(text)) != canonical(text):
            why = f"{name!r} has two values for {table}: {found[ref]!r} and {text!r}"
            raise source.error(table, name, why=why)
    return found


def _spread(values: dict[Reference, str], groups: _Groups) -> dict[Reference, str]:
    """Values for every member of a group."""
    members = {group[0]: group for group in groups.all()}
    spread: dict[Reference, str] = {}
    for ref, value in values.items():
        for member in members.get(ref, (ref,)):
            spread[member] = value
    return dict(sorted(spread.items()))
