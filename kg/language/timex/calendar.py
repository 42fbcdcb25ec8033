"""From a time expression to ISO 8601, against the day of the article and the day last spoken of.

Conventions of news writing (Associated Press and Reuters style books): a bare weekday lies within a week of the
article, before it in the past tense and after it in the future tense, and is the article's own day when the
names agree; a bare month or "March 3" is the nearest in the direction of the tense. "Last week" is the ISO
week (Monday to Sunday) before the article's. Precision is never greater than the words': day, month, year, or
an interval with ``/``. What needs an article's date gives None without one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from kg.language.timex.grammar import MONTHS, NUMBERS, WEEKDAYS

Direction = Literal["past", "future", "near"]
_DAY: Final = timedelta(days=1)
_NOT_NOW: Final = {"last": -1, "this": 0, "next": 1, "past": 0, "coming": 0}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions lean on: the article's day, and the ISO day, month or year last spoken of."""

    published: date | None
    spoken: str | None

    def day_for(self, unit: str) -> date | None:
        """The day to count from in ``unit``; None when what was spoken of is known less precisely than that."""
        spoken = self.spoken or ""
        if len(spoken) < {"day": 10, "week": 10, "month": 7, "year": 4}[unit]:
            return None
        return date.fromisoformat(spoken + "-01-01"[len(spoken) - 4 :] if len(spoken) < 10 else spoken)


def normalise(kind: str, found: re.Match[str], direction: Direction, anchor: Anchor) -> str | None:
    """The ISO form of a match of :func:`kg.language.timex.grammar.scan`; None when it cannot be known."""
    parts = {name: value for name, value in found.groupdict().items() if value is not None}
    try:
        return _FORMS[kind](parts, direction, anchor)
    except (ValueError, OverflowError):  # 31 June, year 0
        return None


# --------------------------------------------------------------------------- parts
def _first(parts: dict[str, str], *names: str) -> str | None:
    return next((parts[name] for name in names if name in parts), None)


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _step(text: str) -> int:
    return _NOT_NOW[text.split()[-1].lower()]


