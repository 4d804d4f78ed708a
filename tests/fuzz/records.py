"""Records as people might write them: `check`, `check --fix`, and answers from a folder that is not in order."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.call import LITTLE
from tests.fuzz.odd import mutated, odd_text
from tests.fuzz.verdict import Fault, judge_format, judged

VALUES = (
    '""', '"x"', "0", "-1", "1.5", "true", "[]", "{}", "[[]]", "[{}]", "{ a = 1 }", "inf", "nan", "-nan",
    "1979-05-27", "07:32:00",
    "1979-05-27T07:32:00Z", "9" * 30, "9" * 5000, "0x" + "f" * 40, "0x" + "f" * 5000, "1e999", '"""\nx\n"""',
    "'''x'''", '"\\u001b[31m\\u202e"',
    "[" * 50 + "]" * 50, "[" * 5000, '["x @ y", "x via y via z"]', '"2020-13"', '"2022/2020"', '"..", "x"', '"a # b"',
    "'\\'",
    '"\\ud800"', '"\\U0010ffff"', '["", "", ""]', "{ literal = 1 }", "[1, 2.0]", '[{ text = "x" }]', "1_000",
    '"coup-2021"', "{ a.b = 1 }",
)  # fmt: skip
LINES = (
    "# a comment", "x = 1", "[x]", "[[x]]", "[csl]", "[[accounts]]", "[[statements]]", "[[participants]]",
    "[[links]]", "[x.y.z]",
    'note = "x"', "a.b = 1", '"" = 1', '"é" = 1', "title.x = 1", "\ufeff", "\x00", "\x1b", "=", "[", "]", '"', "'''",
    '"""', "",
    'formerly = ["coup-2021"]', 'part_of = ["coup-2021"]', 'type = "leads-to"', "[[accounts.cites]]", "[[names]]",
    "[[parents]]",
    'voice_of = "river-guard"', '[[relations]]', 'best = 5', 'id = "x"', 'of = ["x"]', 'based_on = ["x"]',
    'title = "x" # y',
)  # fmt: skip
FILES = ("events/x.toml", "events/2021/é.toml", "events/ .toml", "events/.toml", "actors/testa.toml", "places/a b.toml",
         "spans/UPPER.toml", "sources/\x1b[31m.toml", "events/x.TOML", "actors/x.toml~", "events/-.toml",
         "x.toml")  # fmt: skip
kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def sound() -> dict[str, str]:
    """Return the little dataset: text by path."""
    return {path.relative_to(LITTLE).as_posix(): path.read_text("utf-8") for path in sorted(LITTLE.rglob("*.toml"))}


@cache
def folder() -> Path:
    """Return a copy of it to be spoilt."""
    kept.append(tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    shutil.copytree(LITTLE, Path(kept[-1].name) / "data")
    return Path(kept[-1].name) / "data"


def spoilt(draw: Random, text: str) -> str:
    """Return a record to which something happened."""
    lines = text.split("\n")
    at, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    way = draw.randrange(10)
    if way == 0:
        return mutated(draw, text)
    if way == 1:
        lines.insert(at, draw.choice(LINES))
    elif way == 2:
        del lines[at]
    elif way == 3:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 4:
        lines.insert(other, lines[at])
    elif way in (5, 6) and "=" in lines[at]:
        lines[at] = f"{lines[at].partition('=')[0]}= {draw.choice(VALUES)}"
    elif way == 7 and '"' in lines[at]:
        first, _, rest = lines[at].partition('"')
        inside, _, last = rest.partition('"')
        odd = mutated(draw, inside) if draw.random() < 0.7 else odd_text(draw)
        safe = odd.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace").decode("utf-8")
        lines[at] = f'{first}"{safe}"{last}'
    elif way == 8:
        return draw.choice((text.replace("\n", "\r\n"), "\ufeff" + text, text.rstrip("\n"), text + "\n\n",
        text.replace(" = ", "="), "",
                            text[:at], text * 2, text.replace("\n", "\r"), text.replace(" = ", "\t=  ")))  # fmt: skip
    else:
        lines[at] = mutated(draw, lines[at])
    return "\n".join(lines)


def case(draw: Random) -> None:
    root, spoiled = folder(), dict[str, bytes]()
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        path = draw.choice([*sound()])
        text = spoilt(draw, sound()[path])
        target = draw.choice(FILES) if draw.random() < 0.04 else path
        content = text.encode("utf-8", "surrogatepass")
        spoiled[target] = content if draw.random() < 0.98 else content.replace(b"e", b"\xe9", 1)
    try:
        for path, content in spoiled.items():
            (root / path).write_bytes(content)
        _try(draw, root)
    finally:
        for path in spoiled:
            if path in sound():
                (root / path).write_text(sound()[path], encoding="utf-8", newline="")
            else:
                (root / path).unlink()
        for path in sound():  # what --fix wrote elsewhere
            if (root / path).read_text("utf-8") != sound()[path]:
                (root / path).write_text(sound()[path], encoding="utf-8", newline="")


def _try(draw: Random, root: Path) -> None:
    argv = ("check", str(root), *draw.choice(((), ("--json",))))
    found = judged(*argv, stdout_tty=True, stderr_tty=True, terminal_size=(80, 1000))
    judge_format(argv, found, "json" if "--json" in argv else "")
    if found.code not in (0, 1, 3):
        raise Fault("check: exit neither 0, 1 nor 3", f"exit {found.code}: {found.err[:300]!r}")
    answer = judged(
        *draw.choice((("events",), ("event", "coup-2021"), ("spans", "--json"))), data=root, stderr_tty=True
    )
    if (answer.code == 0) != (found.code == 0) and answer.code != 4:
        raise Fault(
            "check and answers differ",
            f"check {found.code}, answer {answer.code}: {found.out[:300]} {answer.err[:300]}",
        )
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    fixed = judged("check", str(root), "--fix", terminal_size=(80, 1000))
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    if before.keys() != after.keys():
        raise Fault("check --fix made or took away a file", repr(before.keys() ^ after.keys()))
    for path, content in after.items():
        if content != before[path] and read(content) != read(before[path]):
            raise Fault("check --fix lost content", f"{before[path]!r}\n→ {content!r}")
        if b"#" in before[path] and content != before[path] and content.count(b"#") < before[path].count(b"#"):
            raise Fault("check --fix lost a comment", f"{before[path]!r}\n→ {content!r}")
    again = judged("check", str(root), "--fix", terminal_size=(80, 1000))
    if (again.code, again.out) != (fixed.code, fixed.out) or any(
        path.read_bytes() != text for path, text in after.items()
    ):
        raise Fault("check --fix twice is not as once", f"{fixed}\n{again}")


def read(content: bytes) -> Any:
    """Return what a file says, in a form in which nothing that differs is equal."""
    try:
        return repr(_sorted(tomllib.loads(content.decode("utf-8").removeprefix("\ufeff"))))
    except (ValueError, RecursionError):
        return content


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    return [*map(_sorted, value)] if isinstance(value, list) else value
