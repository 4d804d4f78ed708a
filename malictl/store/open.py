"""Finding the dataset: named by the user, beside the code in a checkout, or inside the installed package.

In a checkout the bundle is rebuilt when a record or the compiler changed, and replaced in one step; where
the folder cannot be written it is compiled in memory.
"""

from __future__ import annotations

import os

from malictl.files import package_file, replace_file
from malictl.store.store import Store

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUNDLE = os.path.join(PACKAGE, "_bundle", "mali.json")
# What the bundle is made by: a change in these rooms makes an old bundle stale, as a change in data/ does.
_COMPILER = ("dataset", "citations", "model", "dates")


def open_store(named: str | None = None) -> Store:
    """Return the dataset: the folder or bundle `named`, else the checkout's, else the package's.

    Raises DataFault if it is missing, damaged or not valid.
    """
    if named:
        if os.path.isdir(named):
            return Store(named, _compile(named))
        return Store(named)
    data = os.path.join(os.path.dirname(PACKAGE), "data")
    if os.path.isfile(os.path.join(data, "dataset.toml")) and os.path.isfile(
        os.path.join(os.path.dirname(PACKAGE), "pyproject.toml")
    ):
        return _of_checkout(data)
    if not os.path.isfile(BUNDLE):
        try:
            return Store(BUNDLE, package_file("_bundle", "mali.json").decode("utf-8"))
        except OSError:
            pass  # told of as any bundle that is not there
    return Store(BUNDLE)


def _of_checkout(data: str) -> Store:
    digest, stamp = _digest(data), f"{BUNDLE}.digest"
    try:
        with open(stamp, encoding="ascii") as file:
            if file.read() == digest and os.path.isfile(BUNDLE):
                return Store(BUNDLE)
    except (OSError, ValueError):
        pass
    text = _compile(data)
    try:
        os.makedirs(os.path.dirname(BUNDLE), exist_ok=True)
        for path, content in ((BUNDLE, text), (stamp, digest)):
            replace_file(path, content.encode())
    except OSError:
        pass  # a checkout that cannot be written still answers, only more slowly
    return Store(BUNDLE, text)


def _compile(folder: str) -> str:
    # Imported here: an answer from a bundle that is up to date needs no compiler.
    from pathlib import Path

    from malictl.dataset.bundle import compile_folder

    return compile_folder(Path(folder))


def _digest(data: str) -> str:
    """Return a digest of (path, size, mtime) of everything that the bundle is made from and by."""
    import hashlib

    found: list[tuple[str, int, int]] = []
    folding = os.path.join(PACKAGE, "text.py")
    found.append(("text.py", os.stat(folding).st_size, os.stat(folding).st_mtime_ns))
    ahead = [data, *(os.path.join(PACKAGE, room) for room in _COMPILER)]
    while ahead:
        with os.scandir(ahead.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        ahead.append(entry.path)
                elif entry.name.endswith((".toml", ".py")):
                    status = entry.stat()
                    found.append((os.path.relpath(entry.path, PACKAGE), status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()
