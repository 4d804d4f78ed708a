"""What is said, and what it rests on: citations, statements, accounts, and dates as they are printed."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from malictl.model.record import Record


class When(Record):
    """A date of the output contract: bounds are ISO days, `kind` is day, span or within."""

    edtf: str
    start: str | None
    end: str | None
    latest_start: str | None
    earliest_end: str | None
    kind: str
    precision: str
    approximate: bool
    uncertain: bool
    open: bool
    as_of: str | None
    text: str


class Citation(NamedTuple):
    """The source that carries a sentence, the relay through which it was read if it was not, and where in it."""

    source: str
    via: str | None
    at: str | None

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Citation":
        """Return the citation of a document. Raises KeyError if a field is missing."""
        return cls(document["source"], document["via"], document["at"])


class Statement(Record):
    """One sentence that no listed source disputes."""

    NESTED: ClassVar = {"cites": Citation.of}
    text: str
    cites: tuple[Citation, ...]


class Account(Record):
    """What one holder says on one question; `min` and `max` are counts of people or things, or of `unit`."""

    NESTED: ClassVar = {"cites": Citation.of}
    id: str
    question: str
    holder: str | None
    holder_name: str
    stance: str
    of: tuple[str, ...]
    claim: str
    metric: str | None
    unit: str | None
    population: str | None
    described_as: str | None
    of_actors: tuple[str, ...]
    manner: str | None
    min: int | None
    max: int | None
    qualifier: str | None
    wording: str | None
    date: str | None
    places: tuple[str, ...]
    as_of: str | None
    said: str | None
    made_in: str | None
    based_on: tuple[str, ...]
    rank: str
    rank_reason: str | None
    cites: tuple[Citation, ...]
    note: str | None


def parse_citation(text: str) -> Citation:
    """Return the citation that "key @ locator" or "key via relay @ locator" writes down.

    Raises ValueError with a sentence if it is written in another way, a chain of two relays among them.
    """
    keys, _, locator = text.partition(" @ ")
    words = keys.split()
    if len(words) == 1:
        return Citation(words[0], None, locator.strip() or None)
    if len(words) == 3 and words[1] == "via":
        return Citation(words[0], words[2], locator.strip() or None)
    if words.count("via") > 1:
        raise ValueError(f'"{text}" goes through two relays: cite the one that was read, and put the rest into note')
    raise ValueError(f'"{text}" is not a citation: write "key @ locator" or "key via relay @ locator"')
