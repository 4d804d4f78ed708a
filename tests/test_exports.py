"""BibTeX, RIS and CSL-JSON, read back by what others use; and the sources of an answer, whatever the answer."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from malictl.dataset.build import cited_document
from malictl.dataset.bundle import bundle_text, compile_folder
from malictl.dataset.vocabulary import values
from malictl.render import bibtex, csl_json, ris
from tests.call import LITTLE, call
from tests.odd import SOURCES, odd_bundle, url
from tests.test_formats import IDS, LISTS, SINGLE

REFERENCES = ("bibtex", "ris", "csl-json")
ATLAS = "atlas-2020-testland"

TYPES = [
    "article-newspaper", "article-magazine", "article-journal", "broadcast", "book", "chapter", "dataset", "document",
    "interview", "legal_case", "legislation", "post", "post-weblog", "report", "speech", "treaty", "webpage",
]  # fmt: skip
# The CSL data schema, as far as it is used here.
TEXT = {"type": "string", "minLength": 1}
NAMES = {"type": "array", "minItems": 1, "items": {"oneOf": [
    {"required": ["literal"], "properties": {"literal": TEXT}, "additionalProperties": False},
    {"required": ["family"], "properties": {"family": TEXT, "given": TEXT}, "additionalProperties": False},
]}}  # fmt: skip
PARTS = [{"type": "integer", "minimum": low, "maximum": high} for low, high in ((1, 9999), (1, 12), (1, 31))]
DAY = {"type": "array", "minItems": 1, "maxItems": 3, "prefixItems": PARTS}
DATE = {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": {
    "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": DAY},
    "circa": {"type": ["string", "number", "boolean"]},
    "literal": TEXT,
}}  # fmt: skip
WORDS = ("title", "container-title", "publisher", "publisher-place", "authority", "genre", "number", "volume", "issue",
         "page", "DOI", "URL", "language", "note")  # fmt: skip
CSL = {"type": "array", "items": {
    "type": "object", "required": ["id", "type", "title"], "additionalProperties": False,
    "properties": {"id": TEXT, "type": {"enum": TYPES}, "author": NAMES, "issued": DATE, "accessed": DATE,
                   **dict.fromkeys(WORDS, TEXT)},
}}  # fmt: skip


def exported(format_name: str, *argv: str, data: Path | None = LITTLE) -> str:
    answer = call(*argv, "-f", format_name, data=data)
    assert (answer.code, "Error" in answer.err) == (0, False), answer.err
    return answer.out


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Return the fields of each entry by its key, as a reader of BibTeX understands them."""
    library = parse_string(text)
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries) == len({entry.key for entry in library.entries})
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def without_tex(value: str) -> str:
    """Return the text that a field of BibTeX stands for."""
    named = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
             "textbraceright": "}"}  # fmt: skip

    def meant(found: re.Match[str]) -> str:
        return named[found["word"]] if found["word"] else found["mark"] or ""

    return re.sub(r"\\(?P<word>[a-z]+)\{\}|\\(?P<mark>[&%$#_{}])|[{}]", meant, value)


def keys_of(format_name: str, text: str) -> list[str]:
    if format_name == "bibtex":
        return list(read_bibtex(text))
    if format_name == "ris":
        return [record["id"] for record in rispy.loads(text)]
    return [item["id"] for item in json.loads(text)]


# --- which sources: those of the answer, in its order ---

ASKED: list[tuple[str, ...]] = [
    *((name,) for name in LISTS), *((name, "qqqq") for name in LISTS), *((name, "-n", "1") for name in LISTS),
    *((name, one) for name in SINGLE for one in IDS[name]),
    ("events", "--type", "coup"), ("event", "oldbridge-killings-2022", "--accounts"), ("on", "2022-03-28"),
    ("on", "1980-01-01"), ("compare", "2018-12-31", "2022-11-30"), ("compare", "2021", "2022"),
    ("compare", "river-guard", "river-front"), ("timeline",), ("timeline", "--spans"), ("search", "river"),
    ("summary", "river-guard"), ("summary", "2021..2023"), ("cite", "coup-2021", "river-front"),
]  # fmt: skip


