"""`malictl actor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType, words_argument
from malictl.queries.records import events_of, events_of_actor, events_with_holder, keys_of, spans_of, spans_of_actor
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
@words_argument("name", NameType("actor"))
@click.pass_obj
def command(app: App, name: str) -> Answer:
    """Show one actor: names, relations over time, presence, strength, events and sources.

    NAME is an id, a name in any spelling, an acronym, or some words of a name.
    """
    store = app.store
    actor_id = resolve(store, "actor", name)
    spans, events = spans_of_actor(store, actor_id), events_of_actor(store, actor_id)
    heard = events_with_holder(store, actor_id)

    def shape() -> Card:
        from malictl.views.actors import actor_card

        return actor_card(
            store.actor(actor_id),
            spans_of(store, spans),
            events_of(store, events),
            events_of(store, heard),
            store.vocabularies["relation-inverse"],
            store.titles,
        )

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        [actor] = store.stored("actor", [actor_id])
        return with_sources(
            store,
            {
                "actor": actor,
                "spans": store.stored("span", [entry["id"] for entry in spans]),
                "events": store.stored("event", [entry["id"] for entry in events]),
                "holder_in": [entry["id"] for entry in heard],
            },
            keys_of([store.entry("actor", actor_id), *spans, *events]),
        )

    return Answer("actor", shape, document, "actor")
