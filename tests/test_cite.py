"""`malictl cite`: what can be named, what is printed, and every source of the data in every style."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import jsonschema
import pytest

from malictl import __version__
from malictl.dataset.shapes import answer_schema
from tests.call import LITTLE, Result, call
from tests.test_formats import IDS

STYLES = ("malictl", "mla", "apa", "chicago")
GAZETTE, COURRIER, ADVICE = "gazette-2022-oldbridge", "courrier-2024-conseil", "zorvania-2024-advice"
THROUGH = f"{ADVICE} via {COURRIER}"


def piped(text: bytes | str, *argv: str, **more: Any) -> Result:
    stdin = io.BytesIO(text.encode() if isinstance(text, str) else text)
    return call("cite", *(argv or ("-",)), stdin=stdin, **more)


def keys(answer: Result) -> list[str]:
    """Return the keys of an answer as lines of a pipe."""
    assert answer.code == 0, answer.err
    return [line.split("\t")[2] for line in answer.out.splitlines()]


# --- what can be named ---


def test_keys_are_cited_in_the_order_in_which_they_are_named() -> None:
    assert keys(call("cite", GAZETTE, COURRIER)) == [GAZETTE, COURRIER]
    assert keys(call("cite", COURRIER, GAZETTE)) == [COURRIER, GAZETTE]


def test_the_case_of_a_key_does_not_matter() -> None:
    assert keys(call("cite", GAZETTE.upper())) == [GAZETTE]


@pytest.mark.parametrize("kind", ["event", "actor", "place", "span"])
def test_any_record_is_cited_by_all_that_it_cites(kind: str) -> None:
    for one in IDS[kind]:
        (file,) = (LITTLE / f"{kind}s").rglob(f"{one}.toml")
        written = set(re.findall(r'"([a-z0-9-]+(?: via [a-z0-9-]+)?) @ [^"]+"', file.read_text("utf-8")))
        cited = keys(call("cite", one))
        # An actor has the relations that others state to it as well.
        assert written <= set(cited) if kind == "actor" else written == set(cited)
        assert len(cited) == len(set(cited))


def test_a_name_of_a_source_will_do() -> None:
    assert keys(call("cite", "three days in march")) == ["observatory-2023-report"]


@pytest.mark.parametrize("word", [f"{GAZETTE} @ para. 2", f"{GAZETTE} @ headline", f" {GAZETTE} "])
def test_a_locator_is_left_out(word: str) -> None:
    assert keys(call("cite", word)) == [GAZETTE]


@pytest.mark.parametrize("word", [THROUGH, f"{THROUGH} @ para. 2", f"{THROUGH} @ para. 1-2, via the agency"])
def test_a_citation_as_the_data_writes_it_will_do(word: str) -> None:
    assert keys(call("cite", word)) == [THROUGH]


def test_a_source_that_was_not_read_is_cited_through_its_relay() -> None:
    for style in STYLES:
        (row,) = json.loads(call("cite", ADVICE, "--style", style, "--json").out)["references"]
        assert (row["key"], row["source"], row["via"]) == (THROUGH, ADVICE, COURRIER)
        assert "La Zorvanie déconseille" in row["reference"]
        assert "https://ministry.example" not in row["reference"] + row["in_text"]
    assert "as cited in Agence Fleuve" in call("cite", ADVICE).out
    assert "qtd. in Agence Fleuve" in call("cite", ADVICE, "--style", "mla").out
    assert "as cited in Agence Fleuve" in call("cite", ADVICE, "--style", "apa").out
    assert "uoted in Agence Fleuve" in call("cite", ADVICE, "--style", "chicago").out


@pytest.mark.parametrize(
    "argv",
    [(GAZETTE, GAZETTE), (GAZETTE, f"{GAZETTE} @ para. 2"), (GAZETTE, GAZETTE.upper()), ("coup-2021", "coup-2021"),
     (ADVICE, THROUGH)],
)  # fmt: skip
def test_what_is_named_twice_is_cited_once(argv: tuple[str, ...]) -> None:
    cited = keys(call("cite", *argv))
    assert len(cited) == len(set(cited))
    assert cited == keys(call("cite", argv[0]))


def test_records_share_their_sources() -> None:
    both = keys(call("cite", "coup-2021", "river-closed-2023"))
    assert len(both) == len(set(both))
    assert set(both) == {*keys(call("cite", "coup-2021")), *keys(call("cite", "river-closed-2023"))}


# --- from standard input ---


@pytest.mark.parametrize(
    "text",
    [f"{GAZETTE}\n{COURRIER}\n", f"{GAZETTE}\n{COURRIER}", f"{GAZETTE}\r\n{COURRIER}\r\n",
     f"\n\n  {GAZETTE}  \n \t\n{COURRIER}\n\n", f"{GAZETTE}\tGazette\t2022\n{COURRIER}\tx\n",
     f"{GAZETTE} @ para. 1\n{COURRIER} @ para. 2\n", f"{GAZETTE}\n{GAZETTE}\n{COURRIER}\n{GAZETTE}\n"],
)  # fmt: skip
def test_lines_of_standard_input_are_keys(text: str) -> None:
    assert keys(piped(text)) == [GAZETTE, COURRIER]


def test_what_other_commands_print_can_be_piped_in() -> None:
    events = call("events", "--type", "coup").out
    assert keys(piped(events)) == keys(call("cite", "coup-2021"))
    every = keys(piped(call("sources").out))
    assert [key.split(" via ")[0] for key in every] == IDS["source"]
    assert keys(piped(f"{THROUGH}\n")) == [THROUGH]


def test_standard_input_stands_where_the_dash_stands() -> None:
    assert keys(piped(f"{GAZETTE}\n", "atlas-2020-testland", "-", COURRIER)) == [
        "atlas-2020-testland", GAZETTE, COURRIER,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n", " \t \r\n\n"])
def test_nothing_on_standard_input_is_nothing_found(text: str) -> None:
    answer = piped(text)
    assert (answer.code, answer.out) == (0, "")
    assert "no references match" in answer.err
    assert piped(text, "-", "-e").code == 1
    document = json.loads(piped(text, "-", "--json").out)
    assert (document["count"], document["references"], document["sources"]) == (0, [], {})
    assert piped(text, "-", "-f", "csv").out.splitlines() == ["reference,in_text,key"]
    assert json.loads(piped(text, "-", "-f", "csl-json").out) == []


def test_no_standard_input_at_all_is_nothing_found() -> None:
    assert (call("cite", "-").code, call("cite", "-").out) == (0, "")


@pytest.mark.parametrize("text", ["q\n".encode("utf-16"), b"caf\xe9-2022\n", b"\xff\xfe\xfd\n"])
def test_bytes_that_are_no_text_are_an_unknown_name(text: bytes) -> None:
    answer = piped(text)
    assert (answer.code, answer.out) == (4, "")
    assert "Error: no source is called" in answer.err
    assert "\x00" not in answer.err


# the mark that Windows programs begin UTF-8 with is taken for part of the key
def test_a_byte_order_mark_is_no_part_of_a_key() -> None:
    assert keys(piped(b"\xef\xbb\xbfcoup-2021\r\n")) == keys(call("cite", "coup-2021"))


# --- what is refused ---


@pytest.mark.parametrize("from_stdin", [False, True])
def test_an_unknown_name_is_refused_with_what_comes_near(from_stdin: bool) -> None:
    near = "gazette-2022-oldbrige"
    answer = piped(f"{COURRIER}\n{near}\n") if from_stdin else call("cite", COURRIER, near)
    assert (answer.code, answer.out) == (4, "")
    assert f'no source is called "{near}"' in answer.err
    assert f'Did you mean "{GAZETTE}"' in answer.err


@pytest.mark.parametrize("word", [f"nothing-2020-x via {COURRIER}", f"{GAZETTE} via nothing-2020-x", "", "@ para. 2"])
def test_no_part_of_a_citation_is_guessed(word: str) -> None:
    answer = call("cite", word)
    assert (answer.code, answer.out) == (4, "")
    assert "no source is called" in answer.err


def test_a_name_of_several_sources_is_refused_with_their_keys() -> None:
    answer = call("cite", "the")
    assert (answer.code, answer.out) == (4, "")
    assert all(key in answer.err for key in (GAZETTE, "observatory-2023-report", "radio-undated-crossing"))


def test_no_arguments_are_refused_with_what_to_do() -> None:
    for argv in ((), ("--style", "apa"), ("--json",)):
        answer = call("cite", *argv)
        assert (answer.code, answer.out) == (2, "")
        assert "nothing to cite" in answer.err
        assert "Name keys or ids" in answer.err


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    answer = call("cite", GAZETTE, "--style", "harvard")
    assert (answer.code, answer.out) == (2, "")
    assert all(style in answer.err for style in STYLES)


def test_two_formats_at_once_are_refused() -> None:
    assert call("cite", GAZETTE, "--export", "ris", "-f", "json").code == 2
    assert call("cite", GAZETTE, "--export", "ris", "-f", "ris").code == 0


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
def test_export_is_the_same_as_format(name: str) -> None:
    assert call("cite", "coup-2021", "--export", name).out == call("cite", "coup-2021", "-f", name).out != ""


# --- the tool itself ---


def test_self_cites_the_tool_its_data_and_the_query() -> None:
    meta = json.loads(call("events", "--json").out)["data"]
    plain = call("cite", "--self").out
    assert plain.startswith("malictl")
    assert f"Version {__version__}" in plain
    assert meta["version"] in plain
    assert "Query" not in plain
    assert "Query: malictl events --since 2020." in call("cite", "--self", "malictl events --since 2020").out
    assert "Query: malictl events." in call("cite", "--self", "malictl", "events").out
    document = json.loads(call("cite", "--self", "q", "--json").out)
    assert (document["count"], [row["key"] for row in document["references"]]) == (1, ["malictl"])
    assert document["references"][0]["reference"] in call("cite", "--self", "q").out


# cite --self in a format of references prints nothing and says nothing
@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
def test_self_is_exported_or_refused(name: str) -> None:
    answer = call("cite", "--self", "--export", name)
    assert answer.code == 2 or "malictl" in answer.out


# cite --self passes over --style in silence
@pytest.mark.parametrize("style", ["mla", "apa", "chicago"])
def test_self_in_a_style_is_in_that_style_or_refused(style: str) -> None:
    answer = call("cite", "--self", "--style", style)
    assert answer.code == 2 or answer.out != call("cite", "--self").out


# --- formats ---


@pytest.mark.parametrize("style", STYLES)
def test_json_is_what_its_schema_says(style: str) -> None:
    schema = answer_schema("cite")
    named = (("coup-2021", ADVICE), tuple(IDS["source"]), *((("--self", "q"),) if style == "malictl" else ()))
    for argv in named:
        document = json.loads(call("cite", *argv, "--style", style, "--json").out)
        jsonschema.validate(document, schema)
        assert document["count"] == len(document["references"])
        used = {key for row in document["references"] for key in (row["source"], row["via"]) if key}
        assert set(document["sources"]) == used - {"malictl"}


@pytest.mark.parametrize("style", STYLES)
def test_every_format_has_the_same_references(style: str) -> None:
    argv = ("cite", *IDS["source"], "--style", style)
    made = json.loads(call(*argv, "--json").out)["references"]
    wanted = [[row["reference"], row["in_text"], row["key"]] for row in made]
    assert list(csv.reader(io.StringIO(call(*argv, "-f", "csv").out)))[1:] == wanted
    assert [line.split("\t") for line in call(*argv).out.splitlines()] == wanted
    lines = call(*argv, "-f", "md").out.splitlines()
    assert lines[0] == "| Reference | In the text | Key |"
    cells = [re.sub(r"\\([^\w\s])", r"\1", line) for line in lines[2:]]
    for row, cell in zip(wanted, cells, strict=True):
        assert cell.replace("*", "") == f"| {' | '.join(row)} |".replace("*", "")


def test_italics_are_italics_in_markdown_and_html_and_plain_elsewhere() -> None:
    argv = ("cite", GAZETTE, "--style", "mla")
    assert "*Testland Gazette*" in call(*argv, "-f", "md").out
    assert re.search(r"<(i|em|cite)>Testland Gazette</\1>", call(*argv, "-f", "html").out)
    assert "*" not in call(*argv).out
    assert "\x1b[3mTestland Gazette\x1b[" in call(
        *argv, "--color", "always", "-f", "table", stdout_tty=True, terminal_size=(200, 24)
    ).out  # fmt: skip


# --- every source of the data ---


def bare(text: str) -> str:
    """Return a text without the marks that a style changes: quotation marks, brackets, double spaces."""
    return " ".join(re.sub(r"[“”‘’«»\"'\[\]]", " ", text).split())


@pytest.mark.parametrize("style", STYLES)
def test_every_source_of_the_data_is_well_formed_in_every_style(style: str) -> None:
    listed = {source["id"]: source for source in json.loads(call("sources", "--json", data=None).out)["sources"]}
    made = json.loads(piped("\n".join(listed), "-", "--style", style, "--json", data=None).out)["references"]
    assert sorted(row["source"] for row in made) == sorted(listed)
    for row in made:
        said = f"{row['key']}: {row['reference']} / {row['in_text']}"
        csl = listed[row["source"]]["csl"]
        read = listed[row["via"] or row["source"]]["csl"]
        assert row["key"] == row["source"] + (f" via {row['via']}" if row["via"] else "")
        assert (listed[row["source"]]["consulted"] == "none") == bool(row["via"]), said
        assert not re.search(r"\s\s|[\n\r\t]|^\s|\s$", row["reference"] + row["in_text"]), said
        # What the tool adds, not what the source says of itself.
        ours = row["reference"]
        words = [
            text.strip("[]") for one in (csl, read) for text in one.values() if isinstance(text, str) and len(text) > 3
        ]
        for text in sorted(words, key=len, reverse=True):
            ours = ours.replace(text, "T")
        assert not re.search(r"\.\.|,\.|,,|“”|””|““|\(\)|\[\]|\bNone\b|\bnull\b|[{}]| [,.;]|\?\.|!\.", ours), said
        assert row["reference"].count("“") == row["reference"].count("”") or "“" in csl["title"] + read["title"], said
        assert bare(read["title"]) in bare(row["reference"]), said
        if style in ("malictl", "chicago"):
            assert bare(csl["title"]) in bare(row["reference"]), said
        address = read.get("URL", "")
        assert address in row["reference"], said
        if row["via"] and csl.get("URL") and csl["URL"] not in address:
            assert csl["URL"] not in row["reference"], said
        if style in ("mla", "chicago"):
            assert row["reference"].endswith("."), said
        else:
            assert row["reference"].endswith((address or ".", ".")), said
        through = {"malictl": " via ", "mla": "qtd. in ", "apa": "as cited in ", "chicago": "quoted in "}[style]
        assert (through in row["in_text"]) == bool(row["via"]), said
        assert row["in_text"][0] + row["in_text"][-1] == ("[]" if style == "malictl" else "()") or style == "chicago"
