"""The house style: author. title. container, date. URL. Plain text, straight from CSL-JSON."""

from __future__ import annotations

from typing import Any

from malictl.dates.show import show_edtf


def reference(csl: dict[str, Any]) -> str:
    """Return the reference of one source on one line, ending with its address if it has one."""
    authors = _names(csl.get("author", []))
    body = csl.get("authority") or ""
    maker = authors or body
    title = _title(csl)
    where = ", ".join(
        part
        for part in (csl.get("container-title"), csl.get("publisher") if csl.get("publisher") != maker else None)
        if part
    )
    number = csl.get("number") or ""
    when = show_edtf(csl["issued"]) if csl.get("issued") else "n.d."
    place = ", ".join(part for part in (where, number, when) if part)
    sentences = [_closed(part) for part in (maker, title, place) if part]
    return " ".join([*sentences, csl["URL"]] if csl.get("URL") else sentences)


def _title(csl: dict[str, Any]) -> str:
    title = str(csl["title"])
    # A description stands in brackets of its own; a title of its own gets quotation marks.
    return title if title.startswith("[") else f"“{title}”"


def _closed(sentence: str) -> str:
    # A title's own ? or ! closes it, inside the quotation marks as well.
    return sentence if sentence.rstrip("”").endswith((".", "?", "!")) else f"{sentence}."


def _names(people: list[dict[str, str]]) -> str:
    names = [_name(person) for person in people]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    return " ".join(part for part in (person.get("given"), person.get("family")) if part)
