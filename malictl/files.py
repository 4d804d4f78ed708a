"""Writing a file whole or not at all: beside its place first, then into it in one step. Reading the package's own."""

from __future__ import annotations

import os
from typing import Any


def replace_file(path: str, content: bytes, replace: bool = True) -> None:
    """Write `content` to `path`; stopped at any point it leaves the file old or new, and with the rights that it had.

    Raises OSError: FileExistsError if there is such a file, whoever made it and when, and it is not to be replaced.
    """
    # A name of its own length: that of the file may be as long as names can be.
    beside = os.path.join(os.path.dirname(path), f".malictl-{os.getpid()}.part")
    if os.path.lexists(beside):  # of a process that was killed
        os.unlink(beside)
    try:
        with open(beside, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not replace:
            _put(beside, path)
        else:
            if os.path.exists(path):
                os.chmod(beside, os.stat(path).st_mode & 0o7777)
            os.replace(beside, path)
    except BaseException:  # an interruption too leaves nothing behind
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def _put(beside: str, path: str) -> None:
    """Give a file its name in one step, which fails if another has it by now. Raises FileExistsError."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a disk, or a system, without second names
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists") from None
        os.replace(beside, path)
    else:
        os.unlink(beside)


def package_file(*parts: str) -> bytes:
    """Return a file of the package, also where the package is imported from a zip. Raises OSError."""
    import malictl

    loader: Any = malictl.__loader__
    content: bytes = loader.get_data(os.path.join(os.path.dirname(malictl.__file__), *parts))
    return content
