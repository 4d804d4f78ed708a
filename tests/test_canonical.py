"""`check --fix` writes one form of every record: it changes order and spacing, never content, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dataset.canonical import CannotRewrite, canonical_text
from malictl.dataset.read import Record, read_dataset
from tests.broken import CASES
from tests.broken.case import ADVICE, AMINA, COUP, FRONT, GAZETTE, KILLINGS, Broken
from tests.broken.sloppy import sloppy
from tests.call import LITTLE, ROOT, call

MESSY = """
date = '2021-05-24'


subtype="coup"
significance    = 1
title = \"\"\"
Coup at "T\\u00e9sta" #1\"\"\"
'type' = "coup"
significance_reason = '''Changed who "governs".'''
places = [
    "testa",
    "testland",
]

[[links]]
to = "oldbridge-killings-2022"
cites = ["observatory-2023-report @ page 2"]
type = "leads-to"
[[statements]]
cites = ["gazette-2022-oldbridge @ para. 1",
         "courrier-2024-conseil @ para. 5"]
text = "Soldiers took the seat of government."
"""
NEAT = """\
title = "Coup at \\"Tésta\\" #1"
date = "2021-05-24"
type = "coup"
subtype = "coup"
places = ["testa", "testland"]
significance = 1
significance_reason = "Changed who \\"governs\\"."

[[statements]]
text = "Soldiers took the seat of government."
cites = ["gazette-2022-oldbridge @ para. 1", "courrier-2024-conseil @ para. 5"]

