from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from malictl.cli.deliver import FORMATS
from malictl.dataset.bundle import compile_folder
from tests.call import LITTLE, ROOT, call, environment, on_terminal, shell

BOXES = re.compile("[\u2500-\u259f]")
# What must not reach a terminal: controls but newline and tab, and what reorders or hides text.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
EVENT = "oldbridge-killings-2022"
LONG_WORD = "x9Qk" * 50
BARE = {"NO_COLOR": "1"}

# Every kind of answer, and what is written without one.
ANSWERS = [
    (), ("events",), ("events", "--count-by", "year,type"), ("event", EVENT), ("event", EVENT, "--accounts"),
    ("actors",), ("actor", "river-guard"), ("actor", "amina-kessou"), ("places",), ("place", "testland"), ("sources",),
    ("source", "observatory-2023-report"), ("about",), ("about", "vocab"), ("check", str(LITTLE)),
    ("summary", "river-guard"), ("search", "river"), ("cite", "zorvania-2024-advice", "coup-2021"),
]  # fmt: skip
TEXTS = [("--help",), ("events", "--help"), ("--version",), ("completion", "bash"), ("about", "schema", "events")]


def ids(argv: tuple[str, ...]) -> str:
    return " ".join(argv).replace(str(LITTLE), "little") or "malictl"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("streams") / "little.json"
    path.write_text(compile_folder(LITTLE), encoding="utf-8")
    return str(path)


def squeezed(text: str) -> str:  # wrapping makes no difference
    return "".join(text.split())


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("command", ["events", "events --json", "sources -f csv", "event mali-coup-2020 -f table"])
def test_head_ends_a_long_answer_quietly(command: str, unbuffered: dict[str, str]) -> None:
    done = shell(f"malictl {command} | head -1", **unbuffered)  # the real dataset: more than a pipe holds
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("argv", [*ANSWERS[:4], *TEXTS], ids=ids)
def test_a_reader_that_has_gone_is_no_error(bundle: str, argv: tuple[str, ...], unbuffered: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "malictl", *argv], stdout=writer, stderr=subprocess.PIPE, cwd=ROOT, check=False,
        env=environment(MALICTL_DATA=bundle, **unbuffered),
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("argv", [("events",), ("event", EVENT), ("about", "vocab"), *TEXTS], ids=ids)
def test_a_full_disk_is_exit_5_and_says_so(bundle: str, argv: tuple[str, ...]) -> None:
    done = shell(f"malictl {' '.join(argv)} >/dev/full", MALICTL_DATA=bundle)
    assert (done.returncode, done.stderr.count(b"\n")) == (5, 2)
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("command", "code"),
    [("events", 0), ("event coup-2021 -f table", 0), ("--help", 0), ("event nothing", 4)],
)
def test_closed_streams_change_no_exit_code_and_bring_no_traceback(
    bundle: str, command: str, code: int, closed: str
) -> None:
    done = shell(f"malictl {command} {closed}", MALICTL_DATA=bundle)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) == (code == 0 and ">&-" not in closed.replace("2>&-", ""))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(("command", "code"), [("event nothing", 4), ("events --limit 1", 0)])
def test_an_error_stream_that_cannot_be_written_changes_nothing(bundle: str, command: str, code: int) -> None:
    done = shell(f"malictl {command} 2>/dev/full", MALICTL_DATA=bundle)
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)


def test_malictl_alone_is_an_answer(bundle: str) -> None:
    done = shell("malictl", MALICTL_DATA=bundle)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"7 events" in done.stdout
    assert done.stdout.count(b"malictl ") >= 6


# --- no colour, no boxes, no cut cells in a pipe -----------------------------------------------------------------


