"""The root group. Commands are found by the name of their file and loaded when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from malictl import __version__
from malictl.cli.app import App
from malictl.cli.command import HelpWriter
from malictl.commands import SUMMARIES
from malictl.errors import MalictlError, WrongUse
from malictl.text import nearest, one_line


class LazyGroup(HelpWriter, click.Group):
    """A group whose commands are the files of `malictl/commands/`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the help page."""
        del ctx
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, imported now; None if there is none of that name."""
        del ctx
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = import_module(f"malictl.commands.{cmd_name}").command
        command.help = command.help or SUMMARIES[cmd_name]  # python -OO has no docstrings
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the tool is, then examples."""
        super().format_help_text(ctx, formatter)
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES, col_max=46)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; suggest, never guess, where there is none."""
        name = args[0]
        if name in SUMMARIES or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise WrongUse(f'no command is called "{one_line(name)}".', _suggestion(ctx.obj, args))


EXAMPLES = (
    ("malictl events --since 2020", "what happened"),
    ("malictl event moura-killings-2022 --accounts", "who says what"),
    ("malictl actor wagner", "a profile"),
    ("malictl on 2022-03-27", "how things stood"),
    ("malictl compare 2021-12-01 2025-06-30", "what changed"),
    ("malictl summary wagner -f md", "cited prose to paste"),
)


# Not a docstring, which python -OO takes away.
HELP = """A cited reference on the crisis in Mali, in a terminal, offline.

What happened, who says so, where that was read, and whether the accounts agree. On a terminal answers
are laid out to be read; in a pipe they are tab-separated lines. Every command has --help.
"""


def _suggestion(app: App, args: list[str]) -> str:
    from itertools import takewhile
    from shlex import join

    from malictl.queries.resolve import LIST_OF, resolve

    hints = []
    words = list(takewhile(lambda arg: not arg.startswith("-"), args))
    if close := nearest(args[0], SUMMARIES, cutoff=0.6):
        hints.append(f"Did you mean: malictl {' or malictl '.join(close)}?")
    else:
        for kind in LIST_OF:
            try:
                hints.append(f"Did you mean: malictl {kind} {resolve(app.store, kind, ' '.join(words))}?")
                break
            except MalictlError:
                continue
        if any(word.strip() for word in words):
            hints.append(f"To look for it: malictl search {one_line(join(words))}")
    return "\n".join([*hints, "See: malictl --help"])


def _debug(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if isinstance(ctx.obj, App):
        ctx.obj.debug = value


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from malictl.cli.deliver import write_stream

        write_stream(ctx.obj, f"malictl {__version__}\n", for_people=False)
        ctx.exit()


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]},
    name="malictl", help=HELP,
)  # fmt: skip
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.option("--debug", is_flag=True, is_eager=True, expose_value=False, callback=_debug, help="Show tracebacks.")
@click.pass_context
def root(ctx: click.Context) -> Any:
    """Find the command that is asked for; without one, show the start page."""
    if ctx.invoked_subcommand is None:
        from malictl.views.about import start_page

        return start_page(ctx.obj.store.meta, EXAMPLES)
    return None
