"""The on-disk store that queries are answered from: Oxigraph, loaded from our own Turtle on all cores.

:class:`Loading` fills a store while the Turtle is still being written; :func:`build_store` takes a finished file.
"""

from __future__ import annotations

import io
import os
import shutil
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

from kg.errors import GraphError

_PIECE: Final = 8 << 20  # bytes of Turtle below which another thread is not worth it
_THREADS: Final = 4
_STRETCH: Final = (
    32 << 20
)  # bytes loaded at once while writing: about 800,000 triples, what Oxigraph sorts in one go
_WAITING: Final = 3  # stretches loading or waiting; more would only hold memory


class _Piece(io.RawIOBase):
    """The header of a Turtle file and a stretch of whole blocks of it, as one document."""

    def __init__(self, path: Path, head: bytes, start: int, end: int) -> None:
        super().__init__()
        self._file: BinaryIO = path.open("rb")
        self._file.seek(start)
        self._head = head
        self._left = end - start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            chunk = self._head[: len(buffer)]
            self._head = self._head[len(chunk) :]
        else:
            chunk = self._file.read(min(len(buffer), self._left))
            self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._file.close()
        super().close()


class Loading:
    """A store that is filled stretch by stretch, on the other cores, while its Turtle is written.

    Used as a context: the draft is deleted on the way out unless :meth:`finish` gave it its name.
    """

    def __init__(self, draft: Path, head: bytes) -> None:
        """Start an empty store in ``draft``; ``head`` are the prefixes that every stretch needs."""
        import pyoxigraph as ox

        if draft.exists():
            shutil.rmtree(draft)
        draft.parent.mkdir(parents=True, exist_ok=True)
        self._draft = draft
        self._head = head
        self._store: ox.Store | None = ox.Store(str(draft))
        self._pool = ThreadPoolExecutor(max(1, min(_WAITING, os.cpu_count() or 1)))
        self._running: deque[Future[None]] = deque()
        self._parts: list[bytes] = []
        self._size = 0

    def __enter__(self) -> Self:
        """The loading itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the store; an unfinished one is deleted."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()
        self._store = None
        shutil.rmtree(self._draft, ignore_errors=True)

    def feed(self, data: bytes) -> None:
        """Take whole blocks of Turtle. Raises GraphError when an earlier stretch was not valid."""
        self._parts.append(data)
        self._size += len(data)
        if self._size >= _STRETCH:
            self._start()

    def _start(self) -> None:
        stretch = b"".join((self._head, *self._parts))
        self._parts.clear()
        self._size = 0
        while len(self._running) >= _WAITING:
            self._wait()
        self._running.append(self._pool.submit(self._load, stretch))

    def _load(self, stretch: bytes) -> None:
        import pyoxigraph as ox

        assert self._store is not None
        self._store.bulk_load(stretch, format=ox.RdfFormat.TURTLE, lenient=True)

    def _wait(self) -> None:
        try:
            self._running.popleft().result()
        except SyntaxError as error:
            raise GraphError(f"{self._draft}: not valid Turtle: {error}") from error

    def finish(self, folder: Path) -> None:
        """Load what is left and give the store its name; one that has it already is kept."""
        if self._parts:
            self._start()
        while self._running:
            self._wait()
        assert self._store is not None
        self._store.flush()
        self._store = None  # releases the database's lock
        if not folder.exists():
            self._draft.replace(folder)


def build_store(turtle: Path, folder: Path) -> None:
    """Load a Turtle file written by this package into a new store in ``folder``.

    A store that is there already is kept: its name is its content's hash. The folder appears when the store
    is complete. Raises GraphError when the file is not valid Turtle or the disk refuses.
    """
    if folder.exists():
        return
    draft = folder.with_name(folder.name + ".part")
    if draft.exists():
        shutil.rmtree(draft)
    draft.parent.mkdir(parents=True, exist_ok=True)
    try:
        _load(turtle, draft)
    except SyntaxError as error:
        raise GraphError(f"{turtle}: not valid Turtle: {error}") from error
    draft.replace(folder)


def _load(turtle: Path, folder: Path) -> None:
    """Fill a new store; the lock of its database is released on return."""
    import pyoxigraph as ox

    store = ox.Store(str(folder))

    def load(piece: _Piece) -> None:
        # Lenient leaves out checks of IRIs and language tags: what we wrote is checked where it is made.
        with io.BufferedReader(piece, _PIECE) as stream:
            store.bulk_load(stream, format=ox.RdfFormat.TURTLE, lenient=True)

    pieces = _split(turtle, min(_THREADS, os.cpu_count() or 1))
    # One load uses one core, and releases the interpreter's lock.
    with ThreadPoolExecutor(len(pieces)) as pool:
        list(pool.map(load, pieces))
    store.flush()


def _split(turtle: Path, threads: int) -> list[_Piece]:
    """Pieces of about equal size, cut between blocks: no literal of ours holds a raw line end."""
    size = turtle.stat().st_size
    with turtle.open("rb") as file:
        first = file.read(1 << 16)
        mark = first.find(b"\n\n") + 2
        if not first.startswith(b"@prefix") or mark < 2:
            return [_Piece(turtle, b"", 0, size)]
        cuts = [mark]
        for i in range(1, min(threads, size // _PIECE + 1)):
            file.seek(mark + (size - mark) * i // threads)
            cut = _next_block(file)
            if cut is not None and cut > cuts[-1]:
                cuts.append(cut)
    bounds = zip(cuts, [*cuts[1:], size], strict=True)
    return [_Piece(turtle, first[:mark], start, end) for start, end in bounds]


def _next_block(file: BinaryIO) -> int | None:
    """Where the next block begins after the file's position; None when there is none."""
    at, before = file.tell(), b""
    while chunk := file.read(1 << 16):
        found = (before + chunk).find(b"\n\n")
        if found >= 0:
            return at - len(before) + found + 2
        before = chunk[-1:]
        at += len(chunk)
    return None
