"""The screens of `on`, `compare` and `timeline`: what fits, what is left out and said so, and what it all rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.call import LITTLE, TODAY, call
from tests.made import LENGTHS, bundle_with, document, event_text, flat, rows, said, screen, sources_resolve
from tests.made import span_text as span

ASKED = [
    "on 2022-03-28", "on 2021-09-11", "on 2018..2024", "compare 2021-05-24 2022-03-29", "compare 2018-01-01 2024-12-31",
    "compare event:coup-2021 event:oldbridge-report-2022", "compare 2021 2022", "compare river-guard river-front",
    "timeline", "timeline --by month", "timeline --by turning-point", "timeline --spans",
]  # fmt: skip
KINDS = {"presence": 7, "office": 5, "sanction": 4, "measure": 2, "alliance": 3, "mandate": 1}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle in which more holds on 1 June 2022 than fits a screen."""
    records = {
        f"spans/{kind}-{number}": span(
            f"{kind} number {number}", kind, f"2022-05-0{number + 1}/2022-06-30",
            **({"office": f"seat {number}", "object": "testland"} if kind == "office" else {}),
        )
        for kind, count in KINDS.items() for number in range(count)
    }  # fmt: skip
    records |= {f"events/2022/today-{n}": event_text(f"Word {n} of the day", "2022-06-01") for n in range(5)}
    records |= {f"events/2022/lately-{n}": event_text(f"Word {n} before", f"2022-05-1{n}") for n in range(6)}
    return bundle_with(tmp_path_factory.mktemp("crowded"), records)


# --- what is left out of a short screen --------------------------------------------------------------------------

CAPS = {"Governed": 4, "Present": 5, "Sanctions": 2, "Measures": 2, "Alliances": 1, "Happening": 2, "Just before": 2}
# With those of the little dataset: a president, a force, the frozen funds.
IN_ALL = {"Governed": 6, "Present": 8, "Sanctions": 5, "Measures": 2, "Alliances": 3, "Happening": 5, "Just before": 6}


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("label", CAPS)
def test_a_short_situation_says_how_many_more_there_are(crowded: Path, label: str, form: str) -> None:
    told = call("on", "2022-06-01", "-f", form, data=crowded).out
    if form == "plain":
        items = re.findall(rf"^{label.lower().replace(' ', '-')}:\t(.*)$", told, re.MULTILINE)
    else:
        start = rf"- \*\*{label}:\*\*" if form == "md" else label
        found = re.search(rf"^{start} +(.*(?:\n   .*)*)", told, re.MULTILINE)
        assert found
        items = re.split(r"(?<=[\])]); ", flat(found[1]))
    left = IN_ALL[label] - CAPS[label]
    assert items[CAPS[label] :] == ([f"and {left} more"] if left else [])
    assert len(items) == CAPS[label] + (left > 0)


def test_one_line_counts_what_it_does_not_name(crowded: Path) -> None:
    told = flat(screen("on", "2022-06-01", "--length", "line", data=crowded))
    held = document("on", "2022-06-01", data=crowded)["held"]
    named = IN_ALL["Governed"] + IN_ALL["Present"]
    assert sum(h["group"] in ("governed", "present") for h in held) == named
    assert f"{len(held) - named} more held; 5 events under way, 6 just before" in told


def test_one_event_is_not_several() -> None:
    assert "1 event under way" in flat(screen("on", "2022-03-28", "--length", "line"))


