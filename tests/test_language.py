from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dates.language import FORMS, Expression, parse_expression
from malictl.errors import DateRefused
from tests.call import call

UNDERSTOOD: list[tuple[str, str | None, str | None]] = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020-08-18", "2020-08-18", "2020-08-18"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2020..2022", "2020-01-01", "2022-12-31"),
    ("2020-08-18..2021-05-24", "2020-08-18", "2021-05-24"),
    ("2020-08..2021", "2020-08-01", "2021-12-31"),
    ("2020..2020-06", "2020-01-01", "2020-06-30"),
    ("2020-06..2020", "2020-06-01", "2020-12-31"),
    ("2020..2020", "2020-01-01", "2020-12-31"),
    ("2020-08-18..2020-08-18", "2020-08-18", "2020-08-18"),
    ("2020..", "2020-01-01", None),
    ("2020-08-18..", "2020-08-18", None),
    ("..2020", None, "2020-12-31"),
    ("..2013-01-11", None, "2013-01-11"),
    ("  2020  ", "2020-01-01", "2020-12-31"),
    ("2020 .. 2022", "2020-01-01", "2022-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
]
REFUSED = [
    # Two readings, both named.
    ("03/04/2020", '"03/04/2020" can be 3 April 2020 or 4 March 2020.',
     "Write it year first: 2020-04-03 or 2020-03-04"),
    ("3.4.2020", '"3.4.2020" can be 3 April 2020 or 4 March 2020.', "Write it year first: 2020-04-03 or 2020-03-04"),
    ("12-11-2020", '"12-11-2020" can be 12 November 2020 or 11 December 2020.',
     "Write it year first: 2020-11-12 or 2020-12-11"),
    # One reading.
    ("18/08/2020", '"18/08/2020" does not begin with the year.', "Write 2020-08-18"),
    ("08/18/2020", '"08/18/2020" does not begin with the year.', "Write 2020-08-18"),
    ("5/5/2020", '"5/5/2020" does not begin with the year.', "Write 2020-05-05"),
    # No reading.
    ("31/31/2020", '"31/31/2020" is not a date, with the day first or with the month first.', FORMS),
    ("30/02/2020", '"30/02/2020" is not a date, with the day first or with the month first.', FORMS),
    ("33/02/2020", '"33/02/2020" is not a date, with the day first or with the month first.', FORMS),
    ("01/02/0000", '"01/02/0000" is not a date, with the day first or with the month first.', FORMS),
    # Nearly right.
    ("20200818", '"20200818" has no hyphens.', "Write 2020-08-18"),
    ("202008", '"202008" has no hyphen.', "Write 2020-08"),
    ("2020-8", '"2020-8" has a single figure for the month or the day.', "Write 2020-08"),
    ("2020-8-1", '"2020-8-1" has a single figure for the month or the day.', "Write 2020-08-01"),
    ("2020-08-1", '"2020-08-1" has a single figure for the month or the day.', "Write 2020-08-01"),
    # No such day.
    ("2021-13", '"2021-13" is not a date (months run 01-12).', FORMS),
    ("2021-00", '"2021-00" is not a date (months run 01-12).', FORMS),
    ("2021-33", '"2021-33" is not a date (months run 01-12).', FORMS),
    ("2021-41", '"2021-41" is not a date (months run 01-12).', FORMS),
    ("2021-22", '"2021-22" is not a date: seasons are not used, write the months.', FORMS),
    ("2021-02-30", '"2021-02-30" is not a date (February 2021 has 28 days).', FORMS),
    ("2021-06-31", '"2021-06-31" is not a date (June 2021 has 30 days).', FORMS),
    ("0000", '"0000" is before the year 1.', FORMS),
    # Ranges.
    ("2022..2020", '"2022..2020" runs backwards.', "Write 2020..2022"),
    ("2020-08-18..2020-08-17", '"2020-08-18..2020-08-17" runs backwards.', "Write 2020-08-17..2020-08-18"),
    ("..", '".." names no date at all.', FORMS),
    (" .. ", '" .. " names no date at all.', FORMS),
    ("2020..2021..2022", '"2021..2022" is not a date that malictl reads.', FORMS),
    ("2020...2022", '".2022" is not a date that malictl reads.', FORMS),
    ("2020..03/04/2021", '"03/04/2021" can be 3 April 2021 or 4 March 2021.',
     "Write it year first: 2021-04-03 or 2021-03-04"),
    # Not in the language.
    ("", '"" is not a date that malictl reads.', FORMS),
    ("soon", '"soon" is not a date that malictl reads.', FORMS),
    ("20", '"20" is not a date that malictl reads.', FORMS),
    ("2020~", '"2020~" is not a date that malictl reads.', FORMS),
    ("２０２０", '"２０２０" is not a date that malictl reads.', FORMS),
    ("2020-06-XX", '"2020-06-XX" is not a date that malictl reads.', FORMS),
    ("2020-06-18T10:00", '"2020-06-18T10:00" is not a date that malictl reads.', FORMS),
    ("-2020", '"-2020" is not a date that malictl reads.', FORMS),
]  # fmt: skip
# What a hint tells to write: after "Write", words that hold a year.
WRITABLE = re.compile(r"(?<![\w-])(?:\.\.)?\d[\d.-]*\b(?:\.\.)?")


