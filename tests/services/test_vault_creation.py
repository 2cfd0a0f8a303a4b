import stat
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.clock import MovableClock
from callcenter.crypto.signatures import fingerprint
from callcenter.domain.accounts import RECOVERY_NAME, Role, UserNameLength, UserNameReserved, UserNameSpaces
from callcenter.domain.key_file import PASSWORD_COST, TRAINING_PASSWORD_COST
from callcenter.domain.passwords import PasswordTooCommon, PasswordTooShort
from callcenter.durable_file import DiskFull
from callcenter.errors import UserFacing
from callcenter.files.program_file import bundled_program
from callcenter.services.people import NameTaken, People
from callcenter.services.protocols import CreatedVault
from callcenter.services.sign_in import sign_in
from callcenter.services.vault_creation import NoSeat, TrainingOnly, VaultOptions, create_vault
from callcenter.storage.rows import VaultFacts
from callcenter.storage.vault_folder import VaultFolder, VaultThere
from tests.small_disk import files_at_most
from tests.world import MONDAY_MORNING, SUPERVISOR, SUPERVISOR_PASSWORD, World

TRAINING = VaultOptions(cost="training", training=True, hours_apply=False, throttle_applies=False)


def make(
    path: Path, options: VaultOptions = TRAINING, name: str = SUPERVISOR, password: str | None = None
) -> CreatedVault:
    program = bundled_program("missouri-dese-2021")
    return create_vault(path, program, name, password or SUPERVISOR_PASSWORD, options, MovableClock(MONDAY_MORNING))


