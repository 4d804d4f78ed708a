"""The evidence states of a record, worked by hand: of its statements, its figures and its other questions."""

from __future__ import annotations

from typing import Any

import pytest

from malictl.model.account import Account, Statement, parse_citation
from malictl.model.evidence import Own, derive_evidence
from tests.test_figures import TAKEN_BACK, VOICES, denies, figures, holds, named, says

# Two pages of AFP's text: one origin.
ORIGINS = {"afp-at-rfi": "afp", "afp-at-lemonde": "afp"}


def evidence(accounts: list[Account], *cites: str) -> list[str]:
    # Each of `cites` stands for one statement with its citations.
    said = [Statement({"text": "It was so.", "cites": [parse_citation(c)._asdict() for c in each.split(", ")]})
            for each in cites]  # fmt: skip
    return derive_evidence(accounts, figures(*accounts), said, ORIGINS, lambda actor: VOICES.get(actor, actor))


TOLD: list[Any] = [  # accounts, then the citations of each statement
    ("one statement, two origins", [], ["afp-at-rfi, hrw"], "agreed"),
    ("one statement, two prints of one text", [], ["afp-at-rfi, afp-at-lemonde"], "single-source"),
    ("two statements, one origin each", [], ["afp-at-rfi", "hrw"], "single-source"),
    ("read only at a relay", [], ["un via afp-at-rfi"], "single-source second-hand"),
    ("read at its origin too", [], ["un via afp-at-rfi", "un"], "single-source"),
    ("statements agree, figures do not", [says("army", "203"), says("un", "500")], ["afp-at-rfi, hrw"],
     "agreed contested"),
    ("all that is found, once and in order", [says("un", "50", via="afp"), says("un", "9", "w", metric="wounded"),
                                              says("hrw", "at-least 9", metric="wounded")], ["hrw, un"],
     "agreed range single-source second-hand"),
    ("unknown and none reported add nothing", [says("un", "none-reported"), says("un", "", "w", metric="wounded")],
     [], ""),
    ("one holder of a motive", [holds("jnim", "motive")], [], "single-source"),
    ("two voices of one party", [holds("army", "motive"), holds("ministry", "motive")], [], "single-source"),
    ("an echo", [holds("un", "motive"), holds("uk", "motive", based_on=("un",))], [], "single-source"),
    ("a denial", [holds("hrw", "perpetrator"), denies("army", "hrw", question="perpetrator")], [], "contested"),
    ("a denial under another question", [holds("hrw", "perpetrator"), denies("army", "hrw", question="conduct")], [],
     "contested"),
    ("taken back, nothing is left", [holds("army", "motive"), TAKEN_BACK], [], ""),
    ("rival days", [holds("rfi", "date", date="2025-09-03"), holds("reuters", "date", date="2025-09-04")], [],
     "contested"),
    ("spans that overlap", [holds("army", "date", date="2022-03-23/2022-03-31"),
                            holds("un", "date", date="2022-03-27/2022-03-31")], [], "range"),
    ("a day and its month", [holds("rfi", "date", date="2025-09-03"), holds("ap", "date", date="2025-09")], [],
     "range"),
    ("the same day", [holds("rfi", "date", date="2025-09-03"), holds("ap", "date", date="2025-09-03")], [], "agreed"),
    ("rival places", [holds("rfi", "place", places=("gao",)), holds("ap", "place", places=("kidal",))], [],
     "contested"),
    ("fighters or civilians", [holds("army", "identity", described_as="fighters"),
                               holds("hrw", "identity", described_as="civilians")], [], "contested"),
    ("who does not say contradicts none", [
        holds("ap", "identity", described_as="unstated"), holds("hrw", "identity", described_as="civilians")],
        [], "single-source"),
    ("of whom is no motive", [holds(who, "motive", described_as="civilians") for who in ("ap", "hrw")],
        [], "single-source"),
    ("a day since then", [
        holds("ap", "date", date="2025-09-03/.."), holds("un", "date", date="2025-09-10")],
        [], "range"),
    ("an account read at a relay", [holds("un", "conduct", via="afp")], [], "single-source second-hand"),
]  # fmt: skip


@pytest.mark.parametrize(("accounts", "cites", "expected"), named(TOLD))
def test_evidence_follows_from_statements_figures_and_the_other_questions(
    accounts: list[Account], cites: list[str], expected: str
) -> None:
    assert evidence(accounts, *cites) == expected.split()


@pytest.mark.parametrize("question", ["motive", "perpetrator", "outcome", "conduct"])
def test_two_claims_that_nothing_compares_are_not_called_agreed(question: str) -> None:
    told = [holds("rfi", question, claim="Ransom."), holds("ap", question, claim="Revenge.")]
    assert evidence(told) == ["single-source"]


@pytest.mark.parametrize(("claim", "states"), [
    ({"question": "date", "date": "2022-03-23"}, ["contested"]),
    ({"question": "date", "date": "2022-03-26/2022-03-28"}, ["single-source"]),
    ({"question": "place", "places": ("gao",)}, ["contested"]),
    ({"question": "place", "places": ("moura",)}, ["single-source"]),
    ({"question": "place", "places": ("mopti-region",)}, ["single-source"]),
])  # fmt: skip
def test_a_rival_of_the_records_own_date_or_place_is_contested(claim: dict[str, Any], states: list[str]) -> None:
    lies_in = {"moura": ("moura", "mopti-region", "mali"), "gao": ("gao", "gao-region", "mali")}
    own = Own("2022-03-27/2022-03-31", ("moura",), lambda place: lies_in.get(place, (place,)))
    assert derive_evidence([holds("army", **claim)], [], [], {}, own=own) == states
