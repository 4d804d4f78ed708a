"""Every command with its arguments and options, filled with what they take, nearly take, and never took."""

from __future__ import annotations

from functools import cache
from random import Random

import click

from malictl.cli.dates import DateType
from malictl.cli.deliver import FORMATS
from malictl.cli.group import root
from malictl.cli.types import NameType, ValuesType
from tests.call import LITTLE
from tests.fuzz.dates import date_text
from tests.fuzz.odd import mutated, odd_text, sayable

NAMES = (
    "river guard",
    "Amina",
    "kessou",
    "Tésta",
    "testa",
    "upper",
    "Guard",
    "fleuve",
    "league",
    "TESTLAND",
    "old bridge",
)
FREE = {
    "actor: river guard", "event:coup-2021", "place:testland", "span:river-blockade", "tag:convoys", "2022", "coup",
    "river", "killed", "source: atlas", "text: bridge", "theme: x", "data", ".", "coverage", "vocab", "event-type",
    "schema", "dates", "events", "bash", "zsh", "fish", "id,date,title", "id", "title", "type=coup", "tag=convoys",
    "place=testland", "significance=1", "actor=river-guard,river-front", "2026-11-21", "convoys", "elections",
}  # fmt: skip
FREE_WORDS = tuple(sorted(FREE))
FILES = ("out.csv", "out.json", "out.txt", "out", "out.xyz", "no/such/out.csv", "/dev/full", "/dev/null", "folder.csv",
         "x" * 300 + ".csv", "x" * 250 + ".csv", "é.md", "\udcff.csv", "\x1b[31m.csv", "-.csv", ".csv", "")  # fmt: skip
NUMBERS = (
    "0",
    "1",
    "3",
    "20",
    "40",
    "80",
    "1000",
    "1001",
    "-1",
    "007",
    "1.5",
    "9" * 19,
    "9" * 400,
    "९",
    "², ",
    " 5 ",
    "1_0",
)


@cache
def ids() -> tuple[str, ...]:
    """Return the ids of the little dataset."""
    return tuple(sorted(path.stem for path in LITTLE.rglob("*.toml") if path.name != "dataset.toml"))


@cache
def commands() -> dict[str, click.Command]:
    """Return the commands by name."""
    context = click.Context(root)
    return {name: found for name in root.list_commands(context) if (found := root.get_command(context, name))}


def arguments(draw: Random) -> tuple[tuple[str, ...], str]:
    """Return the words of one call, and the format that it is sure to answer in, or ""."""
    if draw.random() < 0.08:
        return tuple(harmless(odd_text(draw)) for _ in range(draw.randint(0, 5))), ""
    name, command = draw.choice([*commands().items()])
    before = [draw.choice(("--version", "-h", "--nonsense", "--help=x"))] if draw.random() < 0.01 else []
    form = draw.choice((*FORMATS, "json", "json", "")) if name != "completion" else ""
    rest: list[list[str]] = []
    options = [param for param in command.params if isinstance(param, click.Option)]
    for option in draw.choices(options, k=draw.choice((0, 0, 1, 1, 2, 3, 5))) if options else ():
        rest.append(_option(draw, option))
    for argument in command.params:
        if isinstance(argument, click.Argument):
            most = 1 if argument.nargs == 1 else draw.choice((0, 1, 1, 2, 4))
            rest += [[_argument(draw, argument, name)] for _ in range(most if draw.random() < 0.97 else 0)]
    if draw.random() < 0.05:
        rest.append([harmless(odd_text(draw))])
    draw.shuffle(rest)
    words = [word for part in rest for word in part]
    sure = not any("json" in word or word.startswith(("-f", "--f", "-o", "--o", "--e")) for word in words)
    return (*before, name, *(["-f", form] if form else []), *words), form if sure else ""


def _option(draw: Random, option: click.Option) -> list[str]:
    name = draw.choice([*option.opts, *option.secondary_opts])
    if draw.random() < 0.03:
        name = harmless(mutated(draw, name))
    if option.is_flag:
        return [name] if draw.random() < 0.97 else [f"{name}={harmless(odd_text(draw))}"]
    said = draw.choice(FILES) if "--output" in option.opts else harmless(_value(draw, option, option.name or ""))
    if draw.random() < 0.02:
        return [name]
    if name.startswith("--"):
        return [f"{name}={said}"] if draw.random() < 0.4 else [name, said]
    return [f"{name}{said}"] if draw.random() < 0.3 and "--output" not in option.opts else [name, said]


def _argument(draw: Random, argument: click.Argument, command: str) -> str:
    if command == "check":
        return draw.choice(("folder.csv", "", ".", "none", "\udcff", "\x1b[31m", str(LITTLE), "/dev/null", "x" * 5000))
    return harmless(_value(draw, argument, command))


def _value(draw: Random, param: click.Parameter, name: str) -> str:
    """Return a value that a parameter takes; of eight one to which something happened, some that are only odd."""
    chance = draw.random()
    if chance < 0.04:
        return odd_text(draw)
    right = _right(draw, param, name)
    return mutated(draw, right) if chance < 0.16 else right


def _right(draw: Random, param: click.Parameter, name: str) -> str:
    kind = param.type
    if isinstance(kind, DateType) or name in ("compare", "on"):
        return date_text(draw) if draw.random() < 0.8 else draw.choice(ids())
    if isinstance(kind, ValuesType):
        return ",".join(draw.choices(kind.known(), k=draw.choice((1, 1, 2, 3))))
    if isinstance(kind, NameType):
        return draw.choice((draw.choice(ids()), draw.choice(ids()), draw.choice(NAMES), "-" if name == "cite" else "x"))
    if isinstance(kind, click.Choice):
        return str(draw.choice(tuple(kind.choices)))
    if isinstance(kind, click.IntRange):
        return draw.choice(NUMBERS)
    if draw.random() < 0.3:
        return date_text(draw)
    return draw.choice((draw.choice(FREE_WORDS), draw.choice(NAMES), draw.choice(ids())))


def harmless(text: str) -> str:
    """Return a word that can be said, and with which no case writes outside the folder that it is in."""
    text = sayable(text)
    if text.startswith(("-o", "--o", "-qo", "-eo")) and "output" not in text:
        return "-o"
    # Whatever option it follows, it is no way out.
    return text.replace("/", "∕") if text.startswith("/") or "../" in text else text
