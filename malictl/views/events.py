"""Events as tables and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from malictl.model.account import Account, Citation, Statement
from malictl.model.listed import Listed, as_listed
from malictl.queries.events import match_word
from malictl.views.shapes import Cited, Column, Table, Value
from malictl.views.words import figure_words, metric_words, number_words, short_edtf, stance_words

if TYPE_CHECKING:
    from malictl.model.event import Event
    from malictl.model.span import Span

EVENT_COLUMNS = (
    Column("id", "Id", "machines"),
    Column("date", "Date", "machines"),
    Column("when", "When", "people", wraps=True, least=12),
    Column("type", "Type", "machines"),
    Column("title", "Event", wraps=True, least=32),
    Column("kind", "Type", "people", wraps=True, spare=2, least=14),
    Column("subtype", "Subtype", "machines"),
    Column("start", "Start", "machines"),
    Column("end", "End", "machines"),
    Column("places", "Where", wraps=True, spare=3, least=14),
    Column("actors", "Actors", "machines"),
    Column("significance", "Significance", "machines"),
    Column("evidence", "Evidence", wraps=True, spare=1, least=13),
    Column("tags", "Tags", "machines"),
    Column("sources", "Sources", "machines"),
    Column("match", "Match", "machines"),
    Column("record", "Id", "people", under="title"),
    Column("disputes", "Disputes", "machines"),
    Column("disputed", "Disputed", "people", wraps=True, least=24),
    Column("cites", "Sources", "page"),
)


def events_table(events: Iterable[Event | Listed], possible: Iterable[str] = (), disputes: bool = False) -> Table:
    """Return events as a table; ids in `possible` are marked as merely possible matches.

    `disputes` shows people what is disputed, rather than type and place; machines get it last.
    """
    maybe = frozenset(possible)
    listed = (event if isinstance(event, Listed) else as_listed(event) for event in events)
    rows = tuple(_row(event, event.id in maybe) for event in listed)
    hidden = ("kind", "places", "evidence") if disputes else ("disputed",)
    columns = tuple(
        c._replace(readers="nobody" if c.readers == "people" else "machines", wraps=False) if c.name in hidden
        else c
        for c in EVENT_COLUMNS
    )  # fmt: skip
    return Table(columns, rows, "", ("event", "events"))


def dispute_words(event: Listed) -> tuple[str, ...]:
    """Return what is contested of an event: figures with their range, other questions by name."""
    words = []
    for question in event.disputes:
        figures = [figure for asked, figure in event.contested if asked == question]
        words += [f"{metric_words(f)} {figure_words(f)}" for f in figures] or [DISPUTED[question]]
    return tuple(dict.fromkeys(words))


DISPUTED = {
    "toll": "toll", "losses": "losses", "strength": "strength", "identity": "who they were",
    "perpetrator": "who did it", "participation": "who took part", "date": "when", "place": "where",
    "conduct": "how it was done", "motive": "why", "outcome": "what came of it", "existence": "whether it is so",
    "intent": "what was meant",
}  # fmt: skip


def statement_cites(statements: Iterable[Statement]) -> tuple[Citation, ...]:
    """Return what some statements rest on, each citation once, in order."""
    return tuple(dict.fromkeys(cite for statement in statements for cite in statement.cites))


def cited_sources(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the keys of the sources that some statements are taken from, each once, in order."""
    return tuple(dict.fromkeys(cite.source for cite in statement_cites(statements)))


def first_cited(records: Iterable[Event | Span]) -> tuple[Citation, ...]:
    """Return what the first sentence of each record rests on first, each source once, without the place in it."""
    cites = (cite for record in records for cite in statement_cites(record.statements)[:1])
    return tuple(dict.fromkeys(Citation(cite.source, cite.via, None) for cite in cites))


def listed(cites: Iterable[Citation]) -> Cited:
    """Return the sources of a record for one cell of a list: each once, without the place in it."""
    return Cited("", tuple(dict.fromkeys(Citation(cite.source, cite.via, None) for cite in cites)))


