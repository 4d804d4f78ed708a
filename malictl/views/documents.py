"""What the JSON answers share: the sources that their records cite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from malictl.citations.styles.malictl import reference
from malictl.model.account import cited_keys

if TYPE_CHECKING:
    from malictl.store.store import Store


def source_document(document: dict[str, Any]) -> dict[str, Any]:
    """Return what the envelope of a JSON answer says of a source it cites."""
    return {
        "reference": reference(document["csl"]),
        **{key: document[key] for key in ("csl", "class", "consulted", "accessed", "origin", "carried", "party")},
    }


def with_sources(store: Store, document: dict[str, Any], keys: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the document with `sources`: every source it cites, by key; `keys` if they are known already."""
    cited = cited_keys(document) if keys is None else dict.fromkeys(keys)
    return {**document, "sources": {key: source_document(store.document("source", key)) for key in cited}}
