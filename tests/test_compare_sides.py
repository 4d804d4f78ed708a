"""`malictl compare` of two periods, and of two actors, side by side."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.call import call
from tests.made import LENGTHS, bundle_with, document, event_text, flat, letters, rows, said, screen

PERIODS = st.one_of(
    st.integers(2017, 2025).map(str),
    st.dates(date(2018, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.tuples(st.integers(2018, 2024), st.integers(1, 4)).map(lambda part: f"{part[0]}-Q{part[1]}"),
    st.tuples(st.integers(2018, 2021), st.integers(2021, 2024)).map(lambda ends: f"{ends[0]}..{ends[1]}"),
)


def side_rows(*argv: str) -> dict[str, tuple[str, str]]:
    """Return what stands side by side, by what it is."""
    return {row["what"]: (row["first"], row["second"]) for row in rows("compare", *argv)}


# --- two periods -------------------------------------------------------------------------------------------------


@given(PERIODS, PERIODS)
def test_each_period_counts_what_a_list_of_its_events_counts(one: str, other: str) -> None:
    found = document("compare", one, other, "--as", "periods")
    cells = side_rows(one, other, "--as", "periods", "--length", "full")
    for place, (period, side) in enumerate(zip((one, other), found["sides"], strict=True)):
        inside = ("events", "--in", period)
        events = document(*inside)["events"]
        ids = [event["id"] for event in events]
        assert (side["count"], side["events"]) == (len(ids), ids)
        assert side["turning_points"] == [event["id"] for event in events if event["significance"] == 1]
        assert cells["events"][place] == str(len(ids))
        assert cells["turning points"][place] == str(len(side["turning_points"]))
        for key in ("type", "actor", "evidence"):
            counts = {r["values"][key]: r["count"] for r in document(*inside, "--count-by", key)["counts"]}
            assert side["by"][key] == counts
        for value, number in side["by"]["type"].items():
            assert cells[f"type {value}"][place] == str(number)
        regions: dict[str, int] = {}
        for event in events:
            for region in {place["region"] or place["name"] for place in event["places"]}:
                regions[region] = regions.get(region, 0) + 1
        assert side["by"]["region"] == regions
    assert {event["id"] for event in found["events"]} == {i for side in found["sides"] for i in side["events"]}


@pytest.mark.parametrize(
    ("periods", "began", "ended"),
    [
        ("2021 2022", ("FKS", "CR"), ("T", "RS")), ("2022 2023", ("CR", "B"), ("RS", "C")),
        ("2021-05 2021-06", ("KS", ""), ("T", "")), ("2023 2024", ("B", ""), ("C", "KM")),
        ("2019 2020", ("L", ""), ("", "L")), ("2022-04 2022-10", ("R", ""), ("", "R")),
        ("1990-05 2018-03", ("M", "T"), ("", "")), ("2023-08 2023-09", ("", "B"), ("C", "")),
    ],
)  # fmt: skip
def test_what_began_and_ended_in_each(periods: str, began: tuple[str, str], ended: tuple[str, str]) -> None:
    sides = document("compare", *periods.split())["sides"]
    assert tuple(letters(side["began"]) for side in sides) == began
    assert tuple(letters(side["ended"]) for side in sides) == ended
    cells = side_rows(*periods.split())
    assert cells["spans begun"] == tuple(str(len(ids)) for ids in began)
    assert cells["spans ended"] == tuple(str(len(ids)) for ids in ended)


def test_the_heads_are_the_periods_and_the_rows_stand_in_their_order() -> None:
    shown = screen("compare", "2022", "2023")
    assert shown.startswith("2022 and 2023, side by side\n")
    assert re.search(r"^ +2022  2023$", shown, re.MULTILINE)
    assert re.search(r"^  turning points +1 +0$", shown, re.MULTILINE)
    assert re.search(r"^  actor River Front +1 +2$", shown, re.MULTILINE)  # by name, not by id
    assert re.search(r"^  region Upper Region +1 +2$", shown, re.MULTILINE)
    assert re.search(r"^ +2023  2022$", screen("compare", "2023", "2022"), re.MULTILINE)
    headings = re.findall(r"^(\w[^:\n]*, 202[23])$", shown, re.MULTILINE)
    assert headings == ["Turning points, 2022", "Began, 2022", "Ended, 2022", "Began, 2023", "Ended, 2023"]


def test_in_full_every_event_is_there_and_short_has_the_turning_points() -> None:
    ids = [event["id"] for event in document("compare", "2022", "2023")["events"]]
    assert len(ids) == 4
    short, full = (screen("compare", "2022", "2023", "--length", length) for length in ("short", "full"))
    assert [i for i in ids if i in short] == ["oldbridge-killings-2022"]
    assert [i for i in ids if i in full] == ids


def test_periods_in_one_line_each() -> None:
    shown = screen("compare", "2022", "2023", "--length", "line")
    assert "2022  events 2, turning points 1, spans begun 2, spans ended 2" in shown
    assert "2023  events 2, turning points 0, spans begun 1, spans ended 1" in shown


def test_an_event_that_merely_may_lie_in_a_period_is_marked() -> None:
    assert document("compare", "2020-04", "2020-05")["possible"] == ["banner-march-2020", "tessek-league-chair"]
    assert "spring 2020 ?" in screen("compare", "2020-04", "2021-05", "--length", "full")
    assert document("compare", "2020", "2021")["possible"] == []


@pytest.mark.parametrize(
    ("periods", "notice"),
    [("2030 2031", "outside coverage"), ("1980 1981", "outside coverage"), ("2019 2022", "partly outside coverage"),
     ("2021 2022", "")],
)  # fmt: skip
@pytest.mark.parametrize("reading", ["periods", "days"])
def test_what_is_not_covered_is_said(periods: str, notice: str, reading: str) -> None:
    argv = ("compare", *periods.split(), "--as", reading)
    told = [text.partition(":")[0] for text in document(*argv)["notices"]]
    assert told == ([notice] if notice else [])
    answer = call(*argv)
    assert (answer.code, bool(re.search(rf"^Note: {notice}: ", answer.err, re.MULTILINE))) == (0, bool(notice))


def test_nothing_to_compare_is_an_answer_unless_a_script_asks() -> None:
    for argv in (("1980", "1981"), ("1980-01-01", "1981-01-01")):
        assert call("compare", *argv).code == 0
        assert call("compare", *argv, "-e").code == 1
    assert call("compare", "2021", "2022", "-e").code == 0


# --- two actors --------------------------------------------------------------------------------------------------


def test_two_actors_have_their_own_and_their_common_events() -> None:
    found = document("compare", "river-guard", "river-front")
    for side, actor in zip(found["sides"], ("river-guard", "river-front"), strict=True):
        assert side["actor"] == document("actor", actor)["actor"]
        assert side["events"] == [event["id"] for event in document("events", "--actor", actor)["events"]]
        assert side["spans"] == [record["id"] for record in document("actor", actor)["spans"]]
    both = document("events", "--actor", "river-guard", "--actor", "river-front")["events"]
    assert found["common"] == [event["id"] for event in both]
    assert len(found["common"]) == 2
    assert {s["id"] for s in found["spans"]} == {i for side in found["sides"] for i in side["spans"]}


def test_actors_stand_side_by_side_in_the_order_asked_for() -> None:
    there, back = side_rows("river-guard", "river-front"), side_rows("JAN", "RGD")
    assert there["kind"] == ("state-force", "armed-group")
    assert there["other names"][1] == "جبهة النهر; Jabhat al-Nahr; Djebhat en-Nahr; JAN"
    assert (there["events"], there["spans"]) == (("4", "3"), ("1", "3"))
    assert back == {what: (two, one) for what, (one, two) in there.items()}


def sections(text: str) -> dict[str, str]:
    """Return what stands under each heading of a screen."""
    parts = re.split(r"^(\w[^\n]*)\n(?=  )", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], map(flat, parts[2::2]), strict=True))


def test_the_screen_of_two_actors_has_what_they_say_of_each() -> None:
    found = sections(said(call("compare", "river-guard", "river-front", stdout_tty=True, env={"NO_COLOR": "1"}), ""))
    assert list(found) == [
        "Side by side", "In short, River Guard", "Relations, River Guard", "Over time, River Guard",
        "In short, River Front", "Relations, River Front", "Over time, River Front", "Events of both",
    ]  # fmt: skip
    assert "opposed to River Front, since June 2020 [" in found["Relations, River Guard"]
    assert "commanded by Amina Késsoû, since 25 May 2021 (disputed) [" in found["Relations, River Guard"]
    assert "Truce on the river: 10 April – 31 October 2022 [" in found["Over time, River Guard"]
    assert "last known to hold on 4 February 2024 [" in found["Over time, River Front"]
    assert "oldbridge-killings-2022" in found["Events of both"]
    assert "coup-2021" not in found["Events of both"]


def test_in_full_the_events_of_each_alone_are_there_too() -> None:
    short, full = (screen("compare", "river-guard", "river-front", "--length", length) for length in ("short", "full"))
    assert "Coup at Tésta" not in short
    assert re.search(r"^Events of River Guard alone\n(?:  .*\n)*  2021-05-24 Coup at Tésta \[", full, re.MULTILINE)
    assert (
        full.count("Killings at Oldbridge") == short.count("Killings at Oldbridge") == 1
    )  # of both, so of neither alone
    assert re.search(r"^Events of River Front alone\n(?:  .*\n)*  2023-09-01 River closed", full, re.MULTILINE)


def test_actors_in_one_line_each() -> None:
    shown = flat(screen("compare", "river-guard", "river-front", "--length", "line"))
    assert "River Guard state-force, events 4, spans 1 River Front armed-group, events 3, spans 3" in shown
    assert shown.endswith("In common events 2")


def test_actors_who_met_nowhere_have_nothing_in_common() -> None:
    found = document("compare", "joram-tessek", "zorvanian-corps")
    assert found["common"] == found["events"] == []
    for length in LENGTHS:
        assert "Events of both" not in screen("compare", "joram-tessek", "zorvanian-corps", "--length", length)


@pytest.mark.parametrize(("what", "words"), [("founded", "about June 2020"), ("speaks for", "Government of Testland")])
def test_people_read_words_and_not_codes(what: str, words: str) -> None:
    shown = screen("compare", "river-guard", "river-front", width=160)
    assert any(line.lstrip().startswith(what) and words in line for line in shown.splitlines())


@pytest.mark.parametrize(("argv", "name"), [("2022 2023", "began"), ("river-guard river-front", "span")])
def test_a_pipe_tells_of_which_side_a_line_is(argv: str, name: str) -> None:
    lines = said(call("compare", *argv.split()), "plain").splitlines()
    fields = [line.partition(":\t")[0] for line in lines if line.startswith(name)]
    assert len(fields) >= 2
    assert len(set(fields)) == 2


# --- nothing is left out in silence ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle in which all nine actors took part in one event, and one actor has five statements."""
    actors = [actor["id"] for actor in document("actors")["actors"]]
    roles = [{"actor": actor, "role": "target", "standing": "undisputed"} for actor in actors]
    said_of = "".join(f'\n[[statements]]\ntext = "Thing {n}."\ncites = ["atlas-2020-testland @ page 9"]\n'
                      for n in range(5))  # fmt: skip
    name = '[[names]]\ntext = "The Many"\nlang = "en"\ntype = "short"\n'
    return bundle_with(tmp_path_factory.mktemp("many"), {
        "events/2020/all-there": event_text("All there", "2019-05-05", participants=roles),
        "actors/the-many": f'kind = "civil-society"\n\n{name}{said_of}',
    })  # fmt: skip


def test_in_full_every_actor_and_every_statement_is_there(many: Path) -> None:
    shown = screen("compare", "2019", "2021", "--length", "full", width=160, data=many)
    assert len(re.findall(r"^  actor ", shown, re.MULTILINE)) == 9
    shown = screen("compare", "the-many", "river-guard", "--length", "full", width=160, data=many)
    assert re.findall(r"Thing (\d)", shown) == [*"01234"]


@pytest.mark.parametrize("argv", ["2019 2021", "the-many river-guard"])
def test_a_short_screen_says_that_there_is_more(many: Path, argv: str) -> None:
    assert re.search(r"\b\d+ more\b", screen("compare", *argv.split(), width=160, data=many))


def test_rows_of_counts_are_never_capped(many: Path) -> None:
    assert sum(row["what"].startswith("actor ") for row in rows("compare", "2019", "2021", data=many)) == 9
