"""Places as a table, and one place with what lies in it and what happened there."""

from __future__ import annotations

from collections.abc import Iterable

from malictl.dates.show import show_edtf
from malictl.model.event import Event
from malictl.model.place import Place
from malictl.model.span import Span
from malictl.views.events import events_table, listed
from malictl.views.shapes import Card, Cited, Column, Section, Table, Value, card
from malictl.views.spans import spans_block

PLACE_COLUMNS = (
    Column("id", "Id", "machines"),
    Column("kind", "Kind", "machines"),
    Column("name", "Name", wraps=True),
    Column("kind_shown", "Kind", "people"),
    Column("region", "Region"),
    Column("lat", "Lat", "machines"),
    Column("lon", "Lon", "machines"),
    Column("position", "Position", "people", spare=2),
    Column("names", "Other names", wraps=True, spare=1),
    Column("record", "Id", "people"),
    Column("cites", "Sources", "page"),
)


def places_table(places: Iterable[Place]) -> Table:
    """Return places as a table."""
    rows = tuple(
        (p.id, p.kind, p.name, p.kind, p.region, p.lat, p.lon, position(p), tuple(n.text for n in p.names[1:]), p.id,
         listed(p.cites))
        for p in places
    )  # fmt: skip
    return Table(PLACE_COLUMNS, rows, "", ("place", "places"))


def position(place: Place) -> str | None:
    """Return "14.4478, -11.4439": latitude and longitude in degrees."""
    return f"{place.lat}, {place.lon}" if place.lat is not None else None


def place_card(place: Place, below: list[Place], spans: list[Span], events: list[Event]) -> Card:
    """Return a place with what lies in it, what held there and what happened there."""
    facts: list[tuple[str, Value]] = [
        ("Kind", place.kind),
        ("Also called", tuple(dict.fromkeys(n.text for n in place.names[1:])) or None),
        *(
            ("In", Cited(f"{p.name} [{p.place}]" + (f", {show_edtf(p.date)}" if p.date else ""), p.cites))
            for p in place.parents
        ),
        ("Coordinates", position(place)),
        *((code.scheme, Cited(code.code, code.cites)) for code in place.codes),
        ("Rests on", Cited("names and position", place.cites) if place.cites else None),
        ("Formerly", place.formerly or None),
        ("Note", place.note),
        ("Id", place.id),
    ]
    sections = (
        Section("Happened here", "event", (events_table(events),) if events else ()),
        Section("Held here", "span", spans_block(spans)),
        Section("Lies in it", "place", (places_table(below),) if below else ()),
    )
    return card(place.name, facts, sections, places_table([place]))
