"""The tables of one bundle, read through TinyDB: some records of one at a time, or one as a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tinydb import TinyDB

from malictl.errors import AGAIN, DataFault
from malictl.model.stored import Stored
from malictl.store.storage import BundleStorage, LazyTable

Document = dict[str, Any]


class Tables:
    """The tables of the bundle at `path`, which names it in messages."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Open the bundle at `path`, or the one in `text`; raises DataFault if it is none."""
        self.path = path
        self._tables = TinyDB(path, text, storage=BundleStorage)

    def lines_of(self, name: str) -> LazyTable:
        """Return the lines of a table. Raises DataFault if there is no such table."""
        return self._table(name)

    def _stored(self, table: str, numbers: Sequence[int]) -> list[Stored]:
        try:
            return [Stored(json) for json in self._table(table).all_json(numbers)]
        except KeyError:
            raise self._foreign() from None

    def _records(self, table: str, numbers: Sequence[int]) -> list[Document]:
        try:
            return self._table(table).records(numbers)
        except KeyError:
            raise self._foreign() from None

    def _table(self, name: str) -> LazyTable:
        found = (self._tables.storage.read() or {}).get(name)
        if not isinstance(found, LazyTable):
            raise self._foreign()
        return found

    def _document(self, table: str, number: int) -> Document:
        try:
            return dict(self._tables.table(table).get(doc_id=number))  # type: ignore[arg-type]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._foreign() from None

    def _foreign(self) -> DataFault:
        return DataFault(f'the dataset "{self.path}" is damaged: its tables do not fit together.', AGAIN)
