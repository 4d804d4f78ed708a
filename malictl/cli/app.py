"""What one call runs in: streams, environment, the day, the terminal. Read once here, then passed down."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO

from malictl.errors import WrongUse

if TYPE_CHECKING:
    from malictl.store.store import Store


_MOST_OF_STDIN = 8 << 20


class OutputOptions:
    """What the output options of a call said; None where nothing was said."""

    format_name: str | None = None
    output: str | None = None
    force: bool = False
    fields: tuple[str, ...] = ()
    colour: str = "auto"
    no_pager: bool = False
    width: int | None = None
    quiet: bool = False
    exit_status: bool = False
    excel: bool = False


class App:
    """One call of malictl. Tests make their own; `from_process` makes the real one."""

    def __init__(
        self,
        argv: list[str],
        stdout: BinaryIO,
        stderr: BinaryIO,
        environ: Mapping[str, str],
        stdin_tty: bool = False,
        stdout_tty: bool = False,
        stderr_tty: bool = False,
        stdout_encoding: str = "utf-8",
        stderr_encoding: str = "utf-8",
        terminal_size: tuple[int, int] | None = None,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Take the arguments, the streams and what is known of them; `terminal_size` is (columns, lines), by default
        that of this process's terminal.
        """
        self.argv = argv
        self.stdout, self.stderr, self.environ = stdout, stderr, environ
        self.stdin = stdin
        self.stdin_tty, self.stdout_tty, self.stderr_tty = stdin_tty, stdout_tty, stderr_tty
        self.stdout_encoding, self.stderr_encoding = stdout_encoding, stderr_encoding
        if terminal_size:
            self.terminal_size = terminal_size
        self.debug = False
        # What --today said, and what the dates in words of this call came to.
        self.said_today: str | None = None
        self.readings: list[str] = []
        self.output = OutputOptions()

    @classmethod
    def from_process(cls, argv: list[str]) -> App:
        """Return the call that this process is."""
        stdout_tty, stderr_tty = _is_tty(sys.stdout), _is_tty(sys.stderr)
        return cls(
            argv=argv,
            stdout=_bytes(sys.stdout),
            stderr=_bytes(sys.stderr),
            environ=os.environ,
            stdin=_bytes(sys.stdin),
            stdin_tty=_is_tty(sys.stdin),
            stdout_tty=stdout_tty,
            stderr_tty=stderr_tty,
            # Files and pipes are always UTF-8; only a terminal has an encoding of its own to respect.
            stdout_encoding=(getattr(sys.stdout, "encoding", None) or "utf-8") if stdout_tty else "utf-8",
            stderr_encoding=(getattr(sys.stderr, "encoding", None) or "utf-8") if stderr_tty else "utf-8",
        )

    def lines_of_stdin(self) -> list[str]:
        """Return what stands in the first column of each line of standard input, empty lines left out.

        Raises WrongUse if nothing but a keyboard stands there, or more than a list of names can be.
        """
        if self.stdin_tty:
            raise WrongUse('"-" reads standard input, which is this terminal.',
                           "Send it something: malictl events | malictl cite -")  # fmt: skip
        content = self.stdin.read(_MOST_OF_STDIN + 1) if self.stdin else b""
        if len(content) > _MOST_OF_STDIN:
            raise WrongUse(f"standard input holds more than {_MOST_OF_STDIN >> 20} MB.", "Send fewer lines at once.")
        text = content.decode("utf-8-sig", "replace")
        return [first for line in text.splitlines() if (first := line.split("\t")[0].strip())]

    @cached_property
    def store(self) -> Store:
        """The dataset, opened when first asked for. Raises DataFault if it cannot be."""
        from malictl.store.open import open_store

        return open_store(self.environ.get("MALICTL_DATA"))

    @cached_property
    def today(self) -> str:
        """The reference day as YYYY-MM-DD: --today, else MALICTL_TODAY, else the day on the machine's clock."""
        from datetime import date

        for name, said in (("--today", self.said_today), ("MALICTL_TODAY", self.environ.get("MALICTL_TODAY"))):
            if said or (said is not None and name == "--today"):
                try:
                    if len(said) == 10 and date.fromisoformat(said).isoformat() == said:
                        return said
                except ValueError:
                    pass
                raise WrongUse(f'{name} is "{said}", which is not a day.', "Write YYYY-MM-DD, or leave it out.")
        return date.today().isoformat()

    @cached_property
    def terminal_size(self) -> tuple[int, int]:
        """(columns, lines) of the terminal; asked only by what is laid out for it."""
        import shutil

        columns, lines = shutil.get_terminal_size()
        return max(columns, 20), max(lines, 5)

    def colour(self) -> bool:
        """Return whether to paint: --color, then NO_COLOR, CLICOLOR=0, FORCE_COLOR, then the terminal."""
        if self.output.colour != "auto":
            return self.output.colour == "always"
        env = self.environ
        if env.get("NO_COLOR"):
            return False
        if env.get("CLICOLOR") == "0":
            return False
        if any(env.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
            return True
        return self.stdout_tty and not self.output.output and env.get("TERM") != "dumb"

    def write_error(self, text: str) -> None:
        """Write to standard error; a closed one is no reason to fail."""
        try:
            self.stderr.write(encoded(text, self.stderr_encoding))
            self.stderr.flush()
        except (OSError, ValueError):
            silence(self.stderr)


def silence(stream: BinaryIO) -> None:
    """Turn a stream that cannot be written to nowhere: Python flushes it once more on its way out."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
    except (OSError, ValueError, AttributeError):
        pass


_ASCII = str.maketrans(
    {
        "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "─": "-", "│": "|", "█": "#",
        "░": ":", "▶": ">", "→": ">", "−": "-", "±": "*",
        "▏": ".", "▎": ".", "▍": ":", "▌": ":", "▋": "=", "▊": "=", "▉": "#", "·": "-",
        "«": '"', "»": '"', "‹": "'", "›": "'", "„": '"', "œ": "oe", "Œ": "OE",
        "æ": "ae", "ø": "o", "ß": "ss", "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip


def encoded(text: str, encoding: str) -> bytes:
    """Return text in the encoding of a stream; what it cannot show is written in ASCII letters, else as "?"."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        pass
    except LookupError:
        encoding = "ascii"
    import unicodedata

    def nearest_letters(character: str) -> str:
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            bare = unicodedata.normalize("NFKD", character.translate(_ASCII))
            return "".join(c for c in bare if not unicodedata.combining(c))
        return character

    return "".join(map(nearest_letters, text)).encode(encoding, "replace")


def _is_tty(stream: Any) -> bool:
    try:
        return bool(stream is not None and stream.isatty())
    except (AttributeError, ValueError):
        return False


def _bytes(stream: Any) -> BinaryIO:
    # A closed or missing stream (python -c, pythonw, >&-) swallows what is written to it.
    buffer = getattr(stream, "buffer", None)
    return buffer if buffer is not None else io.BytesIO()
