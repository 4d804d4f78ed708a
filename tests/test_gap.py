from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from malictl.dates.gap import Gap, gap, gap_range, show_gap

DAYS = st.one_of(st.dates(), st.dates(date(2019, 12, 1), date(2021, 3, 31))).map(date.isoformat)
KNOWN = [
    ("2020-08-18", "2020-08-18", (0, 0, 0, 0), "no time"),
    ("2020-08-18", "2020-08-19", (0, 0, 1, 1), "1 day"),
    ("2020-08-18", "2020-08-20", (0, 0, 2, 2), "2 days"),
    ("2020-08-18", "2021-05-24", (0, 9, 6, 279), "9 months and 6 days (279 days)"),
    ("2020-08-18", "2020-09-18", (0, 1, 0, 31), "1 month (31 days)"),
    ("2020-08-18", "2020-09-19", (0, 1, 1, 32), "1 month and 1 day (32 days)"),
    ("2020-08-18", "2021-08-18", (1, 0, 0, 365), "1 year (365 days)"),
    ("2020-08-18", "2021-08-19", (1, 0, 1, 366), "1 year and 1 day (366 days)"),
    ("2019-08-18", "2020-08-18", (1, 0, 0, 366), "1 year (366 days)"),
    ("2020-08-18", "2021-09-19", (1, 1, 1, 397), "1 year, 1 month and 1 day (397 days)"),
    ("2012-03-22", "2020-08-18", (8, 4, 27, 3071), "8 years, 4 months and 27 days (3,071 days)"),
    ("0001-01-01", "9999-12-31", (9998, 11, 30, 3652058), "9,998 years, 11 months and 30 days (3,652,058 days)"),
    # Months that are not as long as one another: a month after the 31st is the last day of the next.
    ("2021-01-31", "2021-02-27", (0, 0, 27, 27), "27 days"),
    ("2021-01-31", "2021-02-28", (0, 1, 0, 28), "1 month (28 days)"),
    ("2021-01-31", "2021-03-01", (0, 1, 1, 29), "1 month and 1 day (29 days)"),
    ("2021-03-31", "2021-04-30", (0, 1, 0, 30), "1 month (30 days)"),
    ("2021-02-28", "2021-03-31", (0, 1, 3, 31), "1 month and 3 days (31 days)"),
    # Leap days.
    ("2020-02-28", "2020-03-01", (0, 0, 2, 2), "2 days"),
    ("2021-02-28", "2021-03-01", (0, 0, 1, 1), "1 day"),
    ("2020-02-29", "2021-02-28", (1, 0, 0, 365), "1 year (365 days)"),
    ("2020-02-29", "2021-03-01", (1, 0, 1, 366), "1 year and 1 day (366 days)"),
    ("2020-02-29", "2024-02-29", (4, 0, 0, 1461), "4 years (1,461 days)"),
]


@pytest.mark.parametrize(("first", "last", "length", "words"), KNOWN)
def test_the_time_between_two_days_in_years_months_and_days(
    first: str, last: str, length: tuple[int, int, int, int], words: str
) -> None:
    assert gap(first, last) == length
    assert show_gap(gap(first, last), gap(first, last)) == words
    back = gap(last, first)
    assert back == tuple(-part for part in length)
    assert show_gap(back, back) == (f"{words}, going back" if first != last else words)


@given(DAYS, DAYS)
def test_the_way_back_is_minus_the_way_there(one: str, other: str) -> None:
    assert gap(one, other) == -gap(other, one)
    assert -gap(one, other) == tuple(-part for part in gap(one, other))


@given(DAYS, DAYS)
def test_the_earlier_day_and_the_time_between_come_to_the_later_day(one: str, other: str) -> None:
    first, last = sorted((one, other))
    between = gap(first, last)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    assert start + timedelta(between.total) == end
    assert start + relativedelta(years=between.years, months=between.months, days=between.days) == end
    # Never 13 months, nor more days than a month has.
    assert between.years >= 0
    assert 0 <= between.months < 12
    assert 0 <= between.days <= 31


@given(DAYS, DAYS, DAYS)
def test_a_later_day_is_farther_away(origin: str, one: str, other: str) -> None:
    near, far = sorted((one, other))
    assert gap(origin, near).total <= gap(origin, far).total
    if origin <= near:
        assert gap(origin, near)[:3] <= gap(origin, far)[:3]


SHORT = st.tuples(st.dates(date(2020, 1, 25), date(2020, 3, 5)), st.integers(0, 8)).map(
    lambda pair: [(pair[0] + timedelta(n)).isoformat() for n in range(pair[1] + 1)]
)


@given(SHORT, SHORT)
def test_a_range_holds_the_time_between_every_pair_of_days_and_its_ends_are_two_of_them(
    first: list[str], last: list[str]
) -> None:
    least, most = gap_range((first[0], first[-1]), (last[0], last[-1]))
    every = [gap(one, other) for one, other in product(first, last)]
    assert least.total == min(one.total for one in every)
    assert most.total == max(one.total for one in every)
    assert {least, most} <= {*every}
    assert gap_range((last[0], last[-1]), (first[0], first[-1])) == (-most, -least)


RANGES = [
    (("2020-06-01", "2020-06-30"), ("2020-08-01", "2020-08-01"),
     "between 32 and 61 days (1 month and 2 days to 2 months)"),
    (("2020-06-01", "2020-06-01"), ("2020-06-01", "2020-06-02"), "between 0 and 1 days (no time to 1 day)"),
    (("2012-01-01", "2012-12-31"), ("2020-08-18", "2020-08-18"),
     "between 2,787 and 3,152 days (7 years, 7 months and 18 days to 8 years, 7 months and 17 days)"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "words"), RANGES)
def test_what_is_not_known_to_the_day_is_shown_as_a_range(
    first: tuple[str, str], last: tuple[str, str], words: str
) -> None:
    assert show_gap(*gap_range(first, last)) == words


@given(DAYS, DAYS)
def test_words_name_the_parts_that_there_are_and_no_others(one: str, other: str) -> None:
    between = gap(*sorted((one, other)))
    words = show_gap(between, between)
    for number, unit in ((between.years, "year"), (between.months, "month"), (between.days, "day")):
        bare = words.partition(" (")[0]
        assert re.findall(rf"([\d,]+) {unit}s?\b", bare) == ([f"{number:,}"] if number else [])
        assert not re.search(rf"\b1 {unit}s|(?<!\b1) {unit}\b", bare)
    assert str(between.total) in words.replace(",", "") or words == "no time"


@pytest.mark.parametrize(("first", "last"), [
    (("2021-05-01", "2021-05-31"), ("2021-01-01", "2021-01-31")),
    (("2020-01-01", "2020-12-31"), ("2020-01-01", "2020-12-31")),
])  # fmt: skip
def test_a_range_that_may_go_back_says_so(first: tuple[str, str], last: tuple[str, str]) -> None:
    words = show_gap(*gap_range(first, last))
    assert "going back" in words
    assert not re.search(r"-\d", words)


def test_a_range_of_one_length_is_that_length() -> None:
    there = Gap(0, 1, 0, 31)
    assert show_gap(there, there) == "1 month (31 days)"
    assert gap_range(("2020-01-01",) * 2, ("2020-02-01",) * 2) == (there, there)
