"""`malictl on`: what held on a day. How the three screens of time look is held in test_time_screens.py."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.call import TODAY, call
from tests.made import LENGTHS, LETTER, SPANS, bundle_with, document, event_text, flat, letters, rows, said, screen
from tests.made import span_text as span

DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))


def held(*argv: str) -> str:
    return letters([holding["span"]["id"] for holding in document("on", *argv)["held"]])


# --- what held ---------------------------------------------------------------------------------------------------

HELD = {
    "1990-04-30": "", "1990-05-01": "M", "2018-03-01": "M", "2018-03-02": "MT", "2018-12-31": "MT",
    "2019-01-01": "LMT", "2020-12-31": "LMT", "2021-01-01": "MT", "2021-01-31": "MT", "2021-02-01": "FMT",
    "2021-05-24": "FMT", "2021-05-25": "FKM", "2021-05-29": "FKM", "2021-05-30": "FKMS", "2021-12-31": "FKMS",
    "2022-01-01": "CFKMS", "2022-04-09": "CFKMS", "2022-04-10": "CFKMRS", "2022-07-03": "CFKMRS",
    "2022-07-04": "CFKMR", "2022-10-31": "CFKMR", "2022-11-01": "CFKM", "2023-08-31": "CFKM", "2023-09-01": "BFKM",
    "2024-01-31": "BFKM", "2024-02-01": "BFK", "2024-04-30": "BFK", "2024-05-01": "BF",
}  # fmt: skip


@pytest.mark.parametrize(("day", "spans"), HELD.items())
def test_a_span_holds_on_its_first_and_its_last_day_and_no_other(day: str, spans: str) -> None:
    assert held(day) == spans
    assert letters([row["id"] for row in rows("on", day)]) == spans


@given(DAYS, st.integers(0, 40))
def test_of_a_longer_date_all_that_held_on_some_day_of_it(first: date, length: int) -> None:
    days = [str(first + timedelta(count)) for count in range(length + 1)]
    assert held(f"{days[0]}..{days[-1]}") == "".join(sorted(set("".join(held(day) for day in days))))


GROUPS = {
    "governed": ("Governed", "TK"), "present": ("Present", "C"), "blockades": ("Blockades", "B"),
    "sanctions": ("Sanctions", "F"), "suspensions": ("Suspended", "S"), "accords": ("Accords", "R"),
    "memberships": ("Memberships", "M"), "offices": ("Other offices", "L"),
}  # fmt: skip


def test_every_span_stands_in_its_group_in_reading_order() -> None:
    found = document("on", "2018..2024")["held"]
    assert [(h["group"], LETTER[h["span"]["id"]]) for h in found] == [
        (group, letter) for group, (_, ids) in GROUPS.items() for letter in ids
    ]
    labels = [label for label, _ in GROUPS.values()]
    assert re.findall(r"^(\w[\w ]+?)  ", screen("on", "2018..2024"), re.MULTILINE) == [*labels, "Happening"]
    full = screen("on", "2018..2024", "--length", "full").splitlines()
    assert [line for line in full if line in labels] == labels


def test_who_holds_an_office_of_the_country_governs_and_the_chair_of_a_league_does_not() -> None:
    shown = screen("on", "2019-12-31")
    assert re.search(r"^Governed +Joram Tessek, president of the republic \[", shown, re.MULTILINE)
    assert re.search(r"^Other offices +Joram Tessek, chair \[", shown, re.MULTILINE)
    assert re.search(r"^Memberships +League of the Coast \[", shown, re.MULTILINE)  # the body, not who belongs to it


def test_who_governed_is_told_from_the_head_of_state_downwards(tmp_path: Path) -> None:
    offices = ("minister of trade", "prime minister", "adviser to the president", "interim president of Testland")
    spans = {f"spans/office-{years}": span(office, "office", f"{2001 + years}/2017", office=office, object="testland")
             for years, office in enumerate(offices)}  # fmt: skip
    data = bundle_with(tmp_path, spans)
    told = [h["span"]["office"] for h in document("on", "2016-06-01", data=data)["held"] if h["group"] == "governed"]
    assert told == [offices[3], offices[1], offices[0], offices[2]]
    shown = flat(screen("on", "2016-06-01", data=data))
    assert [shown.index(f", {office} [") for office in told] == sorted(shown.index(f", {o} [") for o in told)


# --- what merely may have held -----------------------------------------------------------------------------------

POSSIBLE = {
    "1990-05-01": "M", "1990-05-30": "M", "1990-05-31": "", "2019-06-15": "L", "2019-12-30": "L", "2019-12-31": "",
    "2020-01-01": "", "2020-01-02": "L", "2020-12-31": "L", "2022-01-01": "C", "2022-01-30": "C", "2022-01-31": "",
    "2023-08-31": "", "2024-03-31": "", "2024-04-02": "K", "2024-04-30": "K",
}  # fmt: skip


@pytest.mark.parametrize(("day", "spans"), POSSIBLE.items())
def test_what_may_have_held_is_told_from_what_did(day: str, spans: str) -> None:
    found, ids = document("on", day), {SPANS[letter] for letter in spans}
    assert {*found["possible"]} & {*LETTER} == ids
    assert {h["span"]["id"] for h in found["held"] if h["match"] == "possible"} == ids
    assert {row["id"] for row in rows("on", day) if row["match"] == "possible"} == ids
    assert {row["match"] for row in rows("on", day)} <= {"possible", "certain"}


# In full the rows of a pipe have neither the mark nor the words.
NOT_IN_FULL = [(length, form) for length in LENGTHS for form in ("table", "plain", "md")
               if (length, form) != ("full", "plain")]  # fmt: skip
LOST = ("full", "plain")


@pytest.mark.parametrize(("length", "form"), [*NOT_IN_FULL, LOST])
def test_a_question_mark_stands_by_what_may_have_held_and_by_nothing_else(length: str, form: str) -> None:
    def marks(day: str) -> int:
        told = said(call("on", day, "-f", form, "--length", length, "--width", "300"), form)
        return len(re.findall(r" \?|\tpossible", told))

    assert (marks("2022-01-30"), marks("2022-01-31")) == (1, 0)


def test_an_event_that_may_have_been_that_day_is_marked_too() -> None:
    assert "Report on Oldbridge, November 2022 ? [" in screen("on", "2022-11-15")
    assert document("on", "2022-11-15")["possible"] == ["oldbridge-report-2022"]
    assert document("on", "2022-11-15")["before"] == []  # told once, though it may have been before
    assert "Report on Oldbridge, November 2022 ? [" in screen("on", "2022-12-15")  # just before, or longer ago
    assert "Report on Oldbridge, November 2022 [" in screen("on", "2022-12-01")
    assert document("on", "2022-12-01")["possible"] == []


# --- what is open ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "form"), [*(case for case in NOT_IN_FULL if case[0] != "line"), LOST])
def test_an_open_span_says_until_when_it_is_known_to_have_held(length: str, form: str) -> None:
    told = flat(said(call("on", "2021-09-11", "-f", form, "--length", length, "--width", "300"), form))
    assert len(re.findall(r"last known to hold on (2021-09-10|10 September 2021)", told)) == 1


def test_until_that_day_an_open_span_simply_holds() -> None:
    assert "last known" not in screen("on", "2021-09-10")
    for day, known in (("2021-09-10", ""), ("2021-09-11", "F"), ("2024-02-04", "F"), ("2024-02-05", "BF")):
        assert letters([h["span"]["id"] for h in document("on", day)["held"] if h["last_known"]]) == known
        assert letters([row["id"] for row in rows("on", day) if row["last_known"] == "yes"]) == known
    assert {row["last_known"] for row in rows("on", "2021-09-10")} == {"no"}
    assert {row["last_known"] for row in rows("on", "2021-09")} == {"no"}  # it held on some day of that month
    assert "last known" not in screen("on", "2021-09")


def test_what_is_only_last_known_stands_after_the_rest_of_its_group(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"spans/new-ban": span("New ban", "sanction", "2022-01-01/2022-12-31")})
    ids = [h["span"]["id"] for h in document("on", "2022-06-01", data=data)["held"] if h["group"] == "sanctions"]
    assert ids == ["new-ban", SPANS["F"]]


@pytest.mark.parametrize("form", ["table", "plain", "md", "html"])
def test_what_was_last_known_two_years_ago_is_counted_where_room_is_short(form: str) -> None:
    told = {day: flat(call("on", day, "-f", form, "--width", "200").out) for day in ("2023-09-10", "2023-09-11")}
    long_ago = "1 last known to hold more than two years earlier"
    assert ["(last known to hold on " in text for text in told.values()] == [True, False]
    assert [long_ago in text for text in told.values()] == [False, True]
    assert long_ago not in screen("on", "2023-09-11", "--length", "full")
    assert SPANS["F"] in screen("on", "2023-09-11", "--length", "full", "--width", "200")
    assert held("2023-09-10") == held("2023-09-11")


def test_a_month_in_which_it_was_known_to_hold_is_not_over_on_its_first_day(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"spans/old-ban": span("Old ban", "sanction", "2022-01-01/..", "2022-06")})
    known = {day: next(h["last_known"] for h in document("on", day, data=data)["held"] if h["span"]["id"] == "old-ban")
             for day in ("2022-05-31", "2022-06-01", "2022-06-30", "2022-07-01")}  # fmt: skip
    assert known == {"2022-05-31": False, "2022-06-01": False, "2022-06-30": False, "2022-07-01": True}


# --- strengths ---------------------------------------------------------------------------------------------------

STRENGTHS = {
    "2022-02-09": [], "2022-02-10": ["ministry-300"], "2022-02-28": ["ministry-300"],
    "2022-03-01": ["odt-450", "ministry-300"], "2022-09-30": ["odt-450", "ministry-300"],
    "2022-10-01": ["ministry-500", "odt-450"], "2022-11-30": ["ministry-500", "odt-450"],
    "2022-12-01": ["odt-1200", "ministry-500"], "2023-08-31": ["odt-1200", "ministry-500"],
}  # fmt: skip
WORDS = {
    "ministry-300": "300 (Foreign Ministry of Zorvania, 2022-02-10)",
    "odt-450": "400–450 (Testland Rights Observatory, 2022-03)",
    "ministry-500": "500 (Foreign Ministry of Zorvania, 2022-10-01)",
    "odt-1200": "at least 1,200 (Testland Rights Observatory, 2022-12)",
}


@pytest.mark.parametrize(("day", "accounts"), STRENGTHS.items())
def test_a_strength_is_each_holders_latest_with_holder_and_date(day: str, accounts: list[str]) -> None:
    corps = next(h for h in document("on", day)["held"] if h["span"]["id"] == SPANS["C"])
    assert corps["strengths"] == accounts
    shown = flat(screen("on", day))
    assert [account for account, words in WORDS.items() if words in shown] == accounts[:1]  # the newest, on one screen
    full = call("on", day, "--length", "full", "-f", "plain").out.splitlines()
    told = [line.split("\t")[2:5] for line in full if line.startswith("present:\tZorvanian Corps\t")]
    assert [f"{number} ({holder}, {when})" for when, number, holder in told] == [WORDS[a] for a in accounts]


def test_a_strength_rests_on_the_source_of_its_holder() -> None:
    told = [line for line in call("on", "2022-12-31").out.splitlines() if line.startswith("present:")]
    assert len(told) == 1
    assert told[0].endswith(" (disputed) [gazette-2022-oldbridge @ para. 6] [observatory-2023-report @ page 8]")


@pytest.mark.parametrize("form", ["table", "plain", "md", "csv"])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_deprecated_strength_is_never_told(length: str, form: str) -> None:
    told = call("on", "2022-02-05..2023-08-31", "--length", length, "-f", form).out
    assert "Corps" in told
    assert "9,000" not in told


# --- events ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "happening", "before"),
    [
        ("2021-05-23", [], []),
        ("2021-05-24", ["coup-2021"], []),
        ("2021-05-25", [], ["coup-2021"]),
        ("2021-06-23", [], ["coup-2021"]),
        ("2021-06-24", [], []),
        ("2022-03-26", [], []),
        ("2022-03-27", ["oldbridge-killings-2022"], []),
        ("2022-03-29", ["oldbridge-killings-2022"], []),
        ("2022-03-30", [], ["oldbridge-killings-2022"]),
        ("2022-04-28", [], ["oldbridge-killings-2022"]),
        ("2022-04-29", [], []),
        ("2022-04", [], ["oldbridge-killings-2022"]),
        ("2022-12-30", [], ["oldbridge-report-2022"]),  # if it was on 30 November
        ("2022-12-31", [], []),
    ],
)
def test_events_of_the_day_and_of_the_thirty_days_before(day: str, happening: list[str], before: list[str]) -> None:
    found = document("on", day)
    assert [event["id"] for event in found["happening"]] == happening
    assert [event["id"] for event in found["before"]] == before
    shown = screen("on", day)
    assert ("\nHappening " in shown, "\nJust before " in shown) == (bool(happening), bool(before))


def test_just_before_the_weightiest_come_first_and_then_the_latest(tmp_path: Path) -> None:
    days = {"one": ("2019-03-01", 3), "two": ("2019-03-02", 1), "three": ("2019-03-03", 3), "four": ("2019-03-04", 2)}
    data = bundle_with(tmp_path, {f"events/2020/{name}": event_text(name, *made) for name, made in days.items()})
    order = ["two", "four", "three", "one"]
    assert [event["id"] for event in document("on", "2019-03-10", data=data)["before"]] == order
    shown = flat(screen("on", "2019-03-10", data=data)).partition("Just before ")[2]
    assert re.findall(r"[a-z]+(?=, 2019)", shown) == order[:2]


def test_of_what_a_short_screen_has_no_room_for_the_latest_begun_stays(tmp_path: Path) -> None:
    records = {f"spans/ban-{year}": span(f"Ban of {year}", "measure", f"{year}-01-01/2023-01-01")
               for year in (2017, 2018, 2019)}  # fmt: skip
    data = bundle_with(tmp_path, records)
    shown = flat(screen("on", "2022-06-01", data=data))
    assert re.search(r"Measures Ban of 2019 \[[\d; ]+\]; Ban of 2018 \[[\d; ]+\]; and 1 more", shown)
    told = [h["id"] for h in document("on", "2022-06-01", data=data)["held"] if h["group"] == "measures"]
    assert told == ["ban-2017", "ban-2018", "ban-2019"]


# --- today, coverage, what is refused ----------------------------------------------------------------------------


def test_today_is_the_day_of_the_environment_or_of_the_option() -> None:
    found = document("on", "today")
    assert (found["start"], found["end"]) == (TODAY, TODAY)
    assert held("today") == held(TODAY) == "BF"
    assert "21 November 2026" in screen("on", "today").splitlines()[0]
    assert held("today", "--today", "2022-05-01") == HELD["2022-04-10"]
    answer = json.loads(call("on", "today", "--json", env={"MALICTL_TODAY": "2021-05-24"}).out)
    assert (answer["start"], answer["query"]["today"]) == ("2021-05-24", "2021-05-24")


def test_a_day_can_be_that_of_an_event() -> None:
    assert held("event:coup-2021") == HELD["2021-05-24"]
    killings = document("on", "event:oldbridge-killings-2022")
    assert (killings["start"], killings["end"]) == ("2022-03-27", "2022-03-29")


@pytest.mark.parametrize(
    ("day", "notice"),
    [("1980-01-01", "outside coverage"), (TODAY, "outside coverage"), ("2019..2021", "partly outside coverage"),
     ("2022-03-28", "")],
)  # fmt: skip
def test_a_day_that_is_not_covered_is_answered_with_a_notice(day: str, notice: str) -> None:
    answer = call("on", day)
    assert answer.code == 0
    assert bool(re.search(rf"^Note: {notice}: .*2020-01-01 to 2024-12-31", answer.err, re.MULTILINE)) == bool(notice)
    assert [text.partition(":")[0] for text in document("on", day)["notices"]] == ([notice] if notice else [])
    assert call("on", day, "-q").err == ""


def test_a_day_on_which_nothing_held_is_an_answer() -> None:
    assert call("on", "1980-01-01").code == 0
    assert call("on", "1980-01-01", "-e").code == 1
    assert call("on", "2022-03-28", "-e").code == 0
    assert document("on", "1980-01-01")["held"] == []
    assert rows("on", "1980-01-01") == []


@pytest.mark.parametrize("open_range", ["2020..", "..2020", "2020-01-01/.."])
def test_an_open_range_is_refused_with_what_to_write(open_range: str) -> None:
    answer = call("on", open_range)
    assert (answer.code, answer.out) == (2, "")
    assert f'"{open_range}" is open' in answer.err
    assert "2020..2022" in answer.err


@pytest.mark.parametrize("argv", [("on",), ("on", "2022-03-28", "--length", "long"), ("on", "2022-02-30"),
                                  ("on", "2022-03-28", "2022-03-29")])  # fmt: skip
def test_what_cannot_be_meant_is_refused(argv: tuple[str, ...]) -> None:
    answer = call(*argv)
    assert (answer.code, answer.out) == (2, "")


def test_an_unknown_event_is_refused_with_the_nearest() -> None:
    answer = call("on", "event:coup-2020")
    assert (answer.code, answer.out) == (4, "")
    assert "coup-2021" in answer.err
