"""`malictl place`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType, words_argument
from malictl.queries.records import events_at_place, events_of, keys_of, places_below, spans_at_place, spans_of
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
@words_argument("name", NameType("place"))
@click.pass_obj
def command(app: App, name: str) -> Answer:
    """Show one place: what happened there and in what lies in it, what held there, and its position."""
    store = app.store
    place_id = resolve(store, "place", name)
    spans, events = spans_at_place(store, place_id), events_at_place(store, place_id)
    below = places_below(store, place_id)

    def shape() -> Card:
        from malictl.views.places import place_card

        return place_card(
            store.place(place_id),
            [store.place(i) for i in below],
            spans_of(store, spans),
            events_of(store, events),
        )

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        [place] = store.stored("place", [place_id])
        return with_sources(
            store,
            {
                "place": place,
                "places_below": below,
                "spans": store.stored("span", [entry["id"] for entry in spans]),
                "events": store.stored("event", [entry["id"] for entry in events]),
            },
            keys_of([store.entry("place", place_id), *spans, *events]),
        )

    return Answer("place", shape, document, "place")
