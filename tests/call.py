"""Calling malictl as a user does: in this process with streams of our own, or as a real process on a real terminal."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from malictl.cli.app import App
from malictl.cli.run import run
from malictl.dataset.bundle import compile_folder

ROOT = Path(__file__).parent.parent
LITTLE = Path(__file__).parent / "little"
TODAY = "2026-11-21"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@cache
def compiled(folder: Path) -> Path:
    """Return a bundle of a folder that does not change, so that it is compiled once and not at every call."""
    kept.append(tempfile.TemporaryDirectory())
    path = Path(kept[-1].name) / "bundle.json"
    path.write_text(compile_folder(folder), encoding="utf-8", newline="\n")
    return path


kept: list[tempfile.TemporaryDirectory[str]] = []


def call(*argv: str, data: Path | str | None = LITTLE, env: dict[str, str] | None = None, **app: Any) -> Result:
    """Run malictl in this process and return exit code, standard output and standard error.

    `data` is a data folder or a bundle (None: the real dataset); `app` sets fields of App: stdout_tty=True,
    terminal_size=(80, 24), stdout_encoding="ascii" …
    """
    data = compiled(LITTLE) if data == LITTLE else data
    environ = {"MALICTL_TODAY": TODAY, **({"MALICTL_DATA": str(data)} if data else {}), **(env or {})}
    out, err = io.BytesIO(), io.BytesIO()
    code = run(App(argv=list(argv), stdout=out, stderr=err, environ=environ, **app))
    encoding = app.get("stdout_encoding", "utf-8")
    return Result(code, out.getvalue().decode(encoding), err.getvalue().decode("utf-8"))


def environment(**more: str) -> dict[str, str]:
    """Return an environment for real processes: `malictl` of this interpreter on PATH, day and look fixed."""
    keep = {key: value for key, value in os.environ.items() if key in ("HOME", "LANG", "SYSTEMROOT", "TMPDIR")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**keep, "PATH": path, "MALICTL_TODAY": TODAY, "NO_COLOR": "1", "TERM": "xterm", **more}


def shell(command: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell line under `set -o pipefail` and return its exit code and what both streams got."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        env=environment(**more),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )


def on_terminal(command: str, columns: int = 80, lines: int = 24, env: dict[str, str] | None = None) -> str:
    """Run a shell line whose standard output is a real terminal of that size, and return what it showed."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        ["bash", "-c", f"set -o pipefail; {command}"], env=environment(MALICTL_PAGER="cat", **(env or {})), cwd=ROOT,
        stdin=subprocess.DEVNULL, stdout=slave, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    shown = drained(master)
    process.wait()
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


def drained(terminal: int) -> bytes:
    """Return all that is written to a terminal until its other end is closed."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux reports the end of a terminal as an error
            return shown
        if not part:
            return shown
        shown += part
