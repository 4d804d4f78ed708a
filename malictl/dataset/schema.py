"""The schema of the text records: every field of every kind, in canonical order.

It drives the structural checks, the canonical order of keys, and the field dictionary of `data/README.md`.
The shapes that commands print are in `shapes.py`.
"""

from __future__ import annotations

from malictl.dataset.field import Field, need

CITES = need(Field("cites", "cites", 'What it rests on: "key @ locator" or "key via relay @ locator".'))
NOTE = Field("note", "text", "What a second reader must know: how a day was resolved, what a relay got wrong.")
FORMERLY = Field("formerly", "slugs", "Ids that this record once had.")
TAGS = Field("tags", "slugs", "Themes: those of `dataset.toml`, if it names any, and no others.")
DATE_TEXT = Field("date_text", "text", 'The wording people see, if EDTF cannot say it: "overnight", "mid-June".')
ANYTHING = ("event", "actor", "place", "span")

STATEMENTS = Field(
    "statements", "tables", "What no listed source disputes: one sentence each, no tolls.",
    fields=(need(Field("text", "text", "The sentence, in our own words.")), CITES),
)  # fmt: skip

NAMES = need(Field(
    "names", "tables", "Names; the first is the one shown.",
    fields=(
        need(Field("text", "text", "The name.")),
        need(Field("lang", "slug", "Its language (ISO 639-1).")),
        need(Field("type", "vocab", "What kind of name.", vocab="name-type")),
    ),
))  # fmt: skip

ACCOUNTS = Field(
    "accounts", "tables", "Whatever has a holder, a figure or a rival.",
    fields=(
        need(Field("id", "slug", "Its id, unique in the record.")),
        need(Field("question", "vocab", "The question it answers.", vocab="question")),
        Field("holder", "ref", "Who says so.", to=("actor",)),
        Field("holder_text", "text", "Who says so, if unnamed or collective."),
        Field("stance", "vocab", "How it is said; asserts if absent.", vocab="stance"),
        Field("of", "slugs", "The accounts that it denies, disputes, revises or withdraws."),
        need(Field("claim", "text", "What is said, in one sentence of our own.")),
        Field("metric", "vocab", "What is counted.", vocab="metric"),
        Field("unit", "text", "The unit of a share or of money."),
        Field("population", "vocab", "Who was counted.", vocab="population"),
        Field("described_as", "vocab", "Who the holder says they were.", vocab="described-as"),
        Field("of_actors", "refs", "Whose losses or strength.", to=("actor",)),
        Field("manner", "vocab", "How they came to harm.", vocab="manner"),
        Field("min", "int", "The smallest number said."),
        Field("max", "int", "The largest number said."),
        Field("qualifier", "vocab", "How the number is to be taken.", vocab="qualifier"),
        Field("wording", "text", 'The words, if no number is said: "several hundred".'),
        Field("date", "edtf", "The day or period claimed, for the question `date`."),
        Field("places", "refs", "The place claimed, for the question `place`.", to=("place",)),
        Field("as_of", "edtf", "The day or period that the figure is about."),
        Field("said", "edtf", "The day it was said."),
        Field("made_in", "ref", "The event in which it was said.", to=("event",)),
        Field("based_on", "slugs", "Accounts it repeats, if a source says so."),
        Field("rank", "vocab", "Whether it is preferred or deprecated; both need a reason.", vocab="rank"),
        Field("rank_reason", "text", "The reason, good enough for a sceptic."),
        CITES,
        NOTE,
    ),
)  # fmt: skip

EVENT = (
    need(Field("title", "text", "Names the event; asserts no toll and no perpetrator.")),
    need(Field("date", "edtf", "When, as EDTF level 1 with codes 33-41.")),
    Field("date_kind", "vocab", "Needed when the date is coarser than a day.", vocab="date-kind"),
    DATE_TEXT,
    need(Field("type", "vocab", "The type.", vocab="event-type")),
    need(Field("subtype", "vocab", "The sub-type, one of those of the type.", vocab="event-subtype")),
    need(Field("places", "refs", "Where; may be empty, or a country.", to=("place",))),
    Field("second_reading", "vocab", "Whether a second reader is still awaited.", vocab="second-reading"),
    need(Field("significance", "int", "1 turning point, 2 of note, 3 the rest.")),
    Field("significance_reason", "text", "Needed for 1."),
    TAGS,
    Field("part_of", "refs", "Events and spans that it belongs to.", to=("event", "span")),
    FORMERLY,
    NOTE,
    Field(
        "participants", "tables", "Who took part, and as what.",
        fields=(
            need(Field("actor", "ref", "Who.", to=("actor",))),
            need(Field("role", "vocab", "As what.", vocab="role")),
            need(Field("standing", "vocab", "Whether that is disputed.", vocab="standing")),
            Field("accounts", "slugs", "The accounts that say so or dispute it."),
        ),
    ),
    need(STATEMENTS),
    ACCOUNTS,
    Field(
        "links", "tables", "How it hangs together with other events: a cause is a claim.",
        fields=(
            need(Field("type", "vocab", "How.", vocab="link-type")),
            need(Field("to", "ref", "The other event.", to=("event",))),
            CITES,
            NOTE,
        ),
    ),
)  # fmt: skip

