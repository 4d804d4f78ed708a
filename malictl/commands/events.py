"""`malictl events`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.dates import date_bounds
from malictl.cli.filters import event_filter, event_filters, limit_notices, paging, word_notices
from malictl.cli.types import ValuesType
from malictl.queries.events import COUNT_KEYS, SORT_KEYS, all_by_year, count_events, coverage_notices, find_events
from malictl.queries.filters import EventFilter
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Table


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl events --since 2020",
        "malictl events --in 2025-10 --place bamako",
        "malictl events convoy --actor jnim --evidence contested",
        "malictl events --since 2020 --count-by year",
        "malictl events --type coup --json | jq -r '.events[].title'",
    ),
)
@event_filters
@paging(SORT_KEYS)
@click.option("--count-by", cls=Option, type=ValuesType(values=COUNT_KEYS), metavar="KEYS", section="Order",
              help=f"Count by {', '.join(COUNT_KEYS)}.")  # fmt: skip
@click.pass_obj
def command(app: App, /, **params: Any) -> Answer:
    """List events that fit TEXT and all filters; without any, every event.

    TEXT is looked for in titles, statements, accounts and names, whatever the accents. Values separated by
    commas, or an option given twice, mean "or"; --actor given twice means "and".
    """
    store = app.store
    wanted = event_filter(app, params)
    if params["count_by"] == ("year",) and wanted == EventFilter() and params["limit"] is None:
        counts = all_by_year(store)
        total = sum(number for _, number in counts)
        return _counted(("year",), counts, total, tuple(coverage_notices(store.meta, wanted.window, not total)))
    found = find_events(store, wanted, params["sort"], params["reverse"], params["limit"])
    notices = (
        *word_notices(wanted.text),
        *limit_notices(len(found.entries), found.total),
        *coverage_notices(store.meta, wanted.window, not found.total),
    )
    ids = [entry["id"] for entry in found.entries]
    if keys := params["count_by"]:
        return _counted(keys, count_events(found, keys), found.total, notices, date_bounds(wanted.window))

    def shape() -> Table:
        from malictl.views.events import events_table

        return events_table(store.listed(ids), found.possible, "contested" in wanted.evidence)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        keys = [key for entry in found.entries for key in sorted(entry["sources"])]
        events = store.stored("event", ids)
        return with_sources(store, {"count": len(ids), "total": found.total, "events": events}, keys)

    return Answer(
        "events", shape, document, "events", not found.total, notices, found.possible, date_bounds(wanted.window)
    )


def _counted(
    keys: tuple[str, ...],
    counts: list[tuple[tuple[str, ...], int]],
    total: int,
    notices: tuple[str, ...],
    dates: Mapping[str, str | None] = MappingProxyType({}),
) -> Answer:
    rows = [{"values": dict(zip(keys, values, strict=True)), "count": number} for values, number in counts]

    def shape() -> Table:
        from malictl.views.events import counts_table

        return counts_table(keys, counts)

    return Answer(
        "counts",
        shape,
        lambda: {"by": list(keys), "total": total, "counts": rows},
        "counts",
        not rows,
        notices,
        (),
        dates,
    )
