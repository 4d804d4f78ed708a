"""The sentences a user reads when something is wrong, and the exit code each one means.

Imports nothing, so that every room can raise. The table of exit codes is a promise (README).
"""

from __future__ import annotations


class MalictlError(Exception):
    """A fault worth one clear message: what is wrong, why, and what to do.

    `hint` is printed on lines of its own after the message; `code` names the fault in machine-readable
    errors, and `candidates` lists the ids that a name could have meant.
    """

    exit_code = 70
    code = "bug"

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.candidates = candidates


# What to do about a bundle that cannot be read.
AGAIN = "Reinstall malictl, or name another dataset with MALICTL_DATA."


class WrongUse(MalictlError):
    """The command line asks for something that does not exist or cannot be combined (exit 2)."""

    exit_code = 2
    code = "usage"


class DateRefused(WrongUse):
    """A date expression that is impossible, ambiguous or outside the language (exit 2)."""

    code = "date"


class DataFault(MalictlError):
    """The dataset cannot be read or is not valid (exit 3)."""

    exit_code = 3
    code = "data"


class NoSuchRecord(MalictlError):
    """A name that fits no record (exit 4)."""

    exit_code = 4
    code = "unknown-name"


class Ambiguous(MalictlError):
    """A name that fits several records (exit 4)."""

    exit_code = 4
    code = "ambiguous"


class CannotWrite(MalictlError):
    """The output could not be written (exit 5)."""

    exit_code = 5
    code = "output"


class ReaderGone(Exception):
    """Whoever read our output has stopped reading: no error, there is only nobody left to write to."""


EXIT_CODES: tuple[tuple[int, str], ...] = (
    (0, "answered, also with an empty list, also when the reader closed the pipe"),
    (1, "an empty list under --exit-status; check found faults"),
    (2, "wrong use: unknown command, option, vocabulary value or format, or a date we will not guess"),
    (3, "data could not be read or is not valid"),
    (4, "a name fits no record, or several"),
    (5, "could not write the output"),
    (70, "a bug: two lines and where to report it; the traceback with --debug"),
    (130, "interrupted"),
    (143, "terminated by SIGTERM, as any program is; a file that was being written is the old one or the new"),
)
