"""What held on a day, what was happening and what had just happened: from spans and events alone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.period import Window, day_before, days_after
from malictl.queries.events import find_events
from malictl.queries.filters import EventFilter

if TYPE_CHECKING:
    from malictl.store.store import Document, Store

# The groups of a situation, in reading order, and the kinds of span in each. An office of the country is in
# "governed", another in "offices".
GROUPS = {
    "governed": ("office",),
    "transition": ("transition",),
    "present": ("presence", "operation"),
    "mandates": ("mandate",),
    "blockades": ("blockade",),
    "sanctions": ("sanction", "designation"),
    "suspensions": ("suspension",),
    "measures": ("measure",),
    "accords": ("agreement", "truce"),
    "memberships": ("membership",),
    "alliances": ("alliance",),
    "offices": ("office",),
}
JUST_BEFORE = 30
# An open span of which no source has spoken for two years says little of the day: it is counted where room is short.
LONG_AGO = 730
# Who governed is told from the top: by the words with which an office begins, the head of state, then of government.
_HEADS = (("president", "head of state", "chairman", "military committee"), ("prime minister", "vice-president"))


class Holding(NamedTuple):
    """A span as it stood on the days asked for.

    `possible`: its ends are not known well enough to be certain. `last_known`: it is open, and the last day on
    which a source says that it held lies before. `strengths` are the ids of its accounts of strength, the latest of
    each holder, newest first. `contingent`: a presence within the force or mission that is its object.
    """

    id: str
    group: str
    kind: str
    possible: bool
    last_known: bool
    strengths: tuple[str, ...]
    contingent: bool = False


class Situation(NamedTuple):
    """What held (in the order of GROUPS, then of time), what was happening, and what had happened just before.

    `happening` and `before` are index entries of events; those of `before` are in order of significance, then the
    latest first. `possible` holds the ids of spans and events that merely may belong here, `long_ago` those of spans
    last known to hold more than LONG_AGO days before.
    """

    held: tuple[Holding, ...]
    happening: "tuple[Document, ...]"
    before: "tuple[Document, ...]"
    possible: tuple[str, ...]
    long_ago: frozenset[str]


def situation(store: "Store", lo: str, hi: str) -> Situation:
    """Return the situation from one ISO day to another, both included; of one day if they are the same."""
    spans = spans_between(store, lo, hi)
    held = holdings(store, lo, hi, spans)
    now = find_events(store, EventFilter(window=Window(began_until=hi, ended_from=lo)))
    earlier = Window(ended_from=days_after(lo, -JUST_BEFORE), ended_until=day_before(lo))
    before = find_events(store, EventFilter(window=earlier))
    shown = {entry["id"] for entry in now.entries}
    just = [entry for entry in reversed(before.entries) if entry["id"] not in shown]
    just.sort(key=lambda entry: entry["significance"])
    unsure = {h.id for h in held if h.possible} | {*now.possible} | ({*before.possible} & {e["id"] for e in just})
    long_before = days_after(lo, -LONG_AGO)
    long_ago = frozenset(h.id for h in held if h.last_known and last_known(spans[h.id], long_before))
    return Situation(held, now.entries, tuple(just), tuple(sorted(unsure)), long_ago)


def spans_between(store: "Store", lo: str, hi: str) -> "dict[str, Document]":
    """Return the documents of the spans that held, or may have, on some day from `lo` to `hi`, by id."""
    ids = [entry["id"] for entry in store.entries("span") if _overlaps(entry, lo, hi)]
    return dict(zip(ids, store.documents("span", ids), strict=True))


def holdings(store: "Store", lo: str, hi: str, spans: "Mapping[str, Document]") -> tuple[Holding, ...]:
    """Return the spans that held, or may have, on some day from `lo` to `hi`.

    `spans` are the documents of those days, or of a longer time. By group, in order of time; after the others those
    only last known to have held, contingents and operations. Those who governed from the head of state downwards.
    """
    entries = [entry for entry in store.entries("span") if _overlaps(entry, lo, hi)]
    found = [_holding(entry, spans[entry["id"]], lo, hi) for entry in entries]
    order = list(GROUPS)

    def place(h: Holding) -> tuple[int, int, bool, bool, bool]:
        rank = _rank(spans[h.id]["office"] or "") if h.group == "governed" else 0
        return order.index(h.group), rank, h.last_known, h.contingent, h.kind == "operation"

    return tuple(sorted(found, key=place))


def _rank(office: str) -> int:
    """Return 0 for an office at the head of a state, 1 for one at the head of its government, 2 for any other."""
    named = office_name(office.casefold())
    return next((rank for rank, words in enumerate(_HEADS) if named.startswith(words)), len(_HEADS))


def office_name(office: str) -> str:
    """Return what an office is called whatever the regime: "president" of "interim president of the transition"."""
    bare = office.removesuffix(" of the republic").removesuffix(" of the transition")
    for word in ("interim ", "acting ", "transitional "):
        bare = bare.removeprefix(word)
    return bare


def _overlaps(entry: "Document", lo: str, hi: str) -> bool:
    return bool(entry["start"] <= hi and entry["end"] >= lo)


def _holding(entry: "Document", span: "Document", lo: str, hi: str) -> Holding:
    # An end that is itself "about" or uncertain is only sure of what lies strictly inside it.
    first, _, last = span["date"]["edtf"].partition("/")
    begun = entry["latest_start"] < hi or (entry["latest_start"] == hi and not first.endswith(("~", "?", "%")))
    not_over = entry["earliest_end"] > lo or (entry["earliest_end"] == lo and not last.endswith(("~", "?", "%")))
    sure = begun and not_over
    places = {place["id"] for place in span["places"]}
    contingent = span["kind"] == "presence" and span["object"] is not None and span["object"] not in places
    strengths = strengths_on(span, hi)
    return Holding(entry["id"], group_of(span), span["kind"], not sure, last_known(span, lo), strengths, contingent)


def last_known(span: "Document", day: str) -> bool:
    """Return whether the last time at which a source says that a span held lies before `day`."""
    known = last_day(span["date"]["as_of"])
    return known is not None and known < day


def last_day(as_of: str | None) -> str | None:
    """Return the last day of the day, month or year of which a source says that an open span held."""
    from malictl.dates.edtf import parse_edtf

    return parse_edtf(as_of).end if as_of else None


def group_of(span: "Document") -> str:
    """Return the group of a situation that a span document belongs to."""
    kind = span["kind"]
    if kind == "office":
        countries = {place["id"] for place in span["places"] if place["kind"] == "country"}
        return "governed" if span["object"] in countries else "offices"
    return next(group for group, kinds in GROUPS.items() if kind in kinds)


def strengths_on(span: "Document", day: str) -> tuple[str, ...]:
    """Return the ids of the accounts of strength that speak of no later time than `day`.

    Of each holder the latest on the same people, newest first.
    """
    from malictl.dates.edtf import parse_edtf

    latest: dict[tuple[str, ...], tuple[tuple[str, str], str]] = {}
    for account in span["accounts"]:
        about = account["as_of"] or account["said"]
        if account["question"] != "strength" or account["rank"] == "deprecated" or not about:
            continue
        period = parse_edtf(about)
        end = period.end or "9999-12-31"
        # By its first day: a number said of ten years at once is no newer than one of a month within them.
        when = (period.start or end, end)
        whose = (account["holder_name"], account["population"] or "all", *account["of_actors"])
        if when[0] <= day and when >= latest.get(whose, (("", ""), ""))[0]:
            latest[whose] = (when, account["id"])
    return tuple(name for _, name in sorted(latest.values(), reverse=True))