[[links]]
type = "leads-to"
to = "oldbridge-killings-2022"
cites = ["observatory-2023-report @ page 2"]
"""
COMMENTS = {
    "on a line of its own": ('title = "Coup at Tésta"', '# one\ntitle = "Coup at Tésta"', 1),
    "behind a value": ('date = "2021-05-24"', 'date = "2021-05-24" # two', 2),
    "behind a header": ("[[links]]", "[[links]] #three", 29),
    "behind a text with a hash": ('title = "Coup at Tésta"', 'title = "Coup #1 at \\"Tésta\\"" # one', 1),
    "behind a literal text": ('title = "Coup at Tésta"', "title = 'Coup \"at Tésta' # \"one\"", 1),
    "inside an array": ('tags = ["elections"]', 'tags = [\n  "elections", # ten\n]', 10),
    "in the last line": ('to = "oldbridge-killings-2022"\ncites = ["observatory-2023-report @ page 2"]\n',
                         'cites = ["observatory-2023-report @ page 2"]\nto = "oldbridge-killings-2022"\n#', 33),
    "behind a text that ends in a quote": ('title = "Coup at Tésta"', 'title = """Coup at "Tésta"""" # "one"', 1),
}  # fmt: skip


@pytest.fixture
def little(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LITTLE, tmp_path / "little"))


def bytes_of(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return the bytes of every file below a folder, with the times at which files and folders were last changed."""
    return {
        str(path.relative_to(root)): (b"" if path.is_dir() else path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
    }


def content_of(root: Path) -> dict[str, Any]:
    """Return what every TOML file below a folder says, floats that are no number as text."""
    found = {}
    for path in sorted(root.rglob("*.toml")):
        try:
            found[str(path.relative_to(root))] = repr(ordered(tomllib.loads(path.read_bytes().decode("utf-8"))))
        except (ValueError, OSError) as fault:
            found[str(path.relative_to(root))] = type(fault).__name__
    return found


def ordered(value: Any) -> Any:
    """Return `value` with the keys of all its tables in alphabetic order."""
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def disorder(root: Path, seed: int) -> None:
    """Write every record of a folder in some other way."""
    for path in root.rglob("*.toml"):
        path.write_text(sloppy(tomllib.loads(path.read_text("utf-8")), Random(seed)), encoding="utf-8")


@pytest.mark.parametrize("folder", [LITTLE, ROOT / "data"], ids=["little", "data"])
def test_records_that_pass_the_check_are_in_canonical_form(folder: Path) -> None:
    dataset, unread = read_dataset(folder)
    assert unread == []
    assert [r.file for r in (dataset.about, *dataset) if canonical_text(r) != r.text] == []


def test_fix_writes_the_canonical_form(little: Path) -> None:
    (little / COUP).write_text(MESSY, encoding="utf-8")
    before = call("check", str(little))
    assert before.code == 1
    assert (little / COUP).read_text("utf-8") == MESSY
    result = call("check", str(little), "--fix", "--json")
    assert (result.code, json.loads(result.out)["rewritten"]) == (0, [f"little/{COUP}"])
    assert (little / COUP).read_bytes().decode() == NEAT
    assert "rewrote 1 file" in result.err


@pytest.mark.parametrize("seed", range(5))
def test_fix_brings_every_record_back_from_disorder(little: Path, seed: int) -> None:
    disorder(little, seed)
    assert call("check", str(little)).code == 1
    assert call("check", str(little), "--fix").code == 0
    assert {name: data for name, (data, _) in bytes_of(little).items()} == {
        name: data for name, (data, _) in bytes_of(LITTLE).items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fix_of_a_faulty_dataset_changes_no_content_and_is_done_at_once(little: Path, case: Broken) -> None:
    case.damage(little)
    (little / AMINA).write_text(f"\n{(little / AMINA).read_text('utf-8')}", encoding="utf-8")
    content = content_of(little)
    first = call("check", str(little), "--fix")
    assert first.code in (0, 1)
    assert content_of(little) == content
    done = bytes_of(little)
    second = call("check", str(little), "--fix", "--json")
    assert (second.code, json.loads(second.out)["rewritten"]) == (first.code, [])
    assert bytes_of(little) == done


def test_nothing_is_written_when_nothing_is_to_do(little: Path) -> None:
    before = bytes_of(little)
    result = call("check", str(little), "--fix")
    assert (result.code, result.out, "rewrote" in result.err) == (0, "", False)
    assert bytes_of(little) == before


def test_check_without_fix_writes_nothing(little: Path) -> None:
    disorder(little, 3)
    before = bytes_of(little)
    assert call("check", str(little)).code == 1
    assert bytes_of(little) == before


def test_fix_leaves_every_other_file_as_it_is(little: Path) -> None:
    for name in ("README.md", "notes.toml", "events/2021/.coup-2021.toml.swp", "actors/notes.txt", "drafts/x.toml"):
        path = little / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"b=1 # not ours\r\na=2")
    before = bytes_of(little)
    (little / KILLINGS).write_text(f"\n{(little / KILLINGS).read_text('utf-8')}", encoding="utf-8")
    assert call("check", str(little), "--fix").code == 0
    after = bytes_of(little)
    assert after.keys() == before.keys()
    # The record is as it was before the blank line; of its folder only the time differs.
    touched = {name for name in before if after[name] != before[name]}
    assert touched <= {KILLINGS, str(Path(KILLINGS).parent)}
    assert after[KILLINGS][0] == before[KILLINGS][0]


def test_windows_line_ends_are_found_and_mended(little: Path) -> None:
    text = (little / ADVICE).read_bytes()
    (little / ADVICE).write_bytes(text.replace(b"\n", b"\r\n"))
    result = call("check", str(little))
    assert (result.code, result.out) == (
        1,
        f"little/{ADVICE}\t1\t\tnot in canonical form\tmalictl check --fix writes it\n",
    )
    assert call("check", str(little), "--fix").code == 0
    assert (little / ADVICE).read_bytes() == text


@pytest.mark.parametrize("place", COMMENTS)
def test_comment_is_refused_and_not_lost(little: Path, place: str) -> None:
    old, new, line = COMMENTS[place]
    text = (little / COUP).read_text("utf-8")
    assert text.count(old) == 1
    (little / COUP).write_text(text.replace(old, new), encoding="utf-8")
    before = bytes_of(little)
    result = call("check", str(little), "--fix")
    assert bytes_of(little) == before
    assert result.code == 1
    assert result.out == f"little/{COUP}\t{line}\t\thas a comment, which would be lost; put it into `note`\t\n"


def test_fix_mends_the_others_where_one_has_a_comment(little: Path) -> None:
    commented = f"# why\n{(little / COUP).read_text('utf-8')}"
    (little / COUP).write_text(commented, encoding="utf-8")
    neat = (little / FRONT).read_text("utf-8")
    (little / FRONT).write_text(f"\n{neat}", encoding="utf-8")
    result = call("check", str(little), "--fix", "--json")
    document = json.loads(result.out)
    assert (result.code, document["rewritten"], document["count"]) == (1, [f"little/{FRONT}"], 1)
    assert (little / COUP).read_text("utf-8") == commented
    assert (little / FRONT).read_text("utf-8") == neat


def test_file_that_cannot_be_written_is_told_and_left_whole(little: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (little / FRONT).write_text(f"\n{(little / FRONT).read_text('utf-8')}", encoding="utf-8")
    before = {name: data for name, (data, _) in bytes_of(little).items()}
    monkeypatch.setattr(os, "replace", refuse)
    result = call("check", str(little), "--fix")
    assert {name: data for name, (data, _) in bytes_of(little).items()} == before
    assert result.code == 5
    assert "Permission denied" in result.err
    assert "river-front.toml" in result.err


ODD = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="\"'\\#[]=\n\t\r\0\x7f é𝔘\u202e", max_size=12),
    st.sampled_from(["[sic]", "# no comment", '"""', "'''", 'a"', "a\\", "[[accounts]]", "=1+1", "2021-05-24", "true"]),
)
VALUES = st.recursive(
    st.one_of(ODD, st.integers(-(10**12), 10**12), st.floats(allow_nan=False), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(ODD, inner, max_size=3)),
    max_leaves=3,
)
TABLES = st.lists(st.dictionaries(st.sampled_from(["text", "cites", "id", "a b"]), VALUES), min_size=1, max_size=3)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "title": ODD, "note": ODD, "type": VALUES, "places": st.lists(ODD), "significance": st.integers(),
        "statements": TABLES, "accounts": TABLES, "links": TABLES, "unknown key": VALUES,
    },
)  # fmt: skip


