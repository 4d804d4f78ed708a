"""Two days compared: the time between, what changed, began, ended and held, and the events between.

What began is told from what ended by a sign (+ − ~ =) and by its heading, never by colour alone.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from malictl.model.account import Account, Citation
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.queries.compare import Change, Days
from malictl.queries.events import match_word, turning_points
from malictl.text import plural
from malictl.views.events import cited_sources, events_table, first_cited, statement_cites
from malictl.views.shapes import Block, Brief, Card, Cited, Column, Line, Section, Table, Value, card
from malictl.views.situation import cited_events, holding_words, mark_words, strength_words
from malictl.views.words import date_words

BEGAN, ENDED, CHANGED, HELD, PASSED = "+", "−", "~", "=", "±"
Spans = Mapping[str, Span]


class Heading(NamedTuple):
    """What is compared: both ends in words, and the time between them in words."""

    first: str
    last: str
    between: str
    counts: Mapping[str, Mapping[str, int]]


def days_line(heading: Heading, found: Days, spans: Spans) -> Brief:
    """Return the comparison in one go: the time between, the changes, and how much began, ended and held."""
    offices = tuple(_change_words(c, spans) for c in found.changed if c.what == "office")
    lines = (
        Line("Time between", (Cited(heading.between),)),
        *((Line("Changed", offices),) if offices else ()),
        Line("In all", (Cited(_summary(found)),)),
    )
    return Brief(_title(heading), lines, days_rows(found, spans))


def days_card(heading: Heading, found: Days, spans: Spans, events: Mapping[str, Event], full: bool) -> Card:
    """Return the comparison; `full` adds what held throughout as a table and the events that are no turning points."""
    facts: list[tuple[str, Value]] = [
        ("From", heading.first),
        ("To", heading.last),
        ("Time between", heading.between),
        ("In all", _summary(found)),
        ("Events by type", _counted(heading.counts["type"])),
        ("Events by year", _counted(heading.counts["year"])),
    ]
    # An office that changed hands is told once: under "changed".
    told = {i for c in found.changed if c.what == "office" for i in (*c.before, *c.after)}
    turning = [events[e["id"]] for e in turning_points(found.events.entries)]
    others = [events[e["id"]] for e in found.events.entries if e["significance"] != 1] if full else []
    sections = [
        Section("Changed", "changed", _changes(found.changed, spans)),
        Section("Began", "began", _spans(BEGAN, [i for i in found.began if i not in told], spans, found)),
        Section("Ended", "ended", _spans(ENDED, [i for i in found.ended if i not in told], spans, found)),
        Section("Began and ended between", "passed", _spans(PASSED, found.passed, spans, found)),
        Section("Held throughout", "held", _held(found.held, spans, found, full)),
        Section("Turning points between", "turning-point", _events(turning, found)),
        Section("Other events between", "event", _events(others, found)),
    ]
    return card(_title(heading), facts, sections, days_rows(found, spans), keyed=not full)


def _title(heading: Heading) -> str:
    return f"From {heading.first} to {heading.last}"


def _summary(found: Days) -> str:
    parts = [
        f"{len(found.began)} began",
        f"{len(found.ended)} ended",
        f"{len(found.passed)} began and ended between",
        f"{len(found.held)} held throughout",
    ]
    handed = any(change.what == "office" for change in found.changed)
    turning = len(turning_points(found.events.entries))
    points = f", {plural(turning, 'turning point')} among them" if turning else ""
    among = " (offices that changed hands among them)" if handed else ""
    return f"{', '.join(parts)}{among}; {plural(len(found.events.entries), 'event')} between{points}"


def _counted(counts: Mapping[str, int]) -> str | None:
    return ", ".join(f"{key} {number}" for key, number in counts.items()) or None


def _change_words(change: Change, spans: Spans) -> Cited:
    """Return "president: Ibrahim Boubacar Keïta → Bah Ndaw"."""
    sides, cites = _sides(change, spans)
    return Cited(f"{change.name}: {sides[0]} → {sides[1]}", cites)


def _sides(change: Change, spans: Spans) -> tuple[tuple[str, str], tuple[Citation, ...]]:
    if change.what == "office":
        names = tuple(" and ".join(spans[i].subject_name for i in ids) for ids in (change.before, change.after))
        cites = [c for i in (*change.before, *change.after) for c in statement_cites(spans[i].statements)[:1]]
        return (names[0], names[1]), tuple(dict.fromkeys(cites))
    accounts = {a.id: a for a in spans[str(change.span)].accounts}
    old, new = ([accounts[i] for i in ids] for ids in (change.before, change.after))
    cites = [c for a in (*old, *new) for c in a.cites]
    return (_strength(old), _strength(new)), tuple(dict.fromkeys(cites))


def _strength(accounts: Iterable[Account]) -> str:
    return "; ".join(strength_words(a) for a in accounts) or "no strength known"


def _changes(changes: tuple[Change, ...], spans: Spans) -> tuple[Block, ...]:
    if not changes:
        return ()
    columns = (
        Column("sign", ""),
        Column("what", "What", wraps=True, least=12),
        Column("before", "Then", wraps=True, least=18),
        Column("after", "Later", wraps=True, least=18),
        Column("between", "In the meantime", wraps=True, least=14, spare=1),
    )
    rows = []
    for change in changes:
        (old, new), cites = _sides(change, spans)
        between = tuple(spans[i].subject_name for i in change.between)
        name = change.name if change.what == "office" else f"strength of {change.name}"
        rows.append((CHANGED, name, old, Cited(new, cites), between))
    return (Table(columns, tuple(rows), "", ("change", "changes")),)


def _spans(sign: str, ids: Iterable[str], spans: Spans, found: Days) -> tuple[Block, ...]:
    columns = (
        Column("sign", ""),
        Column("id", "Id", "machines"),
        Column("when", "When", wraps=True, least=20),
        Column("title", "What", wraps=True, least=32),
        Column("standing", "Standing", wraps=True, spare=1, least=11),
        Column("record", "Id", "people", under="title"),
    )
    rows: list[tuple[Value, ...]] = []
    for i in ids:
        span = spans[i]
        maybe = " ?" if i in found.possible else ""
        what = Cited(span.title, statement_cites(span.statements))
        rows.append((sign, i, date_words(span.date) + maybe, what, span.standing, i))
    return (Table(columns, tuple(rows), "", ("span", "spans")),) if rows else ()


def _held(ids: tuple[str, ...], spans: Spans, found: Days, full: bool) -> tuple[Block, ...]:
    if full or not ids:
        return _spans(HELD, ids, spans, found)
    words = "; ".join(
        holding_words(spans[i]) + mark_words(spans[i], i in found.possible, i in found.last_known) for i in ids
    )
    return (Cited(f"{HELD} {words}", first_cited(spans[i] for i in ids)),)


def _events(events: list[Event], found: Days) -> tuple[Block, ...]:
    table = cited_events(events_table(events, found.possible), {e.id: e for e in events})
    return (table,) if events else ()


def days_rows(found: Days, spans: Spans) -> Table:
    """Return every span with its sign as a row, for csv and tsv."""
    columns = (
        Column("id", "Id"), Column("date", "Date"), Column("sign", "Sign"), Column("title", "What"),
        Column("kind", "Kind"), Column("subject", "Of whom"), Column("start", "Start"), Column("end", "End"),
        Column("match", "Match"), Column("sources", "Sources"),
    )  # fmt: skip
    words = (("began", found.began), ("ended", found.ended), ("passed", found.passed), ("held", found.held))
    rows: list[tuple[Value, ...]] = []
    for word, ids in words:
        for i in ids:
            span = spans[i]
            rows.append((i, span.date.edtf, word, span.title, span.kind, span.subject, span.date.start,
                         span.date.end, match_word(i in found.possible), cited_sources(span.statements)))  # fmt: skip
    return Table(columns, tuple(rows), "", ("span", "spans"))
