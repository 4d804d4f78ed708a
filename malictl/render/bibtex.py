"""`bibtex`: the sources of an answer for BibTeX and BibLaTeX, in UTF-8.

Both `date` and `year` are given, and `journal`, which BibLaTeX reads as well, so that either finds what it needs.
"""

from __future__ import annotations

import re
from typing import Any

from malictl.citations.cited import Cited, people_of
from malictl.text import one_line

READER = "references"

_TYPES = {
    "article-newspaper": "article", "article-magazine": "article", "article-journal": "article", "book": "book",
    "chapter": "incollection", "report": "report", "dataset": "dataset", "legislation": "misc", "legal_case": "misc",
    "treaty": "misc", "speech": "misc", "document": "misc", "interview": "misc", "broadcast": "misc",
    "webpage": "online", "post": "online", "post-weblog": "online",
}  # fmt: skip
_LANGUAGES = {"en": "english", "fr": "french", "ar": "arabic", "ru": "russian", "de": "german", "es": "spanish",
              "it": "italian", "pt": "portuguese"}  # fmt: skip
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
            # BibTeX counts a brace behind a backslash as a brace.
            "{": r"\textbraceleft{}", "}": r"\textbraceright{}", **{c: f"\\{c}" for c in "&%$#_"}}  # fmt: skip
_MORE = {"location": "publisher-place", "volume": "volume", "issue": "issue", "pages": "page", "doi": "DOI"}
_URL_UNSAFE = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def render(sources: list[dict[str, Any]]) -> str:
    """Return one entry a source, in the order given; keys are the sources' own."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: dict[str, Any]) -> str:
    csl = source["csl"]
    kind = _TYPES[csl["type"]]
    fields: dict[str, str] = {"author": _authors(csl), "title": f"{{{_text(csl['title'])}}}"}
    host = csl.get("container-title") or ""
    if kind == "article":
        fields["journal"] = _text(host)
    elif kind in ("online", "misc"):
        fields["howpublished" if kind == "misc" else "organization"] = _text(host or csl.get("publisher", ""))
    else:
        fields["institution" if kind == "report" else "publisher"] = _text(csl.get("publisher") or host)
    fields["type"] = _text(csl.get("genre") or ("Report" if kind == "report" else ""))
    fields["number"] = _text(csl.get("number") or "")
    fields |= {name: _text(csl.get(key) or "") for name, key in _MORE.items()}
    if csl.get("issued"):
        fields["date"] = csl["issued"]
        date = Cited(csl).date
        fields["year"] = date.year if date else ""
    fields["url"] = csl.get("URL", "").translate(_URL_UNSAFE)
    fields["urldate"] = source.get("accessed") or ""
    fields["langid"] = _LANGUAGES.get(csl.get("language", ""), "")
    fields["note"] = _text(source["said_of_reading"])
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{source['id']},", *lines, "}", ""])


def _authors(csl: dict[str, Any]) -> str:
    return " and ".join(
        f"{{{_text(person['literal'])}}}"
        if "literal" in person
        else ", ".join(_text(part) for part in (person["family"], person.get("given")) if part)
        for person in people_of(csl)
    )


def _text(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda found: _SPECIAL[found.group()], one_line(text))
