from __future__ import annotations

import re
from pathlib import Path

import pytest

from malictl.cli.deliver import FORMATS
from tests.call import call

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
TERMINAL, PIPE = True, False

# (--color, environment, where standard output goes) → painted
TABLE = [
    # the terminal decides if nothing else does
    ("", {}, TERMINAL, True),
    ("", {}, PIPE, False),
    ("auto", {}, TERMINAL, True),
    ("auto", {}, PIPE, False),
    ("", {"TERM": "dumb"}, TERMINAL, False),
    # FORCE_COLOR and CLICOLOR_FORCE win over the terminal
    ("", {"FORCE_COLOR": "1"}, PIPE, True),
    ("", {"FORCE_COLOR": "3"}, PIPE, True),
    ("", {"FORCE_COLOR": "yes"}, PIPE, True),
    ("", {"CLICOLOR_FORCE": "1"}, PIPE, True),
    ("", {"FORCE_COLOR": "1", "TERM": "dumb"}, TERMINAL, True),
    ("", {"FORCE_COLOR": ""}, PIPE, False),
    ("", {"FORCE_COLOR": "0"}, PIPE, False),
    ("", {"CLICOLOR_FORCE": "0"}, PIPE, False),
    ("", {"CLICOLOR": "1"}, PIPE, False),
    # CLICOLOR=0 wins over these
    ("", {"CLICOLOR": "0"}, TERMINAL, False),
    ("", {"CLICOLOR": "0", "FORCE_COLOR": "1"}, TERMINAL, False),
    ("", {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, PIPE, False),
    # NO_COLOR wins over all of these, if it says anything
    ("", {"NO_COLOR": "1"}, TERMINAL, False),
    ("", {"NO_COLOR": "0"}, TERMINAL, False),
    ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, PIPE, False),
    ("", {"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "CLICOLOR": "1"}, TERMINAL, False),
    ("", {"NO_COLOR": ""}, TERMINAL, True),
    ("", {"NO_COLOR": "", "FORCE_COLOR": "1"}, PIPE, True),
    # --color wins over everything
    ("always", {}, PIPE, True),
    ("always", {"NO_COLOR": "1"}, PIPE, True),
    ("always", {"NO_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}, TERMINAL, True),
    ("never", {}, TERMINAL, False),
    ("never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, TERMINAL, False),
    ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, TERMINAL, False),
    ("auto", {"FORCE_COLOR": "1"}, PIPE, True),
]  # fmt: skip


def asked(option: str) -> list[str]:
    return ["--color", option] if option else []


@pytest.mark.parametrize(("option", "env", "terminal", "painted"), TABLE)
def test_colour_is_decided_in_order(option: str, env: dict[str, str], terminal: bool, painted: bool) -> None:
    answer = call("events", "-f", "table", *asked(option), env=env, stdout_tty=terminal)
    assert answer.code == 0
    assert bool(ESCAPE.search(answer.out)) == painted


OF_TIME = [("on", "2022-03-28"), ("on", "2018..2024", "--length", "full"), ("compare", "2021-05-24", "2022-11-30"),
           ("compare", "2021", "2022"), ("compare", "river-guard", "river-front"), ("timeline",),
           ("timeline", "--by", "turning-point"), ("timeline", "--spans")]  # fmt: skip
OF_SOURCES = [("summary", "river-guard"), ("search", "oldbridge"), ("event", "oldbridge-killings-2022", "--accounts"),
              ("events", "--evidence", "contested"), ("cite", "coup-2021", "--style", "mla")]  # fmt: skip


@pytest.mark.parametrize(
    "argv", [("events",), ("event", "oldbridge-killings-2022"), ("actor", "river-guard"), (), *OF_TIME,
             *(argv for argv in OF_SOURCES if argv[0] != "search")]
)  # fmt: skip
def test_colour_adds_nothing_and_takes_nothing_away(argv: tuple[str, ...]) -> None:
    painted = call(*argv, "-f", "table", "--color", "always", stdout_tty=True) if argv else call(stdout_tty=True)
    bare = call(*argv, "-f", "table", "--color", "never", stdout_tty=True) if argv else call(env={"NO_COLOR": "1"},
                                                                                         stdout_tty=True)  # fmt: skip
    assert ESCAPE.search(painted.out)
    lines = [ESCAPE.sub("", line).rstrip() for line in painted.out.splitlines()]
    assert lines == [line.rstrip() for line in bare.out.splitlines()]


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "table"])
@pytest.mark.parametrize("argv", [("events",), ("event", "oldbridge-killings-2022"), *OF_TIME[:4], *OF_SOURCES])
def test_a_machine_format_is_never_painted(argv: tuple[str, ...], format_name: str) -> None:
    plain = call(*argv, "-f", format_name)
    forced = call(*argv, "-f", format_name, env={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, stdout_tty=True)
    always = call(*argv, "-f", format_name, "--color", "always", stdout_tty=True)
    assert "\x1b" not in forced.out + always.out
    if format_name != "json":  # the document repeats the arguments
        assert plain.out == forced.out == always.out


def test_a_file_is_not_painted_because_the_terminal_is_a_terminal(tmp_path: Path) -> None:
    target = tmp_path / "events.out"
    answer = call("events", "-f", "table", "-o", str(target), stdout_tty=True)
    assert (answer.code, answer.out) == (0, "")
    assert "\x1b" not in target.read_text("utf-8")


@pytest.mark.parametrize("argv", [("event", "nothing-of-the-kind"), ("events", "--type", "nonsense"), ("evnts",)])
def test_errors_are_not_painted(argv: tuple[str, ...]) -> None:
    answer = call(*argv, env={"FORCE_COLOR": "1"}, stdout_tty=True, stderr_tty=True)
    assert answer.code in (2, 4)
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("wrong", ["sometimes", "yes", ""])
def test_an_unknown_colour_is_refused_with_the_known_ones(wrong: str) -> None:
    answer = call("events", "--color", wrong)
    assert answer.code == 2
    assert all(word in answer.err for word in ("auto", "always", "never"))
