from __future__ import annotations

import re
import shlex
from collections import Counter
from importlib import import_module

import click
import pytest

from malictl.cli.command import AnswerCommand
from malictl.cli.deliver import FORMATS
from malictl.cli.group import EXAMPLES, root
from malictl.commands import SUMMARIES
from malictl.commands.about import TOPICS
from malictl.errors import EXIT_CODES
from tests.call import LITTLE, ROOT, call, shell

COMMANDS: dict[str, click.Command] = {
    name: import_module(f"malictl.commands.{name}").command for name in SUMMARIES
}  # fmt: skip
ANSWERING = {name: command for name, command in COMMANDS.items() if isinstance(command, AnswerCommand)}
README = (ROOT / "README.md").read_text("utf-8")
SECTIONS = ("Dates", "Filters", "Style", "Order", "Output")


def page(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Return a help page; Click may write it to the stream of the process."""
    answer = call(*argv)
    printed = capsys.readouterr()
    assert (answer.code, answer.err, printed.err) == (0, "", "")
    return answer.out + printed.out


def test_every_command_is_a_file_and_every_file_a_command() -> None:
    files = {path.stem for path in (ROOT / "malictl" / "commands").glob("*.py")} - {"__init__"}
    assert files == set(SUMMARIES)


def test_help_lists_the_commands_with_their_lines_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    text = page(capsys, "--help")
    listed = text.partition("\nCommands:\n")[2]
    assert re.findall(r"^  (\w+) ", listed, re.MULTILINE) == list(SUMMARIES)
    flat = " ".join(listed.split())
    assert all(f"{name} {line}" in flat for name, line in SUMMARIES.items())
    assert "-h" in text
    assert page(capsys, "-h") == text


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_command_explains_itself(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = page(capsys, name, "--help")
    assert text == page(capsys, name, "-h")
    assert text.startswith(f"Usage: malictl {name} ")
    assert f"malictl {name}" in text.partition("\n")[2], "an example"
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    command = COMMANDS[name]
    assert command.help
    assert "".join(command.help.partition("\n")[0].split()) in "".join(text.split())
    assert SUMMARIES[name].endswith((".", "…"))
    assert len(f"  {name:<12}{SUMMARIES[name]}") <= 80
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert all(option in text for option in parameter.opts)


@pytest.mark.parametrize("name", ANSWERING)
def test_options_stand_in_sections_after_the_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    headings = re.findall(r"^([A-Z]\w+):$", page(capsys, name, "--help"), re.MULTILINE)
    assert headings[0] == "Examples"
    assert headings[1:] == [title for title in SECTIONS if title in headings]
    assert headings[-1] == "Output"
    for parameter in ANSWERING[name].params:
        if isinstance(parameter, click.Option):
            assert getattr(parameter, "section", None) in SECTIONS, parameter.name


@pytest.mark.parametrize("name", ANSWERING)
def test_every_answer_can_be_had_in_every_format(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = page(capsys, name, "--help")
    assert "--json" in text
    assert f"{', '.join(FORMATS)}." in " ".join(text.split())


def test_only_completion_has_no_answer() -> None:
    assert set(COMMANDS) - set(ANSWERING) == {"completion"}


@pytest.mark.parametrize("name", SUMMARIES)
def test_no_option_is_spelt_twice(name: str) -> None:
    spelt = Counter(option for parameter in COMMANDS[name].params for option in parameter.opts)
    assert [option for option, times in spelt.items() if times > 1] == []
    assert "-h" not in spelt


@pytest.mark.parametrize("name", ["events", "timeline"])
def test_the_filters_of_events_fit_a_screen(capsys: pytest.CaptureFixture[str], name: str) -> None:
    lines = page(capsys, name, "--help").splitlines()
    filters = lines[lines.index("Dates:") : lines.index("Order:")]
    assert "Filters:" in filters
    assert len(filters) <= 24
    assert max(map(len, filters)) <= 80
    options = [line for line in filters if line.startswith("  -")]
    assert len(options) == len(filters) - 4  # each on one line: two headings, two empty lines


# --- examples run as they are printed ----------------------------------------------------------------------------


def examples() -> list[str]:
    lines = [line for line, _ in EXAMPLES]
    for command in ANSWERING.values():
        assert isinstance(command, AnswerCommand)
        lines += command.examples
    return lines


@pytest.mark.parametrize("line", examples())
def test_an_example_runs_on_the_real_data(line: str) -> None:
    # A shell would run what follows a pipe and write the file; what stands before either is the example.
    argv = shlex.split(re.split(r" [|>] ", line)[0])
    assert argv[0] == "malictl"
    if argv[1] == "check":  # it would rewrite the real data, or a folder that is not there
        argv = ["malictl", "check", str(LITTLE), *(option for option in argv[2:] if option == "--json")]
    answer = call(*argv[1:], data=None)
    assert answer.code == 0, answer.err
    assert answer.out or argv[1] == "check"


@pytest.mark.parametrize("name", ANSWERING)
def test_a_command_has_two_to_five_examples_of_its_own(name: str) -> None:
    command = ANSWERING[name]
    assert isinstance(command, AnswerCommand)
    assert 2 <= len(command.examples) <= 5
    assert all(re.match(rf"malictl {name}\b|.* \| malictl {name}\b", line) for line in command.examples)


def test_the_start_page_shows_the_examples_of_the_help_page(capsys: pytest.CaptureFixture[str]) -> None:
    start, text = call(stdout_tty=True, terminal_size=(120, 50)).out, page(capsys, "--help")
    assert len(EXAMPLES) == 6
    assert all(line in start and line in text for line, _ in EXAMPLES)


# --- README and about --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(SUMMARIES))
def test_readme_mentions_the_command(name: str) -> None:
    assert re.search(rf"malictl {name}\b", README)


@pytest.mark.parametrize("name", FORMATS)
def test_readme_and_about_mention_the_format(name: str) -> None:
    assert f"`{name}`" in README
    assert re.search(rf"^text:\t{name}\t", call("about", "formats").out, re.MULTILINE)


def test_readme_and_about_have_the_table_of_exit_codes() -> None:
    codes = [str(code) for code, _ in EXIT_CODES]
    table = README.partition("| exit | meaning |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == codes
    assert re.findall(r"^text:\t(\d+)\t", call("about", "exit-codes").out, re.MULTILINE) == codes


def test_readme_and_about_have_every_date_option() -> None:
    options = {f"--{name}" for name in ("since", "until", "on", "in", "before", "after")}
    assert options <= set(re.findall(r"--\w+", README))
    assert options <= set(re.findall(r"--\w+", call("about", "dates").out))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_and_stands_in_the_help(capsys: pytest.CaptureFixture[str], topic: str) -> None:
    answer = call("about", topic)
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) >= 3
    assert topic in re.sub(r"(?<=-)\s+", "", page(capsys, "about", "--help"))


def test_no_option_of_the_root_is_undocumented(capsys: pytest.CaptureFixture[str]) -> None:
    text = page(capsys, "--help")
    assert all(option in text for parameter in root.params for option in parameter.opts)
    assert page(capsys, "--version") == f"malictl {import_module('malictl').__version__}\n"


# --- completion --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(name: str) -> None:
    answer = call("completion", name)
    assert (answer.code, answer.err) == (0, "")
    assert f"_MALICTL_COMPLETE={name}_complete" in answer.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ev", ["event", "events"]),
        ("event coup", ["coup-2021"]),
        ("actor Garde", ["river-guard"]),
        ("actor river g", []),
        ("actor river guard --js", ["--json"]),
        ("events --actor river", ["river-front", "river-guard"]),
        ("events --type att", ["attack", "attempted-coup"]),
        ("events --type coup,att", ["coup,attack", "coup,attempted-coup"]),
        ("events --fo", ["--force", "--format"]),
        ("events -f js", ["json", "jsonl"]),
        ("about sch", ["schema"]),
        ("completion z", ["zsh"]),
        ("events --since 20", []),
        ("timeline --by t", ["turning-point"]),
        ("timeline --spans --kind pre", ["presence"]),
        ("timeline --actor zorv", ["zorvania-ministry", "zorvanian-corps"]),
        ("on --length f", ["full"]),
        ("compare --as ", ["days", "periods"]),
        ("span kess", ["kessou-president"]),
        ("search --kind ev", ["event"]),
        ("summary --tag con", ["convoys"]),
        ("events --tag massacre,el", ["massacre,elections"]),
        ("summary --length s", ["short"]),
        ("cite zorvania-2024", ["zorvania-2024-advice"]),
    ],
)
def test_completion_offers_commands_options_values_and_ids(typed: str, offered: list[str]) -> None:
    words = f"malictl {typed}"
    env = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_MALICTL_COMPLETE": "bash_complete"}
    done = shell("malictl", MALICTL_DATA=str(LITTLE), **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(line.partition(",")[2] for line in done.stdout.decode().split()) == offered


def test_completion_is_silent_where_the_data_cannot_be_read() -> None:
    env = {"COMP_WORDS": "malictl event co", "COMP_CWORD": "2", "_MALICTL_COMPLETE": "bash_complete"}
    done = shell("malictl", MALICTL_DATA="/no/such/folder", **env)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")
