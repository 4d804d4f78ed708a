"""The situation on a day: on one screen, or with every span and event and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malictl.model.account import Account
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.queries.events import match_word
from malictl.queries.situation import GROUPS, Holding, Situation
from malictl.text import plural
from malictl.views.events import cited_sources, events_table, statement_cites
from malictl.views.shapes import Block, Brief, Card, Cited, Column, Line, Section, Table, Value, card
from malictl.views.spans import spans_table
from malictl.views.words import date_words, number_words, short_date, short_edtf

LABELS = {
    "governed": "Governed", "transition": "Transition", "present": "Present", "mandates": "Mandates",
    "blockades": "Blockades", "sanctions": "Sanctions", "suspensions": "Suspended", "measures": "Measures",
    "accords": "Accords", "memberships": "Memberships", "alliances": "Alliances", "offices": "Other offices",
}  # fmt: skip
# How many of a group fit a screen of 24 lines beside the rest, and how many events.
_MOST = {"governed": 4, "present": 5, "blockades": 2, "sanctions": 2, "measures": 2}
_FEW, _EVENTS = 1, 2

Spans = Mapping[str, Span]


def situation_line(title: str, found: Situation, spans: Spans) -> Brief:
    """Return who governed and who was present, and how much else there is, in one go."""
    first = [h for h in found.held if h.group in ("governed", "present")]
    rest = len(found.held) - len(first)
    under_way = plural(len(found.happening), "event")
    more = f"{rest} more held; {under_way} under way, {len(found.before)} just before"
    line = Line("In short", tuple(_item(h, spans[h.id], strength=False) for h in first), more)
    return Brief(title, (line,), situation_rows(found, spans))


def situation_brief(title: str, found: Situation, spans: Spans, events: Mapping[str, Event]) -> Brief:
    """Return the situation for one screen: the first of each group, and how many more there are."""
    lines = []
    for group in GROUPS:
        whole = _newest_first([h for h in found.held if h.group == group], group)
        held = [h for h in whole if h.id not in found.long_ago]
        most = _MOST.get(group, _FEW)
        items = tuple(_item(h, spans[h.id]) for h in held[:most])
        lines += [Line(LABELS[group], items, _more(len(held) - most, len(whole) - len(held)))] if whole else []
    for label, entries in (("Happening", found.happening), ("Just before", found.before)):
        items = tuple(_event_item(events[e["id"]], e["id"] in found.possible) for e in entries[:_EVENTS])
        lines += [Line(label, items, _more(len(entries) - _EVENTS))] if entries else []
    return Brief(title, tuple(lines), situation_rows(found, spans))


def _newest_first(held: list[Holding], group: str) -> list[Holding]:
    """Return what held, the latest begun first: that is what the day was about. Offices and forces stay as they are."""
    if group in ("governed", "present"):
        return held
    newest = held[::-1]
    return sorted(newest, key=lambda holding: holding.last_known)


def situation_card(title: str, found: Situation, spans: Spans, events: Mapping[str, Event]) -> Card:
    """Return the whole situation: every span with its sources, strengths by holder, and the events."""
    sections = []
    for group in GROUPS:
        held = [h for h in found.held if h.group == group]
        blocks: list[Block] = []
        if held:
            blocks.append(_held_table(held, spans))
            if strengths := _strengths(held, spans):
                blocks.append(strengths)
        sections.append(Section(LABELS[group], group, tuple(blocks)))
    for label, name, entries in (("Happening", "happening", found.happening), ("Just before", "before", found.before)):
        table = events_table([events[e["id"]] for e in entries], found.possible)
        sections.append(Section(label, name, (cited_events(table, events),) if entries else ()))
    return card(title, (), sections, situation_rows(found, spans))


def cited_events(table: Table, events: Mapping[str, Event]) -> Table:
    """Return a table of events with the citations of their statements beside the titles."""
    names = [column.name for column in table.columns]
    title, record = names.index("title"), names.index("id")
    rows: list[tuple[Value, ...]] = []
    for row in table.rows:
        cites = statement_cites(events[str(row[record])].statements)
        rows.append((*row[:title], Cited(str(row[title]), cites), *row[title + 1 :]))
    kept = ("id", "date", "when", "type", "title", "kind", "places", "evidence", "record")
    return Table(table.columns, tuple(rows), table.title, table.noun).named(kept)


def situation_rows(found: Situation, spans: Spans) -> Table:
    """Return every span that held as a row, for csv and tsv."""
    columns = (
        Column("id", "Id"), Column("date", "Date"), Column("group", "Group"), Column("title", "What held"),
        Column("kind", "Kind"), Column("subject", "Of whom"), Column("start", "Start"), Column("end", "End"),
        Column("as_of", "As of"), Column("standing", "Standing"), Column("match", "Match"),
        Column("last_known", "Last known"), Column("sources", "Sources"),
    )  # fmt: skip
    rows = []
    for h in found.held:
        span = spans[h.id]
        rows.append((h.id, span.date.edtf, h.group, span.title, h.kind, span.subject, span.date.start, span.date.end,
                     span.date.as_of, span.standing, match_word(h.possible), "yes" if h.last_known else "no",
                     cited_sources(span.statements)))  # fmt: skip
    return Table(columns, tuple(rows), "", ("span", "spans"))


def _more(count: int, long_ago: int = 0) -> str:
    """Return how many more there are, and how many were last heard of long before: "and 2 more; 3 last known …"."""
    said = [f"and {count} more"] if count > 0 else []
    said += [f"{long_ago} last known to hold more than two years earlier"] if long_ago else []
    return "; ".join(said)


def _item(holding: Holding, span: Span, strength: bool = True) -> Cited:
    words = holding_words(span)
    cites = statement_cites(span.statements)[:1]
    if strength and holding.strengths:
        account = next(a for a in span.accounts if a.id == holding.strengths[0])
        words += f", {strength_words(account)}"
        cites += account.cites[:1]
    return Cited(words + mark_words(span, holding.possible, holding.last_known), cites)


def holding_words(span: Span) -> str:
    """Return what held in a few words: an office by its holder, a force by its name, a membership by the body."""
    if span.kind == "office":
        return f"{span.subject_name}, {span.office}" if span.office else span.title
    if span.kind == "presence" and not span.object:
        return span.subject_name
    if span.kind == "membership" and span.object_name:
        return span.object_name
    return span.title


def strength_words(account: Account) -> str:
    """Return a strength with who says so and of when: "about 1,000 (Reuters, 2022-02)"."""
    about = account.as_of or account.said
    return (
        f"{number_words(account) or account.claim} ({account.holder_name}{f', {short_edtf(about)}' if about else ''})"
    )


def mark_words(span: Span, possible: bool, last_known: bool) -> str:
    """Return what must be said beside a span: disputed, merely possible, or only known until some day."""
    words = [] if span.standing == "undisputed" else [span.standing]
    if last_known and span.date.as_of:
        words.append(f"last known to hold {'on' if len(span.date.as_of) == 10 else 'in'} {short_edtf(span.date.as_of)}")
    return (f" ({', '.join(words)})" if words else "") + (" ?" if possible else "")


def _event_item(event: Event, possible: bool) -> Cited:
    return Cited(f"{event.title}, {short_date(event.date, possible)}", statement_cites(event.statements)[:1])


def _held_table(held: Iterable[Holding], spans: Spans) -> Table:
    held = list(held)
    table = spans_table([spans[h.id] for h in held], cited=True)
    names = ("id", "date", "when", "title", "kind", "standing", "evidence", "record")
    table = table.named(names)
    when = names.index("when")
    rows = tuple(
        (*row[:when], date_words(spans[h.id].date) + (" ?" if h.possible else ""), *row[when + 1 :],
         match_word(h.possible), mark_words(spans[h.id], False, h.last_known).strip(" ()") or None)
        for h, row in zip(held, table.rows, strict=True)
    )  # fmt: skip
    more = (Column("match", "Match", "machines"), Column("caveat", "Caveat", "machines"))
    return Table((*table.columns, *more), rows, "", ("span", "spans"))


def _strengths(held: Iterable[Holding], spans: Spans) -> Table | None:
    rows: list[tuple[Value, ...]] = []
    for h in held:
        accounts = {a.id: a for a in spans[h.id].accounts}
        rows += [_strength_row(spans[h.id].subject_name, accounts[i]) for i in h.strengths]
    columns = (
        Column("of", "Strength of", wraps=True, least=14),
        Column("as_of", "As of", wraps=True, least=10),
        Column("number", "Number", wraps=True, least=10),
        Column("holder", "Who says so", wraps=True, least=14),
        Column("claim", "What they say", wraps=True),
    )
    return Table(columns, tuple(rows), "", ("account", "accounts")) if rows else None


def _strength_row(name: str, account: Account) -> tuple[Value, ...]:
    about = account.as_of or account.said
    number = number_words(account) or "none given"
    return (
        name,
        short_edtf(about) if about else None,
        number,
        account.holder_name,
        Cited(account.claim, account.cites),
    )
