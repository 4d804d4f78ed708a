"""The canonical bytes of a record: keys in schema order, one blank line before each table, no comments.

`check` compares them byte for byte; `check --fix` writes them. Nothing but order and spacing may change.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from malictl.dataset.field import Field
from malictl.dataset.read import Record
from malictl.dataset.schema import DATASET, KINDS

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class CannotRewrite(ValueError):
    """The record holds something that the canonical form would lose; the sentence says what, `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Take the sentence and the line."""
        super().__init__(message)
        self.line = line


def canonical_text(record: Record) -> str:
    """Return the canonical TOML of a record.

    Raises CannotRewrite if it has a comment, TypeError or AssertionError for a value that no sound record holds:
    what is returned always reads back the same.
    """
    if line := comment_line(record.text):
        raise CannotRewrite("has a comment, which would be lost; put it into `note`", line)
    fields = DATASET if record.kind == "dataset" else KINDS[record.kind]
    text = _table(record.raw, fields)
    if tomllib.loads(text) != record.raw:
        raise AssertionError(f"{record.file} would not read back the same")
    return text


def _table(raw: dict[str, Any], fields: tuple[Field, ...]) -> str:
    kinds = {field.name: field.kind for field in fields if field.is_table}
    ordered = _ordered(raw, fields)
    plain = "".join(f"{_key(key)} = {_value(value)}\n" for key, value, _ in ordered if key not in kinds)
    groups = [plain] if plain else []
    for key, value, nested in ordered:
        if key in kinds:
            entries, head = (value, f"[[{key}]]") if kinds[key] == "tables" else ([value], f"[{key}]")
            groups += [f"{head}\n{_entry(entry, nested)}" for entry in entries]
    return "\n".join(groups)


def _entry(raw: dict[str, Any], fields: tuple[Field, ...]) -> str:
    return "".join(f"{_key(key)} = {_value(value, nested)}\n" for key, value, nested in _ordered(raw, fields))


def _ordered(raw: dict[str, Any], fields: tuple[Field, ...]) -> list[tuple[str, Any, tuple[Field, ...]]]:
    """Return the keys of a table in schema order, unknown ones last, each with the fields of what it holds."""
    order = {field.name: position for position, field in enumerate(fields)}
    nested = {field.name: field.fields for field in fields}
    return [(key, raw[key], nested.get(key, ())) for key in sorted(raw, key=lambda k: (order.get(k, len(order)), k))]


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _string(key)


def _value(value: Any, fields: tuple[Field, ...] = ()) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        try:
            return repr(value)
        except ValueError:
            raise TypeError("a number of more figures than Python writes") from None
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(item, fields) for item in value) + "]"
    if isinstance(value, dict):
        parts = (f"{_key(key)} = {_value(item, nested)}" for key, item, nested in _ordered(value, fields))
        return "{ " + ", ".join(parts) + " }"
    raise TypeError(f"{value!r} is not text, a number, an array or a table")


def _string(text: str) -> str:
    escaped = "".join(_ESCAPES.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 or ord(c) == 0x7F else c) for c in text)
    return f'"{escaped}"'


# Strings first, so that a # inside one is no comment. A multi-line string may end with up to two quotes of its own.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|(?P<comment>#)', re.DOTALL
)


def comment_line(text: str) -> int:
    """Return the 1-based line of the first TOML comment, or 0 if there is none."""
    for match in _TOKEN.finditer(text):
        if match["comment"]:
            return text.count("\n", 0, match.start()) + 1
    return 0
