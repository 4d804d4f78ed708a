"""What the bundle says of each line of its tables, so that one can be read alone, and be known for what it was."""

from __future__ import annotations

from zlib import crc32

# Ten figures for where a line begins, in bytes from the first of its table; eight for the CRC-32 of its record.
LINE = 18


def line_of(start: int, record: bytes | memoryview) -> str:
    """Return what is said of a line that begins at `start` and holds `record`, JSON in UTF-8."""
    return f"{start:010d}{crc32(record):08x}"
