"""Files and folders to articles, one by one; what cannot be used comes out as a :class:`Skipped`."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.articles.english import is_english
from kg.articles.formats import reader_of, supported
from kg.articles.outcome import Skipped, Unreadable
from kg.model import Article


def read_inputs(inputs: Sequence[str | Path]) -> Iterator[Article | Skipped]:
    """Read the articles of files and folders in the order given, folders in sorted order and with subfolders.

    In folders, hidden files, a README and files of unknown types are passed over; named on their own, they
    are read or reported. A file whose text was read already, and a record with an id that was, are reported as
    duplicates. Nothing is raised for bad input: each gives a :class:`Skipped`, and reading goes on.
    """
    texts: dict[str, str] = {}  # sha256 of a file's text -> id of the first
    ids: set[str] = set()
    opened: set[str] = set()
    for item in inputs:
        for path in _files(str(item), opened):
            if isinstance(path, Skipped):
                yield path
                continue
            for outcome in _read(path):
                yield _once(outcome, texts, ids, whole_file=outcome.id == path)


def _once(
    outcome: Article | Skipped, texts: dict[str, str], ids: set[str], whole_file: bool
) -> Article | Skipped:
    if isinstance(outcome, Skipped):
        return outcome
    if outcome.id in ids:
        return Skipped(outcome.id, "an article with this id was read already: give each its own id")
    if whole_file:
        first = texts.setdefault(outcome.sha256, outcome.id)
        if first != outcome.id:
            return Skipped(outcome.id, f"duplicate of {first}: the text is the same")
    ids.add(outcome.id)
    if not outcome.blocks:
        return Skipped(outcome.id, "no running text in it, only page furniture")
    if not is_english(outcome.text[a:b] for block in outcome.blocks for a, b in block.spans):
        return Skipped(outcome.id, "not in English, the one language that kg reads: give a translation")
    return outcome


def _files(path: str, opened: set[str]) -> Iterator[str | Skipped]:
    """The files of one input; ``opened`` holds the real paths that were given out already."""
    if (name := _legible(path)) != path:  # the path becomes the article's id, which is text everywhere
        yield Skipped(name, "its name is not UTF-8: rename it")
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  - the path is kept as given
    except FileNotFoundError:
        yield Skipped(path, "not found: check the path" if not os.path.islink(path) else "broken link")  # noqa: PTH114
        return
    except (OSError, ValueError) as error:
        yield Skipped(path, f"cannot be read: {_why(error)}")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, opened)
    elif not stat.S_ISREG(mode):
        yield Skipped(path, "neither a file nor a folder")
    elif reader_of(path) is None:
        yield Skipped(path, f"unknown type: kg reads {', '.join(supported())}")
    elif (real := os.path.realpath(path)) not in opened:
        opened.add(real)
        yield path


def _folder(folder: str, opened: set[str]) -> Iterator[str | Skipped]:
    real = os.path.realpath(folder)
    if real in opened:  # a link back to a folder above, or the same folder twice
        return
    opened.add(real)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  - plain strings keep the path as given
    except OSError as error:
        yield Skipped(folder, f"cannot be listed: {_why(error)}")
        return
    found = False
    for name in names:
        if _aside(name):
            continue
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.path.isdir(path) or reader_of(path) is not None:  # noqa: PTH112
            found = True
            yield from _files(path, opened)
    if not found:
        yield Skipped(folder, f"no articles in this folder: kg reads {', '.join(supported())}")


def passed_over(inputs: Sequence[str | Path]) -> dict[str, int]:
    """How many files in the folders among ``inputs`` are of types that are not read, by extension."""
    counts: Counter[str] = Counter()
    for item in inputs:
        for _, folders, names in os.walk(item):
            folders[:] = [name for name in folders if not _aside(name)]
            for name in names:
                if not _aside(name) and reader_of(name) is None:
                    counts[Path(name).suffix.lower() or "no extension"] += 1
    return dict(sorted(counts.items()))


def _aside(name: str) -> bool:
    """Whether a name in a folder is hidden or a README."""
    return name.startswith(".") or name.lower().split(".")[0] == "readme"


def _read(path: str) -> Iterator[Article | Skipped]:
    read = reader_of(path)
    assert read is not None
    try:
        yield from read(path)
    except Unreadable as reason:
        yield Skipped(path, str(reason))
    except OSError as error:
        yield Skipped(path, f"cannot be read: {_why(error)}")


def _legible(path: str) -> str:
    """The path with a replacement character for each byte of its name that is no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
