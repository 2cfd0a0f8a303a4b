"""Backups: of one moment while calls go on, read back before they count, journaled, made when due, so many kept."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from callcenter.crypto.vault_keys import database_key
from callcenter.domain.details import SpokenDetails
from callcenter.domain.key_file import decode_key_file
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress
from callcenter.services import backups
from callcenter.services.active_roster import RosterDamaged
from callcenter.services.backup_desk import VaultBackupDesk
from callcenter.services.backup_protocol import BackupPlan, PlanFault
from callcenter.services.backups import BackupUnderWay, backup_by_hand, make_backup
from callcenter.services.calls import Calls
from callcenter.services.caretaker import Caretaker
from callcenter.services.outside_vault import InsideVault
from callcenter.services.restoring import restore
from callcenter.services.roster_import import RosterImport
from callcenter.services.session import NotAllowed, Session
from callcenter.services.status import UNSAVED, day_status
from callcenter.services.verification import Journal
from callcenter.storage import backup_file
from callcenter.storage.backup_file import BackupUnreadable, OpenedBackup, open_backup
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.still_file import StillFile, bring_to_disk
from tests.services.removals import GARCIAS
from tests.small_disk import files_at_most
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World, source_of


class Usage(NamedTuple):
    """What the system says of a disk, as far as anybody asks."""

    free: int


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("made") / "vault").make_vault()
    world.load(GARCIA)
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    (tmp_path / "disk").mkdir()
    return made.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "disk"


def copy_in(world: World, backup: OpenedBackup, target: Path) -> StillFile:
    """The database of a backup under the key that its own key file grants."""
    backup.take_out(target, lambda *_: None)
    keys = decode_key_file(backup.keys())
    return StillFile(target, database_key(world.opened_keys().granted.rk, keys.vault_id))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def take_call(session: Session) -> None:
    with Calls(session) as calls:
        calls.single(SpokenDetails(**GARCIAS))


# What it is


def test_a_backup_holds_the_vault_of_one_moment_and_the_keys_that_open_it(
    world: World, session: Session, disk: Path, tmp_path: Path
) -> None:
    take_call(session)
    head = session.head()
    done = backup_by_hand(session, disk)
    take_call(session)
    assert [done.path] == list(disk.iterdir())
    with open_backup(done.path) as backup, copy_in(world, backup, tmp_path / "copy.db") as copy:
        assert backup.keys() == session.folder.keys.read_bytes()
        assert (backup.label.epoch, backup.label.sequence, backup.label.code.hex()) == (head.epoch, head.seq, head.code)
        assert copy.query("SELECT count(*) FROM journal") == [(head.seq,)]
        assert copy.query("SELECT count(*) FROM call") == [(1,)]
        assert copy.faults() == []


def test_it_is_its_owners_alone_and_nothing_in_it_can_be_read(session: Session, disk: Path) -> None:
    done = backup_by_hand(session, disk)
    assert done.path.stat().st_mode & 0o777 == 0o600
    data = done.path.read_bytes()
    assert b"SQLite format 3" not in data
    assert session.folder.seal.read_bytes()[:64] not in data
    assert done.bytes == len(data)


def test_it_is_journaled_with_its_name_its_digest_and_the_head_it_holds(
    world: World, session: Session, disk: Path
) -> None:
    head = session.head()
    done = backup_by_hand(session, disk)
    session.close()
    (entry,) = world.entries("backup_made")
    assert (entry["file"], entry["sha256"], entry["reason"]) == (done.path.name, done.sha256, "by_hand")
    assert (entry["epoch"], entry["number"], entry["code"]) == (head.epoch, head.seq, head.code)
    assert world.verify(everything=True).ok


def test_calls_go_on_between_its_steps_and_are_not_in_it(
    world: World, session: Session, disk: Path, tmp_path: Path
) -> None:
    """Each step lets a whole call in, and yet the copy is of the moment at which it began."""
    head, told = session.head().seq, []

    def between(progress: Progress) -> None:
        told.append(progress)
        take_call(session)

    done = make_backup(session, disk, "by_hand", between)
    assert len(told) >= 2
    assert told[-1].done == told[-1].total
    with open_backup(done.path) as backup, copy_in(world, backup, tmp_path / "copy.db") as copy:
        assert copy.query("SELECT max(seq) FROM journal") == [(head,)]
    assert Journal(session).verify(everything=True).ok


# What stops it


def test_one_at_a_time(session: Session, disk: Path) -> None:
    def once_more(_: Progress) -> None:
        with pytest.raises(BackupUnderWay):
            make_backup(session, disk, "by_hand")

    make_backup(session, disk, "by_hand", once_more)
    make_backup(session, disk, "by_hand")


def test_cancelled_it_leaves_nothing(session: Session, disk: Path) -> None:
    cancel, seq = CancelToken(), session.head().seq
    with pytest.raises(UserCancelled):
        make_backup(session, disk, "by_hand", lambda _: cancel.cancel(), cancel)
    assert (names(disk), session.head().seq) == ([], seq)


@pytest.mark.parametrize("room", [0, 4_096, 100_000])
def test_without_room_it_leaves_nothing_and_the_vault_goes_on(session: Session, disk: Path, room: int) -> None:
    session.database.connection.checkpoint()
    with pytest.raises(DiskFull), files_at_most(room):
        make_backup(session, disk, "by_hand")
    assert names(disk) == []
    take_call(session)


def test_room_is_looked_for_before_anything_is_written(
    session: Session, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free=1_000))
    with pytest.raises(DiskFull):
        make_backup(session, disk, "by_hand")


def test_a_folder_that_is_not_there_or_in_the_vault_is_refused(session: Session, disk: Path) -> None:
    with pytest.raises(NotWritable):
        backup_by_hand(session, disk / "nowhere")
    with pytest.raises(InsideVault):
        backup_by_hand(session, session.folder.backups)


def test_a_copy_that_does_not_read_as_it_was_written_is_no_backup(
    session: Session, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def lose_a_bit(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        bring_to_disk(path)

    monkeypatch.setattr(backup_file, "bring_to_disk", lose_a_bit)
    with pytest.raises(BackupUnreadable):
        make_backup(session, disk, "by_hand")
    assert names(disk) == []
    monkeypatch.undo()
    make_backup(session, disk, "by_hand")


def test_a_roster_that_is_not_as_signed_stops_it_and_every_answer(world: World, disk: Path) -> None:
    world.tamper("UPDATE tag SET count = count + 1 WHERE tag = (SELECT tag FROM tag LIMIT 1)")
    with world.sign_in() as session, Calls(session) as calls:
        with pytest.raises(RosterDamaged):
            make_backup(session, disk, "by_hand")
        assert names(disk) == []
        assert calls.single(SpokenDetails(**GARCIAS)).decision.word.value == "CANNOT"
    assert world.entries("damage_found")


def test_a_damaged_page_is_not_copied_as_an_empty_one(world: World, disk: Path) -> None:
    """As SQLite's own copy would, and all pages after it, under codes that are right."""
    with world.database() as database:
        database.execute("INSERT INTO setting VALUES ('letter', ?)", ("x" * 40_000,))
        database.checkpoint()
    path = world.path / "vault.db"
    data = bytearray(path.read_bytes())
    data[-200] ^= 1
    path.write_bytes(data)
    with world.sign_in() as session:
        with pytest.raises(VaultDamaged):
            make_backup(session, disk, "by_hand")
        assert names(disk) == []


