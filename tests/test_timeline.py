"""`malictl timeline`: events by year or month, turning points, and spans on an axis of time."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.cli.app import encoded
from tests.call import call
from tests.made import LETTER, SPANS, bundle_with, document, event_text, flat, letters, rows, screen
from tests.made import span_text as span
from tests.test_filters import KEPT

FILTERS = [line.split(" ") for line in KEPT]
# Each may stand beside any other; dates are one window, so there is one of them.
DATED = ["--since 2021", "--until 2022", "--in 2022-01..2023-08", "--on 2022-11-15", "--before 2023", "--after 2021-05",
         "--since 2023 --dates certain"]  # fmt: skip
OTHERS = ["river", "--type battle,coup,attack", "--actor river-guard", "--role initiator", "--place testland",
          "--source radio-undated-crossing", "--holder river-guard", "--tag convoys", "--evidence contested,agreed",
          "--significance 1,2", "--not type=coup", "--not place=oldbridge"]  # fmt: skip
COMBINED = st.tuples(st.sampled_from(["", *DATED]), st.lists(st.sampled_from(OTHERS), max_size=3, unique=True)).map(
    lambda parts: " ".join([parts[0], *parts[1]]).split()
)
UNITS = ("year", "month")
LENGTH_OF = {"year": 4, "month": 7}


def same_as_list(argv: list[str], unit: str) -> None:
    """See that a chronology holds the events of a list, each in its place, and the time between them."""
    events = document("events", *argv)["events"]
    found = document("timeline", *argv, "--by", unit)
    assert found["by"] == unit
    assert found["total"] == sum(p["count"] for p in found["periods"]) == len(events)
    assert found["events"] == events
    assert [i for p in found["periods"] for i in p["events"]] == [event["id"] for event in events]
    starts = {event["id"]: event["date"]["start"][: LENGTH_OF[unit]] for event in events}
    weighty = {event["id"] for event in events if event["significance"] == 1}
    for period in found["periods"]:
        assert {starts[i] for i in period["events"]} <= {period["period"]}
        assert period["count"] == len(period["events"])
        assert period["turning_points"] == [i for i in period["events"] if i in weighty]
    names = [p["period"] for p in found["periods"]]
    for one, following in pairwise(names):
        year, month = int(one[:4]), int(one[5:] or 12)
        assert following == (f"{year + 1}" if unit == "year" else f"{year + month // 12}-{month % 12 + 1:02}")
    assert not names or (found["periods"][0]["count"] and found["periods"][-1]["count"])
    table = rows("timeline", *argv, "--by", unit)
    assert [(row["period"], row["count"], row["ids"]) for row in table] == [
        (p["period"], str(p["count"]), "; ".join(p["turning_points"])) for p in found["periods"]
    ]


# --- events by year and month ------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("argv", FILTERS, ids=" ".join)
def test_a_chronology_holds_what_the_list_holds(argv: list[str], unit: str) -> None:
    same_as_list(argv, unit)


@given(COMBINED, st.sampled_from(UNITS))
def test_a_chronology_holds_what_the_list_holds_under_filters_together(argv: list[str], unit: str) -> None:
    same_as_list(argv, unit)


@pytest.mark.parametrize(
    ("argv", "unit"),
    [("", "year"), ("--since 2022", "year"), ("--since 2023", "month"), ("--in 2022..2023", "month"),
     ("--type coup", "month"), ("qqqq", "year")],
)  # fmt: skip
def test_by_itself_it_takes_months_for_what_lies_within_two_years(argv: str, unit: str) -> None:
    assert document("timeline", *argv.split())["by"] == unit


def test_a_pipe_gets_plain_rows_and_no_bars() -> None:
    assert call("timeline", "--since", "2022").out.splitlines() == [
        "2022\t2\tKillings at Oldbridge [sic]\toldbridge-killings-2022\t"
        "courrier-2024-conseil; gazette-2022-oldbridge; observatory-2023-report",
        "2023\t2\t\t\tcourrier-2024-conseil; radio-undated-crossing",
        "2024\t1\t\t\tcourrier-2024-conseil; zorvania-2024-advice",
    ]


# --- bars of counts ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle in which 2017 has 0, 1, 2, 5, 17 and 40 events a month, from January to June."""
    counts = {1: 1, 2: 0, 3: 2, 4: 5, 5: 17, 6: 40}
    return bundle_with(tmp_path_factory.mktemp("busy"), {
        f"events/2020/word-{month}-{n}": event_text(f"Word {n} of month {month}", f"2017-{month:02}-{n % 28 + 1:02}",
                                                    1 if n == 0 else 3)
        for month, count in counts.items() for n in range(count)
    })  # fmt: skip


