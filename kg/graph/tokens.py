"""RDF terms as Turtle tokens: names that are always valid IRIs, literals in canonical form.

A token is a prefixed name (``id:china``), an ``<IRI>``, a number, or a quoted literal. Quoted literals use the
escapes of canonical N-Triples, which are also those of JSON, so that every writer takes them as they are.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

# A local name that needs no escape in Turtle, in SPARQL, and in any reader met so far.
_PLAIN_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?")
_ESCAPED: Final = re.compile('[\\x00-\\x1f"\\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_QID: Final = re.compile(r"Q[1-9][0-9]{0,11}")
_IRI_FORBIDDEN: Final = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})')
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def name(prefix: str, local: str, base: str) -> str:
    """Token for a data node: ``prefix:local``, or the whole IRI where the local name needs escapes.

    ``base`` is the IRI that ``prefix`` stands for. Every character outside the unreserved ASCII ones is
    percent-encoded (RFC 3986), so that different locals give different IRIs and every one is valid.
    """
    if _PLAIN_LOCAL.fullmatch(local):
        return f"{prefix}:{local}"
    return f"<{base}{quote(local, safe='', errors='surrogatepass')}>"


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":  # half of a pair: no character at all, and not writable in UTF-8
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def string(value: str) -> str:
    """A plain literal; the text is kept to the character (half surrogate pairs become U+FFFD)."""
    return f'"{_ESCAPED.sub(_escape, value)}"'


def text(value: str) -> str:
    """A literal in English, kept to the character."""
    return f'"{_ESCAPED.sub(_escape, value)}"@en'


def label(value: str) -> str:
    """A label in English, in Unicode normal form C."""
    return text(value if value.isascii() else unicodedata.normalize("NFC", value))


@lru_cache(maxsize=1 << 14)
def decimal(value: float) -> str:
    """``value`` as xsd:decimal with at most four places, in the canonical form of XSD 1.1.

    A whole number has no point there, as stores keep it; Turtle's short form would be an integer.
    """
    exact = Decimal(repr(float(value))).quantize(Decimal("0.0001"), ROUND_HALF_EVEN).normalize()
    shown = f"{exact:f}" if exact else "0"
    return shown if "." in shown else f'"{shown}"^^xsd:decimal'


@lru_cache(maxsize=1 << 14)
def _one_date(value: str) -> str | None:
    """One end of a date as a literal typed by its precision; None when it is no date of the calendar."""
    match = _DATE.fullmatch(value.strip().split("T")[0])
    if not match or match[1] == "0000":
        return None
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    kind = "date" if match[3] else "gYearMonth" if match[2] else "gYear"
    return f'"{match[0]}"^^xsd:{kind}'


@lru_cache(maxsize=1 << 14)
def dates(value: str) -> tuple[tuple[str, str], ...]:
    """Properties and literals for an ISO date or an interval ``start/end`` (either end may be open).

    What is no date is kept as text, so that nothing gets lost and no typed literal is ill-formed.
    """
    start, slash, end = value.partition("/")
    found = []
    if start and (token := _one_date(start)):
        found.append(("schema:startDate", token))
    if end and (token := _one_date(end)):
        found.append(("schema:endDate", token))
    if len(found) < bool(start) + bool(end) or not (found or slash):
        return (("kg:dateText", string(value)),)
    return tuple(found)


def wikidata(qid: str) -> str | None:
    """Token of a Wikidata item; None when ``qid`` is not well-formed."""
    return f"wd:{qid}" if _QID.fullmatch(qid) else None


@lru_cache(maxsize=1 << 12)
def web_address(url: str) -> str | None:
    """``<url>`` when it is a valid absolute http or https IRI, else None."""
    if _IRI_FORBIDDEN.search(url) or _ESCAPED.search(url):
        return None
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return None
    # A second '#' and brackets outside an IPv6 host are not in the grammar of RFC 3987.
    rest = url.split("//", 1)[1].partition("/")[2] if valid else ""
    if not valid or url.count("#") > 1 or "[" in rest or "]" in rest or _accepted(url) is False:
        return None
    return f"<{url}>"


def _accepted(url: str) -> bool:
    """Whether Oxigraph's own IRI check, the strictest around, takes the address."""
    import pyoxigraph as ox

    try:
        ox.NamedNode(url)
    except ValueError:
        return False
    return True


def span(start: int, end: int) -> str:
    """Character positions in the text of an article, as an RFC 5147 fragment identifier."""
    return f'"char={start},{end}"'
