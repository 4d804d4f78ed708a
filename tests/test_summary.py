from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.call import LITTLE, call
from tests.made import LENGTHS, bundle_with, document, event_text, flat, screen, sources_resolve, span_text
from tests.test_formats import AWKWARD

SUBJECTS = ["river-guard", "testland", "2020..2024", "coup-2021", "span:river-blockade", "convoys", "freight"]


def read(*argv: str, data: Path = LITTLE) -> tuple[str, list[str]]:
    """Return what a summary is about, as kind:id, and its notices."""
    answer = document("summary", *argv, data=data)
    return f"{answer['subject']['kind']}:{answer['subject']['id']}", answer["notices"]


def texts(*argv: str, data: Path = LITTLE) -> list[str]:
    return [
        s["text"] for paragraph in document("summary", *argv, data=data)["paragraphs"] for s in paragraph["sentences"]
    ]


# --- what TEXT is read as -----------------------------------------------------------------------------------------

NAMED = '[[names]]\ntext = "Harbour"\nlang = "en"\ntype = "official"\n'
CITED = 'cites = ["atlas-2020-testland @ page 4"]\n'
# One record of each kind that "harbour" fits, in the order in which they are tried.
HARBOURS = {
    "actors/harbour-union": f'kind = "civil-society"\ncountry = "testland"\n\n{NAMED}',
    "places/harbour-town": f'kind = "town"\n{CITED}\n{NAMED}\n[[parents]]\nplace = "testland"\n',
    "spans/harbour-tolls": span_text("Tolls at the harbour", "blockade", "2022-01-01/2022-01-31"),
    "events/2023/harbour-raid-2023": event_text("Raid on the harbour", "2023-05-01"),
    "events/2023/tagged-2023": event_text("Tagged", "2023-05-02", tags=["harbour"]),
    "events/2023/said-2023": event_text("Told of", "2023-05-03", statements=[
        {"text": "The harbour was closed.", "cites": ["atlas-2020-testland @ page 4"]}]),
}  # fmt: skip
KINDS = ["actor:harbour-union", "place:harbour-town", "span:harbour-tolls", "event:harbour-raid-2023", "tag:harbour"]


@pytest.mark.parametrize("first", range(len(HARBOURS)))
def test_words_are_an_actor_a_place_a_span_an_event_a_tag_or_words(tmp_path: Path, first: int) -> None:
    data = bundle_with(tmp_path, dict(list(HARBOURS.items())[first:]))
    subject, notices = read("harbour", data=data)
    assert subject == [*KINDS, "text:harbour"][first]
    if first < len(KINDS) - 1:
        [notice] = [notice for notice in notices if "harbour" in notice]
        assert notice == f'"harbour" is read as {KINDS[first]}; it could also be {", ".join(KINDS[first + 1 :])}'
        assert call("summary", "harbour", data=data).err.startswith("Note: ")
    else:  # called so in the data: nothing to explain
        assert not [notice for notice in notices if "harbour" in notice]
        assert document("summary", "harbour", data=data)["events"] == [["tagged-2023"], ["said-2023"]][first - 4]


@pytest.mark.parametrize("named", KINDS)
def test_a_prefix_settles_what_words_mean(tmp_path: Path, named: str) -> None:
    data = bundle_with(tmp_path, HARBOURS)
    assert read(named, data=data)[0] == named
    kind = named.partition(":")[0]
    assert read(f"{kind}: Harbour", data=data)[0] == named
    assert read(kind + ":", "harbour", data=data)[0] == named
    assert not [notice for notice in read(named, data=data)[1] if "harbour" in notice]


