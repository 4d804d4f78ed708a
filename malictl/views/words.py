"""How facts are put into words: one place for each sentence that several screens use."""

from __future__ import annotations

from collections.abc import Mapping

from malictl.dates.show import show_edtf
from malictl.model.account import Account, When
from malictl.model.figures import Figure


def date_words(date: When) -> str:
    """Return a date as people read it; of an open one, until when it is known to have held."""
    return f"{date.text}, last known to hold on {show_edtf(date.as_of)}" if date.open and date.as_of else date.text


def short_date(date: When, possible: bool = False) -> str:
    """Return a date for a narrow column: ISO where it is a day, else its words."""
    words = date.edtf if date.precision == "day" and date.edtf == date.start else date.text
    return f"{words} ?" if possible else words


def short_edtf(edtf: str) -> str:
    """Return an EDTF date for a narrow column: as it is where that reads as a date, else in words."""
    return edtf if edtf.replace("-", "").isdigit() else show_edtf(edtf)


def number_words(account: Account) -> str:
    """Return an account's number as it was said: "at least 500", "several hundred", "none reported"."""
    if account.qualifier == "none-reported":
        return "none reported"
    if account.wording:
        return account.wording
    low, high = account.min, account.max
    if low is None and high is None:
        return ""
    if low is not None and high is not None and low != high:
        number = f"{low:,}–{high:,}"
    else:
        number = f"{low if low is not None else high:,}"
    words = {"about": "about ", "at-least": "at least ", "more-than": "more than ", "up-to": "up to "}
    return f"{words.get(account.qualifier or '', '')}{number}" + (f" {account.unit}" if account.unit else "")


def figure_words(figure: Figure) -> str:
    """Return the range of a figure: "203–500 or more", "about 100", "dozens", "not known". Unknown is never 0."""
    if figure.low is None and figure.high is None:
        if figure.status == "none-reported":
            return "none reported"
        return "; ".join(figure.wordings) or "not known"
    more = " or more" if figure.high_open else ""
    if figure.low is None:
        words = f"up to {figure.high:,}"
    elif figure.high is None or figure.low == figure.high:
        words = f"{figure.low:,}{more}"
    else:
        words = f"{figure.low:,}–{figure.high:,}{more}"
    words = f"about {words}" if figure.approximate else words
    words += f" {figure.unit}" if figure.unit else ""
    return "; ".join([words, *figure.wordings])


def metric_words(figure: Figure) -> str:
    """Return what a figure counts: "killed, civilians"."""
    words = figure.metric.replace("-", " ")
    if figure.population != "all":
        words += f", {figure.population.replace('-', ' ')}"
    if figure.of_actors:
        # "Personnel of X" is one notion; "killed, of X" are those of X among the killed.
        joined = " of " if words in ("personnel", "share", "money", "vehicles destroyed") else ", of "
        words += joined + ", ".join(figure.of_names)
    return words + (f", {show_edtf(figure.as_of)}" if figure.as_of else "")


def stance_words(account: Account, holders: Mapping[str, str]) -> str:
    """Return the stance before a claim, with whom it is aimed at; nothing where it simply asserts.

    `holders` gives for an account id of the same record who holds it.
    """
    if account.stance == "asserts":
        return ""
    aimed = ", ".join(dict.fromkeys(holders.get(other, other) for other in account.of))
    stance = account.stance.replace("-", " ")
    if not aimed or aimed == account.holder_name:
        return stance
    return f"{stance} what {aimed} {'say' if len(account.of) > 1 and ', ' in aimed else 'says'}"


def read_words(consulted: str) -> str:
    """Return how much of a source was read."""
    return {"full": "in full", "excerpt": "in part", "none": "not read itself"}[consulted]
