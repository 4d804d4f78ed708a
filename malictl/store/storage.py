"""The bundle as a file: a TinyDB JSON document, one record a line, opened read-only and read once.

Any TinyDB opens it. TinyDB's own JSONStorage would open it for writing, in the locale's encoding, and
parse it anew at every question; ours does none of these.
"""

from __future__ import annotations

import json
import os
from typing import Any

from tinydb.storages import Storage

from malictl.dataset import BUNDLE_FORMAT
from malictl.errors import DataFault

Tables = dict[str, dict[str, Any]]


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
        again = "Reinstall malictl, or name another dataset with MALICTL_DATA."
        name = os.path.basename(self.path)
        try:
            if self._text is None:
                with open(self.path, encoding="utf-8") as file:
                    self._text = file.read()
            tables = json.loads(self._text)
        except OSError as fault:
            raise DataFault(f'the dataset "{self.path}" cannot be read: {fault.strerror}.', again) from None
        except (ValueError, RecursionError):
            raise DataFault(f'the dataset "{name}" is damaged: it is not whole JSON.', again) from None
        try:
            found = tables["meta"]["1"]["format"]
        except (KeyError, TypeError):
            raise DataFault(f'"{name}" is not a malictl dataset.', again) from None
        if found != BUNDLE_FORMAT:
            raise DataFault(
                f'the dataset "{name}" has the format {found}; this malictl reads {BUNDLE_FORMAT}.',
                "Take the malictl that came with it, or build it again from its data folder.",
            )
        return dict(tables)
