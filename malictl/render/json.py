"""`json`: one document, its records whole, by the schema it names. Compact, a record a line.

What the bundle holds in JSON is printed as it stands: it is compact already, and nothing in it steers a terminal.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii
from typing import Any

from malictl.model.stored import Stored, opened
from malictl.text import json_safe

READER = "program"
# Stands for a stored document while the rest is written; UTF-8 has no bytes for it, so no record holds it.
_HERE = "\ud800"


def render(document: dict[str, Any], record_key: str) -> bytes:
    """Return the envelope as JSON in UTF-8; the list of records has one record a line."""
    pieces: list[bytes | memoryview] = []
    for key, value in document.items():
        pieces += (b",\n" if pieces else b"{", dump(key), b":")
        if key == record_key and isinstance(value, list) and value:
            for number, item in enumerate(value):
                pieces += (b",\n" if number else b"[\n", *_pieces(item))
            pieces.append(b"\n]")
        else:
            pieces += _pieces(value)
    return b"".join((*pieces, b"}\n"))


def dump(value: Any) -> bytes | memoryview:
    """Return a value as compact JSON in UTF-8, with what steers a terminal as \\u escapes."""
    pieces = _pieces(value)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _pieces(value: Any) -> list[bytes | memoryview]:
    """Return the JSON of a value in pieces, so that what is stored is copied once, into the answer."""
    if isinstance(value, Stored):
        return [value.json]
    if isinstance(value, dict) and value and all(isinstance(item, Stored) for item in value.values()):
        pieces: list[bytes | memoryview] = []
        for key, item in value.items():
            pieces += (b",%s:" % encode_basestring_ascii(key).encode(), item.json)
        return [b"{", pieces[0][1:], *pieces[1:], b"}"]
    stored: list[bytes | memoryview] = []

    def leave_room(found: Stored) -> str:
        stored.append(found.json)
        return _HERE

    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=leave_room)
    between = [json_safe(piece).encode() for piece in written.split(f'"{_HERE}"')]
    if len(between) != len(stored) + 1:  # a text that holds it after all, as an argument on Windows can
        return [json_safe(json.dumps(opened(value), ensure_ascii=False, separators=(",", ":"))).encode()]
    return [piece for pair in zip(between, [*stored, b""], strict=True) for piece in pair]
