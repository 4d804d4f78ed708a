from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from malictl.dataset.bundle import bundle_text
from tests.call import LITTLE, call
from tests.made import document, flat
from tests.test_formats import AWKWARD, FEW, spoilt, tables

# What may stand in a fragment: each element with its attributes, and in which element it stands.
ATTRIBUTES = {"section": {"class"}, "a": {"href"}, "li": {"id"}}
INSIDE = {
    "h2": "section", "h3": "section", "p": "section", "dl": "section", "table": "section", "ol": "section", "dt": "dl",
    "dd": "dl", "caption": "table", "thead": "table", "tbody": "table", "tr": "thead tbody", "th": "tr", "td": "tr",
    "li": "ol", "sup": "p dd td", "i": "p dd td", "mark": "p dd td", "a": "p dd td dt h2 h3 li sup", "section": "page",
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script> </section><img src=x onerror=alert(1)> &lt;b&gt; \"q\" 'q' <!-- --> ]]> "
    'javascript:alert(1) https://e.example/?a=1&b="x"<i>(y) https://e.example/a_b?c=1&amp;d=2.'
)


class Fragment(HTMLParser):
    """What a browser makes of a fragment, having seen that every element is closed and stands where it may."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (self.open[-1] if self.open else "page") in INSIDE[tag].split()
        found = dict(attrs)
        assert found.keys() == ATTRIBUTES.get(tag, set())
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown.append((" ".join(self.open), data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def text(self, inside: str = "") -> str:
        return flat("".join(data for where, data in self.shown if where.endswith(inside)))


def words(html: str) -> str:
    """Return what a piece of a paragraph reads as."""
    return Fragment(f'<section class="malictl"><p>{html}</p></section>').text()


def fragment(*argv: str, data: Path = LITTLE) -> Fragment:
    answer = call(*argv, "-f", "html", data=data)
    assert answer.code == 0, answer.err
    assert answer.out.startswith('<section class="malictl">\n')
    assert answer.out.endswith("</section>\n")
    found = Fragment(answer.out)
    assert len(set(found.ids)) == len(found.ids)
    inner = [link[1:] for link in found.links if link.startswith("#")]
    assert set(inner) == set(found.ids)  # every number leads to its source, every source is cited
    assert all(link.startswith(("#", "https://", "http://")) for link in found.links)
    return found


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("html")
    awkward = json.dumps(spoilt(tables()))
    hostile = awkward.replace(json.dumps(AWKWARD)[1:-1], json.dumps(HOSTILE)[1:-1])
    texts = {name: bundle_text(json.loads(text)) for name, text in (("awkward", awkward), ("hostile", hostile))}
    texts["many"] = bundle_text(tables())
    for name, text in texts.items():
        (folder / name).with_suffix(".json").write_text(text, encoding="utf-8")
    return {name: (folder / name).with_suffix(".json") for name in texts}


@pytest.mark.parametrize("kind", ["many", "awkward", "hostile"])
def test_every_answer_is_a_sound_fragment(spoiled: dict[str, Path], kind: str) -> None:
    seen = 0
    for argv in FEW["awkward"]:
        shown = fragment(*argv, data=spoiled[kind])
        if kind == "hostile" and (argv[0], *argv[2:]) in (
            ("event",),
            ("span",),
            ("actor",),
            ("summary", "--length", "full"),
        ):
            assert flat(HOSTILE).rstrip(".") in shown.text()  # all of it is text to be read
            seen += 1
    assert seen > 10 or kind != "hostile"


def test_an_address_is_a_link_and_what_follows_it_is_not(spoiled: dict[str, Path]) -> None:
    links = {link for link in fragment("event", "coup-2021", data=spoiled["hostile"]).links if "//e.example" in link}
    assert {"https://e.example/?a=1&b=", "https://e.example/a_b?c=1&amp;d=2"} <= links


def test_a_quotation_mark_behind_an_address_is_no_part_of_it(spoiled: dict[str, Path]) -> None:
    assert not [link for link in fragment("event", "coup-2021", data=spoiled["hostile"]).links if link.endswith("”")]


def test_a_source_is_linked_where_it_lies() -> None:
    shown = fragment("summary", "coup-2021")
    assert "https://gazette.example/2022/oldbridge?a=1&b=2" in shown.links
    assert '“Calm at Oldbridge, says the "River Guard" | 30 March”. Testland Gazette' in shown.text("ol li")


@pytest.mark.parametrize("length", ["line", "short", "full"])
def test_a_summary_has_headings_paragraphs_and_a_number_behind_every_sentence(length: str) -> None:
    shown = fragment("summary", "river-guard", "--length", length)
    told = document("summary", "river-guard", "--length", length)
    assert shown.text("section h2") == "River Guard"
    headings = list(dict.fromkeys(paragraph["heading"] for paragraph in told["paragraphs"]))
    assert [data for where, data in shown.shown if where == "section h3"] == [*headings, "Sources"]
    out = call("summary", "river-guard", "--length", length, "-f", "html").out
    paragraphs = re.findall(r"<p>(.*)</p>", out)
    assert len(paragraphs) == len(told["paragraphs"])
    for paragraph, expected in zip(paragraphs, told["paragraphs"], strict=True):
        *said, rest = re.split(r' <sup>\[(?:<a href="#malictl-\d+">\d+</a>(?:, [^;\]<]+)?(?:; )?)+\]</sup>', paragraph)
        assert rest == ""
        assert [words(text) for text in said] == [
            flat(p["text"]) for s in expected["sentences"] for p in (s["parts"] or [s])
        ]


def test_the_numbers_lead_to_the_sources_that_carry_the_sentence() -> None:
    out = call("summary", "2022", "-f", "html").out
    listed = dict(re.findall(r'<li id="malictl-(\d+)">(.*)</li>', out))
    told = document("summary", "2022")
    sentences = [p for paragraph in told["paragraphs"] for s in paragraph["sentences"] for p in (s["parts"] or [s])]
    marks = [re.findall(r"#malictl-(\d+)", sup) for sup in re.findall(r"<sup>(.*?)</sup>", out)]
    for numbers, sentence in zip(marks, sentences, strict=True):
        titles = {told["sources"][cite["source"]]["csl"]["title"] for cite in sentence["cites"]}
        assert len(titles) == len(set(numbers))
        assert all(any(title in words(listed[n]) for n in numbers)
                   for title in titles)  # fmt: skip


def test_what_a_search_found_is_marked() -> None:
    shown = fragment("search", "kessou")
    assert [data for where, data in shown.shown if where.endswith("mark")] == ["Késsoû"] * 3


def test_a_relayed_source_says_what_was_read() -> None:
    assert "as cited in Agence Fleuve" in fragment("summary", "zorvania-advice-2024").text("ol li")


def test_a_table_has_a_cell_for_every_heading() -> None:
    for argv in (("events",), ("event", "oldbridge-killings-2022", "--accounts"), ("cite", "coup-2021")):
        out = call(*argv, "-f", "html").out
        for table in re.findall(r"<table>.*?</table>", out, re.DOTALL):
            heads = table.count("<th>")
            rows = re.findall(r"<tr>(<td>.*)</tr>", table)
            assert rows
            assert {row.count("<td>") for row in rows} == {heads}
