"""The command import with a workbook that needs a password."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.roster_import import RosterImport
from tests.cli.command_line import Center, Outcome
from tests.files.workbooks import Cell, protected, workbook
from tests.world import SUPERVISOR, source_of

DETAILS_OF_SMITH = {"last_name": "Smith", "first_name": "Robert", "birth_date": "July 30 1961", "ssn": "9876"}


class Protected:
    """A center with a protected workbook, and its password in a file."""

    password = "CANARY of the workbook"

    def __init__(self, center: Center) -> None:
        people: list[list[Cell]] = [["last_name", "first_name", "birth_date", "ssn", "educator_id"]]
        people += [["Smith", "Robert", "1961-07-30", "901229876"]]
        people += [["Jones", "Al", "1970-01-02", None, f"AB{number:04}"] for number in range(300)]
        self.center = center
        self.roster = center.write("staff.xlsx", protected(workbook(people), self.password))
        self.file = center.write("password of the workbook", self.password + "\n")

    def run(self, *options: str | Path, typed: str = "") -> Outcome:
        done = self.center.supervisor("import", self.roster, *options, typed=typed)
        assert "CANARY" not in done.out + done.err
        return done


@pytest.fixture
def closed(center: Center) -> Protected:
    return Protected(center)


def test_a_protected_workbook_is_loaded_with_its_password_from_a_file_or_standard_input(closed: Protected) -> None:
    dry = closed.run("--dry-run", "--workbook-password-file", "-", "--json", typed=closed.password + "\n")
    assert dry.object["people"] == 301
    assert closed.run("--workbook-password-file", closed.file).code == 0
    assert closed.center.ask(DETAILS_OF_SMITH)[0]["answer"] == "YES"


def test_without_a_password_or_a_terminal_a_protected_workbook_is_refused_with_the_way_out(closed: Protected) -> None:
    done = closed.run()
    assert done.code == 7
    assert "--workbook-password-file" in done.err
    other = closed.center.write("other", "another password\n")
    done = closed.run("--workbook-password-file", other, "--json")
    assert done.error() == (7, "roster_file")
    assert "not the workbook's password" in done.out


def test_both_passwords_cannot_come_from_standard_input(closed: Protected) -> None:
    center = closed.center
    options = ["--user", SUPERVISOR, "--password-file", "-", "--workbook-password-file", "-"]
    done = center.run("import", center.vault, closed.roster, *options, typed="x\n")
    assert done.code == 2
    assert "Only one of the two passwords" in done.err


def test_an_import_of_a_protected_workbook_goes_on_with_the_same_file_and_its_password(closed: Protected) -> None:
    center, stop = closed.center, CancelToken()
    with center.world.sign_in() as session, pytest.raises(UserCancelled):
        source = replace(source_of(session, closed.roster), password=closed.password)
        RosterImport(session).start(source, lambda _: stop.cancel(), stop)
    done = closed.run("--resume", "--json")
    assert done.error() == (7, "roster_file")
    done = closed.run("--resume", "--workbook-password-file", closed.file, "--json")
    assert (done.code, done.object["people"]) == (0, 301)
    assert 0 < done.object["resumed_from"] < 301


def test_a_password_for_a_file_that_is_not_protected_is_not_used(closed: Protected) -> None:
    roster = closed.center.write("staff.csv", "last_name,birth_date,ssn\nSmith,1961-07-30,901229876\n")
    done = closed.center.supervisor("import", roster, "--workbook-password-file", closed.file)
    assert done.code == 0
