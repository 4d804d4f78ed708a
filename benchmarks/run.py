"""Measures malictl beside its peers: `python3 benchmarks/run.py`. README.md, beside this file, says how to read it."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from cases import SINCE, Case, Cases, Group
from installed import bundle_of, malictl_environment
from measure import Run, environment, instructions, peak_memory, run_in_pipe, run_on_terminal
from peers import HERE, Peers, answers_agree
from report import Measured, Results, comparison_table, group_table

WARM_UP = 2
README, NEWEST = HERE / "README.md", "## The newest tables"
_VERSIONS = (
    "import platform, importlib.metadata as found\n"
    "names = 'malictl click rich tinydb python-dateutil'.split()\n"
    "print('Python', platform.python_version() + '; ' + ', '.join(f'{name} {found.version(name)}' for name in names))\n"
)


def main() -> None:
    """Install, measure, print."""
    asked = _arguments()
    work: Path = asked.work
    home = work / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    _say("installing malictl")
    installed = malictl_environment(work, asked.bundle)
    _say("finding the other tools (the first time takes minutes)")
    peers, cases = Peers(work, home), Cases(installed)
    bundle = bundle_of(installed)
    groups = cases.groups()
    groups.append(peers.group(bundle, cases.case(SINCE, 1.40, 1.15), cases.floor()))
    if asked.events:
        _say(f"making {asked.events} events")
        large = work / "large.json"
        made = [cases.python, str(HERE / "generate.py"), str(large), "--events", str(asked.events)]
        subprocess.run(made, check=True, env=environment(home))
        groups.append(cases.large(large, asked.events))
        peers.join_large(groups[-1], large)
    load = os.getloadavg()[0]
    wanted = [group for group in groups if not asked.only or asked.only.lower() in group.title.lower()]
    measured = [(group, measure(group, home, asked.rounds, asked.instructions)) for group in wanted]
    report = _report(measured, peers, asked.rounds, (load, os.getloadavg()[0]), cases.python, bundle)
    print(report)
    if asked.update:
        kept = README.read_text(encoding="utf-8").partition(NEWEST)[0]
        README.write_text(f"{kept}{NEWEST}\n\n{report}", encoding="utf-8")


def measure(group: Group, home: Path, rounds: int, count: bool) -> Results:
    """Run the commands of a group in turns, then measure what each holds, and count its instructions if asked to.

    A command that fails is left out, and said to have failed.
    """
    results: Results = {}
    for case in group.cases:
        run = _run(case, home)
        if run.code:
            _say(f"left out, as it ends with {run.code}: {case.name}")
        else:
            results[case.name] = Measured(case)
    for number in range(1 - WARM_UP, rounds + 1):
        if sys.stderr.isatty():
            _say(f"{group.title}: round {max(number, 0)} of {rounds}\033[A")
        for measured in results.values():
            run = _run(measured.case, home)
            if number > 0:
                measured.runs.append(run)
    for measured in results.values():
        case = measured.case
        process = case.argv, environment(home, case.env), case.terminal, case.first_screen
        measured.megabytes = peak_memory(*process)
        if count and case.counted and shutil.which("valgrind"):
            _say(f"{group.title}: counting {case.name}")
            measured.instructions = instructions(*process)
    return results


def _run(case: Case, home: Path) -> Run:
    env = environment(home, case.env)
    if case.terminal:
        return run_on_terminal(case.argv, env, case.first_screen)
    return run_in_pipe(case.argv, env)


def _report(
    measured: list[tuple[Group, Results]],
    peers: Peers,
    rounds: int,
    load: tuple[float, float],
    python: str,
    bundle: Path,
) -> str:
    told = subprocess.run([python, "-c", _VERSIONS], capture_output=True, text=True, env=environment(peers.home)).stdout
    absent = f" Not installed: {', '.join(peers.absent)}." if peers.absent else ""
    head = (
        f"{date.today()}; {os.cpu_count()} cores, {platform.machine()}, {platform.system()}; {rounds} rounds; "
        f"load {load[0]:.1f} before, {load[1]:.1f} after. "
        f"{told.strip()}; dataset of {bundle.stat().st_size / 1e6:.1f} MB. "
        f"Other tools: {', '.join(peers.versions.values()) or 'none'}.{absent}"
    )
    lines = [head, "", *(line for group, results in measured for line in group_table(group, results))]
    lines += comparison_table(measured)
    lines += (
        f"Not comparable: {line}" for group, _ in measured for line in answers_agree(group, environment(peers.home))
    )
    return "\n".join(lines).rstrip() + "\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure malictl beside its peers.")
    parser.add_argument("--rounds", type=int, default=15, metavar="N", help="how often each command is run")
    parser.add_argument("--bundle", type=Path, metavar="FILE", help="the dataset to ask, instead of the wheel's own")
    parser.add_argument("--events", type=int, default=40_000, metavar="N", help="size of the large dataset; 0: none")
    parser.add_argument("--instructions", action="store_true", help="count instructions too, with valgrind; minutes")
    parser.add_argument("--only", metavar="WORDS", help="only the groups in whose titles this stands")
    parser.add_argument("--update", action="store_true", help="put the tables into benchmarks/README.md")
    parser.add_argument("--work", type=Path, metavar="DIR", default=Path(tempfile.gettempdir()) / "malictl-benchmark",
                        help="where to install and to keep the other tools")  # fmt: skip
    return parser.parse_args()


def _say(text: str) -> None:
    print(f"{text}\033[K" if sys.stderr.isatty() else text, file=sys.stderr)


if __name__ == "__main__":
    main()
