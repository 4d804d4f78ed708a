from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dataset.vocabulary import vocabularies
from malictl.model.account import Citation
from malictl.model.event import Event
from malictl.model.figures import derive_figures, number_range
from malictl.render.bars import stretch_bar
from malictl.store.store import Store
from malictl.views.accounts import accounts_card, reading
from malictl.views.event import QUESTIONS
from malictl.views.shapes import Card, Cited, Stretch, Table
from tests.call import LITTLE, call, compiled
from tests.made import bundle_with, document, event_text, flat, screen
from tests.test_disputes import says

EVENT = ("event", "oldbridge-killings-2022", "--accounts")
STORE = Store(str(compiled(LITTLE)))
CONSULTED = {entry["id"]: entry["consulted"] for entry in STORE.entries("source")}
KILLINGS = STORE.event("oldbridge-killings-2022")


def card_of(event: Event) -> Card:
    return accounts_card(event, vocabularies()["question"], CONSULTED)


def tables(card: Card, column: str) -> list[Table]:
    """Return the tables that have a column of that name."""
    blocks = [block for section in card.sections for block in section.blocks if isinstance(block, Table)]
    return [table for table in blocks if any(c.name == column for c in table.columns)]


def cells(table: Table, column: str) -> list[Any]:
    place = [c.name for c in table.columns].index(column)
    return [row[place] for row in table.rows]


# --- every account, once ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [entry["id"] for entry in STORE.entries("event")])
def test_every_account_stands_once_among_the_claims_and_every_figure_once(name: str) -> None:
    event = STORE.event(name)
    card = card_of(event)
    claims = [cell for table in tables(card, "claim") for cell in cells(table, "claim")]
    assert Counter((c.text, c.cites) for c in claims) == Counter((a.claim, a.cites) for a in event.accounts)
    figures = tables(card, "number")
    assert len(figures) == len(event.figures)
    assert len({table.title for table in figures}) == len(figures)
    for table, figure in zip(sorted(figures, key=lambda t: t.title), sorted(event.figures, key=_title), strict=True):
        names = {a.id: a.holder_name for a in event.accounts}
        assert cells(table, "holder_name")[: len(figure.accounts)] == [names[i] for i in figure.accounts]
    assert len(card.row.rows) == len(event.accounts)


def _title(figure: Any) -> str:
    from malictl.views.words import figure_words, metric_words

    return f"{metric_words(figure)}: {figure_words(figure)}, {figure.status}"


def test_every_question_of_the_data_has_its_place() -> None:
    assert set(QUESTIONS) == set(vocabularies()["question"])


def test_questions_stand_apart_and_the_contested_say_so() -> None:
    shown = screen(*EVENT)
    assert "How many people were killed, hurt, taken or driven out? (contested)\n" in shown
    assert "Who were they? (contested)\n" in shown
    quiet = screen("event", "convoy-ambush-2023", "--accounts")
    assert "What did a side lose?\n" in quiet
    assert "(contested)" not in quiet


def test_a_figure_on_which_two_questions_turn_is_drawn_once(tmp_path: Path) -> None:
    accounts = [
        {"id": name, "question": question, "holder": holder, "claim": f"So many, says {name}.", "metric": "killed",
         "min": low, "max": low, "qualifier": "exact", "cites": ["observatory-2023-report @ page 2"]}
        for name, question, holder, low in (("one", "toll", "river-guard", 40), ("other", "losses", "river-front", 90))
    ]  # fmt: skip
    data = bundle_with(tmp_path, {"events/2023/twofold": event_text("Twofold", "2023-05-01", accounts=accounts)})
    shown = screen("event", "twofold", "--accounts", data=data)
    assert shown.count("killed: 40–90") == 1
    assert [shown.count(f"So many, says {name}.") for name in ("one", "other")] == [1, 1]


# --- whiskers -----------------------------------------------------------------------------------------------------


def stated(low: int | None, high: int | None, qualifier: str | None) -> dict[str, Any]:
    return {"min": low, "max": high, "qualifier": qualifier}


NUMBER = st.one_of(
    st.integers(0, 3000).map(lambda n: stated(n, n, "exact")),
    st.integers(0, 3000).map(lambda n: stated(n, n, "about")),
    st.integers(0, 3000).map(lambda n: stated(n, None, "at-least")),
    st.integers(0, 3000).map(lambda n: stated(n, None, "more-than")),
    st.integers(0, 3000).map(lambda n: stated(None, n, "up-to")),
    st.tuples(st.integers(0, 3000), st.integers(0, 3000)).map(lambda p: stated(min(p), max(p), None)),
    st.just(stated(None, None, "none-reported")),
)


