"""The rule of figures and evidence, worked by hand: its text stands at the top of malictl/model/figures.py."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.model.account import Account, Citation
from malictl.model.figures import Figure, derive_figures

# Army and ministry speak for one party, the government.
VOICES = {"army": "government", "ministry": "government"}
PREFERRED = {"rank": "preferred", "rank_reason": "Field inquiry."}
DEPRECATED = {"rank": "deprecated", "rank_reason": "A slip."}


def says(holder: str, number: str = "", name: str = "", via: str = "", **more: Any) -> Account:
    """Return an account as said: "300", "10-20", "at-least 500", "none-reported" or any other wording."""
    found = re.fullmatch(r"(?:(about|at-least|more-than|up-to) )?(\d+)(?:-(\d+))?", number)
    low = high = qualifier = wording = None
    if found:
        low, high = int(found[2]), int(found[3] or found[2])
        qualifier = found[1] or (None if found[3] else "exact")
        low, high = (None if qualifier == "up-to" else low), (None if qualifier in ("at-least", "more-than") else high)
    elif number == "none-reported":
        qualifier = number
    else:
        wording = number or None
    cites = [Citation(holder.split()[0], relay or None, None)._asdict() for relay in via.split(",")]
    document: dict[str, Any] = {
        "id": name or holder, "question": "toll", "holder": None if " " in holder else holder, "holder_name": holder,
        "stance": "asserts", "of": (), "claim": "It was so.", "metric": "killed", "unit": None, "population": None,
        "described_as": None, "of_actors": (), "manner": None, "min": low, "max": high, "qualifier": qualifier,
        "wording": wording, "date": None, "places": (), "as_of": None, "said": None, "made_in": None, "based_on": (),
        "rank": "normal", "rank_reason": None, "cites": cites, "note": None,
    }  # fmt: skip
    given = {**document, **more}
    return Account({key: list(value) if isinstance(value, tuple) else value for key, value in given.items()})


def holds(holder: str, question: str, **more: Any) -> Account:
    return says(holder, question=question, metric=None, **more)


def denies(holder: str, of: str, number: str = "", **more: Any) -> Account:
    return says(holder, number, **{"stance": "denies", "of": (of,), "metric": "killed" if number else None, **more})


class Came(NamedTuple):
    low: int | None
    high: int | None
    status: str
    independent: int
    best: int | None = None
    high_open: bool = False
    second_hand: bool = False
    approximate: bool = False


def came(figure: Figure) -> Came:
    return Came(figure.low, figure.high, figure.status, figure.independent, figure.best, figure.high_open,
                figure.second_hand, figure.approximate)  # fmt: skip


def figures(*accounts: Account) -> list[Figure]:
    return derive_figures(accounts, lambda actor: VOICES.get(actor, actor))


# Two independent holders of one figure, whichever speaks first: what they say, and what that makes of it.
PAIRS = [
    ("", "", "unknown"), ("", "5", "single-source"),
    ("none-reported", "none-reported", "none-reported"), ("none-reported", "5", "single-source"),
    ("none-reported", "", "none-reported"), ("none-reported", "dozens", "single-source"),
    ("300", "300", "agreed"), ("300", "301", "contested"), ("0", "at-least 20", "contested"), ("0", "up-to 5", "range"),
    ("10-20", "10-20", "agreed"), ("10-20", "15-25", "range"), ("10-20", "20-30", "range"), ("10-20", "15", "range"),
    ("10-20", "21-30", "contested"),
    ("at-least 500", "at-least 500", "agreed"), ("at-least 500", "at-least 300", "range"),
    ("at-least 500", "203", "contested"), ("at-least 20", "30", "range"), ("at-least 30", "30", "range"),
    ("more-than 200", "200", "contested"), ("more-than 200", "201", "range"), ("more-than 200", "about 200", "range"),
    ("up-to 50", "up-to 50", "agreed"), ("up-to 50", "40", "range"), ("up-to 50", "60", "contested"),
    ("up-to 50", "at-least 50", "range"), ("up-to 50", "at-least 60", "contested"),
    # About 300 is 250 to 350, about 2,500 is 2,450 to 2,550, about 12 is 12.
    ("about 300", "about 300", "agreed"), ("about 300", "300", "range"), ("about 300", "349", "range"),
    ("about 300", "351", "contested"), ("about 300", "249", "contested"), ("about 300", "about 400", "range"),
    ("about 2000", "about 2500", "range"), ("about 2500", "2400", "contested"), ("about 12", "12", "range"),
    ("about 12", "13", "contested"), ("about 10-20", "5", "range"), ("about 10-20", "26", "contested"),
    # Words are no number: they agree with themselves and differ from the rest.
    ("dozens", "dozens", "agreed"), ("dozens", "several hundred", "range"), ("dozens", "34", "range"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "status"), PAIRS)
def test_two_holders(one: str, other: str, status: str) -> None:
    for first, second in ((one, other), (other, one)):
        (figure,) = figures(says("un", first), says("hrw", second))
        assert figure.status == status
        numbers = [int(n) for text in (one, other) for n in re.findall(r"\d+", text)]
        assert figure.high == max(numbers, default=None)


MOURA = [
    says("army", "203", described_as="fighters", said="2022-04-01"),
    says("hrw", "about 300", described_as="mixed", said="2022-04-05"),
    denies("russia", "hrw", "more-than 200", described_as="fighters", said="2022-04-08"),
    says("experts", "several hundred", said="2023-01-31"),
    says("ohchr", "at-least 500", described_as="mixed", said="2023-05-12", via="afp", **PREFERRED),
    says("uk", "at-least 500", question="perpetrator", said="2023-07-20"),
    says("ohchr", "at-least 20", "first-day", population="civilians", said="2023-05-12", via="relay"),
    denies("government", "first-day", "0", population="civilians", said="2023-05-13"),
]  # fmt: skip
LATER, EARLIER = {"said": "2022-05"}, {"said": "2022-04-30"}
TAKEN_BACK = holds("army", "toll", name="back", stance="withdraws", of=("army",))
CASES: list[Any] = [
    ("one holder", [says("un", "300")], [Came(300, 300, "single-source", 1)]),
    ("unknown is never 0", [says("un")], [Came(None, None, "unknown", 0)]),
    ("nobody reported hurt is no number", [says("un", "none-reported")], [Came(None, None, "none-reported", 0)]),
    ("but a 0 that someone says is", [says("army", "0")], [Came(0, 0, "single-source", 1)]),
    ("words have no bounds", [says("ap", "dozens")], [Came(None, None, "single-source", 1)]),
    ("but they have a holder", [says("ap", "dozens"), says("un", "34")], [Came(34, 34, "range", 2)]),
    ("smallest and largest number", [says("army", "203"), says("hrw", "about 300"), says("un", "at-least 500")],
     [Came(203, 500, "contested", 3, high_open=True)]),
    ("open only if who says the largest number leaves it open", [says("un", "at-least 20"), says("hrw", "30")],
     [Came(20, 30, "range", 2)]),
    ("open if one of two who say it does", [says("un", "30"), says("hrw", "more-than 30")],
     [Came(30, 30, "contested", 2, high_open=True)]),
    ("no lower number said", [says("un", "up-to 50")], [Came(None, 50, "single-source", 1)]),
    ("smallest number said", [says("un", "up-to 50"), says("hrw", "60")], [Came(50, 60, "contested", 2)]),
    ("best lies within", [says("un", "up-to 50", **PREFERRED), says("hrw", "60")],
     [Came(50, 60, "contested", 2, best=50)]),
    ("best is preferred, never an average", [says("army", "200"), says("un", "at-least 500", **PREFERRED)],
     [Came(200, 500, "contested", 2, best=500, high_open=True)]),
    ("a preferred range is no one number", [says("un", "10-20", **PREFERRED)], [Came(10, 20, "single-source", 1)]),
    ("nor is a preferred wording", [says("un", "dozens", **PREFERRED)], [Came(None, None, "single-source", 1)]),
    ("best goes when its account is replaced",
     [says("un", "20", "old", **EARLIER, **PREFERRED), says("un", "30", "new", **LATER)],
     [Came(30, 30, "single-source", 1)]),
    # Which accounts stand.
    ("deprecated is not counted", [says("blog", "5000", **DEPRECATED), says("un", "50")],
     [Came(50, 50, "single-source", 1)]),
    ("deprecated alone leaves no figure", [says("blog", "5000", **DEPRECATED)], []),
    ("a deprecated account replaces none",
     [says("un", "50", "old", **EARLIER), says("un", "500", "new", **LATER, **DEPRECATED)],
     [Came(50, 50, "single-source", 1)]),
    ("a revision", [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",))],
     [Came(50, 50, "single-source", 1)]),
    ("two revisions", [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",)),
        says("un", "60", "last", stance="revises", of=("new",))], [Came(60, 60, "single-source", 1)]),
    ("a revision that is itself deprecated",
     [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",), **DEPRECATED)],
     [Came(30, 30, "single-source", 1)]),
    ("no revision for another", [says("army", "30"), says("un", "50", stance="revises", of=("army",))],
     [Came(30, 50, "contested", 2)]),
    ("a later word of the same holder", [says("un", "50", "new", **LATER), says("un", "30", "old", **EARLIER)],
     [Came(50, 50, "single-source", 1)]),
    ("on another figure replaces none",
     [says("un", "30", "old", **EARLIER), says("un", "5", "new", population="women", **LATER)],
     [Came(30, 30, "single-source", 1), Came(5, 5, "single-source", 1)]),
    ("the same day, neither replaces the other",
     [says("un", "30", "one", **EARLIER), says("un", "50", "two", **EARLIER)], [Came(30, 50, "contested", 1)]),
    ("undated or perhaps later, none does",
     [says("un", "30", "one", said="2022-04"), says("un", "50", "two", **EARLIER), says("un", "60", "three")],
     [Came(30, 60, "contested", 1)]),
    ("a bare denial takes nothing back",
     [says("army", "203", **EARLIER), says("un", "500"), denies("army", "un", name="no", metric="killed", **LATER)],
     [Came(203, 500, "contested", 2)]),
    ("who later counts the executed does not recount the dead",
     [says("un", "500", **EARLIER), says("un", "58", "executed", manner="execution", **LATER)],
     [Came(58, 500, "contested", 1)]),
    ("two unnamed people may be two people",
     [says("a nurse", "30", "one", **EARLIER), says("a nurse", "50", "two", **LATER)], [Came(30, 50, "contested", 1)]),
    ("a withdrawal", [says("army", "10"), says("army", name="back", stance="withdraws", of=("army",))],
     [Came(None, None, "unknown", 0)]),
    ("what others say stays", [says("army", "10"), says("un", "12"), TAKEN_BACK], [Came(12, 12, "single-source", 1)]),
    # Denials.
    ("a denial without a number", [says("un", "at-least 500"), denies("government", "un")],
     [Came(500, 500, "contested", 1, high_open=True)]),
    ("a denial, same number", [says("un", "50"), denies("army", "un", "50")], [Came(50, 50, "contested", 2)]),
    ("doubt is enough", [says("un", "50"), denies("hrw", "un", stance="disputes")], [Came(50, 50, "contested", 1)]),
    ("a denial of what was revised since",
     [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",)), denies("army", "old")],
     [Came(50, 50, "single-source", 1)]),
    ("a denial taken back", [says("un", "50"), denies("army", "un"), TAKEN_BACK], [Came(50, 50, "single-source", 1)]),
    ("a deprecated denial", [says("un", "50"), denies("army", "un", **DEPRECATED)], [Came(50, 50, "single-source", 1)]),
    ("a denial that nobody was hurt", [says("un", "none-reported"), denies("hrw", "un")],
     [Came(None, None, "contested", 0)]),
    # Which figure.
    ("two populations", [says("un", "500"), says("un", "20", "women", population="women")],
     [Came(500, 500, "single-source", 1), Came(20, 20, "single-source", 1)]),
    ("two days", [says("us", "several hundred", "then", metric="personnel", as_of="2022-01"),
                  says("us", "about 2000", "now", metric="personnel", as_of="2025-06")],
     [Came(None, None, "single-source", 1), Came(2000, 2000, "single-source", 1, approximate=True)]),
    ("a union never enters a member's range",
     [says("us", "2000", metric="personnel", of_actors=("wagner", "africa-corps")),
      says("uk", "2500", metric="personnel", of_actors=("wagner",)),
      says("eu", "2000", metric="personnel", of_actors=("africa-corps", "wagner"))],
     [Came(2000, 2000, "agreed", 2), Came(2500, 2500, "single-source", 1)]),
    ("two units", [says("un", "5", metric="money", unit="euro"), says("us", "9", metric="money", unit="dollar")],
     [Came(5, 5, "single-source", 1), Came(9, 9, "single-source", 1)]),
    ("everybody was meant", [says("un", "5"), says("us", "5", population="all")], [Came(5, 5, "agreed", 2)]),
    # Who they were.
    ("one number, fighters or civilians",
     [says("army", "50", described_as="fighters"), says("hrw", "50", described_as="civilians")],
     [Came(50, 50, "contested", 2)]),
    ("one number, fighters only or not",
     [says("army", "50", described_as="fighters"), says("hrw", "50", described_as="mixed")],
     [Came(50, 50, "contested", 2)]),
    ("who does not say contradicts none",
     [says("ap", "50", described_as="unstated"), says("hrw", "50", described_as="civilians"), says("un", "50")],
     [Came(50, 50, "agreed", 3)]),
    # Who knows for himself.
    ("relays never count", [says("un", "50", via="afp,rfi,bbc")], [Came(50, 50, "single-source", 1, second_hand=True)]),
    ("twice at two relays is one holder", [says("un", "50", "one", via="afp"), says("un", "50", "two", via="rfi")],
     [Came(50, 50, "single-source", 1, second_hand=True)]),
    ("one account read at its origin is enough", [says("un", "50", via="afp"), says("hrw", "50")],
     [Came(50, 50, "agreed", 2)]),
    ("voices of one party", [says(who, "50") for who in ("army", "ministry", "government")],
     [Came(50, 50, "single-source", 1)]),
    ("a party and another", [says(who, "50") for who in ("army", "ministry", "un")], [Came(50, 50, "agreed", 2)]),
    ("unnamed holders differ by their words", [says("a local official", "50"), says("a nurse in Gao", "50")],
     [Came(50, 50, "agreed", 2)]),
    ("who repeats another adds none", [says("un", "50"), says("uk", "50", based_on=("un",))],
     [Came(50, 50, "single-source", 1)]),
    ("nor if that was revised since",
     [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",)),
      says("uk", "50", based_on=("old",))],
     [Came(50, 50, "single-source", 1)]),
    ("but a number has at least one holder",
     [says("un", "50"), says("uk", "20", population="women", based_on=("un",))],
     [Came(50, 50, "single-source", 1), Came(20, 20, "single-source", 1)]),
    ("Moura", MOURA, [Came(200, 500, "contested", 6, best=500, high_open=True),
                      Came(0, 20, "contested", 2, high_open=True)]),
]  # fmt: skip


def named(table: list[Any]) -> list[Any]:
    # The reason is the test's name.
    return [pytest.param(*row[1:], id=str(row[0]).replace(" ", "-")) for row in table]


@pytest.mark.parametrize(("accounts", "expected"), named(CASES))
def test_figures_follow_from_accounts(accounts: list[Account], expected: list[Came]) -> None:
    assert [came(figure) for figure in figures(*accounts)] == expected


NUMBERS = ["", "none-reported", "dozens", "3", "5", "4-9", "about 10", "at-least 5", "more-than 8", "up-to 4"]
SAID: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    holder=st.sampled_from(["un", "army", "ministry", "a nurse"]),
    number=st.sampled_from(NUMBERS),
    said=st.sampled_from([None, "2022-04-01", "2022-04-02", "2022-04"]),
    stance=st.sampled_from(["asserts", "asserts", "denies"]),
    of=st.sampled_from([(), ("0",), ("1",)]),
    based_on=st.sampled_from([(), (), ("0",)]),
    rank=st.sampled_from(["normal", "normal", "deprecated"]),
    population=st.sampled_from(["all", "all", "women"]),
)
SOME = st.lists(SAID, max_size=4).map(lambda many: [says(name=str(n), **one) for n, one in enumerate(many)])


@given(SOME)
def test_the_order_in_which_accounts_are_written_changes_nothing(accounts: list[Account]) -> None:
    def told(ordered: tuple[Account, ...]) -> set[object]:
        return {(f.population, came(f), frozenset(f.wordings), frozenset(f.accounts)) for f in figures(*ordered)}

    assert all(told(ordered) == told(tuple(accounts)) for ordered in permutations(accounts))


@pytest.mark.parametrize("stance", ["revises", "withdraws"])
def test_the_order_in_which_revisions_are_written_changes_nothing(stance: str) -> None:
    accounts = [says("un", "30", "old"), says("un", "50", "new", stance="revises", of=("old",)),
                says("un", "60" if stance == "revises" else "", "last", stance=stance, of=("new",))]  # fmt: skip
    assert len({tuple(map(came, figures(*ordered))) for ordered in permutations(accounts)}) == 1


@given(SOME)
def test_bounds_are_numbers_that_someone_said(accounts: list[Account]) -> None:
    for figure in figures(*accounts):
        stated = {n for a in accounts if a.id in figure.accounts for n in (a.min, a.max) if n is not None}
        assert {figure.low, figure.high} - {None} <= stated
        assert (figure.high is None) == (not stated)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