@pytest.mark.parametrize(("text", "lo", "hi"), UNDERSTOOD)
def test_an_expression_names_whole_days_from_its_first_to_its_last(text: str, lo: str | None, hi: str | None) -> None:
    assert parse_expression(text) == Expression(text.strip(), lo, hi)


@pytest.mark.parametrize(("text", "message", "hint"), REFUSED)
def test_what_cannot_be_read_in_one_way_is_refused_with_the_likely_fix(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateRefused) as caught:
        parse_expression(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize("hint", sorted({hint for _, _, hint in REFUSED}))
def test_what_a_hint_says_to_write_can_be_read(hint: str) -> None:
    written = WRITABLE.findall(hint)
    assert written
    for text in written:
        parse_expression(text)


@pytest.mark.parametrize("text", ["18082020", "20201345", "180820", "2020-8-45", "2020-99-1"])
def test_a_fix_that_would_be_refused_as_well_is_not_proposed(text: str) -> None:
    with pytest.raises(DateRefused) as caught:
        parse_expression(text)
    for written in WRITABLE.findall(caught.value.hint):
        parse_expression(written)


DIGITS = st.text("0123456789-/. X~", max_size=12)


def read(text: str) -> Expression | DateRefused:
    try:
        return parse_expression(text)
    except DateRefused as refused:
        return refused


@given(st.one_of(DIGITS, st.text(max_size=12), st.builds("{}..{}".format, DIGITS, DIGITS)))
def test_anything_is_either_read_or_refused_with_a_sentence_and_a_hint(text: str) -> None:
    answer = read(text)
    if isinstance(answer, DateRefused):
        assert answer.message.endswith(".")
        assert answer.hint
        assert answer.exit_code == 2
    else:
        assert answer.lo or answer.hi
        assert (answer.lo or "0001-01-01") <= (answer.hi or "9999-12-31")


@given(st.dates(), st.dates())
def test_a_range_includes_both_its_days(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    assert parse_expression(f"{first}..{last}") == Expression(f"{first}..{last}", first, last)
    if first != last:
        with pytest.raises(DateRefused, match="runs backwards"):
            parse_expression(f"{last}..{first}")


@pytest.mark.parametrize("option", ["--since", "--until", "--on", "--in", "--before", "--after"])
def test_every_date_option_refuses_on_standard_error_with_exit_code_2(option: str) -> None:
    result = call("events", option, "03/04/2020")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        'Error: "03/04/2020" can be 3 April 2020 or 4 March 2020.\n'
        "Write it year first: 2020-04-03 or 2020-03-04\n"
    )  # fmt: skip
