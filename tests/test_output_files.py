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


def test_the_longest_name_that_a_disk_takes_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 251 + ".csv")
    assert call("events", "-o", str(target)).code == 0
    assert target.read_text("utf-8") == call("events", "-f", "csv").out


@pytest.mark.parametrize("force", [False, True])
def test_a_file_that_someone_makes_meanwhile_is_not_replaced_without_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    target, sync = tmp_path / "out.csv", os.fsync

    def meanwhile(file: int) -> None:
        target.write_text("theirs", encoding="utf-8")
        sync(file)

    monkeypatch.setattr(os, "fsync", meanwhile)
    answer = call("events", "-o", str(target), *(["--force"] if force else []))
    assert answer.code == (0 if force else 5)
    assert (target.read_text("utf-8") == "theirs") == (not force)
    assert force or "--force" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_disk_without_second_names_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert call("events", "-o", str(tmp_path / "out.csv")).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_interruption_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", interrupted)
    assert call("events", "-o", str(target), "--force").code == 130
    assert target.read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_what_a_killed_process_left_and_who_laid_a_link_there_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / f".malictl-{os.getpid()}.part").symlink_to(tmp_path / "precious")
    assert call("events", "-o", str(tmp_path / "out.csv")).code == 0
    assert (tmp_path / "precious").read_text("utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "precious"]


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o600)
    assert call("events", "-o", str(target), "--force").code == 0
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("argv", [("events", "-o", ""), ("events", "--output="), ("events", "-o", "", "--json")])
def test_a_file_without_a_name_is_wrong_use(argv: tuple[str, ...]) -> None:
    answer = call(*argv)
    assert (answer.code, answer.out) == (2, "")
    assert "--output names no file" in answer.err
