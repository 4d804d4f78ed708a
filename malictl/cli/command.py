"""The command class: output options on every command that answers, and help in sections, examples first."""

from __future__ import annotations

from typing import Any

import click

from malictl.cli.app import App
from malictl.cli.deliver import FORMATS
from malictl.cli.types import whole_number
from malictl.errors import WrongUse


class Option(click.Option):
    """An option that knows under which heading of the help page it stands."""

    def __init__(self, *args: Any, section: str = "Options", **kwargs: Any) -> None:
        """Take click's arguments and the heading."""
        super().__init__(*args, **kwargs)
        self.section = section


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from malictl.cli.deliver import write_stream

        write_stream(ctx.obj, ctx.get_help() + "\n", for_people=False)
        ctx.exit()


class HelpWriter(click.Command):
    """A command whose help page is written as answers are: whole, at once, and with no error if nobody reads it."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option: click's own, but written to the call's own output, and in no other language."""
        if self._own_help is None:
            # Made here, as click's asks gettext for its words: a millisecond of looking for translations.
            names = self.get_help_option_names(ctx)
            self._own_help = click.Option(
                names, is_flag=True, is_eager=True, expose_value=False, callback=_show_help,
                help="Show this message and exit.",
            )  # fmt: skip
        return self._own_help

    _own_help: click.Option | None = None


class AnswerCommand(HelpWriter):
    """A command that returns an answer: it has the output options, kept on the call, not among its parameters."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        """Take click's arguments and the examples of the help page."""
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.params.extend(_output_options())

    def make_parser(self, ctx: click.Context) -> Any:
        """Return Click's parser, with short options among the long ones.

        It looks for them there first, and for want of them imports difflib to see what may have been meant: a tenth
        of the call.
        """
        parser = super().make_parser(ctx)
        # Not of its public face: a Click that has them elsewhere is only slower.
        long, short = getattr(parser, "_long_opt", {}), getattr(parser, "_short_opt", {})
        long.update(short)
        return parser

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the purpose, then the examples."""
        super().format_help_text(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"), formatter.indentation():
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent - 2}}{example}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their headings."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record and isinstance(param, click.Option):
                section = getattr(param, "section", "Output")
                sections.setdefault(section, []).append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records, col_max=26)


def _keep(name: str) -> Any:
    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        del param
        if isinstance(ctx.obj, App) and value is not None:
            setattr(ctx.obj.output, name, value)

    return callback


def keep_format(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep the format that an option asked for. Raises WrongUse if another was asked for already."""
    del param
    if not isinstance(ctx.obj, App) or not value:
        return
    asked, wanted = ctx.obj.output.format_name, "json" if value is True else value
    if asked and asked != wanted:
        raise WrongUse(f"two formats at once: {asked} and {wanted}.", "Keep one of them.")
    ctx.obj.output.format_name = wanted


def _fields(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> None:
    del param
    names = tuple(name.strip() for part in value for name in part.split(",") if name.strip())
    if value and not names:
        raise WrongUse("--fields names no field.", "Leave it out, or name some: --fields id,title")
    if isinstance(ctx.obj, App):
        ctx.obj.output.fields = names


def _keep_file(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value == "":
        raise WrongUse("--output names no file.", "Name one, or leave it out: --output events.csv")
    _keep("output")(ctx, param, value)


def _output_options() -> list[click.Parameter]:
    def option(*names: str, **kwargs: Any) -> Option:
        return Option(list(names), section="Output", expose_value=False, **kwargs)

    return [
        option("--format", "-f", type=click.Choice(FORMATS), callback=keep_format, is_eager=True, metavar="FORMAT",
               help=f"{', '.join(FORMATS)}."),
        option("--json", is_flag=True, callback=keep_format, is_eager=True, help="The same as --format json."),
        option("--output", "-o", metavar="FILE", callback=_keep_file,
               help="Write to a file; its ending gives the format."),
        option("--force", is_flag=True, callback=_keep("force"), help="Let --output replace a file."),
        option("--excel", is_flag=True, callback=_keep("excel"), help="CSV as spreadsheets open it; guards formulas."),
        option("--fields", multiple=True, metavar="NAMES", callback=_fields, help="Only these fields, in this order."),
        option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", metavar="WHEN",
               callback=_keep("colour"), help="auto, always or never."),
        option("--no-pager", is_flag=True, callback=_keep("no_pager"), help="Never page."),
        option("--width", type=whole_number(20, 1000), metavar="N", callback=_keep("width"),
               help="Width of tables, in cells."),
        option("--quiet", "-q", is_flag=True, callback=_keep("quiet"), help="No notices."),
        option("--exit-status", "-e", is_flag=True, callback=_keep("exit_status"), help="Exit 1 if nothing is found."),
    ]  # fmt: skip
