"""A backup put back: whole or not at all, with a password of its time, and never over a vault that is deleted."""

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.crypto.recovery_code import RecoveryCodeMistyped
from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.domain.answers import Word
from callcenter.domain.key_file import KeyFileNewer
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.backups import make_backup
from callcenter.services.people import People
from callcenter.services.protocols import Head
from callcenter.services.restoring import OtherVaultThere, Restored, restore
from callcenter.services.session import NotAllowed, PasswordMustChange
from callcenter.services.sign_in import BackOff
from callcenter.services.verification import Journal
from callcenter.storage import vault_folder
from callcenter.storage.backup_file import LABEL_BYTES, BackupFault, label_in
from callcenter.storage.vault_folder import NetworkFolder, VaultThere
from callcenter.storage.vault_lock import VaultInUse
from tests.services.removals import GARCIAS, SECOND, come_in, make_busy_vault, noted, remove
from tests.small_disk import files_at_most
from tests.world import OPERATOR, PASSWORDS, SUPERVISOR, World


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A busy vault of two supervisors, and a backup of it beside it."""
    world = make_busy_vault(tmp_path_factory.mktemp("made"))
    with world.sign_in() as session:
        made = make_backup(session, world.path.parent, "by_hand")
    made.path.rename(world.path.parent / "kept.ccbackup")
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    (tmp_path / "kept.ccbackup").write_bytes((made.path.parent / "kept.ccbackup").read_bytes())
    return made.copied_to(tmp_path)


def backup_of(world: World) -> Path:
    return world.path.parent / "kept.ccbackup"


def put_back(world: World, to: Path | None = None, user: str = SUPERVISOR, password: str = "") -> Restored:
    return restore(backup_of(world), to or world.path, user, password or PASSWORDS[user], world.clock)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_answers(world: World) -> None:
    assert world.ask(SUPERVISOR, **GARCIAS).decision.word is Word.YES


def assert_untouched(world: World, before: dict[str, bytes]) -> None:
    """Nothing of the vault is another, but for the wrong password that was counted; nothing lies beside it."""
    after = everything(world.path)
    for counted in ("vault.tries", "vault.lock"):
        before.pop(counted, None)
        after.pop(counted, None)
    assert after == before
    assert {path.name for path in world.path.parent.iterdir()} == {"vault", "kept.ccbackup"}


# Where it goes


def test_into_a_new_folder(world: World, tmp_path: Path) -> None:
    done = put_back(world, tmp_path / "new")
    assert (done.moved_to, done.back_again, done.before_new_keys) == (None, None, False)
    new = World(tmp_path / "new", world.clock)
    assert_answers(new)
    assert new.entries("backup_restored")[0]["number"] == done.head.seq
    assert_answers(world)


def test_an_empty_folder_will_do_and_one_that_holds_something_else_will_not(world: World, tmp_path: Path) -> None:
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.mkdir()
    full.mkdir()
    (full / "letters.txt").write_text("somebody's")
    put_back(world, empty)
    with pytest.raises(VaultThere):
        put_back(world, full)
    assert everything(full) == {"letters.txt": b"somebody's"}
    assert_answers(World(empty, world.clock))


def test_in_place_of_the_vault_which_is_moved_aside_whole(world: World) -> None:
    noted(world)
    before = everything(world.path)
    done = put_back(world)
    assert done.moved_to == world.path.with_name("vault.before-20261123-153000")
    after = everything(done.moved_to)
    assert after | {"vault.lock": b""} == before | {"vault.lock": b""}
    assert_answers(world)
    assert len(world.entries("call_opened")) == len(World(done.moved_to, world.clock).entries("call_opened"))
    again = put_back(world)
    assert again.moved_to == world.path.with_name("vault.before-20261123-153000-2")


@pytest.mark.parametrize("target", ["new", "vault"])
def test_another_one_to_the_same_place_waits_until_the_folder_has_its_name(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    rename, refused = Path.rename, []

    def renamed(path: Path, to: Path) -> Path:
        with monkeypatch.context() as as_ever:
            as_ever.setattr(Path, "rename", rename)
            with pytest.raises(VaultInUse):
                put_back(world, tmp_path / target)
        refused.append(path.name)
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", renamed)
    put_back(world, tmp_path / target)
    assert refused == ["vault", ".vault.restoring"] if target == "vault" else [".new.restoring"]
    assert_answers(World(tmp_path / target, world.clock))
    assert not list(tmp_path.glob(".*"))


def test_a_vault_that_somebody_has_open_is_left_alone(world: World) -> None:
    with world.sign_in(OPERATOR), pytest.raises(VaultInUse):
        put_back(world)
    assert_answers(world)


def test_another_vault_is_left_alone(world: World, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other" / "vault").make_vault(operator=False)
    before = everything(other.path)
    with pytest.raises(OtherVaultThere):
        put_back(world, other.path)
    assert everything(other.path) == before


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"damaged")])
def test_a_vault_whose_key_file_is_damaged_is_replaced(world: World, damage: Callable[[Path], object]) -> None:
    damage(world.path / "vault.keys")
    done = put_back(world)
    assert done.moved_to
    assert done.back_again is None  # which cannot be told then
    assert_answers(world)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"damaged")])
@pytest.mark.parametrize("with_backups", [False, True])
def test_one_of_which_nothing_tells_that_it_is_the_backups_own_is_left_alone(
    world: World, tmp_path: Path, damage: Callable[[Path], object], with_backups: bool
) -> None:
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other" / "vault").make_vault(operator=False)
    if with_backups:
        with other.sign_in() as session:
            session.folder.backups.mkdir(exist_ok=True)
            make_backup(session, session.folder.backups, "import")
    damage(other.path / "vault.keys")
    before = everything(other.path)
    with pytest.raises(OtherVaultThere):
        put_back(world, other.path)
    assert everything(other.path) == before


def test_one_of_a_newer_program_is_left_alone(world: World) -> None:
    world.forge_keys(lambda value: value.update(format=99))
    with pytest.raises(KeyFileNewer):
        put_back(world)


def test_a_network_share_is_refused(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_folder, "_file_system", lambda _: "nfs")
    with pytest.raises(NetworkFolder):
        put_back(world, tmp_path / "new")


# Who opens it


def test_the_recovery_code_opens_it(world: World, tmp_path: Path) -> None:
    assert world.made
    put_back(world, tmp_path / "new", RECOVERY_NAME, world.made.recovery_code)
    with pytest.raises((WrongPassword, RecoveryCodeMistyped)):
        put_back(world, tmp_path / "newer", RECOVERY_NAME, "no such code")


def test_a_wrong_password_an_operators_and_a_one_time_one_change_nothing(world: World) -> None:
    before = everything(world.path)
    with pytest.raises(WrongPassword):
        put_back(world, password="not the password at all")
    with pytest.raises(NotAllowed):
        put_back(world, user=OPERATOR)
    assert_untouched(world, before)
    with world.sign_in() as session:
        drawn = People(session).reset(SECOND)
        make_backup(session, world.path.parent, "by_hand").path.replace(backup_of(world))
    before = everything(world.path)
    with pytest.raises(PasswordMustChange):
        put_back(world, user=SECOND, password=drawn)
    assert_untouched(world, before)


def test_wrong_passwords_count_for_the_vault_whose_place_it_takes(world: World) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassword):
            put_back(world, password="not the password at all")
    with pytest.raises(BackOff):
        put_back(world)
    with pytest.raises(BackOff):
        world.sign_in()


def test_the_passwords_are_those_of_its_time(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        People(session).change_password("a password all my own")
    with pytest.raises(WrongPassword):
        put_back(world, tmp_path / "new", password="a password all my own")
    put_back(world, tmp_path / "new")


# What is told of it


def test_verification_reports_that_the_journal_is_unlinked_and_a_newer_head_finds_it_out(world: World) -> None:
    noted(world)
    with world.sign_in() as session:
        newer = session.head()
    put_back(world)
    found = world.verify(everything=True)
    assert (found.ok, found.reason, len(found.unlinked)) == (False, "unlinked_epoch", 1)
    assert world.verify(newer).reason == "head_differs"
    with world.sign_in() as session:
        assert session.warnings == []


def test_a_head_from_before_the_backup_is_still_held(world: World) -> None:
    label = label_in(backup_of(world).read_bytes())
    put_back(world)
    held = Head(label.epoch, label.sequence, label.code.hex())
    assert world.verify(held).reason == "unlinked_epoch"
    assert world.verify(Head(held.epoch, held.seq, "0" * 64)).reason == "head_differs"


def test_of_a_backup_before_new_keys_it_is_said_who_is_back_and_that_the_keys_are_former_ones(world: World) -> None:
    remove(world, SECOND)
    with pytest.raises(WrongPassword):
        come_in(world, SECOND)
    done = put_back(world)
    assert (done.back_again, done.before_new_keys) == ((SECOND,), True)
    come_in(world, SECOND).close()
    remove(world, SECOND)
    with pytest.raises(WrongPassword):
        come_in(world, SECOND)
    assert_answers(world)


def removed_and_added_anew(people: People) -> None:
    people.remove(SECOND)
    people.add(SECOND, Role.OPERATOR, "second operator of tests")


@pytest.mark.parametrize(
    ("change", "back"),
    [
        (removed_and_added_anew, (SECOND,)),
        (lambda people: people.change_role(SECOND, Role.OPERATOR), (SECOND,)),
        (lambda people: people.change_role(OPERATOR, Role.SUPERVISOR), (OPERATOR,)),
        (lambda people: people.reset(OPERATOR), (OPERATOR,)),
        (lambda people: people.add("Later", Role.OPERATOR, "later operator of tests"), ()),
    ],
)
def test_whoever_has_a_former_password_and_role_again_is_told(
    world: World, change: Callable[[People], object], back: tuple[str, ...]
) -> None:
    with world.sign_in() as session:
        change(People(session))
    assert put_back(world).back_again == back


def test_one_of_after_new_keys_opens_with_those(world: World) -> None:
    remove(world, SECOND)
    with world.sign_in() as session:
        make_backup(session, world.path.parent, "by_hand").path.replace(backup_of(world))
    assert put_back(world).before_new_keys is False
    assert_answers(world)
    with world.sign_in() as session:
        assert Journal(session).verify(everything=True).reason == "unlinked_epoch"


# What stops it


@pytest.mark.parametrize("room", [0, 4_096, 150_000])
def test_without_room_the_vault_stays_as_it_is(world: World, room: int) -> None:
    before = everything(world.path)
    with pytest.raises(DiskFull), files_at_most(room):
        put_back(world)
    assert_untouched(world, before)
    put_back(world)


def test_where_the_new_one_cannot_take_the_name_the_vault_has_it_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = everything(world.path), Path.rename

    def renamed(path: Path, to: Path) -> Path:
        if path.name == ".vault.restoring":
            raise OSError(errno.EIO, "the disk is gone")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(NotWritable):
        put_back(world)
    assert_untouched(world, before)


def test_cancelled_it_changes_nothing(world: World) -> None:
    cancel, before = CancelToken(), everything(world.path)
    with pytest.raises(UserCancelled):
        restore(
            backup_of(world),
            world.path,
            SUPERVISOR,
            PASSWORDS[SUPERVISOR],
            world.clock,
            lambda _: cancel.cancel(),
            cancel,
        )
    assert_untouched(world, before)


@pytest.mark.parametrize(
    ("fault", "data"),
    [("no_backup", b""), ("no_backup", b"CCBACKUP" * 100), ("no_backup", json.dumps({"seq": 1}).encode() * 50)],
)
def test_a_file_that_is_no_backup_is_refused(world: World, fault: str, data: bytes) -> None:
    backup_of(world).write_bytes(data)
    with pytest.raises(BackupFault) as found:
        put_back(world)
    assert found.value.fault == fault


def test_a_backup_that_is_not_there_or_no_plain_file_is_refused(world: World) -> None:
    for path in (world.path / "nothing.ccbackup", world.path.parent):
        with pytest.raises(BackupFault):
            restore(path, world.path, SUPERVISOR, PASSWORDS[SUPERVISOR], world.clock)


def test_a_backup_of_a_newer_program_is_refused(world: World) -> None:
    data = bytearray(backup_of(world).read_bytes())
    data[-LABEL_BYTES + 8 : -LABEL_BYTES + 10] = (2).to_bytes(2, "big")
    backup_of(world).write_bytes(data)
    with pytest.raises(BackupFault) as found:
        put_back(world)
    assert found.value.fault == "newer"


def test_a_backup_that_was_cut_or_has_something_after_it_is_refused(world: World) -> None:
    data = backup_of(world).read_bytes()
    for changed in (data[:-1], data[:-LABEL_BYTES], data + b"\0", data[4_096:], b"\0" + data):
        backup_of(world).write_bytes(changed)
        with pytest.raises(BackupFault):
            put_back(world)


def test_keys_of_another_time_put_into_a_backup_open_nothing_new(world: World) -> None:
    """Whoever was removed has a backup of before: his keys, put beside a database of after, are of no use."""
    old = backup_of(world).read_bytes()
    label = label_in(old)
    old_keys = old[label.database_bytes : -LABEL_BYTES]
    remove(world, SECOND)
    with world.sign_in() as session:
        path = make_backup(session, world.path.parent, "by_hand").path
    new, fresh = path.read_bytes(), label_in(path.read_bytes())
    forged = replace(fresh, keys_bytes=label.keys_bytes, keys_sha256=label.keys_sha256).as_bytes()
    path.write_bytes(new[: fresh.database_bytes] + old_keys + forged)
    path.replace(backup_of(world))
    before = everything(world.path)
    with pytest.raises(BackupFault):
        restore(backup_of(world), world.path, SECOND, "second supervisor of tests", world.clock)
    assert_untouched(world, before)


@pytest.mark.parametrize("part", ["sequence", "epoch", "generation"])
def test_a_label_that_tells_of_another_head_than_the_database_has_is_refused(world: World, part: str) -> None:
    data = backup_of(world).read_bytes()
    label = label_in(data)
    forged = replace(label, **{part: getattr(label, part) + 1})
    backup_of(world).write_bytes(data[:-LABEL_BYTES] + forged.as_bytes())
    with pytest.raises(BackupFault):
        put_back(world)


def test_an_operator_of_then_is_no_way_round(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        People(session).change_role(OPERATOR, Role.SUPERVISOR)
    with pytest.raises(NotAllowed):
        put_back(world, tmp_path / "new", user=OPERATOR)
