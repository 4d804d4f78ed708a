"""The event filters: their options, and the filter that they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from malictl.cli.app import App
from malictl.cli.command import Option
from malictl.cli.dates import date_options, window
from malictl.cli.types import NameType, TagsType, ValuesType, whole_number
from malictl.errors import WrongUse
from malictl.queries.events import theme_words
from malictl.queries.filters import EventFilter
from malictl.queries.resolve import resolve

F = TypeVar("F", bound=Callable[..., Any])
_NOT = ("type", "actor", "role", "place", "source", "holder", "tag", "evidence", "significance")


def event_filters(function: F) -> F:
    """Add the date options and the event filters to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _many(*names: str, kind: Any, metavar: str, help_text: str) -> Any:
    return click.option(
        *names, cls=Option, type=kind, multiple=True, metavar=metavar, section="Filters", help=help_text
    )


_OPTIONS = [
    click.argument("text", nargs=-1),
    *date_options(),
    _many("--type", "-t", kind=ValuesType("event-type", "event-subtype"), metavar="TYPE",
          help_text="Type or sub-type."),
    _many("--actor", "-a", kind=NameType("actor"), metavar="NAME", help_text="Who took part; repeated: and."),
    _many("--role", kind=ValuesType("role"), metavar="ROLE", help_text="As what they took part."),
    _many("--place", "-p", kind=NameType("place"), metavar="NAME", help_text="Where, with all that lies in it."),
    _many("--source", kind=NameType("source"), metavar="KEY", help_text="Rests on this source."),
    _many("--holder", kind=NameType("actor"), metavar="NAME", help_text="Who holds an account."),
    _many("--tag", kind=TagsType(), metavar="TAG", help_text="Theme: malictl about themes."),
    _many("--evidence", kind=ValuesType("evidence"), metavar="STATE", help_text="agreed, range, contested …"),
    _many("--significance", kind=ValuesType("significance"), metavar="N", help_text="1 turning point, 2, 3."),
    _many("--not", kind=click.STRING, metavar="KEY=VALUE", help_text="Leave these out: --not type=coup."),
]  # fmt: skip


def event_filter(app: App, params: Mapping[str, Any]) -> EventFilter:
    """Return the filter that a command's parameters come to. Raises WrongUse, NoSuchRecord or Ambiguous."""
    store = app.store

    def names(kind: str, value: str) -> tuple[str, ...]:
        return tuple(resolve(store, kind, part) for part in _parts(kind, value))

    def flat(key: str) -> tuple[str, ...]:
        return tuple(value for group in params[key] for value in group)

    tags = _tags(app, [part for value in params["tag"] for part in _parts("tag", value)])
    return EventFilter(
        text=params["text"],
        window=window(params),
        certain_only=params["dates"] == "certain",
        types=flat("type"),
        actors=tuple(names("actor", value) for value in params["actor"]),
        roles=flat("role"),
        places=tuple(i for value in params["place"] for i in names("place", value)),
        sources=tuple(i for value in params["source"] for i in names("source", value)),
        holders=tuple(i for value in params["holder"] for i in names("actor", value)),
        tags=tags,
        evidence=flat("evidence"),
        significance=tuple(int(value) for value in flat("significance")),
        excluded=tuple(pair for value in params["not"] for pair in _excluded(app, value)),
    )


def _parts(option: str, value: str) -> list[str]:
    """Return what stands between the commas. Raises WrongUse for a value that names nothing."""
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        raise WrongUse(f'"{value}" names no {option}.', f"Leave the option out, or name one: malictl {option}s"
                       if option != "tag" else "Leave the option out, or name one.")  # fmt: skip
    return parts


def _tags(app: App, words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    themes = theme_words(app.store)
    known = ValuesType(values=tuple(sorted(themes)), label="--tag", page="malictl about themes")
    return tuple(themes[chosen] for word in words for chosen in known.convert(word, None, None))


def _excluded(app: App, value: str) -> list[tuple[str, str]]:
    key, equals, wanted = value.partition("=")
    if not equals or key not in _NOT or not wanted.strip():
        raise WrongUse(f'--not "{value}" is not KEY=VALUE.', f"Keys: {', '.join(_NOT)}. Example: --not type=diplomacy")
    kind = {"holder": "actor"}.get(key, key)
    parts = _parts(key, wanted)
    if kind in ("actor", "place", "source"):
        return [(key, resolve(app.store, kind, part)) for part in parts]
    if kind == "tag":
        return [(key, tag) for tag in _tags(app, parts)]
    vocabularies = ("event-type", "event-subtype") if key == "type" else (key,)
    return [(key, part) for part in ValuesType(*vocabularies, label=f"--not {key}").convert(wanted, None, None)]


def paging(sorts: tuple[str, ...] = ()) -> Callable[[F], F]:
    """Add --sort (if there is anything to sort by), --reverse and --limit to a list command."""

    def add(function: F) -> F:
        options = [
            click.option("--reverse", "-r", cls=Option, is_flag=True, section="Order", help="Last first."),
            click.option("--limit", "-n", cls=Option, type=whole_number(0), metavar="N", section="Order",
                         help="At most N; without it, all."),
        ]  # fmt: skip
        if sorts:
            by = click.option("--sort", cls=Option, type=click.Choice(sorts), default=sorts[0], section="Order",
                              metavar="BY", help=f"{', '.join(sorts)}.")  # fmt: skip
            options.insert(0, by)
        for option in reversed(options):
            function = option(function)
        return function

    return add


def word_notices(text: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to say of words that look like a year, month or day: TEXT is looked for, no time is read in it."""
    dated = (word for word in text if re.fullmatch(r"(19[6-9]|20[0-2])\d(-\d\d){0,2}(\.\.\S*)?", word))
    return tuple(f'"{word}" is looked for as a word; for what happened then write --in {word}' for word in dated)


def limit_notices(shown: int, total: int) -> tuple[str, ...]:
    """Return what to say when a limit cut the list."""
    return (f"showing {shown} of {total}",) if shown < total else ()
