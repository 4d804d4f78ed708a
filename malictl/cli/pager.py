"""A pager for answers taller than the screen. MALICTL_PAGER, then PAGER, then less; empty or "cat" is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping


def page(text: bytes, environ: Mapping[str, str]) -> bool:
    """Show text in the pager and return whether it was shown; a missing or failing pager is no error."""
    named = environ.get("MALICTL_PAGER", environ.get("PAGER", "less"))
    try:
        command = shlex.split(named)
    except ValueError:
        return False
    if not command or command[0] == "cat" or not shutil.which(command[0]):
        return False
    # F quits if it fits after all, R lets colour through, X leaves the text on the screen.
    settings = {**os.environ, **environ, "LESS": environ.get("LESS", "FRX"), "LESSCHARSET": "utf-8"}
    try:
        # The user's own pager, and no shell: a word of it is a word.
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)  # noqa: S603
    except OSError:
        return False
    try:
        process.communicate(text)
    except KeyboardInterrupt:
        # The pager handles Ctrl-C itself; we only wait for it.
        process.wait()
    return True
