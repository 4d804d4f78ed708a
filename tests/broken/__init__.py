"""The little dataset damaged in every way that the check refuses, one way a case."""

from __future__ import annotations

from tests.broken import accounts, citations, edtf, records, structure
from tests.broken.case import Broken

CASES: tuple[Broken, ...] = (
    *structure.CASES,
    *edtf.CASES,
    *citations.CASES,
    *accounts.CASES,
    *records.CASES,
)
