"""Running a query: over an output folder, an on-disk store or an RDF file, with a time limit that holds."""

from __future__ import annotations

import multiprocessing
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import GraphError, QueryError
from kg.graph.terms import prefixes
from kg.query.guard import Form, check_query
from kg.query.library import NamedQuery, load_query
from kg.query.triples import GRAPH_FORMATS, serialize_triples, sorted_triples
from kg.settings import DEFAULT_BASE

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LONGEST_REASON: Final = 160
SOLUTION_FORMATS: Final = ("csv", "tsv", "json", "xml")
_SUFFIXES: Final = {
    ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".rdf": "RDF_XML",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    For ``select``: ``columns`` and ``rows`` (values as text, None where unbound; IRIs in short form where a
    prefix is known). For ``ask``: one row of ``true`` or ``false``. For graphs: rows are the triples.
    ``body`` is the whole answer as SPARQL JSON results, or as sorted N-Triples.
    """

    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    body: bytes
    base: str = DEFAULT_BASE

    def __bool__(self) -> bool:
        """The answer of an ASK; else whether there is any row."""
        return self.rows == (("true",),) if self.form == "ask" else bool(self.rows)

    def serialize(self, format: str) -> bytes:
        """The answer in ``format``: csv, tsv, json, xml for rows; ttl, nt, jsonld for graphs.

        Raises QueryError when the format does not fit the form of the query.
        """
        import pyoxigraph as ox

        known = GRAPH_FORMATS if self.form in ("construct", "describe") else SOLUTION_FORMATS
        if format not in known:
            raise QueryError(
                f"a {self.form.upper()} query cannot be written as {format!r}; use {', '.join(known)}"
            )
        if known is GRAPH_FORMATS:
            if format == "nt":
                return self.body
            found = (quad.triple for quad in ox.parse(self.body, format=ox.RdfFormat.N_TRIPLES))
            return serialize_triples(found, format, self.base)
        if format == "json":
            return self.body
        if self.form == "ask" and format in ("csv", "tsv"):
            return self.rows[0][0].encode() + b"\n" if self.rows[0][0] else b""
        answer = ox.parse_query_results(self.body, format=ox.QueryResultsFormat.JSON)
        return answer.serialize(format=getattr(ox.QueryResultsFormat, format.upper())) or b""


def run_query(
    source: Path,
    query: str | NamedQuery,
    *,
    params: Mapping[str, str] | None = None,
    timeout_s: float | None = None,
    base: str = DEFAULT_BASE,
) -> Result:
    """Answer ``query`` (a name, a file, SPARQL text, or a loaded query) from ``source``.

    ``source`` is an output folder, the folder of a store, or a file (.ttl, .nt, .nq, .trig, .rdf). ``params``
    are values for parameters; ``base`` is the base of the data's IRIs. With ``timeout_s`` (seconds) the query
    runs in a process of its own that is killed when the time is over. Raises QueryError for queries that are
    malformed, refused or too slow, GraphError when there is no graph to ask.
    """
    loaded = load_query(query) if isinstance(query, str) else query
    text = loaded.runnable(params, base=base)
    form = check_query(text)
    path = graph_path(source)
    body = _answer(path, text) if timeout_s is None else _in_time(path, text, timeout_s)
    return _result(form, body, base)


def graph_path(source: Path) -> Path:
    """The store folder or file that ``source`` means; raises GraphError when there is none."""
    if source.is_file():
        if source.suffix.lower() not in _SUFFIXES:
            raise GraphError(f"{source}: not an RDF file; known: {', '.join(_SUFFIXES)}")
        return source
    if (source / "IDENTITY").is_file():  # RocksDB's own mark
        return source
    from kg.outputs import Output

    return Output(source).store


def open_store(path: Path) -> Any:
    """A pyoxigraph store over a store folder (read-only) or an RDF file (in memory); raises GraphError."""
    import pyoxigraph as ox

    try:
        if path.is_dir():
            return ox.Store.read_only(str(path))
        store = ox.Store()
        store.bulk_load(path=str(path), format=getattr(ox.RdfFormat, _SUFFIXES[path.suffix.lower()]))
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{path}: cannot be opened as a graph: {' '.join(str(error).split())}") from error
    return store


def _answer(path: Path, text: str) -> bytes:
    """SPARQL JSON results, or sorted N-Triples."""
    import pyoxigraph as ox

    store = open_store(path)
    try:
        answer = store.query(text)
        if isinstance(answer, ox.QueryTriples):
            return "".join(f"{triple} .\n" for triple in sorted_triples(answer)).encode()
        return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        # A syntax error lists all that might have stood there: several hundred characters.
        reason = textwrap.shorten(str(error), _LONGEST_REASON, placeholder=" …")
        raise QueryError(f"the query failed: {reason}") from error


def _work(pipe: Connection, path: Path, text: str) -> None:
    """Body of the process of one query."""
    try:
        pipe.send(_answer(path, text))
    except (QueryError, GraphError) as error:
        pipe.send(error)


def _in_time(path: Path, text: str, timeout_s: float) -> bytes:
    """Run in a process that is killed after ``timeout_s`` seconds: pyoxigraph itself cannot be interrupted."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_work, args=(theirs, path, text), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(timeout_s):
            raise QueryError(
                f"the query ran longer than {timeout_s:g} s and was stopped; narrow it or add LIMIT"
            )
        answer = ours.recv()
    except EOFError:
        raise QueryError("the query's process ended; it may have run out of memory") from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, Exception):
        raise answer
    return bytes(answer)


def _result(form: Form, body: bytes, base: str) -> Result:
    import pyoxigraph as ox

    names = sorted(((iri, name) for name, iri in prefixes(base).items()), key=lambda item: -len(item[0]))

    def shown(term: Any) -> str | None:
        if term is None:
            return None
        if isinstance(term, ox.NamedNode):
            return short_iri(term.value, names)
        return str(term.value)

    if form in ("construct", "describe"):
        triples = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        parts = tuple((shown(t.subject), shown(t.predicate), shown(t.object)) for t in triples)
        return Result(form, ("subject", "predicate", "object"), parts, body, base)
    answer: Any = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if form == "ask":
        return Result(form, ("answer",), (("true" if answer else "false",),), body, base)
    columns = tuple(variable.value for variable in answer.variables)
    rows = tuple(tuple(shown(solution[i]) for i in range(len(columns))) for solution in answer)
    return Result(form, columns, rows, body, base)


def short_iri(iri: str, names: list[tuple[str, str]]) -> str:
    """``iri`` with a prefix where one of ``names`` (IRI and prefix, longest first) fits."""
    for start, prefix in names:
        local = iri[len(start) :]
        if iri.startswith(start) and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri
