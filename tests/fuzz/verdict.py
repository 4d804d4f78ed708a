"""What must hold of every call, whatever it was given."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from malictl.cli.app import App
from malictl.cli.run import run
from tests.call import Result, call

CODES = {0, 1, 2, 3, 4, 5, 130}  # the README's table, less 70, which is a bug
SECONDS = 20
MEGABYTES = 200
# What must not reach a terminal: controls but newline and tab, and what reorders or hides text.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
PAINT = re.compile("\x1b\\[[0-9;]*m")


class Fault(AssertionError):
    """Something that a user must never see. `kind` tells one fault from another, however many cases show it."""

    def __init__(self, kind: str, told: str) -> None:
        super().__init__(f"{kind}\n{told}")
        self.kind = kind


class Hang(BaseException):
    """A call that took too long: no Exception, so that nothing in malictl catches it."""


@contextmanager
def watched(what: Any) -> Iterator[None]:
    """Raise Fault if what is done in this block takes too long or too much memory."""

    def late(*_: object) -> None:
        raise Hang

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    old = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    except Hang:
        where = traceback.format_exc().splitlines()
        raise Fault(f"hang over {SECONDS} s", f"{shown(what)}\n" + "\n".join(where[-12:])) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    if grown > MEGABYTES:
        raise Fault("too much memory", f"{shown(what)}: {grown} MB more")


def judged(*argv: str, **given: Any) -> Result:
    """Return what a call answered. Raises Fault if it broke a promise that every call makes."""
    with watched(argv):
        try:
            answer = call(*argv, **given)
        except (Exception, SystemExit) as fault:
            raise Fault(f"escaped: {named(fault)}", f"{shown(argv)}\n{traceback.format_exc()}") from None
    # What is said of somebody else's bundle would be a bug of malictl's own here: whatever malictl reads it checks.
    if answer.code == 70 or "does not hold what malictl expects" in answer.err:
        raise Fault(*_bug(argv, answer, given))
    judge(argv, answer, bool(given.get("stdout_tty")), bool(given.get("stderr_tty")))
    return answer


def judge(argv: tuple[str, ...], answer: Result, out_tty: bool = False, err_tty: bool = False) -> None:
    """Raise Fault if an answer breaks a promise."""
    told = f"{shown(argv)}\nexit {answer.code}\nout: {answer.out[:300]!r}\nerr: {answer.err[:600]!r}"
    if answer.code not in CODES:
        raise Fault(f"exit {answer.code}", told)
    if re.search(r"(?m)^Traceback \(most recent", answer.err):
        raise Fault("traceback", told)
    if answer.code in (2, 3, 4, 5):
        if answer.out:
            raise Fault("half an answer before an error", told)
        lines = answer.err.splitlines()
        notes = [line for line in lines if not line.startswith("Note: ")]
        if not notes or not (notes[0].startswith("Error: ") or _is_json_error(notes)):
            raise Fault("an error without a message", told)
    elif re.search(r"(?m)^Error: ", answer.err):
        raise Fault("an error that is none by its exit code", told)
    for text, terminal, name in ((answer.out, out_tty, "stdout"), (answer.err, err_tty, "stderr")):
        if terminal and (found := HIDDEN.search(PAINT.sub("", text))):
            raise Fault(f"U+{ord(found.group()):04X} reaches a terminal on {name}", told)


def judge_format(argv: tuple[str, ...], answer: Result, format_name: str) -> None:
    """Raise Fault if what was printed is not what its format's own reader reads."""
    if answer.code not in (0, 1) or answer.out.startswith(("Usage: malictl", "malictl 0")):
        return
    try:
        if format_name == "json":
            document = json.loads(answer.out)
            if not isinstance(document, dict) or not ("schema" in document or "$schema" in document):
                raise ValueError("no document of malictl")
        elif format_name == "jsonl":
            for line in answer.out.split("\n"):
                json.loads(line or "{}")
        elif format_name == "csl-json":
            if not isinstance(json.loads(answer.out), list):
                raise ValueError("no list")
        elif format_name in ("csv", "tsv"):
            rows = list(csv.reader(io.StringIO(answer.out), delimiter="," if format_name == "csv" else "\t"))
            if len({len(row) for row in rows}) > 1:
                raise ValueError("rows of different lengths")
    except ValueError as fault:
        raise Fault(f"unreadable {format_name}", f"{shown(argv)}\n{fault}\n{answer.out[:500]!r}") from None


def named(fault: BaseException) -> str:
    """Return what a fault is and where it came from: the last line of malictl that it passed."""
    frames = [
        f
        for f in traceback.extract_tb(fault.__traceback__)
        if "/malictl/" in f.filename and "/tests/" not in f.filename
    ]
    where = f"{frames[-1].filename.rpartition('/malictl/')[2]}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__} at {where}"


def shown(argv: Any) -> str:
    """Return arguments as they can be typed into a Python prompt, none of them longer than a line."""
    if not isinstance(argv, tuple):
        return repr(argv)[:2000]
    return " ".join(repr(a) if len(a) < 200 else f"{a[:40]!r}…({len(a)} characters)" for a in argv)


def _bug(argv: tuple[str, ...], answer: Result, given: dict[str, Any]) -> tuple[str, str]:
    out = io.BytesIO()
    data = given.pop("data", None)
    if (stdin := given.get("stdin")) is not None:
        stdin.seek(0)
    environ = {
        "MALICTL_TODAY": "2026-11-21",
        **({"MALICTL_DATA": str(data)} if data else {}),
        **(given.pop("env", None) or {}),
    }
    if data is None:
        from tests.call import LITTLE, compiled

        environ.setdefault("MALICTL_DATA", str(compiled(LITTLE)))
    try:
        run(App(argv=["--debug", *argv], stdout=out, stderr=out, environ=environ, **given))
    except Exception as fault:
        return f"bug: {named(fault)}", f"{shown(argv)}\n{traceback.format_exc()[-1800:]}"
    return "bug", f"{shown(argv)}\n{answer.err}"


def _is_json_error(lines: list[str]) -> bool:
    try:
        return bool(json.loads(lines[-1])["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return False
