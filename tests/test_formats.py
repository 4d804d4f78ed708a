from __future__ import annotations

import csv
import importlib
import io
import json
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import malictl.render
from malictl.cli.deliver import FORMATS
from malictl.commands import SUMMARIES
from malictl.dataset.bundle import bundle_text, compile_folder
from tests.call import LITTLE, call

# What breaks tables, Markdown and separated values, in one sentence.
AWKWARD = (
    'a|b \\| c\\ [x](y) *s* _u_ `c` <b> & # :smile: [/1] "q" \'; =1+1\tt\nn\r\nr é 漢字 '
    "https://e.example/a*b_c_d ~~s~~ -"
)
TEXTS = ("title", "text", "claim", "name", "holder_name", "wording", "note", "unit", "significance_reason", "office",
         "rank_reason", "disambiguation", "date_text", "container-title", "publisher", "literal", "family", "at",
         "subject_name", "object_name", "number", "region", "reference", "titles")  # fmt: skip

LISTS = [name for name in SUMMARIES if f"{name[:-1]}" in SUMMARIES]
SINGLE = [name[:-1] for name in LISTS]
IDS = {name: sorted(path.stem for path in (LITTLE / f"{name}s").rglob("*.toml")) for name in SINGLE}
PAGES = ("coverage", "themes", "method", "vocab", "schema", "dates", "formats", "exit-codes", "licence")
LENGTHS = ("line", "short", "full")
# Formats that hold the sources of an answer, and so no field of its records.
REFERENCES, UNNARROWED = ("bibtex", "ris", "csl-json"), r"--fields does not narrow (bibtex|ris|csl-json)\."
NONE: list[tuple[str, ...]] = [
    *((name, "qqqq") for name in LISTS),
    ("event", "coup-2021", "--accounts"),
    ("events", "qqqq", "--count-by", "type"),
    ("check", str(LITTLE)),
    ("on", "1980-01-01"),
    ("compare", "1980-01-01", "1981-01-01"),
    *(("timeline", "qqqq", *more) for more in ((), ("--by", "turning-point"), ("--spans",))),
    ("search", "qqqq"),
    ("summary", "1980"),
]
ONE: list[tuple[str, ...]] = [
    *((name, "-n", "1") for name in LISTS), *((name, IDS[name][0]) for name in SINGLE), ("on", "1990-06-01"),
    ("compare", "2021-05-24", "2022-03-29"), ("timeline", "coup"), ("timeline", "coup", "--by", "turning-point"),
    ("timeline", "--spans", "--kind", "blockade"), ("search", "kessou", "-n", "1"), ("cite", "gazette-2022-oldbridge"),
    ("summary", "1 September 2023", "--length", "line"),
]  # fmt: skip
OF_TIME: list[tuple[str, ...]] = [
    ("on", "2022-03-28"), ("on", "2018..2024"), ("compare", "2018-12-31", "2022-11-30"),
    ("compare", "event:coup-2021", "event:oldbridge-report-2022"), ("compare", "2021", "2022"),
    ("compare", "river-guard", "river-front"), ("timeline",), ("timeline", "--by", "month"),
]  # fmt: skip
MANY: list[tuple[str, ...]] = [
    *((name,) for name in LISTS),
    *((name, one) for name in SINGLE for one in IDS[name][1:]),
    *(("about", page) for page in PAGES),
    ("events", "--count-by", "year,actor"),
    ("event", "oldbridge-killings-2022", "--accounts"),
    *((*argv, "--length", length) for argv in OF_TIME for length in LENGTHS),
    ("timeline", "--by", "turning-point"),
    ("timeline", "--spans"),
    *(("summary", subject, "--length", length) for subject in ("river-guard", "2022..2024") for length in LENGTHS),
    ("summary", "--tag", "convoys"),
    ("search", "river"),
    *(("cite", "testland", "river-blockade", "--style", style) for style in ("malictl", "mla", "apa", "chicago")),
]
FEW = {"none": NONE, "one": ONE, "many": MANY, "awkward": ONE + MANY}
# Where the records are, if not under the name of the schema.
RECORDS = {"check": "problems", "about": "sections", "on": "held", "compare-days": "spans", "compare-periods": "sides",
           "compare-actors": "sides", "timeline": "periods", "search": "results", "summary": "paragraphs",
           "cite": "references"}  # fmt: skip
