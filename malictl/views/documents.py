"""What the JSON answers share: the sources that their records cite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from malictl.model.cited import cited_keys, cites_in

if TYPE_CHECKING:
    from malictl.store.store import Store


def sources_of(document: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the sources of a JSON answer in order of mention, or None if it is of a kind that has none.

    Each has its key as `id`, and in `said_of_reading` what a reference manager should know of one that was not read.
    """
    if "sources" in document:
        listed = document["sources"]
        found = [{**source, "id": key} for key, source in listed.items()] if isinstance(listed, dict) else list(listed)
    elif isinstance(document.get("source"), dict):
        found = [document["source"]]
    else:
        return None
    relays = _relays(document)
    return [{**source, "said_of_reading": _reading(source, relays.get(source["id"], ()))} for source in found]


def _relays(document: Any) -> dict[str, dict[str, None]]:
    """Return for each source that is cited through others the keys of those."""
    found: dict[str, dict[str, None]] = {}
    for source, via in cites_in(document):
        if via:
            found.setdefault(source, {})[via] = None
    return found


def _reading(source: dict[str, Any], relays: Iterable[str]) -> str:
    if source["consulted"] != "none":
        return ""
    through = ", ".join(relays)
    return f"Not read itself; cited through {through}." if through else "Not read itself."


def with_sources(store: Store, document: dict[str, Any], keys: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the document with `sources`: every source it cites, by key.

    Give `keys` if the document holds records as they are stored, which are not looked into.
    """
    return {**document, "sources": store.cited(cited_keys(document) if keys is None else keys)}
