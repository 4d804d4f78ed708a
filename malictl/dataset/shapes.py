"""The JSON Schemas of the answers, made from the records themselves, so that the two cannot differ.

`python -m malictl.dataset.shapes` writes the files in `schemas/`; a test holds them fresh. Fields are always
present and are only ever added within a version.
"""

from __future__ import annotations

import json
import types
import typing
from pathlib import Path
from typing import Any

from malictl.dataset.vocabulary import values
from malictl.model.account import Account, Citation
from malictl.model.actor import Actor
from malictl.model.event import Event
from malictl.model.place import Place
from malictl.model.record import Record
from malictl.model.source import Source
from malictl.model.span import Span

Schema = dict[str, Any]
FOLDER = Path(__file__).parent / "schemas"

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ENUMS = {
    ("Event", "type"): "event-type", ("Event", "subtype"): "event-subtype", ("Participant", "role"): "role",
    ("Event", "second_reading"): "second-reading",
    ("Participant", "standing"): "standing", ("Account", "question"): "question", ("Account", "stance"): "stance",
    ("Account", "metric"): "metric", ("Account", "population"): "population", ("Account", "manner"): "manner",
    ("Account", "described_as"): "described-as", ("Account", "qualifier"): "qualifier", ("Account", "rank"): "rank",
    ("Figure", "metric"): "metric", ("Figure", "status"): "figure-status", ("Event", "evidence"): "evidence",
    ("Span", "evidence"): "evidence", ("Event", "disputes"): "question", ("Span", "disputes"): "question",
    ("Span", "kind"): "span-kind", ("Actor", "kind"): "actor-kind",
    ("Place", "kind"): "place-kind", ("Source", "source_class"): "source-class", ("Source", "carried"): "carried",
    ("Source", "consulted"): "consulted", ("Relation", "type"): "relation-type", ("Link", "type"): "link-type",
}  # fmt: skip


def _hints(kind: type[Any]) -> dict[str, Any]:
    # Without the class's own names: a field called "type" would stand for the built-in.
    return typing.get_type_hints(kind, localns={})


def record_schema(kind: type[Any]) -> Schema:
    """Return the schema of a record's document."""
    hints = _hints(kind)
    fields = kind.fields() if issubclass(kind, Record) else [(name, name) for name in kind._fields]
    properties = {key: _schema(hints[name], kind.__name__, name) for name, key in fields}
    return {"type": "object", "required": list(properties), "properties": properties}


def _schema(hint: Any, owner: str, name: str) -> Schema:
    if isinstance(hint, types.UnionType):
        parts = [_schema(part, owner, name) for part in hint.__args__ if part is not type(None)]
        schema = parts[0]
        if "enum" in schema:
            return {"enum": [*schema["enum"], None]}
        return {**schema, "type": [schema["type"], "null"]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(hint.__args__[0], owner, name)}
    if typing.get_origin(hint) is dict:
        return {"type": "object"}
    if isinstance(hint, type) and (issubclass(hint, Record) or hasattr(hint, "_fields")):
        return record_schema(hint)
    if vocabulary := _ENUMS.get((owner, name)):
        return {"enum": values(vocabulary)}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}


