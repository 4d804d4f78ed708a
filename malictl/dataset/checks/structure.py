"""Structure: known keys, needed keys, the right kind of value, dates, vocabularies, and ids that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from malictl.dataset.field import Field
from malictl.dataset.read import Dataset, Problem, Record
from malictl.dataset.schema import DATASET, KINDS
from malictl.dataset.vocabulary import vocabularies
from malictl.dates.edtf import parse_edtf
from malictl.model.account import parse_citation
from malictl.text import meant

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Path = tuple[str | int, ...]


def check(dataset: Dataset) -> Iterator[Problem]:
    """Yield what is wrong with the structure of each record, `dataset.toml` included."""
    yield from _Walk(dataset, dataset.about).table((), dataset.about.raw, DATASET)
    for record in dataset:
        if not SLUG.fullmatch(record.id):
            yield record.problem((), f'the file name "{record.id}" is not an id', "lower-case ASCII, words joined by -")
        walk = _Walk(dataset, record)
        yield from walk.table((), record.raw, KINDS[record.kind])
        if record.kind == "event":
            yield from _event(record)


def _event(record: Record) -> Iterator[Problem]:
    raw, known = record.raw, vocabularies()
    if not all(isinstance(raw.get(key), str) for key in ("type", "subtype", "date")):
        return
    subtypes = known.get(f"event-subtype.{raw['type']}")
    if subtypes and raw["subtype"] in known["event-subtype"] and raw["subtype"] not in subtypes:
        yield record.problem(
            ("subtype",), f'"{raw["subtype"]}" is no sub-type of {raw["type"]}', f"it has {', '.join(subtypes)}"
        )
    try:
        period = parse_edtf(str(raw.get("date")), within=raw.get("date_kind") == "within")
    except ValueError:
        return
    if period.precision != "day" and "date_kind" not in raw:
        yield record.problem(
            ("date",),
            f"{raw['date']} is coarser than a day, and date_kind is missing",
            'write date_kind = "span" (it lasted) or "within" (one day of it)',
        )
    elif "/" in raw["date"] and "date_kind" not in raw:
        yield record.problem(
            ("date",),
            f"{raw['date']} is a period, and date_kind is missing",
            'write date_kind = "span" (it lasted) or "within" (one day of it)',
        )
    elif "/" not in raw["date"] and period.precision == "day" and "date_kind" in raw:
        yield record.problem(("date_kind",), "a single day needs no date_kind", "leave it out")


class _Walk:
    """One record's way through its fields."""

    def __init__(self, dataset: Dataset, record: Record) -> None:
        self.dataset = dataset
        self.record = record

    def table(self, path: Path, raw: dict[str, Any], fields: tuple[Field, ...]) -> Iterator[Problem]:
        known = {field.name: field for field in fields}
        for key in raw:
            if key not in known:
                yield self.unknown(path, key, list(known))
        for field in fields:
            here = (*path, field.name)
            if field.name in raw:
                yield from self.value(here, raw[field.name], field)
            elif field.required:
                yield self.problem(here, "is missing", field.sentence[0].lower() + field.sentence[1:].rstrip("."))

    def unknown(self, path: Path, key: str, known: list[str]) -> Problem:
        top = [f.name for f in KINDS.get(self.record.kind, DATASET)]
        if path and key in top:
            return self.problem(
                (*path, key),
                f'"{key}" belongs to the record, not to this table',
                f"move it above the first [{path[0]}] header",
            )
        return self.problem((*path, key), "unknown key", meant(key, known, "leave it out", cutoff=0.6))

    def value(self, path: Path, value: Any, field: Field) -> Iterator[Problem]:
        if field.kind == "table":
            if isinstance(value, dict):
                yield from self.table(path, value, field.fields)
            else:
                yield self.problem(path, "must be a table", f"write [{field.name}]")
        elif field.kind == "tables":
            if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
                yield self.problem(path, "must be an array of tables", f"write [[{field.name}]]")
                return
            if not value:
                yield self.problem(path, "is empty", "leave it out" if not field.required else "")
            for number, item in enumerate(value):
                yield from self.table((*path, number), item, field.fields)
        elif field.kind in ("texts", "slugs", "refs", "cites", "floats"):
            if not isinstance(value, list):
                yield self.problem(path, "must be an array", f"write {field.name} = [...]")
                return
            single = Field(field.name, _SINGULAR[field.kind], field.sentence, vocab=field.vocab, to=field.to)
            for item in value:
                yield from self.single(path, item, single)
        else:
            yield from self.single(path, value, field)

    def single(self, path: Path, value: Any, field: Field) -> Iterator[Problem]:
        if field.kind == "int":
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                yield self.problem(path, f"{_as_toml(value)} is not a whole number of 0 or more")
            elif _is_huge(value):
                yield self.problem(path, f"{_as_toml(value)} counts nothing that there is")
            return
        if field.kind == "float":
            if not isinstance(value, int | float) or isinstance(value, bool) or _is_huge(value) or not isfinite(value):
                yield self.problem(path, f"{_as_toml(value)} is not a number")
            return
        if not isinstance(value, str):
            yield self.problem(path, f"{_as_toml(value)} is not text", "put it in double quotes")
        elif not value.strip() or value != value.strip():
            yield self.problem(
                path,
                "is empty or has spaces at its ends",
                "" if field.required else "leave it out if there is nothing to say",
            )
        else:
            yield from getattr(self, f"_{field.kind}")(path, value, field)

    def _text(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        if field.name in ("text", "claim", "title") and "\n" in value:
            yield self.problem(path, "has a line break", "write it on one line")

    def _slug(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        if not SLUG.fullmatch(value):
            yield self.problem(path, f'"{value}" is not a slug', "lower-case ASCII, words joined by -")

    def _vocab(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        known = list(vocabularies()[field.vocab])
        if value not in known:
            yield self.problem(
                path,
                f'"{value}" is no value of {field.vocab}',
                meant(value, known, f"it has {', '.join(known)}", cutoff=0.6),
            )

    def _edtf(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        try:
            parse_edtf(value, within=path == ("date",) and self.record.raw.get("date_kind") == "within")
        except ValueError as fault:
            yield self.problem(path, str(fault))

    def _day(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        try:
            whole_day = parse_edtf(value).precision == "day" and len(value) == 10
        except ValueError as fault:
            yield self.problem(path, str(fault))
            return
        if not whole_day:
            yield self.problem(path, f'"{value}" is not a day', "write YYYY-MM-DD")

    def _url(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        if not re.fullmatch(r"https?://[^\s/?#]+\.[^\s/?#]+\S*", value):
            yield self.problem(path, f'"{value}" is not an http(s) address')

    def _ref(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        if any(value in self.dataset.records[kind] or (kind, value) in self.dataset.unread for kind in field.to):
            return
        names = [name for kind in field.to for name in self.dataset.records[kind]]
        yield self.problem(
            path,
            f'no {" or ".join(field.to)} has the id "{value}"',
            meant(value, names, f"add data/{field.to[0]}s/{value}.toml"),
        )

    def _cite(self, path: Path, value: str, field: Field) -> Iterator[Problem]:
        try:
            parse_citation(value)
        except ValueError as fault:
            yield self.problem(path, str(fault))

    def problem(self, path: Path, message: str, hint: str = "") -> Problem:
        return self.record.problem(path, message, hint)


def _is_huge(value: Any) -> bool:
    """Return whether a whole number is one that readers of JSON round, that is no float, or too long to write."""
    return isinstance(value, int) and value.bit_length() > 53


def _as_toml(value: Any) -> str:
    """Return a value as it stands in the file, or what it is if it is longer than a word."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | dict):
        return "an array" if isinstance(value, list) else "a table"
    if _is_huge(value):
        return "a number too large to be read"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_SINGULAR = {"texts": "text", "slugs": "slug", "refs": "ref", "cites": "cite", "floats": "float"}
