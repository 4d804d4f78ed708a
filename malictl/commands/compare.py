"""`malictl compare`."""

from __future__ import annotations

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.cli.comparisons import compare_actors, compare_days, compare_periods
from malictl.cli.dates import read_date, today_option
from malictl.cli.length import length_option
from malictl.dates.language import Expression
from malictl.errors import DateRefused, MalictlError, WrongUse
from malictl.queries.resolve import resolve
from malictl.text import one_line
from malictl.views.answer import Answer


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl compare 2021-12-01 2025-06-30",
        "malictl compare event:mali-coup-2020 event:mali-coup-2021 --length line",
        "malictl compare 2024 2025",
        'malictl compare wagner "africa corps"',
        "malictl compare 2020-08-18 2021-05-24 --json | jq .gap",
    ),
)
@click.argument("ends", nargs=-1, required=True, metavar="FIRST SECOND")
@click.option("--as", "reading", cls=Option, type=click.Choice(["days", "periods"]), metavar="HOW", section="Dates",
              help="Read both as days, or as periods.")  # fmt: skip
@today_option()
@length_option
@click.pass_obj
def command(app: App, ends: tuple[str, ...], reading: str | None, length: str) -> Answer:
    """Compare two days or events, two periods, or two actors.

    Two days, or events (event:ID): the time between, what began, ended, changed and held, and the events between. Two
    dates that are coarser than a day: the periods side by side; --as overrides. Two names: the actors side by side.
    """
    if len(ends) != 2:
        cure = "Write both: malictl compare 2021-12-01 2025-06-30"
        if len(ends) > 2:
            cure = 'Put what has several words between quotes: malictl compare wagner "africa corps"'
        raise WrongUse(f"compare takes two, not {len(ends)}.", cure)
    sides = [_read(app, text) for text in ends]
    dates = [side for side in sides if isinstance(side, Expression)]
    if len(dates) == 2:
        days = all(date.is_day for date in dates) if reading is None else reading == "days"
        return (compare_days if days else compare_periods)(app, dates[0], dates[1], length)
    actors = [side for side in sides if isinstance(side, str)]
    if len(actors) == 2:
        if reading:
            raise WrongUse("--as is for dates, and these are two actors.", "Leave it out.")
        return compare_actors(app, actors[0], actors[1], length)
    raise WrongUse(
        f'"{one_line(dates[0].text)}" is a date and "{actors[0]}" an actor.', "Compare two dates, or two actors."
    )


def _read(app: App, text: str) -> Expression | str:
    """Return the date that `text` is, or else the id of the actor that it names."""
    try:
        return read_date(app, text)
    except DateRefused as refused:
        # What has a figure, or no letter, was meant as a date: its refusal says more than "no actor is called so".
        if not any(c.isalpha() for c in text):
            raise
        try:
            return resolve(app.store, "actor", text)
        except MalictlError:
            if any(c.isdigit() for c in text):
                raise refused from None
            raise
