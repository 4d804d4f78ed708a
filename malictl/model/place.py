"""Places, with what they lie in at what time, and the settlement's coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from malictl.model.account import Citation
from malictl.model.actor import Name
from malictl.model.record import Record


@dataclass(frozen=True, slots=True)
class Parent(Record):
    """What a place lies in, and when."""

    NESTED: ClassVar[Mapping[str, type[Record]]] = {"cites": Citation}
    place: str
    name: str
    date: str | None
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Code(Record):
    """A code that someone gave a place."""

    NESTED: ClassVar[Mapping[str, type[Record]]] = {"cites": Citation}
    scheme: str
    code: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Place(Record):
    """One place of the dataset; coordinates are in degrees, at most four decimals."""

    NESTED: ClassVar[Mapping[str, type[Record]]] = {
        "names": Name,
        "parents": Parent,
        "codes": Code,
        "cites": Citation,
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
