"""Figures, derived from accounts. The rule (its worked cases are `tests/test_figures.py`):

*Current* accounts are those not deprecated, not withdrawn or revised by their holder, and not replaced
by a later account of the same holder on the same figure. A *figure* is metric × unit × population ×
of_actors × as_of. `low` is the smallest stated number (none if all say up-to), `high` the largest, open when
the account that states it says at-least or more-than. `best` is the number of a preferred account, never
an average. `independent` counts voices: holders of one party (`voice_of`) are one, an account based on
another adds none, and who relayed an account never counts.

*contested*: two ranges are disjoint; or an account denies or disputes one of the figure; or two
descriptions of who was counted cannot both hold. An "about" number stands for all that round to it at
its last significant figure (about 300 is 250 to 350). "None reported" is no number and contradicts none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Any, NamedTuple

from malictl.model.account import Account

OPPOSING = ("denies", "disputes")
_CANNOT_BOTH_HOLD = {
    frozenset(pair)
    for pair in (("civilians", "fighters"), ("civilians", "soldiers"), ("fighters", "soldiers"),
                 ("mixed", "fighters"), ("mixed", "soldiers"))
}  # fmt: skip


class Figure(NamedTuple):
    """What the accounts of one figure come to; `accounts` lists the ids that it rests on.

    `approximate`: the account that states the lowest or the highest number says "about".
    """

    metric: str
    unit: str | None
    population: str
    of_actors: tuple[str, ...]
    of_names: tuple[str, ...]
    as_of: str | None
    low: int | None
    best: int | None
    high: int | None
    high_open: bool
    approximate: bool
    wordings: tuple[str, ...]
    status: str
    independent: int
    second_hand: bool
    accounts: tuple[str, ...]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Figure":
        """Return the figure of a document. Raises TypeError if a field is missing."""
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in document.items()}
        return cls(**fields)

    def document(self) -> dict[str, Any]:
        """Return the plain document of this figure, fields in order."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in self._asdict().items()}


def current_accounts(accounts: Sequence[Account]) -> list[Account]:
    """Return the accounts that still stand, in their order."""
    standing = _not_taken_back(accounts)
    gone = set()
    for one, other in combinations(standing, 2):
        # Two unnamed people may be two people; and who later counts the executed does not recount the dead.
        same = one.holder and one.holder == other.holder and one.manner == other.manner
        if same and one.metric and figure_key(one) == figure_key(other):
            for earlier, later in ((one, other), (other, one)):
                # A later word without a number, a bare denial say, replaces none.
                if _says_something(later) and _said_before(earlier, later):
                    gone.add(earlier.id)
    return [account for account in standing if account.id not in gone and account.stance != "withdraws"]


def _not_taken_back(accounts: Sequence[Account]) -> list[Account]:
    """Return the accounts that are neither deprecated nor revised or withdrawn by a standing one of their holder."""
    counted = [account for account in accounts if account.rank != "deprecated"]
    holders = {account.id: _holder(account) for account in accounts}
    # Withdrawals first: a revision that was taken back revises nothing; one that was revised in its turn still does.
    for stance in ("withdraws", "revises"):
        verdicts = [account for account in counted if account.stance == stance]
        gone = {other for a in verdicts for other in a.of if holders.get(other) == _holder(a)}
        counted = [account for account in counted if account.id not in gone]
    return counted


def opposed(standing: Sequence[Account]) -> set[str]:
    """Return the ids of the accounts that a standing one denies or disputes."""
    return {target for account in standing if account.stance in OPPOSING for target in account.of}


def _says_something(account: Account) -> bool:
    return bool(account.wording or account.qualifier) or account.min is not None or account.max is not None


def derive_figures(
    accounts: Sequence[Account], voice: Callable[[str], str] = str, name: Callable[[str], str] = str
) -> list[Figure]:
    """Return the figures of a record's accounts, in order of first mention.

    `voice` gives for an actor id the party it speaks for, `name` what it is called.
    """
    standing = current_accounts(accounts)
    groups: dict[tuple[object, ...], list[Account]] = {}
    for account in accounts:
        if account.metric and account.rank != "deprecated":
            groups.setdefault(figure_key(account), [])
    for account in standing:
        if account.metric:
            groups[figure_key(account)].append(account)
    against = opposed(standing)
    return [_figure(group, key, against, voice, name) for key, group in groups.items()]


