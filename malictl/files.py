"""Writing a file whole or not at all: beside its place first, then into it in one step."""

from __future__ import annotations

import os


def replace_file(path: str, content: bytes) -> None:
    """Write `content` to `path`; stopped at any point it leaves the file old or new. Raises OSError."""
    beside = f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
