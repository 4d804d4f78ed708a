"""`table`: for people at a terminal. Tables, cards and short screens as lines of text, wrapped and never cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from malictl.citations.runs import Runs
from malictl.render.bars import axis, count_bar, stretch_bar
from malictl.render.columns import GAP, Measured, measured, shares, that_fit
from malictl.render.look import Look, cell, number_mark
from malictl.render.pen import Stroke, cells, drawn, side_by_side
from malictl.text import one_line, plural
from malictl.views.shapes import Brief, Card, Cited, Column, Facts, Paragraph, Shape, Stretch, Styled, Table, Value

READER = "screen"

_BAR = 24
# An axis of time takes what width is left, and no less than this.
_AXIS = 30
_BARS = 12
# Prose that nothing limits is kept to lines that can be read.
_PROSE = 100
_LEAST = 4
_HEADING = "bold underline"


def render(shape: Shape, look: Look) -> str:
    """Return the shape as the screen shows it: in `look.width` cells, or as wide as its tables need."""
    width = look.width or _natural_width(shape, look)
    lines: Iterable[str]
    if isinstance(shape, Table):
        lines = chain(_table(shape, look, width, counted=True), _references(look, width))
    elif isinstance(shape, Brief):
        lines = _brief(shape, look._replace(locators=False), width)
    else:
        lines = _card(shape, look._replace(locators=not shape.keyed), width)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _natural_width(shape: Shape, look: Look) -> int:
    if isinstance(shape, Brief):
        return _PROSE
    tables = (
        [shape] if isinstance(shape, Table) else [b for s in shape.sections for b in s.blocks if isinstance(b, Table)]
    )
    needed = [_PROSE]
    for table in tables:
        widths = [
            max(cells(_text(value, look)) for value in (column.label, *(row[i] for row in table.rows)))
            for i, column in enumerate(table.columns)
        ]
        needed.append(sum(widths) + GAP * len(widths) + _BAR)
    return max(needed)


class _Set(str):
    """A cell's text that knows which of its words are set in italics or bold."""

    runs: Runs = ()


def _text(value: Value, look: Look) -> str:
    if not isinstance(value, Styled):
        return cell(value, number_mark(look))
    # Without colours there is no bold: a mark says what it would have shown.
    runs = tuple(run._replace(text=f"*{run.text}*") if run.bold and not look.colour else run for run in value.runs)
    text = _Set(cell(value._replace(runs=runs), number_mark(look)))
    text.runs = runs
    return text


def _table(table: Table, look: Look, width: int, counted: bool = False) -> Iterator[str]:
    plotted = next((i for i, column in enumerate(table.columns) if column.bar or column.ticks), None)
    ticks = table.columns[plotted].ticks if plotted is not None else ()
    columns = _columns(table, look)
    # Beside words that wrap a bar has its place kept, else it takes what the words leave.
    beside = plotted is not None and any(c.column.wraps for c in columns)
    room = width - (_AXIS + GAP if ticks else _BARS + GAP if beside else 0)
    shown, left_out = that_fit(columns, room)
    if table.title:
        yield from _prose([(one_line(table.title), "italic")], look, width)
    if table.rows:
        widths = shares(shown, room)
        drawing: list[str] = []
        if plotted is not None:
            rest = width - sum(widths) - GAP * len(widths)
            drawing = _drawing([row[plotted] for row in table.rows], ticks, rest)
        yield from _rows(shown, widths, drawing, look.colour)
    notes = [plural(len(table.rows), *table.noun)] if counted and table.rows and (ticks or plotted is None) else []
    if left_out and table.rows:
        notes.append(f"left out at this width: {', '.join(c.column.label.lower() for c in reversed(left_out))}")
    if notes:
        yield from _prose([("; ".join(notes), "dim")], look, width)


def _columns(table: Table, look: Look) -> list[Measured]:
    """Return the columns that have something to show as text, each with the texts that stand under its own."""
    texts = {
        column.name: [_text(row[i], look) for row in table.rows]
        for i, column in enumerate(table.columns)
        if not column.ticks
    }
    below = {column.under: texts[column.name] for column in table.columns if column.under}
    return [
        measured(column, texts[column.name], below.get(column.name, []))
        for column in table.columns
        if not column.ticks and not column.under and any(texts[column.name])
    ]


def _rows(columns: list[Measured], widths: list[int], drawing: list[str], colour: bool) -> Iterator[str]:
    """Yield the header, its rule and the rows; `drawing` is a last column, its header first."""
    right = [c.column.bar for c in columns]
    if drawing:
        right, widths = [*right, False], [*widths, max(map(cells, drawing))]

    labels = [c.column.label for c in columns] + drawing[:1]
    header = [drawn([(label, "bold")], width, colour) for label, width in zip(labels, widths, strict=True)]
    tallest = max(map(len, header))
    yield from side_by_side([[("", 0)] * (tallest - len(lines)) + lines for lines in header], widths, GAP, right)
    yield "─" * (sum(widths) + GAP * (len(widths) - 1))
    for at in range(len(columns[0].texts)):
        row = []
        for c, width in zip(columns, widths, strict=False):
            lines = drawn(_strokes(c.texts[at], c.column), width, colour)
            row.append(lines + drawn([(c.under[at], "dim")], width, colour) if c.under else lines)
        if drawing:
            row.append([(drawing[at + 1], cells(drawing[at + 1]))])
        yield from side_by_side(row, widths, GAP, right)


