from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import pairwise
from time import struct_time

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dates.edtf import parse_edtf
from malictl.dates.period import PRECISIONS, Period, day_after, day_before

# EDTF: first possible day, last possible first day, first possible last day, last possible day, precision.
SINGLE = [
    ("2020", "2020-01-01", "2020-12-31", "year"),
    ("2020-06", "2020-06-01", "2020-06-30", "month"),
    ("2020-02", "2020-02-01", "2020-02-29", "month"),
    ("2021-02", "2021-02-01", "2021-02-28", "month"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day"),
    ("2020-06-18", "2020-06-18", "2020-06-18", "day"),
    ("2020-33", "2020-01-01", "2020-03-31", "quarter"),
    ("2020-34", "2020-04-01", "2020-06-30", "quarter"),
    ("2020-35", "2020-07-01", "2020-09-30", "quarter"),
    ("2020-36", "2020-10-01", "2020-12-31", "quarter"),
    ("2021-37", "2021-01-01", "2021-04-30", "third"),
    ("2021-38", "2021-05-01", "2021-08-31", "third"),
    ("2021-39", "2021-09-01", "2021-12-31", "third"),
    ("2021-40", "2021-01-01", "2021-06-30", "half"),
    ("2021-41", "2021-07-01", "2021-12-31", "half"),
    ("202X", "2020-01-01", "2029-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2021-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-06-XX", "2021-06-01", "2021-06-30", "month"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
]
SPANS: list[tuple[str, str | None, str | None, str | None, str | None, str]] = [
    ("2022-03-27/2022-03-31", "2022-03-27", "2022-03-27", "2022-03-31", "2022-03-31", "day"),
    ("2021-12-20/2022-01-03", "2021-12-20", "2021-12-20", "2022-01-03", "2022-01-03", "day"),
    ("2021-12/2022-01", "2021-12-01", "2021-12-31", "2022-01-01", "2022-01-31", "month"),
    ("2021-12/2025-06-06", "2021-12-01", "2021-12-31", "2025-06-06", "2025-06-06", "month"),
    ("2020-08-18/2021", "2020-08-18", "2020-08-18", "2021-01-01", "2021-12-31", "year"),
    # Where the ends overlap, each still bounds the other: what began in 2020 and ended on 18 August began by then.
    ("2020/2020-08-18", "2020-01-01", "2020-08-18", "2020-08-18", "2020-08-18", "year"),
    ("2020-08-18/2020", "2020-08-18", "2020-08-18", "2020-08-18", "2020-12-31", "year"),
    ("2021-06/2021-06-15", "2021-06-01", "2021-06-15", "2021-06-15", "2021-06-15", "month"),
    ("2021-06/2021-06", "2021-06-01", "2021-06-30", "2021-06-01", "2021-06-30", "month"),
    ("2021-37/2021-39", "2021-01-01", "2021-04-30", "2021-09-01", "2021-12-31", "third"),
    ("2013-07-01/..", "2013-07-01", "2013-07-01", None, None, "day"),
    ("2025-09/..", "2025-09-01", "2025-09-30", None, None, "month"),
    ("../2013-01-11", None, None, "2013-01-11", "2013-01-11", "day"),
]
WITHIN = [
    ("2022-03-27/2022-03-27", "day"),
    ("2022-03-27/2022-03-28", "days"),
    ("2022-03-27/2022-04-01", "days"),
    ("2022-03-27/2022-04-02", "week"),
    ("2022-03-27/2022-04-03", "month"),
    ("2022-03-01/2022-03-31", "month"),
    ("2022-03-01/2022-05-31", "quarter"),
    ("2022-03-01/2022-06-01", "year"),
    ("2020-01-01/2020-12-31", "year"),
    ("2020-01-01/2021-12-31", "decade"),
    ("2000-01-01/2020-12-31", "century"),
]
_HELP = "write 2020, 2020-06, 2020-06-18, 2020-33 or two of them with /"
INVALID = [
    ("", f'"" is not an EDTF date: {_HELP}'),
    ("20", f'"20" is not an EDTF date: {_HELP}'),
    ("20200618", f'"20200618" is not an EDTF date: {_HELP}'),
    ("mid-2021", f'"mid-2021" is not an EDTF date: {_HELP}'),
    ("2020-6-1", f'"2020-6-1" is not an EDTF date: {_HELP}'),
    ("2020-06-18T10:00", f'"2020-06-18T10:00" is not an EDTF date: {_HELP}'),
    ("2020?-06", f'"2020?-06" is not an EDTF date: {_HELP}'),
    ("2020 ", f'"2020 " is not an EDTF date: {_HELP}'),
    ("2020\n", f'"2020\n" is not an EDTF date: {_HELP}'),
    ("[2020,2021]", f'"[2020,2021]" is not an EDTF date: {_HELP}'),
    ("-0044", f'"-0044" is not an EDTF date: {_HELP}'),
    ("2020-06-18/soon", f'"soon" is not an EDTF date: {_HELP}'),
    ("2021-13", '"2021-13" is not a date (months run 01-12)'),
    ("2021-00", '"2021-00" is not a date (months run 01-12)'),
    ("2021-42", '"2021-42" is not a date (months run 01-12)'),
    ("2021-21", '"2021-21" is not a date: seasons are not used, write the months'),
    ("2021-32", '"2021-32" is not a date: seasons are not used, write the months'),
    ("2021-02-29", '"2021-02-29" is not a date (February 2021 has 28 days)'),
    ("1900-02-29", '"1900-02-29" is not a date (February 1900 has 28 days)'),
    ("2021-06-31", '"2021-06-31" is not a date (June 2021 has 30 days)'),
    ("2021-06-00", '"2021-06-00" is not a date (June 2021 has 30 days)'),
    ("2021-33-01", '"2021-33-01" adds a day to a part of a year'),
    ("2021-XX-18", '"2021-XX-18" knows the day but not the month: leave the day out'),
    ("202X-06", '"202X-06" knows the month but not the year: leave the month out'),
    ("0000", '"0000" is before the year 1'),
    ("0000-06", '"0000-06" is before the year 1'),
    ("..", f'".." is not an EDTF date: {_HELP}'),
    ("/", '"/" names no day at all: give at least one end'),
    ("../..", '"../.." names no day at all: give at least one end'),
    ("2020/2021/2022", '"2020/2021/2022" has more than one "/": an interval has two ends'),
    ("2022/2020", '"2022/2020" runs backwards: write "2020/2022"'),
    ("2021-07/2021-06-30", '"2021-07/2021-06-30" runs backwards: write "2021-06-30/2021-07"'),
    ("2021-06-02/2021-06-01", '"2021-06-02/2021-06-01" runs backwards: write "2021-06-01/2021-06-02"'),
]
MARKS = [("", False, False), ("~", True, False), ("?", False, True), ("%", True, True)]


def bounds(period: Period) -> tuple[str | None, str | None, str | None, str | None]:
    return (period.start, period.latest_start, period.earliest_end, period.end)


@pytest.mark.parametrize(("text", "start", "end", "precision"), SINGLE)
def test_a_date_names_its_whole_period(text: str, start: str, end: str, precision: str) -> None:
    period = parse_edtf(text)
    # Whether it lasted or was one day of it: it began and ended somewhere in the period.
    assert bounds(period) == (start, end, start, end)
    assert (period.edtf, period.precision, period.open) == (text, precision, False)


@pytest.mark.parametrize(("text", "start", "latest_start", "earliest_end", "end", "precision"), SPANS)
def test_a_span_begins_within_its_first_date_and_ends_within_its_last(
    text: str, start: str | None, latest_start: str | None, earliest_end: str | None, end: str | None, precision: str
) -> None:
    period = parse_edtf(text)
    assert bounds(period) == (start, latest_start, earliest_end, end)
    assert (period.edtf, period.precision, period.open) == (text, precision, end is None)


@pytest.mark.parametrize(("text", "precision"), WITHIN)
def test_one_day_within_an_interval_may_be_any_of_it(text: str, precision: str) -> None:
    period = parse_edtf(text, within=True)
    first, last = text.split("/")
    assert bounds(period) == (first, last, first, last)
    assert period.precision == precision


@pytest.mark.parametrize("text", ["2020/..", "../2020", "2020/", "/2020"])
def test_one_day_within_an_open_interval_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="one day within it would be no date at all"):
        parse_edtf(text, within=True)


@pytest.mark.parametrize(("text", "sentence"), INVALID)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        parse_edtf(text)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("text", ["２０２０", "٢٠٢٠", "2020-०6", "2020-06-1８"])
def test_only_ascii_digits_are_digits(text: str) -> None:
    with pytest.raises(ValueError, match="is not an EDTF date"):
        parse_edtf(text)


def test_an_unknown_end_is_not_an_open_one() -> None:
    assert parse_edtf("2013-07/..").open
    assert not parse_edtf("2013-07/").open


# Dates of every form, for this file and others: mostly years that a chronology of Mali holds.

YEARS = st.one_of(st.integers(1990, 2030), st.integers(1, 9999)).map(lambda year: f"{year:04}")
MONTHS = st.integers(1, 12).map(lambda month: f"{month:02}")
DAYS = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
PARTS = st.integers(33, 41).map(str)
MARK = st.sampled_from(["", "~", "?", "%"])
PLAIN = st.one_of(YEARS, st.builds("{}-{}".format, YEARS, MONTHS), DAYS)
BARE = st.one_of(
    PLAIN,
    st.builds("{}-{}".format, YEARS, PARTS),
    st.builds("{}-{}-XX".format, YEARS, MONTHS),
    YEARS.map(lambda year: f"{year}-XX"),
    YEARS.map(lambda year: f"{year}-XX-XX"),
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
)
SINGLES = st.builds("{}{}".format, BARE, MARK)


def valid(text: str) -> bool:
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def forwards(one: str, other: str) -> str:
    return "/".join(sorted((one, other), key=lambda text: parse_edtf(text).sort_key()))


CLOSED = st.builds(forwards, SINGLES, SINGLES).filter(valid)
HALF_OPEN = st.builds("{}/{}".format, SINGLES, st.sampled_from(["..", ""])) | st.builds(
    "{}/{}".format, st.sampled_from(["..", ""]), SINGLES
)
ALL = st.one_of(SINGLES, CLOSED, HALF_OPEN)


@given(SINGLES | CLOSED)
def test_bounds_are_days_in_order(text: str) -> None:
    start, latest_start, earliest_end, end = bounds(parse_edtf(text))
    assert start
    assert latest_start
    assert earliest_end
    assert end
    assert start <= latest_start <= end
    assert start <= earliest_end <= end
    assert all(date.fromisoformat(day).isoformat() == day for day in (start, latest_start, earliest_end, end))


@given(HALF_OPEN)
def test_an_end_is_null_only_where_it_is_open_or_not_known(text: str) -> None:
    period = parse_edtf(text)
    left, right = text.split("/")
    assert (period.start is None) == (left in ("", ".."))
    assert (period.end is None) == (right in ("", ".."))


@given(BARE, st.sampled_from(MARKS))
def test_marks_are_flags_and_never_widen_the_bounds(bare: str, mark: tuple[str, bool, bool]) -> None:
    plain, marked = parse_edtf(bare), parse_edtf(bare + mark[0])
    assert bounds(marked) == bounds(plain)
    assert marked.precision == plain.precision
    assert (marked.approximate, marked.uncertain) == mark[1:]


@given(BARE, BARE, st.sampled_from(MARKS), st.sampled_from(MARKS))
def test_an_interval_is_as_doubtful_as_its_ends(
    left: str, right: str, one: tuple[str, bool, bool], other: tuple[str, bool, bool]
) -> None:
    text = f"{left}{one[0]}/{right}{other[0]}"
    if valid(text):
        period = parse_edtf(text)
        assert (period.approximate, period.uncertain) == (one[1] or other[1], one[2] or other[2])


@given(YEARS)
def test_a_year_is_made_of_its_halves_thirds_quarters_and_months(year: str) -> None:
    whole = parse_edtf(year)
    for codes in (range(40, 42), range(37, 40), range(33, 37), range(1, 13)):
        parts = [parse_edtf(f"{year}-{code:02}") for code in codes]
        assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
        assert all(day_after(str(one.end)) == other.start for one, other in pairwise(parts))


@given(YEARS, MONTHS)
def test_a_month_is_made_of_its_days(year: str, month: str) -> None:
    whole = parse_edtf(f"{year}-{month}")
    days = [parse_edtf(f"{year}-{month}-{day:02}") for day in range(1, monthrange(int(year), int(month))[1] + 1)]
    assert (days[0].start, days[-1].end) == (whole.start, whole.end)
    assert not valid(f"{year}-{month}-{len(days) + 1:02}")


@given(st.lists(ALL, max_size=8))
def test_the_order_of_dates_is_by_first_day_then_precision_then_last_day(texts: list[str]) -> None:
    ordered = sorted(map(parse_edtf, texts), key=Period.sort_key)
    for one, other in pairwise(ordered):
        first, second = one.start or "0000", other.start or "0000"
        assert first <= second
        if first == second:
            assert PRECISIONS.index(one.precision) <= PRECISIONS.index(other.precision)
            if one.precision == other.precision:
                assert (one.end or "9999-12-31") <= (other.end or "9999-12-31")


def test_of_two_dates_that_begin_together_the_finer_comes_first() -> None:
    texts = ["202X", "2020", "2020-01-01/..", "2020-40", "2020-37", "2020-33", "2020-01", "2020-01-01"]
    ordered = sorted(map(parse_edtf, texts), key=Period.sort_key)
    assert [p.edtf for p in ordered] == [
        "2020-01-01", "2020-01-01/..", "2020-01", "2020-33", "2020-37", "2020-40", "2020", "202X",
    ]  # fmt: skip


# What the edtf package gets right: levels 0 and 1, less open ends and X in intervals, and the bare codes 33-41.
MARKED = st.builds("{}{}".format, PLAIN, MARK)


@given(st.one_of(BARE, MARKED, st.builds(forwards, MARKED, MARKED).filter(valid)))
def test_bounds_are_those_of_the_edtf_package(text: str) -> None:
    oracle = edtf.parse_edtf(text)
    period = parse_edtf(text)
    first = oracle.lower_strict()
    # It knows a year 0, which we do not.
    assert _iso(first) == period.start or (first.tm_year == 0 and period.start == "0001-01-01")
    assert _iso(oracle.upper_strict()) == period.end


def _iso(moment: struct_time) -> str:
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


@given(st.dates(min_value=date(1, 1, 2)))
def test_the_day_before_and_the_day_after_are_neighbours(day: date) -> None:
    assert day_after(day_before(day.isoformat())) == day.isoformat()
    assert day_before(day.isoformat()) < day.isoformat()


def test_the_first_and_the_last_of_all_days_have_no_neighbour() -> None:
    assert day_before("0001-01-01") == "0001-01-01"
    assert day_after("9999-12-31") == "9999-12-31"


@pytest.mark.parametrize(("text", "exact"), [
    ("2020-06-18", True), ("2022-03-27/2022-03-31", True), ("2020-06", False), ("2020-06-18~", False),
    ("2020-06-18?", False), ("2021-12/2025-06-06", False), ("2021-12-01/2025", False),
])  # fmt: skip
def test_exact_means_both_ends_known_to_the_day(text: str, exact: bool) -> None:
    assert parse_edtf(text).exact is exact
