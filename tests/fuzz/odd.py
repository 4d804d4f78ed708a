"""Text that programs trip over, and text that was right until something happened to it."""

from __future__ import annotations

from random import Random

# Each is one argument, one cell, one name: nothing here names a place outside the folder that a case may write in.
TRICKS = (
    "", " ", "-", "--", "---", "-1", "-n", "--json", "--help", "--=", "-=", "=", "==x", "@file", "@", "~", "*", "?",
    "%s%n%d", "{}", "{0}", "$HOME", "`id`", "$(id)", ";", "|", "\\", "'", '"', "\t", "\n", "\r\n", "\x1b[31mred",
    "\x1b]0;title\x07", "\x07", "\x7f", "\x9b2J", "\u202etxt.exe", "\u2066x\u2069", "\u200b", "\ufeff", "\u2028",
    "\xa0",
    "e\u0301", "\u0301", "\u0130", "\u0131", "ß", "ſ", "ﬁ", "K", "Å", "①", "²", "٣", "१२", "Ⅷ", "½", "𝟚𝟘𝟚𝟘", "𐀀",
    "👩‍👩‍👧", "🇲🇱",
    "漢字", "مالي", "ߡߊߟߌ", "\udcff", "\udc80x", "\ud800", "\uffff", "\ufdfa", "[/]", "[bold]", "[/1]", ":smile:",
    "<script>", "&amp;", "=1+1", "+1", "@SUM(A1)", "a,b", ",", ",,", "a=b", "0", "00", "-0", "+5", "1e3", "1_000",
    "0x10",
    "inf", "nan", "None", "null", "true", "[]", "9" * 30, "9" * 5000, "-" + "9" * 4400, "x" * 3000, "é" * 2000,
    "a" * 300,
    "..", "2020..", "../x", "x/y", "con", "nul", "%", "%41", "\\x00", "\\u0000", "́" * 500, "( " * 400, ".." * 700,
    "since " * 400, "a to " * 400, "event:", "actor:", "tag:", "place: ", "event:event:event:x", "type=", "=coup",
    "type=coup,",
)  # fmt: skip
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz", "0123456789", "0123456789-/.~?%X", " \t\n\r\x0b\x0c\x1c\x85\u2028\u3000",
    "-=,:;./\\'\"[]{}()<>|&*?!#$%^~`@_+", "éèçüïñœæøɗŋʼ’‘",
    "\x01\x02\x1b\x7f\x80\x9f\u200b\u200e\u202a\u202e\u2066\ufeff",
    "漢字مالي😀", "\udc80\udcff\ud83d\ude00",
)  # fmt: skip


def odd_text(draw: Random) -> str:
    """Return a trick, several of them, or characters of one or of all alphabets."""
    way = draw.randrange(6)
    if way < 3:
        return draw.choice(TRICKS)
    if way == 3:
        return draw.choice((" ", "", "-", ",")).join(draw.choice(TRICKS) for _ in range(draw.randint(2, 4)))
    letters = draw.choice(ALPHABETS) if way == 4 else "".join(ALPHABETS)
    return "".join(draw.choice(letters) for _ in range(draw.randint(1, 24)))


def mutated(draw: Random, text: str) -> str:
    """Return a text to which something happened: cut, doubled, swapped, or with something odd in it."""
    if not text:
        return odd_text(draw)
    at, to = sorted((draw.randint(0, len(text)), draw.randint(0, len(text))))
    way = draw.randrange(8)
    if way == 0:
        return text[:at]
    if way == 1:
        return text[:at] + text[to:]
    if way == 2:
        return text[:at] + text[at:to] * draw.randint(2, 4) + text[to:]
    if way == 3:
        return text[:at] + odd_text(draw) + text[to:]
    if way == 4:
        return text[:at] + draw.choice("".join(ALPHABETS)) + text[at + 1 :]
    if way == 5:
        return draw.choice((text.upper(), text.title(), text.swapcase(), text[::-1]))
    if way == 6:
        return draw.choice((f" {text} ", f"{text},", f"-{text}", f"{text}?", f'"{text}"', f"{text}\n{text}"))
    return text[:at] + draw.choice(TRICKS) + text[at:]


def sayable(text: str) -> str:
    """Return a text as arguments and variables have it: no NUL, and of lone surrogates those that stand for a byte."""
    return "".join(c for c in text if c != "\0" and not ("\ud800" <= c <= "\udfff" and not "\udc80" <= c <= "\udcff"))
