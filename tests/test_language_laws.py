"""What holds for every date in the language: nothing is invented, and what is shown can be read again."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from malictl.dates.edtf import parse_edtf
from malictl.dates.language import Expression, Reference, parse_expression
from malictl.dates.names import DAY_NAMES as NAMES
from malictl.dates.names import FRENCH_DAYS, MONTH_NUMBERS, WEEKDAYS
from malictl.dates.period import Period, day_after, day_before
from malictl.dates.show import MONTHS, show_edtf
from malictl.errors import DateRefused, NoSuchRecord
from malictl.text import fold
from tests.call import ROOT
from tests.test_edtf import ALL, YEARS, valid
from tests.test_language import no_event, proposed, read


def no_today() -> str:
    raise AssertionError("asked what day it is")


def read_by_itself(text: str) -> Expression:
    """Return what a text means that depends on no day and no data."""
    return parse_expression(text, Reference(no_today, no_event))


# --- nothing is invented -----------------------------------------------------------------------------------------

DAY_NUMBERS = {**WEEKDAYS, **FRENCH_DAYS}
MONTH_NAMES = st.sampled_from([*MONTH_NUMBERS, "August", "AUG.", "août", "février", "déc."])
DAY_NAMES = st.sampled_from([*DAY_NUMBERS, "Tuesday,", "Mardi"])
SUFFIXES = st.sampled_from(["", "", "", "st", "nd", "rd", "th", "er", ",", "h"])
NUMBERS = st.builds("{}{}".format, st.integers(0, 33), SUFFIXES)
FIRST_YEARS = ["0001", "0012", "0020", "0068", "0069", "0099"]
WHOLE_YEARS = st.one_of(st.integers(1990, 2030), st.integers(1, 9999)).map("{:04}".format)
FILLERS = st.sampled_from(
    ["of", "the", "st", "th", "on", "le", "de", "du", "at", "noon", "am", "pm", "10:00", "UTC", "Z", "T", "+0200", "(",
     "next", "last", "this", "past", "week", "day", "year", "a", "in", "'", ")", "-", "BC", "today", "'20", "1e3", "08"]
)  # fmt: skip
# A date that is nearly whole, in any order, with a word more; and anything at all.
WHOLE = st.tuples(NUMBERS, MONTH_NAMES, WHOLE_YEARS)
NEARLY = st.builds(lambda whole, more: [*whole, *more], WHOLE, st.lists(DAY_NAMES | FILLERS, max_size=1))
ANYTHING = st.lists(st.one_of(DAY_NAMES, NUMBERS, MONTH_NAMES, WHOLE_YEARS, FILLERS), min_size=1, max_size=5)
SPACES = st.sampled_from([" ", ", ", "-"])
TEXTS = st.builds(lambda words, space: space.join(words), NEARLY.flatmap(st.permutations) | WHOLE | ANYTHING, SPACES)
RELATIVE = re.compile(r"\W*(today|(this|last|past)(\W+(a|[0-9]+))?\W+(week|day|year))\W*", re.ASCII)


def check_that_all_of_it_is_named(text: str, found: Expression) -> None:
    """Assert that the days are of the years, months, days and weekdays that stand in the text, no more and no less."""
    numbers, words = re.findall(r"[0-9]+", text), re.findall(r"[a-z]+", fold(text))
    months = {MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS}
    days = {int(number) for number in numbers if len(number) != 4}
    first, last = date.fromisoformat(str(found.lo)), date.fromisoformat(str(found.hi))
    assert {first.year, last.year} == {int(number) for number in numbers if len(number) == 4}
    if days:
        assert ({first.month, last.month}, {first.day, last.day}) == (months, days)
    else:
        assert {(first.month, first.day), (last.month, last.day)} == {
            (min(months or {1}), 1), (max(months or {12}), monthrange(last.year, max(months or {12}))[1])
        }  # fmt: skip
    assert {*words} <= {*MONTH_NUMBERS, *DAY_NUMBERS, "of", "the", "st", "nd", "rd", "th", "er"}
    for word in {*words} & {*DAY_NUMBERS}:
        assert first == last
        assert first.weekday() == DAY_NUMBERS[word]


@settings(max_examples=max(400, settings().max_examples))
@given(TEXTS)
def test_every_part_of_a_day_that_is_read_stands_in_the_text(text: str) -> None:
    # ISO dates and relative ones have tests of their own.
    assume(re.search("[A-Za-z]", text) and not RELATIVE.fullmatch(text))
    try:
        found = read_by_itself(text)
    except DateRefused:
        return
    check_that_all_of_it_is_named(text, found)


@pytest.mark.parametrize("year", FIRST_YEARS)
def test_no_century_is_added_to_an_early_year(year: str) -> None:
    text = f"August 18 {year}"
    try:
        found = read_by_itself(text)
    except DateRefused:
        return
    check_that_all_of_it_is_named(text, found)


ENGLISH = ["{day} {month} {year}", "{month} {day}, {year}", "{weekday}, {month} {day} {year}", "{day} {short} {year}",
           "the {day}th of {short} {year}", "{year} {month} {day:02}", "{weekday} {day} {month} {year}"]  # fmt: skip


@given(st.dates(min_value=date(100, 1, 1)), st.sampled_from(ENGLISH))
def test_a_whole_day_in_words_is_read_as_that_day(day: date, form: str) -> None:
    month = MONTHS[day.month - 1]
    text = form.format(day=day.day, month=month, short=month[:3], year=f"{day.year:04}", weekday=NAMES[day.weekday()])
    assert read_by_itself(text)[1:3] == (day.isoformat(), day.isoformat())


@given(st.dates(), st.sampled_from([*DAY_NUMBERS]))
def test_a_weekday_is_believed_only_if_the_day_was_one(day: date, weekday: str) -> None:
    text = f"{weekday} {show_edtf(day.isoformat())}"
    if DAY_NUMBERS[weekday] == day.weekday():
        assert read_by_itself(text).lo == day.isoformat()
    else:
        with pytest.raises(DateRefused, match=f"was a {NAMES[day.weekday()]}") as caught:
            read_by_itself(text)
        assert day.isoformat() in caught.value.hint


FILLED_IN = ["Friday", "10", "March", "22 March", "10:00", "noon", "midnight", "20.8", "1st", "Mon 18", "March 22",
             "18th", "31 03", "12 2020 3", "Friday 2020", "22 2020", "Friday March 2020", "the 22nd"]  # fmt: skip


@pytest.mark.parametrize("text", FILLED_IN)
def test_what_dateutil_would_fill_in_from_today_is_refused(text: str) -> None:
    with pytest.raises(DateRefused):
        read_by_itself(text)


# Days that there are, and a name that dateutil does not know: the refusal says that there is no such day.
KNOWN = ["août 18 2020", "18th août 2020", "the 18 août 2020", "Tues, Aug 18 2020", "Thurs Aug 20 2020"]


@pytest.mark.parametrize("text", KNOWN)
def test_no_day_of_the_calendar_is_said_not_to_be_one(text: str) -> None:
    try:
        assert read_by_itself(text).lo in ("2020-08-18", "2020-08-20")
    except DateRefused as refused:
        assert "There is no" not in refused.hint  # noqa: PT017


SIGNS = st.text("0123456789-/. X~W:", max_size=12)
SAID = ("2020 2021-06 31 5 30th June février Monday mardi mid early Q2 last past 3 months year ago today since until "
        "to and between – - .. / about (uncertain) 0 9999 0001 event:")  # fmt: skip
WORDED = st.lists(st.sampled_from(SAID.split()), max_size=6).map(" ".join)


@given(st.one_of(SIGNS, WORDED, st.text(max_size=12), st.builds("{}..{}".format, SIGNS, WORDED)))
def test_anything_is_either_read_or_refused_with_a_sentence_and_what_can_be_written(text: str) -> None:
    try:
        found = read(text)
    except NoSuchRecord:
        assert "event:" in text
        return
    except DateRefused as refused:
        told = refused
    else:
        assert found.lo or found.hi
        assert (found.lo or "0001-01-01") <= (found.hi or "9999-12-31")
        return
    assert told.message.endswith(".")
    assert told.hint
    if "event:" not in told.hint:
        for other in proposed(told.hint):
            read(other)


# --- what is shown can be read -----------------------------------------------------------------------------------

# A century in an interval, "since 2000–2099", has one dash or keyword too many.
CENTURY = re.compile(r"00XX.*|.*\d\dXX[~?%]?/.*|.*/\d\dXX[~?%]?")


def check_that_it_can_be_read(edtf: str) -> None:
    period, found = parse_edtf(edtf), read_by_itself(show_edtf(edtf))
    assert (found.lo, found.hi, found.qualified) == (period.start, period.end, period.approximate or period.uncertain)


@settings(max_examples=max(300, settings().max_examples))
@given(ALL.filter(lambda edtf: not CENTURY.fullmatch(edtf)))
def test_every_date_can_be_read_again_as_it_is_shown(edtf: str) -> None:
    check_that_it_can_be_read(edtf)


@pytest.mark.parametrize("edtf", ["20XX/..", "../20XX", "20XX/", "20XX/2030", "00XX"])
def test_a_century_can_be_read_again_as_it_is_shown(edtf: str) -> None:
    check_that_it_can_be_read(edtf)


DATED = {"date", "said", "as_of", "issued", "accessed", "founded", "ended"}


def dates_in(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from dates_in(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from dates_in(inner, name)
    elif isinstance(value, str) and name in DATED:
        yield value


def dates_of_the_data() -> Iterator[str]:
    for path in (ROOT / "data").rglob("*.toml"):
        try:
            yield from dates_in(tomllib.loads(path.read_text("utf-8")))
        except (tomllib.TOMLDecodeError, OSError):
            # Half-written; `malictl check` tells of it.
            continue


def test_every_date_of_the_data_can_be_read_again_as_it_is_shown() -> None:
    every = {edtf for edtf in dates_of_the_data() if valid(edtf)}
    assert len(every) > 100
    for edtf in sorted(every):
        check_that_it_can_be_read(edtf)


@given(YEARS)
def test_a_year_is_made_of_the_parts_that_it_has_in_words(year: str) -> None:
    for parts in (
        [f"{year}-H1", f"second half of {year}"],
        [f"early {year}", f"mid-{year}", f"fin {year}"],
        [f"Q1 {year}", f"{year}-Q2", f"third quarter of {year}", f"4e trimestre {year}"],
        [f"{month} {year}" for month in MONTHS],
    ):
        found = [read_by_itself(part) for part in parts]
        assert (found[0].lo, found[-1].hi) == read_by_itself(year)[1:3]
        assert all(day_after(str(one.hi)) == other.lo for one, other in pairwise(found))


@given(st.lists(ALL, max_size=8).flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(texts))))
def test_the_order_of_dates_does_not_depend_on_the_order_they_came_in(texts: tuple[list[str], list[str]]) -> None:
    one, other = (sorted(map(parse_edtf, each), key=Period.sort_key) for each in texts)
    # Total: what it does not tell apart begins, ends and is known alike.
    assert [(p.start, p.precision, p.end) for p in one] == [(p.start, p.precision, p.end) for p in other]


# --- relative dates ----------------------------------------------------------------------------------------------

UNITS = ["day", "week", "month", "quarter", "year"]
TODAYS = st.one_of(st.dates(date(1, 1, 1), date(9999, 12, 26)), st.dates(date(1990, 1, 1), date(2035, 1, 1))).map(str)
# From month ends, leap days and turns of the year: what a step of the calendar could get wrong.
FROM = [
    ("2021-03-31", "1 month ago", "2021-02-01", "2021-02-28"),
    ("2021-03-31", "past month", "2021-03-01", "2021-03-31"),
    ("2021-03-30", "past month", "2021-03-01", "2021-03-30"),
    ("2021-03-28", "past month", "2021-03-01", "2021-03-28"),
    ("2021-03-27", "past month", "2021-02-28", "2021-03-27"),
    ("2024-03-31", "past month", "2024-03-01", "2024-03-31"),
    ("2021-05-31", "past quarter", "2021-03-01", "2021-05-31"),
    ("2021-05-31", "last quarter", "2021-01-01", "2021-03-31"),
    ("2021-05-31", "3 months ago", "2021-02-01", "2021-02-28"),
    ("2021-01-31", "2 quarters ago", "2020-07-01", "2020-09-30"),
    ("2024-02-29", "a year ago", "2023-01-01", "2023-12-31"),
    ("2024-02-29", "past year", "2023-03-01", "2024-02-29"),
    ("2024-02-29", "past 4 years", "2020-03-01", "2024-02-29"),
    ("2024-02-29", "12 months ago", "2023-02-01", "2023-02-28"),
    ("2024-02-29", "this month", "2024-02-01", "2024-02-29"),
    ("2024-03-01", "yesterday", "2024-02-29", "2024-02-29"),
    ("2023-03-01", "yesterday", "2023-02-28", "2023-02-28"),
    ("2021-01-01", "yesterday", "2020-12-31", "2020-12-31"),
    ("2021-01-01", "this week", "2020-12-28", "2021-01-03"),
    ("2021-01-03", "last week", "2020-12-21", "2020-12-27"),
    ("2021-01-04", "last week", "2020-12-28", "2021-01-03"),
    ("2021-01-01", "last month", "2020-12-01", "2020-12-31"),
    ("2021-01-01", "last quarter", "2020-10-01", "2020-12-31"),
    ("2021-01-01", "past week", "2020-12-26", "2021-01-01"),
]


def relative(text: str, today: str) -> tuple[str, str]:
    found = read(text, today)
    return str(found.lo), str(found.hi)


@pytest.mark.parametrize(("today", "text", "lo", "hi"), FROM)
def test_ends_of_months_and_leap_days_are_stepped_over(today: str, text: str, lo: str, hi: str) -> None:
    assert relative(text, today) == (lo, hi)


@given(TODAYS, st.sampled_from(UNITS[1:]))
def test_today_is_in_this_unit_and_the_last_one_is_the_one_before(today: str, unit: str) -> None:
    lo, hi = relative(f"this {unit}", today)
    assert lo <= today <= hi
    assert relative(f"this {unit}", hi) == relative(f"0 {unit}s ago", lo) == (lo, hi)
    if lo > "0010":
        assert day_after(relative(f"last {unit}", today)[1]) == lo
        assert relative(f"last {unit}", today) == relative(f"a {unit} ago", today)


@given(TODAYS, st.sampled_from(UNITS), st.integers(1, 400))
def test_units_ago_follow_one_another_and_are_whole(today: str, unit: str, count: int) -> None:
    assume(today > "0500")
    lo, hi = relative(f"{count} {unit}s ago", today)
    assert day_after(hi) == relative(f"{count - 1} {unit}s ago", today)[0]
    days = (date.fromisoformat(hi) - date.fromisoformat(lo)).days + 1
    assert days in {"day": [1], "week": [7], "month": range(28, 32), "quarter": range(90, 93), "year": [365, 366]}[unit]
    assert unit != "week" or date.fromisoformat(lo).weekday() == 0
    assert unit in ("day", "week") or lo.endswith("-01")


@given(TODAYS, st.sampled_from(UNITS), st.integers(1, 400))
def test_the_past_ends_today_and_grows_with_every_unit(today: str, unit: str, count: int) -> None:
    assume(today > "0500")
    lo, hi = relative(f"past {count} {unit}s", today)
    assert hi == today
    assert relative(f"past {count + 1} {unit}s", today)[0] < lo
    if unit in ("day", "week"):
        days = (date.fromisoformat(hi) - date.fromisoformat(lo)).days + 1
        assert days == count * (7 if unit == "week" else 1)
    else:
        # The day before it is as many units ago: of that number, or the last of a month that is too short for it.
        start = date.fromisoformat(day_before(lo))
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        assert (int(today[:4]) - start.year) * 12 + int(today[5:7]) - start.month == months
        assert start.day == min(int(today[8:]), monthrange(start.year, start.month)[1])


@given(TODAYS, st.sampled_from(UNITS))
def test_different_words_for_the_same_past_agree(today: str, unit: str) -> None:
    assume(today > "0010")
    same = [f"past 1 {unit}", f"the past {unit}", f"last 1 {unit}s", f"the last one {unit}", f"PAST a {unit}"]
    if unit == "day":
        same.remove("the past day")
    assert len({relative(text, today) for text in same}) == 1
    assert relative("past 4 quarters", today) == relative("past 12 months", today) == relative("past year", today)
    assert relative("past 7 days", today) == relative("past week", today)


def test_the_last_week_of_all_ends_with_the_last_day() -> None:
    assert relative("this week", "9999-12-31") == ("9999-12-27", "9999-12-31")
