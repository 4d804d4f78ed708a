"""The events of a bundle in the forms that other tools read: `python3 benchmarks/export.py BUNDLE FOLDER [--large]`.

Writes events.jsonl (jq: the public records, one a line) and, unless --large, events.db (sqlite3, sqlite-utils: the same
with an index on the last day), papis/ (a document an event, with every field of its record), events.journal (hledger:
a transaction an event, on its last day, its sentences and their sources as comments) and page.md (tldr: one event).
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

Event = dict[str, Any]


def main() -> None:
    """Write the files that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write the events of a bundle in the forms that other tools read.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--large", action="store_true", help="only events.jsonl")
    asked = parser.parse_args()
    with asked.bundle.open(encoding="utf-8") as file:
        tables = json.load(file)
    # A TinyDB file numbers its records; they stand in order of date.
    events = list(tables["events"].values())
    asked.folder.mkdir(parents=True, exist_ok=True)
    with (asked.folder / "events.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(_json(event) + "\n" for event in events)
    if not asked.large:
        write_database(events, asked.folder / "events.db")
        write_journal(events, asked.folder / "events.journal")
        write_library(events, asked.folder / "papis")
        write_page(events[-1], asked.folder / "page.md")


def last_day(event: Event) -> str:
    """Return the last day on which an event may have been, 9999-12-31 if it is open."""
    return event["date"]["end"] or "9999-12-31"


def write_database(events: list[Event], path: Path) -> None:
    """Write the events as rows of a SQLite database, each with its whole record."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.execute("create table events(number integer primary key, id, title, type, first, last, record)")
    database.executemany(
        "insert into events values(?, ?, ?, ?, ?, ?, ?)",
        (
            (number, e["id"], e["title"], e["type"], e["date"]["start"], last_day(e), _json(e))
            for number, e in enumerate(events, 1)
        ),
    )
    database.execute("create index last_day on events(last)")
    database.commit()
    database.close()


def write_journal(events: list[Event], path: Path) -> None:
    """Write the events as a journal: one of an event's type, on its last day."""
    with path.open("w", encoding="utf-8") as journal:
        for event in sorted(events, key=last_day):
            title = re.sub(r"[;|]", ",", event["title"])
            tags = [f"place:{place['id']}" for place in event["places"]]
            tags += [f"{part['role']}:{part['actor']}" for part in event["participants"]]
            journal.write(f"{last_day(event)} ({event['id']}) {title}  ; {', '.join(tags)}\n")
            for said in (*event["statements"], *event["accounts"]):
                text = said["text"] if "text" in said else f"{said['holder_name']}, {said['claim']}"
                cites = ", ".join(f"source:{cite['source']} {cite['at']}" for cite in said["cites"])
                journal.write(f"    ; {text.replace(':', ' -')}\n    ; {cites}\n")
            journal.write(f"    (events:{event['type']})  1\n\n")


def write_library(events: list[Event], folder: Path) -> None:
    """Write the events as documents of a papis library; JSON is YAML too."""
    shutil.rmtree(folder, ignore_errors=True)
    for event in events:
        own = {"papis_id": event["id"], "ref": event["id"], "year": int(last_day(event)[:4]), "author": "malictl"}
        (folder / event["id"]).mkdir(parents=True)
        text = "".join(f"{key}: {_json(value)}\n" for key, value in {**event, **own}.items())
        (folder / event["id"] / "info.yaml").write_text(text, encoding="utf-8")


def write_page(event: Event, path: Path) -> None:
    """Write one event as a tldr page."""
    told = "\n\n".join(f"- {s['text'].rstrip('.')}:\n\n`malictl event {event['id']}`" for s in event["statements"])
    path.write_text(f"# {event['id']}\n\n> {event['title']}.\n\n{told}\n", encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
