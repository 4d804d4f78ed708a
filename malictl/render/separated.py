"""What csv and tsv share: the table of a shape, and a value as the text of one cell."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.render.look import cell
from malictl.views.shapes import Shape, Table


def rows(shape: Shape) -> Iterator[list[str]]:
    """Yield the header and then each row of a shape's table; lists are joined with "; "."""
    table = shape if isinstance(shape, Table) else shape.row
    yield [column.name for column in table.columns]
    for row in table.rows:
        yield [cell(value, None, False) for value in row]