def _row(event: Listed, possible: bool) -> tuple[Value, ...]:
    return (
        event.id,
        event.edtf,
        f"{event.when} ?" if possible else event.when,
        event.type,
        event.title,
        event.subtype,
        event.subtype,
        event.start,
        event.end,
        event.places,
        event.actors,
        event.significance,
        event.evidence,
        event.tags,
        event.sources,
        match_word(possible),
        event.id,
        event.disputes,
        dispute_words(event),
        Cited("", event.cites),
    )


ACCOUNT_COLUMNS = (
    Column("event", "Event", "machines"),
    Column("id", "Id", "machines"),
    Column("question", "Question", "machines", wraps=True, least=10),
    Column("holder", "Holder", "machines"),
    Column("holder_name", "Who says so", wraps=True, least=14),
    Column("stance", "Stance", "machines"),
    Column("of", "Of", "machines"),
    Column("claim", "What they say", wraps=True),
    Column("number", "Number", "people", wraps=True, least=10),
    Column("metric", "Metric", "machines"),
    Column("population", "Population", "machines"),
    Column("described_as", "Described as", wraps=True, least=10),
    Column("min", "Min", "machines"),
    Column("max", "Max", "machines"),
    Column("qualifier", "Qualifier", "machines"),
    Column("wording", "Wording", "machines"),
    Column("as_of", "As of", "machines"),
    Column("about", "As of", "people", wraps=True, spare=2, least=10),
    Column("said", "Said", spare=3),
    Column("rank", "Rank", "machines"),
    Column("sources", "Sources", "machines"),
)


def accounts_table(
    record_id: str,
    accounts: Iterable[Account],
    title: str = "",
    holders: Mapping[str, str] | None = None,
    questions: bool = False,
) -> Table:
    """Return accounts side by side; a column that no account fills is left out of what people see.

    `holders` gives the holder's name of every account of the record, so that a denial can say of whom;
    `questions` shows people which question each answers.
    """
    accounts = tuple(accounts)
    holders = holders or {a.id: a.holder_name for a in accounts}
    rows = tuple(
        (
            record_id,
            a.id,
            a.question,
            a.holder,
            a.holder_name,
            a.stance,
            a.of,
            Cited(a.claim, a.cites, " ".join(w for w in (stance_words(a, holders), _rank_word(a)) if w)),
            number_words(a),
            a.metric,
            a.population,
            a.described_as,
            a.min,
            a.max,
            a.qualifier,
            a.wording,
            a.as_of,
            short_edtf(a.as_of) if a.as_of else None,
            a.said,
            a.rank,
            tuple(dict.fromkeys(k for c in a.cites for k in (c.source, c.via) if k)),
        )
        for a in accounts
    )
    shown = {"question"} if questions else set()
    empty = {
        column.name
        for i, column in enumerate(ACCOUNT_COLUMNS)
        if column.readers != "machines" and all(row[i] in (None, "", ()) for row in rows)
    }
    columns = tuple(
        c._replace(readers="nobody" if c.readers == "people" else "machines")
        if c.name in empty
        else c._replace(readers="all")
        if c.name in shown
        else c
        for c in ACCOUNT_COLUMNS
    )
    return Table(columns, rows, title, ("account", "accounts"))


def _rank_word(account: Account) -> str:
    return "" if account.rank == "normal" else f"({account.rank})"


def counts_table(keys: tuple[str, ...], counts: list[tuple[tuple[str, ...], int]]) -> Table:
    """Return counts of events by one key or several, with bars beside them for people."""
    columns = (
        *(Column(key, key.capitalize(), wraps=key in ("actor", "place")) for key in keys),
        Column("count", "Events", bar=True),
    )
    return Table(columns, tuple((*values, number) for values, number in counts), "", ("row", "rows"))