@pytest.mark.parametrize("length", ["line", "short"])
@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_bars_grow_with_the_counts_and_nothing_has_none(busy: Path, width: int, length: str, encoding: str) -> None:
    shown = screen("timeline", "--in", "2017", "--length", length, width=width, data=busy, encoding=encoding)
    found = re.findall(r"^2017-\d\d +(\d+)(?:  (.*))?$", shown, re.MULTILINE)
    cells = {int(count): len("".join(re.findall(r"[█▏▎▍▌▋▊▉#.:=]+$", rest))) for count, rest in found}
    assert [*cells] == [1, 0, 2, 5, 17, 40]
    assert [*map(bool, cells.values())] == [True, False, True, True, True, True]
    in_order = [cells[count] for count in sorted(cells)]
    assert in_order == sorted(in_order)
    assert cells[5] < cells[17] < cells[40]
    assert max(map(len, shown.splitlines())) <= width
    assert "?" not in shown


def test_line_has_bars_alone_short_the_turning_points_and_full_every_event(busy: Path) -> None:
    line, short, full = (
        screen("timeline", "--in", "2017", "--length", n, data=busy) for n in ("line", "short", "full")
    )
    assert "Word" not in line
    assert re.findall(r"Word \d+ of month \d", flat(short)) == [f"Word 0 of month {month}" for month in (1, 3, 4, 5, 6)]
    ids = [event["id"] for event in document("timeline", "--in", "2017", data=busy)["events"]]
    assert re.findall(r"^ +(word-\d-\d+)$", full, re.MULTILINE) == ids
    assert len(ids) == 65
    headings = re.findall(r"^(\w+ 2017: \d+ events?)$", full, re.MULTILINE)
    assert headings == ["January 2017: 1 event", "March 2017: 2 events", "April 2017: 5 events",
                        "May 2017: 17 events", "June 2017: 40 events"]  # fmt: skip


def test_in_full_a_possible_match_is_marked() -> None:
    assert "November 2022 ?" in screen("timeline", "--on", "2022-11-15", "--length", "full")
    assert document("timeline", "--on", "2022-11-15")["possible"] == ["oldbridge-report-2022"]


@pytest.mark.parametrize(("form", "mark"), [("md", "[^1]"), ("plain", "gazette-2022-oldbridge"),
                                            ("csv", "gazette-2022-oldbridge")])  # fmt: skip
def test_the_titles_of_turning_points_carry_citations(form: str, mark: str) -> None:
    assert mark in call("timeline", "--type", "coup", "-f", form).out


# --- turning points ----------------------------------------------------------------------------------------------


def test_turning_points_with_the_time_since_the_one_before(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"events/2020/vague-word": event_text("Vague word", "2022-08", 1, date_kind="within")})
    found = document("timeline", "--by", "turning-point", data=data)
    ids = ["coup-2021", "oldbridge-killings-2022", "vague-word"]
    assert [p["events"] for p in found["periods"]] == [[i] for i in ids]
    assert [p["period"] for p in found["periods"]] == ["2021-05-24", "2022-03-27", "2022-08-01"]
    assert [(row["id"], row["since"]) for row in rows("timeline", "--by", "turning-point", data=data)] == [
        (ids[0], ""), (ids[1], "10 months and 3 days (307 days)"),
        (ids[2], "between 127 and 157 days (4 months and 5 days to 5 months and 4 days)"),
    ]  # fmt: skip
    shown = screen("timeline", "--by", "turning-point", width=240, data=data)
    assert [i for i in ids if re.search(rf"^ +{i}(  |$)", shown, re.MULTILINE)] == ids
    assert "The worst of the made-up war." in shown
    assert "3 turning points" in shown


