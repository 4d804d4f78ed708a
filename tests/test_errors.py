from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from malictl.cli.app import App
from malictl.dataset.bundle import bundle_text, compile_folder
from tests.call import LITTLE, ROOT, Result, call, environment


def told(answer: Result, code: int) -> str:
    """Return what an error said, having looked at its form: what is wrong, then what to do; nothing else anywhere."""
    assert (answer.code, answer.out) == (code, "")
    lines = answer.err.splitlines()
    assert len(lines) >= 2, "what is wrong, and what to do"
    assert lines[0].startswith("Error: ")
    assert not any(line.startswith(("Error", "Usage", "Traceback", "  File")) for line in lines[1:])
    return answer.err


def told_as_json(answer: Result, code: int) -> dict[str, Any]:
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    error: dict[str, Any] = json.loads(answer.err)["error"]
    assert list(error) == ["code", "message", "hint", "candidates"]
    assert error["message"]
    assert error["hint"]
    return error


def named(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


# --- wrong use ---------------------------------------------------------------------------------------------------

# arguments → what the message names, and what it says to do
WRONG_USE: list[tuple[tuple[str, ...], str, str]] = [
    (("evnts",), '"evnts"', "malictl events"),
    (("events", "--nonsense"), "--nonsense", "malictl events --help"),
    (("events", "--sinse", "2020"), "--sinse", "--since"),
    (("event",), "NAME", "malictl event --help"),
    (("source", "atlas-2020-testland", "more"), "more", "malictl source --help"),
    (("compare", "river", "guard", "river-front"), "not 3", "between quotes"),
    (("compare", "2020"), "not 1", "Write both"),
    (("events", "--limit", "x"), "--limit", "malictl events --help"),
    (("events", "--limit", "-1"), "-1", "x>=0"),
    (("events", "--width", "5"), "5", "20<=x<=1000"),
    (("events", "-f", "yaml"), "yaml", "'jsonl'"),
    (("events", "-f", "csv", "--json"), "csv and json", "Keep one"),
    (("events", "--type", "cuop"), '"cuop"', "coup"),
    (("events", "--type", "coup,nonsense"), '"nonsense"', "malictl about vocab event-type"),
    (("events", "--type", ""), "--type", "malictl about vocab event-type"),
    (("events", "--role", "boss"), '"boss"', "initiator"),
    (("events", "--evidence", "sure"), '"sure"', "contested"),
    (("events", "--significance", "4"), '"4"', "1, 2, 3"),
    (("events", "--tag", "convoy"), '"convoy"', "convoys"),
    (("events", "--sort", "size"), "'size'", "'significance'"),
    (("events", "--count-by", "colour"), '"colour"', "evidence"),
    (("events", "--dates", "maybe"), "'maybe'", "'certain'"),
    (("events", "--color", "red"), "'red'", "'never'"),
    (("events", "--fields", "nonsense"), '"nonsense"', "evidence"),
    (("events", "--not", "type"), '"type"', "--not type="),
    (("events", "--not", "colour=red"), '"colour=red"', "significance"),
    (("events", "--not", "type=nonsense"), '"nonsense"', "malictl about vocab event-type"),
    (("actors", "--kind", "sort"), '"sort"', "armed-group"),
    (("places", "--kind", "sort"), '"sort"', "region"),
    (("sources", "--class", "sort"), '"sort"', "news-agency"),
    (("about", "nonsense"), "'nonsense'", "'exit-codes'"),
    (("about", "vocab", "nonsense"), '"nonsense"', "event-type"),
    (("about", "schema", "nonsense"), '"nonsense"', "accounts"),
    (("completion", "tcsh"), "'tcsh'", "'zsh'"),
    (("check", "/no/such/folder"), "/no/such/folder", "malictl check"),
    (("events", "-o", "events"), '"events"', ".csv"),
    # dates that are not guessed
    (("events", "--since", "03/04/2020"), "3 April 2020 or 4 March 2020", "2020-04-03 or 2020-03-04"),
    (("events", "--since", "13/04/2020"), "13/04/2020", "2020-04-13"),
    (("events", "--since", "20200818"), "20200818", "2020-08-18"),
    (("events", "--since", "2021-13"), "months run 01-12", "malictl about dates"),
    (("events", "--since", "2021-02-30"), "February 2021 has 28 days", "2021-02-28"),
    (("events", "--in", "2022..2020"), "backwards", "2020..2022"),
    (("events", "--on", "whenever"), "whenever", "mid-2021, 3 months ago"),
    (("events", "--on", ""), '""', "malictl about dates"),
    (("events", "--in", ".."), "no date", "2020..2022"),
    (("events", "--in", "18 August"), "no year", "18 August 2020"),
    (("events", "--in", "Monday 18 August 2020"), "was a Tuesday", "2020-08-18"),
    (("events", "--in", "past 0 days"), "no time", "at least 1"),
    (("on", "2020.."), "open", "2020..2022"),
    (("events", "--since", "..2020"), "no first day", "--in ..2020"),
    (("events", "--until", "2020.."), "no last day", "--in 2020.."),
    (("events", "--since", "2022", "--until", "2021"), "--since 2022 is after --until 2021", "Exchange"),
]
# What is refused before --json is read, or has no format, or another.
NO_JSON = {"evnts", "--nonsense", "--sinse", "tcsh", "-f", "-o"}


@pytest.mark.parametrize(("argv", "what", "cure"), WRONG_USE, ids=named)
def test_wrong_use_is_exit_2_with_what_is_wrong_and_what_to_do(argv: tuple[str, ...], what: str, cure: str) -> None:
    text = told(call(*argv), 2)
    assert what in text.splitlines()[0]
    assert cure in text
    assert text.splitlines()[0][len("Error: ")] == text[len("Error: ")].lower()
    assert told(call(*argv, "--quiet") if argv[0] == "events" else call(*argv), 2).splitlines()[0] in text


@pytest.mark.parametrize(
    ("argv", "what", "cure"),
    [case for case in WRONG_USE if not NO_JSON & set(case[0])],
    ids=named,
)
def test_wrong_use_under_json_is_one_line_of_json(argv: tuple[str, ...], what: str, cure: str) -> None:
    error = told_as_json(call(*argv, "--json"), 2)
    assert error["code"] in ("usage", "date")
    assert what in error["message"]
    assert cure in error["message"] + error["hint"]


def test_two_formats_are_refused_in_the_first_of_them() -> None:
    assert told_as_json(call("events", "--json", "-f", "csv"), 2)["message"] == "two formats at once: json and csv."


@pytest.mark.parametrize("argv", [("evnts", "--json"), ("events", "--json", "--nonsense"), ("events", "--json", "-n")])
def test_what_is_refused_early_under_json_is_json_too(argv: tuple[str, ...]) -> None:
    told_as_json(call(*argv), 2)


@pytest.mark.parametrize("option", ["--place", "--source", "--holder", "--tag", "--actor"])
@pytest.mark.parametrize("value", ["", ",", " "])
def test_an_empty_name_is_no_filter(option: str, value: str) -> None:
    assert call("events", option, value).code in (2, 4)


def test_a_name_that_a_topic_does_not_take_is_refused() -> None:
    told(call("about", "coverage", "nonsense"), 2)


@pytest.mark.parametrize("day", ["today", "2026", "2026-13-01", "20261121", "2026-11-21?"])
def test_a_reference_day_that_is_none_is_wrong_use(day: str) -> None:
    error = told_as_json(call("events", "--json", env={"MALICTL_TODAY": day}), 2)
    assert f'"{day}"' in error["message"]
    assert "YYYY-MM-DD" in error["hint"]


# --- data that cannot be read ------------------------------------------------------------------------------------

GOOD = compile_folder(LITTLE)


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(GOOD)
    change(document)
    tables = {name: list(records.values()) for name, records in document.items() if name != "lines"}
    return bundle_text(tables)


BUNDLES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "damaged"),
    "cut short": (GOOD[: len(GOOD) // 2], "damaged"),
    "a hole in the middle": (GOOD[:9000] + GOOD[30000:], "damaged"),
    "not text": (b"\xff\xfe\x00\x01", "damaged"),
    "another encoding": (GOOD.encode("utf-16"), "damaged"),
    "a web page": ("<html></html>", "damaged"),
    "nested without end": ("[" * 200_000, "damaged"),
    "a list": ("[]", "not a malictl dataset"),
    "an empty object": ("{}", "not a malictl dataset"),
    "a number": ("5", "not a malictl dataset"),
    "nothing": ("null", "not a malictl dataset"),
    "another TinyDB": ('{"_default":{"1":{"name":"x"}}}', "not a malictl dataset"),
    "a newer one": (changed(lambda b: b["meta"]["1"].update(format="malictl/bundle/99")), "malictl/bundle/99"),
    "an odd one": (changed(lambda b: b["meta"]["1"].update(format=7)), "format 7"),
    "laid out anew": (json.dumps(json.loads(GOOD)), "damaged"),
}
NOT_SEEN: dict[str, str] = {
    "a letter changed": GOOD.replace('"significance_reason":', '"significance_reason"='),
    "a record that is gone": changed(lambda b: b["events"].pop("2")),
    "a record that is null": changed(lambda b: b["events"].update({"2": None})),
    "no events": changed(lambda b: b.pop("events")),
    "only meta": changed(lambda b: [b.pop(name) for name in list(b) if name != "meta"]),
    "no index": changed(lambda b: b.pop("event_index")),
    "no ids": changed(lambda b: b.pop("ids")),
    "ids of another kind": changed(lambda b: b["ids"]["1"].update(kind="actor")),
    "ids that are text": changed(lambda b: b["ids"]["1"].update(ids="x")),
    "a table that is empty": changed(lambda b: b.update(events={})),
    "a record that is text": changed(lambda b: b["events"].update({"2": "x"})),
    "a record without a title": changed(lambda b: b["events"]["2"].pop("title")),
    "an index without kinds": changed(lambda b: b["event_index"]["2"].pop("kind")),
    "no coverage": changed(lambda b: b["meta"]["1"].pop("coverage")),
}


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_that_is_damaged_foreign_or_newer_is_exit_3(tmp_path: Path, name: str) -> None:
    content, what = BUNDLES[name]
    path = tmp_path / "some.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for argv in (("events",), ("event", "coup-2021"), ("events", "--type", "coup")):
        text = told(call(*argv, data=path), 3)
        assert what in text
        assert "some.json" in text
        error = told_as_json(call(*argv, "--json", data=path), 3)
        assert (error["code"], what in error["message"]) == ("data", True)


@pytest.mark.parametrize("name", NOT_SEEN)
def test_what_does_not_fit_in_a_bundle_is_exit_3_where_it_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "some.json"
    path.write_text(NOT_SEEN[name], encoding="utf-8")
    refused = 0
    for argv in (("events",), ("event", "coup-2021"), ("events", "--type", "coup")):
        for told_so, asked in ((told, argv), (told_as_json, (*argv, "--json"))):
            answer = call(*asked, data=path)
            if answer.code:  # what a question does not read cannot spoil its answer
                told_so(answer, 3)
                refused += 1
    assert refused


def test_data_that_is_not_there_is_exit_3(tmp_path: Path) -> None:
    assert "No such file" in told(call("events", data=tmp_path / "none.json"), 3)
    assert "not a malictl data folder" in told(call("events", data=tmp_path), 3)
    (tmp_path / "closed.json").mkdir()
    assert "not a malictl data folder" in told(call("events", data=tmp_path / "closed.json"), 3)


def test_a_fault_in_a_data_folder_is_exit_3_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(LITTLE, folder)
    path = folder / "events" / "2021" / "coup-2021.toml"
    lines = path.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("type ="))
    lines[place - 1] = 'type = "picnic"'
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = told(call("events", data=folder), 3)
    assert f"mine/events/2021/coup-2021.toml:{place}: type: " in text
    assert '"picnic"' in text
    assert f"malictl check {folder}" in text
    path.write_text("title = \n", encoding="utf-8")
    assert "coup-2021.toml:1: " in told(call("events", data=folder), 3)


