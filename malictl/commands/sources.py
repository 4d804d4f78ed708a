"""`malictl sources`."""

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
        "malictl sources reuters",
        "malictl sources --class ngo-report",
        "malictl sources --json | jq -r '.sources[].reference'",
    ),
)
@click.argument("text", nargs=-1)
@click.option("--class", "kinds", cls=Option, type=ValuesType("source-class"), multiple=True, metavar="CLASS",
              section="Filters", help="Class of source.")  # fmt: skip
@paging()
@click.pass_obj
def command(
    app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
) -> Answer:
    """List sources, as references, whose title, maker or container has TEXT."""
    store = app.store
    found = find_records(store, "source", text, tuple(k for group in kinds for k in group), reverse, limit)
    ids = [entry["id"] for entry in found.entries]

    def shape() -> Table:
        from malictl.views.sources import sources_table

        return sources_table([store.source(i) for i in ids])

    def document() -> dict[str, Any]:
        from malictl.citations.styles.malictl import reference

        records = [store.document("source", i) for i in ids]
        return {
            "count": len(ids),
            "total": found.total,
            "sources": [{**record, "reference": reference(record["csl"])} for record in records],
        }

    return Answer("sources", shape, document, "sources", not ids, limit_notices(len(ids), found.total))
