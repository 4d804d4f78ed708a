"""Actors, places, sources and spans: lists of them, and what hangs together with one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from malictl.queries.events import Found
from malictl.queries.resolve import LIST_OF
from malictl.text import folded_words

if TYPE_CHECKING:
    from malictl.model.event import Event
    from malictl.model.span import Span
    from malictl.store.store import Document, Store


def find_records(
    store: Store,
    kind: str,
    text: tuple[str, ...],
    kinds: tuple[str, ...],
    reverse: bool = False,
    limit: int | None = None,
) -> Found:
    """Return the records of one kind whose text has all words and whose own kind or class is wanted."""
    kept = [
        entry for entry in store.entries(kind, folded_words(text)) if not kinds or entry.get("record_kind") in kinds
    ]
    if reverse:
        kept.reverse()
    return Found(tuple(kept[:limit]), len(kept))


def events_of_actor(store: Store, actor: str) -> list[Document]:
    """Return the entries of the events in which an actor takes part, in order of time."""
    return _naming(store, "event", "actors", actor)


def events_with_holder(store: Store, actor: str) -> list[Document]:
    """Return the entries of the events on which an actor holds an account, in order of time."""
    return _naming(store, "event", "holders", actor)


def events_at_place(store: Store, place: str) -> list[Document]:
    """Return the entries of the events at a place or at anything below it, in order of time."""
    return _naming(store, "event", "places", place)


def spans_of_actor(store: Store, actor: str) -> list[Document]:
    """Return the entries of the spans of which an actor is the subject or the object, in order of time."""
    return _naming(store, "span", "actors", actor)


def spans_at_place(store: Store, place: str) -> list[Document]:
    """Return the entries of the spans that hold at a place or below it, in order of time."""
    return _naming(store, "span", "places", place)


def events_part_of(store: Store, record_id: str) -> list[Document]:
    """Return the entries of the events that are part of a span or of another event, in order of time."""
    return _naming(store, "event", "part_of", record_id)


def _naming(store: Store, kind: str, key: str, record_id: str) -> list[Document]:
    return [entry for entry in store.entries(kind, naming=[record_id]) if record_id in entry[key]]


def events_of(store: Store, entries: Iterable[Document]) -> list[Event]:
    """Return the events of some entries."""
    return list(store.events(entry["id"] for entry in entries).values())


def spans_of(store: Store, entries: Iterable[Document]) -> list[Span]:
    """Return the spans of some entries."""
    return list(store.spans(entry["id"] for entry in entries).values())


def keys_of(entries: Iterable[Document]) -> list[str]:
    """Return the keys of the sources that the records of some entries cite, each once, in order of mention."""
    return list(dict.fromkeys(key for entry in entries for key in entry["sources"]))


def places_below(store: Store, place: str) -> list[str]:
    """Return the ids of the places that lie, or once lay, in a place."""
    return [entry["id"] for entry in _naming(store, "place", "places", place) if entry["id"] != place]


def kind_of(store: Store, record_id: str) -> str | None:
    """Return the kind of the record that has this id, whatever its kind."""
    return next((kind for kind in LIST_OF if record_id in store.numbers(kind)), None)
