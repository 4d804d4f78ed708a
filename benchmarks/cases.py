"""What is measured, in groups, and what each may take. The targets are those of the issue that asked for speed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CLICK = 'python -c "import click"'
EVENT, ACTOR = "moura-killings-2022", "wagner"


@dataclass(frozen=True)
class Case:
    """One command. `must` and `stretch` are the most it may take, in multiples of `import click`."""

    name: str
    argv: tuple[str, ...]
    must: float | None = None
    stretch: float | None = None
    memory: tuple[int, int] | None = None
    terminal: bool = False
    first_screen: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    counted: bool = True


@dataclass(frozen=True)
class Comparison:
    """Two commands of a group: `first` in multiples of `second`; with `more`, what it adds, in multiples of click."""

    first: str
    second: str
    must: float
    stretch: float | None = None
    more: bool = False


@dataclass
class Group:
    """Commands that take turns: each once a round, `import click` first."""

    title: str
    cases: list[Case]
    comparisons: list[Comparison] = field(default_factory=list)


JSON, ANY = (22, 18), (32, 24)
SINCE = "events --since 2020 --json"
ISO, WORDS = "events --since 2020-03-01 --json", 'events --since "1 March 2020" --json'


class Cases:
    """The groups, for malictl in the environment `home`."""

    def __init__(self, home: Path) -> None:
        self.python, self.malictl = str(home / "bin" / "python"), str(home / "bin" / "malictl")

    def floor(self) -> list[Case]:
        """Return what every group begins with."""
        return [Case(CLICK, (self.python, "-c", "import click"))]

    def case(self, command: str, must: float | None = None, stretch: float | None = None, **more: object) -> Case:
        """Return a malictl command; `command` is split at spaces, but for what stands in double quotes."""
        words = [
            part for number, text in enumerate(command.split('"')) for part in ([text] if number % 2 else text.split())
        ]
        more.setdefault("memory", JSON if "--json" in words else ANY)
        return Case(f"malictl {command}", (self.malictl, *words), must, stretch, **more)  # type: ignore[arg-type]

    def completion(self, words: str, must: float, stretch: float) -> Case:
        """Return the completion of the last of some words, as bash asks for it."""
        env = {
            "_MALICTL_COMPLETE": "bash_complete",
            "COMP_WORDS": f"malictl {words}",
            "COMP_CWORD": str(len(words.split())),
        }
        return Case(f"malictl {words}⇥", (self.malictl,), must, stretch, ANY, env=env)

    def groups(self) -> list[Group]:
        """Return the groups that ask the real dataset."""
        screen = "events --since 2020"
        return [
            Group("Start", [
                *self.floor(),
                Case("python -c pass", (self.python, "-c", "pass")),
                self.case("--version", 1.30, 1.15),
                self.case("--help", 1.30, 1.15),
                self.completion("ev", 1.30, 1.15),
            ]),
            Group("One record", [
                *self.floor(),
                self.case(f"event {EVENT} --json", 1.35, 1.20),
                self.case(f"actor {ACTOR} --json", 1.35, 1.20),
                self.completion("event moura", 1.35, 1.20),
            ]),
            Group("Since 2020, in a pipe", [
                *self.floor(),
                self.case(SINCE, 1.40, 1.15),
                self.case("events --since 2020", 1.75, 1.5),
                self.case("events --since 2020 -f csv", 1.75, 1.5),
                self.case(ISO),
                self.case(WORDS),
            ], [Comparison(f"malictl {WORDS}", f"malictl {ISO}", 0.6, 0.45, more=True)]),
            Group("Prose, search, counts, in a pipe", [
                *self.floor(),
                self.case("summary 2020..2025 -f md", 2.0, 1.5),
                self.case("search goita", 2.0, 1.5),
                self.case("events --count-by year", 2.0, 1.5),
            ]),
            Group("On a terminal of 100 × 40", [
                *self.floor(),
                self.case("events --since 2020 -n 50 --no-pager", 2.8, 2.3, terminal=True),
                self.case(f"actor {ACTOR} --no-pager", 2.8, 2.3, terminal=True),
                self.case(f"event {EVENT} --no-pager", 2.8, 2.3, terminal=True),
                self.case("compare 2021-12-01 2025-06-30 --no-pager", 2.8, 2.3, terminal=True),
                self.case(f"{screen}", 2.8, 2.3, terminal=True, first_screen=True),
                self.case(f"{screen} --no-pager", 5, 3, terminal=True),
            ]),
        ]  # fmt: skip

    def large(self, bundle: Path, events: int) -> Group:
        """Return the group that asks a large dataset."""
        env = {"MALICTL_DATA": str(bundle)}
        return Group(f"{events:,} events", [
            *self.floor(), *(self.case(question, 1.8, 1.4, env=env, memory=None) for question, _ in LARGE.values()),
        ])  # fmt: skip


# Each question to the large dataset, and how it is put to jq: whole records, and how many there are.
LARGE = {
    "range": (
        "events --since 2024-01 --until 2024-04 -n 20 --reverse --json",
        '[inputs | select(.date.end >= "2024-01-01" and .date.start <= "2024-04-30")]'
        " | {total: length, events: (.[-20:] | reverse)}",
    ),
    "filter": (
        "events --type battle --place gao -n 20 --json",
        '[inputs | select(.type == "battle" and any(.places[]; .id == "gao"))] | {total: length, events: .[:20]}',
    ),
    "text": (
        "events convoy ambush -n 20 --json",
        '[inputs | select([.title, .statements[].text, .accounts[].claim] | join(" ")'
        ' | (contains("convoy") or contains("Convoy")) and (contains("ambush") or contains("Ambush")))]'
        " | {total: length, events: .[:20]}",
    ),
    "count": ("events --count-by year --json", "reduce inputs as $event ({}; .[$event.date.start[:4]] += 1)"),
}
