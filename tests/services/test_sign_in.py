import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from callcenter.crypto.recovery_code import RecoveryCodeMistyped, new_recovery_code
from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import RECOVERY_NAME, Role
from callcenter.domain.answers import Word
from callcenter.domain.key_file import KeyFileDamaged
from callcenter.durable_file import DiskFull
from callcenter.files.program_file import bundled_program
from callcenter.services.call_log import CallLog
from callcenter.services.calls import Calls
from callcenter.services.people import People
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import Rosters
from callcenter.services.session import PasswordMustChange, Session
from callcenter.services.sign_in import BackOff, KeysBehind, sign_in
from callcenter.services.status import day_status
from callcenter.services.vault_creation import VaultOptions, create_vault
from callcenter.services.verification import Journal
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.tries_file import TriesFile
from callcenter.storage.vault_folder import VaultFolder, VaultMissing
from callcenter.storage.vault_lock import VaultInUse
from tests.small_disk import files_at_most
from tests.world import GARCIA, OPERATOR, OPERATOR_PASSWORD, PASSWORDS, SUPERVISOR, World

WRONG = "not the operators password"
NEW_PASSWORD = "another good password"
SIGNS_IN = """
import sys
from pathlib import Path
from tests.world import World
session = World(Path(sys.argv[1])).sign_in(sys.argv[2])
print("in", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("made") / "vault").make_vault()


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


def try_password(world: World, user: str = OPERATOR, password: str = WRONG) -> None:
    with pytest.raises(WrongPassword, match=r"^User name or password is not right\.$"):
        sign_in(world.path, user, password, world.clock)


def wait(world: World, seconds: float) -> None:
    world.clock.move_to(world.clock.now() + timedelta(seconds=seconds))


def test_the_right_password_opens_the_vault_under_the_users_name_and_role(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        assert (session.user, session.role, session.warnings) == (OPERATOR, Role.OPERATOR, [])
        assert session.supervisor_keys is None
    with world.sign_in(SUPERVISOR) as session:
        assert (session.user, session.role, session.warnings) == (SUPERVISOR, Role.SUPERVISOR, [])
        assert session.signing_keys().sign_public == session.key_file.members.supervisors_sign


def test_a_name_may_be_typed_in_whatever_case_and_is_recorded_as_it_was_given(world: World) -> None:
    with sign_in(world.path, OPERATOR.upper(), OPERATOR_PASSWORD, world.clock) as session:
        assert session.user == OPERATOR
    assert world.entries("signed_in")[-1]["user"] == OPERATOR


@pytest.mark.parametrize("password", [WRONG, "", OPERATOR_PASSWORD + " ", OPERATOR_PASSWORD.upper(), "x" * 5_000])
def test_any_other_password_is_wrong(world: World, password: str) -> None:
    try_password(world, OPERATOR, password)


@pytest.mark.parametrize("user", ["Nobody", "", "\ud800", "x" * 5_000])
def test_an_unknown_user_looks_like_a_wrong_password(world: World, user: str) -> None:
    try_password(world, user, OPERATOR_PASSWORD)


def test_one_users_password_does_not_open_anothers_slot(world: World) -> None:
    try_password(world, SUPERVISOR, OPERATOR_PASSWORD)


def test_where_there_is_no_vault_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "stranger").mkdir()
    for path in (tmp_path / "stranger", tmp_path / "gone"):
        with pytest.raises(VaultMissing):
            sign_in(path, OPERATOR, OPERATOR_PASSWORD, World(path).clock)
    assert list((tmp_path / "stranger").iterdir()) == []
    assert not (tmp_path / "gone").exists()


def test_a_session_begins_no_call_after_twelve_hours_by_the_injected_clock(world: World) -> None:
    begun = world.clock.now()
    with world.sign_in() as session:
        assert session.ends_at == begun + timedelta(hours=12)
    world.clock.move_to(begun + timedelta(hours=11))
    with world.sign_in() as session:
        assert session.ends_at == begun + timedelta(hours=23), "who signs in anew has twelve more"


# After wrong passwords: wait.


def test_wrong_passwords_make_everybody_wait_longer_and_longer(world: World) -> None:
    for seconds in (0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60):
        try_password(world)
        if seconds:
            with pytest.raises(BackOff, match=f"Wait {seconds} seconds") as caught:
                sign_in(world.path, OPERATOR, OPERATOR_PASSWORD, world.clock)
            assert caught.value.seconds == seconds
            wait(world, seconds - 0.5)
            with pytest.raises(BackOff, match="Wait 1 seconds"):
                sign_in(world.path, OPERATOR, OPERATOR_PASSWORD, world.clock)
            wait(world, 0.5)
    with world.sign_in(OPERATOR):
        pass


def make_wait(world: World, user: str = OPERATOR, times: int = 5) -> None:
    for _ in range(times):
        try_password(world, user)
        wait(world, 60)
    wait(world, -60)


def test_waiting_does_not_end_with_the_process_or_the_spelling_of_the_name(world: World) -> None:
    make_wait(world)
    assert TriesFile(VaultFolder(world.path).tries).of(OPERATOR)
    for name in (OPERATOR, OPERATOR.lower()):
        with pytest.raises(BackOff):
            sign_in(world.path, name, OPERATOR_PASSWORD, world.clock)


def test_a_try_while_waiting_does_not_make_the_wait_longer(world: World) -> None:
    make_wait(world)
    for _ in range(5):
        with pytest.raises(BackOff):
            sign_in(world.path, OPERATOR, WRONG, world.clock)
    wait(world, 4)
    with world.sign_in(OPERATOR):
        pass


def test_one_user_does_not_wait_for_anothers_mistakes(world: World) -> None:
    make_wait(world)
    with world.sign_in(SUPERVISOR):
        pass


def test_unknown_names_share_one_wait_and_stand_in_no_file(world: World) -> None:
    for number in range(4):
        try_password(world, f"Nobody{number}")
    with pytest.raises(BackOff):
        sign_in(world.path, "Nobody else", WRONG, world.clock)
    assert b"Nobody" not in VaultFolder(world.path).tries.read_bytes()


def test_a_clock_that_is_set_back_does_not_lock_anybody_out(world: World) -> None:
    make_wait(world)
    wait(world, -86_400)
    with world.sign_in(OPERATOR):
        pass


def test_wrong_passwords_are_journaled_at_the_next_sign_in_and_then_forgotten(world: World) -> None:
    try_password(world)
    try_password(world)
    try_password(world, "Nobody")
    with world.sign_in(OPERATOR):
        pass
    assert world.entries("signed_in")[-1]["wrong_passwords"] == {OPERATOR: 2, "?": 1}
    assert TriesFile(VaultFolder(world.path).tries).of(OPERATOR) is None
    with world.sign_in(OPERATOR):
        pass
    assert world.entries("signed_in")[-1]["wrong_passwords"] == {}


def test_a_password_typed_wrong_is_in_no_file(world: World) -> None:
    try_password(world)
    with world.sign_in(OPERATOR):
        stored = b"".join(path.read_bytes() for path in world.path.rglob("*") if path.is_file())
    assert WRONG.encode() not in stored
    assert WRONG not in str(world.entries())


# The recovery code.


def recovery_code(world: World) -> str:
    assert world.made is not None
    return world.made.recovery_code


@pytest.mark.parametrize(
    "dress", [str, str.lower, lambda code: code.replace("-", " ")], ids=["as shown", "low", "spaces"]
)
def test_the_recovery_code_signs_in_as_a_supervisor(world: World, dress: Callable[[str], str]) -> None:
    with sign_in(world.path, RECOVERY_NAME, dress(recovery_code(world)), world.clock) as session:
        assert session.role is Role.RECOVERY
        People(session).add("Susan", Role.SUPERVISOR, NEW_PASSWORD)
    with sign_in(world.path, "Susan", NEW_PASSWORD, world.clock) as session:
        assert Journal(session).verify().ok


def test_a_mistyped_recovery_code_is_told_and_not_counted(world: World) -> None:
    code = recovery_code(world)
    other = ("B" if code[0] != "B" else "C") + code[1:]
    for typed in (code[:-1], other, ""):
        with pytest.raises(RecoveryCodeMistyped):
            sign_in(world.path, RECOVERY_NAME, typed, world.clock)
    assert TriesFile(VaultFolder(world.path).tries).of(RECOVERY_NAME) is None


def test_a_whole_recovery_code_of_another_vault_is_a_wrong_password_and_counted(world: World) -> None:
    try_password(world, RECOVERY_NAME, new_recovery_code())
    tries = TriesFile(VaultFolder(world.path).tries).of(RECOVERY_NAME)
    assert tries is not None
    assert tries.count == 1


def test_a_database_put_back_from_before_several_changes_warns_and_begins_an_unlinked_epoch(world: World) -> None:
    folder = VaultFolder(world.path)
    old = {path: path.read_bytes() for path in (folder.database, folder.seal)}
    with world.sign_in() as session:
        for name in ("Ann", "Ben"):
            People(session).add(name, Role.OPERATOR, NEW_PASSWORD)
    for path, data in old.items():
        path.write_bytes(data)
    with world.sign_in() as session:
        assert session.warnings == [
            "The database is older than vault.keys: an old copy was put back. Verify the journal."
        ]
        found = Journal(session).verify()
    assert (found.ok, found.reason) == (False, "unlinked_epoch")


# Key file, database and seal must belong together.


def test_keys_that_are_one_ahead_of_the_database_are_mended_silently(world: World) -> None:
    """The key file is written first: here there is no room left for the database after it."""
    with world.sign_in() as session:
        room = session.folder.keys.stat().st_size * 2
        with files_at_most(room), pytest.raises(DiskFull):
            People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
    assert VaultFolder(world.path).read_keys().generation == 3
    with sign_in(world.path, "Otto", NEW_PASSWORD, world.clock) as session:
        assert session.warnings == []
        assert session.facts.generation == 3
        assert session.database.vault.facts().generation == 3
    assert world.verify(everything=True).ok


def test_keys_that_are_behind_the_database_are_refused(world: World) -> None:
    folder = VaultFolder(world.path)
    old = folder.keys.read_bytes()
    with world.sign_in() as session:
        People(session).add("Otto", Role.OPERATOR, NEW_PASSWORD)
    new = folder.keys.read_bytes()
    folder.keys.write_bytes(old)
    for user in (OPERATOR, SUPERVISOR):
        with pytest.raises(KeysBehind, match="older than the database"):
            world.sign_in(user)
    folder.keys.write_bytes(new)
    with world.sign_in(OPERATOR):
        pass


def test_the_key_file_of_another_vault_opens_nothing(world: World, tmp_path: Path) -> None:
    other = World(tmp_path / "other").make_vault()
    VaultFolder(world.path).keys.write_bytes(VaultFolder(other.path).keys.read_bytes())
    with pytest.raises(VaultDamaged):
        world.sign_in(OPERATOR)


@pytest.mark.parametrize("user", [OPERATOR, SUPERVISOR])
@pytest.mark.parametrize("damage", ["missing", "empty", "of another vault", "ahead"])
def test_a_seal_that_does_not_fit_warns_and_begins_an_unlinked_epoch_and_calls_go_on(
    world: World, tmp_path: Path, user: str, damage: str
) -> None:
    world.load(GARCIA)
    with world.sign_in(OPERATOR):
        pass
    seal = VaultFolder(world.path).seal
    match damage:
        case "missing":
            seal.unlink()
        case "empty":
            seal.write_bytes(b"")
        case "of another vault":
            seal.write_bytes(VaultFolder(World(tmp_path / "other").make_vault().path).seal.read_bytes())
        case "ahead":
            world.tamper("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    with world.sign_in(user) as session, Calls(session) as calls:
        assert session.warnings == ["The journal's seal is missing or does not fit. Verify the journal."]
        reference = calls.open()
        calls.wrap_up(reference, calls.likely_code(reference))
    assert world.ask(last_name="Garcia", birth_date="2/9/1980", ssn="3456").decision.word is Word.YES
    [begun] = world.entries("epoch_unlinked")
    found = world.verify()
    assert (found.ok, found.reason, found.unlinked) == (False, "unlinked_epoch", (begun["seq"],))


def test_a_sound_seal_begins_no_unlinked_epoch(world: World) -> None:
    for user in (OPERATOR, SUPERVISOR, OPERATOR):
        with world.sign_in(user) as session:
            assert session.warnings == []
    assert world.entries("epoch_unlinked") == []
    assert world.verify().ok


# One process at a time.


def test_a_vault_that_is_open_is_in_use_until_it_is_closed(world: World) -> None:
    with world.sign_in(SUPERVISOR), pytest.raises(VaultInUse):
        world.sign_in(OPERATOR)
    with world.sign_in(OPERATOR):
        pass


def test_a_sign_in_that_fails_lets_the_vault_go(world: World) -> None:
    try_password(world)
    with world.sign_in(OPERATOR):
        pass


@pytest.mark.parametrize("user", [OPERATOR, SUPERVISOR])
def test_a_second_process_gets_in_when_the_first_was_killed(world: World, user: str) -> None:
    command = [sys.executable, "-c", SIGNS_IN, str(world.path), user]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"in\n"
        with pytest.raises(VaultInUse, match="open in another program"):
            world.sign_in(OPERATOR)
        process.kill()
        process.wait()
        with world.sign_in(OPERATOR) as session:
            assert session.warnings == []
    assert world.verify(everything=True).ok


# What nobody may change from outside.


TRAINING_FLAGS: dict[str, Callable[[Any], object]] = {
    "beside the list": lambda keys: keys.update(training=True),
    "in the list": lambda keys: keys["members"].update(training=True),
    "in both places": lambda keys: (keys.update(training=True), keys["members"].update(training=True)),
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A real vault with its supervisor alone."""
    world = World(tmp_path_factory.mktemp("real") / "vault")
    program = bundled_program("missouri-dese-2021")
    create_vault(world.path, program, SUPERVISOR, PASSWORDS[SUPERVISOR], VaultOptions(), world.clock)
    return world


