"""Answers as their readers get them, and bundles of the little dataset with a few more records."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

from malictl.dataset.bundle import compile_folder
from tests.call import LITTLE, Result, call

LENGTHS = ("line", "short", "full")
# The spans of the little dataset, one letter each.
SPANS = {
    "T": "tessek-president",  # 2 March 2018 to 24 May 2021
    "K": "kessou-president",  # 25 May 2021 to some day of April 2024, uncertain
    "C": "corps-in-testland",  # some day of January 2022 to 31 August 2023
    "B": "river-blockade",  # since 1 September 2023, last known on 4 February 2024
    "F": "zorvania-freezes-funds",  # since 1 February 2021, last known on 10 September 2021
    "S": "league-suspends-testland",  # 30 May 2021 to 3 July 2022
    "R": "river-truce-2022",  # 10 April to 31 October 2022
    "M": "testland-league-member",  # some day of May 1990 to 31 January 2024
    "L": "tessek-league-chair",  # some day of 2019 to some day of 2020
}
LETTER = {span: letter for letter, span in SPANS.items()}


def document(*argv: str, data: Path = LITTLE) -> dict[str, Any]:
    """Return the JSON answer."""
    answer = call(*argv, "--json", data=data)
    assert answer.code == 0, answer.err
    found: dict[str, Any] = json.loads(answer.out)
    return found


def screen(*argv: str, width: int = 80, data: Path = LITTLE, encoding: str = "utf-8") -> str:
    """Return what a terminal without colour shows."""
    answer = call(*argv, stdout_tty=True, terminal_size=(width, 24), stdout_encoding=encoding, env={"NO_COLOR": "1"},
                  data=data)  # fmt: skip
    assert answer.code == 0, answer.err
    return answer.out


def rows(*argv: str, data: Path = LITTLE) -> list[dict[str, str]]:
    """Return the rows of the CSV answer by the names of its header."""
    return list(csv.DictReader(io.StringIO(call(*argv, "-f", "csv", data=data).out)))


def flat(text: str) -> str:
    """Return a text on one line, as wide as it is."""
    return " ".join(text.split())


def letters(spans: list[str]) -> str:
    """Return the letters of some spans in the order of the alphabet."""
    return "".join(sorted(LETTER[span] for span in spans))


def said(answer: Result, form: str) -> str:
    """Return an answer for people or pipes without its list of sources."""
    return re.split({"plain": r"(?m)^source:\t", "md": r"(?m)^\[\^1\]: "}.get(form, r"\n\nSources"), answer.out)[0]


def sources_resolve(answer: Result, form: str) -> int:
    """Return how many citations an answer has, having seen that the list of sources is that of the cited."""
    text, rest = said(answer, form), answer.out[len(said(answer, form)) :]
    if form == "plain":
        cited = re.findall(r"\[([a-z0-9]+-[a-z0-9-]+(?: via [a-z0-9-]+)?)(?: @ [^\]]+)?\]", text)
        listed = re.findall(r"^source:\t([^\t]+)\t.*\S", rest, re.MULTILINE)
        assert set(cited) == set(listed)
        return len(cited)
    if form == "md":
        cited, listed = re.findall(r"\[\^(\d+)\]", text), re.findall(r"^\[\^(\d+)\]: .*\S", rest, re.MULTILINE)
    else:
        marks = re.findall(r" \[(\d+(?:, [^\]\[;]+)?(?:; \d+(?:, [^\]\[;]+)?)*)\]", flat(text))
        cited = [part.partition(",")[0] for mark in marks for part in mark.split("; ")]
        listed = re.findall(r"\[(\d+)\]\s*\S", flat(rest))
    assert sorted(set(cited), key=int) == listed == [str(number) for number in range(1, len(listed) + 1)]
    return len(cited)


def bundle_with(folder: Path, records: dict[str, str]) -> Path:
    """Return a bundle of the little dataset with some more records, by their path in it."""
    shutil.copytree(LITTLE, folder / "data")
    for path, text in records.items():
        (folder / "data" / f"{path}.toml").write_text(text, encoding="utf-8")
    bundle = folder / "bundle.json"
    bundle.write_text(compile_folder(folder / "data"), encoding="utf-8")
    return bundle


def span_text(title: str, kind: str, when: str, as_of: str = "", **more: Any) -> str:
    """Return a span as TOML: of the ministry in Testland, if `more` does not say otherwise."""
    return _toml({"title": title, "kind": kind, "subject": "zorvania-ministry", "object": None, "office": None,
                  "places": ["testland"], "date": when, "as_of": as_of or None, "standing": "undisputed",
                  **_stated(title), **more})  # fmt: skip


def event_text(title: str, when: str, significance: int = 3, **more: Any) -> str:
    """Return an event in Testland as TOML."""
    reason = "It turned things." if significance == 1 else None
    return _toml({"title": title, "date": when, "date_kind": None, "type": "statement", "subtype": "threat",
                  "places": ["testland"], "significance": significance, "significance_reason": reason,
                  "participants": [], **_stated(title), **more})  # fmt: skip


def _stated(title: str) -> dict[str, Any]:
    return {"statements": [{"text": f"It was so: {title}.", "cites": ["atlas-2020-testland @ page 9"]}]}


def _toml(fields: dict[str, Any]) -> str:
    tables = {key: value for key, value in fields.items() if isinstance(value, list) and value and
              isinstance(value[0], dict)}  # fmt: skip
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()
             if (key not in tables and value not in (None, [])) or key == "places"]  # fmt: skip
    lines += [f"\n[[{key}]]\n{_toml(entry).rstrip()}" for key, entries in tables.items() for entry in entries]
    return "\n".join(lines) + "\n"
