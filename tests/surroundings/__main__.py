"""Builds, installs, tries, and prints the table: `python -m tests.surroundings [--python PATH]… [part of a name…]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.surroundings import disks, plain, streams
from tests.surroundings.installed import build, install
from tests.surroundings.outcome import Outcome, same_everywhere

WAYS = {**plain.WAYS, **streams.WAYS, **disks.WAYS}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.surroundings", description=__doc__)
    asked.add_argument("wanted", nargs="*", help="parts of the names of surroundings; without any, all")
    asked.add_argument(
        "--python", action="append", default=[], metavar="PATH", help="another interpreter to install it for"
    )
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        home = install(Path(folder, "home"), wheel)
        faults = 0
        for name, way in WAYS.items():
            if not said.wanted or any(part in name for part in said.wanted):
                faults += told(name, [*way(home)])
        for number, python in enumerate(said.python):
            other = install(Path(folder, f"python{number}"), wheel, python)
            version = other.run([str(other.python), "-V"]).out.decode().strip()
            faults += told(version, [*same_everywhere(home, [other.malictl])])
    print(f"{faults} not as they must be")
    return 1 if faults else 0


def told(name: str, outcomes: list[Outcome]) -> int:
    """Print the row of a surrounding, and under it what was wrong; return how much that was."""
    wrong = [one for one in outcomes if one.wrong]
    print(f"{name:34}{len(outcomes) - len(wrong):>4} of {len(outcomes):>3} as they must be", flush=True)
    for one in wrong:
        print(f"    {one.what}: {one.wrong}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
