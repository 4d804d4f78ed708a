"""The targets by name, and the case that a key names."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.fuzz import bundles, command_line, dates, edtf, environment, processes, records, stdin

TARGETS: dict[str, Callable[[Random], None]] = {
    "dates": dates.case,
    "edtf": edtf.case,
    "command-line": command_line.case,
    "environment": environment.case,
    "stdin": stdin.case,
    "bundles": bundles.case,
    "records": records.case,
    "processes": processes.case,
}


def seeded(key: str) -> Random:
    """Return the source of chance of one case: "dates:7:123" is case 123 of the seed 7."""
    return Random(key)
