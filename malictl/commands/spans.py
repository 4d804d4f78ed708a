"""`malictl spans`."""

from malictl.cli.listing import list_command

command = list_command(
    "span",
    "List spans, what held over time, whose titles, statements and accounts have TEXT.",
    (
        "malictl spans",
        "malictl spans --kind office",
        "malictl spans wagner --json | jq -r '.spans[].date.edtf'",
    ),
)
