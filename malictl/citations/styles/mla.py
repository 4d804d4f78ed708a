"""MLA Handbook, 9th edition: works cited (its chapter 5), and the parenthetical in the text (chapter 6).

A body that is the publisher as well is named as publisher; a description in place of a title stands without quotation
marks; a day of access only for what shows no date; of an indirect source ("qtd. in") the work cited is the one that
was read; documents of governments and of the United Nations stand under their body.
"""

from __future__ import annotations

from malictl.citations.cited import Cited, Date, Maker, short_title
from malictl.citations.runs import Run, Runs, closed_in_quotes, phrase, plain, quoted, sentences

SORTED = True
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def reference(source: Cited) -> Runs:
    """Return the entry of a source in the list of works cited."""
    date = _span(source.date, source.last)
    accessed = "" if source.date or not source.accessed else f"Accessed {_iso(source.accessed)}"
    title = (Run(source.title, italic=True),) if _italic(source) else closed_in_quotes(quoted(source.title))
    host: Runs = (Run(source.host, italic=True),) if source.hosted else ()
    publisher = source.publisher if source.publisher != plain(host) else ""
    number = source.number if source.number not in source.title else ""
    where = phrase(host, number, publisher, date, source.url)
    return sentences(_authors(_makers(source)), title, where, (Run(accessed),) if accessed else ())


def reference_via(source: Cited, relay: Cited) -> Runs:
    """Return the entry for what was read through a relay: that of the relay, which is what was read."""
    del source
    return reference(relay)


def in_text(source: Cited) -> Runs:
    """Return the parenthetical: "(Human Rights Watch)", or a short title where there is no author."""
    return (Run("("), *_short(source), Run(")"))


def in_text_via(source: Cited, relay: Cited) -> Runs:
    """Return the parenthetical of an indirect source: "(Human Rights Watch, qtd. in Agence France-Presse)"."""
    *before, last = _short(source)
    said = last._replace(text=f"{last.text[:-1]},”") if last.text.endswith("”") else last
    comma = "" if said.text.endswith(",”") else ","
    return (Run("("), *before, said, Run(f"{comma} qtd. in "), *_short(relay), Run(")"))


def heading(source: Cited) -> list[str]:
    """Return what the entry is listed under: its authors, else its title."""
    makers = _makers(source)
    return [maker.inverted for maker in makers] or [source.sorting_title]


def _makers(source: Cited) -> list[Maker]:
    return [] if source.made_by(source.publisher) or source.made_by(source.host) else source.makers


def _italic(source: Cited) -> bool:
    return (source.whole or source.law) and not source.title.startswith("[")


def _short(source: Cited) -> Runs:
    makers = _makers(source)
    short = short_title(source.title)
    title: Runs = (Run(short, italic=_italic(source)),)
    if not _italic(source) and not source.title.startswith("["):
        title = quoted(short)
    if not makers:
        return title
    if len(makers) == 2:
        names = f"{makers[0].family} and {makers[1].family}"
    else:
        names = makers[0].family + (" et al." if len(makers) > 2 else "")
    return (Run(f"{names}, "), *title) if source.titled else (Run(names),)


def _authors(makers: list[Maker]) -> Runs:
    if not makers:
        return ()
    if len(makers) == 2:
        return (Run(f"{makers[0].inverted}, and {makers[1].straight}"),)
    return (Run(makers[0].inverted + (", et al." if len(makers) > 2 else "")),)


def _date(date: Date | None) -> str:
    if not date:
        return ""
    month = f"{_MONTHS[date.month - 1]} " if date.month else ""
    day = f"{date.day} " if date.day else ""
    words = f"{day}{month}{date.year}"
    words = f"[{words}?]" if date.uncertain else words
    return f"circa {words}" if date.about else words


def _span(first: Date | None, last: Date | None) -> str:
    if not first or not last or first == last:
        return _date(first)
    if first.year != last.year or not first.month or any((*first[3:], *last[3:])):
        return f"{_date(first)}–{_date(last)}"
    if first.month == last.month and first.day:
        return f"{first.day}–{_date(last)}"
    return f"{_date(first).removesuffix(first.year).strip()}–{_date(last)}"


def _iso(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
