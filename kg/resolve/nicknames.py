"""Short forms of given names (Joe, Joseph), from ``nicknames.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _full_names() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in files("kg.resolve").joinpath("nicknames.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            short, *full = line.split("\t")
            table[short] = frozenset(full)
    return table


def same_given_name(a: str, b: str) -> bool:
    """Whether one is a short form of the other, or both are short forms of one name."""
    table = _full_names()
    of_a, of_b = table.get(a, frozenset()), table.get(b, frozenset())
    return b in of_a or a in of_b or bool(of_a & of_b)


def given_keys(token: str) -> frozenset[str]:
    """Full names that ``token`` may stand for, itself included: names that share one may be the same."""
    return _full_names().get(token, frozenset()) | {token}
