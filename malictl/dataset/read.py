"""Reading `data/`: one TOML file a record, its raw content, and the line on which each field stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from errno import EINVAL
from pathlib import Path
from typing import Any

from malictl.dataset.schema import FOLDERS
from malictl.errors import DataFault

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the data: where it is, what is wrong, and the next step."""

    file: str
    line: int
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return "data/events/x.toml:4: date: what is wrong; what to do"."""
        where = f"{self.file}:{self.line}: " + (f"{self.field}: " if self.field else "")
        return where + self.message + (f" — {self.hint}" if self.hint else "")


@dataclass(slots=True)
class Record:
    """One record as it stands in its file."""

    kind: str
    id: str
    file: str
    text: str
    raw: Document

    def line(self, *path: str | int) -> int:
        """Return the 1-based line of a field: ("accounts", 2, "min") or ("title",); 1 if it is not there."""
        return locate(self.text, path)

    def problem(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a problem at `path` of this record."""
        return Problem(self.file, self.line(*path), _dotted(path), message, hint)


@dataclass(slots=True)
class Dataset:
    """All records of a folder, by kind and id, with the raw `dataset.toml`.

    `unread` are those whose files cannot be read, `unsound` those whose structure is wrong.
    """

    root: Path
    about: Record
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)
    unsound: set[tuple[str, str]] = field(default_factory=set)

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind, ids in order."""
        for by_id in self.records.values():
            yield from by_id.values()

    def raw(self, kind: str, record_id: str) -> Document:
        """Return the raw record, or an empty one if there is none whose structure is sound."""
        record = self.records[kind].get(record_id)
        return record.raw if record and (kind, record_id) not in self.unsound else {}

    def voice(self, actor: str) -> str:
        """Return the party that an actor speaks for, at the end of its chain."""
        seen = {actor}
        while (above := self.raw("actor", actor).get("voice_of")) and above not in seen:
            seen.add(above)
            actor = above
        return actor

    def ancestors(self, place: str) -> list[str]:
        """Return a place and all that it lies, or once lay, in: nearest first."""
        found = [place]
        for current in found:
            for parent in self.raw("place", current).get("parents", []):
                if parent["place"] not in found:
                    found.append(parent["place"])
        return found


def read_dataset(root: Path) -> tuple[Dataset, list[Problem]]:
    """Return what `root` holds, and the files that cannot be read at all.

    Raises DataFault if `root` is not a data folder.
    """
    problems: list[Problem] = []
    about = _read(root, root / "dataset.toml", "dataset", problems) if (root / "dataset.toml").is_file() else None
    if about is None:
        if problems:
            raise DataFault(str(problems[0]), "Mend the file, then run the command again.")
        raise DataFault(
            f'"{root}" is not a malictl data folder.', "It needs a dataset.toml beside events/ and actors/."
        )
    dataset = Dataset(root, about)
    owners: dict[str, Record] = {}
    for kind, folder in FOLDERS.items():
        found = dataset.records[kind] = {}
        for path in sorted((root / folder).rglob("*.toml"), key=lambda p: p.stem):
            record = _read(root, path, kind, problems)
            if record is None:
                dataset.unread.add((kind, path.stem))
                continue
            if record.id in owners:
                problems.append(record.problem((), f'the id "{record.id}" is taken by {owners[record.id].file}',
                                               "ids are unique over all kinds; rename this file"))  # fmt: skip
                continue
            owners[record.id] = found[record.id] = record
    return dataset, problems


def _read(root: Path, path: Path, kind: str, problems: list[Problem]) -> Record | None:
    file = f"{root.name}/{path.relative_to(root).as_posix()}"
    try:
        if not (path.is_file() or path.is_dir()):  # a named pipe, say, which would be waited for
            raise OSError(EINVAL, "it is not a file")
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        problems.append(Problem(file, 1, "", f"not UTF-8 (byte {fault.start})", "save the file as UTF-8"))
        return None
    except OSError as fault:
        problems.append(Problem(file, 1, "", f"cannot be read: {fault.strerror}"))
        return None
    try:
        # A byte order mark is no TOML; the canonical form has none, so check --fix takes it away.
        raw = tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as fault:  # ValueError: also a number of more figures than Python reads
        found = re.search(r"line (\d+)", str(fault))
        line = int(found[1]) if found else text.count("\n") + 1
        problems.append(Problem(file, line, "", f"not TOML: {fault}", "mend the line"))
        return None
    return Record(kind, path.stem, file, text, raw)


_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]\]?")


def locate(text: str, path: tuple[str | int, ...]) -> int:
    """Return the 1-based line on which the field at `path` begins.

    If the field is not written, the line of the table that should hold it; else 1.
    """
    if not path:
        return 1
    table, index, key = "", 0, str(path[0])
    if len(path) > 1 and (path[0] == "csl" or isinstance(path[1], int)):
        table, index = key, path[1] if isinstance(path[1], int) else 0
        rest = path[2:] if isinstance(path[1], int) else path[1:]
        key = str(rest[0]) if rest else ""
    wanted = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
    here, counts, best = "", dict[str, int](), 1
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            here = header[2]
            counts[here] = counts.get(here, -1) + 1
            if (here == table and counts[here] == index and not key) or (not table and here == key):
                return number
            if here == table and counts[here] == index:
                best = number
        elif here == table and counts.get(here, 0) == index and key and wanted.match(line):
            return number
    # A table written inline, names = [{ … }], has no header of its own.
    return locate(text, (table,)) if table and best == 1 else best


def _dotted(path: tuple[str | int, ...]) -> str:
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else str(part)
    return words
