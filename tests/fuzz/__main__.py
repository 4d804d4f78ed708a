"""Tries cases for as long as asked, or one again: `python -m tests.fuzz --seconds 600 [target…]`, `… --again CASE`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.run import TARGETS, seeded
from tests.fuzz.verdict import Fault


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", metavar="target", help=f"{', '.join(TARGETS)}; without any, all of them")
    asked.add_argument("--seconds", type=float, default=60, help="how long in all (60)")
    asked.add_argument("--seed", default=str(time.time_ns() % 10**9), help="where to begin (anew each time)")
    asked.add_argument("--again", metavar="CASE", help="try one case again, as a fault names it")
    said = asked.parse_args()
    # A checkout compiles its dataset when that has changed, which takes more memory than a case may.
    subprocess.run([sys.executable, "-m", "malictl", "events", "-n", "1"], capture_output=True, check=True)
    if said.again:
        TARGETS[said.again.partition(":")[0]](seeded(said.again))
        print("nothing wrong")
        return 0
    if unknown := {*said.targets} - {*TARGETS}:
        asked.error(f"no target is called {', '.join(sorted(unknown))}")
    return tried(said.targets or [*TARGETS], said.seconds, said.seed)


def tried(names: list[str], seconds: float, seed: str) -> int:
    """Try cases of each target in turn, an equal time for each, tell the faults and the numbers; 1 if there was any."""
    done, faults = Counter[str](), dict[str, int]()
    for name in names:
        end = time.monotonic() + seconds / len(names)
        while time.monotonic() < end:
            key = f"{name}:{seed}:{done[name]}"
            try:
                TARGETS[name](seeded(key))
            except Fault as fault:
                faults[fault.kind] = faults.get(fault.kind, 0) + 1
                if faults[fault.kind] == 1:
                    print(f"--- {fault}\n    again: python -m tests.fuzz --again {key}", flush=True)
            except Exception:
                print(
                    f"--- the harness itself: python -m tests.fuzz --again {key}\n{traceback.format_exc()}", flush=True
                )
                faults["the harness itself"] = faults.get("the harness itself", 0) + 1
            done[name] += 1
        print(f"{name:14}{done[name]:>10,} cases", flush=True)
    print(f"{'in all':14}{done.total():>10,} cases, {len(faults)} kinds of fault (seed {seed})")
    for kind, count in sorted(faults.items()):
        print(f"  {count:>8,} × {kind}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
