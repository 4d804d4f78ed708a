"""malictl under `python -OO`, which takes the docstrings away."""

from __future__ import annotations

import subprocess
import sys

from tests.call import ROOT, environment


def test_without_docstrings_the_help_still_says_what_a_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "malictl", "event", "--help"], env=environment(), cwd=ROOT, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Show one event: statements, rival accounts, figures." in done.stdout
