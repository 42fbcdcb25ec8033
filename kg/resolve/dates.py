"""ISO dates of different precision: canonical form, and whether one may be the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@lru_cache(maxsize=1 << 15)
def date_bucket(date: str | None) -> str | None:
    """``date`` without time of day, an interval with equal ends as one date; None for no date."""
    if not date:
        return None
    ends = [part.strip().split("T")[0] for part in date.split("/")]
    if len(ends) == 2 and ends[0] == ends[1]:
        return ends[0]
    return "/".join(ends)


def is_day(date: str) -> bool:
    """Whether ``date`` is one day."""
    return len(date) == 10 and "/" not in date


@lru_cache(maxsize=1 << 15)
def bounds(date: str) -> tuple[str, str]:
    """First and last day of ``date`` as comparable strings (open where not known)."""
    start, slash, end = date.partition("/")
    end = end if slash else start
    low = start if _DAY.fullmatch(start) else ""
    high = end if _DAY.fullmatch(end) else ""
    return (low + "-01-01"[len(low) - 4 :] if low else "", high + "-12-31"[len(high) - 4 :] if high else "9999")


def within(inner: str, outer: str) -> bool:
    """Whether ``inner`` is a finer date inside ``outer``."""
    (a, b), (low, high) = bounds(inner), bounds(outer)
    return inner != outer and bool(a) and low <= a and b <= high


def compatible(left: str | None, right: str | None) -> bool:
    """Whether two dates may be the same day: equal, or one inside the other; no date fits no date only."""
    if left is None or right is None:
        return left == right
    return left == right or within(left, right) or within(right, left)
