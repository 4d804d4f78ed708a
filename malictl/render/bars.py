"""Bars: of a count, and of a stretch of time on an axis. A terminal that lacks blocks gets them in ASCII."""

from __future__ import annotations

from malictl.views.shapes import Stretch

FULL, MAYBE, ON = "█", "░", "▶"


def count_bar(value: object, most: int, width: int) -> str:
    """Return a bar of eighth blocks whose full length is `width` cells for `most`."""
    if not isinstance(value, int) or not value:
        return ""
    eighths = max(1, round(value * width * 8 / most))
    return FULL * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def stretch_bar(stretch: Stretch, width: int) -> str:
    """Return a stretch as blocks on an axis of `width` cells: full where it held, light where it may have."""
    first, sure_first = _cell(stretch.first, width), _cell(stretch.sure_first, width)
    sure_last, last = _cell(stretch.sure_last, width), _cell(stretch.last, width)
    cells = [" "] * width
    cells[first : last + 1] = MAYBE * (last + 1 - first)
    if sure_first <= sure_last:
        cells[sure_first : sure_last + 1] = FULL * (sure_last + 1 - sure_first)
    if stretch.open:
        cells[last] = ON
    return "".join(cells).rstrip()


def _cell(position: float, width: int) -> int:
    return min(width - 1, max(0, int(position * width)))


def axis(ticks: tuple[tuple[float, str], ...], width: int) -> str:
    """Return the labels of an axis, each where its position is: as many, at equal steps, as do not touch."""
    for step in (1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 50, 100):
        line = ""
        for position, label in ticks[::step]:
            at = _cell(position, width)
            if at + len(label) > width:
                break
            if line and at <= len(line):
                line = ""
                break
            line = f"{line:<{at}}{label}"
        if line:
            return line
    return ""