def test_turning_points_are_those_of_the_list_of_significance_one() -> None:
    for argv in FILTERS:
        if "--significance" not in argv:
            found = document("timeline", *argv, "--by", "turning-point")
            assert found["events"] == document("events", *argv, "--significance", "1")["events"]
            assert found["total"] == len(found["periods"]) == len(found["events"])


def test_turning_points_of_another_significance_are_none() -> None:
    answer = call("timeline", "--by", "turning-point", "--significance", "2")
    assert (answer.code, answer.out) in ((2, ""), (0, ""))


# --- spans -------------------------------------------------------------------------------------------------------

WANTED = {
    "": "TKCBFSRML", "--kind office": "TKL", "--kind office,truce": "TKRL", "--kind truce --kind blockade": "BR",
    "--since 2022": "KCBFSRM", "--since 2024-05-01": "BF", "--until 2020": "TML", "--in 2022": "KCFSRM",
    "--on 2021-05-24": "TFM", "--on 2021-05-25": "KFM", "--before 2022-11-01": "TSRL", "--after 2022": "B",
    "--actor river-front": "BFR", "--actor joram-tessek --kind office": "TL",
    "--actor river-front --actor river-guard": "R", "--place upper-region": "BR", "--place testland": "TKCBR",
    "--place zorvania": "F", "truce": "R", "president": "TK", "qqqq": "", "--on 2020-06-01 --dates certain": "TM",
    "--on 2020-06-01": "TML", "--kind mandate": "",
}  # fmt: skip


@pytest.mark.parametrize(("line", "spans"), WANTED.items(), ids=[*WANTED])
def test_spans_that_fit_stand_by_group_and_in_order_of_time(line: str, spans: str) -> None:
    argv = ("timeline", "--spans", *line.split())
    found = document(*argv)
    assert "".join(LETTER[record["id"]] for record in found["spans"]) == spans
    assert (found["count"], found["total"], found["schema"]) == (len(spans), len(spans), "malictl/spans/1")
    assert [LETTER[row["id"]] for row in rows(*argv)] == [*spans]
    assert [LETTER[text.partition("\t")[0]] for text in call(*argv).out.splitlines()] == [*spans]
    if spans:
        assert re.search(rf"^{len(spans)} spans?$", screen(*argv), re.MULTILINE)


def test_spans_that_merely_may_fit_are_named() -> None:
    assert letters(document("timeline", "--spans", "--on", "2020-06-01")["possible"]) == "L"
    assert letters(document("timeline", "--spans", "--on", "2022-01-15", "--kind", "presence")["possible"]) == "C"


def bars(*argv: str, width: int, encoding: str = "utf-8", data: Any = None) -> dict[str, tuple[int, str]]:
    """Return of each span on a screen the width of the axis and its bar."""
    more = {"data": data} if data else {}
    lines = screen("timeline", "--spans", *argv, width=width, encoding=encoding, **more).splitlines()
    at = lines[0].index(next(word for word in lines[0].split() if word[:1].isdigit()))
    found = document("timeline", "--spans", *argv, **more)["spans"]
    titles = {encoded(record["title"], encoding).decode(encoding): record["id"] for record in found}
    return {titles[title]: (width - at, line[at:]) for line in lines[2:] for title in titles if f"  {title}  " in
            f"{line[:at]}  "}  # fmt: skip


def cell(day: str, first: str, last: str, width: int) -> int:
    """Return in which cell a day lies."""
    start, end, here = (date.fromisoformat(d).toordinal() for d in (first, last, max(first, min(day, last))))
    return min(width - 1, int((here - start) / (end - start) * width))


