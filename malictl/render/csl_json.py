"""`csl-json`: the sources of an answer as CSL-JSON, for pandoc, Zotero and every citation processor."""

from __future__ import annotations

import json
from typing import Any

from malictl.citations.cited import edtf_date
from malictl.text import json_safe

READER = "references"


def render(sources: list[dict[str, Any]]) -> str:
    """Return a list of items by the CSL data schema, in the order given; the key is the id."""
    items = ",\n".join(json.dumps(_item(source), ensure_ascii=False) for source in sources)
    return json_safe(f"[\n{items}\n]\n") if items else "[]\n"


def _item(source: dict[str, Any]) -> dict[str, Any]:
    csl = {**source["csl"], "id": source["id"]}
    if csl.get("issued"):
        csl["issued"] = _date(csl["issued"])
    if source.get("accessed"):
        csl["accessed"] = _date(source["accessed"])
    if source["said_of_reading"]:
        csl["note"] = source["said_of_reading"]
    return csl


def _date(edtf: str) -> dict[str, Any]:
    """Return an EDTF date as CSL has it: one or two dates in parts, `circa` for what is about or uncertain."""
    dates = [date for end in edtf.split("/") if (date := edtf_date(end))]
    if not dates:
        return {"literal": edtf}
    parts = [[int(d.year), *([d.month] if d.month else []), *([d.day] if d.day else [])] for d in dates]
    circa = {"circa": True} if any(d.about or d.uncertain for d in dates) else {}
    return {"date-parts": parts, **circa}
