"""Prose out of records: each sentence with its citations, rival accounts as a newsroom puts them, caveats beside."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from malictl.dates.show import show_edtf
from malictl.model.account import Account, Citation
from malictl.model.actor import Actor
from malictl.model.event import Event
from malictl.model.figures import Figure
from malictl.model.span import Span
from malictl.views.actors import relation_caveats, relation_lines
from malictl.views.words import date_words, metric_words, number_words, stance_words


class Sentence(NamedTuple):
    """One sentence of prose. `kind` is statement, account, figure, span or relation; `record` the id it is from.

    `parts` are the pieces of it that rest on different sources, each with its own; none if it is of one piece.
    """

    text: str
    cites: tuple[Citation, ...]
    kind: str
    record: str
    parts: tuple[tuple[str, tuple[Citation, ...]], ...] = ()

    def followed_by(self, words: str) -> "Sentence":
        """Return the sentence with words after it, and after its last part."""
        *before, last = self.parts or ((self.text, self.cites),)
        parts = (*before, (f"{last[0]} {words}", last[1])) if self.parts else ()
        return self._replace(text=f"{self.text} {words}", parts=parts)


def event_sentences(event: Event, length: str) -> list[Sentence]:
    """Return what happened, dated, then who says what.

    "line": the first statement and the first figure. "short": all statements, the figures in a sentence each, and what
    is denied or disputed. "full": every account in a sentence of its own.
    """
    said = [Sentence(s.text, s.cites, "statement", event.id) for s in event.statements]
    if not _says_when(event, said[0].text):
        said[0] = said[0]._replace(text=f"{short_when(event)}: {said[0].text}")
    if length == "line":
        said = said[:1]
    accounts = _accounts(event.accounts, event.figures, event.id, length)
    made = [*said, *accounts]
    caveats = event_caveats(event)
    if caveats:
        made[-1] = made[-1].followed_by(f"({'; '.join(caveats)})")
    return made


def _says_when(event: Event, text: str) -> bool:
    """Return whether a text names the event's own date: its wording, or its day and month without another year.

    Of a day that is not known the year is enough, as a caveat says the rest.
    """
    named = re.escape(event.date.text)
    if event.date.start and event.date.kind == "within":
        named += f"|{event.date.start[:4]}"
    if event.date.start and event.date.kind == "day":
        day, year = show_edtf(event.date.start).rsplit(" ", 1)
        named += rf"|{re.escape(day)}(?! (?!{year})\d{{4}}\b)"
    return bool(re.search(rf"(?<!\w)(?:{named})(?!\w)", text))


def short_when(event: Event) -> str:
    """Return the date that stands before what happened: "18 August 2020", "one day in late 2021"."""
    return f"One day, {event.date.text}" if event.date.kind == "within" else _capital(event.date.text)


def event_caveats(event: Event) -> list[str]:
    """Return what a reader must know of an event's evidence: contested, single source, second-hand, day not known."""
    caveats = [state.replace("-", " ") for state in event.evidence if state == "contested"]
    if event.evidence and set(event.evidence) <= {"single-source", "second-hand"}:
        caveats.append("single source")
    if "second-hand" in event.evidence:
        caveats.append("in part second-hand")
    if event.date.kind == "within" or event.date.approximate or event.date.uncertain:
        caveats.append("day not known")
    return caveats


def span_sentences(span: Span, length: str) -> list[Sentence]:
    """Return from when to when something held, then what is said of it; "line" and "short" leave the accounts out."""
    cites = tuple(dict.fromkeys(c for s in span.statements for c in s.cites))
    doubt = "" if span.standing == "undisputed" else f" ({span.standing})"
    made = [Sentence(f"{span.title}: {date_words(span.date)}{doubt}.", cites or _all_cites(span.accounts), "span",
                     span.id)]  # fmt: skip
    if length != "line":
        made += [Sentence(s.text, s.cites, "statement", span.id) for s in span.statements]
        made += _accounts(span.accounts, span.figures, span.id, length)
    return made


def actor_sentences(actor: Actor, length: str) -> list[Sentence]:
    """Return what is said of an actor, a sentence each."""
    said = [Sentence(s.text, s.cites, "statement", actor.id) for s in actor.statements]
    return said[:1] if length == "line" else said


def relation_sentences(actor: Actor, inverse_words: Mapping[str, str]) -> list[Sentence]:
    """Return the relations of an actor: "Contracted by Government of Mali, December 2021 (disputed)."."""
    return [
        Sentence(f"{_capital(how)} {r.name}{relation_caveats(r)}.", r.cites, "relation", actor.id)
        for r, how in relation_lines(actor, inverse_words)
    ]


def _accounts(accounts: tuple[Account, ...], figures: Iterable[Figure], record: str, length: str) -> list[Sentence]:
    holders = {a.id: a.holder_name for a in accounts}
    if length == "full":
        return [account_sentence(a, holders, record) for a in accounts]
    by_id = {a.id: a for a in accounts}
    made = [sentence for f in figures if (sentence := figure_sentence(f, by_id, record))]
    if length == "line":
        return made[:1]
    # An account of a figure that gives no number, a bare denial say, is not told with the figure.
    told = {i for f in figures for i in f.accounts if number_words(by_id[i])}
    aimed = {i for a in accounts for i in a.of}
    rivals = [a for a in accounts if a.id not in told and (a.of or a.id in aimed)]
    return made + [account_sentence(a, holders, record) for a in rivals]


def account_sentence(account: Account, holders: dict[str, str], record: str) -> Sentence:
    """Return "According to X, on 12 May 2023: …"; "X denies what Y says, on …: …"."""
    when = f", {_said(account.said)}" if account.said else ""
    stance = stance_words(account, holders)
    lead = f"{_capital(account.holder_name)} {stance}{when}" if stance else f"According to {account.holder_name}{when}"
    lead += " (deprecated)" if account.rank == "deprecated" else ""
    return Sentence(f"{lead}: {account.claim}", account.cites, "account", record)


def _said(edtf: str) -> str:
    words = show_edtf(edtf)
    return f"on {words}" if len(edtf) == 10 else words


def figure_sentence(figure: Figure, accounts: dict[str, Account], record: str) -> Sentence | None:
    """Return "Killed: at least 500, according to A; 203 (fighters), according to B." with every holder's number."""
    parts: list[tuple[str, tuple[Citation, ...]]] = []
    for i in figure.accounts:
        account = accounts[i]
        number = number_words(account)
        if number:
            described = f" ({account.described_as})" if account.described_as not in (None, "unstated") else ""
            parts.append((f"{number}{described}, according to {account.holder_name}", account.cites))
    if not parts:
        return None
    end = ", contested" if figure.status == "contested" else ""
    lead = f"{_capital(metric_words(figure))}{end}: "
    words = [f"{text}{';' if place < len(parts) else '.'}" for place, (text, _) in enumerate(parts, 1)]
    words[0] = lead + words[0]
    cites = tuple(dict.fromkeys(cite for _, some in parts for cite in some))
    pieces = tuple(zip(words, (some for _, some in parts), strict=True))
    return Sentence(" ".join(words), cites, "figure", record, pieces if len(pieces) > 1 else ())


def _all_cites(accounts: Iterable[Account]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for a in accounts for c in a.cites))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
