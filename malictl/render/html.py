"""`html`: a fragment that can be pasted into a page: headings, tables, sentences with links to the numbered sources."""

from __future__ import annotations

import re
from html import escape

from malictl.citations.runs import Run
from malictl.model.account import Citation
from malictl.render.look import Look, cell
from malictl.text import one_line
from malictl.views.shapes import Brief, Card, Cited, Facts, Paragraph, Shape, Styled, Table, Value

READER = "page"

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+[^\s<>\"“”«».,;:)\]]")


def render(shape: Shape, look: Look) -> str:
    """Return the shape as an HTML fragment in a `section`, its references as a list at the end."""
    if isinstance(shape, Table):
        parts = _table(shape, look)
    else:
        parts = _brief(shape, look) if isinstance(shape, Brief) else _card(shape, look)
    notes = [f'<li id="malictl-{note.number}">{_linked(note.text)}</li>' for note in look.notes]
    listed = ["<h3>Sources</h3>", "<ol>", *notes, "</ol>"] if notes else []
    return "\n".join(['<section class="malictl">', *parts, *listed, "</section>"]) + "\n"


def _text(text: str) -> str:
    return escape(one_line(text))


def _linked(text: str) -> str:
    """Return text with its addresses as links."""
    parts, at = [], 0
    line = one_line(text)
    for found in _ADDRESS.finditer(line):
        parts += [escape(line[at : found.start()]), f'<a href="{escape(found.group())}">{escape(found.group())}</a>']
        at = found.end()
    return "".join([*parts, escape(line[at:])])


def _value(value: Value, look: Look) -> str:
    if isinstance(value, Styled):
        marks = _marks(value.cites, look)
        return "".join(_set(run) for run in value.runs) + (f" {marks}" if marks else "")
    parts = [_linked(cell(value)), _marks(value.cites, look) if isinstance(value, Cited) else ""]
    return " ".join(part for part in parts if part)


def _set(run: Run) -> str:
    if run.bold:
        return f"<mark>{_text(run.text)}</mark>"
    return f"<i>{_text(run.text)}</i>" if run.italic else _linked(run.text)


def _marks(cites: tuple[Citation, ...], look: Look) -> str:
    marks = []
    for cite in cites:
        number = look.notes.number(cite)
        where = f", {_text(cite.at)}" if cite.at else ""
        marks.append(f'<a href="#malictl-{number}">{number}</a>{where}')
    return f"<sup>[{'; '.join(marks)}]</sup>" if marks else ""


def _table(table: Table, look: Look) -> list[str]:
    head = "".join(f"<th>{_text(column.label)}</th>" for column in table.columns)
    rows = ["<tr>" + "".join(f"<td>{_value(value, look)}</td>" for value in row) + "</tr>" for row in table.rows]
    title = [f"<caption>{_text(table.title)}</caption>"] if table.title else []
    return ["<table>", *title, f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"]


def _card(card: Card, look: Look) -> list[str]:
    parts = [f"<h2>{_text(card.title)}</h2>", *_facts(card.facts, look)]
    for section in card.sections:
        parts.append(f"<h3>{_text(section.title)}</h3>")
        for block in section.blocks:
            if isinstance(block, Table):
                parts += _table(block, look)
            else:
                said = block.pieces() if isinstance(block, Paragraph) else (block,)
                parts.append(f"<p>{' '.join(_value(sentence, look) for sentence in said)}</p>")
    return parts


def _brief(brief: Brief, look: Look) -> list[str]:
    parts = [f"<h2>{_text(brief.title)}</h2>", "<dl>"]
    for line in brief.lines:
        said = [_value(item, look) for item in line.items] + ([_text(line.more)] if line.more else [])
        parts.append(f"<dt>{_text(line.label)}</dt><dd>{'; '.join(said)}</dd>")
    return [*parts, "</dl>"]


def _facts(facts: Facts, look: Look) -> list[str]:
    lines = [f"<dt>{_text(label)}</dt><dd>{_value(value, look)}</dd>" for label, value in facts.pairs]
    return ["<dl>", *lines, "</dl>"] if lines else []
