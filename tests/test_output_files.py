"""Writing an answer to a file: whole or not at all, in the format its ending says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.call import call

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
