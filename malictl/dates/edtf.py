"""Extended Date/Time Format (Library of Congress 2019, ISO 8601-2): level 1, with codes 33-41 of level 2.

Left out on purpose: seasons (21-32: Mali's year has a rainy and a dry season, not these), years before
0001 or after 9999, times of day. Reversed intervals and days that no calendar has are refused.
"""

import re
from typing import NamedTuple

from malictl.dates.period import Period, month_length
from malictl.dates.show import MONTHS

_SUB_YEAR = {
    **{str(33 + i): ("quarter", 3 * i + 1, 3) for i in range(4)},
    **{str(37 + i): ("third", 4 * i + 1, 4) for i in range(3)},
    **{str(40 + i): ("half", 6 * i + 1, 6) for i in range(2)},
}
_FORM = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)", re.ASCII
)


class _Part(NamedTuple):
    start: str
    end: str
    precision: str
    mark: str


def parse_edtf(text: str, within: bool = False) -> Period:
    """Return the period that an EDTF string names.

    `within` says that an interval means one day somewhere inside it, not something that lasted.
    Raises ValueError with a sentence that says what is wrong and, where it can, what to write.
    """
    if "/" not in text:
        part = _part(text)
        return Period(
            text, part.start, part.end, part.start, part.end, part.precision,
            part.mark in {"~", "%"}, part.mark in {"?", "%"},
        )  # fmt: skip
    if text.count("/") > 1:
        raise ValueError(f'"{text}" has more than one "/": an interval has two ends')
    left, right = text.split("/")
    first, last = _end(left), _end(right)
    if first is None and last is None:
        raise ValueError(f'"{text}" names no day at all: give at least one end')
    if first and last and first.start > last.end:
        raise ValueError(f'"{text}" runs backwards: write "{right}/{left}"')
    marks = {part.mark for part in (first, last) if part}
    flags = (bool(marks & {"~", "%"}), bool(marks & {"?", "%"}))
    start, end = (first.start if first else None), (last.end if last else None)
    if within:
        if not (first and last):
            raise ValueError(f'"{text}" is open: one day within it would be no date at all')
        return Period(text, start, end, start, end, _length(first.start, last.end), *flags)
    precision = max(
        (part.precision for part in (first, last) if part), key=("day", "month", "quarter", "third", "half",
        "year", "decade", "century").index,
    )  # fmt: skip
    # Where the two ends overlap ("2020/2020-08-18") each still bounds the other. An end that is not known (as
    # "2013/", which is not the open "2013/..") leaves the other bound where the known end puts it.
    latest_start = min(first.end, end or first.end) if first else None if left == ".." else end
    earliest_end = max(last.start, start or last.start) if last else None if right == ".." else start
    return Period(text, start, latest_start, earliest_end, end, precision, *flags, open=right == "..")


def _end(text: str) -> _Part | None:
    return None if text in ("", "..") else _part(text)


def _part(text: str) -> _Part:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(
            f'"{text}" is not an EDTF date: write 2020, 2020-06, 2020-06-18, 2020-33 or two of them with /'
        )
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year:
        if month:
            raise ValueError(f'"{text}" knows the month but not the year: leave the month out')
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _Part(f"{max(first, 1):04}-01-01", f"{last:04}-12-31", "decade" if year[2] != "X" else "century", mark)
    number = int(year)
    if number < 1:
        raise ValueError(f'"{text}" is before the year 1')
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f'"{text}" knows the day but not the month: leave the day out')
        return _Part(f"{year}-01-01", f"{year}-12-31", "year", mark)
    if month in _SUB_YEAR:
        if day:
            raise ValueError(f'"{text}" adds a day to a part of a year')
        precision, begins, length = _SUB_YEAR[month]
        last_month = begins + length - 1
        return _Part(
            f"{year}-{begins:02}-01", f"{year}-{last_month:02}-{month_length(number, last_month)}", precision, mark
        )
    in_year = int(month)
    if not 1 <= in_year <= 12:
        seasons = ": seasons are not used, write the months" if 21 <= in_year <= 32 else " (months run 01-12)"
        raise ValueError(f'"{text}" is not a date{seasons}')
    days = month_length(number, in_year)
    if day in (None, "XX"):
        return _Part(f"{year}-{month}-01", f"{year}-{month}-{days}", "month", mark)
    if not 1 <= int(day) <= days:
        raise ValueError(f'"{text}" is not a date ({MONTHS[in_year - 1]} {year} has {days} days)')
    return _Part(text[:10], text[:10], "day", mark)


def _length(start: str, end: str) -> str:
    # The classes of ACLED's and UCDP's precision codes: days, a week, a month, a year.
    from datetime import date

    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    for most, name in ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year")):
        if days <= most:
            return name
    return "decade" if days <= 3653 else "century"
