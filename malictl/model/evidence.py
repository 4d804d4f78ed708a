"""Evidence states and disputes, derived from statements, figures and accounts.

Of the questions without numbers, dates, places and descriptions are compared; claims in words are not, and so
are contested where one denies another, and single-source else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from malictl.dates.edtf import parse_edtf
from malictl.model.account import Account, Statement
from malictl.model.figures import (
    OPPOSING,
    Figure,
    current_accounts,
    descriptions_clash,
    opposed,
    second_hand,
    voices,
)

EVIDENCE = ("agreed", "range", "contested", "single-source", "second-hand")


class Own(NamedTuple):
    """What a record says itself: its date (EDTF), its places, and for a place all that it lies in, itself included."""

    date: str | None = None
    places: tuple[str, ...] = ()
    ancestors: Callable[[str], Sequence[str]] = lambda place: (place,)

    def meet(self, some: frozenset[object], others: frozenset[object]) -> bool:
        """Return whether a place of one lies in a place of the other, or is it."""
        return any(
            one in self.ancestors(str(other)) or other in self.ancestors(str(one)) for one in some for other in others
        )


def derive_evidence(
    accounts: Sequence[Account],
    figures: Iterable[Figure],
    statements: Sequence[Statement],
    origin: Mapping[str, str],
    voice: Callable[[str], str] = str,
    own: Own | None = None,
) -> list[str]:
    """Return the evidence states of a record: of its statements, its figures and its other questions.

    `origin` gives for a source key who made its text: a statement of two origins is agreed, of one single-source.
    `own` is the date and the places that the record itself gives, which a rival date or place contradicts.
    """
    found = {_statement_state(statement, origin) for statement in statements}
    cites = [cite for statement in statements for cite in statement.cites]
    if cites and all(cite.via for cite in cites):
        found.add("second-hand")
    for figure in figures:
        if figure.status in EVIDENCE:
            found.add(figure.status)
        if figure.second_hand:
            found.add("second-hand")
    for group, state in _without_numbers(accounts, voice, own or Own()).values():
        found.add(state)
        if second_hand(group):
            found.add("second-hand")
    return [state for state in EVIDENCE if state in found]


def derive_disputes(
    accounts: Sequence[Account],
    figures: Iterable[Figure],
    voice: Callable[[str], str] = str,
    own: Own | None = None,
) -> list[str]:
    """Return the questions of a record whose answers are contested, in the order in which its accounts ask them."""
    by_id = {account.id: account for account in accounts}
    contested = {by_id[i].question for figure in figures if figure.status == "contested" for i in figure.accounts}
    states = _without_numbers(accounts, voice, own or Own())
    contested |= {question for question, (_, state) in states.items() if state == "contested"}
    return list(dict.fromkeys(a.question for a in accounts if a.question in contested))


def _without_numbers(
    accounts: Sequence[Account], voice: Callable[[str], str], own: Own
) -> dict[str, tuple[list[Account], str]]:
    """Return for each question the standing accounts without a number, and their state."""
    standing = current_accounts(accounts)
    against = opposed(standing)
    questions: dict[str, list[Account]] = {}
    for account in standing:
        if not account.metric:
            questions.setdefault(account.question, []).append(account)
    return {q: (group, _status_without_numbers(q, group, against, voice, own)) for q, group in questions.items()}


def _statement_state(statement: Statement, origin: Mapping[str, str]) -> str:
    origins = {origin.get(cite.source, cite.source) for cite in statement.cites}
    return "agreed" if len(origins) > 1 else "single-source"


def _status_without_numbers(
    question: str, group: list[Account], against: set[str], voice: Callable[[str], str], own: Own
) -> str:
    if any(a.stance in OPPOSING or a.id in against for a in group) or descriptions_clash(group):
        return "contested"
    said = [_compared(a, question) for a in group]
    values = [value for value in said if value]
    if question == "date":
        rivals = combinations([value for value in (*values, _days(own.date)) if value], 2)
        if any(one.isdisjoint(other) for one, other in rivals):
            return "contested"
    if question == "place":
        rivals = combinations([value for value in (*values, frozenset(own.places)) if value], 2)
        if any(not own.meet(one, other) for one, other in rivals):
            return "contested"
    # Two claims in words may say the same or not: only what can be compared is ever called agreed.
    if len(values) < len(group) or len(voices(group, voice)) < 2:
        return "single-source"
    return "agreed" if len(set(values)) == 1 else "range"


def _compared(account: Account, question: str) -> frozenset[object]:
    """Return what of an account can be compared with that of another on the same question; empty if nothing can."""
    if question == "date":
        return _days(account.date)
    if question == "place":
        return frozenset(account.places)
    return frozenset({account.described_as} - {None, "unstated"}) if question == "identity" else frozenset()


def _days(edtf: str | None) -> frozenset[object]:
    """Return the days of a date; an open one is cut ten years from its known end."""
    if not edtf:
        return frozenset()
    period = parse_edtf(edtf)
    known = date.fromisoformat(period.start or period.end or "").toordinal()
    first = known if period.start else max(known - 3653, 1)
    last = date.fromisoformat(period.end).toordinal() if period.end else min(known + 3653, date.max.toordinal())
    return frozenset(range(first, last + 1))
