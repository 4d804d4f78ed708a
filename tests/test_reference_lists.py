"""Lists of references: their order, the same author twice, what was read elsewhere, periods, and short titles."""

from __future__ import annotations

import re

import pytest

from malictl.citations.cited import Cited
from malictl.citations.runs import plain
from malictl.citations.styles import apa, chicago, mla
from tests.odd import Row, cited, url


def test_apa_letters_works_of_one_author_and_year_in_the_order_of_their_dates() -> None:
    rows = {row.key: row for row in cited("apa", "x-wire", "x-first", "x-undated-2", "x-undated-1")}
    assert rows["x-first"].entry.startswith("Agence Fleuve. (2022a, January 2). Boats return. ")
    assert rows["x-wire"].entry.startswith("Agence Fleuve. (2022b, March 30). Boats held up. ")
    assert [rows[key].in_text for key in ("x-first", "x-wire", "x-undated-1", "x-undated-2")] == [
        "(Agence Fleuve, 2022a)", "(Agence Fleuve, 2022b)", "(Agence Fleuve, n.d.-a)", "(Agence Fleuve, n.d.-b)",
    ]  # fmt: skip
    assert rows["x-undated-1"].entry.startswith("Agence Fleuve. (n.d.-a). *Alpha*. ")


def test_apa_gives_no_letters_where_authors_or_years_differ() -> None:
    rows = cited("apa", "x-one", "x-two", "x-first", "x-own", "x-undated-1", "x-unsigned", "x-article")
    assert not [row for row in rows if re.search(r"20\d\d[a-z]|n\.d\.-", row.in_text + row.entry)]


def test_letters_change_no_key() -> None:
    assert {row.key for row in cited("apa", "x-wire", "x-first")} == {"x-wire", "x-first"}


def test_lists_are_in_the_order_of_the_alphabet() -> None:
    keys = ("x-three", "x-unsigned", "x-one", "x-wire")
    for style in ("mla", "apa"):
        assert [row.key for row in cited(style, *keys)] == ["x-wire", "x-three", "x-unsigned", "x-one"]
    # Chicago has an unsigned article under its paper.
    assert [row.key for row in cited("chicago", *keys)] == ["x-wire", "x-three", "x-one", "x-unsigned"]
    assert [row.key for row in cited("malictl", *keys)] == list(keys)


def test_apa_lists_an_author_alone_before_the_same_with_others() -> None:
    assert [row.key for row in cited("apa", "x-two", "x-one")] == ["x-one", "x-two"]


# MLA 5.128, CMOS 14.65: an author alone precedes the same with others
@pytest.mark.parametrize("style", ["mla", "chicago"])
def test_lists_have_an_author_alone_before_the_same_with_others(style: str) -> None:
    assert [row.key for row in cited(style, "x-two", "x-one")] == ["x-one", "x-two"]


# MLA 5.123, APA 9.49: a list passes over the article that a title begins with
@pytest.mark.parametrize("style", ["mla", "apa"])
def test_lists_pass_over_the_article_of_a_title(style: str) -> None:
    assert [row.key for row in cited(style, "x-unsigned", "x-article")] == ["x-article", "x-unsigned"]


# APA 9.46: works of one author by date, undated ones first
def test_apa_lists_works_of_one_author_by_date() -> None:
    keys = [row.key for row in cited("apa", "x-own", "x-first", "x-undated-1")]
    assert keys == ["x-undated-1", "x-first", "x-own"]


# MLA 6.8: two works of one author are told apart in the text by their titles
def test_mla_tells_works_of_one_author_apart_in_the_text() -> None:
    assert {row.in_text for row in cited("mla", "x-wire", "x-first")} == {
        "(Agence Fleuve, “Boats held up”)", "(Agence Fleuve, “Boats return”)",
    }  # fmt: skip


RELAY = {
    "mla": "Smith, Ann. “Calm on the river.” *Testland Gazette*, 30 Mar. 2022, https://t.example/x-one.",
    "apa": "Smith, A. (2022, March 30). Calm on the river. *Testland Gazette*. https://t.example/x-one",
}


@pytest.mark.parametrize(
    ("style", "in_text"),
    [("mla", "(Testland Rights Observatory, qtd. in Smith)"),
     ("apa", "(Testland Rights Observatory, 2023, as cited in Smith, 2022)")],
)  # fmt: skip
def test_of_what_was_not_read_mla_and_apa_list_what_was(style: str, in_text: str) -> None:
    assert cited(style, "y-report") == [Row(RELAY[style], in_text, "y-report via x-one")]


