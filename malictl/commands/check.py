"""`malictl check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option
from malictl.errors import WrongUse
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.dataset.check import Report
    from malictl.views.shapes import Shape


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl check",
        "malictl check my-data --fix",
        "malictl check --json | jq -r '.problems[].file'",
        "malictl check --bundle",
    ),
)
@click.argument("folder", required=False, type=click.Path())
@click.option("--bundle", cls=Option, is_flag=True, section="Order",
              help="Check a compiled bundle instead: its checksum and every line.")  # fmt: skip
@click.option("--fix", cls=Option, is_flag=True, section="Order", help="Write the canonical form; change no content.")
@click.pass_obj
def command(app: App, folder: str | None, bundle: bool, fix: bool) -> Answer:
    """Check a data folder: every rule that a record must keep, every problem with file, line and next step.

    Without FOLDER, the data/ of the current folder. Exits 1 if anything is wrong. --bundle takes the file of a bundle
    for FOLDER; without one, the bundle that malictl answers from.
    """
    report = _of_bundle(app, folder, fix) if bundle else _of_folder(app, folder, fix)

    def shape() -> Shape:
        from malictl.views.check import check_table

        return check_table(report)

    def document() -> dict[str, Any]:
        return report.document()

    summary = (report.summary(),)
    return Answer(
        "check", shape, document, "problems", False, summary, exit_code=1 if report.problems else 0, of_data=False
    )


def _of_folder(app: App, folder: str | None, fix: bool) -> Report:
    from malictl.dataset.check import check_folder

    root = Path(folder or app.environ.get("MALICTL_DATA") or "data")
    if not os.path.isdir(root):  # no is_dir(), which raises for a name that is too long
        raise WrongUse(f'"{root}" is not a folder.', "Name a data folder: malictl check path/to/data")
    return check_folder(root, fix)


def _of_bundle(app: App, path: str | None, fix: bool) -> Report:
    from malictl.store.verify import verify_bundle

    if fix:
        raise WrongUse("a bundle cannot be mended.", "Build it again from its data folder.")
    path = path or app.store.path
    if os.path.isdir(path):
        raise WrongUse(f'"{path}" is a folder, not a bundle.', f"Check it without --bundle: malictl check {path}")
    return verify_bundle(path)
