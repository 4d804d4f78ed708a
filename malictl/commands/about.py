"""`malictl about`."""

from __future__ import annotations

import click

from malictl.cli.app import App
from malictl.cli.command import AnswerCommand
from malictl.cli.types import ValuesType
from malictl.errors import WrongUse
from malictl.text import one_line
from malictl.views import about
from malictl.views.answer import Answer

TOPICS = ("coverage", "themes", "method", "vocab", "schema", "dates", "formats", "exit-codes", "licence")


@click.command(
    cls=AnswerCommand,
    examples=("malictl about coverage", "malictl about vocab event-type", "malictl about schema events"),
)
@click.argument("topic", type=click.Choice(TOPICS), default="coverage", metavar="[TOPIC]")
@click.argument("name", required=False)
@click.pass_obj
def command(app: App, topic: str, name: str | None) -> Answer | None:
    """Explain the tool: coverage, themes, method, vocab, schema, dates, formats, exit-codes, licence.

    NAME picks one vocabulary of vocab, or one JSON schema of schema.
    """
    if topic == "coverage" and not name:
        return about.coverage_page(app.store.meta)
    if topic == "vocab":
        from malictl.dataset.vocabulary import vocabularies

        known = [known for known in vocabularies() if known != "event-subtype"]
        return about.vocab_page(list(_one_of(name, known)) if name else known)
    if topic == "schema":
        return _schema(app, name)
    if name:
        raise WrongUse(f'{topic} takes no name, and "{one_line(name)}" is one.', f"Ask: malictl about {topic}")
    if topic == "themes":
        from malictl.queries.events import themes

        return about.themes_page(themes(app.store))
    pages = {"method": about.method_page, "dates": about.dates_page, "formats": about.formats_page,
             "exit-codes": about.exit_codes_page, "licence": about.licence_page}  # fmt: skip
    return pages[topic]()


def _one_of(name: str, known: list[str]) -> tuple[str, ...]:
    return ValuesType(values=tuple(known), label="NAME").convert(name, None, None)


def _schema(app: App, name: str | None) -> Answer | None:
    from malictl.cli.deliver import deliver_text
    from malictl.dataset.shapes import names
    from malictl.files import package_file

    if not name:
        return about.schemas_page(names())
    if app.output.format_name not in (None, "json"):
        raise WrongUse(f"a schema is JSON, not {app.output.format_name}.", "Leave the format out.")
    (wanted,) = _one_of(name, names())[:1]
    deliver_text(app, package_file("dataset", "schemas", f"{wanted}.json").decode("utf-8"))
    return None
