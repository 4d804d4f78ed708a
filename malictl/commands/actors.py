"""`malictl actors`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.filters import limit_notices, paging
from malictl.cli.types import ValuesType
from malictl.queries.records import find_records
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Table


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl actors",
        "malictl actors --kind armed-group",
        "malictl actors embassy --json | jq -r '.actors[].id'",
    ),
)
@click.argument("text", nargs=-1)
@click.option("--kind", "kinds", cls=Option, type=ValuesType("actor-kind"), multiple=True, metavar="KIND",
              section="Filters", help="Kind of actor.")  # fmt: skip
@paging()
@click.pass_obj
def command(
    app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
) -> Answer:
    """List actors whose names and statements have TEXT."""
    store = app.store
    found = find_records(store, "actor", text, tuple(k for group in kinds for k in group), reverse, limit)
    ids = [entry["id"] for entry in found.entries]

    def shape() -> Table:
        from malictl.views.actors import actors_table

        return actors_table([store.actor(i) for i in ids])

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        records = [store.document("actor", i) for i in ids]
        return with_sources(store, {"count": len(ids), "total": found.total, "actors": records})

    return Answer("actors", shape, document, "actors", not ids, limit_notices(len(ids), found.total))
