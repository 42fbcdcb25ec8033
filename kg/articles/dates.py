"""The day an article was published, as ISO ``YYYY-MM-DD``, from what a page or record says."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from kg.articles.patterns import DATE_LINE, DAY, MAX_LINE

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_NUMERIC: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_DAY: Final = re.compile(DAY, re.IGNORECASE)
_EARLIEST: Final = 1600


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if found.year >= _EARLIEST else None


@lru_cache(maxsize=4096)
def iso_day(value: str) -> str | None:
    """Read an absolute day out of ``value`` ("2022-09-15T08:00Z", "Sept. 15, 2022", "15 September 2022").

    None when there is no full day, or when day and month cannot be told apart ("03/04/2022").
    """
    value = value.strip()[:100]
    if found := _ISO.match(value) or _COMPACT.match(value):
        return _iso(*map(int, found.groups()))
    if found := _NUMERIC.search(value):
        first, second, year = map(int, found.groups())
        if first > 12 or first == second:
            return _iso(year, second, first)
        return _iso(year, first, second) if second > 12 else None
    found = _DAY.search(value)
    return _spelled(found[0] if found else value)


def _spelled(value: str) -> str | None:
    import dateparser

    parsed = dateparser.parse(
        value,
        languages=["en"],
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return _iso(parsed.year, parsed.month, parsed.day) if parsed else None


def date_line(line: str) -> str | None:
    """The ISO day of a line that is nothing but a date ("Published: Oct. 6, 2022, 10:15 GMT")."""
    if len(line) > MAX_LINE:
        return None
    found = DATE_LINE.fullmatch(line)
    return iso_day(found["day"]) if found else None
