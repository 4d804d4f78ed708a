"""Numbering the citations of one answer, and the references behind the numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from malictl.model.account import Citation

# What answers say of sources, by key: `reference` in words and `csl`, as JSON has them.
Sources = Mapping[str, Mapping[str, Any]]


class Note(NamedTuple):
    """One numbered reference: what is cited, the relay it was read through, and both in words."""

    number: int
    source: str
    via: str | None
    text: str

    @property
    def key(self) -> str:
        """Return "key" or "key via relay"."""
        return _key(self.source, self.via)


class Notes:
    """The numbered references of an answer, in order of first mention."""

    def __init__(self, cites: Iterable[Citation], look_up: Callable[[list[str]], Sources]) -> None:
        """Number `cites`; `look_up` gives the sources of some keys, all at once."""
        self._cites = cites
        self._look_up = look_up

    @cached_property
    def _numbers(self) -> dict[tuple[str, str | None], int]:
        # Not before a format asks: a list in a pipe names keys and numbers nothing.
        pairs = dict.fromkeys((cite.source, cite.via) for cite in self._cites)
        return dict(zip(pairs, range(1, len(pairs) + 1), strict=True))

    def number(self, cite: Citation) -> int:
        """Return the number of a citation. Raises KeyError if it was not given to this answer."""
        return self._numbers[cite.source, cite.via]

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield the numbers with "key" or "key via relay"; no source is looked up for it."""
        return ((number, _key(source, via)) for (source, via), number in self._numbers.items())

    def __iter__(self) -> Iterator[Note]:
        """Yield the references in order of their numbers."""
        told = self._look_up([key for cite in self._numbers for key in cite if key])
        for (source, via), number in self._numbers.items():
            yield Note(number, source, via, full_reference(source, via, told))

    def __len__(self) -> int:
        """Return how many references there are."""
        return len(self._numbers)


def _key(source: str, via: str | None) -> str:
    return f"{source} via {via}" if via else source


def full_reference(source: str, via: str | None, told: Sources) -> str:
    """Return a reference that tells what was read: "B …, as cited in A …" if only A was."""
    if not via:
        return str(told[source]["reference"])
    # What was read has its reference made already.
    from malictl.citations.styles.malictl import reference

    # The address of what was not read is left to the one that was.
    unread = reference({key: value for key, value in told[source]["csl"].items() if key != "URL"})
    unread = unread if unread.endswith("n.d.") else unread.removesuffix(".")
    return f"{unread}, as cited in {told[via]['reference']}"