def test_a_date_comes_first_and_a_prefix_before_it(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"actors/march": HARBOURS["actors/harbour-union"].replace("Harbour", "March 2022")})
    assert read("March 2022", data=data)[0] == "date:March 2022"
    assert read("actor:March 2022", data=data)[0] == "actor:march"
    assert document("summary", "2022")["events"] == ["oldbridge-killings-2022", "oldbridge-report-2022"]
    assert document("summary", "since", "2023-08")["events"] == ["river-closed-2023", "zorvania-advice-2024"]
    assert document("summary", "27 March 2022")["events"] == ["oldbridge-killings-2022"]


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("qqqq",), 4), (("actor:qqqq",), 4), (("tag:qqqq",), 4), (("event:",), 4), (("span:river",), 4),
        ((), 2), (("2022-13",), 2), (("2022-02-30",), 2), (("--length", "line"), 2), (("--tag", "qqqq"), 2),
        (("coup", "--length", "long"), 2),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_known_is_refused_with_a_hint(argv: tuple[str, ...], code: int) -> None:
    answer = call("summary", *argv)
    assert (answer.code, answer.out) == (code, "")
    assert len(answer.err.splitlines()) >= 2


def test_an_unknown_tag_is_refused_with_the_known_ones() -> None:
    assert "convoys, departures, elections, massacre" in call("summary", "tag:qqqq").err


def test_a_subject_named_as_it_is_called_in_the_data_brings_no_notice() -> None:
    assert read("river-guard") == ("actor:river-guard", [])
    assert read("RGD") == ("actor:river-guard", ['"RGD" is read as actor:river-guard'])
    assert read("--tag", "convoys")[0] == "filter:"


def test_a_whole_name_comes_before_the_beginning_of_another(tmp_path: Path) -> None:
    data = bundle_with(tmp_path, {"actors/oldbridgers": NAMED_LIKE.format("Oldbridgers United")})
    assert read("oldbridge", data=data)[0] == "place:oldbridge"


NAMED_LIKE = 'kind = "civil-society"\ncountry = "testland"\n\n[[names]]\ntext = "{}"\nlang = "en"\ntype = "official"\n'


def test_a_notice_names_the_several_that_words_fit_as_well() -> None:
    answer = call("summary", "river")
    assert answer.code == 4 or "river-front" in answer.err
    assert answer.code == 4 or "river-guard" in answer.err


# --- what belongs to it -------------------------------------------------------------------------------------------


def test_a_subject_has_its_own_events_and_no_others() -> None:
    assert document("summary", "zorvania-ministry", "--length", "full")["events"] == ["zorvania-advice-2024"]
    assert document("summary", "oldbridge", "--length", "full")["events"] == [
        "oldbridge-killings-2022",
        "convoy-ambush-2023",
    ]
    assert document("summary", "tag:elections")["events"] == ["banner-march-2020", "coup-2021"]
    blockade = ["convoy-ambush-2023", "river-closed-2023", "zorvania-advice-2024"]
    assert document("summary", "span:river-blockade", "--length", "full")["events"] == blockade
    assert document("summary", "river-front", "--type", "battle")["events"] == ["convoy-ambush-2023"]
    assert document("summary", "testland", "--since", "2024")["events"] == ["zorvania-advice-2024"]


@pytest.mark.parametrize(
    ("argv", "events"),
    [
        (("place:testland", "--place", "oldbridge"), ["oldbridge-killings-2022", "convoy-ambush-2023"]),
        (("tag:convoys", "--tag", "elections"), []),
        (("place:oldbridge", "--place", "testa"), []),
    ],
)
def test_a_filter_beside_a_subject_of_its_kind_narrows_it(argv: tuple[str, ...], events: list[str]) -> None:
    assert document("summary", *argv)["events"] == events


def test_an_event_that_a_filter_leaves_out_is_not_told() -> None:
    answer = document("summary", "event:coup-2021", "--since", "2023")
    assert (answer["events"], answer["paragraphs"]) == ([], [])


def test_a_period_is_compared_with_the_coverage_of_the_data() -> None:
    assert "outside coverage" in call("summary", "1980").err
    assert document("summary", "2022")["query"]["dates"]


def test_an_actor_is_told_with_relations_and_what_held_and_a_span_with_its_numbers() -> None:
    short = document("summary", "amina-kessou")
    assert {paragraph["heading"] for paragraph in short["paragraphs"]} == {"Relations", "What held"}
    assert any(text.startswith("Leader of Government of Testland, ") for text in texts("amina-kessou"))
    assert any(text.startswith("Commands River Guard, since 25 May 2021 (disputed)") for text in texts("amina-kessou"))
    corps = texts("span:corps-in-testland")
    assert corps[0] == "Zorvanian Corps in Testland: January 2022 – 31 August 2023 (disputed)."
    assert sum("personnel" in text.lower() for text in corps) == 4
    assert texts("span:river-blockade")[0].endswith("since 1 September 2023, last known to hold on 4 February 2024.")


