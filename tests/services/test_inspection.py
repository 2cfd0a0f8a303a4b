"""The whole database looked at after a sign-in: what was changed behind the program's back is answered from no more."""

from pathlib import Path

import pytest

from callcenter.domain.answers import Reason
from callcenter.domain.details import SpokenDetails
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services.calls import Calls
from callcenter.services.caretaker import Caretaker
from callcenter.services.inspection import inspect
from callcenter.services.rosters import Rosters
from callcenter.services.session import PasswordMustChange
from callcenter.storage import connection
from callcenter.storage.vault_database import VaultDatabase
from tests.world import GARCIA, OPERATOR, SMITH, World

GARCIAS = SpokenDetails("García-López", "María Elena", "2/9/1980", "3456", "E104477")
SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("inspected") / "vault").make_vault()
    world.load(GARCIA)
    world.load(GARCIA, SMITH)
    return world


@pytest.fixture
def world(vault: World, tmp_path: Path) -> World:
    return vault.copied_to(tmp_path)


def test_a_whole_vault_is_found_whole_and_nothing_is_journaled_of_it(world: World) -> None:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        before = session.head()
        assert Caretaker(session).inspect(CancelToken()).damage is None
        assert session.head() == before
        assert calls.single(SMITHS).decision.word.value == "YES"


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tag WHERE roster = 2 AND tag = (SELECT max(tag) FROM tag WHERE roster = 2)",
        "UPDATE tag SET count = 2 WHERE roster = 2 AND tag = (SELECT min(tag) FROM tag WHERE roster = 2)",
        "INSERT INTO tag SELECT 2, rule, randomblob(16), 1 FROM tag WHERE roster = 2 LIMIT 1",
        "INSERT INTO tag SELECT 2, rule, randomblob(15), 1 FROM tag WHERE roster = 2 LIMIT 1",
        "INSERT INTO tag VALUES (2, 200, randomblob(16), 1)",
        "INSERT INTO tag VALUES (2, 300, randomblob(16), 1)",
        "DELETE FROM person WHERE roster = 2 AND digest = (SELECT max(digest) FROM person WHERE roster = 2)",
        "UPDATE roster_revision SET people = 7 WHERE revision = 2",
    ],
)
def test_a_roster_that_was_changed_is_answered_from_no_more(world: World, change: str) -> None:
    assert world.tamper(change)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert Caretaker(session).inspect(CancelToken()).damage == "roster_damaged"
        decision = calls.single(SMITHS).decision
        assert (decision.word.value, decision.reason) == ("CANNOT", Reason.DAMAGED)
    (entry,) = world.entries("damage_found")
    assert (entry["user"], entry["reason"]) == (OPERATOR, "roster_damaged")


def test_another_roster_is_answered_from_again(world: World) -> None:
    world.tamper("DELETE FROM person WHERE roster = 2")
    with world.sign_in() as session, Calls(session) as calls:
        inspect(session, CancelToken())
        assert calls.single(GARCIAS).decision.reason is Reason.DAMAGED
        Rosters(session).switch(1)
        assert calls.single(GARCIAS).decision.word.value == "YES"


def test_a_former_roster_is_not_looked_at(world: World) -> None:
    """No answer depends on it; verifying everything finds it."""
    world.tamper("DELETE FROM tag WHERE roster = 1")
    with world.sign_in() as session:
        assert inspect(session, CancelToken()).damage is None


def test_a_page_that_was_changed_is_found(world: World) -> None:
    with world.database() as database:
        database.execute("INSERT INTO setting SELECT 'filler', hex(randomblob(45000))")
        database.checkpoint()
    path = world.path / "vault.db"
    content = bytearray(path.read_bytes())
    content[-10_000] ^= 1
    path.write_bytes(content)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert inspect(session, CancelToken()).damage == "database_damaged"
        assert calls.single(SMITHS).decision.reason is Reason.DAMAGED


def test_it_ends_when_it_is_told_to(world: World) -> None:
    token = CancelToken()
    token.cancel()
    with world.sign_in() as session:
        with pytest.raises(UserCancelled):
            inspect(session, token)
        assert not session.held.is_damaged


def test_the_pages_check_ends_when_it_is_told_to(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_STEPS", 10)
    looks: list[int] = []

    def stop() -> bool:
        looks.append(len(looks))
        return len(looks) >= 3

    with world.database() as database:
        assert database.quick_faults(stop) == []
        assert len(looks) == 4  # the last one tells a stop from a fault of the program
        assert database.quick_faults(lambda: False) == []
        with pytest.raises(UserCancelled), database.stoppable(lambda: True):
            database.query("SELECT count(*) FROM tag, tag, tag")


def test_a_roster_that_took_over_meanwhile_is_looked_at_instead(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was active when it began may be purged by then."""
    with world.sign_in() as session:
        asked = session.database.reader

        def reader() -> VaultDatabase:
            database = asked()
            newest = database.rosters.newest_revision
            first = [newest()]

            def once_old() -> object:
                if first:
                    Rosters(session).switch(1)
                    world.tamper("DELETE FROM tag WHERE roster = 2")
                    return first.pop()
                return newest()

            monkeypatch.setattr(database.rosters, "newest_revision", once_old)
            return database

        monkeypatch.setattr(VaultDatabase, "reader", lambda _: reader())
        assert inspect(session, CancelToken()).damage is None


def test_nobody_with_a_one_time_password_asks_for_it(world: World) -> None:
    with world.sign_in() as session:
        session.must_change_password = True
        with pytest.raises(PasswordMustChange):
            Caretaker(session)
