"""What python-dateutil does for the date language, behind a fence that lets it invent nothing.

`dateutil.parser` fills what a text leaves out from the current day, takes "3" for a day of this month and reads
two figures as a year. So it is only given texts that name a month, a year of four figures and a day, is asked twice
with two different days to fill in from, and is not believed if the answers differ.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from malictl.dates.names import DAY_NAMES, FRENCH_DAYS, MONTH_NUMBERS, WEEKDAYS
from malictl.dates.period import days_after, month_length
from malictl.dates.show import MONTHS
from malictl.errors import DateRefused

_FILLERS = {"of", "the", "st", "nd", "rd", "th"}


def english_day(words: str, said: str) -> str | None:
    """Return the ISO day of an English text such as "tuesday august 18th 2020", or None if it is none.

    `words` is folded. Raises DateRefused if there is no such day, or if it was another weekday.
    """
    names = re.findall(r"[a-z]+", words)
    months = [name for name in names if name in MONTH_NUMBERS]
    weekdays = [name for name in names if name in WEEKDAYS]
    numbers = re.findall(r"\d+", words)
    if len(months) != 1 or len(weekdays) > 1 or sorted(map(len, numbers)) not in ([1, 4], [2, 4]):
        return None
    if {*names} - {*months} - {*weekdays} - _FILLERS:
        return None
    number, year = sorted(numbers, key=len)
    month = MONTH_NUMBERS[months[0]]
    day = f"{year}-{month:02}-{int(number):02}"
    try:
        date.fromisoformat(day)
    except ValueError:
        return day  # refused as an EDTF date, with the days that the month has
    from dateutil import parser

    # In the names that dateutil knows; the weekday is checked here.
    known = {months[0]: MONTHS[month - 1]} | dict.fromkeys((*weekdays, "the", "of"), "")
    words = " ".join(known.get(word, word) for word in words.split())
    readings = set()
    try:
        for fill in (datetime(2000, 1, 1, 1, 1), datetime(1999, 12, 30, 23, 59)):
            readings.add(parser.parse(words, default=fill).date().isoformat())
    except (ValueError, OverflowError):
        return None
    if readings != {day}:
        return None
    if weekdays:
        check_weekday(day, weekdays[0], said)
    return day


def check_weekday(day: str, weekday: str, said: str) -> None:
    """Raise DateRefused if an ISO day that exists was not the weekday of that (folded) name."""
    try:
        fell = date.fromisoformat(day).weekday()
    except ValueError:
        return
    if fell != {**WEEKDAYS, **FRENCH_DAYS}[weekday]:
        raise DateRefused(f'"{said}" was a {DAY_NAMES[fell]}.', f"Write {day}, if that is the day you mean")


def shifted(day: str, unit: str, count: int) -> str | None:
    """Return the ISO day `count` units (day, week, month, quarter, year) after `day`; None if it has none.

    A day that the other month lacks becomes its last: a month after 31 January is 28 or 29 February.
    """
    from dateutil.relativedelta import relativedelta

    steps = {"day": "days", "week": "weeks", "month": "months", "quarter": "months", "year": "years"}
    try:
        step = relativedelta(**{steps[unit]: count * (3 if unit == "quarter" else 1)})  # type: ignore[arg-type]
        return (date.fromisoformat(day) + step).isoformat()
    except (ValueError, OverflowError):
        return None


def whole(day: str, unit: str) -> tuple[str, str]:
    """Return the first and last ISO day of the week (Monday to Sunday), month, quarter or year that `day` is in."""
    value = date.fromisoformat(day)
    if unit == "day":
        return day, day
    if unit == "week":
        monday = (value - timedelta(days=value.weekday())).isoformat()
        return monday, days_after(monday, 6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = value.month - (value.month - 1) % months
    last = first + months - 1
    return f"{day[:4]}-{first:02}-01", f"{day[:4]}-{last:02}-{month_length(value.year, last):02}"
