"""Events that fit a filter, their counts, and what the coverage of the dataset says of the question."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.period import Window
from malictl.queries.filters import EventFilter, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from malictl.store.store import Document, Store

COUNT_KEYS = ("year", "type", "subtype", "actor", "place", "evidence", "significance", "tag")
SORT_KEYS = ("date", "title", "type", "significance", "id")


class Found(NamedTuple):
    """Index entries in order, how many there were before the limit, and the ids that merely may match."""

    entries: "tuple[Document, ...]"
    total: int
    possible: tuple[str, ...] = ()


def find_events(
    store: "Store", wanted: EventFilter, sort: str = "date", reverse: bool = False, limit: int | None = None
) -> Found:
    """Return the events that fit. Order by date is (first day, finest precision first, last day, id)."""
    kept = wanted.kept(wanted.candidates(store, "event"))
    if sort == "title":
        kept.sort(key=lambda entry: store.titles[entry["id"]])
    elif sort != "date":
        kept.sort(key=lambda entry: entry[sort])
    if reverse:
        kept.reverse()
    shown = kept[:limit]
    possible = tuple(entry["id"] for entry in shown if not wanted.certainly_dated(entry))
    return Found(tuple(shown), len(kept), possible)


def turning_points(entries: "Iterable[Document]") -> "list[Document]":
    """Return the entries of turning points, in their order."""
    return [entry for entry in entries if entry["significance"] == 1]


def match_word(possible: bool) -> str:
    """Return how a record matches a date, in the word that machines get."""
    return "possible" if possible else "certain"


def known_tags(store: "Store") -> list[str]:
    """Return the tags that events have, in the order of the alphabet."""
    return sorted({tag for entry in store.entries("event") for tag in entry["tags"]})


def theme_texts(store: "Store") -> "Mapping[str, str]":
    """Return the sentence of each theme in the order of the dataset; of one that names none, its tags with ""."""
    return store.vocabularies.get("theme") or dict.fromkeys(known_tags(store), "")


def theme_words(store: "Store") -> dict[str, str]:
    """Return the theme that each word stands for: a tag for itself, and the other words of the themes."""
    also = store.vocabularies.get("theme-also", {})
    return {**{tag: tag for tag in theme_texts(store)}, **also}


class Theme(NamedTuple):
    """A theme: its tag, its sentence ("" if the dataset names no themes), other words for it, its events' number."""

    tag: str
    text: str
    also: tuple[str, ...]
    events: int


def themes(store: "Store") -> list[Theme]:
    """Return the themes in the order of the dataset, or, if it names none, the tags of its events."""
    counts = Counter(tag for entry in store.entries("event") for tag in entry["tags"])
    words = theme_words(store)
    return [
        Theme(tag, text, tuple(word for word in words if words[word] == tag != word), counts[tag])
        for tag, text in theme_texts(store).items()
    ]


def count_events(found: Found, keys: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    """Return ((value of each key), count), largest count first, but by year in order of time.

    The year is that of the first day; an event with several actors, places, tags or evidence states counts
    once for each, and one without any under "none".
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for entry in found.entries:
        rows: list[tuple[str, ...]] = [()]
        for key in keys:
            rows = [(*row, value) for row in rows for value in _values(entry, key)]
        counts.update(rows)
    if "year" in keys or "significance" in keys:
        return sorted(counts.items())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def all_by_year(store: "Store") -> list[tuple[tuple[str, ...], int]]:
    """Return what `count_events` does of all events by year; no entry is read for it."""
    return [((year,), number) for year, number in store.years.items()]


def _values(entry: "Document", key: str) -> list[str]:
    if key == "year":
        return [entry["start"][:4]]
    if key in ("type", "subtype", "significance"):
        return [str(entry[key])]
    return values_of(entry, key) or ["none"]


def coverage_notices(meta: "Document", window: Window, empty: bool) -> list[str]:
    """Return what the dataset's coverage says of the days asked for.

    An open end asks for no day in particular, so it alone is never outside.
    """
    covered = [c["period"] for c in meta["coverage"] if c["depth"] != "none"]
    first = min((p["start"] or "0001-01-01" for p in covered), default="9999-12-31")
    last = max((p["end"] or "9999-12-31" for p in covered), default="0001-01-01")
    lows = [day for day in (window.began_from, window.ended_from) if day]
    highs = [day for day in (window.began_until, window.ended_until) if day]
    low, high = max(lows, default=None), min(highs, default=None)
    notices = []
    whole = f"this dataset covers {first} to {last}"
    if (low and low > last) or (high and high < first):
        nothing = ", so finding nothing here says nothing about Mali" if empty else ""
        notices.append(f"outside coverage: {whole}{nothing}")
    elif (low and low < first) or (high and high > last):
        notices.append(f"partly outside coverage: {whole}")
    if empty and not notices and any(c["depth"] == "selected" for c in meta["coverage"]):
        notices.append("coverage is selective: that nothing is listed does not mean that nothing happened")
    return notices