@pytest.mark.parametrize("place", TRAINING_FLAGS)
def test_a_real_vault_does_not_become_a_training_vault(real: World, place: str) -> None:
    keys = VaultFolder(real.path).keys
    before = keys.read_bytes()
    real.forge_keys(TRAINING_FLAGS[place])
    with pytest.raises(KeyFileDamaged):
        real.sign_in()
    keys.write_bytes(before)


def test_a_training_vault_does_not_become_a_real_one(world: World) -> None:
    def change(keys: Any) -> None:
        keys["training"] = keys["members"]["training"] = False

    world.forge_keys(change)
    with pytest.raises(KeyFileDamaged):
        world.sign_in(OPERATOR)


@pytest.mark.parametrize(
    "setting", ["training = 0", "vault_id = zeroblob(16)", "training = 0, hours_apply = 1, throttle_applies = 1"]
)
def test_the_database_does_not_make_another_vault_of_it(world: World, setting: str) -> None:
    world.tamper(f"UPDATE vault SET {setting}")
    with pytest.raises(VaultDamaged):
        world.sign_in(OPERATOR)


# A one-time password.


THINGS_TO_DO: dict[str, Callable[[Session], object]] = {
    "take calls": Calls,
    "see the day": day_status,
    "see the head": Journal,
    "list people": lambda session: People(session).list(),
    "add people": lambda session: People(session).add("Otto", Role.OPERATOR),
    "see rosters": Rosters,
    "import": RosterImport,
    "export": CallLog,
    "sign": Session.signing_keys,
}


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR])
def test_a_one_time_password_is_good_for_nothing_but_changing_it(world: World, role: Role) -> None:
    with world.sign_in() as session:
        drawn = People(session).add("Susan", role) or ""
    with sign_in(world.path, "Susan", drawn, world.clock) as session:
        for what, do in THINGS_TO_DO.items():
            with pytest.raises(PasswordMustChange, match="must be changed first"):
                pytest.fail(f"could {what}: {do(session)}")
        People(session).change_password(NEW_PASSWORD)
        day_status(session)
    with sign_in(world.path, "Susan", NEW_PASSWORD, world.clock) as session:
        assert not session.must_change_password
        Calls(session).close()
    try_password(world, "Susan", drawn)
