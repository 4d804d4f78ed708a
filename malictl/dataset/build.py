"""Compiling checked records into the public documents, and into the index that filters read.

Deterministic to the byte: no clock, no git, sorted input. What is known once (bounds, ancestors, figures,
evidence, inverse links, folded text) is worked out here.
"""

from __future__ import annotations

from typing import Any

from malictl.citations.styles.malictl import reference
from malictl.dataset import BUNDLE_FORMAT
from malictl.dataset.index import days_of, index_of, mentions_of, years_of
from malictl.dataset.read import Dataset, Document, Record
from malictl.dataset.tallies import tallies
from malictl.dataset.vocabulary import vocabularies
from malictl.dates.edtf import parse_edtf
from malictl.dates.show import date_document, show_edtf
from malictl.model.account import Account, Statement, parse_citation
from malictl.model.event import Event
from malictl.model.evidence import Own, derive_disputes, derive_evidence
from malictl.model.figures import derive_figures
from malictl.model.listed import as_listed

RECORDS = ("events", "actors", "places", "sources", "spans")
Tables = dict[str, list[Document]]


def build_tables(dataset: Dataset) -> Tables:
    """Return the documents of every table of the bundle, in their final order.

    The dataset must have passed its checks.
    """
    compiler = _Compiler(dataset)
    tables: Tables = {
        "events": sorted((compiler.event(r) for r in dataset.records["event"].values()), key=_event_order),
        "actors": [compiler.actor(r) for r in dataset.records["actor"].values()],
        "places": [compiler.place(r) for r in dataset.records["place"].values()],
        "sources": [compiler.source(r) for r in dataset.records["source"].values()],
        "spans": sorted((compiler.span(r) for r in dataset.records["span"].values()), key=_event_order),
    }
    _add_inverses(tables)
    named = dataset.about.raw.get("themes", [])
    index = index_of(tables, dataset.ancestors, {theme["tag"]: theme.get("also", []) for theme in named})
    mentions = mentions_of(index)
    return {
        "meta": [_meta(dataset, tables)],
        # The ids of each kind in the order of its records, so that one record is found without reading the index.
        "ids": [{"kind": name[:-1], "ids": " ".join(d["id"] for d in tables[name])} for name in RECORDS],
        "titles": [{"kind": name[:-1], "titles": [e.names["title"] for e in index[name]]} for name in RECORDS],
        "days": [{"kind": name[:-1], **days_of(index[name])} for name in RECORDS],
        "years": [years_of(index["events"])],
        **{f"{name[:-1]}_index": [entry.filtered for entry in index[name]] for name in RECORDS},
        **{f"{name[:-1]}_names": [entry.names for entry in index[name]] for name in RECORDS},
        **{f"{name[:-1]}_text": [entry.text for entry in index[name]] for name in RECORDS},
        **{f"{name[:-1]}_mentions": mentions[name] for name in RECORDS},
        "event_listed": [as_listed(Event(document)).document() for document in tables["events"]],
        **{name: tables[name] for name in RECORDS},
        "vocabularies": [{**vocabularies(), **_themes(named)}],
        "cited": [cited_document(source) for source in tables["sources"]],
    }


def _themes(named: list[Document]) -> dict[str, dict[str, str]]:
    """Return the sentence of each theme, in the order of the dataset, and the theme that each other word stands for."""
    return {
        "theme": {theme["tag"]: theme["text"] for theme in named},
        "theme-also": {word: theme["tag"] for theme in named for word in theme.get("also", [])},
    }


def cited_document(source: Document) -> Document:
    """Return what an answer says of a source that it cites, under its key: its sources are these put together."""
    keys = ("csl", "class", "consulted", "accessed", "origin", "carried", "party")
    return {source["id"]: {"reference": reference(source["csl"]), **{key: source[key] for key in keys}}}


def _event_order(document: Document) -> tuple[str, int, str, str]:
    period = parse_edtf(document["date"]["edtf"], within=document["date"]["kind"] == "within")
    return (*period.sort_key(), document["id"])


def _meta(dataset: Dataset, tables: Tables) -> Document:
    import hashlib

    digest = hashlib.sha256(dataset.about.text.encode())
    for record in sorted(dataset, key=lambda r: (r.kind, r.id)):
        digest.update(f"\n{record.kind}/{record.id}\n{record.text}".encode())
    about = dataset.about.raw
    return {
        "format": BUNDLE_FORMAT,
        "version": about["version"],
        "updated": about["updated"],
        "sha256": digest.hexdigest(),
        "coverage": [
            {"period": date_document(parse_edtf(c["period"]), "span"), "depth": c["depth"], "note": c["note"]}
            for c in about["coverage"]
        ],
        "missing": [gap["text"] for gap in about.get("missing", [])],
        "tallies": tallies(tables, dataset.ancestors),
        "counts": {name: len(tables[name]) for name in RECORDS}
        | {"accounts": sum(len(d["accounts"]) for name in ("events", "spans") for d in tables[name])},
    }


