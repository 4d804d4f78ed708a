"""From `data/` to the bundle and back: the same bytes, nothing lost; rebuilt in a checkout, carried in a wheel."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from tinydb import TinyDB, where

from malictl.dataset.bundle import compile_folder
from malictl.errors import DataFault
from malictl.model.actor import Actor
from malictl.model.event import Event
from malictl.model.place import Place
from malictl.model.record import Record
from malictl.model.source import Source
from malictl.model.span import Span
from malictl.store.store import Store
from tests.broken.case import COUP
from tests.broken.checkout import Checkout
from tests.call import LITTLE, ROOT, call, environment

KINDS: dict[str, type[Record]] = {"event": Event, "actor": Actor, "place": Place, "source": Source, "span": Span}
FOLDERS = [LITTLE, ROOT / "data"]
NAMES = ["little", "data"]
READING = [
    ("events",), ("events", "--count-by", "type"), ("event", "oldbridge-killings-2022"), ("actors",),
    ("event", "oldbridge-killings-2022", "--accounts"), ("actor", "river-front"), ("places",),
    ("place", "upper-region"), ("sources",), ("source", "gazette-2022-oldbridge"), ("about",),
]  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> dict[Path, str]:
    return {folder: compile_folder(folder) for folder in FOLDERS}


@pytest.fixture
def bundle(texts: dict[Path, str], tmp_path: Path) -> Path:
    path = tmp_path / "some.json"
    path.write_text(texts[LITTLE], encoding="utf-8")
    return path


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(item)


# The bytes


def test_bundle_does_not_depend_on_the_order_place_or_age_of_files(texts: dict[Path, str], tmp_path: Path) -> None:
    for number, path in enumerate(sorted(LITTLE.rglob("*.toml"), reverse=True)):
        # Sub-folders are for people: the same records without them, written last to first, in another century.
        folder = tmp_path / "elsewhere" / path.relative_to(LITTLE).parts[0]
        target = folder / path.name if path.name != "dataset.toml" else tmp_path / "elsewhere" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (10**9 - number, 10**9 - number))
    assert compile_folder(tmp_path / "elsewhere") == texts[LITTLE]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bundle_does_not_depend_on_the_process_that_makes_it(texts: dict[Path, str], seed: str) -> None:
    code = "import sys; from pathlib import Path; from malictl.dataset.bundle import compile_folder; " \
           "sys.stdout.buffer.write(compile_folder(Path(sys.argv[1])).encode())"  # fmt: skip
    more = {"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "LC_ALL": "C", "MALICTL_TODAY": "1999-01-01"}
    made = subprocess.run([sys.executable, "-c", code, LITTLE], env=environment(**more), capture_output=True, cwd=ROOT)
    assert made.stdout.decode() == texts[LITTLE]


def test_checksum_is_that_of_the_records(texts: dict[Path, str], tmp_path: Path) -> None:
    root = Path(shutil.copytree(LITTLE, tmp_path / "data"))
    before = json.loads(texts[LITTLE])["meta"]["1"]["sha256"]
    assert json.loads(compile_folder(root))["meta"]["1"]["sha256"] == before
    coup = (root / COUP).read_text("utf-8")
    (root / COUP).write_text(coup.replace("Coup at Tésta", "Coup in Tésta"), encoding="utf-8")
    assert json.loads(compile_folder(root))["meta"]["1"]["sha256"] != before


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_bundle_has_one_record_a_line_and_events_in_order(texts: dict[Path, str], folder: Path) -> None:
    tables = json.loads(texts[folder])
    kinds, parts = ("event", "actor", "place", "source", "span"), ("index", "names", "text", "mentions")
    parted = (f"{kind}_{part}" for part in parts for kind in kinds)
    assert list(tables) == ["meta", "lines", "ids", "titles", "days", "years", *parted, "event_listed",
                            *(f"{kind}s" for kind in kinds), "vocabularies", "cited"]  # fmt: skip
    assert ("Késsoû" in texts[folder]) == (folder == LITTLE)  # readable, as UTF-8
    records = sum(len(table) for table in tables.values())
    assert len(re.findall(r'^"\d+":\{.*\},?$', texts[folder], re.MULTILINE)) == records
    for table in tables.values():
        assert list(table) == [str(number) for number in range(1, len(table) + 1)]
    starts = [event["date"]["start"] or "" for event in tables["events"].values()]
    assert starts == sorted(starts)


# Nothing lost


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_bundle_tells_where_every_line_begins_and_what_it_was(texts: dict[Path, str], folder: Path) -> None:
    content, tables = texts[folder].encode(), json.loads(texts[folder])
    for told in tables["lines"].values():
        if told["table"] == "lines":
            continue
        first = content.index(f'"{told["table"]}":{{\n'.encode()) + len(told["table"]) + 5
        lines = [told["lines"][at : at + 16] for at in range(0, len(told["lines"]), 16)]
        assert len(lines) == len(tables[told["table"]])
        for number, line in enumerate(lines, 1):
            begun = first + int(line[:8], 16)
            record = content[begun : content.index(b"\n", begun)].removesuffix(b",")
            assert record.startswith(f'"{number}":'.encode())
            assert line[8:] == f"{crc32(record):08x}"


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_document_of_a_record_is_the_document_it_was_made_from(texts: dict[Path, str], folder: Path, kind: str) -> None:
    documents = list(json.loads(texts[folder])[f"{kind}s"].values())
    files = {path.stem for path in (folder / f"{kind}s").rglob("*.toml")}
    assert {document["id"] for document in documents} == files
    assert files
    for document in documents:
        record = KINDS[kind](document)
        assert [key for _, key in record.fields()] == list(document)
        for name, key in record.fields():
            assert (getattr(record, name) in (None, (), "", [], {})) == (document[key] in (None, [], "", {})), key
        assert KINDS[kind](dict(record.document())) == record
        with pytest.raises(AttributeError):
            record.id = "another"


def test_record_asks_for_every_field_of_its_document(texts: dict[Path, str]) -> None:
    tables = json.loads(texts[LITTLE])
    for kind, made in KINDS.items():
        document = tables[f"{kind}s"]["1"]
        for name, key in made.fields():
            with pytest.raises(DataFault, match=name):
                getattr(made({k: v for k, v in document.items() if k != key}), name)


@pytest.mark.parametrize(("folder", "name"), list(zip([LITTLE, None], NAMES, strict=True)), ids=NAMES)
def test_json_prints_the_records_of_the_bundle(texts: dict[Path, str], folder: Path | None, name: str) -> None:
    tables = json.loads(texts[FOLDERS[NAMES.index(name)]])
    printed = json.loads(call("events", "--json", data=folder).out)["events"]
    assert json.dumps(printed) == json.dumps(list(tables["events"].values()))


@pytest.mark.parametrize("argv", READING, ids=" ".join)
def test_index_never_leaks(texts: dict[Path, str], argv: tuple[str, ...]) -> None:
    tables = json.loads(texts[LITTLE])
    index = [entry for name in tables if name.endswith("_index") for entry in tables[name].values()]
    said = [line["text"] for name in tables if name.endswith("_text") for line in tables[name].values()]
    public = {
        key for name in (*(f"{kind}s" for kind in KINDS), "cited") for found in inside(tables[name]) for key in found
    }
    hidden = {key for entry in index for key in entry} - public - set(tables) - {"text"}
    assert hidden >= {"record_kind", "qualified", "within", "roles"}
    result = call(*argv, "--json")
    assert result.code == 0
    document = json.loads(result.out)
    assert [(key, found) for found in inside(document) for key in hidden & found.keys()] == []
    assert [text for text in said if json.dumps(text)[1:-1] in result.out] == []


# TinyDB


def test_any_tinydb_opens_the_bundle(bundle: Path) -> None:
    before = bundle.read_bytes()
    with TinyDB(str(bundle), access_mode="r", encoding="utf-8") as database:
        assert database.tables() >= {"meta", "events", "actors", "places", "sources", "spans"}
        listed = [line.split("\t")[0] for line in call("events").out.splitlines()]
        assert [event["id"] for event in database.table("events").all()] == listed
        found = database.table("events").search(where("type") == "coup")
        assert [event["title"] for event in found] == ["Coup at Tésta"]
        assert database.table("sources").contains(where("id") == "atlas-2020-testland")
    assert bundle.read_bytes() == before


def test_named_bundle_answers_as_its_folder_does(bundle: Path) -> None:
    for argv in READING:
        of_folder, of_bundle = call(*argv), call(*argv, data=bundle)
        assert (of_bundle.code, of_bundle.out, of_bundle.err) == (0, of_folder.out, of_folder.err)


def test_what_is_read_cannot_be_changed_for_the_next_reader(bundle: Path) -> None:
    store = Store(str(bundle))
    store.document("event", "coup-2021")["title"] = "changed"
    assert store.event("coup-2021").title == "Coup at Tésta"


# A checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def test_checkout_keeps_a_bundle_and_rebuilds_it_when_a_record_changes(
    checkout: Checkout, texts: dict[Path, str]
) -> None:
    assert "Coup at Tésta" in checkout.titles()
    assert checkout.bundle.read_text("utf-8") == texts[LITTLE]
    first = checkout.state()
    checkout.titles()
    assert checkout.state() == first
    checkout.change(f"data/{COUP}", "Coup at Tésta", "Coup in Tésta")
    assert "Coup in Tésta" in checkout.titles()
    second = checkout.state()
    assert second != first
    # A record with another name, one that is gone, and one whose size is the same.
    ambush = checkout.root / "data" / "events" / "2023" / "convoy-ambush-2023.toml"
    ambush = ambush.rename(ambush.with_name("convoy-ambush.toml"))
    assert "convoy-ambush\t2023-07-14~\t" in checkout.run("events")[1]
    ambush.unlink()
    assert "Ambush of a convoy near Oldbridge" not in checkout.titles()
    checkout.change(f"data/{COUP}", "Coup in Tésta", "Coup by Tésta")
    assert "Coup by Tésta" in checkout.titles()
    assert sorted(path.name for path in checkout.bundle.parent.iterdir()) == ["mali.json", "mali.json.digest"]


@pytest.mark.parametrize(
    "file",
    ["malictl/dataset/build.py", "malictl/dates/show.py", "malictl/dataset/vocabularies.toml", "malictl/text.py"],
)
def test_checkout_rebuilds_its_bundle_when_the_compiler_changes(checkout: Checkout, file: str) -> None:
    checkout.titles()
    before = checkout.state()
    with (checkout.root / file).open("a", encoding="utf-8") as source:
        source.write("\n# changed\n")
    checkout.titles()
    assert checkout.state() != before


def test_fault_in_the_data_of_a_checkout_is_told_with_file_and_line(checkout: Checkout) -> None:
    checkout.titles()
    before = checkout.bundle.read_bytes()
    checkout.change(f"data/{COUP}", "tags =", "tagz =")
    code, out, err = checkout.run("events")
    assert (code, out) == (3, "")
    assert "the dataset has 1 problem:\n" in err
    assert f"data/{COUP}:9: tagz: unknown key — did you mean tags?\n" in err
    assert "malictl check" in err
    assert checkout.bundle.read_bytes() == before
    code, out, err = checkout.run("events", "--json")
    assert (code, out) == (3, "")
    assert f"data/{COUP}:9: tagz: unknown key" in json.loads(err)["error"]["message"]
    checkout.change(f"data/{COUP}", "tagz =", "tags =")
    assert "Coup at Tésta" in checkout.titles()


def test_checkout_that_cannot_be_written_compiles_in_memory(checkout: Checkout) -> None:
    # A file where the folder should be: nothing can be written there, whoever runs the tests.
    checkout.bundle.parent.write_text("in the way", encoding="utf-8")
    assert "Coup at Tésta" in checkout.titles()
    assert "Coup at Tésta" in checkout.titles()
    assert checkout.bundle.parent.read_text("utf-8") == "in the way"


def test_damaged_digest_is_a_reason_to_rebuild(checkout: Checkout) -> None:
    checkout.titles()
    before = checkout.state()
    checkout.bundle.with_name("mali.json.digest").write_bytes(b"\xff\x00")
    assert "Coup at Tésta" in checkout.titles()
    assert checkout.state() != before


def test_several_first_calls_at_once_all_answer(checkout: Checkout, texts: dict[Path, str]) -> None:
    calls = [checkout.start("events") for _ in range(4)]
    answers = {(*call.communicate(), call.returncode) for call in calls}
    assert len(answers) == 1
    assert answers.pop()[1:] == ("", 0)
    assert checkout.bundle.read_text("utf-8") == texts[LITTLE]


# The wheel

BUILD = """
import sys
for name in ("click", "rich", "tinydb", "dateutil"):
    sys.modules[name] = None  # an isolated build has hatchling and nothing else
