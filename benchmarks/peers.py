"""The other tools: which can be had, the same events in the form that each reads, and the same question to each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from cases import LARGE, Case, Comparison, Group
from installed import newer_jq, python_tool, system_tool, version_of

HERE = Path(__file__).resolve().parent


class Peers:
    """What was found of the other tools. `absent` are the names of those that could not be had."""

    def __init__(self, work: Path, home: Path) -> None:
        self.work, self.home = work, home
        found = {
            "jq": system_tool(work, "jq"),
            "jq, newest": newer_jq(work),
            "sqlite3": system_tool(work, "sqlite3"),
            "sqlite-utils": python_tool(work, "sqlite-utils"),
            "papis": python_tool(work, "papis"),
            "hledger": system_tool(work, "hledger"),
            "tldr": python_tool(work, "tldr"),
        }
        if found["jq"] and found["jq, newest"] and version_of(found["jq"]) == version_of(found["jq, newest"]):
            del found["jq, newest"]
        self.absent = [name for name, tool in found.items() if tool is None]
        self.tools = {name: tool for name, tool in found.items() if tool}
        self.versions = {name: f"{name.split(',')[0]} {version_of(tool)}" for name, tool in self.tools.items()}

    def group(self, bundle: Path, malictl: Case, floor: list[Case]) -> Group:
        """Return the group in which every tool is asked for the events since 2020, records whole where it can."""
        data = self.work / "peers"
        _export(bundle, data)
        self._configure_papis(data)
        since, question = "2020-01-01", "select record from events where last >= '2020-01-01' order by number"
        asked = {
            "jq": ("-c", f'select((.date.end // "9999") >= "{since}")', str(data / "events.jsonl")),
            "sqlite3": (str(data / "events.db"), question),
            "sqlite-utils": ("query", str(data / "events.db"), question, "--raw-lines"),
            "papis": ("list", "--all", "year:202"),
            "hledger": ("-f", str(data / "events.journal"), "register", "-b", "2020"),
            "tldr": ("--render", str(data / "page.md")),
        }
        asked["jq, newest"] = asked["jq"]
        shown = {"jq": "", "jq, newest": "", "sqlite3": "", "sqlite-utils": " query", "papis": " list",
                 "hledger": " register", "tldr": ", one page"}  # fmt: skip
        names = {tool: self.versions[tool] + shown[tool] for tool in asked if tool in self.tools}
        cases = [Case(name, (str(self.tools[tool]), *asked[tool])) for tool, name in names.items()]
        shares = {"sqlite-utils": (0.45, 0.35), "papis": (0.55, 0.45), "hledger": (0.55, 0.45)}
        for tool in ("jq", "jq, newest"):
            old = self.versions.get(tool, "").startswith("jq 1.6")
            shares[tool] = (1.0, None) if old else (1.4, 1.15)  # type: ignore[assignment]
        comparisons = [Comparison(malictl.name, names[tool], *shares[tool]) for tool in names if tool in shares]
        return Group("The same question to others", [*floor, malictl, *cases], comparisons)

    def join_large(self, group: Group, bundle: Path) -> None:
        """Add the questions to a large dataset as put to jq, the newest that there is."""
        best = "jq, newest" if "jq, newest" in self.tools else "jq"
        if best not in self.tools:
            return
        data = self.work / "large"
        _export(bundle, data, "--large")
        for what, (question, program) in LARGE.items():
            name = f"{self.versions[best]}, {what}"
            argv = (str(self.tools[best]), "-cn", program, str(data / "events.jsonl"))
            group.cases.append(Case(name, argv, counted=False))
            group.comparisons.append(Comparison(f"malictl {question}", name, 0.25, 0.15))

    def _configure_papis(self, data: Path) -> None:
        folder = self.home / ".config" / "papis"
        folder.mkdir(parents=True, exist_ok=True)
        text = f"[settings]\ndefault-library = events\n\n[events]\ndir = {data / 'papis'}\n"
        (folder / "config").write_text(text, encoding="utf-8")


def _export(bundle: Path, folder: Path, *options: str) -> None:
    # In a process of its own: one that has held many events starts others more slowly.
    subprocess.run([sys.executable, str(HERE / "export.py"), str(bundle), str(folder), *options], check=True)


def answers_agree(group: Group, env: dict[str, str]) -> list[str]:
    """Return what to say of each tool whose answer does not hold the events that malictl's does, ids in order."""

    def ids(case: Case) -> list[str]:
        out = subprocess.run(case.argv, env={**env, **case.env}, capture_output=True).stdout
        if case.name.startswith("malictl"):
            document = json.loads(out)
            return [event["id"] for event in document.get("events", [])] + [str(document["total"])]
        if case.name.endswith(", count"):
            return [str(sum(json.loads(out).values()))]
        lines = [json.loads(line) for line in out.splitlines()]
        if lines and "total" in lines[0]:
            return [event["id"] for event in lines[0]["events"]] + [str(lines[0]["total"])]
        return [event["id"] for event in lines] + [str(len(lines))]

    by_name = {case.name: case for case in group.cases}
    return [
        f"{one.second} does not answer as {one.first} does."
        for one in group.comparisons
        if one.second.startswith(("jq", "sqlite")) and ids(by_name[one.first]) != ids(by_name[one.second])
    ]
