"""malictl imported from a zip file, as Python can."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.call import LITTLE, ROOT, call, compiled, environment


@pytest.mark.parametrize(
    "argv",
    [("events", "-f", "plain"), ("event", "coup-2021", "--json"), ("about", "vocab"), ("about", "schema", "events"),
     ("events", "--json", "--fields", "id,date"), ("event", "qqqq")],
    ids=" ".join,
)  # fmt: skip
def test_from_a_zip_file_it_answers_as_it_does_installed(tmp_path: Path, argv: tuple[str, ...]) -> None:
    path = tmp_path / "malictl.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for file in sorted((ROOT / "malictl").rglob("*.*")):
            if file.suffix in (".py", ".json", ".toml") and "_bundle" not in file.parts:
                zipped.write(file, file.relative_to(ROOT))
        zipped.write(compiled(LITTLE), "malictl/_bundle/mali.json")
    done = subprocess.run(
        [sys.executable, "-m", "malictl", *argv], env=environment(PYTHONPATH=str(path)), cwd=tmp_path,
        capture_output=True, check=False,
    )  # fmt: skip
    answer = call(*argv)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (answer.code, answer.out, answer.err)
