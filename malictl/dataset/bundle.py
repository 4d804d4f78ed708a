"""The bundle as text. Its layout is TinyDB's, but writing it needs no TinyDB, and so neither does a build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from malictl.dataset.build import build_tables
from malictl.dataset.checks import check_dataset
from malictl.dataset.line import line_of
from malictl.dataset.read import Problem, read_dataset
from malictl.dataset.seal import BLANK, sealed
from malictl.errors import DataFault
from malictl.text import json_safe, plural


def compile_folder(folder: Path) -> str:
    """Return the bundle of a data folder as text. Raises DataFault, listing the problems, if it is not valid."""
    dataset, problems = read_dataset(folder)
    problems = problems or check_dataset(dataset)
    if problems:
        raise DataFault(_problems_told(problems), f"Mend the records; malictl check {folder} lists every problem.")
    return bundle_text(build_tables(dataset))


def bundle_text(tables: dict[str, list[dict[str, Any]]]) -> str:
    """Return the bundle of some tables as text: TinyDB's layout, integer document ids from 1, a record a line.

    The first table is `meta`. What steers a terminal is escaped, so that a line can be printed as it stands. `lines`
    is added, which tells of the lines of each table, and to `meta` how many bytes and lines each has and the checksum.
    """
    meta, *others = (name for name in tables if name != "lines")
    records = {name: list(map(_json, tables[name])) for name in others}
    told = [{"table": name, "lines": _told_of(records.get(name, []))} for name in ("lines", *others)]
    records = {"lines": list(map(_json, told)), **records}
    layout = {name: [len(_body(lines).encode()), len(lines)] for name, lines in records.items()}
    records = {meta: [_json({**tables[meta][0], "layout": layout, **BLANK})], **records}
    return sealed("{" + ",\n".join(f'"{name}":{{\n{_body(lines)}\n}}' for name, lines in records.items()) + "}\n")


def _json(document: dict[str, Any]) -> str:
    return json_safe(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def _body(records: list[str]) -> str:
    return ",\n".join(f'"{number}":{record}' for number, record in enumerate(records, 1))


def _told_of(records: list[str]) -> str:
    told, start = [], 0
    for number, record in enumerate(records, 1):
        line = f'"{number}":{record}'.encode()
        told.append(line_of(start, line))
        start += len(line) + len(",\n")
    return "".join(told)


def _problems_told(problems: list[Problem], most: int = 5) -> str:
    lines = [f"the dataset has {plural(len(problems), 'problem')}:", *map(str, problems[:most])]
    if len(problems) > most:
        lines.append(f"… and {len(problems) - most} more")
    return "\n".join(lines)
