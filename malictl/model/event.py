"""Events: something that happened, on a day or over some days, with all that is said of it."""

from __future__ import annotations

from typing import ClassVar

from malictl.model.account import Account, Citation, Statement, When
from malictl.model.figures import Figure
from malictl.model.record import Record


class PlaceRef(Record):
    """A place as an event names it: with its region and the settlement's coordinates in degrees."""

    id: str
    name: str
    kind: str
    region: str | None
    lat: float | None
    lon: float | None


class Participant(Record):
    """Who took part, as what, and whether that is disputed; `accounts` are ids in the same event."""

    actor: str
    name: str
    role: str
    standing: str
    accounts: tuple[str, ...]


class Link(Record):
    """How an event hangs together with another; of an inverse link, `to` is where it comes from."""

    NESTED: ClassVar = {"cites": Citation.of}
    type: str
    to: str
    title: str
    cites: tuple[Citation, ...]
    note: str | None


class Event(Record):
    """One event of the dataset."""

    NESTED: ClassVar = {
        "date": When,
        "places": PlaceRef,
        "participants": Participant,
        "statements": Statement,
        "accounts": Account,
        "figures": Figure.of,
        "links": Link,
        "linked_from": Link,
    }
    id: str
    title: str
    date: When
    type: str
    subtype: str
    second_reading: str | None
    significance: int
    significance_reason: str | None
    tags: tuple[str, ...]
    part_of: tuple[str, ...]
    places: tuple[PlaceRef, ...]
    participants: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[str, ...]
    disputes: tuple[str, ...]
    links: tuple[Link, ...]
    linked_from: tuple[Link, ...]
    formerly: tuple[str, ...]
    note: str | None
