"""Surroundings in which every answer is what it is at home: locales, environments, interpreters, ways to start."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.surroundings.installed import COMMANDS, Home
from tests.surroundings.outcome import Outcome, Outcomes, difference, same_everywhere

Way = Callable[[Home], Outcomes]


def _in(**env: str) -> Way:
    return lambda home: same_everywhere(home, [home.malictl], env)


def _by(*start: str) -> Way:
    return lambda home: same_everywhere(home, [str(home.python), *start, "-m", "malictl"])


def no_docstrings(home: Home) -> Outcomes:
    """Under -OO the help says what a command does in one line; every other answer is what it is at home."""
    for name, (argv, _) in COMMANDS.items():
        got = home.run([str(home.python), "-OO", "-m", "malictl", *argv])
        how = "" if b"List events" in got.out and b"--since" in got.out else f"no help: {got.out[:200]!r}"
        yield Outcome(name, how if name == "help" else difference(home, name, got))


def narrow_pipe(home: Home) -> Outcomes:
    """COLUMNS says nothing to a pipe; help, which is for people, is laid out for it."""
    for name, (argv, _) in COMMANDS.items():
        if name != "help":
            yield Outcome(
                name, difference(home, name, home.run([home.malictl, *argv], {"COLUMNS": "40", "LINES": "3"}))
            )


def fifty(home: Home) -> Outcomes:
    """Fifty processes at once answer as one does."""
    names = [*COMMANDS][:10] * 5
    with ThreadPoolExecutor(50) as pool:
        answers = pool.map(lambda name: (name, home.run([home.malictl, *COMMANDS[name][0]], seconds=120)), names)
        found = [f"{name}: {how}" for name, got in answers if (how := difference(home, name, got))]
    yield Outcome("fifty answers", "; ".join(found[:3]))


def zipped(home: Home) -> Outcomes:
    """Imported from the wheel itself, as from any zip: it answers, or says in a sentence that it cannot."""
    (packages,) = home.folder.glob("lib/python*/site-packages")
    env = {"PYTHONPATH": f"{home.wheel}:{packages}", "PYTHONDONTWRITEBYTECODE": "1"}
    for name, (argv, code) in COMMANDS.items():
        got = home.run([str(home.python), "-S", "-m", "malictl", *argv], env)
        how = difference(home, name, got)
        sentence = got.code in (code, 3) and got.err.startswith(b"Error: ") and b"Traceback" not in got.err
        yield Outcome(name, how if how and not sentence else "")


WAYS: dict[str, Way] = {
    "nothing but PATH": _in(),
    "no HOME, no locale": _in(LC_ALL="C"),
    "LC_ALL=C, PYTHONUTF8=0": _in(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "PYTHONUTF8=0, fr_FR.ISO-8859-1": _in(LC_ALL="fr_FR.ISO-8859-1", LANG="fr_FR", PYTHONUTF8="0"),
    "cp1252 stdout": _in(PYTHONIOENCODING="cp1252"),
    "ASCII stdout": _in(PYTHONIOENCODING="ascii"),
    "an encoding that is none": _in(PYTHONIOENCODING="utf-16"),
    "PYTHONUNBUFFERED": _in(PYTHONUNBUFFERED="1"),
    "TERM=dumb, in a pipe": _in(TERM="dumb"),
    "40 columns, in a pipe": narrow_pipe,
    "COLUMNS that is no number": _in(COLUMNS="-5", LINES="x"),
    "HOME that is not there": _in(HOME="/no/such/home", XDG_CONFIG_HOME="/dev/null", TMPDIR="/no/such"),
    "python -m malictl": _by(),
    "python -O": _by("-O"),
    "python -OO": no_docstrings,
    "python -I -B -X dev": _by("-I", "-B"),
    "zip import": zipped,
    "fifty at once": fifty,
}
