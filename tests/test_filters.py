from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest

from malictl.commands import SUMMARIES
from tests.call import call

# The events of the little dataset, one letter each, in order of time.
EVENTS = {
    "M": "banner-march-2020",  # some day of the second quarter of 2020
    "C": "coup-2021",
    "K": "oldbridge-killings-2022",  # 27 to 29 March 2022
    "R": "oldbridge-report-2022",  # some day of November 2022; nowhere
    "A": "convoy-ambush-2023",  # about 14 July 2023
    "S": "river-closed-2023",
    "Z": "zorvania-advice-2024",
}
ALL = "".join(EVENTS)
LETTER = {event: letter for letter, event in EVENTS.items()}

KEPT = {
    # words, in titles, statements, accounts and names; all of them; the beginning of a word is enough
    "river": "MCKAS",
    "RIVER guard": "MCKA",
    "tésta": "MC",
    "testa": "MC",
    "Garde du fleuve": "MCKA",
    "terrorists": "K",
    "observ": "MKR",
    "bridge": "",
    "river qqqq": "",
    # dates: both ends of what is named are included
    "--since 2022": "KRASZ",
    "--since 2022-03-29": "KRASZ",
    "--since 2022-03-30": "RASZ",
    "--since 2020-06-30": "MCKRASZ",
    "--until 2022": "MCKR",
    "--until 2022-03-27": "MCK",
    "--until 2022-03-26": "MC",
    "--until 2021-05": "MC",
    "--since 2021..2022": "CKRASZ",
    "--until 2021..2022": "MCKR",
    "--since 2021 --until 2022": "CKR",
    "--on 2022-03-28": "K",
    "--on 2022-03-30": "",
    "--in 2022": "KR",
    "--in 2022-03..2022-11": "KR",
    "--in 2023..": "ASZ",
    "--in ..2021": "MC",
    "--on 2020-05-01": "M",
    "--before 2022-03-30": "MCK",
    "--before 2022-03-29": "MC",
    "--before 2022-11-30": "MCKR",
    "--before 2022-11-01": "MCK",
    "--after 2022-03-26": "KRASZ",
    "--after 2022-03-27": "RASZ",
    "--after 2022-11-29": "RASZ",
    "--after 2022": "ASZ",
    "--on 2020-05-01 --dates certain": "",
    "--in 2020-04..2020-06 --dates certain": "M",
    "--in 2020-04..2020-06-29 --dates certain": "",
    "--since 2023 --dates certain": "SZ",
    "--since 2023 --dates possible": "ASZ",
    "--since 2022-11-30 --dates certain": "SZ",
    # type and sub-type
    "--type coup": "C",
    "-t attack": "K",
    "-t battle,coup": "CA",
    "--type battle --type blockade": "AS",
    # actors: a comma is "or", a repeated option is "and"
    "--actor river-guard": "MCKA",
    "-a RGD": "MCKA",
    "--actor river-guard,river-front": "MCKAS",
    "--actor river-guard --actor river-front": "KA",
    "--actor river-guard --actor river-front,testland-government": "CKA",
    "--actor testland-observatory": "R",
    "--role initiator": "CKAS",
    "--role initiator,author": "CKRASZ",
    "--role target --role affected": "MCKAZ",
    "--actor river-guard --role target": "A",
    "--actor river-guard --role target,initiator": "CKA",
    "--actor river-guard --actor river-front --role initiator": "",
    # places with all that lies in them
    "--place oldbridge": "KA",
    "-p old-bridge": "KA",
    "--place upper-region": "KAS",
    "--place testland": "MCKASZ",
    "--place zorvania": "",
    "--place testa,oldbridge": "MCKA",
    "--place testa --place oldbridge": "MCKA",
    # what an event rests on, and who says so
    "--source radio-undated-crossing": "MAS",
    "--source zorvania-2024-advice": "Z",
    "--source radio-undated-crossing,gazette-2022-oldbridge": "MCKAS",
    "--holder river-guard": "KA",
    "--holder testland-observatory,river-front": "MKA",
    "--tag convoys": "AS",
    "--tag convoys,massacre": "KAS",
    "--tag convoys --tag massacre": "KAS",
    "--tag slaughter": "K",
    "--evidence contested": "K",
    "--evidence range,contested": "KA",
    "--evidence second-hand": "Z",
    "--significance 1": "CK",
    "--significance 1,2": "CKRSZ",
    "--significance 1 --significance 2": "CKRSZ",
    # leaving out
    "--not type=coup": "MKRASZ",
    "--not type=coup,attack": "MRASZ",
    "--not type=coup --not type=attack": "MRASZ",
    "--not actor=river-guard": "RSZ",
    "--not actor=RGD": "RSZ",
    "--not place=upper-region": "MCRZ",
    "--not role=initiator": "MRZ",
    "--not source=radio-undated-crossing": "CKRZ",
    "--not holder=river-guard": "MCRSZ",
    "--not tag=elections": "KRASZ",
    "--not evidence=contested": "MCRASZ",
    "--not significance=3": "CKRSZ",
    # together: every one must hold
    "river --actor river-front --since 2023": "AS",
    "--place testland --type coup,attack --since 2022": "K",
    "--place testland --not place=oldbridge --until 2023": "MCS",
}


