"""The bundle as a file: a TinyDB JSON document, one record a line, opened read-only, read by the line.

Any TinyDB opens it. TinyDB's own JSONStorage would open it for writing, in the locale's encoding, and parse it
anew at every question; ours reads of the file the tables that are asked for, and parses the records that are.
"""

from __future__ import annotations

import json
import os
import stat
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tinydb.storages import Storage

from malictl.dataset import BUNDLE_FORMAT
from malictl.dataset.line import LINE, told_of
from malictl.errors import AGAIN, DataFault

Tables = dict[str, Mapping[str, Any]]
# No record holds a raw newline, so lines end where records do.
_NEXT = b",\n"
# Lines are read at once, with what lies between them, if at least one in so many is wanted.
_CLOSE = 32
_HEAD = b'{"meta":{\n"1":'
_BETWEEN = b"\n},\n"
_TAIL = b"\n}}\n"


class LazyTable(Mapping[str, Any]):
    """One table of a bundle: a line `"number":{…}` a record, checked and parsed when that record is asked for."""

    def __init__(
        self, read: Callable[[int, int], bytes], size: int, count: int, told: Callable[[int, int], bytes],
        fault: DataFault,
    ) -> None:  # fmt: skip
        """Take how to read (from, how many) bytes of the table, how many it has and in how many lines, how to read what
        is told of the lines (as `line_of` does), and what to raise if one is not what it was.
        """
        self._read, self._size, self._count, self._tell, self._fault = read, size, count, told, fault
        self._held = (0, b"")

    def _bytes(self, start: int, end: int) -> memoryview:
        """Return the bytes of the table from a place in it to another."""
        first, held = self._held
        if not first <= start <= end <= first + len(held):
            self._held = first, held = start, self._read(start, max(0, end - start))
        return memoryview(held)[start - first : end - first]

    def body(self) -> bytes:
        """Return all lines."""
        if self._held[0] or len(self._held[1]) != self._size:
            self._held = 0, self._read(0, self._size)
        return self._held[1]

    def all_json(self, numbers: Sequence[int]) -> list[memoryview]:
        """Return some records as the bundle has them, JSON in UTF-8, in the order asked for.

        What lies close together is read at once. Raises KeyError if there is none of some number, DataFault if one
        is damaged.
        """
        if not numbers:
            return []
        least, most = min(numbers), max(numbers)
        if not 0 < least <= most <= len(self):
            raise KeyError(str(most))
        if len(numbers) * _CLOSE > most - least:
            starts, sums = self._told(least, most + 1)
            base, end = starts[0], starts[-1] - len(_NEXT)
            # Not kept: it is as long as what is made of it.
            held = self._bytes(base, end) if self._held[1] else memoryview(self._read(base, max(0, end - base)))
            lines = [held[starts[n - least] - base : starts[n - least + 1] - base - len(_NEXT)] for n in numbers]
            wanted = [sums[n - least] for n in numbers]
        else:
            told = [self._told(n, n + 1) for n in numbers]
            lines = [self._bytes(start, end - len(_NEXT)) for (start, end), _ in told]
            wanted = [one[0] for _, one in told]
        # No bytes at all have a CRC-32 too.
        if not all(lines) or [*map(crc32, lines)] != wanted:
            raise self._fault
        # Less "number": before it.
        return [line[len(str(n)) + 3 :] for n, line in zip(numbers, lines, strict=True)]

    def records(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Return some records, all parsed in one go."""
        try:
            found = json.loads((b"[" + b",".join(self.all_json(numbers)) + b"]").decode())
        except (ValueError, RecursionError):
            raise self._fault from None
        if len(found) != len(numbers) or not all(type(record) is dict for record in found):
            raise self._fault
        return list(found)

    def _told(self, first: int, last: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return where the lines from one number to another begin, or would after the last, and their CRC-32."""
        try:
            starts, sums = told_of(self._tell((first - 1) * LINE, (min(last, len(self)) - first + 1) * LINE))
        except ValueError:
            raise self._fault from None
        return (starts if last <= len(self) else (*starts, self._size + len(_NEXT))), sums

    def __getitem__(self, number: str) -> Any:
        """Return a record. Raises KeyError if there is none of that number, DataFault if it is damaged."""
        [found] = self.all_json([int(number)])
        try:
            return json.loads(bytes(found).decode())
        except (ValueError, RecursionError):
            raise self._fault from None

    def holding(self, needles: Iterable[str]) -> list[int]:
        """Return the numbers of the records in whose text all of `needles` stand, in order."""
        from bisect import bisect

        body = self.body()
        starts, _ = self._told(1, len(self) + 1)
        kept: set[int] | None = None
        for needle in needles:
            wanted = needle.encode("utf-8", "replace")
            found, at = set(), body.find(wanted)
            while at >= 0:
                number = bisect(starts, at)
                found.add(number)
                # What is left of a line that holds it needs no reading.
                at = body.find(wanted, max(at + 1, starts[number]))
            kept = found if kept is None else kept & found
        return sorted(kept or ())

    def __iter__(self) -> Iterator[str]:
        """Yield the numbers of the records."""
        return map(str, range(1, len(self) + 1))

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._count


class BundleStorage(Storage):
    """A read-only storage over the text of a bundle, or over the file that holds it."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Take the file at `path`, or `text` if the bundle was compiled in memory."""
        super().__init__()
        self.path = path
        self._content = text.encode() if text is not None else None
        self._file: Any = None
        self._tables: Tables | None = None

    def read(self) -> Tables:  # type: ignore[override]
        """Return all tables. Raises DataFault if this is no bundle, or one of another version."""
        if self._tables is None:
            self._tables = self._open()
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refuse: the dataset is changed in `data/`, never here."""
        raise DataFault("the bundle is read-only.", "Change the records in data/ instead.")

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _bytes(self, start: int, length: int) -> bytes:
        if self._content is not None:
            return self._content[start : start + length]
        try:
            self._file.seek(start)
            return bytes(self._file.read(length))
        except OSError as fault:
            raise self._unreadable(fault) from None

    def _open(self) -> Tables:
        try:
            if self._content is None:
                if not stat.S_ISREG(os.stat(self.path).st_mode):  # a named pipe, say, which would be waited for
                    raise DataFault(f'the dataset "{self.path}" is not a file.', AGAIN)
                self._file = open(self.path, "rb", buffering=0)  # noqa: SIM115 - read from until the process ends
                size = os.fstat(self._file.fileno()).st_size
            else:
                size = len(self._content)
        except OSError as fault:
            raise self._unreadable(fault) from None
        meta, start = self._meta(size)
        tables: Tables = {"meta": {"1": meta}}
        begin, told = start, start + len('"lines":{\n')
        for number, (name, (body, count)) in enumerate(meta["layout"].items(), 1):
            start += len(f'"{name}":{{\n'.encode())
            told += len(f'"{number}":{{"table":"{name}","lines":"'.encode())
            tables[name] = self._table(start, body, count, told, self._damaged(f"its {name} cannot be read"))
            start += body + len(_BETWEEN)
            told += (count * LINE if name != "lines" else 0) + len(b'"},\n')
        if (
            start - len(_BETWEEN) + len(_TAIL) != size
            or told - len(_NEXT) != begin + len('"lines":{\n') + meta["layout"]["lines"][0]
        ):
            raise self._damaged()
        return tables

    def _table(self, start: int, size: int, count: int, told: int, fault: DataFault) -> LazyTable:
        return LazyTable(
            lambda at, length: self._bytes(start + at, length),
            size, count,
            lambda at, length: self._bytes(told + at, length),
            fault,
        )  # fmt: skip

    def _meta(self, size: int) -> tuple[dict[str, Any], int]:
        """Return what the bundle says of itself, and where its next table begins."""
        name = os.path.basename(self.path)
        head = self._bytes(0, min(size, 1 << 16))
        end = head.find(_BETWEEN)
        if not head.startswith(_HEAD) or end < 0:
            raise self._foreign(size)
        try:
            meta = json.loads(head[len(_HEAD) : end].decode("utf-8"))
            found, layout = meta["format"], meta.get("layout")
        except (ValueError, RecursionError):
            raise self._damaged() from None
        except (KeyError, TypeError):
            raise DataFault(f'"{name}" is not a malictl dataset.', AGAIN) from None
        if found != BUNDLE_FORMAT:
            raise self._other(found)
        if (
            not isinstance(layout, dict)
            or next(iter(layout), "") != "lines"
            or not all(map(_is_extent, layout.values()))
        ):
            raise self._damaged()
        return meta, end + len(_BETWEEN)

    def _foreign(self, size: int) -> DataFault:
        """Return what to say of a file that is not laid out as a bundle is."""
        name = os.path.basename(self.path)
        try:
            found = json.loads(self._bytes(0, size).decode("utf-8"))["meta"]["1"]["format"]
        except (ValueError, RecursionError):
            return self._damaged("it is not whole JSON")
        except (KeyError, TypeError):
            return DataFault(f'"{name}" is not a malictl dataset.', AGAIN)
        if found == BUNDLE_FORMAT:
            return self._damaged("it was laid out anew by another program")
        return self._other(found)

    def _other(self, found: Any) -> DataFault:
        return DataFault(
            f'the dataset "{os.path.basename(self.path)}" has the format {found}; this malictl reads {BUNDLE_FORMAT}.',
            "Take the malictl that came with it, or build it again from its data folder.",
        )

    def _damaged(self, how: str = "its tables do not have the length that it says") -> DataFault:
        return DataFault(f'the dataset "{os.path.basename(self.path)}" is damaged: {how}.', AGAIN)

    def _unreadable(self, fault: OSError) -> DataFault:
        return DataFault(f'the dataset "{self.path}" cannot be read: {fault.strerror}.', AGAIN)


def _is_extent(said: Any) -> bool:
    """Return whether something is how many bytes and how many lines a table has."""
    return isinstance(said, list) and len(said) == 2 and all(type(n) is int and n >= 0 for n in said)
