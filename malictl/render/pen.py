"""Styled text as the lines of a screen. The only file that knows Rich, which measures cells and gives the styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from rich.cells import cell_len, chop_cells

Stroke = tuple[str, str]
"""A piece of text and its style in Rich's words ("bold yellow"), or no style."""

Drawn = tuple[str, int]
"""A line as it is written, escape sequences and all, and the cells that it takes."""

# Lines break at spaces only: a number and its key, or a French figure, are held together by another kind.
_WORD = re.compile(" *[^ ]+ *")


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def drawn(strokes: Sequence[Stroke], width: int, colour: bool) -> list[Drawn]:
    """Return styled text as lines of at most `width` cells: broken between words, and within a word that is longer."""
    text = "".join(piece for piece, _ in strokes)
    length = cells(text)
    if length <= width:
        return [(_painted(strokes) if colour else text, length)]
    edges = [0, *_breaks(text, width), len(text)]
    spans = [(a, a + len(text[a:b].rstrip(" "))) for a, b in pairwise(edges)]
    return [(_painted(_cut(strokes, a, b)) if colour else text[a:b], cells(text[a:b])) for a, b in spans]


def side_by_side(columns: Sequence[list[Drawn]], widths: Sequence[int], gap: int, right: Sequence[bool]) -> list[str]:
    """Return the lines of one row: each column padded to its width, on the left if it is set `right`."""
    lines = []
    for at in range(max(map(len, columns))):
        line = ""
        for column, width, to_the_right in zip(columns, widths, right, strict=True):
            text, length = column[at] if at < len(column) else ("", 0)
            padding = " " * (width - length)
            line += (padding + text if to_the_right else text + padding) + " " * gap
        lines.append(line)
    return lines


def _breaks(text: str, width: int) -> list[int]:
    """Return where a text is broken: before a word that no longer fits, and within one that no line can hold."""
    found: list[int] = []
    at = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        needed = cells(word.rstrip(" "))
        if at + needed <= width:
            at += cells(word)
        elif needed <= width:
            found.append(start)
            at = cells(word)
        else:
            for piece in chop_cells(word.rstrip(" "), width):
                if start:
                    found.append(start)
                start += len(piece)
                at = cells(piece) + len(word) - len(word.rstrip(" "))
    return found


def _cut(strokes: Iterable[Stroke], first: int, end: int) -> list[Stroke]:
    """Return the strokes between two positions of their text."""
    cut, at = [], 0
    for text, style in strokes:
        piece = text[max(0, first - at) : max(0, end - at)]
        at += len(text)
        if piece:
            cut.append((piece, style))
    return cut


def _painted(strokes: Iterable[Stroke]) -> str:
    return "".join(text.join(_codes(style)) if style and text else text for text, style in strokes)


@cache
def _codes(style: str) -> tuple[str, str]:
    """Return what a terminal is sent before and after text of a style."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(style).render("|", color_system=ColorSystem.STANDARD).partition("|")
    return before, after
