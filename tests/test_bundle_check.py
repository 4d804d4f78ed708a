"""`check --bundle`: the checksum, and every line."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pytest

from malictl.cli.deliver import FORMATS
from malictl.dataset.bundle import bundle_text, compile_folder
from tests.call import LITTLE, Result, call

GOOD = compile_folder(LITTLE).encode()
TABLES = [name for name in json.loads(GOOD) if name not in ("meta", "lines")]


def checked(path: Path, content: bytes) -> Result:
    path.write_bytes(content)
    return call("check", "--bundle", str(path), "--json")


def test_a_sound_bundle_has_no_problem(tmp_path: Path) -> None:
    answer = checked(tmp_path / "good.json", GOOD)
    assert (answer.code, json.loads(answer.out)["problems"]) == (0, [])
    assert json.loads(answer.out)["records"]["event"] == len(json.loads(GOOD)["events"])


def test_the_checksum_is_that_of_the_file_with_its_own_place_blank() -> None:
    told = json.loads(GOOD)["meta"]["1"]["checksum"]
    blank = GOOD.replace(told.encode(), b"0" * 64, 1)
    assert hashlib.sha256(blank).hexdigest() == told


@pytest.mark.parametrize("table", TABLES)
def test_a_bit_that_fell_is_found_with_its_line(tmp_path: Path, table: str) -> None:
    first = GOOD.index(f'"{table}":{{\n'.encode())
    end = GOOD.index(b"\n}", first)
    if GOOD[first:end].count(b"\n") == 0:
        pytest.skip("an empty table")
    # In the last line, so that line numbers count.
    at = GOOD.rindex(b'":', first, end) + 3
    spoilt = GOOD[:at] + bytes([GOOD[at] ^ 1]) + GOOD[at + 1 :]
    answer = checked(tmp_path / "spoilt.json", spoilt)
    line, whole = json.loads(answer.out)["problems"] if answer.code == 1 else ({}, {})
    assert (line["line"], line["field"]) == (spoilt[:at].count(b"\n") + 1, table)
    assert whole["field"] == "checksum"


@pytest.mark.parametrize("said", ['"version":"2', '"updated":"2', '"lines":"'])
def test_what_no_line_answers_for_the_checksum_does(tmp_path: Path, said: str) -> None:
    at = GOOD.index(said.encode()) + len(said) - 1
    spoilt = GOOD[:at] + bytes([GOOD[at] ^ 1]) + GOOD[at + 1 :]
    answer = checked(tmp_path / "spoilt.json", spoilt)
    assert answer.code in (1, 3)
    assert answer.code == 3 or [p["field"] for p in json.loads(answer.out)["problems"]] == ["checksum"]


@pytest.mark.parametrize("content", [b"", GOOD[:-1], GOOD[: len(GOOD) // 2], GOOD + b" ", b"[]",
                                     GOOD.replace(b"bundle/", b"bundle/9", 1)])  # fmt: skip
def test_what_is_no_bundle_of_this_version_is_refused(tmp_path: Path, content: bytes) -> None:
    answer = checked(tmp_path / "spoilt.json", content)
    assert (answer.code, answer.out) == (3, "")


def test_a_folder_and_fix_are_refused(tmp_path: Path) -> None:
    assert call("check", "--bundle", str(LITTLE)).code == 2
    assert call("check", "--bundle", "--fix").code == 2
    assert call("check", "--bundle", str(tmp_path / "none.json")).code == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    answer = call("events", data=tmp_path / "pipe.json")
    assert answer.code == 3
    assert "is not a file" in answer.err
    os.mkfifo(tmp_path / "pipe.toml")
    folder = tmp_path / "data"
    (folder / "events" / "2024").mkdir(parents=True)
    (folder / "dataset.toml").write_bytes((LITTLE / "dataset.toml").read_bytes())
    os.mkfifo(folder / "events" / "2024" / "pipe.toml")
    answer = call("check", str(folder))
    assert answer.code == 1
    assert re.search(r"pipe\.toml\t1\t.*is not a file", answer.out)


@pytest.mark.parametrize(("field", "value"), [("statements", [{"text": 5}]), ("places", [5]), ("date", "2021"),
                                              ("accounts", {"id": "x"}), ("title", None), ("figures", 7)])  # fmt: skip
def test_a_bundle_that_someone_forged_is_refused_where_it_does_not_fit(
    tmp_path: Path, field: str, value: object
) -> None:
    tables = {name: list(records.values()) for name, records in json.loads(GOOD).items() if name != "lines"}
    for event in tables["events"]:
        event[field] = value
    (tmp_path / "forged.json").write_text(bundle_text(tables), encoding="utf-8")
    for form in FORMATS:
        answer = call("event", "coup-2021", "-f", form, data=tmp_path / "forged.json")
        assert answer.code in (0, 3)
        assert answer.code == 0 or "damaged" in answer.err or "does not hold what malictl expects" in answer.err
