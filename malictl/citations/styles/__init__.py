"""Reference styles, one a file: each turns a source into one line of text."""

STYLES = ("malictl", "mla", "apa", "chicago")
