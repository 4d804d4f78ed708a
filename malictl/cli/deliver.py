"""From answer to bytes: chooses the format, numbers the citations, renders, writes. The only place that does."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from malictl import __version__
from malictl.cli.app import App, encoded, silence
from malictl.errors import CannotWrite, ReaderGone, WrongUse
from malictl.files import replace_file
from malictl.text import json_safe, one_line
from malictl.views.answer import Answer

if TYPE_CHECKING:
    from malictl.views.shapes import Shape

FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html", "bibtex", "ris", "csl-json")
_ENDINGS = {".txt": "plain", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
            ".md": "md", ".markdown": "md", ".html": "html", ".bib": "bibtex", ".ris": "ris"}  # fmt: skip


def deliver(answer: Answer, app: App) -> int:
    """Write an answer and return the exit code. Raises CannotWrite or WrongUse."""
    format_name = choose_format(app)
    text = rendered(answer, app, format_name)
    if not app.output.quiet:
        notices = list(answer.notices)
        if answer.empty and format_name in ("table", "plain", "md"):
            notices.insert(0, f"no {answer.noun or answer.record_key} match")
        if app.stderr_tty:
            notices[:0] = dict.fromkeys(app.readings)
        for notice in notices:
            app.write_error(f"Note: {one_line(notice)}.\n")
    deliver_text(app, text, for_people=format_name == "table")
    if answer.empty and app.output.exit_status:
        return 1
    return answer.exit_code


def deliver_text(app: App, text: str | bytes, for_people: bool = False) -> None:
    """Write text where the options say: to a file, or to standard output. Raises CannotWrite."""
    if app.output.output:
        write_file(app.output.output, text, app.output.force)
    else:
        write_stream(app, text, for_people)


def choose_format(app: App) -> str:
    """Return the format: the one asked for, that of the file's ending, else table on a terminal and plain off it."""
    options = app.output
    if options.excel and options.format_name not in (None, "csv"):
        raise WrongUse(f"--excel is for csv, and {options.format_name} was asked for.", "Leave one of them out.")
    if options.format_name or options.excel:
        return options.format_name or "csv"
    if options.output:
        ending = os.path.splitext(options.output)[1].lower()
        if ending not in _ENDINGS:
            raise WrongUse(
                f'"{options.output}" does not say what format to write.',
                f"Give it an ending ({', '.join(sorted(_ENDINGS))}) or add --format.",
            )
        return _ENDINGS[ending]
    return "table" if app.stdout_tty else "plain"


def rendered(answer: Answer, app: App, format_name: str) -> str | bytes:
    """Return the answer in one format: text, or bytes if it is JSON."""
    renderer = import_module(f"malictl.render.{format_name.replace('-', '_')}")
    if renderer.READER == "program":
        return bytes(renderer.render(envelope(answer, app), answer.record_key))
    if renderer.READER == "references":
        return str(renderer.render(_references(answer, app, format_name)))
    from malictl.citations.notes import Notes
    from malictl.render.look import Look
    from malictl.views.shapes import citations_in, for_reader

    shape = for_reader(_narrowed(answer.shape(), app.output.fields), renderer.READER)
    width = app.output.width or (app.terminal_size[0] if app.stdout_tty and not app.output.output else None)
    notes = Notes(citations_in(shape), lambda keys: app.store.cited_documents(keys))
    text: str | bytes = renderer.render(shape, Look(notes, width, app.colour(), excel=app.output.excel))
    return text


def _references(answer: Answer, app: App, format_name: str) -> list[dict[str, Any]]:
    if app.output.fields:
        raise WrongUse(f"--fields does not narrow {format_name}.", "Leave it out.")
    from malictl.model.stored import opened
    from malictl.views.documents import sources_of

    found = sources_of(opened(answer.document()))
    if found is None:
        raise WrongUse(f"this answer rests on no sources to write as {format_name}.", "Take another format.")
    return found


