"""A cited summary: paragraphs of sentences, grouped by year, with the numbered references below."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from malictl.dates.show import show_edtf
from malictl.model.actor import Actor
from malictl.model.event import Event
from malictl.model.span import Span
from malictl.text import plural
from malictl.views.sentences import Sentence, actor_sentences, event_sentences, relation_sentences, span_sentences
from malictl.views.shapes import Card, Cited, Column, Facts, Paragraph, Section, Table, Value

# How many events a short summary tells: turning points first, then what other records hang on.
SHORT, LINE = 12, 3


class Part(NamedTuple):
    """A heading and the paragraphs under it; one paragraph a record."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


def event_parts(events: Iterable[Event], length: str) -> list[Part]:
    """Return events by the year in which they began."""
    by_year: dict[str, list[tuple[Sentence, ...]]] = {}
    for event in events:
        year = (event.date.start or "")[:4]
        by_year.setdefault(year, []).append(tuple(event_sentences(event, length)))
    return [Part(show_edtf(year), tuple(paragraphs)) for year, paragraphs in by_year.items()]


def single_part(event: Event, length: str) -> list[Part]:
    """Return one event as a part of its own."""
    return [Part("What happened", (tuple(event_sentences(event, length)),))]


def span_part(heading: str, spans: Iterable[Span], length: str) -> list[Part]:
    """Return spans under one heading, nothing if there are none."""
    paragraphs = tuple(tuple(span_sentences(span, length)) for span in spans)
    return [Part(heading, paragraphs)] if paragraphs else []


def actor_part(actor: Actor, inverse_words: Mapping[str, str], length: str) -> list[Part]:
    """Return what is said of an actor itself."""
    parts = [Part(actor.name, (tuple(actor_sentences(actor, length)),))]
    if length != "line":
        parts.append(Part("Relations", (tuple(relation_sentences(actor, inverse_words)),)))
    return parts


def kept(events: list[Mapping[str, object]], length: str) -> list[str]:
    """Return the ids of the events that a summary of this length tells: turning points first to be kept."""
    if length == "full":
        return [str(e["id"]) for e in events]
    most = LINE if length == "line" else SHORT
    ranked = sorted(events, key=lambda e: int(str(e["significance"])))
    chosen = {e["id"] for e in ranked[:most]}
    return [str(e["id"]) for e in events if e["id"] in chosen]


def once(parts: Iterable[Part]) -> list[Part]:
    """Return the parts without what an earlier record said in the same words; what is said of its evidence stays."""
    told: set[str] = set()
    made = []
    for part in parts:
        paragraphs = []
        for sentences in part.paragraphs:
            kept_ones = [s for i, s in enumerate(sentences) if i == 0 or _bare(s.text) not in told]
            if kept_ones and kept_ones[-1] is not sentences[-1]:
                caveats = sentences[-1].text[len(_bare(sentences[-1].text)) :]
                kept_ones[-1] = kept_ones[-1]._replace(text=f"{kept_ones[-1].text}{caveats}")
            told |= {_bare(s.text) for s in sentences}
            paragraphs.append(tuple(kept_ones))
        made.append(Part(part.heading, tuple(paragraphs)))
    return made


def _bare(text: str) -> str:
    """Return a sentence without the caveats behind it."""
    return re.sub(r"(?<=[^\w\s]) \([a-z; -]+\)$", "", text)


def summary_card(title: str, parts: Iterable[Part], left_out: int) -> Card:
    """Return the summary as a card; `left_out` is how many events it does not tell."""
    parts = [part for part in parts if any(part.paragraphs)]
    sections = tuple(
        Section(part.heading, "text", tuple(
            Paragraph(tuple(Cited(s.text, s.cites, parts=tuple(Cited(*p) for p in s.parts)) for s in sentences))
            for sentences in part.paragraphs if sentences
        ))
        for part in parts
    )  # fmt: skip
    facts: tuple[tuple[str, Value], ...] = (("Left out", f"{plural(left_out, 'event')}, told at full length"),)
    return Card(title, Facts(facts if left_out else ()), sections, sentences_table(parts))


def sentences_table(parts: Iterable[Part]) -> Table:
    """Return every sentence as a row, for csv and tsv."""
    columns = (Column("record", "Record"), Column("heading", "Heading"), Column("kind", "Kind"),
               Column("text", "Text"), Column("sources", "Sources"))  # fmt: skip
    rows = tuple(
        (s.record, part.heading, s.kind, s.text, tuple(dict.fromkeys(c.source for c in s.cites)))
        for part in parts
        for sentences in part.paragraphs
        for s in sentences
    )
    return Table(columns, rows, "", ("sentence", "sentences"))


def paragraphs_document(parts: Iterable[Part]) -> list[dict[str, object]]:
    """Return the paragraphs for JSON, each sentence with its citations, and those of its parts if it has some."""
    return [
        {
            "heading": part.heading,
            "sentences": [
                {
                    "record": s.record,
                    "kind": s.kind,
                    "text": s.text,
                    "cites": [c._asdict() for c in s.cites],
                    "parts": [{"text": text, "cites": [c._asdict() for c in cites]} for text, cites in s.parts],
                }
                for s in sentences
            ],
        }
        for part in parts
        for sentences in part.paragraphs
        if sentences
    ]
