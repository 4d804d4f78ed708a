"""One process, from before it starts until it is waited for: its time, its peak memory, its instructions.

Standard output is a pipe that is read as fast as it comes, or a terminal (a pty) of 100 columns and 40 lines. The
environment holds five variables and no other, so no PYTHON… or MALICTL_TODAY of the caller's changes what is measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COLUMNS, LINES = 100, 40
# A process starts with the peak of the one that started it, so that one must be small: Python without `site`, 8 MB.
_SMALL = (
    "import os, sys\n"
    "child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)\n"
    "used = os.wait4(child, 0)[2].ru_maxrss\n"
    "with open(sys.argv[1], 'w') as file: file.write(str(used))\n"
)


class Run(NamedTuple):
    """What one run took: seconds in all, seconds until the first screen was full, its exit code, bytes written."""

    seconds: float
    first_screen: float
    code: int
    size: int


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return all that a measured process finds in its environment."""
    base = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    return {**base, **(more or {})}


def run_in_pipe(argv: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command whose standard output is a pipe, drained here."""
    began = time.perf_counter()
    process = subprocess.Popen(
        argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    )
    assert process.stdout is not None
    size, out = 0, process.stdout.fileno()
    while piece := os.read(out, 1 << 16):
        size += len(piece)
    code = process.wait()
    seconds = time.perf_counter() - began
    process.stdout.close()
    return Run(seconds, seconds, code, size)


def run_on_terminal(argv: Sequence[str], env: Mapping[str, str], quit_pager: bool = False) -> Run:
    """Run a command on a terminal of its own. With `quit_pager`, press q when the first screen is full."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execve(argv[0], list(argv), dict(env))
        finally:
            os._exit(127)
    size = lines = 0
    first = None
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        size += len(piece)
        lines += piece.count(b"\n")
        if first is None and lines >= LINES - 1:
            first = time.perf_counter() - began
            if quit_pager:
                os.write(terminal, b"q")
    _, status = os.waitpid(child, 0)
    seconds = time.perf_counter() - began
    os.close(terminal)
    return Run(seconds, first or seconds, os.waitstatus_to_exitcode(status), size)


def peak_memory(argv: Sequence[str], env: Mapping[str, str], terminal: bool, quit_pager: bool) -> float | None:
    """Return the most memory that a command held at once, in MB; None if it held no more than what starts it."""
    used = _held(argv, env, terminal, quit_pager)
    least = _held([shutil.which("true") or "/bin/true"], env, False, False)
    return used if used > least + 0.3 else None


def _held(argv: Sequence[str], env: Mapping[str, str], terminal: bool, quit_pager: bool) -> float:
    with tempfile.NamedTemporaryFile("r") as told:
        helped = [sys.executable, "-I", "-S", "-c", _SMALL, told.name, *argv]
        if terminal:
            run_on_terminal(helped, env, quit_pager)
        else:
            run_in_pipe(helped, env)
        return int(told.read()) / 1024


def instructions(argv: Sequence[str], env: Mapping[str, str], terminal: bool, quit_pager: bool) -> int | None:
    """Return how many instructions a command takes by callgrind's count, or None if it cannot be counted.

    The pager and other processes that it starts are not counted. Hashing is seeded, so that the count repeats.
    """
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        counted = [
            shutil.which("valgrind") or "valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
            f"--log-file={log}", *argv,
        ]  # fmt: skip
        env = {**env, "PYTHONHASHSEED": "0"}
        run = run_on_terminal(counted, env, quit_pager) if terminal else run_in_pipe(counted, env)
        found = (
            re.search(r"Collected : (\d+)", Path(log).read_text()) if run.code == 0 and os.path.exists(log) else None
        )
    return int(found[1]) if found else None
