"""Commands on a real terminal: passwords typed unseen, and details asked for box by box."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.command_line import MAIN, PROGRAM, Center, Shell
from tests.files.workbooks import Cell, protected, workbook
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR, SUPERVISOR_PASSWORD

CONTROL_C = b"\x03"
SECONDS_BEFORE_AGAIN = 2.0
ON_A_TERMINAL = "import os, sys; os.login_tty(int(sys.argv[1])); os.execv(sys.executable, sys.argv[2:])"


class Terminal:
    """The real program on a terminal of its own; what is typed is what a person would type."""

    def __init__(self, process: "subprocess.Popen[bytes]", end: int) -> None:
        self._process = process
        self._end = end
        self.shown = ""

    def type(self, prompt: str, text: str) -> None:
        """Wait for a prompt, then type a line."""
        self._wait(prompt)
        os.write(self._end, text.encode() + b"\r")

    def interrupt(self, prompt: str) -> int:
        """Wait for a prompt, press Ctrl+C, and again where nothing comes of it for a while; the exit code.

        Python shows a prompt a moment before it begins to wait: what is pressed between is told at the next key.
        """
        self._wait(prompt)
        os.write(self._end, CONTROL_C)
        while self._process.poll() is None:
            if not select.select([self._end], [], [], SECONDS_BEFORE_AGAIN)[0]:
                os.write(self._end, CONTROL_C)
            elif not self._read():
                break
        return self.code()

    def _wait(self, prompt: str) -> None:
        seen = len(self.shown)
        while prompt not in self.shown[seen:]:
            assert self._read(), f"ended without asking {prompt!r}: {self.shown!r}"

    def code(self) -> int:
        """Everything shown up to the end, and the exit code."""
        while self._read():
            pass
        return self._process.wait()

    def _read(self) -> bool:
        try:
            data = os.read(self._end, 4096)
        except OSError:  # how Linux tells that the other side has ended
            return False
        self.shown += data.decode().replace("\r\n", "\n")
        return bool(data)


@contextmanager
def terminal(*arguments: str | Path) -> Iterator[Terminal]:
    end, other = pty.openpty()
    command = [sys.executable, "-c", ON_A_TERMINAL, str(other), sys.executable, str(MAIN), *map(str, arguments)]
    process = subprocess.Popen(command, pass_fds=[other])
    os.close(other)
    try:
        yield Terminal(process, end)
    finally:
        os.close(end)
        process.kill()
        process.wait()


def init(shell: Shell) -> list[str | Path]:
    return ["init", shell.vault, "--program", PROGRAM, "--supervisor", SUPERVISOR, "--training"]


def test_a_new_password_is_typed_twice_and_never_shown(shell: Shell) -> None:
    with terminal(*init(shell)) as screen:
        screen.type("New password (12 characters or more): ", SUPERVISOR_PASSWORD)
        screen.type("The same again: ", SUPERVISOR_PASSWORD)
        assert screen.code() == 0
    assert "Recovery code" in screen.shown
    assert SUPERVISOR_PASSWORD not in screen.shown
    assert shell.run("status", shell.vault, *shell.signed_in(SUPERVISOR)).code == 0


def test_a_new_password_typed_in_two_ways_makes_no_vault(shell: Shell) -> None:
    with terminal(*init(shell)) as screen:
        screen.type("New password", SUPERVISOR_PASSWORD)
        screen.type("The same again: ", SUPERVISOR_PASSWORD + ".")
        assert screen.code() == 2
    assert "The two passwords differ." in screen.shown
    assert not shell.vault.exists()


def test_a_caller_is_asked_about_box_by_box(open_line: Center) -> None:
    with terminal("check", open_line.vault, "--user", OPERATOR) as screen:
        screen.type("Password: ", OPERATOR_PASSWORD)
        screen.type("Last name: ", "García")
        screen.type("First name: ", "")
        screen.type("Birth date: ", "feb 9 1980")
        screen.type("Social Security number: ", "3456")
        screen.type("Educator ID: ", "")
        assert screen.code() == 0
    assert OPERATOR_PASSWORD not in screen.shown
    assert "\nYES  (A" in screen.shown


def test_ctrl_c_at_a_prompt_ends_in_exit_130(open_line: Center) -> None:
    with terminal("check", open_line.vault, "--user", OPERATOR) as screen:
        assert screen.interrupt("Password: ") == 130
    with terminal("check", open_line.vault, *open_line.signed_in(OPERATOR)) as screen:
        assert screen.interrupt("Last name: ") == 130
    assert "Stopped." in screen.shown
    assert "Traceback" not in screen.shown
    assert open_line.supervisor("status", "--json").object["calls_today"] == 0


def test_an_import_asks_for_the_password_again_before_it_switches_over(center: Center) -> None:
    roster = center.write("roster.csv", "last_name,birth_date,ssn\nSmith,1961-07-30,901-22-9876\n")
    with terminal("import", center.vault, roster, "--user", SUPERVISOR) as screen:
        screen.type("Password: ", SUPERVISOR_PASSWORD)
        screen.type("Password, to switch over: ", SUPERVISOR_PASSWORD)
        assert screen.code() == 0
    assert "100%" in screen.shown
    assert "Roster 1 is active now." in screen.shown


def test_a_wrong_password_at_the_switch_over_leaves_the_roster_hashed(center: Center) -> None:
    roster = center.write("roster.csv", "last_name,birth_date,ssn\nSmith,1961-07-30,901-22-9876\n")
    with terminal("import", center.vault, roster, "--user", SUPERVISOR) as screen:
        screen.type("Password: ", SUPERVISOR_PASSWORD)
        screen.type("Password, to switch over: ", SUPERVISOR_PASSWORD + "?")
        assert screen.code() == 3
    staged = center.supervisor("status", "--json").object["staged_import"]
    assert (staged["roster"], staged["complete"]) == (1, True)
    assert center.run("rosters", center.vault, "switch", "1", *center.signed_in(SUPERVISOR)).code == 0


def test_the_password_of_a_protected_workbook_is_asked_for_when_it_is_found_to_be_one(center: Center) -> None:
    people: list[list[Cell]] = [["last_name", "educator_id"]]
    people += [[f"Smith{number}", f"AB{number:04}"] for number in range(300)]
    roster = center.write("roster.xlsx", protected(workbook(people), "opens the workbook"))
    with terminal("import", center.vault, roster, "--dry-run", *center.signed_in(SUPERVISOR)) as screen:
        screen.type("Password of the workbook: ", "opens the workbook")
        assert screen.code() == 0
    assert "300 people" in screen.shown
    assert "opens the workbook" not in screen.shown
    with terminal("import", center.vault, roster, "--dry-run", *center.signed_in(SUPERVISOR)) as screen:
        screen.type("Password of the workbook: ", "another")
        assert screen.code() == 7
    assert "That is not the workbook's password." in " ".join(screen.shown.split())
