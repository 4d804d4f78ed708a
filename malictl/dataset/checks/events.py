"""Events: the rule of significance, and links that lead to another event."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield events whose significance or links break the rules."""
    named = _named(dataset)
    for record in sound:
        if record.kind != "event":
            continue
        raw = record.raw
        if raw["significance"] == 3 and record.id in named:
            yield record.problem(("significance",), f"{named[record.id]} names it, so it is no 3", "write 2")
        if raw["significance"] not in (1, 2, 3):
            yield record.problem(("significance",), f"{raw['significance']} is not 1, 2 or 3")
        if (raw["significance"] == 1) != ("significance_reason" in raw):
            yield record.problem(("significance_reason",), "goes with significance = 1, and only with it")
        for number, link in enumerate(raw.get("links", [])):
            if link["to"] == record.id:
                yield record.problem(("links", number, "to"), "an event does not link to itself")
        if record.id in raw.get("part_of", []):
            yield record.problem(("part_of",), "an event is not part of itself")


def _named(dataset: Dataset) -> dict[str, str]:
    """Return for each event that another event or a span names the id of one that does."""
    found: dict[str, str] = {}
    for kind, keys in (("event", ("part_of",)), ("span", ("began_with", "ended_with", "changed_by"))):
        for name in dataset.records[kind]:
            raw = dataset.raw(kind, name)
            links = [link["to"] for link in raw.get("links", [])]
            for event in (*links, *(event for key in keys for event in raw.get(key, []))):
                found.setdefault(event, name)
    return found
