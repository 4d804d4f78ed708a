"""What a release has published stays findable: by its id or key, or by `formerly` in the record that took its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from malictl.dataset.read import Dataset, read_dataset
from tests.release import RELEASED, ROOT, ids_of


def vanished(released: list[str], dataset: Dataset) -> list[str]:
    """Return what was released, is not there any more, and is named in no `formerly` of its kind."""
    formerly = {f"{record.kind}/{name}" for record in dataset for name in record.raw.get("formerly", [])}
    return [name for name in released if name not in {*ids_of(dataset), *formerly}]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    found, problems = read_dataset(ROOT / "data")
    assert not problems
    return found


def test_no_id_of_the_last_release_has_vanished(dataset: Dataset) -> None:
    version, *released = RELEASED.read_text("utf-8").splitlines()
    assert version.startswith("# data 20")
    assert len(released) > 1000
    assert vanished(released, dataset) == []


def test_what_has_vanished_is_told_unless_a_record_says_that_it_was_it(tmp_path: Path) -> None:
    (tmp_path / "events" / "2020").mkdir(parents=True)
    (tmp_path / "dataset.toml").write_text('version = "2026.1.0"\n')
    (tmp_path / "events" / "2020" / "new-2020.toml").write_text('formerly = ["old-2020"]\n')
    found, _ = read_dataset(tmp_path)
    released = ["event/gone-2020", "event/new-2020", "event/old-2020", "source/old-2020"]
    assert vanished(released, found) == ["event/gone-2020", "source/old-2020"]
