"""The output folder: its layout, and publishing a finished build so that a reader never sees half of one.

A build writes into ``.next/`` and then publishes: a journal names what is to be moved, the files are renamed
one by one, and the journal is deleted. Whoever opens the folder first finishes a publication that was cut off.
Stores lie in ``store/<generation>``; ``store/CURRENT`` names the one in use and is replaced in one step.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from kg.errors import GraphError

_JOURNAL: Final = ".publish.json"
_NEXT: Final = ".next"
_CURRENT: Final = "CURRENT"


@dataclass(frozen=True, slots=True)
class Output:
    """One output folder."""

    root: Path

    @property
    def cache(self) -> Path:
        """The SQLite cache of readings."""
        return self.root / "kg.db"

    @property
    def turtle(self) -> Path:
        """The graph in Turtle."""
        return self.root / "graph.ttl"

    @property
    def page(self) -> Path:
        """The explorer page."""
        return self.root / "graph.html"

    @property
    def store(self) -> Path:
        """The on-disk store in use; raise GraphError when nothing has been built here."""
        self.recover()
        pointer = self.root / "store" / _CURRENT
        if not pointer.is_file():
            raise GraphError(f"{self.root}: no graph here yet; run: kg build FOLDER -o {self.root}")
        return pointer.parent / pointer.read_text(encoding="utf-8").strip()

    def require_built(self) -> None:
        """Raise GraphError when no build has finished in this folder."""
        _ = self.store

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Lock the folder and give an empty one to write a build into; publish that when the block ends well."""
        self.root.mkdir(parents=True, exist_ok=True)
        with self.locked():
            self._finish()
            fresh = self.root / _NEXT
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            try:
                yield fresh
                self._announce(fresh)
                self._finish()
            finally:
                if not (self.root / _JOURNAL).exists():
                    shutil.rmtree(fresh, ignore_errors=True)

    @contextmanager
    def locked(self, timeout: float = 0) -> Iterator[None]:
        """Hold the folder's lock; raise GraphError when another process holds it after ``timeout`` seconds."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / ".lock", timeout=timeout)
        try:
            lock.acquire()
        except Timeout as error:
            raise GraphError(
                f"{self.root}: another kg is writing here; wait for it, or use another -o"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def _announce(self, fresh: Path) -> None:
        """Write the journal: from here on the publication will be finished, by us or by the next reader."""
        names = sorted(p.name for p in fresh.iterdir() if p.is_file())
        stores = sorted(p.name for p in (fresh / "store").iterdir()) if (fresh / "store").is_dir() else []
        stale = [name for name in self._published() if name not in names]
        plan = {"files": names, "store": stores[-1] if stores else None, "delete": stale}
        draft = fresh / _JOURNAL
        draft.write_text(json.dumps(plan), encoding="utf-8")
        _sync(draft)
        draft.replace(self.root / _JOURNAL)

    def _published(self) -> list[str]:
        """Files of an earlier build (its manifest), so that formats no longer asked for do not stay behind."""
        manifest = self.root / ".files.json"
        return list(json.loads(manifest.read_text(encoding="utf-8"))) if manifest.is_file() else []

    def recover(self) -> None:
        """Finish a publication that was cut off; do nothing when there is none. Safe to repeat.

        Raises GraphError when another process is still publishing after ten seconds.
        """
        if (self.root / _JOURNAL).is_file():
            with self.locked(timeout=10):
                self._finish()

    def _finish(self) -> None:
        """Carry out the journal, if there is one. Call with the lock held."""
        journal = self.root / _JOURNAL
        if not journal.is_file():
            return
        plan = json.loads(journal.read_text(encoding="utf-8"))
        fresh = self.root / _NEXT
        for name in plan["files"]:
            if (fresh / name).exists():
                (fresh / name).replace(self.root / name)
        if plan["store"]:
            self._switch_store(fresh / "store", plan["store"])
        for name in plan["delete"]:
            (self.root / name).unlink(missing_ok=True)
        manifest = self.root / ".files.json"
        manifest.with_suffix(".tmp").write_text(json.dumps(plan["files"]), encoding="utf-8")
        manifest.with_suffix(".tmp").replace(manifest)
        journal.unlink(missing_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)

    def _switch_store(self, fresh: Path, generation: str) -> None:
        stores = self.root / "store"
        stores.mkdir(exist_ok=True)
        if not (stores / generation).exists():  # the name is its content's hash: an equal one may be in use
            (fresh / generation).replace(stores / generation)
        pointer = stores / _CURRENT
        previous = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None
        draft = stores / "CURRENT.tmp"
        draft.write_text(generation + "\n", encoding="utf-8")
        _sync(draft)
        draft.replace(pointer)
        # The previous generation stays for readers that have it open; older ones go.
        for old in stores.iterdir():
            if old.is_dir() and old.name not in (generation, previous):
                shutil.rmtree(old, ignore_errors=True)


def _sync(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
