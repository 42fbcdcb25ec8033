"""Named queries: files ``*.rq`` that begin with a comment saying what they answer.

The comment's first line is the question; ``# Columns:``, ``# Parameter NAME (KIND): …`` and ``# Example:``
follow. A parameter is a variable ``$NAME`` that stands alone on its line with a filter: without a value the
line is left out, with one the variable is replaced by the value as a term, so that no value can be code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, cast

from kg.errors import QueryError
from kg.graph.terms import PREFIXES, expand
from kg.graph.tokens import string, text
from kg.query.guard import TOKEN, Form, check_query
from kg.vocabulary import RELATIONS

ParameterKind = Literal["name", "relation", "date", "number", "text"]

_PARAMETER: Final = re.compile(r"Parameter (\w+) \((name|relation|date|number|text)\): (.*)")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_NAME: Final = re.compile(r"[\w-]+")
# A value with one of these characters cannot stand inside <…>, whatever the scheme.
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query can be asked about: its name, the kind of value, and a line of help."""

    name: str
    kind: ParameterKind
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its opening comment says. ``name`` is empty for a query given as text."""

    name: str
    text: str
    form: Form
    question: str = ""
    columns: str = ""
    example: str = ""
    parameters: tuple[Parameter, ...] = ()

    def runnable(self, values: Mapping[str, str] | None = None, *, base: str | None = None) -> str:
        """SPARQL with ``values`` put in for parameters; lines of parameters without a value are left out.

        ``base`` is the data's base, for values such as ``id:china``. Raises QueryError for an unknown
        parameter or a value of the wrong kind.
        """
        given = dict(values or {})
        kinds: dict[str, ParameterKind | None] = {item.name: item.kind for item in self.parameters}
        if self.name and (unknown := sorted(set(given) - set(kinds))):
            known = ", ".join(kinds) or "none"
            raise QueryError(f"{self.name} has no parameter {unknown[0]!r}; known: {known}")
        terms = {name: term(value, kinds.get(name), base) for name, value in given.items()}
        left_out = {name for name in kinds if name not in terms}
        lines = [line for line in self.text.rstrip("\n").split("\n") if not left_out & _variables(line)]
        return _replaced("\n".join(lines) + "\n", terms)


def term(value: str, kind: ParameterKind | None, base: str | None = None) -> str:
    """``value`` as a SPARQL term of its kind; raises QueryError when it is not of that kind.

    A name is an IRI (``<…>``, ``http…``, or with a known prefix) or else a label in English; None as kind
    takes the same for an IRI, else a plain string.
    """
    if kind == "relation":
        relation = value.removeprefix("kg:")
        if relation not in RELATIONS:
            raise QueryError(f"unknown relation {value!r}; known: {', '.join(RELATIONS)}")
        return f"<{expand('kg:' + relation)}>"
    if kind == "date":
        if not _DATE.fullmatch(value):
            raise QueryError(f"{value!r} is no date; write 2022, 2022-09 or 2022-09-15")
        return string(value)
    if kind == "number":
        if not _NUMBER.fullmatch(value):
            raise QueryError(f"{value!r} is no number")
        return value
    if kind == "text":
        return string(value)
    if iri := _iri(value, base):
        return f"<{iri}>"
    return text(value) if kind == "name" else string(value)


def _iri(value: str, base: str | None) -> str | None:
    """The IRI that ``value`` writes, if it writes one."""
    import pyoxigraph as ox

    from kg.graph.terms import prefixes

    known = prefixes(base) if base else PREFIXES
    prefix, colon, local = value.partition(":")
    if value.startswith("<") and value.endswith(">"):
        found = value[1:-1]
    elif value.startswith(("http://", "https://")):
        found = value
    elif colon and prefix in known and local and not local.startswith(" "):
        found = known[prefix] + local
    else:
        return None
    try:
        if _NOT_IN_IRI.search(found):
            raise ValueError
        ox.NamedNode(found)
    except ValueError:
        raise QueryError(f"{value!r} is not a valid IRI") from None
    return found


def _variables(line: str) -> set[str]:
    """Names written ``$name`` in a line, outside comments and strings."""
    if "$" not in line:
        return set()
    found = (m.group() for m in TOKEN.finditer(line) if m.lastgroup == "variable")
    return {name[1:] for name in found if name[0] == "$"}


def _replaced(query: str, terms: Mapping[str, str]) -> str:
    if not terms:
        return query

    def put(match: re.Match[str]) -> str:
        found = match.group()
        if match.lastgroup == "variable" and found[0] == "$":
            return terms.get(found[1:], found)
        return found

    return TOKEN.sub(put, query)


def query_folder() -> Path:
    """Where the named queries are: in the package when installed, beside it in a checkout."""
    installed = Path(__file__).parent / "named"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "queries"


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    return tuple(read_query(path) for path in sorted(query_folder().glob("*.rq")))


def load_query(source: str) -> NamedQuery:
    """A query by name, by path of a file, or given as text; raises QueryError, saying what there is."""
    if _NAME.fullmatch(source):
        for query in list_queries():
            if query.name == source.removesuffix(".rq"):
                return query
    if "{" not in source and "\n" not in source:
        path = Path(source)
        if path.is_file():
            return read_query(path)
        if source.strip().split(" ")[0].casefold() not in ("ask", "select", "construct", "describe", "prefix"):
            raise QueryError(f"no query named {source!r} and no such file; kg query --list shows the names")
    return parse_query("", source)


def read_query(path: Path) -> NamedQuery:
    """A query from a file; raises QueryError when it cannot be read or is refused."""
    try:
        return parse_query(path.stem, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read: {error}") from error
    except QueryError as error:
        raise QueryError(f"{path}: {error}") from error


def parse_query(name: str, query: str) -> NamedQuery:
    """A query with what its opening comment says."""
    entries: list[str] = []
    for line in query.splitlines():
        if not line.startswith("#"):
            break
        body = line[1:]
        if body.startswith("   ") and entries:  # goes on
            entries[-1] += " " + body.strip()
        elif body.strip():
            entries.append(body.strip())
    parameters = [match for entry in entries if (match := _PARAMETER.fullmatch(entry))]
    return NamedQuery(
        name=name,
        text=query,
        form=check_query(query),
        question=entries[0] if entries else "",
        columns=_after("Columns:", entries),
        example=_after("Example:", entries),
        parameters=tuple(Parameter(m[1], cast(ParameterKind, m[2]), m[3]) for m in parameters),
    )


def _after(label: str, entries: list[str]) -> str:
    return next((entry.removeprefix(label).strip() for entry in entries if entry.startswith(label)), "")