def test_chicago_names_what_was_not_read_and_what_was() -> None:
    (row,) = cited("chicago", "y-report")
    assert row.entry.startswith("Testland Rights Observatory. *Three days in March*. January 2023. Quoted in ")
    assert row.entry.endswith(" “Calm on the river.” *Testland Gazette*, March 30, 2022. https://t.example/x-one.")
    assert url("y-report") not in row.entry + row.in_text
    assert row.in_text.replace("*", "").endswith(
        ", quoted in Ann Smith, “Calm on the river,” Testland Gazette, March 30, 2022, https://t.example/x-one."
    )


def test_the_house_style_says_as_cited_in() -> None:
    assert cited("malictl", "y-report") == [
        Row("Testland Rights Observatory. “Three days in March”. January 2023, as cited in Ann Smith. “Calm on the "
            "river”. Testland Gazette, 30 March 2022. https://t.example/x-one",
            "[y-report via x-one]", "y-report via x-one")
    ]  # fmt: skip


# CMOS 14.260: after “quoted in” a name stands in its own order
def test_chicago_inverts_no_name_after_quoted_in() -> None:
    assert "Quoted in Ann Smith" in cited("chicago", "y-report")[0].entry


# APA 8.6: the year of what was not read is given if it is known
def test_apa_leaves_out_a_year_that_is_not_known_of_what_was_not_read() -> None:
    assert cited("apa", "y-undated")[0].in_text == "(Testland Rights Observatory, as cited in Smith, 2022)"


# APA 8.6, 8.19: what was not read is not listed, so it takes no letter
def test_apa_gives_no_letter_to_what_is_not_listed() -> None:
    assert {row.in_text for row in cited("apa", "x-wire", "y-same")} == {
        "(Agence Fleuve, 2022)", "(Agence Fleuve, 2022, as cited in Smith, 2022)",
    }  # fmt: skip


# MLA 6.50: a comma precedes the closing quotation marks
def test_mla_has_the_comma_inside_the_marks_of_a_short_title() -> None:
    assert cited("mla", "y-unsigned")[0].in_text == "(“Not read at all,” qtd. in Smith)"


# --- months, dates that are periods, italics, short titles ---


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_its_name(month: int) -> None:
    source = Cited({"type": "report", "title": "T", "issued": f"2022-{month:02}-05"})
    assert plain(mla.reference(source)) == f"T. 5 {MLA_MONTHS[month - 1]} 2022."
    assert plain(apa.reference(source)) == f"T. (2022, {MONTHS[month - 1]} 5)."
    assert plain(chicago.reference(source)) == f"T. {MONTHS[month - 1]} 5, 2022."


# promise 4: of a period both ends are shown, not its first day (MLA 5.83, APA 9.14, CMOS 9.60)
@pytest.mark.parametrize(
    ("style", "key", "date"),
    [("mla", "x-days", "22–24 May 2021"), ("apa", "x-days", "(2021, May 22–24)"),
     ("chicago", "x-days", "May 22–24, 2021"), ("chicago", "x-months", "November 2022–January 2023"),
     ("mla", "x-months", "Nov. 2022–Jan. 2023")],
)  # fmt: skip
def test_a_period_shows_both_its_ends(style: str, key: str, date: str) -> None:
    assert date in cited(style, key)[0].entry


# CMOS 14.19, APA 8.14, MLA 6.5: italics of the list are italics in the text
@pytest.mark.parametrize(
    ("style", "key", "in_text"),
    [("chicago", "x-one", "“Calm on the river,” *Testland Gazette*,"), ("chicago", "x-loud", "Roux, *Out now!*"),
     ("apa", "y-untitled", "*Inquiry of March*, 2022"), ("mla", "y-untitled", "*Inquiry of March*, qtd. in")],
)  # fmt: skip
def test_italics_stand_in_the_text_as_well(style: str, key: str, in_text: str) -> None:
    assert in_text in cited(style, key)[0].in_text


@pytest.mark.parametrize("style", ["mla", "apa"])
def test_a_long_title_is_shortened_to_its_first_words(style: str) -> None:
    short = cited(style, "x-french")[0].in_text.strip("()“”, 024")
    assert short
    assert "Le fleuve fermé : « plus un bateau ne passe »".startswith(short)
    assert short[-1].isalnum()
    assert "“Boats return to the" in cited(style, "x-long")[0].in_text
    assert "upper" not in cited(style, "x-long")[0].in_text


# a title is cut within a quotation, whose mark is then never closed
@pytest.mark.parametrize("style", ["mla", "apa"])
def test_a_shortened_title_leaves_no_quotation_open(style: str) -> None:
    text = cited(style, "x-half-quoted")[0].in_text
    assert text.count("“") == text.count("”")
    assert text.count("‘") == text.count("’")
