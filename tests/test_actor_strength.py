from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.call import call
from tests.made import bundle_with, event_text, flat, screen


def test_the_strength_of_a_party_in_an_action_is_told_apart_from_the_strength_of_the_whole(tmp_path: Path) -> None:
    account: dict[str, Any] = {"id": "six", "question": "strength", "holder": "testland-observatory",
                               "claim": "Six men of it got in.", "metric": "personnel",
                               "of_actors": ["zorvanian-corps"], "min": 6, "max": 6,
                               "qualifier": "exact",
                               "cites": ["observatory-2023-report @ page 2"]}  # fmt: skip
    party = [{"actor": "zorvanian-corps", "role": "initiator", "standing": "undisputed"}]
    event = event_text("Gate shut", "2023-05-01", participants=party, accounts=[account])
    data = bundle_with(tmp_path, {"events/2023/gate-2023": event})

    lines = call("actor", "zorvanian-corps", data=data).out.splitlines()
    whole = [line.split("\t") for line in lines if line.startswith("strength:")]
    single = [line.split("\t") for line in lines if line.startswith("strength-in-event:")]
    assert "300" in {fields[2] for fields in whole}
    assert "6" not in {fields[2] for fields in whole}
    assert [(fields[2], fields[-1]) for fields in single] == [("6", "gate-2023")]

    shown = screen("actor", "zorvanian-corps", width=100, data=data)
    head, _, tail = shown.partition("Strength told in events")
    assert "300" in head
    assert "Six men" not in head
    assert "Six men" in flat(tail)
    assert "Gate shut" in flat(tail)
