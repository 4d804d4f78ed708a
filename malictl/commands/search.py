"""`malictl search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.filters import limit_notices, paging
from malictl.cli.types import ValuesType
from malictl.errors import WrongUse
from malictl.queries.search import KINDS, marked, search
from malictl.text import fold
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Card


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl search goita",
        'malictl search "fuel convoy" --kind event,span',
        "malictl search menaka -n 10 --json | jq -r '.results[] | [.kind, .id] | @tsv'",
    ),
)
@click.argument("text", nargs=-1, required=True, metavar="TEXT…")
@click.option("--kind", "kinds", cls=Option, type=ValuesType(values=KINDS), multiple=True, metavar="KIND",
              section="Filters", help="actor, place, event, span or source.")  # fmt: skip
@paging()
@click.pass_obj
def command(
    app: App, text: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], reverse: bool, limit: int | None
) -> Answer:
    """Search events, statements, accounts, actors, places, spans and sources for all words of TEXT.

    A word finds those that begin with it, whatever case, accents and hyphens. Names come first, then titles, then what
    is said; turning points before the rest.
    """
    if not fold(" ".join(text)):
        raise WrongUse("there is no word to look for.", "Write letters or figures.")
    store, query = app.store, " ".join(text)
    hits = search(store, text, tuple(kind for group in kinds for kind in group))
    if reverse:
        hits.reverse()
    shown = hits[:limit]

    def shape() -> Card:
        from malictl.views.search import search_card

        return search_card(query, shown)

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources

        results = [{"kind": h.kind, "id": h.id, "title": h.title, "score": h.score, "field": h.field, "text": h.text,
                    "marks": [list(mark) for mark in marked(h.text, query)],
                    "cites": [{"source": s, "via": v, "at": a} for s, v, a in h.cites]} for h in shown]  # fmt: skip
        return with_sources(store, {"count": len(shown), "total": len(hits), "results": results})

    return Answer("search", shape, document, "results", not hits, limit_notices(len(shown), len(hits)))
