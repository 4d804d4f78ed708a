"""One file a command: parse, query, view, return it.

`SUMMARIES` gives each command's line in `malictl --help`, so that help loads no command.
"""

SUMMARIES = {
    "events": "List events by date, type, actor, place …, or count them.",
    "event": "Show one event: statements, rival accounts, figures.",
    "actors": "List actors.",
    "actor": "Show one actor: names, relations, strength, events.",
    "places": "List places.",
    "place": "Show one place: what happened there, what lies in it.",
    "spans": "List what held over time: presences, offices, measures …",
    "span": "Show one span: of whom, from when to when, by whose word.",
    "sources": "List sources, as references.",
    "source": "Show one source, and what rests on it.",
    "on": "Show the situation on a day: who governed, who was there.",
    "compare": "Show what changed between two days, or two periods, or actors.",
    "timeline": "Show a chronology with bars, or what held as bars over time.",
    "summary": "Tell it in cited prose: an event, actor, place, period, theme.",
    "search": "Search everything for some words.",
    "cite": "Print references, in a style or for a reference manager.",
    "about": "Explain coverage, method, vocabularies, dates, formats …",
    "check": "Check a data folder, and say what to mend.",
    "completion": "Print the completion script of a shell.",
}
