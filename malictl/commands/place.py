"""`malictl place`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType
from malictl.queries.records import events_at_place, places_below, spans_at_place
from malictl.queries.resolve import resolve
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Card


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl place kayes",
        "malictl place bamako --json | jq -r '.events[].title'",
        "malictl place sikasso-region -f md",
    ),
)
@click.argument("name", type=NameType("place"))
@click.pass_obj
def command(app: App, name: str) -> Answer:
    """Show one place: what happened there and in what lies in it, what held there, and its position."""
    store = app.store
    place_id = resolve(store, "place", name)

    def shape() -> Card:
        from malictl.views.places import place_card

        return place_card(
            store.place(place_id),
            [store.place(i) for i in places_below(store, place_id)],
            spans_at_place(store, place_id),
            events_at_place(store, place_id),
        )

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        return with_sources(
            store,
            {
                "place": store.document("place", place_id),
                "places_below": places_below(store, place_id),
                "spans": [span.document() for span in spans_at_place(store, place_id)],
                "events": [event.document() for event in events_at_place(store, place_id)],
            },
        )

    return Answer("place", shape, document, "place")
