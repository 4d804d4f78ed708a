"""Two periods, or two actors, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malictl.dates.show import show_edtf
from malictl.model.actor import Actor
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.queries.compare import Side
from malictl.queries.events import turning_points
from malictl.text import fold
from malictl.views.actors import other_names, relation_caveats, relation_lines
from malictl.views.events import events_table, first_cited, statement_cites
from malictl.views.shapes import Block, Brief, Card, Cited, Column, Line, Section, Table, Value, card
from malictl.views.situation import cited_events, holding_words
from malictl.views.words import date_words, short_date

Tallies = Mapping[str, Mapping[str, int]]
_MOST, _FEW = 8, 3


def side_table(names: tuple[str, str], rows: Iterable[tuple[str, Value, Value]]) -> Table:
    """Return rows of (what, of the first, of the second) side by side."""
    columns = (
        Column("what", "", wraps=True, least=14),
        Column("first", names[0], wraps=True, least=20),
        Column("second", names[1], wraps=True, least=20),
    )
    return Table(columns, tuple(rows), "", ("row", "rows"))


def _tally_rows(
    label: str, key: str, tallies: tuple[Tallies, Tallies], labels: Mapping[str, str]
) -> list[tuple[str, Value, Value]]:
    keys = list(dict.fromkeys(k for tally in tallies for k in tally[key]))
    keys.sort(key=lambda k: -max(tally[key].get(k, 0) for tally in tallies))
    return [(f"{label} {labels.get(k, k)}", tallies[0][key].get(k, 0), tallies[1][key].get(k, 0)) for k in keys]


def _capped(rows: list[tuple[str, Value, Value]]) -> list[tuple[str, Value, Value]]:
    """Return the first rows of a tally, and how many more there are."""
    left = len(rows) - _MOST
    return [*rows[:_MOST], (f"and {left} more", None, None)] if left > 0 else rows


def periods_line(names: tuple[str, str], sides: tuple[Side, Side]) -> Brief:
    """Return how many events, turning points and spans each period has, in one go."""
    lines = tuple(
        Line(name, (Cited(", ".join(f"{label} {value}" for label, value in _totals(side))),))
        for name, side in zip(names, sides, strict=True)
    )
    return Brief(_title(names), lines, _total_table(names, sides))


def _title(names: tuple[str, str]) -> str:
    return f"{names[0]} and {names[1]}, side by side"


def _totals(side: Side) -> list[tuple[str, int]]:
    turning = turning_points(side.events.entries)
    return [("events", side.events.total), ("turning points", len(turning)), ("spans begun", len(side.began)),
            ("spans ended", len(side.ended))]  # fmt: skip


def _total_table(names: tuple[str, str], sides: tuple[Side, Side]) -> Table:
    first, second = (_totals(side) for side in sides)
    return side_table(names, [(label, a, b) for (label, a), (_, b) in zip(first, second, strict=True)])


def periods_card(
    names: tuple[str, str],
    sides: tuple[Side, Side],
    tallies: tuple[Tallies, Tallies],
    records: tuple[Mapping[str, Event], Mapping[str, Span]],
    actor_names: Mapping[str, str],
    full: bool,
) -> Card:
    """Return two periods side by side: totals, types, regions, actors, evidence, turning points, spans.

    `records` are the events and spans of both by id.
    """
    events, spans = records
    totals = _total_table(names, sides)
    top = [(str(a), b, c) for a, b, c in totals.rows]
    kinds = [_tally_rows(key, key, tallies, actor_names if key == "actor" else {}) for key in tallies[0]]
    whole = side_table(names, [*top, *(row for rows in kinds for row in rows)])
    counts = whole if full else side_table(names, [*top, *(row for rows in kinds for row in _capped(rows))])
    sections = [Section("Counts", "count", (counts,))]
    for name, side in zip(names, sides, strict=True):
        told = side.events.entries if full else turning_points(side.events.entries)
        wanted = [events[e["id"]] for e in told]
        table = cited_events(events_table(wanted, side.events.possible), events)
        heading = f"{'Events' if full else 'Turning points'}, {name}"
        sections.append(Section(heading, f"event-{_field(name)}", (table,) if wanted else ()))
        began, ended = (_span_words(ids, spans, side.possible) for ids in (side.began, side.ended))
        sections.append(Section(f"Began, {name}", f"began-{_field(name)}", began))
        sections.append(Section(f"Ended, {name}", f"ended-{_field(name)}", ended))
    return card(_title(names), (), sections, whole, keyed=not full)


def _field(name: str) -> str:
    """Return the name of a side as a part of a field's name, so that a pipe tells of which side a line is."""
    return fold(name).replace(" ", "-")


