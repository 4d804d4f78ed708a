"""`malictl cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malictl import __version__
from malictl.citations.styles import STYLES
from malictl.cli.app import App
from malictl.cli.command import AnswerCommand, Option, keep_format
from malictl.cli.types import NameType
from malictl.errors import WrongUse
from malictl.queries.cite import wanted_sources
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape


@click.command(
    cls=AnswerCommand,
    examples=(
        "malictl cite afp-2025-embassy-depart --style mla",
        "malictl cite mali-coup-2020 --style chicago -f md",
        "malictl events --type coup | malictl cite - --style apa",
        "malictl cite mali-coup-2020 --export bibtex > coup.bib",
        'malictl cite --self "malictl events --since 2020"',
    ),
)
@click.argument("keys", nargs=-1, metavar="KEY|ID…|-", type=NameType("source"))
@click.option("--style", cls=Option, type=click.Choice(STYLES), default="malictl", metavar="STYLE", section="Style",
              help="malictl, mla, apa or chicago.")  # fmt: skip
@click.option("--export", cls=Option, type=click.Choice(["bibtex", "ris", "csl-json"]), metavar="FORMAT",
              section="Style", callback=keep_format, expose_value=False, is_eager=True,
              help="bibtex, ris or csl-json: the same as --format.")  # fmt: skip
@click.option("--self", "of_self", cls=Option, is_flag=True, section="Style",
              help="Cite malictl, its data and the query that is given.")  # fmt: skip
@click.pass_obj
def command(app: App, keys: tuple[str, ...], style: str, of_self: bool) -> Answer:
    """Print references: of sources by their keys, of other records by their ids (all that they cite).

    "-" reads keys and ids from standard input, one a line, of tab-separated lines the first column. A source that was
    not read itself is cited as the style does it: as cited in, quoted in, what was read.
    """
    store = app.store
    if of_self:
        if style != "malictl" or app.output.format_name in ("bibtex", "ris", "csl-json"):
            raise WrongUse("--self has one form.", "Leave out --style and --export.")
        return _self(app, " ".join(keys))
    asked = tuple(word for key in keys for word in (app.lines_of_stdin() if key == "-" else [key]))
    if not keys:
        raise WrongUse("nothing to cite is named.", "Name keys or ids, or - to read them from standard input.")
    wanted = wanted_sources(store, asked)

    def shape() -> Shape:
        from malictl.views.cite import references, references_table

        return references_table(references(wanted, store.cited_documents, style))

    def document() -> dict[str, Any]:
        from malictl.citations.runs import plain
        from malictl.views.cite import references
        from malictl.views.documents import with_sources

        made = [{"key": r.key, "source": r.source, "via": r.via, "at": None, "reference": plain(r.entry),
                 "in_text": plain(r.in_text)} for r in references(wanted, store.cited_documents, style)]  # fmt: skip
        return with_sources(store, {"style": style, "count": len(made), "references": made})

    return Answer("cite", shape, document, "references", not wanted)


def _self(app: App, query: str) -> Answer:
    def words() -> str:
        from malictl.views.cite import self_reference

        meta = app.store.meta
        return self_reference(__version__, meta["version"], meta["updated"], query)

    def shape() -> Shape:
        from malictl.citations.runs import Run
        from malictl.views.cite import Reference, references_table

        return references_table([Reference("malictl", None, (Run(words()),), (Run("[malictl]"),))])

    def document() -> dict[str, Any]:
        made = {"key": "malictl", "source": "malictl", "via": None, "at": None, "reference": words(),
                "in_text": "[malictl]"}  # fmt: skip
        return {"style": "malictl", "count": 1, "references": [made], "sources": {}}

    return Answer("cite", shape, document, "references")
