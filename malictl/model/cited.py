"""What a document cites. Apart from the record types, so that an answer in JSON need not load them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def cites_in(document: Any) -> Iterator[tuple[str, str | None]]:
    """Yield every citation of a document as (source, the relay it was read through or None), in order of mention."""
    if isinstance(document, dict):
        if {"source", "via", "at"} <= document.keys():
            yield document["source"], document["via"]
        document = list(document.values())
    for item in document if isinstance(document, list) else ():
        yield from cites_in(item)


def cited_keys(document: Any) -> dict[str, None]:
    """Return the keys of all sources that a document cites, in order of mention, relays after what they carry."""
    return dict.fromkeys(key for cite in cites_in(document) for key in cite if key)
