"""--length, everywhere that prose or screens grow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from malictl.cli.command import Option

F = TypeVar("F", bound=Callable[..., Any])
LENGTHS = ("line", "short", "full")


def length_option(function: F) -> F:
    """Add --length line|short|full to a command."""
    add: Callable[[F], F] = click.option(
        "--length", cls=Option, type=click.Choice(LENGTHS), default="short", metavar="HOW", section="Order",
        help="line, short or full.",
    )  # fmt: skip
    return add(function)
