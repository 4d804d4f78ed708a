"""`malictl spans`."""

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
        "malictl spans",
        "malictl spans --kind office",
        "malictl spans wagner --json | jq -r '.spans[].date.edtf'",
    ),
)
@click.argument("text", nargs=-1)
@click.option("--kind", "kinds", cls=Option, type=ValuesType("span-kind"), multiple=True, metavar="KIND",
              section="Filters", help="Kind of span.")  # fmt: skip
@paging()
@click.pass_obj
def command(
    app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
) -> Answer:
    """List spans, what held over time, whose titles, statements and accounts have TEXT."""
    store = app.store
    found = find_records(store, "span", text, tuple(k for group in kinds for k in group), reverse, limit)
    ids = [entry["id"] for entry in found.entries]

    def shape() -> Table:
        from malictl.views.spans import spans_table

        return spans_table([store.span(i) for i in ids])

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        records = [store.document("span", i) for i in ids]
        return with_sources(store, {"count": len(ids), "total": found.total, "spans": records})

    return Answer("spans", shape, document, "spans", not ids, limit_notices(len(ids), found.total))
