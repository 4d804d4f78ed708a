"""The index table: for each record what filters and the resolver need, so that they read nothing else.

It never leaks into output. Bounds are ISO days; open ends are "0001-01-01" and "9999-12-31".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from malictl.dataset.read import Document
from malictl.model.cited import cited_keys
from malictl.text import fold, fold_without_articles


def index_of(tables: dict[str, list[Document]], ancestors: Callable[[str], list[str]]) -> list[Document]:
    """Return one index document a record, table by table, in the order of each table."""
    names = {
        document["id"]: [name["text"] for name in document["names"]]
        for document in (*tables["actors"], *tables["places"])
    }
    return [
        *(_event(document, ancestors, names) for document in tables["events"]),
        *(_named("actor", document) for document in tables["actors"]),
        *(_place(document, ancestors) for document in tables["places"]),
        *(_source(document) for document in tables["sources"]),
        *(_span(document, ancestors) for document in tables["spans"]),
    ]


def _entry(kind: str, document: Document, title: str, names: Iterable[str], text: Iterable[str]) -> Document:
    """Return what every entry has: where the record is, and what it can be called."""
    names = list(names)
    keys = sorted({key for name in names for key in (fold(name), fold_without_articles(name)) if key})
    return {
        "id": document["id"],
        "kind": kind,
        "title": title,
        "names": keys,
        "formerly": document["formerly"],
        "text": fold(" ".join([document["id"], *names, *text])),
    }


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


def _event(document: Document, ancestors: Callable[[str], list[str]], names: dict[str, list[str]]) -> Document:
    # Every name of who took part and of where it was, so that a search by any spelling finds the event.
    involved = [*(p["actor"] for p in document["participants"]), *(p["id"] for p in document["places"])]
    texts = [*_said(document), *document["tags"], *(name for one in involved for name in names[one])]
    return {
        **_entry("event", document, document["title"], [document["title"]], texts),
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
        "sources": sorted(cited_keys(document)),
    }


def _span(document: Document, ancestors: Callable[[str], list[str]]) -> Document:
    return {
        **_entry("span", document, document["title"], [document["title"]], _said(document)),
        **_dates(document),
        "record_kind": document["kind"],
        "actors": sorted({document["subject"], document["object"]} - {None}),
        "places": _places(document, ancestors),
        "sources": sorted(cited_keys(document)),
    }


def _named(kind: str, document: Document) -> Document:
    names = [name["text"] for name in document["names"]]
    said = [s["text"] for s in document.get("statements", [])]
    return {
        **_entry(kind, document, document["name"], names, said),
        "record_kind": document["kind"],
        "sources": sorted(cited_keys(document)),
    }


def _place(document: Document, ancestors: Callable[[str], list[str]]) -> Document:
    return {**_named("place", document), "places": ancestors(document["id"])}


def _source(document: Document) -> Document:
    csl = document["csl"]
    makers = [" ".join(v for v in author.values()) for author in csl.get("author", [])]
    texts = [
        *makers,
        csl.get("container-title", ""),
        csl.get("publisher", ""),
        csl.get("number", ""),
        document["origin"],
    ]
    return {
        **_entry("source", document, csl["title"], [csl["title"]], texts),
        "record_kind": document["class"],
        "consulted": document["consulted"],
        "supports": document["supports"],
    }