@pytest.mark.parametrize("argv", ASKED, ids=" ".join)
def test_an_answer_exports_exactly_its_sources_in_order(argv: tuple[str, ...]) -> None:
    document = json.loads(call(*argv, "--json").out)
    if argv[0] == "source":
        wanted = [document["source"]["id"]]
    else:
        sources = document["sources"]
        wanted = list(sources) if isinstance(sources, dict) else [source["id"] for source in sources]
    for format_name in REFERENCES:
        assert keys_of(format_name, exported(format_name, *argv)) == wanted


def test_what_is_cited_in_an_answer_is_among_its_exports() -> None:
    keys = keys_of("bibtex", exported("bibtex", "event", "coup-2021"))
    assert keys == [line.split("\t")[1] for line in call("event", "coup-2021").out.splitlines() if "source:" in line]


@pytest.mark.parametrize("format_name", REFERENCES)
@pytest.mark.parametrize("argv", [("about",), ("about", "vocab"), ("check", str(LITTLE)),
                                  ("events", "--count-by", "year")], ids=" ".join)  # fmt: skip
def test_what_has_no_sources_is_refused_with_what_to_do(argv: tuple[str, ...], format_name: str) -> None:
    answer = call(*argv, "-f", format_name)
    assert (answer.code, answer.out) == (2, "")
    problem, hint = answer.err.splitlines()
    assert "no sources" in problem
    assert format_name in problem
    assert "format" in hint


@pytest.mark.parametrize("format_name", REFERENCES)
def test_fields_do_not_narrow_references(format_name: str) -> None:
    answer = call("events", "--fields", "id", "-f", format_name)
    assert (answer.code, answer.out) == (2, "")
    assert "--fields" in answer.err


@pytest.mark.parametrize(("ending", "format_name"), [(".bib", "bibtex"), (".BIB", "bibtex"), (".ris", "ris")])
def test_the_ending_of_a_file_picks_the_format(tmp_path: Path, ending: str, format_name: str) -> None:
    file = tmp_path / f"coup{ending}"
    for argv in (("cite", "coup-2021"), ("events", "--type", "coup")):
        answer = call(*argv, "-o", str(file), "--force")
        assert (answer.code, answer.out, answer.err) == (0, "", "")
        assert file.read_text("utf-8") == exported(format_name, *argv)


def test_nothing_found_is_an_empty_export() -> None:
    assert [exported(name, "events", "qqqq") for name in REFERENCES] == ["", "", "[]\n"]


# --- what each says of a source ---


def test_bibtex_says_of_a_source_what_is_known() -> None:
    found = read_bibtex(exported("bibtex", "sources"))
    gazette = {name: without_tex(value) for name, value in found["gazette-2022-oldbridge"].items()}
    assert gazette == {
        "author": "Pëtersen, Ada and Gazette staff", "title": 'Calm at Oldbridge, says the "River Guard" | 30 March',
        "journal": "Testland Gazette", "date": "2022-03-30", "year": "2022", "langid": "english",
        "url": "https://gazette.example/2022/oldbridge?a=1&b=2", "urldate": "2026-01-02",
    }  # fmt: skip
    # A body is one name, whatever its words are; a title keeps its capitals.
    assert found["gazette-2022-oldbridge"]["author"] == "Pëtersen, Ada and {Gazette staff}"
    assert found["observatory-2023-report"]["author"] == "{Testland Rights Observatory}"
    assert found["observatory-2023-report"]["title"].startswith("{Three days")
    assert found["observatory-2023-report"]["number"] == "ODT/2023/7"
    assert found["observatory-2023-report"]["institution"] == "Testland Rights Observatory"
    assert "date" not in found["radio-undated-crossing"]
    assert found["courrier-2024-conseil"]["langid"] == "french"


def test_ris_says_of_a_source_what_is_known() -> None:
    found = {record["id"]: record for record in rispy.loads(exported("ris", "sources"))}
    assert found["gazette-2022-oldbridge"] == {
        "type_of_reference": "NEWS", "id": "gazette-2022-oldbridge", "authors": ["Pëtersen, Ada", "Gazette staff"],
        "title": 'Calm at Oldbridge, says the "River Guard" | 30 March', "secondary_title": "Testland Gazette",
        "year": "2022", "date": "2022/03/30/", "urls": ["https://gazette.example/2022/oldbridge?a=1&b=2"],
        "access_date": "2026/01/02", "language": "en",
    }  # fmt: skip
    assert found["observatory-2023-report"]["type_of_reference"] == "RPRT"
    assert found["observatory-2023-report"]["date"] == "2023/01//"
    assert "ODT/2023/7" in found["observatory-2023-report"].values()
    assert "date" not in found["radio-undated-crossing"]