def _object(properties: Schema, **more: Any) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties, **more}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _answers() -> dict[str, Schema]:
    reference = {"reference": _TEXT}
    csl = _object({"id": _TEXT, "type": {"enum": values("csl-type")}, "title": _TEXT})
    source = record_schema(Source)
    source["properties"]["csl"] = csl
    whole_source = _object({**source["properties"], **reference})
    cited = _object(
        {**reference, **{k: source["properties"][k] for k in ("csl", "class", "consulted", "accessed", "origin",
                                                             "carried", "party")}}
    )  # fmt: skip
    sources: Schema = {"sources": {"type": "object", "additionalProperties": cited}}
    events, spans = _list(record_schema(Event)), _list(record_schema(Span))
    counted = {"count": _COUNT, "total": _COUNT}
    rows = _list(_object({"values": {"type": "object", "additionalProperties": _TEXT}, "count": _COUNT}))
    sentence = _object({"record": _TEXT, "text": _TEXT, "at": _maybe(_TEXT), "how": _maybe(_TEXT)})
    problem = _object({"file": _TEXT, "line": _COUNT, "field": _TEXT, "message": _TEXT, "hint": _TEXT})
    section = _object({"title": _TEXT, "lines": _list(_TEXT)})
    names_of, tally = _list(_TEXT), {"type": "object", "additionalProperties": _COUNT}
    length = _object({key: {"type": "integer"} for key in ("years", "months", "days", "total")})
    end = _object({"text": _TEXT, "start": _TEXT, "end": _TEXT, "event": _maybe(_TEXT)})
    holding = _object(
        {
            "id": _TEXT,
            "group": _TEXT,
            "match": {"enum": ["possible", "certain"]},
            "last_known": {"type": "boolean"},
            "strengths": names_of,
            "span": record_schema(Span),
        }
    )
    compared = _object(
        {
            "id": _TEXT,
            "sign": {"enum": ["began", "ended", "passed", "held"]},
            "match": {"enum": ["possible", "certain"]},
            "last_known": {"type": "boolean"},
            "span": record_schema(Span),
        }
    )
    change = _object(
        {
            "what": {"enum": ["office", "strength"]},
            "name": _TEXT,
            "before": names_of,
            "after": names_of,
            "span": _maybe(_TEXT),
            "between": names_of,
        }
    )
    cites = _list(record_schema(Citation))
    period = _object({"period": _TEXT, "count": _COUNT, "events": names_of, "turning_points": names_of})
    period_side = _object(
        {
            "text": _TEXT,
            "start": _TEXT,
            "end": _TEXT,
            "count": _COUNT,
            "by": {"type": "object", "additionalProperties": tally},
            "events": names_of,
            "turning_points": names_of,
            "began": names_of,
            "ended": names_of,
        }
    )
    actor_side = _object({"actor": record_schema(Actor), "events": names_of, "spans": names_of})
    return {
        "events": {**counted, "events": events, **sources},
        "event": {"event": record_schema(Event), **sources},
        "accounts": {"event": _TEXT, "count": _COUNT, "accounts": _list(record_schema(Account)), **sources},
        "counts": {"by": _list(_TEXT), "total": _COUNT, "counts": rows},
        "actors": {**counted, "actors": _list(record_schema(Actor)), **sources},
        "actor": {
            "actor": record_schema(Actor), "spans": spans, "events": events, "holder_in": _list(_TEXT), **sources,
        },
        "places": {**counted, "places": _list(record_schema(Place)), **sources},
        "place": {
            "place": record_schema(Place), "places_below": _list(_TEXT), "spans": spans, "events": events, **sources,
        },
        "spans": {**counted, "spans": spans, **sources},
        "span": {"span": record_schema(Span), "events": _list(_TEXT), **sources},
        "sources": {**counted, "sources": _list(whole_source)},
        "source": {"source": whole_source, "supports": _list(sentence)},
        "on": {
            "start": _TEXT, "end": _TEXT, "held": _list(holding), "happening": events, "before": events, **sources,
        },
        "compare-days": {
            "as": {"const": "days"}, "first": end, "last": end, "gap": _object({"least": length, "most": length}),
            "began": names_of, "ended": names_of, "passed": names_of, "held": names_of, "changed": _list(change),
            "counts": {"type": "object", "additionalProperties": tally}, "turning_points": names_of,
            "spans": _list(compared), "events": events, **sources,
        },
        "compare-periods": {
            "as": {"const": "periods"}, "sides": _list(period_side), "spans": spans, "events": events, **sources,
        },
        "compare-actors": {
            "as": {"const": "actors"}, "sides": _list(actor_side), "common": names_of, "spans": spans,
            "events": events, **sources,
        },
        "timeline": {
            "by": {"enum": ["year", "month", "turning-point"]}, "total": _COUNT, "periods": _list(period),
            "events": events, **sources,
        },
        "summary": {
            "subject": _object({"kind": _TEXT, "id": _TEXT}), "length": {"enum": ["line", "short", "full"]},
            "events": names_of, "left_out": _COUNT,
            "paragraphs": _list(_object({"heading": _TEXT, "sentences": _list(_object(
                {"record": _TEXT, "kind": {"enum": ["statement", "account", "figure", "span", "relation"]},
                 "text": _TEXT, "cites": cites,
                 "parts": _list(_object({"text": _TEXT, "cites": cites}))}))})), **sources,
        },
        "search": {
            **counted,
            "results": _list(_object({"kind": _TEXT, "id": _TEXT, "title": _TEXT, "score": _COUNT, "field": _TEXT,
                                      "text": _TEXT, "marks": _list(_list(_COUNT)),
                                      "cites": cites})), **sources,
        },
        "cite": {"style": {"enum": ["malictl", "mla", "apa", "chicago"]}, "count": _COUNT,
                 "references": _list(_object({"key": _TEXT, "source": _TEXT, "via": _maybe(_TEXT), "at": _maybe(_TEXT),
                                              "reference": _TEXT, "in_text": _TEXT})), **sources},
        "about": {"topic": _TEXT, "sections": _list(section)},
        "check": {
            "records": {"type": "object", "additionalProperties": _COUNT}, "rewritten": _list(_TEXT), "count": _COUNT,
            "problems": _list(problem),
        },
    }  # fmt: skip


def _maybe(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def names() -> list[str]:
    """Return the names of the answers that have a schema."""
    return list(_answers())


def answer_schema(name: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of one answer, envelope included. Raises KeyError if there is none."""
    body = _answers()[name]
    date = _hints(Event)["date"]
    coverage = _object({"period": record_schema(date), "depth": {"enum": values("coverage-depth")}, "note": _TEXT})
    data = _object({"version": _TEXT, "coverage": _list(coverage), "sha256": _TEXT})
    dates = {"type": "object", "additionalProperties": _maybe(_TEXT)}
    envelope: Schema = {
        "schema": {"const": f"malictl/{name}/1"},
        "tool": _TEXT,
        "data": {**data, "type": ["object", "null"]},
        "query": _object({"argv": _list(_TEXT), "dates": dates, "today": _TEXT}),
        "notices": _list(_TEXT),
        "possible": _list(_TEXT),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"malictl/{name}/1",
        **_object({**envelope, **body}),
    }


def schema_text(name: str) -> str:
    """Return the schema of one answer as it is shipped."""
    return json.dumps(answer_schema(name), indent=1, ensure_ascii=False) + "\n"


def write_schemas() -> None:
    """Write every schema to the package's `schemas/` folder."""
    FOLDER.mkdir(exist_ok=True)
    for name in names():
        (FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas()
