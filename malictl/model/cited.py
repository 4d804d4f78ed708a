"""What a document cites. Apart from the record types, so that an answer in JSON need not load them."""

from __future__ import annotations

from typing import Any


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