@given(DOCUMENTS, st.integers(0, 10**6))
def test_canonical_form_keeps_the_content_however_it_was_written(raw: dict[str, Any], seed: int) -> None:
    text = sloppy(raw, Random(seed))
    assert tomllib.loads(text) == raw
    neat = canonical_text(Record("event", "x", "data/events/x.toml", text, raw))
    assert tomllib.loads(neat) == raw
    assert canonical_text(Record("event", "x", "data/events/x.toml", neat, tomllib.loads(neat))) == neat
    # Whatever order the keys came in, there is one way to write the fields of a record.
    fields = {key: raw[key] for key in raw.keys() - {"type", "unknown key"}}
    assert one_way(fields, seed) == one_way(fields, seed + 1)


def one_way(raw: dict[str, Any], seed: int) -> str:
    return canonical_text(Record("event", "x", "", "", tomllib.loads(sloppy(raw, Random(seed)))))


def test_there_is_one_order_of_keys_in_a_table_within_a_table(little: Path) -> None:
    page = little / GAZETTE
    text = page.read_text("utf-8")
    page.write_text(
        text.replace('{ family = "Pëtersen", given = "Ada" }', '{ given = "Ada", family = "Pëtersen" }'),
        encoding="utf-8",
    )
    assert call("check", str(little)).code == 1
    assert call("check", str(little), "--fix").code == 0
    assert page.read_text("utf-8") == text


@given(DOCUMENTS, st.integers(0, 10**6), st.text(alphabet=" #x\"'[]=é", max_size=8))
def test_comment_is_found_wherever_it_stands(raw: dict[str, Any], seed: int, comment: str) -> None:
    lines = canonical_text(Record("event", "x", "", "", raw)).split("\n")
    number = seed % len(lines)
    lines[number] += f" #{comment}"
    text = "\n".join(lines)
    with pytest.raises(CannotRewrite, match="has a comment") as refusal:
        canonical_text(Record("event", "x", "", text, tomllib.loads(text)))
    assert refusal.value.line == number + 1
