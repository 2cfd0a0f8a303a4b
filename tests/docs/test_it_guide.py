"""The guide for IT staff: every command in it is one that the program has, and every exit code is told."""

import re
import shlex
from pathlib import Path

import click
import pytest

from callcenter.cli.exit_codes import ExitCode
from callcenter.cli.main import commands

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "it-guide" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines() if line.startswith("callcenter ")]


def parse(line: str) -> None:
    """Have click read the words as it would; nothing is run. Raises ClickException for what it would refuse."""
    words = shlex.split(line.partition(" > ")[0], comments=True)[1:]
    command: click.Command = commands
    context: click.Context | None = None
    while True:
        context = command.make_context(command.name, words, parent=context)
        if not isinstance(command, click.Group):
            return
        name, found, words = command.resolve_command(context, [*context._protected_args, *context.args])
        assert found, name
        command = found


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_guide_is_one_that_the_program_takes(line: str) -> None:
    parse(line)


@pytest.mark.parametrize(
    "line", ["callcenter verify vault --user Dana --quick", "callcenter bake vault", "callcenter head"]
)
def test_what_the_program_does_not_take_would_be_found(line: str) -> None:
    with pytest.raises(click.ClickException):
        parse(line)


def test_there_are_commands_of_every_chapter_to_look_at() -> None:
    assert len(LINES) > 20


def test_every_exit_code_is_told() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)] == [code.value for code in ExitCode]


def test_every_file_that_is_linked_to_is_there() -> None:
    for place in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / "docs" / "it-guide" / place).is_file(), place
