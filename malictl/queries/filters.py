"""What a list command is asked for, as plain values, and which index entries fit it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.period import Window
from malictl.text import folded_words

if TYPE_CHECKING:
    from malictl.store.store import Document, Store


class EventFilter(NamedTuple):
    """What events are wanted. Within one tuple "or" holds, between fields "and"; `actors` is "and" of "or"s.

    Names are ids already; `excluded` holds (field, id) pairs.
    """

    text: tuple[str, ...] = ()
    window: Window = Window()
    certain_only: bool = False
    types: tuple[str, ...] = ()
    actors: tuple[tuple[str, ...], ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    significance: tuple[int, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()

    def kept(self, entries: "Iterable[Document]") -> "list[Document]":
        """Return the index entries of events that may match, dates included; their words are not looked at."""
        kept = self.concerning(entries)
        if self.types:
            kept = [entry for entry in kept if entry["type"] in self.types or entry["subtype"] in self.types]
        for key in ("sources", "holders", "tags", "evidence"):
            if wanted := getattr(self, key):
                kept = [entry for entry in kept if any(value in entry[key] for value in wanted)]
        if self.significance:
            kept = [entry for entry in kept if entry["significance"] in self.significance]
        for key, value in self.excluded:
            kept = [entry for entry in kept if not _is(entry, key, value)]
        return kept

    def concerning(self, entries: "Iterable[Document]") -> "list[Document]":
        """Return the entries, of events or spans, that fit what both have but words: actors, places and dates."""
        kept = list(entries)
        if self.window.any:
            dated = self.certainly_dated if self.certain_only else self._maybe_dated
            kept = [entry for entry in kept if dated(entry)]
        if self.actors or self.roles:
            kept = [entry for entry in kept if self._actors(entry)]
        if self.places:
            kept = [entry for entry in kept if any(place in entry["places"] for place in self.places)]
        return kept

    def candidates(self, store: "Store", kind: str) -> "list[Document]":
        """Return the entries of a kind that have the words, and name what an event must name to be kept."""
        one_of = (*self.actors, self.places, self.sources, self.holders)
        return store.entries(
            kind, folded_words(self.text), [group[0] for group in one_of if len(group) == 1], self.window.reach
        )

    def certainly_dated(self, entry: "Document") -> bool:
        """Return whether no reading of the entry's date falls outside the window."""
        if not self.window.any:
            return True
        bounds = (entry["start"], entry["latest_start"], entry["earliest_end"], entry["end"])
        return not entry["qualified"] and self.window.must_hold(*bounds)

    def _maybe_dated(self, entry: "Document") -> bool:
        bounds = (entry["start"], entry["latest_start"], entry["earliest_end"], entry["end"])
        return self.window.may_hold(*bounds, within=entry["within"])

    def _actors(self, entry: "Document") -> bool:
        if not self.roles:
            return all(any(actor in entry["actors"] for actor in group) for group in self.actors)
        filled = [(actor, role) for actor, role in entry["roles"] if role in self.roles]
        if not self.actors:
            return bool(filled)
        return all(any(actor in group for actor, _ in filled) for group in self.actors)


def _is(entry: "Document", key: str, value: str) -> bool:
    if key == "type":
        return value in (entry["type"], entry["subtype"])
    if key == "role":
        return any(role == value for _, role in entry["roles"])
    if key == "significance":
        return str(entry["significance"]) == value
    return value in values_of(entry, key)


def values_of(entry: "Document", key: str) -> list[str]:
    """Return the values of what an entry has several of: actors, places, sources, holders, tags, evidence states."""
    return list(entry["evidence" if key == "evidence" else f"{key}s"])
