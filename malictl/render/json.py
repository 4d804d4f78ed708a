"""`json`: one document, its records whole, by the schema it names. Compact, a record a line."""

from __future__ import annotations

import json
from typing import Any

from malictl.text import HIDDEN

READER = "program"


def render(document: dict[str, Any], record_key: str) -> str:
    """Return the envelope as JSON; the list of records has one record a line."""
    return safe(_laid_out(document, record_key))


def _laid_out(document: dict[str, Any], record_key: str) -> str:
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
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def safe(text: str) -> str:
    """Return JSON with what steers a terminal, and what UTF-8 has no bytes for, as \\u escapes: the same values."""
    return HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