@pytest.mark.parametrize(
    "env",
    [{"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}, {"COLORTERM": "truecolor"},
     {"TERM": "dumb"}, {"COLUMNS": "20", "LINES": "3"}, {"TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1"}],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("argv", ANSWERS, ids=ids)
def test_a_pipe_gets_no_escape_and_no_box_whatever_the_environment_says(
    bundle: str, argv: tuple[str, ...], env: dict[str, str]
) -> None:
    for form in ((), ("-f", "md")) if argv else ((),):
        answer = call(*argv, *form, env=env, data=bundle)
        assert answer.code == 0
        assert "\x1b" not in answer.out + answer.err
        assert not BOXES.search(answer.out)


def test_a_real_pipe_gets_no_escape_and_no_box_either(bundle: str) -> None:
    done = shell("unset NO_COLOR; malictl events --count-by year | cat", MALICTL_DATA=bundle, FORCE_COLOR="1")
    assert done.stdout == b"2020\t1\n2021\t1\n2022\t2\n2023\t2\n2024\t1\n"


@pytest.mark.parametrize("format_name", ["table", "plain", "md"])
def test_no_width_cuts_a_cell_in_a_pipe(bundle: str, format_name: str) -> None:
    for command in ("events", "event convoy-ambush-2023"):
        wide = shell(f"malictl {command} -f {format_name}", MALICTL_DATA=bundle, COLUMNS="500")
        narrow = shell(f"malictl {command} -f {format_name}", MALICTL_DATA=bundle, COLUMNS="20")
        assert narrow.stdout == wide.stdout
        assert "…".encode() not in wide.stdout


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_word_is_too_long_for_a_pipe(format_name: str) -> None:
    answer = call("event", "convoy-ambush-2023", "-f", format_name, env={"COLUMNS": "20"}, terminal_size=(20, 5))
    if format_name in ("csv", "tsv"):  # one row: the columns of the list
        assert "convoy-ambush-2023" in answer.out
    else:
        assert LONG_WORD in squeezed(answer.out)


@pytest.mark.parametrize("width", [20, 33, 41, 60, 80, 133])
def test_a_narrow_table_folds_its_cells_and_loses_no_letter(width: int) -> None:
    fields = ("--fields", "title,places,evidence")
    letters = [
        Counter(squeezed(call("events", "-f", "table", *fields, "--width", str(cells)).out.replace("─", "")))
        for cells in (width, 1000)
    ]
    assert letters[0] == letters[1]


@pytest.mark.parametrize("width", [20, 40, 80, 160])
def test_a_screen_is_never_wider_than_the_terminal_and_keeps_every_sentence(width: int) -> None:
    for argv in (("events",), ("event", EVENT), ("event", "convoy-ambush-2023"), ("actor", "river-guard"), ("about",)):
        answer = call(*argv, stdout_tty=True, terminal_size=(width, 24), env=BARE)
        assert answer.code == 0
        assert max(map(len, answer.out.splitlines())) <= width
        if argv[1:] == ("convoy-ambush-2023",):
            assert f"number{LONG_WORD}wasstopped" in squeezed(answer.out)


def test_columns_that_do_not_fit_are_named() -> None:
    wide, narrow = (call("events", stdout_tty=True, terminal_size=(n, 50), env=BARE).out for n in (160, 50))
    assert "left out" not in wide
    assert re.search("leftoutatthiswidth:.*where", squeezed(narrow))


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("source", "zorvania-2024-advice"), r"via\s+courrier-2024-conseil"),  # not read itself
        (("source", "courrier-2024-conseil"), r"carries\s+zorvania-2024-advice"),
        (("event", EVENT), "Described"),  # what makes the figure contested
        (("span", "river-blockade"), "Holders"),  # a number is never bare
    ],
)
def test_what_a_promise_rests_on_is_never_left_out(argv: tuple[str, ...], words: str) -> None:
    answer = call(*argv, stdout_tty=True, terminal_size=(80, 24), env=BARE)
    # The last column of a table: what wraps in it stands alone at the end of its lines.
    last = "\n".join(line.split("  ")[-1].strip() for line in answer.out.partition("\nSources\n")[0].splitlines())
    assert re.search(words, last) or re.search(words, answer.out)


# --- text as it is -----------------------------------------------------------------------------------------------

OF_RECORDS = [name for name in FORMATS if name not in ("bibtex", "ris", "csl-json")]  # these hold sources alone


