"""`malictl places`."""

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
        "malictl places",
        "malictl places --kind region",
        "malictl places menaka -f csv",
    ),
)
@click.argument("text", nargs=-1)
@click.option("--kind", "kinds", cls=Option, type=ValuesType("place-kind"), multiple=True, metavar="KIND",
              section="Filters", help="Kind of place.")  # fmt: skip
@paging()
@click.pass_obj
def command(
    app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
) -> Answer:
    """List places whose names have TEXT."""
    store = app.store
    found = find_records(store, "place", text, tuple(k for group in kinds for k in group), reverse, limit)
    ids = [entry["id"] for entry in found.entries]

    def shape() -> Table:
        from malictl.views.places import places_table

        return places_table([store.place(i) for i in ids])

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        records = [store.document("place", i) for i in ids]
        return with_sources(store, {"count": len(ids), "total": found.total, "places": records})

    return Answer("places", shape, document, "places", not ids, limit_notices(len(ids), found.total))
