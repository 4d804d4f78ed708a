"""The index: which records fit, where they stand, and what they are called. No record is read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from malictl.store.tables import Document, Tables

KINDS = ("event", "actor", "place", "source", "span")
# In this order an id is looked for whose kind is not known: first where there are few.
_FEWEST_FIRST = ("actor", "place", "span", "event", "source")
# As the index has ends that are open.
_FIRST, _LAST = "0001-01-01", "9999-12-31"


class Index(Tables):
    """What is known of all records of a bundle."""

    def __init__(self, path: str, text: str | None = None) -> None:
        """Open the bundle at `path`, or the one in `text`; raises DataFault if it is none."""
        super().__init__(path, text)
        self._entries: dict[tuple[object, ...], list[Document]] = {}
        self._ids: dict[str, list[str]] = {}
        self._names: dict[str, list[Document]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._met: dict[str, dict[str, int]] = {}
        self._titles: dict[str, dict[str, str]] = {}

    def entries(
        self, kind: str, words: Sequence[str] = (), naming: Sequence[str] = (), between: tuple[str, str] = ("", "")
    ) -> list[Document]:
        """Return the index documents of one kind of record, in order. Raises DataFault if they do not fit.

        With `words` those in whose text each begins a word: folded words. With `naming` and `between` at least those
        that name all of these ids somewhere, and that may have been on a day between the two (ISO; "" for an open
        end); most others are not even read, and the rest is left to the caller.
        """
        asked = (kind, tuple(words), tuple(naming), between)
        if asked not in self._entries:
            self._entries[asked] = self._found(kind, words, naming, between)
        return self._entries[asked]

    def _found(
        self, kind: str, words: Sequence[str], naming: Sequence[str], between: tuple[str, str]
    ) -> list[Document]:
        found: Sequence[int] = range(1, len(self._table(f"{kind}_index")) + 1)
        if any(between):
            found = self._between(kind, between[0], between[1] or _LAST)
        if naming:
            named = set.intersection(*(self._mentions(kind, record_id) for record_id in naming))
            found = [number for number in found if number in named]
        if words:
            spoken = {*self._table(f"{kind}_text").holding(f" {word}" for word in words)}
            found = [number for number in found if number in spoken]
        entries = self._records(f"{kind}_index", found)
        if any(entry.get("kind") != kind for entry in entries):
            raise self._foreign()
        # Whoever asks for these records next need not know where all others are.
        self._met.setdefault(kind, {}).update(zip((entry["id"] for entry in entries), found, strict=True))
        return entries

    def _where(self, kind: str, ids: Sequence[str]) -> list[int]:
        """Return the numbers of some records. Raises KeyError on an unknown id."""
        met = self._met.get(kind, {})
        numbers = met if all(record_id in met for record_id in ids) else self.numbers(kind)
        return [numbers[record_id] for record_id in ids]

    def _mentions(self, kind: str, record_id: str) -> set[int]:
        """Return the numbers of the records of a kind that name a record, of any kind."""
        of = next((other for other in _FEWEST_FIRST if record_id in self.numbers(other)), None)
        if of is None:
            return set()
        named = self._document(f"{of}_mentions", self.numbers(of)[record_id]).get(kind, [])
        if not isinstance(named, list) or not all(type(number) is int for number in named):
            raise self._foreign()
        return set(named)

    def _between(self, kind: str, low: str, high: str) -> list[int]:
        """Return the numbers of the records of a kind that may have been on some day between two."""
        # Imported where days are asked for: most answers ask for none.
        from bisect import bisect_left

        from malictl.dates.period import day_after, days_after

        told = self._document("days", KINDS.index(kind) + 1)
        try:
            first, last, most, lasted = (told[name] for name in ("first", "last", "most", "lasted"))
            if not len(first) == len(last) == 10 * len(self._table(f"{kind}_index")):
                raise self._foreign()

            def begun(day: str) -> int:
                """Return how many began before a day: they are in that order."""
                return bisect_left(range(len(first) // 10), day, key=lambda at: first[10 * at : 10 * at + 10])

            # What began before the first day asked for is wanted if it went on: some of it lasted, all of it is near.
            before, near = begun(low), begun(days_after(low, -most)) if low > _FIRST else 0
            earlier = (*(number for number in lasted if number <= near), *range(near + 1, before + 1))
            went_on = [number for number in earlier if last[10 * number - 10 : 10 * number] >= low]
            return [*went_on, *range(before + 1, begun(day_after(high)) + 1)]
        except (KeyError, TypeError, ValueError):
            raise self._foreign() from None

    @property
    def years(self) -> dict[str, int]:
        """How many events begin in each year, in order of time."""
        return self._document("years", 1)

    def ids(self, kind: str) -> list[str]:
        """Return the id of each record of a kind, in order. Raises DataFault if they do not fit."""
        if kind not in self._ids:
            listed = self._document("ids", KINDS.index(kind) + 1)
            ids = str(listed.get("ids")).split()
            if listed.get("kind") != kind or len(ids) != len(self._table(f"{kind}_index")):
                raise self._foreign()
            self._ids[kind] = ids
        return self._ids[kind]

    def numbers(self, kind: str) -> dict[str, int]:
        """Return the number of each record of a kind, by id, in order. Raises DataFault if they do not fit."""
        if kind not in self._numbers:
            ids = self.ids(kind)
            self._numbers[kind] = dict(zip(ids, range(1, len(ids) + 1), strict=True))
        return self._numbers[kind]

    def entry(self, kind: str, record_id: str) -> Document:
        """Return the index document of a record. Raises KeyError if there is none of that id."""
        return self._document(f"{kind}_index", self.numbers(kind)[record_id])

    def names(self, kind: str, ids: Iterable[str] | None = None) -> list[Document]:
        """Return (id, title, folded names, former ids) of each record of a kind, or of some, as documents, in order.

        Raises KeyError on an unknown id.
        """
        if ids is not None:
            return self._records(f"{kind}_names", self._where(kind, [*ids]))
        if kind not in self._names:
            self._names[kind] = self._records(f"{kind}_names", range(1, len(self.ids(kind)) + 1))
        return self._names[kind]

    def names_holding(self, kind: str, texts: Iterable[str]) -> list[Document]:
        """Return what `names` does of the records in whose names, folded, or id one of some texts stands."""
        table = self._table(f"{kind}_names")
        return self._records(f"{kind}_names", sorted({n for text in texts for n in table.holding([text])}))

    @property
    def titles(self) -> Mapping[str, str]:
        """What each record of any kind is called, by id; those of a kind are read when one is asked for."""
        return _Titles(self._titles_of)

    def _titles_of(self, kind: str) -> dict[str, str]:
        if kind not in self._titles:
            told = self._document("titles", KINDS.index(kind) + 1)
            ids, titles = self.ids(kind), told.get("titles")
            if not isinstance(titles, list) or len(titles) != len(ids):
                raise self._foreign()
            self._titles[kind] = dict(zip(ids, titles, strict=True))
        return self._titles[kind]


class _Titles(Mapping[str, str]):
    def __init__(self, of_kind: Callable[[str], dict[str, str]]) -> None:
        self._of_kind = of_kind

    def __getitem__(self, record_id: str) -> str:
        for kind in _FEWEST_FIRST:
            if record_id in (titles := self._of_kind(kind)):
                return titles[record_id]
        raise KeyError(record_id)

    def __iter__(self) -> Iterator[str]:
        return (record_id for kind in KINDS for record_id in self._of_kind(kind))

    def __len__(self) -> int:
        return sum(len(self._of_kind(kind)) for kind in KINDS)
