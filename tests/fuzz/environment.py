"""Environment variables: each that malictl, Click or Rich reads, with any value."""

from __future__ import annotations

from random import Random

from tests.call import LITTLE, compiled
from tests.fuzz.odd import mutated, odd_text, sayable
from tests.fuzz.verdict import judge_format, judged

VARIABLES = (
    "MALICTL_TODAY", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLORTERM", "TERM", "COLUMNS", "LINES",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LANG", "LC_ALL", "LESS", "LESSCHARSET", "HOME", "PATH", "TZ", "EDITOR",
)  # fmt: skip
VALUES = (
    "", "0", "1", "-1", "dumb", "xterm", "xterm-256color", "truecolor", "unknown", "C", "POSIX", "fr_FR.ISO-8859-1",
    "2026-11-21", "2024-02-29", "2025-02-29", "0001-01-01", "9999-12-31", "99999999999999999999", "yes", "no",
)  # fmt: skip
# A pager is a program that is run: only these, and none that a random name could be.
PAGERS = ("", " ", "cat", "cat -v", "no-such-pager", "no-such-pager --x", "'unbalanced", "true", "false", "/dev/null",
          "/", "no\nsuch", "\udcff", "'' x", "head -n 1")  # fmt: skip
DATA = ("", "/no/such/bundle.json", "/dev/null", "/", ".", "\udcff", "x" * 5000, "\x1b[31m", "/dev/full", "../..")
CALLS = (
    ("events",), ("events", "--json"), ("event", "coup-2021"), ("on", "today"), ("compare", "last year", "this year"),
    ("timeline", "--spans"), ("summary", "river-guard"), (), ("--help",), ("events", "--since", "3 months ago", "-f",
    "csv"),
    ("about",), ("cite", "coup-2021"), ("event", "nothing"), ("check",), ("search", "river", "-f", "table"),
)  # fmt: skip


def variables(draw: Random) -> dict[str, str]:
    """Return some variables with some values."""
    found = {}
    for name in draw.choices(VARIABLES, k=draw.randint(0, 5)):
        value = draw.choice(VALUES)
        found[name] = sayable(
            value if draw.random() < 0.6 else mutated(draw, value) if draw.random() < 0.5 else odd_text(draw)
        )
    for name in ("MALICTL_PAGER", "PAGER"):
        if draw.random() < 0.3:
            found[name] = draw.choice(PAGERS)
    if not {"MALICTL_PAGER", "PAGER"} & {*found}:
        found["PAGER"] = "true"
    if draw.random() < 0.2:
        found["MALICTL_DATA"] = draw.choice(DATA)
    return found


def case(draw: Random) -> None:
    argv, given = draw.choice(CALLS), variables(draw)
    terminal = draw.random() < 0.5
    if given.get("MALICTL_DATA") == "":  # then it is that of the checkout, which is slower to open
        given["MALICTL_DATA"] = str(compiled(LITTLE))
    paged = given.get("MALICTL_PAGER", given.get("PAGER")) == "head -n 1"  # would print into ours
    answer = judged(
        *argv, env=given, stdout_tty=terminal, stderr_tty=terminal, stdin_tty=terminal and not paged,
        terminal_size=(80, draw.choice((5, 1000))),
    )  # fmt: skip
    form = "json" if "--json" in argv else "csv" if "csv" in argv else ""
    judge_format(argv, answer, form)
