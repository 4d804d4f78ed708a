"""`ris`: the sources of an answer as RIS, for reference managers. One tag a line, no header, a blank line between."""

from __future__ import annotations

from typing import Any

from malictl.citations.cited import Cited, people_of
from malictl.text import one_line

READER = "references"
_MORE = {"CY": "publisher-place", "M3": "genre", "VL": "volume", "IS": "issue", "SP": "page", "DO": "DOI"}

_TYPES = {
    "article-newspaper": "NEWS", "article-magazine": "MGZN", "article-journal": "JOUR", "book": "BOOK",
    "chapter": "CHAP", "report": "RPRT", "dataset": "DATA", "legislation": "STAT", "legal_case": "CASE",
    "treaty": "GEN", "speech": "GEN", "document": "GEN", "interview": "GEN", "broadcast": "VIDEO", "webpage": "ELEC",
    "post": "ELEC", "post-weblog": "BLOG",
}  # fmt: skip


def render(sources: list[dict[str, Any]]) -> str:
    """Return one record a source, in the order given; the key is its ID."""
    return "\n".join(_record(source) for source in sources)


def _record(source: dict[str, Any]) -> str:
    csl = source["csl"]
    pairs = [("TY", _TYPES[csl["type"]]), ("ID", source["id"])]
    pairs += [("AU", person.get("literal") or ", ".join(person[part] for part in ("family", "given") if part in person))
              for person in people_of(csl)]  # fmt: skip
    pairs += [("TI", csl["title"]), ("T2", csl.get("container-title", "")), ("PB", csl.get("publisher", "")),
              ("SN" if csl["type"] in ("book", "report") else "M1", csl.get("number", "")),
              *((tag, csl.get(key, "")) for tag, key in _MORE.items()), *_dates(csl),
              ("UR", csl.get("URL", "")), ("Y2", (source.get("accessed") or "").replace("-", "/")),
              ("LA", csl.get("language", "")), ("N1", source["said_of_reading"])]  # fmt: skip
    lines = [f"{tag}  - {one_line(value)}" for tag, value in pairs if value]
    return "\n".join([*lines, "ER  - ", ""])


def _dates(csl: dict[str, Any]) -> list[tuple[str, str]]:
    date = Cited(csl).date
    if not date:
        return []
    parts = [date.year, f"{date.month:02}" if date.month else "", f"{date.day:02}" if date.day else ""]
    # The fourth part says in words what three numbers cannot.
    other = "about" if date.about else "uncertain" if date.uncertain else ""
    return [("PY", date.year), ("DA", "/".join([*parts, other]))]
