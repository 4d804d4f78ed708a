"""Some cases of every target of `tests/fuzz`, drawn by hypothesis, so that what fails is shrunk to what it fails by.

`python -m tests.fuzz --seconds 600` tries many more.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.call import Result
from tests.fuzz.run import TARGETS, seeded
from tests.fuzz.verdict import Fault, judge, judge_format

# How many cases of each: about a second's worth.
BUDGET = {
    "dates": 400, "edtf": 400, "command-line": 150, "environment": 150, "stdin": 150, "bundles": 150, "records": 8,
    "processes": 6,
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_breaks_a_promise(target: str) -> None:
    @settings(
        max_examples=BUDGET[target], deadline=None, derandomize=True, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )  # fmt: skip
    @given(st.randoms(use_true_random=False))
    def tried(draw: Random) -> None:
        TARGETS[target](draw)

    tried()


@pytest.mark.parametrize("target", [target for target in TARGETS if BUDGET[target] > 100])
def test_cases_that_are_merely_drawn_hold_too(target: str) -> None:
    # Hypothesis begins with what is small; these are as large as those of a long run.
    for number in range(BUDGET[target] // 2):
        TARGETS[target](seeded(f"{target}:suite:{number}"))


BROKEN = [
    (Result(70, "", "Error: a bug in malictl: X\n"), "exit 70"),
    (Result(1, "", "Traceback (most recent call last):\n"), "traceback"),
    (Result(2, "half", "Error: x.\n"), "half an answer"),
    (Result(4, "", ""), "without a message"),
    (Result(0, "x", "Error: x.\n"), "none by its exit code"),
    (Result(0, "a\x07b", ""), "U+0007"),
    (Result(0, "a\u202eb", ""), "U+202E"),
    (Result(0, "\x1b]0;title\x07", ""), "U+001B"),
]


@pytest.mark.parametrize(("answer", "kind"), BROKEN, ids=[kind for _, kind in BROKEN])
def test_what_a_user_must_never_see_is_seen_by_the_harness(answer: Result, kind: str) -> None:
    with pytest.raises(Fault, match=kind.replace("+", r"\+")):
        judge(("events",), answer, out_tty=True)
    judge(("events",), Result(0, "\x1b[1mbold\x1b[0m é\n", "Note: x.\n"), out_tty=True, err_tty=True)


@pytest.mark.parametrize(
    ("form", "text"),
    [("json", "{"), ("json", "[]"), ("jsonl", "{}\nx"), ("csl-json", "{}"), ("csv", "a,b\n1\n"), ("tsv", "a\tb\n1\n")],
)
def test_what_no_program_can_read_is_seen_by_the_harness(form: str, text: str) -> None:
    with pytest.raises(Fault, match="unreadable"):
        judge_format(("events",), Result(0, text, ""), form)
