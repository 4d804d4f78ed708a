"""The three answers of `malictl compare`: days, periods, actors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from malictl.cli.app import App
from malictl.cli.dates import closed, day_words
from malictl.dates.language import Expression
from malictl.dates.period import Window
from malictl.queries import compare as query
from malictl.queries.events import Found, coverage_notices, match_word, turning_points
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape


def compare_days(app: App, one: Expression, other: Expression, length: str) -> Answer:
    """Return what changed between two days; the time between is negative if the second is the earlier."""
    from malictl.dates.gap import gap_range

    store = app.store
    bounds = [closed(end, "compare") for end in (one, other)]
    least, most = gap_range(_begins(app, one, bounds[0]), _begins(app, other, bounds[1]))
    first, last = sorted(zip(bounds, (one, other), strict=True), key=lambda end: end[0])
    lo, hi = first[0][0], max(last[0][1], first[0][0])
    found = query.compare_days(store, lo, hi, tuple(end.event for end in (one, other) if end.event))
    counts = query.counts_between(found.events)
    ids = dict.fromkeys((*found.began, *found.ended, *found.passed, *found.held))

    def shape() -> Shape:
        from malictl.dates.gap import show_gap
        from malictl.views import compare_days as view

        heading = view.Heading(
            _end_words(app, first[1], first[0]), _end_words(app, last[1], last[0]), show_gap(least, most), counts
        )
        spans = store.spans(ids)
        if length == "line":
            return view.days_line(heading, found, spans)
        full = length == "full"
        return view.days_card(heading, found, spans, store.events(_shown((found.events,), full)), full)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        spans = dict(zip(ids, store.documents("span", ids), strict=True))
        return with_sources(
            store,
            {
                "as": "days",
                "first": _end(first),
                "last": _end(last),
                "gap": {"least": least._asdict(), "most": most._asdict()},
                "began": list(found.began),
                "ended": list(found.ended),
                "passed": list(found.passed),
                "held": list(found.held),
                "changed": [
                    {**c._asdict(), "before": list(c.before), "after": list(c.after), "between": list(c.between)}
                    for c in found.changed
                ],
                "counts": counts,
                "turning_points": [e["id"] for e in turning_points(found.events.entries)],
                "spans": [
                    {"id": i, "sign": sign, "match": match_word(i in found.possible),
                     "last_known": i in found.last_known, "span": spans[i]}
                    for sign, side in (("began", found.began), ("ended", found.ended), ("passed", found.passed),
                                       ("held", found.held))
                    for i in side
                ],
                "events": store.documents("event", [e["id"] for e in found.events.entries]),
            },
        )  # fmt: skip

    window = Window(began_until=hi, ended_from=lo)
    notices = list(coverage_notices(store.meta, window, not (ids or found.events.entries)))
    if first[1] is not one:
        notices.insert(0, "the second date is the earlier: changes are told in order of time")
    return Answer("compare-days", shape, document, "spans", not (ids or found.events.entries), tuple(notices),
                  found.possible, {"since": lo, "until": hi}, noun="events or spans")  # fmt: skip


def compare_periods(app: App, one: Expression, other: Expression, length: str) -> Answer:
    """Return two periods side by side."""
    store = app.store
    bounds = (closed(one, "compare"), closed(other, "compare"))
    sides = (query.period_side(store, *bounds[0]), query.period_side(store, *bounds[1]))
    tallies = (query.tallies(store, sides[0]), query.tallies(store, sides[1]))
    span_ids = dict.fromkeys(i for side in sides for i in (*side.began, *side.ended))
    entries = {e["id"]: e for side in sides for e in side.events.entries}

    def shape() -> Shape:
        from malictl.views import compare_sides as view

        names = (one.text, other.text)
        if length == "line":
            return view.periods_line(names, sides)
        full = length == "full"
        records = (store.events(_shown([side.events for side in sides], full)), store.spans(span_ids))
        return view.periods_card(names, sides, tallies, records, store.titles, full)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        told = [
            {
                "text": end.text,
                "start": lo,
                "end": hi,
                "count": side.events.total,
                "by": tally,
                "events": [e["id"] for e in side.events.entries],
                "turning_points": [e["id"] for e in turning_points(side.events.entries)],
                "began": list(side.began),
                "ended": list(side.ended),
            }
            for end, (lo, hi), side, tally in zip((one, other), bounds, sides, tallies, strict=True)
        ]
        return with_sources(
            store,
            {
                "as": "periods",
                "sides": told,
                "spans": store.documents("span", span_ids),
                "events": store.documents("event", entries),
            },
        )

    window = Window(ended_from=min(lo for lo, _ in bounds), began_until=max(hi for _, hi in bounds))
    empty = not (entries or span_ids)
    possible = tuple(sorted({i for side in sides for i in (*side.events.possible, *side.possible)}))
    return Answer("compare-periods", shape, document, "sides", empty,
                  tuple(coverage_notices(store.meta, window, empty)), possible,
                  {"since": window.ended_from, "until": window.began_until}, noun="events or spans")  # fmt: skip


def compare_actors(app: App, one: str, other: str, length: str) -> Answer:
    """Return two actors side by side."""
    store = app.store
    sides = (query.actor_side(store, one), query.actor_side(store, other))
    entries = {e["id"]: e for side in sides for e in side.events.entries}
    common = [i for i in entries if all(any(e["id"] == i for e in side.events.entries) for side in sides)]
    span_ids = dict.fromkeys(i for side in sides for i in side.began)

    def shape() -> Shape:
        from malictl.views import compare_sides as view

        actors = (store.actor(one), store.actor(other))
        names = store.titles
        if length == "line":
            return view.actors_line(actors, sides, common, names)
        records = (store.events(entries if length == "full" else common), store.spans(span_ids))
        words = (store.vocabularies["relation-inverse"], names)
        return view.actors_card(actors, sides, records, common, words, length == "full")

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        told = [
            {
                "actor": store.document("actor", i),
                "events": [e["id"] for e in side.events.entries],
                "spans": list(side.began),
            }
            for i, side in zip((one, other), sides, strict=True)
        ]
        return with_sources(
            store,
            {
                "as": "actors",
                "sides": told,
                "common": common,
                "spans": store.documents("span", span_ids),
                "events": store.documents("event", entries),
            },
        )

    return Answer("compare-actors", shape, document, "sides")


def _begins(app: App, end: Expression, bounds: tuple[str, str]) -> tuple[str, str]:
    """Return the earliest and latest day on which an end began: of an event that lasted, its first day."""
    if end.event is None:
        return bounds
    date = app.store.document("event", end.event)["date"]
    return date["start"], (date["end"] if date["kind"] == "within" else date["latest_start"])


def _end_words(app: App, end: Expression, bounds: tuple[str, str]) -> str:
    if end.event is None:
        return day_words(*bounds) if bounds[0] == bounds[1] else end.text
    event = app.store.document("event", end.event)
    return f"{event['date']['text']} ({event['title']})"


def _end(end: tuple[tuple[str, str], Expression]) -> dict[str, str | None]:
    (lo, hi), expression = end
    return {"text": expression.text, "start": lo, "end": hi, "event": expression.event}


def _shown(found: Iterable[Found], full: bool) -> list[str]:
    """Return the ids of the events that a comparison tells of one by one, each once: in short the turning points."""
    entries = [entry for some in found for entry in (some.entries if full else turning_points(some.entries))]
    return list(dict.fromkeys(entry["id"] for entry in entries))
