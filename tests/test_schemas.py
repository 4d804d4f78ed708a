from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from malictl.commands import SUMMARIES
from malictl.dataset.shapes import FOLDER, names, schema_text, write_schemas
from tests.call import LITTLE, Result, call

LISTS = [name for name in SUMMARIES if name[:-1] in SUMMARIES]
IDS = {name[:-1]: sorted(path.stem for path in (LITTLE / name).rglob("*.toml")) for name in LISTS}
PAGES = ("coverage", "themes", "method", "vocab", "schema", "dates", "formats", "exit-codes", "licence")
ANSWERS: list[tuple[str, ...]] = [
    *((name,) for name in LISTS),
    *((name, "qqqq") for name in LISTS),
    *((name, one) for name, all_ids in IDS.items() for one in all_ids),
    *(("event", one, "--accounts") for one in IDS["event"]),
    *(("about", page) for page in PAGES),
    ("events", "--since", "2021", "--until", "2022-06", "--limit", "1"),
    ("events", "--on", "2022-11-15"),
    ("events", "--count-by", "year,evidence"),
    ("events", "qqqq", "--count-by", "tag"),
    ("check", str(LITTLE)),
    *(("on", day) for day in ("2022-03-28", "2020-06-01", "2018..2024", "event:coup-2021", "today", "1980-01-01")),
    ("on", "2022-03-28", "--length", "line"),
    *(("compare", *days) for days in (("2021-05-24", "2022-03-29"), ("2022-03-29", "2021-05-24"),
                                      ("event:coup-2021", "event:oldbridge-report-2022"), ("2022-02-15", "2023-01-01"),
                                      ("2018-01-01", "2024-12-31"), ("1980-01-01", "1980-01-01"))),
    *(("compare", *periods) for periods in (("2021", "2022"), ("1980", "2021-05"), ("2021", "2022", "--as", "days"))),
    ("compare", "river-guard", "river-front"), ("compare", "coast-league", "coast-league"),
    *(("timeline", *more) for more in ((), ("--by", "month"), ("--by", "turning-point"), ("--spans",), ("qqqq",),
                                       ("--spans", "qqqq"), ("--on", "2022-11-15"), ("--spans", "--on", "2020-06-01"))),
    *(("summary", subject, "--length", length) for length in ("line", "short", "full")
      for subject in ("river-guard", "testland", "2022", "coup-2021", "span:corps-in-testland", "convoys", "freight")),
    ("summary", "--tag", "convoys"), ("summary", "1980"),
    *(("search", *more) for more in (("oldbridge",), ("kessou",), ("qqqq",), ("river", "-n", "2", "--kind", "span"))),
    *(("cite", *more) for more in (("zorvania-2024-advice", "coup-2021"), ("testa", "--style", "apa"), ("--self",))),
]  # fmt: skip


def schema_of(document: dict[str, Any]) -> dict[str, Any]:
    shipped = FOLDER / f"{document['schema'].split('/')[1]}.json"
    schema: dict[str, Any] = json.loads(shipped.read_text("utf-8"))
    return schema


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a schema that lists its keys, but for CSL items, which may have more."""
    if isinstance(schema, list):
        for item in schema:
            yield from objects(item)
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and set(schema["properties"]) != {"id", "type", "title"}:
            yield schema
        for item in schema.values():
            yield from objects(item)


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema in its strictest reading: no key but those it lists."""
    strict = copy.deepcopy(schema)
    for part in objects(strict):
        part["additionalProperties"] = False
    return strict


def read(answer: Result) -> dict[str, Any]:
    assert answer.out, answer.err
    document: dict[str, Any] = json.loads(answer.out)
    return document


@pytest.mark.parametrize("argv", ANSWERS, ids=lambda argv: " ".join(argv).replace(str(LITTLE), "little"))
def test_every_answer_is_what_its_schema_says_and_nothing_more(argv: tuple[str, ...]) -> None:
    document = read(call(*argv, "--json"))
    assert document["schema"] == f"malictl/{document['schema'].split('/')[1]}/1"
    Draft202012Validator(closed(schema_of(document))).validate(document)


@pytest.mark.parametrize("name", LISTS)
def test_every_record_of_the_real_data_is_what_its_schema_says(name: str) -> None:
    document = read(call(name, "--json", data=None))
    assert document["count"] == document["total"] > 10
    Draft202012Validator(closed(schema_of(document))).validate(document)


