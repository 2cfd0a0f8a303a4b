"""Additions and removals by file: a signed copy of the active roster, with the file's people more or fewer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.crypto.import_sum import open_sum
from callcenter.domain.answers import Word
from callcenter.domain.buckets import BUCKET_ROWS
from callcenter.domain.details import SpokenDetails
from callcenter.domain.import_mode import ImportMode
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services import roster_import, staged_roster
from callcenter.services.active_roster import RosterDamaged
from callcenter.services.calls import Calls
from callcenter.services.import_account import BaseReplaced, StagingDamaged
from callcenter.services.import_run import NobodyLoaded, NobodyRemoved, WouldLeaveNobody
from callcenter.services.roster_import import NoActiveRoster, OtherBase, OtherMode, RosterImport
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.rosters import ImportUnfinished, Rosters
from callcenter.services.session import NotAllowed
from callcenter.services.sign_in import reopen_supervisor_keys
from callcenter.storage.roster_store import SqlRosterStore
from callcenter.storage.rows import RuleRow
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR_PASSWORD, World, source_of

ADD, REMOVE, REPLACE = ImportMode.ADD, ImportMode.REMOVE, ImportMode.REPLACE
BROTHER = SMITH | {"first_name": "Walter", "educator_id": "E200319"}  # one birth date, surname and last four
BASE = 200  # people
SLICES = 8  # in which they are copied when a slice is a bucket
Person = Mapping[str, str]


def plain(first: int, past: int) -> list[dict[str, str]]:
    """People found by surname and educator ID alone: one tag each."""
    return [{"last_name": "Smith", "educator_id": f"E{number:06}"} for number in range(first, past)]


@pytest.fixture(scope="module")
def two_loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("two") / "vault").make_vault()
    world.load(SMITH, GARCIA)
    return world


@pytest.fixture(scope="module")
def many_loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("many") / "vault").make_vault()
    world.load(*plain(0, BASE))
    return world


@pytest.fixture
def world(two_loaded: World, tmp_path: Path) -> World:
    """Smith and García answer."""
    return two_loaded.copied_to(tmp_path)


@pytest.fixture
def many(many_loaded: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Two hundred people answer, and are copied bucket by bucket."""
    monkeypatch.setattr(staged_roster, "COPIED_ROWS", 1)
    return many_loaded.copied_to(tmp_path)


def stage(world: World, mode: ImportMode, people: Sequence[Person], report: Report = unwatched) -> ImportReport:
    path = world.roster_file(people, f"{mode}.csv")
    with world.sign_in() as session:
        return RosterImport(session).start(source_of(session, path), report, mode=mode)


def switch(world: World, number: int) -> None:
    with world.sign_in() as session:
        Rosters(session).switch(number)


def change(world: World, mode: ImportMode, people: Sequence[Person]) -> ImportReport:
    """Import a file and switch over."""
    done = stage(world, mode, people)
    switch(world, done.roster or 0)
    return done


def rows_of(world: World, roster: int) -> dict[str, set[Any]]:
    """Everything stored of a roster."""
    with world.database() as database:
        return {
            table: set(database.query(f"SELECT {columns} FROM {table} WHERE roster = ?", (roster,)))
            for table, columns in (
                ("tag", "rule, tag, count"),
                ("person", "digest, count"),
                ("bucket", "rule, bucket, digest"),
            )
        }


def heard(world: World, *people: Person) -> list[str]:
    """What each hears who names surname and educator ID."""
    asked = [{key: person[key] for key in ("last_name", "educator_id")} for person in people]
    return [world.ask(**typed).decision.word.value for typed in asked]


def accounted(done: ImportReport) -> bool:
    """Whether every row of the file stands under one heading."""
    return done.rows == done.people + done.duplicates + done.not_found + done.refused_rows


# Adding


def test_who_was_added_is_found_and_who_was_there_still_is(world: World) -> None:
    done = change(world, ADD, [BROTHER])
    assert heard(world, BROTHER, SMITH, GARCIA) == ["YES", "YES", "YES"]
    assert heard(world, *plain(0, 1)) == ["NO"]
    assert (done.mode, done.people, done.people_before, done.people_after, done.removed) == (ADD, 1, 2, 3, 0)
    assert world.verify(everything=True).ok


