from collections.abc import Callable
from pathlib import Path

import pytest

from callcenter.durable_file import DiskFull
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken
from callcenter.services import roster_import
from callcenter.services.active_roster import OtherSpecification, RosterDamaged
from callcenter.services.import_account import StagingDamaged
from callcenter.services.roster_import import RosterImport
from callcenter.services.roster_protocol import ListedRoster
from callcenter.services.rosters import AlreadyActive, ImportUnfinished, NoSuchRoster, Rosters
from callcenter.services.session import NotAllowed, SupervisorKeysGone
from callcenter.services.sign_in import reopen_supervisor_keys
from tests.services.failing_journal import fill_the_disk
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR_PASSWORD, World, source_of

SMITHS = {"last_name": "Smith", "educator_id": "E200318"}
GARCIAS = {"last_name": "Garcia", "educator_id": "E104477"}


@pytest.fixture(scope="module")
def staged_vault(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("staged") / "vault").make_vault()
    world.load(GARCIA)
    stage(world, [SMITH, GARCIA, SMITH])
    return world


@pytest.fixture
def world(staged_vault: World, tmp_path: Path) -> World:
    """García answers from roster 1; roster 2 with Smith and García is staged, Smith twice in its file."""
    return staged_vault.copied_to(tmp_path)


def stage(world: World, people: list[dict[str, str]]) -> None:
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, world.roster_file(people)))


def switch(world: World, number: int) -> None:
    with world.sign_in() as session:
        Rosters(session).switch(number)


def answers(world: World) -> list[str]:
    """What Smith and García hear."""
    return [world.ask(**typed).decision.word.value for typed in (SMITHS, GARCIAS)]


def listed(world: World) -> list[tuple[int, str, int | None, int, int, bool]]:
    with world.sign_in() as session:
        return [
            (roster.number, roster.state, roster.revision, roster.people, roster.tags, roster.active)
            for roster in Rosters(session).list()
        ]


# Switching over


def test_the_former_roster_answers_until_the_switch_over(world: World) -> None:
    assert answers(world) == ["NO", "YES"]
    assert listed(world) == [(1, "loaded", 1, 1, 33, True), (2, "staged", None, 2, 41, False)]
    switch(world, 2)
    assert answers(world) == ["YES", "YES"]
    assert listed(world) == [(1, "loaded", 1, 1, 33, False), (2, "loaded", 2, 2, 41, True)]


def test_a_former_roster_can_be_brought_back_and_left_again(world: World) -> None:
    switch(world, 2)
    switch(world, 1)
    assert answers(world) == ["NO", "YES"]
    assert listed(world) == [(1, "loaded", 3, 1, 33, True), (2, "loaded", 2, 2, 41, False)]
    switch(world, 2)
    assert answers(world) == ["YES", "YES"]
    revisions = [(entry["revision"], entry["previous"], entry["roster"]) for entry in world.entries("roster_switched")]
    assert revisions == [(1, 0, 1), (2, 1, 2), (3, 2, 1), (4, 3, 2)]
    assert world.verify(everything=True).ok


def test_each_revision_is_signed_by_the_supervisors(world: World) -> None:
    with world.sign_in() as session:
        revision = Rosters(session).switch(2)
        assert revision.public_key == session.signing_keys().sign_public == session.key_file.members.supervisors_sign
    assert (revision.roster, revision.revision, revision.previous, revision.people, revision.tags) == (2, 2, 1, 2, 41)
    assert (revision.signed_by, revision.signed_at) == ("Sam", "2026-11-23T15:30:00+00:00")


def test_a_roster_is_listed_with_when_it_was_begun(world: World) -> None:
    with world.sign_in() as session:
        first = Rosters(session).list()[0]
    assert first == ListedRoster(1, "loaded", 1, 1, 33, True, "2026-11-23T15:30:00+00:00")


def test_a_roster_that_answers_already_changes_nothing(world: World) -> None:
    with world.sign_in() as session:
        before = session.head()
        with pytest.raises(AlreadyActive):
            Rosters(session).switch(1)
        assert session.head() == before


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_nobody_gave_out_is_told(world: World, number: int) -> None:
    with world.sign_in() as session, pytest.raises(NoSuchRoster):
        Rosters(session).switch(number)


