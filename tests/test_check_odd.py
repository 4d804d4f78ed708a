"""`check` on what is odd rather than wrong: numbers that no one writes, names that no disk has."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.call import LITTLE, call


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000, "-" + "9" * 5000, "9" * 400])
@pytest.mark.parametrize("field", ["significance = ", "title = ", "unheard-of = "])
def test_a_number_of_thousands_of_figures_is_a_problem_like_any_other(tmp_path: Path, number: str, field: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(LITTLE, folder)
    path = folder / "events" / "2021" / "coup-2021.toml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(field)]
    path.write_text("\n".join([f"{field}{number}", *lines, ""]), encoding="utf-8")
    before = path.read_bytes()
    for fix in ((), ("--fix",)):
        answer = call("check", str(folder), *fix)
        assert answer.code == 1
        assert "events/2021/coup-2021.toml" in answer.out
        assert len(answer.out) < 5000
    if len(number) > 1000:  # what cannot be written again exactly is left as it is
        assert path.read_bytes() == before
    refused = call("events", data=folder)
    assert refused.code == 3
    assert "coup-2021.toml" in refused.err


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 400, "0x" + "f" * 5000, "1e999", "nan"])
def test_a_coordinate_that_is_no_number_of_degrees_is_a_problem(tmp_path: Path, number: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(LITTLE, folder)
    path = folder / "places" / "testa.toml"
    text = path.read_text("utf-8")
    assert "\nlat = " in text
    path.write_text(re.sub(r"(?m)^lat = .*$", f"lat = {number}", text), encoding="utf-8")
    assert call("check", str(folder)).code == 1
    assert call("events", data=folder).code == 3


def test_a_folder_whose_name_no_disk_has_is_no_folder() -> None:
    answer = call("check", "x" * 5000)
    assert (answer.code, answer.out) == (2, "")
    assert "is not a folder" in answer.err
    assert call("check", env={"MALICTL_DATA": "x" * 5000}).code == 2
