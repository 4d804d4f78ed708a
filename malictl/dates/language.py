"""The date expressions of the command line: every one is a closed interval of whole days.

Own grammar first: ISO and EDTF here, words in `words.py`, relative dates in `relative.py`; python-dateutil for
the calendar and for days in English that the grammar does not know. Nothing is guessed: what can be read in two
ways or names no day is refused with the reading or the spelling that was probably meant (`refusal.py`).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from malictl.errors import DateRefused

_EDTF = re.compile(r"[0-9]{4}(-([0-9]{2}|XX)){0,2}[~?%]?|[0-9]{3}X[~?%]?|[0-9]{2}XX[~?%]?")

# No date is as long as this; a range within a range within a range … would go on for as long as it is.
_LONGEST = 200


class Expression(NamedTuple):
    """What a date expression means: first and last day (ISO), `None` where it is open.

    `qualified` tells that it is approximate or uncertain (EDTF ~ ? %): its bounds stay, but no match with it is
    certain. `worded` tells that it says its days in words that depend on more than itself. `event` is the id that
    it names, if it names an event.
    """

    text: str
    lo: str | None
    hi: str | None
    qualified: bool = False
    worded: bool = False
    event: str | None = None

    @property
    def is_day(self) -> bool:
        """Return whether it means a single day, or the day of an event."""
        return self.event is not None or self.lo == self.hi


class Reference(NamedTuple):
    """What relative expressions refer to: the reference day (ISO), and the expression that an event's name means."""

    today: Callable[[], str]
    event: Callable[[str], Expression]


def parse_expression(text: str, reference: Reference) -> Expression:
    """Return the closed interval of days that `text` names.

    Raises DateRefused for what is impossible, ambiguous or outside the language, and what `reference.event` raises.
    """
    said = text.strip()
    if len(said) > _LONGEST:
        from malictl.dates.refusal import forms

        raise DateRefused(f'"{said[:40]}…" is too long for a date.', forms())
    if len(said) == 4 and said.isascii() and said.isdecimal() and said != "0000":
        return Expression(said, f"{said}-01-01", f"{said}-12-31")
    return _read(said, reference)


def _read(said: str, reference: Reference) -> Expression:
    if _EDTF.fullmatch(said):
        return _edtf(said)
    if said[:6].lower() == "event:" and ".." not in said and "/" not in said:
        return _event(said, reference)
    from malictl.dates.refusal import refuse_known

    # A century as it is shown: its dash is not that of a range.
    whole = re.sub(r"\b([0-9]{2})00–\1(?:99)\b", r"\1XX", said)
    if whole != said:
        return _read(whole, reference)._replace(text=said)
    refuse_known(said)
    ends = _ends(said)
    return _range(said, ends, reference) if ends else _words(said, reference)


def _event(said: str, reference: Reference) -> Expression:
    name = said[6:].strip()
    if not name:
        raise DateRefused(f'"{said}" names no event.', "Write its id after the colon: event:mali-coup-2020")
    return reference.event(name)._replace(text=said, worded=True)


def _edtf(said: str, edtf: str = "") -> Expression:
    """Return the expression of an EDTF string; `said` is how the user wrote it."""
    from malictl.dates.edtf import parse_edtf

    try:
        period = parse_edtf(edtf or said)
    except ValueError as fault:
        from malictl.dates.refusal import impossible

        raise impossible(said, edtf or said, str(fault)) from None
    return Expression(said, period.start, period.end, period.approximate or period.uncertain)


def _ends(said: str) -> tuple[str, str] | None:
    """Return what stands at the two ends of a range, "" for an open end; None if this is no range."""
    if said.count("/") == 1:
        left, right = (end.strip() for end in said.split("/"))
        return ("" if left == ".." else left), ("" if right == ".." else right)
    if ".." in said:
        left, _, right = said.partition("..")
        return left.strip(), right.strip()
    from malictl.dates.words import range_in_words

    return range_in_words(said)


def _range(said: str, ends: tuple[str, str], reference: Reference) -> Expression:
    from malictl.dates.refusal import backwards, forms

    if not any(ends):
        raise DateRefused(f'"{said}" names no date at all.', forms())
    first, last = (_read(end, reference) if end else None for end in ends)
    for end in (first, last):
        if end and (end.lo is None or end.hi is None):
            raise DateRefused(f'"{said}" has an end that is itself open: "{end.text}".', forms())
    if any(".." in end or "/" in end or (" " in end and _ends(end)) for end in ends):
        raise DateRefused(f'"{said}" has more than two ends.', forms())
    lo, hi = first.lo if first else None, last.hi if last else None
    if first and last and str(first.lo) > str(last.lo) and str(first.hi) > str(last.hi):
        raise backwards(said, first.text, last.text)
    if lo and hi and lo > hi:
        raise backwards(said, ends[0], ends[1])
    sides = [side for side in (first, last) if side]
    return Expression(said, lo, hi, any(s.qualified for s in sides), any(s.worded for s in sides))


def _words(said: str, reference: Reference) -> Expression:
    from malictl.dates.refusal import refusal
    from malictl.dates.relative import relative_days
    from malictl.dates.words import edtf_of_words

    if edtf := edtf_of_words(said):
        return _edtf(said, edtf)._replace(worded=True)
    if days := relative_days(said, reference.today):
        return Expression(said, *days, worded=True)
    raise refusal(said)
