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
from kg.graph.store import Loading
from kg.graph.tables import write_csv, write_parquet
from kg.graph.writers import RDF_WRITERS, Expander, turtle_header
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


class _Tapped:
    """Passes bytes on to a file; hashes them on the way, and hands them to a store that is being loaded."""

    def __init__(self, stream: BinaryIO, loading: Loading | None) -> None:
        self._stream = stream
        self._loading = loading
        self.hash = hashlib.blake2b(digest_size=12)

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        if self._loading:
            self._loading.feed(data)
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
    """Turtle, N-Triples and JSON-LD in one pass over the blocks, the store filled with the Turtle meanwhile."""
    kinds = [kind for kind in RDF_WRITERS if kind in formats or (kind == "ttl" and store)]
    with ExitStack() as stack:
        stack.enter_context(_uncollected())
        loading = None
        if store:
            draft = directory / "store" / "loading.part"
            loading = stack.enter_context(Loading(draft, turtle_header(base).encode("utf-8")))
        tapped = None
        writers = []
        for kind in kinds:
            sink = stack.enter_context(_replacing(directory / FILES[kind]))
            if kind == "ttl":
                tapped = _Tapped(sink, loading)
                sink = cast(BinaryIO, tapped)
            writers.append(RDF_WRITERS[kind](sink, base))
        if writers:
            for block in blocks(graph, base):
                for writer in writers:
                    writer.write(block)
        for writer in writers:
            writer.close()
        if loading and tapped:
            loading.finish(directory / "store" / tapped.hash.hexdigest())
    if "ttl" not in formats and store:
        (directory / FILES["ttl"]).unlink()
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
