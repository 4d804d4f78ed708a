"""`malictl actor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType
from malictl.queries.records import events_of_actor, events_with_holder, spans_of_actor
from malictl.queries.resolve import resolve
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Card


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl actor wagner",
        'malictl actor "Support Group for Islam and Muslims"',
        "malictl actor jnim -f md",
        "malictl actor wagner --json | jq -r '.spans[].title'",
    ),
)
@click.argument("name", type=NameType("actor"))
@click.pass_obj
def command(app: App, name: str) -> Answer:
    """Show one actor: names, relations over time, presence, strength, events and sources.

    NAME is an id, a name in any spelling, an acronym, or some words of a name.
    """
    store = app.store
    actor_id = resolve(store, "actor", name)

    def shape() -> Card:
        from malictl.dataset.vocabulary import vocabularies
        from malictl.views.actors import actor_card

        names = {entry["id"]: entry["title"] for entry in store.index}
        return actor_card(
            store.actor(actor_id),
            spans_of_actor(store, actor_id),
            events_of_actor(store, actor_id),
            events_with_holder(store, actor_id),
            vocabularies()["relation-inverse"],
            names,
        )

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        return with_sources(
            store,
            {
                "actor": store.document("actor", actor_id),
                "spans": [span.document() for span in spans_of_actor(store, actor_id)],
                "events": [event.document() for event in events_of_actor(store, actor_id)],
                "holder_in": [event.id for event in events_with_holder(store, actor_id)],
            },
        )

    return Answer("actor", shape, document, "actor")
