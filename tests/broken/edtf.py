"""Dates that are no EDTF, or not the EDTF that this dataset uses."""

from __future__ import annotations

from tests.broken.case import KILLINGS, REPORT, Broken


def _said(name: str, edtf: str) -> Broken:
    return Broken(name, KILLINGS, 'said = "2022-03-30"', f'said = "{edtf}"')


CASES = (
    _said("date-in-words", "March 2022"),
    _said("date-with-three-ends", "2022-01/2022-02/2022-03"),
    _said("date-without-any-day", "../.."),
    _said("date-reversed", "2022-05/2022-03"),
    _said("date-month-of-unknown-year", "202X-03"),
    _said("date-day-of-unknown-month", "2022-XX-05"),
    _said("date-day-of-a-quarter", "2022-33-01"),
    _said("date-season", "2022-21"),
    _said("date-month-13", "2022-13"),
    _said("date-30-february", "2022-02-30"),
    _said("date-year-zero", "0000"),
    Broken("date-within-open-period", REPORT, 'date = "2022-11"', 'date = "2022-11/.."'),
)
