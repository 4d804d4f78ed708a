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
        for name in {fold(entry["text"]): entry["text"] for entry in record.raw["names"]}.items():
            other = owners.setdefault(name[0], record)
            if other is not record and not ("disambiguation" in record.raw and "disambiguation" in other.raw):
                yield record.problem(
                    ("names",), f'the name "{name[1]}" is also that of {other.id}', "both need disambiguation"
                )
