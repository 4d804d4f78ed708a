"""Sources as the styles must cite them, one of every kind, in a bundle with the little dataset."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.call import call, kept
from tests.made import bundle_with, event_text

READ = "2026-11-21"
SMITH = {"family": "Smith", "given": "Ann"}
DOE = {"family": "Doe", "given": "John"}
THREE = [{"family": "Peltier", "given": "Elian"}, {"family": "Camara", "given": "Mady"},
         {"family": "Triebert", "given": "Jean-Noël"}]  # fmt: skip
FLEUVE, ODT = {"literal": "Agence Fleuve"}, {"literal": "Testland Rights Observatory"}


def paper(title: str, issued: str = "2022-03-30", host: str = "Testland Gazette", **more: Any) -> dict[str, Any]:
    return {"type": "article-newspaper", "title": title, "container-title": host, "issued": issued, **more}


SOURCES: dict[str, dict[str, Any]] = {
    "x-one": paper("Calm on the river", author=[SMITH]),
    "x-two": paper("Calm on the river", author=[SMITH, DOE]),
    "x-three": paper("Calm on the river", author=THREE),
    "x-four": paper("Calm on the river", author=[SMITH, *THREE]),
    "x-unsigned": paper("River closed to boats"),
    "x-wire": paper("Boats held up", author=[FLEUVE]),
    "x-own": {"type": "webpage", "title": "Boats held up", "author": [FLEUVE], "container-title": "Agence Fleuve",
              "issued": "2024-02-04"},
    "x-resolution": {"type": "legislation", "title": "Resolution 2085 (2012)", "number": "S/RES/2085 (2012)",
                     "authority": "United Nations Security Council", "issued": "2012-12-20"},
    "x-un-report": {"type": "report", "title": "Findings on Oldbridge", "author": [{"literal": "OHCHR"}],
                    "publisher": "United Nations", "number": "A/HRC/52/7", "issued": "2023-05"},
    "x-ngo": {"type": "report", "title": "Three days in March", "author": [ODT], "number": "ODT/2023/7",
              "publisher": "Testland Rights Observatory", "issued": "2023-01"},
    "x-statement": {"type": "webpage", "title": "Council meets", "author": [{"literal": "United Nations"}],
                    "container-title": "Meetings Coverage", "number": "SC/15341", "issued": "2023-07-07"},
    "x-release": {"type": "webpage", "title": "League alarmed", "author": [{"literal": "Coast League"}],
                  "container-title": "Portal", "genre": "Press release", "issued": "2021-07-07"},
    "x-blog": {"type": "post-weblog", "title": "The price of passage", "container-title": "River Blog"},
    "x-essay": {"type": "webpage", "title": "Lettre du fleuve", "author": [{"family": "Roux", "given": "Ada"}],
                "container-title": "Carnet", "language": "fr"},
    "x-french": paper("Le fleuve fermé : « plus un bateau ne passe »", "2024-02", "Le Courrier", language="fr"),
    "x-quotes": paper('Peace, says the "River Guard" here', author=[SMITH]),
    "x-quote-last": paper('Peace, says the "River Guard"', author=[SMITH]),
    "x-question": paper("Who closed the river?", author=[SMITH]),
    "x-loud": {"type": "book", "title": "Out now!", "author": [{"family": "Roux", "given": "Ada"}],
               "publisher": "River Press", "issued": "2020"},
    "x-described": paper("[Talk on the river]", host="Testland Gazette"),
    "x-described-site": {"type": "webpage", "title": "[Advice for Testland]", "publisher": "Foreign Ministry",
                         "issued": "2024-02-03"},
    "x-about": paper("Calm on the river", "2022-03-28~", author=[SMITH]),
    "x-unsure": paper("Calm on the river", "2022-03-28?", author=[SMITH]),
    "x-about-year": paper("Calm on the river", "2021~", author=[SMITH]),
    "x-days": paper("Calm on the river", "2021-05-22/2021-05-24", author=[SMITH]),
    "x-months": paper("Calm on the river", "2022-11/2023-01", author=[SMITH]),
    "x-first": paper("Boats return", "2022-01-02", author=[FLEUVE]),
    "x-undated-1": {"type": "webpage", "title": "Alpha", "author": [FLEUVE], "container-title": "Portal"},
    "x-undated-2": {"type": "webpage", "title": "Beta", "author": [FLEUVE], "container-title": "Portal"},
    "x-article": paper("The aaa of the river"),
    "x-long": paper("Boats return to the upper river at last"),
    "x-half-quoted": paper("Army says “we are all here” today"),
}  # fmt: skip
UNREAD: dict[str, dict[str, Any]] = {
    "y-report": {"type": "report", "title": "Three days in March", "author": [ODT], "issued": "2023-01"},
    "y-undated": {"type": "report", "title": "Inquiry", "author": [ODT]},
    "y-untitled": {"type": "report", "title": "Inquiry of March", "container-title": "Portal", "issued": "2022-05"},
    "y-unsigned": paper("Not read at all"),
    "y-same": paper("Not read", "2022-05-01", author=[FLEUVE]),
}


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


ORDER = ("type", "title", "author", "container-title", "publisher", "publisher-place", "authority", "genre", "number",
         "issued", "URL", "language")  # fmt: skip


def source_text(key: str, csl: dict[str, Any], read: bool = True) -> str:
    lines = ['class = "newspaper"', f'consulted = "{"full" if read else "none"}"']
    lines += [f'accessed = "{READ}"'] if read else []
    lines += ['origin = "made-up"', 'carried = "original"', "party = []", 'note = "Made up."', "", "[csl]"]
    csl = {"URL": url(key), "language": "en", **csl}
    return "\n".join([*lines, *(f"{name} = {toml(csl[name])}" for name in ORDER if name in csl), ""])


def url(key: str) -> str:
    return f"https://t.example/{key}"


@cache
def odd_bundle() -> Path:
    """Return a bundle in which an event cites all of them, compiled once."""
    kept.append(tempfile.TemporaryDirectory())
    cites = [f"{key} @ para. 1" for key in SOURCES] + [f"{key} via x-one @ para. 1" for key in UNREAD]
    records = {f"sources/{key}": source_text(key, csl) for key, csl in SOURCES.items()}
    records |= {f"sources/{key}": source_text(key, csl, read=False) for key, csl in UNREAD.items()}
    records["events/2022/odd-sources-2022"] = event_text(
        "Odd sources", "2022-04-01", statements=[{"text": "They are odd.", "cites": cites}]
    )
    return bundle_with(Path(kept[-1].name), records)


class Row(NamedTuple):
    entry: str
    in_text: str
    key: str


def cited(style: str, *keys: str) -> list[Row]:
    """Return the references as Markdown has them, without its escapes."""
    answer = call("cite", *keys, "--style", style, "-f", "md", data=odd_bundle())
    assert answer.code == 0, answer.err
    rows = [line.strip("|").split(" | ") for line in answer.out.splitlines()[2:] if line.startswith("|")]
    return [Row(*(re.sub(r"\\([^\w\s])", r"\1", cell.strip()) for cell in row)) for row in rows]
