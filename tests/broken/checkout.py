"""A checkout of its own, to be damaged: the code with the little dataset as its `data/`, run as a real process."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.call import LITTLE, ROOT, environment


class Checkout:
    """A copy of the code with the little dataset as its data/, run as a real process."""

    def __init__(self, root: Path) -> None:
        ignored = shutil.ignore_patterns("__pycache__", "_bundle")
        shutil.copytree(ROOT / "malictl", root / "malictl", ignore=ignored)
        shutil.copytree(LITTLE, root / "data")
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copyfile(ROOT / name, root / name)
        shutil.copyfile(ROOT / "data" / "LICENSE", root / "data" / "LICENSE")
        self.root = root
        self.bundle = root / "malictl" / "_bundle" / "mali.json"

    def start(self, *argv: str) -> subprocess.Popen[str]:
        env = environment(PYTHONPATH=str(self.root), PYTHONDONTWRITEBYTECODE="1")
        command = [sys.executable, "-m", "malictl", *argv]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=env, cwd=self.root.parent, stdout=pipe, stderr=pipe, encoding="utf-8")

    def run(self, *argv: str) -> tuple[int, str, str]:
        process = self.start(*argv)
        out, err = process.communicate()
        return process.returncode, out, err

    def titles(self) -> list[str]:
        code, out, err = self.run("events")
        assert (code, err) == (0, "")
        return [line.split("\t")[3] for line in out.splitlines()]

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def state(self) -> tuple[int, int]:
        status = self.bundle.stat()
        return status.st_ino, status.st_mtime_ns
