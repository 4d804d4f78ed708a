"""What the words of options and arguments may be: vocabulary values, and names with their completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from malictl.cli.app import App
from malictl.errors import MalictlError, WrongUse
from malictl.text import LISTED, fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.shell_completion import CompletionItem

    from malictl.store.store import Store

F = TypeVar("F", bound="Callable[..., Any]")


class ValuesType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """Values of vocabularies, separated by commas, and "or" between them."""

    name = "values"

    def __init__(self, *vocabularies: str, values: tuple[str, ...] = (), label: str = "", page: str = "") -> None:
        """Take the names of vocabularies, or the values themselves; `label` names them where no option does.

        `page` is the command that lists them, if there are too many for an error.
        """
        self.label = label
        self.page = page or (f"malictl about vocab {vocabularies[0]}" if vocabularies else "")
        self.vocabularies = vocabularies
        self.values = values

    def known(self) -> list[str]:
        """Return the values, in order."""
        from malictl.dataset.vocabulary import values

        return list(self.values) or list(dict.fromkeys(value for name in self.vocabularies for value in values(name)))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the values. Raises WrongUse, with what was probably meant, for one that is not known."""
        del ctx
        if isinstance(value, tuple):
            return value
        chosen = tuple(part.strip() for part in str(value).split(",") if part.strip())
        known = self.known()
        for one in chosen or ("",):
            if one not in known:
                close = nearest(one, known, cutoff=0.6)
                option = param.opts[0] if param else self.label
                listing = f"It takes: {', '.join(known)}"
                if len(known) > LISTED and self.page:
                    listing = f"All values: {self.page}"
                hint = f"Did you mean: {', '.join(close)}?\n" if close else ""
                raise WrongUse(f'"{one}" is no value' + (f" for {option}." if option else "."), hint + listing)
        return chosen

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the values that begin with what was typed after the last comma."""
        del ctx, param
        return _next_value(incomplete, dict.fromkeys(self.known()))


class TagsType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """Themes, separated by commas: looked up later, completed from the data."""

    name = "tags"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the themes that begin with what was typed after the last comma, each with its sentence."""
        from malictl.queries.events import theme_texts

        del param
        try:
            return _next_value(incomplete, theme_texts(_store(ctx)))
        except MalictlError:
            return []


def _next_value(incomplete: str, known: Mapping[str, str | None]) -> list[CompletionItem]:
    """Return the values that begin with what was typed after the last comma, each with its sentence if it has one."""
    from click.shell_completion import CompletionItem

    before, comma, begun = incomplete.rpartition(",")
    return [CompletionItem(before + comma + one, help=known[one]) for one in known if one.startswith(begun)]


def _store(ctx: click.Context) -> Store:
    """Return the dataset to complete from: that of the call, or of the process if none has begun."""
    return (ctx.find_object(App) or App.from_process([])).store


def whole_number(least: int, most: int | None = None) -> click.IntRange:
    """Return the type of a whole number between two bounds, by the name that an error calls it."""
    kind = click.IntRange(least, most)
    kind.name = "whole number"
    return kind


def words_argument(name: str, kind: click.ParamType[Any], metavar: str = "NAME…") -> Callable[[F], F]:
    """Return an argument of one word or more, told as one text, so that a name of several needs no quotes.

    `kind` is the type of the whole. Only the first word is completed, with an id, which is a whole name.
    """

    def joined(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> Any:
        return kind.convert(" ".join(words), param, ctx)

    def completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [] if ctx.params.get(name) else kind.shell_complete(ctx, param, incomplete)

    return click.argument(name, nargs=-1, required=True, metavar=metavar, callback=joined, shell_complete=completed)


class NameType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of a record: looked up later, completed by id."""

    def __init__(self, kind: str) -> None:
        """Take the kind of record."""
        self.name = kind
        self.kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the ids that begin with what was typed, or whose names do."""
        from click.shell_completion import CompletionItem

        del param
        begun = fold(incomplete)
        try:
            entries = _store(ctx).names_holding(self.kind, {incomplete.lower(), begun or incomplete.lower()})
        except MalictlError:
            return []
        return [
            CompletionItem(entry["id"], help=entry["title"])
            for entry in entries
            if entry["id"].startswith(incomplete.lower())
            or (begun and any(name.startswith(begun) for name in entry["names"]))
        ]
