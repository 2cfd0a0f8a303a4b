"""The commands backup, restore, calls, end and verify-ending, as IT staff run them."""

from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.domain.accounts import Role
from callcenter.services.people import People
from callcenter.storage.vault_folder import VaultFolder
from tests.cli.command_line import Center
from tests.small_disk import files_at_most
from tests.world import SUPERVISOR, World

SECOND, SECOND_PASSWORD = "Susan", "second supervisor of tests"


@pytest.fixture
def center(open_line: Center) -> Center:
    """A center with two supervisors, a call, and a folder on another disk."""
    with open_line.world.sign_in() as session:
        People(session).add(SECOND, Role.SUPERVISOR, SECOND_PASSWORD)
    open_line.ask({"last_name": "Smith"})
    (open_line.folder / "disk").mkdir()
    open_line.write("second", SECOND_PASSWORD)
    return open_line


def back_up(center: Center) -> Path:
    done = center.supervisor("backup", "--out", center.folder / "disk", "--json")
    assert (done.code, done.err) == (0, "")
    return Path(done.object["file"])


def test_a_backup_is_written_and_told(center: Center) -> None:
    path = back_up(center)
    assert list((center.folder / "disk").iterdir()) == [path]
    shown = center.supervisor("backup", "--out", center.folder / "disk")
    assert shown.code == 0
    assert "was read back" in shown.out
    assert center.operator("backup", "--out", center.folder / "disk", "--json").error() == (4, "not_allowed")
    assert center.supervisor("backup", "--out", center.folder / "nowhere", "--json").error() == (10, "not_writable")
    assert center.supervisor("backup", "--out", center.vault, "--json").error() == (2, "inside_vault")


def test_a_backup_is_put_back_into_a_new_folder_and_in_place_of_its_vault(center: Center) -> None:
    path, options = back_up(center), center.signed_in(SUPERVISOR)
    new = center.run("restore", path, center.folder / "new", *options, "--json")
    assert (new.code, new.object["moved_to"]) == (0, None)
    assert any("verify says so" in warning for warning in new.object["warnings"])
    done = center.run("restore", path, center.vault, *options)
    assert (done.code, "lies whole in" in done.out) == (0, True)
    assert "Warning: The journal goes on unlinked" in done.err
    assert center.supervisor("verify", "--json").code == 9
    assert World(center.vault, center.clock).entries("backup_restored")


def test_a_backup_is_refused_with_the_exit_code_of_what_is_wrong(center: Center) -> None:
    path, options = back_up(center), center.signed_in(SUPERVISOR)
    assert center.run("restore", path, center.vault, "--user", SUPERVISOR, "--json").error() == (2, "no_terminal")
    wrong = center.write("wrong", "not the password")
    refused = center.run("restore", path, center.vault, "--user", SUPERVISOR, "--password-file", wrong, "--json")
    assert refused.error() == (3, "wrong_password")
    assert center.run("restore", wrong, center.vault, *options, "--json").error() == (7, "backup_file")
    with center.world.sign_in():
        assert center.run("restore", path, center.vault, *options, "--json").error() == (5, "vault_in_use")
    other = World(center.folder / "other", center.clock).make_vault()
    assert center.run("restore", path, other.path, *options, "--json").error() == (6, "other_vault_there")


def test_old_calls_are_purged_by_an_age_or_a_day(center: Center) -> None:
    center.clock.move_to(center.clock.now() + timedelta(days=200))
    with center.world.sign_in():
        pass  # whose epoch is not that of the calls
    assert center.supervisor("calls", "keep", "2", "--json").code == 2
    done = center.run("calls", center.vault, "keep", "6", *center.signed_in(SUPERVISOR), "--json")
    assert (done.object["months"], done.object["is_due"]) == (6, True)
    purge: list[str | Path] = ["calls", center.vault, "purge", *center.signed_in(SUPERVISOR), "--json"]
    assert center.run(*purge, "--before", "2027-06-01").error() == (2, "retention")
    assert center.run(*purge).object["calls"] == 1
    assert center.run(*purge, "--before", "2026-12-01").object["calls"] == 0
    assert center.supervisor("verify", "--all", "--json").object["ok"]
    kept = center.run("calls", center.vault, "keep", "always", *center.signed_in(SUPERVISOR))
    assert kept.out == "Calls are kept for good.\n"
    assert center.run(*purge).error() == (2, "retention")


def test_a_program_is_ended_by_two_and_the_statement_is_verified(center: Center) -> None:
    out = center.folder / "ended.json"
    options = ("--second", SECOND, "--second-password-file", center.folder / "second", "--out", out)
    fingerprint = str(center.supervisor("end", *options, "--json").object["fingerprint"])
    assert not center.vault.exists()
    assert center.run("verify-ending", out, "--key", fingerprint, "--json").object["genuine"]
    shown = center.run("verify-ending", out)
    assert (shown.code, "compare" in shown.out) == (0, True)
    out.write_bytes(out.read_bytes().replace(b'"users":4', b'"users":1'))
    assert center.run("verify-ending", out).code == 9
    assert center.run("verify-ending", center.folder / "second", "--json").error() == (7, "ending_file")


def test_an_end_that_was_interrupted_is_finished_without_a_password(center: Center) -> None:
    folder = VaultFolder(center.vault)
    folder.keys.rename(folder.ended)
    assert center.supervisor("status", "--json").error() == (6, "vault_ended")
    done = center.run("end", center.vault, "--user", SUPERVISOR, "--second", SECOND, "--out", center.folder / "x")
    assert (done.code, center.vault.exists()) == (0, False)
    assert "What this does not reach:" in done.out


def test_of_an_end_that_could_not_delete_everything_it_is_said_what_is_left(center: Center) -> None:
    folder = VaultFolder(center.vault)
    folder.keys.rename(folder.ended)
    wanted: list[str | Path] = [
        "end",
        center.vault,
        "--user",
        SUPERVISOR,
        "--second",
        SECOND,
        "--out",
        center.folder / "x",
    ]
    with files_at_most(65_536):  # the database is longer
        shown = center.run(*wanted)
        told = center.run(*wanted, "--json")
    assert (shown.code, told.code, told.object["undeleted"]) == (10, 10, ["vault.db"])
    assert "the vault is deleted" not in shown.out
    assert "vault.db" in shown.err
    assert center.run(*wanted, "--json").object["undeleted"] == []
    assert not center.vault.exists()


def test_one_supervisor_alone_ends_nothing(center: Center) -> None:
    for second, file, failure in (
        (SUPERVISOR, f"password of {SUPERVISOR}", (2, "same_person")),
        (SECOND, f"password of {SUPERVISOR}", (3, "wrong_password")),
    ):
        options = ("--second", second, "--second-password-file", center.folder / file, "--out", center.folder / "x")
        assert center.supervisor("end", *options, "--json").error() == failure
    assert center.supervisor("status", "--json").code == 0
