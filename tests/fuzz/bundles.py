"""Bundles that were cut, changed, made by someone else, or are no bundles at all."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from malictl.dataset import BUNDLE_FORMAT
from malictl.dataset.bundle import bundle_text
from tests.call import LITTLE, Result, call, compiled
from tests.fuzz.odd import odd_text
from tests.fuzz.verdict import Fault, judged

CALLS = (
    ("events",), ("events", "--json"), ("events", "--type", "coup", "-f", "csv"), ("event", "coup-2021"),
    ("event", "oldbridge-killings-2022", "--json"), ("event", "convoy-ambush-2023", "-f", "md"), ("actors",),
    ("actor", "river-guard", "--json"), ("places", "-f", "jsonl"), ("place", "testland"), ("sources",), ("spans",
    "--json"),
    ("source", "observatory-2023-report"), ("span", "river-blockade"), ("on", "2022-03-28", "--json"), ("search",
    "river"),
    ("compare", "2021-01-01", "2023-01-01"), ("summary", "river-guard"), ("timeline",), ("timeline", "--spans"),
    ("cite", "coup-2021", "-f", "csl-json"), ("about",), ("events", "--place", "testland", "-f", "bibtex"), (),
)  # fmt: skip
PRINTED = ("events", "actors", "places", "sources", "spans", "cited", "event_listed")
FOREIGN: tuple[str, ...] = (
    "", " ", "{}", "[]", "null", "0", "1e999", "-1", '"x"', "[" * 100_000, '{"meta":' * 20_000, '{"meta":{"1":{}}}',
    '{"meta":{\n"1":{}\n},\n', '{"meta":{\n"1":{"format":"FORMAT","layout":{}}\n},\n}}\n', "\ufeff{}", "NaN",
    '{"meta":{\n"1":{"format":"FORMAT"}\n}}\n', '{"meta":{\n"1":[]\n},\n}', '{"meta":{\n"1":null\n},\n}',
    '{"meta":{"1":{"format":' + "9" * 5000 + "}}}", '{"meta":{\n"1":{"format":' + "9" * 5000 + "}\n},\n}",
    '{"meta":{\n"1":' + "[" * 60_000 + "\n},\n}", '{"type":"FeatureCollection","features":[]}', "<?xml?>", "PK\x03\x04",
    '{"_default":{"1":{"a":1}}}', '{"meta":{"1":{"format":"FORMAT"}}}',
    '{"meta":{"1":{"format":"\x1b[31m"}}}',
    '{"meta":{\n"1":{"format":"\\u001b[31m\\u202e\\n\\nError: x","layout":{}}\n},\n}}\n', "SQLite format 3\0",
)  # fmt: skip
ODD_JSON: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1e308, float("inf"), float("nan"), "", "x", "\x1b[31m\u202e", [], {}, [[]], {"": {}},
    ["x"], [None],
    "2020", "9999-99-99", "\ud800",
)  # fmt: skip
kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def place() -> Path:
    """Return where the bundle of a case is written."""
    kept.append(tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    return Path(kept[-1].name) / "some.json"


@cache
def good() -> bytes:
    return compiled(LITTLE).read_bytes()


@cache
def right(argv: tuple[str, ...]) -> Result:
    """Return what the sound bundle answers."""
    place().write_bytes(good())
    return call(*argv, data=place())


@cache
def printed() -> tuple[tuple[int, int], ...]:
    """Return where the records that answers print stand in the bundle."""
    head = json.loads(good()[len(b'{"meta":{\n"1":') : good().index(b"\n},\n")])
    at, found = good().index(b"\n},\n") + 4, []
    for name, (size, _) in head["layout"].items():
        at += len(f'"{name}":{{\n')
        if name in PRINTED:
            found.append((at, at + size))
        at += size + 4
    return tuple(found)


def case(draw: Random) -> None:
    way = draw.randrange(10)
    sure = True  # that what is printed must be what the sound bundle prints
    if way < 4:
        content = _changed(draw, *draw.choice(printed()))
    elif way < 6:
        content, sure = _changed(draw, 0, len(good())), False
    elif way == 6:
        content = good()[: draw.randrange(len(good()))] + draw.choice((b"", b"\n", b"\0" * draw.choice((1, 4096))))
    elif way == 7:
        content, sure = _laid_out(draw), False
    elif way == 8:
        content, sure = draw.choice(FOREIGN).replace("FORMAT", BUNDLE_FORMAT).encode("utf-8", "surrogatepass"), False
    else:
        content, sure = bytes(draw.randrange(256) for _ in range(draw.randint(0, 64))) * draw.choice((1, 1000)), False
    calls = [draw.choice(CALLS) for _ in range(2)]
    expected = [right(argv) for argv in calls]
    place().write_bytes(content)
    for argv, was in zip(calls, expected, strict=True):
        answer = judged(*argv, data=place(), stderr_tty=True)
        if sure and answer.code != 3 and (answer.code, answer.out) != (was.code, was.out):
            raise Fault(
                "an altered record is printed", f"{argv}: exit {answer.code}\n{_difference(was.out, answer.out)}"
            )
        if way in (6, 8, 9) and answer.code not in (3,) and content != good():
            raise Fault("what is no bundle is read", f"{argv}: exit {answer.code}, {content[:80]!r}")


def _changed(draw: Random, start: int, end: int) -> bytes:
    """Return the bundle with something changed between two places."""
    content = bytearray(good())
    for _ in range(draw.choice((1, 1, 1, 2, 8))):
        at = draw.randrange(start, min(end, len(content)))
        way = draw.randrange(6)
        if way < 3:
            content[at] ^= 1 << draw.randrange(8)
        elif way == 3:
            content[at] = draw.randrange(256)
        elif way == 4:  # two places exchanged: the length stays
            other = draw.randrange(start, min(end, len(content)))
            content[at : at + 4], content[other : other + 4] = content[other : other + 4], content[at : at + 4]
        else:
            other, length = draw.randrange(start, end), draw.choice((1, 10, 200))
            content[at : at + length] = content[other : other + length]
    return bytes(content)


def _laid_out(draw: Random) -> bytes:
    """Return a bundle in good order whose meta says something else, or that lacks a table, or has one twice."""
    tables = {name: list(records.values()) for name, records in json.loads(good()).items() if name != "lines"}
    way = draw.randrange(3)
    if way == 0:
        said = [name for name in tables["meta"][0] if name != "layout"]
        tables["meta"][0][draw.choice(said)] = draw.choice(ODD_JSON)
    elif way == 1:
        tables["meta"][0]["format"] = draw.choice(
            ("malictl/bundle/2", "malictl/bundle/3", "malictl/bundle/99", odd_text(draw))
        )
    else:
        del tables[draw.choice([name for name in tables if name != "meta"])]
    text = bundle_text(tables)
    if draw.random() < 0.1:
        name = draw.choice(list(tables)[1:])
        text = text.replace(f'"{name}":', f'"{draw.choice(list(tables)[1:])}":', draw.choice((1, 9)))
    return text.encode("utf-8", "surrogatepass")


def _difference(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"was {one[max(at - 60, 0) : at + 60]!r}\nnow {other[max(at - 60, 0) : at + 60]!r}"
