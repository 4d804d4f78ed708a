"""The same as real processes: arguments in bytes, real streams and environments, and a bound on memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.call import LITTLE, ROOT, Result, compiled, environment
from tests.fuzz.command_line import playground
from tests.fuzz.environment import CALLS, variables
from tests.fuzz.odd import odd_text, sayable
from tests.fuzz.verdict import CODES, MEGABYTES, SECONDS, Fault, judge, judge_format, shown
from tests.fuzz.words import arguments

CLOSED = ("", "", "", "<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", "| head -c 1", "</dev/null")


def case(draw: Random) -> None:
    argv, form = arguments(draw) if draw.random() < 0.6 else (draw.choice(CALLS), "")
    env = environment(MALICTL_DATA=str(compiled(LITTLE)), PYTHONPATH=str(ROOT))
    if draw.random() < 0.5:
        env |= {key: value for key, value in variables(draw).items() if key != "PATH"}
    if draw.random() < 0.3:
        env |= {
            name: draw.choice(("", "C", "utf-8", "ascii", "cp1252", "0", "1"))
            for name in ("LC_ALL", "PYTHONUNBUFFERED")
        }
        env["PYTHONUTF8"] = draw.choice("01")
        env["PYTHONIOENCODING"] = draw.choice(("utf-8", "ascii", "cp1252", "latin-1:strict", "utf-16"))
    if draw.random() < 0.05:
        env |= {"_MALICTL_COMPLETE": f"{draw.choice(('bash', 'zsh', 'fish'))}_complete",
        "COMP_CWORD": str(draw.randrange(9)),
                "COMP_WORDS": sayable("malictl " + " ".join(argv) + odd_text(draw))}  # fmt: skip
        form = ""
    closed = draw.choice(CLOSED)
    if "_MALICTL_COMPLETE" in env:  # which a shell reads through a pipe
        closed = ""
    # exec, so that the process that is waited for is malictl, where no other one reads what it prints.
    end = f'ulimit -v {MEGABYTES * 1024}; {"exec" * ("|" not in closed)} "$@" {closed}'
    answer = ran(
        ["sh", "-c", end, "sh", sys.executable, "-m", "malictl", *argv], env, draw.choice((b"", b"coup-2021\n"))
    )
    told = (*argv, f"[{closed} {sorted(env.items() - environment().items())}]")
    if answer.code not in CODES or "Traceback (most recent" in answer.err or "Exception ignored" in answer.err:
        raise Fault(f"process: exit {answer.code}", f"{shown(told)}\n{answer.err[-1500:]}")
    if not closed:
        if "_MALICTL_COMPLETE" not in env:
            judge(told, answer)
        if form:
            judge_format(told, answer, form)


def ran(command: list[str], env: dict[str, str], stdin: bytes) -> Result:
    """Return what a process answered. Raises Fault if it took too long; out of memory it is a bug, exit 70."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        folder: Path = playground()
        said = [os.fsencode(word) for word in command]
        names = {os.fsencode(key): os.fsencode(value) for key, value in env.items()}
        process = subprocess.Popen(said, stdin=given, stdout=out, stderr=err, env=names, cwd=folder)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise Fault("process: hang", shown(tuple(command[5:]))) from None
        out.seek(0)
        err.seek(0)
        return Result(process.returncode, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"))
