"""The vocabularies: every enumerated value with its sentence, read from `vocabularies.toml`."""

from __future__ import annotations

from functools import cache

from malictl.files import package_file


@cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Return {vocabulary: {value: sentence}}; sub-types are "event-subtype" joined and per type.

    "event-subtype" holds every sub-type once; "event-subtype.coup" those of one type.
    """
    import tomllib

    raw = tomllib.loads(package_file("dataset", "vocabularies.toml").decode("utf-8"))
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
