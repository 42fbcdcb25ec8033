"""Writing a graph into a folder: every format asked for, and the store that queries are answered from."""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final, cast

from kg.errors import GraphError
from kg.graph.blocks import blocks
from kg.graph.network import write_graphml
from kg.graph.quads import write_nquads, write_trig
from kg.graph.store import build_store
from kg.graph.tables import write_csv, write_parquet
from kg.graph.writers import RDF_WRITERS, Expander
from kg.model import Graph
from kg.settings import DEFAULT_BASE

FILES: Final = {
    "ttl": "graph.ttl", "nt": "graph.nt", "jsonld": "graph.jsonld", "nq": "graph.nq", "trig": "graph.trig",
    "graphml": "graph.graphml", "csv": "statements.csv", "parquet": "statements.parquet",
}  # fmt: skip
_OTHERS: Final[dict[str, Callable[[Graph, BinaryIO, str], None]]] = {
    "nq": write_nquads,
    "trig": write_trig,
    "graphml": lambda graph, stream, base: write_graphml(graph, stream),
    "csv": lambda graph, stream, base: write_csv(graph, stream),
}
_BUFFER_BYTES: Final = 1 << 20


class _Hashing:
    """Passes bytes on to a file and hashes them on the way."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.hash = hashlib.blake2b(digest_size=12)

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        return self._stream.write(data)


def write_graph(
    graph: Graph,
    directory: Path,
    *,
    formats: Sequence[str] = ("ttl", "nt", "jsonld", "graphml", "csv"),
    base: str = DEFAULT_BASE,
    store: bool = True,
) -> list[Path]:
    """Write ``graph`` into ``directory`` in each of ``formats`` (keys of FILES); return the files.

    Equal graphs give equal bytes. Files appear under their names only when they are complete. With ``store``,
    the query store goes to ``store/NAME`` where NAME is the hash of the Turtle; one that is there already is
    kept. Raises GraphError for an unknown format or when the disk refuses.
    """
    if unknown := sorted(set(formats) - set(FILES)):
        raise GraphError(f"unknown format {unknown[0]!r}; known: {', '.join(FILES)}")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        written = _write_rdf(graph, directory, set(formats), base, store)
        for kind in formats:
            target = directory / FILES[kind]
            if kind in _OTHERS:
                with _replacing(target) as stream:
                    _OTHERS[kind](graph, stream, base)
                written[kind] = target
            elif kind == "parquet":
                draft = target.with_name(target.name + ".part")
                write_parquet(graph, draft)
                draft.replace(target)
                written[kind] = target
    except OSError as error:
        raise GraphError(f"{directory}: cannot write the graph: {error.strerror or error}") from error
    return [written[kind] for kind in dict.fromkeys(formats)]


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``target`` when it is complete."""
    draft = target.with_name(target.name + ".part")
    with draft.open("wb", buffering=_BUFFER_BYTES) as stream:
        yield stream
    draft.replace(target)


def _write_rdf(graph: Graph, directory: Path, formats: set[str], base: str, store: bool) -> dict[str, Path]:
    """Turtle, N-Triples and JSON-LD in one pass over the blocks, and the store from the Turtle."""
    kinds = [kind for kind in RDF_WRITERS if kind in formats or (kind == "ttl" and store)]
    if not kinds:
        return {}
    digest = ""
    with ExitStack() as stack:
        stack.enter_context(_uncollected())
        writers = []
        for kind in kinds:
            stream = stack.enter_context(_replacing(directory / FILES[kind]))
            sink = _Hashing(stream) if kind == "ttl" else stream
            writers.append(RDF_WRITERS[kind](cast(BinaryIO, sink), base))
            if isinstance(sink, _Hashing):
                hashing = sink
        for block in blocks(graph, base):
            for writer in writers:
                writer.write(block)
        for writer in writers:
            writer.close()
        if "ttl" in kinds:
            digest = hashing.hash.hexdigest()
    turtle = directory / FILES["ttl"]
    if store:
        build_store(turtle, directory / "store" / digest)
    if "ttl" not in formats and store:
        turtle.unlink()
    return {kind: directory / FILES[kind] for kind in kinds if kind in formats}


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: a pass makes no cycles, and looking for them over a big graph doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def triples(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[tuple[str, str, str]]:
    """Every triple of ``graph`` as N-Triples terms, in the order of the files."""
    term = Expander(base).term
    for subject, pairs in blocks(graph, base):
        start = term(subject)
        for predicate, value in pairs:
            yield start, term(predicate), term(value)
