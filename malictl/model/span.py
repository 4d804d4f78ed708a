"""Spans: what held over time, so that one may ask whether it held on a day."""

from __future__ import annotations

from typing import ClassVar

from malictl.model.account import Account, Statement, When
from malictl.model.event import PlaceRef
from malictl.model.figures import Figure
from malictl.model.record import Record


class Span(Record):
    """One span; `object` is an actor or a place, `began_with` and its like are event ids."""

    NESTED: ClassVar = {
        "date": When,
        "places": PlaceRef,
        "statements": Statement,
        "accounts": Account,
        "figures": Figure.of,
    }
    id: str
    title: str
    kind: str
    date: When
    subject: str
    subject_name: str
    object: str | None
    object_name: str | None
    office: str | None
    capacity: str | None
    places: tuple[PlaceRef, ...]
    began_with: tuple[str, ...]
    ended_with: tuple[str, ...]
    changed_by: tuple[str, ...]
    standing: str
    tags: tuple[str, ...]
    statements: tuple[Statement, ...]
    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[str, ...]
    disputes: tuple[str, ...]
    formerly: tuple[str, ...]
    note: str | None
