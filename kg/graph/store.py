"""The on-disk store that queries are answered from: Oxigraph, loaded from our own Turtle on all cores."""

from __future__ import annotations

import io
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO, Final

from kg.errors import GraphError

_PIECE: Final = 8 << 20  # bytes of Turtle below which another thread is not worth it
_THREADS: Final = 4


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
