"""Checking a folder, and rewriting what is only not in canonical form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from malictl.dataset.canonical import CannotRewrite, canonical_text
from malictl.dataset.checks import check_dataset
from malictl.dataset.read import Problem, Record, read_dataset
from malictl.errors import CannotWrite
from malictl.files import replace_file
from malictl.text import plural


@dataclass(frozen=True, slots=True)
class Report:
    """What a check came to: how many records of each kind, the problems left, the files rewritten."""

    records: dict[str, int]
    problems: tuple[Problem, ...]
    rewritten: tuple[str, ...]

    def summary(self) -> str:
        """Return one sentence: what was checked and what came out."""
        counted = ", ".join(plural(number, kind) for kind, number in self.records.items())
        found = plural(len(self.problems), "problem") if self.problems else "no problem"
        fixed = f"; rewrote {plural(len(self.rewritten), 'file')}" if self.rewritten else ""
        return f"checked {counted}: {found}{fixed}"

    def document(self) -> dict[str, Any]:
        """Return the report as the JSON answer holds it."""
        return {
            "records": self.records,
            "rewritten": list(self.rewritten),
            "count": len(self.problems),
            "problems": [
                {"file": p.file, "line": p.line, "field": p.field, "message": p.message, "hint": p.hint}
                for p in self.problems
            ],
        }


def check_folder(root: Path, fix: bool = False) -> Report:
    """Return the report on a data folder; with `fix`, files are first rewritten in canonical form.

    Raises DataFault if the folder is no data folder, CannotWrite if a file cannot be rewritten.
    """
    dataset, unread = read_dataset(root)
    rewritten = []
    if fix:
        for record in (dataset.about, *dataset):
            if _rewrite(root, record):
                rewritten.append(record.file)
        if rewritten:
            dataset, unread = read_dataset(root)
    problems = [*unread, *check_dataset(dataset)]
    counts = {kind: len(records) for kind, records in dataset.records.items()}
    return Report(counts, tuple(sorted(problems, key=lambda p: (p.file, p.line))), tuple(rewritten))


def _rewrite(root: Path, record: Record) -> bool:
    """Return whether a record was rewritten: whole and in one step, or not at all."""
    try:
        text = canonical_text(record)
    except (CannotRewrite, AssertionError, AttributeError, LookupError, TypeError):
        return False
    if text == record.text:
        return False
    path = root / Path(*Path(record.file).parts[1:])
    try:
        replace_file(str(path), text.encode())
    except OSError as fault:
        raise CannotWrite(f'"{path}" could not be written: {fault.strerror}.', "It was left as it is.") from None
    return True
