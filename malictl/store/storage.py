"""The bundle as a file: a TinyDB JSON document, one record a line, opened read-only and read once.

Any TinyDB opens it. TinyDB's own JSONStorage would open it for writing, in the locale's encoding, and
parse it anew at every question; ours does none of these, and parses only the records that are asked for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from tinydb.storages import Storage

from malictl.dataset import BUNDLE_FORMAT
from malictl.errors import DataFault

Tables = dict[str, Mapping[str, Any]]
AGAIN = "Reinstall malictl, or name another dataset with MALICTL_DATA."


class LazyTable(Mapping[str, Any]):
    """One table of a bundle in our own layout: a line `"number":{…}` a record, parsed when that record is asked for."""

    def __init__(self, body: bytes, fault: DataFault) -> None:
        """Take the lines between the braces of a table, and what to raise if one cannot be read."""
        # No record holds a raw newline, so lines end where records do.
        self._lines = body.split(b",\n")
        self._fault = fault

    def __getitem__(self, number: str) -> Any:
        """Return a record. Raises KeyError if there is none of that number, DataFault if it is damaged."""
        prefix = f'"{number}":'.encode()
        place = int(number) - 1
        if not 0 <= place < len(self._lines):
            raise KeyError(number)
        line = self._lines[place]
        try:
            if not line.startswith(prefix):
                raise ValueError(number)
            return json.loads(line[len(prefix) :].decode("utf-8"))
        except (ValueError, RecursionError):
            raise self._fault from None

    def __iter__(self) -> Iterator[str]:
        """Yield the numbers of the records."""
        return map(str, range(1, len(self._lines) + 1))

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._lines)


class LazyTables(dict[str, Mapping[str, Any]]):
    """The tables of a bundle in our own layout, each cut into lines when first asked for.

    A table begins on a line of its own, `"name":{`. Raises ValueError if the text is laid out in another way.
    """

    def __init__(self, content: bytes, name: str) -> None:
        """Take the bytes of a bundle, and the name of its file for messages."""
        super().__init__()
        self._content = content
        self._name = name
        self._bounds: dict[str, tuple[int, int]] = {}
        head = 0
        while head >= 0:
            quote = content.index(b'"', head)
            end = content.index(b'":{\n', quote)
            # No record holds a raw newline, so this is found between two tables and nowhere else.
            head = content.find(b"\n},\n", end)
            last = head if head >= 0 else len(content) - len(b"\n}}\n")
            self._bounds[content[quote + 1 : end].decode("utf-8")] = (end + 4, last)

    def __missing__(self, table: str) -> Mapping[str, Any]:
        start, end = self._bounds[table]
        fault = DataFault(f'the dataset "{self._name}" is damaged: its {table} cannot be read.', AGAIN)
        # A table without records has no line, and its end stands where its first record would.
        self[table] = LazyTable(self._content[start:end], fault) if end > start else {}
        return self[table]


class BundleStorage(Storage):
    """A read-only storage over the text of a bundle, or over the file that holds it."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Take the file at `path`, or `text` if the bundle was compiled in memory."""
        super().__init__()
        self.path = path
        self._content = text.encode() if text is not None else None
        self._tables: Tables | None = None

    def read(self) -> Tables:  # type: ignore[override]
        """Return all tables. Raises DataFault if this is no bundle, or one of another version."""
        if self._tables is None:
            self._tables = self._parse()
            self._content = None
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refuse: the dataset is changed in `data/`, never here."""
        raise DataFault("the bundle is read-only.", "Change the records in data/ instead.")

    def _parse(self) -> Tables:
        name = os.path.basename(self.path)
        try:
            if self._content is None:
                with open(self.path, "rb") as file:
                    self._content = file.read()
            ours = self._content.startswith(b'{"meta":{\n') and self._content.endswith(b"\n}}\n")
            tables: Tables = LazyTables(self._content, name) if ours else json.loads(self._content.decode("utf-8"))
        except OSError as fault:
            raise DataFault(f'the dataset "{self.path}" cannot be read: {fault.strerror}.', AGAIN) from None
        except (ValueError, RecursionError):
            raise DataFault(f'the dataset "{name}" is damaged: it is not whole JSON.', AGAIN) from None
        try:
            found = tables["meta"]["1"]["format"]
        except (KeyError, TypeError):
            raise DataFault(f'"{name}" is not a malictl dataset.', AGAIN) from None
        if found != BUNDLE_FORMAT:
            raise DataFault(
                f'the dataset "{name}" has the format {found}; this malictl reads {BUNDLE_FORMAT}.',
                "Take the malictl that came with it, or build it again from its data folder.",
            )
        return tables
