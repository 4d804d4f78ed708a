"""Spans: an open end says until when it is known to have held."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record
from malictl.dates.edtf import parse_edtf


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield spans whose interval is not closed, or whose `as_of` is missing or outside it."""
    for record in sound:
        if record.kind != "span":
            continue
        raw = record.raw
        if "/" not in raw["date"]:
            yield record.problem(
                ("date",), f'"{raw["date"]}" is not an interval', "write 2021-12/2025-06, or 2025-09/.."
            )
            continue
        period = parse_edtf(raw["date"])
        if period.open and "as_of" not in raw:
            yield record.problem(("as_of",), "an open span needs as_of", "the last day on which a source says it held")
        if "as_of" in raw and not period.open:
            yield record.problem(("as_of",), "only an open span has as_of", "leave it out, or open the date with ..")
        if "as_of" in raw and (parse_edtf(raw["as_of"]).end or "") < (period.start or ""):
            yield record.problem(("as_of",), f"{raw['as_of']} is before the span begins")
        if raw["kind"] == "office" and "office" not in raw:
            yield record.problem(("office",), "is missing", "name the office held")
