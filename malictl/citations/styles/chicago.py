"""The Chicago Manual of Style, 17th edition, notes and bibliography (its chapter 14): the entry, and the note.

An unsigned newspaper article stands under its paper; titles of sites are in roman; a day of access only for what shows
no date; of a secondary source ("quoted in") both works are named; documents of the United Nations stand under body
and symbol.
"""

from __future__ import annotations

from malictl.citations.cited import Cited, Maker, american_span, day_words
from malictl.citations.runs import Run, Runs, closed_in_quotes, phrase, plain, quoted, sentences, within

SORTED = True
_BOOKS = ("report", "book")
_SITES = ("webpage", "post")


def reference(source: Cited) -> Runs:
    """Return the entry of a source in the bibliography."""
    return _entry(source, invert=True)


def reference_via(source: Cited, relay: Cited) -> Runs:
    """Return the entry for what was read through a relay: the original, quoted in what was read."""
    original = reference(_unread(source))
    return (*_unclosed(original), Run(". Quoted in "), *_entry(relay, invert=False))


def in_text(source: Cited) -> Runs:
    """Return the note: names in their order, commas between, the date last."""
    makers, host, number = _authors(source.makers, invert=False, most=3), _host(source), _number(source)
    date, accessed = _date(source), _accessed_words(source)
    title = _title(source)
    if plain(title).endswith("”"):
        title = (Run(within(plain(title), ",")), Run(" "))
    elif _book(source) or source.law or source.whole:
        title = (*phrase(title, number), Run(", "))
        number = ""
    else:
        title = (*title, Run(", "))
    if _book(source):
        # Brackets within brackets are square.
        host = tuple(run._replace(text=run.text.replace("(", "[").replace(")", "]")) for run in host)
        facts = phrase(host, date)
        rest = phrase((Run("("), *facts, Run(")")) if facts else (), accessed, source.url)
        title = (*title[:-1], Run(" " if facts else ", "))
    else:
        rest = phrase(host, number, date, accessed, source.url)
    names = (*makers, Run(", ")) if makers else ()
    return (*names, *title, *rest, Run(".")) if rest else (*names, *title[:-1], Run("."))


def in_text_via(source: Cited, relay: Cited) -> Runs:
    """Return the note of a secondary source: the original, quoted in the one that was read."""
    return (*_unclosed(in_text(_unread(source))), Run(", quoted in "), *in_text(relay))


def heading(source: Cited) -> list[str]:
    """Return what the entry is listed under: its authors, else where it appeared, else its title."""
    names = [maker.inverted if i == 0 else maker.straight for i, maker in enumerate(source.makers)]
    return names or [source.container or source.sorting_title]


def _entry(source: Cited, invert: bool) -> Runs:
    makers, host = _authors(source.makers, invert, most=10), _host(source)
    if not makers and host:
        makers, host = host, ()
    date, number = _date(source), _number(source)
    if _book(source):
        return sentences(
            makers, _title(source), phrase(number), phrase(host, date), _accessed(source), phrase(source.url)
        )
    if source.whole or source.law:
        own, where = phrase(_title(source), number), phrase(host, date)
    else:
        own, where = closed_in_quotes(_title(source)), phrase(host, number, date)
    return sentences(makers, own, where, _accessed(source), phrase(source.url))


def _unread(source: Cited) -> Cited:
    # The address of what was not read is left to the one that was.
    return source._replace(csl={k: v for k, v in source.csl.items() if k != "URL"}, accessed=None)


def _book(source: Cited) -> bool:
    return source.csl["type"] in _BOOKS and not source.title.startswith("[")


def _number(source: Cited) -> str:
    return source.number if source.number not in source.title else ""


def _title(source: Cited) -> Runs:
    if source.title.startswith("["):
        return (Run(source.title.strip("[]")),)
    if source.law:
        return (Run(source.title),)
    return (Run(source.title, italic=True),) if source.whole else quoted(source.title)


def _host(source: Cited) -> Runs:
    # A book names its publisher, even if that is its author.
    host = source.container or (source.publisher if _book(source) else "")
    italic = source.hosted and not source.whole and source.csl["type"] not in _SITES
    return (Run(host, italic=italic),) if host else ()


def _date(source: Cited) -> str:
    if source.date:
        return american_span(source.date, source.last)
    return "" if source.accessed else "n.d."


def _accessed_words(source: Cited) -> str:
    return f"accessed {day_words(source.accessed)}" if source.accessed and not source.date else ""


def _accessed(source: Cited) -> Runs:
    words = _accessed_words(source)
    return (Run(f"{words[0].upper()}{words[1:]}."),) if words else ()


def _authors(makers: list[Maker], invert: bool, most: int) -> Runs:
    """Return the names of up to `most` authors; of more the first seven in a list, the first in a note."""
    names = [m.inverted if invert and i == 0 else m.straight for i, m in enumerate(makers)]
    if not names:
        return ()
    if len(names) > most:
        return (Run(f"{', '.join(names[:7])}, et al."),) if most > 3 else (Run(f"{names[0]} et al."),)
    if len(names) == 1:
        return (Run(names[0]),)
    comma = "," if invert or len(names) > 2 else ""
    return (Run(f"{', '.join(names[:-1])}{comma} and {names[-1]}"),)


def _unclosed(runs: Runs) -> Runs:
    *before, last = runs
    return (*before, last._replace(text=last.text.removesuffix(".")))
