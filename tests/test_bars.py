"""Bars of counts and of stretches of time: cells that follow from numbers, and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.cli.app import encoded
from malictl.render.bars import axis, count_bar, stretch_bar
from malictl.views.shapes import Stretch

WIDTHS = st.integers(1, 200)
COUNTS = st.integers(0, 5000)
EIGHTHS = " ▏▎▍▌▋▊▉█"
PARTS = st.floats(0, 1)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first, last = sorted((draw(PARTS), draw(PARTS)))
    sure = st.floats(first, last)  # its ends may overlap: then nothing is certain
    return Stretch(first, draw(sure), draw(sure), last, draw(st.booleans()))


STRETCHES = stretches()


def eighths(bar: str) -> int:
    """Return how long a bar of a count is, in eighths of a cell."""
    assert re.fullmatch("█*[▏▎▍▌▋▊▉]?", bar), bar
    return sum(EIGHTHS.index(cell) for cell in bar)


# --- counts ------------------------------------------------------------------------------------------------------


@given(COUNTS, COUNTS, WIDTHS)
def test_a_bar_grows_with_its_count_and_fits(count: int, more: int, width: int) -> None:
    most = count + more
    bar = count_bar(count, most, width)
    assert len(bar) <= width
    assert (bar == "") == (count == 0)
    if count:
        assert abs(eighths(bar) - 8 * width * count / most) <= 1  # never off by more than what it is drawn in
    if most and more == 0:
        assert bar == "█" * width


@given(st.lists(COUNTS, min_size=2), WIDTHS)
def test_of_two_bars_the_longer_is_never_the_one_of_the_smaller_count(counts: list[int], width: int) -> None:
    lengths = [eighths(count_bar(count, max(counts), width)) for count in sorted(counts)]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("nothing", [0, None, "", "7", (1,)])
def test_what_is_no_count_has_no_bar(nothing: object) -> None:
    assert count_bar(nothing, 9, 24) == ""


def test_one_of_very_many_still_shows() -> None:
    assert count_bar(1, 1_000_000, 8) == "▏"


# --- stretches ---------------------------------------------------------------------------------------------------


def stretch(first: float, sure_first: float, sure_last: float, last: float, open_end: bool = False) -> Stretch:
    return Stretch(first, sure_first, sure_last, last, open_end)


@pytest.mark.parametrize(
    ("made", "bar"),
    [
        (stretch(0, 0, 1, 1), "██████████"),
        (stretch(0.2, 0.2, 0.49, 0.49), "  ███"),
        (stretch(0.2, 0.4, 0.6, 0.8), "  ░░███░░"),
        (stretch(0.2, 0.8, 0.3, 0.8), "  ░░░░░░░"),  # may have begun after it may have ended: nothing is certain
        (stretch(0.5, 0.5, 0.7, 1, open_end=True), "     ███░▶"),
        (stretch(0.5, 0.5, 1, 1, open_end=True), "     ████▶"),
        (stretch(0.5, 0.5, 0.5, 0.5), "     █"),
        (stretch(1, 1, 1, 1), "         █"),
        (stretch(1, 1, 1, 1, open_end=True), "         ▶"),
    ],
)
def test_a_stretch_is_full_where_it_held_and_light_where_it_may_have(made: Stretch, bar: str) -> None:
    assert stretch_bar(made, 10) == bar


@given(STRETCHES, WIDTHS)
def test_a_stretch_begins_and_ends_where_it_should(made: Stretch, width: int) -> None:
    bar = stretch_bar(made, width)
    assert re.fullmatch(" *░*█*░*▶?", bar), bar
    begins, ends = len(bar) - len(bar.lstrip()), len(bar) - 1
    for cell, position in ((begins, made.first), (ends, made.last)):
        assert 0 <= cell < width
        assert cell == width - 1 or cell <= position * width < cell + 1
    assert bar.endswith("▶") == made.open


@given(STRETCHES, STRETCHES, WIDTHS)
def test_what_began_later_never_begins_further_left(one: Stretch, other: Stretch, width: int) -> None:
    first, second = sorted((one, other), key=lambda made: made.first)
    indents = [len(bar) - len(bar.lstrip()) for bar in (stretch_bar(first, width), stretch_bar(second, width))]
    assert indents == sorted(indents)
    first, second = sorted((one, other), key=lambda made: made.last)
    assert len(stretch_bar(first, width)) <= len(stretch_bar(second, width))


# --- the axis ----------------------------------------------------------------------------------------------------


@given(st.integers(1, 80), WIDTHS)
def test_labels_stand_where_they_belong_and_do_not_touch(count: int, width: int) -> None:
    ticks = tuple((i / count, f"{2000 + i}") for i in range(count))
    line = axis(ticks, width)
    assert len(line) <= width
    shown = [(found.start(), found[0]) for found in re.finditer(r"\S+", line)]
    where = {label: min(width - 1, int(position * width)) for position, label in ticks}
    assert all(where.get(label) == at for at, label in shown)
    steps = {int(b[1]) - int(a[1]) for a, b in pairwise(shown)}
    assert len(steps) <= 1  # at equal steps
    assert (not shown) == (width < 4)
    assert not shown or shown[0] == (0, "2000")


def test_an_axis_with_room_names_every_tick() -> None:
    assert axis(((0.0, "2020"), (0.5, "2021")), 20) == "2020      2021"
    assert axis(((0.0, "2020"), (0.5, "2021")), 8) == "2020"
    assert axis((), 20) == ""


# --- terminals that lack blocks ----------------------------------------------------------------------------------


def test_bars_of_counts_are_ascii_where_the_terminal_is() -> None:
    for count in range(1, 65):
        shown = encoded(count_bar(count, 64, 8), "ascii").decode()
        assert "?" not in shown
        assert len(shown) == len(count_bar(count, 64, 8))


@pytest.mark.parametrize("mark", ["░", "▶", "→", "−", "±"])
def test_every_mark_has_a_cell_of_its_own_in_ascii(mark: str) -> None:
    shown = encoded(f"a{mark}b", "ascii").decode()
    assert "?" not in shown
    assert len(shown) == 3
