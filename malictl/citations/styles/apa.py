"""APA Publication Manual, 7th edition: the reference list (its chapters 9 and 10), and how the text cites (chapter 8).

Of a secondary source ("as cited in") the list has only what was read; letters follow the year where authors and year
are the same; a body that is the author is not named again as publisher; "Retrieved …" only for what shows no date;
descriptions stand in square brackets. Titles are given as the source has them.
"""

from __future__ import annotations

from malictl.citations.cited import Cited, Date, Maker, day_words, short_title
from malictl.citations.runs import Run, Runs, sentences
from malictl.dates.show import MONTHS

SORTED = True
# A blog is a periodical (10.1, example 17).
_PERIODICAL = ("article-newspaper", "article-magazine", "article-journal", "post-weblog")


def reference(source: Cited) -> Runs:
    """Return the entry of a source in the reference list."""
    # A web page is a work of its own, so its title is set in italics; an article is not.
    own = _own(source)
    symbol = source.number.replace("(", "[").replace(")", "]")
    number = f" ({symbol})" if symbol and source.number not in source.title else ""
    number += f" [{source.csl['genre']}]" if source.csl.get("genre") else ""
    title: Runs = (Run(source.title, italic=own), *((Run(number),) if number else ()))
    when = (Run(f"({_when(source)})"),)
    host: Runs = ()
    if source.container:
        host = (Run(source.container, italic=source.csl["type"] in _PERIODICAL and source.hosted),)
    address = source.url
    if address and not source.date and source.accessed:
        address = f"Retrieved {day_words(source.accessed)}, from {address}"
    makers = _authors(source.makers)
    parts = (makers, when, title, host) if makers else (title, when, host)
    listed = sentences(*parts)
    return (*listed, Run(f" {address}")) if address else listed


def reference_via(source: Cited, relay: Cited) -> Runs:
    """Return the entry for what was read through a relay: that of the relay, which is what was read."""
    del source
    return reference(relay)


def in_text(source: Cited) -> Runs:
    """Return the citation: "(Human Rights Watch, 2022)"."""
    return (Run("("), *_before_comma(source), Run(f" {_year(source)})"))


def in_text_via(source: Cited, relay: Cited) -> Runs:
    """Return the citation of a secondary source: "(HRW, 2022, as cited in Agence France-Presse, 2023)"."""
    year = f" {_year(source)}," if source.date else ""
    return (Run("("), *_before_comma(source), Run(f"{year} as cited in "), *_before_comma(relay),
            Run(f" {_year(relay)})"))  # fmt: skip


def heading(source: Cited) -> list[str]:
    """Return what the entry is listed under: its authors, else its title."""
    return [maker.inverted for maker in source.makers] or [source.sorting_title]


def _own(source: Cited) -> bool:
    return source.csl["type"] not in _PERIODICAL and not source.title.startswith("[")


def _before_comma(source: Cited) -> Runs:
    makers = source.makers
    short = short_title(source.title)
    if not makers and source.title.startswith("["):
        return (Run(f"[{short}],"),)
    if not makers:
        return (Run(short, italic=True), Run(",")) if _own(source) else (Run(f"“{short},”"),)
    if len(makers) == 2:
        return (Run(f"{makers[0].family} & {makers[1].family},"),)
    return (Run(makers[0].family + (" et al.," if len(makers) > 2 else ",")),)


def _year(source: Cited) -> str:
    date, last = source.date, source.last
    if date and last and last.year != date.year:
        return _marked(date, f"{date.year}–{last.year}{source.letter}")
    return _marked(date, date.year + source.letter) if date else f"n.d.{'-' if source.letter else ''}{source.letter}"


def _when(source: Cited) -> str:
    date = source.date
    if not date:
        return _year(source)
    words = date.year + source.letter + _in_year(date)
    last = source.last
    if not last or last == date:
        return _marked(date, words)
    if last.year != date.year or any((*date[3:], *last[3:])):
        return f"{_marked(date, words)}–{_marked(last, last.year + _in_year(last))}"
    until = str(last.day) if last.month == date.month else _in_year(last).removeprefix(", ")
    return f"{words}–{until}"


def _in_year(date: Date) -> str:
    """Return ", March 30" or ", March" or nothing."""
    return f", {MONTHS[date.month - 1]}" + (f" {date.day}" if date.day else "") if date.month else ""


def _marked(date: Date, words: str) -> str:
    words = f"[{words}?]" if date.uncertain else words
    return f"ca. {words}" if date.about else words


def _authors(makers: list[Maker]) -> Runs:
    names = [_name(maker) for maker in makers]
    if not names:
        return ()
    if len(names) > 20:
        names = [*names[:19], f"… {names[-1]}"]
        return (Run(", ".join(names)),)
    if len(names) == 1:
        return (Run(names[0]),)
    return (Run(f"{', '.join(names[:-1])}, & {names[-1]}"),)


def _name(maker: Maker) -> str:
    if not maker.given:
        return maker.family
    initials = " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in maker.given.split())
    return f"{maker.family}, {initials}"
