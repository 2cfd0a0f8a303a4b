"""Options that several commands share, and the sessions they open."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from callcenter.clock import SystemClock
from callcenter.errors import UserFacing
from callcenter.files.password_file import read_password_file
from callcenter.services.session import Session
from callcenter.services.sign_in import sign_in

Command = TypeVar("Command", bound=Callable[..., Any])

vault_argument = click.argument("vault", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON object.")
progress_option = click.option("--progress", type=click.Choice(["bar", "json", "none"]), help="How progress is shown.")
user_option = click.option("--user", required=True, metavar="NAME", help="Who signs in.")


class NoTerminal(UserFacing):
    """A password must be typed, and there is nobody to type it."""

    code = "no_terminal"
    sentence = "There is no terminal to ask for a password on. Name a file with --password-file."


class PasswordsDiffer(UserFacing):
    """The new password was typed in two ways."""

    code = "passwords_differ"
    sentence = "The two passwords differ. Type the same one twice."


def sign_in_options(command: Command) -> Command:
    """--user, --password-file and --wait."""
    for option in (
        click.option(
            "--wait",
            type=click.FloatRange(0, 86_400),
            default=0.0,
            metavar="SECONDS",
            help="Wait this long for a vault that is in use.",
        ),
        click.option("--password-file", metavar="FILE", help="Read the password from a file; - is standard input."),
        user_option,
    ):
        command = option(command)
    return command


def ask_password(password_file: str | None, prompt: str = "Password") -> str:
    """The password from a file or from the terminal. Raises NoTerminal or a password file's fault."""
    if password_file is not None:
        return read_password_file(password_file, sys.stdin.buffer)
    if not sys.stdin.isatty():
        raise NoTerminal
    return str(click.prompt(prompt, hide_input=True, err=True))


def ask_new_password(password_file: str | None) -> str:
    """A new password: from a file, or typed twice. Raises PasswordsDiffer besides what `ask_password` raises."""
    first = ask_password(password_file, "New password (12 characters or more)")
    if password_file is None and ask_password(None, "The same again") != first:
        raise PasswordsDiffer
    return first


def open_session(vault: Path, user: str, password_file: str | None, wait: float) -> Session:
    """Sign in on the computer's clock; to be closed by the caller."""
    return sign_in(vault, user, ask_password(password_file), SystemClock(), wait)


class PasswordSource:
    """Where a command's password comes from, asked once to sign in and once more after a long import.

    Between the two only a password from standard input, which cannot be read again, stays in memory.
    """

    def __init__(self, password_file: str | None) -> None:
        self._file = password_file
        self._kept: str | None = None

    def first(self) -> str:
        """For signing in."""
        password = ask_password(self._file)
        self._kept = password if self._file == "-" else None
        return password

    def again(self) -> str:
        """For the switch-over."""
        return self._kept if self._kept is not None else ask_password(self._file, "Password, to switch over")