def test_an_addition_gives_the_rows_of_one_import_of_everybody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_import, "token_bytes", bytes)  # one tag key, so that rows can be compared
    change(world, REPLACE, [SMITH, GARCIA, SMITH])
    change(world, ADD, [BROTHER, *plain(0, 120)])
    change(world, REPLACE, [SMITH, GARCIA, SMITH, BROTHER, *plain(0, 120)])
    assert rows_of(world, 3) == rows_of(world, 4)


def test_the_roster_of_before_can_be_brought_back(world: World) -> None:
    before = rows_of(world, 1)
    change(world, ADD, [BROTHER])
    assert rows_of(world, 1) == before
    switch(world, 1)
    assert heard(world, BROTHER, SMITH) == ["NO", "YES"]
    switch(world, 2)
    assert heard(world, BROTHER, SMITH) == ["YES", "YES"]


def test_until_the_switch_over_the_roster_of_before_answers(world: World) -> None:
    stage(world, ADD, [BROTHER])
    assert heard(world, BROTHER, SMITH) == ["NO", "YES"]
    with world.sign_in() as session:
        listed = [(roster.number, roster.state, roster.people, roster.active) for roster in Rosters(session).list()]
    assert listed == [(1, "loaded", 2, True), (2, "staged", 3, False)]


def test_who_is_there_already_is_a_duplicate_and_not_loaded_again(world: World) -> None:
    done = change(world, ADD, [SMITH, BROTHER, SMITH, BROTHER])
    assert (done.people, done.duplicates, done.people_after) == (1, 3, 3)
    assert accounted(done)
    assert sorted(count for _, count in rows_of(world, 2)["person"]) == [1, 2, 3]
    assert max(count for _, _, count in rows_of(world, 2)["tag"]) == 2  # what the brothers share


def test_an_addition_of_people_who_are_all_there_counts_them_once_more(world: World) -> None:
    done = change(world, ADD, [SMITH])
    assert (done.people, done.duplicates, done.people_after) == (0, 1, 2)


# Removing


def test_who_was_removed_is_not_found_and_the_others_still_are(world: World) -> None:
    done = change(world, REMOVE, [SMITH])
    assert heard(world, SMITH, GARCIA) == ["NO", "YES"]
    assert (done.mode, done.people, done.removed, done.people_before, done.people_after) == (REMOVE, 1, 1, 2, 1)
    assert accounted(done)
    assert world.verify(everything=True).ok


@pytest.mark.parametrize(
    "otherwise",
    [{"last_name": "Smyth"}, {"first_name": "Rob"}, {"educator_id": ""}, {"former_last_names": "Baker"}],
)
def test_a_person_in_another_spelling_is_not_found_as_loaded(world: World, otherwise: dict[str, str]) -> None:
    done = change(world, REMOVE, [GARCIA, SMITH | otherwise])
    assert (done.removed, done.not_found, done.problems) == (1, 1, {"not_found_as_loaded": 1})
    assert accounted(done)
    assert heard(world, SMITH, GARCIA) == ["YES", "NO"]
    with world.sign_in() as session:
        [problem] = RosterImport(session).problems(2)
    assert (problem.row, problem.code) == (3, "not_found_as_loaded")
    assert "load the whole corrected list" in problem.message


def test_a_tag_that_two_people_share_keeps_answering_for_the_other(world: World) -> None:
    change(world, ADD, [BROTHER])
    change(world, REMOVE, [SMITH])
    shared = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}
    assert world.ask(**shared).decision.word is Word.YES
    assert heard(world, SMITH, BROTHER) == ["NO", "YES"]


def test_a_person_loaded_several_times_goes_with_as_many_lines(world: World) -> None:
    change(world, ADD, [SMITH, SMITH])
    done = change(world, REMOVE, [SMITH])
    assert (done.removed, done.duplicates, done.people_after) == (0, 1, 2)
    assert heard(world, SMITH) == ["YES"]
    done = change(world, REMOVE, [SMITH, SMITH, SMITH])
    assert (done.removed, done.duplicates, done.not_found, done.people_after) == (1, 1, 1, 1)
    assert accounted(done)
    assert heard(world, SMITH) == ["NO"]


def test_adding_and_then_removing_gives_the_rows_of_before(many: World) -> None:
    more = [*plain(150, 300), BROTHER, SMITH, SMITH, GARCIA]  # fifty are there already
    change(many, ADD, more)
    assert rows_of(many, 2) != rows_of(many, 1)
    done = change(many, REMOVE, more)
    assert rows_of(many, 3) == rows_of(many, 1)
    assert (done.removed, done.duplicates, done.not_found) == (103, 51, 0)


