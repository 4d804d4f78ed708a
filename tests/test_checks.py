"""What `malictl check` refuses: every error text, on the true line, all of them in one run.

The damages are in `tests/broken/`; what is said to each is in `tests/golden/checks.txt` (`pytest --update`).
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from difflib import unified_diff
from itertools import product
from math import nan
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from malictl.dataset.read import Problem
from tests.broken import CASES
from tests.broken.accepted import ACCEPTED
from tests.broken.case import AMINA, COUP, DATASET, RADIO, TESTLAND, UPPER, Broken
from tests.broken.sloppy import sloppy
from tests.call import LITTLE, ROOT, Result, call

GOLDEN = Path(__file__).parent / "golden" / "checks.txt"
HEAD = "What `malictl check` says to each damage of tests/little. Written by `pytest --update` from tests/broken/.\n"
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Checked:
    """A damaged copy of the little dataset, and what the check said of it."""

    folder: Path
    result: Result

    @property
    def problems(self) -> list[Problem]:
        return [Problem(**problem) for problem in json.loads(self.result.out)["problems"]]


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(LITTLE, folder / "little"))


def checked(folder: Path, *cases: Broken) -> Checked:
    root = copied(folder)
    for case in cases:
        case.damage(root)
    return Checked(root, call("check", str(root), "--json"))


def places_in(value: Any, above: Place = ()) -> Iterator[Place]:
    """Yield the way to every value inside a record."""
    if above:
        yield above
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from places_in(item, (*above, key))


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Checked]:
    return {case.name: checked(tmp_path_factory.mktemp(case.name), case) for case in CASES}


@pytest.fixture(scope="module")
def golden(runs: dict[str, Checked], request: pytest.FixtureRequest) -> dict[str, str]:
    if request.config.getoption("--update"):
        GOLDEN.parent.mkdir(exist_ok=True)
        text = HEAD + "".join(f"\n## {case.name}\n{said(case, runs[case.name])}" for case in CASES)
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    sections = GOLDEN.read_text("utf-8").removeprefix(HEAD).removeprefix("\n## ").split("\n## ")
    return dict(section.removesuffix("\n").split("\n", 1) for section in sections)


def said(case: Broken, run: Checked) -> str:
    """Return the file that was damaged, its lines as a diff shows them, and what was said to it."""
    before, after = (
        path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
        for path in (LITTLE / case.file, run.folder / case.file)
    )
    changed = [line for line in unified_diff(before, after, n=0, lineterm="") if line[:2] not in ("--", "++", "@@")]
    return "".join(f"{line}\n" for line in (case.file, *changed, *map(str, run.problems)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_damage_is_refused_on_its_true_line(case: Broken, runs: dict[str, Checked]) -> None:
    run = runs[case.name]
    assert (run.result.code, run.problems != []) == (1, True)
    files = [run.folder.parent / problem.file for problem in run.problems]
    assert [problem.line for problem in run.problems] == case.true_lines(files)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_damage_is_refused_in_these_words(case: Broken, runs: dict[str, Checked], golden: dict[str, str]) -> None:
    assert said(case, runs[case.name]).rstrip("\n") == golden[case.name]


def test_golden_texts_are_those_of_the_cases(golden: dict[str, str]) -> None:
    assert list(golden) == [case.name for case in CASES]
    assert len(CASES) == len({case.name for case in CASES})


def test_undamaged_dataset_has_no_problem(tmp_path: Path) -> None:
    run = checked(tmp_path)
    assert (run.result.code, run.problems) == (0, [])
    assert "no problem" in run.result.err


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_only_looks_like_a_fault_is_accepted(tmp_path: Path, name: str) -> None:
    run = checked(tmp_path, *ACCEPTED[name])
    assert (run.result.code, run.problems) == (0, [])


# Whatever stands in a field: these broke the check, and the rest are drawn.
VALUES: list[Any] = [
    5, -1.5, nan, True, date(2021, 5, 24), time(1, 2), "", "a/b", "x via y", [], ["x"], [1], [[1]], [{}], [{"a": []}],
    {}, {"a": {}},
]  # fmt: skip
FIELDS = [
    (path.relative_to(LITTLE).as_posix(), place)
    for path in sorted(LITTLE.rglob("*.toml"))
    for place in places_in(tomllib.loads(path.read_text("utf-8")))
]


@settings(phases=[Phase.explicit, Phase.generate])
@given(st.sampled_from(FIELDS), st.sampled_from(VALUES))
@example((COUP, ("date",)), date(2021, 5, 24))
@example((COUP, ("subtype",)), [])
@example((TESTLAND, ("bounds",)), 5)
@example((TESTLAND, ("bounds", 0)), "x")
@example((UPPER, ("parents",)), 5)
@example((UPPER, ("parents", 0)), {})
@example((UPPER, ("parents", 0, "place")), [])
@example((DATASET, ("coverage",)), 5)
@example((COUP, ("statements",)), [[1]])
def test_check_survives_any_value_in_any_field(field: tuple[str, Place], value: Any) -> None:
    file, place = field
    with TemporaryDirectory() as folder:
        root = copied(Path(folder))
        raw = tomllib.loads((root / file).read_text("utf-8"))
        holder: Any = raw
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = value
        (root / file).write_text(sloppy(raw, Random(1)), encoding="utf-8")
        for more in ((), ("--fix",)):
            result = call("check", str(root), *more)
            assert result.code in (0, 1), result.err


def test_all_problems_of_a_run_are_reported_together(tmp_path: Path, runs: dict[str, Checked]) -> None:
    # One file each, of every kind; what cannot be read or has unsound fields hides nothing else.
    names = (
        "file-not-toml", "file-not-utf-8", "file-name-not-an-id", "id-taken-by-another-kind", "key-misspelt",
        "number-beside-a-wording", "source-read-without-day-of-access", "place-in-itself", "relation-without-citation",
        "span-open-without-as-of", "value-outside-its-vocabulary-in-dataset",
    )  # fmt: skip
    together = checked(tmp_path, *(case for case in CASES if case.name in names))
    alone = [str(problem) for name in names for problem in runs[name].problems]
    assert len(alone) >= len(names)
    assert sorted(map(str, together.problems)) == sorted(alone)
    assert together.result.code == 1
    places = [(problem.file, problem.line) for problem in together.problems]
    assert places == sorted(places)


@pytest.mark.parametrize("spelt", [("l-aube", "laube"), ("laube", "l-aube"), ("aube", "l-aube"), ("le-soir", "soir")])
def test_an_outlet_with_and_without_its_article_is_one(tmp_path: Path, spelt: tuple[str, str]) -> None:
    sources = ("atlas-2020-testland", "radio-undated-crossing")
    cases = [Broken("", f"sources/{name}.toml", f'origin = "{old}"', f'origin = "{new}"')
             for name, old, new in zip(sources, ("atlas", "radio-oldbridge"), spelt, strict=True)]  # fmt: skip
    [problem] = checked(tmp_path, *cases).problems
    assert f'is spelt "{spelt[0]}" elsewhere' in problem.message


def test_every_format_tells_every_problem(tmp_path: Path) -> None:
    cases = [case for case in CASES if case.name in ("key-misspelt", "number-beside-a-wording", "place-in-itself")]
    run = checked(tmp_path, *cases)
    plain = call("check", str(run.folder))
    assert plain.code == 1
    rows = [[p.file, str(p.line), p.field, p.message, p.hint] for p in run.problems]
    assert [line.split("\t") for line in plain.out.splitlines()] == rows
    table = call("check", str(run.folder), stdout_tty=True, terminal_size=(200, 50))
    assert table.code == 1
    for problem in run.problems:
        assert f"{problem.file}:{problem.line}" in table.out
        assert problem.message in table.out
    assert "3 problems" in plain.err


def test_folder_that_is_no_dataset_is_named(tmp_path: Path) -> None:
    result = call("check", str(tmp_path))
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        f'Error: "{tmp_path}" is not a malictl data folder.\nIt needs a dataset.toml beside events/ and actors/.\n'
    )


def test_folder_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    result = call("check", str(tmp_path / "nowhere"))
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f'Error: "{tmp_path / "nowhere"}" is not a folder.\nName a data folder: malictl check path/to/data\n'
    )


def test_unreadable_dataset_file_is_told_with_its_line(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "dataset.toml").write_text('version = "2026.01.0"\nupdated = \n', encoding="utf-8")
    result = call("check", str(root))
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("Error: little/dataset.toml:2: not TOML: ")
    assert result.err.endswith("\nMend the file, then run the command again.\n")


def test_fault_in_a_record_does_not_make_its_source_look_unused(tmp_path: Path) -> None:
    root = copied(tmp_path)
    text = (root / "sources" / "atlas-2020-testland.toml").read_text("utf-8")
    own = text.replace("https://atlas.example/", "https://atlas.example/2")
    (root / "sources" / "only-here.toml").write_text(own, encoding="utf-8")
    coup = root / "events" / "2021" / "coup-2021.toml"
    text = coup.read_text("utf-8").replace('cites = ["observatory-2023-report @ page 2"]', 'cites = ["only-here @ 2"]')
    coup.write_text(text, encoding="utf-8")
    assert call("check", str(root)).code == 0
    coup.write_text(text.replace("tags =", "tagz ="), encoding="utf-8")
    result = call("check", str(root), "--json")
    assert [(p["file"], p["field"]) for p in json.loads(result.out)["problems"]] == [
        ("little/events/2021/coup-2021.toml", "tagz")
    ]


@pytest.mark.parametrize("file", [COUP, RADIO, UPPER, AMINA])
def test_unreadable_record_is_not_said_to_be_missing(tmp_path: Path, file: str) -> None:
    root = copied(tmp_path)
    with (root / file).open("a", encoding="utf-8") as record:
        record.write("not TOML\n")
    result = call("check", str(root), "--json")
    assert [p["file"] for p in json.loads(result.out)["problems"]] == [f"little/{file}"]


@dataclass(frozen=True)
class Text:
    """One way in which a message in the source can read, and where it stands."""

    where: str
    message: str
    hint: str
    literal: int

    def fits(self, problem: Problem) -> bool:
        fits = re.fullmatch(self.message, problem.message, re.DOTALL)
        return bool(fits and re.fullmatch(self.hint, problem.hint, re.DOTALL))


def alternatives(node: ast.expr | None) -> list[tuple[str, int]]:
    """Return the regular expressions that a text may match, each with its count of literal characters."""
    if node is None:
        return [("", 0)]
    if isinstance(node, ast.IfExp):
        return [*alternatives(node.body), *alternatives(node.orelse)]
    if isinstance(node, ast.Constant):
        return [(re.escape(str(node.value)), len(str(node.value)))]
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
        return [
            (
                "".join(".*" if part is None else re.escape(part) for part in parts),
                sum(len(part or "") for part in parts),
            )
        ]
    return [(".*", 0)]


def texts(path: Path) -> Iterator[Text]:
    """Yield every text in a module that becomes a problem of the check."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        before = {"problem": 1, "Problem": 3, "ValueError": 0, "CannotRewrite": 0}.get(name)
        if before is None:
            continue
        message, hint = (*node.args[before:], None, None)[:2]
        for (said, literal), (next_step, more) in product(alternatives(message), alternatives(hint)):
            if literal:
                where = f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
                yield Text(where, said, next_step, literal + more)


def test_every_message_has_a_case(runs: dict[str, Checked]) -> None:
    package = ROOT / "malictl"
    modules = [
        *sorted((package / "dataset" / "checks").glob("*.py")), package / "dataset" / "read.py",
        package / "dataset" / "canonical.py", package / "dates" / "edtf.py", package / "model" / "account.py",
    ]  # fmt: skip
    ahead = [text for module in modules for text in texts(module)]
    assert len(ahead) > 80
    shown: set[Text] = set()
    for run in runs.values():
        for problem in run.problems:
            fitting = [text for text in ahead if text.fits(problem)]
            # A loose text ("is missing", and any hint) does not pass for shown where a closer one fits.
            closest = max((text.literal for text in fitting), default=0)
            shown.update(text for text in fitting if text.literal == closest)
    assert [f"{text.where} as {text.message}" for text in ahead if text not in shown] == []
