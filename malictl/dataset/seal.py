"""The checksum of a bundle: SHA-256 of the whole file, its own place in it filled with zeros."""

from __future__ import annotations

import hashlib
import re

_OPEN = "0" * 64
# The first is that of `meta`: in a text of the data the quotation marks would be escaped.
_SEAL = re.compile(rb'"checksum":"([0-9a-f]{64})"')
BLANK = {"checksum": _OPEN}


def sealed(text: str) -> str:
    """Return the text of a bundle whose checksum is blank with its checksum."""
    return text.replace(_OPEN, hashlib.sha256(text.encode()).hexdigest(), 1)


def is_whole(content: bytes) -> bool:
    """Return whether the checksum that stands in a bundle is that of its bytes."""
    found = _SEAL.search(content)
    if not found:
        return False
    blank = content[: found.start(1)] + _OPEN.encode() + content[found.end(1) :]
    return hashlib.sha256(blank).hexdigest().encode() == found[1]