def test_a_removal_of_everybody_is_refused_and_nothing_is_staged(world: World) -> None:
    with pytest.raises(WouldLeaveNobody, match="leave nobody"):
        stage(world, REMOVE, [SMITH, GARCIA])
    assert heard(world, SMITH, GARCIA) == ["YES", "YES"]
    assert world.entries("import_discarded")[0]["mode"] == "remove"
    assert change(world, REMOVE, [SMITH]).roster == 3


def test_a_removal_of_nobody_who_is_there_is_refused_with_its_problems(world: World) -> None:
    with pytest.raises(NobodyRemoved) as caught:
        stage(world, REMOVE, [BROTHER, {"last_name": "Nobody"}])
    assert [(problem.row, problem.code) for problem in caught.value.problems] == [
        (2, "not_found_as_loaded"),
        (3, "fills_no_rule"),
    ]


def test_an_addition_of_nobody_is_refused(world: World) -> None:
    with pytest.raises(NobodyLoaded) as caught:
        stage(world, ADD, [{"last_name": "Nobody"}])
    assert type(caught.value) is NobodyLoaded


@pytest.mark.parametrize("mode", [ADD, REMOVE])
def test_a_refused_change_that_was_killed_before_it_was_given_up_cannot_be_switched_to(
    world: World, monkeypatch: pytest.MonkeyPatch, mode: ImportMode
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqlRosterStore, "discard", killed)
        with pytest.raises(KeyboardInterrupt):
            stage(world, mode, [{"last_name": "Nobody"}])
    with world.sign_in() as session, pytest.raises(ImportUnfinished):
        Rosters(session).switch(2)


# What a change begins with


@pytest.mark.parametrize("mode", [ADD, REMOVE])
def test_without_an_active_roster_there_is_nothing_to_change(tmp_path: Path, mode: ImportMode) -> None:
    world = World(tmp_path / "vault").make_vault()
    path = world.roster_file([SMITH])
    with world.sign_in() as session:
        for task in (RosterImport(session).start, RosterImport(session).dry_run):
            with pytest.raises(NoActiveRoster, match="--mode replace"):
                task(source_of(session, path), mode=mode)
        assert session.database.rosters.all() == []


@pytest.mark.parametrize("facts", [{"tag_cost": "standard"}, {"policy": "full"}])
def test_a_roster_of_another_cost_or_policy_is_not_changed(world: World, facts: dict[str, Any]) -> None:
    path = world.roster_file([BROTHER])
    with world.sign_in() as session:
        session.facts = replace(session.facts, **facts)
        with pytest.raises(OtherBase, match="--mode replace"):
            RosterImport(session).start(source_of(session, path), mode=ADD)


def test_a_roster_of_another_specification_is_not_changed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_import, "SPECIFICATION", 99)
    with pytest.raises(OtherBase):
        stage(world, ADD, [BROTHER])


def test_a_damaged_roster_is_not_changed(world: World) -> None:
    world.tamper("UPDATE roster_revision SET people = 3")
    with pytest.raises(RosterDamaged):
        stage(world, ADD, [BROTHER])


def test_a_change_is_refused_once_another_roster_is_active(world: World) -> None:
    change(world, REPLACE, [GARCIA])
    path = world.roster_file([BROTHER])
    stage(world, ADD, [BROTHER])
    switch(world, 1)
    with world.sign_in() as session:
        with pytest.raises(BaseReplaced, match="--discard"):
            Rosters(session).switch(3)
        with pytest.raises(BaseReplaced):
            RosterImport(session).resume(source_of(session, path))
        RosterImport(session).discard()
    assert heard(world, SMITH, BROTHER) == ["YES", "NO"]
    change(world, ADD, [BROTHER])
    assert heard(world, SMITH, BROTHER) == ["YES", "YES"]


def test_a_staged_replacement_does_not_mind_that_another_roster_became_active(world: World) -> None:
    change(world, REPLACE, [GARCIA])
    stage(world, REPLACE, [BROTHER])
    switch(world, 1)
    switch(world, 3)
    assert heard(world, SMITH, BROTHER) == ["NO", "YES"]


def test_operators_change_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        RosterImport(session)


# Dry run


