"""Units of a page: single lines, or the lines of one paragraph where the text is hard-wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from kg.articles import lines as look
from kg.articles.lines import Line

Kind = Literal["headline", "paragraph", "caption", "masked"]


@dataclass(slots=True)
class Unit:
    """Consecutive lines read as one; ``kind`` is settled step by step."""

    lines: list[Line]
    kind: Kind = "paragraph"
    joined: bool = field(default=False)

    @property
    def text(self) -> str:
        """The words of the unit on one line (of a very long one, both ends)."""
        return " ".join(line.text for line in self.lines) if len(self.lines) > 1 else self.lines[0].text


def gather(lines: Sequence[Line]) -> list[Unit]:
    """One unit per line, or per wrapped paragraph where the text is hard-wrapped."""
    if not _is_wrapped(lines):
        return [Unit([line]) for line in lines]
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.9)]
    units: list[Unit] = []
    for line in lines:
        previous = units[-1].lines[-1] if units else None
        runs_on = (
            previous is not None
            and not line.gap
            and not (len(previous.text) < 0.75 * width and not look.goes_on(line.text))
        )
        if runs_on:
            units[-1].lines.append(line)
        else:
            units.append(Unit([line]))
    return units


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most lines that follow each other directly break off within a sentence at a like width."""
    close = [(a, b) for a, b in pairwise(lines) if not b.gap]
    broken = sum(45 <= len(a.text) <= 130 and not look.ends_sentence(a.text) for a, _ in close)
    return broken >= 3 and broken >= 0.5 * len(close) and max(len(line.text) for line in lines) <= 160
