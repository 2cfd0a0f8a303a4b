"""Purging a former roster: its rows go in slices, its history stays."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.import_mode import ImportMode
from callcenter.progress import Progress
from callcenter.services.calls import Calls
from callcenter.services.roster_import import RosterImport
from callcenter.services.rosters import (
    ActiveKept,
    AlreadyPurged,
    NoSuchRoster,
    RosterPurged,
    Rosters,
    StagedKept,
)
from callcenter.services.session import NotAllowed
from callcenter.services.sign_in import reopen_supervisor_keys
from callcenter.storage import roster_store
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR_PASSWORD, World, source_of

FORMER = [{"last_name": "Smith", "educator_id": f"E{number:06}"} for number in range(40)]
SLICE = 8
TABLES = ("tag", "person", "import_problem", "bucket")
STEPS = 12  # 40 tags and 40 digests in slices of 8, a problem, and two buckets


class Killed(Exception):
    """The program ends here."""


@pytest.fixture(scope="module")
def two_rosters(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("two") / "vault").make_vault()
    world.load(*FORMER, {"last_name": "Nobody"})
    world.load(SMITH, GARCIA)
    return world


@pytest.fixture
def world(two_rosters: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Roster 2 answers; roster 1, of forty people, is a former one."""
    monkeypatch.setattr(roster_store, "SLICE", SLICE)
    return two_rosters.copied_to(tmp_path)


def rows_in(world: World, roster: int) -> int:
    with world.database() as database:
        found = [database.query(f"SELECT count(*) FROM {table} WHERE roster = ?", (roster,)) for table in TABLES]
    return sum(int(str(count)) for [(count,)] in found)


def purge(world: World, number: int) -> None:
    with world.sign_in() as session:
        Rosters(session).purge(number)


def kill_purge(world: World, step: int) -> None:
    """Begin to purge roster 1 and stop after so many slices."""
    seen: list[Progress] = []

    def kill(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == step:
            raise Killed

    with world.sign_in() as session, pytest.raises(Killed):
        Rosters(session).purge(1, kill)


def listed(world: World) -> list[tuple[int, str, int | None, int, int, bool]]:
    with world.sign_in() as session:
        return [
            (roster.number, roster.state, roster.revision, roster.people, roster.tags, roster.active)
            for roster in Rosters(session).list()
        ]


def entries(world: World) -> list[dict[str, Any]]:
    return [entry for entry in world.entries() if "purge" in entry["kind"]]


def test_of_a_purged_roster_only_its_history_is_left(world: World) -> None:
    before = rows_in(world, 2)
    purge(world, 1)
    assert (rows_in(world, 1), rows_in(world, 2)) == (0, before)
    assert listed(world) == [(1, "purged", 1, 40, 40, False), (2, "loaded", 2, 2, 41, True)]
    assert world.ask(last_name="Smith", educator_id="E200318").decision.word is Word.YES
    assert world.verify(everything=True).ok


def test_a_purged_roster_cannot_be_brought_back(world: World) -> None:
    purge(world, 1)
    with world.sign_in() as session, pytest.raises(RosterPurged, match="Import its file again"):
        Rosters(session).switch(1)


def test_begin_and_end_of_a_purge_are_journaled_with_file_and_counts(world: World) -> None:
    with world.sign_in() as session:
        digest = session.database.rosters.all()[0].source_sha256
        Rosters(session).purge(1)
    told = {"at": "2026-11-23T15:30:00+00:00", "user": "Sam", "roster": 1, "sha256": digest, "people": 40, "tags": 40}
    assert entries(world) == [{"kind": "roster_purge_begun", **told}, {"kind": "roster_purged", **told}]


def test_the_active_roster_is_not_purged(world: World) -> None:
    with world.sign_in() as session, pytest.raises(ActiveKept, match="another one active"):
        Rosters(session).purge(2)
    assert entries(world) == []


def test_a_staged_roster_is_not_purged_but_discarded(world: World) -> None:
    path = world.roster_file([SMITH])
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, path))
        with pytest.raises(StagedKept, match="--discard"):
            Rosters(session).purge(3)
    assert entries(world) == []


@pytest.mark.parametrize("number", [0, 3])
def test_a_number_nobody_gave_out_is_told(world: World, number: int) -> None:
    with world.sign_in() as session, pytest.raises(NoSuchRoster):
        Rosters(session).purge(number)


def test_a_purge_asked_for_again_changes_nothing(world: World) -> None:
    purge(world, 1)
    with world.sign_in() as session:
        before = session.head()
        with pytest.raises(AlreadyPurged):
            Rosters(session).purge(1)
        assert session.head() == before


def test_operators_purge_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        Rosters(session)


@pytest.mark.parametrize("step", [1, 2, 7, STEPS])
def test_a_purge_that_was_killed_goes_on_when_it_is_asked_for_again(world: World, step: int) -> None:
    whole = rows_in(world, 1)
    kill_purge(world, step)
    assert rows_in(world, 1) == max(0, whole - step * SLICE)
    assert listed(world)[0] == (1, "purging", 1, 40, 40, False)
    assert world.verify(everything=True).ok
    with world.sign_in() as session, pytest.raises(RosterPurged):
        Rosters(session).switch(1)
    purge(world, 1)
    assert rows_in(world, 1) == 0
    assert listed(world)[0][1] == "purged"


def test_rows_go_in_slices_and_calls_are_answered_between_them(world: World) -> None:
    seen: list[Progress] = []
    words: list[Word] = []
    with world.sign_in() as session, Calls(session) as calls:
        sizes = []

        class CountedStore(roster_store.SqlRosterStore):
            def empty(self, roster: int) -> Any:
                for size in super().empty(roster):
                    sizes.append(size)
                    yield size

        def call(progress: Progress) -> None:
            seen.append(progress)
            words.append(calls.single(SpokenDetails(last_name="Smith", educator_id="E200318")).decision.word)

        session.database = replace(session.database, rosters=CountedStore(session.database.connection))
        Rosters(session).purge(1, call)
    assert max(sizes) == SLICE
    assert len(sizes) == STEPS
    assert words == [Word.YES] * STEPS
    assert [progress.done for progress in seen] == [*range(8, 81, 8), 80, 80]
    assert {progress.total for progress in seen} == {80}


def test_what_an_addition_was_copied_from_can_be_purged(world: World) -> None:
    path = world.roster_file(FORMER)
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, path), mode=ImportMode.ADD)
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        Rosters(session).switch(3)
        Rosters(session).purge(2)
    for educator_id in ("E200318", "E000007"):
        assert world.ask(last_name="Smith", educator_id=educator_id).decision.word is Word.YES
    assert world.verify(everything=True).ok


def test_rows_that_went_without_a_purge_are_found(world: World) -> None:
    world.tamper("DELETE FROM tag WHERE roster = 1")
    assert world.verify(everything=True).reason == "roster_damaged"


def test_no_entry_of_a_purge_hides_damage_of_the_active_roster(world: World) -> None:
    with world.sign_in() as session:
        session.record("roster_purged", roster=2)
    world.tamper("DELETE FROM tag WHERE roster = 2 AND rule = 5")
    assert world.verify(everything=True).reason == "roster_damaged"