def test_a_roster_is_counted_once_in_a_process_and_for_every_backup_by_hand(
    world: World, session: Session, disk: Path
) -> None:
    make_backup(session, disk, "scheduled")
    session.database.connection.execute("UPDATE tag SET count = count + 1 WHERE tag = (SELECT tag FROM tag LIMIT 1)")
    make_backup(session, disk, "scheduled")
    with pytest.raises(RosterDamaged):
        make_backup(session, disk, "by_hand")
    assert session.held.damaged_revision == 1


# Which are kept


def test_only_so_many_are_kept_and_nothing_that_is_not_a_backup_of_this_vault_is_touched(
    world: World, session: Session, disk: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other" / "vault").make_vault()
    with other.sign_in() as another:
        foreign = make_backup(another, disk, "by_hand").path
    first = make_backup(session, disk, "by_hand").path
    (disk / "notes.txt").write_text("somebody's")
    (disk / first.name.replace("-2026", "-2025")).write_bytes(b"a name of ours, and no backup")
    renamed = disk / "kept for the auditor.ccbackup"
    first.rename(renamed)
    untouched = {foreign.name, "notes.txt", first.name.replace("-2026", "-2025"), renamed.name}
    made = []
    for _ in range(4):
        world.clock.move_to(world.clock.now() + timedelta(minutes=1))
        made.append(make_backup(session, disk, "by_hand", kept=2))
    assert set(names(disk)) == untouched | {one.path.name for one in made[-2:]}
    assert made[-1].deleted == (made[1].path,)


def test_a_clock_that_was_ahead_keeps_none_of_then_for_good(world: World, disk: Path) -> None:
    now, made = world.clock.now(), list[str]()

    def make(at: datetime) -> None:
        world.clock.move_to(at)
        with world.sign_in() as session:
            made.append(make_backup(session, disk, "scheduled", kept=3).path.name)

    for days in (1000, 1001, 1002, 1, 2, 3, 4):
        make(now + timedelta(days=days))
    assert names(disk) == sorted(made[-3:])


def test_backups_of_what_a_restored_vault_knows_nothing_of_are_left_alone(world: World, disk: Path) -> None:
    """Nothing else holds the calls of then, but for the vault that was moved aside."""
    with world.sign_in() as session:
        old = make_backup(session, disk, "scheduled").path
        for _ in range(9):
            take_call(session)
        later = make_backup(session, disk, "scheduled").path
    world.clock.sleep(60)
    restore(old, world.path, SUPERVISOR, SUPERVISOR_PASSWORD, world.clock)
    with world.sign_in() as session:
        made = [make_backup(session, disk, "scheduled", kept=2).path.name for _ in range(3)]
    assert names(disk) == sorted([later.name, *made[-2:]])


def test_what_a_kill_left_of_one_is_removed_by_the_next(session: Session, disk: Path) -> None:
    first = make_backup(session, disk, "by_hand").path
    (disk / f".{first.name}.tmp").write_bytes(b"half a copy")
    (disk / ".somebody.tmp").write_bytes(b"not ours")
    done = make_backup(session, disk, "by_hand", kept=1)
    assert names(disk) == [".somebody.tmp", done.path.name]


# Before large changes


def test_before_an_import_there_is_one_in_the_vaults_own_folder_unless_nothing_can_be_lost(
    world: World, session: Session
) -> None:
    assert world.entries("backup_made") == []  # before the first roster
    RosterImport(session).start(source_of(session, world.roster_file([SMITH])))
    session.close()
    (entry,) = world.entries("backup_made")
    assert (entry["reason"], names(world.path / "backups")) == ("import", [entry["file"]])


def test_without_room_an_import_goes_on_and_says_that_there_is_no_backup(
    world: World, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free=1_000))
    done = RosterImport(session).start(source_of(session, world.roster_file([SMITH])))
    assert done.people == 1
    assert backups.NONE_MADE in day_status(session).warnings


