"""Sources as a table of references, and one source with every sentence that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from malictl.citations.styles.malictl import reference
from malictl.dates.show import show_edtf
from malictl.model.source import Source
from malictl.views.shapes import Card, Column, Section, Table, Value, card
from malictl.views.words import read_words

SOURCE_COLUMNS = (
    Column("id", "Key", "machines"),
    Column("class", "Class", "machines"),
    Column("issued", "Issued", "machines"),
    Column("title", "Title", "machines"),
    Column("reference", "Reference", wraps=True),
    Column("class_shown", "Class", "people", spare=2),
    Column("consulted", "Read", spare=1),
    Column("accessed", "Accessed", "machines"),
    Column("origin", "Origin", "machines"),
    Column("carried", "Carried", "machines"),
    Column("party", "Party", "machines"),
    Column("url", "URL", "machines"),
    Column("language", "Language", "machines"),
    Column("supports", "Supports", "machines"),
    Column("record", "Key", "people"),
)


def sources_table(sources: Iterable[Source]) -> Table:
    """Return sources as a table of references."""
    rows = tuple(
        (
            s.id,
            s.source_class,
            s.csl.get("issued"),
            s.csl["title"],
            reference(s.csl),
            s.source_class,
            s.consulted,
            s.accessed,
            s.origin,
            s.carried,
            s.party,
            s.csl.get("URL"),
            s.csl.get("language"),
            s.supports,
            s.id,
        )
        for s in sources
    )
    return Table(SOURCE_COLUMNS, rows, "", ("source", "sources"))


def supported_sentences(key: str, documents: Iterable[dict[str, Any]]) -> list[dict[str, str | None]]:
    """Return every sentence of some records that cites `key`: record, text, locator, and whether via or through it."""
    found: list[dict[str, str | None]] = []
    for document in documents:
        for text, cites in _cited_texts(document):
            for cite in cites:
                if key in (cite["source"], cite["via"]):
                    other = (
                        f"carries {cite['source']}"
                        if cite["via"] == key
                        else f"via {cite['via']}"
                        if cite["via"]
                        else None
                    )
                    found.append({"record": document["id"], "text": text, "at": cite["at"], "how": other})
    return found


def _cited_texts(document: dict[str, Any]) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    if document.get("cites"):
        yield f"{document['name']}: names and position", document["cites"]
    for statement in document.get("statements", []):
        yield statement["text"], statement["cites"]
    for account in document.get("accounts", []):
        yield f"{account['holder_name']} {account['stance']}: {account['claim']}", account["cites"]
    for part in ("relations", "links"):
        for entry in document.get(part, []):
            yield f"{entry['type'].replace('-', ' ')} {entry.get('name') or entry['title']}", entry["cites"]
    for entry in document.get("parents", []):
        yield f"in {entry['name']}", entry["cites"]
    for entry in document.get("codes", []):
        yield f"{entry['scheme']}: {entry['code']}", entry["cites"]


def source_card(source: Source, sentences: list[dict[str, str | None]], names: Mapping[str, str]) -> Card:
    """Return a source: its reference, how it was read, and every sentence that rests on it."""
    csl = source.csl
    facts: list[tuple[str, Value]] = [
        ("Reference", reference({key: value for key, value in csl.items() if key != "URL"})),
        ("Class", source.source_class),
        ("Consulted", read_words(source.consulted) + (f", on {show_edtf(source.accessed)}" if source.accessed else "")),
        ("Carried", source.carried),
        ("Text made by", source.origin),
        ("Voice of", tuple(names.get(actor, actor) for actor in source.party) or None),
        ("Language", csl.get("language")),
        ("URL", csl.get("URL")),
        ("Formerly", source.formerly or None),
        ("Note", source.note),
        ("Key", source.id),
    ]
    columns = (
        Column("record", "Record", "machines"),
        Column("text", "What it supports", wraps=True),
        Column("at", "Where in it", wraps=True, least=12),
        Column("how", "How", wraps=True, least=14),
        Column("in", "Record", "people", under="text"),
    )
    rows = tuple((s["record"], s["text"], s["at"], s["how"], s["record"]) for s in sentences)
    support = Section("Supports", "supports", (Table(columns, rows, "", ("sentence", "sentences")),) if rows else ())
    return card(str(csl["title"]), facts, (support,), sources_table([source]))