ACTOR = (
    need(Field("kind", "vocab", "What it is; no kind judges.", vocab="actor-kind")),
    Field("disambiguation", "text", "Tells it from another of the same name."),
    Field("founded", "edtf", "When it began, if a source says so."),
    Field("ended", "edtf", "When it ended, if a source says so."),
    Field("country", "ref", "Its country.", to=("place",)),
    Field("voice_of", "ref", "The party it speaks for: holders with one voice count once.", to=("actor",)),
    FORMERLY,
    NOTE,
    NAMES,
    STATEMENTS,
    Field(
        "relations", "tables", "How it stands to others; inverses are derived.",
        fields=(
            need(Field("type", "vocab", "How.", vocab="relation-type")),
            need(Field("to", "ref", "To whom.", to=("actor",))),
            Field("date", "edtf", "When."),
            Field("standing", "vocab", "Whether that is disputed; undisputed if absent.", vocab="standing"),
            CITES,
            NOTE,
        ),
    ),
)  # fmt: skip

PLACE = (
    need(Field("kind", "vocab", "What it is.", vocab="place-kind")),
    Field("lat", "float", "Latitude of the settlement, at most 4 decimals."),
    Field("lon", "float", "Longitude of the settlement, at most 4 decimals."),
    Field("bounds", "floats", "South, west, north, east: of a country, to test coordinates below it."),
    FORMERLY,
    need(Field("cites", "cites", "What names, parents and coordinates rest on.")),
    NOTE,
    NAMES,
    Field(
        "parents", "tables", "What it lies in, each with the time for which that holds.",
        fields=(
            need(Field("place", "ref", "What it lies in.", to=("place",))),
            Field("date", "edtf", "When."),
            Field("cites", "cites", "What that rests on."),
        ),
    ),
    Field(
        "codes", "tables", "Codes given by others.",
        fields=(
            need(Field("scheme", "text", 'Whose: "ISO 3166-2".')),
            need(Field("code", "text", "The code.")),
            Field("cites", "cites", "What that rests on."),
        ),
    ),
)  # fmt: skip

_PERSON = (
    Field("family", "text", "Family name."),
    Field("given", "text", "Given name."),
    Field("literal", "text", "A body, or a name as it stands."),
)

SOURCE = (
    need(Field("class", "vocab", "What kind of source.", vocab="source-class")),
    need(Field("consulted", "vocab", "How much of it was read.", vocab="consulted")),
    Field("accessed", "day", "The day on which it was read; only if it was."),
    need(Field("origin", "slug", "Who made the text: reprints share it.")),
    need(Field("carried", "vocab", "Where it was read.", vocab="carried")),
    need(Field("party", "refs", "Whose voice the publisher is, if a party to what it reports.", to=("actor",))),
    FORMERLY,
    NOTE,
    need(Field(
        "csl", "table", "The source itself, in the terms of CSL-JSON.",
        fields=(
            need(Field("type", "vocab", "CSL type.", vocab="csl-type")),
            need(Field("title", "text", "Its title; a description in square brackets if it has none.")),
            Field("author", "tables", "Who wrote it.", fields=_PERSON),
            Field("container-title", "text", "Where it appeared."),
            Field("publisher", "text", "Who published it."),
            Field("publisher-place", "text", "Where the publisher is."),
            Field("authority", "text", "The body that issued a law or resolution."),
            Field("genre", "text", "What kind of text it is."),
            Field("number", "text", "Symbol or number."),
            Field("volume", "text", "Volume."),
            Field("issue", "text", "Issue."),
            Field("page", "text", "Pages."),
            Field("issued", "edtf", "When it appeared; if absent, `note` says why."),
            Field("DOI", "text", "Digital object identifier."),
            Field("URL", "url", "Where it was read."),
            Field("language", "slug", "Its language (ISO 639-1)."),
        ),
    )),
)  # fmt: skip

SPAN = (
    need(Field("title", "text", "Names what held.")),
    need(Field("kind", "vocab", "What it is.", vocab="span-kind")),
    need(Field("subject", "ref", "Of whom it holds.", to=("actor",))),
    Field("object", "ref", "Towards whom or what.", to=("actor", "place")),
    Field("office", "text", "The office held."),
    Field("capacity", "vocab", "How the office is held.", vocab="capacity"),
    need(Field("places", "refs", "Where it holds.", to=("place",))),
    need(Field("date", "edtf", "From when to when: an EDTF interval, as imprecise as the sources.")),
    DATE_TEXT,
    Field("as_of", "edtf", "If open: the last day on which a source says that it held."),
    Field("began_with", "refs", "The events it began with.", to=("event",)),
    Field("ended_with", "refs", "The events it ended with.", to=("event",)),
    Field("changed_by", "refs", "The events that changed it.", to=("event",)),
    need(Field("standing", "vocab", "Whether it is disputed.", vocab="standing")),
    TAGS,
    FORMERLY,
    NOTE,
    need(STATEMENTS),
    ACCOUNTS,
)

KINDS: dict[str, tuple[Field, ...]] = {
    "event": EVENT,
    "actor": ACTOR,
    "place": PLACE,
    "source": SOURCE,
    "span": SPAN,
}
FOLDERS = {kind: f"{kind}s" for kind in KINDS}

DATASET = (
    need(Field("version", "text", "CalVer of the data, raised with each change: 2026.11.0.")),
    need(Field("updated", "day", "The day of the last change.")),
    need(Field(
        "coverage", "tables", "What period is covered, and how deeply.",
        fields=(
            need(Field("period", "edtf", "The period.")),
            need(Field("depth", "vocab", "How deeply.", vocab="coverage-depth")),
            need(Field("note", "text", "What is there and what is missing.")),
        ),
    )),
    Field(
        "themes", "tables", "The themes, by which readers follow a thread through the records.",
        fields=(
            need(Field("tag", "slug", "The theme, as it stands in `tags`.")),
            need(Field("text", "text", "What belongs to it, in a sentence.")),
            Field("also", "slugs", "Other words that find it."),
        ),
    ),
    Field(
        "missing", "tables", "What was looked for and not found, or not looked for yet.",
        fields=(need(Field("text", "text", "One gap, in a sentence.")),),
    ),
)  # fmt: skip
