from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from malictl.cli.deliver import FORMATS
from malictl.dataset.bundle import compile_folder
from tests.call import LITTLE, ROOT, environment

BEFORE_THE_DATA = [("--help",), ("-h",), ("--version",), ("events", "--help"), ("event", "-h"), ("check", "--help")]
ANSWERS = [("events",), ("event", "coup-2021"), ("actor", "river-guard"), ("sources",), ("place", "testland"), (),
           ("search", "river"), ("summary", "2022"), ("summary", "coup-2021"), ("cite", "coup-2021")]  # fmt: skip
NEVER = ("importlib.metadata", "importlib.resources", "pygments", "markdown_it", "asyncio", "ssl", "socket", "typer",
         "rich.console", "rich.table", "rich.text")  # fmt: skip

# A list in a pipe, on a screen, and for programs.
FORMS: list[tuple[str, ...]] = [("--json",), (), ("-f", "csv"), ("-f", "table")]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A bundle that is up to date, as an installed malictl has it."""
    path = tmp_path_factory.mktemp("start") / "little.json"
    path.write_text(compile_folder(LITTLE), encoding="utf-8")
    return str(path)


# What the console script does, and then a list of all that it loaded (-X importtime does not see import_module).
LIST_MODULES = """
import sys
from malictl.__main__ import main
try:
    main()
finally:
    sys.stderr.write("\\n".join(["modules:", *sys.modules]))
"""


@cache
def imported(data: str, *argv: str) -> frozenset[str]:
    """Return the modules that a real process loads for these arguments, its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *argv],
        env=environment(MALICTL_DATA=data), capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[:500]
    assert done.stdout
    notices, _, modules = done.stderr.partition("modules:\n")
    assert not notices
    found = frozenset(modules.split("\n"))
    assert "click" in found
    return found


def packages(modules: frozenset[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


@pytest.mark.parametrize("argv", BEFORE_THE_DATA, ids=" ".join)
def test_help_and_version_load_neither_rich_nor_tinydb_nor_dateutil(bundle: str, argv: tuple[str, ...]) -> None:
    assert not packages(imported(bundle, *argv)) & {"rich", "tinydb", "dateutil"}


@pytest.mark.parametrize("argv", BEFORE_THE_DATA[:3], ids=" ".join)
def test_help_of_all_loads_no_command(bundle: str, argv: tuple[str, ...]) -> None:
    assert not [module for module in imported(bundle, *argv) if module.startswith("malictl.commands.")]


def test_help_of_one_command_loads_that_one_alone(bundle: str) -> None:
    loaded = {module for module in imported(bundle, "events", "--help") if module.startswith("malictl.commands.")}
    assert loaded == {"malictl.commands.events"}


@pytest.mark.parametrize("argv", ANSWERS, ids=" ".join)
def test_an_answer_in_a_pipe_never_loads_rich(bundle: str, argv: tuple[str, ...]) -> None:
    assert "rich" not in packages(imported(bundle, *argv))


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "table"])
def test_only_the_table_loads_rich(bundle: str, format_name: str) -> None:
    assert "rich" not in packages(imported(bundle, "events", "--format", format_name))
    assert "rich" not in packages(imported(bundle, "event", "coup-2021", "--format", format_name))


def test_the_table_does_load_rich(bundle: str) -> None:
    assert "rich" in packages(imported(bundle, "events", "--format", "table"))


def test_a_short_option_is_found_without_looking_for_what_may_be_meant(bundle: str) -> None:
    assert "difflib" not in imported(bundle, "events", "-f", "csv")


def test_an_answer_from_a_bundle_loads_no_compiler(bundle: str) -> None:
    modules = imported(bundle, "events", "--json")
    assert {module for module in modules if module.startswith("malictl.dataset.")} == {"malictl.dataset.line"}
    assert "tomllib" not in modules


ISO = ["2022", "2022-03", "2022-03-27", "2022~", "2022-35", "2020-08-18"]
NOT_FOR_ISO = {"malictl.dates.words", "malictl.dates.relative", "malictl.dates.refusal", "malictl.dates.calendar"}


@pytest.mark.parametrize("argv", [*(("events", "--since", said) for said in ISO), ("on", "2022-03-27")], ids=" ".join)
def test_an_iso_date_loads_neither_dateutil_nor_the_words_of_the_date_language(
    bundle: str, argv: tuple[str, ...]
) -> None:
    modules = imported(bundle, *argv, "--json")
    assert "malictl.dates.language" in modules
    assert not modules & NOT_FOR_ISO
    assert "dateutil" not in packages(modules)


def test_a_range_of_iso_dates_loads_no_words_and_no_dateutil(bundle: str) -> None:
    modules = imported(bundle, "events", "--in", "2020..2022-03-27", "--json")
    assert not modules & NOT_FOR_ISO - {"malictl.dates.refusal"}
    assert "dateutil" not in packages(modules)


def test_a_date_in_words_that_are_known_loads_no_dateutil(bundle: str) -> None:
    assert "dateutil" not in packages(imported(bundle, "events", "--since", "27 mars 2022", "--json"))


def test_a_data_folder_is_compiled_without_rich(bundle: str) -> None:
    modules = imported(str(LITTLE), "events", "--json")
    assert "malictl.dataset.build" in modules
    assert "rich" not in packages(modules)


@pytest.mark.parametrize(
    "argv",
    [*BEFORE_THE_DATA, *ANSWERS, ("events", "--json"), ("events", "--format", "table"), ("about", "vocab")],
    ids=" ".join,
)
def test_nothing_loads_what_is_slow_and_not_needed(bundle: str, argv: tuple[str, ...]) -> None:
    assert not [m for m in imported(bundle, *argv) if any(m == slow or m.startswith(f"{slow}.") for slow in NEVER)]


# What every answer loads, and then what each may load beside it.
CALLED = [
    *(("events", "--since", "2020", *form) for form in FORMS), ("events", "--since", "early 2021"),
    ("events", "--count-by", "year", "--json"), *(("event", "coup-2021", *form) for form in FORMS),
    *(("actor", "river-guard", *form) for form in FORMS), ("place", "testland", "--json"),
    ("span", "river-blockade", "--json"), ("source", "observatory-2023-report", "--json"),
    *((many, "--json") for many in ("actors", "places", "spans", "sources")), ("on", "2022-03-27", "--json"),
    ("compare", "2021", "2022", "--json"), ("timeline", "--json"), ("search", "river", "--json"),
    ("summary", "2022", "-f", "md"), ("cite", "coup-2021"), ("about",), ("--version",), ("--help",),
]  # fmt: skip


def loaded(bundle: str, argv: tuple[str, ...]) -> set[str]:
    """Return what a call loads of malictl, and which of the packages that it stands on."""
    modules = imported(bundle, *argv)
    own = {module for module in modules if module.startswith("malictl.")}
    return own | packages(modules) & {"rich", "tinydb", "dateutil"}


def test_each_command_loads_what_is_listed_and_no_more(bundle: str, update: bool) -> None:
    found = {argv: loaded(bundle, argv) for argv in CALLED}
    every = set.intersection(*(some for argv, some in found.items() if not argv[0].startswith("-")))
    lines = ["every answer: " + " ".join(sorted(every))]
    lines += [f"{' '.join(argv)}: {' '.join(sorted(some - every))}" for argv, some in found.items()]
    text, golden = "\n".join(lines) + "\n", ROOT / "tests" / "golden" / "imports.txt"
    if update:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text("utf-8")
