"""`malictl event`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.types import NameType, words_argument
from malictl.queries.resolve import resolve
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl event mali-coup-2020",
        'malictl event "video on the blockade"',
        "malictl event jnim-declares-fuel-blockade-2025 --accounts",
        "malictl event mali-coup-2020 --json | jq '.event.figures'",
    ),
)
@words_argument("name", NameType("event"))
@click.option("--accounts", "accounts_only", cls=Option, is_flag=True, section="Order", help="Only who says what.")
@click.pass_obj
def command(app: App, name: str, accounts_only: bool) -> Answer:
    """Show one event: what happened, who says what, the figures that follow, linked events and sources.

    NAME is an id, or words of the title.
    """
    store = app.store
    record_id = resolve(store, "event", name)

    def shape() -> Shape:
        from malictl.views.event import event_card

        event = store.event(record_id)
        if accounts_only:
            from malictl.views.accounts import accounts_card

            cited = store.entry("event", record_id)["sources"]
            consulted = {key: store.entry("source", key)["consulted"] for key in cited}
            return accounts_card(event, store.vocabularies["question"], consulted)
        return event_card(event, store.titles, store.vocabularies)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        if accounts_only:
            accounts = store.document("event", record_id)["accounts"]
            return with_sources(store, {"event": record_id, "count": len(accounts), "accounts": accounts})
        [event] = store.stored("event", [record_id])
        return with_sources(store, {"event": event}, store.entry("event", record_id)["sources"])

    if accounts_only:
        empty = not store.document("event", record_id)["accounts"]
        return Answer("accounts", shape, document, "accounts", empty)
    return Answer("event", shape, document, "event")