def kept(*argv: str) -> str:
    answer = call("events", *argv, "--json")
    assert answer.code == 0, answer.err
    return "".join(LETTER[event["id"]] for event in json.loads(answer.out)["events"])


def document(*argv: str) -> Any:
    return json.loads(call(*argv, "--json").out)


@pytest.mark.parametrize(("line", "letters"), KEPT.items(), ids=KEPT)
def test_filter_keeps(line: str, letters: str) -> None:
    assert kept(*line.split(" ")) == letters


def test_filters_together_keep_what_each_keeps() -> None:
    # Date options narrow a window and two --actor are "and", so options of different kinds are combined.
    alone = ["river", "--since 2022", "--type battle,attack,blockade", "--actor river-front", "--place upper-region",
             "--tag convoys", "--significance 3,2", "--not holder=testland-government"]  # fmt: skip
    for pair in combinations(alone, 2):
        both = set(kept(*pair[0].split(" "))) & set(kept(*pair[1].split(" ")))
        assert set(kept(*" ".join(pair).split(" "))) == both


# --- order, limit, notices ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "letters"),
    [("--reverse", "ZSARKCM"), ("-r -n 2", "ZS"), ("-n 2", "MC"), ("--sort title", "MACKRSZ"),
     ("--sort title --reverse", "ZSRKCAM"), ("--sort id", "MACKRSZ"), ("--sort significance", "CKRSZMA"),
     ("--sort type", "ACZRSMK"), ("--sort date", ALL), ("--limit 99", ALL)],
)  # fmt: skip
def test_order_and_limit(line: str, letters: str) -> None:
    assert kept(*line.split()) == letters


@pytest.mark.parametrize("name", [name for name in SUMMARIES if name[:-1] in SUMMARIES])
def test_a_list_has_no_limit_of_its_own_and_says_when_it_was_cut(name: str) -> None:
    whole, cut = document(name), document(name, "--limit", "1")
    assert whole["count"] == whole["total"] == len(whole[name]) > 1
    assert (cut["count"], cut["total"], cut[name]) == (1, whole["total"], whole[name][:1])
    assert document(name, "--reverse")[name] == whole[name][::-1]
    assert cut["notices"] == [f"showing 1 of {whole['total']}"]
    shown = call(name, "-n", "1")
    assert (shown.code, shown.err) == (0, f"Note: showing 1 of {whole['total']}.\n")
    assert call(name).err == call(name, "-n", "99").err == call(name, "-n", "1", "-q").err == ""


def test_a_limit_of_none_says_how_many_there_are() -> None:
    answer = call("events", "--limit", "0", "-e")
    assert (answer.code, answer.out, answer.err) == (0, "", "Note: showing 0 of 7.\n")


@pytest.mark.parametrize("command", ["events", "timeline", "timeline --spans", "summary"])
def test_a_year_among_the_words_is_looked_for_and_said_to_be(command: str) -> None:
    words = (*command.split(), "soldiers")
    told = 'Note: "2021" is looked for as a word; for what happened then write --in 2021.\n'
    assert told in call(*words, "2021").err
    silent = [call(*words, *more).err for more in (["2056"], ["2021", "--quiet"], ["--in", "2021"])]
    assert "looked for as a word" not in "".join(silent)


# --- nothing found -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SUMMARIES if name[:-1] in SUMMARIES])
def test_an_empty_list_is_an_answer_unless_a_script_asks(name: str) -> None:
    empty = call(name, "qqqq")
    assert (empty.code, empty.out) == (0, "")
    assert f"no {name} match" in empty.err
    assert document(name, "qqqq")[name] == []
    for form in ("plain", "json", "csv", "table", "md"):
        assert call(name, "qqqq", "-e", "-f", form).code == 1
        assert call(name, "qqqq", "--exit-status", "-f", form).out == call(name, "qqqq", "-f", form).out.replace(
            '"qqqq","-f"', '"qqqq","--exit-status","-f"'
        )
    assert call(name, "-e").code == 0


def test_an_empty_count_is_empty_too() -> None:
    answer = document("events", "qqqq", "--count-by", "type")
    assert (answer["counts"], answer["total"]) == ([], 0)
    assert call("events", "qqqq", "--count-by", "type", "-e").code == 1


