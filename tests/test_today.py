"""The day that relative dates refer to, the echo of dates in words, dates by an event, and ~ and ? in date options."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import Any

import pytest

from malictl.commands import SUMMARIES
from tests.call import LITTLE, call, on_terminal

DATE_OPTIONS = ["--since", "--until", "--on", "--in", "--before", "--after"]


def document(*argv: str, **more: Any) -> Any:
    answer = call(*argv, "--json", **more)
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def found(*argv: str) -> tuple[list[str], list[str]]:
    """Return the ids of the events that must match, and of those that may."""
    answer = document("events", *argv)
    possible = answer["possible"]
    return [event["id"] for event in answer["events"] if event["id"] not in possible], possible


# --- the reference day -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "env", "today"),
    [
        (("--today", "2025-11-21"), "2024-02-29", "2025-11-21"),
        ((), "2024-02-29", "2024-02-29"),
        (("--today", "2025-11-21"), "", "2025-11-21"),
        (("--today", "2025-11-21"), "nonsense", "2025-11-21"),
        (("--today", "2025-11-20", "--today", "2025-11-21"), "", "2025-11-21"),
    ],
)
def test_the_option_goes_before_the_environment(argv: tuple[str, ...], env: str, today: str) -> None:
    answer = document("events", "--in", "today", *argv, env={"MALICTL_TODAY": env})
    assert answer["query"]["today"] == today
    assert answer["query"]["dates"] == {"since": today, "until": today}


def test_without_either_it_is_the_day_on_the_clock() -> None:
    before = date.today().isoformat()
    asked = document("events", "--in", "yesterday..today", env={"MALICTL_TODAY": ""})["query"]
    assert before <= asked["today"] <= date.today().isoformat()
    assert asked["dates"]["until"] == asked["today"]


@pytest.mark.parametrize("argv", [("--today", "2025-11-21", "--in", "last month"),
                                  ("--in", "last month", "--today", "2025-11-21"),
                                  ("--in", "last month", "--today=2025-11-21")])  # fmt: skip
def test_the_day_holds_for_dates_before_and_after_it(argv: tuple[str, ...]) -> None:
    asked = document("events", *argv)["query"]
    assert asked["dates"] == {"since": "2025-10-01", "until": "2025-10-31"}


@pytest.mark.parametrize(
    ("argv", "since", "until"),
    [
        ("--since mid-2021 --until '3 months ago'", "2021-05-01", "2025-08-31"),
        ("--in '18 août 2020'", "2020-08-18", "2020-08-18"),
        ("--in 'past 12 months'", "2024-11-22", "2025-11-21"),
        ("--before 'this year'", None, "2024-12-31"),
        ("--after 'this year'", "2026-01-01", None),
        ("--in '2021..3 months ago'", "2021-01-01", "2025-08-31"),
        ("--in 2022~", "2022-01-01", "2022-12-31"),
        ("--since event:coup-2021", "2021-05-24", None),
        ("--until event:oldbridge-killings-2022", None, "2022-03-29"),
        ("--in event:coup-2021..event:oldbridge-killings-2022", "2021-05-24", "2022-03-29"),
        ("", None, None),
    ],
)
def test_json_says_the_days_that_the_dates_came_to(argv: str, since: str | None, until: str | None) -> None:
    asked = document("events", *shlex.split(argv), "--today", "2025-11-21")["query"]
    assert asked["dates"] == {"since": since, "until": until}
    assert asked["today"] == "2025-11-21"


def test_every_command_that_takes_dates_takes_the_day() -> None:
    with_dates = {name for name in SUMMARIES if "DATE" in call(name, "--help").out}
    assert with_dates >= {"events", "on", "timeline"}
    assert all("--today DAY" in call(name, "--help").out for name in with_dates)


@pytest.mark.parametrize(
    "day", ["nonsense", "2025", "2025-11", "2025-02-30", "20251121", "2025-11-21~", "yesterday", "21/11/2025"]
)
@pytest.mark.parametrize("argv", [("events", "--in", "today"), ("events", "--json"), ("on", "today"),
                                  ("compare", "yesterday", "today")], ids=" ".join)  # fmt: skip
def test_a_day_that_is_none_is_refused(argv: tuple[str, ...], day: str) -> None:
    answer = call(*argv, "--today", day)
    assert (answer.code, answer.out) == (2, "")
    assert f'--today is \\"{day}\\"' in answer.err if "--json" in argv else f'--today is "{day}"' in answer.err
    assert "YYYY-MM-DD" in answer.err


@pytest.mark.parametrize("argv", [("events",), ("events", "--in", "2022"), ("on", "2022-03-28")], ids=" ".join)
def test_a_day_that_is_none_is_refused_also_where_nothing_refers_to_it(argv: tuple[str, ...]) -> None:
    assert call(*argv, "--today", "nonsense").code == 2


def test_an_empty_day_is_refused() -> None:
    assert call("events", "--in", "today", "--today", "").code == 2


# --- the echo ----------------------------------------------------------------------------------------------------

WORDED = [
    ("3 months ago", "2025-08-01..2025-08-31"), ("today", "2025-11-21"), ("18 août 2020", "2020-08-18"),
    ("since mid-2021", "2021-05-01.."), ("until last year", "..2024-12-31"), ("event:coup-2021", "2021-05-24"),
    ("event:oldbridge-2022", "2022-03-27..2022-03-29"), ("2021..3 months ago", "2021-01-01..2025-08-31"),
    ("2021..event:coup-2021", "2021-01-01..2021-05-24"), ("Q3 2020", "2020-07-01..2020-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), WORDED)
def test_a_worded_date_is_echoed_with_its_days_on_a_terminal_alone(text: str, days: str) -> None:
    argv = ("events", "--in", text, "--today", "2025-11-21")
    note = f'Note: "{text}" is {days}.\n'
    shown, piped = call(*argv, stderr_tty=True), call(*argv)
    assert shown.code == piped.code == 0
    assert shown.err.startswith(note)
    assert shown.err.removeprefix(note) == piped.err
    assert shown.out == piped.out
    assert call(*argv, "--quiet", stderr_tty=True).err == ""
    assert call(*argv, stdout_tty=True).err == piped.err


@pytest.mark.parametrize(
    "text", ["2022", "2022-03", "2022-03-27", "2022-03..2022-11", "2022/2023", "2022~", "2022-35", "202X"]
)
def test_a_date_in_figures_is_not_echoed(text: str) -> None:
    assert f'"{text}"' not in call("events", "--in", text, stderr_tty=True).err


def test_every_worded_date_is_echoed_once_in_order() -> None:
    argv = ("events", "--since", "early 2022", "--until", "last year", "--in", "early 2022")
    answer = call(*argv, "--today", "2025-11-21", stderr_tty=True)
    assert answer.err.splitlines()[:2] == [
        'Note: "early 2022" is 2022-01-01..2022-04-30.',
        'Note: "last year" is 2024-01-01..2024-12-31.',
    ]
    assert answer.err.count("early 2022") == 1


@pytest.mark.parametrize("argv", [("on", "28 March 2022"), ("compare", "28 March 2022", "2022-03-29"),
                                  ("timeline", "--in", "28 March 2022")], ids=" ".join)  # fmt: skip
def test_other_commands_echo_as_well(argv: tuple[str, ...]) -> None:
    assert 'Note: "28 March 2022" is 2022-03-28.\n' in call(*argv, stderr_tty=True).err
    assert "is 2022-03-28" not in call(*argv).err


def test_the_echo_is_for_people_not_for_programs() -> None:
    answer = call("events", "--in", "mid-2021", "--json", stderr_tty=True)
    assert answer.err.startswith('Note: "mid-2021" is 2021-05-01..2021-08-31.\n')
    assert document("events", "--in", "mid-2021")["notices"] == document("events", "--in", "2021-38")["notices"]


@pytest.mark.parametrize("text", ["18\nMay 2021", "today\x1b", "event:coup-2021\x1b"])
def test_the_echo_is_one_line_that_a_terminal_can_show(text: str) -> None:
    answer = call("events", "--since", text, stderr_tty=True)
    assert "\x1b" not in answer.err
    # Read or refused, but never with a newline of the user's own in it.
    assert all(answer.code or line.startswith("Note: ") for line in answer.err.splitlines())


def test_what_is_refused_is_not_echoed() -> None:
    answer = call("events", "--since", "mid-2021", "--until", "soon", stderr_tty=True)
    assert (answer.code, "Note:" in answer.err) == (2, False)


def test_on_a_real_terminal_the_echo_stands_on_standard_error() -> None:
    command = "malictl events --in 'May 2021' --fields id"
    env = {"MALICTL_DATA": str(LITTLE)}
    assert on_terminal(command, env=env).startswith('Note: "May 2021" is 2021-05-01..2021-05-31.\n')
    assert "Note" not in on_terminal(f"{command} 2>/dev/null", env=env)
    assert "Note" not in on_terminal(f"{command} 2>&1 | cat", env=env)


# --- event:ID ----------------------------------------------------------------------------------------------------


def test_an_event_stands_for_its_date_in_every_option() -> None:
    for option in DATE_OPTIONS:
        assert found(option, "event:coup-2021") == found(option, "2021-05-24")
        # 27 to 29 March 2022, by a former id, in another case, with spaces.
        for name in ("event:oldbridge-2022", "EVENT:Oldbridge-Killings-2022", "event: oldbridge-killings-2022 "):
            assert found(option, name) == found(option, "2022-03-27..2022-03-29")
    assert found("--since", "event:coup-2021..2022") == found("--since", "2021-05-24..2022")


def test_an_event_stands_for_its_date_as_an_argument() -> None:
    assert document("on", "event:coup-2021")["held"] == document("on", "2021-05-24")["held"]
    lasted = document("on", "event:oldbridge-2022")
    assert (lasted["start"], lasted["end"]) == ("2022-03-27", "2022-03-29")
    between = document("compare", "event:coup-2021", "2021-05-31")
    assert (between["first"]["start"], between["gap"]["least"]["total"]) == ("2021-05-24", 7)


@pytest.mark.parametrize("name", ["banner-march-2020", "convoy-ambush-2023"])
def test_an_event_of_no_certain_day_makes_no_match_certain(name: str) -> None:
    # Some day of a quarter; about a day.
    certain, possible = found("--in", f"event:{name}")
    assert certain == []
    assert name in possible
    assert call("events", "--in", f"event:{name}", "--dates", "certain").code == 2


ARGUMENTS = [*(("events", option) for option in DATE_OPTIONS), ("on",), ("timeline", "--in"), ("compare", "2020-08-18")]


@pytest.mark.parametrize("argv", ARGUMENTS, ids=" ".join)
@pytest.mark.parametrize("form", ["event:{}", "event:{}..2024", "2020..event:{}", "since event:{}"])
def test_an_event_that_is_none_is_exit_4(argv: tuple[str, ...], form: str) -> None:
    answer = call(*argv, form.format("cuop-2021"))
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith('Error: no event is called "cuop-2021".\n')
    assert '"coup-2021" (Coup at Tésta)' in answer.err
    error = json.loads(call(*argv, form.format("cuop-2021"), "--json").err)["error"]
    assert (error["code"], error["candidates"]) == ("unknown-name", ["coup-2021"])


@pytest.mark.parametrize("argv", ARGUMENTS, ids=" ".join)
def test_a_name_of_several_events_is_exit_4_and_names_them(argv: tuple[str, ...]) -> None:
    some_of_them = ["convoy-ambush-2023", "oldbridge-killings-2022", "oldbridge-report-2022"]
    answer = call(*argv, "event:oldbridge")
    assert (answer.code, answer.out) == (4, "")
    assert re.match(r'Error: "oldbridge" fits \d events\.\n', answer.err)
    assert all(name in answer.err for name in some_of_them)
    error = json.loads(call(*argv, "event:oldbridge", "--json").err)["error"]
    assert error["code"] == "ambiguous"
    assert {*error["candidates"]} >= {*some_of_them}


def test_a_range_from_an_event_may_be_written_with_a_slash() -> None:
    assert found("--in", "2020/event:coup-2021") == found("--in", "2020..2021-05-24")
    assert found("--in", "event:coup-2021/2024") == found("--in", "2021-05-24..2024")


def test_an_event_without_a_name_is_a_date_refused() -> None:
    answer = call("events", "--since", "event:")
    assert (answer.code, answer.err.splitlines()[0]) == (2, 'Error: "event:" names no event.')


# --- ~ and ? -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize("option", DATE_OPTIONS)
def test_a_doubtful_date_keeps_the_same_events_and_none_for_certain(option: str, mark: str) -> None:
    certain, possible = found(option, "2022")
    assert certain
    surely, maybe = found(option, f"2022{mark}")
    assert (surely, {*maybe}) == ([], {*certain, *possible})


def test_one_doubtful_date_among_several_is_enough() -> None:
    assert found("--since", "2022", "--until", "2023~")[0] == []
    assert found("--since", "about 2022", "--until", "2023")[0] == []
    assert found("--in", "2021..2022?")[0] == []


def test_a_merely_possible_match_is_marked_for_people_and_for_programs() -> None:
    doubted, plain = (call("events", "--in", said, stdout_tty=True).out for said in ("2021?", "2021"))
    assert "\n2021-05-24 ?  Coup at Tésta" in doubted
    assert "\n2021-05-24  Coup at Tésta" in plain
    assert "possible" in call("events", "--in", "2021?").out.splitlines()[0].split("\t")
    assert "certain" in call("events", "--in", "2021").out.splitlines()[0].split("\t")


@pytest.mark.parametrize("text", ["2022~", "2022?", "about 2022", "2021..2022%", "event:convoy-ambush-2023"])
def test_certain_matches_of_a_doubtful_date_are_wrong_use(text: str) -> None:
    answer = call("events", "--in", text, "--dates", "certain")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "Error: no match with a date that is itself uncertain can be certain.\n"
        "Leave out --dates certain, or the ~ or ? of the date.\n"
    )
    assert call("events", "--in", text, "--dates", "possible").code == 0
