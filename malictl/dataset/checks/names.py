"""Names: two actors that a folded name cannot tell apart need a disambiguation."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record
from malictl.text import fold


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield actors whose folded names collide."""
    owners: dict[str, Record] = {}
    for record in sound:
        if record.kind != "actor":
            continue
        for number, entry in enumerate(record.raw["names"]):
            other = owners.setdefault(fold(entry["text"]), record)
            if other is not record and not ("disambiguation" in record.raw and "disambiguation" in other.raw):
                yield record.problem(
                    ("names", number, "text"),
                    f'the name "{entry["text"]}" is also that of {other.id}',
                    "both need disambiguation",
                )