def drawn(numbers: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the accounts of one figure, and what is drawn of each."""
    accounts = [says(f"{chr(97 + i)}{i}", "toll", metric="killed", **given) for i, given in enumerate(numbers)]
    document = {**KILLINGS.document(), "accounts": [a.document() for a in accounts], "disputes": [],
                "figures": [f.document() for f in derive_figures(accounts)]}  # fmt: skip
    [table] = tables(card_of(Event(document)), "number")
    shown = any(c.name == "whisker" for c in table.columns)
    return accounts, cells(table, "whisker") if shown else []


@given(st.lists(NUMBER, min_size=1, max_size=5))
def test_whiskers_lie_on_one_scale_and_in_the_order_of_the_numbers(numbers: list[dict[str, Any]]) -> None:
    accounts, whiskers = drawn(numbers)
    pairs = [(a, w) for a, w in zip(accounts, whiskers, strict=False) if w]  # after the accounts, all together
    scales = []
    for account, whisker in pairs:
        assert isinstance(whisker, Stretch)
        low, high = number_range(account)
        assert 0 <= whisker.sure_first <= whisker.sure_last <= whisker.last
        assert whisker.first <= whisker.sure_first or account.qualifier == "more-than"
        assert whisker.open == (account.qualifier in ("at-least", "more-than"))
        assert not whisker.open or whisker.last == 1
        said = account.max if account.max is not None else account.min
        if said:
            scales.append(whisker.sure_last / said)
        assert len(stretch_bar(whisker, 30)) <= 30
        assert stretch_bar(whisker, 30).endswith("▶") == whisker.open
        assert low >= 0
        assert high >= low
    assert not scales or max(scales) - min(scales) < 1e-9  # one scale
    for one, first in pairs:
        for other, second in pairs:
            if number_range(one)[0] < number_range(other)[0] and "more-than" not in (one.qualifier, other.qualifier):
                assert first.first <= second.first
            if number_range(one)[1] < number_range(other)[1]:
                assert first.last <= second.last


@given(st.lists(NUMBER, min_size=2, max_size=5))
def test_no_whisker_goes_beyond_the_scale(numbers: list[dict[str, Any]]) -> None:
    _, whiskers = drawn([stated(1000, 1000, "about"), stated(900, 900, "exact"), *numbers])
    assert all(whisker.last <= 1 for whisker in whiskers if whisker)


def test_more_than_a_small_number_begins_where_it_is_drawn() -> None:
    _, [_, whisker, *_] = drawn([stated(0, 0, "exact"), stated(1, None, "more-than")])
    assert whisker.first <= whisker.sure_first


@pytest.mark.parametrize(
    ("numbers", "bars"),
    [
        ([stated(0, 0, "exact"), stated(80, 80, "exact")], ["█", "                          █"]),
        ([stated(40, 40, "exact"), stated(80, None, "at-least")], ["             █", "                          █░░▶"]),
        ([stated(None, 80, "up-to"), stated(80, 80, "exact")],
         ["░░░░░░░░░░░░░░░░░░░░░░░░░░█", "                          █"]),
        ([stated(0, 0, "exact"), stated(0, 0, "exact")], []),
        ([stated(None, None, "none-reported"), stated(80, 80, "exact")], ["", "                          █"]),
    ],
)  # fmt: skip
def test_numbers_are_drawn_where_they_lie(numbers: list[dict[str, Any]], bars: list[str]) -> None:
    _, whiskers = drawn(numbers)
    assert [stretch_bar(w, 30) if w else "" for w in whiskers[: len(numbers)]] == bars


def test_the_line_of_all_reaches_from_the_lowest_to_the_highest_number() -> None:
    accounts, whiskers = drawn([stated(40, 40, "exact"), stated(120, None, "at-least"), stated(60, 80, None)])
    whole = whiskers[len(accounts)]
    assert (whole.first, whole.open) == (whiskers[0].first, True)
    assert whole.sure_last == whiskers[1].sure_last


def test_one_number_is_told_without_a_scale() -> None:
    assert drawn([stated(40, 40, "exact")])[1] == []
    shown = screen("event", "convoy-ambush-2023", "--accounts")
    assert "money: up to 5,000 crowns, single-source" in shown
    assert "█" not in shown.partition("What came of it?")[2]


@pytest.mark.parametrize("width", [50, 80, 120, 200])
def test_a_screen_draws_the_rivals_under_one_another(width: int) -> None:
    shown = screen(*EVENT, width=width)
    assert max(map(len, shown.splitlines())) <= width
    lines = [line for line in shown.splitlines() if re.search("[█░▶]", line)]
    columns = [line.index("█") for line in lines]
    assert len(lines) == 4
    assert columns[0] == columns[1] < columns[2]  # 40, 40, at least 120
    assert columns[3] == columns[0]
    assert [line.rstrip().endswith("▶") for line in lines] == [False, False, True, True]


def test_who_the_dead_were_is_on_a_screen_of_80_columns() -> None:
    figure = screen(*EVENT, width=80).partition("What they say")[0]
    assert re.findall("fighters|civilians", figure) == ["fighters", "fighters", "civilians"]


def test_ascii_gets_the_same_drawing() -> None:
    shown = screen(*EVENT, encoding="ascii")
    assert shown.isascii()
    assert len(shown.splitlines()) == len(screen(*EVENT).splitlines())
    [line] = [line for line in shown.splitlines() if "Testland Rights" in line and "at least 120" in line]
    assert line.rstrip().endswith(">")


# --- what was read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cites", "words"),
    [
        ([Citation("gazette-2022-oldbridge", None, None)], ("in full",)),
        ([Citation("observatory-2023-report", None, "page 4")], ("in part",)),
        ([Citation("zorvania-2024-advice", "courrier-2024-conseil", None)], ("through courrier-2024-conseil",)),
        ([Citation("gazette-2022-oldbridge", None, "a"), Citation("courrier-2024-conseil", None, "b")], ("in full",)),
        ([Citation("gazette-2022-oldbridge", None, "a"), Citation("radio-undated-crossing", None, "b")],
         ("in full", "in part")),
    ],
)  # fmt: skip
def test_what_was_read_is_told(cites: list[Citation], words: tuple[str, ...]) -> None:
    assert reading(cites, CONSULTED) == words


def test_a_claim_has_its_stance_its_rank_its_day_and_its_citation() -> None:
    shown = flat(screen(*EVENT, width=200))
    denial = "denies what Testland Rights Observatory says: Nobody who was unarmed came to harm [sic]. [3, para. 8]"
    assert f"{denial} 2023-02 in full" in shown
    assert (
        "(preferred): At least 120 townspeople were killed, few of them armed. [2, page 4-6] 2023-01 in part" in shown
    )
    assert "all: contested 40–120 or more; best 120" in shown


# --- pipes, pages and programs ------------------------------------------------------------------------------------

COLUMNS = ("event", "id", "question", "holder", "holder_name", "stance", "of", "claim", "metric", "population",
           "described_as", "min", "max", "qualifier", "wording", "as_of", "said", "rank", "sources")  # fmt: skip


def test_a_pipe_gets_a_row_an_account_as_ever() -> None:
    accounts = document(*EVENT)["accounts"]
    table = list(csv.DictReader(io.StringIO(call(*EVENT, "-f", "csv").out)))
    assert [name for name in table[0] if name in COLUMNS] == list(COLUMNS)
    for row, stored in zip(table, accounts, strict=True):
        assert row["event"] == "oldbridge-killings-2022"
        for column in ("id", "question", "holder", "claim", "min", "max", "described_as", "said", "rank"):
            assert row[column] == ("" if stored[column] is None else str(stored[column]))
    assert [line.split("\t") for line in call(*EVENT).out.splitlines()] == [list(row.values()) for row in table]


def test_the_columns_of_a_pipe_do_not_depend_on_what_the_accounts_fill() -> None:
    for name in ("oldbridge-killings-2022", "convoy-ambush-2023", "banner-march-2020"):
        assert tuple(call("event", name, "--accounts", "-f", "csv").out.splitlines()[0].split(",")) == COLUMNS


def test_a_page_has_the_accounts_in_tables_with_footnotes() -> None:
    page = call(*EVENT, "-f", "md").out
    assert page.startswith("## Killings at Oldbridge")
    assert all(account.claim.partition("[")[0].partition('"')[0] in page for account in KILLINGS.accounts)
    assert "█" not in page


def test_an_event_without_accounts_says_so() -> None:
    assert screen("event", "coup-2021", "--accounts").splitlines() == ["Coup at Tésta"]
    assert "no accounts match" in call("event", "coup-2021", "--accounts").err


def test_a_cited_cell_keeps_its_citations() -> None:
    claims = [cell for table in tables(card_of(KILLINGS), "claim") for cell in cells(table, "claim")]
    assert all(isinstance(claim, Cited) and claim.cites for claim in claims)
