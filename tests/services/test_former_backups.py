"""The removal of somebody names the backups that his password opens all the same, and no others."""

from pathlib import Path

import pytest

from callcenter.crypto.slots import WrongPassword
from callcenter.crypto.vault_keys import database_key
from callcenter.domain.accounts import Role
from callcenter.services.former_backups import former_backups
from callcenter.services.people import People
from callcenter.services.sign_in import open_keys
from callcenter.storage.backup_file import open_backup
from callcenter.storage.connection import Database
from callcenter.storage.vault_folder import VaultFolder
from tests.services.removals import SECOND, SECOND_PASSWORD
from tests.world import OPERATOR, OPERATOR_PASSWORD, World

NEWCOMER, NEWCOMERS_PASSWORD = "Nina", "newcomer of the tests"


@pytest.fixture
def world(busy_vault: World, tmp_path: Path) -> World:
    return busy_vault.copied_to(tmp_path)


def opens(backup: Path, folder: Path, name: str, password: str, world: World) -> bool:
    """Whether a name and a password read the journal out of a backup."""
    own = VaultFolder(folder / backup.name)
    own.path.mkdir()
    with open_backup(backup) as opened:
        opened.take_out(own.database, lambda *_: None)
        own.keys.write_bytes(opened.keys())
    try:
        granted = open_keys(own, own.read_keys(), name, password, world.clock).granted
    except WrongPassword:
        return False
    with Database(own.database, database_key(granted.rk, own.read_keys().vault_id)) as database:
        return bool(database.query("SELECT 1 FROM journal"))


def opened_by(world: World, folder: Path, name: str, password: str) -> set[str]:
    backups = VaultFolder(world.path).backups
    return {path.name for path in backups.iterdir() if opens(path, folder, name, password, world)}


@pytest.mark.parametrize(("name", "password"), [(OPERATOR, OPERATOR_PASSWORD), (SECOND, SECOND_PASSWORD)])
def test_a_removal_names_every_backup_that_the_password_still_opens(
    world: World, tmp_path: Path, name: str, password: str
) -> None:
    with world.sign_in() as session:
        People(session).remove(name)
        named = former_backups(session, name)
        assert len(named) == len(set(named)) >= 2
        assert set(named) == opened_by(world, tmp_path, name, password)
        [warning] = session.warnings
        assert all(file in warning for file in named)


def test_backups_of_before_somebody_came_are_not_named(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        People(session).add(NEWCOMER, Role.OPERATOR, NEWCOMERS_PASSWORD)
        People(session).remove(NEWCOMER)
        [named] = former_backups(session, NEWCOMER)
    assert {named} == opened_by(world, tmp_path, NEWCOMER, NEWCOMERS_PASSWORD)


def test_a_demotion_names_them_and_a_promotion_does_not(world: World) -> None:
    with world.sign_in() as session:
        People(session).change_role(OPERATOR, Role.SUPERVISOR)
        assert session.warnings == []
        People(session).change_role(SECOND, Role.OPERATOR)
        [warning] = session.warnings
        assert all(file in warning for file in former_backups(session, SECOND))


def test_where_no_backup_is_left_nothing_is_named(world: World) -> None:
    with world.sign_in() as session:
        People(session).remove(OPERATOR)
        for path in session.folder.backups.iterdir():
            path.unlink()
        assert former_backups(session, OPERATOR) == ()
        session.folder.backups.rmdir()
        assert former_backups(session, OPERATOR) == ()
