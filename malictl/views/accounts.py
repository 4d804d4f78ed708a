"""Who says what on one event, question by question: numbers as whiskers on one scale, claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from malictl.model.account import Account, Citation
from malictl.model.event import Event
from malictl.model.figures import Figure, number_range
from malictl.views.event import QUESTIONS, account_notes
from malictl.views.events import accounts_table
from malictl.views.shapes import Block, Card, Cited, Column, Section, Stretch, Table, Value, card
from malictl.views.words import figure_words, metric_words, number_words, read_words, stance_words


def accounts_card(event: Event, questions: Mapping[str, str], consulted: Mapping[str, str]) -> Card:
    """Return the accounts of an event side by side.

    `questions` gives the sentence of each question, `consulted` how much of each source was read.
    """
    holders = {a.id: a.holder_name for a in event.accounts}
    by_id = {a.id: a for a in event.accounts}
    sections: list[Section] = []
    told: list[Figure] = []
    for question in QUESTIONS:
        group = [a for a in event.accounts if a.question == question]
        ids = {a.id for a in group}
        # A figure on which several questions turn is told once, with all its holders.
        figures = [f for f in event.figures if ids.intersection(f.accounts) and f not in told]
        told += figures
        blocks: list[Block] = [_figure_table(f, [by_id[i] for i in f.accounts]) for f in figures]
        blocks += [_claims_table(group, holders, consulted)] if group else []
        state = " (contested)" if question in event.disputes else ""
        sections.append(Section(f"{questions.get(question, question)}{state}", question, tuple(blocks)))
    if notes := account_notes(event.accounts):
        sections.append(Section("On these accounts", "account-note", notes))
    rows = accounts_table(event.id, event.accounts, event.title, questions=True)
    return card(event.title, (), sections, rows, listing=True)


def _figure_table(figure: Figure, accounts: list[Account]) -> Table:
    """Return the numbers of one figure as whiskers on one scale, and what they come to."""
    # One number needs no scale.
    top = _top(figure, accounts) if len(accounts) > 1 else 0
    columns = (
        Column("holder_name", "Who says so", wraps=True, least=14),
        Column("number", "Number", wraps=True, least=9),
        Column("described_as", "Who they were", wraps=True, least=8, spare=1),
        Column("said", "Said", spare=2),
        Column("whisker", "", "screen", ticks=((0.0, "0"), (0.5, f"{top // 2:,}"), (0.999, "")) if top else ()),
    )
    rows: list[tuple[Value, ...]] = [
        (a.holder_name, number_words(a) or "none given", a.described_as, a.said, _whisker(number_range(a), top, a))
        for a in accounts
    ]
    if len(accounts) > 1:
        together = _together(figure, top)
        best = f"; best {figure.best:,}" if figure.best is not None else ""
        rows.append((f"all: {figure.status}", figure_words(figure) + best, None, None, together))
    title = f"{metric_words(figure)}: {figure_words(figure)}, {figure.status}"
    shown = columns if top else columns[:-1]
    return Table(shown, tuple(row if top else row[:-1] for row in rows), title, ("account", "accounts"))


def _top(figure: Figure, accounts: list[Account]) -> int:
    """Return the end of the scale: a little beyond the largest number, 0 if there is none but 0."""
    numbers = [n for a in accounts for n in (a.min, a.max) if n is not None]
    # An "about" reaches beyond its number.
    numbers += [int(high) for a in accounts if numbers and (high := number_range(a)[1]) < inf]
    most = max([*numbers, figure.high or 0], default=0)
    return most + max(1, most // 8) if most else 0


def _whisker(numbers: tuple[float, float], top: int, account: Account) -> Value:
    if not top or (account.min is None and account.max is None):
        return None
    low, high = numbers
    first = account.min if account.min is not None else account.max
    last = account.max if account.max is not None else account.min
    sure = (first or 0) / top, (last or 0) / top
    if account.qualifier == "up-to":
        sure = (sure[1], sure[1])
    return Stretch(max(0.0, min(low / top, sure[0])), sure[0], sure[1], 1.0 if high == inf else high / top, high == inf)


def _together(figure: Figure, top: int) -> Value:
    if not top or figure.high is None:
        return None
    low = (figure.low if figure.low is not None else 0) / top
    return Stretch(low, low, figure.high / top, 1.0 if figure.high_open else figure.high / top, figure.high_open)


def _claims_table(accounts: list[Account], holders: Mapping[str, str], consulted: Mapping[str, str]) -> Table:
    columns = (
        Column("holder_name", "Who says so", wraps=True, least=14),
        Column("claim", "What they say", wraps=True, least=30),
        Column("said", "Said", spare=1),
        Column("read", "Read", wraps=True, least=10, spare=2),
    )
    rows = tuple(
        (a.holder_name, Cited(a.claim, a.cites, _mark(a, holders)), a.said, reading(a.cites, consulted))
        for a in accounts
    )
    return Table(columns, rows, "", ("account", "accounts"))


def _mark(account: Account, holders: Mapping[str, str]) -> str:
    rank = "" if account.rank == "normal" else f"({account.rank})"
    return " ".join(word for word in (stance_words(account, holders), rank) if word)


def reading(cites: Iterable[Citation], consulted: Mapping[str, str]) -> tuple[str, ...]:
    """Return what was really read: "in part", "in full", "through KEY" for what was read at another."""
    words = [f"through {c.via}" if c.via else read_words(consulted[c.source]) for c in cites]
    return tuple(dict.fromkeys(words))
