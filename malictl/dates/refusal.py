"""What the date language refuses, and what it says instead: both readings, or the spelling that was meant."""

from __future__ import annotations

import re

from malictl.dates.period import month_length
from malictl.errors import DateRefused

_YEAR, _SHORT = r"([0-9]{4})", r"([0-9]{1,2})"


def forms() -> str:
    """Return the hint that names the forms which can be written."""
    return "Write 2020, 2020-06-18, mid-2021, 3 months ago, 2020..2022 …: see malictl about dates"


def refuse_known(text: str) -> None:
    """Raise DateRefused if `text` is one of the spellings that are nearly dates, or that can be two."""
    if found := re.fullmatch(rf"{_SHORT}[/.-]{_SHORT}[/.-]{_YEAR}", text):
        raise _day_or_month_first(text, int(found[1]), int(found[2]), found[3])
    if re.fullmatch(rf"{_SHORT}[/.-]{_SHORT}[/.-][0-9]{{2}}", text):
        raise DateRefused(f'"{text}" has no year of four figures.', "Write it year first: YYYY-MM-DD")
    if re.fullmatch(r"[0-9]{8}", text):
        raise DateRefused(f'"{text}" has no hyphens.', _fix(f"{text[:4]}-{text[4:6]}-{text[6:]}"))
    if re.fullmatch(r"[0-9]{6}", text):
        raise DateRefused(f'"{text}" has no hyphen.', _fix(f"{text[:4]}-{text[4:]}"))
    if found := re.fullmatch(rf"{_YEAR}-{_SHORT}(?:-{_SHORT})?", text):
        raise DateRefused(f'"{text}" has a single figure for the month or the day.', _fix(_padded(found)))
    if found := re.fullmatch(rf"{_YEAR}[/.]{_SHORT}(?:[/.]{_SHORT})?", text):
        raise DateRefused(f'"{text}" is not written with hyphens.', _fix(_padded(found)))
    if found := re.fullmatch(rf"{_SHORT}[/.-]{_YEAR}", text):
        raise DateRefused(f'"{text}" does not begin with the year.', _fix(f"{found[2]}-{found[1].zfill(2)}"))
    if found := re.fullmatch(rf"{_YEAR}-{_YEAR}", text):
        raise DateRefused(f'"{text}" can be a range of years.', _fix("..".join(sorted(found.groups()))))
    if found := re.fullmatch(rf"{_YEAR}-?[wW]([0-9]{{1,2}})", text):
        raise _week(text, int(found[1]), int(found[2]))


def refusal(text: str) -> DateRefused:
    """Return the refusal of a text that is no date expression at all, with what it lacks if that can be told."""
    from malictl.dates.names import MONTH_NUMBERS
    from malictl.text import fold

    words = fold(text).split()
    has_month = any(word in MONTH_NUMBERS for word in words)
    has_year = any(re.fullmatch(r"\d{4}", word) for word in words)
    if has_month and not has_year:
        return DateRefused(f'"{text}" has no year of four figures.', "Add one: 18 August 2020")
    if has_month and words[0] in ("early", "mid", "late", "debut", "mi", "fin"):
        return DateRefused(
            f'"{text}" is no fixed part of a month.', "Write its days: 2021-06-01..2021-06-10. Of a year: mid-2021"
        )
    if has_year and any(re.fullmatch(r"\d{1,2}", word) for word in words) and ":" in text:
        return DateRefused(f'"{text}" has a time of day, and malictl knows whole days only.', forms())
    return DateRefused(f'"{text}" is not a date that malictl reads.', forms())


def impossible(text: str, edtf: str, fault: str) -> DateRefused:
    """Return the refusal of an EDTF string that names no day; `text` is how it was written, `fault` what is wrong."""
    message = f"{fault}.".replace(f'"{edtf}"', f'"{text}"')
    bare = edtf.rstrip("~?%")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", bare):
        year, month = int(bare[:4]), int(bare[5:7])
        if year and 1 <= month <= 12 and int(bare[8:]):
            return DateRefused(message, f"Write {bare[:8]}{month_length(year, month)} or {bare[:7]}")
    return DateRefused(message, forms())


def backwards(text: str, first: str, last: str) -> DateRefused:
    """Return the refusal of a range whose first end lies after its last."""
    return DateRefused(f'"{text}" runs backwards.', f"Write {last}..{first}")


def _padded(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _fix(written: str) -> str:
    """Return "Write …" if that can be read, else the forms that can."""
    from malictl.dates.edtf import parse_edtf

    try:
        for end in written.split(".."):
            parse_edtf(end)
    except ValueError:
        return forms()
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
        return DateRefused(f'"{text}" is not a date, with the day first or with the month first.', forms())
    if len(readings) == 1:
        return DateRefused(f'"{text}" does not begin with the year.', f"Write {readings[0]}")
    from malictl.dates.show import show_edtf

    names = " or ".join(show_edtf(r) for r in readings)
    return DateRefused(f'"{text}" can be {names}.', f"Write it year first: {' or '.join(readings)}")


def _week(text: str, year: int, week: int) -> DateRefused:
    from datetime import date

    try:
        days = [date.fromisocalendar(year, week, day).isoformat() for day in (1, 7)]
    except ValueError:
        return DateRefused(f'"{text}" is no week of that year.', forms())
    return DateRefused(f'"{text}" is a week by its number, which malictl does not read.', f"Write {'..'.join(days)}")
