"""Themes: each tag is one that the dataset names, once."""

from __future__ import annotations

from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record
from malictl.text import meant


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield themes named twice, and tags that are no theme; a dataset that names no themes may tag as it likes."""
    if (dataset.about.kind, dataset.about.id) in dataset.unsound or "themes" not in dataset.about.raw:
        return
    themes = dataset.about.raw["themes"]
    known = [theme["tag"] for theme in themes]
    words = [
        (("themes", number, key), word)
        for number, theme in enumerate(themes)
        for key, word in (("tag", theme["tag"]), *(("also", word) for word in theme.get("also", [])))
    ]
    named: set[str] = set()
    for path, word in words:
        if word in named:
            yield dataset.about.problem(path, f'"{word}" is named twice', "leave one out")
        named.add(word)
    for record in sound:
        tags = record.raw.get("tags", [])
        for number, tag in enumerate(tags):
            if tag in tags[:number]:
                yield record.problem(("tags",), f'"{tag}" is there twice', "leave one out")
            elif tag not in known:
                hint = meant(tag, known, "take one of dataset.toml, or name it there", cutoff=0.6)
                yield record.problem(("tags",), f'"{tag}" is no theme of dataset.toml', hint)
