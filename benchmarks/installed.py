"""What is measured, installed: malictl from its wheel in a fresh environment, and the other tools that can be had.

A tool that cannot be had is None, never an error. Nothing is installed outside the working folder: Python tools go into
environments of their own, and of Debian's packages only the files are taken.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Tool = tuple[str, Path]


def clean_environment() -> dict[str, str]:
    """Return the caller's environment without what changes how Python starts or compiles."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MALICTL"))}


def malictl_environment(work: Path, bundle: Path | None) -> Path:
    """Build the wheel, install it in a fresh environment, byte code compiled, and return that environment.

    With `bundle`, that takes the place of the dataset that the wheel brought.
    """
    wheels = work / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    _run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)])
    home = _environment(work / "malictl", str(next(wheels.glob("*.whl"))))
    if bundle:
        shutil.copyfile(bundle, bundle_of(home))
    return home


def bundle_of(home: Path) -> Path:
    """Return the dataset of an environment that has malictl."""
    return next(home.glob("lib/python*/site-packages/malictl/_bundle/mali.json"))


def python_tool(work: Path, name: str) -> Path | None:
    """Return a tool from PyPI, in an environment of its own; None if it cannot be installed."""
    home = work / "tools" / name
    if not (home / "bin" / name).exists():
        try:
            _environment(home, name)
        except subprocess.CalledProcessError:
            return None
    return home / "bin" / name


def system_tool(work: Path, name: str) -> Path | None:
    """Return a tool that is installed, else out of Debian's package of that name; None if it cannot be had."""
    if found := shutil.which(name):
        return Path(found)
    folder = work / "tools" / name
    unpacked = folder / "usr" / "bin" / name
    if not unpacked.exists() and shutil.which("apt-get") and shutil.which("dpkg-deb"):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _run(["apt-get", "download", "--quiet", name], folder)
            for package in folder.glob("*.deb"):
                _run(["dpkg-deb", "--extract", str(package), str(folder)])
        except subprocess.CalledProcessError:
            return None
    return unpacked if unpacked.exists() else None


def newer_jq(work: Path) -> Path | None:
    """Return the newest jq: the program itself, built from its sources, which the package `jq` on PyPI brings.

    That package is Python's bindings, which do not count. None without pip, a C compiler or make.
    """
    folder = work / "tools" / "jq"
    if not any(folder.glob("jq-*/jq")):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            # pip builds the bindings to learn what they are called, which takes minutes.
            _run(
                [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "jq"], folder
            )
            for archive in folder.glob("*.tar.gz"):
                shutil.unpack_archive(archive, folder / "bindings")
            for archive in folder.glob("bindings/*/deps/jq-*.tar.gz"):
                shutil.unpack_archive(archive, folder)
            for source in folder.glob("jq-*/configure"):
                options = (
                    "--with-oniguruma=builtin",
                    "--disable-maintainer-mode",
                    "--disable-docs",
                    "--disable-shared",
                )
                _run(["./configure", "--quiet", *options], source.parent)
                _run(["make", f"-j{os.cpu_count()}"], source.parent)
        except (subprocess.CalledProcessError, OSError, shutil.ReadError):
            return None
    return next(folder.glob("jq-*/jq"), None)


def version_of(tool: Path) -> str:
    """Return the version of a tool, as it tells it."""
    told = subprocess.run([tool, "--version"], capture_output=True, text=True, env=clean_environment())
    found = re.search(r"\d+\.\d[\w.]*", told.stdout + told.stderr)
    return found[0] if found else "of unknown version"


def _environment(home: Path, package: str) -> Path:
    shutil.rmtree(home, ignore_errors=True)
    _run([sys.executable, "-m", "venv", "--without-pip", str(home)])
    python = str(home / "bin" / "python")
    _run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--compile", package])
    _run([python, "-m", "compileall", "-q", str(home / "lib")], may_fail=True)
    return home


def _run(argv: Sequence[str], folder: Path | None = None, may_fail: bool = False) -> None:
    """Run a command without its output, which is shown if it fails."""
    env: Mapping[str, str] = {**clean_environment(), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(argv, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode and not may_fail:
        print(f"{' '.join(argv[:4])} … failed:\n{done.stdout[-2000:]}", file=sys.stderr)
        done.check_returncode()
