"""Which queries may run: read-only, and never anything that leaves this machine or opens a file.

SPARQL reaches outside through SERVICE, FROM and FROM NAMED. A scan for keywords alone can be led astray, since
what ``<`` begins depends on where it stands; so a text in which those words occur at all is also parsed by
rdflib and its algebra walked, and both must find nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any, Final, Literal, cast

from kg.errors import QueryError

Form = Literal["select", "ask", "construct", "describe"]

MAX_LENGTH: Final = 200_000
_MAX_DEPTH: Final = 200

# Lexical grammar of SPARQL 1.1 (section 19.8), as far as it hides words or parameters.
TOKEN: Final = re.compile(
    r"""
    (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string>   '''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<comment>  \#[^\n\r]* )
  | (?P<variable> [?$]\w+ )
  | (?P<pname>    (?:[^\W\d_][\w.-]*)?:[\w:%.\\-]* )
  | (?P<word>     @?[^\W\d_]\w* )
  | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES: Final = frozenset({
    "insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with",
})  # fmt: skip
_FORMS: Final = frozenset({"select", "ask", "construct", "describe"})
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OUTWARD: Final = {
    "service": "SERVICE is refused: queries never leave this machine",
    "from": "FROM is refused: queries are answered from this graph only; leave the clause out",
}


def check_query(text: str) -> Form:
    """The form of the query ``text``; raises QueryError when it may not run (malformed ones may still pass)."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters")
    plain = _unescaped(text)
    words = list(_words(plain))
    form = next((word for word in words if word not in ("prefix", "base")), "")
    if form in _UPDATES:
        raise QueryError("the graph is read-only: updates are refused; change articles and build again")
    if form not in _FORMS:
        raise QueryError("not a SPARQL query: expected SELECT, ASK, CONSTRUCT or DESCRIBE")
    if _depth(plain) > _MAX_DEPTH:
        raise QueryError(f"the query nests more than {_MAX_DEPTH} levels deep")
    folded = plain.casefold()
    for word, reason in _OUTWARD.items():
        if word in words:
            raise QueryError(reason)
    if any(word in folded for word in _OUTWARD):
        _check_algebra(plain)
    return cast(Form, form)


def _unescaped(text: str) -> str:
    """``text`` with codepoint escapes replaced, which SPARQL allows anywhere, keywords included."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        if code > 0x10FFFF:
            raise QueryError("the query holds an escape that is no character")
        return chr(code)

    return _ESCAPE.sub(character, text)


def _words(text: str) -> Iterator[str]:
    """Keywords of the query in lower case: words that are no part of IRIs, strings, names or comments."""
    for match in TOKEN.finditer(text):
        if match.lastgroup == "word":
            yield match.group().casefold()


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    return deepest


def _check_algebra(text: str) -> None:
    """Raise QueryError when rdflib's reading of the query has a SERVICE or a dataset clause."""
    from rdflib.plugins.sparql import prepareQuery

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            algebra = prepareQuery(text).algebra
    except RecursionError as error:
        raise QueryError("the query nests too deeply") from error
    except Exception as error:  # pyparsing and rdflib raise many kinds
        raise QueryError(f"the query cannot be checked: {' '.join(str(error).split())}") from error
    if algebra.get("datasetClause"):
        raise QueryError(_OUTWARD["from"])
    if _has_service(algebra):
        raise QueryError(_OUTWARD["service"])


def _has_service(node: Any) -> bool:
    """Walk the algebra without recursion."""
    todo = [node]
    while todo:
        item = todo.pop()
        if getattr(item, "name", None) == "ServiceGraphPattern":
            return True
        if isinstance(item, dict):
            todo.extend(item.values())
        elif isinstance(item, list | tuple | set | frozenset):
            todo.extend(item)
    return False
