"""Events by year or month, turning points with the time between them, and spans on one axis of time."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.period import Window
from malictl.queries.events import Found, turning_points
from malictl.queries.filters import EventFilter
from malictl.queries.situation import GROUPS, group_of, last_day

if TYPE_CHECKING:
    from malictl.store.store import Document, Store

UNITS = ("year", "month", "turning-point")


class Bucket(NamedTuple):
    """One year ("2020") or month ("2020-08") with the index entries of its events, in order of time."""

    period: str
    entries: "tuple[Document, ...]"

    @property
    def turning(self) -> "tuple[Document, ...]":
        """Return the entries of turning points."""
        return tuple(turning_points(self.entries))


def buckets(found: Found, unit: str) -> list[Bucket]:
    """Return the events by the year or month in which they began; those between that have none are there, empty.

    An event that is only known to the year is counted in the first of its months.
    """
    length = 4 if unit == "year" else 7
    sorted_in: dict[str, list[Document]] = {}
    for entry in found.entries:
        sorted_in.setdefault(entry["start"][:length], []).append(entry)
    if not sorted_in:
        return []
    return [Bucket(p, tuple(sorted_in.get(p, ()))) for p in _periods(min(sorted_in), max(sorted_in), unit)]


def _periods(first: str, last: str, unit: str) -> list[str]:
    if unit == "year":
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    months = range(int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:]))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def unit_for(found: Found) -> str:
    """Return the unit that suits the events: months if they lie within two years, else years."""
    years = [int(entry["start"][:4]) for entry in found.entries]
    return "month" if years and max(years) - min(years) < 2 else "year"


class Axis(NamedTuple):
    """Days from `first` to `last`, both included, on which positions run from 0 to 1."""

    first: str
    last: str

    def position(self, day: str) -> float:
        """Return where an ISO day lies, kept within the axis."""
        start, end, here = (date.fromisoformat(d).toordinal() for d in (self.first, self.last, day))
        return min(1.0, max(0.0, (here - start) / max(1, end - start)))

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return the position and the name of the years, or of the months of less than two years, that begin within.

        The year or month in which the axis begins stands at its left end.
        """
        if self.last < f"{int(self.first[:4]) + 2:04}{self.first[4:]}":
            months = _periods(self.first[:7], self.last[:7], "month")[1:]
            return ((0.0, self.first[:7]), *((self.position(f"{m}-01"), m) for m in months))
        years = range(int(self.first[:4]) + 1, int(self.last[:4]) + 1)
        return ((0.0, self.first[:4]), *((self.position(f"{y:04}-01-01"), f"{y:04}") for y in years))


def find_spans(store: "Store", wanted: EventFilter, kinds: tuple[str, ...] = ()) -> Found:
    """Return the spans of some kinds that fit what spans share with events, by group and in order of time.

    Of the filter only text, dates, actors and places count.
    """
    fitting = wanted.concerning(wanted.candidates(store, "span"))
    kept = [entry for entry in fitting if not kinds or entry["record_kind"] in kinds]
    order = list(GROUPS)
    spans = store.documents("span", [entry["id"] for entry in kept])
    groups = {span["id"]: order.index(group_of(span)) for span in spans}
    kept.sort(key=lambda entry: groups[entry["id"]])
    possible = tuple(entry["id"] for entry in kept if not wanted.certainly_dated(entry))
    return Found(tuple(kept), len(kept), possible)


def axis_of(spans: "list[Document]", window: Window) -> Axis:
    """Return the axis that holds the spans, or as much of them as the window asks for."""
    starts = [s["date"]["start"] for s in spans if s["date"]["start"]]
    ends = [s["date"]["end"] or last_day(s["date"]["as_of"]) or s["date"]["start"] for s in spans]
    low = window.ended_from or window.began_from or min(starts, default="0001-01-01")
    high = window.began_until or window.ended_until or max((e for e in ends if e), default="9999-12-31")
    return Axis(min(low, high), max(low, high))
