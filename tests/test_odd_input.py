"""Input that nobody means, each once found to be answered wrongly."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from tests.call import ROOT, call, environment


@pytest.mark.parametrize("said", ["2020 to 2021 to 2022", "2020..2021..2022", "2020..2021 to 2022", "2020/2021/2022"])
def test_a_range_of_ranges_is_no_date(said: str) -> None:
    answer = call("events", "--in", said)
    assert (answer.code, answer.out) == (2, "")
    assert "Write " in answer.err


@pytest.mark.parametrize("word", ["a\nb", "a\r\nb", "a\tb"])
def test_an_argument_of_two_lines_is_told_in_one(word: str) -> None:
    answer = call("event", word)
    assert answer.code == 4
    assert answer.err.splitlines()[0] == 'Error: no event is called "a b".'


def test_a_terminal_is_not_waited_for() -> None:
    answer = call("cite", "-", stdin_tty=True, stdin=io.BytesIO(b"gazette-2022-oldbridge\n"))
    assert (answer.code, answer.out) == (2, "")
    assert "malictl cite -" in answer.err


def test_endless_input_is_refused() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0, "read to its end"
            return b"x" * size

    answer = call("cite", "-", stdin=Endless())
    assert (answer.code, answer.out) == (2, "")
    assert "more than 8 MB" in answer.err


def test_an_interruption_within_a_callback_of_python_ends_the_process_too() -> None:
    script = (
        "import sys, weakref\nfrom malictl.__main__ import main\nclass Thing: pass\n"
        "def stop(ref): raise KeyboardInterrupt\n"
        "class Args(list):\n def __getitem__(self, at):\n  thing = Thing(); ref = weakref.ref(thing, stop); del thing\n"
        "  return ['--help']\nsys.argv = Args(['malictl'])\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_without_docstrings_the_help_says_what_malictl_is() -> None:
    done = subprocess.run([sys.executable, "-OO", "-m", "malictl", "--help"], env=environment(), cwd=ROOT,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert "who says so" in done.stdout
