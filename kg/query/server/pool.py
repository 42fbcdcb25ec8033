"""Queries in worker processes: one that runs too long, or eats too much memory, dies alone.

pyoxigraph has no time-out and its evaluation cannot be interrupted from Python, so a query past its limit is
stopped by killing the process it runs in; a fresh one takes its place.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Literal, cast

from kg.errors import QueryError
from kg.query.server.protocol import GRAPHS

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    import pyoxigraph

_CONTEXT: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds of run time and of waiting for a worker, bytes of result and memory."""

    seconds: float = 30.0
    queue_seconds: float = 30.0
    result_bytes: int = 64 * 2**20
    memory_bytes: int = 4 * 2**30


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the media types its result may have (None: not acceptable), the store to ask,
    and the base of its IRIs."""

    query: str
    solutions: str | None
    graph: str | None
    store: Path
    base: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole serialised result, or why there is none.

    ``refused``: malformed, or asks for what is not served; ``unacceptable``: the client takes no media type
    that fits this form of query; ``too_large``: past the result limit; ``timeout``, ``died`` (out of memory),
    ``busy``: it could not be finished. ``empty``: a graph without any triple.
    """

    status: Literal["ok", "refused", "unacceptable", "too_large", "timeout", "died", "busy"]
    body: bytes = b""
    media_type: str = ""
    message: str = ""
    empty: bool = False


class _TooLargeError(Exception):
    pass


class _Bounded(io.RawIOBase):
    """A byte buffer that refuses to grow past its limit."""

    def __init__(self, limit: int) -> None:
        self._parts: list[bytes] = []
        self._left = limit

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        chunk = bytes(data)
        self._left -= len(chunk)
        if self._left < 0:
            raise _TooLargeError
        self._parts.append(chunk)
        return len(chunk)

    def value(self) -> bytes:
        return b"".join(self._parts)


def _answer(store: pyoxigraph.Store, job: Job, limit: int) -> Answer:
    import pyoxigraph as ox

    from kg.query.guard import check_query
    from kg.query.triples import serialize_triples, sorted_triples

    bounded = _Bounded(limit)
    empty = False
    sink = cast("IO[bytes]", bounded)
    try:
        # Parsed here and not in the server: a query that is costly to parse must not stall the others.
        is_graph = check_query(job.query) in ("construct", "describe")
        media_type = job.graph if is_graph else job.solutions
        if media_type is None:
            return Answer("unacceptable")
        result = store.query(job.query)
        if isinstance(result, ox.QueryTriples):
            triples = sorted_triples(result)
            empty = not triples
            bounded.write(serialize_triples(triples, GRAPHS[media_type], job.base))
        else:
            result.serialize(sink, format=ox.QueryResultsFormat.from_media_type(media_type))
    except _TooLargeError:
        return Answer("too_large", message=f"the result is larger than {limit} bytes; add a LIMIT")
    except (QueryError, SyntaxError, ValueError, RuntimeError, OSError, RecursionError) as error:
        return Answer("refused", message=" ".join(str(error).split()) or type(error).__name__)
    return Answer("ok", bounded.value(), media_type, empty=empty)


def _work(pipe: Connection, limits: Limits) -> None:
    """Body of a worker process: answer jobs until the pipe closes."""
    import pyoxigraph as ox

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    path: Path | None = None
    store: ox.Store | None = None
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            job = pipe.recv()
            try:
                if store is None or path != job.store:
                    store, path = ox.Store.read_only(str(job.store)), job.store
                pipe.send(_answer(store, job, limits.result_bytes))
            except OSError as error:
                store = None
                pipe.send(Answer("died", message=f"the store cannot be read: {' '.join(str(error).split())}"))
            except MemoryError:
                pipe.send(Answer("died", message="the query needs more memory than it may use"))


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process: SpawnProcess = _CONTEXT.Process(target=_work, args=(theirs, self._limits), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, job: Job) -> Answer:
        """Run ``job``; past the limit kill the process and start another. Blocks; call it in a thread."""
        try:
            self._pipe.send(job)
            if self._pipe.poll(self._limits.seconds):
                answer: Answer = self._pipe.recv()
                return answer
            reason = Answer(
                "timeout", message=f"the query ran longer than {self._limits.seconds:g} s and was stopped"
            )
        except (EOFError, OSError):
            reason = Answer("died", message="the query's process ended; it may have run out of memory")
        self.stop()
        self._start()
        return reason

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


class QueryPool:
    """``size`` worker processes behind one queue."""

    def __init__(self, size: int, limits: Limits) -> None:
        """Start nothing yet; :meth:`running` does."""
        self._size = size
        self._limits = limits
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[QueryPool]:
        """Start the workers; stop them at the end, whatever they are doing."""
        workers = [_Worker(self._limits) for _ in range(self._size)]
        for worker in workers:
            self._idle.put_nowait(worker)
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="query")
        try:
            yield self
        finally:
            for worker in workers:
                worker.stop()
            self._threads.shutdown(wait=True, cancel_futures=True)

    async def run(self, job: Job) -> Answer:
        """Answer ``job`` when a worker is free; ``busy`` when none is within the waiting limit."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._limits.queue_seconds)
        except TimeoutError:
            return Answer("busy", message="too many queries are waiting; try again")
        # Shielded: when the client goes away, the worker still finishes (or is killed) before it is idle again.
        call = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, job)
        call.add_done_callback(lambda _: self._idle.put_nowait(worker))
        return await asyncio.shield(call)
