"""Accounts: holders, stances and numbers that can be counted with; no toll outside an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from malictl.dataset.read import Dataset, Problem, Record
from malictl.dates.edtf import parse_edtf
from malictl.text import fold

_NEED_OF = ("denies", "disputes", "revises", "withdraws")
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven"
    r"|eigh|nine)ty(?:-\w+)?|dozens?|scores|hundreds?|thousands?|several|many)"
)
_HARM = r"(?:killed|dead|deaths?|died|wounded|injured|casualties|abducted|kidnapped|displaced)"
_TOLL = re.compile(
    rf"\b{_NUMBER}\b(?:\s+(?!and\b|on\b|in\b)\w+){{0,4}}\s+{_HARM}\b|\b(?:kill|wound|injur|abduct|kidnapp)(?:ed|ing)"
    rf"\s+(?:at least\s+|about\s+|more than\s+|some\s+)?{_NUMBER}\b",
    re.IGNORECASE,
)
_OUT_OF_ACTION = re.compile(r"\bneutrali[sz]ed\b|\bout of action\b", re.IGNORECASE)


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield accounts that cannot be counted with, and statements that should be accounts."""
    for record in sound:
        accounts: list[dict[str, Any]] = record.raw.get("accounts", [])
        ids = {account["id"] for account in accounts}
        for number, account in enumerate(accounts):
            yield from _account(record, number, account, ids)
            yield from _none_reported(dataset, record, number, account, accounts)
        yield from _answers(record, accounts)
        yield from _preferred(record, accounts)
        yield from _participants(record, ids)
        yield from _statements(record, accounts)


def _account(record: Record, number: int, account: dict[str, Any], ids: set[str]) -> Iterator[Problem]:
    def at(key: str) -> tuple[str | int, ...]:
        return ("accounts", number, key)

    if ("holder" in account) == ("holder_text" in account):
        yield record.problem(at("holder"), "needs one holder: holder (an actor) or holder_text")
    stance = account.get("stance", "asserts")
    if stance in _NEED_OF and not account.get("of"):
        yield record.problem(at("stance"), f"{stance} what?", 'name the account: of = ["id"]')
    for key in ("of", "based_on"):
        for other in account.get(key, []):
            if other not in ids or other == account["id"]:
                yield record.problem(at(key), f'"{other}" is no other account of this record')
    low, high, qualifier = account.get("min"), account.get("max"), account.get("qualifier")
    counted = low is not None or high is not None
    if counted and "wording" in account:
        yield record.problem(
            at("wording"), "a number beside a wording", "keep the number if one was said, else the wording"
        )
    if (counted or "wording" in account or qualifier) and "metric" not in account:
        yield record.problem(at("metric"), "is missing: a number of what?")
    if counted and not qualifier and (low is None or high is None):
        yield record.problem(at("qualifier"), "is missing", "exact, about, at-least, more-than or up-to")
    if low is not None and high is not None and low > high:
        yield record.problem(at("min"), f"{low} is more than max = {high}")
    if account.get("metric") in ("killed", "wounded", "captured") and _OUT_OF_ACTION.search(account["claim"]):
        yield record.problem(
            at("metric"),
            f"{account['metric']}, and the claim does not say so",
            "an army's word may mean all three: out-of-action",
        )
    if qualifier in ("at-least", "more-than") and (low is None or high is not None):
        yield record.problem(at("qualifier"), f"{qualifier} takes min and no max")
    if qualifier == "exact" and (low is None or low != high):
        yield record.problem(at("qualifier"), "exact takes min and max, both the same number")
    if qualifier == "up-to" and (high is None or low is not None):
        yield record.problem(at("qualifier"), "up-to takes max and no min")
    if qualifier == "none-reported" and (counted or "wording" in account):
        yield record.problem(at("qualifier"), "none-reported takes no number", "0 is a number that someone says")
    if account.get("rank", "normal") != "normal" and "rank_reason" not in account:
        yield record.problem(at("rank"), f"{account['rank']} without a reason", "write rank_reason")
    for key, question in (("date", "date"), ("places", "place")):
        if key in account and account["question"] != question:
            yield record.problem(
                at(key), f'only an account with question = "{question}" has {key}', "as_of may be meant"
            )
    if account.get("said") and parse_edtf(account["said"]).open:
        yield record.problem(at("said"), "a day on which something was said is not open")


def _none_reported(
    dataset: Dataset, record: Record, number: int, account: dict[str, Any], accounts: list[dict[str, Any]]
) -> Iterator[Problem]:
    if account.get("qualifier") != "none-reported":
        return
    sides = {dataset.voice(entry["actor"]) for entry in record.raw.get("participants", [])}
    holders = {a.get("holder", "") for a in accounts if a.get("qualifier") == "none-reported"}
    if holders and all(dataset.voice(holder) in sides for holder in holders):
        yield record.problem(
            ("accounts", number, "qualifier"),
            "none-reported, and only a party says so",
            "a party's word that nobody was hurt is a claim: give min = 0, max = 0",
        )


def _answers(record: Record, accounts: list[dict[str, Any]]) -> Iterator[Problem]:
    """Yield what accounts answer to or rest on although it was said only afterwards."""
    # Of two accounts with one id, which is refused elsewhere, the first.
    when = {account["id"]: account.get("said") for account in reversed(accounts)}
    for number, account in enumerate(accounts):
        for key in ("of", "based_on"):
            for other in account.get(key, []):
                said, later = account.get("said"), when.get(other)
                if said and later and (parse_edtf(later).start or "") > (parse_edtf(said).end or "9999"):
                    yield record.problem(
                        ("accounts", number, key),
                        f'"{other}" was said later, {later}',
                        "what had been said by then? or stance asserts",
                    )


def _preferred(record: Record, accounts: list[dict[str, Any]]) -> Iterator[Problem]:
    seen: set[tuple[object, ...]] = set()
    for number, account in enumerate(accounts):
        if account.get("rank") == "preferred" and "metric" in account:
            figure = (
                account["metric"],
                account.get("unit"),
                account.get("population", "all"),
                tuple(sorted(account.get("of_actors", []))),
                account.get("as_of"),
            )
            if figure in seen:
                yield record.problem(("accounts", number, "rank"), "a second preferred account of one figure")
            seen.add(figure)


def _participants(record: Record, ids: set[str]) -> Iterator[Problem]:
    for number, entry in enumerate(record.raw.get("participants", [])):
        if entry["standing"] != "undisputed" and not entry.get("accounts"):
            yield record.problem(
                ("participants", number, "standing"),
                f"{entry['standing']}, and no account says by whom",
                'write accounts = ["id"]',
            )
        for account in entry.get("accounts", []):
            if account not in ids:
                yield record.problem(("participants", number, "accounts"), f'"{account}" is no account of this record')


def _statements(record: Record, accounts: list[dict[str, Any]]) -> Iterator[Problem]:
    if record.kind == "event" and _TOLL.search(record.raw["title"]):
        yield record.problem(("title",), "states a toll", "a title names, it never asserts")
    for number, statement in enumerate(record.raw.get("statements", [])):
        text, path = statement["text"], ("statements", number, "text")
        if record.kind in ("event", "span") and _TOLL.search(text):
            yield record.problem(path, "states a toll", "make it an account with its holder")
        for account in accounts:
            if SequenceMatcher(None, fold(text), fold(account["claim"])).ratio() > 0.85:
                yield record.problem(path, f'says again what account "{account["id"]}" says', "keep the account")
