from __future__ import annotations

import csv
import importlib
import io
import json
import os
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
         "subject_name", "object_name", "number", "region")  # fmt: skip

LISTS = [name for name in SUMMARIES if f"{name[:-1]}" in SUMMARIES]
SINGLE = [name[:-1] for name in LISTS]
IDS = {name: sorted(path.stem for path in (LITTLE / f"{name}s").rglob("*.toml")) for name in SINGLE}
PAGES = ("coverage", "method", "vocab", "schema", "dates", "formats", "exit-codes", "licence")
NONE: list[tuple[str, ...]] = [
    *((name, "qqqq") for name in LISTS),
    ("event", "coup-2021", "--accounts"),
    ("events", "qqqq", "--count-by", "type"),
    ("check", str(LITTLE)),
]
ONE: list[tuple[str, ...]] = [*((name, "-n", "1") for name in LISTS), *((name, IDS[name][0]) for name in SINGLE)]
MANY: list[tuple[str, ...]] = [
    *((name,) for name in LISTS),
    *((name, one) for name in SINGLE for one in IDS[name][1:]),
    *(("about", page) for page in PAGES),
    ("events", "--count-by", "year,actor"),
    ("event", "oldbridge-killings-2022", "--accounts"),
]
FEW = {"none": NONE, "one": ONE, "many": MANY, "awkward": ONE + MANY}
CASES = [(kind, argv) for kind, all_argv in FEW.items() for argv in all_argv]


def named(value: object) -> str:
    return "-".join(map(str, value)).replace(str(LITTLE), "little") if isinstance(value, tuple) else str(value)


@cache
def tables() -> dict[str, list[dict[str, Any]]]:
    return {name: list(documents.values()) for name, documents in json.loads(compile_folder(LITTLE)).items()}


def spoilt(value: Any, key: str = "") -> Any:
    """Return a document with AWKWARD after every text that is printed somewhere."""
    if isinstance(value, dict):
        return {name: item if name == "index" else spoilt(item, name) for name, item in value.items()}
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
    assert {name for name in files if hasattr(importlib.import_module(f"malictl.render.{name}"), "render")} == {
        *FORMATS
    }


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
    key = {"check": "problems", "about": "sections"}.get(argv[0], document["schema"].split("/")[1])
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
    assert kind != "awkward" or "https://e.example/a*b_c_d " in text or argv[0] == "about" or "--count-by" in argv
    # What is not escaped is ours: no tag, no emphasis, no link, no code of the data.
    bare = re.sub(r"https?://\S+", "", re.sub(r"\\.", "", text))
    assert not re.search(r"<b>|_u_|`|\]\(|~~s", bare)
    cited, listed = set(re.findall(r"\[\^(\d+)\](?!:)", text)), re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert sorted(cited, key=int) == listed


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_plain_is_one_record_a_line_without_a_header(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    text = asked(argv, "plain", data[kind])
    assert "\r" not in text
    assert text.endswith("\n") or not text
    lines = text[:-1].split("\n") if text else []
    rows = list(csv.reader(io.StringIO(asked(argv, "csv", data[kind]))))
    if argv[0] in LISTS or "--accounts" in argv or argv[0] == "check":
        assert [line.split("\t") for line in lines] == rows[1:]
    else:  # a card: field, tab, value
        assert all(re.match(r"[a-z0-9-]+:\t.*\S", line) for line in lines)


@pytest.mark.parametrize(("kind", "argv"), CASES, ids=named)
def test_a_table_is_drawn_of_everything(data: dict[str, Path], kind: str, argv: tuple[str, ...]) -> None:
    text = asked((*argv, "--width", "500"), "table", data[kind])
    shown = "".join(text.split())
    assert len(text.splitlines()) <= 1 if kind == "none" else len(text.splitlines()) > 2  # at most its title
    if kind == "awkward" and argv[0] != "about" and "--count-by" not in argv:
        # Cells stand side by side, so a long text is looked for word by word.
        assert all(word in shown for word in AWKWARD.split())


def test_a_pipe_in_an_address_does_not_split_a_markdown_cell(tmp_path: Path) -> None:
    path = tmp_path / "pipe.json"
    path.write_text(bundle_text(tables()).replace("Coup at Tésta", "See https://e.example/a|b"), encoding="utf-8")
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
    assert "nonsense" in answer.err
    assert re.search(r"Fields: .*\b(id|count)\b", answer.err)


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


# --- files -------------------------------------------------------------------------------------------------------

ENDINGS = {"txt": "plain", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "tsv", "md": "md",
           "markdown": "md", "CSV": "csv"}  # fmt: skip


@pytest.mark.parametrize(("ending", "format_name"), ENDINGS.items())
def test_a_file_is_whole_and_of_the_format_its_ending_says(tmp_path: Path, ending: str, format_name: str) -> None:
    target = tmp_path / f"out.{ending}"
    written = call("events", "-o", str(target), stdout_tty=True, terminal_size=(40, 10), stdout_encoding="ascii")
    assert (written.code, written.out, written.err) == (0, "", "")
    piped = call("events", "-f", format_name).out
    strip = re.compile(r'"argv":\[.*?\]')
    assert strip.sub("", target.read_text("utf-8")) == strip.sub("", piped)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_an_asked_format_wins_over_the_ending(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert call("events", "-o", str(target), "-f", "tsv").code == 0
    assert target.read_text("utf-8") == call("events", "-f", "tsv").out


def test_a_file_is_never_replaced_without_force(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    refused = call("events", "-o", str(target))
    assert (refused.code, refused.out, target.read_text("utf-8")) == (5, "", "mine")
    assert "--force" in refused.err
    assert call("events", "-o", str(target), "--force").code == 0
    assert target.read_text("utf-8") == call("events", "-f", "csv").out


@pytest.mark.parametrize(
    ("name", "force", "code"),
    [("no/such/folder.csv", False, 5), ("folder.csv", False, 5), ("folder.csv", True, 5), ("file/x.csv", False, 5),
     ("noending", False, 2), ("odd.xyz", False, 2), ("-", False, 2)],
)  # fmt: skip
def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, force: bool, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.csv").mkdir()
    Path("file").write_text("mine", encoding="utf-8")
    answer = call("events", "-o", name, *(["--force"] if force else []))
    assert (answer.code, answer.out) == (code, "")
    assert name in answer.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder.csv"]


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(os, "replace", full)
    answer = call("events", "-o", str(target), "--force")
    assert (answer.code, answer.out, target.read_text("utf-8")) == (5, "", "mine")
    assert "No space left" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert call("events", "-o", str(tmp_path / "link.csv"), "--force").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8") == call("events", "-f", "csv").out
