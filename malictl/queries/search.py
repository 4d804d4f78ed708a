"""Search over everything: folded words, by beginnings; names first, then titles, then what is said."""

import re
from typing import TYPE_CHECKING, NamedTuple

from malictl.text import fold, fold_without_articles

if TYPE_CHECKING:
    from malictl.store.store import Document, Store

KINDS = ("actor", "place", "event", "span", "source")
# What a find is worth: the whole name, all words in one name, a word of a title, and what is only said somewhere.
_WHOLE, _NAME, _TITLE, _SAID = 100, 60, 30, 10


class Hit(NamedTuple):
    """One record that has all words: what of it has them, and how well."""

    kind: str
    id: str
    title: str
    score: int
    field: str
    text: str
    cites: tuple[tuple[str, str | None, str | None], ...]


def search(store: "Store", words: tuple[str, ...], kinds: tuple[str, ...] = ()) -> list[Hit]:
    """Return what has all words, best first: by kind of find, then turning points, then order of the dataset.

    A word finds those that begin with it, whatever case, accents and hyphens; names in every spelling of the data.
    """
    query = " ".join(words)
    wanted = fold(query).split()
    if not wanted:
        return []
    whole = {fold(query), fold_without_articles(query)} - {""}
    hits = []
    for kind in kinds or KINDS:
        entries = store.entries(kind, wanted)
        ids = [entry["id"] for entry in entries]
        found = zip(entries, store.documents(kind, ids), store.names(kind, ids), strict=True)
        hits += [_hit(store, entry, document, called, wanted, whole) for entry, document, called in found]
    return sorted(hits, key=lambda hit: (-hit.score, KINDS.index(hit.kind)))


def _hit(
    store: "Store", entry: "Document", document: "Document", called: "Document", wanted: list[str], whole: set[str]
) -> Hit:
    score = _score(entry, called["names"], wanted, whole)
    field, text, cites = _where(document, wanted)
    if not text:
        field, text = _called_otherwise(store, document, wanted)
    return Hit(entry["kind"], entry["id"], called["title"], score, field, text, cites)


def _score(entry: "Document", names: list[str], wanted: list[str], whole: set[str]) -> int:
    weight = 4 - entry["significance"] if "significance" in entry else 0
    if not whole.isdisjoint(names):
        return _WHOLE + weight
    if any(_has(name, wanted) for name in names):
        return (_NAME if entry["kind"] in ("actor", "place") else _TITLE) + weight
    return _SAID + weight


def _has(folded: str, wanted: list[str]) -> bool:
    return all(f" {word}" in f" {folded}" for word in wanted)


def _where(document: "Document", wanted: list[str]) -> tuple[str, str, tuple[tuple[str, str | None, str | None], ...]]:
    """Return the field, the text and the citations of what has most of the words, the earliest of equals."""
    best: tuple[int, str, str, list[Document]] = (0, "", "", [])
    for field, text, cites in _texts(document):
        # Most texts have none of them: not a letter is folded for those.
        if text.isascii() and not any(word in text.lower() for word in wanted):
            continue
        folded = f" {fold(text)}"
        found = sum(f" {word}" in folded for word in wanted)
        if found > best[0]:
            best = (found, field, text, cites)
    return best[1], best[2], tuple((c["source"], c["via"], c["at"]) for c in best[3])


def _called_otherwise(store: "Store", document: "Document", wanted: list[str]) -> tuple[str, str]:
    """Return who took part, or where it was, under another name that has the words."""
    for field, kind, key in (("participant", "actor", "actor"), ("place", "place", "id")):
        ids = {part[key] for part in document.get(f"{field}s", [])}
        for entry in store.names(kind):
            if entry["id"] in ids and any(_has(name, wanted) for name in entry["names"]):
                return field, entry["title"]
    return "title", document.get("title", "")


def _texts(document: "Document") -> "list[tuple[str, str, list[Document]]]":
    texts = [("statement", s["text"], s["cites"]) for s in document.get("statements", [])]
    texts += [("account", f"{a['holder_name']}: {a['claim']}", a["cites"]) for a in document.get("accounts", [])]
    texts += [("name", name["text"], []) for name in document.get("names", [])]
    if csl := document.get("csl"):
        makers = [" ".join(author.values()) for author in csl.get("author", [])]
        hosts = [csl[key] for key in ("container-title", "publisher", "number") if key in csl]
        texts += [("title", csl["title"], []), *(("reference", part, []) for part in (*makers, *hosts))]
    texts += [("participant", part["name"], []) for part in document.get("participants", [])]
    texts += [("place", place["name"], []) for place in document.get("places", [])]
    # What says more than the heading comes first.
    return [*texts, ("title", document["title"], [])] if "title" in document else texts


def marked(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Return the (from, to) places of the words in a text that begin with a word of the query."""
    wanted = fold(query).split()
    initials = tuple({word[0] for word in wanted})
    return tuple(
        (found.start(), found.end())
        for found in re.finditer(r"(?:[^\W_][\u0300-\u036f]*)+", text)
        if (not (word := found.group()).isascii() or word.lower().startswith(initials))
        and any(part.startswith(w) for w in wanted for part in fold(word).split())
    )
