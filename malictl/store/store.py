"""The store: the dataset as questions ask for it. Documents come out of TinyDB, records out of documents.

The record types are imported where they are made: an answer in JSON prints documents and needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from malictl.model.stored import Stored
from malictl.store.index import Index
from malictl.store.tables import Document as Document

if TYPE_CHECKING:
    from malictl.model.actor import Actor
    from malictl.model.event import Event
    from malictl.model.listed import Listed
    from malictl.model.place import Place
    from malictl.model.source import Source
    from malictl.model.span import Span

_COUNTED = {"events", "actors", "places", "sources", "spans", "accounts"}
_META = {"format", "version", "updated", "sha256", "coverage", "counts", "tallies", "missing"}


class Store(Index):
    """One opened dataset. `path` names it in messages."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Open the bundle at `path`, or the one in `text`; raises DataFault if it is none."""
        super().__init__(path, text)
        self.meta = self._document("meta", 1)
        if not _is_meta(self.meta):
            raise self._foreign()

    @property
    def vocabularies(self) -> Mapping[str, Mapping[str, str]]:
        """The sentence of each value of each vocabulary, as the bundle was made with."""
        return self._document("vocabularies", 1)

    def document(self, kind: str, record_id: str) -> Document:
        """Return the public document of a record. Raises KeyError if there is none of that id."""
        [found] = self.documents(kind, [record_id])
        return found

    def documents(self, kind: str, ids: Iterable[str]) -> list[Document]:
        """Return the public documents of some records, all read in one go. Raises KeyError on an unknown id."""
        ids = list(ids)
        found = self._records(f"{kind}s", self._where(kind, ids))
        if [document.get("id") for document in found] != ids:
            raise self._foreign()
        return found

    def stored(self, kind: str, ids: Iterable[str]) -> list[Stored]:
        """Return the public documents of some records as the bundle has them. Raises KeyError on an unknown id."""
        ids = list(ids)
        found = self._stored(f"{kind}s", self._where(kind, ids))
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

        try:
            return [Listed.of(one) for one in self._records("event_listed", self._where("event", [*ids]))]
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
