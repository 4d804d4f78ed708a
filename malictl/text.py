"""Folding for search, nearest names for suggestions, and the cure for control characters.

Search folds, display does not: `fold` is for matching only and its result is never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


class _Letters(dict[int, Any]):
    """What each character becomes; of those not listed, marks that combine go and the others stay."""

    def __missing__(self, point: int) -> int | None:
        from unicodedata import combining

        stays = None if combining(chr(point)) else point
        self[point] = stays
        return stays


_LETTERS = _Letters(str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ɲ": "n", "ŋ": "n", "ƴ": "y", "œ": "oe", "æ": "ae", "ø": "o",
        "ß": "ss", "ı": "i", "ł": "l", "đ": "d",
        "’": " ", "‘": " ", "'": " ", "ʼ": " ", "ʿ": "", "ʾ": "", "_": " ",
    }
))  # fmt: skip
_ARTICLES = frozenset(
    {"al", "el", "ul", "l", "an", "en", "ad", "ed", "ud", "as", "es", "at", "et", "ar", "er", "az", "ez", "ash", "esh"}
)

# Written visibly, never sent: control characters, and the marks that reorder or hide text on a terminal
# (bidirectional embeddings, overrides and isolates; see Unicode TR 36).
_HIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


def fold(text: str) -> str:
    """Return `text` as search sees it: no case, accents, hyphens or punctuation, single spaces."""
    # Composed first, then case, then letters, then marks: each step can bring what the next one must see.
    if text.isascii():
        lowered = text.lower()
    else:
        from unicodedata import normalize

        lowered = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join(re.findall(r"\w+", lowered.translate(_LETTERS)))


def folded_words(texts: Iterable[str]) -> list[str]:
    """Return the folded words of some texts, in order."""
    return fold(" ".join(texts)).split()


def fold_without_articles(text: str) -> str:
    """Return `fold(text)` less Arabic articles (al-, el-, an- …): an extra key, never the only one."""
    return " ".join(w for w in fold(text).split() if w not in _ARTICLES)


# So many values an error still lists; of more it names the page that does.
LISTED = 24


def nearest(word: str, names: Iterable[str], most: int = 3, cutoff: float = 0.75) -> list[str]:
    """Return at most `most` of `names` that look like `word`, best first; nothing if none comes close.

    Both sides are folded; words are compared sorted as well, so that order does not matter, and a name
    is also tried word by word, so that "gita" finds "Assimi Goïta".
    """
    wanted = fold(word)
    if not wanted:
        return []
    turned = " ".join(sorted(wanted.split()))
    scored: list[tuple[float, int, str]] = []
    for position, name in enumerate(dict.fromkeys(names)):
        folded = fold(name)
        best = max(
            _likeness(w, f, cutoff) for w in {wanted, turned} for f in {folded, " ".join(sorted(folded.split()))}
        )
        if len(wanted) >= 4:
            # A word of a long name counts a little less than the whole of a short one.
            words = (_likeness(wanted, w, cutoff) for w in folded.split() if len(w) >= 4)
            best = max(best, _WORD_ONLY * max(words, default=0.0))
        if best >= cutoff * _WORD_ONLY:
            scored.append((-best, position, name))
    return [name for _, _, name in sorted(scored)[:most]]


def meant(word: str, names: Iterable[str], otherwise: str, cutoff: float = 0.75) -> str:
    """Return what to do about a word that is none of `names`: the one that looks most like it, or `otherwise`."""
    close = nearest(word, names, most=1, cutoff=cutoff)
    return f"did you mean {close[0]}?" if close else otherwise


_WORD_ONLY = 0.96


def _likeness(one: str, other: str, cutoff: float) -> float:
    """Return how alike two folded texts are, 0 to 1; 0 for what is surely under the cutoff."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    # The two quick bounds are upper limits of ratio(): most names are ruled out without the slow comparison.
    if matcher.real_quick_ratio() < cutoff or matcher.quick_ratio() < cutoff:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= cutoff else 0.0


def visible(text: str) -> str:
    """Return `text` with control and direction characters written as \\xNN or \\uNNNN, newlines and tabs kept."""
    return text if text.isprintable() else re.sub(_HIDDEN, _escape, text)


def json_safe(text: str) -> str:
    """Return JSON with what steers a terminal, and what UTF-8 has no bytes for, as \\u escapes: the same values."""
    return text if text.isprintable() else re.sub(_HIDDEN, lambda match: f"\\u{ord(match.group()):04x}", text)


def one_line(text: str) -> str:
    """Return `visible(text)` on one line: tabs and newlines become single spaces."""
    return text if text.isprintable() else visible(re.sub(r"[\t\n\r]+", " ", text))


def _escape(match: re.Match[str]) -> str:
    point = ord(match.group())
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"


def plural(count: int, noun: str, many: str = "") -> str:
    """Return "1 event" or "3 events"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
