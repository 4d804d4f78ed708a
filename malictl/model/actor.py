"""Actors: whoever does, says or bears something. No kind judges."""

from __future__ import annotations

from typing import ClassVar

from malictl.model.account import Citation, Statement
from malictl.model.record import Record


class Name(Record):
    """A name, its language (ISO 639-1) and what kind of name it is."""

    text: str
    lang: str
    type: str


class Relation(Record):
    """How an actor stands to another; of an inverse relation, `to` is whose relation it is."""

    NESTED: ClassVar = {"cites": Citation.of}
    type: str
    to: str
    name: str
    date: str | None
    date_text: str | None
    standing: str
    cites: tuple[Citation, ...]
    note: str | None


class Actor(Record):
    """One actor of the dataset; `inverse` are the relations that others have to it."""

    NESTED: ClassVar = {
        "names": Name,
        "statements": Statement,
        "relations": Relation,
        "inverse": Relation,
    }
    id: str
    name: str
    kind: str
    disambiguation: str | None
    names: tuple[Name, ...]
    founded: str | None
    ended: str | None
    country: str | None
    voice_of: str | None
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    inverse: tuple[Relation, ...]
    formerly: tuple[str, ...]
    note: str | None
