"""Places, with what they lie in at what time, and the settlement's coordinates."""

from __future__ import annotations

from typing import ClassVar

from malictl.model.account import Citation
from malictl.model.actor import Name
from malictl.model.record import Record


class Parent(Record):
    """What a place lies in, and when."""

    NESTED: ClassVar = {"cites": Citation.of}
    place: str
    name: str
    date: str | None
    cites: tuple[Citation, ...]


class Code(Record):
    """A code that someone gave a place."""

    NESTED: ClassVar = {"cites": Citation.of}
    scheme: str
    code: str
    cites: tuple[Citation, ...]


class Place(Record):
    """One place of the dataset; coordinates are in degrees, at most four decimals."""

    NESTED: ClassVar = {
        "names": Name,
        "parents": Parent,
        "codes": Code,
        "cites": Citation.of,
    }
    id: str
    name: str
    kind: str
    names: tuple[Name, ...]
    region: str | None
    parents: tuple[Parent, ...]
    lat: float | None
    lon: float | None
    bounds: tuple[float, ...]
    codes: tuple[Code, ...]
    cites: tuple[Citation, ...]
    formerly: tuple[str, ...]
    note: str | None