def test_a_damaged_roster_is_mended_by_an_import_all_the_same(world: World) -> None:
    world.tamper("UPDATE tag SET count = count + 1 WHERE tag = (SELECT tag FROM tag LIMIT 1)")
    world.load(SMITH)
    assert not names(world.path / "backups")
    assert world.ask(last_name="Smith", educator_id="E200318").decision.word.value == "YES"


# On a schedule


def plan(session: Session, plan: BackupPlan | None) -> None:
    VaultBackupDesk(session).plan(plan)


def test_the_running_program_makes_one_every_so_many_hours_in_an_operators_session_too(
    world: World, session: Session, disk: Path
) -> None:
    plan(session, BackupPlan(disk, hours=4, kept=2))
    session.close()
    with world.sign_in(OPERATOR) as operators:
        care = Caretaker(operators)
        assert (care.look_after(), len(names(disk))) == ((), 1)
        assert (care.look_after(), len(names(disk))) == ((), 1)
        for hours in (3, 1, 4):
            world.clock.move_to(world.clock.now() + timedelta(hours=hours))
            care.look_after()
        assert len(names(disk)) == 2
    entries = world.entries("backup_made")
    assert [(entry["user"], entry["reason"]) for entry in entries] == [(OPERATOR, "scheduled")] * 3


def test_a_daily_one_is_made_at_its_time_on_the_centers_clock_and_once(
    world: World, session: Session, disk: Path
) -> None:
    """It is 9:30 AM in Chicago."""
    plan(session, BackupPlan(disk, daily_at="10:00"))
    care = Caretaker(session)
    made = []
    for minutes in (0, 29, 1, 1, 60, 22 * 60, 60, 5):
        world.clock.move_to(world.clock.now() + timedelta(minutes=minutes))
        care.look_after()
        made.append(len(names(disk)))
    assert made == [0, 0, 1, 1, 1, 1, 2, 2]


