from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malictl.text import fold, fold_without_articles, nearest, one_line, plural, visible
from tests.call import call

FOLDED = [
    # Case, accents, hyphens, punctuation, spaces.
    ("Assimi Goïta", "assimi goita"),
    ("Ségou", "segou"),
    ("MÉNAKA", "menaka"),
    ("Ménaka", "menaka"),
    ("Ançar Eddine", "ancar eddine"),
    ("Nioro-du-Sahel", "nioro du sahel"),
    ("Timbuktu – Tombouctou", "timbuktu tombouctou"),
    ("  Africa   Corps\n", "africa corps"),
    ("S/RES/2690 (2023)", "s res 2690 2023"),
    ("fuel_blockade", "fuel blockade"),
    ("U.S.", "u s"),
    ("…", ""),
    ("", ""),
    # Letters of Malian languages and of the Latin neighbours, capitals too.
    ("Ɓamanan ɗoɗe", "bamanan dode"),
    ("Ɛ Ɔ Ɲ Ŋ Ƴ", "e o n n y"),
    ("ɛ ɔ ɲ ŋ ƴ", "e o n n y"),
    ("Bɛlɛdugu", "beledugu"),
    ("Cœur, Æthiops, Øst, Straße, Łódź", "coeur aethiops ost strasse lodz"),
    ("Tümgeneral Işık", "tumgeneral isik"),
    # Apostrophes part words; the signs for ayn and hamza are dropped.
    ("Côte d’Ivoire", "cote d ivoire"),
    ("Côte d'Ivoire", "cote d ivoire"),
    ("M‘Bouna", "m bouna"),
    ("Nʼtillit", "n tillit"),
    ("Jamāʿat Nuṣrat al-Islām", "jamaat nusrat al islam"),
    ("Qurʾān", "quran"),
    # Other scripts are kept, less their marks.
    ("مالي", "مالي"),
    ("مَالِي", "مالي"),
    ("Мали", "мали"),
]  # fmt: skip
WITHOUT_ARTICLES = [
    ("Jamāʿat Nuṣrat al-Islām wal-Muslimīn", "jamaat nusrat islam wal muslimin"),
    ("al-Qaeda", "qaeda"),
    ("El Hadj Djigui", "hadj djigui"),
    ("Ansar ad-Din", "ansar din"),
    ("Ansar ud-Dine", "ansar dine"),
    ("Nusrat as-Sahra", "nusrat sahra"),
    ("Front de libération de l’Azawad", "front de liberation de azawad"),
    ("Alassane", "alassane"),
    ("Al", ""),
]
NAMES = [
    "Mali", "Niger", "Bamako", "Ségou", "Sikasso", "Mopti", "Kayes", "Ménaka", "Kidal", "Tombouctou", "Gao",
    "Assimi Goïta", "Ibrahim Boubacar Keïta", "Iyad Ag Ghali", "Amadou Koufa", "Sadio Camara", "Choguel Maïga",
    "Wagner Group", "Africa Corps", "Katiba Macina", "Ansar Dine", "Al-Mourabitoun", "JNIM", "ECOWAS", "MINUSMA",
    "Yevgeny Prigozhin", "Burkina Faso", "Côte d’Ivoire", "Malian Armed Forces", "Human Rights Watch",
]  # fmt: skip
MISSPELT = [
    ("gita", "Assimi Goïta"),
    ("Goyta", "Assimi Goïta"),
    ("goita assimi", "Assimi Goïta"),
    ("wagnr", "Wagner Group"),
    ("wagner gruop", "Wagner Group"),
    ("africa crops", "Africa Corps"),
    ("corps africa", "Africa Corps"),
    ("macina katiba", "Katiba Macina"),
    ("minsuma", "MINUSMA"),
    ("ecwas", "ECOWAS"),
    ("jnm", "JNIM"),
    ("bamaco", "Bamako"),
    ("tombouctu", "Tombouctou"),
    ("segu", "Ségou"),
    ("sikaso", "Sikasso"),
    ("mopty", "Mopti"),
    ("kayez", "Kayes"),
    ("menka", "Ménaka"),
    ("kidaal", "Kidal"),
    ("iyad ag gali", "Iyad Ag Ghali"),
    ("keita boubacar ibrahim", "Ibrahim Boubacar Keïta"),
    ("ansar deen", "Ansar Dine"),
    ("prigojin", "Yevgeny Prigozhin"),
    ("camarra", "Sadio Camara"),
    ("burkino faso", "Burkina Faso"),
    ("cote divoire", "Côte d’Ivoire"),
    ("al murabitun", "Al-Mourabitoun"),
]
NONSENSE = [
    "asdfgh",
    "xyzzy qwerty",
    "zzz",
    "123",
    "",
    "…",
    "ʿ",
    "a",
    "mmmmmmmm",
    "paris",
    "london",
    "banana",
    "football",
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding_drops_what_a_reader_may_not_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "bare"), WITHOUT_ARTICLES)
def test_the_extra_key_drops_arabic_articles_that_folding_keeps(text: str, bare: str) -> None:
    assert fold_without_articles(text) == bare
    assert set(bare.split()) <= set(fold(text).split())


@given(st.text())
def test_a_folded_text_is_words_with_single_spaces_and_no_accents(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(c == " " or c.isalnum() for c in folded)
    assert not any(unicodedata.combining(c) for c in folded)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_makes_no_difference_to_latin_letters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("text", "folded"), [("Ǿre", "ore"), ("ǽ", "ae"), ("Nº 5 ™", "no 5 tm"), ("ℳali", "mali")])
