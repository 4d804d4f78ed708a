"""Events, spans, places, names and ids that break a rule of their kind, and bytes that are not canonical."""

from __future__ import annotations

from tests.broken.case import (
    ADVICE,
    AMINA,
    BLOCKADE,
    COUP,
    DATASET,
    FRONT,
    KILLINGS,
    MINISTRY,
    OLDBRIDGE,
    PRESIDENT,
    REPORT,
    TESTA,
    TESTLAND,
    UPPER,
    Broken,
)

SECOND_NAME = '\n[[names]]\ntext = "JAN"\nlang = "en"\ntype = "acronym"\n'

CASES = (
    # Events
    Broken("significance-out-of-range", ADVICE, "significance = 2", "significance = 4"),
    Broken("turning-point-without-reason", COUP, 'significance_reason = "Changed who governs."\n', "", ("",)),
    Broken("reason-without-turning-point", ADVICE, "significance = 2",
           'significance = 2\nsignificance_reason = "Much read."', ("significance_reason",)),
    Broken("event-linked-to-itself", ADVICE, 'to = "river-closed-2023"', 'to = "zorvania-advice-2024"'),
    Broken("event-part-of-itself", REPORT, 'part_of = ["oldbridge-killings-2022"]',
           'part_of = ["oldbridge-report-2022"]'),
    # Spans
    Broken("span-that-is-no-interval", PRESIDENT, 'date = "2021-05-25/2024-04?"', 'date = "2021-05-25"'),
    Broken("span-open-without-as-of", BLOCKADE, 'as_of = "2024-02-04"\n', "", ("",)),
    Broken("span-closed-with-as-of", BLOCKADE, 'date = "2023-09-01/.."', 'date = "2023-09-01/2024-03"',
           ('as_of = "2024-02-04"',)),
    Broken("span-known-before-it-begins", BLOCKADE, 'as_of = "2024-02-04"', 'as_of = "2022"'),
    Broken("office-without-name", PRESIDENT, 'office = "president"\n', "", ("",)),
    # Places
    Broken("latitude-without-longitude", TESTA, "lon = -20.5\n", "", ("lat",)),
    Broken("longitude-without-latitude", TESTA, "lat = -15.25\n", "", ("lon",)),
    Broken("coordinates-not-on-earth", TESTA, "lat = -15.25", "lat = -115.25", ("lat", "lat")),
    Broken("coordinates-finer-than-the-town", TESTA, "lat = -15.25", "lat = -15.25123"),
    Broken("coordinates-not-a-number", TESTA, "lat = -15.25", "lat = nan"),
    Broken("coordinates-outside-the-country", OLDBRIDGE, "lat = -12.3456", "lat = 12.3456"),
    Broken("longitude-outside-the-country", OLDBRIDGE, "lon = -18.75", "lon = 18.75", ("lat",)),
    Broken("bounds-of-three-numbers", TESTLAND, "bounds = [-20.0, -25.0, -10.0, -15.0]",
           "bounds = [-20.0, -25.0, -10.0]"),
    Broken("place-in-itself", UPPER, 'place = "testland"', 'place = "upper-region"', ("[[parents]]",)),
    # Names and ids
    Broken("name-of-another-actor", MINISTRY, 'text = "Foreign Ministry of Zorvania"', 'text = "Rivér-front"'),
    Broken("name-of-another-actor-not-the-first", MINISTRY, 'type = "short"\n', f'type = "short"\n{SECOND_NAME}',
           ('text = "JAN"',)),
    Broken("name-shared-and-only-the-second-told-apart", MINISTRY,
           'country = "zorvania"\n\n[[names]]\ntext = "Foreign Ministry of Zorvania"',
           'disambiguation = "of Zorvania"\ncountry = "zorvania"\n\n[[names]]\ntext = "River Front"',
           ('text = "River',)),
    Broken("name-shared-and-only-the-first-told-apart", AMINA,
           'country = "testland"\nvoice_of = "testland-government"\n\n[[names]]\ntext = "Amina Késsoû"',
           'disambiguation = "a person"\ncountry = "testland"\nvoice_of = "testland-government"\n\n[[names]]\n'
           'text = "River Guard"', ('text = "River Guard"',)),
    Broken("former-id-of-an-existing-record", OLDBRIDGE, 'formerly = ["old-bridge"]', 'formerly = ["testa"]'),
    Broken("former-id-of-two-records", OLDBRIDGE, 'formerly = ["old-bridge"]', 'formerly = ["nahr-front"]'),
    Broken("significance-3-though-another-record-names-it", ADVICE, "significance = 2", "significance = 3"),
    # Themes
    Broken("theme-named-twice", DATASET, 'tag = "harbour"', 'tag = "convoys"', ('tag = "convoys"\ntext = "What',)),
    Broken("theme-under-a-word-of-another", DATASET, 'also = ["slaughter"]', 'also = ["convoys"]'),
    Broken("tag-that-is-no-theme", COUP, 'tags = ["elections"]', 'tags = ["election"]'),
    Broken("tag-twice", COUP, 'tags = ["elections"]', 'tags = ["elections", "elections"]'),
    # Bytes
    Broken("keys-out-of-order", COUP, 'type = "coup"\nsubtype = "coup"', 'subtype = "coup"\ntype = "coup"'),
    Broken("keys-out-of-order-in-dataset", DATASET, 'version = "2026.01.0"\nupdated = "2026-01-15"',
           'updated = "2026-01-15"\nversion = "2026.01.0"'),
    Broken("tables-out-of-order", COUP, '\n[[links]]\ntype = "leads-to"\nto = "oldbridge-killings-2022"\n'
           'cites = ["observatory-2023-report @ page 2"]\n', "\n", ("",)),
    Broken("two-blank-lines", KILLINGS, "\n\n[[statements]]", "\n\n\n[[statements]]", ("\n[[statements]]",)),
    Broken("comment", FRONT, 'founded = "2020-06~"', 'founded = "2020-06~"  # or July'),
    Broken("date-without-quotes-in-dataset", DATASET, 'updated = "2026-01-15"', "updated = 2026-01-15",
           ("updated",)),
)  # fmt: skip
