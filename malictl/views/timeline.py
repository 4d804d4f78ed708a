"""A chronology: counts with bars, turning points with the time between them, or spans as bars on an axis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malictl.dates.gap import gap_range, show_gap
from malictl.dates.show import show_edtf
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.queries.events import match_word
from malictl.queries.situation import last_day
from malictl.queries.timeline import Axis, Bucket
from malictl.text import plural
from malictl.views.events import cited_sources, events_table, listed, statement_cites
from malictl.views.shapes import Card, Cited, Column, Section, Stretch, Table, Value, card
from malictl.views.situation import cited_events
from malictl.views.words import date_words, short_date


def buckets_table(buckets: Iterable[Bucket], turning: Mapping[str, Event], titles: bool) -> Table:
    """Return one row a year or month: how many events, with a bar; `titles` adds those of the turning points.

    `turning` holds the events that are turning points.
    """
    columns = (
        Column("period", "When"),
        Column("count", "Events", bar=True),
        Column("turning_points", "Turning points", "all" if titles else "machines", wraps=True, least=24),
        Column("ids", "Ids", "machines"),
        Column("sources", "Sources", "machines"),
        Column("cites", "Sources", "page"),
    )
    rows = tuple(
        (b.period, len(b.entries), tuple(turning[e["id"]].title for e in b.turning), tuple(e["id"] for e in b.turning),
         tuple(dict.fromkeys(key for e in b.entries for key in sorted(e["sources"]))),
         listed(c for e in b.turning for c in statement_cites(turning[e["id"]].statements)))
        for b in buckets
    )  # fmt: skip
    return Table(columns, rows, "", ("period", "periods"))


def buckets_card(buckets: list[Bucket], events: Mapping[str, Event], possible: Iterable[str]) -> Card:
    """Return every event under its year or month."""
    maybe = tuple(possible)
    sections = []
    for bucket in buckets:
        table = events_table([events[e["id"]] for e in bucket.entries], maybe)
        heading = f"{show_edtf(bucket.period)}: {plural(len(bucket.entries), 'event')}"
        sections.append(Section(heading, "event", (cited_events(table, events),) if bucket.entries else ()))
    return card("Timeline", (), sections, buckets_table(buckets, events, titles=True))


def turning_points_table(events: Iterable[Event], possible: Iterable[str]) -> Table:
    """Return turning points with the time that had passed since the one before."""
    columns = (
        Column("id", "Id", "machines"),
        Column("date", "Date", "machines"),
        Column("when", "When", "people", wraps=True, least=12),
        Column("type", "Type", "machines"),
        Column("title", "Turning point", wraps=True, least=32),
        Column("since", "Since the one before", wraps=True, least=18, spare=1),
        Column("why", "Why it is one", wraps=True, least=24, spare=2),
        Column("record", "Id", "people", under="title"),
        Column("match", "Match", "machines"),
        Column("sources", "Sources", "machines"),
    )
    maybe, rows = frozenset(possible), list[tuple[Value, ...]]()
    last: tuple[str, str] | None = None
    for event in events:
        begins = (event.date.start or "", event.date.latest_start or event.date.end or event.date.start or "")
        since = show_gap(*gap_range(last, begins)) if last else None
        title = Cited(event.title, statement_cites(event.statements))
        match, keys = match_word(event.id in maybe), cited_sources(event.statements)
        rows.append((event.id, event.date.edtf, short_date(event.date, event.id in maybe), event.type, title, since,
                     event.significance_reason, event.id, match, keys))  # fmt: skip
        last = begins
    return Table(columns, tuple(rows), "", ("turning point", "turning points"))


def spans_table(spans: Iterable[Span], axis: Axis, possible: Iterable[str]) -> Table:
    """Return spans as bars over time: light where it is not certain that they held, an arrow if they go on."""
    columns = (
        Column("id", "Id", "machines"),
        Column("date", "Date", "machines"),
        Column("kind", "Kind", wraps=True, spare=1, least=11),
        Column("title", "What held", wraps=True, least=20),
        Column("start", "Start", "machines"),
        Column("end", "End", "machines"),
        Column("as_of", "As of", "machines"),
        Column("standing", "Standing", "machines"),
        Column("match", "Match", "machines"),
        Column("sources", "Sources", "machines"),
        Column("when", "When", "page", wraps=True),
        Column("span", "", "screen", ticks=axis.ticks()),
    )
    maybe = frozenset(possible)
    rows = tuple(
        (s.id, s.date.edtf, s.kind, s.title, s.date.start, s.date.end, s.date.as_of, s.standing,
         match_word(s.id in maybe), cited_sources(s.statements),
         Cited(date_words(s.date), statement_cites(s.statements)), stretch(s, axis))
        for s in spans
    )  # fmt: skip
    return Table(columns, rows, "", ("span", "spans"))


def stretch(span: Span, axis: Axis) -> Stretch:
    """Return where a span lies on an axis; beyond the last day on which it is known to hold it merely may."""
    date = span.date
    first = date.start or axis.first
    sure_first = date.latest_start or first
    known = last_day(date.as_of) or sure_first
    last = date.end or (axis.last if date.open else known)
    sure_last = known if date.open else (date.earliest_end or first)
    ends = [axis.position(day) for day in (first, sure_first, sure_last, last)]
    return Stretch(ends[0], ends[1], ends[2], ends[3], date.open)