def _cites(raw: Document) -> list[Document]:
    return [parse_citation(text)._asdict() for text in raw.get("cites", [])]


def _none_if_missing(raw: Document, *keys: str) -> Document:
    return {key: raw.get(key) for key in keys}


def _empty_if_missing(raw: Document, *keys: str) -> Document:
    return {key: list(raw.get(key, [])) for key in keys}


class _Compiler:
    """Turns raw records into documents, looking names up in the whole dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.origin = {key: record.raw["origin"] for key, record in dataset.records["source"].items()}
        self.supported: dict[str, list[str]] = {}
        for record in dataset:
            for key in sorted(_cited_keys(record.raw)):
                self.supported.setdefault(key, []).append(record.id)

    def name(self, kind: str, record_id: str) -> str:
        return str(self.dataset.raw(kind, record_id)["names"][0]["text"])

    def region(self, place: str) -> str | None:
        kinds = ("region", "district")
        return next(
            (p for p in self.dataset.ancestors(place) if self.dataset.raw("place", p).get("kind") in kinds), None
        )

    def place_refs(self, ids: list[str]) -> list[Document]:
        refs = []
        for place in ids:
            raw, region = self.dataset.raw("place", place), self.region(place)
            refs.append({
                "id": place, "name": self.name("place", place), "kind": raw["kind"],
                "region": self.name("place", region) if region else None, **_none_if_missing(raw, "lat", "lon"),
            })  # fmt: skip
        return refs

    def statements(self, raw: Document) -> list[Document]:
        return [{"text": entry["text"], "cites": _cites(entry)} for entry in raw.get("statements", [])]

    def accounts(self, raw: Document) -> list[Document]:
        return [
            {
                "id": entry["id"],
                "question": entry["question"],
                "holder": entry.get("holder"),
                "holder_name": self.name("actor", entry["holder"]) if "holder" in entry else entry["holder_text"],
                "stance": entry.get("stance", "asserts"),
                **_empty_if_missing(entry, "of"),
                "claim": entry["claim"],
                **_none_if_missing(entry, "metric", "unit", "population", "described_as"),
                **_empty_if_missing(entry, "of_actors"),
                **_none_if_missing(entry, "manner", "min", "max", "qualifier", "wording", "date"),
                **_empty_if_missing(entry, "places"),
                **_none_if_missing(entry, "as_of", "said", "made_in"),
                **_empty_if_missing(entry, "based_on"),
                "rank": entry.get("rank", "normal"),
                **_none_if_missing(entry, "rank_reason"),
                "cites": _cites(entry),
                **_none_if_missing(entry, "note"),
            }
            for entry in raw.get("accounts", [])
        ]

    def evidence(self, raw: Document, accounts: list[Document], statements: list[Document]) -> Document:
        records = [Account(a) for a in accounts]
        figures = derive_figures(records, self.dataset.voice, lambda actor: self.name("actor", actor))
        said = [Statement(s) for s in statements]
        own = Own(raw["date"], tuple(raw["places"]), self.dataset.ancestors)
        return {
            "figures": [figure.document() for figure in figures],
            "evidence": derive_evidence(records, figures, said, self.origin, self.dataset.voice, own),
            "disputes": derive_disputes(records, figures, self.dataset.voice, own),
        }

    def event(self, record: Record) -> Document:
        raw = record.raw
        kind = raw.get("date_kind", "day")
        statements, accounts = self.statements(raw), self.accounts(raw)
        return {
            "id": record.id,
            "title": raw["title"],
            "date": date_document(parse_edtf(raw["date"], within=kind == "within"), kind, raw.get("date_text")),
            **_none_if_missing(raw, "type", "subtype", "second_reading", "significance", "significance_reason"),
            **_empty_if_missing(raw, "tags", "part_of"),
            "places": self.place_refs(raw["places"]),
            "participants": [
                {
                    "actor": entry["actor"], "name": self.name("actor", entry["actor"]), "role": entry["role"],
                    "standing": entry["standing"], "accounts": list(entry.get("accounts", [])),
                }
                for entry in raw.get("participants", [])
            ],
            "statements": statements,
            "accounts": accounts,
            **self.evidence(raw, accounts, statements),
            "links": [
                {
                    "type": entry["type"], "to": entry["to"],
                    "title": self.dataset.raw("event", entry["to"])["title"],
                    "cites": _cites(entry), "note": entry.get("note"),
                }
                for entry in raw.get("links", [])
            ],
            "linked_from": [],
            **_empty_if_missing(raw, "formerly"),
            **_none_if_missing(raw, "note"),
        }  # fmt: skip

    def actor(self, record: Record) -> Document:
        raw = record.raw
        return {
            "id": record.id,
            "name": raw["names"][0]["text"],
            **_none_if_missing(raw, "kind", "disambiguation"),
            "names": [dict(entry) for entry in raw["names"]],
            **_none_if_missing(raw, "founded", "ended", "country", "voice_of"),
            "statements": self.statements(raw),
            "relations": [
                {
                    "type": entry["type"], "to": entry["to"], "name": self.name("actor", entry["to"]),
                    "date": entry.get("date"), "date_text": show_edtf(entry["date"]) if "date" in entry else None,
                    "standing": entry.get("standing", "undisputed"), "cites": _cites(entry), "note": entry.get("note"),
                }
                for entry in raw.get("relations", [])
            ],
            "inverse": [],
            **_empty_if_missing(raw, "formerly"),
            **_none_if_missing(raw, "note"),
        }  # fmt: skip

    def place(self, record: Record) -> Document:
        raw, region = record.raw, self.region(record.id)
        return {
            "id": record.id,
            "name": raw["names"][0]["text"],
            "kind": raw["kind"],
            "names": [dict(entry) for entry in raw["names"]],
            "region": self.name("place", region) if region else None,
            "parents": [
                {"place": entry["place"], "name": self.name("place", entry["place"]), "date": entry.get("date"),
                 "cites": _cites(entry)}
                for entry in raw.get("parents", [])
            ],
            **_none_if_missing(raw, "lat", "lon"),
            **_empty_if_missing(raw, "bounds"),
            "codes": [
                {"scheme": entry["scheme"], "code": entry["code"], "cites": _cites(entry)}
                for entry in raw.get("codes", [])
            ],
            "cites": _cites(raw),
            **_empty_if_missing(raw, "formerly"),
            **_none_if_missing(raw, "note"),
        }  # fmt: skip

    def source(self, record: Record) -> Document:
        raw = record.raw
        return {
            "id": record.id,
            "class": raw["class"],
            "csl": {"id": record.id, **raw["csl"]},
            "consulted": raw["consulted"],
            "accessed": raw.get("accessed"),
            "origin": raw["origin"],
            "carried": raw["carried"],
            **_empty_if_missing(raw, "party"),
            "supports": self.supported.get(record.id, []),
            **_empty_if_missing(raw, "formerly"),
            **_none_if_missing(raw, "note"),
        }

    def span(self, record: Record) -> Document:
        raw = record.raw
        statements, accounts = self.statements(raw), self.accounts(raw)
        other = raw.get("object")
        kind = "actor" if other in self.dataset.records["actor"] else "place"
        return {
            "id": record.id,
            "title": raw["title"],
            "kind": raw["kind"],
            "date": date_document(parse_edtf(raw["date"]), "span", raw.get("date_text"), raw.get("as_of")),
            "subject": raw["subject"],
            "subject_name": self.name("actor", raw["subject"]),
            "object": other,
            "object_name": self.name(kind, other) if other else None,
            **_none_if_missing(raw, "office", "capacity"),
            "places": self.place_refs(raw["places"]),
            **_empty_if_missing(raw, "began_with", "ended_with", "changed_by"),
            "standing": raw["standing"],
            **_empty_if_missing(raw, "tags"),
            "statements": statements,
            "accounts": accounts,
            **self.evidence(raw, accounts, statements),
            **_empty_if_missing(raw, "formerly"),
            **_none_if_missing(raw, "note"),
        }


def _cited_keys(raw: Any) -> set[str]:
    from malictl.dataset.checks.citations import citation_lists

    cites = (parse_citation(text) for _, texts in citation_lists(raw) for text in texts)
    return {key for cite in cites for key in (cite.source, cite.via) if key}


def _add_inverses(tables: Tables) -> None:
    events = {document["id"]: document for document in tables["events"]}
    for document in tables["events"]:
        for link in document["links"]:
            events[link["to"]]["linked_from"].append({**link, "to": document["id"], "title": document["title"]})
    actors = {document["id"]: document for document in tables["actors"]}
    for document in tables["actors"]:
        for relation in document["relations"]:
            actors[relation["to"]]["inverse"].append({**relation, "to": document["id"], "name": document["name"]})
