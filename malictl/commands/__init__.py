"""One file a command: parse, query, view, return it.

`SUMMARIES` gives each command's line in `malictl --help`, so that help loads no command.
"""

SUMMARIES = {
    "events": "List events, filtered by date, type, actor, place and more; or count them.",
    "event": "Show one event: statements, accounts side by side, figures, sources.",
    "actors": "List actors.",
    "actor": "Show one actor: names, relations, presence, strength, events.",
    "places": "List places.",
    "place": "Show one place: what happened there, what lies in it.",
    "sources": "List sources, as references.",
    "source": "Show one source, and every sentence that rests on it.",
    "about": "Explain coverage, method, vocabularies, formats, exit codes and licence.",
    "check": "Check a data folder, and say what to mend.",
    "completion": "Print the completion script of a shell.",
}