from hatchling.build import build_wheel
build_wheel(sys.argv[1])
"""


def build(checkout: Checkout) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BUILD, str(checkout.root.parent)], cwd=checkout.root, env=environment(),
        capture_output=True, encoding="utf-8",
    )  # fmt: skip


def test_wheel_carries_the_bundle_and_answers_from_it(checkout: Checkout, texts: dict[Path, str]) -> None:
    pytest.importorskip("hatchling")
    made = build(checkout)
    assert made.returncode == 0, made.stderr
    (wheel,) = checkout.root.parent.glob("*.whl")
    installed = checkout.root.parent / "installed"
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("malictl/_bundle/mali.json").decode("utf-8") == texts[LITTLE]
        assert {name.split("/")[0] for name in archive.namelist() if ".dist-info" not in name} == {"malictl"}
        assert {"malictl/py.typed", "malictl/dataset/vocabularies.toml"} <= set(archive.namelist())
        archive.extractall(installed)
    shutil.rmtree(checkout.root)
    checkout.root = installed
    before = sorted(installed.rglob("*"))
    assert "Coup at Tésta" in checkout.titles()
    assert sorted(installed.rglob("*")) == before


def test_only_a_standard_build_writes_the_bundle(checkout: Checkout, texts: dict[Path, str]) -> None:
    pytest.importorskip("hatchling")
    made = importlib.import_module("malictl.store.wheel_hook").BundleHook
    hook = made(str(checkout.root), {}, None, None, str(checkout.root / "dist"), "wheel")
    hook.initialize("editable", {})
    assert not checkout.bundle.parent.exists()
    hook.initialize("standard", {})
    assert checkout.bundle.read_text("utf-8") == texts[LITTLE]


def test_fault_in_the_data_stops_the_build(checkout: Checkout) -> None:
    pytest.importorskip("hatchling")
    checkout.change(f"data/{COUP}", "tags =", "tagz =")
    made = build(checkout)
    assert made.returncode != 0
    assert f"data/{COUP}:9: tagz: unknown key — did you mean tags?" in made.stderr
    assert "Traceback" not in made.stderr
    assert not list(checkout.root.parent.glob("*.whl"))
