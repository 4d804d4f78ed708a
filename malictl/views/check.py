"""The report of a check, as a table of problems."""

from __future__ import annotations

from malictl.dataset.check import Report
from malictl.views.shapes import Column, Table

_COLUMNS = (
    Column("file", "File", "machines"),
    Column("line", "Line", "machines"),
    Column("field", "Field", "machines"),
    Column("where", "Where", "people", wraps=True),
    Column("message", "Problem", wraps=True),
    Column("hint", "What to do", wraps=True),
)


def check_table(report: Report) -> Table:
    """Return the problems of a report, one a row."""
    rows = tuple(
        (p.file, p.line, p.field, f"{p.file}:{p.line}" + (f" {p.field}" if p.field else ""), p.message, p.hint)
        for p in report.problems
    )
    return Table(_COLUMNS, rows, "", ("problem", "problems"))
