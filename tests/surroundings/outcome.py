"""What a surrounding came to: of each thing tried whether it was as it must be, and what to type to see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.surroundings.installed import COMMANDS, Got, Home


class Outcome(NamedTuple):
    """One thing tried in one surrounding: `wrong` is empty if it was as it must be."""

    what: str
    wrong: str = ""


Outcomes = Iterator[Outcome]


def same_everywhere(home: Home, start: list[str], env: dict[str, str] | None = None, **how: str) -> Outcomes:
    """Yield of each command whether, begun with `start`, it answers as it does at home."""
    for name, (argv, _) in COMMANDS.items():
        yield Outcome(name, difference(home, name, home.run([*start, *argv], env, **how)))  # type: ignore[arg-type]


def difference(home: Home, name: str, got: Got) -> str:
    """Return how an answer differs from that at home, "" if it does not."""
    at_home, code = home.plain[name], COMMANDS[name][1]
    if at_home.code != code:
        return f"exit {at_home.code} at home, not {code}: {at_home.err[-200:]!r}"
    if got.code != code:
        return f"exit {got.code}, not {code}: {got.err[-300:]!r}"
    if got.out != at_home.out:
        return f"another answer: {got.out[:100]!r}"
    return "" if got.err == at_home.err else f"another message: {got.err[-300:]!r}"


def wrong(got: Got, code: int, out: bool | None = None, err: bool | None = None) -> str:
    """Return what is wrong with an answer: another exit code, a traceback, a stream that has or lacks something."""
    if got.code != code:
        return f"exit {got.code}, not {code}: {got.err[-300:]!r}"
    if b"Traceback (most recent" in got.err or b"Exception ignored" in got.err:
        return f"a traceback: {got.err[-300:]!r}"
    for name, text, some in (("stdout", got.out, out), ("stderr", got.err, err)):
        if some is not None and bool(text) != some:
            return f"{name} has {text[:200]!r}" if text else f"{name} has nothing"
    return ""
