"""What a search found, grouped by kind, with the matching words marked."""

from __future__ import annotations

from collections.abc import Iterable

from malictl.citations.runs import Run, Runs
from malictl.model.account import Citation
from malictl.queries.search import KINDS, Hit, marked
from malictl.views.shapes import Card, Column, Section, Styled, Table, card

HEADINGS = {"actor": "Actors", "place": "Places", "event": "Events", "span": "What held", "source": "Sources"}


def search_card(query: str, hits: Iterable[Hit]) -> Card:
    """Return the finds as a card, a section a kind; a pipe gets them as rows."""
    hits = list(hits)
    sections = []
    best = {kind: max((hit.score for hit in hits if hit.kind == kind), default=0) for kind in KINDS}
    for kind in sorted(KINDS, key=lambda kind: -best[kind]):
        group = [hit for hit in hits if hit.kind == kind]
        sections.append(Section(HEADINGS[kind], kind, (_table(group, query),) if group else ()))
    return card(f"Search: {query}", (), sections, rows(hits), listing=True)


def _table(hits: list[Hit], query: str) -> Table:
    columns = (
        Column("title", "Which", wraps=True, least=24),
        Column("text", "Where it says so", wraps=True, least=30),
        Column("record", "Id", "people", under="title"),
    )
    return Table(columns, tuple((h.title, _marked(h, query), h.id) for h in hits), "", ("find", "finds"))


def _marked(hit: Hit, query: str) -> Styled:
    runs: list[Run] = []
    at = 0
    for start, end in marked(hit.text, query):
        runs += [Run(hit.text[at:start])] if start > at else []
        runs.append(Run(hit.text[start:end], bold=True))
        at = end
    text: Runs = (*runs, Run(hit.text[at:]))
    return Styled(text, tuple(Citation(*cite) for cite in hit.cites))


def rows(hits: Iterable[Hit]) -> Table:
    """Return the finds as rows, best first."""
    columns = (Column("id", "Id"), Column("kind", "Kind"), Column("score", "Score"), Column("title", "Title"),
               Column("field", "Field"), Column("text", "Text"))  # fmt: skip
    return Table(columns, tuple((h.id, h.kind, h.score, h.title, h.field, h.text) for h in hits), "", ("find", "finds"))
