"""Text in which some words are set in italics or bold: references and finds, whatever the format prints."""

from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text, in italics or bold or neither."""

    text: str
    italic: bool = False
    bold: bool = False


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the text without its italics."""
    return "".join(run.text for run in runs)


def sentences(*parts: Runs) -> Runs:
    """Return the parts that have text, each closed by a full stop unless it ends in a mark, with spaces between."""
    made: list[Run] = []
    for part in parts:
        if not plain(part):
            continue
        if made:
            made.append(Run(" "))
        made += part
        if not plain(part).rstrip('”’"').endswith((".", "?", "!")):
            made[-1:] = closed(made[-1])
    return tuple(made)


def closed(run: Run, mark: str = ".") -> Runs:
    """Return a run and a mark after it, or within the quotation marks that it ends with."""
    if run.text.endswith(("”", '"')):
        return (run._replace(text=f"{run.text[:-1]}{mark}{run.text[-1]}"),)
    return (run, Run(mark))


def phrase(*parts: Runs | str) -> Runs:
    """Return the parts that have text, with commas between."""
    made: list[Run] = []
    for part in parts:
        runs = (Run(part),) if isinstance(part, str) else part
        if plain(runs):
            made += [Run(", ")] if made else []
            made += runs
    return tuple(made)


def quoted(title: str) -> Runs:
    """Return a title in quotation marks, those within it made single; a description in brackets stays without."""
    if title.startswith("["):
        return (Run(title.strip("[]")),)
    inner = title.replace("“", "‘").replace("”", "’")
    for position in range(inner.count('"')):
        inner = inner.replace('"', "‘" if position % 2 == 0 else "’", 1)
    return (Run(f"“{inner}”"),)


def closed_in_quotes(title: Runs) -> Runs:
    """Return a title with the full stop inside its quotation marks, as American styles have it."""
    text = plain(title)
    if text.endswith("”") and not text[:-1].rstrip("’").endswith((".", "?", "!")):
        return (Run(within(text, ".")),)
    return title


def within(text: str, mark: str) -> str:
    """Return a text in quotation marks with a mark inside them, and inside single ones that close there too."""
    # A mark that none opened is an apostrophe.
    ends = 2 if text.endswith("’”") and "‘" in text else 1
    return f"{text[:-ends]}{mark}{text[-ends:]}"
