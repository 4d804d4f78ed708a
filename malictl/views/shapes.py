"""The shapes that answers take. Renderers know these and nothing of Mali; views know nothing of formats."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from malictl.citations.runs import Runs
from malictl.model.account import Citation


class Cited(NamedTuple):
    """A sentence, or a few, and what it rests on. `mark` is a word set before it: the stance, a label.

    `parts` are its pieces where they rest on different sources.
    """

    text: str
    cites: tuple[Citation, ...] = ()
    mark: str = ""
    parts: "tuple[Cited, ...]" = ()


class Stretch(NamedTuple):
    """A length of time as a part of an axis: `first` and `last` from 0 to 1, with what is not sure of its ends.

    From `first` to `sure_first`, and from `sure_last` to `last`, it may have held; an `open` one goes on.
    """

    first: float
    sure_first: float
    sure_last: float
    last: float
    open: bool = False


class Styled(NamedTuple):
    """Text with italics or bold in it: a reference, or a find; and what it rests on."""

    runs: Runs
    cites: tuple[Citation, ...] = ()


Value = str | int | float | None | tuple[str, ...] | Cited | Stretch | Styled


class Column(NamedTuple):
    """One column. `readers` says for whom it is: machines (plain, csv, tsv), screen, page (md), people (both), nobody,
    or all.

    `wraps` columns share what width is left, each at least `least` cells; on a narrow terminal columns with the
    highest `spare` go first, 0 never goes. `under` names the column below whose words this one is set on a
    screen. `bar` draws a bar beside the number; `ticks` are the (position, label) marks of a column of stretches.
    """

    name: str
    label: str
    readers: str = "all"
    wraps: bool = False
    spare: int = 0
    bar: bool = False
    under: str = ""
    least: int = 24
    ticks: tuple[tuple[float, str], ...] = ()


class Table(NamedTuple):
    """Rows of values; `many` names what a row is: "event", "events"."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""
    noun: tuple[str, str] = ("row", "rows")

    def picked(self, keep: Callable[[Column], bool]) -> "Table":
        """Return the table with only the columns that `keep` keeps."""
        places = [i for i, column in enumerate(self.columns) if keep(column)]
        return self._with(places)

    def named(self, names: tuple[str, ...]) -> "Table":
        """Return the table with these columns, in this order. Raises KeyError on an unknown name."""
        position = {column.name: i for i, column in enumerate(self.columns)}
        return self._with([position[name] for name in names])

    def _with(self, places: list[int]) -> "Table":
        rows = tuple([tuple([row[i] for i in places]) for row in self.rows])
        return Table(tuple(self.columns[i] for i in places), rows, self.title, self.noun)


class Facts(NamedTuple):
    """Labels with values, one a line."""

    pairs: tuple[tuple[str, Value], ...]


class Paragraph(NamedTuple):
    """Sentences one after another, each with its citations."""

    sentences: tuple[Cited, ...]

    def pieces(self) -> Iterator[Cited]:
        """Yield the sentences, or the parts of one, each with what it alone rests on."""
        for sentence in self.sentences:
            yield from sentence.parts or (sentence,)


Block = Cited | Table | Paragraph


class Section(NamedTuple):
    """A heading and what stands under it; `name` is the field name of its lines in plain text."""

    title: str
    name: str
    blocks: tuple[Block, ...]


class Card(NamedTuple):
    """One record, or one page, laid out to be read; `row` is the same as a table, for csv and tsv.

    `keyed`: a screen lists the keys of its sources, not their references. `listing`: a pipe gets the rows instead.
    """

    title: str
    facts: Facts
    sections: tuple[Section, ...]
    row: Table
    keyed: bool = False
    listing: bool = False


def card(
    title: str,
    facts: Iterable[tuple[str, Value]],
    sections: Iterable[Section],
    row: Table,
    keyed: bool = False,
    listing: bool = False,
) -> Card:
    """Return a card without the facts and sections that have nothing to show."""
    shown = tuple(fact for fact in facts if fact[1])
    return Card(title, Facts(shown), tuple(s for s in sections if s.blocks), row, keyed, listing)


class Line(NamedTuple):
    """Some things said in one go under a label; `more` says what was left out."""

    label: str
    items: tuple[Cited, ...]
    more: str = ""


class Brief(NamedTuple):
    """An answer that fits a screen: labelled lines, and the keys of their sources; `row` as in a card."""

    title: str
    lines: tuple[Line, ...]
    row: Table


Shape = Table | Card | Brief

_SEEN_BY = {
    "screen": ("all", "people", "screen"),
    "page": ("all", "people", "page"),
    "machines": ("all", "machines"),
}


def for_reader(shape: Shape, reader: str) -> Shape:
    """Return the shape with only the columns that a screen, a page or machines are meant to see."""

    def seen(table: Table) -> Table:
        return table.picked(lambda column: column.readers in _SEEN_BY[reader])

    if isinstance(shape, Table):
        return seen(shape)
    if isinstance(shape, Brief):
        return Brief(shape.title, shape.lines, seen(shape.row))
    sections = tuple(
        Section(s.title, s.name, tuple(seen(block) if isinstance(block, Table) else block for block in s.blocks))
        for s in shape.sections
    )
    return Card(shape.title, shape.facts, sections, seen(shape.row), shape.keyed, shape.listing)


def citations_in(shape: Shape) -> Iterator[Citation]:
    """Yield every citation of a shape, in reading order."""
    if isinstance(shape, Table):
        for row in shape.rows:
            for value in row:
                yield from value.cites if isinstance(value, Cited | Styled) else ()
        return
    if isinstance(shape, Brief):
        for line in shape.lines:
            for item in line.items:
                yield from item.cites
        return
    for _, value in shape.facts.pairs:
        yield from value.cites if isinstance(value, Cited | Styled) else ()
    for section in shape.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    yield from sentence.cites
            else:
                yield from block.cites if isinstance(block, Cited) else citations_in(block)
