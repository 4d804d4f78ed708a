"""How a record reads its document: what the document has at a key, the record has as an attribute.

The document is what the bundle holds and `--json` prints. A record makes nothing of it before it is asked: a
list of five hundred events reads of each what the list shows. Where the document has lists, the record has
tuples, so that nothing read from the store can be changed by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from malictl.errors import AGAIN, DataFault


class Record:
    """Base of all records; a subclass lists the keys of its document as annotations.

    `NESTED` makes the values of a key, or each of a list; `KEYS` is the document's key where a field cannot bear it.
    """

    NESTED: ClassVar[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {}
    KEYS: ClassVar[Mapping[str, str]] = {}

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Take the plain document of this record; keys the record does not know are passed over."""
        self.__dict__["_document"] = document

    def document(self) -> Mapping[str, Any]:
        """Return the plain document of this record."""
        found: Mapping[str, Any] = self.__dict__["_document"]
        return found

    @classmethod
    def fields(cls) -> list[tuple[str, str]]:
        """Return (field, the document's key) of each field, in order."""
        return [(name, cls.KEYS.get(name, name)) for name in cls.__annotations__ if name not in ("NESTED", "KEYS")]

    if not TYPE_CHECKING:  # a type checker knows the annotated fields, and should know no others

        def __getattr__(self, name: str) -> Any:
            """Return a field. Raises DataFault if the document has none: absence is `null`."""
            if name.startswith("_"):
                raise AttributeError(name)
            try:
                value = self._document[self.KEYS.get(name, name)]
                made = self.NESTED.get(name)
                if isinstance(value, list):
                    value = tuple(map(made, value)) if made else tuple(value)
                elif made and value is not None:
                    value = made(value)
            except (KeyError, TypeError):
                raise DataFault(
                    f'the dataset is damaged: a record has no readable "{name}".',
                    AGAIN,
                ) from None
            self.__dict__[name] = value
            return value

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: records are read, never written."""
        raise AttributeError(f"{type(self).__name__}.{name} is read-only")

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same kind of record with the same document."""
        return type(self) is type(other) and self.__dict__["_document"] == other.__dict__["_document"]

    __hash__ = None  # type: ignore[assignment]
