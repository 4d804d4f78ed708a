"""The date expressions of the command line: every one is a closed interval of whole days.

Understood: YYYY, YYYY-MM, YYYY-MM-DD, A..B, A.. and ..B. Nothing is guessed: what can be read in two
ways or names no day is refused with the reading or the spelling that was probably meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from malictl.errors import DateRefused

FORMS = "Write YYYY, YYYY-MM or YYYY-MM-DD, or a range: 2020..2022, 2020-08.., ..2013-01-11"


class Expression(NamedTuple):
    """What a date expression means: first and last day (ISO), `None` where it is open."""

    text: str
    lo: str | None
    hi: str | None


def parse_expression(text: str) -> Expression:
    """Return the closed interval of days that `text` names.

    Raises DateRefused for what is impossible, ambiguous or outside the language.
    """
    said = text.strip()
    if ".." in said:
        left, _, right = said.partition("..")
        if not (left.strip() or right.strip()):
            raise DateRefused(f'"{text}" names no date at all.', FORMS)
        first, last = (_single(end.strip()) if end.strip() else None for end in (left, right))
        if first and last and first[0] > last[1]:
            raise DateRefused(f'"{text}" runs backwards.', f"Write {right.strip()}..{left.strip()}")
        return Expression(said, first[0] if first else None, last[1] if last else None)
    lo, hi = _single(said)
    return Expression(said, lo, hi)


def _single(text: str) -> tuple[str, str]:
    if re.fullmatch(r"[0-9]{4}", text) and text != "0000":
        return f"{text}-01-01", f"{text}-12-31"
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        if re.fullmatch(r"[0-9]{4}-(3[3-9]|4[01])", text):
            raise DateRefused(f'"{text}" is not a date (months run 01-12).', FORMS)
        from malictl.dates.edtf import parse_edtf

        try:
            period = parse_edtf(text)
        except ValueError as fault:
            raise DateRefused(f"{fault}.", FORMS) from None
        assert period.start is not None
        assert period.end is not None
        return period.start, period.end
    raise _refusal(text)


def _refusal(text: str) -> DateRefused:
    if found := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        return _day_or_month_first(text, int(found[1]), int(found[2]), found[3])
    if re.fullmatch(r"[0-9]{8}", text):
        return DateRefused(f'"{text}" has no hyphens.', _fix(f"{text[:4]}-{text[4:6]}-{text[6:]}"))
    if re.fullmatch(r"[0-9]{6}", text):
        return DateRefused(f'"{text}" has no hyphen.', _fix(f"{text[:4]}-{text[4:]}"))
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", text):
        padded = "-".join(part.zfill(2) for part in found.groups() if part)
        return DateRefused(f'"{text}" has a single figure for the month or the day.', _fix(padded))
    return DateRefused(f'"{text}" is not a date that malictl reads.', FORMS)


def _fix(written: str) -> str:
    """Return "Write …" if that can be read, else the forms that can."""
    try:
        _single(written)
    except DateRefused:
        return FORMS
    return f"Write {written}"


def _day_or_month_first(text: str, first: int, second: int, year: str) -> DateRefused:
    from malictl.dates.edtf import parse_edtf

    readings = []
    for day, month in ((first, second), (second, first)):
        written = f"{year}-{month:02}-{day:02}"
        try:
            parse_edtf(written)
        except ValueError:
            continue
        if written not in readings:
            readings.append(written)
    if not readings:
        return DateRefused(f'"{text}" is not a date, with the day first or with the month first.', FORMS)
    if len(readings) == 1:
        return DateRefused(f'"{text}" does not begin with the year.', f"Write {readings[0]}")
    from malictl.dates.show import show_edtf

    names = " or ".join(show_edtf(r) for r in readings)
    return DateRefused(f'"{text}" can be {names}.', f"Write it year first: {' or '.join(readings)}")
