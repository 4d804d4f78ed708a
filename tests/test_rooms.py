from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.call import ROOT

PACKAGE = ROOT / "malictl"
FILES = sorted(path for path in PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").glob("*.py"))

# Each room may import itself and what stands before it (design §7).
ROOMS = (
    ("errors", "files", "text"), ("dates",), ("model",), ("citations",), ("dataset",), ("store",), ("queries",),
    ("views",), ("render",), ("cli",), ("commands",), ("__main__",),
)  # fmt: skip
RANK = {room: number for number, rooms in enumerate(ROOMS) for room in rooms}

# The root group lists the commands and loads the one that is called: the door at the end of the hallway.
DOORS = {("cli/group.py", "malictl.commands"), ("cli/group.py", "malictl.commands.*")}

FENCES = {
    "rich": ("render/pen.py",),
    "tinydb": ("store/",),
    "dateutil": ("dates/",),
    "click": ("cli/", "commands/"),
    "hatchling": ("store/wheel_hook.py",),
}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "webbrowser", "xmlrpc", "socketserver", "telnetlib"}


def imports(source: str) -> Iterator[str]:
    """Yield every module that a file imports, wherever in it; "malictl.render.*" for one that is named when run."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            assert node.module is not None
            yield node.module
            # "from malictl import text" names a room as well.
            yield from (f"malictl.{alias.name}" for alias in node.names if node.module == "malictl")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            first = node.args[0]
            named = first.values[0] if isinstance(first, ast.JoinedStr) else first
            if isinstance(named, ast.FormattedValue) and ast.unparse(named.value) == "__name__":
                continue  # a file beside the one that asks
            assert isinstance(named, ast.Constant), "a module that is named when run begins with a constant"
            assert isinstance(named.value, str)
            yield f"{named.value}*" if isinstance(first, ast.JoinedStr) else named.value


def against_the_arrows(path: str, source: str) -> list[str]:
    """Return the rooms that a file of the package may not enter."""
    room = path.split("/")[0].removesuffix(".py")
    wrong = []
    for module in imports(source):
        parts = module.split(".")
        other = parts[1] if len(parts) > 1 else ""
        if parts[0] != "malictl" or other in ("", "__version__") or (path, module) in DOORS:
            continue
        if room == "__init__" or RANK[other] > RANK[room] or (RANK[other] == RANK[room] and other != room):
            wrong.append(module)
    return wrong


def over_the_fence(path: str, source: str) -> list[str]:
    """Return the packages that a file may not know: those of other rooms, and whatever malictl does not depend on."""
    wrong = []
    for module in imports(source):
        top = module.split(".")[0]
        if top in FENCES:
            if not any(path == place or (place.endswith("/") and path.startswith(place)) for place in FENCES[top]):
                wrong.append(module)
        elif top != "malictl" and (top not in sys.stdlib_module_names or top in NETWORK):
            wrong.append(module)
    return wrong


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    assert against_the_arrows(name(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_dependencies_stay_behind_their_fences_and_nothing_else_is_needed(path: Path) -> None:
    assert over_the_fence(name(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("errors.py", "import malictl.text"),
        ("text.py", "from malictl.errors import WrongUse"),
        ("dates/edtf.py", "from malictl.model.account import When"),
        ("dataset/build.py", "from malictl.store.store import Store"),
        ("queries/events.py", "def f():\n    from malictl.views.shapes import Table"),
        ("views/events.py", "from malictl import cli"),
        ("views/events.py", "import_module('malictl.render.csv')"),
        ("render/csv.py", "if TYPE_CHECKING:\n    from malictl.cli.app import App"),
        ("cli/deliver.py", "importlib.import_module(f'malictl.commands.{name}')"),
        ("cli/group.py", "from malictl.commands.events import command"),
    ],
)
def test_an_import_against_the_arrows_is_seen(path: str, line: str) -> None:
    assert against_the_arrows(path, line)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("render/md.py", "from rich.text import Text"),
        ("cli/deliver.py", "import rich"),
        ("queries/events.py", "from tinydb import where"),
        ("dataset/bundle.py", "import tinydb.table"),
        ("views/about.py", "def f():\n    from dateutil.parser import parse"),
        ("store/open.py", "import click"),
        ("store/storage.py", "import hatchling.build"),
        ("text.py", "import yaml"),
        ("cli/pager.py", "import urllib.request"),
    ],
)
def test_a_climb_over_a_fence_is_seen(path: str, line: str) -> None:
    assert over_the_fence(path, line)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_with_named_tuples_leaves_no_annotation_to_be_compiled(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "(NamedTuple)" not in source or "from __future__ import annotations" not in source


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {name(path).split("/")[0].removesuffix(".py") for path in FILES} - {"__init__"}
    assert rooms == set(RANK)


def calls(*wanted: str) -> set[str]:
    """Return the files in which one of these is called."""
    return {
        name(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in wanted
    }


def test_the_day_is_read_in_one_place() -> None:
    assert calls("date.today", "datetime.now", "datetime.today", "time.time", "datetime.utcnow") == {"cli/app.py"}


def test_the_process_is_ended_in_one_place() -> None:
    assert calls("sys.exit", "exit", "quit", "os._exit") == {"__main__.py"}


def test_nothing_prints_on_its_own() -> None:
    assert calls("print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write") == set()


@pytest.mark.parametrize("path", [*FILES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_350_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350


def test_no_file_is_a_room_without_an_idea() -> None:
    assert not [
        path for path in [*FILES, *TESTS] if path.stem in ("util", "utils", "helpers", "common", "misc", "tools")
    ]
