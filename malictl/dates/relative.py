"""Expressions that depend on the day they are asked: "today", "last month", "3 months ago", "past 12 months"."""

from __future__ import annotations

import re
from collections.abc import Callable

from malictl.dates.calendar import shifted, whole
from malictl.dates.names import NUMBERS
from malictl.dates.period import day_after
from malictl.errors import DateRefused
from malictl.text import fold

_UNIT = r"(?P<unit>day|week|month|quarter|year)s?"
_COUNT = rf"(?P<count>\d+|{'|'.join(NUMBERS)})"
_AGO = re.compile(rf"{_COUNT} {_UNIT} ago")
_PAST = re.compile(rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}")
_NAMED = re.compile(r"(?P<which>this|last) (?P<unit>week|month|quarter|year)")
_PAST_ONE = re.compile(r"(?:the )?past (?P<unit>week|month|quarter|year)")


def relative_days(said: str, today: Callable[[], str]) -> tuple[str, str] | None:
    """Return the first and last day of a relative expression, in the precision of its unit; None if it is none.

    "3 months ago" is a whole month, "2 weeks ago" a whole week, "past 12 months" ends today. Raises DateRefused
    if it lies before the year 1.
    """
    # No sign: "-3 months ago" and "today?" are not what they would be without it.
    words = fold(said) if re.fullmatch(r"[A-Za-z0-9\s]+", said, re.ASCII) else ""
    if words in ("today", "yesterday"):
        return whole(_back(said, today(), "day", 0 if words == "today" else 1), "day")
    if named := _NAMED.fullmatch(words):
        unit = named["unit"]
        return whole(_back(said, today(), unit, 0 if named["which"] == "this" else 1), unit)
    if ago := _AGO.fullmatch(words):
        return whole(_back(said, today(), ago["unit"], _number(ago["count"])), ago["unit"])
    past = _PAST.fullmatch(words) or _PAST_ONE.fullmatch(words)
    if past:
        count = _number(past.groupdict().get("count") or "1")
        if not count:
            raise DateRefused(f'"{said}" is no time at all.', "Write at least 1")
        return day_after(_back(said, today(), past["unit"], count)), today()
    return None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else NUMBERS[written]


def _back(said: str, today: str, unit: str, count: int) -> str:
    day = shifted(today, unit, -count)
    if day is None:
        raise DateRefused(f'"{said}" is before the year 1.', "Write fewer")
    return day
