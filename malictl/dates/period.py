"""A period: a date known to some precision, kept as the bounds that follow from it.

All bounds are ISO days ("2022-03-27"), both ends included, so they compare as text. `None` stands for
an end that is open or not known.
"""

from typing import NamedTuple

PRECISIONS = ("day", "days", "week", "month", "quarter", "third", "half", "year", "decade", "century", "open")


class Period(NamedTuple):
    """When something was, as an EDTF string and its bounds.

    It began between `start` and `latest_start` and ended between `earliest_end` and `end`; for a single
    day that is not known exactly these are the two ends of what is possible. `approximate` (EDTF ~ and %)
    and `uncertain` (? and %) never widen the bounds.
    """

    edtf: str
    start: str | None
    latest_start: str | None
    earliest_end: str | None
    end: str | None
    precision: str
    approximate: bool = False
    uncertain: bool = False
    open: bool = False

    @property
    def exact(self) -> bool:
        """Return whether both ends are known to the day and nothing qualifies them."""
        return (
            not (self.approximate or self.uncertain)
            and self.start == self.latest_start
            and self.earliest_end == self.end
        )

    def sort_key(self) -> tuple[str, int, str]:
        """Return (first day, precision rank, last day): finest precision first, open ends last."""
        return (self.start or "0000", PRECISIONS.index(self.precision), self.end or "9999")


class Window(NamedTuple):
    """What the date options of one call ask for: limits on when a thing began and when it ended.

    Each limit is an ISO day that is itself allowed, or `None`. `qualified` tells that a date asked for is itself
    approximate or uncertain, so that no match is certain.
    """

    began_from: str | None = None
    began_until: str | None = None
    ended_from: str | None = None
    ended_until: str | None = None
    qualified: bool = False

    @property
    def any(self) -> bool:
        """Return whether anything is asked at all."""
        return any(self[:4])

    @property
    def reach(self) -> tuple[str, str]:
        """(first, last) day that a thing must have touched to fit; "" for an open end."""
        first, last = _later(self.began_from, self.ended_from), _earlier(self.began_until, self.ended_until)
        return first or "", last or ""

    def narrowed(self, other: "Window") -> "Window":
        """Return the window in which both this one and `other` hold."""
        return Window(
            _later(self.began_from, other.began_from),
            _earlier(self.began_until, other.began_until),
            _later(self.ended_from, other.ended_from),
            _earlier(self.ended_until, other.ended_until),
            self.qualified or other.qualified,
        )

    def may_hold(self, start: str, latest_start: str, earliest_end: str, end: str, within: bool) -> bool:
        """Return whether some reading of the bounds fits; `within` means one unknown day of them."""
        possible = (
            end >= (self.ended_from or "")
            and start <= (self.began_until or "9999-12-31")
            and earliest_end <= (self.ended_until or "9999-12-31")
            and latest_start >= (self.began_from or "")
        )
        if not (possible and within):
            return possible
        first = max(start, self.began_from or "", self.ended_from or "")
        last = min(end, self.began_until or "9999-12-31", self.ended_until or "9999-12-31")
        return first <= last

    def must_hold(self, start: str, latest_start: str, earliest_end: str, end: str) -> bool:
        """Return whether every reading of the bounds fits."""
        return (
            not self.qualified
            and earliest_end >= (self.ended_from or "")
            and latest_start <= (self.began_until or "9999-12-31")
            and end <= (self.ended_until or "9999-12-31")
            and start >= (self.began_from or "")
        )


def _later(a: str | None, b: str | None) -> str | None:
    return max(a, b) if a and b else a or b


def _earlier(a: str | None, b: str | None) -> str | None:
    return min(a, b) if a and b else a or b


def day_before(day: str) -> str:
    """Return the ISO day before `day`, which may be the first of all days: then `day` itself."""
    return days_after(day, -1)


def day_after(day: str) -> str:
    """Return the ISO day after `day`, which may be the last of all days: then `day` itself."""
    return days_after(day, 1)


def month_length(year: int, month: int) -> int:
    """Return how many days a month has, in the proleptic Gregorian calendar."""
    from datetime import date

    # `calendar` knows too, but brings the names of months in the user's language: a millisecond and a half.
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def days_after(day: str, count: int) -> str:
    """Return the ISO day `count` days after `day` (before, if negative), or the first or last of all days."""
    # Imported where days are counted: windows and bounds only compare them.
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(day) + timedelta(days=count)).isoformat()
    except OverflowError:
        return (date.max if count > 0 else date.min).isoformat()
