"""Dates in words: what people read. Never more precise than the EDTF it is made from."""

from __future__ import annotations

import re

from malictl.dates.period import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PARTS = {
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "37": "early", "38": "mid-", "39": "late", "40": "first half of", "41": "second half of",
}  # fmt: skip


def show_edtf(edtf: str) -> str:
    """Return a valid EDTF string in words: "27–31 March 2022", "early 2021", "since about June 2021"."""
    if "/" not in edtf:
        return _single(edtf)
    left, right = edtf.split("/")
    if left == right:
        return _single(left)
    if right in ("", ".."):
        return f"since {_single(left)}" if right == ".." else f"from {_single(left)}, end not known"
    if left in ("", ".."):
        return f"until {_single(right)}" if left == ".." else f"start not known, until {_single(right)}"
    return _joined(left, right)


def _single(edtf: str) -> str:
    bare = edtf.rstrip("~?%")
    mark = edtf[len(bare) :]
    words = _bare(bare)
    if mark in ("~", "%"):
        words = f"about {words}"
    return f"{words} (uncertain)" if mark in ("?", "%") else words


def _bare(edtf: str) -> str:
    if edtf.endswith("XX") and edtf.count("-") == 0:
        return f"{edtf[:2]}00–{edtf[:2]}99"
    if edtf.endswith("X") and "-" not in edtf:
        return f"{edtf[:3]}0s"
    year, month, day = [*edtf.split("-"), "", ""][:3]
    if month in ("", "XX"):
        return year if not month else f"a day in {year}" if day == "XX" else f"a month of {year}"
    if month in _PARTS:
        words = _PARTS[month]
        return f"{words}{year}" if words.endswith("-") else f"{words} {year}"
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}"
    return f"a day in {name} {year}" if day == "XX" else f"{int(day)} {name} {year}"


def _joined(left: str, right: str) -> str:
    whole = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
    first, last = whole.fullmatch(left), whole.fullmatch(right)
    if first and last and first[1] == last[1]:
        end = f"{int(last[3])} {MONTHS[int(last[2]) - 1]} {last[1]}"
        if first[2] == last[2]:
            return f"{int(first[3])}–{end}"
        return f"{int(first[3])} {MONTHS[int(first[2]) - 1]} – {end}"
    months = re.compile(r"(\d{4})-(0\d|1[0-2])")
    first, last = months.fullmatch(left), months.fullmatch(right)
    if first and last and first[1] == last[1]:
        return f"{MONTHS[int(first[2]) - 1]}–{MONTHS[int(last[2]) - 1]} {first[1]}"
    if re.fullmatch(r"\d{4}/\d{4}", f"{left}/{right}"):
        return f"{left}–{right}"
    return f"{_single(left)} – {_single(right)}"


def date_document(period: Period, kind: str, text: str | None = None, as_of: str | None = None) -> dict[str, object]:
    """Return the JSON date of the output contract: EDTF, bounds, kind, precision, flags and wording.

    `end` is null only when the end is open, or not known (then `open` is false); `as_of` is the last day on
    which a source says that an open span held.
    """
    return {
        "edtf": period.edtf,
        "start": period.start,
        "end": period.end,
        "latest_start": period.latest_start,
        "earliest_end": period.earliest_end,
        "kind": kind,
        "precision": period.precision,
        "approximate": period.approximate,
        "uncertain": period.uncertain,
        "open": period.open,
        "as_of": as_of,
        "text": text or show_edtf(period.edtf),
    }