def records_of(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield all spans and events that a JSON answer is about."""
    yield from (h["span"] for h in found.get("held", []) if isinstance(h, dict))
    for name in ("spans", "events", "happening", "before"):
        yield from (record.get("span", record) for record in found.get(name, []))


# What has a length, at each; bars over time and turning points have one only.
GROWN = [(line, length) for line in ASKED for length in LENGTHS
         if length == "short" or not ("--spans" in line or "turning-point" in line)]  # fmt: skip
FULL = ["on 2022-06-01", "compare 2022-04-01 2022-06-01", "compare 2022-05 2022-06", "timeline --in 2022"]


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("line", FULL)
def test_nothing_is_capped_in_full(crowded: Path, line: str, form: str) -> None:
    told = flat(call(*line.split(), "-f", form, "--length", "full", "--width", "400", data=crowded).out)
    records = [*records_of(document(*line.split(), data=crowded))]
    assert len(records) == len({record["id"] for record in records}) >= 13
    # Of two periods the spans stand by their titles alone.
    lacking = [r["id"] for r in records if f" {r['id']} " not in f"{told} " and f"{r['title']} (" not in told]
    assert lacking == []
    assert not re.search(r"\band \d+ more\b", told)


def test_rows_are_never_capped(crowded: Path) -> None:
    held = [h["span"]["id"] for h in document("on", "2022-06-01", data=crowded)["held"]]
    assert len(held) > 22
    for length in LENGTHS:
        assert [row["id"] for row in rows("on", "2022-06-01", "--length", length, data=crowded)] == held


# --- what fits ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize(("line", "length"), GROWN)
def test_no_line_is_wider_than_the_screen(crowded: Path, line: str, length: str, width: int) -> None:
    for data in (LITTLE, crowded):
        shown = screen(*line.split(), "--length", length, width=width, data=data).splitlines()
        assert max(map(cell_len, shown)) <= width


@pytest.mark.parametrize("day", ["2021-05-25", "2022-03-28", "2022-07-03", "2024-02-03", TODAY])
def test_a_day_fits_a_screen_of_24_lines(day: str) -> None:
    assert len(screen("on", day).splitlines()) <= 23
    assert len(screen("on", day, "--length", "line").splitlines()) <= 8


@pytest.mark.parametrize("line", [line for line in ASKED if not line.startswith("timeline")])
def test_a_line_is_short_and_full_is_long(line: str) -> None:
    sizes = [len(screen(*line.split(), "--length", length).splitlines()) for length in LENGTHS]
    assert sizes[0] <= 12
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("line", [line for line in ASKED if (line, "full") in GROWN])
def test_the_length_changes_nothing_for_programs(line: str) -> None:
    answers = [document(*line.split(), "--length", length) for length in LENGTHS]
    for answer in answers:
        answer.pop("query")
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("line", ["on 2022-03-28", "compare 2021-05-24 2022-03-29", "timeline --spans --since 2018"])
def test_what_is_told_is_told_without_colour(line: str) -> None:
    bare, painted = (call(*line.split(), "--color", when, stdout_tty=True).out for when in ("never", "always"))
    assert "\x1b" in painted
    assert "\x1b" not in bare
    assert [text.rstrip() for text in re.sub(r"\x1b\[[0-9;]*m", "", painted).splitlines()] == bare.splitlines()


@pytest.mark.parametrize("line", ["timeline --spans", "compare 2022-03-29 2022-11-30",
                                  "compare 2021-05-24 2021-05-25 --length line"])  # fmt: skip
def test_an_ascii_terminal_shows_signs_and_not_question_marks(line: str) -> None:
    there, plain = (screen(*line.split(), encoding=encoding) for encoding in ("utf-8", "ascii"))
    assert "?" not in there
    assert "?" not in plain
    assert max(map(len, plain.splitlines())) <= 80


# --- what it rests on --------------------------------------------------------------------------------------------

COUNTS = [
    ("compare 2018-01-01 2024-12-31", "line"), ("compare 2021 2022", "line"),
    ("compare river-guard river-front", "line"), ("timeline", "line"), ("timeline --by month", "line"),
]  # fmt: skip


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize(("line", "length"), GROWN)
def test_every_citation_resolves_and_every_source_is_cited(line: str, length: str, form: str) -> None:
    answer = call(*line.split(), "--length", length, "-f", form, "--width", "300")
    cited = sources_resolve(answer, form)
    # Lists in a pipe name ids; counts alone rest on nothing; bars have no room, and short years lack them.
    free = (line, length) in COUNTS or (line.startswith("timeline") and (form == "plain" or length == "short"
                                                                          or "--spans" in line))  # fmt: skip
    assert cited or free


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("line", ["on 2022-03-28", "on 2018..2024", "compare 2021-05-24 2022-03-29",
                                  "compare 2018-01-01 2024-12-31", "compare river-guard river-front"])  # fmt: skip
def test_every_line_of_a_pipe_that_names_a_record_carries_its_citation(line: str, length: str) -> None:
    lines = said(call(*line.split(), "--length", length), "plain").splitlines()
    records = ("governed", "present", "blockades", "sanctions", "suspended", "accords", "memberships", "other-offices",
               "happening", "just-before", "in-short", "changed", "began", "ended", "passed", "held", "turning-point",
               "event", "statement", "relation", "span", "transition", "offices", "suspensions", "before")  # fmt: skip
    told = [text for text in lines if text.startswith(tuple(f"{name}:" for name in records))]
    assert bool(told) == ((line, length) not in COUNTS)
    uncited = [text for text in told if not re.search(r"\[[a-z]+-\w+-[^\]]+\]", text)]
    assert [text for text in uncited if not re.match(r"[a-z-]+:\t(and )?\d+ more", text)] == []


@pytest.mark.parametrize("line", ["on 2022-03-28", "on 2021-05-24", "on 2023-09-01"])
@pytest.mark.parametrize("form", ["table", "md"])
def test_every_item_of_a_situation_carries_a_citation(line: str, form: str) -> None:
    told = said(call(*line.split(), "-f", form, "--width", "400"), form)
    body = [text for text in told.splitlines()[2:] if text.strip()]
    found = document(*line.split())
    items = [item for text in body for item in re.split(r"(?<=\]|\)); ", re.sub(r"^\S.*?(:\*\*|  +)", "", text))]
    assert len(items) == len(found["held"]) + len(found["happening"]) + len(found["before"])
    assert [item for item in items if not re.search(r"\[(\^?\d+)[^\]]*\]( \([^)]*\))?$", item)] == []


@pytest.mark.parametrize("line", ASKED)
def test_json_names_every_source_that_its_records_cite(line: str) -> None:
    found = document(*line.split())

    def cited(part: Any) -> Iterator[str]:
        if isinstance(part, list):
            for item in part:
                yield from cited(item)
        elif isinstance(part, dict):
            if "cites" in part:
                yield from (key for cite in part["cites"] for key in (cite["source"], cite["via"]) if key)
            for item in part.values():
                yield from cited(item)

    keys = {*cited({name: part for name, part in found.items() if name != "sources"})}
    assert keys
    assert keys == {*found["sources"]}
    for record in records_of(found):
        assert [*cited(record["statements"])]


def test_rows_of_a_situation_name_their_sources() -> None:
    known = document("on", "2018..2024")["sources"]
    for row in rows("on", "2018..2024"):
        assert row["sources"]
        assert {*row["sources"].split("; ")} <= {*known}


@pytest.mark.parametrize("line", ["compare 2021-05-24 2022-03-29", "timeline --spans", "timeline --by turning-point"])
def test_rows_name_their_sources(line: str) -> None:
    assert all(row["sources"] for row in rows(*line.split()))


@pytest.mark.parametrize("line", ["timeline --spans --on 2022-01-15", "timeline --by turning-point --on 2021-05-24"])
def test_rows_say_whether_they_certainly_match(line: str) -> None:
    assert {row["match"] for row in rows(*line.split())} <= {"possible", "certain"}


@pytest.mark.parametrize(("line", "field"), [("on 2022-03-28", "id"), ("compare 2021-05-24 2022-03-29", "sign")])
def test_a_field_that_rows_have_is_one_that_json_has(line: str, field: str) -> None:
    assert call(*line.split(), "--fields", field, "-f", "csv").code == 0
    assert call(*line.split(), "--fields", field, "-f", "json").code == 0


@pytest.mark.parametrize("width", range(60, 100, 3))
def test_the_number_of_a_source_never_parts_from_its_key(width: int) -> None:
    out = call("on", "2022-01-04", "--width", str(width), "-f", "table").out
    listed = out.partition("Sources: ")[2]
    assert "[1]\u00a0" in listed
    assert not re.search(r"\]\u00a0?\n", listed)
