"""The end of a program: two supervisors, a signed statement, then no keys; whatever happens in between."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.crypto.vault_keys import database_key
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.files.ending_file import EndingFault
from callcenter.files.regular_file import InputFileFault
from callcenter.services import ending
from callcenter.services.access import VaultAccess
from callcenter.services.backups import make_backup
from callcenter.services.calls import Calls
from callcenter.services.ending import (
    CallUnderWay,
    SamePerson,
    begin_ending,
    finish_ending,
    is_ended,
    verify_ending,
)
from callcenter.services.ending_protocol import Confirmation, Ended, Rest
from callcenter.services.local_vault import LocalVault
from callcenter.services.outside_vault import InsideVault
from callcenter.services.people import People
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from callcenter.services.restoring import restore
from callcenter.services.roster_work import RosterBusy
from callcenter.services.session import NotAllowed, NotSignedIn, PasswordMustChange, Session
from callcenter.services.sign_in import BackOff
from callcenter.storage.backup_file import BackupFault
from callcenter.storage.vault_ending import let_keys_vanish
from callcenter.storage.vault_folder import VaultEnded, VaultFolder, VaultMissing
from tests.services.removals import SECOND, SECOND_PASSWORD, make_busy_vault, opens
from tests.small_disk import files_at_most
from tests.world import OPERATOR, OPERATOR_PASSWORD, SUPERVISOR_PASSWORD, World

BOTH = Confirmation(SUPERVISOR_PASSWORD, SECOND, SECOND_PASSWORD)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """With a backup outside and one inside, profiles of columns, and what former versions and kills may have left."""
    world = make_busy_vault(tmp_path_factory.mktemp("made"))
    with world.sign_in() as session:
        make_backup(session, world.path.parent, "by_hand").path.rename(world.path.parent / "kept.ccbackup")
        make_backup(session, session.folder.backups, "import")
    folder = VaultFolder(world.path)
    folder.columns.mkdir()
    (folder.columns / "district.toml").write_text('last_name = "LNAME"\n')
    (folder.backups / "before-format-5.db").write_bytes(b"an older copy" * 1_000)
    (folder.path / ".vault.keys.k2ab.tmp").write_bytes(folder.keys.read_bytes())
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ended.json"


def end(world: World, out: Path, both: Confirmation = BOTH) -> Rest:
    with world.sign_in() as session:
        begin_ending(session, both, out)
    return finish_ending(world.path)


def assert_untouched(world: World, out: Path) -> None:
    assert not out.exists()
    assert not is_ended(world.path)
    world.sign_in(OPERATOR).close()


def test_nothing_is_left_but_the_statement_and_what_lay_elsewhere(world: World, out: Path, tmp_path: Path) -> None:
    assert end(world, out) == Rest()
    assert {path.name for path in tmp_path.iterdir()} == {"ended.json"}
    with pytest.raises(VaultMissing):
        world.sign_in()


def test_files_that_are_not_the_programs_stay_and_are_named(world: World, out: Path) -> None:
    (world.path / "notes.txt").write_text("somebody's")
    (world.path / "backups" / "letters.zip").write_bytes(b"somebody's")
    assert end(world, out) == Rest(left=("backups/letters.zip", "notes.txt"))
    assert {path.name for path in world.path.rglob("*")} == {"backups", "letters.zip", "notes.txt"}


def test_the_statement_tells_what_was_there_and_is_signed(world: World, out: Path) -> None:
    with world.sign_in() as session:
        done = begin_ending(session, BOTH, out)
        head = session.head()
        calls = session.database.calls.count("", "9")
    finish_ending(world.path)
    assert world.made
    assert done.fingerprint == world.made.fingerprint
    found = verify_ending(out, world.made.fingerprint)
    told = found.statement
    assert (found.ok, found.genuine) == (True, True)
    assert (told.ended_by, told.confirmed_by, told.ended_at) == ("Sam", SECOND, "2026-11-23T09:30:00-06:00")
    assert (told.head.seq, told.head.code) == (head.seq, head.code)
    assert (told.calls, told.rosters, told.people, told.users) == (calls, 2, 1, 4)
    assert "Garc" not in out.read_text()
    assert verify_ending(out).ok
    assert not verify_ending(out, "0" * 32).ok


@pytest.mark.parametrize("part", ["calls", "ended_by", "vault_id"])
def test_a_statement_that_was_changed_is_found(world: World, out: Path, part: str) -> None:
    end(world, out)
    told = json.loads(out.read_bytes())
    told[part] = 0 if part == "calls" else "somebody"
    out.write_bytes(json.dumps(told, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    assert not verify_ending(out).ok
    out.write_text("{}")
    with pytest.raises(EndingFault):
        verify_ending(out)
    with pytest.raises(InputFileFault):
        verify_ending(out.with_name("nothing.json"))


# Who may


def test_the_recovery_code_will_do_for_the_second(world: World, out: Path) -> None:
    assert world.made
    end(world, out, Confirmation(SUPERVISOR_PASSWORD, RECOVERY_NAME, world.made.recovery_code))
    assert verify_ending(out).statement.confirmed_by == RECOVERY_NAME


@pytest.mark.parametrize(
    ("both", "failure"),
    [
        (Confirmation("not the password", SECOND, SECOND_PASSWORD), WrongPassword),
        (Confirmation(SUPERVISOR_PASSWORD, SECOND, "not the password"), WrongPassword),
        (Confirmation(SUPERVISOR_PASSWORD, "Nobody", SECOND_PASSWORD), WrongPassword),
        (Confirmation(SUPERVISOR_PASSWORD, "sam", SUPERVISOR_PASSWORD), SamePerson),
        (Confirmation(SUPERVISOR_PASSWORD, OPERATOR, OPERATOR_PASSWORD), NotAllowed),
    ],
)
def test_two_different_supervisors_and_their_passwords_are_wanted(
    world: World, out: Path, both: Confirmation, failure: type[Exception]
) -> None:
    with world.sign_in() as session, pytest.raises(failure):
        begin_ending(session, both, out)
    assert_untouched(world, out)


def test_wrong_passwords_are_slowed_as_at_the_door(world: World, session: Session, out: Path) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            begin_ending(session, Confirmation(SUPERVISOR_PASSWORD, SECOND, "wrong"), out)
    with pytest.raises(BackOff):
        begin_ending(session, BOTH, out)


def test_an_operator_ends_nothing_and_a_one_time_password_confirms_nothing(world: World, out: Path) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        begin_ending(session, Confirmation(OPERATOR_PASSWORD, SECOND, SECOND_PASSWORD), out)
    with world.sign_in() as session:
        drawn = People(session).reset(SECOND)
        with pytest.raises(PasswordMustChange):
            begin_ending(session, Confirmation(SUPERVISOR_PASSWORD, SECOND, drawn), out)
    assert_untouched(world, out)


# What stops it


def test_not_in_the_middle_of_a_call_or_an_import(world: World, session: Session, out: Path) -> None:
    with Calls(session) as calls:
        calls.open()
        with pytest.raises(CallUnderWay):
            begin_ending(session, BOTH, out)
    with session.held.roster_work.changing(), pytest.raises(RosterBusy):
        begin_ending(session, BOTH, out)
    session.close()
    assert_untouched(world, out)


def test_without_a_place_for_the_statement_nothing_is_destroyed(world: World, session: Session, out: Path) -> None:
    with pytest.raises(InsideVault):
        begin_ending(session, BOTH, world.path / "ended.json")
    with pytest.raises(NotWritable):
        begin_ending(session, BOTH, out.parent / "nowhere" / "ended.json")
    session.database.connection.checkpoint()
    with files_at_most(0), pytest.raises(DiskFull):
        begin_ending(session, BOTH, out)
    session.close()
    assert_untouched(world, out)


# What is destroyed, and in which order


def test_once_the_keys_vanished_nothing_inside_opens_and_asking_again_finishes(world: World, out: Path) -> None:
    opened, folder = world.opened_keys(), VaultFolder(world.path)
    key = database_key(opened.granted.rk, folder.read_keys().vault_id)
    with world.sign_in() as session:
        begin_ending(session, BOTH, out)
    inside = sorted(folder.backups.glob("*.ccbackup"))[0]
    assert is_ended(world.path)
    assert opens(folder.database, key)  # for whoever kept the key elsewhere: it is deleted next
    with pytest.raises(VaultEnded, match="callcenter end VAULT"):
        world.sign_in()
    with pytest.raises(BackupFault):
        restore(inside, out.parent / "new", "Sam", SUPERVISOR_PASSWORD, world.clock)
    for path in (folder.ended, folder.path / ".vault.keys.k2ab.tmp", folder.seal):
        assert set(path.read_bytes()) == {0}, path.name
    assert finish_ending(world.path) == Rest()
    assert not world.path.exists()


def test_what_a_killed_restore_left_beside_it_goes_as_well(world: World, out: Path, tmp_path: Path) -> None:
    begun = tmp_path / ".vault.restoring"
    with world.sign_in() as session:
        shutil.copytree(world.path, begun)
        (tmp_path / ".vault.restoring.lock").touch()
        begin_ending(session, BOTH, out)
    for name in ("vault.keys", "vault.seal"):
        assert set((begun / name).read_bytes()) == {0}, name
    assert finish_ending(world.path) == Rest()
    assert {path.name for path in tmp_path.iterdir()} == {"ended.json"}


def test_vaults_that_were_moved_aside_are_named(world: World, out: Path, tmp_path: Path) -> None:
    backup = next((world.path / "backups").glob("*.ccbackup"))
    aside = restore(backup, world.path, "Sam", SUPERVISOR_PASSWORD, world.clock).moved_to
    assert aside
    (tmp_path / "vault.before-lunch").mkdir()
    assert end(world, out) == Rest(moved_aside=(aside.name,))
    World(aside, world.clock).sign_in().close()


def test_a_link_among_the_backups_leads_nowhere(world: World, out: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("somebody's")
    (world.path / "backups" / "link.ccbackup").symlink_to(tmp_path / "letter.txt")
    assert end(world, out) == Rest(left=("backups/link.ccbackup",))
    assert (tmp_path / "letter.txt").read_text() == "somebody's"


def test_a_backup_elsewhere_still_opens_which_is_said(world: World, made: World, out: Path, tmp_path: Path) -> None:
    end(world, out)
    restore(made.path.parent / "kept.ccbackup", tmp_path / "back", "Sam", SUPERVISOR_PASSWORD, world.clock)


ROOM = 65_536
"""So far the system lets a file be written over here: the database and the backups are longer, all else is shorter."""


def begin_where_backups_stay(world: World, out: Path) -> Ended:
    """The end begins where no file can be written past so many bytes: not at the end of a backup."""
    with world.sign_in() as session:
        session.database.connection.checkpoint()
        with files_at_most(ROOM):
            return begin_ending(session, BOTH, out)


def test_a_backup_that_cannot_be_written_over_stops_nothing_once_the_keys_vanished(world: World, out: Path) -> None:
    folder = VaultFolder(world.path)
    done = begin_where_backups_stay(world, out)
    assert world.made
    assert (done.statement, done.fingerprint) == (out, world.made.fingerprint)
    assert verify_ending(out, done.fingerprint).genuine
    for path in (folder.ended, folder.path / ".vault.keys.k2ab.tmp", folder.seal):
        assert set(path.read_bytes()) == {0}, path.name


def test_what_cannot_be_deleted_is_named_and_asked_again_it_goes(world: World, out: Path) -> None:
    begin_where_backups_stay(world, out)
    with files_at_most(ROOM):
        rest = finish_ending(world.path)
    backups = {path.name for path in (world.path / "backups").iterdir()}
    assert rest == Rest(undeleted=(*(f"backups/{name}" for name in sorted(backups)), "vault.db"))
    assert len(backups) > 1
    kept = {path.name for path in world.path.rglob("*") if path.is_file()}
    assert kept == backups | {"vault.db", "vault.ended", "vault.lock"}
    assert finish_ending(world.path) == Rest()
    assert not world.path.exists()


def test_keys_that_cannot_be_moved_stay_and_no_statement_tells_of_an_end(
    world: World, session: Session, out: Path
) -> None:
    (world.path / "vault.ended").mkdir()
    with pytest.raises(NotWritable):
        begin_ending(session, BOTH, out)
    session.close()
    (world.path / "vault.ended").rmdir()
    assert_untouched(world, out)


def test_whoever_is_still_there_cannot_bring_the_keys_back(world: World, out: Path) -> None:
    with world.sign_in() as session:
        begin_ending(session, BOTH, out)
        with pytest.raises(VaultEnded):
            People(session).add("Later", Role.OPERATOR, "later operator of the tests")
    assert is_ended(world.path)


# From the window


def test_nobody_stays_signed_in_whatever_stops_the_window_once_the_keys_vanished(
    world: World, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Ctrl+C does, which may come at any moment."""

    def stopped(folder: VaultFolder) -> None:
        let_keys_vanish(folder)
        raise KeyboardInterrupt

    monkeypatch.setattr(ending, "let_keys_vanish", stopped)
    access = VaultAccess(world.clock)
    access.sign_in(world.path, "Sam", SUPERVISOR_PASSWORD)
    with pytest.raises(KeyboardInterrupt):
        access.end_program(BOTH, out)
    with pytest.raises(NotSignedIn):
        access.day()
    assert is_ended(world.path)


def test_the_window_ends_it_and_nobody_is_signed_in_then(world: World, out: Path) -> None:
    vault = LocalVault(world.clock)
    try:
        vault.perform(ask(Access.sign_in, world.path, "Sam", SUPERVISOR_PASSWORD))
        with pytest.raises(WrongPassword):
            vault.perform(ask(Access.end_program, Confirmation("wrong", SECOND, SECOND_PASSWORD), out))
        assert vault.perform(ask(Access.day)).line_open
        told: list[int] = []
        done = vault.perform(ask(Access.end_program, BOTH, out), lambda progress: told.append(progress.done))
        assert (done.statement, done.rest) == (out, Rest())
        assert told == sorted(told) != []
        assert not world.path.exists()
        with pytest.raises(NotSignedIn):
            vault.perform(ask(Access.day))
    finally:
        vault.close()
