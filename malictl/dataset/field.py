"""What a field of a record is: the words in which `schema.py` describes every kind of record."""

from __future__ import annotations

from dataclasses import dataclass

# What the value of a field may be:
#   text      a sentence or name           slug   an id-like word          vocab  a value of a vocabulary
#   ref       the id of another record     edtf   an EDTF date             day    a day, YYYY-MM-DD
#   url       an http(s) address           int    a whole number ≥ 0       float  a number
#   cites     citations, "key @ locator"   table  one table                tables an array of tables
# and texts, slugs, refs, floats: arrays of the same.
KINDS = (
    "text", "slug", "vocab", "ref", "edtf", "day", "url", "int", "float", "cites", "table", "tables", "texts",
    "slugs", "refs", "floats",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record or of a table in it: its name, what it holds and the sentence that explains it.

    `vocab` names the vocabulary of a `vocab` field, or the event-subtype that hangs on the type; `to` the
    kinds of record that a reference may name; `fields` those of a table.
    """

    name: str
    kind: str
    sentence: str
    required: bool = False
    vocab: str = ""
    to: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def is_table(self) -> bool:
        """Return whether the field is written as a TOML table, after all plain values."""
        return self.kind in ("table", "tables")


def need(field: Field) -> Field:
    """Return `field`, required."""
    return Field(field.name, field.kind, field.sentence, True, field.vocab, field.to, field.fields)
