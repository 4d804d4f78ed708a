"""What the list commands of actors, places, spans and sources share: TEXT, one filter, paging, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.filters import limit_notices, paging
from malictl.cli.types import ValuesType
from malictl.queries.records import find_records
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.store.store import Document, Store
    from malictl.views.shapes import Table


def list_command(
    kind: str,
    help_text: str,
    examples: tuple[str, ...],
    option: str = "--kind",
    document: Callable[[Store, list[Document]], dict[str, Any]] | None = None,
) -> click.Command:
    """Return the command that lists one kind of record by `malictl.views.<kind>s.<kind>s_table`.

    `option` filters by the vocabulary "<kind>-<option>"; `document` makes the JSON body of the records, by default
    the records with the sources they cite.
    """
    many, vocabulary = f"{kind}s", f"{kind}-{option.lstrip('-')}"

    @click.command(cls=AnswerCommand, help=help_text, examples=examples)
    @click.argument("text", nargs=-1)
    @click.option(option, "kinds", cls=Option, type=ValuesType(vocabulary), multiple=True,
                  metavar=option.lstrip("-").upper(), section="Filters",
                  help=f"{option.lstrip('-').capitalize()} of {kind}.")  # fmt: skip
    @paging()
    @click.pass_obj
    def command(
        app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
    ) -> Answer:
        store = app.store
        found = find_records(store, kind, text, tuple(k for group in kinds for k in group), reverse, limit)
        ids = [entry["id"] for entry in found.entries]

        def shape() -> Table:
            table: Table = getattr(import_module(f"malictl.views.{many}"), f"{many}_table")(
                [getattr(store, kind)(i) for i in ids]
            )
            return table

        def body() -> dict[str, Any]:
            records = [store.document(kind, i) for i in ids]
            counted = {"count": len(ids), "total": found.total}
            if document:
                return {**counted, **document(store, records)}
            from malictl.views.documents import with_sources

            return with_sources(store, {**counted, many: records})

        return Answer(many, shape, body, many, not found.total, limit_notices(len(ids), found.total))

    return command
