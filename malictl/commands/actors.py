"""`malictl actors`."""

from malictl.cli.listing import list_command

command = list_command(
    "actor",
    "List actors whose names and statements have TEXT.",
    (
        "malictl actors",
        "malictl actors --kind armed-group",
        "malictl actors embassy --json | jq -r '.actors[].id'",
    ),
)
