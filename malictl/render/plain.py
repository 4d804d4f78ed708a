"""`plain`: for pipes. Lists: one record a line, tab-separated, no header. Cards: "field:<TAB>value" lines."""

from __future__ import annotations

from malictl.render.look import Look, cell, key_mark
from malictl.text import one_line
from malictl.views.shapes import Card, Cited, Facts, Shape, Table

READER = "machines"


def render(shape: Shape, look: Look) -> str:
    """Return the shape as lines, nothing cut or wrapped."""
    lines = _table(shape) if isinstance(shape, Table) else _card(shape, look)
    return "".join(f"{line}\n" for line in lines)


def _table(table: Table, before: str = "") -> list[str]:
    return [
        before + "\t".join(cell(value, key_mark if before else None, labelled=False) for value in row)
        for row in table.rows
    ]


def _card(card: Card, look: Look) -> list[str]:
    lines = [f"title:\t{one_line(card.title)}"]
    lines += _facts(card.facts)
    for section in card.sections:
        for block in section.blocks:
            if isinstance(block, Cited):
                lines.append(f"{section.name}:\t{cell(block, key_mark)}")
            else:
                lines += _table(block, f"{section.name}:\t")
    return lines + [f"source:\t{note.key}\t{one_line(note.text)}" for note in look.notes]


def _facts(facts: Facts) -> list[str]:
    return [f"{label.lower().replace(' ', '-')}:\t{cell(value, key_mark)}" for label, value in facts.pairs]
