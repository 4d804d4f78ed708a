"""Accounts that cannot be counted with, and statements that should be accounts."""

from __future__ import annotations

from tests.broken.case import AMBUSH, BLOCKADE, KILLINGS, MARCH, PRESIDENT, Broken

TITLE = 'title = "Killings at Oldbridge [sic]"'
CAME = 'text = "The River Guard came to Oldbridge on 27 March 2022 and stayed for three days."'
DEATHS = 'id = "guard-40"\nquestion = "toll"\nholder = "river-guard"'
CHILDREN = 'metric = "killed"\npopulation = "children"'
NO_ONE = 'holder = "testland-observatory"\nclaim = "No one'
TEN = 'min = 10\nmax = 10\nqualifier = "about"'
EIGHT = 'claim = "Between 8 and 12 guards were killed."'

CASES = (
    # Who says so, and against whom
    Broken("account-without-holder", KILLINGS, DEATHS, 'id = "guard-40"\nquestion = "toll"',
           ('[[accounts]]\nid = "guard-40"',)),
    Broken("account-with-two-holders", AMBUSH, 'holder_text = "a clerk of the port, not named"',
           'holder = "river-front"\nholder_text = "a clerk of the port, not named"',
           ('holder = "river-front"\nholder_',)),
    Broken("denial-of-nothing", KILLINGS, 'stance = "denies"\nof = ["odt-120"]', 'stance = "denies"'),
    Broken("dispute-of-nothing", MARCH, 'claim = "Men of the', 'stance = "disputes"\nclaim = "Men of the',
           ("stance",)),
    Broken("denial-of-an-account-that-does-not-exist", KILLINGS, 'of = ["odt-120"]', 'of = ["odt-121"]'),
    Broken("denial-of-what-was-said-later", KILLINGS, 'said = "2023-02"', 'said = "2022-12"', ("of = ",)),
    Broken("denial-of-itself", KILLINGS, 'of = ["odt-120"]', 'of = ["guard-denies"]'),
    Broken("based-on-an-account-that-does-not-exist", KILLINGS, 'based_on = ["guard-40"]', 'based_on = ["guard-41"]'),
    Broken("account-id-twice", KILLINGS, 'id = "odt-children"', 'id = "guard-40"',
           ('id = "guard-40"\nquestion = "toll"\nholder = "testland-observatory"',)),
    # Numbers
    Broken("number-beside-a-wording", KILLINGS, 'wording = "several"', 'min = 3\nmax = 9\nwording = "several"',
           ("wording",)),
    Broken("wording-of-nothing", KILLINGS, CHILDREN, 'population = "children"',
           ('[[accounts]]\nid = "odt-children"',)),
    Broken("number-of-nothing", AMBUSH, f'{EIGHT}\nmetric = "killed"', EIGHT, ('[[accounts]]\nid = "clerk-8-to-12"',)),
    Broken("none-reported-of-nothing", MARCH, 'metric = "wounded"\n', "", ('[[accounts]]\nid = "odt-none"',)),
    Broken("number-without-qualifier", KILLINGS, 'min = 120\nqualifier = "at-least"', "min = 120",
           ('[[accounts]]\nid = "odt-120"',)),
    Broken("number-smallest-above-largest", AMBUSH, "min = 8\nmax = 12", "min = 12\nmax = 8"),
    Broken("exact-with-two-numbers", AMBUSH, TEN, 'min = 10\nmax = 12\nqualifier = "exact"',
           ('qualifier = "exact"',)),
    Broken("at-least-with-a-largest", AMBUSH, TEN, 'min = 10\nmax = 12\nqualifier = "at-least"',
           ('qualifier = "at-least"',)),
    Broken("more-than-without-a-smallest", AMBUSH, TEN, 'max = 12\nqualifier = "more-than"',
           ('qualifier = "more-than"',)),
    Broken("at-least-without-a-number", AMBUSH, TEN, 'qualifier = "at-least"'),
    Broken("up-to-without-a-number", AMBUSH, f'{TEN}\ncites', 'qualifier = "up-to"\ncites',
           ('qualifier = "up-to"\ncites = ["radio-undated-crossing @ para. 2"]',)),
    Broken("up-to-with-a-smallest-and-a-largest", AMBUSH, "min = 8\nmax = 12", 'min = 8\nmax = 12\nqualifier = "up-to"',
           ('qualifier = "up-to"\ncites = ["courrier',)),
    Broken("largest-number-without-qualifier", AMBUSH, "min = 8\nmax = 12", "max = 12",
           ('[[accounts]]\nid = "clerk-8-to-12"',)),
    Broken("up-to-with-a-smallest", AMBUSH, TEN, 'min = 10\nqualifier = "up-to"',
           ('qualifier = "up-to"\ncites = ["radio-undated-crossing @ para. 2"]',)),
    Broken("none-reported-with-a-number", MARCH, 'qualifier = "none-reported"', 'max = 0\nqualifier = "none-reported"',
           ("qualifier",)),
    Broken("none-reported-with-a-wording", MARCH, 'qualifier = "none-reported"',
           'qualifier = "none-reported"\nwording = "none"', ("qualifier",)),
    Broken("none-reported-by-a-party-alone", MARCH, NO_ONE, 'holder = "testland-government"\nclaim = "No one',
           ("qualifier",)),
    Broken("neutralised-counted-as-killed", KILLINGS, "were eliminated", "were neutralised",
           ('metric = "killed"\npopulation = "all"\ndescribed_as = "fighters"\nmin = 40\nmax = 40\n'
            'qualifier = "exact"\nsaid = "2022-03-31"',)),
    # Rank
    Broken("preferred-without-reason", KILLINGS,
           '\nrank_reason = "Counted in the town by a body that is no party to the fighting."', "",
           ('rank = "preferred"',)),
    Broken("deprecated-without-reason", AMBUSH, TEN, f'{TEN}\nrank = "deprecated"', ("rank",)),
    Broken("preferred-twice-for-one-figure", KILLINGS, 'said = "2022-03-30"',
           'said = "2022-03-30"\nrank = "preferred"\nrank_reason = "The guard was there."',
           ('rank = "preferred"\nrank_reason = "Counted',)),
    # Dates and places of accounts
    Broken("date-claimed-by-another-question", KILLINGS, 'wording = "several"',
           'wording = "several"\ndate = "2022-03-28"', ('date = "2022-03-28"',)),
    Broken("place-claimed-by-another-question", KILLINGS, 'wording = "several"',
           'wording = "several"\nplaces = ["testa"]', ('places = ["testa"]',)),
    Broken("said-on-an-open-date", KILLINGS, 'said = "2022-03-30"', 'said = "2022-03-30/.."'),
    # Participants
    Broken("participant-disputed-without-accounts", KILLINGS, '\naccounts = ["guard-40", "odt-120"]', "",
           ('standing = "disputed"',)),
    Broken("participant-alleged-without-accounts", MARCH, '\naccounts = ["clerk-guard"]', "", ("standing",)),
    Broken("participant-by-an-account-that-does-not-exist", MARCH, 'accounts = ["clerk-guard"]',
           'accounts = ["clerk-gard"]'),
    # Tolls that nobody answers for
    Broken("title-with-a-toll", KILLINGS, TITLE, 'title = "Twelve people killed at Oldbridge [sic]"'),
    Broken("title-with-a-toll-above-twelve", KILLINGS, TITLE, 'title = "Forty people killed at Oldbridge [sic]"'),
    Broken("title-with-a-toll-in-figures", KILLINGS, TITLE, 'title = "At least 120 dead at Oldbridge [sic]"'),
    Broken("statement-with-a-toll", KILLINGS, CAME, 'text = "The River Guard killed dozens at Oldbridge."'),
    Broken("statement-of-a-span-with-a-toll", PRESIDENT, 'text = "She took office on 25 May 2021."',
           'text = "In her years 3,000 people were displaced."'),
    Broken("statement-that-restates-an-account", KILLINGS, CAME,
           'text = "Nobody who was unarmed had come to harm [sic]."'),
    Broken("statement-of-a-span-that-restates-an-account", BLOCKADE,
           'text = "No boat had reached the Upper Region by the day of the advice."',
           'text = "Several hundred men hold the river banks."'),
)  # fmt: skip
