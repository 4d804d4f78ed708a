"""`table`: for people at a terminal. The only file that knows Rich: layout is worked out here, Rich paints it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from malictl.citations.runs import Runs
from malictl.render.bars import axis, count_bar, stretch_bar
from malictl.render.look import Look, cell, number_mark
from malictl.text import one_line, plural
from malictl.views.shapes import Brief, Card, Cited, Column, Facts, Paragraph, Shape, Stretch, Styled, Table, Value

READER = "screen"

# Between two columns: one cell of padding and one that Rich gives the (empty) divider of the box.
_GAP = 2
# A word longer than this, an address say, is folded rather than given the whole width.
_LONG_WORD = 40
_BAR = 24
# An axis of time takes what width is left, and no less than this.
_AXIS = 30
_BARS = 12
# Rich's SIMPLE_HEAD without a foot: one rule under the header, nothing else.
_BOX = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


def render(shape: Shape, look: Look) -> str:
    """Return the shape as the screen shows it, wrapped to `look.width`, never cut."""
    out = io.StringIO()
    width = look.width or _natural_width(shape, look)
    console = Console(
        file=out, width=width, force_terminal=look.colour, no_color=not look.colour, legacy_windows=False,
        color_system="standard" if look.colour else None, markup=False, emoji=False, highlight=False, soft_wrap=False,
    )  # fmt: skip
    if isinstance(shape, Table):
        parts = [*_table(shape, look, width, counted=True), *_references(look)]
    elif isinstance(shape, Brief):
        parts = _brief(shape, look._replace(locators=False))
    else:
        parts = _card(shape, look._replace(locators=not shape.keyed), width)
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])


def _natural_width(shape: Shape, look: Look) -> int:
    # No terminal, so no width to keep to: as wide as the longest row of any table needs.
    if isinstance(shape, Brief):
        return 100
    tables = (
        [shape] if isinstance(shape, Table) else [b for s in shape.sections for b in s.blocks if isinstance(b, Table)]
    )
    needed = [100]
    for table in tables:
        needed.append(sum(_widths(_worded(table, look))) + _GAP * len(table.columns) + _BAR)
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


def _worded(table: Table, look: Look) -> Table:
    """Return the table with every value as the text that is shown, so that it is made once and measured often."""
    return table._replace(rows=tuple(tuple(_text(value, look) for value in row) for row in table.rows))


def _column(table: Table, i: int, under: Mapping[str, Table]) -> list[str]:
    """Return the texts of one column, with those that stand under them."""
    name = table.columns[i].name
    below = [str(row[0]) for row in under[name].rows] if name in under else []
    return [str(row[i]) for row in table.rows] + below


def _widths(table: Table, under: Mapping[str, Table] = MappingProxyType({})) -> list[int]:
    """Return the natural width of each column, with what stands under its words."""
    return [
        max(cell_len(text) for text in (column.label, *_column(table, i, under)))
        for i, column in enumerate(table.columns)
    ]


def _table(table: Table, look: Look, width: int, counted: bool = False) -> list[RenderableType]:
    drawn = next((i for i, column in enumerate(table.columns) if column.bar or column.ticks), None)
    values = [row[drawn] for row in table.rows] if drawn is not None else []
    ticks = table.columns[drawn].ticks if drawn is not None else ()
    table = _worded(table.picked(lambda column: not column.ticks), look)
    below = {column.under: column.name for column in table.columns if column.under}
    under = {name: table.named((other,)) for name, other in below.items()}
    empty = {c.name for i, c in enumerate(table.columns) if not any(row[i] for row in table.rows)}
    shown = _roomy(table.picked(lambda column: not column.under and column.name not in empty), under)
    left_out: list[str] = []
    # Beside words that wrap a bar has its place kept, else it takes what the words leave.
    beside = drawn is not None and any(column.wraps for column in shown.columns)
    room = width - (_AXIS + _GAP if ticks else _BARS + _GAP if beside else 0)
    while not _fits(shown, room, under) and any(column.spare for column in shown.columns):
        worst = max(shown.columns, key=lambda column: column.spare)
        left_out.append(worst.label.lower())
        shown = shown.picked(lambda column, worst=worst: column is not worst)  # type: ignore[misc]
    rich = RichTable(box=_BOX, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold")
    shares = _shares(shown, room, under)
    for column, space in zip(shown.columns, shares, strict=True):
        rich.add_column(
            Text(column.label), width=space, overflow="fold",
            justify="right" if shown.rows and column.bar else "left",
            style="dim" if column.name in ("id", "record") else "",
        )  # fmt: skip
    drawing = _drawing(values, ticks, width - sum(shares) - _GAP * len(shares))
    if drawing:
        rich.add_column(Text(drawing[0]), width=max(map(len, drawing)), overflow="crop", no_wrap=True)
    for position, row in enumerate(shown.rows):
        cells = [_painted(text, column) for column, text in zip(shown.columns, row, strict=True)]
        for column, painted in zip(shown.columns, cells, strict=True):
            if column.name in under:
                painted.append(f"\n{under[column.name].rows[position][0]}", style="dim")
        rich.add_row(*cells, *([Text(drawing[position + 1])] if drawing else []))
    parts: list[RenderableType] = []
    if table.title:
        parts.append(Text(one_line(table.title), style="italic"))
    if shown.rows:
        parts.append(rich)
    notes = [plural(len(shown.rows), *table.noun)] if counted and shown.rows and (ticks or not drawing) else []
    if left_out and shown.rows:
        notes.append(f"left out at this width: {', '.join(reversed(left_out))}")
    if notes:
        parts.append(Text("; ".join(notes), style="dim"))
    return parts


def _drawing(values: list[Value], ticks: tuple[tuple[float, str], ...], rest: int) -> list[str]:
    """Return the header and the cells of the drawn column in `rest` cells: stretches on an axis, or bars of counts."""
    if ticks:
        return [
            f"{axis(ticks, rest):<{rest}}",
            *(stretch_bar(v, rest) if isinstance(v, Stretch) else "" for v in values),
        ]
    if not values:
        return []
    most = max((value for value in values if isinstance(value, int)), default=0)
    wide = min(_BAR, max(8, rest))
    return [" " * wide, *(count_bar(value, most, wide) for value in values)]


def _roomy(table: Table, under: Mapping[str, Table]) -> Table:
    """Return the table with wrapping columns at least as wide as their longest word, as far as that is sensible."""
    columns = []
    for i, column in enumerate(table.columns):
        words = (word for text in _column(table, i, under) for word in text.split())
        longest = max((cell_len(word) for word in words), default=0)
        columns.append(column._replace(least=max(column.least, min(longest, _LONG_WORD))) if column.wraps else column)
    return table._replace(columns=tuple(columns))


def _fits(table: Table, width: int, under: Mapping[str, Table]) -> bool:
    natural = _widths(table, under)
    needed = [min(n, c.least) if c.wraps else n for c, n in zip(table.columns, natural, strict=True)]
    return sum(needed) + _GAP * len(needed) <= width


def _shares(table: Table, width: int, under: Mapping[str, Table]) -> list[int]:
    """Return the width of each column: fixed ones what they need, wrapping ones their share of the rest."""
    natural = _widths(table, under)
    room = width - _GAP * len(natural)
    if sum(natural) <= room:
        return natural
    fixed = sum(n for c, n in zip(table.columns, natural, strict=True) if not c.wraps)
    wrapping = [(n, min(n, c.least)) for c, n in zip(table.columns, natural, strict=True) if c.wraps]
    spare = room - fixed - sum(least for _, least in wrapping)
    if spare < 0 or not wrapping:
        return _squeezed(natural, room)
    wanted = sum(n - least for n, least in wrapping) or 1
    shares = []
    for column, n in zip(table.columns, natural, strict=True):
        least = min(n, column.least)
        shares.append(least + spare * (n - least) // wanted if column.wraps else n)
    return shares


def _squeezed(natural: list[int], room: int) -> list[int]:
    # Too narrow for whole words: the widest give way first, and cells fold rather than lose a letter.
    shares = list(natural)
    while sum(shares) > max(room, 4 * len(shares)):
        shares[shares.index(max(shares))] -= 1
    return shares


def _painted(text: Value, column: Column) -> Text:
    painted = Text(str(text))
    at = 0
    for run in text.runs if isinstance(text, _Set) else ():
        end = at + len(one_line(run.text))
        if run.italic or run.bold:
            painted.stylize("italic" if run.italic else "bold", at, end)
        at = end
    if column.name in ("evidence", "status"):
        painted.highlight_words(["contested"], "bold yellow")
    return painted


def _card(card: Card, look: Look, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(one_line(card.title), style="bold")]
    if card.facts.pairs:
        parts += ["", _facts(card.facts, look)]
    for section in card.sections:
        parts += ["", Text(one_line(section.title), style="bold underline" if look.colour else "bold")]
        for position, block in enumerate(section.blocks):
            if isinstance(block, Paragraph):
                parts += [*([""] if position else []), Padding(_paragraph(block, look), (0, 0, 0, 2))]
            elif isinstance(block, Cited):
                parts.append(Padding(_sentence(block, look), (0, 0, 0, 2)))
            else:
                gap: list[RenderableType] = [""] if position else []
                parts += gap + [Padding(part, (0, 0, 0, 2)) for part in _table(block, look, width - 2)]
    return parts + (_keys(look) if card.keyed else _references(look))


def _brief(brief: Brief, look: Look) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(one_line(brief.title), style="bold"), ""]
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for line in brief.lines:
        words = Text()
        for position, item in enumerate(line.items):
            words.append("; " if position else "").append_text(_sentence(item, look))
        if line.more:
            words.append("; " if line.items else "").append(one_line(line.more), style="dim")
        grid.add_row(Text(one_line(line.label)), words)
    return [*parts, grid, *_keys(look)]


def _keys(look: Look) -> list[RenderableType]:
    """Return the sources by number and key, in one go."""
    words = Text("; ".join(f"[{note.number}]\u00a0{note.key}" for note in look.notes), style="dim")
    return ["", Text("Sources: ", style="dim").append_text(words)] if len(look.notes) else []


def _references(look: Look) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if len(look.notes):
        parts += ["", Text("Sources", style="bold underline" if look.colour else "bold")]
        grid = RichTable.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for note in look.notes:
            grid.add_row(Text(f"[{note.number}]"), Text(one_line(note.text)).append(f" [{note.key}]", style="dim"))
        parts.append(Padding(grid, (0, 0, 0, 2)))
    return parts


def _sentence(block: Cited, look: Look) -> Text:
    text = Text(cell(block))
    if block.cites:
        text.append(" " + number_mark(look)(block.cites), style="dim")
    return text


def _paragraph(block: Paragraph, look: Look) -> Text:
    shorter = look._replace(locators=False)
    return Text(" ").join(_sentence(sentence, shorter) for sentence in block.pieces())


def _facts(facts: Facts, look: Look) -> RichTable:
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for label, value in facts.pairs:
        grid.add_row(Text(label), _sentence(value, look) if isinstance(value, Cited) else Text(_text(value, look)))
    return grid
