"""`malictl span`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType, words_argument
from malictl.queries.records import events_of, events_part_of
from malictl.queries.resolve import resolve
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Card


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl span fuel-blockade-2025",
        "malictl span wagner-in-mali -f md",
        "malictl span wagner-in-mali --json | jq '.span.figures'",
    ),
)
@words_argument("name", NameType("span"))
@click.pass_obj
def command(app: App, name: str) -> Answer:
    """Show one span, something that held over time: presence, office, sanction, blockade, measure …

    NAME is an id, or words of the title.
    """
    store = app.store
    span_id = resolve(store, "span", name)
    parts = events_part_of(store, span_id)

    def shape() -> Card:
        from malictl.views.spans import span_card

        return span_card(store.span(span_id), store.titles, events_of(store, parts), store.vocabularies)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        [span] = store.stored("span", [span_id])
        keys = store.entry("span", span_id)["sources"]
        return with_sources(store, {"span": span, "events": [entry["id"] for entry in parts]}, keys)

    return Answer("span", shape, document, "span")
