"""`cite -`: anything at all on standard input."""

from __future__ import annotations

import io
from random import Random

from malictl.cli.deliver import FORMATS
from tests.fuzz.odd import mutated, odd_text
from tests.fuzz.verdict import judge_format, judged
from tests.fuzz.words import ids


def case(draw: Random) -> None:
    lines = []
    for _ in range(draw.choice((0, 1, 1, 2, 5, 60))):
        line = draw.choice(ids())
        lines.append(line if draw.random() < 0.8 else mutated(draw, line) if draw.random() < 0.7 else odd_text(draw))
        if draw.random() < 0.3:
            lines[-1] += "\t" + odd_text(draw)
    text = draw.choice(("\n", "\n", "\r\n", "\r", "\t", "\0", "\u2028")).join(lines) + draw.choice(("", "\n", "\x1a"))
    content = text.encode("utf-8", "surrogatepass")
    way = draw.random()
    if way < 0.05:
        content = text.encode("utf-16", "surrogatepass")
    elif way < 0.1:
        content = b"\xef\xbb\xbf" + content
    elif way < 0.2:
        content = bytes(draw.randrange(256) for _ in range(draw.randint(0, 200)))
    elif way < 0.21:
        content *= 2000
    form = draw.choice((*FORMATS, "json"))
    argv = (
        "cite",
        "-f",
        form,
        "--style",
        draw.choice(("malictl", "mla", "apa", "chicago")),
        *draw.choice((("-",), ("-", "-"))),
    )
    answer = judged(*argv, stdin=io.BytesIO(content), stdout_tty=draw.random() < 0.3, stderr_tty=True)
    judge_format(argv, answer, form)
