"""How wide each column of a table is on a screen, and which ones give way where they cannot all be shown."""

from typing import NamedTuple

from malictl.render.pen import cells
from malictl.views.shapes import Column

# Between two columns.
GAP = 2
# A word longer than this, an address say, is folded rather than given the whole width.
_LONG_WORD = 40
# The widest character takes this much.
_LEAST = 2


class Measured(NamedTuple):
    """A column with its texts, and the cells it wants: `natural` for its longest text, `least` if it wraps."""

    column: Column
    texts: list[str]
    under: list[str]
    natural: int
    least: int


def measured(column: Column, texts: list[str], under: list[str]) -> Measured:
    """Return a column with its widths; `under` are the texts that stand under its own, a row each, or nothing."""
    natural = max(map(cells, (column.label, *texts, *under)))
    if not column.wraps:
        return Measured(column, texts, under, natural, natural)
    longest = max((cells(word) for text in (*texts, *under) for word in text.split(" ")), default=0)
    return Measured(column, texts, under, natural, min(natural, max(column.least, min(longest, _LONG_WORD))))


def that_fit(columns: list[Measured], width: int) -> tuple[list[Measured], list[Measured]]:
    """Return the columns that are shown in `width` cells, and those left out: the most spare ones first."""
    shown, left_out = list(columns), []
    while sum(c.least + GAP for c in shown) > width and any(c.column.spare for c in shown):
        worst = max(shown, key=lambda c: c.column.spare)
        shown.remove(worst)
        left_out.append(worst)
    return shown, left_out


def shares(columns: list[Measured], width: int) -> list[int]:
    """Return the width of each column: fixed ones what they need, wrapping ones their share of the rest."""
    natural = [c.natural for c in columns]
    room = width - GAP * len(columns)
    if sum(natural) <= room:
        return natural
    spare = room - sum(c.least for c in columns)
    if spare < 0 or not any(c.column.wraps for c in columns):
        return _squeezed(natural, room)
    wanted = sum(c.natural - c.least for c in columns) or 1
    return [c.least + spare * (c.natural - c.least) // wanted for c in columns]


def _squeezed(natural: list[int], room: int) -> list[int]:
    # Too narrow for whole words: the widest give way first, and cells fold rather than lose a letter.
    widths = list(natural)
    while sum(widths) > max(room, _LEAST * len(widths)):
        widths[widths.index(max(widths))] -= 1
    return widths
