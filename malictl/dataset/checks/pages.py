"""Pages: two sources of one address are one, or their origins would be counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malictl.dataset.read import Dataset, Problem, Record


def check(dataset: Dataset, sound: list[Record]) -> Iterator[Problem]:
    """Yield sources whose address another has."""
    owners: dict[str, Record] = {}
    for record in sound:
        if record.kind != "source" or "URL" not in record.raw["csl"]:
            continue
        # With or without encryption, "www." or a last slash it is the same page.
        page = re.sub(r"^https?://(?:www\.)?", "", record.raw["csl"]["URL"]).rstrip("/")
        other = owners.setdefault(page, record)
        if other is not record:
            yield record.problem(
                ("csl", "URL"), f"{other.id} has this address too", "keep one; the other key goes into its formerly"
            )
