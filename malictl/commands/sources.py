"""`malictl sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from malictl.cli.listing import list_command

if TYPE_CHECKING:
    from malictl.store.store import Document, Store


def _with_references(store: Store, records: list[Document]) -> dict[str, Any]:
    del store
    from malictl.citations.styles.malictl import reference

    return {"sources": [{**record, "reference": reference(record["csl"])} for record in records]}


command = list_command(
    "source",
    "List sources, as references, whose title, maker or container has TEXT.",
    (
        "malictl sources reuters",
        "malictl sources --class ngo-report",
        "malictl sources --json | jq -r '.sources[].reference'",
    ),
    option="--class",
    document=_with_references,
)
