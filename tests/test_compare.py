"""`malictl compare`: two days or events, two periods, two actors."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.call import call
from tests.made import LENGTHS, LETTER, SPANS, bundle_with, document, flat, letters, rows, said, screen
from tests.made import span_text as span

DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))
SIGNS = {"began": "+", "ended": "−", "passed": "±", "held": "="}
LISTS = (*SIGNS,)


def compared(*argv: str) -> dict[str, str]:
    """Return the letters of what began, ended, came and went, and held."""
    found = document("compare", *argv)
    return {name: letters(found[name]) for name in LISTS}


def held(*argv: str) -> set[str]:
    return {holding["span"]["id"] for holding in document("on", *argv)["held"]}


def total(gap: dict[str, int]) -> int:
    return gap["total"]


# --- two days ----------------------------------------------------------------------------------------------------

COMPARED = {  # both days: began, ended, began and ended between, held
    "2021-05-24 2021-05-24": ("", "", "", "FMT"),
    "2021-05-24 2021-05-25": ("K", "T", "", "FM"),
    "2021-05-24 2022-03-29": ("CKS", "T", "", "FM"),
    "2021-05-29 2022-07-03": ("CRS", "", "", "FKM"),
    "2021-05-29 2022-07-04": ("CR", "", "S", "FKM"),
    "2022-03-29 2022-11-30": ("", "S", "R", "CFKM"),
    "2022-04-10 2022-10-31": ("", "S", "", "CFKMR"),
    "2022-04-09 2022-11-01": ("", "S", "R", "CFKM"),
    "2018-01-01 2024-12-31": ("BF", "M", "CKLRST", ""),
    "2018-12-31 2019-12-31": ("L", "", "", "MT"),
    "2023-08-31 2023-09-01": ("B", "C", "", "FKM"),
}  # fmt: skip


@pytest.mark.parametrize(("days", "expected"), COMPARED.items())
def test_what_began_ended_passed_and_held(days: str, expected: tuple[str, ...]) -> None:
    assert tuple(compared(*days.split()).values()) == expected
    by_sign = {name: letters([r["id"] for r in rows("compare", *days.split()) if r["sign"] == name]) for name in LISTS}
    assert tuple(by_sign.values()) == expected


@given(DAYS, DAYS)
def test_what_is_compared_is_all_that_held_and_each_is_told_once(one: date, other: date) -> None:
    first, last = sorted((str(one), str(other)))
    found = document("compare", first, last)
    lists = [i for name in LISTS for i in found[name]]
    then, later = held(first), held(last)
    assert sorted(lists) == sorted(held(f"{first}..{last}"))  # each once, and none that is not
    assert {*found["began"]} == later - then
    assert {*found["ended"]} == then - later
    assert {*found["held"]} == then & later
    assert {*found["passed"]} == {*lists} - then - later
    assert {span["id"] for span in found["spans"]} == {*lists}
    told = f"{len(found['began'])} began, {len(found['ended'])} ended, {len(found['passed'])} began and ended between"
    assert f"{told}, {len(found['held'])} held throughout" in flat(screen("compare", first, last))


@given(DAYS, DAYS)
def test_exchanged_days_give_the_same_changes_and_the_gap_backwards(one: date, other: date) -> None:
    first, last = sorted((str(one), str(other)))
    there, back = document("compare", first, last), document("compare", last, first)
    same = ("first", "last", *LISTS, "changed", "counts", "turning_points", "spans", "events", "sources", "possible")
    assert {key: there[key] for key in same} == {key: back[key] for key in same}
    for bound in ("least", "most"):
        assert back["gap"][bound] == {key: -value for key, value in there["gap"][bound].items()}
        assert total(there["gap"][bound]) == (date.fromisoformat(last) - date.fromisoformat(first)).days
    assert any("earlier" in notice for notice in back["notices"]) == (first != last)
    assert not any("earlier" in notice for notice in there["notices"])


def test_going_back_is_said_on_the_screen_and_beside_it() -> None:
    answer = call("compare", "2022-03-29", "2021-05-24")
    assert "10 months and 5 days (309 days), going back" in answer.out
    assert re.search(r"^Note: .*earlier", answer.err, re.MULTILINE)
    assert answer.out.startswith("title:\tFrom 24 May 2021 to 29 March 2022\n")
    assert "going back" not in call("compare", "2021-05-24", "2022-03-29").out


@given(DAYS, DAYS)
def test_the_events_between_are_those_after_the_first_day_until_the_last(one: date, other: date) -> None:
    first, last = sorted((str(one), str(other)))
    found = document("compare", first, last)
    if first == last:
        assert found["events"] == []
        return
    between = ("events", "--after", first, "--until", last)
    events = document(*between)["events"]
    assert found["events"] == events
    assert found["turning_points"] == [event["id"] for event in events if event["significance"] == 1]
    for key in ("type", "year", "evidence"):
        counts = document(*between, "--count-by", key)["counts"]
        assert found["counts"][key] == {row["values"][key]: row["count"] for row in counts}


# --- what it looks like ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("length", ["short", "full"])
def test_what_began_is_told_from_what_ended_by_a_sign_and_a_heading(length: str, form: str) -> None:
    headings = {"began": "Began", "ended": "Ended", "passed": "Began and ended between", "held": "Held throughout"}
    for days in ("2022-03-29 2022-11-30", "2018-01-01 2024-12-31", "2021-05-24 2022-03-29"):
        told = said(call("compare", *days.split(), "-f", form, "--length", length), form)
        found = document("compare", *days.split())
        offices = {i for change in found["changed"] if change["what"] == "office" for i in change["before"]}
        offices |= {i for change in found["changed"] if change["what"] == "office" for i in change["after"]}
        for name, heading in headings.items():
            expected = [i for i in found[name] if i not in offices]
            if form == "plain":
                lines = re.findall(rf"^{name}:\t({re.escape(SIGNS[name])})", told, re.MULTILINE)
            else:
                title = rf"^### {heading}\n" if form == "md" else rf"^{heading}\n"
                part = re.split(r"\n\n(?=\S)" if form == "table" else r"\n\n(?=#)", told)
                body = [text for text in part if re.match(title, text)]
                lines = re.findall(rf"^(?:\| |  )?{re.escape(SIGNS[name])} ", body[0], re.MULTILINE) if body else []
                assert bool(body) == bool(expected)
            one_line = name == "held" and length == "short"
            assert len(lines) == (bool(expected) if one_line else len(expected))


def test_a_change_has_its_sign_too() -> None:
    assert re.search(r"^  ~  president +Joram Tessek +Amina Késsoû \[", screen("compare", "2021-05-24", "2021-05-25"),
                     re.MULTILINE)  # fmt: skip


def test_an_office_in_other_hands_is_told_once_on_a_screen_and_stays_in_the_lists() -> None:
    found = document("compare", "2021-05-24", "2021-05-25")
    assert found["changed"] == [{"what": "office", "name": "president", "before": [SPANS["T"]], "after": [SPANS["K"]],
                                 "span": None, "between": []}]  # fmt: skip
    assert (found["began"], found["ended"]) == ([SPANS["K"]], [SPANS["T"]])
    for length in ("short", "full"):
        told = screen("compare", "2021-05-24", "2021-05-25", "--length", length)
        assert (told.count("Tessek"), told.count("Késsoû")) == (1, 1)
        assert "\nBegan" not in told
        assert "\nEnded" not in told
    alone = screen("compare", "2021-05-24", "2024-05-01")  # nobody is known to hold it any more
    assert "\nChanged" not in alone
    assert "tessek-president" in alone


def test_an_office_is_one_whatever_the_regime_calls_it(tmp_path: Path) -> None:
    words = ["interim president of the transition", "acting president", "transitional president of the republic"]
    days = ["2017-01-01/2017-06-30", "2017-07-01/2017-12-31", "2018-01-01/2018-03-01"]
    whom = ["amina-kessou", "river-guard", "river-front"]
    data = bundle_with(tmp_path, {
        f"spans/head-{n}": span(f"Head {n}", "office", day, subject=who, object="testland", office=name)
        for n, (name, day, who) in enumerate(zip(words, days, whom, strict=True))
    })  # fmt: skip
    change = document("compare", "2017-02-01", "2018-04-01", data=data)["changed"]
    assert [(c["name"], c["before"], c["after"], c["between"]) for c in change] == [
        ("president", ["head-0"], [SPANS["T"]], ["head-1", "head-2"])
    ]
    shown = flat(screen("compare", "2017-02-01", "2018-04-01", width=160, data=data))
    assert "~ president Amina Késsoû Joram Tessek [1; 2] River Guard; River Front" in shown


def test_chairs_of_different_bodies_are_different_offices(tmp_path: Path) -> None:
    other = span("Chair elsewhere", "office", "2021-01-01/2021-12-31", object="river-guard", office="chair")
    data = bundle_with(tmp_path, {"spans/chair-elsewhere": other})
    found = document("compare", "2020-01-01", "2021-06-01", data=data)
    assert [change["name"] for change in found["changed"]] == ["president"]


def test_strengths_then_and_later_are_each_with_its_holder() -> None:
    change = document("compare", "2022-02-15", "2023-01-01")["changed"]
    assert change == [{"what": "strength", "name": "Zorvanian Corps in Testland", "before": ["ministry-300"],
                       "after": ["odt-1200", "ministry-500"], "span": SPANS["C"], "between": []}]  # fmt: skip
    then = "300 (Foreign Ministry of Zorvania, 2022-02-10)"
    later = ("at least 1,200 (Testland Rights Observatory, 2022-12)", "500 (Foreign Ministry of Zorvania, 2022-10-01)")
    shown = flat(screen("compare", "2022-02-15", "2023-01-01", width=250))
    assert f"~ strength of Zorvanian Corps in Testland {then} {later[0]}; {later[1]} [" in shown
    assert "9,000" not in screen("compare", "2022-02-15", "2023-01-01", "--length", "full")
    assert document("compare", "2022-10-02", "2022-11-02")["changed"] == []


def test_what_may_have_held_is_marked_wherever_it_is_listed() -> None:
    for days, ids in (("2022-01-05 2022-06-01", "C"), ("2019-06-01 2019-12-31", "L"), ("2021-12-01 2022-01-05", "C")):
        found = document("compare", *days.split())
        assert letters([i for i in found["possible"] if i in LETTER]) == ids
        full = flat(screen("compare", *days.split(), "--length", "full", width=300))
        assert len(re.findall(r" \? ", full)) == 1
        assert [r["id"] for r in rows("compare", *days.split()) if r["match"] == "possible"] == [SPANS[ids]]


def test_what_may_have_held_throughout_is_marked_on_a_short_screen() -> None:
    assert "Zorvanian Corps (disputed) ?" in flat(screen("compare", "2022-01-05", "2022-06-01"))


def test_what_is_only_last_known_is_not_said_to_have_held_throughout() -> None:
    assert "last known to hold on 2021-09-10" in flat(screen("compare", "2022-02-01", "2023-06-01"))


# --- the time between --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "least", "most", "words"),
    [
        ("2021-05-24 2021-05-24", (0, 0, 0, 0), None, "no time"),
        ("2021-05-24 2021-05-25", (0, 0, 1, 1), None, "1 day"),
        ("2021-01-31 2021-03-01", (0, 1, 1, 29), None, "1 month and 1 day (29 days)"),
        ("event:coup-2021 event:oldbridge-killings-2022", (0, 10, 3, 307), None, "10 months and 3 days (307 days)"),
        ("event:coup-2021 2024-02-04", (2, 8, 11, 986), None, "2 years, 8 months and 11 days (986 days)"),
        ("event:coup-2021 event:oldbridge-report-2022", (1, 5, 8, 526), (1, 6, 6, 555),
         "between 526 and 555 days (1 year, 5 months and 8 days to 1 year, 6 months and 6 days)"),
        ("event:banner-march-2020 event:coup-2021", (0, 10, 24, 328), (1, 1, 23, 418),
         "between 328 and 418 days (10 months and 24 days to 1 year, 1 month and 23 days)"),
    ],
)  # fmt: skip
def test_the_time_between(ends: str, least: tuple[int, ...], most: tuple[int, ...] | None, words: str) -> None:
    gap = document("compare", *ends.split())["gap"]
    assert tuple(gap["least"].values()) == least
    assert tuple(gap["most"].values()) == (most or least)
    for length in LENGTHS:
        told = re.findall(
            r"^time-between:\t(.*)$", call("compare", *ends.split(), "--length", length).out, re.MULTILINE
        )
        assert told == [words]


def test_two_events_in_one_line() -> None:
    told = screen("compare", "event:coup-2021", "event:oldbridge-killings-2022", "--length", "line").splitlines()
    assert flat(" ".join(told)).startswith(
        "From night of 24 May 2021 (Coup at Tésta) to 27–29 March 2022 (Killings at Oldbridge [sic]) Time between "
    )
    assert any(re.match(r"Time between  +10 months and 3 days \(307 days\)$", line) for line in told)
    assert any(re.match(r"Changed  +president: Joram Tessek → Amina Késsoû \[", line) for line in told)
    assert len(told) <= 9
    found = document("compare", "event:coup-2021", "event:oldbridge-killings-2022", "--length", "line")
    assert (found["first"]["event"], found["last"]["event"]) == ("coup-2021", "oldbridge-killings-2022")


# --- which of the three it is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "kind"),
    [
        ("2021-05-24 2022-03-29", "days"), ("event:coup-2021 2022-03-29", "days"), ("today yesterday", "days"),
        ("event:oldbridge-killings-2022 event:oldbridge-report-2022", "days"),
        ("2021 2022", "periods"), ("2021-05 2022-03-29", "periods"), ("2021-05-24 2022", "periods"),
        ("event:coup-2021 2022", "periods"), ("2020..2021 2022..2023", "periods"),
        ("2021 2022 --as days", "days"), ("2021-05-24 2022-03-29 --as periods", "periods"),
        ("2021-05-24 2022-03-29 --as days", "days"), ("2021 2022 --as periods", "periods"),
        ("river-guard river-front", "actors"), ("RGD JAN", "actors"), ("river-guard river-guard", "actors"),
    ],
)  # fmt: skip
def test_days_periods_or_actors(argv: str, kind: str) -> None:
    found = document("compare", *argv.split())
    assert (found["as"], found["schema"]) == (kind, f"malictl/compare-{kind}/1")


def test_coarse_dates_read_as_days_give_a_range() -> None:
    found = document("compare", "2021", "2022", "--as", "days")
    assert (found["first"]["start"], found["last"]["end"]) == ("2021-01-01", "2022-12-31")
    assert (total(found["gap"]["least"]), total(found["gap"]["most"])) == (1, 729)


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        ("2021-05-24 river-guard", 2, ("2021-05-24", "river-guard", "two dates, or two actors")),
        ("river-guard event:coup-2021", 2, ("event:coup-2021", "river-guard", "two dates, or two actors")),
        ("river-guard river-front --as days", 2, ("--as", "actors")),
        ("river-guard river-front --as actors", 2, ("--as",)),
        ("2021-05-24", 2, ()), ("2021-05-24 2021-05-25 2021-05-26", 2, ()),
        ("2020.. 2021", 2, ('"2020.." is open', "2020..2022")), ("2021 ..2022", 2, ('"..2022" is open', "2020..2022")),
        ("2021-13 2022", 2, ("2021-13",)), ("2021-05-24 2021-02-30", 2, ("2021-02-30",)),
        ("202l-05-24 2022", 2, ("202l-05-24", "not a date")),
        ("03/04/2020 2021", 2, ("2020-04-03", "2020-03-04")),
        ("river-gard river-front", 4, ("river-gard", "river-guard")), ("river-front guardriver", 4, ("guardriver",)),
        ("river river-front", 4, ("river-guard", "river-front")),
        ("event:coup-2020 2021", 4, ("coup-2020", "coup-2021")),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(argv: str, code: int, words: tuple[str, ...]) -> None:
    for form in ("table", "json"):
        answer = call("compare", *argv.split(), "-f", form)
        assert (answer.code, answer.out) == (code, "")
        told = answer.err if form == "table" else json.dumps(json.loads(answer.err), ensure_ascii=False)
        assert all(word in told.replace('\\"', '"') for word in words)