def _span_words(ids: Iterable[str], spans: Mapping[str, Span], possible: tuple[str, ...]) -> tuple[Block, ...]:
    items = [spans[i] for i in ids]
    if not items:
        return ()
    words = "; ".join(f"{s.title} ({date_words(s.date)})" + (" ?" if s.id in possible else "") for s in items)
    return (Cited(words, first_cited(items)),)


def _when(edtf: str | None) -> str | None:
    return show_edtf(edtf) if edtf else None


def actors_line(
    actors: tuple[Actor, Actor], sides: tuple[Side, Side], common: list[str], names: Mapping[str, str]
) -> Brief:
    """Return two actors in one go: kind, and how many events and spans each has."""
    lines = tuple(
        Line(a.name, (Cited(f"{a.kind}, events {side.events.total}, spans {len(side.began)}"),))
        for a, side in zip(actors, sides, strict=True)
    )
    shared = Line("In common", (Cited(f"events {len(common)}"),))
    return Brief(_title((actors[0].name, actors[1].name)), (*lines, shared), _actor_rows(actors, sides, names))


def _actor_rows(actors: tuple[Actor, Actor], sides: tuple[Side, Side], names: Mapping[str, str]) -> Table:
    one, other = actors
    rows: list[tuple[str, Value, Value]] = [
        ("kind", one.kind, other.kind),
        ("other names", other_names(one), other_names(other)),
        ("founded", _when(one.founded), _when(other.founded)),
        ("ended", _when(one.ended), _when(other.ended)),
        ("speaks for", names.get(one.voice_of or ""), names.get(other.voice_of or "")),
        ("events", sides[0].events.total, sides[1].events.total),
        ("spans", len(sides[0].began), len(sides[1].began)),
    ]
    return side_table((one.name, other.name), [row for row in rows if any(row[1:])])


def actors_card(
    actors: tuple[Actor, Actor],
    sides: tuple[Side, Side],
    records: tuple[Mapping[str, Event], Mapping[str, Span]],
    common: list[str],
    words: tuple[Mapping[str, str], Mapping[str, str]],
    full: bool,
) -> Card:
    """Return two actors side by side: names, kinds, statements, relations, presences, and the events of both.

    `words` are those of inverse relations, and the names of all records by id.
    """
    events, spans = records
    inverse_words, names = words
    rows = _actor_rows(actors, sides, names)
    sections = [Section("Side by side", "fact", (rows,))]
    for actor, side in zip(actors, sides, strict=True):
        said = tuple(Cited(s.text, s.cites) for s in actor.statements)
        if not full and len(said) > _FEW:
            said = (*said[:_FEW], Cited(f"And {len(said) - _FEW} more statements: malictl actor {actor.id}"))
        sections.append(Section(f"In short, {actor.name}", f"statement-{actor.id}", said))
        sections.append(Section(f"Relations, {actor.name}", f"relation-{actor.id}", _relations(actor, inverse_words)))
        over_time = [Cited(f"{holding_words(spans[i])}: {date_words(spans[i].date)}",
                           statement_cites(spans[i].statements)) for i in side.began]  # fmt: skip
        sections.append(Section(f"Over time, {actor.name}", f"span-{actor.id}", tuple(over_time)))
    both = [events[i] for i in common]
    table = cited_events(events_table(both), events)
    sections.append(Section("Events of both", "event", (table,) if both else ()))
    if full:
        for actor, side in zip(actors, sides, strict=True):
            own = [events[e["id"]] for e in side.events.entries if e["id"] not in common]
            lines = tuple(Cited(f"{short_date(e.date)} {e.title}", statement_cites(e.statements)) for e in own)
            sections.append(Section(f"Events of {actor.name} alone", f"event-{actor.id}", lines))
    return card(_title((actors[0].name, actors[1].name)), (), sections, rows, keyed=not full)


def _relations(actor: Actor, inverse_words: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(
        Cited(f"{how} {r.name}{relation_caveats(r)}", r.cites) for r, how in relation_lines(actor, inverse_words)
    )
