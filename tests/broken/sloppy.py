"""TOML as people write it: any order of keys, any kind of quotes, spaces and blank lines anywhere."""

from __future__ import annotations

import json
import re
from datetime import date, time
from random import Random
from typing import Any


def sloppy(raw: dict[str, Any], random: Random) -> str:
    """Return one of the many ways to write `raw` as TOML, without comments."""
    first, blocks = [], []
    for key, value in shuffled(list(raw.items()), random):
        tables = value if isinstance(value, list) and value and all(isinstance(v, dict) for v in value) else None
        if isinstance(value, dict) and random.random() < 0.8:
            blocks.append([_block(f"[{_key(key, random)}]", value, random)])
        elif tables and random.random() < 0.8:
            blocks.append([_block(f"[[ {_key(key, random)} ]]", table, random) for table in tables])
        else:
            first.append(_line(key, value, random))
    while any(blocks):  # arrays of tables may be interleaved, but their own order is content
        turn = random.choice([block for block in blocks if block])
        first.append(turn.pop(0))
    return "".join(first)


def shuffled(items: list[Any], random: Random) -> list[Any]:
    """Return `items` in some other order."""
    items = list(items)
    random.shuffle(items)
    return items


def _block(header: str, table: dict[str, Any], random: Random) -> str:
    return f"{header}\n" + "".join(_line(key, value, random) for key, value in shuffled(list(table.items()), random))


def _line(key: str, value: Any, random: Random) -> str:
    indent, equals, after = random.choice(["", "  "]), random.choice(["=", " = "]), random.choice(["\n", " \n\n"])
    return f"{indent}{_key(key, random)}{equals}{_value(value, random, True)}{after}"


def _key(key: str, random: Random) -> str:
    bare = re.fullmatch(r"[A-Za-z0-9_-]+", key) and random.random() < 0.8
    return key if bare else _basic(key, random)


def _value(value: Any, random: Random, lines: bool = False) -> str:
    if isinstance(value, str):
        return _text(value, random, lines)
    if isinstance(value, list):
        space = random.choice(["", " ", "\n  "]) if lines else " "
        return f"[{space}" + f",{space or ' '}".join(_value(v, random, lines) for v in value) + f"{space}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k, random)} = {_value(v, random)}" for k, v in value.items()) + " }"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def _text(text: str, random: Random, lines: bool) -> str:
    ways = [_basic(text, random)]
    plain = all((c >= " " and c != "\x7f") or c in "\t\n" for c in text)
    if plain and "'" not in text and "\n" not in text:
        ways.append(f"'{text}'")
    if plain and lines and "'" not in text:
        ways.append(f"'''\n{text}'''")
    if lines:
        bare = "\n".join(_escaped(line, random, '"') for line in text.split("\n"))
        bare = bare.replace('"""', '\\""\\"')
        ways.append(f'"""\n{bare}"""')
    return random.choice(ways)


def _basic(text: str, random: Random) -> str:
    return f'"{_escaped(text, random)}"'


def _escaped(text: str, random: Random, as_is: str = "") -> str:
    always = random.random() < 0.2
    return "".join(c if c in as_is else _character(c, always) for c in text)


def _character(character: str, always: bool) -> str:
    point = ord(character)
    if character in '"\\':
        return f"\\{character}"
    if point < 0x20 or point == 0x7F:
        return json.dumps(character)[1:-1] if point < 0x20 else "\\u007F"
    return f"\\U{point:08X}" if always and point > 0x7E else character
