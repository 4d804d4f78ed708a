"""`malictl places`."""

from malictl.cli.listing import list_command

command = list_command(
    "place",
    "List places whose names have TEXT.",
    ("malictl places", "malictl places --kind region", "malictl places sikasso -f csv"),
)
