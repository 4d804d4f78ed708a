"""Files that cannot be read, and records whose fields are not those of the schema."""

from __future__ import annotations

from tests.broken.case import (
    ADVICE,
    AMBUSH,
    ATLAS,
    COUP,
    DATASET,
    KILLINGS,
    MINISTRY,
    OBSERVATORY,
    PRESIDENT,
    RADIO,
    REPORT,
    TESTA,
    Broken,
)

SOMEBODY = 'kind = "person"\n\n[[names]]\ntext = "Somebody Else"\nlang = "en"\ntype = "short"\n'
TAGS = 'tags = ["elections"]'
ONLY_STATEMENT = """[[statements]]
text = "The Testland Rights Observatory closed its inquiry in November 2022."
cites = ["observatory-2023-report @ page 1"]

"""
ONLY_PARTICIPANT = """
[[participants]]
actor = "testland-observatory"
role = "author"
standing = "undisputed"
"""

CASES = (
    # Files
    Broken("file-not-utf-8", "actors/latin.toml", "", 'note = "é"\n'.encode("latin-1"), ("",)),
    Broken("file-that-is-a-folder", "actors/folder.toml", "", None, ("",)),
    Broken("file-not-toml", AMBUSH, "significance = 3", "significance 3"),
    Broken("file-with-a-key-twice", AMBUSH, "significance = 3", "significance = 3\nsignificance = 2",
           ("significance = 2",)),
    Broken("file-name-not-an-id", "actors/Some_Body.toml", "", SOMEBODY, ("",)),
    Broken("id-taken-by-another-kind", "places/river-guard.toml", "", SOMEBODY, ("",)),
    # Keys
    Broken("key-missing", COUP, 'title = "Coup at Tésta"\n', "", ("",)),
    Broken("key-missing-in-a-table", OBSERVATORY, 'text = "Testland Rights Observatory"\nlang = "en"',
           'text = "Testland Rights Observatory"', ('[[names]]\ntext = "Testland Rights',)),
    Broken("key-misspelt", COUP, TAGS, 'tagz = ["elections"]'),
    Broken("key-unknown", COUP, TAGS, 'weather = "dry"'),
    Broken("key-unknown-in-a-table", COUP, 'role = "target"', 'role = "target"\nweather = "dry"', ("weather",)),
    Broken("key-below-a-table", COUP, 'cites = ["observatory-2023-report @ page 2"]',
           'cites = ["observatory-2023-report @ page 2"]\nformerly = ["coup-of-2021"]', ("formerly",)),
    Broken("key-below-csl", RADIO, 'container-title = "Radio Oldbridge"',
           'container-title = "Radio Oldbridge"\nformerly = ["radio"]', ("formerly",)),
    # Tables and arrays
    Broken("text-for-a-table", "sources/some-page.toml", "",
           'class = "essay"\nconsulted = "none"\norigin = "x"\ncarried = "original"\nparty = []\ncsl = "A page"\n',
           ("csl",)),
    Broken("text-for-an-array-of-tables", REPORT, ONLY_PARTICIPANT, 'participants = "the observatory"\n'),
    Broken("array-of-tables-empty", "actors/nobody.toml", "", 'kind = "person"\nnames = []\n', ("names",)),
    Broken("value-in-an-inline-table", OBSERVATORY, "",
           'kind = "civil-society"\nnames = [{ text = "Observatory", lang = "en", type = "nickname" }]\n', ("names",)),
    Broken("array-of-tables-empty-and-not-needed", REPORT, ONLY_PARTICIPANT, "participants = []\n"),
    Broken("text-for-an-array", COUP, TAGS, 'tags = "elections"'),
    Broken("statements-missing", REPORT, ONLY_STATEMENT, "", ("",)),
    # Values
    Broken("text-for-a-whole-number", COUP, "significance = 1", 'significance = "1"'),
    Broken("whole-number-below-zero", KILLINGS, "min = 120", "min = -120"),
    Broken("whole-number-beyond-all-counting", KILLINGS, "min = 120", "min = 120_000_000_000_000_000_000"),
    Broken("truth-value-for-a-whole-number", COUP, "significance = 1", "significance = true"),
    Broken("text-for-a-number", TESTA, "lat = -15.25", 'lat = "15 south"'),
    Broken("number-for-text", COUP, 'title = "Coup at Tésta"', "title = 2021"),
    Broken("date-without-quotes", COUP, 'date = "2021-05-24"', "date = 2021-05-24"),
    Broken("day-without-quotes", ATLAS, 'accessed = "2026-01-06"', "accessed = 2026-01-06"),
    Broken("text-empty", COUP, 'title = "Coup at Tésta"', 'title = ""'),
    Broken("text-empty-and-not-needed", COUP, TAGS, f'note = ""\n{TAGS}', ('note = ""',)),
    Broken("text-with-spaces-at-its-ends", COUP, 'title = "Coup at Tésta"', 'title = "Coup at Tésta "'),
    Broken("title-with-a-line-break", COUP, 'title = "Coup at Tésta"', 'title = "Coup\\nat Tésta"'),
    Broken("tag-not-a-slug", COUP, TAGS, 'tags = ["Elections!"]'),
    Broken("value-misspelt", COUP, 'type = "coup"\nsubtype', 'type = "coupe"\nsubtype'),
    Broken("value-outside-its-vocabulary", COUP, 'role = "target"', 'role = "onlooker"'),
    Broken("value-outside-its-vocabulary-in-dataset", DATASET, 'depth = "selected"', 'depth = "deep"'),
    Broken("subtype-outside-its-vocabulary", COUP, 'subtype = "coup"', 'subtype = "picnic"'),
    Broken("subtype-of-another-type", COUP, 'subtype = "coup"', 'subtype = "attack"'),
    Broken("address-not-http", ATLAS, 'URL = "https://atlas.example/"', 'URL = "ftp://atlas.example/"'),
    Broken("day-that-is-a-month", ATLAS, 'accessed = "2026-01-06"', 'accessed = "2026-01"'),
    Broken("day-that-is-not-certain", ATLAS, 'accessed = "2026-01-06"', 'accessed = "2026-01-06?"'),
    Broken("day-that-does-not-exist", ATLAS, 'accessed = "2026-01-06"', 'accessed = "2026-02-30"'),
    # The kind of date
    Broken("month-without-date-kind", COUP, 'date = "2021-05-24"', 'date = "2021-05"'),
    Broken("period-without-date-kind", COUP, 'date = "2021-05-24"', 'date = "2021-05-24/2021-05-25"'),
    Broken("day-with-date-kind", COUP, 'date = "2021-05-24"\n', 'date = "2021-05-24"\ndate_kind = "within"\n',
           ("date_kind",)),
    # Ids that do not exist
    Broken("id-misspelt", COUP, 'actor = "testland-government"', 'actor = "testland-goverment"'),
    Broken("id-unknown", COUP, 'actor = "testland-government"', 'actor = "nobody-at-all"'),
    Broken("id-unknown-of-two-kinds", PRESIDENT, 'object = "testland"', 'object = "nowhere"'),
    Broken("id-of-another-kind", COUP, 'to = "oldbridge-killings-2022"', 'to = "oldbridge"'),
    # Citations that are missing or not written as one
    Broken("statement-without-citation", PRESIDENT, '2021."\ncites = ["gazette-2022-oldbridge @ para. 1"]', '2021."',
           ('[[statements]]\ntext = "She took',)),
    Broken("account-without-citation", KILLINGS,
           'based_on = ["guard-40"]\ncites = ["gazette-2022-oldbridge @ para. 3"]',
           'based_on = ["guard-40"]', ('[[accounts]]\nid = "government-40"',)),
    Broken("link-without-citation", COUP, '\ncites = ["observatory-2023-report @ page 2"]', "", ("[[links]]",)),
    Broken("relation-without-citation", MINISTRY, '\ncites = ["courrier-2024-conseil @ para. 7"]', "",
           ("[[relations]]",)),
    Broken("citation-not-written-as-one", ADVICE, 'cites = ["courrier-2024-conseil @ para. 3"]',
           'cites = ["courrier-2024-conseil para. 3"]'),
    Broken("citation-through-two-relays", ADVICE,
           'cites = ["zorvania-2024-advice via courrier-2024-conseil @ para. 1-2"]',
           'cites = ["zorvania-2024-advice via courrier-2024-conseil via radio-undated-crossing @ para. 1"]'),
)  # fmt: skip
