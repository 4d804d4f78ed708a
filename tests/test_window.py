from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from malictl.cli.dates import window
from malictl.dataset.check import check_folder
from malictl.dataset.index import index_of
from malictl.dates.edtf import parse_edtf
from malictl.dates.period import Window
from malictl.dates.show import date_document
from malictl.errors import WrongUse
from malictl.queries.filters import EventFilter
from tests.call import call
from tests.test_language import read

# A month and a year as one unknown day ("within") and as something that lasted ("span"); ends known to the day, to
# the month, not at all; marked about (~) and uncertain (?).
EVENTS = {
    "day": ("2022-06-15", ""),
    "days": ("2022-06-10/2022-06-20", "span"),
    "one-of-days": ("2022-06-10/2022-06-20", "within"),
    "in-month": ("2022-06", "within"),
    "month": ("2022-06", "span"),
    "in-year": ("2022", "within"),
    "may-to-july": ("2022-05/2022-07", "span"),
    "going-on": ("2022-06-10/..", "span"),
    "about-day": ("2022-06-15~", ""),
    "doubted-days": ("2022-06-10?/2022-06-20", "span"),
}
ALL = " ".join(EVENTS)
# What is asked; what must match; what may match.
ASKED = [
    ("--on 2022-06-15", "day days may-to-july going-on",
     "one-of-days in-month month in-year about-day doubted-days"),
    ("--since 2022-06-12", "day days may-to-july going-on",
     "one-of-days in-month month in-year about-day doubted-days"),
    ("--until 2022-06-12", "days may-to-july going-on", "one-of-days in-month month in-year doubted-days"),
    ("--before 2022-06-18", "day", "one-of-days in-month month in-year about-day"),
    ("--after 2022-06-12", "day", "one-of-days in-month month in-year about-day"),
    ("--in 2022-06", "day days one-of-days in-month month may-to-july going-on", "in-year about-day doubted-days"),
    ("--on 2022-06", "day days one-of-days in-month month may-to-july going-on", "in-year about-day doubted-days"),
    ("--since 2022-06-15", "day days may-to-july going-on",
     "one-of-days in-month month in-year about-day doubted-days"),
    ("--since 2022-06-16", "days may-to-july going-on", "one-of-days in-month month in-year doubted-days"),
    ("--since 2022-06-21", "may-to-july going-on", "in-month month in-year"),
    ("--since 2023", "going-on", ""),
    ("--until 2022", "day days one-of-days in-month month in-year may-to-july going-on", "about-day doubted-days"),
    ("--until 2022-06-09", "may-to-july", "in-month month in-year"),
    ("--until 2021", "", ""),
    ("--before 2022-06-15", "", "one-of-days in-month month in-year"),
    ("--before 2023", "day days one-of-days in-month month in-year may-to-july", "about-day doubted-days"),
    ("--after 2021", "day days one-of-days in-month month in-year may-to-july going-on", "about-day doubted-days"),
    ("--after 2022-06-15", "", "one-of-days in-month month in-year"),
    ("--after 2022", "", ""),
    # --since takes the first day of a range, --until its last, --in the whole, also if it is open.
    ("--since 2022-06-16..2022-06-30", "days may-to-july going-on", "one-of-days in-month month in-year doubted-days"),
    ("--until 2022-06-01..2022-06-09", "may-to-july", "in-month month in-year"),
    ("--in 2022-06-16..2022-06-18", "days may-to-july going-on", "one-of-days in-month month in-year doubted-days"),
    ("--in ..2022-06-09", "may-to-july", "in-month month in-year"),
    ("--in 2022-06-21..", "may-to-july going-on", "in-month month in-year"),
    # Several options hold together.
    ("--since 2022-06-12 --until 2022-06-18", "day days may-to-july going-on",
     "one-of-days in-month month in-year about-day doubted-days"),
    ("--after 2022-06-12 --before 2022-06-18", "day", "one-of-days in-month month in-year about-day"),
    # One unknown day cannot be two days; what lasted can have held on both.
    ("--on 2022-06-11 --in 2022-06-19", "days may-to-july going-on", "month doubted-days"),
]  # fmt: skip
NOTHING_CAN_HOLD = [
    "--since 2022 --before 2021", "--after 2022 --until 2021", "--after 2022-06-20 --before 2022-06-10",
    "--after 2022-06-15 --before 2022-06-16", "--on 2021 --after 2021", "--in 2021 --before 2021",
]  # fmt: skip
SOURCE = """class = "newspaper"
consulted = "full"
accessed = "2026-01-15"
origin = "paper"
carried = "original"
party = []

[csl]
type = "article-newspaper"
title = "Nine things"
container-title = "The Paper"
issued = "2026-01-01"
URL = "https://paper.example/nine"
language = "en"
"""
EVENT = """title = "{name}"
date = "{edtf}"
{kind}type = "vote"
subtype = "local"
places = []
significance = 3

[[statements]]
text = "It was {name}."
cites = ["paper @ para. 1"]
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dates")
    for folder in ("events", "actors", "places", "sources", "spans"):
        (root / folder).mkdir()
    coverage = '[[coverage]]\nperiod = "2000/2030"\ndepth = "full"\nnote = "Made up."\n'
    (root / "dataset.toml").write_text(f'version = "2026.01.0"\nupdated = "2026-01-15"\n\n{coverage}')
    (root / "sources" / "paper.toml").write_text(SOURCE)
    for name, (edtf, kind) in EVENTS.items():
        line = f'date_kind = "{kind}"\n' if kind else ""
        (root / "events" / f"{name}.toml").write_text(EVENT.format(name=name, edtf=edtf, kind=line))
    assert check_folder(root, fix=True).problems == ()
    return root


def found(data: Path, asked: str, *more: str) -> tuple[set[str], set[str]]:
    result = call("events", *asked.split(), *more, "--json", data=data)
    assert result.code == 0, result.err
    answer = json.loads(result.out)
    kept, possible = {event["id"] for event in answer["events"]}, set(answer["possible"])
    assert possible <= kept
    return kept - possible, possible


@pytest.mark.parametrize(("asked", "certain", "possible"), ASKED, ids=[asked for asked, _, _ in ASKED])
def test_date_options_tell_what_must_match_from_what_may(data: Path, asked: str, certain: str, possible: str) -> None:
    assert found(data, asked) == (set(certain.split()), set(possible.split()))
    assert found(data, asked, "--dates", "possible") == (set(certain.split()), set(possible.split()))
    assert found(data, asked, "--dates", "certain") == (set(certain.split()), set())


def test_without_a_date_option_nothing_is_merely_possible(data: Path) -> None:
    assert found(data, "") == (set(EVENTS), set())
    assert found(data, "--dates certain") == (set(EVENTS), set())


def test_people_see_a_question_mark_at_what_may_match(data: Path) -> None:
    lines = call("events", "--on", "2022-06-15", "--width", "200", stdout_tty=True, data=data).out.splitlines()
    assert any(line.startswith("2022-06-15  ") for line in lines)
    assert any(line.startswith("about 15 June 2022 ?") for line in lines)
    assert any(line.startswith("June 2022 ?") for line in lines)


def test_since_after_until_is_wrong_use_that_says_so(data: Path) -> None:
    result = call("events", "--since", "2022", "--until", "2020", data=data)
    assert (result.code, result.out) == (2, "")
    assert result.err == "Error: --since 2022 is after --until 2020.\nExchange the two.\n"


def test_an_event_that_goes_on_stands_for_an_open_range(data: Path) -> None:
    answer = json.loads(call("events", "--in", "event:going-on", "--json", data=data).out)
    assert answer["query"]["dates"] == {"since": "2022-06-10", "until": None}
    assert found(data, "--in event:going-on") == found(data, "--in 2022-06-10..")


@pytest.mark.parametrize("asked", NOTHING_CAN_HOLD)
def test_limits_that_nothing_can_meet_are_wrong_use(data: Path, asked: str) -> None:
    result = call("events", *asked.split(), data=data)
    assert (result.code, result.out) == (2, "")
    assert all(word in result.err for word in asked.split())


@pytest.mark.parametrize(("asked", "message"), [
    ("--since ..2022", "Error: --since ..2022 has no first day.\nGive one, or use --in ..2022\n"),
    ("--before ..2022", "Error: --before ..2022 has no first day.\nGive one, or use --in ..2022\n"),
    ("--until 2022..", "Error: --until 2022.. has no last day.\nGive one, or use --in 2022..\n"),
    ("--after 2022..", "Error: --after 2022.. has no last day.\nGive one, or use --in 2022..\n"),
])  # fmt: skip
def test_a_limit_needs_the_end_that_it_takes(data: Path, asked: str, message: str) -> None:
    result = call("events", *asked.split(), data=data)
    assert (result.code, result.out, result.err) == (2, "", message)


# The same by brute force: every reading of a date against every limit, day by day.

LONG_AGO, FOR_EVER = "0001-01-01", "9999-12-31"
DAYS = [(date(2021, 6, 27) + timedelta(n)).isoformat() for n in range(8)]
ENDS = st.sampled_from([*DAYS, "2021-05", "2021-06", "2021-07"])
DATES = st.one_of(
    st.sampled_from(DAYS).map(lambda day: (day, "day")),
    st.tuples(ENDS, st.sampled_from(["span", "within"])),
    st.tuples(st.builds("{}/{}".format, ENDS, ENDS), st.sampled_from(["span", "within"])),
    st.tuples(st.builds("{}/..".format, ENDS), st.just("span")),
    st.tuples(st.builds("../{}".format, ENDS), st.just("span")),
)
EXPRESSIONS = st.builds(
    "{}{}".format,
    st.sampled_from([*DAYS, "2021-06", "2021-07"])
    | st.builds(lambda one, other: "..".join(sorted((one, other))), st.sampled_from(DAYS), st.sampled_from(DAYS)),
    st.sampled_from(["", "", "", "~", "?"]),
)
OPTIONS = st.dictionaries(
    st.sampled_from(["since", "until", "on", "in", "before", "after"]), EXPRESSIONS, min_size=1, max_size=3
)


@cache
def days_of(part: str) -> list[str]:
    first = date.fromisoformat((part + "-01-01")[:10])
    return [day for n in range(31) if (day := (first + timedelta(n)).isoformat()).startswith(part)]


def readings(edtf: str, kind: str) -> list[tuple[str, str]]:
    left, _, right = edtf.partition("/")
    firsts = [LONG_AGO] if left == ".." else days_of(left)
    lasts = [FOR_EVER] if right == ".." else days_of(right or left)
    if kind == "within":
        first, last = date.fromisoformat(firsts[0]), date.fromisoformat(lasts[-1])
        every = [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
        return [(day, day) for day in every]
    return [(began, ended) for began in firsts for ended in lasts if began <= ended]


def meets(option: str, lo: str, hi: str, began: str, ended: str) -> bool:
    if option == "since":
        return ended >= lo
    if option == "until":
        return began <= hi
    if option == "before":
        return ended < lo
    if option == "after":
        return began > hi
    return began <= hi and ended >= lo


def fitting(these: list[tuple[str, str]], options: dict[str, str]) -> list[tuple[str, str]]:
    for option, said in options.items():
        low, _, high = said.rstrip("~?").partition("..")
        lo, hi = days_of(low)[0], days_of(high or low)[-1]
        these = [reading for reading in these if meets(option, lo, hi, *reading)]
    return these


def asked_of(options: dict[str, str]) -> Window:
    names = ("since", "until", "on", "in", "before", "after")
    asked = {f"{name}_date": read(options[name]) if name in options else None for name in names}
    return window({**asked, "dates": "possible"})


def entry(edtf: str, kind: str) -> dict[str, Any]:
    event = {
        "id": "it", "title": "It", "date": date_document(parse_edtf(edtf, within=kind == "within"), kind),
        "type": "vote", "subtype": "local", "significance": 3, "tags": [], "part_of": [], "places": [],
        "participants": [], "statements": [], "accounts": [], "evidence": [], "formerly": [],
    }  # fmt: skip
    tables = {"events": [event], "actors": [], "places": [], "sources": [], "spans": []}
    return index_of(tables, lambda place: [place], {})["events"][0].filtered


def can_hold(options: dict[str, str]) -> bool:
    edges = ["2021-05-31", "2021-06-01", "2021-06-30", "2021-07-31", "2021-08-01"]
    every = sorted([LONG_AGO, *DAYS, *edges, "2021-06-26", "2021-07-05", FOR_EVER])
    return bool(fitting([(began, ended) for began in every for ended in every if began <= ended], options))


@given(DATES, st.sampled_from(["", "~", "?", "%"]), OPTIONS)
def test_possible_means_some_reading_fits_and_certain_that_every_reading_does(
    dated: tuple[str, str], mark: str, options: dict[str, str]
) -> None:
    edtf, kind = dated
    assume(can_hold(options))
    try:
        item, asked = entry(edtf if edtf.endswith("..") else edtf + mark, kind), asked_of(options)
    except (ValueError, WrongUse):
        assume(False)
    every = readings(edtf, kind)
    fit = fitting(every, options)
    marked = (bool(mark) and not edtf.endswith("..")) or any(said.endswith(("~", "?")) for said in options.values())
    assert EventFilter(window=asked).kept([item]) == [item] * bool(fit)
    assert EventFilter(window=asked).certainly_dated(item) is (fit == every and not marked)
    assert EventFilter(window=asked, certain_only=True).kept([item]) == [item] * (fit == every and not marked)


@pytest.mark.parametrize(("edtf", "asked"), [("2013-07/", "--since 2020"), ("/2013-07", "--until 2010")])
def test_what_is_not_known_to_have_ended_is_never_certain_to_go_on(edtf: str, asked: str) -> None:
    option, said = asked.removeprefix("--").split()
    wanted = EventFilter(window=asked_of({option: said}))
    assert wanted.kept([entry(edtf, "span")])
    assert not wanted.certainly_dated(entry(edtf, "span"))