def test_a_dry_run_of_a_change_counts_the_file_and_promises_nothing_of_the_roster(world: World) -> None:
    path = world.roster_file([SMITH, BROTHER, SMITH, {"last_name": "Nobody"}])
    with world.sign_in() as session:
        before = session.head()
        found = {
            mode: RosterImport(session).dry_run(source_of(session, path), mode=mode) for mode in (ADD, REMOVE, REPLACE)
        }
        assert session.head() == before
    assert {(done.rows, done.people, done.duplicates, done.refused_rows) for done in found.values()} == {(4, 2, 1, 1)}
    assert {done.people_before for done in found.values()} == {2}
    assert [found[mode].people_after for mode in (ADD, REMOVE, REPLACE)] == [None, None, 2]
    assert found[REMOVE].removed == 0


# Interrupted


def interrupt(world: World, mode: ImportMode, people: Sequence[Person], after: int) -> Path:
    """Begin a change and cancel it at its nth progress."""
    path = world.roster_file(people, "change.csv")
    stop = CancelToken()
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        world.clock.sleep(1)
        if len(seen) == after:
            stop.cancel()

    with world.sign_in() as session, pytest.raises(UserCancelled):
        RosterImport(session).start(source_of(session, path), watch, stop, mode)
    return path


def resume(world: World, path: Path, number: int = 2) -> ImportReport:
    with world.sign_in() as session:  # signed in anew, as after a kill
        done = RosterImport(session).resume(source_of(session, path))
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        Rosters(session).switch(number)
    return done


@pytest.mark.parametrize("after", [1, 3, SLICES, SLICES + 1, SLICES + 2])
@pytest.mark.parametrize("mode", [ADD, REMOVE])
def test_an_interrupted_change_ends_in_the_same_rows(many: World, tmp_path: Path, mode: ImportMode, after: int) -> None:
    people = [*plain(50, 199), *plain(400, 420)]
    (tmp_path / "whole").mkdir()
    whole = many.copied_to(tmp_path / "whole")
    one_run = change(whole, mode, people)
    path = interrupt(many, mode, people, after)
    with many.database() as database:
        [(copied, position)] = database.query("SELECT copied, position FROM staging")
    assert copied == min(after, SLICES)
    assert (int(str(position)) > 0) == (after > SLICES)
    resumed = resume(many, path)
    assert rows_of(many, 2) == rows_of(whole, 2)
    assert replace(resumed, seconds=0, resumed_from=None) == replace(one_run, seconds=0)


def test_a_change_goes_on_only_as_what_it_was_begun(many: World) -> None:
    path = interrupt(many, ADD, plain(300, 350), 2)
    with many.sign_in() as session:
        for mode in (REMOVE, REPLACE):
            with pytest.raises(OtherMode, match="without --mode"):
                RosterImport(session).resume(source_of(session, path), mode=mode)
        assert RosterImport(session).resume(source_of(session, path), mode=ADD).people == 50


def test_a_change_given_up_in_its_copy_leaves_nothing(many: World) -> None:
    interrupt(many, ADD, plain(300, 350), 3)
    with many.sign_in() as session:
        RosterImport(session).discard()
    assert rows_of(many, 2) == {"tag": set(), "person": set(), "bucket": set()}
    assert heard(many, *plain(0, 1)) == ["YES"]


def test_progress_rises_over_copy_and_file_and_foretells_only_the_hashing(many: World) -> None:
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        many.clock.sleep(1)

    stage(many, ADD, plain(300, 400), watch)
    assert [progress.done for progress in seen] == [*range(25, BASE + 1, 25), BASE + 50, BASE + 100]
    assert {progress.total for progress in seen} == {BASE + 100}
    assert [progress.seconds_left for progress in seen] == [None] * SLICES + [pytest.approx(0), pytest.approx(0)]


def test_a_replacement_is_still_sealed_as_it_was_before_there_were_changes(many: World) -> None:
    """So that one which an earlier program staged goes on under this one."""
    done = stage(many, REPLACE, [*plain(0, 9), SMITH, SMITH, {"last_name": "Nobody"}])
    with many.sign_in() as session:
        staging, facts = session.database.rosters.staging(), session.database.rosters.get(2)
        assert staging is not None
        assert facts is not None
        context = {
            "roster": 2,
            "tag_key": facts.tag_key.hex(),
            "cost": "training",
            "policy": "last4",
            "specification": facts.specification,
            "sha256": facts.source_sha256,
            "rows": 12,
            "settings": facts.settings,
            "batch": staging.batch,
            "position": 12,
            "people": 10,
            "tags": done.tags,
            "duplicates": 1,
            "refused_rows": 1,
            "fills_no_rule": 1,
            "complete": True,
        }
        key = session.signing_keys().import_key(2)
    assert len(open_sum(key, staging.sealed_sum, canonical_json(context))) == 32


