"""Citations: everything said rests on a source that exists and was read, or through one that was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from malictl.dataset.read import Dataset, Problem, Record
from malictl.model.account import parse_citation
from malictl.text import meant

Path = tuple[str | int, ...]


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield missing, dangling and unread citations, sources without use, and events without a read source."""
    sources = dataset.records["source"]
    # A record that is wrong elsewhere still uses the sources it names.
    used = {word for record in dataset for text in _texts(record.raw) for word in text.partition(" @ ")[0].split()}
    for record in sound:
        read_one = False
        for path, cites in citation_lists(record.raw):
            if not cites:
                yield record.problem(path, "rests on nothing", 'name at least one source: cites = ["key @ locator"]')
            for text in cites:
                cite = parse_citation(text)
                if not cite.at:
                    yield record.problem(path, f'"{text}" has no locator', 'write "key @ para. 3"')
                for key in (cite.source, cite.via):
                    if key and key not in sources and ("source", key) not in dataset.unread:
                        yield record.problem(
                            path,
                            f'no source has the key "{key}"',
                            meant(key, sources, f"add data/sources/{key}.toml"),
                        )
                read = cite.via or cite.source
                consulted = dataset.raw("source", read).get("consulted")
                if consulted == "none":
                    yield record.problem(
                        path,
                        f'"{read}" was not read (consulted = "none")',
                        f'cite what was read: "{read} via relay @ locator"',
                    )
                read_one = read_one or consulted in ("full", "excerpt")
        if record.kind == "event" and not read_one and not _doubtful(dataset, record):
            yield record.problem((), "no source of this event was read", "an event needs at least one that was")
    for record in sound:
        if record.kind == "source":
            yield from _source(record, used)


def citation_lists(raw: dict[str, Any]) -> Iterator[tuple[Path, list[str]]]:
    """Yield the path and the texts of every `cites` of a raw record."""
    if "cites" in raw:
        yield ("cites",), raw["cites"]
    for table, entries in raw.items():
        if isinstance(entries, list):
            for number, entry in enumerate(entries):
                if isinstance(entry, dict) and "cites" in entry:
                    yield (table, number, "cites"), entry["cites"]


def _doubtful(dataset: Dataset, record: Record) -> bool:
    """Return whether some source of the record is missing or wrong itself, so that nothing follows from it."""
    cites = (parse_citation(text) for _, texts in citation_lists(record.raw) for text in texts)
    return any(not dataset.raw("source", cite.via or cite.source) for cite in cites)


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key == "cites" and isinstance(value, list):
                yield from (text for text in value if isinstance(text, str))
            else:
                yield from _texts(value)
    elif isinstance(raw, list):
        for item in raw:
            yield from _texts(item)


def _source(record: Record, used: set[str]) -> Iterator[Problem]:
    raw = record.raw
    if record.id not in used:
        yield record.problem((), "no record cites this source", "cite it, or delete the file")
    if raw["consulted"] == "none" and "accessed" in raw:
        yield record.problem(("accessed",), "a source that was not read has no day of access", "leave it out")
    if raw["consulted"] != "none" and "accessed" not in raw:
        yield record.problem(("accessed",), "is missing", "the day on which it was read")
    if "issued" not in raw["csl"] and "note" not in raw:
        yield record.problem(
            ("csl", "issued"), "is missing, and no note says why", "give the date the page shows, or a note"
        )
