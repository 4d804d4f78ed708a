"""References in a style: what stands in the list, and what stands in the text."""

from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, NamedTuple

from malictl.citations.cited import Cited
from malictl.citations.notes import Sources, full_reference
from malictl.citations.runs import Run, Runs
from malictl.text import fold
from malictl.views.shapes import Column, Styled, Table


class Reference(NamedTuple):
    """One reference: the source and its relay, the entry in the list, and the citation in the text or the note."""

    source: str
    via: str | None
    entry: Runs
    in_text: Runs

    @property
    def key(self) -> str:
        """Return "key" or "key via relay"."""
        return f"{self.source} via {self.via}" if self.via else self.source


def references(
    wanted: Iterable[tuple[str, str | None]], look_up: Callable[[list[str]], Sources], style: str
) -> list[Reference]:
    """Return the references in a style: sorted as its lists are, except in the house style, which keeps the order."""
    pairs = list(wanted)
    keys = list(dict.fromkeys(key for pair in pairs for key in pair if key))
    told = look_up(keys)
    if style == "malictl":
        return [Reference(s, v, (Run(full_reference(s, v, told)),), (Run(f"[{s}{f' via {v}' if v else ''}]"),))
                for s, v in pairs]  # fmt: skip
    module: Any = import_module(f"malictl.citations.styles.{style}")
    cited = {key: Cited(told[key]["csl"], told[key]["accessed"]) for key in keys}
    # What was not read is not in the lists of MLA and APA, so it takes no letter and no title there.
    listed = {via or source: cited[via or source] for source, via in pairs}
    if style == "apa":
        cited |= lettered(listed)
    if style == "mla":
        cited |= titled(listed)
    made = []
    for source, via in pairs:
        if via:
            entry = module.reference_via(cited[source], cited[via])
            made.append(Reference(source, via, entry, module.in_text_via(cited[source], cited[via])))
        else:
            made.append(Reference(source, via, module.reference(cited[source]), module.in_text(cited[source])))

    def place(reference: Reference) -> tuple[list[str], str, str]:
        # Chicago lists the original; the others what was read.
        source = cited[reference.source if style == "chicago" else reference.via or reference.source]
        date = str(source.csl.get("issued") or "") if style == "apa" and source.makers else ""
        return [fold(name) for name in module.heading(source)], date, fold(source.sorting_title)

    return sorted(made, key=place)


def titled(cited: dict[str, Cited]) -> dict[str, Cited]:
    """Return the sources with a mark on those whose authors have another among them."""
    makers = {key: tuple(source.makers) for key, source in cited.items()}
    counts = Counter(makers.values())
    return {key: source._replace(titled=counts[makers[key]] > 1) for key, source in cited.items()}


def lettered(cited: dict[str, Cited]) -> dict[str, Cited]:
    """Return the sources with letters after the year where authors and year are the same."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for key, source in cited.items():
        date = source.date
        makers = tuple(maker.inverted for maker in source.makers)
        if makers:
            groups.setdefault((*makers, date.year if date else ""), []).append(key)
    letters: dict[str, str] = {}
    for keys in groups.values():
        if len(keys) > 1:
            # By date, then by title, as they will stand in the list.
            ordered = sorted(keys, key=lambda k: (str(cited[k].csl.get("issued", "")), fold(cited[k].title)))
            letters |= {key: _letter(number) for number, key in enumerate(ordered)}
    return {key: source._replace(letter=letters.get(key, "")) for key, source in cited.items()}


def _letter(number: int) -> str:
    first, last = divmod(number, 26)
    return (chr(ord("a") + first - 1) if first else "") + chr(ord("a") + last)


def references_table(found: Iterable[Reference]) -> Table:
    """Return references, a row each; in a pipe the reference is the first column."""
    columns = (
        Column("reference", "Reference", wraps=True, least=40),
        Column("in_text", "In the text", wraps=True, least=20, spare=1),
        Column("key", "Key", "machines"),
        Column("record", "Key", "people", under="reference"),
    )
    rows = tuple((Styled(r.entry), Styled(r.in_text), r.key, r.key) for r in found)
    return Table(columns, rows, "", ("reference", "references"))


def self_reference(tool: str, data: str, updated: str, query: str) -> str:
    """Return how to cite the tool, the version of its data and, if one is given, the query."""
    asked = f" Query: {query}." if query else ""
    return f"malictl: a cited reference on the crisis in Mali. Version {tool}, data {data} of {updated}.{asked}"
