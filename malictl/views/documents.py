"""What the JSON answers share: the sources that their records cite."""

from __future__ import annotations

from typing import Any

from malictl.citations.notes import source_document
from malictl.store.store import Store


def cited_keys(document: Any) -> dict[str, None]:
    """Return the keys of all sources that a document cites, in order of mention, relays after what they carry."""
    found: dict[str, None] = {}
    if isinstance(document, dict):
        if {"source", "via", "at"} <= document.keys():
            found.update(dict.fromkeys(key for key in (document["source"], document["via"]) if key))
        for value in document.values():
            found.update(cited_keys(value))
    elif isinstance(document, list):
        for item in document:
            found.update(cited_keys(item))
    return found


def with_sources(store: Store, document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with `sources`: every source it cites, by key."""
    sources = {key: source_document(store.document("source", key)) for key in cited_keys(document)}
    return {**document, "sources": sources}
