"""What is to be cited: from keys, ids and citations to sources, each with the relay through which it was read."""

from typing import TYPE_CHECKING, NamedTuple

from malictl.model.account import parse_citation
from malictl.model.cited import cites_in
from malictl.queries.records import kind_of
from malictl.queries.resolve import LIST_OF, named, resolve

if TYPE_CHECKING:
    from malictl.store.store import Document, Store


class Wanted(NamedTuple):
    """One source to be cited, and the relay if it is to be cited as read there."""

    source: str
    via: str | None = None


def wanted_sources(store: "Store", asked: tuple[str, ...]) -> list[Wanted]:
    """Return what the words of a call ask to cite, each once, in order.

    A word is the key of a source, "key via relay" as the data writes it, the id of any other record (then all that it
    cites), or the name of a source. Raises NoSuchRecord or Ambiguous.
    """
    found: dict[Wanted, None] = {}
    for word in asked:
        found.update(dict.fromkeys(_wanted(store, word.strip())))
    return list(found)


def _wanted(store: "Store", word: str) -> list[Wanted]:
    bare = word.partition(" @ ")[0].strip()
    if len(bare.split()) == 3 and bare.split()[1] == "via":
        cite = parse_citation(bare)
        return [Wanted(resolve(store, "source", cite.source), resolve(store, "source", str(cite.via)))]
    exact = kind_of(store, bare.lower())
    for kind in (exact,) if exact else LIST_OF:
        if record_id := named(store, kind, bare):
            return [_read(store, record_id)] if kind == "source" else _cited_by(store.document(kind, record_id))
    return [_read(store, resolve(store, "source", bare))]


def _read(store: "Store", key: str) -> Wanted:
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


def _cited_by(document: "Document") -> list[Wanted]:
    return list(dict.fromkeys(Wanted(source, via) for source, via in cites_in(document)))
