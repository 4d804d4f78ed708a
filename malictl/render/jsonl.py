"""`jsonl`: bare records, one a line, without the envelope."""

from __future__ import annotations

from typing import Any

from malictl.render.json import dump

READER = "program"


def render(document: dict[str, Any], record_key: str) -> bytes:
    """Return the records of the envelope, one a line; a single record is one line."""
    records = document[record_key]
    many = records if isinstance(records, list) else [records]
    return b"".join(piece for record in many for piece in (dump(record), b"\n"))
