"""`tsv`: a header and one record a line, tab-separated; no cell holds a tab or a newline."""

from __future__ import annotations

from malictl.render.look import Look
from malictl.render.separated import rows
from malictl.views.shapes import Shape

READER = "machines"


def render(shape: Shape, look: Look) -> str:
    """Return the shape's table as TSV."""
    del look
    return "".join("\t".join(row) + "\n" for row in rows(shape))
