"""`malictl summary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.dates import date_bounds, read_date
from malictl.cli.filters import event_filter, event_filters, word_notices
from malictl.cli.length import length_option
from malictl.dates.period import Window
from malictl.errors import WrongUse
from malictl.queries.events import coverage_notices
from malictl.queries.summary import Subject, events_of, read_subject, spans_of
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape
    from malictl.views.summary import Part


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl summary wagner",
        'malictl summary "fuel blockade" -f md',
        "malictl summary 2020..2022 --length line",
        "malictl summary --tag convoy-attack --since 2025-10",
        "malictl summary event:mali-coup-2020 --length full",
    ),
)
@event_filters
@length_option
@click.pass_obj
def command(app: App, /, **params: Any) -> Answer:
    """Tell TEXT in cited prose: an event, an actor, a place, a span, a period, a tag, or all events that fit.

    TEXT is read as a date, an actor, a place, a span, an event, a tag, and last as words to look for; actor: place:
    event: span: tag: before it settles which. --length line, short (turning points first, figures with every holder)
    or full (every event and account).
    """
    store = app.store
    words = " ".join(params["text"])
    wanted = event_filter(app, {**params, "text": ()})
    if not words and wanted == wanted.__class__():
        raise WrongUse("nothing to summarise is named.", "Name it, or give filters: malictl summary --since 2024")
    subject = read_subject(store, words, lambda text: read_date(app, text)) if words else Subject("filter", "")
    if subject.date:
        asked = Window(began_until=subject.date.hi, ended_from=subject.date.lo, qualified=subject.date.qualified)
        wanted = wanted._replace(window=wanted.window.narrowed(asked))
    found = events_of(store, subject, wanted)
    length = params["length"]

    def told() -> tuple[list[Part], list[str]]:
        from malictl.views.summary import kept

        ids = kept([*found.entries], length)
        return _parts(app, subject, ids, length), ids

    def shape() -> Shape:
        from malictl.views.summary import summary_card

        parts, ids = told()
        return summary_card(_title(app, subject), parts, found.total - len(ids))

    def document() -> dict[str, Any]:
        from malictl.views.documents import with_sources
        from malictl.views.summary import paragraphs_document

        parts, ids = told()
        return with_sources(
            store,
            {
                "subject": {"kind": subject.kind, "id": subject.id},
                "length": length,
                "events": ids,
                "left_out": found.total - len(ids),
                "paragraphs": paragraphs_document(parts),
            },
        )

    empty = not found.total and subject.kind not in ("actor", "place", "span")
    return Answer("summary", shape, document, "paragraphs", empty, _notices(app, subject, words, empty, wanted.window),
                  found.possible, date_bounds(wanted.window))  # fmt: skip


def _notices(app: App, subject: Subject, words: str, empty: bool, window: Any) -> tuple[str, ...]:
    notices = [*coverage_notices(app.store.meta, window, empty)]
    if subject.kind == "text":
        notices += word_notices(tuple(words.split()))
    named = words in (subject.id, f"{subject.kind}:{subject.id}")
    if subject.kind in ("actor", "place", "span", "event", "tag") and not named:
        also = f"; it could also be {', '.join(subject.also)}" if subject.also else ""
        notices.insert(0, f'"{words}" is read as {subject.kind}:{subject.id}{also}')
    elif subject.also:
        notices.insert(0, f'"{words}" could also be {", ".join(subject.also)}')
    return tuple(notices)


def _title(app: App, subject: Subject) -> str:
    if subject.kind in ("actor", "place", "span", "event"):
        return app.store.titles[subject.id]
    return {
        "date": f"What happened, {subject.id}",
        "tag": f"Theme: {subject.id}",
        "text": f"Events that speak of {subject.id}",
    }.get(subject.kind, "The events that fit")


def _parts(app: App, subject: Subject, ids: list[str], length: str) -> list[Part]:
    from malictl.views import summary as view

    store = app.store
    if subject.kind == "event":
        return view.single_part(store.event(subject.id), length) if ids else []
    parts: list[Part] = []
    if subject.kind == "actor":
        parts += view.actor_part(store.actor(subject.id), store.vocabularies["relation-inverse"], length)
    spans = [*store.spans(spans_of(store, subject)).values()] if length != "line" or subject.kind == "span" else []
    # Of an actor or a place each span in a line: a span has its own summary.
    parts += view.span_part("What held", spans, length if subject.kind == "span" or length == "full" else "line")
    return view.once([*parts, *view.event_parts([*store.events(ids).values()], length)])
