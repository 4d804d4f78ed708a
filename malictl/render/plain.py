"""`plain`: for pipes. Lists: one record a line, tab-separated, no header. Cards: "field:<TAB>value" lines."""

from __future__ import annotations

import re

from malictl.render.look import Look, cell, key_mark
from malictl.text import fold, one_line
from malictl.views.shapes import Brief, Card, Cited, Facts, Paragraph, Shape, Table

READER = "machines"


def render(shape: Shape, look: Look) -> str:
    """Return the shape as lines, nothing cut or wrapped."""
    if isinstance(shape, Table):
        lines = _table(shape)
    elif isinstance(shape, Card) and shape.listing:
        lines = _table(shape.row)
    else:
        lines = _brief(shape) if isinstance(shape, Brief) else _card(shape, look)
        lines += [f"source:\t{note.key}\t{one_line(note.text)}" for note in look.notes]
    return "".join(f"{line}\n" for line in lines)


def _table(table: Table, before: str = "") -> list[str]:
    mark = key_mark if before else None
    return [before + "\t".join([cell(value, mark, False) for value in row]) for row in table.rows]


def _card(card: Card, look: Look) -> list[str]:
    lines = [f"title:\t{one_line(card.title)}"]
    lines += _facts(card.facts)
    for section in card.sections:
        for block in section.blocks:
            if isinstance(block, Cited | Paragraph):
                said = block.sentences if isinstance(block, Paragraph) else (block,)
                lines += [f"{section.name}:\t{cell(sentence, key_mark)}" for sentence in said]
            else:
                lines += _table(block, f"{section.name}:\t")
    return lines


def _brief(brief: Brief) -> list[str]:
    lines = [f"title:\t{one_line(brief.title)}"]
    for line in brief.lines:
        name = _field(line.label)
        lines += [f"{name}:\t{cell(item, key_mark)}" for item in line.items]
        lines += [f"{name}:\t{one_line(line.more)}"] if line.more else []
    return lines


def _facts(facts: Facts) -> list[str]:
    return [f"{_field(label)}:\t{cell(value, key_mark)}" for label, value in facts.pairs]


def _field(label: str) -> str:
    """Return a label as the name of a field: ASCII letters, figures and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(label)).strip("-") or "line"
