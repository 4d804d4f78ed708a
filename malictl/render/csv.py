"""`csv`: RFC 4180 in UTF-8, a header, lists joined with "; ", line ends "\\n"; `--excel` as spreadsheets want it."""

from __future__ import annotations

import csv
import io

from malictl.render.look import Look
from malictl.render.separated import rows
from malictl.views.shapes import Shape, Value

READER = "machines"
# What spreadsheets take for a formula (OWASP, "CSV Injection"), the wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(shape: Shape, look: Look) -> str | bytes:
    """Return the shape's table as CSV; for a spreadsheet in bytes, whatever the terminal's encoding."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n" if look.excel else "\n").writerows(
        rows(shape, _guarded if look.excel else None)
    )
    # The mark by which Excel knows UTF-8.
    return out.getvalue().encode("utf-8-sig", "replace") if look.excel else out.getvalue()


def _guarded(value: Value, text: str) -> str:
    """Return the text of a value, with an apostrophe before what is text and would be taken for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, int | float) else text
