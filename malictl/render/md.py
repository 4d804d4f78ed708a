"""`md`: Markdown that can be pasted without repair: tables, sentences with footnotes, and the footnotes."""

from __future__ import annotations

import re

from malictl.citations.runs import Run
from malictl.model.account import Citation
from malictl.render.look import Look, cell
from malictl.text import one_line
from malictl.views.shapes import Brief, Card, Cited, Facts, Paragraph, Shape, Styled, Table, Value

READER = "page"

# An address to the end of its word, or a character that means something.
_SPECIAL = re.compile(r"(?:(?<= )|^)https?://[^ ]*|[\\`*_\[\]<>|~]")
_BLOCK_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def render(shape: Shape, look: Look) -> str:
    """Return the shape as Markdown, with its references as footnotes at the end."""
    if isinstance(shape, Table):
        parts = _table(shape, look)
    else:
        parts = _brief(shape, look) if isinstance(shape, Brief) else _card(shape, look)
    notes = [f"[^{note.number}]: {_escaped(note.text)}" for note in look.notes]
    return "\n\n".join([*parts, *notes]) + "\n"


def _escaped(text: str) -> str:
    return _BLOCK_START.sub(r"\1\\\2", _SPECIAL.sub(_shielded, one_line(text)))


def _shielded(found: re.Match[str]) -> str:
    # A backslash inside an address would break it; a pipe would end the cell, so it is written as URLs write it.
    return f"\\{found.group()}" if len(found.group()) == 1 else found.group().replace("|", "%7C")


def _value(value: Value, look: Look) -> str:
    if isinstance(value, Styled):
        marks = _notes(value.cites, look)
        return "".join(_set(run) for run in value.runs) + marks
    parts = [_escaped(cell(value)), _marks(value.cites, look) if isinstance(value, Cited) else ""]
    return " ".join(part for part in parts if part)


def _set(run: Run) -> str:
    text = _escaped(run.text)
    return f"**{text}**" if run.bold else f"*{text}*" if run.italic else text


def _marks(cites: tuple[Citation, ...], look: Look) -> str:
    marks = [f"[^{look.notes.number(c)}]" + (f" ({_escaped(c.at)})" if c.at else "") for c in cites]
    return ", ".join(marks)


def _notes(cites: tuple[Citation, ...], look: Look) -> str:
    """Return the footnote marks of a sentence in prose, close behind it and each once."""
    return "".join(f"[^{number}]" for number in dict.fromkeys(look.notes.number(cite) for cite in cites))


def _table(table: Table, look: Look) -> list[str]:
    head = "| " + " | ".join(_escaped(column.label) for column in table.columns) + " |"
    rule = "|" + "|".join(" --- " for _ in table.columns) + "|"
    rows = ["| " + " | ".join(_value(value, look) for value in row) + " |" for row in table.rows]
    title = [f"**{_escaped(table.title)}**"] if table.title else []
    return [*title, "\n".join([head, rule, *rows])]


def _card(card: Card, look: Look) -> list[str]:
    parts = [f"## {_escaped(card.title)}"]
    parts += _facts(card.facts, look)
    for section in card.sections:
        parts.append(f"### {_escaped(section.title)}")
        for block in section.blocks:
            if isinstance(block, Paragraph):
                parts.append(" ".join(f"{_escaped(s.text)}{_notes(s.cites, look)}" for s in block.pieces()))
            elif isinstance(block, Cited):
                parts.append(_value(block, look))
            else:
                parts += _table(block, look)
    return parts


def _brief(brief: Brief, look: Look) -> list[str]:
    lines = []
    for line in brief.lines:
        said = [_value(item, look) for item in line.items] + ([_escaped(line.more)] if line.more else [])
        lines.append(f"- **{_escaped(line.label)}:** {'; '.join(said)}")
    return [f"## {_escaped(brief.title)}", *(["\n".join(lines)] if lines else [])]


def _facts(facts: Facts, look: Look) -> list[str]:
    lines = [f"- **{_escaped(label)}:** {_value(value, look)}" for label, value in facts.pairs]
    return ["\n".join(lines)] if lines else []
