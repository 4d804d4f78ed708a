"""Places: coordinates of the settlement, inside its country, no finer than the town."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield coordinates that are half there, too fine or outside the country, and circular parents."""
    for record in sound:
        if record.kind != "place":
            continue
        raw = record.raw
        if ("lat" in raw) != ("lon" in raw):
            yield record.problem(("lat" if "lat" in raw else "lon",), "lat and lon go together")
            continue
        if len(raw.get("bounds", [])) not in (0, 4):
            yield record.problem(("bounds",), "four numbers: south, west, north, east")
            continue
        above = dataset.ancestors(record.id)
        parents = (parent for place in above for parent in dataset.raw("place", place).get("parents", []))
        if any(parent["place"] == record.id for parent in parents):
            yield record.problem(("parents",), "lies in itself", "break the circle")
        elif "lat" in raw:
            yield from _coordinates(dataset, record, above)


def _coordinates(dataset: Dataset, record: Record, above: list[str]) -> Iterator[Problem]:
    lat, lon = record.raw["lat"], record.raw["lon"]
    for key, value, most in (("lat", lat, 90), ("lon", lon, 180)):
        if abs(value) > most:
            yield record.problem((key,), f"{value} is not between -{most} and {most}")
        elif round(value, 4) != value:
            yield record.problem((key,), f"{value} has more than 4 decimals", "no finer than the settlement")
    for country in above:
        bounds = dataset.raw("place", country).get("bounds", [])
        if len(bounds) == 4 and not (bounds[0] <= lat <= bounds[2] and bounds[1] <= lon <= bounds[3]):
            yield record.problem(("lat",), f"{lat}, {lon} is outside {country}", "mend the coordinates or the parent")