@pytest.mark.parametrize("format_name", OF_RECORDS)
@pytest.mark.parametrize("painted", [False, True], ids=["bare", "painted"])
def test_brackets_and_codes_survive(format_name: str, painted: bool) -> None:
    colour = ("--color", "always" if painted else "never", "--width", "1000")
    march, killings = (call(*argv, "-f", format_name, *colour) for argv in (("events", "march"), ("event", EVENT)))
    assert "=1+1 [/1] :smile: march at Tésta" in march.out.replace("\\", "")
    assert "Killings at Oldbridge [sic]" in killings.out.replace("\\", "")


def awkward_copy(folder: Path, text: str) -> Path:
    """Return a copy of the little dataset in which a title, a statement and a name hold `text`, written as TOML."""
    shutil.copytree(LITTLE, folder)
    for file, old in (
        ("events/2021/coup-2021.toml", 'title = "Coup at Tésta'),
        ("events/2021/coup-2021.toml", 'text = "Amina'),
        ("actors/river-guard.toml", 'text = "River Guard'),
    ):
        path = folder / file
        whole = path.read_text("utf-8")
        assert old in whole
        path.write_text(whole.replace(old, f"{old}{text}"), encoding="utf-8")
    assert call("check", str(folder), "--fix").code == 0
    return folder


@pytest.mark.parametrize("format_name", FORMATS)
def test_control_characters_of_the_data_never_reach_a_terminal(tmp_path: Path, format_name: str) -> None:
    data = awkward_copy(tmp_path / "data", "\\u001b[31mred\\u202e\\u0007\\u009b2J\\u200b")
    for argv in (("events",), ("event", "coup-2021"), ("actors",), ("actor", "river-guard"), ("actor", "amina-kessou")):
        answer = call(*argv, "-f", format_name, data=data, env=BARE, stdout_tty=True, terminal_size=(200, 50))
        assert answer.code == 0
        assert not HIDDEN.search(answer.out + answer.err)
        named = format_name in OF_RECORDS and argv != ("actor", "amina-kessou")
        assert not named or "[31mred" in answer.out.replace("\\[", "[")


BAD = "\x1b[31mred\x9b2J\u202e\u2066\x07\x7f\r"


@pytest.mark.parametrize(
    "argv",
    [(BAD,), ("event", BAD), ("actor", f"river {BAD}"), ("events", "--since", BAD),
     ("events", "--type", BAD), ("events", "--place", BAD), ("events", "--not", BAD), ("events", "--tag", BAD),
     ("events", "--fields", BAD), ("events", f"--{BAD}"), ("events", "-n", BAD), ("events", "-f", BAD),
     ("events", "-o", f"no/{BAD}"), ("check", BAD), ("about", BAD), ("about", "schema", BAD), ("completion", BAD)],
    ids=lambda argv: " ".join(argv).replace(BAD, "BAD"),
)  # fmt: skip
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["table", "json"])
def test_control_characters_of_arguments_never_reach_a_terminal(argv: tuple[str, ...], form: tuple[str, ...]) -> None:
    answer = call(*argv, *form, stdout_tty=True, stderr_tty=True)
    assert (answer.code in (2, 4, 5), bool(answer.err)) == (True, True)
    assert not HIDDEN.search(answer.out + answer.err)


@pytest.mark.parametrize("form", ["table", "plain", "json"])
def test_control_characters_that_are_searched_for_never_reach_a_terminal(form: str) -> None:
    answers = [call(name, BAD, "-f", form, stderr_tty=True) for name in ("events", "search")]
    assert [answer.code for answer in answers] == [0, 0]
    assert not HIDDEN.search("".join(answer.out + answer.err for answer in answers))


# --- terminals that cannot show everything ----------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("argv", ANSWERS, ids=ids)
def test_a_terminal_of_any_encoding_gets_every_answer(bundle: str, argv: tuple[str, ...], encoding: str) -> None:
    whole = call(*argv, data=bundle, stdout_tty=True)
    shown = call(*argv, data=bundle, stdout_tty=True, stdout_encoding=encoding, stderr_encoding=encoding)
    assert shown.code == 0
    assert len(shown.out.splitlines()) == len(whole.out.splitlines())


