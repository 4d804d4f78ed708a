"""What the check refuses. Every module here is one theme; a new file is a new check, found by its name.

A module offers `check(dataset, sound)`, which yields problems; `sound` are the records whose structure is
right, so that the other checks may rely on it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable

from malictl.dataset.checks import structure
from malictl.dataset.read import Dataset, Problem, Record

Check = Callable[[Dataset, list[Record]], Iterable[Problem]]


def all_checks() -> list[Check]:
    """Return the checks that rely on sound structure, in the order of their file names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "structure")
    return [importlib.import_module(f"{__name__}.{name}").check for name in names]


def check_dataset(dataset: Dataset) -> list[Problem]:
    """Return every problem of the dataset, by file and line."""
    found = list(structure.check(dataset))
    broken = {problem.file for problem in found}
    sound = [record for record in dataset if record.file not in broken]
    dataset.unsound = {(record.kind, record.id) for record in (dataset.about, *dataset) if record.file in broken}
    for check in all_checks():
        found.extend(check(dataset, sound))
    return sorted(set(found), key=lambda p: (p.file, p.line, p.field, p.message))
