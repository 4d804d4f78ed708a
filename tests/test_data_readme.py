"""data/README.md holds the field dictionary of the schema, and whole records as examples, as they are now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malictl.dataset.field import Field
from malictl.dataset.schema import DATASET, FOLDERS, KINDS
from tests.call import ROOT

PAGE = ROOT / "data" / "README.md"
EXAMPLES = (
    "events/2025/france-reduces-staff-2025.toml",
    "spans/us-authorised-departure-2025.toml",
    "sources/2025/afp-2025-embassy-depart.toml",
)
HOLDS = {
    "text": "text",
    "slug": "slug",
    "edtf": "EDTF",
    "day": "YYYY-MM-DD",
    "url": "address",
    "int": "whole number",
    "float": "number",
    "cites": "citations",
    "table": "table",
    "tables": "tables",
    "slugs": "slugs",
    "floats": "numbers",
}


def rows(fields: tuple[Field, ...], before: str = "") -> Iterator[str]:
    for field in fields:
        to = " or ".join(field.to)
        holds = {"vocab": f"`{field.vocab}`", "ref": f"id of {to}", "refs": f"ids of {to}"}.get(field.kind)
        need = "yes" if field.required else ""
        yield f"| `{before}{field.name}` | {holds or HOLDS[field.kind]} | {need} | {field.sentence} |"
        yield from rows(field.fields, f"{before}{field.name}.")


def dictionary() -> str:
    tables = [
        "\n".join([f"### {folder}/", "", "| field | holds | needed | what it is |", "|---|---|---|---|", *rows(fields)])
        for folder, fields in [*((FOLDERS[kind], fields) for kind, fields in KINDS.items()), ("dataset.toml", DATASET)]
    ]
    return "\n\n".join(tables).replace("### dataset.toml/", "### dataset.toml")


def examples() -> str:
    parts = [f"`data/{name}`\n\n```toml\n{(ROOT / 'data' / name).read_text('utf-8')}```" for name in EXAMPLES]
    return "\n\n".join(parts)


def test_the_contributors_page_holds_the_schema_and_real_records(update: bool) -> None:
    text = PAGE.read_text("utf-8")
    now = text
    for name, content in (("fields", dictionary()), ("examples", examples())):
        pattern = re.compile(rf"(<!-- generated [^>]*: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert pattern.search(now), f"no place for the generated {name}"
        now = pattern.sub(lambda match, content=content: f"{match[1]}\n{content}\n\n{match[2]}", now)  # type: ignore[misc]
    if update:
        PAGE.write_text(now, encoding="utf-8", newline="\n")
    else:
        assert now == text


def test_every_field_explains_itself_in_one_sentence() -> None:
    def every(fields: tuple[Field, ...]) -> Iterator[Field]:
        for field in fields:
            yield field
            yield from every(field.fields)

    for fields in (*KINDS.values(), DATASET):
        for field in every(fields):
            assert re.fullmatch(r"[A-Z0-9].*[.?]", field.sentence), field.name
