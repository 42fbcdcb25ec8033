"""Sending the graph to another triple store: SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import urllib3
from urllib3.util import Retry, Timeout

from kg.errors import GraphError

# PUT and GET are idempotent: a cut connection or a busy server is worth another try, after a longer wait.
_RETRY: Final = Retry(
    total=5, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=("GET", "PUT"),
    redirect=0, raise_on_redirect=False, raise_on_status=False, respect_retry_after_header=True,
)  # fmt: skip
USER_VARIABLE: Final = "KG_PUSH_USER"
PASSWORD_VARIABLE: Final = "KG_PUSH_PASSWORD"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was sent: the request URL and how many triples the store now holds in that graph."""

    url: str
    triples: int


def push(
    turtle: Path,
    url: str,
    *,
    graph: str | None = None,
    environ: Mapping[str, str] = os.environ,
    retry: Retry = _RETRY,
    seconds: float = 600,
) -> Pushed:
    """Replace a graph of the store at ``url`` by the triples of the file ``turtle``, and count them there.

    ``graph`` names the graph, None is the default graph. User and password for basic authentication come from
    the environment (KG_PUSH_USER, KG_PUSH_PASSWORD) and are sent over https or to this machine only.
    Raises GraphError when the store refuses or cannot be reached, or when triples are missing there.
    """
    target = _target(url, graph)
    headers = _credentials(target, environ)
    expected = count_triples(turtle.read_bytes(), ox.RdfFormat.TURTLE)
    with urllib3.PoolManager(timeout=Timeout(connect=10, read=seconds), retries=retry) as http:
        with turtle.open("rb") as body:
            answer = _request(
                http, "PUT", target, body=body,
                headers={**headers, "Content-Type": "text/turtle", "Content-Length": str(turtle.stat().st_size)},
            )  # fmt: skip
        _check(answer, target, "PUT")
        answer = _request(http, "GET", target, headers={**headers, "Accept": "application/n-triples"})
        _check(answer, target, "GET")
        found = count_triples(answer.data, ox.RdfFormat.N_TRIPLES)
    if found != expected:
        raise GraphError(f"{target}: {expected} triples were sent, but the store holds {found}; push again")
    return Pushed(target, found)


def count_triples(data: bytes, form: ox.RdfFormat) -> int:
    """Number of triples in a document; raises GraphError when it does not parse."""
    try:
        return sum(1 for _ in ox.parse(data, format=form))
    except SyntaxError as error:
        raise GraphError(f"not a valid RDF document: {error}") from error


def _target(url: str, graph: str | None) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise GraphError(f"{url!r} is not an http or https URL of a Graph Store Protocol endpoint")
    if parts.username or parts.password:
        raise GraphError(
            f"leave the password out of the URL; set {USER_VARIABLE} and {PASSWORD_VARIABLE} instead"
        )
    joint = "&" if parts.query else "?"
    return f"{url}{joint}{'default' if graph is None else 'graph=' + quote(graph, safe='')}"


def _credentials(target: str, environ: Mapping[str, str]) -> dict[str, str]:
    user, password = environ.get(USER_VARIABLE), environ.get(PASSWORD_VARIABLE)
    if not user or password is None:
        return {}
    parts = urlsplit(target)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise GraphError(f"{target}: a password is only sent over https; use an https URL")
    return urllib3.make_headers(basic_auth=f"{user}:{password}")


def _request(http: urllib3.PoolManager, method: str, url: str, **options: object) -> urllib3.BaseHTTPResponse:
    try:
        return http.request(method, url, redirect=False, **options)  # type: ignore[arg-type]
    except urllib3.exceptions.HTTPError as error:
        raise GraphError(
            f"{url}: the store cannot be reached ({type(error).__name__}); is it running?"
        ) from error


def _check(answer: urllib3.BaseHTTPResponse, url: str, method: str) -> None:
    if 200 <= answer.status < 300:
        return
    advice = {
        401: f"; set {USER_VARIABLE} and {PASSWORD_VARIABLE}",
        403: "; this user may not write there",
        404: "; is this the store's Graph Store Protocol URL?",
        405: "; is this the store's Graph Store Protocol URL, and does it accept writing?",
    }.get(answer.status, "")
    said = " ".join(answer.data[:300].decode("utf-8", "replace").split())
    raise GraphError(f"{method} {url}: the store answered {answer.status} {said}{advice}")
