"""Names of months, weekdays, ordinals and small numbers, folded: what the date language knows of English and French."""

from __future__ import annotations

from malictl.dates.show import MONTHS

_ENGLISH = [month.lower() for month in MONTHS]
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRENCH = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
           "decembre")  # fmt: skip
MONTH_NUMBERS = {
    **{name: i for names in (_ENGLISH, _SHORT, _FRENCH) for i, name in enumerate(names, 1)},
    "sept": 9, "janv": 1, "fev": 2, "fevr": 2, "avr": 4, "juil": 7,
}  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {
    **{name.lower(): i for i, name in enumerate(DAY_NAMES)},
    **{name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
FRENCH_DAYS = {
    name: i for i, name in enumerate(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "premier": 1,
    "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "1er": 1, "2e": 2, "3e": 3, "4e": 4,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
