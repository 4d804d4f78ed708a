"""The date language: words, signs and figures in any order, and dates to which something happened."""

from __future__ import annotations

import re
import traceback
from random import Random

from malictl.dates.language import Expression, Reference, parse_expression
from malictl.errors import MalictlError, NoSuchRecord
from tests.fuzz.odd import mutated, odd_text
from tests.fuzz.verdict import Fault, named, watched

DATES = (
    "2020", "2020-06", "2020-06-18", "2020-Q3", "2020-H2", "early-2021", "mid-2021", "late 2021", "18 August 2020",
    "August 2020", "18 août 2020", "Aug 18, 2020", "mardi 18 août 2020", "2021~", "2021-12?", "2022-03-27/2022-03-31",
    "2013-07-01/..", "2020..2022", "2020..", "..2020", "2020 to 2022", "2020–2022", "27–31 March 2022", "since 2020",
    "until 1 July 2013", "today", "yesterday", "this week", "last month", "last quarter", "this year", "3 months ago",
    "a day in March 2022", "past 12 months", "past year", "event:coup-2021", "event:nothing", "2020s", "202X", "20XX",
    "about December 2021", "2021-37", "2020-XX", "2020-XX-XX", "03/04/2020", "20200818", "2021-13", "2021-02-30",
    "2022..2020", "2020-W12", "third quarter of 2020", "between 2020 and 2022", "from May to June 2020", "1900–1999",
    "2 years ago", "first half of 2020", "troisième trimestre 2020", "fin 2020", "9999-12-31", "0001-01-01", "0000",
)  # fmt: skip
SAID = """2020 1999 0000 9999 31 30 29 2 1 0 12 13 99 100 99999999999 Q1 q4 H2 h3 W53 January may sept août déc today
yesterday this last past the a week weeks month months quarter year years day days ago one twelve hundred between and to
from since until before after early mid late debut fin first second third fourth half of about circa environ vers
uncertain Monday lundi st nd th er BC AD T12:00 Z +02:00 ~ ? % X XX .. / - – — . , :"""
WORDS = (*SAID.split(), "9" * 5000, "event:", "end not known", "start not known,")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TODAYS = ("2026-11-21", "2024-02-29", "0001-01-01", "9999-12-31", "2025-12-31")


def date_text(draw: Random) -> str:
    """Return what may be a date."""
    way = draw.randrange(10)
    if way < 2:
        return draw.choice(DATES)
    if way < 5:
        text = draw.choice(DATES)
        for _ in range(draw.randint(1, 3)):
            text = mutated(draw, text)
        return text
    if way < 8:
        return draw.choice((" ", "", "-", " ")).join(draw.choice(WORDS) for _ in range(draw.randint(1, 7)))
    if way == 8:
        return draw.choice(("..", "/", " to ", "–")).join(draw.choice(DATES) for _ in range(draw.randint(2, 3)))
    return odd_text(draw)


def case(draw: Random) -> None:
    text, today = date_text(draw), draw.choice(TODAYS)

    def event(name: str) -> Expression:
        if name != "coup-2021":
            raise NoSuchRecord(f'no event is called "{name}".')
        return Expression(name, "2021-05-24", "2021-05-25", event="coup-2021")

    with watched((text,)):
        try:
            found = parse_expression(text, Reference(lambda: today, event))
        except MalictlError as refused:
            if refused.exit_code not in (2, 4) or not refused.message.endswith((".", "?")):
                raise Fault("a date refused without a sentence", f"{text!r}: {refused.message!r}") from None
            return
        except Exception as fault:
            raise Fault(
                f"date: {named(fault)}", f"{text[:200]!r} on {today}\n{traceback.format_exc()[-900:]}"
            ) from None
    days = [day for day in (found.lo, found.hi) if day is not None]
    if not days or not all(ISO.fullmatch(day) for day in days) or days != sorted(days):
        raise Fault("a date that is no interval of days", f"{text!r} on {today}: {found}")
