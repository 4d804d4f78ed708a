"""`malictl timeline`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.dates import date_bounds
from malictl.cli.filters import event_filter, event_filters, word_notices
from malictl.cli.length import length_option
from malictl.cli.types import ValuesType
from malictl.errors import WrongUse
from malictl.queries.events import coverage_notices, find_events
from malictl.queries.filters import EventFilter
from malictl.queries.timeline import UNITS, axis_of, buckets, find_spans, unit_for
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape

_EVENTS_ONLY = ("type", "role", "source", "holder", "tag", "evidence", "significance", "not")


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl timeline --since 2020 --by month",
        "malictl timeline --by turning-point",
        "malictl timeline --spans --since 2012",
        "malictl timeline --spans --kind presence,office",
        "malictl timeline --type coup --length full",
    ),
)
@event_filters
@click.option("--by", "unit", cls=Option, type=click.Choice(UNITS), metavar="UNIT", section="Order",
              help="year, month or turning-point; by itself what suits.")  # fmt: skip
@click.option("--spans", "of_spans", cls=Option, is_flag=True, section="Order", help="What held, as bars over time.")
@click.option("--kind", "kinds", cls=Option, type=ValuesType("span-kind"), multiple=True, metavar="KIND",
              section="Filters", help="Kind of span, with --spans.")  # fmt: skip
@length_option
@click.pass_obj
def command(app: App, /, **params: Any) -> Answer:
    """Show a chronology of the events that fit, by year or month with bars, or what held as bars over time.

    --length line shows the bars alone, short the turning points beside them, full every event. On an axis a light
    part of a bar is one that is not certain, and an arrow an end that is open.
    """
    wanted = event_filter(app, params)
    if params["length"] != "short" and (params["of_spans"] or params["unit"] == "turning-point"):
        raise WrongUse("--length is for years and months.", "Leave it out.")
    if params["of_spans"]:
        return _spans(app, wanted, params)
    if params["kinds"]:
        raise WrongUse("--kind is for spans.", "Add --spans, or use --type for events.")
    store, length = app.store, params["length"]
    unit = params["unit"]
    if unit == "turning-point" and wanted.significance not in ((), (1,)):
        raise WrongUse("turning points are the events of significance 1.", "Leave --significance out.")
    if unit == "turning-point":
        wanted = wanted._replace(significance=(1,))
    found = find_events(store, wanted)
    unit = unit or unit_for(found)
    ids = [entry["id"] for entry in found.entries]
    rows = buckets(found, unit) if unit != "turning-point" else []

    def shape() -> Shape:
        from malictl.views import timeline as view

        if unit == "turning-point":
            return view.turning_points_table(store.events(ids).values(), found.possible)
        if length == "full":
            return view.buckets_card(rows, store.events(ids), found.possible)
        turning = store.events(e["id"] for bucket in rows for e in bucket.turning)
        return view.buckets_table(rows, turning, titles=length == "short")

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        told = [{"period": b.period, "count": len(b.entries), "events": [e["id"] for e in b.entries],
                 "turning_points": [e["id"] for e in b.turning]} for b in rows]  # fmt: skip
        if unit == "turning-point":
            told = [{"period": e["start"], "count": 1, "events": [e["id"]], "turning_points": [e["id"]]}
                    for e in found.entries]  # fmt: skip
        events = store.documents("event", ids)
        return with_sources(store, {"by": unit, "total": found.total, "periods": told, "events": events})

    notices = (*word_notices(wanted.text), *coverage_notices(store.meta, wanted.window, not found.total))
    return Answer("timeline", shape, document, "periods", not found.total, notices, found.possible,
                  date_bounds(wanted.window), noun="events")  # fmt: skip


def _spans(app: App, wanted: EventFilter, params: dict[str, Any]) -> Answer:
    given = [f"--{name}" for name in _EVENTS_ONLY if params[name]] + (["--by"] if params["unit"] else [])
    if given:
        raise WrongUse(f"{given[0]} is for events, and --spans shows none.", "Leave one of the two out.")
    store = app.store
    kinds = tuple(kind for group in params["kinds"] for kind in group)
    found = find_spans(store, wanted, kinds)
    documents = store.documents("span", [entry["id"] for entry in found.entries])

    def shape() -> Shape:
        from malictl.views.timeline import spans_table

        spans = store.spans(span["id"] for span in documents)
        return spans_table([*spans.values()], axis_of(documents, wanted.window), found.possible)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        return with_sources(store, {"count": len(documents), "total": found.total, "spans": documents})

    notices = (*word_notices(wanted.text), *coverage_notices(store.meta, wanted.window, not documents))
    return Answer("spans", shape, document, "spans", not documents, notices, found.possible,
                  date_bounds(wanted.window))  # fmt: skip
