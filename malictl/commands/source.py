"""`malictl source`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import NameType
from malictl.queries.records import kind_of
from malictl.queries.resolve import resolve
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Card


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl source france24-2025-staff-reduction",
        "malictl source afp-2025-embassy-depart --json | jq -r '.supports[].text'",
    ),
)
@click.argument("key", type=NameType("source"))
@click.pass_obj
def command(app: App, key: str) -> Answer:
    """Show one source: its reference, how it was read, and every sentence that rests on it."""
    store = app.store
    source_key = resolve(store, "source", key)

    def sentences() -> list[dict[str, str | None]]:
        from malictl.views.sources import supported_sentences

        kinds = {i: kind_of(store, i) for i in store.source(source_key).supports}
        return supported_sentences(source_key, [store.document(kind, i) for i, kind in kinds.items() if kind])

    def shape() -> Card:
        from malictl.views.sources import source_card

        return source_card(store.source(source_key), sentences(), store.titles)

    def document() -> dict[str, Any]:
        reference = store.cited_documents([source_key])[source_key]["reference"]
        source = store.document("source", source_key)
        return {"source": {**source, "reference": reference}, "supports": sentences()}

    return Answer("source", shape, document, "source")
