"""`--excel`: CSV as spreadsheets open it, and nothing in it that they would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from malictl.citations.notes import Notes
from malictl.render import csv as renderer
from malictl.render.look import Look
from malictl.views.shapes import Cited, Column, Table
from tests.call import call

LOOK = Look(Notes((), lambda keys: {}), excel=True)


def opened(*values: Any) -> list[str]:
    """Return the cells of a row as a spreadsheet reads them."""
    table = Table(tuple(Column(f"c{i}", "") for i in range(len(values))), (values,))
    out = renderer.render(table, LOOK)
    assert isinstance(out, bytes)
    assert out.startswith(b"\xef\xbb\xbf")
    assert out.count(b"\r\n") == out.count(b"\n")
    return list(csv.reader(io.StringIO(out.decode("utf-8-sig"), newline="")))[1]


@pytest.mark.parametrize("text", ["=1+2", "+33 1", "-5", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "=cmd|' /C calc'!A0"])
def test_text_that_would_be_a_formula_is_guarded(text: str) -> None:
    assert opened(text, (text, "b"), Cited(text)) == [f"'{text}", f"'{text}; b", f"'{text}"]


@pytest.mark.parametrize("value", ["Ménaka", "a = b", "27–31 March", "'quoted'", "", "ﺎ"])
def test_other_text_is_left_as_it_is(value: str) -> None:
    assert opened(value) == [value]


def test_numbers_are_no_formulas() -> None:
    assert opened(-5, 12, None) == ["-5", "12", ""]


def test_an_answer_is_the_same_table_but_for_the_dress() -> None:
    plain, excel = call("events", "-f", "csv"), call("events", "--excel")
    assert excel.code == 0
    assert excel.out.removeprefix("\ufeff").replace("\r\n", "\n").replace(",'=", ",=") == plain.out
    assert plain.out[0] != "\ufeff"


@pytest.mark.parametrize("other", ["json", "tsv", "table", "md"])
def test_it_is_for_csv_alone(other: str) -> None:
    answer = call("events", "--excel", "-f", other)
    assert (answer.code, answer.out) == (2, "")
    assert "--excel is for csv" in answer.err
