"""The HTTP endpoint over an output folder: SPARQL, the explorer page, entity pages, descriptions.

Read-only. ``create_app`` gives an ASGI application; :func:`serve` runs it with uvicorn.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import GraphError, KgError
from kg.outputs import Output
from kg.query.server.pages import description_query, entity_page, query_page, service_description, void_query
from kg.query.server.pool import Answer, Job, Limits, QueryPool
from kg.query.server.protocol import (
    GRAPHS,
    SOLUTIONS,
    ProtocolError,
    SparqlRequest,
    choose,
    parse_request,
    prefers_html,
)
from kg.settings import DEFAULT_BASE

MAX_REQUEST_BYTES: Final = 2**20
_STATUS: Final[Mapping[str, int]] = {
    "refused": 400, "unacceptable": 406, "too_large": 413, "timeout": 503, "died": 503, "busy": 503,
}  # fmt: skip
# Our pages load only what this server sends; the explorer page carries its own, stricter policy.
_PAGE_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
}
_KINDS: Final = ("id", "statement", "evidence", "mention", "utterance", "topic", "role", "merge", "dataset")


def create_app(
    output: Path,
    *,
    base: str = DEFAULT_BASE,
    limits: Limits | None = None,
    workers: int = 0,
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]"),
) -> Starlette:
    """An ASGI application that serves the graph in ``output``.

    ``base`` is the IRI base the graph was built with, ``workers`` the number of query processes (0: one a core,
    at least two), ``hosts`` the Host headers answered (against DNS rebinding). A rebuild is picked up at the
    next query. Raises GraphError when nothing has been built in ``output``.
    """
    place = Output(output)
    place.require_built()
    pool = QueryPool(workers or max(2, os.cpu_count() or 2), limits or Limits())
    endpoint = _Endpoint(place, pool, base)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool.running():
            yield

    routes = [
        Route("/", endpoint.explorer),
        Route("/query", endpoint.query_form),
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/.well-known/void", endpoint.void),
        Route("/graph.ttl", endpoint.turtle),
        Route("/assets/{name}", endpoint.asset),
        *(Route(f"/{kind}/{{name}}", endpoint.entity, name=kind) for kind in _KINDS),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={ProtocolError: _protocol_error, GraphError: _graph_error},
    )


def serve(
    output: Path,
    host: str,
    port: int,
    *,
    base: str = DEFAULT_BASE,
    limits: Limits | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve ``output`` until interrupted; port 0 takes a free one.

    ``ready`` is called with the address once it is taken. Raises GraphError when nothing has been built in
    ``output``, KgError when the address cannot be listened on.
    """
    import uvicorn

    local = host in ("127.0.0.1", "localhost", "::1")
    hosts = ("127.0.0.1", "localhost", "[::1]") if local else ("*",)
    app = create_app(output, base=base, limits=limits, hosts=hosts)
    # Our own socket: uvicorn ends the process with a code of its own when the address is taken.
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise KgError(f"cannot listen on {host}:{port}: {reason.lower()}") from error
    if ready:
        ready(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    with listener, contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


async def _protocol_error(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, ProtocolError) else 500
    return PlainTextResponse(f"{error}\n", status_code=status)


async def _graph_error(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", status_code=503)


class _Endpoint:
    """The handlers; they share the output folder and the pool."""

    def __init__(self, place: Output, pool: QueryPool, base: str) -> None:
        self._place = place
        self._pool = pool
        self._base = base

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol, query operation; a GET without a query gives the service description."""
        body = await _bounded_body(request)
        kind = request.headers.get("content-type", "")
        asked = parse_request(request.method, request.scope["query_string"].decode("latin-1"), kind, body)
        if asked is None:
            media_type = choose({"text/turtle": "ttl"}, request.headers.get("accept", ""), None)
            text = service_description(str(request.url.replace(query="")))
            return Response(text, media_type=media_type, headers={"Vary": "Accept"})
        return _response(await self._ask(asked, request.headers.get("accept", "")))

    async def _ask(self, asked: SparqlRequest, accept: str) -> Answer:
        problems: list[ProtocolError] = []

        def chosen(offered: Mapping[str, str]) -> str | None:
            try:
                return choose(offered, accept, asked.format)
            except ProtocolError as error:
                problems.append(error)
                return None

        solutions, graph = chosen(SOLUTIONS), chosen(GRAPHS)
        if solutions is None and graph is None:
            raise problems[0]
        answer = await self._pool.run(Job(asked.query, solutions, graph, self._place.store, self._base))
        if answer.status == "unacceptable":
            raise problems[0]
        return answer

    async def explorer(self, request: Request) -> Response:
        """The explorer page of the last build."""
        if not self._place.page.is_file():
            return PlainTextResponse("no page here: build with --formats that include html\n", status_code=404)
        return FileResponse(
            self._place.page, media_type="text/html", headers={"X-Content-Type-Options": "nosniff"}
        )

    async def query_form(self, request: Request) -> Response:
        """The page for typing queries, with the named ones to start from."""
        return Response(query_page(), media_type="text/html", headers=_PAGE_HEADERS)

    async def turtle(self, request: Request) -> Response:
        """The whole graph in Turtle."""
        if not self._place.turtle.is_file():
            return PlainTextResponse("no Turtle here: build with --formats that include ttl\n", status_code=404)
        return FileResponse(self._place.turtle, media_type="text/turtle")

    async def void(self, request: Request) -> Response:
        """The VoID description of the dataset, as the graph carries it."""
        return _response(
            await self._ask(SparqlRequest(void_query(), None), request.headers.get("accept", "*/*"))
        )

    async def asset(self, request: Request) -> Response:
        """Script and style of our pages."""
        name = request.path_params["name"]
        folder = resources.files(__package__) / "assets"
        for item, media_type in (("query.js", "text/javascript"), ("pages.css", "text/css")):
            if name == item:
                return Response((folder / item).read_bytes(), media_type=media_type, headers=_PAGE_HEADERS)
        raise HTTPException(404)

    async def entity(self, request: Request) -> Response:
        """An IRI of the data: HTML for people, RDF for programs; 404 when the graph lacks it."""
        kind = request.url.path.split("/")[1]
        query = description_query(self._base, kind, request.path_params["name"])
        if query is None:
            raise HTTPException(404)
        accept = request.headers.get("accept", "*/*")
        as_html = prefers_html(accept)
        answer = await self._ask(SparqlRequest(query, "nt" if as_html else None), accept)
        if answer.status != "ok":
            return _response(answer)
        iri = f"{self._base}{kind}/{request.path_params['name']}"
        if answer.empty:
            raise HTTPException(404)
        if not as_html:
            return _response(answer)
        page = entity_page(iri, self._base, answer.body)
        if page is None:
            raise HTTPException(404)
        return Response(page, media_type="text/html", headers=_PAGE_HEADERS)


async def _bounded_body(request: Request) -> bytes:
    """The request body; raises ProtocolError 413 past the limit, without reading on."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_REQUEST_BYTES:
            raise ProtocolError(413, f"the request is larger than {MAX_REQUEST_BYTES} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def _response(answer: Answer) -> Response:
    """HTTP response of an answer: the whole result, or a status with the reason; never a part of a result."""
    if answer.status == "ok":
        headers = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}
        return Response(answer.body, media_type=answer.media_type, headers=headers)
    headers = {"Retry-After": "5"} if answer.status == "busy" else {}
    return PlainTextResponse(f"{answer.message}\n", status_code=_STATUS[answer.status], headers=headers)
