"""`json`: one document, its records whole, by the schema it names. Compact, a record a line."""

from __future__ import annotations

import json
from typing import Any

READS = "document"


def render(document: dict[str, Any], record_key: str) -> str:
    """Return the envelope as JSON; the list of records has one record a line."""
    parts = []
    for key, value in document.items():
        if key == record_key and isinstance(value, list) and value:
            text = "[\n" + ",\n".join(dump(item) for item in value) + "\n]"
        else:
            text = dump(value)
        parts.append(f"{dump(key)}:{text}")
    return "{" + ",\n".join(parts) + "}\n"


def dump(value: Any) -> str:
    """Return a value as compact JSON."""
    # A lone surrogate, which only a broken argument can bring, cannot be written as UTF-8: escape it.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or _encodes(text) else json.dumps(value, separators=(",", ":"))


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