def _figure(
    group: list[Account],
    key: tuple[object, ...],
    against: set[str],
    voice: Callable[[str], str],
    name: Callable[[str], str],
) -> Figure:
    stated = [a for a in group if a.qualifier != "none-reported" and (a.min is not None or a.max is not None)]
    worded = [a for a in group if a.wording]
    highest = [(a.max if a.max is not None else a.min or 0, a.qualifier in ("at-least", "more-than")) for a in stated]
    high = max((number for number, _ in highest), default=None)
    # "Up to 50" alone states no lower number; beside others its 50 may be the smallest number stated.
    lower_said = any(a.min is not None for a in stated)
    low = min((a.min if a.min is not None else a.max or 0 for a in stated), default=None) if lower_said else None
    metric, unit, population, of_actors, as_of = key
    whose = tuple(of_actors) if isinstance(of_actors, tuple) else ()
    return Figure(
        metric=str(metric),
        unit=str(unit) if unit else None,
        population=str(population),
        of_actors=whose,
        of_names=tuple(name(actor) for actor in whose),
        as_of=str(as_of) if as_of else None,
        low=low,
        best=next((_one_number(a) for a in stated if a.rank == "preferred"), None),
        high=high,
        high_open=any(is_open for number, is_open in highest if number == high),
        approximate=any(a.qualifier == "about" and {a.min, a.max} & {low, high} - {None} for a in stated),
        wordings=tuple(dict.fromkeys(a.wording for a in worded if a.wording)),
        status=_figure_status(group, stated, worded, against, voice),
        independent=len(voices([*stated, *worded], voice)),
        second_hand=second_hand(group),
        accounts=tuple(a.id for a in group),
    )


def _figure_status(
    group: list[Account], stated: list[Account], worded: list[Account], against: set[str], voice: Callable[[str], str]
) -> str:
    ranges = [number_range(a) for a in stated]
    if (
        any(a[1] < b[0] or b[1] < a[0] for a, b in combinations(ranges, 2))
        or any(a.id in against for a in group)
        or descriptions_clash(group)
    ):
        return "contested"
    if not stated and not worded:
        return "none-reported" if any(a.qualifier == "none-reported" for a in group) else "unknown"
    if len(voices([*stated, *worded], voice)) < 2:
        return "single-source"
    same = len(set(ranges)) <= 1 and len({a.wording for a in worded}) <= 1 and not (stated and worded)
    return "agreed" if same else "range"


def number_range(account: Account) -> tuple[float, float]:
    """Return the numbers, smallest and largest, that an account with a number leaves possible."""
    low, high = account.min, account.max
    if account.qualifier == "at-least":
        return (low or 0, inf)
    if account.qualifier == "more-than":
        return ((low or 0) + 1, inf)
    if account.qualifier == "up-to":
        return (low or 0, high if high is not None else inf)
    low, high = (high if low is None else low) or 0, (low if high is None else high) or 0
    if account.qualifier == "about":
        return (low - _rounding(low), high + _rounding(high))
    return (low, high)


def _rounding(number: int) -> float:
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit / 2


def _one_number(account: Account) -> int | None:
    numbers = {n for n in (account.min, account.max) if n is not None}
    return numbers.pop() if len(numbers) == 1 else None


def figure_key(account: Account) -> tuple[object, ...]:
    """Return what makes two numbers the same figure: metric, unit, population, whose, as of when."""
    return (account.metric, account.unit, account.population or "all", tuple(sorted(account.of_actors)), account.as_of)


def _holder(account: Account) -> str:
    return account.holder or account.holder_name


def voices(group: Iterable[Account], voice: Callable[[str], str]) -> set[str]:
    """Return who knows for themselves: an echo adds none, but whatever is said has at least one holder."""
    group = list(group)
    own = [account for account in group if not account.based_on] or group[:1]
    return {voice(account.holder) if account.holder else account.holder_name for account in own}


def _said_before(one: Account, other: Account) -> bool:
    if not (one.said and other.said):
        return False
    # Imported here: an answer reads figures that were derived when the bundle was made.
    from malictl.dates.edtf import parse_edtf

    first, second = parse_edtf(one.said), parse_edtf(other.said)
    return (first.end or "9") < (second.start or "")


def second_hand(group: Iterable[Account]) -> bool:
    """Return whether no account of the group was read at its origin."""
    cites = [cite for account in group for cite in account.cites]
    return bool(cites) and all(cite.via for cite in cites)


def descriptions_clash(group: Iterable[Account]) -> bool:
    """Return whether two descriptions of who was counted cannot both hold."""
    described = {account.described_as for account in group if account.described_as}
    return any(frozenset(pair) in _CANNOT_BOTH_HOLD for pair in combinations(described, 2))