CASES = [(kind, argv) for kind, all_argv in FEW.items() for argv in all_argv]


def is_card(argv: tuple[str, ...]) -> bool:
    """Return whether an answer is laid out to be read: "field: value" lines in a pipe."""
    if argv[0] == "timeline":
        return argv[-1] == "full"
    return argv[0] not in (*LISTS, "check", "search", "cite") and "--accounts" not in argv


def counts_alone(argv: tuple[str, ...]) -> bool:
    """Return whether an answer holds no text of the data (an office with an awkward name is another office)."""
    if argv[-1] == "line" and (argv[0] == "timeline" or argv[1] in ("2018-12-31", "2021")):
        return True
    return argv[0] == "about" or "--count-by" in argv


def named(value: object) -> str:
    return "-".join(map(str, value)).replace(str(LITTLE), "little") if isinstance(value, tuple) else str(value)


@cache
def tables() -> dict[str, list[dict[str, Any]]]:
    return {name: list(documents.values()) for name, documents in json.loads(compile_folder(LITTLE)).items()}


def spoilt(value: Any, key: str = "") -> Any:
    """Return a document with AWKWARD after every text that is printed somewhere."""
    if isinstance(value, dict):
        return {name: [{**entry, "title": spoilt(entry["title"], "title")} for entry in item]
                if name.endswith("_names") and not key
                else spoilt(item, name) for name, item in value.items()}  # fmt: skip
    if isinstance(value, list):
        return [spoilt(item, key) for item in value]
    return f"{value} {AWKWARD}" if isinstance(value, str) and key in TEXTS else value


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two bundles: the little dataset, and the same with awkward text everywhere."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "little.json").write_text(bundle_text(tables()), encoding="utf-8")
    (folder / "awkward.json").write_text(bundle_text(spoilt(tables())), encoding="utf-8")
    return {kind: folder / ("awkward.json" if kind == "awkward" else "little.json") for kind in FEW}


def one_line(text: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", text)


def asked(argv: tuple[str, ...], format_name: str, data: Path) -> str:
    answer = call(*argv, "-f", format_name, data=data)
    assert (answer.code, "Error" in answer.err) == (0, False), answer.err
    return answer.out


def test_every_format_is_a_file_and_every_file_a_format() -> None:
    files = [module.name for module in pkgutil.iter_modules(malictl.render.__path__)]
    rendering = {name for name in files if hasattr(importlib.import_module(f"malictl.render.{name}"), "render")}
    assert rendering == {name.replace("-", "_") for name in FORMATS}


def test_every_command_that_answers_is_among_the_cases() -> None:
    assert {argv[0] for _, argv in CASES} == {*SUMMARIES} - {"completion"}


# --- conformance: every command, every format --------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_csv_and_tsv_hold_the_same_cells_in_equal_rows(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    from_csv = list(csv.reader(io.StringIO(asked(argv, "csv", data[kind])), strict=True))
    tsv = asked(argv, "tsv", data[kind])
    assert tsv.endswith("\n")
    assert "\r" not in tsv
    assert from_csv == [line.split("\t") for line in tsv[:-1].split("\n")]
    assert len({len(row) for row in from_csv}) == 1
    assert len(set(from_csv[0])) == len(from_csv[0]) >= 2
    rows = len(from_csv) - 1
    assert rows == 0 if kind == "none" else rows == 1 if argv[0] in SINGLE and len(argv) == 2 else rows >= 1


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_json_and_jsonl_hold_the_same_records(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    document = json.loads(asked(argv, "json", data[kind]))
    lines = asked(argv, "jsonl", data[kind]).splitlines()
    name = document["schema"].split("/")[1]
    key = RECORDS.get(name, name)
    records = document[key] if isinstance(document[key], list) else [document[key]]
    assert [json.loads(line) for line in lines] == records
    assert bool(records) == (kind != "none")
    if "count" in document:
        assert document["count"] == len(records)


@pytest.mark.parametrize("name", LISTS)
def test_json_holds_every_string_exactly(data: dict[str, Path], name: str) -> None:
    for record, stored in zip(
        json.loads(asked((name,), "json", data["awkward"]))[name], spoilt(tables())[name], strict=True
    ):
        assert {key: record[key] for key in stored} == stored


@pytest.mark.parametrize("name", LISTS)
def test_csv_holds_what_json_holds(data: dict[str, Path], name: str) -> None:
    records = json.loads(asked((name,), "json", data["awkward"]))[name]
    rows = list(csv.DictReader(io.StringIO(asked((name,), "csv", data["awkward"]))))
    compared = 0
    for record, row in zip(records, rows, strict=True):
        for column, cell in row.items():
            value = record.get(column, {})
            if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value)):
                continue
            whole = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
            assert cell == one_line(whole)
            compared += 1
    assert compared >= 3 * len(records)


