"""The index tables: for each record what filters and the resolver need, so that they read nothing else.

They never leak into output. Bounds are ISO days; open ends are "0001-01-01" and "9999-12-31".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from malictl.dataset.read import Document
from malictl.model.cited import cited_keys
from malictl.text import fold, fold_without_articles

_MOST = 31


def index_of(
    tables: dict[str, list[Document]], ancestors: Callable[[str], list[str]], also: Mapping[str, list[str]]
) -> "dict[str, list[Entry]]":
    """Return for each table of records what is known of each record of it, in its order.

    `also` are the other words of themes, by which their events are found too.
    """
    names = {
        document["id"]: [name["text"] for name in document["names"]]
        for document in (*tables["actors"], *tables["places"])
    }
    return {
        "events": [_event(document, ancestors, names, also) for document in tables["events"]],
        "actors": [_named("actor", document) for document in tables["actors"]],
        "places": [_place(document, ancestors) for document in tables["places"]],
        "sources": [_source(document) for document in tables["sources"]],
        "spans": [_span(document, ancestors) for document in tables["spans"]],
    }


def days_of(entries: "list[Entry]") -> Document:
    """Return the first and last days of some entries, ten characters each, and the numbers of those that lasted.

    `lasted` are those whose last day is more than `most` days after their first: the others need not be looked for
    before the days asked for.
    """
    dated = [entry.filtered for entry in entries if "start" in entry.filtered]
    spans = [(date.fromisoformat(entry["start"]), date.fromisoformat(entry["end"])) for entry in dated]
    return {
        "first": "".join(entry["start"] for entry in dated),
        "last": "".join(entry["end"] for entry in dated),
        "most": _MOST,
        "lasted": [number for number, (first, last) in enumerate(spans, 1) if (last - first).days > _MOST],
    }


def years_of(entries: "list[Entry]") -> dict[str, int]:
    """Return how many entries begin in each year, in order of time."""
    return dict(sorted(Counter(entry.filtered["start"][:4] for entry in entries).items()))


def mentions_of(index: "dict[str, list[Entry]]") -> dict[str, list[Document]]:
    """Return for each record of each table the numbers of those whose entries name it, by their kind, in order."""
    named: dict[str, Document] = {}
    for table, entries in index.items():
        for number, entry in enumerate(entries, 1):
            lists = (entry.filtered.get(key, ()) for key in ("actors", "holders", "places", "part_of", "sources"))
            for record_id in dict.fromkeys(chain.from_iterable(lists)):
                named.setdefault(record_id, {}).setdefault(table[:-1], []).append(number)
    return {table: [named.get(entry.filtered["id"], {}) for entry in entries] for table, entries in index.items()}


class Entry(NamedTuple):
    """What filters read of a record, what it can be called, and the words in which it can be found.

    Each word of the text, the first too, stands after a space, and once.
    """

    filtered: Document
    names: Document
    text: Document


def _entry(
    kind: str, document: Document, title: str, names: Iterable[str], text: Iterable[str], more: Document
) -> Entry:
    names = list(names)
    keys = sorted({key for name in names for key in (fold(name), fold_without_articles(name)) if key})
    return Entry(
        {"id": document["id"], "kind": kind, **more},
        {"id": document["id"], "title": title, "names": keys, "formerly": document["formerly"]},
        {"text": " " + " ".join(dict.fromkeys(fold(" ".join([document["id"], *names, *text])).split()))},
    )


def _dates(document: Document) -> Document:
    date = document["date"]
    start, end = date["start"] or "0001-01-01", date["end"] or "9999-12-31"
    return {
        "start": start,
        "latest_start": date["latest_start"] or start,
        "earliest_end": date["earliest_end"] or end,
        "end": end,
        "within": date["kind"] == "within",
        "qualified": date["approximate"] or date["uncertain"],
    }


def _said(document: Document) -> list[str]:
    return [s["text"] for s in document["statements"]] + [
        part for a in document.get("accounts", []) for part in (a["holder_name"], a["claim"])
    ]


def _places(document: Document, ancestors: Callable[[str], list[str]]) -> list[str]:
    return sorted({above for place in document["places"] for above in ancestors(place["id"])})


def _event(
    document: Document,
    ancestors: Callable[[str], list[str]],
    names: dict[str, list[str]],
    also: Mapping[str, list[str]],
) -> Entry:
    # Every name of who took part and of where it was, so that a search by any spelling finds the event.
    involved = [*(p["actor"] for p in document["participants"]), *(p["id"] for p in document["places"])]
    themes = [word for tag in document["tags"] for word in (tag, *also.get(tag, ()))]
    texts = [*_said(document), *themes, *(name for one in involved for name in names[one])]
    more = {
        **_dates(document),
        "type": document["type"],
        "subtype": document["subtype"],
        "significance": document["significance"],
        "actors": sorted({p["actor"] for p in document["participants"]}),
        "roles": [[p["actor"], p["role"]] for p in document["participants"]],
        "holders": sorted({a["holder"] for a in document["accounts"] if a["holder"]}),
        "places": _places(document, ancestors),
        "tags": document["tags"],
        "part_of": document["part_of"],
        "evidence": document["evidence"],
        "sources": list(cited_keys(document)),
    }
    return _entry("event", document, document["title"], [document["title"]], texts, more)


def _span(document: Document, ancestors: Callable[[str], list[str]]) -> Entry:
    more = {
        **_dates(document),
        "record_kind": document["kind"],
        "actors": sorted({document["subject"], document["object"]} - {None}),
        "places": _places(document, ancestors),
        "sources": list(cited_keys(document)),
    }
    return _entry("span", document, document["title"], [document["title"]], _said(document), more)


def _named(kind: str, document: Document, more: Document | None = None) -> Entry:
    names = [name["text"] for name in document["names"]]
    said = [s["text"] for s in document.get("statements", [])]
    own = {"record_kind": document["kind"], "sources": list(cited_keys(document)), **(more or {})}
    return _entry(kind, document, document["name"], names, said, own)


def _place(document: Document, ancestors: Callable[[str], list[str]]) -> Entry:
    return _named("place", document, {"places": ancestors(document["id"])})


def _source(document: Document) -> Entry:
    csl = document["csl"]
    makers = [" ".join(v for v in author.values()) for author in csl.get("author", [])]
    texts = [
        *makers,
        csl.get("container-title", ""),
        csl.get("publisher", ""),
        csl.get("number", ""),
        document["origin"],
    ]
    more = {"record_kind": document["class"], "consulted": document["consulted"], "supports": document["supports"]}
    return _entry("source", document, csl["title"], [csl["title"]], texts, more)
