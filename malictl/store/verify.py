"""Looking a bundle through, byte by byte: what opening it leaves to be seen when a line is asked for."""

from __future__ import annotations

import json
import os

from malictl.dataset.check import Report
from malictl.dataset.read import Problem
from malictl.dataset.seal import is_whole
from malictl.errors import AGAIN, DataFault
from malictl.store.index import KINDS
from malictl.store.storage import LazyTable
from malictl.store.store import Store


def verify_bundle(path: str) -> Report:
    """Return the report on a bundle: every line that is not what was written, and whether the whole is.

    Raises DataFault if it is no bundle, or one of another version.
    """
    store, name = Store(path), os.path.basename(path)
    problems = []
    # The line of the file: `{"meta":{`, its record, and then each table between its braces.
    at = 3
    for table, (_, count) in store.meta["layout"].items():
        at += 1
        # What is told of the lines is told of nowhere: the checksum answers for it.
        for number in _damaged(store.lines_of(table)) if table != "lines" else ():
            problems.append(Problem(name, at + number, table, "is not what was written", AGAIN))
        at += count + 1
    with open(path, "rb") as file:
        if not is_whole(file.read()):
            problems.append(Problem(name, 2, "checksum", "is not that of the file", AGAIN))
    counts = {kind: store.meta["counts"][f"{kind}s"] for kind in KINDS}
    return Report(counts, tuple(problems), ())


def _damaged(table: LazyTable) -> list[int]:
    """Return the numbers of the lines that are not what was written, or are no records."""
    every = range(1, len(table) + 1)
    if _is_sound(table, every):
        return []
    return [number for number in every if not _is_sound(table, [number])]


def _is_sound(table: LazyTable, numbers: range | list[int]) -> bool:
    try:
        return all(isinstance(json.loads(bytes(found)), dict) for found in table.all_json(numbers))
    except (DataFault, ValueError, RecursionError):
        return False