def markdown_cells(line: str) -> list[str]:
    """Return the cells of a table row as GitHub splits it: at every pipe without a backslash before it."""
    return re.findall(r"((?:\\.|[^|\\])*)\|", line)[1:]


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_markdown_tables_have_equal_columns_and_whole_footnotes(
    data: dict[str, Path], kind: str, argv: tuple[str, ...]
) -> None:
    text = asked(argv, "md", data[kind])
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        if any(line.startswith("|") for line in lines):
            assert all(line.startswith("|") and line.endswith("|") for line in lines)
            assert len({len(markdown_cells(line)) for line in lines}) == 1
            assert set(lines[1]) == set("| -")
    assert kind != "awkward" or "https://e.example/a*b_c_d " in text or counts_alone(argv)
    # What is not escaped is ours: no tag, no emphasis, no link, no code of the data.
    bare = re.sub(r"https?://\S+", "", re.sub(r"\\.", "", text))
    assert not re.search(r"<b>|_u_|`|\]\(|~~s", bare)
    cited, listed = set(re.findall(r"\[\^(\d+)\](?!:)", text)), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert sorted(cited, key=int) == listed


NAMED_AFTER_RECORDS = ("compare", "river-guard", "river-front", "--length", "line")


@pytest.mark.parametrize("kind", ["many", "awkward"])
def test_a_field_name_of_a_pipe_is_an_ascii_word(data: dict[str, Path], kind: str) -> None:
    for argv in (NAMED_AFTER_RECORDS, ("compare", "amina-kessou", "river-front", "--length", "line")):
        for line in asked(argv, "plain", data[kind]).splitlines():
            assert re.match(r"[a-z0-9-]+:\t.*\S", line)


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_plain_is_one_record_a_line_without_a_header(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    text = asked(argv, "plain", data[kind])
    assert "\r" not in text
    assert text.endswith("\n") or not text
    lines = text[:-1].split("\n") if text else []
    rows = list(csv.reader(io.StringIO(asked(argv, "csv", data[kind]))))
    if not is_card(argv):
        assert [line.split("\t") for line in lines] == rows[1:]
    else:  # a card: field, tab, value
        assert all(re.match(r"[a-z0-9-]+:\t.*\S", line) for line in lines)


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_a_table_is_drawn_of_everything(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    text = asked((*argv, "--width", "500"), "table", data[kind])
    shown = "".join(text.split())
    lines = len(text.splitlines())
    assert lines <= (8 if argv[0] in ("on", "compare") else 1) if kind == "none" else lines > 2  # at most its title
    if kind == "awkward" and not counts_alone(argv):
        # Cells stand side by side, so a long text is looked for word by word.
        assert all(word in shown for word in AWKWARD.split())


def test_a_pipe_in_an_address_does_not_split_a_markdown_cell(tmp_path: Path) -> None:
    path = tmp_path / "pipe.json"
    text = json.dumps(tables()).replace(json.dumps("Coup at Tésta")[1:-1], "See https://e.example/a|b")
    path.write_text(bundle_text(json.loads(text)), encoding="utf-8")
    rows = [line for line in asked(("events", "coup-2021"), "md", path).splitlines() if line.startswith("|")]
    assert len({len(markdown_cells(row)) for row in rows}) == 1


def test_an_id_below_a_title_is_whole_where_there_is_room(data: dict[str, Path]) -> None:
    for one in IDS["event"]:
        lines = asked(("events", one, "--width", "80"), "table", data["many"]).splitlines()
        assert any(one in line.split() for line in lines)


def test_plain_events_begin_with_id_date_type_and_title(data: dict[str, Path]) -> None:
    events = json.loads(asked(("events",), "json", data["many"]))["events"]
    lines = asked(("events",), "plain", data["many"]).splitlines()
    assert [line.split("\t")[:4] for line in lines] == [
        [event["id"], event["date"]["edtf"], event["type"], event["title"]] for event in events
    ]


# --- --fields ----------------------------------------------------------------------------------------------------

WIDE = [(name,) for name in LISTS] + [(name, IDS[name][0]) for name in SINGLE]


@pytest.mark.parametrize("argv", WIDE, ids=named)
def test_fields_narrow_and_reorder_every_format(data: dict[str, Path], argv: tuple[str, ...]) -> None:
    last = {"event": "title", "span": "title", "source": "class"}.get(argv[0].removesuffix("s"), "name")
    narrowed = (*argv, "--fields", f"{last},id")
    document = json.loads(asked(narrowed, "json", data["many"]))
    assert document["schema"] == f"malictl/{argv[0]}/1+fields"
    records = document[argv[0]] if isinstance(document[argv[0]], list) else [document[argv[0]]]
    assert all(list(record) == [last, "id"] for record in records)
    pairs = [[record[last], record["id"]] for record in records]
    assert [list(json.loads(line).values()) for line in asked(narrowed, "jsonl", data["many"]).splitlines()] == pairs
    assert list(csv.reader(io.StringIO(asked(narrowed, "csv", data["many"])))) == [[last, "id"], *pairs]
    assert [line.split("\t") for line in asked(narrowed, "tsv", data["many"]).splitlines()] == [[last, "id"], *pairs]
    assert [line.split("\t") for line in asked(narrowed, "plain", data["many"]).splitlines()] == pairs
    rows = [line for line in asked(narrowed, "md", data["many"]).splitlines() if line.startswith("|")]
    assert [len(markdown_cells(row)) for row in rows] == [2] * (len(pairs) + 2)
    table = asked((*narrowed, "--width", "500"), "table", data["many"])
    assert [re.split(r"\s{2,}", line) for line in table.splitlines()[2 : 2 + len(pairs)]] == pairs


def test_fields_can_be_given_twice(data: dict[str, Path]) -> None:
    once = asked(("events", "--fields", "id,date"), "csv", data["many"])
    assert asked(("events", "--fields", "id", "--fields", " date "), "csv", data["many"]) == once


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize(
    "argv", [*WIDE, ("events", "--count-by", "type"), ("event", "coup-2021", "--accounts"), ("events", "qqqq")],
    ids=named,
)  # fmt: skip
def test_an_unknown_field_is_refused_with_the_known_ones(
    data: dict[str, Path], argv: tuple[str, ...], format_name: str
) -> None:
    answer = call(*argv, "--fields", "nonsense", "-f", format_name, data=data["many"])
    assert (answer.code, answer.out) == (2, "")
    assert re.search(
        UNNARROWED if format_name in REFERENCES else r"nonsense(.|\n)*Fields: .*\b(id|count)\b", answer.err
    )


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("argv", [*OF_TIME, ("timeline", "--by", "turning-point"), ("timeline", "--spans")], ids=named)
def test_an_unknown_field_of_a_screen_of_time_is_refused(
    data: dict[str, Path], argv: tuple[str, ...], format_name: str
) -> None:
    answer = call(*argv, "--fields", "nonsense", "-f", format_name, data=data["many"])
    assert (answer.code, answer.out) == (2, "")
    assert re.search(UNNARROWED if format_name in REFERENCES else r"nonsense(.|\n)*Fields: \w+, \w+", answer.err)


# --- possible matches --------------------------------------------------------------------------------------------


def test_possible_matches_are_marked_in_every_format(data: dict[str, Path]) -> None:
    in_november = ("events", "--on", "2022-11-15")  # the report is of some day in that month
    document = json.loads(asked(in_november, "json", data["many"]))
    assert document["possible"] == [event["id"] for event in document["events"]] == ["oldbridge-report-2022"]
    assert [row["match"] for row in csv.DictReader(io.StringIO(asked(in_november, "csv", data["many"])))] == [
        "possible"
    ]
    assert "November 2022 ?" in asked(in_november, "table", data["many"])
    assert "| November 2022 ? |" in asked(in_november, "md", data["many"])
    certain = ("events", "--in", "2022-11")
    assert json.loads(asked(certain, "json", data["many"]))["possible"] == []
    assert "November 2022 |" in asked(certain, "md", data["many"])
