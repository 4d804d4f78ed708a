from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dates.edtf import parse_edtf
from malictl.dates.show import MONTHS, date_document, show_edtf
from tests.test_edtf import ALL, BARE, CLOSED, SINGLES

SHOWN = [
    ("2020", "2020"),
    ("2020-06", "June 2020"),
    ("2020-06-08", "8 June 2020"),
    ("2020-01-01", "1 January 2020"),
    ("0987-12-31", "31 December 0987"),
    ("2020-33", "first quarter of 2020"),
    ("2020-34", "second quarter of 2020"),
    ("2020-35", "third quarter of 2020"),
    ("2020-36", "fourth quarter of 2020"),
    ("2021-37", "early 2021"),
    ("2021-38", "mid-2021"),
    ("2021-39", "late 2021"),
    ("2021-40", "first half of 2021"),
    ("2021-41", "second half of 2021"),
    ("202X", "2020s"),
    ("20XX", "2000–2099"),
    ("2021-XX", "a month of 2021"),
    ("2021-XX-XX", "a day in 2021"),
    ("2021-06-XX", "a day in June 2021"),
    ("2021~", "about 2021"),
    ("2021-38~", "about mid-2021"),
    ("2021-12?", "December 2021 (uncertain)"),
    ("2021-12-05%", "about 5 December 2021 (uncertain)"),
    ("2022-03-27/2022-03-31", "27–31 March 2022"),
    ("2022-03-27/2022-04-02", "27 March – 2 April 2022"),
    ("2021-12-20/2022-01-03", "20 December 2021 – 3 January 2022"),
    ("2022-03/2022-05", "March–May 2022"),
    ("2021-12/2022-05", "December 2021 – May 2022"),
    ("2020/2022", "2020–2022"),
    ("2021-12?/2025-06-06", "December 2021 (uncertain) – 6 June 2025"),
    ("2021-05~/2021-08~", "about May 2021 – about August 2021"),
    ("2021-37/2021-38", "early 2021 – mid-2021"),
    ("2013-07-01/..", "since 1 July 2013"),
    ("2025-09~/..", "since about September 2025"),
    ("../2013-01-11", "until 11 January 2013"),
    ("2013-07/", "from July 2013, end not known"),
    ("/2013-07", "start not known, until July 2013"),
]  # fmt: skip
DAY_OF_MONTH = re.compile(rf"\b(\d{{1,2}})\b(?=(?:–\d{{1,2}})? (?:{'|'.join(MONTHS)})\b)")


@pytest.mark.parametrize(("edtf", "words"), SHOWN)
def test_a_date_is_shown_in_words_people_use(edtf: str, words: str) -> None:
    parse_edtf(edtf)
    assert show_edtf(edtf) == words


@pytest.mark.parametrize(("edtf", "words"), [
    ("2022-03-27/2022-03-27", "27 March 2022"), ("2022-03/2022-03", "March 2022"), ("2022/2022", "2022"),
])  # fmt: skip
def test_an_interval_with_equal_ends_is_shown_once(edtf: str, words: str) -> None:
    assert show_edtf(edtf) == words


@given(ALL)
def test_every_valid_date_can_be_shown_on_one_line(edtf: str) -> None:
    words = show_edtf(edtf)
    assert words.strip() == words
    assert words
    assert "\n" not in words
    # What was not known must not look like a code either.
    assert not re.search(r"X|~|\?|%|/|\.\.", words)


@given(ALL)
def test_no_day_is_shown_that_the_date_does_not_hold(edtf: str) -> None:
    days = {str(int(day)) for day in re.findall(r"\d{4}-\d{2}-(\d{2})", edtf)}
    assert set(DAY_OF_MONTH.findall(show_edtf(edtf))) <= days


@given(BARE.filter(lambda text: not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)))
def test_no_month_is_shown_that_the_date_does_not_hold(edtf: str) -> None:
    named = [month for month in MONTHS if month in show_edtf(edtf)]
    held = re.fullmatch(r"\d{4}-(0\d|1[0-2])(-XX)?", edtf)
    assert named == ([MONTHS[int(held[1]) - 1]] if held else [])


@given(SINGLES | CLOSED)
def test_every_year_that_a_date_names_can_be_read(edtf: str) -> None:
    for year in re.findall(r"\d{4}", edtf):
        assert year in show_edtf(edtf)


@given(st.dates(), st.dates())
def test_a_span_of_days_shows_both_days_months_and_years(one: date, other: date) -> None:
    first, last = sorted((one, other))
    words = show_edtf(f"{first}/{last}")
    for day in (first, last):
        assert re.search(rf"\b{day.day}\b", words)
        assert MONTHS[day.month - 1] in words
        assert f"{day.year:04}" in words


@given(ALL, st.sampled_from(["span", "within", "day"]))
def test_the_json_date_has_every_field_whole_days_and_words(edtf: str, kind: str) -> None:
    document = date_document(parse_edtf(edtf), kind)
    assert list(document) == [
        "edtf", "start", "end", "latest_start", "earliest_end", "kind", "precision", "approximate", "uncertain",
        "open", "as_of", "text",
    ]  # fmt: skip
    assert (document["edtf"], document["kind"], document["as_of"]) == (edtf, kind, None)
    assert document["text"] == show_edtf(edtf)
    for key in ("start", "end", "latest_start", "earliest_end"):
        assert document[key] is None or date.fromisoformat(str(document[key]))


def test_the_json_date_prefers_the_wording_of_the_record() -> None:
    document = date_document(parse_edtf("2022-06/.."), "span", "since the rains", "2022-08-31")
    assert document["text"] == "since the rains"
    assert document["as_of"] == "2022-08-31"
    assert document["open"] is True
    assert document["end"] is None
