"""What changed from one day to another, and two periods side by side: from spans and events alone."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.period import Window, day_after
from malictl.queries.events import Found, count_events, find_events
from malictl.queries.filters import EventFilter
from malictl.queries.records import events_of_actor, spans_of_actor
from malictl.queries.situation import Holding, holdings, office_name, spans_between

if TYPE_CHECKING:
    from malictl.store.store import Document, Store

COUNTED = ("type", "year", "evidence")


class Change(NamedTuple):
    """What is no longer as it was: an office in other hands, or a force whose strength is put differently.

    `what` is "office" or "strength", `name` the office or the title of the span; `before` and `after` are span ids
    for an office, account ids for a strength; `span` is the span of a strength, `between` the ids of those who held the
    office in the meantime.
    """

    what: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    span: str | None = None
    between: tuple[str, ...] = ()


class Days(NamedTuple):
    """Two days compared, the earlier first: span ids that began, ended, came and went, or held on both, and changes.

    `events` are those after the first day and until the last; `possible` the ids of which one of these is not certain;
    `last_known` those that on the second day are only last known to have held.
    """

    began: tuple[str, ...]
    ended: tuple[str, ...]
    passed: tuple[str, ...]
    held: tuple[str, ...]
    changed: tuple[Change, ...]
    events: Found
    possible: tuple[str, ...]
    last_known: tuple[str, ...] = ()


def compare_days(store: "Store", first: str, last: str, ends: tuple[str, ...] = ()) -> Days:
    """Return what changed between two ISO days; `first` is not after `last`.

    `ends` are the ids of events that are compared themselves, and so are not between the two.
    """
    spans = spans_between(store, first, last)
    before = {h.id: h for h in holdings(store, first, first, spans)}
    after = {h.id: h for h in holdings(store, last, last, spans)}
    meantime = {h.id: h for h in holdings(store, first, last, spans)}
    between = find_events(store, EventFilter(window=Window(began_until=last, began_from=day_after(first))))
    entries = tuple(entry for entry in between.entries if entry["id"] not in ends)
    events = Found(entries, len(entries), tuple(i for i in between.possible if i not in ends))
    unsure = {i for side in (before, after) for i, h in side.items() if h.possible}
    return Days(
        began=tuple(i for i in after if i not in before),
        ended=tuple(i for i in before if i not in after),
        passed=tuple(i for i in meantime if i not in before and i not in after),
        held=tuple(i for i in before if i in after),
        changed=(*_offices(spans, before, after, meantime), *_strengths(store, before, after)),
        events=events,
        possible=tuple(sorted(unsure | {*events.possible})),
        last_known=tuple(i for i, h in after.items() if h.last_known),
    )


def _offices(
    spans: "dict[str, Document]", before: dict[str, Holding], after: dict[str, Holding], meantime: dict[str, Holding]
) -> list[Change]:
    sides: dict[tuple[str, str], tuple[list[str], list[str], list[str]]] = {}
    for i, holding in meantime.items():
        if holding.kind != "office":
            continue
        named = sides.setdefault((office_name(spans[i]["office"] or ""), spans[i]["object"] or ""), ([], [], []))
        for side, ids in zip(named, (before, after, {i} - before.keys() - after.keys()), strict=True):
            side += [i] if i in ids else []
    return [
        Change("office", name, tuple(old), tuple(new), None, tuple(between))
        for (name, _), (old, new, between) in sides.items()
        if old and new and old != new
    ]


def _strengths(store: "Store", before: dict[str, Holding], after: dict[str, Holding]) -> list[Change]:
    changes = []
    for i in (i for i in before if i in after):
        old = before[i].strengths
        if new := tuple(account for account in after[i].strengths if account not in old):
            changes.append(Change("strength", store.titles[i], old, new, i))
    return changes


def counts_between(found: Found) -> dict[str, dict[str, int]]:
    """Return how many events there are of each type, year and evidence state."""
    return {key: {values[0]: number for values, number in count_events(found, (key,))} for key in COUNTED}


class Side(NamedTuple):
    """One of two periods, or of two actors, with the events found for it and what began and ended in it."""

    events: Found
    began: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def period_side(store: "Store", lo: str, hi: str) -> Side:
    """Return the events of a period (ISO days, both included), and the spans that began and ended in it.

    `possible` are the spans of which that is not certain.
    """
    found = find_events(store, EventFilter(window=Window(began_until=hi, ended_from=lo)))
    spans = store.entries("span")
    began, maybe_began = _within(spans, "start", "latest_start", lo, hi)
    ended, maybe_ended = _within(spans, "earliest_end", "end", lo, hi)
    return Side(found, began, ended, (*maybe_began, *maybe_ended))


def _within(
    spans: "list[Document]", first: str, last: str, lo: str, hi: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the spans of which one end, between two of its bounds, may lie in a period.

    Second those of which it merely may. An end that is open lies nowhere.
    """
    met = [
        e for e in spans if e[first] <= hi and e[last] >= lo and e[first] != "0001-01-01" and e[last] != "9999-12-31"
    ]
    return tuple(e["id"] for e in met), tuple(e["id"] for e in met if e[first] < lo or e[last] > hi)


def tallies(store: "Store", side: Side) -> dict[str, dict[str, int]]:
    """Return how many events of a side there are by type, region, actor and evidence state, the most first."""
    regions: Counter[str] = Counter()
    for event in store.documents("event", [entry["id"] for entry in side.events.entries]):
        regions.update(_regions(event))
    counted = {key: {v[0]: n for v, n in count_events(side.events, (key,))} for key in ("type", "actor", "evidence")}
    ordered = dict(sorted(regions.items(), key=lambda item: (-item[1], item[0])))
    return {"type": counted["type"], "region": ordered, "actor": counted["actor"], "evidence": counted["evidence"]}


def _regions(event: "Document") -> set[str]:
    """Return the regions of an event, once each; the name of the place itself if it lies in none."""
    return {place["region"] or place["name"] for place in event["places"]}


def actor_side(store: "Store", actor: str) -> Side:
    """Return the events in which an actor took part, and its spans as `began`."""
    entries = tuple(events_of_actor(store, actor))
    return Side(Found(entries, len(entries)), tuple(entry["id"] for entry in spans_of_actor(store, actor)))
