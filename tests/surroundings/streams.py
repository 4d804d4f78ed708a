"""Streams that are closed, full or left, terminals that are small or know little, and signals."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from unicodedata import east_asian_width

from tests.call import drained
from tests.surroundings.installed import COMMANDS, TODAY, Got, Home
from tests.surroundings.outcome import Outcome, Outcomes, wrong

Way = Callable[[Home], Outcomes]
SHORT = {
    name: case
    for name, case in COMMANDS.items()
    if name in ("help", "list", "event, json", "list, table", "unknown name")
}


def _closed(how: str) -> Way:
    """Return the way in which streams are closed or full; what is written elsewhere stays."""

    def way(home: Home) -> Outcomes:
        for name, (argv, code) in COMMANDS.items():
            got = home.shell(f"malictl {_line(argv)} {how}")
            out = None if ">&-" in how else bool(home.plain[name].out)
            yield Outcome(name, wrong(got, code, out if "2>" in how or how == "<&-" else None))

    return way


def full(home: Home) -> Outcomes:
    """A disk with no room left: exit 5, and a message of two lines."""
    for name, (argv, code) in COMMANDS.items():
        got = home.shell(f"malictl {_line(argv)} >/dev/full")
        said = 5 if home.plain[name].out else code
        lines = got.err.count(b"\n") if said == 5 else 2
        yield Outcome(name, wrong(got, said, False, None) or ("" if lines <= 3 else f"{lines} lines: {got.err!r}"))


def head(home: Home) -> Outcomes:
    """A reader that has enough after one line: exit 0, and nothing said."""
    for name, (argv, code) in COMMANDS.items():
        if code == 0:
            for env in ({}, {"PYTHONUNBUFFERED": "1"}):
                got = home.shell(f"malictl {_line(argv)} | head -1", env)
                said = "" if got.err == home.plain[name].err else f"stderr has {got.err[:200]!r}"
                yield Outcome(f"{name} {' '.join(env)}", wrong(got, 0, True) or said)


def _terminal(
    columns: int = 80, env: dict[str, str] | None = None, plain: bool = False, encoding: str = "utf-8", shown: int = 0
) -> Way:
    """Return the way in which standard output is a terminal; `plain`: one that gets no escape at all; `shown`: the
    columns that it is said to have if it says that it has none.
    """

    def way(home: Home) -> Outcomes:
        for name, (argv, code) in COMMANDS.items():
            got = on_terminal(home, argv, columns, {"TERM": "xterm", **(env or {})})
            text = got.out.decode(encoding, "replace").replace("\r\n", "\n")
            how = wrong(got, code, True)
            bare = re.sub("\x1b\\[[0-9;]*m", "", text)
            if not how and re.search(
                "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd]", bare
            ):
                how = f"what no terminal should get: {bare[:200]!r}"
            if not how and plain and "\x1b" in text:
                how = "an escape"
            laid_out = name in ("start page", "list")
            over = [line for line in bare.split("\n") if _cells(line) > (shown or columns)]
            if not how and laid_out and over:
                how = f"wider than the terminal: {over[0]!r}"
            yield Outcome(name, how)

    return way


def interrupted(home: Home) -> Outcomes:
    """SIGINT at any moment: exit 130 or a whole answer, and never a traceback of ours."""
    for name, (argv, _) in SHORT.items():
        found = set()
        for step in range(24):
            got = _signalled(home, argv, signal.SIGINT, step * 0.006)
            if got.out == home.plain[name].out and b"Traceback" not in got.err:
                continue  # it had answered
            # Before malictl is begun Python itself is interrupted, and says so.
            begun = b"/malictl/" in got.err or b"Traceback" not in got.err
            # An answer that is longer than the pipe may have been begun.
            if begun and got.code != 130:
                found.add(f"after {step * 6} ms: exit {got.code}, {len(got.out)} bytes, {got.err[-160:]!r}")
        yield Outcome(name, "; ".join(sorted(found)[:2]))


def terminated(home: Home) -> Outcomes:
    """SIGTERM at any moment: the process ends by it, or had answered."""
    for name, (argv, code) in SHORT.items():
        answers = [_signalled(home, argv, signal.SIGTERM, step * 0.012) for step in range(12)]
        codes = {got.code for got in answers}
        traced = any(b"Traceback" in got.err for got in answers)
        yield Outcome(name, "" if codes <= {code, -signal.SIGTERM} and not traced else f"exit {codes}")


def pagers(home: Home) -> Outcomes:
    """A pager that is missing, fails to start or is none: the answer is printed as without one."""
    argv = ["events"]
    for pager in ("no-such-pager", "/dev/null", "'unbalanced", "", "cat", "/no/such/pager -R"):
        got = on_terminal(home, argv, 80, {"TERM": "xterm", "MALICTL_PAGER": pager}, keyboard=True)
        yield Outcome(
            f"MALICTL_PAGER={pager!r}", wrong(got, 0, True) or ("" if b"2020-08-18" in got.out else "no answer")
        )


def on_terminal(home: Home, argv: list[str], columns: int, env: dict[str, str], keyboard: bool = False) -> Got:
    """Return what a terminal of some width showed, standard error with it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    whole = {"PATH": os.defpath, "MALICTL_TODAY": TODAY, **env}
    whole = {name: value for name, value in whole.items() if value != "-"}
    with subprocess.Popen([home.malictl, *argv], env=whole, cwd="/", stdin=slave if keyboard else subprocess.DEVNULL,
                          stdout=slave, stderr=slave) as process:  # fmt: skip
        os.close(slave)
        shown = drained(master)
    os.close(master)
    return Got(process.returncode, shown, b"Traceback (most recent" if b"Traceback (most recent" in shown else b"")


def _signalled(home: Home, argv: list[str], number: signal.Signals, after: float) -> Got:
    env = {"PATH": os.defpath, "MALICTL_TODAY": TODAY}
    with subprocess.Popen([home.malictl, *argv], env=env, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:  # fmt: skip
        # From when it can be interrupted: what Python does before it has read a line of malictl is not ours.
        time.sleep(0.03 + after)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    return Got(process.returncode, out, err)


def _line(argv: list[str]) -> str:
    return " ".join(f"'{word}'" for word in argv)


def _cells(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


WAYS: dict[str, Way] = {
    "stdin closed": _closed("<&-"),
    "stdout closed": _closed(">&-"),
    "stderr closed": _closed("2>&-"),
    "all three closed": _closed("<&- >&- 2>&-"),
    "stderr full (/dev/full)": _closed("2>/dev/full"),
    "stdout full (/dev/full)": full,
    "| head -1": head,
    "terminal": _terminal(),
    "terminal of 40 columns": _terminal(40),
    "terminal of 0 columns": _terminal(0, shown=80),
    "TERM=dumb": _terminal(env={"TERM": "dumb"}, plain=True),
    "no TERM": _terminal(env={"TERM": "-"}),
    "NO_COLOR": _terminal(env={"NO_COLOR": "1"}, plain=True),
    "ASCII terminal": _terminal(env={"PYTHONIOENCODING": "ascii"}),
    "cp1252 terminal": _terminal(env={"PYTHONIOENCODING": "cp1252"}, encoding="cp1252"),
    "LC_ALL=C terminal": _terminal(env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "SIGINT": interrupted,
    "SIGTERM": terminated,
    "missing pager": pagers,
}
