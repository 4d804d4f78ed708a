"""The bundle as a file: a TinyDB JSON document, one record a line, opened read-only and read once.

Any TinyDB opens it. TinyDB's own JSONStorage would open it for writing, in the locale's encoding, and
parse it anew at every question; ours does none of these, and parses only the tables that are asked for.
"""

from __future__ import annotations

import json
import os
from typing import Any

from tinydb.storages import Storage

from malictl.dataset import BUNDLE_FORMAT
from malictl.errors import DataFault

Tables = dict[str, dict[str, Any]]
AGAIN = "Reinstall malictl, or name another dataset with MALICTL_DATA."


class LazyTables(dict[str, dict[str, Any]]):
    """The tables of a bundle in our own layout, each parsed when first asked for.

    A table begins on a line of its own, `"name":{`. Raises ValueError if the text is laid out in another way.
    """

    def __init__(self, text: str, name: str) -> None:
        """Take the text of a bundle, and the name of its file for messages."""
        super().__init__()
        self._text = text
        self._name = name
        self._starts: dict[str, int] = {}
        head = 0
        while head >= 0:
            quote = text.index('"', head)
            end = text.index('":{\n', quote)
            self._starts[text[quote + 1 : end]] = end + 2
            # No record holds a raw newline, so this is found between two tables and nowhere else.
            head = text.find("\n},\n", end)

    def __missing__(self, table: str) -> dict[str, Any]:
        start = self._starts[table]
        try:
            found, _ = json.JSONDecoder().raw_decode(self._text, start)
        except (ValueError, RecursionError):
            raise DataFault(f'the dataset "{self._name}" is damaged: its {table} cannot be read.', AGAIN) from None
        self[table] = found
        return dict(found)


class BundleStorage(Storage):
    """A read-only storage over the text of a bundle, or over the file that holds it."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Take the file at `path`, or `text` if the bundle was compiled in memory."""
        super().__init__()
        self.path = path
        self._text = text
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """Return all tables. Raises DataFault if this is no bundle, or one of another version."""
        if self._tables is None:
            self._tables = self._parse()
            self._text = None
        return self._tables

    def write(self, data: Tables) -> None:
        """Refuse: the dataset is changed in `data/`, never here."""
        raise DataFault("the bundle is read-only.", "Change the records in data/ instead.")

    def _parse(self) -> Tables:
        name = os.path.basename(self.path)
        try:
            if self._text is None:
                with open(self.path, encoding="utf-8") as file:
                    self._text = file.read()
            ours = self._text.startswith('{"meta":{\n') and self._text.endswith("\n}}\n")
            tables: Tables = LazyTables(self._text, name) if ours else json.loads(self._text)
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
