"""SPARQL 1.1 Protocol: which query a request asks, and which media type its answer has.

https://www.w3.org/TR/sparql11-protocol/ and RFC 9110 section 12.5.1 (Accept).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

# Media types in order of preference; the first is what a client gets that does not say.
SOLUTIONS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
}
# Names that clients use for the same formats.
_SYNONYMS: Final = {"application/json": "application/sparql-results+json", "application/xml":
                    "application/sparql-results+xml", "application/x-turtle": "text/turtle",
                    "text/plain": "application/n-triples"}  # fmt: skip

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"


class ProtocolError(Exception):
    """A request that the protocol does not allow: HTTP status and a message that says what to do."""

    def __init__(self, status: int, message: str) -> None:
        """Keep status and message."""
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query and the format asked for by name (``format=csv``), if any."""

    query: str
    format: str | None


def parse_request(method: str, query_string: str, content_type: str, body: bytes) -> SparqlRequest | None:
    """The query of a GET, POST form or POST direct request; None for a GET that asks for no query.

    Raises ProtocolError 400 (malformed), 405 is the router's, 415 (content type).
    """
    fields = _fields(query_string)
    if method == "GET" or method == "HEAD":
        if not any(name == "query" for name, _ in fields):
            if any(name == "update" for name, _ in fields):
                raise ProtocolError(400, "this endpoint is read-only: updates are not accepted")
            return None
        return _request(fields)
    kind = content_type.split(";")[0].strip().lower()
    if kind == FORM:
        return _request(fields + _fields(_text(body)))
    if kind == DIRECT:
        if any(name == "query" for name, _ in fields):
            raise ProtocolError(400, "the query stands both in the URL and in the body")
        return _request([*fields, ("query", _text(body))])
    if kind == "application/sparql-update":
        raise ProtocolError(400, "this endpoint is read-only: updates are not accepted")
    raise ProtocolError(415, f"send the query as {FORM} or {DIRECT}")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the request body is not UTF-8") from error


def _fields(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError as error:
        raise ProtocolError(400, "the request's parameters are not valid UTF-8 form data") from error


def _request(fields: Sequence[tuple[str, str]]) -> SparqlRequest:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise ProtocolError(400, "this endpoint is read-only: updates are not accepted")
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in fields):
        raise ProtocolError(
            400, "this endpoint holds one graph: leave out default-graph-uri and named-graph-uri"
        )
    if len(queries) != 1:
        raise ProtocolError(400, f"exactly one query is needed, got {len(queries)}")
    formats = [value for name, value in fields if name in ("format", "output") and value]
    return SparqlRequest(queries[0], formats[0] if formats else None)


def choose(offered: Mapping[str, str], accept: str, wanted: str | None) -> str:
    """The media type of the answer among ``offered``, by ``format=`` name or the Accept header.

    Raises ProtocolError 400 for an unknown name, 406 when nothing offered is acceptable.
    """
    if wanted:
        for media_type, short in offered.items():
            if wanted.lower() in (short, media_type):
                return media_type
        raise ProtocolError(400, f"unknown format {wanted!r}; known: {', '.join(offered.values())}")
    ranges = _accepted(accept)
    best, best_quality = "", 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    if not best:
        raise ProtocolError(406, f"not acceptable; offered: {', '.join(offered)}")
    return best


def _accepted(header: str) -> list[tuple[str, float]]:
    ranges: list[tuple[str, float]] = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        quality = 1.0
        for parameter in parameters:
            if parameter.lower().startswith("q="):
                try:
                    quality = min(1.0, max(0.0, float(parameter[2:])))
                except ValueError:
                    quality = 0.0
        ranges.append((_SYNONYMS.get(name.lower(), name.lower()), quality))
    return ranges or [("*/*", 1.0)]


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Quality of ``media_type``: that of the most specific range that covers it, 0 when none does."""
    major = media_type.split("/")[0]
    for pattern in (media_type, f"{major}/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0


def prefers_html(accept: str) -> bool:
    """Whether a browser is asking: HTML is accepted at least as much as Turtle."""
    ranges = _accepted(accept)
    if not any(name in ("text/html", "application/xhtml+xml") for name, _ in ranges):
        return False
    return _quality("text/html", ranges) >= _quality("text/turtle", ranges) > -1
