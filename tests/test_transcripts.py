"""Golden transcripts: every `$ malictl …` in README.md and tests/transcripts/*.md is run and compared.

A block is run on a real terminal of 80 columns (or `<!-- columns: N -->` before it); what follows a pipe in it
gets what a pipe gets. `pytest --update` rewrites the blocks.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.call import LITTLE, ROOT, on_terminal

PAGES = [ROOT / "README.md", *sorted((Path(__file__).parent / "transcripts").glob("*.md"))]
BLOCK = re.compile(r"(?:<!-- columns: (?P<columns>\d+) -->\n)?```console\n(?P<body>.*?)```\n", re.DOTALL)


def replayed(match: re.Match[str], data: Path | None) -> str:
    """Return a console block with every command's output as it is now."""
    parts = re.split(r"^(\$ .*\n(?:> .*\n)*)", match["body"], flags=re.MULTILINE)
    shown = [parts[0]]
    for command, old in zip(parts[1::2], parts[2::2], strict=True):
        line = re.sub(r"\n> ", " ", command[2:]).rstrip("\n")
        if not line.startswith("malictl"):
            shown += [command, old]
            continue
        more = {"MALICTL_DATA": str(data)} if data else {}
        line += '; code=$?; [ $code = 0 ] || echo "(exit $code)"'
        output = on_terminal(line, int(match["columns"] or 80), env=more)
        shown += [command, output]
    before = f"<!-- columns: {match['columns']} -->\n" if match["columns"] else ""
    return f"{before}```console\n{''.join(shown)}```\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_shows_what_malictl_prints(page: Path, update: bool) -> None:
    text = page.read_text("utf-8")
    assert "```console" in text
    data = None if page.name == "README.md" else LITTLE
    now = BLOCK.sub(lambda match: replayed(match, data), text)
    if update:
        page.write_text(now, encoding="utf-8")
    else:
        assert now == text