def facts_of(path: Path) -> VaultFacts:
    with World(path).sign_in() as session:
        return session.facts


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real vault, at the real cost of a password."""
    path = tmp_path_factory.mktemp("real") / "vault"
    make(path, VaultOptions())
    return path


def test_a_new_vault_has_its_files_for_its_owner_alone(tmp_path: Path) -> None:
    make(tmp_path / "vault")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "vault").iterdir()}
    assert modes == dict.fromkeys(["vault.db", "vault.keys", "vault.seal"], 0o600)
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_a_real_vault_is_closed_by_night_throttled_and_costly(real: Path) -> None:
    facts = facts_of(real)
    assert (facts.training, facts.hours_apply, facts.throttle_applies) == (False, True, True)
    assert facts.tag_cost == "standard"
    assert facts.policy == bundled_program("missouri-dese-2021").matching.policy
    assert {slot.cost for slot in VaultFolder(real).read_keys().slots} == {PASSWORD_COST}


def test_a_training_vault_is_what_was_chosen(tmp_path: Path) -> None:
    make(tmp_path / "vault", VaultOptions("full", "high", training=True, hours_apply=True, throttle_applies=False))
    facts = facts_of(tmp_path / "vault")
    assert (facts.policy, facts.tag_cost, facts.training) == ("full", "high", True)
    assert (facts.hours_apply, facts.throttle_applies) == (True, False)
    assert {slot.cost for slot in VaultFolder(tmp_path / "vault").read_keys().slots} == {TRAINING_PASSWORD_COST}


@pytest.mark.parametrize(
    "options",
    [VaultOptions(cost="training"), VaultOptions(hours_apply=False), VaultOptions(throttle_applies=False)],
    ids=["cost", "hours", "throttle"],
)
def test_a_real_vault_refuses_whatever_weakens_it(tmp_path: Path, options: VaultOptions) -> None:
    with pytest.raises(TrainingOnly, match="training vaults only"):
        make(tmp_path / "vault", options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seat", ["", "E", "a", "AB", "1", "ABCD"])
def test_a_seat_is_one_letter_that_is_not_misheard(tmp_path: Path, seat: str) -> None:
    with pytest.raises(NoSeat, match="one of ABCD"):
        make(tmp_path / "vault", replace(TRAINING, seat=seat))
    assert list(tmp_path.iterdir()) == []


def test_a_vault_keeps_its_seat_and_journals_it(tmp_path: Path) -> None:
    make(tmp_path / "vault", replace(TRAINING, seat="K"))
    assert facts_of(tmp_path / "vault").seat == "K"
    assert World(tmp_path / "vault").entries("vault_created")[0]["seat"] == "K"


@pytest.mark.parametrize(
    ("name", "password", "failure"),
    [
        (SUPERVISOR, "too short", PasswordTooShort),
        (SUPERVISOR, "password1234", PasswordTooCommon),
        (RECOVERY_NAME, SUPERVISOR_PASSWORD, UserNameReserved),
    ],
)
def test_a_poor_password_or_name_makes_no_vault(
    tmp_path: Path, name: str, password: str, failure: type[UserFacing]
) -> None:
    with pytest.raises(failure):
        make(tmp_path / "vault", name=name, password=password)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_another(tmp_path: Path) -> None:
    make(tmp_path / "vault")
    before = (tmp_path / "vault" / "vault.keys").read_bytes()
    with pytest.raises(VaultThere):
        make(tmp_path / "vault")
    assert (tmp_path / "vault" / "vault.keys").read_bytes() == before


@pytest.mark.parametrize("room", [0, 2_000, 20_000, 60_000])
def test_without_room_there_is_no_vault_at_all(tmp_path: Path, room: int) -> None:
    with files_at_most(room), pytest.raises(DiskFull):
        make(tmp_path / "vault")
    assert list(tmp_path.iterdir()) == []
    make(tmp_path / "vault")


def test_a_second_supervisor_is_one_in_full_once_the_one_time_password_is_changed(tmp_path: Path) -> None:
    world = World(tmp_path / "vault")
    drawn = make(world.path, replace(TRAINING, second_supervisor="Ben")).second_password
    assert len(drawn.split("-")) == 5
    assert [slot.name for slot in VaultFolder(world.path).read_keys().slots] == [SUPERVISOR, RECOVERY_NAME, "Ben"]
    with sign_in(world.path, "Ben", drawn, world.clock) as session:
        assert (session.role, session.must_change_password) == (Role.SUPERVISOR, True)
        People(session).change_password("a password of his own")
    with sign_in(world.path, "Ben", "a password of his own", world.clock) as session:
        People(session).add("Otto", Role.OPERATOR)
    [ben, otto] = world.entries("user_added")
    assert (ben["user"], ben["name"], ben["role"], ben["generation"]) == (SUPERVISOR, "Ben", "supervisor", 1)
    assert (otto["user"], otto["generation"]) == ("Ben", 2)
    assert world.verify(everything=True).ok
    assert drawn not in str(world.entries())


def test_without_a_second_supervisor_there_is_no_second_password(tmp_path: Path) -> None:
    assert make(tmp_path / "vault").second_password == ""
    assert World(tmp_path / "vault").entries("user_added") == []


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        (SUPERVISOR, NameTaken),
        (SUPERVISOR.upper(), NameTaken),
        (RECOVERY_NAME, UserNameReserved),
        (" Ben", UserNameSpaces),
        ("B" * 41, UserNameLength),
    ],
)
def test_a_second_supervisor_of_a_poor_name_or_the_firsts_makes_no_vault(
    tmp_path: Path, name: str, failure: type[UserFacing]
) -> None:
    with pytest.raises(failure):
        make(tmp_path / "vault", replace(TRAINING, second_supervisor=name))
    assert list(tmp_path.iterdir()) == []


def test_the_supervisor_and_the_recovery_code_hold_the_same_vault(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    keys = VaultFolder(tmp_path / "vault").read_keys()
    assert [slot.name for slot in keys.slots] == [SUPERVISOR, RECOVERY_NAME]
    assert made.vault_id == keys.vault_id.hex()
    assert made.fingerprint == fingerprint(keys.members.supervisors_sign)


def test_the_recovery_code_is_in_no_file_and_not_shown_by_mistake(tmp_path: Path) -> None:
    made = make(tmp_path / "vault", replace(TRAINING, second_supervisor="Ben"))
    stored = b"".join(path.read_bytes() for path in (tmp_path / "vault").iterdir())
    for code in (made.recovery_code, made.recovery_code.replace("-", ""), made.second_password):
        assert code.encode() not in stored
        assert code not in repr(made)
    assert SUPERVISOR_PASSWORD.encode() not in stored


def test_two_vaults_have_nothing_secret_in_common(tmp_path: Path) -> None:
    made = [make(tmp_path / name) for name in ("one", "two")]
    facts = [facts_of(tmp_path / name) for name in ("one", "two")]
    assert made[0].vault_id != made[1].vault_id
    assert made[0].fingerprint != made[1].fingerprint
    assert made[0].recovery_code != made[1].recovery_code
    assert facts[0].throttle_key != facts[1].throttle_key


def test_the_journal_begins_with_a_signed_epoch_and_the_vaults_making(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    first, second = world.entries()[:2]
    assert (first["kind"], first["epoch"], first["seq"]) == ("epoch_started", 1, 1)
    assert second["kind"] == "vault_created"
    assert (second["user"], second["training"], second["policy"]) == (SUPERVISOR, True, "last4")
    assert world.verify(everything=True).ok