# --- bugs and interruptions --------------------------------------------------------------------------------------


def broken(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def store(self: App) -> None:
        raise fault

    monkeypatch.setattr(App, "store", property(store))


@pytest.mark.parametrize("form", ["plain", "json", "table"])
def test_a_bug_is_exit_70_and_two_lines(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    broken(monkeypatch, RuntimeError("boom \x1b[31m\u202e"))
    answer = call("events", "-f", form)
    text = told(answer, 70)
    assert text.count("\n") == 2
    assert re.match(r"Error: a bug in malictl: RuntimeError: boom \\x1b\[31m\\u202e\n.*report.*--debug", text)


def test_debug_shows_the_traceback_of_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, RuntimeError("boom"))
    with pytest.raises(RuntimeError, match="boom"):
        call("--debug", "events")


def test_debug_changes_no_other_error() -> None:
    told(call("--debug", "events", "--type", "nonsense"), 2)


def test_an_interruption_is_exit_130_and_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, KeyboardInterrupt())
    answer = call("events")
    assert (answer.code, answer.out, answer.err.strip()) == (130, "", "")


def test_a_real_interruption_is_exit_130_without_a_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "malictl", "cite", "-"], env=environment(), cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    # More than a pipe holds: once it is written, malictl is reading, and will wait for more.
    process.stdin.write(b"coup-2021\n" * 100_000)
    for _ in range(60):  # one that comes just before a read blocks is seen only at the next (so CPython is made)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(1)
            break
        except subprocess.TimeoutExpired:
            continue
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