def test_folding_reaches_letters_inside_composed_characters(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("typed", "meant"), MISSPELT)
def test_a_slip_finds_the_name_that_was_meant_first(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES)[:1] == [meant]


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_finds_nothing(typed: str) -> None:
    assert nearest(typed, NAMES) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_nearest_to_itself_without_its_accents_and_capitals(name: str) -> None:
    assert nearest(fold(name), NAMES)[0] == name


def test_at_most_three_names_are_suggested_and_none_twice() -> None:
    alike = ["Kati", "Katia", "Katib", "Katin", "Kati", "Katiba"]
    assert len(nearest("kati", alike)) == 3
    assert nearest("kati", alike, most=9) == list(dict.fromkeys(nearest("kati", alike, most=9)))
    assert nearest("kati", alike, most=1) == ["Kati"]


def test_a_lower_cutoff_finds_names_that_are_less_alike() -> None:
    assert nearest("abcde", ["abcxy"], cutoff=0.6) == ["abcxy"]


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=6))
def test_suggestions_are_names_that_were_given(word: str, names: list[str]) -> None:
    assert set(nearest(word, names)) <= set(names)


def test_a_whole_name_comes_before_a_longer_one_that_holds_a_word_like_it() -> None:
    assert nearest("jinm", ["Mouvement du 5 juin", "JNIM"])[0] == "JNIM"
    assert nearest("bamaco", ["US Embassy in Bamako", "Bamako"])[0] == "Bamako"


# What reaches a terminal, tried on every character there is.

EVERY = [chr(point) for point in range(sys.maxunicode + 1)]
DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = {"\u200e", "\u200f", "\u061c"}


def dangerous(c: str) -> bool:
    return (
        (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\t\n")
        or unicodedata.bidirectional(c) in DIRECTION
        or c in MARKS
    )


def test_no_control_escape_direction_or_lone_surrogate_survives() -> None:
    for c in filter(dangerous, EVERY):
        shown = visible(f"a{c}b")
        assert c not in shown, f"U+{ord(c):04X}"
        assert shown == (f"a\\x{ord(c):02x}b" if ord(c) < 0x100 else f"a\\u{ord(c):04x}b")


def test_whatever_can_be_printed_is_left_alone() -> None:
    printable = [c for c in EVERY if c.isprintable()]
    assert len(printable) > 100_000
    changed = [f"U+{ord(c):04X}" for c in printable if visible(c) != c or one_line(c) != c]
    assert changed == []


@pytest.mark.parametrize("text", [
    "Goïta, “Assimi” – 5 000 €", "نصرة الإسلام والمسلمين", "می\u200cخواهم", "👩\u200d⚕️ 🇲🇱 ✊🏿", "日本", "𞤀𞤁", "ߒߞߏ",
    "\u00a0", "[/x] :warning: `*`", "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
])  # fmt: skip
def test_scripts_emoji_and_brackets_are_untouched(text: str) -> None:
    assert visible(text) == text
    assert one_line(text) == text


def test_new_lines_and_tabs_stay_where_lines_may_and_become_one_space_where_not() -> None:
    assert visible("a\tb\nc") == "a\tb\nc"
    assert one_line("a\tb\nc\r\n\td") == "a b c d"
    # A carriage return would let text overwrite what stands on its line.
    assert visible("500\rnone") == "500\\x0dnone"


@pytest.mark.parametrize(("text", "shown"), [
    ("\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07"),
    ("\x9b31m", "\\x9b31m"),
    ("abc\x08\x08\x08xyz", "abc\\x08\\x08\\x08xyz"),
    ("user\u202etxt.exe", "user\\u202etxt.exe"),
    ("\ud800", "\\ud800"),
    ("\ufeffmali", "\\ufeffmali"),
    ("ma\u200bli", "ma\\u200bli"),
])  # fmt: skip
def test_what_would_act_on_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert one_line(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_visible_can_be_written_as_utf8_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert visible(shown) == shown
    assert not any(dangerous(c) for c in shown)


@given(st.text(st.characters(exclude_categories=())))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert not any(dangerous(c) for c in line)


@pytest.mark.parametrize("text", ["\u206a", "\u206b", "\u206c", "\u206d", "\u206e", "\u206f"])
def test_deprecated_direction_characters_do_not_survive(text: str) -> None:
    assert visible(text) == f"\\u{ord(text):04x}"


@pytest.mark.parametrize(("count", "words"), [
    (0, "0 events"), (1, "1 event"), (2, "2 events"), (1234, "1,234 events"),
])  # fmt: skip
def test_counts_agree_with_their_noun(count: int, words: str) -> None:
    assert plural(count, "event") == words


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert (plural(1, "entry", "entries"), plural(2, "entry", "entries")) == ("1 entry", "2 entries")


@pytest.mark.parametrize(
    "argv", [("events", "\ud800"), ("events", '"\ud800'), ("event", "coup-2021", "--fields", "id")]
)
def test_half_a_character_survives_in_json(argv: tuple[str, ...]) -> None:
    # An argument can hold one on Windows; where records are spliced in as they stand, it once stood for a record.
    answer = call(*argv, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["query"]["argv"] == [*argv, "--json"]
