"""What csv and tsv share: the table of a shape, and a value as the text of one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from malictl.render.look import cell
from malictl.views.shapes import Shape, Table, Value


def rows(shape: Shape, of: Callable[[Value, str], str] | None = None) -> Iterator[list[str]]:
    """Yield the header and then each row of a shape's table; lists are joined with "; ".

    `of` returns what to write for a value and its text.
    """
    table = shape if isinstance(shape, Table) else shape.row
    yield [column.name for column in table.columns]
    for row in table.rows:
        texts = [cell(value, None, False) for value in row]
        yield texts if of is None else [*map(of, row, texts)]
