"""Dates in words, English and French, read as EDTF: "mid-2021", "Q3 2020", "18 août 2020", "about June 2021".

Everything that `show.py` writes can be read here again.
"""

from __future__ import annotations

import re

from malictl.dates.calendar import check_weekday, english_day
from malictl.dates.names import FRENCH_DAYS, MONTH_NUMBERS, ORDINALS, WEEKDAYS
from malictl.text import fold

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>\d{4})"
_FORMS = [
    (re.compile(rf"{_YEAR}"), ""),
    (re.compile(rf"{_YEAR} ?q(?P<nth>[1-4])"), "quarter"),
    (re.compile(rf"q(?P<nth>[1-4]) {_YEAR}"), "quarter"),
    (re.compile(rf"(?P<nth>\w+) (quarter|trimestre) (?:(of|de) )?{_YEAR}"), "quarter"),
    (re.compile(rf"{_YEAR} ?h(?P<nth>[12])"), "half"),
    (re.compile(rf"h(?P<nth>[12]) {_YEAR}"), "half"),
    (re.compile(rf"(?P<nth>\w+) (half|semestre) (?:(of|de) )?{_YEAR}"), "half"),
    (re.compile(rf"(?P<nth>early|mid|late|debut|mi|fin) {_YEAR}"), "third"),
    (re.compile(rf"(?P<month>{_MONTH}) (?:of )?{_YEAR}"), "month"),
    (re.compile(rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) {_YEAR}"), "day"),
    (re.compile(rf"(?P<weekday>\w+) (?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) {_YEAR}"), "day"),
]
_FIRST_CODE = {"quarter": 33, "third": 37, "half": 40}
_THIRDS = {"early": 1, "debut": 1, "mid": 2, "mi": 2, "late": 3, "fin": 3}
_ABOUT = re.compile(r"(?:about|around|circa|ca|vers|environ) (?P<rest>.+)")
_WITHIN = re.compile(rf"a (?P<unit>day|month) (?:in|of) (?P<rest>(?:(?:{_MONTH}) )?\d{{4}})")
# What may stand in a date in words; anything else would be dropped by folding, and so be passed over.
# A dash or a dot at either end may be a sign, or half of a range.
_CHARACTERS = re.compile(r"(?![.–-])[\w\s.,()'’–-]+(?<![–-])")


def edtf_of_words(said: str) -> str | None:
    """Return the EDTF string of a date in words, or None if it is none that is known.

    Raises DateRefused if a weekday is named that the day was not, or if there is no such day.
    """
    if not _CHARACTERS.fullmatch(said) or any(c.isdigit() and not c.isascii() for c in said):
        return None
    words = fold(said)
    sure = re.fullmatch(r"(?P<rest>.+) uncertain", words)
    words = sure["rest"] if sure else words
    about = _ABOUT.fullmatch(words)
    words = about["rest"] if about else words
    bare = _bare(words, said)
    if bare is None:
        return None
    return bare + {(True, True): "%", (True, False): "~", (False, True): "?"}.get((bool(about), bool(sure)), "")


def _bare(words: str, said: str) -> str | None:
    if re.fullmatch(r"\d\dxx", words):
        return words.upper()
    if decade := re.fullmatch(r"(?:the )?(\d{3})0s", words):
        return f"{decade[1]}X"
    if within := _WITHIN.fullmatch(words):
        rest = _bare(within["rest"], said)
        if rest is None:
            return None
        return f"{rest}-XX-XX" if within["unit"] == "day" and len(rest) == 4 else f"{rest}-XX"
    for form, part in _FORMS:
        if (found := form.fullmatch(words)) and (edtf := _written(found, part, said)):
            return edtf
    return english_day(words, said)


def _written(found: re.Match[str], part: str, said: str) -> str | None:
    year = found["year"]
    if part in _FIRST_CODE:
        nth = found["nth"]
        number = _THIRDS.get(nth) if part == "third" else int(nth) if nth.isdigit() else ORDINALS.get(nth)
        most = {"quarter": 4, "half": 2, "third": 3}[part]
        return f"{year}-{_FIRST_CODE[part] + number - 1}" if number and number <= most else None
    if not part:
        return year
    month = f"{year}-{MONTH_NUMBERS[found['month']]:02}"
    if part == "month":
        return month
    day = f"{month}-{int(found['day']):02}"
    if weekday := found.groupdict().get("weekday"):
        if weekday not in FRENCH_DAYS and weekday not in WEEKDAYS:
            return None
        check_weekday(day, weekday, said)
    return day


_SINCE = re.compile(r"(?:since|from) (?P<first>.+?)(?:, end not known)?", re.IGNORECASE)
_UNTIL = re.compile(r"(?:start not known, )?until (?P<last>.+)", re.IGNORECASE)
_BOTH = (
    re.compile(r"between (?P<first>.+?) and (?P<last>.+)", re.IGNORECASE),
    re.compile(r"(?:from )?(?P<first>.+?) to (?P<last>.+)", re.IGNORECASE),
    re.compile(r"(?P<first>.+?) ?– ?(?P<last>.+)"),
    re.compile(r"(?P<first>\d{1,2}) ?- ?(?P<last>\d{1,2} \S+ \d{4})"),
    re.compile(rf"(?P<first>{_MONTH}) ?- ?(?P<last>(?:{_MONTH}) \d{{4}})", re.IGNORECASE),
)


def range_in_words(said: str) -> tuple[str, str] | None:
    """Return the two ends of a range in words ("27–31 March 2022", "since 2020"), "" for an open one, or None.

    What the first end leaves out it has from the last: "27–31 March 2022" is "27 March 2022" to "31 March 2022".
    """
    for form in _BOTH:
        if found := form.fullmatch(said):
            return _completed(found["first"].strip(), found["last"].strip())
    if found := _UNTIL.fullmatch(said):
        return "", found["last"].strip()
    if found := _SINCE.fullmatch(said):
        return found["first"].strip(), ""
    return None


def _completed(first: str, last: str) -> tuple[str, str]:
    tail = re.fullmatch(rf"(?P<day>\d{{1,2}} )?(?P<month>{_MONTH}) (?P<year>\d{{4}})", fold(last))
    if tail:
        bare = fold(first)
        if re.fullmatch(r"\d{1,2}", bare) and tail["day"]:
            return f"{first} {' '.join(last.split()[1:])}", last
        if re.fullmatch(rf"(?:\d{{1,2}} )?(?:{_MONTH})", bare):
            return f"{first} {tail['year']}", last
    return first, last