def test_one_that_fails_is_told_of_until_it_is_made_and_not_tried_each_minute(
    world: World, session: Session, disk: Path
) -> None:
    plan(session, BackupPlan(disk, hours=1))
    care = Caretaker(session)
    disk.rmdir()
    assert len(care.look_after()) == 1
    disk.mkdir()
    assert len(care.look_after()) == 1
    assert names(disk) == []
    world.clock.move_to(world.clock.now() + timedelta(minutes=15))
    assert (care.look_after(), len(names(disk))) == ((), 1)


def test_without_a_plan_none_is_made(session: Session, disk: Path) -> None:
    plan(session, BackupPlan(disk, hours=1))
    plan(session, None)
    assert (Caretaker(session).look_after(), names(disk)) == ((), [])


@pytest.mark.parametrize(
    ("fault", "changes"),
    [
        ("when", {"hours": None}),
        ("when", {"hours": 3, "daily_at": "10:00"}),
        ("when", {"hours": 0}),
        ("when", {"hours": None, "daily_at": "24:00"}),
        ("kept", {"kept": 1}),
        ("folder", {"folder": Path("/nowhere/at/all")}),
    ],
)
def test_a_plan_that_is_none_is_refused(session: Session, disk: Path, fault: str, changes: dict[str, object]) -> None:
    wanted = BackupPlan(**({"folder": disk, "hours": 4} | changes))  # type: ignore[arg-type]  # of one form each
    with pytest.raises(PlanFault) as found:
        plan(session, wanted)
    assert found.value.fault == fault
    with pytest.raises(InsideVault):
        plan(session, BackupPlan(session.folder.backups, hours=4))


def test_a_plan_is_kept_and_its_change_journaled(world: World, session: Session, disk: Path) -> None:
    wanted = BackupPlan(disk, daily_at="20:30", kept=5)
    assert VaultBackupDesk(session).plan(wanted).plan == wanted
    session.close()
    (entry,) = world.entries("setting_changed")
    told = {"folder": str(disk), "daily_at": "20:30", "hours": None, "kept": 5}
    assert (entry["before"], json.loads(entry["after"])) == (None, told)


# What is said


def test_calls_that_are_in_no_backup_after_a_day_are_warned_of(world: World, session: Session, disk: Path) -> None:
    assert UNSAVED not in day_status(session).warnings
    take_call(session)
    world.clock.move_to(world.clock.now() + timedelta(hours=23))
    assert UNSAVED not in day_status(session).warnings
    world.clock.move_to(world.clock.now() + timedelta(hours=2))
    assert UNSAVED in day_status(session).warnings
    make_backup(session, session.folder.backups, "import")  # which goes where the vault goes
    assert UNSAVED in day_status(session).warnings
    backup_by_hand(session, disk)
    assert UNSAVED not in day_status(session).warnings
    found = VaultBackupDesk(session).overview()
    assert [one.reason for one in found.last] == ["by_hand", "import"]
    assert (found.since, found.is_due) == (found.last[0].at, False)


def is_warned_of_later(world: World, session: Session) -> bool:
    world.clock.move_to(world.clock.now() + timedelta(days=2))
    return UNSAVED in day_status(session).warnings


def test_a_call_that_is_taken_while_a_backup_is_made_is_not_in_it_which_is_warned_of(
    world: World, session: Session, disk: Path
) -> None:
    def meanwhile(_: Progress) -> None:
        take_call(session)
        world.clock.sleep(60)

    backup_by_hand(session, disk, meanwhile)
    assert is_warned_of_later(world, session)
    make_backup(session, disk, "scheduled")
    assert not is_warned_of_later(world, session)


def test_a_call_that_is_wrapped_up_after_a_backup_is_not_whole_in_it_which_is_warned_of(
    world: World, session: Session, disk: Path
) -> None:
    with Calls(session) as calls:
        begun = calls.open()
        backup_by_hand(session, disk)
        assert not is_warned_of_later(world, session)
        calls.wrap_up(begun, "letter_again")
        assert is_warned_of_later(world, session)


def test_an_operator_makes_none_by_hand_and_no_plan(world: World, disk: Path) -> None:
    with world.sign_in(OPERATOR) as operators:
        with pytest.raises(NotAllowed):
            backup_by_hand(operators, disk)
        with pytest.raises(NotAllowed):
            VaultBackupDesk(operators)