def _shift(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _week(day: date) -> str:
    monday = day - day.weekday() * _DAY
    return f"{monday}/{monday + 6 * _DAY}"


def _moved(base: date, unit: str, count: int) -> str:
    """``base`` moved by days, weeks, months or years, as precisely as the unit speaks."""
    if unit == "day":
        return str(base + count * _DAY)
    if unit in {"week", "weekend"}:
        moved = base + 7 * count * _DAY
        if unit == "week":
            return _week(moved)
        saturday = moved + (5 - moved.weekday()) * _DAY
        return f"{saturday}/{saturday + _DAY}"
    moved = _shift(base, count * (12 if unit == "year" else 1))
    return f"{moved.year}" if unit == "year" else f"{moved.year}-{moved.month:02}"


def _year_of(month: int, day: int | None, direction: Direction, published: date | None) -> int | None:
    """The year that a date without one means."""
    if published is None:
        return None
    if day is None:
        now = published.month
        if direction == "past":
            return published.year - (month > now)
        if direction == "future":
            return published.year + (month < now)
        years = sorted((abs((y * 12 + month) - (published.year * 12 + now)), y) for y in _around(published))
        return years[0][1]
    days = [(y, date(y, month, day)) for y in _around(published) if day <= monthrange(y, month)[1]]
    if direction == "past":  # a day of grace: the article's own day may lie behind the event's time zone
        days = [(y, d) for y, d in days if d <= published + _DAY]
        return max(days)[0] if days else None
    if direction == "future":
        days = [(y, d) for y, d in days if d >= published]
        return min(days)[0] if days else None
    return min(days, key=lambda pair: abs(pair[1] - published))[0] if days else None


def _around(published: date) -> tuple[int, int, int]:
    return published.year - 1, published.year, published.year + 1


def _weekday(weekday: int, direction: Direction, published: date) -> date:
    back = (published.weekday() - weekday) % 7
    if direction == "past" or (direction == "near" and back <= 3):
        return published - back * _DAY
    return published + (-back % 7) * _DAY


# --------------------------------------------------------------------------- kinds
def _iso(parts: dict[str, str], _: Direction, __: Anchor) -> str:
    return str(date.fromisoformat(parts["iso"]))


def _day(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    month, day = _month(_first(parts, "m1", "m2") or ""), _number(_first(parts, "d1", "d2") or "")
    stated = _first(parts, "y1", "y2")
    year = int(stated) if stated else _year_of(month, day, direction, anchor.published)
    return str(date(year, month, day)) if year else None


def _range(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    end_month = _first(parts, "r1m2", "r2m2", "r1m1")
    start_month = _first(parts, "r1m1", "r2m1", "r2m2")
    assert start_month is not None
    assert end_month is not None
    first, last = _month(start_month), _month(end_month)
    start, end = _number(_first(parts, "r1d1", "r2d1") or ""), _number(_first(parts, "r1d2", "r2d2") or "")
    stated = _first(parts, "r1y2", "r2y2")
    year = int(stated) if stated else _year_of(last, end, direction, anchor.published)
    if year is None:
        return None
    first_year = int(parts["r1y1"]) if "r1y1" in parts else year - (first > last)
    begin, finish = date(first_year, first, start), date(year, last, end)
    return f"{begin}/{finish}" if begin < finish else None


def _months(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    first, last = _month(parts["m3"]), _month(parts["m4"])
    year = int(parts["y4"]) if "y4" in parts else _year_of(last, None, direction, anchor.published)
    if year is None:
        return None
    first_year = int(parts["y3"]) if "y3" in parts else year - (first > last)
    return f"{first_year}-{first:02}/{year}-{last:02}"


def _month_year(parts: dict[str, str], _: Direction, __: Anchor) -> str:
    return f"{parts['y5']}-{_month(parts['m5']):02}"


def _weekdays(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    if anchor.published is None:
        return None
    start = _weekday(WEEKDAYS[parts["w1"]], direction, anchor.published)
    end = start + ((WEEKDAYS[parts["w2"]] - start.weekday()) % 7) * _DAY
    return f"{start}/{end}"


def _day_of_week(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    published, weekday = anchor.published, WEEKDAYS[parts["w3"]]
    if published is None:
        return None
    monday = published - published.weekday() * _DAY
    if "step2" in parts:
        return str(monday + (7 * _NOT_NOW[parts["step2"]] + weekday) * _DAY)
    step = parts.get("step1", "").lower()
    if step == "last":  # the one before, never the article's own day
        return str(_weekday(weekday, "past", published - _DAY))
    if step == "next":  # that of the coming week
        return str(monday + (7 + weekday) * _DAY)
    if step == "this past":
        return str(_weekday(weekday, "past", published))
    if step == "this coming":
        return str(_weekday(weekday, "future", published))
    return str(_weekday(weekday, "near" if step else direction, published))


def _step_month(parts: dict[str, str], _: Direction, anchor: Anchor) -> str | None:
    published, month, step = anchor.published, _month(parts["m6"]), parts["step3"].lower()
    if published is None:
        return None
    if step == "last":
        year = published.year - (month >= published.month)
    elif step == "next":
        year = published.year + (month <= published.month)
    elif step == "this past":
        year = published.year - (month > published.month)
    elif step == "this coming":
        year = published.year + (month < published.month)
    else:
        year = published.year
    return f"{year}-{month:02}"


def _stepped(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    if anchor.published is None:
        return None
    step, unit = parts["step4"].lower(), parts["unit1"]
    gone = step == "this past" or (step == "this" and direction == "past")
    if unit == "weekend" and gone and anchor.published.weekday() < 5:
        return _moved(anchor.published, unit, -1)
    if step not in {"last", "this", "next"} and unit != "weekend":
        return None  # "this past year" is a duration
    return _moved(anchor.published, unit, _step(step))


def _bare_month(parts: dict[str, str], direction: Direction, anchor: Anchor) -> str | None:
    month = _month(parts["m7"])
    year = _year_of(month, None, direction, anchor.published)
    return f"{year}-{month:02}" if year else None


def _years(parts: dict[str, str], _: Direction, __: Anchor) -> str | None:
    return f"{parts['y6']}/{parts['y7']}" if parts["y6"] < parts["y7"] else None


def _year(parts: dict[str, str], _: Direction, __: Anchor) -> str:
    return parts["y8"]


def _deictic(parts: dict[str, str], _: Direction, anchor: Anchor) -> str | None:
    word = " ".join(parts["deictic"].lower().split())
    days = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }.get(word, 0)
    return str(anchor.published + days * _DAY) if anchor.published else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _ago(parts: dict[str, str], _: Direction, anchor: Anchor) -> str | None:
    if anchor.published is None:
        return None
    count, unit = _count(parts["n1"]), parts["unit2"]
    if "hedge" not in parts:
        return _moved(anchor.published, unit, -count)
    # "nearly four months ago": one off either way must not change what is told, so it is told more coarsely.
    width = {"day": 7, "week": 7, "month": 4}.get(unit)
    if width is None:
        return None
    around = {_moved(anchor.published, unit, -n)[:width] for n in (count - 1, count, count + 1)}
    return around.pop() if len(around) == 1 else None


def _same(parts: dict[str, str], _: Direction, anchor: Anchor) -> str | None:
    base = anchor.day_for(parts["unit3"])
    return _moved(base, parts["unit3"], 0) if base else None


def _offset(parts: dict[str, str], _: Direction, anchor: Anchor) -> str | None:
    unit = _first(parts, "unit4", "unit5", "unit6") or "day"
    base = anchor.day_for(unit)
    if base is None:
        return None
    way = _first(parts, "way", "rank", "rank2") or ""
    count = _count(parts.get("n2", "one"))
    back = way in {"earlier", "before", "previous", "preceding"}
    if unit == "week" and "n2" in parts:  # "two weeks later" counts from a day and means a day about then
        return str(base + (-7 if back else 7) * count * _DAY)
    return _moved(base, unit, -count if back else count)


_FORMS: Final = {
    "iso": _iso,
    "range": _range,
    "day": _day,
    "months": _months,
    "month_year": _month_year,
    "weekdays": _weekdays,
    "weekday": _day_of_week,
    "step_month": _step_month,
    "step": _stepped,
    "month": _bare_month,
    "years": _years,
    "year": _year,
    "deictic": _deictic,
    "ago": _ago,
    "same": _same,
    "offset": _offset,
}
