"""One resolver for every name: tiers, the first that holds anything decides. Suggests, never guesses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from malictl.errors import Ambiguous, NoSuchRecord
from malictl.text import fold, fold_without_articles, nearest

if TYPE_CHECKING:
    from malictl.store.store import Document, Store

MOST = 12
LIST_OF = {"event": "events", "actor": "actors", "place": "places", "source": "sources", "span": "spans"}


def resolve(store: Store, kind: str, name: str) -> str:
    """Return the id of the one record of `kind` that `name` means.

    Tiers: its id or a former one; a whole name, folded; all words of one name; a prefix of one name.
    Raises Ambiguous if a tier holds several records, NoSuchRecord with suggestions if none does.
    """
    if exact := named(store, kind, name):
        return exact
    found = _first_tier(store.names(kind), name)
    if len(found) == 1:
        return str(found[0]["id"])
    if found:
        listed = [f"  {entry['id']}  ({entry['title']})" for entry in found[:MOST]]
        more = [f"  … and {len(found) - MOST} more"] if len(found) > MOST else []
        raise Ambiguous(
            f'"{name}" fits {len(found)} {LIST_OF[kind]}.',
            "\n".join(["Use the id of one of them:", *listed, *more]),
            tuple(str(entry["id"]) for entry in found),
        )
    raise _unknown(store, kind, name)


def named(store: Store, kind: str, name: str) -> str | None:
    """Return the id of the record of `kind` whose id, or former id, is exactly `name`."""
    plain = name.strip().lower()
    if plain in store.numbers(kind):
        return plain
    return next((str(e["id"]) for e in store.names(kind) if plain in e["formerly"]), None)


def _first_tier(entries: Iterable[Document], name: str) -> list[Document]:
    entries = list(entries)
    folded, bare = fold(name), fold_without_articles(name)
    if not folded:
        return []
    if whole := [e for e in entries if folded in e["names"] or (bare and bare in e["names"])]:
        return whole
    for words in (set(folded.split()), set(bare.split())):
        if some := [e for e in entries if words and any(words <= set(alias.split()) for alias in e["names"])]:
            return some
    slug = folded.replace(" ", "-")
    return [e for e in entries if e["id"].startswith(slug) or any(alias.startswith(folded) for alias in e["names"])]


def _unknown(store: Store, kind: str, name: str) -> NoSuchRecord:
    entries = store.names(kind)
    labels: dict[str, str] = {}
    for entry in entries:
        for alias in (entry["id"], *entry["names"]):
            labels.setdefault(alias, entry["id"])
    close = list(dict.fromkeys(labels[alias] for alias in nearest(name, labels, most=9)))[:3]
    titles = {entry["id"]: entry["title"] for entry in entries}
    # Where no name is near, a record that speaks of all the words may be the one that is meant.
    if fold(name):
        close = close or [entry["id"] for entry in store.entries(kind, fold(name).split())][:3]
    hints = []
    if close:
        hints.append("Did you mean " + " or ".join(f'"{i}" ({titles[i]})' for i in close) + "?")
    for other in ("actor", "place", "event", "span", "source"):
        if other != kind:
            exact = named(store, other, name)
            elsewhere = [exact] if exact else [e["id"] for e in _first_tier(store.names(other), name)]
            if len(elsewhere) == 1:
                hints.append(f"There is {_article(other)} of that name: malictl {other} {elsewhere[0]}")
                break
    hints.append(f"List all with: malictl {LIST_OF[kind]}")
    return NoSuchRecord(f'no {kind} is called "{name}".', "\n".join(hints), tuple(close))


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"