# the number of a report is SN in RIS: from M1 Zotero does not take it
def test_ris_has_the_number_of_a_report_where_managers_look_for_it() -> None:
    assert "SN  - ODT/2023/7\n" in exported("ris", "source", "observatory-2023-report")


# fields that the data may have are left out by bibtex and ris
@pytest.mark.parametrize("format_name", ["bibtex", "ris"])
def test_every_field_of_a_source_is_exported(tmp_path: Path, format_name: str) -> None:
    words = {"volume": "81", "issue": "82", "page": "83", "DOI": "10.1/84", "publisher-place": "Tésta 85",
             "genre": "Map 86", "number": "N 87"}  # fmt: skip
    text = exported(format_name, "cite", ATLAS, data=spoilt(tmp_path, type="article-journal", **words))
    assert [word for word in words.values() if word not in text] == []


@pytest.mark.parametrize("key", ["x-about", "x-unsure", "x-about-year", "x-days", "x-months"])
def test_an_imprecise_date_is_exported_as_imprecise(key: str) -> None:
    edtf = SOURCES[key]["issued"]
    entry = read_bibtex(exported("bibtex", "cite", key, data=odd_bundle()))[key]
    assert (entry["date"], entry["year"]) == (edtf, edtf[:4])
    (item,) = json.loads(exported("csl-json", "cite", key, data=odd_bundle()))
    ends = [[int(part) for part in re.split("-", end.rstrip("~?"))] for end in edtf.split("/")]
    assert item["issued"] == {"date-parts": ends, **({"circa": True} if edtf[-1] in "~?" else {})}
    (record,) = rispy.loads(exported("ris", "cite", key, data=odd_bundle()))
    if "/" not in edtf:
        assert record["date"].split("/")[3] == {"~": "about", "?": "uncertain"}[edtf[-1]]
        assert [int(part) for part in record["date"].split("/")[:3] if part] == ends[0]


def test_a_source_that_was_not_read_says_so_and_through_what() -> None:
    words = "Not read itself; cited through courrier-2024-conseil."
    argv = ("cite", "zorvania-2024-advice")
    assert read_bibtex(exported("bibtex", *argv))["zorvania-2024-advice"]["note"] == words
    assert rispy.loads(exported("ris", *argv))[0]["notes"] == [words]
    items = {item["id"]: item for item in json.loads(exported("csl-json", *argv))}
    assert items["zorvania-2024-advice"]["note"] == words
    assert "note" not in items["courrier-2024-conseil"]


