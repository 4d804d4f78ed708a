"""What a dataset holds, counted: by period, type, region, actor, class of source, evidence, and second reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
# By the crisis: before the rebellion of 2012; that war; the peace accord; the coups; the transition that stays.
_PERIODS = (("before 2012", "2012"), ("2012–2013", "2014"), ("2014–2019", "2020"), ("2020–2022", "2023"))
_SINCE = "since 2023"
_MOST = 20


def tallies(tables: dict[str, list[Document]], ancestors: Callable[[str], list[str]]) -> dict[str, dict[str, int]]:
    """Return {what is counted: {value: how many}}: events, but of sources their classes; the most first.

    An event with several places, actors or evidence states counts once for each; of actors only the first twenty.
    """
    events = tables["events"]
    names = {actor["id"]: actor["name"] for actor in tables["actors"]}
    return {
        "period": _counted([_period(event) for event in events], [name for name, _ in _PERIODS] + [_SINCE]),
        "type": _counted([event["type"] for event in events]),
        "region": _counted([region for event in events for region in _regions(event, ancestors)]),
        "actor": dict(list(_counted([name for event in events for name in _actors(event, names)]).items())[:_MOST]),
        "source class": _counted([source["class"] for source in tables["sources"]]),
        "evidence": _counted([state for event in events for state in event["evidence"]]),
        "second reading": _counted([event["second_reading"] or "done" for event in events]),
    }


def _counted(values: list[str], order: list[str] | None = None) -> dict[str, int]:
    counts = Counter(values)
    if order:
        return {value: counts[value] for value in order if counts[value]}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _period(event: Document) -> str:
    start = event["date"]["start"] or ""
    return next((name for name, before in _PERIODS if start < before), _SINCE)


def _regions(event: Document, ancestors: Callable[[str], list[str]]) -> list[str]:
    found = []
    for place in event["places"]:
        if place["region"]:
            found.append(place["region"])
        elif place["id"] == "mali":
            found.append("Mali as a whole")
        else:
            found.append("a place in Mali, its region not recorded" if "mali" in ancestors(place["id"]) else "abroad")
    return list(dict.fromkeys(found)) or ["no place"]


def _actors(event: Document, names: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(names[part["actor"]] for part in event["participants"]))
