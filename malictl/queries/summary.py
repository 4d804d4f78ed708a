"""What a summary is about: a subject read from words, and the records that belong to it."""

from typing import TYPE_CHECKING, NamedTuple

from malictl.dates.language import Expression
from malictl.dates.period import Window
from malictl.errors import Ambiguous, DateRefused, MalictlError, NoSuchRecord
from malictl.queries.events import Found, find_events, known_tags, theme_words
from malictl.queries.filters import EventFilter
from malictl.queries.resolve import resolve
from malictl.text import LISTED, fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from malictl.store.store import Document, Store

KINDS = ("actor", "place", "span", "event", "tag")


class Subject(NamedTuple):
    """What is to be told: `kind` is date, actor, place, span, event, tag, text or filter.

    `also` says what else the words could mean.
    """

    kind: str
    id: str
    date: Expression | None = None
    also: tuple[str, ...] = ()


def read_subject(store: "Store", text: str, read_date: "Callable[[str], Expression]") -> Subject:
    """Return what `text` names: with a prefix (actor: place: event: span: tag:) that, else the first kind that fits.

    Bare text is tried as a date, an actor, a place, a span, an event, a tag, and last as words to look for.
    Raises NoSuchRecord or Ambiguous, also where only one kind fits and fits several records.
    """
    prefix, colon, name = text.partition(":")
    if colon and prefix in KINDS and name.strip():
        return Subject(prefix, _named(store, prefix, name.strip()))
    try:
        return Subject("date", text, read_date(text))
    except DateRefused:
        if not any(c.isalpha() for c in text):
            raise
    return _bare(store, text)


def _bare(store: "Store", text: str) -> Subject:
    fits: list[tuple[str, str]] = []
    several: MalictlError | None = None
    others: list[tuple[str, str]] = []
    for kind in KINDS:
        try:
            fits.append((kind, _named(store, kind, text)))
        except NoSuchRecord:
            continue
        except Ambiguous as fault:
            several = several or fault
            others += [(kind, record_id) for record_id in fault.candidates[:3]]
    fits.sort(key=lambda fit: not _whole(store, fit[0], fit[1], text))
    if fits:
        several_also = tuple(f"{kind}:{record_id}" for kind, record_id in others)
        also = several_also + tuple(f"{kind}:{record_id}" for kind, record_id in fits[1:])
        return Subject(fits[0][0], fits[0][1], None, also)
    if store.entries("event", fold(text).split()):
        return Subject("text", text)
    if several:
        raise several
    raise NoSuchRecord(
        f'nothing is called "{text}", and no event speaks of it.', f'Look for parts of it: malictl events "{text}"'
    )


def _whole(store: "Store", kind: str, record_id: str, text: str) -> bool:
    """Return whether the words are all of a name or an id, and not only its beginning."""
    if kind == "tag":
        return False
    [entry] = store.names(kind, [record_id])
    names = (record_id, *entry["formerly"], *entry["names"])
    return bool(text.strip().lower() in names or fold(text) in entry["names"])


def _named(store: "Store", kind: str, name: str) -> str:
    if kind != "tag":
        return resolve(store, kind, name)
    tags = known_tags(store)
    slug = name.strip().lower().replace(" ", "-")
    slug = theme_words(store).get(slug, slug)
    if slug in tags:
        return slug
    if len(tags) <= LISTED:
        raise NoSuchRecord(f'no tag is called "{name}".', f"Tags: {', '.join(tags)}", tuple(tags))
    close = nearest(slug, tags, cutoff=0.6)
    hint = f"Did you mean: {', '.join(close)}?\n" if close else ""
    raise NoSuchRecord(f'no tag is called "{name}".', f"{hint}All tags: malictl about themes", tuple(close))


def events_of(store: "Store", subject: Subject, wanted: EventFilter) -> Found:
    """Return the events that belong to a subject and fit the filter, in order of time."""
    if subject.kind == "actor":
        wanted = wanted._replace(actors=(*wanted.actors, (subject.id,)))
    elif subject.kind == "place":
        return _kept(find_events(store, wanted), lambda entry: subject.id in entry["places"])
    elif subject.kind == "tag":
        return _kept(find_events(store, wanted), lambda entry: subject.id in entry["tags"])
    elif subject.kind == "text":
        wanted = wanted._replace(text=(*wanted.text, subject.id))
    elif subject.date:
        asked = Window(began_until=subject.date.hi, ended_from=subject.date.lo, qualified=subject.date.qualified)
        wanted = wanted._replace(window=wanted.window.narrowed(asked))
    found = find_events(store, wanted)
    if subject.kind == "span":
        span = store.document("span", subject.id)
        own = {*span["began_with"], *span["ended_with"], *span["changed_by"]}
        return _kept(found, lambda entry: entry["id"] in own or subject.id in entry["part_of"])
    if subject.kind == "event":
        return _kept(found, lambda entry: bool(entry["id"] == subject.id))
    return found


def _kept(found: Found, keeps: "Callable[[Document], bool]") -> Found:
    entries = tuple(entry for entry in found.entries if keeps(entry))
    ids = {entry["id"] for entry in entries}
    return Found(entries, len(entries), tuple(i for i in found.possible if i in ids))


def spans_of(store: "Store", subject: Subject) -> list[str]:
    """Return the ids of the spans that belong to a subject: those of an actor, at a place, or a span itself."""
    if subject.kind == "span":
        return [subject.id]
    key = {"actor": "actors", "place": "places"}.get(subject.kind)
    return [e["id"] for e in store.entries("span", naming=[subject.id]) if key and subject.id in e[key]]
