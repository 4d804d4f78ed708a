"""EDTF: what is read has bounds in order, and what is shown of it in words means the same when it is read again."""

from __future__ import annotations

import traceback
from random import Random

from malictl.dates.edtf import parse_edtf
from malictl.dates.language import Reference, parse_expression
from malictl.dates.show import date_document, show_edtf
from tests.fuzz.odd import mutated, odd_text
from tests.fuzz.verdict import Fault, named, watched

YEARS = ("2020", "0001", "0000", "9999", "202X", "20XX", "2XXX", "XXXX", "-2020", "Y20200", "20200")
MONTHS = ("01", "02", "12", "13", "00", "XX", "1X", "21", "33", "36", "37", "39", "40", "41", "42", "6")
DAYS = ("01", "29", "30", "31", "32", "00", "XX", "1X", "1")
MARKS = ("", "", "", "~", "?", "%", "?~", "!")


def edtf_text(draw: Random) -> str:
    """Return what may be EDTF."""

    def part() -> str:
        text = draw.choice(YEARS[:6] if draw.random() < 0.7 else YEARS)
        for pool in (MONTHS, DAYS):
            if draw.random() < 0.6:
                text += f"-{draw.choice(pool)}"
            else:
                break
        return text + draw.choice(MARKS)

    way = draw.randrange(8)
    if way < 3:
        text = part()
    elif way < 6:
        text = "/".join(draw.choice((part(), part(), part(), "..", "")) for _ in range(2))
    elif way == 6:
        text = mutated(draw, part())
    else:
        text = odd_text(draw)
    return text


def case(draw: Random) -> None:
    text, within = edtf_text(draw), draw.random() < 0.3
    with watched((text,)):
        try:
            period = parse_edtf(text, within)
        except ValueError:
            return
        except Exception as fault:
            raise Fault(f"EDTF: {named(fault)}", f"{text!r}\n{traceback.format_exc()[-900:]}") from None
        bounds = [day for day in (period.start, period.end) if day is not None]
        if not bounds or bounds != sorted(bounds):
            raise Fault("EDTF with no days, or backwards", f"{text!r}: {period}")
        if period.start and period.latest_start and period.start > period.latest_start:
            raise Fault("EDTF that began after it had begun", f"{text!r}: {period}")
        if period.end and period.earliest_end and period.earliest_end > period.end:
            raise Fault("EDTF that ended before it could", f"{text!r}: {period}")
        try:
            date_document(period, "within" if within else "span")
            words = show_edtf(text)
            again = parse_expression(words, Reference(lambda: "2026-11-21", lambda name: parse_expression(name, None)))  # type: ignore[arg-type]
        except Exception as fault:
            raise Fault(f"EDTF that is shown but not read: {named(fault)}", f"{text!r}: {fault}") from None
    if (again.lo, again.hi) != (period.start, period.end):
        raise Fault("EDTF whose words mean other days", f"{text!r}: {words!r} is {again.lo}..{again.hi}, not {period}")
