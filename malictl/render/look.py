"""What a renderer is told. Renderers never ask the terminal anything themselves."""

from collections.abc import Callable
from typing import NamedTuple

from malictl.citations.notes import Notes
from malictl.citations.runs import plain
from malictl.model.account import Citation
from malictl.text import one_line
from malictl.views.shapes import Cited, Stretch, Styled, Value


class Look(NamedTuple):
    """How an answer is to look: `width` in cells, or None for whatever it needs; `colour` or not.

    `locators`: whether a mark says where in the source. `excel`: whether a spreadsheet is to open it.
    """

    notes: Notes
    width: int | None = None
    colour: bool = False
    locators: bool = True
    excel: bool = False


Mark = Callable[[tuple[Citation, ...]], str]


def cell(value: Value, mark: Mark | None = None, labelled: bool = True) -> str:
    """Return a value as one line of text: lists joined, nothing for None, citations as `mark` writes them.

    `labelled` sets the label of a sentence before it; machines have it in a column of its own.
    """
    if isinstance(value, str):
        return value if value.isprintable() else one_line(value)
    if value is None or isinstance(value, Stretch):
        return ""
    if type(value) is tuple:
        return one_line("; ".join(map(str, value)))
    if isinstance(value, Styled):
        marks = mark(value.cites) if mark and value.cites else ""
        return one_line(f"{plain(value.runs)} {marks}".rstrip())
    if isinstance(value, Cited):
        words = f"{value.mark}: {value.text}" if value.mark and labelled else value.text
        marked = mark(value.cites) if mark and value.cites else ""
        return one_line(f"{words} {marked}".rstrip())
    return one_line(str(value))


def key_mark(cites: tuple[Citation, ...]) -> str:
    """Return citations by key, for text that is read line by line: "[key @ para. 2] [key via relay @ opening]"."""
    return " ".join(f"[{cite_text(cite)}]" for cite in cites)


def cite_text(cite: Citation) -> str:
    """Return a citation as the data writes it: "key via relay @ locator"."""
    key = f"{cite.source} via {cite.via}" if cite.via else cite.source
    return f"{key} @ {cite.at}" if cite.at else key


def number_mark(look: Look) -> Mark:
    """Return the marker of people's formats: "[1, para. 2; 3, opening]", the numbers of the notes; without
    locators "[1; 3]".
    """
    notes = look.notes

    def mark(cites: tuple[Citation, ...]) -> str:
        words = (f"{notes.number(c)}, {c.at}" if c.at and look.locators else f"{notes.number(c)}" for c in cites)
        return "[" + "; ".join(dict.fromkeys(words)) + "]"

    return mark