def test_a_roster_that_is_half_hashed_cannot_answer(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    stop = CancelToken()
    people = [{"last_name": "Smith", "educator_id": f"E{number:06}"} for number in range(200)]
    with world.sign_in() as session:
        source = source_of(session, world.roster_file(people))
        with pytest.raises(UserCancelled):
            RosterImport(session).start(source, lambda _: stop.cancel(), stop)
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with pytest.raises(ImportUnfinished):
            Rosters(session).switch(1)
    assert world.ask(**people[0]).decision.reason.value == "importing"


def test_the_signing_key_must_be_there_for_a_switch_over(world: World) -> None:
    with world.sign_in() as session:
        session.supervisor_keys = None
        with pytest.raises(SupervisorKeysGone):
            Rosters(session).switch(2)


def test_a_roster_hashed_under_another_specification_is_not_switched_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path / "vault").make_vault()
    with monkeypatch.context() as patch:
        patch.setattr(roster_import, "SPECIFICATION", 99)
        stage(world, [SMITH])
    with world.sign_in() as session, pytest.raises(OtherSpecification, match="specification 99"):
        Rosters(session).switch(1)


def test_operators_neither_list_nor_switch(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        Rosters(session)


@pytest.mark.parametrize("failure", [{"append": 1}, {"commit": 1}])
def test_a_switch_over_that_cannot_be_journaled_leaves_the_former_roster(world: World, failure: dict[str, int]) -> None:
    with world.sign_in() as session:
        fill_the_disk(session, **failure)
        with pytest.raises(DiskFull):
            Rosters(session).switch(2)
    assert answers(world) == ["NO", "YES"]
    switch(world, 2)
    assert answers(world) == ["YES", "YES"]


# A staged roster that somebody with the database key changed


def one_tag_fewer(world: World) -> None:
    world.tamper("DELETE FROM tag WHERE roster = 2 AND rule = 4 AND tag = (SELECT min(tag) FROM tag WHERE roster = 2)")
    assert world.tamper("DELETE FROM tag WHERE roster = 2 AND rule = 5 AND count = 1") > 0


def one_person_fewer(world: World) -> None:
    assert world.tamper("DELETE FROM person WHERE roster = 2 AND count = 1") == 1


def one_tag_more(world: World) -> None:
    assert world.tamper("INSERT INTO tag VALUES (2, 5, ?, 1)", bytes(16)) == 1


def one_person_more(world: World) -> None:
    assert world.tamper("INSERT INTO person VALUES (2, ?, 1)", bytes(16)) == 1


def a_tag_of_another_roster(world: World) -> None:
    assert world.tamper("INSERT OR IGNORE INTO tag SELECT 2, rule, tag, count FROM tag WHERE roster = 1") > 0


def a_tag_under_another_rule(world: World) -> None:
    assert world.tamper("UPDATE tag SET rule = 7 WHERE roster = 2 AND rule = 5") == 2


def a_tag_changed(world: World) -> None:
    assert (
        world.tamper(
            "UPDATE tag SET tag = zeroblob(16) WHERE roster = 2 AND rule = 2 AND count = 1 AND tag ="
            " (SELECT max(tag) FROM tag WHERE roster = 2 AND rule = 2)"
        )
        == 1
    )


def a_tag_of_another_length(world: World) -> None:
    assert world.tamper("INSERT INTO tag VALUES (2, 5, zeroblob(17), 1)") == 1


def a_count_raised(world: World) -> None:
    assert world.tamper("UPDATE tag SET count = count + 1 WHERE roster = 2 AND rule = 5") == 2


def a_count_of_nothing(world: World) -> None:
    assert world.tamper("INSERT INTO tag VALUES (2, 5, ?, 0)", bytes(16)) == 1


def counts_that_cancel_out(world: World) -> None:
    world.tamper("INSERT INTO tag VALUES (2, 5, ?, ?)", bytes(16), -1)
    world.tamper("INSERT INTO tag VALUES (2, 5, ?, 1)", bytes([1] * 16))


def a_duplicates_count_taken_back(world: World) -> None:
    assert world.tamper("UPDATE person SET count = 1 WHERE roster = 2 AND count = 2") == 1


@pytest.mark.parametrize(
    "change",
    [
        one_tag_fewer,
        one_person_fewer,
        one_tag_more,
        one_person_more,
        a_tag_of_another_roster,
        a_tag_under_another_rule,
        a_tag_changed,
        a_tag_of_another_length,
        a_count_raised,
        a_count_of_nothing,
        counts_that_cancel_out,
        a_duplicates_count_taken_back,
    ],
)
def test_a_staged_roster_with_another_row_than_was_written_is_not_signed(
    world: World, change: Callable[[World], None]
) -> None:
    change(world)
    with world.sign_in() as session, pytest.raises(StagingDamaged):
        Rosters(session).switch(2)
    assert answers(world) == ["NO", "YES"]
    assert len(world.entries("roster_switched")) == 1


ACCOUNT = ("batch", "position", "people", "tags", "duplicates", "refused_rows", "fills_no_rule")
ROSTER = {
    "tag_key": "zeroblob(32)",
    "cost": "'high'",
    "policy": "'full'",
    "specification": "1",
    "source_sha256": "'00'",
    "source_rows": "7",
    "settings": "''",
}


@pytest.mark.parametrize(
    "statement",
    [f"UPDATE staging SET {column} = {column} + 1" for column in ACCOUNT]
    + [f"UPDATE roster SET {column} = {value} WHERE number = 2" for column, value in ROSTER.items()]
    + [
        "UPDATE staging SET sealed_sum = zeroblob(length(sealed_sum))",
        "UPDATE staging SET sealed_sum = x''",
        "UPDATE staging SET sealed_sum = (SELECT tag_key FROM roster WHERE number = 1)",
    ],
)
def test_a_staged_roster_with_another_account_than_was_kept_is_neither_signed_nor_resumed(
    world: World, statement: str
) -> None:
    path = world.roster_file([SMITH, GARCIA, SMITH])
    assert world.tamper(statement) == 1
    with world.sign_in() as session:
        with pytest.raises((StagingDamaged, OtherSpecification)):
            Rosters(session).switch(2)
        with pytest.raises(StagingDamaged, match="--discard"):
            RosterImport(session).resume(source_of(session, path))
        RosterImport(session).discard()
    assert answers(world) == ["NO", "YES"]


def test_a_staged_roster_whose_account_was_taken_away_is_not_signed(world: World) -> None:
    assert world.tamper("DELETE FROM staging") == 1
    with world.sign_in() as session, pytest.raises(RosterDamaged):
        Rosters(session).switch(2)
    assert answers(world) == ["NO", "YES"]


def test_a_half_hashed_roster_cannot_be_called_complete(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault()
    stop = CancelToken()
    people = [{"last_name": "Smith", "educator_id": f"E{number:06}"} for number in range(200)]
    with world.sign_in() as session:
        source = source_of(session, world.roster_file(people))
        with pytest.raises(UserCancelled):
            RosterImport(session).start(source, lambda _: stop.cancel(), stop)
        world.tamper("UPDATE staging SET complete = 1")
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with pytest.raises(StagingDamaged):
            Rosters(session).switch(1)


def test_the_account_of_one_roster_does_not_fit_another(world: World) -> None:
    """A roster staged once, kept aside and given up cannot come back under a later number."""
    with world.database() as database:
        [kept] = database.query("SELECT sealed_sum, batch, position, people, tags, duplicates FROM staging")
    with world.sign_in() as session:
        RosterImport(session).discard()
        RosterImport(session).start(source_of(session, world.roster_file([SMITH, GARCIA, SMITH])))
    statement = "UPDATE staging SET sealed_sum = ?, batch = ?, position = ?, people = ?, tags = ?, duplicates = ?"
    assert world.tamper(statement, *kept) == 1  # type: ignore[arg-type]  # a row as it was read
    with world.sign_in() as session, pytest.raises(StagingDamaged):
        Rosters(session).switch(3)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tag WHERE roster = 1 AND rule = 5",
        "UPDATE tag SET count = 2 WHERE roster = 1 AND rule = 5",
        "INSERT INTO tag VALUES (1, 5, zeroblob(16), 1)",
        "INSERT INTO tag VALUES (1, 9, zeroblob(16), 1)",
        "INSERT INTO tag VALUES (1, 5, zeroblob(15), 1)",
        "DELETE FROM person WHERE roster = 1",
        "UPDATE bucket SET digest = zeroblob(32) WHERE roster = 1",
        "UPDATE roster SET tag_key = zeroblob(32) WHERE number = 1",
        "UPDATE roster_revision SET people = 7 WHERE roster = 1",
    ],
)
def test_a_former_roster_that_was_changed_is_not_brought_back(world: World, statement: str) -> None:
    switch(world, 2)
    assert world.tamper(statement) > 0
    with world.sign_in() as session, pytest.raises(RosterDamaged):
        Rosters(session).switch(1)
    assert answers(world) == ["YES", "YES"]
