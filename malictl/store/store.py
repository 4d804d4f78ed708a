"""The store: the dataset as questions ask for it. Documents come out of TinyDB, records out of documents.

The record types are imported where they are made: an answer in JSON prints documents and needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tinydb import TinyDB

from malictl.errors import DataFault
from malictl.store.storage import BundleStorage

if TYPE_CHECKING:
    from malictl.model.actor import Actor
    from malictl.model.event import Event
    from malictl.model.place import Place
    from malictl.model.record import Record
    from malictl.model.source import Source
    from malictl.model.span import Span

Document = dict[str, Any]
R = TypeVar("R", bound="Record")
KINDS = ("event", "actor", "place", "source", "span")
_META = {"format", "version", "updated", "sha256", "coverage", "counts"}


class Store:
    """One opened dataset. `path` names it in messages."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Open the bundle at `path`, or the one in `text`; raises DataFault if it is none."""
        self.path = path
        self._tables = TinyDB(path, text, storage=BundleStorage)
        self._entries: dict[str, list[Document]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self.meta = self._document("meta", 1)
        if not self.meta.keys() >= _META:
            raise self._foreign()

    @property
    def index(self) -> list[Document]:
        """The index documents of all records, events first, in order. Raises DataFault if they do not fit."""
        return [entry for kind in KINDS for entry in self.entries(kind)]

    def entries(self, kind: str) -> list[Document]:
        """Return the index documents of one kind of record, in order. Raises DataFault if they do not fit."""
        if kind not in self._entries:
            # The index has the kinds one after another, so that a question about one reads no other.
            before = KINDS[: KINDS.index(kind)]
            try:
                first = sum(self.meta["counts"][f"{other}s"] for other in before) + 1
                numbers = range(first, first + self.meta["counts"][f"{kind}s"])
                found = [self._document("index", number) for number in numbers]
                if any(entry["kind"] != kind for entry in found):
                    raise self._foreign()
            except (KeyError, TypeError):
                raise self._foreign() from None
            self._entries[kind] = found
        return self._entries[kind]

    def numbers(self, kind: str) -> dict[str, int]:
        """Return the number of each record of a kind, by id, in order. Raises DataFault if they do not fit."""
        if kind not in self._numbers:
            listed = self._document("ids", KINDS.index(kind) + 1)
            if listed.get("kind") != kind or not isinstance(listed.get("ids"), list):
                raise self._foreign()
            self._numbers[kind] = {record_id: number for number, record_id in enumerate(listed["ids"], 1)}
        return self._numbers[kind]

    def entry(self, kind: str, record_id: str) -> Document:
        """Return the index document of a record. Raises KeyError if there is none of that id."""
        return self.entries(kind)[self.numbers(kind)[record_id] - 1]

    def document(self, kind: str, record_id: str) -> Document:
        """Return the public document of a record. Raises KeyError if there is none of that id."""
        return self._document(f"{kind}s", self.numbers(kind)[record_id])

    def event(self, record_id: str) -> Event:
        """Return one event. Raises KeyError if there is none of that id."""
        from malictl.model.event import Event

        return self._record(Event, "event", record_id)

    def actor(self, record_id: str) -> Actor:
        """Return one actor. Raises KeyError if there is none of that id."""
        from malictl.model.actor import Actor

        return self._record(Actor, "actor", record_id)

    def place(self, record_id: str) -> Place:
        """Return one place. Raises KeyError if there is none of that id."""
        from malictl.model.place import Place

        return self._record(Place, "place", record_id)

    def source(self, key: str) -> Source:
        """Return one source. Raises KeyError if there is none of that key."""
        from malictl.model.source import Source

        return self._record(Source, "source", key)

    def span(self, record_id: str) -> Span:
        """Return one span. Raises KeyError if there is none of that id."""
        from malictl.model.span import Span

        return self._record(Span, "span", record_id)

    def _record(self, kind: type[R], name: str, record_id: str) -> R:
        document = self.document(name, record_id)
        try:
            return kind.from_document(document)
        except (AttributeError, KeyError, TypeError):
            raise self._foreign() from None

    def _document(self, table: str, number: int) -> Document:
        try:
            found = self._tables.table(table).get(doc_id=number)
            return dict(found)  # type: ignore[arg-type]
        except (AttributeError, TypeError, ValueError):
            raise self._foreign() from None

    def _foreign(self) -> DataFault:
        return DataFault(
            f'the dataset "{self.path}" is damaged: its tables do not fit together.',
            "Reinstall malictl, or name another dataset with MALICTL_DATA.",
        )
