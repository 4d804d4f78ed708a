"""The vocabularies: every enumerated value with its sentence, read from `vocabularies.toml`."""

from __future__ import annotations

import os
from functools import cache


@cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Return {vocabulary: {value: sentence}}; sub-types are "event-subtype" joined and per type.

    "event-subtype" holds every sub-type once; "event-subtype.coup" those of one type.
    """
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "vocabularies.toml"), "rb") as file:
        raw = tomllib.load(file)
    found: dict[str, dict[str, str]] = {}
    for name, values in raw.items():
        if name == "event-subtype":
            found[name] = {}
            for kind, subtypes in values.items():
                found[f"{name}.{kind}"] = dict(subtypes)
                for value, sentence in subtypes.items():
                    found[name].setdefault(value, sentence)
        else:
            found[name] = dict(values)
    return found


def values(name: str) -> list[str]:
    """Return the values of one vocabulary, in the order of the file."""
    return list(vocabularies()[name])