def _narrowed(shape: Shape, fields: tuple[str, ...]) -> Shape:
    if not fields:
        return shape
    from malictl.views.shapes import Table

    table = shape if isinstance(shape, Table) else shape.row
    try:
        narrowed = table.named(fields)
    except KeyError as unknown:
        raise _no_such_field(unknown.args[0], [column.name for column in table.columns]) from None
    return narrowed._replace(columns=tuple(c._replace(readers="all", spare=0) for c in narrowed.columns))


def _no_such_field(name: str, known: list[str]) -> WrongUse:
    return WrongUse(f'no field is called "{name}" here.', f"Fields: {', '.join(known)}")


def envelope(answer: Answer, app: App) -> dict[str, Any]:
    """Return the JSON document of an answer: what was asked, of which data, and what came out."""
    document = answer.document()
    schema, fields = f"malictl/{answer.name}/1", app.output.fields
    if fields:
        from malictl.model.stored import opened

        schema += "+fields"
        document = opened(document)
        known = record_fields(answer.name, answer.record_key)
        for name in fields:
            if name not in known:
                raise _no_such_field(name, known)
        records = document[answer.record_key]
        kept = [
            {name: record[name] for name in fields} for record in (records if isinstance(records, list) else [records])
        ]
        document[answer.record_key] = kept if isinstance(records, list) else kept[0]
        if isinstance(document.get("sources"), dict):
            from malictl.model.cited import cited_keys

            cited = cited_keys(kept)
            document["sources"] = {key: source for key, source in document["sources"].items() if key in cited}
    meta = app.store.meta if answer.of_data else None
    return {
        "schema": schema,
        "tool": __version__,
        "data": {key: meta[key] for key in ("version", "coverage", "sha256")} if meta else None,
        "query": {"argv": app.argv, "dates": dict(answer.dates), "today": app.today},
        "notices": list(answer.notices),
        "possible": list(answer.possible),
        **document,
    }


def record_fields(name: str, record_key: str) -> list[str]:
    """Return the fields that the records of an answer have, from its JSON Schema."""
    import json

    from malictl.files import package_file

    schema = json.loads(package_file("dataset", "schemas", f"{name}.json"))["properties"][record_key]
    return list(schema.get("items", schema)["properties"])


def write_stream(app: App, text: str | bytes, for_people: bool) -> None:
    """Write text to standard output at once, through a pager if that helps and is wanted.

    Raises ReaderGone if the reader has gone, CannotWrite if there is no room.
    """
    if isinstance(text, bytes):
        # JSON of the bundle is printed unread: a bundle that malictl did not make may hold anything.
        content = encoded(json_safe(text.decode("utf-8", "replace")), app.stdout_encoding) if app.stdout_tty else text
    else:
        content = encoded(text, app.stdout_encoding)
    if for_people and _wants_pager(app, content):
        from malictl.cli.pager import page

        if page(content, app.environ):
            return
    try:
        app.stdout.write(content)
        app.stdout.flush()
    except BrokenPipeError:
        # Not as an OSError: click would end the process with 1.
        silence(app.stdout)
        raise ReaderGone from None
    except OSError as fault:
        silence(app.stdout)
        raise CannotWrite(f"the output could not be written: {fault.strerror}.", "Make room, then ask again.") from None


def _wants_pager(app: App, content: bytes) -> bool:
    return (
        app.stdin_tty
        and app.stdout_tty
        and not app.output.no_pager
        and app.environ.get("TERM") != "dumb"
        and content.count(b"\n") >= app.terminal_size[1]
    )


def write_file(path: str, text: str | bytes, force: bool) -> None:
    """Write text to a file: whole or not at all, and never over another without `force`. Raises CannotWrite."""
    taken = CannotWrite(f'"{path}" exists already.', "Name another file, or add --force to replace it.")
    if os.path.exists(path) and not force:
        raise taken
    target, content = os.path.realpath(path), text if isinstance(text, bytes) else encoded(text, "utf-8")
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            # A device or a named pipe: there is nothing to replace.
            with open(target, "wb") as file:
                file.write(content)
            return
        replace_file(target, content, replace=force)
    except FileExistsError:  # made by someone else since it was looked for
        raise taken from None
    except OSError as fault:
        raise CannotWrite(f'"{path}" could not be written: {fault.strerror}.', "Name a file that can be.") from None
