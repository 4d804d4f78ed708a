"""`json`: one document, its records whole, by the schema it names. Compact, a record a line.

What the bundle holds in JSON is printed as it stands: it is compact already, and nothing in it steers a terminal.
"""

from __future__ import annotations

import json
from typing import Any

from malictl.model.stored import Stored
from malictl.text import json_safe

READER = "program"
# Stands for a stored document while the rest is written; UTF-8 has no bytes for it, so no data holds it.
_HERE = "\ud800"


def render(document: dict[str, Any], record_key: str) -> bytes:
    """Return the envelope as JSON in UTF-8; the list of records has one record a line."""
    parts = []
    for key, value in document.items():
        if key == record_key and isinstance(value, list) and value:
            parts.append(dump(key) + b":[\n" + b",\n".join(dump(item) for item in value) + b"\n]")
        else:
            parts.append(dump(key) + b":" + dump(value))
    return b"{" + b",\n".join(parts) + b"}\n"


def dump(value: Any) -> bytes:
    """Return a value as compact JSON in UTF-8, with what steers a terminal as \\u escapes."""
    if isinstance(value, Stored):
        return value.json
    stored: list[bytes] = []

    def leave_room(found: Stored) -> str:
        stored.append(found.json)
        return _HERE

    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=leave_room)
    if not stored:
        return json_safe(written).encode()
    pieces = [json_safe(piece).encode() for piece in written.split(f'"{_HERE}"')]
    return b"".join(piece for pair in zip(pieces, [*stored, b""], strict=True) for piece in pair)
