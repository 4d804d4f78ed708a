"""`malictl on`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.dates import DateType, closed, day_words, today_option
from malictl.cli.length import length_option
from malictl.cli.types import words_argument
from malictl.dates.language import Expression
from malictl.dates.period import Window
from malictl.queries.events import coverage_notices, match_word
from malictl.queries.situation import situation
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl on 2022-03-27",
        "malictl on today --length full",
        "malictl on event:mali-coup-2021",
        "malictl on 2022-03-27 --json | jq -r '.held[] | [.group, .span.title] | @tsv'",
    ),
)
@words_argument("date", DateType(), "DATE…")
@today_option()
@length_option
@click.pass_obj
def command(app: App, date: Expression, length: str) -> Answer:
    """Show the situation on DATE: who governed, which forces were present and how strong according to whom, what was
    in force, what was happening, and what had happened in the 30 days before.

    Of a longer DATE everything that held on some day of it. A span that is past the last day on which a source says
    that it held is shown as last known to hold, and only counted after two years, but with --length full; what merely
    may have held is marked with a question mark.
    """
    store = app.store
    lo, hi = closed(date, "on")
    found = situation(store, lo, hi)
    events = (*found.happening, *found.before)

    def shape() -> Shape:
        from malictl.views import situation as view

        title = f"The situation {'on' if lo == hi else 'from'} {day_words(lo, hi)}"
        spans = store.spans(h.id for h in found.held)
        if length == "line":
            return view.situation_line(title, found, spans)
        make = view.situation_card if length == "full" else view.situation_brief
        return make(title, found, spans, store.events(e["id"] for e in events))

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        spans = store.documents("span", [h.id for h in found.held])
        held = [{"id": h.id, "group": h.group, "match": match_word(h.possible),
                 "last_known": h.last_known,
                 "strengths": list(h.strengths), "span": span}
                for h, span in zip(found.held, spans, strict=True)]  # fmt: skip
        return with_sources(
            store,
            {
                "start": lo,
                "end": hi,
                "held": held,
                "happening": store.documents("event", [e["id"] for e in found.happening]),
                "before": store.documents("event", [e["id"] for e in found.before]),
            },
        )

    empty = not (found.held or events)
    notices = coverage_notices(store.meta, Window(began_until=hi, ended_from=lo), empty)
    return Answer("on", shape, document, "held", empty, tuple(notices), found.possible, {"since": lo, "until": hi},
                  noun="spans or events")  # fmt: skip
