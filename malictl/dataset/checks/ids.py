"""Ids: former ids stay reserved, and account ids are unique in their record."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield ids that are used twice."""
    taken = {record.id: record for record in dataset}
    for record in sound:
        for old in record.raw.get("formerly", []):
            if old in taken:
                yield record.problem(
                    ("formerly",), f'the id "{old}" is taken by {taken[old].file}', "ids are never reused"
                )
            else:
                taken[old] = record
        seen: set[str] = set()
        for number, account in enumerate(record.raw.get("accounts", [])):
            if account["id"] in seen:
                yield record.problem(("accounts", number, "id"), f'the account id "{account["id"]}" is used twice')
            seen.add(account["id"])