# The little dataset covers 2020 to 2024, by selection.
OUTSIDE, PARTLY, SELECTIVE = "outside coverage", "partly outside coverage", "coverage is selective"


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("--since 2025", OUTSIDE), ("--in 2019", OUTSIDE), ("--until 2019", OUTSIDE), ("--on 1990-01-01", OUTSIDE),
        ("--before 2020", OUTSIDE), ("--after 2024", OUTSIDE), ("--in 2030", OUTSIDE),
        ("--since 2019", PARTLY), ("--until 2025", PARTLY), ("--in 2024-06..2025", PARTLY), ("--in 2019..2030", PARTLY),
        ("--in 2022-06", SELECTIVE), ("qqqq", SELECTIVE), ("--type vote", SELECTIVE), ("qqqq --since 2021", SELECTIVE),
        ("--in 2020..2024", ""), ("--since 2020", ""), ("--until 2024", ""), ("--type coup", ""), ("", ""),
        ("--in 2023..", ""),
    ],
)  # fmt: skip
def test_finding_nothing_is_told_apart_from_not_covering(line: str, notice: str) -> None:
    argv = ("events", *line.split())
    told = [text for text in document(*argv)["notices"] if "coverage" in text]
    assert [text.partition(":")[0] for text in told] == ([notice] if notice else [])
    assert call(*argv).err.count("coverage") >= len(told)
    assert "2020-01-01 to 2024-12-31" in call(*argv).err or notice in ("", SELECTIVE)
    assert call(*argv, "--quiet").err == ""


# --- counts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["year", "type", "subtype", "significance", "year,type", "significance,type,year"])
def test_counts_of_what_an_event_has_one_of_add_up(keys: str) -> None:
    counted = document("events", "--since", "2021", "--count-by", keys)
    assert counted["schema"] == "malictl/counts/1"
    assert counted["by"] == keys.split(",")
    assert sum(row["count"] for row in counted["counts"]) == counted["total"] == 6
    assert all(list(row["values"]) == keys.split(",") for row in counted["counts"])


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("year", {"2020": 1, "2021": 1, "2022": 2, "2023": 2, "2024": 1}),
        ("actor", {"river-guard": 4, "river-front": 3, "testland-government": 2, "testland-observatory": 1,
                   "zorvania-ministry": 1}),
        ("place", {"testland": 6, "oldbridge": 2, "upper-region": 3, "testa": 2, "none": 1}),
        ("tag", {"convoys": 2, "elections": 2, "massacre": 1, "departures": 1, "none": 1}),
    ],
)  # fmt: skip
def test_counts_of_what_an_event_has_several_of(key: str, counts: dict[str, int]) -> None:
    rows = document("events", "--count-by", key)["counts"]
    assert {row["values"][key]: row["count"] for row in rows} == counts
    numbers = [row["count"] for row in rows]
    assert numbers == sorted(numbers, reverse=True) or key == "year"


def test_each_count_is_the_length_of_its_list() -> None:
    for key in ("actor", "place", "tag", "evidence", "type"):
        for row in document("events", "--count-by", key)["counts"]:
            if row["values"][key] != "none":
                assert len(kept(f"--{key}", row["values"][key])) == row["count"]


def test_a_screen_of_counts_has_bars_as_long_as_their_numbers() -> None:
    shown = call("events", "--count-by", "actor", stdout_tty=True, env={"NO_COLOR": "1"}).out
    bars = {line.split()[0]: line.count("█") for line in shown.splitlines() if "█" in line}
    assert bars == {"river-guard": 24, "river-front": 18, "testland-government": 12, "testland-observatory": 6,
                    "zorvania-ministry": 6}  # fmt: skip


# --- the other lists ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("actors guard", ["river-guard"]),
        ("actors fleuve", ["river-guard"]),
        ("actors --kind person", ["amina-kessou", "joram-tessek"]),
        ("actors --kind state-force,person", ["amina-kessou", "joram-tessek", "river-guard"]),
        ("actors --kind person --kind state-force", ["amina-kessou", "joram-tessek", "river-guard"]),
        ("actors --kind foreign-force,regional-body", ["coast-league", "zorvanian-corps"]),
        ("actors kessou --kind state-force", []),
        ("places --kind country", ["testland", "zorvania"]),
        ("places republic", ["testland"]),
        ("sources --class dataset", ["atlas-2020-testland"]),
        ("sources zorvanie", ["courrier-2024-conseil"]),
        ("sources agence fleuve", ["courrier-2024-conseil"]),
        ("spans --kind blockade", ["river-blockade"]),
        (
            "spans --kind office,truce",
            ["kessou-president", "river-truce-2022", "tessek-league-chair", "tessek-president"],
        ),
        ("spans president", ["kessou-president", "tessek-president"]),
    ],
)
def test_other_lists_take_words_and_kinds(line: str, ids: list[str]) -> None:
    argv = line.split()
    assert sorted(record["id"] for record in document(*argv)[argv[0]]) == ids