def test_letters_and_marks_that_ascii_lacks_are_written_with_those_it_has() -> None:
    answer = call("events", "--fields", "when,title,actors", "--width", "200", stdout_tty=True, stdout_encoding="ascii")
    assert "march at Testa" in answer.out
    assert "27-29 March 2022" in answer.out
    assert "?" not in answer.out


def test_french_quotation_marks_become_plain_ones_in_ascii() -> None:
    answer = call("source", "courrier-2024-conseil", stdout_tty=True, stdout_encoding="ascii")
    assert "deconseille" in answer.out
    assert " ? " not in answer.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_pipes_and_files_are_utf_8_whatever_python_is_told(bundle: str, tmp_path: Path, encoding: str) -> None:
    target = tmp_path / "events.csv"
    env = {"MALICTL_DATA": bundle, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = shell(f"malictl events -f csv; malictl events -o {target}", **env)
    assert done.returncode == 0
    assert "march at Tésta" in done.stdout.decode("utf-8")
    assert target.read_bytes() == done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("argv", [("events", "--count-by", "year"), *TEXTS], ids=ids)
def test_a_real_terminal_of_another_encoding_gets_whole_answers(
    bundle: str, argv: tuple[str, ...], encoding: str
) -> None:
    line = f"malictl {' '.join(argv)}; echo code=$?"
    shown = on_terminal(line, env={"MALICTL_DATA": bundle, "PYTHONIOENCODING": encoding})
    assert shown.endswith("code=0\n")
    assert shown.isascii()


# --- the pager ---------------------------------------------------------------------------------------------------

BOTH: dict[str, Any] = {"stdin_tty": True, "stdout_tty": True}


@pytest.mark.parametrize(
    ("argv", "env", "app", "paged"),
    [
        ((), {}, {}, True),
        ((), {"PAGER": "false"}, {}, True),
        ((), {}, {"stdin_tty": False}, False),
        ((), {}, {"stdout_tty": False}, False),
        ((), {}, {"terminal_size": (80, 500)}, False),
        (("--no-pager",), {}, {}, False),
        ((), {"TERM": "dumb"}, {}, False),
        (("-f", "plain"), {}, {}, False),
        (("--json",), {}, {}, False),
        ((), {"MALICTL_PAGER": ""}, {}, False),
        ((), {"MALICTL_PAGER": "cat"}, {}, False),
        ((), {"MALICTL_PAGER": "no-such-pager --flag"}, {}, False),
        ((), {"MALICTL_PAGER": "'unbalanced"}, {}, False),
    ],
)
def test_only_a_long_answer_between_two_terminals_is_paged(
    tmp_path: Path, argv: tuple[str, ...], env: dict[str, str], app: dict[str, Any], paged: bool
) -> None:
    seen = tmp_path / "seen"
    pager = {"MALICTL_PAGER": f"sh -c 'cat >{seen}'", "TERM": "xterm", **env}
    answer = call("event", EVENT, *argv, env=pager, **{**BOTH, "terminal_size": (80, 24), **app})
    assert (answer.code, answer.err) == (0, "")
    shown = seen.read_text("utf-8") if seen.exists() else ""
    assert "courrier.example/2024/02/04/conseil" in shown + answer.out
    assert (bool(shown), bool(answer.out)) == (paged, not paged)


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager"])
def test_pager_is_asked_where_malictl_pager_is_not_set(pager: str) -> None:
    assert "Killings at Oldbridge" in call("event", EVENT, env={"PAGER": pager}, **BOTH).out


def test_a_real_terminal_is_paged_and_one_without_a_keyboard_is_not(bundle: str, tmp_path: Path) -> None:
    pager = f"MALICTL_PAGER=\"sh -c 'cat >{tmp_path}/seen'\" malictl event {EVENT}"
    assert "Killings" in on_terminal(f"{pager} </dev/null", env={"MALICTL_DATA": bundle})
    assert not (tmp_path / "seen").exists()
    assert on_terminal(f"{pager} <&1", env={"MALICTL_DATA": bundle}) == ""
    assert "Killings" in (tmp_path / "seen").read_text("utf-8")
