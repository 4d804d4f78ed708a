"""Bundles in good order that say of themselves what cannot be, or whose table of lines was changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from malictl.dataset.bundle import bundle_text, compile_folder
from tests.call import LITTLE, call

GOOD = compile_folder(LITTLE)
CALLS = (
    ("events", "--since", "2020"),
    ("about",),
    (),
    ("events", "--json"),
    ("actor", "river-guard"),
    ("search", "river"),
)
META: list[tuple[str, Any]] = [
    ("counts", []), ("counts", None), ("counts", {"events": 1}), ("counts", {"events": "x"}), ("counts", 5),
    ("coverage", None), ("coverage", {}), ("coverage", [None]), ("coverage", [{}]), ("coverage", ["2020"]),
    ("coverage", [{"depth": "full", "note": "", "period": {}}]), ("coverage", "x"), ("version", 7), ("updated", None),
    ("sha256", []), ("coverage", [{"depth": "full", "note": "", "period": {"start": 1, "end": None, "text": ""}}]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), META, ids=str)
def test_what_a_bundle_says_of_itself_must_be_what_is_printed_of_it(tmp_path: Path, name: str, value: Any) -> None:
    tables = {table: list(records.values()) for table, records in json.loads(GOOD).items() if table != "lines"}
    tables["meta"][0][name] = value
    path = tmp_path / "some.json"
    path.write_text(bundle_text(tables), encoding="utf-8")
    for argv in CALLS:
        answer = call(*argv, data=path)
        assert (answer.code, answer.out) == (3, "")
        assert "damaged" in answer.err


@pytest.mark.parametrize("table", ["event_index", "actor_names", "events", "ids", "days", "event_text", "cited"])
@pytest.mark.parametrize(
    "with_what", ["", "000000000000000000", "999999999900000000", "-00000000100000000", "xxxxxxxxxxxxxxxxxx"]
)
def test_a_table_of_lines_that_was_changed_is_no_bug(tmp_path: Path, table: str, with_what: str) -> None:
    found = re.search(rf'\{{"table":"{table}","lines":"(\w+)"\}}', GOOD)
    assert found
    # As long as it was, so that every table stands where it stood.
    changed = found[0].replace(found[1], (with_what * 99)[: len(found[1])])
    changed += " " * (len(found[0]) - len(changed))
    path = tmp_path / "some.json"
    path.write_text(GOOD.replace(found[0], changed), encoding="utf-8")
    for argv in (*CALLS, ("event", "coup-2021"), ("on", "2022-03-28")):
        assert call(*argv, data=path).code in (0, 3)