def test_the_report_on_a_faulty_folder_is_what_its_schema_says(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(LITTLE, folder)
    (folder / "events" / "2021" / "coup-2021.toml").write_text('title = "x"\nnonsense = 1\n', encoding="utf-8")
    answer = call("check", str(folder), "--json")
    document = read(answer)
    assert (answer.code, document["count"]) == (1, len(document["problems"]))
    assert document["count"] > 1
    Draft202012Validator(closed(schema_of(document))).validate(document)


def test_every_schema_is_that_of_some_answer() -> None:
    assert {read(call(*argv, "--json"))["schema"] for argv in ANSWERS} == {f"malictl/{name}/1" for name in names()}


def test_narrowed_answers_say_so_in_their_schema_id() -> None:
    assert read(call("events", "--json", "--fields", "id"))["schema"] == "malictl/events/1+fields"


@pytest.mark.parametrize("name", names())
def test_a_schema_is_sound_and_asks_for_every_key_it_knows(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"malictl/{name}/1"
    parts = list(objects(schema))
    assert len(parts) >= 3
    for part in parts:
        assert part["required"] == list(part["properties"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda event: event.pop("note"),
        lambda event: event["date"].pop("edtf"),
        lambda event: event.update(significance="1"),
        lambda event: event.update(places=None),
        lambda event: event.update(type="picnic"),
        lambda event: event["statements"][0]["cites"][0].update(source=None),
        lambda event: event["accounts"][0].update(min="40"),
        lambda event: event["figures"][0].pop("independent"),
        lambda event: event.update(surprise=1),
    ],
)
def test_a_schema_refuses_what_is_not_so(damage: Any) -> None:
    document = read(call("event", "oldbridge-killings-2022", "--json"))
    validator = Draft202012Validator(closed(schema_of(document)))
    validator.validate(document)
    damage(document["event"])
    with pytest.raises(ValidationError):
        validator.validate(document)


@pytest.mark.parametrize(
    ("argv", "damage"),
    [
        (("on", "2022-03-28"), lambda on: on["held"][0].update(match="perhaps")),
        (("on", "2022-03-28"), lambda on: on["held"][0].pop("last_known")),
        (("on", "2022-03-28"), lambda on: on["held"][1]["strengths"].append(400)),
        (("compare", "2021-05-24", "2022-03-29"), lambda days: days["gap"]["least"].pop("total")),
        (("compare", "2021-05-24", "2022-03-29"), lambda days: days["changed"][0].update(what="weather")),
        (("compare", "2021-05-24", "2022-03-29"), lambda days: days.pop("passed")),
        (("compare", "2021-05-24", "2022-03-29"), lambda days: days.update({"as": "periods"})),
        (("compare", "2021", "2022"), lambda both: both["sides"][0].pop("turning_points")),
        (("compare", "2021", "2022"), lambda both: both["sides"][0]["by"]["type"].update(coup=-1)),
        (("compare", "river-guard", "river-front"), lambda both: both.pop("common")),
        (("timeline",), lambda found: found.update(by="week")),
        (("timeline",), lambda found: found["periods"][0].update(count="1")),
        (("summary", "2022"), lambda told: told["paragraphs"][0]["sentences"][0].pop("cites")),
        (("summary", "2022"), lambda told: told["paragraphs"][0]["sentences"][0].update(kind="rumour")),
        (("summary", "2022"), lambda told: told["subject"].pop("kind")),
        (("summary", "2022"), lambda told: told.pop("left_out")),
        (("search", "oldbridge"), lambda found: found["results"][0].update(score="110")),
        (("search", "oldbridge"), lambda found: found["results"][0]["marks"][0].append("3")),
        (("search", "oldbridge"), lambda found: found["results"][0].pop("field")),
        (("event", "oldbridge-killings-2022"), lambda found: found["event"].pop("disputes")),
        (("event", "oldbridge-killings-2022"), lambda found: found["event"]["figures"][0].pop("of_names")),
        (("span", "corps-in-testland"), lambda found: found["span"].pop("disputes")),
    ],
)
def test_a_schema_of_a_longer_answer_refuses_what_is_not_so(argv: tuple[str, ...], damage: Any) -> None:
    document = read(call(*argv, "--json"))
    validator = Draft202012Validator(closed(schema_of(document)))
    validator.validate(document)
    damage(document)
    with pytest.raises(ValidationError):
        validator.validate(document)


# --- the shipped files -------------------------------------------------------------------------------------------


def test_the_shipped_schemas_are_those_of_the_code(update: bool) -> None:
    if update:
        write_schemas()
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(names())
    for name in names():
        assert (FOLDER / f"{name}.json").read_text("utf-8") == schema_text(name), "run: pytest --update"


@pytest.mark.parametrize("name", names())
def test_about_schema_prints_the_shipped_file(name: str, tmp_path: Path) -> None:
    shipped = (FOLDER / f"{name}.json").read_text("utf-8")
    for argv in (("about", "schema", name), ("about", "schema", name, "--json")):
        answer = call(*argv)
        assert (answer.code, answer.out, answer.err) == (0, shipped, "")
    assert call("about", "schema", name, stdout_tty=True).out == shipped
    assert call("about", "schema", name, "-o", str(tmp_path / "schema.json")).code == 0
    assert (tmp_path / "schema.json").read_text("utf-8") == shipped


def test_about_schema_alone_lists_them_and_an_unknown_one_is_refused() -> None:
    listed = call("about", "schema")
    assert listed.code == 0
    assert all(f"about schema {name}\n" in listed.out for name in names())
    refused = call("about", "schema", "event-s")
    assert (refused.code, refused.out) == (2, "")
    assert all(name in refused.err for name in names())
