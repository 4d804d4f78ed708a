"""What the date language reads and what it refuses; the table of the README is the input."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.dates.language import Expression, Reference, parse_expression
from malictl.dates.refusal import forms
from malictl.errors import DateRefused, NoSuchRecord
from malictl.views.date_forms import DAY, FORMS, NOTES, RULES
from tests.call import ROOT, call

PAGE = ROOT / "README.md"


def no_event(name: str) -> Expression:
    raise NoSuchRecord(f'no event is called "{name}".')


def read(text: str, today: str = DAY) -> Expression:
    return parse_expression(text, Reference(lambda: today, no_event))


def days(found: Expression) -> str:
    return str(found.lo) if found.lo and found.lo == found.hi else f"{found.lo or ''}..{found.hi or ''}"


# --- the README --------------------------------------------------------------------------------------------------

TABLES = {"write": "| write | means |\n|---|---|\n", "option": "| option | keeps what |\n|---|---|\n"}


def table(page: str, name: str) -> list[str]:
    section = page[page.index("\n## Dates\n") :]
    rows, _, _ = section[section.index(TABLES[name]) + len(TABLES[name]) :].partition("\n\n")
    return rows.splitlines()


def readme_forms() -> Iterator[tuple[str, str]]:
    for row in table(PAGE.read_text("utf-8"), "write"):
        expressions, meant = row.strip("| ").split(" | ")
        yield from ((said, meant.strip("`")) for said in re.findall(r"`([^`]+)`", expressions))


def code(words: str) -> str:
    return re.sub(r"--[a-z]+ \w+", r"`\g<0>`", words)


def written() -> dict[str, list[str]]:
    return {
        "write": [f"| {' · '.join(f'`{said}`' for said in expressions)} | `{meant}` |" for expressions, meant in FORMS],
        "option": [f"| {code(option)} | {code(kept)} |" for option, kept in RULES],
    }


def test_the_readme_teaches_what_about_dates_teaches(update: bool) -> None:
    page = PAGE.read_text("utf-8")
    for name, rows in written().items():
        # Which words of a rule are set as code is left to the page.
        there = {row.replace("`", ""): row for row in table(page, name)}
        now = [there.get(row.replace("`", ""), row) for row in rows]
        if now != [*there.values()]:
            assert update, "\n".join(["pytest --update writes:", *now])
            page = page.replace(TABLES[name] + "\n".join(there.values()), TABLES[name] + "\n".join(now))
            PAGE.write_text(page, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("text", "meant"), [*readme_forms()])
def test_what_the_readme_says_may_be_written_means_those_days(text: str, meant: str) -> None:
    found = read(text)
    assert (days(found), found.text, found.event) == (meant, text, None)


def test_the_table_of_the_readme_is_not_empty() -> None:
    assert len([*readme_forms()]) > 40
    assert len(table(PAGE.read_text("utf-8"), "option")) == len(RULES) > 4


def test_about_dates_shows_every_form_with_its_days_and_every_rule() -> None:
    shown = call("about", "dates").out
    for expressions, meant in FORMS:
        assert any(meant in line and all(said in line for said in expressions) for line in shown.splitlines())
    for option, kept in RULES:
        assert any(option in line and kept in line for line in shown.splitlines())
    assert all(note in shown for note in NOTES)


# --- what is read besides ----------------------------------------------------------------------------------------

# The days, and what may be written for them, separated by " | ".
READ = {
    "2020-02-01..2020-02-29": "2020-02 | february 2020 | Feb 2020 | feb. 2020 | février 2020 | FEVRIER 2020 | "
    "fév. 2020 | févr. 2020 | 2020-02-XX | a day in February 2020 | February of 2020",
    "2021-02-01..2021-02-28": "2021-02 | Feb 2021",
    "2020-03-01..2020-03-31": "mar 2020 | mars 2020 | March 2020",
    "2020-04-01..2020-04-30": "avril 2020 | avr. 2020 | Apr 2020",
    "2020-05-01..2020-05-31": "mai 2020 | May 2020",
    "2020-07-01..2020-07-31": "juil. 2020 | juillet 2020 | Jul 2020",
    "2020-09-01..2020-09-30": "Sept 2020 | sep 2020 | septembre 2020",
    "2020-12-01..2020-12-31": "déc 2020 | Dec. 2020 | décembre 2020",
    "2024-02-29": "2024-02-29 | 29 February 2024 | Feb 29, 2024 | 29 févr. 2024 | jeudi 29 février 2024",
    "2020-08-18": "18 Aug 2020 | 18 AOÛT 2020 | 18 aout 2020 | August 18th, 2020 | the 18th of August 2020 | "
    "18th August 2020 | Tuesday 18 August 2020 | Tue, 18 Aug 2020 | Tuesday, August 18, 2020 | 2020 August 18 | "
    "18-Aug-2020 | mardi, 18 août 2020 | tues 18 aug 2020 | 2020-08-18..2020-08-18 |   2020-08-18  ",
    "2020-08-01": "1 August 2020 | 01 August 2020 | 1st August 2020 | 1er août 2020 | samedi 1er août 2020",
    "0987-12-31": "31 December 0987 | 0987-12-31",
    "2020-01-01..2020-12-31": "2020-XX | 2020-XX-XX | a day in 2020 | a month of 2020 |   2020  | 2020..2020 | "
    "early 2020..late 2020 | 2020-H1..2020-H2 | Q1 2020 to Q4 2020 | January–December 2020 | 2020. | 2020~ | 2020?",
    "2020-07-01..2020-09-30": "2020Q3 | 2020 q3 | 2020-35 | 3rd quarter 2020 | 3e trimestre 2020 | "
    "troisième trimestre de 2020 | July–September 2020 | juillet-septembre 2020",
    "2020-01-01..2020-06-30": "H1 2020 | 2020-40 | 2020..2020-06 | 1st half of 2020 | "
    "premier semestre 2020 | 1er semestre de 2020",
    "2021-01-01..2021-04-30": "début 2021 | debut 2021 | Early-2021",
    "2021-05-01..2021-08-31": "mi-2021 | mid 2021",
    "2021-09-01..2021-12-31": "fin 2021 | LATE 2021",
    "2020-01-01..2029-12-31": "the 2020s | 202X~",
    "2000-01-01..2099-12-31": "20XX | 2000–2099",
    "2021-12-01..2021-12-31": "2021-12~ | 2021-12% | December 2021 (uncertain) | circa Dec 2021 | ca. December 2021 | "
    "around December 2021 | vers décembre 2021 | environ décembre 2021 | about December 2021 (uncertain)",
    "2020-01-01..2022-12-31": "2020 .. 2022 | 2020 / 2022 | from 2020 to 2022 | between 2020 and 2022 | 2020 – 2022",
    "2022-03-27..2022-03-31": "27-31 March 2022 | 27 - 31 mars 2022 | 27 to 31 March 2022 | 27 March – 31 March 2022",
    "2022-03-27..2022-04-02": "27 March – 2 April 2022 | 27 March to 2 April 2022 | 27 March 2022..2 avril 2022",
    "2021-12-20..2022-01-03": "20 December 2021 – 3 January 2022 | 2021-12-20..3 janvier 2022",
    # A coarse end of a range counts whole, also where it begins or ends with the other end.
    "2020-08-01..2021-12-31": "2020-08..2021 | August 2020 to 2021",
    "2020-06-01..2020-12-31": "2020-06..2020",
    "2020-08-18..": "2020-08-18.. | 2020-08-18/ | since 18 August 2020 | from 18 August 2020 | from 2020-08-18",
    "..2013-01-11": "..2013-01-11 | ../2013-01-11 | /2013-01-11 | until 11 January 2013 | Until 11 janvier 2013",
    "0001-01-01..0001-12-31": "0001",
    "9999-01-01..9999-12-31": "9999",
    # Relative: the week begins on Monday; a unit ago is whole; the past ends today.
    "2025-11-21": "TODAY | 0 days ago | past 1 day | today..today",
    "2025-11-20": "a day ago | one day ago",
    "2025-11-10..2025-11-16": "last week | 1 week ago | a week ago",
    "2025-11-01..2025-11-30": "this month | 0 months ago",
    "2025-10-01..2025-12-31": "this quarter",
    "2025-01-01..2025-12-31": "this year | 0 years ago",
    "2024-01-01..2024-12-31": "last year | a year ago | one year ago",
    "2024-11-01..2024-11-30": "twelve months ago | 12 months ago",
    "2025-11-15..2025-11-21": "past week | past 7 days | last 7 days | the past seven days | past 1 week",
    "2025-10-22..2025-11-21": "past month | the past month | last 1 month",
    "2025-08-22..2025-11-21": "past quarter | past 3 months | the last three months",
    "2025-08-01..2025-11-21": "3 months ago..today | 3 months ago/today | between 3 months ago and today",
    "2025-08-01..": "3 months ago.. | since 3 months ago",
    "..2025-10-31": "..last month | until last month",
}  # fmt: skip
EXPRESSIONS = [(text, meant) for meant, texts in READ.items() for text in texts.split(" | ")]


@pytest.mark.parametrize(("text", "meant"), EXPRESSIONS)
def test_an_expression_names_whole_days_from_its_first_to_its_last(text: str, meant: str) -> None:
    found = read(text)
    assert (days(found), found.text) == (meant, text.strip())


@pytest.mark.parametrize("text", [
    "2020~", "2020?", "2020-06%", "2020..2022~", "2020?/2022", "202X~", "circa 2020", "June 2020 (uncertain)",
    "vers 2020..", "since about June 2020",
])  # fmt: skip
def test_about_and_uncertain_make_no_match_certain(text: str) -> None:
    assert read(text).qualified


@pytest.mark.parametrize("text", ["2020", "2020-06-XX", "20XX", "2020..2022", "3 months ago", "early 2021"])
def test_what_is_merely_coarse_is_not_uncertain(text: str) -> None:
    assert not read(text).qualified


# Read as if the sign were not there.
DROPPED = ["-2020", "2020-", "–2020", "2020 –", "-18 May 2020", "May 2020 –", "-3 months ago", "past -3 months",
           "today~", "today?", "last month?", "today+", "2020...2022", "2020..2021..2022"]  # fmt: skip


@pytest.mark.parametrize("text", DROPPED)
def test_a_sign_that_may_mean_something_is_not_passed_over(text: str) -> None:
    with pytest.raises(DateRefused):
        read(text)


# --- what is refused ---------------------------------------------------------------------------------------------

# The text, what is wrong with it (after the text, quoted), and what to write; "" where the forms are named.
REFUSED = [
    # Two readings, both named.
    ("03/04/2020", "can be 3 April 2020 or 4 March 2020.", "Write it year first: 2020-04-03 or 2020-03-04"),
    ("3.4.2020", "can be 3 April 2020 or 4 March 2020.", "Write it year first: 2020-04-03 or 2020-03-04"),
    ("12-11-2020", "can be 12 November 2020 or 11 December 2020.", "Write it year first: 2020-11-12 or 2020-12-11"),
    ("2020-2022", "can be a range of years.", "Write 2020..2022"),
    ("2022-2020", "can be a range of years.", "Write 2020..2022"),
    # One reading.
    ("18/08/2020", "does not begin with the year.", "Write 2020-08-18"),
    ("08/18/2020", "does not begin with the year.", "Write 2020-08-18"),
    ("5/5/2020", "does not begin with the year.", "Write 2020-05-05"),
    ("08/2020", "does not begin with the year.", "Write 2020-08"),
    ("8.2020", "does not begin with the year.", "Write 2020-08"),
    # No reading.
    ("31/31/2020", "is not a date, with the day first or with the month first.", ""),
    ("30/02/2020", "is not a date, with the day first or with the month first.", ""),
    ("03/33/2020", "is not a date, with the day first or with the month first.", ""),
    ("01/02/0000", "is not a date, with the day first or with the month first.", ""),
    ("13/2020", "does not begin with the year.", ""),
    # Nearly right.
    ("20200818", "has no hyphens.", "Write 2020-08-18"),
    ("202008", "has no hyphen.", "Write 2020-08"),
    ("2020/08", "is not written with hyphens.", "Write 2020-08"),
    ("2020/8/18", "is not written with hyphens.", "Write 2020-08-18"),
    ("2020.08.18", "is not written with hyphens.", "Write 2020-08-18"),
    ("2020-8", "has a single figure for the month or the day.", "Write 2020-08"),
    ("2020-8-1", "has a single figure for the month or the day.", "Write 2020-08-01"),
    ("2020-08-1", "has a single figure for the month or the day.", "Write 2020-08-01"),
    ("2021-W33", "is a week by its number, which malictl does not read.", "Write 2021-08-16..2021-08-22"),
    ("2020w53", "is a week by its number, which malictl does not read.", "Write 2020-12-28..2021-01-03"),
    # Nearly right, but what it would be is no date either.
    ("18082020", "has no hyphens.", ""), ("20201345", "has no hyphens.", ""), ("200818", "has no hyphen.", ""),
    ("2020-8-45", "has a single figure for the month or the day.", ""), ("2020/13", "is not written with hyphens.", ""),
    ("2021-W53", "is no week of that year.", ""), ("2021-W00", "is no week of that year.", ""),
    # No such day.
    ("2021-13", "is not a date (months run 01-12).", ""),
    ("2021-00", "is not a date (months run 01-12).", ""),
    ("2021-42", "is not a date (months run 01-12).", ""),
    ("2021-22", "is not a date: seasons are not used, write the months.", ""),
    ("2021-02-30", "is not a date (February 2021 has 28 days).", "Write 2021-02-28 or 2021-02"),
    ("2021-06-31~", "is not a date (June 2021 has 30 days).", "Write 2021-06-30 or 2021-06"),
    ("30 February 2021", "is not a date (February 2021 has 28 days).", "Write 2021-02-28 or 2021-02"),
    ("31 juin 2021", "is not a date (June 2021 has 30 days).", "Write 2021-06-30 or 2021-06"),
    ("lundi 29 février 2021", "is not a date (February 2021 has 28 days).", "Write 2021-02-28 or 2021-02"),
    ("0 August 2020", "is not a date (August 2020 has 31 days).", ""),
    ("2020-XX-05", "knows the day but not the month: leave the day out.", ""),
    ("2021-33-01", "adds a day to a part of a year.", ""),
    ("0000", "is before the year 1.", ""), ("August 0000", "is before the year 1.", ""),
    # Another weekday.
    ("Wednesday 18 August 2020", "was a Tuesday.", "Write 2020-08-18, if that is the day you mean"),
    ("Mon, Aug 18, 2020", "was a Tuesday.", "Write 2020-08-18, if that is the day you mean"),
    ("dimanche 18 août 2020", "was a Tuesday.", "Write 2020-08-18, if that is the day you mean"),
    # No year, a time of day, a part of a month.
    *((text, "has no year of four figures.", "Add one: 18 August 2020")
      for text in ("18 August", "Aug 18", "18 août", "August", "1 janvier", "18 Aug 20", "18 Aug '20", "18 May 202")),
    *((text, "has no year of four figures.", "Write it year first: YYYY-MM-DD") for text in ("1/1/20", "18.08.20")),
    *((text, "has a time of day, and malictl knows whole days only.", "")
      for text in ("2020-06-18T10:00", "2020-06-18 10:00", "18 August 2020, 10:00", "18 August 2020 +02:00",
                   "2020-06-18T10:00:00Z", "10:30 18 août 2020")),
    *((text, "is no fixed part of a month.", "Write its days: 2021-06-01..2021-06-10. Of a year: mid-2021")
      for text in ("early June 2021", "mi-juin 2020", "late Aug 2020")),
    # Ranges.
    ("2022..2020", "runs backwards.", "Write 2020..2022"), ("2022/2020", "runs backwards.", "Write 2020..2022"),
    ("2022–2020", "runs backwards.", "Write 2020..2022"), ("2022 to 2020", "runs backwards.", "Write 2020..2022"),
    ("2020-08-18..2020-08-17", "runs backwards.", "Write 2020-08-17..2020-08-18"),
    ("2021..June 2020", "runs backwards.", "Write June 2020..2021"),
    ("today..yesterday", "runs backwards.", "Write yesterday..today"),
    ("between May 2021 and mid-2020", "runs backwards.", "Write mid-2020..May 2021"),
    ("..", "names no date at all.", ""), ("/", "names no date at all.", ""), ("../..", "names no date at all.", ""),
    ("2020..since 2021", 'has an end that is itself open: "since 2021".', ""),
    ("since 2020..", 'has an end that is itself open: "since 2020".', ""),
    ("..2020..", 'has an end that is itself open: "2020..".', ""),
    ("until 2020..2022", 'has an end that is itself open: "until 2020".', ""),
    # Relative.
    ("past 0 days", "is no time at all.", "Write at least 1"),
    ("last 0 years", "is no time at all.", "Write at least 1"),
    *((text, "is before the year 1.", "Write fewer")
      for text in ("2025 years ago", "past 99999 months", f"{'9' * 30} years ago", f"past {'9' * 12} days")),
    ("event:", "names no event.", "Write its id after the colon: event:mali-coup-2020"),
    # Not in the language.
    *((text, "is not a date that malictl reads.", "")
      for text in ("", "soon", "20", "2020~~", "~2020", "202x", "1965s", "the 60s", "Friday", "last Friday",
                   "tomorrow", "next week", "in 3 days", "now", "3 hours ago", "3.5 months ago", "this day", "Q5 2020",
                   "2020-H3", "5th quarter of 2020", "last quarter of 2020", "18 August 2020 UTC", "noon 18 May 2020",
                   "18 19 August 2020", "18 August 2020 2021", "18 May June 2020", "tue wed 18 August 2020", "10",
                   "18 August 2020 BC", "18 August 2020 12", "12h 18 August 2020", "Ramadan 2020", "2020/2021/2022",
                   "２０２０", "٢٠٢٠", "18 August ２０２０", "１８ August 2020", "٣ months ago", "2,020", "2020 - 2022",
                   "2021-W33-1", "2021-230", "about today", "mid-2021?", "“2020”", "2020…2022", "-", "event")),
]  # fmt: skip
# What is wrong in a part of a range is told of that part.
REFUSED_PART = [
    ("2020..soon", '"soon" is not'), ("2020..21", '"21" is not'), ("2020-8..2021", '"2020-8" has a single'),
    ("2020..03/04/2021", '"03/04/2021" can be 3 April 2021 or'), ("2020/21", '"2020/21" is not written'),
    ("31 April – 2 May 2020", '"31 April 2020" is not a date (April'), ("since June", '"June" has no year'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "hint"), REFUSED)
def test_what_cannot_be_read_in_one_way_is_refused_with_the_likely_fix(text: str, wrong: str, hint: str) -> None:
    with pytest.raises(DateRefused) as caught:
        read(text)
    assert caught.value.message == f'"{text}" {wrong}'
    assert caught.value.hint == (hint or forms())


@pytest.mark.parametrize(("text", "wrong"), REFUSED_PART)
def test_what_is_wrong_in_a_part_is_told_of_that_part(text: str, wrong: str) -> None:
    with pytest.raises(DateRefused, match=f"^{re.escape(wrong)}"):
        read(text)


NOTHING_TO_READ = {"Write at least 1", "Write fewer"}


def proposed(hint: str) -> list[str]:
    if hint == forms():
        return re.split(", ", hint.removeprefix("Write ").partition(" …: ")[0])
    told = re.sub(r", if that is .*", "", re.sub(r"^(Write|Add one)( \w+)* ?(: | )", r"", hint, count=1))
    return [] if hint in NOTHING_TO_READ or hint.endswith("YYYY-MM-DD") else re.split(r" or |\. Of a year: ", told)


PROPOSING = {hint or forms() for _, _, hint in REFUSED if "event:" not in hint and "YYYY" not in hint} - NOTHING_TO_READ


@pytest.mark.parametrize("hint", sorted(PROPOSING))
def test_what_a_hint_says_to_write_can_be_read(hint: str) -> None:
    assert proposed(hint)
    for text in proposed(hint):
        read(text)


@given(st.dates(), st.dates(), st.sampled_from(["..", "/", " to ", " – "]))
def test_a_range_includes_both_its_days(one: object, other: object, sign: str) -> None:
    first, last = sorted((str(one), str(other)))
    assert read(f"{first}{sign}{last}")[1:3] == (first, last)
    if first != last:
        with pytest.raises(DateRefused, match="runs backwards"):
            read(f"{last}{sign}{first}")


OPTIONS = ["--since", "--until", "--on", "--in", "--before", "--after"]


@pytest.mark.parametrize("argv", [*(("events", name) for name in OPTIONS), *(("timeline", name) for name in OPTIONS),
                                  ("on",), ("compare", "2020")], ids=" ".join)  # fmt: skip
def test_every_date_is_refused_on_standard_error_with_exit_code_2(argv: tuple[str, ...]) -> None:
    result = call(*argv, "03/04/2020")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        'Error: "03/04/2020" can be 3 April 2020 or 4 March 2020.\n'
        "Write it year first: 2020-04-03 or 2020-03-04\n"
    )  # fmt: skip


TOO_LONG = [".." * 700, "since " * 400, "a to " * 400, "2020 – " * 300, "9" * 5000, "9" * 5000 + " days ago"]


@pytest.mark.parametrize("text", TOO_LONG, ids=lambda text: text[:8])
def test_what_is_far_too_long_for_a_date_is_refused_in_a_sentence(text: str) -> None:
    answer = call("events", "--since", text)
    assert answer.code == 2
    assert "is too long for a date" in answer.err
    assert len(answer.err) < 300
