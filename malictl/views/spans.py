"""Spans as a table, as a part of other cards, and one span, whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malictl.model.event import Event
from malictl.model.span import Span
from malictl.views.event import account_sections, figure_sections
from malictl.views.events import events_table, listed, statement_cites
from malictl.views.shapes import Block, Card, Cited, Column, Section, Table, Value, card
from malictl.views.words import date_words

SPAN_COLUMNS = (
    Column("id", "Id", "machines"),
    Column("date", "Date", "machines"),
    Column("kind", "Kind", "machines"),
    Column("when", "When", "people", wraps=True, least=20),
    Column("title", "What held", wraps=True, least=32),
    Column("kind_shown", "Kind", "people", wraps=True, spare=2, least=12),
    Column("start", "Start", "machines"),
    Column("end", "End", "machines"),
    Column("as_of", "As of", "machines"),
    Column("subject", "Of whom", "machines"),
    Column("object", "Towards", "machines"),
    Column("standing", "Standing", wraps=True, spare=1, least=11),
    Column("evidence", "Evidence", wraps=True, spare=3, least=13),
    Column("record", "Id", "people", under="title"),
    Column("cites", "Sources", "page"),
)


def spans_table(spans: Iterable[Span], cited: bool = False) -> Table:
    """Return spans as a table; `cited` sets the citations of their statements beside the titles."""
    rows = tuple(_row(span, cited) for span in spans)
    return Table(SPAN_COLUMNS, rows, "", ("span", "spans"))


def _row(span: Span, cited: bool) -> tuple[Value, ...]:
    sources = listed(statement_cites(span.statements))
    date = span.date
    return (
        span.id,
        date.edtf,
        span.kind,
        date_words(date),
        Cited(span.title, sources.cites) if cited else span.title,
        span.kind,
        date.start,
        date.end,
        date.as_of,
        span.subject,
        span.object,
        span.standing,
        span.evidence,
        span.id,
        sources,
    )


def spans_block(spans: list[Span]) -> tuple[Block, ...]:
    """Return spans as a block of another card, in order of time; nothing if there are none."""
    names = ("id", "date", "when", "title", "kind", "kind_shown", "standing", "record")
    return (spans_table(spans, cited=True).named(names),) if spans else ()


def span_card(
    span: Span, titles: Mapping[str, str], parts: list[Event], words: Mapping[str, Mapping[str, str]]
) -> Card:
    """Return a span: of whom, from when to when, statements, accounts, figures, and the events that are part of it.

    `titles` gives the titles of other records, `words` are the vocabularies.
    """

    def named(ids: tuple[str, ...]) -> tuple[str, ...] | None:
        return tuple(f"{titles.get(i, i)} [{i}]" for i in ids) or None

    facts: list[tuple[str, Value]] = [
        ("When", date_words(span.date)),
        ("EDTF", span.date.edtf),
        (
            "Kind",
            span.kind + (f": {span.office}" if span.office else "") + (f", {span.capacity}" if span.capacity else ""),
        ),
        ("Of whom", f"{span.subject_name} [{span.subject}]"),
        ("Towards", f"{span.object_name} [{span.object}]" if span.object else None),
        ("Where", tuple(place.name for place in span.places) or None),
        ("Standing", span.standing),
        ("Began with", named(span.began_with)),
        ("Ended with", named(span.ended_with)),
        ("Changed by", named(span.changed_by)),
        ("Evidence", span.evidence),
        ("Tags", span.tags or None),
        ("Formerly", span.formerly or None),
        ("Note", span.note),
        ("Id", span.id),
    ]
    sections = (
        Section("What held", "statement", tuple(Cited(s.text, s.cites) for s in span.statements)),
        *account_sections(span.id, span.accounts, words["question"]),
        *figure_sections(span.figures),
        Section("Part of it", "event", (events_table(parts),) if parts else ()),
    )
    return card(span.title, facts, sections, spans_table([span]))
