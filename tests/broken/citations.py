"""Citations of what does not exist or was not read, and sources that do not say how they were read."""

from __future__ import annotations

from tests.broken.case import ADVICE, ADVICE_PAGE, ATLAS, CLOSED, COUP, OLDBRIDGE, RADIO, Broken

LINK = 'cites = ["observatory-2023-report @ page 2"]'
BOTH = 'cites = ["radio-undated-crossing @ headline", "courrier-2024-conseil @ para. 4"]'
PAGE = """class = "essay"
consulted = "full"
accessed = "2026-01-07"
origin = "somebody"
carried = "original"
party = []

[csl]
type = "webpage"
title = "A page that nobody cites"
issued = "2024"
"""

CASES = (
    Broken("citation-list-empty", COUP, LINK, "cites = []"),
    Broken("citation-without-locator", COUP, LINK, 'cites = ["observatory-2023-report"]'),
    Broken("source-key-misspelt", COUP, LINK, 'cites = ["observatory-2023-reprot @ page 2"]'),
    Broken("source-key-unknown", COUP, LINK, 'cites = ["somebody-else-1999 @ page 2"]'),
    Broken("source-key-unknown-of-a-place", OLDBRIDGE,
           'formerly = ["old-bridge"]\ncites = ["atlas-2020-testland @ page 5"]',
           'formerly = ["old-bridge"]\ncites = ["nowhere-1999 @ page 5"]', ('cites = ["nowhere',)),
    Broken("relay-unknown", ADVICE, '"zorvania-2024-advice via courrier-2024-conseil @ para. 1-2"',
           '"zorvania-2024-advice via somebody-else-1999 @ para. 1-2"', ('cites = ["zorvania-2024',)),
    Broken("source-cited-that-was-not-read", ADVICE, 'cites = ["courrier-2024-conseil @ para. 3"]',
           'cites = ["zorvania-2024-advice @ para. 3"]'),
    Broken("event-of-which-no-source-was-read", CLOSED, BOTH, 'cites = ["zorvania-2024-advice @ opening"]',
           ("", 'cites = ["zorvania')),
    Broken("event-of-which-no-source-is-known", CLOSED, BOTH, 'cites = ["somebody-else-1999 @ opening"]'),
    Broken("source-without-use", "sources/some-page.toml", "", PAGE, ("",)),
    Broken("source-unread-with-day-of-access", ADVICE_PAGE, 'consulted = "none"',
           'consulted = "none"\naccessed = "2026-01-07"', ("accessed",)),
    Broken("source-read-without-day-of-access", ATLAS, 'accessed = "2026-01-06"\n', "", ("",)),
    Broken("source-undated-without-note", RADIO,
           'note = "The page shows no date; its address and its text point to 2023."\n', "", ("[csl]",)),
    Broken("origin-in-two-spellings", RADIO, 'origin = "radio-oldbridge"', 'origin = "the-gazette"'),
    Broken("source-of-a-page-that-another-has", RADIO, 'URL = "https://radio.example/crossing"',
           'URL = "http://www.courrier.example/2024/02/04/conseil/"'),
)  # fmt: skip
