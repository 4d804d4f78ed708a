"""Dates on the command line: their type, the options that take them, --today, and the window they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from malictl.cli.app import App
from malictl.cli.command import Option
from malictl.dates.language import Expression, Reference, parse_expression
from malictl.dates.period import Window, day_after, day_before
from malictl.errors import WrongUse
from malictl.text import one_line

F = TypeVar("F", bound=Callable[..., Any])
_DATES = {
    "since": "Not over before DATE begins.",
    "until": "Begun by the end of DATE, its last day included.",
    "on": "On DATE, or at some time in it.",
    "in": "The same as --on.",
    "before": "Over before DATE begins.",
    "after": "Begun after DATE ends.",
}


class DateType(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """A date expression."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Expression:
        """Return the interval of days. Raises DateRefused for what is impossible, ambiguous or unknown."""
        del param
        return value if isinstance(value, Expression) else read_date(ctx.obj if ctx else None, str(value))


def read_date(app: App | None, text: str) -> Expression:
    """Return what a date expression means in this call, and keep what is to be told of it. Raises DateRefused."""
    found = parse_expression(text, Reference(lambda: _app(app).today, lambda name: _event_date(_app(app), name)))
    if app and found.worded:
        app.readings.append(f'"{one_line(found.text)}" is {days_words(found)}')
    return found


def _app(app: App | None) -> App:
    if app is None:
        raise RuntimeError("dates are read in a call")
    return app


def days_words(expression: Expression) -> str:
    """Return the days of an expression as ISO text: "2025-08-01..2025-08-31"."""
    if expression.lo == expression.hi:
        return str(expression.lo)
    return f"{expression.lo or ''}..{expression.hi or ''}"


def closed(expression: Expression, command: str) -> tuple[str, str]:
    """Return the first and the last day of an expression. Raises WrongUse if it has only one of them."""
    if expression.lo is None or expression.hi is None:
        raise WrongUse(f'"{expression.text}" is open: malictl {command} needs a first and a last day.',
                       "Write both: 2020..2022")  # fmt: skip
    return expression.lo, expression.hi


def day_words(lo: str, hi: str) -> str:
    """Return days in words: "27 March 2022", "1 March 2022 to 31 March 2022"."""
    from malictl.dates.show import show_edtf

    return show_edtf(lo) if lo == hi else f"{show_edtf(lo)} to {show_edtf(hi)}"


def _event_date(app: App, name: str) -> Expression:
    from malictl.queries.resolve import resolve

    record_id = resolve(app.store, "event", name)
    entry = app.store.entry("event", record_id)
    unsure = entry["qualified"] or (entry["within"] and entry["start"] != entry["end"])
    lo = None if entry["start"] == "0001-01-01" else entry["start"]
    hi = None if entry["end"] == "9999-12-31" else entry["end"]
    return Expression(name, lo, hi, unsure, event=record_id)


def _set_today(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    del param
    if isinstance(ctx.obj, App) and value is not None:
        ctx.obj.said_today = value
        _ = ctx.obj.today  # refused here if it is none, also where nothing refers to it


def today_option() -> Callable[[F], F]:
    """Return --today, which is read before the dates that refer to it."""
    return click.option("--today", cls=Option, metavar="DAY", section="Dates", is_eager=True, expose_value=False,
                        callback=_set_today, help="Read DATEs as if it were this day.")  # fmt: skip


def date_options() -> list[Any]:
    """Return the options --since to --after, --dates and --today."""
    return [
        *(
            click.option(f"--{name}", f"{name}_date", cls=Option, type=DateType(), metavar="DATE", section="Dates",
                         help=help_text)
            for name, help_text in _DATES.items()
        ),
        click.option("--dates", cls=Option, type=click.Choice(["possible", "certain"]), default="possible",
                     metavar="HOW", section="Dates", help="possible keeps what may match; certain what must."),
        today_option(),
    ]  # fmt: skip


def window(params: Mapping[str, Any]) -> Window:
    """Return the limits that the date options come to, all of them together. Raises WrongUse if none can hold."""
    asked = Window()
    for name in _DATES:
        expression: Expression | None = params[f"{name}_date"]
        if expression is not None:
            asked = asked.narrowed(_limits(name, expression))
    since, until = params["since_date"], params["until_date"]
    backwards = since and until and since.lo and until.hi and since.lo > until.hi
    pairs = ((asked.began_from, asked.began_until), (asked.ended_from, asked.ended_until),
             (asked.began_from, asked.ended_until))  # fmt: skip
    if backwards:
        raise WrongUse(f"--since {since.text} is after --until {until.text}.", "Exchange the two.")
    if any(low and high and low > high for low, high in pairs):
        said = [f"--{name} {params[f'{name}_date'].text}" for name in _DATES if params[f"{name}_date"]]
        raise WrongUse(f"nothing can be {' and '.join(said)}.", "Leave one of them out.")
    if asked.qualified and params["dates"] == "certain":
        raise WrongUse("no match with a date that is itself uncertain can be certain.",
                       "Leave out --dates certain, or the ~ or ? of the date.")  # fmt: skip
    return asked


def _limits(name: str, expression: Expression) -> Window:
    lo, hi, unsure = expression.lo, expression.hi, expression.qualified
    if (name in ("since", "before") and not lo) or (name in ("until", "after") and not hi):
        end = "first" if name in ("since", "before") else "last"
        raise WrongUse(f"--{name} {expression.text} has no {end} day.", f"Give one, or use --in {expression.text}")
    if name == "since":
        return Window(ended_from=lo, qualified=unsure)
    if name == "until":
        return Window(began_until=hi, qualified=unsure)
    if name == "before":
        return Window(ended_until=day_before(str(lo)), qualified=unsure)
    if name == "after":
        return Window(began_from=day_after(str(hi)), qualified=unsure)
    return Window(began_until=hi, ended_from=lo, qualified=unsure)


def date_bounds(asked: Window) -> dict[str, str | None]:
    """Return the bounds of a window for the JSON envelope: since and until, as ISO days or null."""
    return {"since": asked.ended_from or asked.began_from, "until": asked.began_until or asked.ended_until}
