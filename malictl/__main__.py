"""`python -m malictl`, and the console script: the only place that ends the process."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any


def main() -> None:
    """Answer the call that this process is, and exit with its code."""
    sys.unraisablehook = _lost
    # One short answer makes no garbage worth looking for, and looking costs a tenth of the call.
    gc.disable()
    try:
        from malictl.cli.app import App
        from malictl.cli.run import run

        code = run(App.from_process(sys.argv[1:]))
    except KeyboardInterrupt:
        code = 130
    # Nor does it need a last look: what is left goes with the process.
    gc.freeze()
    sys.exit(code)


def _lost(fault: Any) -> None:
    """End the process by an interruption that came within a callback of Python's, which would pass over it."""
    if isinstance(fault.exc_value, KeyboardInterrupt):
        os._exit(130)
    sys.__unraisablehook__(fault)


if __name__ == "__main__":
    main()
