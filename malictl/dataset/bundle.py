"""The bundle as text. Its layout is TinyDB's, but writing it needs no TinyDB, and so neither does a build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from malictl.dataset.build import build_tables
from malictl.dataset.checks import check_dataset
from malictl.dataset.read import Problem, read_dataset
from malictl.errors import DataFault


def compile_folder(folder: Path) -> str:
    """Return the bundle of a data folder as text. Raises DataFault, listing the problems, if it is not valid."""
    dataset, problems = read_dataset(folder)
    problems = problems or check_dataset(dataset)
    if problems:
        raise DataFault(_told(problems), f"Mend the records; malictl check {folder} lists every problem.")
    return bundle_text(build_tables(dataset))


def bundle_text(tables: dict[str, list[dict[str, Any]]]) -> str:
    """Return the bundle of some tables as text: TinyDB's layout, integer document ids from 1, a record a line."""
    parts = []
    for name, documents in tables.items():
        lines = (
            f'"{number}":{json.dumps(document, ensure_ascii=False, separators=(",", ":"))}'
            for number, document in enumerate(documents, 1)
        )
        parts.append(f'"{name}":{{\n' + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


def _told(problems: list[Problem], most: int = 5) -> str:
    lines = [f"the dataset has {len(problems)} problem{'' if len(problems) == 1 else 's'}:", *map(str, problems[:most])]
    if len(problems) > most:
        lines.append(f"… and {len(problems) - most} more")
    return "\n".join(lines)
