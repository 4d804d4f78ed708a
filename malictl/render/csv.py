"""`csv`: RFC 4180 in UTF-8, a header, lists joined with "; ", line ends "\\n"."""

from __future__ import annotations

import csv
import io

from malictl.render.look import Look
from malictl.render.separated import rows
from malictl.views.shapes import Shape

READER = "machines"


def render(shape: Shape, look: Look) -> str:
    """Return the shape's table as CSV."""
    del look
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows(shape))
    return out.getvalue()
