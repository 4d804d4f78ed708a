"""References as the manuals ask for them: MLA 9, APA 7, Chicago 17 (notes and bibliography).

Asterisks are italics, URL is the address of the source. What a manual asks for against
first sight is named with its rule. Titles are given as the source has them, in every style: no headline capitals.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.odd import cited, url


def ruled(style: str, key: str, entry: str, in_text: str, rule: str) -> Any:
    return pytest.param(style, key, entry, in_text, id=f"{style}-{key} ({rule.partition(':')[0]})")


def good(style: str, key: str, entry: str, in_text: str) -> Any:
    return pytest.param(style, key, entry, in_text, id=f"{style}-{key}")


REPORTS = "CMOS 14.23, 14.84, 14.220: a report is cited as a book: publisher, even if it is the author; facts in ( )"
SAME_BODY = "MLA 5.19-5.22: a body that is author and publisher is named as publisher; the entry begins with the title"
NO_ND = "CMOS 14.207: what is online and undated has its access date instead of a date, not beside n.d."
ROMAN = "CMOS 8.191, 14.206: the name of a site that is no periodical is not set in italics"
INSIDE = "CMOS 6.9, MLA 6.50, APA 6.7: a full stop precedes the closing quotation marks, single ones as well"
PUBLISHER = "a publisher is not set in italics, in any of the styles"

TARGETS = [
    # --- a newspaper: one, two, three, more authors, none ---
    good("mla", "x-one", "Smith, Ann. “Calm on the river.” *Testland Gazette*, 30 Mar. 2022, URL.", "(Smith)"),
    good("apa", "x-one", "Smith, A. (2022, March 30). Calm on the river. *Testland Gazette*. URL", "(Smith, 2022)"),
    good("chicago", "x-one", "Smith, Ann. “Calm on the river.” *Testland Gazette*, March 30, 2022. URL.",
         "Ann Smith, “Calm on the river,” *Testland Gazette*, March 30, 2022, URL."),
    good("mla", "x-two", "Smith, Ann, and John Doe. “Calm on the river.” *Testland Gazette*, 30 Mar. 2022, URL.",
         "(Smith and Doe)"),
    good("apa", "x-two", "Smith, A., & Doe, J. (2022, March 30). Calm on the river. *Testland Gazette*. URL",
         "(Smith & Doe, 2022)"),
    good("chicago", "x-two", "Smith, Ann, and John Doe. “Calm on the river.” *Testland Gazette*, March 30, 2022. URL.",
         "Ann Smith and John Doe, “Calm on the river,” *Testland Gazette*, March 30, 2022, URL."),
    good("mla", "x-three", "Peltier, Elian, et al. “Calm on the river.” *Testland Gazette*, 30 Mar. 2022, URL.",
         "(Peltier et al.)"),
    good("apa", "x-three",
         "Peltier, E., Camara, M., & Triebert, J.-N. (2022, March 30). Calm on the river. *Testland Gazette*. URL",
         "(Peltier et al., 2022)"),
    good("chicago", "x-three", "Peltier, Elian, Mady Camara, and Jean-Noël Triebert. “Calm on the river.” "
         "*Testland Gazette*, March 30, 2022. URL.",
         "Elian Peltier, Mady Camara, and Jean-Noël Triebert, “Calm on the river,” *Testland Gazette*, "
         "March 30, 2022, URL."),
    ruled("chicago", "x-four", "Smith, Ann, Elian Peltier, Mady Camara, and Jean-Noël Triebert. “Calm on the river.” "
        "*Testland Gazette*, March 30, 2022. URL.",
        "Ann Smith et al., “Calm on the river,” *Testland Gazette*, March 30, 2022, URL.",
        "CMOS 14.76: of four or more authors a note names the first"),
    good("mla", "x-unsigned", "“River closed to boats.” *Testland Gazette*, 30 Mar. 2022, URL.",
         "(“River closed to boats”)"),
    good("apa", "x-unsigned", "River closed to boats. (2022, March 30). *Testland Gazette*. URL",
         "(“River closed to boats,” 2022)"),
    good("chicago", "x-unsigned", "*Testland Gazette*. “River closed to boats.” March 30, 2022. URL.",
         "“River closed to boats,” *Testland Gazette*, March 30, 2022, URL."),
    # --- an agency in a newspaper, and on its own site ---
    good("mla", "x-wire", "Agence Fleuve. “Boats held up.” *Testland Gazette*, 30 Mar. 2022, URL.", "(Agence Fleuve)"),
    good("apa", "x-wire", "Agence Fleuve. (2022, March 30). Boats held up. *Testland Gazette*. URL",
         "(Agence Fleuve, 2022)"),
    good("chicago", "x-wire", "Agence Fleuve. “Boats held up.” *Testland Gazette*, March 30, 2022. URL.",
         "Agence Fleuve, “Boats held up,” *Testland Gazette*, March 30, 2022, URL."),
    ruled("mla", "x-own", "“Boats held up.” *Agence Fleuve*, 4 Feb. 2024, URL.", "(“Boats held up”)", SAME_BODY),
    good("apa", "x-own", "Agence Fleuve. (2024, February 4). *Boats held up*. URL", "(Agence Fleuve, 2024)"),
    good("chicago", "x-own", "Agence Fleuve. “Boats held up.” February 4, 2024. URL.",
         "Agence Fleuve, “Boats held up,” February 4, 2024, URL."),
    # --- bodies: a resolution, reports, a statement ---
    good("mla", "x-resolution",
         "United Nations Security Council. *Resolution 2085 (2012)*. S/RES/2085 (2012), 20 Dec. 2012, URL.",
         "(United Nations Security Council)"),
    good("apa", "x-resolution",
         "United Nations Security Council. (2012, December 20). *Resolution 2085 (2012)* (S/RES/2085 [2012]). URL",
         "(United Nations Security Council, 2012)"),
    good("chicago", "x-resolution",
         "United Nations Security Council. Resolution 2085 (2012), S/RES/2085 (2012). December 20, 2012. URL.",
         "United Nations Security Council, Resolution 2085 (2012), S/RES/2085 (2012), December 20, 2012, URL."),
    ruled("mla", "x-un-report", "OHCHR. *Findings on Oldbridge*. A/HRC/52/7, United Nations, May 2023, URL.", "(OHCHR)",
        "MLA 5.2: in the order of the core elements the number precedes the publisher"),
    good("apa", "x-un-report", "OHCHR. (2023, May). *Findings on Oldbridge* (A/HRC/52/7). United Nations. URL",
         "(OHCHR, 2023)"),
    ruled("chicago", "x-un-report", "OHCHR. *Findings on Oldbridge*. A/HRC/52/7. United Nations, May 2023. URL.",
        "OHCHR, *Findings on Oldbridge*, A/HRC/52/7 (United Nations, May 2023), URL.", REPORTS),
    ruled("mla", "x-ngo", "*Three days in March*. ODT/2023/7, Testland Rights Observatory, Jan. 2023, URL.",
        "(*Three days in March*)", SAME_BODY),
    good("apa", "x-ngo", "Testland Rights Observatory. (2023, January). *Three days in March* (ODT/2023/7). URL",
         "(Testland Rights Observatory, 2023)"),
    ruled("chicago", "x-ngo", "Testland Rights Observatory. *Three days in March*. ODT/2023/7. Testland Rights "
        "Observatory, January 2023. URL.",
        "Testland Rights Observatory, *Three days in March*, ODT/2023/7 (Testland Rights Observatory, January 2023), "
        "URL.", REPORTS),
    good("mla", "x-statement", "United Nations. “Council meets.” *Meetings Coverage*, SC/15341, 7 July 2023, URL.",
         "(United Nations)"),
    good("apa", "x-statement", "United Nations. (2023, July 7). *Council meets* (SC/15341). Meetings Coverage. URL",
         "(United Nations, 2023)"),
    ruled("chicago", "x-statement", "United Nations. “Council meets.” Meetings Coverage, SC/15341, July 7, 2023. URL.",
        "United Nations, “Council meets,” Meetings Coverage, SC/15341, July 7, 2023, URL.",
        f"{ROMAN}; and the note leaves out the number that the entry has"),
    ruled("apa", "x-release", "Coast League. (2021, July 7). *League alarmed* [Press release]. Portal. URL",
        "(Coast League, 2021)", "APA 9.21, 10.4: what kind of text it is (genre) stands in brackets after the title"),
    # --- undated, a blog, an essay ---
    good("mla", "x-blog", "“The price of passage.” *River Blog*, URL. Accessed 21 Nov. 2026.",
         "(“The price of passage”)"),
    ruled("apa", "x-blog", "The price of passage. (n.d.). *River Blog*. Retrieved November 21, 2026, from URL",
        "(“The price of passage,” n.d.)", "APA 10.1, example 17: a blog is a periodical, so it is in italics"),
    ruled("chicago", "x-blog", "*River Blog*. “The price of passage.” Accessed November 21, 2026. URL.",
        "“The price of passage,” *River Blog*, accessed November 21, 2026, URL.", NO_ND),
    good("mla", "x-essay", "Roux, Ada. “Lettre du fleuve.” *Carnet*, URL. Accessed 21 Nov. 2026.", "(Roux)"),
    good("apa", "x-essay", "Roux, A. (n.d.). *Lettre du fleuve*. Carnet. Retrieved November 21, 2026, from URL",
         "(Roux, n.d.)"),
    ruled("chicago", "x-essay", "Roux, Ada. “Lettre du fleuve.” Carnet. Accessed November 21, 2026. URL.",
        "Ada Roux, “Lettre du fleuve,” Carnet, accessed November 21, 2026, URL.", f"{NO_ND}; {ROMAN}"),
    # --- titles: French, with quotations, with marks of their own, descriptions ---
    good("mla", "x-french", "“Le fleuve fermé : « plus un bateau ne passe ».” *Le Courrier*, Feb. 2024, URL.",
         "(“Le fleuve fermé”)"),
    good("apa", "x-french", "Le fleuve fermé : « plus un bateau ne passe ». (2024, February). *Le Courrier*. URL",
         "(“Le fleuve fermé,” 2024)"),
    good("chicago", "x-french",
         "*Le Courrier*. “Le fleuve fermé : « plus un bateau ne passe ».” February 2024. URL.",
         "“Le fleuve fermé : « plus un bateau ne passe »,” *Le Courrier*, February 2024, URL."),
    good("mla", "x-quotes",
         "Smith, Ann. “Peace, says the ‘River Guard’ here.” *Testland Gazette*, 30 Mar. 2022, URL.", "(Smith)"),
    good("apa", "x-quotes",
         'Smith, A. (2022, March 30). Peace, says the "River Guard" here. *Testland Gazette*. URL', "(Smith, 2022)"),
    good("chicago", "x-quotes",
         "Smith, Ann. “Peace, says the ‘River Guard’ here.” *Testland Gazette*, March 30, 2022. URL.",
         "Ann Smith, “Peace, says the ‘River Guard’ here,” *Testland Gazette*, March 30, 2022, URL."),
    ruled("mla", "x-quote-last", "Smith, Ann. “Peace, says the ‘River Guard.’” *Testland Gazette*, 30 Mar. 2022, URL.",
        "(Smith)", INSIDE),
    ruled("apa", "x-quote-last",
        'Smith, A. (2022, March 30). Peace, says the "River Guard." *Testland Gazette*. URL', "(Smith, 2022)", INSIDE),
    ruled("chicago", "x-quote-last",
        "Smith, Ann. “Peace, says the ‘River Guard.’” *Testland Gazette*, March 30, 2022. URL.",
        "Ann Smith, “Peace, says the ‘River Guard,’” *Testland Gazette*, March 30, 2022, URL.", INSIDE),
    good("mla", "x-question", "Smith, Ann. “Who closed the river?” *Testland Gazette*, 30 Mar. 2022, URL.", "(Smith)"),
    good("apa", "x-question", "Smith, A. (2022, March 30). Who closed the river? *Testland Gazette*. URL",
         "(Smith, 2022)"),
    ruled("chicago", "x-question", "Smith, Ann. “Who closed the river?” *Testland Gazette*, March 30, 2022. URL.",
        "Ann Smith, “Who closed the river?,” *Testland Gazette*, March 30, 2022, URL.",
        "CMOS 6.125: in a note the comma stays after a title that ends in a question mark"),
    good("mla", "x-loud", "Roux, Ada. *Out now!* River Press, 2020, URL.", "(Roux)"),
    good("apa", "x-loud", "Roux, A. (2020). *Out now!* River Press. URL", "(Roux, 2020)"),
    ruled("chicago", "x-loud", "Roux, Ada. *Out now!* River Press, 2020. URL.",
        "Ada Roux, *Out now!* (River Press, 2020), URL.", "CMOS 14.23: a note has the facts of publication in ( )"),
    good("mla", "x-described", "Talk on the river. *Testland Gazette*, 30 Mar. 2022, URL.", "(Talk on the river)"),
    good("apa", "x-described", "[Talk on the river]. (2022, March 30). *Testland Gazette*. URL",
         "([Talk on the river], 2022)"),
    good("chicago", "x-described", "*Testland Gazette*. Talk on the river. March 30, 2022. URL.",
         "Talk on the river, *Testland Gazette*, March 30, 2022, URL."),
    ruled("mla", "x-described-site", "Advice for Testland. Foreign Ministry, 3 Feb. 2024, URL.",
        "(Advice for Testland)", PUBLISHER),
    ruled("apa", "x-described-site", "[Advice for Testland]. (2024, February 3). Foreign Ministry. URL",
        "([Advice for Testland], 2024)", PUBLISHER),
    ruled("chicago", "x-described-site", "Foreign Ministry. Advice for Testland. February 3, 2024. URL.",
        "Advice for Testland, Foreign Ministry, February 3, 2024, URL.", PUBLISHER),
    # --- dates ---
    good("mla", "x-about", "Smith, Ann. “Calm on the river.” *Testland Gazette*, circa 28 Mar. 2022, URL.", "(Smith)"),
    good("apa", "x-about", "Smith, A. (ca. 2022, March 28). Calm on the river. *Testland Gazette*. URL",
         "(Smith, ca. 2022)"),
    good("chicago", "x-about", "Smith, Ann. “Calm on the river.” *Testland Gazette*, ca. March 28, 2022. URL.",
         "Ann Smith, “Calm on the river,” *Testland Gazette*, ca. March 28, 2022, URL."),
    good("mla", "x-unsure", "Smith, Ann. “Calm on the river.” *Testland Gazette*, [28 Mar. 2022?], URL.", "(Smith)"),
    good("apa", "x-unsure", "Smith, A. ([2022, March 28?]). Calm on the river. *Testland Gazette*. URL",
         "(Smith, [2022?])"),
    good("chicago", "x-unsure", "Smith, Ann. “Calm on the river.” *Testland Gazette*, [March 28, 2022?]. URL.",
         "Ann Smith, “Calm on the river,” *Testland Gazette*, [March 28, 2022?], URL."),
    good("mla", "x-about-year", "Smith, Ann. “Calm on the river.” *Testland Gazette*, circa 2021, URL.", "(Smith)"),
    good("apa", "x-about-year", "Smith, A. (ca. 2021). Calm on the river. *Testland Gazette*. URL",
         "(Smith, ca. 2021)"),
    good("chicago", "x-about-year", "Smith, Ann. “Calm on the river.” *Testland Gazette*, ca. 2021. URL.",
         "Ann Smith, “Calm on the river,” *Testland Gazette*, ca. 2021, URL."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "key", "entry", "in_text"), TARGETS)
def test_a_reference_is_what_the_manual_asks_for(style: str, key: str, entry: str, in_text: str) -> None:
    (row,) = cited(style, key)
    assert row.entry == entry.replace("URL", url(key))
    # Italics in the text and in notes have a test of their own.
    assert row.in_text.replace("*", "") == in_text.replace("URL", url(key)).replace("*", "")
    assert row.key == key
