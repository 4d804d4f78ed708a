"""The command line: any command with any words, on a pipe or on a terminal of any size."""

from __future__ import annotations

import io
import os
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.verdict import Fault, judge_format, judged
from tests.fuzz.words import arguments

kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def playground() -> Path:
    """Return a folder that a case may write in, with a folder and a file of the user's own."""
    kept.append(tempfile.TemporaryDirectory())
    folder = Path(kept[-1].name)
    (folder / "folder.csv").mkdir()
    return folder


def surroundings(draw: Random) -> dict[str, Any]:
    """Return streams of some kind: pipes, or a terminal that may know little and be small."""
    if draw.random() < 0.5:
        return {"terminal_size": (80, 24)}
    terminal = draw.random() < 0.8
    return {
        "stdout_tty": terminal,
        "stderr_tty": draw.random() < 0.8,
        "terminal_size": (draw.choice((20, 40, 80, 300)), draw.choice((5, 24, 1000))),
        "stdout_encoding": draw.choice(("utf-8", "utf-8", "ascii", "cp1252")) if terminal else "utf-8",
    }


def case(draw: Random) -> None:
    argv, form = arguments(draw)
    app = surroundings(draw)
    folder, home = playground(), os.getcwd()
    mine = folder / "out.csv"
    mine.write_text("mine", encoding="utf-8")
    os.chdir(folder)
    try:
        answer = judged(*argv, stdin=io.BytesIO(b"coup-2021\n"), **app)
    finally:
        os.chdir(home)
    if form and app.get("stdout_encoding", "utf-8") == "utf-8":
        judge_format(argv, answer, form)
    forced = any(word.startswith("--fo") for word in argv)
    if not forced and mine.read_text("utf-8", errors="replace") != "mine":
        raise Fault("a file replaced without --force", repr(argv))
    for path in folder.iterdir():
        if path.name.endswith(".part"):
            raise Fault("a part of a file left behind", f"{argv!r}: {path.name!r}")
        if path.is_file():
            path.unlink()
