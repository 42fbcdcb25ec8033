"""Statements of the family (role)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.reading import Reading
from kg.model import Statement


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield the statements of ``reading``."""
    yield from ()
