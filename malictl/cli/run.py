"""One call, from arguments to exit code: the one place where errors become sentences."""

from __future__ import annotations

from itertools import pairwise

import click

from malictl.cli.app import App
from malictl.errors import DataFault, MalictlError, ReaderGone, WrongUse
from malictl.text import one_line, visible


def run(app: App) -> int:
    """Answer one call and return its exit code. No traceback reaches the user unless --debug asks for it."""
    try:
        return _answer(app)
    except MalictlError as fault:
        return _told(app, fault)
    except click.UsageError as fault:
        return _told(app, _usage(fault, app))
    except click.ClickException as fault:
        return _told(app, WrongUse(fault.format_message()))
    except (KeyboardInterrupt, click.Abort):
        return 130
    except ReaderGone:
        return 0
    except Exception as fault:
        if app.debug:
            raise
        if "store" in vars(app) and (named := app.environ.get("MALICTL_DATA")):
            # Every line is what its CRC-32 says, and yet not what malictl writes.
            return _told(app, DataFault(
                f'the dataset "{named}" does not hold what malictl expects ({type(fault).__name__}).',
                "Take one that malictl made, or see with --debug what it stumbled on.",
            ))  # fmt: skip
        app.write_error(
            f"Error: a bug in malictl: {type(fault).__name__}: {visible(str(fault))}\n"
            "Please report it where you got malictl, with what `malictl --debug …` prints for the same command.\n"
        )
        return 70


def _answer(app: App) -> int:
    from malictl.cli.group import root
    from malictl.views.answer import Answer

    result = root.main(app.argv, prog_name="malictl", standalone_mode=False, obj=app)
    if isinstance(result, Answer):
        from malictl.cli.deliver import deliver

        return deliver(result, app)
    return result if isinstance(result, int) else 0


def _usage(fault: click.UsageError, app: App) -> WrongUse:
    message = fault.format_message().strip()
    message = message[0].lower() + message[1:] if message[:1].isupper() else message
    from malictl.cli.group import root

    names = root.list_commands(click.Context(root))
    command = next((f" {word}" for word in app.argv if word in names), "")
    return WrongUse(message if message.endswith((".", "?", "!")) else f"{message}.", f"See: malictl{command} --help")


def _for_program(app: App) -> bool:
    """Return whether the caller asked for JSON, also where the words were refused before that was read."""
    if app.output.format_name:
        return app.output.format_name in ("json", "jsonl")
    argv = app.argv
    asked = {after for word, after in pairwise(argv) if word in ("-f", "--format")}
    return bool(
        {"--json", "-fjson", "-fjsonl", "--format=json", "--format=jsonl"} & {*argv} or {"json", "jsonl"} & asked
    )


def _told(app: App, fault: MalictlError) -> int:
    if _for_program(app):
        import json

        error = {"code": fault.code, "message": fault.message, "hint": fault.hint, "candidates": list(fault.candidates)}
        app.write_error(json.dumps({"error": error}) + "\n")
    else:
        # Only a fault in the data is told in several lines; elsewhere a newline can but be one of the arguments.
        message = (visible if isinstance(fault, DataFault) else one_line)(fault.message)
        app.write_error(f"Error: {message}\n" + (f"{visible(fault.hint)}\n" if fault.hint else ""))
    return fault.exit_code
