"""`json`: one document, its records whole, by the schema it names. Compact, a record a line."""

from __future__ import annotations

import json
from typing import Any

READER = "program"


def render(document: dict[str, Any], record_key: str) -> str:
    """Return the envelope as JSON; the list of records has one record a line."""
    text = _laid_out(document, record_key, ensure_ascii=False)
    # A lone surrogate, which only a broken argument can bring, cannot be written as UTF-8: escape it.
    return text if encodes(text) else _laid_out(document, record_key, ensure_ascii=True)


def _laid_out(document: dict[str, Any], record_key: str, ensure_ascii: bool) -> str:
    parts = []
    for key, value in document.items():
        if key == record_key and isinstance(value, list) and value:
            text = "[\n" + ",\n".join(dump(item, ensure_ascii) for item in value) + "\n]"
        else:
            text = dump(value, ensure_ascii)
        parts.append(f"{dump(key, ensure_ascii)}:{text}")
    return "{" + ",\n".join(parts) + "}\n"


def dump(value: Any, ensure_ascii: bool = False) -> str:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=ensure_ascii, separators=(",", ":"))


def encodes(text: str) -> bool:
    """Return whether text can be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
