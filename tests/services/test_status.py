from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callcenter import __version__
from callcenter.domain.details import SpokenDetails
from callcenter.domain.key_file import KeyFileDamaged
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.calls import Calls
from callcenter.services.protocols import DayStatus, VaultStatus
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import StagedImport
from callcenter.services.status import day_status, vault_status, versions
from callcenter.storage.schema import FORMAT
from callcenter.storage.vault_folder import VaultFolder, VaultMissing
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, World, source_of

NO_ROSTER = "No roster is active, so no check can be answered. Import one."
CALLER = SpokenDetails(last_name="Smith", birth_date="7/30/1961", ssn="9876")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("made") / "vault").make_vault(hours=True)


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


def status(world: World, user: str = OPERATOR) -> DayStatus:
    with world.sign_in(user) as session:
        return day_status(session)


def take_a_call(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(CALLER)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# Without a password.


def test_without_a_password_the_key_file_tells_what_the_vault_is(world: World) -> None:
    assert world.made is not None
    found = vault_status(world.path)
    assert found == VaultStatus(world.made.vault_id, 1, training=True, slots=3, in_use=False, generation=2)


def test_a_vault_is_in_use_while_somebody_is_signed_in(world: World) -> None:
    with world.sign_in(OPERATOR):
        assert vault_status(world.path).in_use
    assert not vault_status(world.path).in_use
    with world.sign_in(OPERATOR):
        pass


def test_asking_for_the_status_changes_nothing(world: World) -> None:
    before = {path.name: path.read_bytes() for path in world.path.iterdir() if path.is_file()}
    vault_status(world.path)
    assert {path.name: path.read_bytes() for path in world.path.iterdir() if path.is_file()} == before


def test_a_missing_vault_and_a_damaged_key_file_are_told_apart(world: World, tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        vault_status(tmp_path / "gone")
    VaultFolder(world.path).keys.write_bytes(b"{}")
    with pytest.raises(KeyFileDamaged):
        vault_status(world.path)


# With a password.


def test_before_the_first_import_that_is_what_is_missing(world: World) -> None:
    assert status(world) == DayStatus((), calls_today=0, line_open=True, staged_import=None, warnings=(NO_ROSTER,))


def test_rosters_are_told_with_the_one_that_answers(world: World) -> None:
    world.load(GARCIA)
    world.load(GARCIA, SMITH)
    found = status(world)
    assert [(one.number, one.state, one.revision, one.people, one.active) for one in found.rosters] == [
        (1, "loaded", 1, 1, False),
        (2, "loaded", 2, 2, True),
    ]
    assert found.rosters[0].tags < found.rosters[1].tags
    assert (found.staged_import, found.warnings) == (None, ())


def test_calls_are_counted_by_the_centers_day(world: World) -> None:
    """Eleven at night in Chicago is tomorrow in UTC and still today here."""
    world.load(SMITH)
    take_a_call(world)
    assert status(world).calls_today == 1
    world.clock.move_to(at("2026-11-24T05:59:59"))
    take_a_call(world)
    assert status(world).calls_today == 2
    world.clock.move_to(at("2026-11-24T06:00:00"))
    assert status(world).calls_today == 0
    take_a_call(world)
    assert status(world).calls_today == 1


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23T13:59:59", False),
        ("2026-11-23T14:00:00", True),
        ("2026-11-24T01:59:59", True),
        ("2026-11-24T02:00:00", False),
        ("2026-11-28T18:00:00", False),
    ],
    ids=["before eight", "eight", "before twenty", "twenty", "Saturday"],
)
def test_the_line_is_open_in_the_centers_hours(world: World, moment: str, is_open: bool) -> None:
    world.clock.move_to(at(moment))
    assert status(world).line_open is is_open


def test_an_import_that_was_interrupted_is_told_with_how_far_it_came(world: World) -> None:
    people = [replace_ssn(number) for number in range(120)]
    stop = CancelToken()
    with world.sign_in() as session:
        source = source_of(session, world.roster_file(people))
        with pytest.raises(UserCancelled):
            RosterImport(session).start(source, lambda _: stop.cancel(), stop)
    found = status(world)
    assert found.staged_import is not None
    position = found.staged_import.position
    assert found.staged_import == StagedImport(1, position, 120, complete=False)
    assert 0 < position < 120
    assert found.rosters[0].people == position
    assert not found.rosters[0].active
    with world.sign_in() as session:
        RosterImport(session).resume(source)
    assert status(world).staged_import == StagedImport(1, 120, 120, complete=True)


def replace_ssn(number: int) -> dict[str, str]:
    return SMITH | {"ssn": f"901-22-{number + 1:04}", "educator_id": f"E{number:06}"}


def test_a_seal_that_does_not_fit_is_told_in_the_session_that_found_it(world: World) -> None:
    world.load(SMITH)
    VaultFolder(world.path).seal.unlink()
    assert any("Verify the journal" in warning for warning in status(world).warnings)
    assert status(world).warnings == ()


def test_a_roster_of_another_matching_specification_is_told(world: World) -> None:
    world.load(SMITH)
    world.tamper("UPDATE roster SET specification = specification + 1")
    assert any("another matching specification" in warning for warning in status(world, SUPERVISOR).warnings)


def test_versions_are_those_of_what_the_vault_is_open_with(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        found = versions(session)
    assert (found.program, found.vault_format, found.sqlite) == (__version__, FORMAT, driver.sqlite_version)
    assert found.sqlcipher.startswith("4.")
