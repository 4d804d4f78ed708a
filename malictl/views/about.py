"""The start page, and the pages on which the tool explains itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from malictl.errors import EXIT_CODES
from malictl.text import fold, plural
from malictl.views.answer import Answer
from malictl.views.shapes import Block, Card, Cited, Column, Facts, Section, Table

if TYPE_CHECKING:
    from malictl.queries.events import Theme

COUNTED = (("events", "event"), ("accounts", "account"), ("actors", "actor"), ("places", "place"), ("spans", "span"),
           ("sources", "source"))  # fmt: skip


def _page(
    title: str, *sections: tuple[str, tuple[Block, ...]], facts: Facts | None = None, named: bool = False
) -> Card:
    # In a pipe each line has the name of its section where the lines alone would not tell.
    made = tuple(
        Section(heading, fold(heading).replace(" ", "-") if named else "text", blocks) for heading, blocks in sections
    )
    rows = tuple((s.title, " ".join(_lines(s))) for s in made)
    row = Table((Column("section", "Section"), Column("text", "Text", wraps=True)), rows, "", ("section", "sections"))
    return Card(title, facts or Facts(()), made, row)


def _lines(section: Section) -> list[str]:
    lines = []
    for block in section.blocks:
        if isinstance(block, Cited):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [": ".join(str(v) for v in row if v not in (None, "")) for row in block.rows]
    return lines


def _pairs(first: str, second: str, rows: list[tuple[str, str]]) -> Table:
    return Table((Column(first.lower(), first), Column(second.lower(), second, wraps=True)), tuple(rows))


def _answer(topic: str, card: Callable[[], Card], of_data: bool = False) -> Answer:
    def document() -> dict[str, Any]:
        return {"topic": topic, "sections": [{"title": s.title, "lines": _lines(s)} for s in card().sections]}

    return Answer("about", card, document, "sections", of_data=of_data)


def counts_words(meta: dict[str, Any]) -> str:
    """Return how many records the dataset has of each kind."""
    return ", ".join(plural(meta["counts"][table], noun) for table, noun in COUNTED)


def start_page(meta: dict[str, Any], examples: tuple[tuple[str, str], ...]) -> Answer:
    """Return what `malictl` alone shows: what it is and covers, the data version, six examples."""

    def card() -> Card:
        covered = tuple(f"{c['period']['text']} ({c['depth']})" for c in meta["coverage"])
        facts = Facts((
            ("Holds", counts_words(meta)),
            ("Covers", covered),
            ("Data", f"version {meta['version']}, of {meta['updated']}"),
        ))  # fmt: skip
        more = "All commands: malictl --help. What the figures mean: malictl about method."
        return _page(
            "malictl: a cited reference on the crisis in Mali, offline",
            ("Try", (_pairs("Command", "What", list(examples)),)),
            ("More", (Cited(more),)),
            facts=facts,
        )

    return _answer("start", card, of_data=True)


def coverage_page(meta: dict[str, Any]) -> Answer:
    """Return what periods the dataset covers, how deeply, and how much it holds."""

    def card() -> Card:
        table = Table(
            (Column("period", "Period"), Column("depth", "Depth"), Column("note", "What is there", wraps=True)),
            tuple((c["period"]["text"], c["depth"], c["note"]) for c in meta["coverage"]),
        )
        return _page(
            "Coverage",
            ("Periods", (table,)),
            ("Records", (Cited(counts_words(meta) + "."),)),
            *(
                (f"Events by {what}" if what != "source class" else "Sources by class", (_tally(what, counts),))
                for what, counts in meta["tallies"].items()
            ),
            *([("Known to be missing", tuple(Cited(said) for said in meta["missing"]))] if meta["missing"] else []),
            ("Version", (Cited(f"{meta['version']}, last changed {meta['updated']}; SHA-256 {meta['sha256']}."),)),
            named=True,
        )

    return _answer("coverage", card, of_data=True)


def _tally(what: str, counts: dict[str, int]) -> Table:
    columns = (Column("value", what.capitalize(), wraps=True), Column("count", "How many", bar=True))
    return Table(columns, tuple(counts.items()))


_METHOD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sentences", (
        "Every sentence was written in our own words from a source that was read, and carries its key and locator.",
        '"A via B" means that A was not read itself, but through B; the reference then says "as cited in".',
    )),
    ("Statements and accounts", (
        "A statement is what no listed source disputes. Whatever has a holder, a figure or a rival is an account: "
        "who says it, when, on which question, and what it denies, disputes, revises or withdraws.",
        "Where sources differ every account is shown with its holder; nothing is averaged or chosen in silence. "
        "A preferred account has a written reason.",
    )),
    ("Figures", (
        "A figure is metric, population, whose, and as of when. Low and high are the smallest and largest numbers "
        'that current accounts state, "or more" if the largest is an at-least; best comes only from a preferred '
        "account.",
        "A holder's later account replaces its earlier one. Independent holders are counted once a party; who merely "
        "relays an account never counts. Unknown is never 0.",
        "Contested: two ranges are disjoint, an account denies or disputes another, or two descriptions of the dead "
        'cannot both hold. "About" a number means all that round to it.',
    )),
    ("Dates", (
        "A date means the whole period it names, both ends included. What is not known to the day is kept so, and a "
        "match that merely may hold is marked with a question mark.",
    )),
    ("Finding nothing", (
        "Nothing found is told apart from outside coverage: see malictl about coverage.",
    )),
)  # fmt: skip


def method_page() -> Answer:
    """Return what statements, accounts, figures and evidence states mean."""

    def card() -> Card:
        from malictl.dataset.vocabulary import vocabularies

        table = _pairs("State", "Meaning", list(vocabularies()["evidence"].items()))
        sections = [(title, tuple(Cited(line) for line in lines)) for title, lines in _METHOD]
        return _page("Method", *sections, ("Evidence", (table,)))

    return _answer("method", card)


def vocab_page(names: list[str]) -> Answer:
    """Return the values of some vocabularies with their sentences."""

    def card() -> Card:
        from malictl.dataset.vocabulary import vocabularies

        known = vocabularies()
        return _page(
            "Vocabularies", *((name, (_pairs("Value", "Meaning", list(known[name].items())),)) for name in names)
        )

    return _answer("vocab", card)


def themes_page(themes: list[Theme]) -> Answer:
    """Return the themes of the dataset, what belongs to each, other words for it, and how many events bear it."""

    def card() -> Card:
        columns = (Column("theme", "Theme"), Column("meaning", "Meaning", wraps=True),
                   Column("also", "Also", wraps=True, least=12), Column("events", "Events"))  # fmt: skip
        rows = tuple((theme.tag, theme.text, ", ".join(theme.also), theme.events) for theme in themes)
        use = "Follow one: malictl events --tag THEME, malictl summary tag:THEME."
        return _page("Themes", ("Themes", (Table(columns, rows),)), ("Use", (Cited(use),)), named=True)

    return _answer("themes", card, of_data=True)


def schemas_page(names: list[str]) -> Answer:
    """Return the list of JSON schemas."""

    def card() -> Card:
        rows = [(name, f"malictl/{name}/1; print it with: malictl about schema {name}") for name in names]
        return _page("JSON schemas", ("Names", (_pairs("Name", "Schema", rows),)))

    return _answer("schema", card)


def dates_page() -> Answer:
    """Return the date expressions and what the date options keep."""

    def card() -> Card:
        from malictl.views.date_forms import FORMS, NOTES, RULES

        forms = [(" · ".join(written), days) for written, days in FORMS]
        return _page(
            "Dates",
            ("Expressions", (_pairs("Write", "Means", forms),)),
            ("Options", (_pairs("Option", "Keeps what", list(RULES)),)),
            ("Notes", tuple(Cited(note) for note in NOTES)),
        )

    return _answer("dates", card)


_FORMATS = [
    ("table", "for people: the default on a terminal; its look is no promise"),
    ("plain", "for pipes: the default off a terminal. Lists: no header, tabs, one record a line, columns only ever "
              "appended. Cards: field, tab, value"),
    ("json", "one document by a schema: malictl about schema. Fields are always there, null if unknown"),
    ("jsonl", "the bare records, one a line"),
    ("csv", "RFC 4180, UTF-8, a header; lists joined with \"; \""),
    ("tsv", "the same with tabs; no cell holds a tab or a newline"),
    ("md", "Markdown with footnotes, to be pasted"),
    ("html", "a fragment for a page: headings, tables, links to the numbered sources"),
    ("bibtex", "the sources of the answer for BibTeX and BibLaTeX; keys never change"),
    ("ris", "the same as RIS, for reference managers"),
    ("csl-json", "the same as CSL-JSON, for pandoc, Zotero and other citation processors"),
]  # fmt: skip


def formats_page() -> Answer:
    """Return the output formats and what each promises."""
    return _answer("formats", lambda: _page("Formats", ("Formats", (_pairs("Format", "What it is", _FORMATS),))))


def exit_codes_page() -> Answer:
    """Return the exit codes."""
    rows = [(str(code), meaning) for code, meaning in EXIT_CODES]
    return _answer("exit-codes", lambda: _page("Exit codes", ("Codes", (_pairs("Code", "Meaning", rows),))))


def licence_page() -> Answer:
    """Return the licences of code and data."""
    lines = (
        Cited("The code is under the MIT licence."),
        Cited(
            "The data is under Creative Commons Attribution 4.0 (CC BY 4.0): use it, and name malictl and its version."
        ),
        Cited("Sources keep their own rights; malictl quotes none of their sentences."),
    )
    return _answer("licence", lambda: _page("Licence", ("Licence", lines)))
