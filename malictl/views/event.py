"""One event, whole: statements, accounts question by question, figures, linked events."""

from __future__ import annotations

from collections.abc import Mapping

from malictl.model.account import Account
from malictl.model.event import Event, Link
from malictl.model.figures import Figure
from malictl.views.events import accounts_table, events_table
from malictl.views.shapes import Block, Card, Cited, Column, Section, Table, Value, card
from malictl.views.words import figure_words, metric_words

QUESTIONS = (
    "existence",
    "toll",
    "losses",
    "perpetrator",
    "participation",
    "identity",
    "strength",
    "date",
    "place",
    "conduct",
    "motive",
    "intent",
    "outcome",
)


def event_card(event: Event, titles: Mapping[str, str], words: Mapping[str, Mapping[str, str]]) -> Card:
    """Return an event laid out to be read.

    `titles` gives the titles of the records it belongs to; `words` are the vocabularies.
    """
    regions = {place.name for place in event.places}
    where = ", ".join(
        place.name if not place.region or place.region in regions else f"{place.name} ({place.region})"
        for place in event.places
    )
    said = words["second-reading"].get(event.second_reading or "", "")
    facts: list[tuple[str, Value]] = [
        ("When", when_words(event)),
        ("EDTF", event.date.edtf if event.date.edtf != event.date.start else None),
        ("Type", f"{event.type} / {event.subtype}"),
        ("Where", where or None),
        *_participants(event),
        ("Evidence", event.evidence),
        (
            "Significance",
            f"{event.significance}" + (f": {event.significance_reason}" if event.significance_reason else ""),
        ),
        ("Second reading", f"{event.second_reading}: {said}" if said else None),
        ("Tags", event.tags or None),
        ("Part of", tuple(f"{titles.get(i, i)} [{i}]" for i in event.part_of) or None),
        ("Formerly", event.formerly or None),
        ("Note", event.note),
        ("Id", event.id),
    ]
    sections = [
        Section("What happened", "statement", tuple(Cited(s.text, s.cites) for s in event.statements)),
        *account_sections(event.id, event.accounts, words["question"]),
        *figure_sections(event.figures),
        *_links("Links", event.links),
        *_links("Linked from", event.linked_from, words["link-inverse"]),
    ]
    return card(event.title, facts, sections, events_table([event]))


def when_words(event: Event) -> str:
    """Return the date in words, with what is not known about it."""
    date, words = event.date, event.date.text
    if date.kind == "within":
        words += " (one day; which is not known)"
    return words


def _participants(event: Event) -> list[tuple[str, Value]]:
    by_role: dict[str, list[str]] = {}
    for one in event.participants:
        doubt = "" if one.standing == "undisputed" else f" ({one.standing})"
        by_role.setdefault(one.role, []).append(f"{one.name}{doubt} [{one.actor}]")
    return [(role.capitalize(), tuple(names)) for role, names in by_role.items()]


def account_sections(record_id: str, accounts: tuple[Account, ...], questions: Mapping[str, str]) -> list[Section]:
    """Return the accounts of a record, one table a question, rivals side by side."""
    blocks: list[Block] = []
    holders = {a.id: a.holder_name for a in accounts}
    for question in QUESTIONS:
        if group := [a for a in accounts if a.question == question]:
            blocks.append(accounts_table(record_id, group, questions.get(question, question), holders))
    sections = [Section("Who says what", "account", tuple(blocks))] if blocks else []
    if notes := account_notes(accounts):
        sections.append(Section("On these accounts", "account-note", notes))
    return sections


def account_notes(accounts: tuple[Account, ...]) -> tuple[Cited, ...]:
    """Return what a reader must know of single accounts: why one is preferred, whom one repeats, what was resolved."""
    holders = {a.id: a.holder_name for a in accounts}
    notes = []
    for a in accounts:
        parts = [f"{a.rank}: {a.rank_reason}"] if a.rank_reason else []
        if a.based_on:
            parts.append(f"repeats {', '.join(dict.fromkeys(holders.get(i, i) for i in a.based_on))}.")
        notes += (
            [Cited(" ".join([*parts, *([a.note] if a.note else [])]), (), a.holder_name)] if parts or a.note else []
        )
    return tuple(notes)


def figure_sections(figures: tuple[Figure, ...]) -> list[Section]:
    """Return the figures that follow from the accounts, with their state and how many hold them."""
    if not figures:
        return []
    columns: tuple[Column, ...] = (
        Column("figure", "Figure", wraps=True),
        Column("range", "Range"),
        Column("best", "Best", spare=2),
        Column("status", "Status", wraps=True, least=13),
        Column("holders", "Holders"),
    )
    rows = tuple(
        (
            metric_words(f),
            figure_words(f),
            f.best,
            f.status + (", second-hand" if f.second_hand else ""),
            f.independent or None,
        )
        for f in figures
    )
    if not any(f.best is not None for f in figures):
        columns = tuple(
            Column(c.name, c.label, "machines" if c.name == "best" else c.readers, c.wraps, c.spare) for c in columns
        )
    return [Section("Figures", "figure", (Table(columns, rows),))]


def _links(title: str, links: tuple[Link, ...], words: Mapping[str, str] | None = None) -> list[Section]:
    if not links:
        return []
    columns = (
        Column("link", "How"),
        Column("title", "Event", wraps=True, least=32),
        Column("id", "Id", "machines"),
        Column("record", "Id", "people", under="title"),
    )
    rows = tuple(
        ((words or {}).get(link.type, link.type.replace("-", " ")), Cited(link.title, link.cites), link.to, link.to)
        for link in links
    )
    return [Section(title, "link", (Table(columns, rows),))]