@pytest.mark.parametrize("kind", values("csl-type"))
def test_every_kind_of_source_can_be_exported(kind: str) -> None:
    source = {"id": "k", "csl": {"id": "k", "type": kind, "title": "T", "container-title": "Host"},
              "accessed": None, "said_of_reading": ""}  # fmt: skip
    (entry,) = read_bibtex(bibtex.render([source])).values()
    assert "Host" in entry.values()
    (record,) = rispy.loads(ris.render([source]))
    assert record["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    jsonschema.validate(json.loads(csl_json.render([source])), CSL)


# --- awkward characters ---

AWKWARD = ["50 % & more $5 #1 a_b", "tilde ~ caret ^ back\\slash \\n \\textbf{x}", "{balanced} braces",
           "\"straight\" ‘single’ “double” « guillemets » 'x'", "Ménaka Œuvre ḥ ɓ", "Вагнер в Мали", "قتلى في مالي",
           "line\nbreak\ttab\r\nend", "@article{x, y = {z}} ER  - TY  - NEWS", "a, b and {c}"]  # fmt: skip
UNBALANCED = ["open { brace", "close } brace", "}{", "trailing \\"]


@cache
def tables() -> dict[str, list[dict[str, Any]]]:
    return {name: list(records.values()) for name, records in json.loads(compile_folder(LITTLE)).items()}


def spoilt(folder: Path, **csl: Any) -> Path:
    """Return a bundle in which the atlas has other words."""
    sources = [{**source, "csl": {**source["csl"], **csl}} if source["id"] == ATLAS else source
               for source in tables()["sources"]]  # fmt: skip
    spoilt = {**tables(), "sources": sources, "cited": [cited_document(source) for source in sources]}
    (folder / "spoilt.json").write_text(bundle_text(spoilt), encoding="utf-8")
    return folder / "spoilt.json"


@pytest.mark.parametrize("text", AWKWARD + UNBALANCED)
def test_awkward_characters_survive(tmp_path: Path, text: str) -> None:
    data = spoilt(tmp_path, title=text, author=[{"literal": text}], publisher=text)
    flat = re.sub(r"[\t\r\n]+", " ", text)
    found = read_bibtex(exported("bibtex", "sources", data=data))
    assert list(found) == IDS["source"]
    assert [without_tex(found[ATLAS][name]) for name in ("title", "author", "publisher")] == [flat] * 3
    records = {record["id"]: record for record in rispy.loads(exported("ris", "sources", data=data))}
    assert list(records) == IDS["source"]
    assert (records[ATLAS]["title"], records[ATLAS]["authors"]) == (flat.strip(), [flat.strip()])
    items = {item["id"]: item for item in json.loads(exported("csl-json", "sources", data=data))}
    assert (items[ATLAS]["title"], items[ATLAS]["author"]) == (text, [{"literal": text}])


@pytest.mark.parametrize("text", AWKWARD + UNBALANCED)
def test_braces_are_balanced_as_bibtex_counts_them(tmp_path: Path, text: str) -> None:
    depth = 0
    for brace in re.findall("[{}]", exported("bibtex", "cite", ATLAS, data=spoilt(tmp_path, title=text))):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    "address",
    ["https://t.example/a%20b?x=1&y=2#part_1", "https://t.example/~user/$a^b", "https://t.example/%D9%85?q=é",
     "https://t.example/{a}/b", "https://t.example/}/{"],
)  # fmt: skip
def test_an_address_is_written_without_tex(tmp_path: Path, address: str) -> None:
    data = spoilt(tmp_path, URL=address)
    safe = address.replace("{", "%7B").replace("}", "%7D")
    assert read_bibtex(exported("bibtex", "cite", ATLAS, data=data))[ATLAS]["url"] == safe
    assert rispy.loads(exported("ris", "cite", ATLAS, data=data))[0]["urls"] == [address]
    assert json.loads(exported("csl-json", "cite", ATLAS, data=data))[0]["URL"] == address


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=1, max_size=4))
def test_no_text_breaks_an_export(texts: list[tuple[str, str]]) -> None:
    sources = [
        {"id": f"key-{number}", "accessed": "2026-11-21", "said_of_reading": "",
         "csl": {"id": f"key-{number}", "type": "webpage", "title": title, "author": [{"literal": maker}],
                 "URL": url("x")}}
        for number, (title, maker) in enumerate(texts)
    ]  # fmt: skip
    keys = [source["id"] for source in sources]
    assert keys_of("bibtex", bibtex.render(sources)) == keys
    assert keys_of("ris", ris.render(sources)) == keys
    items = json.loads(csl_json.render(sources))
    assert [(item["title"], item["author"][0]["literal"]) for item in items] == texts


# csl-json sends characters that reorder a terminal; json writes them as \\uNNNN
def test_csl_json_sends_no_hidden_characters(tmp_path: Path) -> None:
    title = "a\u202eb\x9bc\u2066d"
    text = exported("csl-json", "cite", ATLAS, data=spoilt(tmp_path, title=title))
    assert json.loads(text)[0]["title"] == title
    assert text.isascii()


# --- the whole dataset ---


def test_every_source_of_the_data_is_exported_and_read_back() -> None:
    listed = json.loads(exported("json", "sources", data=None))["sources"]
    keys = [source["id"] for source in listed]
    found = read_bibtex(exported("bibtex", "sources", data=None))
    assert list(found) == keys
    records = rispy.loads(exported("ris", "sources", data=None))
    assert [record["id"] for record in records] == keys
    text = exported("csl-json", "sources", data=None)
    items = json.loads(text)
    assert [item["id"] for item in items] == keys
    jsonschema.Draft202012Validator(CSL).validate(items)
    for source, entry, record, item in zip(listed, found.values(), records, items, strict=True):
        csl = source["csl"]
        assert without_tex(entry["title"]) == record["title"] == item["title"] == csl["title"]
        assert entry.get("url", "") == "".join(record.get("urls", [])) == csl.get("URL", "")
        makers = [person.get("literal") or person["family"] for person in csl.get("author", [])]
        assert [maker for maker in makers if maker not in without_tex(entry.get("author", ""))] == []
        assert len(record.get("authors", [])) == max(len(makers), 1 if csl.get("authority") else 0)
