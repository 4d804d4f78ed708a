"""Pages: two sources of one address, or one origin in two spellings, would be counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield sources whose address another has, and origins that differ from another's in an article or a hyphen."""
    owners: dict[str, Record] = {}
    spellings: dict[str, str] = {}
    for record in sound:
        if record.kind != "source":
            continue
        origin = record.raw.get("origin", "")
        # Without hyphens, "l-aube" is "laube"; without its article it is "aube".
        for letters in (origin.replace("-", ""), re.sub(r"^(?:the|les?|la|l)-", "", origin).replace("-", "")):
            known = spellings.setdefault(letters, origin)
            if known != origin:
                yield record.problem(
                    ("origin",), f'is spelt "{known}" elsewhere', "spell it in one way: origins are counted"
                )
                break
        if "URL" not in record.raw["csl"]:
            continue
        # With or without encryption, "www." or a last slash it is the same page.
        page = re.sub(r"^https?://(?:www\.)?", "", record.raw["csl"]["URL"]).rstrip("/")
        other = owners.setdefault(page, record)
        if other is not record:
            yield record.problem(
                ("csl", "URL"), f"{other.id} has this address too", "keep one; the other key goes into its formerly"
            )
