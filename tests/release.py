"""Notes which ids a release has: `python -m tests.release`, when one is made, and never else.

What stands in `released.txt` has been published: it may not vanish, and `tests/test_released.py` sees to it.
"""

from __future__ import annotations

from pathlib import Path

from malictl.dataset.read import Dataset, read_dataset

ROOT = Path(__file__).parent.parent
RELEASED = Path(__file__).parent / "golden" / "released.txt"


def ids_of(dataset: Dataset) -> list[str]:
    """Return "kind/id" of every record, in order."""
    return sorted(f"{record.kind}/{record.id}" for record in dataset)


def main() -> None:
    dataset, problems = read_dataset(ROOT / "data")
    if problems:
        raise SystemExit(str(problems[0]))
    RELEASED.write_text(
        "\n".join([f"# data {dataset.about.raw['version']}", *ids_of(dataset)]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
