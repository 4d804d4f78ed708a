"""The date expressions as they are taught: `malictl about dates` and the README show them, and a test reads them."""

from __future__ import annotations

DAY = "2025-11-21"

# What may be written, and the days it means; relative ones on DAY.
FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("2020",), "2020-01-01..2020-12-31"),
    (("2020-06", "June 2020", "juin 2020"), "2020-06-01..2020-06-30"),
    (("2020-08-18", "18 August 2020", "18 août 2020", "Aug 18, 2020", "mardi 18 août 2020"), "2020-08-18"),
    (("2020-Q3", "Q3 2020", "third quarter of 2020"), "2020-07-01..2020-09-30"),
    (("2020-H2", "second half of 2020"), "2020-07-01..2020-12-31"),
    (("early-2021", "early 2021", "2021-37"), "2021-01-01..2021-04-30"),
    (("mid-2021", "2021-38"), "2021-05-01..2021-08-31"),
    (("late-2021", "2021-39"), "2021-09-01..2021-12-31"),
    (("2020s", "202X"), "2020-01-01..2029-12-31"),
    (("2021-12?", "about December 2021"), "2021-12-01..2021-12-31"),
    (("2020..2022", "2020/2022", "2020 to 2022", "2020–2022"), "2020-01-01..2022-12-31"),
    (("2020-08-18..2021-05-24", "2020-08-18/2021-05-24"), "2020-08-18..2021-05-24"),
    (("27–31 March 2022", "2022-03-27/2022-03-31"), "2022-03-27..2022-03-31"),
    (("2013-07-01..", "2013-07-01/..", "since 1 July 2013"), "2013-07-01.."),
    (("..2013", "until 2013"), "..2013-12-31"),
    (("today",), "2025-11-21"),
    (("yesterday", "1 day ago"), "2025-11-20"),
    (("this week",), "2025-11-17..2025-11-23"),
    (("last month", "1 month ago"), "2025-10-01..2025-10-31"),
    (("last quarter",), "2025-07-01..2025-09-30"),
    (("3 months ago",), "2025-08-01..2025-08-31"),
    (("2 years ago",), "2023-01-01..2023-12-31"),
    (("past 12 months", "past year"), "2024-11-22..2025-11-21"),
    (("2021..3 months ago",), "2021-01-01..2025-08-31"),
)
RULES = (
    ("--since X", "was not over before the first day of X"),
    ("--until X", "had begun by the last day of X: --until 2022 includes 31 December 2022"),
    ("--on X, --in X", "has any day in common with X"),
    ("--before X", "was over before the first day of X"),
    ("--after X", "began after the last day of X"),
    ("--dates certain", "must match; possible, the default, also keeps what may, and marks it ?"),
)
NOTES = (
    f"Every expression is a closed interval of whole days; relative ones above are as of {DAY}. They have the "
    "precision of their unit: 3 months ago is a month, past 12 months ends today.",
    "event:ID is the date of an event, as in --since event:mali-coup-2020. --today DAY, or MALICTL_TODAY, sets the "
    "day that relative expressions refer to.",
    "~ and ? (about, uncertain) never widen the days; every match with such a date is marked as merely possible.",
    "03/04/2020 is refused with both readings; 20200818, 2020/08, 2021-02-30 and 2022..2020 are refused with the "
    "likely fix; a weekday that the day was not, a day without a year and a time of day are refused as well.",
    "In data, dates are EDTF level 1 with codes 33-41: quarters, thirds and halves of a year.",
)
