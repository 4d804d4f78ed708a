"""What the bundle says of each line of its tables, so that one can be read alone, and be known for what it was."""

from __future__ import annotations

from binascii import crc32, unhexlify
from struct import unpack

# Two numbers of 32 bits in hexadecimal: where a line begins, in bytes from the first of its table, and its CRC-32.
LINE = 16


def line_of(start: int, line: bytes) -> str:
    """Return what is said of a line, JSON in UTF-8, that begins at `start`."""
    return f"{start:08x}{crc32(line):08x}"


def told_of(lines: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where some lines begin, and their CRC-32. Raises ValueError if that is not what `lines` tells."""
    if len(lines) % LINE:
        raise ValueError(len(lines))
    numbers = unpack(f">{len(lines) // 8}I", unhexlify(lines))
    return numbers[::2], numbers[1::2]
