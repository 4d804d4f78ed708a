"""The wheel, built from this checkout and installed into an environment of its own; and what it answers at home."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TODAY = "2026-11-21"
# Every kind of answer, in every kind of format; what one of them must end with.
COMMANDS: dict[str, tuple[list[str], int]] = {
    "start page": ([], 0),
    "help": (["events", "--help"], 0),
    "list": (["events", "--since", "2020"], 0),
    "list, table": (["events", "--type", "coup", "-f", "table", "--width", "80"], 0),
    "event, json": (["event", "mali-coup-2020", "--json"], 0),
    "summary, md": (["summary", "mali-coup-2020", "-f", "md"], 0),
    "sources, csv": (["sources", "-f", "csv"], 0),
    "cite, bibtex": (["cite", "mali-coup-2020", "-f", "bibtex"], 0),
    "schema": (["about", "schema", "events"], 0),
    "relative date": (["on", "3 months ago", "-f", "jsonl"], 0),
    "search, none": (["search", "qqqq", "-e"], 1),
    "wrong use": (["events", "--since", "03/04/2020"], 2),
    "unknown name": (["event", "qqqq"], 4),
}


@dataclass(frozen=True)
class Got:
    """What a process ended with, and what its streams got."""

    code: int
    out: bytes
    err: bytes


@dataclass
class Home:
    """An environment with malictl in it. `python` is its interpreter."""

    folder: Path
    wheel: Path
    python: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def malictl(self) -> str:
        """The console script."""
        return str(self.python.parent / "malictl")

    @cached_property
    def plain(self) -> dict[str, Got]:
        """What each command answers where nothing is odd."""
        return {name: self.run([self.malictl, *argv]) for name, (argv, _) in COMMANDS.items()}

    def run(self, command: list[str], env: dict[str, str] | None = None, seconds: int = 30, cwd: str = "/") -> Got:
        """Return what a command answered; `env` is the whole environment but for the day and the PATH."""
        whole = {"PATH": os.defpath, "MALICTL_TODAY": TODAY, **(self.env if env is None else env)}
        done = subprocess.run(
            command, env=whole, capture_output=True, stdin=subprocess.DEVNULL, cwd=cwd, timeout=seconds, check=False
        )
        return Got(done.returncode, done.stdout, done.stderr)

    def shell(self, line: str, env: dict[str, str] | None = None, cwd: str = "/") -> Got:
        """Return what a line of bash answered, in which `malictl` is the installed one."""
        return self.run(
            ["bash", "-c", f'malictl() {{ "{self.malictl}" "$@"; }}; set -o pipefail; {line}'], env, cwd=cwd
        )


def build(folder: Path) -> Path:
    """Return the wheel of this checkout, built into a folder."""
    _done([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)])
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(folder: Path, wheel: Path, python: str = sys.executable, pins: tuple[str, ...] = ()) -> Home:
    """Return an environment of an interpreter with the wheel, and what it needs, in it."""
    _done([python, "-m", "venv", "--without-pip", str(folder)])
    inside = folder / "bin" / "python"
    pip = ["python3", "-m", "pip", "--python", str(inside), "install", "-q", "--disable-pip-version-check"]
    _done([*pip, str(wheel), *pins])
    return Home(folder, wheel, inside)


def _done(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