def test_paragraphs_stand_under_the_year_in_which_things_began() -> None:
    told = document("summary", "testland", "--length", "full")
    years = [
        (p["sentences"][0]["record"][-4:], p["heading"]) for p in told["paragraphs"] if p["heading"] != "What held"
    ]
    assert len(years) == 6
    assert all(of_id == heading for of_id, heading in years)


@pytest.mark.parametrize("argv", [("river-guard",), ("testland",), ("2020..2024",), ("span:corps-in-testland",)])
def test_nothing_is_said_twice(argv: tuple[str, ...]) -> None:
    for length in LENGTHS:
        said = texts(*argv, "--length", length)
        assert len(set(said)) == len(said)


def test_what_an_event_and_a_span_both_have_is_said_once(tmp_path: Path) -> None:
    account = {"id": "odt", "question": "strength", "holder": "testland-observatory", "claim": "It had 40 men.",
               "metric": "personnel", "min": 40, "max": 40, "qualifier": "exact", "as_of": "2023-05",
               "cites": ["observatory-2023-report @ page 2"]}  # fmt: skip
    same: dict[str, Any] = {"accounts": [account]}
    records = {"events/2023/gate-2023": event_text("Gate shut", "2023-05-01", part_of=["gate"], **same),
               "spans/gate": span_text("Shut gate", "blockade", "2023-05-01/2023-06-01", **same)}  # fmt: skip
    data = bundle_with(tmp_path, records)
    for length in ("short", "full"):
        said = texts("span:gate", "--length", length, data=data)
        assert len(said) >= 4
        assert len([text for text in said if "40" in text]) == 1


# --- length -------------------------------------------------------------------------------------------------------

