"""Bytes: each file is in canonical form, so that a diff shows only what was meant."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.canonical import CannotRewrite, canonical_text
from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield files whose bytes are not canonical."""
    for record in (dataset.about, *sound):
        if record is dataset.about and ("dataset", record.id) in dataset.unsound:
            continue
        try:
            wanted = canonical_text(record)
        except CannotRewrite as fault:
            yield Problem(record.file, fault.line, "", str(fault))
            continue
        if record.text != wanted:
            line = next(
                (
                    n
                    for n, (a, b) in enumerate(zip(record.text.split("\n"), wanted.split("\n"), strict=False), 1)
                    if a != b
                ),
                1,
            )
            yield Problem(record.file, line, "", "not in canonical form", "malictl check --fix writes it")
