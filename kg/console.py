"""What the command line shows: progress and notices on stderr, tables on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.articles import Skipped
    from kg.build import Progress


def notice(message: str) -> None:
    """One line on stderr."""
    print(f"kg: {message}", file=sys.stderr)


def report_skipped(skipped: Iterable[Skipped]) -> None:
    """One line on stderr for each input that was skipped: which, and what to do."""
    for item in skipped:
        reason = item.reason if item.reason.startswith(item.id) else f"{item.id}: {item.reason}"
        notice(f"skipped {reason}")


def report_passed_over(inputs: Sequence[str]) -> None:
    """One line on stderr when folders hold files of types that are not read, so that nobody misses them."""
    from kg.articles import passed_over

    if counts := passed_over(inputs):
        listed = ", ".join(f"{number} {extension}" for extension, number in counts.items())
        notice(f"passed over files of types that kg does not read: {listed}")


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A progress line on stderr with rate and time left; nothing when stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None, rate="")

        def advance(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.1f}/s" if speed else "")

        yield advance


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on stdout."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    view = Table(
        title=title or None, title_justify="left", show_edge=False, pad_edge=False, header_style="bold"
    )
    for i, name in enumerate(columns):
        view.add_column(name, overflow="fold", justify="left" if i == 0 else "default")
    for row in rows:
        view.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console()
    # A pipe has no width: let the table be as wide as its content.
    console.print(view) if console.is_terminal else Console(width=200).print(view)