SIGNIFICANCE = [3, 3, 1, 2, 3, 3, 2, 3, 3, 3, 3, 1, 3, 2, 3, 3, 1, 3]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little dataset with 18 events of one tag, three of them turning points."""
    records = {f"events/2020/e{day:02}": event_text(f"Deed {day:02}", f"2020-05-{day:02}", weight, tags=["harbour"])
               for day, weight in enumerate(SIGNIFICANCE, start=1)}  # fmt: skip
    return bundle_with(tmp_path_factory.mktemp("many"), records)


@pytest.mark.parametrize(("length", "most"), [("line", 3), ("short", 12), ("full", 18)])
def test_turning_points_are_kept_first_and_the_rest_is_counted(many: Path, length: str, most: int) -> None:
    answer = document("summary", "tag:harbour", "--length", length, data=many)
    days = sorted(range(1, 19), key=lambda day: (SIGNIFICANCE[day - 1], day))[:most]
    assert answer["events"] == [f"e{day:02}" for day in sorted(days)]
    assert answer["left_out"] == 18 - most
    assert list(dict.fromkeys(s["record"] for p in answer["paragraphs"] for s in p["sentences"])) == answer["events"]
    for form in ("table", "plain", "md", "html"):
        out = call("summary", "tag:harbour", "--length", length, "-f", form, data=many).out
        assert len(set(re.findall(r"Deed \d\d", out))) == most
        assert (f"{18 - most} events, told at full length" in out.replace("\\", "")) == (most < 18)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_longer_summary_tells_all_that_a_shorter_one_does(subject: str) -> None:
    line, short, full = (document("summary", subject, "--length", length) for length in LENGTHS)
    assert set(line["events"]) <= set(short["events"]) <= set(full["events"])
    assert full["left_out"] == 0
    for shorter, longer in ((line, short), (short, full)):
        firsts = [s["text"].partition(" (")[0] for p in shorter["paragraphs"] for s in p["sentences"]
                  if s["kind"] in ("statement", "span")]  # fmt: skip
        said = [s["text"] for p in longer["paragraphs"] for s in p["sentences"]]
        assert all(any(text.startswith(first) for text in said) for first in firsts)
    told = {length: {s["record"] for p in answer["paragraphs"] for s in p["sentences"]}
            for length, answer in zip(LENGTHS, (line, short, full), strict=True)}  # fmt: skip
    assert told["line"] <= told["short"] <= told["full"]


def test_one_statement_an_event_in_a_line_and_all_of_them_in_short() -> None:
    assert len(texts("coup-2021", "--length", "line")) == 1
    assert len(texts("coup-2021")) == 2


# --- formats ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_sources_of_a_summary_are_those_it_cites(subject: str, form: str) -> None:
    for length in LENGTHS:
        assert sources_resolve(call("summary", subject, "--length", length, "-f", form), form) > 0


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_format_says_the_same(subject: str) -> None:
    said = texts(subject)
    assert [row["text"] for row in csv.DictReader(io.StringIO(call("summary", subject, "-f", "csv").out))] == said
    # Within a sentence every holder's number has marks of its own.
    shown = re.sub(r"; \[[\d; ]+\]", ";", flat(screen("summary", subject, width=1000)))
    plain = call("summary", subject).out
    unescaped = flat(re.sub(r"\\(.)", r"\1", call("summary", subject, "-f", "md").out))
    unescaped = re.sub(r";(?:\[\^\d+\])+", ";", unescaped)
    for text in said:
        assert f"{text} [" in shown
        assert f"\t{text} [" in plain
        assert f"{text}[^" in unescaped


def test_markdown_can_be_pasted_without_repair(tmp_path: Path) -> None:
    event = event_text(
        "Boats",
        "2023-09-01",
        statements=[
            {
                "text": f"1. {AWKWARD.replace(chr(10), ' ').replace(chr(13), ' ')} [^1] [a][b] ![i](u)",
                "cites": [
                    f"{key} @ page {n}"
                    for n, key in enumerate((*["gazette-2022-oldbridge"] * 2, "atlas-2020-testland"))
                ],
            }
        ],
    )
    out = call("summary", "event:boats", "-f", "md", data=bundle_with(tmp_path, {"events/2023/boats": event})).out
    body, *notes = re.split(r"(?m)^\[\^(\d+)\]: ", out)
    assert notes[::2] == ["1", "2"]
    bare = re.sub(r"https?://\S+", "", re.sub(r"\\.", "", body))
    assert re.findall(r"\[[^\]]*\]", bare) == ["[^1]", "[^2]"]  # a mark for each source, and nothing else in brackets
    assert bare.rstrip().endswith("[^1][^2]")
    assert not re.search(r"[`*<>|~]|_u_", bare)
    assert not re.search(r"\s\[\^", body)  # close behind the sentence


def test_markdown_has_a_heading_for_the_subject_and_one_for_each_year() -> None:
    out = call("summary", "2021..2022", "-f", "md").out
    assert re.findall(r"(?m)^#+ .*", out) == ["## What happened, 2021..2022", "### 2021", "### 2022"]


def test_a_line_of_markdown_begins_no_list(tmp_path: Path) -> None:
    records = {
        f"events/2023/b{n}": event_text(
            "Boats", f"2023-09-0{n}", statements=[{"text": text, "cites": ["atlas-2020-testland @ page 1"]}]
        )
        for n, text in enumerate((f"{mark} {n} September 2023 came." for n, mark in enumerate("-#+", start=1)), start=1)
    }
    out = call("summary", "September 2023", "-f", "md", data=bundle_with(tmp_path, records)).out
    assert [line for line in out.splitlines() if "came" in line and not line.startswith("\\")] == []
    assert out.count("came") == 3


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_screen_is_wrapped_and_keeps_every_word(width: int) -> None:
    out = screen("summary", "2021..2022", width=width)
    assert max(map(len, out.splitlines())) <= width
    told = re.sub(r"; \[[\d; ]+\]", ";", flat(out))
    assert all(text in told for text in texts("2021..2022"))


def test_one_fact_of_nothing_is_not_told() -> None:
    answer: Any = call("summary", "2019")
    assert (answer.code, answer.out) == (0, "title:\tWhat happened, 2019\n")
    assert "no paragraphs match" in answer.err
    assert call("summary", "2019", "--exit-status").code == 1
    assert call("summary", "joram-tessek", "--exit-status").code == 0
