"""Actors as a table, and one actor as a profile: names, relations over time, presence, strength, events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malictl.dates.show import show_edtf
from malictl.model.account import Account
from malictl.model.actor import Actor, Relation
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.views.events import listed, statement_cites
from malictl.views.shapes import Block, Card, Cited, Column, Section, Table, Value, card
from malictl.views.spans import spans_block
from malictl.views.words import number_words, short_date, short_edtf, stance_words

ACTOR_COLUMNS = (
    Column("id", "Id", "machines"),
    Column("kind", "Kind", "machines"),
    Column("name", "Name", wraps=True),
    Column("kind_shown", "Kind", "people"),
    Column("names", "Other names", wraps=True, spare=1),
    Column("country", "Country", "machines"),
    Column("voice_of", "Voice of", "machines"),
    Column("founded", "Founded", "machines"),
    Column("ended", "Ended", "machines"),
    Column("record", "Id", "people"),
    Column("cites", "Sources", "page"),
)


def actors_table(actors: Iterable[Actor]) -> Table:
    """Return actors as a table."""
    rows = tuple(
        (
            a.id,
            a.kind,
            a.name,
            a.kind,
            other_names(a),
            a.country,
            a.voice_of,
            a.founded,
            a.ended,
            a.id,
            listed(statement_cites(a.statements)),
        )
        for a in actors
    )
    return Table(ACTOR_COLUMNS, rows, "", ("actor", "actors"))


def other_names(actor: Actor) -> tuple[str, ...]:
    """Return the names of an actor after the first."""
    return tuple(name.text for name in actor.names[1:])


def actor_card(
    actor: Actor,
    spans: list[Span],
    events: list[Event],
    held: list[Event],
    inverse_words: Mapping[str, str],
    names: Mapping[str, str],
) -> Card:
    """Return the profile of an actor.

    `events` are those it takes part in, `held` those on which it says something; `names` gives the
    display names of other records.
    """
    facts: list[tuple[str, Value]] = [
        ("Kind", actor.kind),
        ("Also called", other_names(actor) or None),
        ("Not to be taken for", actor.disambiguation),
        ("Founded", show_edtf(actor.founded) if actor.founded else None),
        ("Ended", show_edtf(actor.ended) if actor.ended else None),
        ("Country", names.get(actor.country or "", actor.country)),
        ("Speaks for", names.get(actor.voice_of or "", actor.voice_of)),
        ("Formerly", actor.formerly or None),
        ("Note", actor.note),
        ("Id", actor.id),
    ]
    sections = (
        Section("In short", "statement", tuple(Cited(s.text, s.cites) for s in actor.statements)),
        Section("Relations", "relation", _relations(actor, inverse_words)),
        Section("Over time", "span", spans_block(spans)),
        Section("Strength", "strength", _strength(actor.id, spans)),
        Section("Strength told in events", "strength-in-event", _strength_in_events(actor.id, events)),
        Section("Took part in", "event", _events(actor.id, events)),
        Section("What it says", "account", _held(actor.id, held)),
    )
    return card(actor.name, facts, sections, actors_table([actor]))


def relation_lines(actor: Actor, inverse_words: Mapping[str, str]) -> list[tuple[Relation, str]]:
    """Return the relations of an actor, its own first, each with how it stands to the other."""
    lines = [(relation, relation.type.replace("-", " ")) for relation in actor.relations]
    return lines + [(relation, inverse_words[relation.type]) for relation in actor.inverse]


def relation_caveats(relation: Relation) -> str:
    """Return what follows a relation in prose: ", December 2021 (disputed)"."""
    when = f", {relation.date_text}" if relation.date_text else ""
    return when + ("" if relation.standing == "undisputed" else f" ({relation.standing})")


def _relations(actor: Actor, inverse_words: Mapping[str, str]) -> tuple[Block, ...]:
    lines = relation_lines(actor, inverse_words)
    if not lines:
        return ()
    columns = (
        Column("relation", "How"),
        Column("name", "To whom", wraps=True),
        Column("date", "When", wraps=True, spare=1, least=12),
        Column("standing", "Standing", spare=2),
        Column("id", "Id", spare=3),
    )
    ordered = sorted(lines, key=lambda line: _first_day(line[0]))
    rows = tuple((how, Cited(r.name, r.cites), r.date_text, r.standing, r.to) for r, how in ordered)
    return (Table(columns, rows),)


def _first_day(relation: Relation) -> str:
    from malictl.dates.edtf import parse_edtf

    return (parse_edtf(relation.date).start or "") if relation.date else "9999"


def _strength(actor: str, spans: list[Span]) -> tuple[Block, ...]:
    return _strengths((a, None) for span in spans for a in span.accounts if not a.of_actors or actor in a.of_actors)


def _strength_in_events(actor: str, events: list[Event]) -> tuple[Block, ...]:
    """Return the strengths that events tell of: often of a part of it, in one place or action."""
    about = Column("about", "On", "people", wraps=True, least=14)
    told = ((a, event) for event in events for a in event.accounts if actor in a.of_actors)
    return _strengths(told, about, Column("event", "Event", "machines"))


def _strengths(told: Iterable[tuple[Account, Event | None]], *about: Column) -> tuple[Block, ...]:
    """Return the accounts of strength as a table, each with the event that tells of it if one does."""

    def day(account: Account, event: Event | None) -> str:
        return (account.as_of or account.said or (event.date.edtf if event else "9999")).lstrip("./")

    ordered = sorted(((a, event) for a, event in told if a.question == "strength"), key=lambda pair: day(*pair))
    if not ordered:
        return ()
    columns = (
        Column("as_of", "As of", wraps=True, least=10),
        Column("number", "Number", wraps=True, least=10),
        Column("holder", "Who says so", wraps=True, least=14),
        Column("claim", "What they say", wraps=True),
        Column("said", "Said", spare=1),
        *about,
    )
    rows = tuple(
        (
            short_edtf(a.as_of) if a.as_of else None,
            number_words(a) or "none given",
            a.holder_name,
            Cited(a.claim, a.cites),
            a.said,
            *((event.title, event.id) if event else ()),
        )
        for a, event in ordered
    )
    return (Table(columns, rows, "", ("account", "accounts")),)


def _events(actor: str, events: list[Event]) -> tuple[Block, ...]:
    if not events:
        return ()
    columns = (
        Column("date", "Date", "machines"),
        Column("when", "When", "people", wraps=True, least=12),
        Column("title", "Event", wraps=True, least=32),
        Column("role", "As", wraps=True, least=12),
        Column("id", "Id", "machines"),
        Column("record", "Id", "people", under="title"),
    )
    rows = tuple((e.date.edtf, short_date(e.date), e.title, _roles(actor, e), e.id, e.id) for e in events)
    return (Table(columns, rows, "", ("event", "events")),)


def _roles(actor: str, event: Event) -> str:
    return ", ".join(
        part.role if part.standing == "undisputed" else f"{part.role} ({part.standing})"
        for part in event.participants
        if part.actor == actor
    )


def _held(actor: str, events: list[Event]) -> tuple[Block, ...]:
    if not events:
        return ()
    columns = (
        Column("said", "Said"),
        Column("claim", "What it says", wraps=True),
        Column("about", "On", "people", wraps=True, spare=1),
        Column("event", "Event", "machines"),
    )
    rows = []
    for event in events:
        holders = {a.id: a.holder_name for a in event.accounts}
        rows += [
            (a.said, Cited(a.claim, a.cites, stance_words(a, holders)), event.title, event.id)
            for a in event.accounts
            if a.holder == actor
        ]
    ordered = sorted(rows, key=lambda row: str(row[0] or "9999"))
    return (Table(columns, tuple(ordered), "", ("account", "accounts")),)
