"""The store: the dataset as questions ask for it. Documents come out of TinyDB, records out of documents.

The record types are imported where they are made: an answer in JSON prints documents and needs none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from malictl.errors import AGAIN, DataFault
from malictl.model.stored import Stored
from malictl.store.storage import BundleStorage, LazyTable

if TYPE_CHECKING:
    from malictl.model.actor import Actor
    from malictl.model.event import Event
    from malictl.model.listed import Listed
    from malictl.model.place import Place
    from malictl.model.source import Source
    from malictl.model.span import Span

Document = dict[str, Any]
KINDS = ("event", "actor", "place", "source", "span")
_COUNTED = {"events", "actors", "places", "sources", "spans", "accounts"}
_META = {"format", "version", "updated", "sha256", "coverage", "counts", "tallies", "missing"}


class Store:
    """One opened dataset. `path` names it in messages."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Open the bundle at `path`, or the one in `text`; raises DataFault if it is none."""
        self.path = path
        self._tables = TinyDB(path, text, storage=BundleStorage)
        self._entries: dict[str, list[Document]] = {}
        self._ids: dict[str, list[str]] = {}
        self._names: dict[str, list[Document]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self.meta = self._document("meta", 1)
        if not _is_meta(self.meta):
            raise self._foreign()

    def entries(
        self, kind: str, words: Sequence[str] = (), naming: Sequence[str] = (), between: tuple[str, str] = ("", "")
    ) -> list[Document]:
        """Return the index documents of one kind of record, in order. Raises DataFault if they do not fit.

        With `words` those in whose text each begins a word: folded words. With `naming` and `between` at least those
        that name all of these ids somewhere, and that may have been on a day between the two (ISO; "" for an open
        end); most others are not even read, and the rest is left to the caller.
        """
        if kind in self._entries and not words:
            return self._entries[kind]
        found: Sequence[int] = range(1, len(self._table(f"{kind}_index")) + 1)
        if any(between):
            found = self._between(kind, between[0], between[1] or "9999-12-31")
        if naming:
            named = {*self._table(f"{kind}_index").holding(f'"{record_id}"' for record_id in naming)}
            found = [number for number in found if number in named]
        if words:
            spoken = {*self._table(f"{kind}_text").holding(f" {word}" for word in words)}
            found = [number for number in found if number in spoken]
        entries = self._records(f"{kind}_index", found)
        if any(entry.get("kind") != kind for entry in entries):
            raise self._foreign()
        if not (words or naming or any(between)):
            self._entries[kind] = entries
        return entries

    def days(self, kind: str) -> tuple[list[str], list[str]]:
        """Return the first days and the last days of the records of a kind, in order of the first.

        Raises DataFault if there are none.
        """
        told = self._document("days", KINDS.index(kind) + 1)
        first, last = ((told.get(side) or "").split() for side in ("first", "last"))
        if len(first) != len(last) or len(first) != len(self._table(f"{kind}_index")):
            raise self._foreign()
        return first, last

    def _between(self, kind: str, low: str, high: str) -> list[int]:
        """Return the numbers of the records of a kind that may have been on some day between two."""
        first, last = self.days(kind)
        end = bisect_right(first, high)
        begin = bisect_left(first, low, 0, end)
        # Of those that began before, the ones that went on.
        return [n for n, day in enumerate(last[:begin], 1) if day >= low] + [*range(begin + 1, end + 1)]

    def ids(self, kind: str) -> list[str]:
        """Return the id of each record of a kind, in order. Raises DataFault if they do not fit."""
        if kind not in self._ids:
            listed = self._document("ids", KINDS.index(kind) + 1)
            ids = str(listed.get("ids")).split()
            if listed.get("kind") != kind or len(ids) != len(self._table(f"{kind}_index")):
                raise self._foreign()
            self._ids[kind] = ids
        return self._ids[kind]

    def numbers(self, kind: str) -> dict[str, int]:
        """Return the number of each record of a kind, by id, in order. Raises DataFault if they do not fit."""
        if kind not in self._numbers:
            ids = self.ids(kind)
            self._numbers[kind] = dict(zip(ids, range(1, len(ids) + 1), strict=True))
        return self._numbers[kind]

    def entry(self, kind: str, record_id: str) -> Document:
        """Return the index document of a record. Raises KeyError if there is none of that id."""
        return self._document(f"{kind}_index", self.numbers(kind)[record_id])

    def names(self, kind: str, ids: Iterable[str] | None = None) -> list[Document]:
        """Return (id, title, folded names, former ids) of each record of a kind, or of some, as documents, in order.

        Raises KeyError on an unknown id.
        """
        if ids is not None:
            numbers = self.numbers(kind)
            return self._records(f"{kind}_names", [numbers[record_id] for record_id in ids])
        if kind not in self._names:
            self._names[kind] = self._records(f"{kind}_names", range(1, len(self.ids(kind)) + 1))
        return self._names[kind]

    @property
    def vocabularies(self) -> Mapping[str, Mapping[str, str]]:
        """The sentence of each value of each vocabulary, as the bundle was made with."""
        return self._document("vocabularies", 1)

    @property
    def titles(self) -> Mapping[str, str]:
        """What each record of any kind is called, by id; those of a kind are read when one is asked for."""
        return _Titles(self._titles_of)

    def _titles_of(self, kind: str) -> dict[str, str]:
        if kind not in self._titles:
            told = self._document("titles", KINDS.index(kind) + 1)
            ids, titles = self.ids(kind), told.get("titles")
            if not isinstance(titles, list) or len(titles) != len(ids):
                raise self._foreign()
            self._titles[kind] = dict(zip(ids, titles, strict=True))
        return self._titles[kind]

    def document(self, kind: str, record_id: str) -> Document:
        """Return the public document of a record. Raises KeyError if there is none of that id."""
        found = self._document(f"{kind}s", self.numbers(kind)[record_id])
        if found.get("id") != record_id:
            raise self._foreign()
        return found

    def documents(self, kind: str, ids: Iterable[str]) -> list[Document]:
        """Return the public documents of some records, all read in one go. Raises KeyError on an unknown id."""
        ids, numbers = list(ids), self.numbers(kind)
        found = self._records(f"{kind}s", [numbers[record_id] for record_id in ids])
        if [document.get("id") for document in found] != ids:
            raise self._foreign()
        return found

    def stored(self, kind: str, ids: Iterable[str]) -> list[Stored]:
        """Return the public documents of some records as the bundle has them. Raises KeyError on an unknown id."""
        ids, numbers = list(ids), self.numbers(kind)
        found = self._stored(f"{kind}s", [numbers[record_id] for record_id in ids])
        if not all(one.json[7 : len(i) + 9] == f'{i}",'.encode() for one, i in zip(found, ids, strict=True)):
            raise self._foreign()
        return found

    def cited(self, keys: Iterable[str]) -> Stored:
        """Return what an answer says of the sources that it cites, by key: one document of all.

        Raises KeyError on an unknown key.
        """
        keys, numbers = list(dict.fromkeys(keys)), self.numbers("source")
        found = self._stored("cited", [numbers[key] for key in keys])
        # Each is {"key":{…}}.
        if not all(one.json[2 : len(key) + 5] == f'{key}":{{'.encode() for one, key in zip(found, keys, strict=True)):
            raise self._foreign()
        return Stored(b"{" + b",".join([one.json[1:-1] for one in found]) + b"}")

    def cited_documents(self, keys: Iterable[str]) -> Document:
        """Return what `cited` does, read. Raises KeyError on an unknown key."""
        try:
            return self.cited(keys).document()
        except (ValueError, RecursionError):
            raise self._foreign() from None

    def event(self, record_id: str) -> Event:
        """Return one event. Raises KeyError if there is none of that id."""
        from malictl.model.event import Event

        return Event(self.document("event", record_id))

    def events(self, ids: Iterable[str]) -> dict[str, Event]:
        """Return some events by id, in the order asked for. Raises KeyError on an unknown id."""
        from malictl.model.event import Event

        return {document["id"]: Event(document) for document in self.documents("event", ids)}

    def listed(self, ids: Iterable[str]) -> list[Listed]:
        """Return some events as lists show them. Raises KeyError on an unknown id."""
        from malictl.model.listed import Listed

        numbers = self.numbers("event")
        try:
            return [Listed.of(one) for one in self._records("event_listed", [numbers[i] for i in ids])]
        except (TypeError, ValueError):
            raise self._foreign() from None

    def actor(self, record_id: str) -> Actor:
        """Return one actor. Raises KeyError if there is none of that id."""
        from malictl.model.actor import Actor

        return Actor(self.document("actor", record_id))

    def place(self, record_id: str) -> Place:
        """Return one place. Raises KeyError if there is none of that id."""
        from malictl.model.place import Place

        return Place(self.document("place", record_id))

    def source(self, key: str) -> Source:
        """Return one source. Raises KeyError if there is none of that key."""
        from malictl.model.source import Source

        return Source(self.document("source", key))

    def span(self, record_id: str) -> Span:
        """Return one span. Raises KeyError if there is none of that id."""
        from malictl.model.span import Span

        return Span(self.document("span", record_id))

    def spans(self, ids: Iterable[str]) -> dict[str, Span]:
        """Return some spans by id, in the order asked for. Raises KeyError on an unknown id."""
        from malictl.model.span import Span

        return {document["id"]: Span(document) for document in self.documents("span", ids)}

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
        [found] = self._documents(table, [number])
        return found

    def _documents(self, table: str, numbers: Iterable[int]) -> list[Document]:
        get = self._tables.table(table).get
        try:
            return [dict(get(doc_id=number)) for number in numbers]  # type: ignore[arg-type]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise self._foreign() from None

    def _foreign(self) -> DataFault:
        return DataFault(
            f'the dataset "{self.path}" is damaged: its tables do not fit together.',
            AGAIN,
        )


def _is_meta(meta: Document) -> bool:
    """Return whether the bundle says of itself what is printed of it, each as what it is."""
    texts = ("format", "version", "updated", "sha256")
    if not meta.keys() >= _META or not all(isinstance(meta[name], str) for name in texts):
        return False
    counts, coverage, tallies, missing = (meta[name] for name in ("counts", "coverage", "tallies", "missing"))
    if not (isinstance(counts, dict) and counts.keys() >= _COUNTED and isinstance(tallies, dict)):
        return False
    if not all(isinstance(t, dict) and all(type(n) is int for n in t.values()) for t in (counts, *tallies.values())):
        return False
    if not (isinstance(missing, list) and all(isinstance(said, str) for said in missing)):
        return False
    return isinstance(coverage, list) and all(
        isinstance(part, dict)
        and isinstance(part.get("depth"), str)
        and isinstance(part.get("note"), str)
        and isinstance(part.get("period"), dict)
        and part["period"].keys() >= {"start", "end", "text"}
        and all(part["period"][bound] is None or isinstance(part["period"][bound], str) for bound in ("start", "end"))
        and isinstance(part["period"]["text"], str)
        for part in coverage
    )


class _Titles(Mapping[str, str]):
    def __init__(self, of_kind: Callable[[str], dict[str, str]]) -> None:
        self._of_kind = of_kind

    def __getitem__(self, record_id: str) -> str:
        for kind in KINDS:
            if record_id in (titles := self._of_kind(kind)):
                return titles[record_id]
        raise KeyError(record_id)

    def __iter__(self) -> Iterator[str]:
        return (record_id for kind in KINDS for record_id in self._of_kind(kind))

    def __len__(self) -> int:
        return sum(len(self._of_kind(kind)) for kind in KINDS)
