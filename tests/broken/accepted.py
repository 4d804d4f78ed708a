"""Changes to the little dataset that look like faults and are none."""

from __future__ import annotations

from tests.broken.case import (
    ADVICE,
    AMBUSH,
    BLOCKADE,
    COUP,
    FRONT,
    KILLINGS,
    MARCH,
    MINISTRY,
    PRESIDENT,
    REPORT,
    TESTA,
    ZORVANIA,
    Broken,
)

CAME = 'text = "The River Guard came to Oldbridge on 27 March 2022 and stayed for three days."'
NO_ONE = 'holder = "testland-observatory"\nclaim = "No one'
NONE = 'metric = "wounded"\nqualifier = "none-reported"\n'
TITLE = 'title = "Killings at Oldbridge [sic]"'
TEN = 'min = 10\nmax = 10\nqualifier = "about"'
GUARD = """
[[accounts]]
id = "guard-none"
question = "toll"
holder = "river-guard"
claim = "The guard saw nobody hurt."
metric = "wounded"
qualifier = "none-reported"
cites = ["radio-undated-crossing @ para. 5"]
"""
LAST = 'cites = ["radio-undated-crossing @ opening"]\n'

ACCEPTED: dict[str, tuple[Broken, ...]] = {
    "one name of two actors that are told apart": (
        Broken("", MINISTRY, 'text = "Foreign Ministry of Zorvania"', 'text = "Rivér-Front"'),
        Broken("", MINISTRY, 'kind = "foreign-state"\n', 'kind = "foreign-state"\ndisambiguation = "of Zorvania"\n'),
        Broken("", FRONT, 'kind = "armed-group"\n', 'kind = "armed-group"\ndisambiguation = "of Testland"\n'),
    ),
    "nobody hurt, by a party and by another": (Broken("", MARCH, LAST, LAST + GUARD),),
    "nobody hurt, by a party, as a number": (
        Broken("", MARCH, NO_ONE, 'holder = "testland-government"\nclaim = "No one'),
        Broken("", MARCH, NONE, 'metric = "wounded"\nmin = 0\nmax = 0\n'),
    ),
    "at least, and more than": (
        Broken("", AMBUSH, TEN, 'min = 10\nqualifier = "at-least"'),
        Broken("", AMBUSH, "min = 8\nmax = 12\n", 'min = 8\nqualifier = "more-than"\n'),
    ),
    "preferred for two populations": (
        Broken("", KILLINGS, 'wording = "several"\nsaid = "2023-01"\n',
               'wording = "several"\nsaid = "2023-01"\nrank = "preferred"\nrank_reason = "The only one."\n'),
    ),
    "numbers beside harm that are no toll": (
        Broken("", KILLINGS, TITLE, 'title = "Three days of killings at Oldbridge"'),
        Broken("", KILLINGS, CAME, 'text = "The River Guard came on 27 March 2022 and killed townspeople."'),
        Broken("", PRESIDENT, 'text = "She took office on 25 May 2021."', 'text = "She was wounded in 2019."'),
    ),
    "coordinates on the border, with four decimals": (
        Broken("", TESTA, "lat = -15.25\nlon = -20.5", "lat = -20.0\nlon = -15.0001"),
    ),
    "a span known to hold on its first day": (Broken("", BLOCKADE, 'as_of = "2024-02-04"', 'as_of = "2023-09-01"'),),
    "one night of two days": (
        Broken("", COUP, 'date = "2021-05-24"\n', 'date = "2021-05-24/2021-05-25"\ndate_kind = "within"\n'),
    ),
    "a day that is not certain": (Broken("", COUP, 'date = "2021-05-24"\n', 'date = "2021-05-24?"\n'),),
    "part of a span and of an event": (
        Broken("", REPORT, 'part_of = ["old', 'part_of = ["river-blockade", "old'),
    ),
    "a locator in other words": (
        Broken("", ADVICE, 'cites = ["courrier-2024-conseil @ para. 3"]',
               'cites = ["courrier-2024-conseil @ the box @ the foot of the page"]'),
    ),
    "an account with no figure that is preferred, and one with a date of its own": (
        Broken("", KILLINGS, 'said = "2023-02"\n', 'said = "2023-02"\nrank = "preferred"\nrank_reason = "Its own."\n'),
        Broken("", MARCH, 'question = "participation"', 'question = "date"'),
        Broken("", MARCH, "marched too.\"\n", "marched too.\"\ndate = \"2020-05\"\n"),
    ),
    "the poles": (Broken("", ZORVANIA, 'kind = "country"\n', 'kind = "country"\nlat = -90.0\nlon = 180.0\n'),),
    "awkward text": (
        Broken("", COUP, 'title = "Coup at Tésta"', 'title = "# = [[accounts]] \\"\\\\ \\u0007 انقلاب"'),
    ),
}  # fmt: skip
