"""The time between two dates: years, months and days, and days in all; a range where a date is not known to the day."""

from datetime import date
from typing import NamedTuple


class Gap(NamedTuple):
    """A length of time. `total` is in days; `years`, `months` and `days` add up to it. All are negative going back."""

    years: int
    months: int
    days: int
    total: int

    def __neg__(self) -> "Gap":
        """Return the same length in the other direction."""
        return Gap(-self.years, -self.months, -self.days, -self.total)


def gap(first: str, last: str) -> Gap:
    """Return the time from one ISO day to another; from `last` to `first` it is minus that.

    Whole years and months are counted from the earlier day, as calendars do: 31 January to 28 February is a
    month, to 1 March a month and a day.
    """
    if first > last:
        return -gap(last, first)
    from dateutil.relativedelta import relativedelta

    start, end = date.fromisoformat(first), date.fromisoformat(last)
    difference = relativedelta(end, start)
    return Gap(difference.years, difference.months, difference.days, (end - start).days)


def gap_range(first: tuple[str, str], last: tuple[str, str]) -> tuple[Gap, Gap]:
    """Return the least and the most time between two days of which only (earliest, latest) are known."""
    return gap(first[1], last[0]), gap(first[0], last[1])


def show_gap(least: Gap, most: Gap) -> str:
    """Return a time in words: "9 months and 6 days (279 days)", "between 30 and 61 days"."""
    if least.total < 0 < most.total:
        ends = f"{_parts(least)} going back and {_parts(most)}"
        total = f"{_count(-least.total, 'day')} going back and {_count(most.total, 'day')}"
        return f"between {total}" + (f" ({ends})" if ends != total else "")
    if least.total < 0:
        return f"{show_gap(-most, -least)}, going back"
    if least != most:
        return f"between {least.total:,} and {most.total:,} days ({_parts(least)} to {_parts(most)})"
    total = _count(abs(least.total), "day")
    words = _parts(least)
    if words in (total, "no time"):
        return words
    return f"{words} ({total})"


def _parts(length: Gap) -> str:
    counted = ((length.years, "year"), (length.months, "month"), (length.days, "day"))
    parts = [_count(abs(number), unit) for number, unit in counted if number]
    words = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return words or "no time"


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
