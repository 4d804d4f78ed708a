"""How a frozen record is made from a plain document, and back.

The document is what the bundle holds and `--json` prints; the record is the same with attributes, and
with tuples where the document has lists, so that nothing read from the store can be changed by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self


class Record:
    """Base of all records: a frozen dataclass whose fields are the keys of its document.

    `NESTED` names the record type of a field; `KEYS` the document's key where a field cannot bear it.
    """

    __slots__ = ()
    NESTED: ClassVar[Mapping[str, type[Record]]] = {}
    KEYS: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Return the record of a document; keys it does not know are passed over.

        Raises KeyError if a field is missing: documents are complete, absence is `null`.
        """
        return cls(**{name: _load(cls.NESTED.get(name), document[key]) for name, key in cls._keys()})

    def document(self) -> dict[str, Any]:
        """Return the plain document of this record, fields in order."""
        return {key: _dump(getattr(self, name)) for name, key in self._keys()}

    @classmethod
    def _keys(cls) -> list[tuple[str, str]]:
        # A dataclass with slots lists its fields, and only those, in __slots__.
        return [(name, cls.KEYS.get(name, name)) for name in tuple[str, ...](cls.__slots__)]


def _load(kind: type[Record] | None, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_load(kind, item) for item in value)
    if kind is not None and isinstance(value, Mapping):
        return kind.from_document(value)
    return value


def _dump(value: Any) -> Any:
    if isinstance(value, Record):
        return value.document()
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    return value
