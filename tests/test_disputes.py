from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from malictl.dataset.vocabulary import vocabularies
from malictl.model.account import Account
from malictl.model.evidence import Own, derive_disputes
from malictl.model.figures import derive_figures
from malictl.views.events import DISPUTED
from tests.call import call
from tests.made import bundle_with, document, event_text, flat, rows, screen

FIELDS: dict[str, Any] = {
    **dict.fromkeys(name for name, _ in Account.fields()),
    **{key: [] for key in ("of", "of_actors", "places", "based_on", "cites")},
    "rank": "normal",
    "stance": "asserts",
    "claim": "So it was.",
}


def says(name: str, question: str, **more: Any) -> Account:
    given = {**FIELDS, "id": name, "question": question, "holder": name[0], "holder_name": name[0].upper(), **more}
    return Account({key: list(value) if isinstance(value, tuple) else value for key, value in given.items()})


def number(name: str, low: int, question: str = "toll", **more: Any) -> Account:
    return says(name, question, **{"metric": "killed", "min": low, "max": low, "qualifier": "exact", **more})


def disputes(*accounts: Account, own: Own | None = None) -> list[str]:
    return derive_disputes(accounts, derive_figures(accounts), own=own)


BAMAKO = Own(
    "2022-03-01", ("bamako",), lambda place: {"bamako": ["bamako", "mali"], "gao": ["gao", "mali"]}.get(place, [place])
)


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([], []),
        ([number("a1", 40)], []),
        ([number("a1", 40), number("b1", 40)], []),
        ([number("a1", 40), number("b1", 41)], ["toll"]),
        ([number("a1", 40), number("b1", 41, metric="wounded")], []),  # another figure
        ([number("a1", 40), says("b1", "toll", metric="killed", min=30, qualifier="at-least")], []),  # a range
        ([number("a1", 40), number("b1", 90, rank="deprecated")], []),
        ([number("a1", 40, said="2022"), number("a2", 90, said="2023")], []),  # the later word of one holder
        ([number("a1", 40), says("b1", "toll", stance="denies", of=("a1",))], ["toll"]),
        ([number("a1", 40), says("b1", "perpetrator", stance="denies", of=("a1",))], ["toll", "perpetrator"]),
        ([number("a1", 40, described_as="civilians"), number("b1", 40, described_as="fighters")], ["toll"]),
        ([says("a1", "conduct"), says("b1", "conduct")], []),  # claims in words are not compared
        ([says("a1", "conduct"), says("b1", "conduct", stance="disputes", of=("a1",))], ["conduct"]),
        ([says("a1", "conduct"), says("b1", "conduct", stance="confirms", of=("a1",))], []),
        ([says("a1", "conduct"), says("a2", "conduct", stance="withdraws", of=("a1",))], []),
        ([says("a1", "identity", described_as="civilians"), says("b1", "identity", described_as="fighters")],
         ["identity"]),
        ([says("a1", "identity", described_as="civilians"), says("b1", "identity", described_as="mixed")], []),
        ([says("a1", "date", date="2022-03-01"), says("b1", "date", date="2022-03-02")], ["date"]),
        ([says("a1", "date", date="2022-03"), says("b1", "date", date="2022-03-02")], []),
        ([says("a1", "place", places=("bamako",)), says("b1", "place", places=("gao",))], ["place"]),
        ([number("b1", 41), says("c1", "motive"), number("a1", 40, "losses"),
          says("d1", "motive", stance="denies", of=("c1",))], ["toll", "motive", "losses"]),
    ],
)  # fmt: skip
def test_a_question_is_in_dispute_where_its_answers_cannot_both_hold(
    accounts: list[Account], expected: list[str]
) -> None:
    assert disputes(*accounts) == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (says("a1", "date", date="2022-03-01"), []),
        (says("a1", "date", date="2022-03"), []),
        (says("a1", "date", date="2022-03-02"), ["date"]),
        (says("a1", "date", date="2022-02-01/.."), []),
        (says("a1", "place", places=("bamako",)), []),
        (says("a1", "place", places=("mali",)), []),
        (says("a1", "place", places=("gao",)), ["place"]),
    ],
)
def test_one_account_disputes_what_the_record_itself_says(account: Account, expected: list[str]) -> None:
    assert disputes(account, own=BAMAKO) == expected


