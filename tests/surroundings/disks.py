"""Disks that are read-only or full, and files that many want to write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.surroundings.installed import COMMANDS, Got, Home
from tests.surroundings.outcome import Outcome, Outcomes, difference, wrong

Way = Callable[[Home], Outcomes]
OLD = b"the user's own\n"


def read_only(home: Home) -> Outcomes:
    """The whole file system read-only, that of the installation with it."""
    if not _may_mount(home):
        yield Outcome("skipped: needs to mount")
        return
    for name, (argv, _) in COMMANDS.items():
        yield Outcome(name, difference(home, name, _mounted(home, _frozen(home), [home.malictl, *argv])))
    got = _mounted(home, _frozen(home), [home.malictl, "events", "-o", f"{home.folder}/x.csv"])
    yield Outcome("--output", wrong(got, 5, False, True))


def checkout(home: Home) -> Outcomes:
    """A read-only checkout whose bundle is not built: it is compiled in memory."""
    from tests.surroundings.installed import ROOT

    if not _may_mount(home):
        yield Outcome("skipped: needs to mount")
        return
    with tempfile.TemporaryDirectory() as folder:
        for part in ("malictl", "data", "pyproject.toml"):
            home.shell(f"cp -r {ROOT / part} {folder}")
        home.shell(f"rm -rf {folder}/malictl/_bundle")
        freeze = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}"
        got = _mounted(home, freeze, [str(home.python), "-m", "malictl", "events", "--since", "2020"], cwd=folder)
        yield Outcome("list", difference(home, "list", got))


def no_rights(home: Home) -> Outcomes:
    """A folder that may not be written in: exit 5, and nothing left in it."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "no", "such", "x.csv")
        yield Outcome(
            "a folder that is not there", wrong(home.run([home.malictl, "events", "-o", str(target)]), 5, False, True)
        )
        yield Outcome(
            "/dev/full",
            wrong(home.run([home.malictl, "events", "-f", "csv", "-o", "/dev/full", "--force"]), 5, False, True),
        )
        yield Outcome("/proc", wrong(home.run([home.malictl, "events", "-f", "csv", "-o", "/proc/x"]), 5, False, True))
        long = Path(folder, "x" * 251 + ".csv")
        got = home.run([home.malictl, "events", "-o", str(long)])
        yield Outcome(
            "the longest name there can be", wrong(got, 0, False, None) or ("" if long.exists() else "not written")
        )


def disk_full(home: Home) -> Outcomes:
    """A disk that becomes full while a file is written: the old file stays, nothing else is left, exit 5."""
    with tempfile.TemporaryDirectory() as folder:
        mine = Path(folder, "x.csv")
        for name, before in (("limit of file size", "ulimit -f 8; "), ("disk of 32 KB", "")):
            mount = f"mount -t tmpfs -o size=32k none {folder} && printf %s {OLD.decode().strip()!r} > {mine}"
            if not before and not _may_mount(home):
                yield Outcome("skipped: needs to mount")
                continue
            mine.write_bytes(OLD)
            write = f"{home.malictl} events -o {mine} --force"
            line = f"{before or mount + '; '} {write}; code=$?; ls -A {folder}; cat {mine}; exit $code"
            got = home.shell(line) if before else _mounted(home, "true", ["bash", "-c", line])
            kept = got.out.split(b"\n", 1) == [b"x.csv", OLD.strip()] or got.out == b"x.csv\n" + OLD
            yield Outcome(name, wrong(got, 5, True, True) or ("" if kept else f"left: {got.out[:200]!r}"))


def one_file(home: Home) -> Outcomes:
    """Fifty processes that want one file: without --force one has it, with --force the last; never a mixture."""
    whole = home.run([home.malictl, "events", "-f", "csv"]).out
    for force in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, "x.csv")
            argv = [home.malictl, "events", "-o", str(target), *(["--force"] if force else [])]
            with ThreadPoolExecutor(50) as pool:
                codes = [got.code for got in pool.map(lambda _: home.run(argv, seconds=120), range(50))]  # noqa: B023
            how = (
                ""
                if target.read_bytes() == whole and os.listdir(folder) == ["x.csv"]
                else f"left: {os.listdir(folder)}"
            )
            wanted = {0: 50} if force else {0: 1, 5: 49}
            counted = {code: codes.count(code) for code in sorted({*codes})}
            yield Outcome(
                "--force" if force else "no --force", how or ("" if counted == wanted else f"exit codes {counted}")
            )


def killed(home: Home) -> Outcomes:
    """A process that is killed while it writes: the file is old or new, whole either way."""
    import signal
    import subprocess
    import time

    whole = home.run([home.malictl, "events", "-f", "csv"]).out
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        found = set()
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, "x.csv")
            for step in range(40):
                target.write_bytes(OLD)
                with subprocess.Popen(
                    [home.malictl, "events", "-o", str(target), "--force"], stderr=subprocess.PIPE
                ) as process:
                    time.sleep(0.05 + step * 0.005)
                    process.send_signal(number)
                    process.communicate()
                if target.read_bytes() not in (OLD, whole):
                    found.add("a file in part")
                if number == signal.SIGINT and (left := [name for name in os.listdir(folder) if name != "x.csv"]):
                    found.add(f"left behind: {left}")
        yield Outcome(f"{number.name} while --output writes", "; ".join(found))


def _may_mount(home: Home) -> bool:
    return home.run(["unshare", "-m", "true"]).code == 0


def _frozen(home: Home) -> str:
    """Return the command that makes every file system read-only that a program could write to."""
    return "for m in $(awk '{print $2}' /proc/mounts | sort -r); do mount -o remount,ro,bind $m 2>/dev/null; done; " \
           f"mount --bind {home.folder} {home.folder}; mount -o remount,ro,bind {home.folder}; true"  # fmt: skip


def _mounted(home: Home, mount: str, command: list[str], cwd: str = "/") -> Got:
    return home.run(["unshare", "-m", "bash", "-c", f'{mount} && exec "$@"', "bash", *command], cwd=cwd)


WAYS: dict[str, Way] = {
    "read-only file system": read_only,
    "read-only checkout": checkout,
    "a place that cannot be written": no_rights,
    "disk full under --output": disk_full,
    "fifty writers of one file": one_file,
    "killed while it writes": killed,
}