def _strokes(text: str, column: Column) -> list[Stroke]:
    """Return the text of a cell in the styles of its column and of its own words."""
    style = "dim" if column.name in ("id", "record") else ""
    if isinstance(text, _Set):
        strokes, at = [], 0
        for run in text.runs:
            end = at + len(one_line(run.text))
            own = "italic" if run.italic else "bold" if run.bold else ""
            strokes.append((text[at:end], f"{style} {own}".strip()))
            at = end
        return [*strokes, (text[at:], style)]
    if column.name in ("evidence", "status") and "contested" in text:
        before, word, after = text.partition("contested")
        return [(before, style), (word, "bold yellow"), (after, style)]
    return [(text, style)]


def _drawing(values: list[Value], ticks: tuple[tuple[float, str], ...], rest: int) -> list[str]:
    """Return the header and the cells of the drawn column in `rest` cells: stretches on an axis, or bars of counts."""
    if ticks:
        return [
            f"{axis(ticks, rest):<{rest}}",
            *(stretch_bar(v, rest) if isinstance(v, Stretch) else "" for v in values),
        ]
    most = max((value for value in values if isinstance(value, int)), default=0)
    wide = min(_BAR, max(8, rest))
    return [" " * wide, *(count_bar(value, most, wide) for value in values)]


def _card(card: Card, look: Look, width: int) -> Iterator[str]:
    yield from _prose([(one_line(card.title), "bold")], look, width)
    if card.facts.pairs:
        yield ""
        yield from _facts(card.facts, look, width)
    for section in card.sections:
        yield ""
        yield from _prose([(one_line(section.title), _HEADING)], look, width)
        for position, block in enumerate(section.blocks):
            if position and not isinstance(block, Cited):
                yield ""
            yield from _indented(_block(block, look, width - 2))
    yield from _keys(look, width) if card.keyed else _references(look, width)


def _block(block: Cited | Table | Paragraph, look: Look, width: int) -> Iterator[str]:
    if isinstance(block, Table):
        return _table(block, look, width)
    strokes = _sentence(block, look) if isinstance(block, Cited) else _paragraph(block, look)
    return _prose(strokes, look, width)


def _brief(brief: Brief, look: Look, width: int) -> Iterator[str]:
    yield from _prose([(one_line(brief.title), "bold")], look, width)
    yield ""
    rows = []
    for line in brief.lines:
        words: list[Stroke] = []
        for item in line.items:
            words += [("; ", "")] if words else []
            words += _sentence(item, look)
        if line.more:
            words += [("; ", "")] if words else []
            words.append((one_line(line.more), "dim"))
        rows.append(((one_line(line.label), "dim"), words))
    yield from _grid(rows, look, width, gap=2)
    yield from _keys(look, width)


def _keys(look: Look, width: int) -> Iterator[str]:
    """Yield the sources by number and key, in one go."""
    if len(look.notes):
        words = "; ".join(f"[{number}]\u00a0{key}" for number, key in look.notes.numbered())
        yield ""
        yield from _prose([(f"Sources: {words}", "dim")], look, width)


def _references(look: Look, width: int) -> Iterator[str]:
    if len(look.notes):
        yield ""
        yield from _prose([("Sources", _HEADING)], look, width)
        rows = [
            ((f"[{note.number}]", ""), [(one_line(note.text), ""), (f" [{note.key}]", "dim")]) for note in look.notes
        ]
        yield from _indented(_grid(rows, look, width - 2, gap=1, right=True))


def _facts(facts: Facts, look: Look, width: int) -> Iterator[str]:
    rows = [
        ((label, "dim"), _sentence(value, look) if isinstance(value, Cited) else [(_text(value, look), "")])
        for label, value in facts.pairs
    ]
    return _grid(rows, look, width, gap=2)


def _grid(
    rows: list[tuple[Stroke, list[Stroke]]], look: Look, width: int, gap: int, right: bool = False
) -> Iterator[str]:
    """Yield rows of a label, to the right if asked, and words that wrap beside it."""
    labels = max((cells(label) for (label, _), _ in rows), default=0)
    widths = [labels, max(_LEAST, width - labels - gap)]
    for label, words in rows:
        columns = [drawn([label], labels, look.colour), drawn(words, widths[1], look.colour)]
        yield from side_by_side(columns, widths, gap, (right, False))


def _sentence(block: Cited, look: Look) -> list[Stroke]:
    return [(cell(block), ""), (f" {number_mark(look)(block.cites)}", "dim")] if block.cites else [(cell(block), "")]


def _paragraph(block: Paragraph, look: Look) -> list[Stroke]:
    shorter = look._replace(locators=False)
    strokes: list[Stroke] = []
    for sentence in block.pieces():
        strokes += [(" ", "")] if strokes else []
        strokes += _sentence(sentence, shorter)
    return strokes


def _prose(strokes: list[Stroke], look: Look, width: int) -> Iterator[str]:
    return (text for text, _ in drawn(strokes, width, look.colour))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
