"""A document as the bundle has it: JSON that an answer can print without reading it."""

from __future__ import annotations

import json
from typing import Any


class Stored:
    """One document in JSON, compact and on one line. Not a tuple or a dict, so that no encoder takes it for one."""

    __slots__ = ("json",)

    def __init__(self, json: bytes | memoryview) -> None:
        """Take the JSON, as UTF-8."""
        self.json = json

    def document(self) -> dict[str, Any]:
        """Return the document. Raises ValueError if it is no JSON."""
        return dict(json.loads(bytes(self.json)))


def opened(value: Any) -> Any:
    """Return a value with every stored document in it read."""
    if isinstance(value, Stored):
        return value.document()
    if isinstance(value, dict):
        return {key: opened(item) for key, item in value.items()}
    if isinstance(value, list):
        return [opened(item) for item in value]
    return value