# While it is copied


def test_a_slice_holds_the_writer_for_no_more_than_a_few_rows(
    many_loaded: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = many_loaded.copied_to(tmp_path)
    sizes: list[int] = []

    class CountedStore(SqlRosterStore):
        def add_rows(self, roster: int, rows: Sequence[RuleRow]) -> None:
            sizes.append(len(rows))
            super().add_rows(roster, rows)

    path = world.roster_file([BROTHER])
    with world.sign_in() as session:
        monkeypatch.setattr(staged_roster, "COPIED_ROWS", 100)
        session.database = replace(session.database, rosters=CountedStore(session.database.connection))
        RosterImport(session).start(source_of(session, path), mode=ADD)
    assert sum(sizes) == 2 * BASE
    assert max(sizes) <= 100 + 2 * BUCKET_ROWS
    assert len(sizes) >= 3


def test_calls_are_answered_and_no_signing_key_is_held_while_the_roster_is_copied(many: World) -> None:
    path = many.roster_file([BROTHER])
    words: list[Word] = []
    with many.sign_in() as session, Calls(session) as calls:

        def call(_: Progress) -> None:
            assert session.supervisor_keys is None
            words.append(calls.single(SpokenDetails(last_name="Smith", educator_id="E000007")).decision.word)
            many.clock.sleep(1)

        RosterImport(session).start(source_of(session, path), call, mode=ADD)
    assert words == [Word.YES] * (SLICES + 1)


TAMPERED_BASE = [
    "DELETE FROM tag WHERE roster = 1 AND tag = (SELECT max(tag) FROM tag WHERE roster = 1)",
    "UPDATE tag SET count = 2 WHERE roster = 1 AND tag = (SELECT max(tag) FROM tag WHERE roster = 1)",
    "INSERT INTO tag VALUES (1, 6, x'ffffffffffffffffffffffffffffffff', 1)",
    "INSERT INTO tag VALUES (1, 6, x'ffffffffffff', 1)",
    "DELETE FROM person WHERE roster = 1 AND digest = (SELECT max(digest) FROM person WHERE roster = 1)",
    "UPDATE person SET count = 7 WHERE roster = 1 AND digest = (SELECT max(digest) FROM person WHERE roster = 1)",
]


@pytest.mark.parametrize("statement", TAMPERED_BASE)
@pytest.mark.parametrize("mode", [ADD, REMOVE])
def test_a_row_changed_behind_the_copys_back_stops_it(many: World, mode: ImportMode, statement: str) -> None:
    path = many.roster_file(plain(100, 110))
    with many.sign_in() as session:

        def watch(progress: Progress) -> None:
            many.clock.sleep(1)
            if progress.done == 25:  # after the first bucket; what is changed lies in the last of its rule
                assert session.database.connection.execute(statement) == 1

        with pytest.raises(RosterDamaged):
            RosterImport(session).start(source_of(session, path), watch, mode=mode)
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with pytest.raises(ImportUnfinished):
            Rosters(session).switch(2)
        with pytest.raises(RosterDamaged):
            RosterImport(session).resume(source_of(session, path))
    assert len(many.entries("roster_switched")) == 1


def test_a_row_in_a_bucket_that_was_signed_empty_stops_the_copy(many: World) -> None:
    change(many, ADD, [SMITH])
    taken = {rule: tag[0] >> 6 for rule, tag, _ in rows_of(many, 2)["tag"] if rule == 1}
    assert len(taken) == 1  # of four buckets
    empty = next(bucket for bucket in range(4) if bucket != taken[1])
    assert many.tamper("INSERT INTO tag VALUES (2, 1, ?, 1)", bytes([empty << 6]) + bytes(15)) == 1
    with pytest.raises(RosterDamaged):
        stage(many, ADD, [BROTHER])


STAGED_ROWS = [
    # more than the ten that a removal would take away: those would be missed by nobody
    "DELETE FROM tag WHERE roster = 2 AND tag IN (SELECT tag FROM tag WHERE roster = 2 LIMIT 11)",
    "UPDATE tag SET count = count + 1 WHERE roster = 2 AND tag = (SELECT min(tag) FROM tag WHERE roster = 2)",
    "INSERT INTO tag VALUES (2, 6, zeroblob(16), 1)",
    "INSERT INTO tag VALUES (2, 9, zeroblob(16), 1)",
    "DELETE FROM person WHERE roster = 2 AND digest = (SELECT min(digest) FROM person WHERE roster = 2)",
    "UPDATE person SET count = 2 WHERE roster = 2 AND digest = (SELECT min(digest) FROM person WHERE roster = 2)",
    "INSERT INTO person VALUES (2, zeroblob(16), 1)",
]
STAGED_ACCOUNT = [
    "UPDATE staging SET mode = 'replace'",
    "UPDATE staging SET mode = 'replace', base = 0, copied = 0, not_found = 0",
    "UPDATE staging SET mode = CASE mode WHEN 'add' THEN 'remove' ELSE 'add' END",
    "UPDATE staging SET base = 0",
    "UPDATE staging SET base = 2",
    "UPDATE staging SET copied = copied - 1",
    "UPDATE staging SET not_found = not_found + 1",
    "UPDATE staging SET people = people - 1",
    "UPDATE staging SET sealed_sum = zeroblob(72)",
    "UPDATE roster SET tag_key = zeroblob(32) WHERE number = 2",
]


@pytest.mark.parametrize("statement", STAGED_ROWS + STAGED_ACCOUNT)
@pytest.mark.parametrize("mode", [ADD, REMOVE])
def test_a_staged_change_that_was_changed_is_not_signed(many: World, mode: ImportMode, statement: str) -> None:
    stage(many, mode, [*plain(100, 110), *plain(300, 310)])
    assert many.tamper(statement) > 0
    with many.sign_in() as session, pytest.raises(StagingDamaged):
        Rosters(session).switch(2)
    assert len(many.entries("roster_switched")) == 1


@pytest.mark.parametrize("after", [2, SLICES + 1])
@pytest.mark.parametrize("statement", STAGED_ACCOUNT)
def test_an_interrupted_change_whose_account_was_changed_does_not_go_on(
    many: World, statement: str, after: int
) -> None:
    path = interrupt(many, ADD, plain(300, 400), after)
    assert many.tamper(statement) == 1
    with many.sign_in() as session, pytest.raises(StagingDamaged):
        RosterImport(session).resume(source_of(session, path))


@pytest.mark.parametrize("statement", STAGED_ROWS)
def test_rows_changed_in_an_interrupted_copy_are_not_signed(many: World, statement: str) -> None:
    path = interrupt(many, REMOVE, plain(100, 110), SLICES)
    assert many.tamper(statement) > 0
    with pytest.raises(StagingDamaged):
        resume(many, path)
    assert len(many.entries("roster_switched")) == 1


# Journal


def without(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in {"at", *keys}}


def test_every_step_of_a_change_is_journaled_with_mode_file_and_counts(many: World) -> None:
    path = interrupt(many, REMOVE, [*plain(0, 70), *plain(300, 302)], SLICES + 1)
    with many.sign_in() as session:
        digest = session.database.rosters.all()[1].source_sha256
    resume(many, path)
    assert re.fullmatch("[0-9a-f]{64}", digest)
    common = {"user": "Sam", "roster": 2, "mode": "remove", "sha256": digest}
    [started], [resumed] = many.entries("import_started")[1:], many.entries("import_resumed")
    hashed, switched = many.entries("import_hashed")[1], many.entries("roster_switched")[1]
    assert without(started) == common | {"kind": "import_started", "base": 1, "rows": 72}
    assert without(resumed) == common | {"kind": "import_resumed", "position": 50}
    assert without(hashed) == common | {
        "kind": "import_hashed",
        "rows": 72,
        "people": 70,
        "duplicates": 0,
        "refused_rows": 0,
        "not_found": 2,
    }
    assert without(switched, "signature") == common | {
        "kind": "roster_switched",
        "revision": 2,
        "previous": 1,
        "people": 130,
        "tags": 130,
    }
    switch(many, 1)
    assert many.entries("roster_switched")[2]["mode"] == "brought back"


def test_a_problem_of_a_removal_shows_no_value(world: World) -> None:
    change(world, REMOVE, [BROTHER, GARCIA])
    with world.sign_in() as session:
        [problem] = RosterImport(session).problems(2)
    assert problem.row == 2
    assert not any(value and value in problem.message for value in BROTHER.values())