def test_every_question_has_words_for_a_list_of_disputes() -> None:
    assert set(DISPUTED) == set(vocabularies()["question"])
    assert len(set(DISPUTED.values())) == len(DISPUTED)


# --- in lists -----------------------------------------------------------------------------------------------------

CONTESTED = ("events", "--evidence", "contested")


def test_a_list_of_the_contested_says_what_is_disputed_and_in_what_range() -> None:
    shown = screen(*CONTESTED, width=120)
    assert "Disputed" in shown
    assert "killed 40–120 or more; who they were" in flat(shown)
    assert "left out" not in shown
    for width in (60, 80):
        assert "Disputed" in screen(*CONTESTED, width=width)
    page = call(*CONTESTED, "-f", "md").out
    assert "killed 40–120 or more; who they were" in page
    assert "Disputed" not in screen("events", width=200)
    assert "Disputed" not in call("events", "-f", "md").out


def test_programs_get_disputes_with_every_event_whatever_was_asked() -> None:
    by_id = {event["id"]: event["disputes"] for event in document("events")["events"]}
    assert by_id.pop("oldbridge-killings-2022") == ["toll", "identity"]
    assert set(map(tuple, by_id.values())) == {()}
    assert document("span", "corps-in-testland")["span"]["disputes"] == []
    disputed = [row["id"] for row in rows("events") if row["disputes"]]
    assert disputed == [row["id"] for row in rows(*CONTESTED)] == ["oldbridge-killings-2022"]


@pytest.mark.parametrize("form", ["plain", "csv", "tsv"])
def test_a_pipe_gets_the_same_columns_with_and_without_the_filter(form: str) -> None:
    line = call(*CONTESTED, "-f", form).out.splitlines()[-1]
    assert line in call("events", "-f", form).out.splitlines()


def test_every_contested_event_has_a_dispute_that_its_evidence_knows_of() -> None:
    for name in ("events", "spans"):
        for record in document(name)[name]:
            contested = [figure for figure in record["figures"] if figure["status"] == "contested"]
            assert ("contested" in record["evidence"]) == bool(record["disputes"])
            assert set(record["disputes"]) <= {account["question"] for account in record["accounts"]}
            assert record["disputes"] or not contested


def account(name: str, question: str, low: int, holder: str) -> dict[str, Any]:
    return {"id": name, "question": question, "holder": holder, "claim": "So many.", "metric": "killed", "min": low,
            "max": low, "qualifier": "exact", "cites": ["observatory-2023-report @ page 2"]}  # fmt: skip


@pytest.fixture
def twofold(tmp_path: Path) -> Path:
    """An event with one contested figure on which two questions turn."""
    both = [account("one", "toll", 40, "river-guard"), account("other", "losses", 90, "testland-observatory")]
    return bundle_with(tmp_path, {"events/2023/twofold": event_text("Twofold", "2023-05-01", accounts=both)})


def test_a_figure_on_which_two_questions_turn_puts_both_in_dispute(twofold: Path) -> None:
    assert document("event", "twofold", data=twofold)["event"]["disputes"] == ["toll", "losses"]
    assert "killed 40–90" in screen("events", "twofold", "--evidence", "contested", data=twofold)


def test_a_figure_on_which_two_questions_turn_is_told_once(twofold: Path) -> None:
    assert screen("events", "twofold", "--evidence", "contested", data=twofold).count("40–90") == 1


def test_a_dispute_over_the_day_or_the_place_is_named(tmp_path: Path) -> None:
    rival = {"id": "day", "question": "date", "holder": "river-guard", "claim": "Not so.", "date": "2023-05-03",
             "cites": ["observatory-2023-report @ page 2"]}  # fmt: skip
    data = bundle_with(tmp_path, {"events/2023/when": event_text("When", "2023-05-01", accounts=[rival])})
    [row] = csv.DictReader(io.StringIO(call("events", "When", "--evidence", "contested", "-f", "csv", data=data).out))
    assert row["disputes"] in ("date", "when")
    assert "when" in screen("events", "When", "--evidence", "contested", data=data)
    assert "(contested)" in screen("event", "when", "--accounts", data=data)
