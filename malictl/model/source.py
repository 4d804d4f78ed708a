"""Sources: what was read, how much of it, and whose voice it is. CSL-JSON at heart."""

from __future__ import annotations

from typing import Any, ClassVar

from malictl.model.record import Record


class Source(Record):
    """One source; `csl` is a CSL-JSON item, with EDTF text in `issued`."""

    # "class" is a word of the language, so the attribute is `source_class` and the key stays "class".
    KEYS: ClassVar = {"source_class": "class"}
    id: str
    source_class: str
    csl: dict[str, Any]
    consulted: str
    accessed: str | None
    origin: str
    carried: str
    party: tuple[str, ...]
    supports: tuple[str, ...]
    formerly: tuple[str, ...]
    note: str | None
