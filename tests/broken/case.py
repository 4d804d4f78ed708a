"""One way to damage the little dataset, and the names of its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATASET = "dataset.toml"
MARCH = "events/2020/banner-march-2020.toml"
COUP = "events/2021/coup-2021.toml"
KILLINGS = "events/2022/oldbridge-killings-2022.toml"
REPORT = "events/2022/oldbridge-report-2022.toml"
AMBUSH = "events/2023/convoy-ambush-2023.toml"
CLOSED = "events/2023/river-closed-2023.toml"
ADVICE = "events/2024/zorvania-advice-2024.toml"
AMINA = "actors/amina-kessou.toml"
FRONT = "actors/river-front.toml"
OBSERVATORY = "actors/testland-observatory.toml"
MINISTRY = "actors/zorvania-ministry.toml"
TESTLAND = "places/testland.toml"
UPPER = "places/upper-region.toml"
ZORVANIA = "places/zorvania.toml"
TESTA = "places/testa.toml"
OLDBRIDGE = "places/oldbridge.toml"
GAZETTE = "sources/gazette-2022-oldbridge.toml"
ATLAS = "sources/atlas-2020-testland.toml"
RADIO = "sources/radio-undated-crossing.toml"
ADVICE_PAGE = "sources/zorvania-2024-advice.toml"
PRESIDENT = "spans/kessou-president.toml"
BLOCKADE = "spans/river-blockade.toml"


@dataclass(frozen=True)
class Broken:
    """A damage: in `file` of the dataset, `old` (which stands there once) becomes `new`.

    Without `old`, `new` is the whole file; without `new`, the file is a folder. `at` says for each problem
    that is to be reported, in order, what stands at the beginning of its true line ("": the first line);
    if it is left out there is one problem, where `new` begins.
    """

    name: str
    file: str
    old: str
    new: str | bytes | None
    at: tuple[str, ...] = ()

    def damage(self, root: Path) -> None:
        """Damage the copy of the little dataset at `root`."""
        path = root / self.file
        if self.new is None:
            path.mkdir()
        elif isinstance(self.new, bytes):
            path.write_bytes(self.new)
        elif not self.old:
            path.write_bytes(self.new.encode())
        else:
            text = path.read_bytes().decode()
            assert text.count(self.old) == 1, f"{self.name}: {self.old!r} stands {text.count(self.old)} times"
            path.write_bytes(text.replace(self.old, self.new).encode())

    def true_lines(self, files: list[Path]) -> list[int]:
        """Return the true line of each problem; `files` are the files in which they are reported, in order."""
        at = self.at or (str(self.new).split("\n")[0],)
        assert len(at) == len(files), f"{self.name}: {len(files)} problems reported, {len(at)} expected"
        return [_line(file, begins) for file, begins in zip(files, at, strict=True)]


def _line(file: Path, begins: str) -> int:
    if not begins:
        return 1
    text = f"\n{file.read_bytes().decode()}"
    assert text.count(f"\n{begins}") == 1, f"{begins!r} begins {text.count(begins)} lines of {file.name}"
    return text[: text.index(f"\n{begins}") + 1].count("\n")