@pytest.mark.parametrize("width", [100, 160, 240])
def test_a_bar_stands_where_its_days_are_light_where_not_certain_with_an_arrow_if_open(width: int) -> None:
    found = bars("--since", "2018", "--until", "2024", width=width)
    assert letters([*found]) == "BCFKLMRST"
    records = {span["id"]: span["date"] for span in document("timeline", "--spans")["spans"]}
    for one, (cells, bar) in found.items():
        when = records[one]
        sure_end = when["as_of"] or when["earliest_end"]
        begins, sure, until, ends = (cell(day, "2018-01-01", "2024-12-31", cells) for day in (
            when["start"], when["latest_start"], sure_end, when["end"] or "2024-12-31"))  # fmt: skip
        expected = [" "] * begins + ["░"] * (ends + 1 - begins)
        expected[sure : until + 1] = ["█"] * (until + 1 - sure)
        if when["open"]:
            expected[ends] = "▶"
        assert bar == "".join(expected), one
    assert "░" in found[SPANS["L"]][1]
    assert found[SPANS["F"]][1].endswith("░▶")
    assert "▶" not in "".join(bar for one, (_, bar) in found.items() if LETTER[one] not in "BF")


def test_the_axis_names_the_years_or_the_months_of_less_than_two_years() -> None:
    assert screen("timeline", "--spans", "--since", "2018", "--until", "2024", width=160).split()[3:10] == [
        "2018", "2019", "2020", "2021", "2022", "2023", "2024",
    ]  # fmt: skip
    months = screen("timeline", "--spans", "--in", "2022", width=200).split("\n", 1)[0].split()[3:]
    assert months == [f"2022-{month:02}" for month in range(1, 13)]


def test_an_as_of_that_is_a_month_has_a_place_on_the_axis(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"spans/old-ban": span("Old ban", "sanction", "2022-01-01/..", "2022-06")})
    assert bars("--in", "2022", "--kind", "sanction", width=160, data=data)["old-ban"][1].endswith("░▶")


def test_bars_over_time_are_ascii_where_the_terminal_is() -> None:
    there = bars("--since", "2018", width=160)
    plain = bars("--since", "2018", width=160, encoding="ascii")
    for one, (cells, bar) in there.items():
        assert len(plain[one][1]) == len(bar) <= cells
        assert "?" not in plain[one][1]


@pytest.mark.parametrize(
    "line",
    ["--spans --type coup", "--spans --role author", "--spans --source atlas-2020-testland", "--spans --tag convoys",
     "--spans --holder river-guard", "--spans --evidence agreed", "--spans --significance 1", "--spans --by year",
     "--spans --not type=coup", "--spans --by turning-point", "--kind office", "--spans --kind coup", "--by day",
     "--spans --kind qqqq", "--length long", "--since 2022 --until 2021"],
)  # fmt: skip
def test_options_that_make_no_sense_are_refused_with_what_to_do(line: str) -> None:
    answer = call("timeline", *line.split())
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) >= 2


# --- coverage ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spans", [[], ["--spans"]])
@pytest.mark.parametrize(
    ("line", "notice"),
    [("--in 2031", "outside coverage"), ("--until 2019", "outside coverage"), ("--since 2021", ""),
     ("--since 2019", "partly outside coverage"), ("qqqq", "coverage is selective")],
)  # fmt: skip
def test_what_is_not_covered_is_said(line: str, notice: str, spans: list[str]) -> None:
    argv = ("timeline", *line.split(), *spans)
    assert [text.partition(":")[0] for text in document(*argv)["notices"]] == ([notice] if notice else [])
    answer = call(*argv)
    assert (answer.code, bool(re.search(rf"^Note: {notice}: ", answer.err, re.MULTILINE))) == (0, bool(notice))
    assert call(*argv, "-q").err == ""


def test_nothing_found_is_an_answer_unless_a_script_asks() -> None:
    for argv in (("timeline", "qqqq"), ("timeline", "--spans", "qqqq"), ("timeline", "qqqq", "--by", "turning-point")):
        assert [call(*argv, "-e", "-f", form).code for form in ("table", "json", "csv")] == [1, 1, 1]
        assert (call(*argv).code, call(*argv).out) == (0, "")
