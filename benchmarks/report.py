"""The measured numbers as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from cases import CLICK, Case, Comparison, Group
from measure import Run


@dataclass
class Measured:
    """What was measured of one command of a group: a run a round, peak MB, instructions (None: not known)."""

    case: Case
    runs: list[Run] = field(default_factory=list)
    megabytes: float | None = None
    instructions: int | None = None

    @property
    def seconds(self) -> list[float]:
        """What each round took: until the first screen, where that is what is asked."""
        return [run.first_screen if self.case.first_screen else run.seconds for run in self.runs]


Results = dict[str, Measured]


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the median of the ratios of two series, round by round."""
    return median(a / b for a, b in zip(one, other, strict=True))


def group_table(group: Group, results: Results) -> list[str]:
    """Return a group's commands as a table: one line a command."""
    base = results[CLICK]
    counts = base.instructions is not None
    head = ["command", "ms", "time", "must", "stretch", "meets", "MB", "meets"]
    rows = []
    for measured in results.values():
        case = measured.case
        time = ratio(measured.seconds, base.seconds)
        row = [
            f"`{_cell(case.name)}`" + (", first screen" if case.first_screen else ""),
            f"{median(measured.seconds) * 1000:.0f}", f"{time:.2f}", _number(case.must), _number(case.stretch),
            verdict(time, case.must, case.stretch), _megabytes(measured), _memory_verdict(measured),
        ]  # fmt: skip
        if counts and base.instructions:
            counted = measured.instructions / base.instructions if measured.instructions else None
            row += [_number(counted), verdict(counted, case.must, case.stretch)]
        rows.append(_row(*row))
    if counts:
        head += ["instructions", "meets"]
    rule = ["---" if name in ("command", "meets") else "--:" for name in head]
    return [f"**{group.title}**", "", _row(*head), _row(*rule), *rows, ""]


def comparison_table(groups: Iterable[tuple[Group, Results]]) -> list[str]:
    """Return what is compared with what, in all groups, as one table."""
    lines = ["**Against others, and against itself**", "", "| | | must | stretch | meets |", "|---|--:|--:|--:|---|"]
    for group, results in groups:
        for comparison in group.comparisons:
            if comparison.first in results and comparison.second in results:
                found = compared(comparison, results)
                sign = "−" if comparison.more else "÷"
                lines.append(_row(
                    f"`{_cell(comparison.first)}` {sign} `{_cell(comparison.second)}`",
                    f"{found:+.2f}" if comparison.more else f"{found:.2f}",
                    _number(comparison.must), _number(comparison.stretch),
                    verdict(found, comparison.must, comparison.stretch),
                ))  # fmt: skip
    return [*lines, ""]


def compared(comparison: Comparison, results: Results) -> float:
    """Return what a comparison comes to."""
    first, second = results[comparison.first].seconds, results[comparison.second].seconds
    if comparison.more:
        return ratio([a - b for a, b in zip(first, second, strict=True)], results[CLICK].seconds)
    return ratio(first, second)


def verdict(found: float | None, must: float | None, stretch: float | None) -> str:
    """Return which of its two targets a number meets: stretch, must, or neither."""
    if found is None or must is None:
        return ""
    if stretch is not None and round(found, 2) <= stretch:
        return "stretch"
    return "must" if round(found, 2) <= must else "**missed**"


def _memory_verdict(measured: Measured) -> str:
    if not measured.case.memory or not measured.megabytes:
        return ""
    must, stretch = measured.case.memory
    return f"{verdict(round(measured.megabytes), must, stretch)} ({must}, {stretch})"


def _megabytes(measured: Measured) -> str:
    return "≤ 9" if measured.megabytes is None else f"{measured.megabytes:.0f}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
