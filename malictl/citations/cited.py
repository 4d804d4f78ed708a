"""What the styles share of a source: makers, kind of work, and its date in parts. Read from CSL-JSON and EDTF."""

import re
from typing import Any, NamedTuple

from malictl.dates.show import MONTHS

# Works that stand alone; everything else is a piece in a paper, on a site, in a programme.
WHOLE = ("report", "book", "dataset", "document", "treaty", "speech")
_ARTICLES = re.compile(r"^(?:(?:the|an?|les?|la|une?) |l[’'])(?=\w)", re.IGNORECASE)


class Maker(NamedTuple):
    """An author: a person with a family name, or a body with a name of its own."""

    family: str
    given: str = ""

    @property
    def straight(self) -> str:
        """Return "Given Family", or the name of the body."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """Return "Family, Given", or the name of the body."""
        return f"{self.family}, {self.given}" if self.given else self.family


class Date(NamedTuple):
    """When a source appeared, as far as it is known."""

    year: str
    month: int = 0
    day: int = 0
    about: bool = False
    uncertain: bool = False


class Cited(NamedTuple):
    """A source to be cited: its CSL-JSON, the day its text was read, and the letter that tells it from others."""

    csl: dict[str, Any]
    accessed: str | None = None
    letter: str = ""
    # Whether another work of its authors is cited beside it, so that the text must name its title too (MLA).
    titled: bool = False

    @property
    def title(self) -> str:
        """Return its title, or a description of it in square brackets."""
        return str(self.csl["title"])

    @property
    def makers(self) -> list[Maker]:
        """Return its authors; the body that issued it if it has none."""
        return [
            Maker(person["literal"]) if "literal" in person else Maker(person["family"], person.get("given", ""))
            for person in people_of(self.csl)
        ]

    @property
    def container(self) -> str:
        """Return where it appeared: paper, site, programme; "" if its maker published it itself."""
        return "" if self.made_by(self.host) else self.host

    @property
    def host(self) -> str:
        """Return where it appeared, whoever that is."""
        return str(self.csl.get("container-title") or self.publisher)

    @property
    def publisher(self) -> str:
        """Return who published it."""
        return str(self.csl.get("publisher") or "")

    @property
    def hosted(self) -> bool:
        """Return whether it appeared in something that has a title, not just with a publisher."""
        return bool(self.csl.get("container-title"))

    def made_by(self, body: str) -> bool:
        """Return whether a body is its one author."""
        return bool(body) and [maker.straight for maker in self.makers] == [body]

    @property
    def whole(self) -> bool:
        """Return whether it is a work that stands alone, such as a report."""
        return self.csl["type"] in WHOLE

    @property
    def law(self) -> bool:
        """Return whether it is a law or a resolution."""
        return self.csl["type"] in ("legislation", "legal_case")

    @property
    def number(self) -> str:
        """Return its symbol or number."""
        return str(self.csl.get("number") or "")

    @property
    def url(self) -> str:
        """Return its address."""
        return str(self.csl.get("URL") or "")

    @property
    def date(self) -> Date | None:
        """Return when it appeared: of a period its first day."""
        edtf = self.csl.get("issued")
        return edtf_date(str(edtf).split("/")[0]) if edtf else None

    @property
    def last(self) -> Date | None:
        """Return the last day of the period in which it appeared; None if it has one date."""
        return edtf_date(str(self.csl.get("issued") or "").partition("/")[2])

    @property
    def sorting_title(self) -> str:
        """Return its title without the article that lists pass over."""
        return _ARTICLES.sub("", self.title.strip("[]«“‘\"' "))


def people_of(csl: dict[str, Any]) -> list[dict[str, str]]:
    """Return the authors of a source as CSL has them; the body that issued it if it has none."""
    return csl.get("author") or ([{"literal": csl["authority"]}] if csl.get("authority") else [])


def short_title(title: str) -> str:
    """Return the first words of a title, without the marks that a cut would leave hanging."""
    short = " ".join(title.strip("[]").split()[:4])
    for opening, closing in ("“”", "«»", "‘’", "()"):
        if short.count(opening) > short.count(closing) and short.rfind(opening) > 0:
            short = short[: short.rfind(opening)]
    if short.count('"') % 2 and short.rfind('"') > 0:
        short = short[: short.rfind('"')]
    return short.rstrip(" ,:;.«»“”‘’'\"–-(")


def edtf_date(edtf: str) -> Date | None:
    """Return an EDTF date in parts; None for one that names no year. Parts of a year are left to the year."""
    bare = edtf.rstrip("~?%")
    if len(bare) < 4 or not bare[:4].isdigit():
        return None
    parts = bare.split("-")
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12 else 0
    day = int(parts[2]) if month and len(parts) > 2 and parts[2].isdigit() else 0
    return Date(parts[0], month, day, edtf[-1] in "~%", edtf[-1] in "?%")


def american(date: Date) -> str:
    """Return "October 28, 2025", "June 2022" or "2022"; "ca." before what is about, "?" in brackets if uncertain."""
    words = date.year
    if date.month:
        day = f" {date.day}," if date.day else ""
        words = f"{MONTHS[date.month - 1]}{day} {date.year}"
    words = f"[{words}?]" if date.uncertain else words
    return f"ca. {words}" if date.about else words


def american_span(first: Date, last: Date | None) -> str:
    """Return a date, or both ends of a period: "May 22–24, 2021"."""
    if not last or last == first:
        return american(first)
    if first.year == last.year and first.month and last.month and not any((*first[3:], *last[3:])):
        one, other = MONTHS[first.month - 1], MONTHS[last.month - 1]
        if first.day and last.day:
            until = str(last.day) if one == other else f"{other} {last.day}"
            return f"{one} {first.day}–{until}, {first.year}"
        if not first.day and not last.day:
            return f"{one}–{other} {first.year}"
    return f"{american(first)}–{american(last)}"


def day_words(iso: str) -> str:
    """Return an ISO day as "November 21, 2026"."""
    date = edtf_date(iso)
    return american(date) if date else iso
