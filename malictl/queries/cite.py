"""What is to be cited: from keys, ids and citations to sources, each with the relay through which it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from malictl.model.account import parse_citation
from malictl.queries.resolve import LIST_OF, resolve

if TYPE_CHECKING:
    from malictl.store.store import Document, Store


class Wanted(NamedTuple):
    """One source to be cited, and the relay if it is to be cited as read there."""

    source: str
    via: str | None = None


def wanted_sources(store: Store, asked: tuple[str, ...]) -> list[Wanted]:
    """Return what the words of a call ask to cite, each once, in order.

    A word is the key of a source, "key via relay" as the data writes it, the id of any other record (then all that it
    cites), or the name of a source. Raises NoSuchRecord or Ambiguous.
    """
    found: dict[Wanted, None] = {}
    for word in asked:
        found.update(dict.fromkeys(_wanted(store, word.strip())))
    return list(found)


def _wanted(store: Store, word: str) -> list[Wanted]:
    bare = word.partition(" @ ")[0].strip()
    if len(bare.split()) == 3 and bare.split()[1] == "via":
        cite = parse_citation(bare)
        return [Wanted(resolve(store, "source", cite.source), resolve(store, "source", str(cite.via)))]
    for entry in store.index:
        if entry["id"] == bare.lower() or bare.lower() in entry["formerly"]:
            if entry["kind"] == "source":
                return [_read(store, entry["id"])]
            return _cited_by(store.document(entry["kind"], entry["id"]))
    return [_read(store, resolve(store, "source", bare))]


def _read(store: Store, key: str) -> Wanted:
    """Return a source as it can be cited: through its only relay if it was not read itself."""
    if store.document("source", key)["consulted"] != "none":
        return Wanted(key)
    for kind in LIST_OF:
        for entry in store.entries(kind):
            if key in entry.get("sources", ()):
                for wanted in _cited_by(store.document(kind, entry["id"])):
                    if wanted.source == key and wanted.via:
                        return wanted
    return Wanted(key)


def _cited_by(document: Document) -> list[Wanted]:
    found: dict[Wanted, None] = {}
    _collect(document, found)
    return list(found)


def _collect(document: object, found: dict[Wanted, None]) -> None:
    if isinstance(document, dict):
        if {"source", "via", "at"} <= document.keys():
            found.setdefault(Wanted(document["source"], document["via"]))
            return
        document = list(document.values())
    if isinstance(document, list):
        for item in document:
            _collect(item, found)
