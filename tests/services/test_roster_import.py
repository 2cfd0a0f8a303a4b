import gc
import hashlib
import re
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from nacl.bindings import crypto_scalarmult_base

from callcenter.crypto.grants import GrantedKeys
from callcenter.crypto.slots import SlotSecrets
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.domain.problem_list import ProblemList
from callcenter.durable_file import DiskFull
from callcenter.errors import UserCancelled
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_process import open_roster
from callcenter.progress import CancelToken, Progress
from callcenter.services import roster_import
from callcenter.services.import_run import NobodyLoaded
from callcenter.services.person_hashing import BATCH_ROWS
from callcenter.services.roster_import import (
    ImportStaged,
    NothingStaged,
    OtherFile,
    OtherSettings,
    RosterImport,
)
from callcenter.services.roster_protocol import ImportReport
from callcenter.services.rosters import Rosters
from callcenter.services.session import NotAllowed, Session, SupervisorKeysGone
from callcenter.services.sign_in import reopen_supervisor_keys
from tests.services.failing_journal import fill_the_disk
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR_PASSWORD, World, source_of

EMPTY = {"roster": 0, "staging": 0, "tag": 0, "person": 0, "import_problem": 0, "bucket": 0, "roster_revision": 0}
PROBLEM_ROWS: tuple[tuple[dict[str, str], tuple[str, ...]], ...] = (
    (SMITH, ()),
    (GARCIA | {"birth_date": "1980-02-30"}, ("birth_date_impossible",)),
    (GARCIA | {"birth_date": "02/09/1980", "ssn": "900-12-345"}, ("birth_date_format", "ssn_digits")),
    (GARCIA | {"ssn": "900-00-3456", "educator_id": "E 10!"}, ("ssn_impossible", "educator_id_characters")),
    (GARCIA | {"last_name": "123"}, ("name_letters",)),
    (GARCIA | {"educator_id": "900123456"}, ("educator_id_ssn",)),
    (GARCIA | {"educator_id": "9-0012-3456"}, ("educator_id_ssn",)),
    ({"last_name": "Nobody"}, ("fills_no_rule",)),
    ({"last_name": "Nobody", "ssn": "12"}, ("ssn_digits", "fills_no_rule")),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("empty") / "vault").make_vault()


@pytest.fixture
def world(empty: World, tmp_path: Path) -> World:
    """A vault without a roster."""
    return empty.copied_to(tmp_path)


def import_file(world: World, path: Path) -> ImportReport:
    with world.sign_in() as session:
        return RosterImport(session).start(source_of(session, path))


def plain_people(count: int) -> list[dict[str, str]]:
    """People found by surname and educator ID alone: one tag each."""
    return [{"last_name": "Smith", "educator_id": f"E{number:06}"} for number in range(count)]


def rows_in(world: World) -> dict[str, int]:
    with world.database() as database:
        return {table: int(str(database.query(f"SELECT count(*) FROM {table}")[0][0])) for table in EMPTY}


def stored_tags(world: World, roster: int) -> set[tuple[object, ...]]:
    with world.database() as database:
        return set(database.query("SELECT rule, tag, count FROM tag WHERE roster = ?", (roster,)))


@contextmanager
def interrupted(world: World, people: list[dict[str, str]], batches: int) -> Iterator[tuple[Session, Path]]:
    """A session in which an import was cancelled after so many batches."""
    path = world.roster_file(people)
    stop = CancelToken()
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        world.clock.sleep(1)
        if len(seen) == batches:
            stop.cancel()

    with world.sign_in() as session:
        with pytest.raises(UserCancelled):
            RosterImport(session).start(source_of(session, path), watch, stop)
        yield session, path


# What is found in a file


def test_problems_are_told_by_row_number_and_reason_and_never_by_value(world: World) -> None:
    path = world.roster_file([row for row, _ in PROBLEM_ROWS])
    with world.sign_in() as session:
        work = RosterImport(session)
        done = work.start(source_of(session, path))
        problems = list(work.problems(1))
    expected = [(number, code) for number, (_, codes) in enumerate(PROBLEM_ROWS, 2) for code in sorted(codes)]
    assert [(problem.row, problem.code) for problem in problems] == expected
    assert done.problems == {
        "birth_date_format": 1,
        "birth_date_impossible": 1,
        "educator_id_characters": 1,
        "educator_id_ssn": 2,
        "fills_no_rule": 2,
        "name_letters": 1,
        "ssn_digits": 2,
        "ssn_impossible": 1,
    }
    assert (done.rows, done.people, done.refused_rows, done.fills_no_rule, done.duplicates) == (9, 6, 2, 2, 1)
    said = " ".join(problem.message for problem in problems)
    assert not any(value in said for value in ("García", "Nobody", "1980", "3456", "E 10"))


def test_a_row_of_other_cells_than_the_header_is_refused_alone(world: World) -> None:
    path = world.path.parent / "ragged.csv"
    path.write_text("last_name,educator_id\nSmith,E200318\nSmith\nSmith,E200319,more\nJones,E200320\n")
    with world.sign_in() as session:
        work = RosterImport(session)
        done = work.start(source_of(session, path))
        problems = list(work.problems(1))
    assert [(problem.row, problem.code) for problem in problems] == [(3, "row_cells"), (4, "row_cells")]
    assert (done.rows, done.people, done.refused_rows, done.fills_no_rule) == (4, 2, 2, 0)


def test_a_person_twice_is_counted_and_loaded_once(world: World) -> None:
    twice = [SMITH, GARCIA, SMITH, SMITH | {"last_name": "SMITH", "first_name": "robert"}, SMITH]
    done = import_file(world, world.roster_file(twice))
    assert (done.rows, done.people, done.duplicates, done.refused_rows) == (5, 2, 3, 0)
    with world.database() as database:
        assert sorted(database.query("SELECT count FROM person")) == [(1,), (4,)]
        assert set(database.query("SELECT count FROM tag")) == {(1,)}


def test_a_person_twice_in_different_batches_is_loaded_once(world: World) -> None:
    people = plain_people(BATCH_ROWS + 10)
    done = import_file(world, world.roster_file([*people, *people[:20]]))
    assert (done.people, done.duplicates, done.tags) == (len(people), 20, len(people))


def test_two_people_may_share_a_tag(world: World) -> None:
    brother = SMITH | {"first_name": "Walter", "educator_id": "E200319"}  # one birth date, surname and last four
    import_file(world, world.roster_file([SMITH, brother]))
    with world.database() as database:
        shared = database.query("SELECT rule, count FROM tag WHERE count > 1")
    assert shared == [(1, 2), (9, 2)]


@pytest.mark.parametrize(
    ("person", "last4", "full"),
    [
        (SMITH, {1, 2, 3, 4, 5, 6, 9, 10}, {4, 5, 6, 7, 8}),
        (SMITH | {"ssn": "9876"}, {1, 2, 3, 4, 5, 6, 9, 10}, {4, 5, 6}),
        (SMITH | {"ssn": ""}, {4, 5, 6}, {4, 5, 6}),
        (SMITH | {"birth_date": ""}, {3, 6}, {6, 8}),
        (SMITH | {"educator_id": ""}, {1, 2, 3, 4, 9, 10}, {4, 7, 8}),
        (SMITH | {"first_name": ""}, {1, 5, 6, 9}, {5, 6, 7, 8}),
        (SMITH | {"last_name": ""}, {2, 5}, {5, 7}),
    ],
)
@pytest.mark.parametrize("policy", ["last4", "full"])
def test_a_person_is_stored_under_the_rules_that_he_fills(
    tmp_path: Path, policy: str, person: dict[str, str], last4: set[int], full: set[int]
) -> None:
    world = World(tmp_path / "vault").make_vault(policy, operator=False)
    done = import_file(world, world.roster_file([person]))
    expected = last4 if policy == "last4" else full
    with world.database() as database:
        found = {rule for (rule,) in database.query("SELECT DISTINCT rule FROM tag")}
        people = database.query("SELECT count(*) FROM person")
    assert found == expected
    assert (done.people, done.tags, people) == (1, len(expected), [(1,)])


def test_other_names_give_tags_of_their_own(world: World) -> None:
    done = import_file(world, world.roster_file([GARCIA]))
    with world.database() as database:
        by_rule = database.query("SELECT rule, count(*) FROM tag GROUP BY rule ORDER BY rule")
    # surnames: García-López, García, López, Hughes; given names: María, María Elena
    assert by_rule == [(1, 4), (2, 1), (3, 8), (4, 8), (5, 1), (6, 4), (9, 3), (10, 4)]
    assert done.tags == 33


# What the parent learns and what is kept


class OverheardConnection:
    """A connection whose every message is kept as it came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.heard = b""

    def poll(self, seconds: float) -> bool:
        return self._connection.poll(seconds)

    def recv_bytes(self, limit: int) -> bytes:
        message = self._connection.recv_bytes(limit)
        self.heard += message
        return message


def test_under_last4_no_full_number_leaves_the_reading_process(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    dresses = ("900-12-3456", "900123456", "900 12 3456", "900.12.3456", " 900-12-3456 ", "900\u201312\u20133456")
    people = [GARCIA | {"ssn": ssn, "educator_id": f"E10447{number}"} for number, ssn in enumerate(dresses)]
    people += [GARCIA | {"educator_id": "900123456"}, GARCIA | {"educator_id": "E900-12-3456"}]
    path = world.roster_file(people)
    with world.sign_in() as session, open_roster(source_of(session, path)) as reading:
        overheard = OverheardConnection(reading._hearing._connection)
        monkeypatch.setattr(reading._hearing, "_connection", overheard)
        rows = list(reading)
    values = [value for row in rows for one in row.combinations for value in (*one.public, one.secret)]
    assert [row.problems for row in rows] == [()] * 6 + [("educator_id_ssn",)] * 2
    assert {one.secret for row in rows for one in row.combinations if one.rule_number == 1} == {"3456"}
    assert not any(len(re.sub(r"\D", "", value)) >= 9 for value in values)
    digest = hashlib.sha256(path.read_bytes()).hexdigest().encode()  # may hold such digits by chance
    assert not re.search(rb"900.{0,3}12|[0-9]{9}", overheard.heard.replace(digest, b""))


def test_of_the_file_nothing_is_kept_but_its_digest_and_its_size(world: World) -> None:
    path = world.roster_file([GARCIA, SMITH])
    import_file(world, path)
    with world.database() as database:
        facts = database.query("SELECT number, state, source_sha256, source_rows FROM roster")
        tables = [str(name) for (name,) in database.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
        everything = repr([database.query(f"SELECT * FROM {table}") for table in tables if table != "program"])
    assert facts == [(1, "staged", hashlib.sha256(path.read_bytes()).hexdigest(), 2)]
    values = ("Smith", "Garc", "Hughes", "Robert", "3456", "9876", "1980-02-09", "E104477", "E200318", "roster.csv")
    assert not any(value in everything for value in values)


def test_the_file_and_what_came_of_it_are_journaled(world: World) -> None:
    path = world.roster_file([*plain_people(3), {"last_name": "Nobody"}, plain_people(1)[0]])
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, path))
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        revision = Rosters(session).switch(1)
    entries = [
        {key: value for key, value in entry.items() if key not in {"at", "user"}} for entry in world.entries()[-3:]
    ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert entries == [
        {"kind": "import_started", "roster": 1, "mode": "replace", "base": 0, "sha256": digest, "rows": 5},
        {
            "kind": "import_hashed",
            "roster": 1,
            "mode": "replace",
            "sha256": digest,
            "rows": 5,
            "people": 3,
            "duplicates": 1,
            "refused_rows": 1,
            "not_found": 0,
        },
        {
            "kind": "roster_switched",
            "roster": 1,
            "mode": "replace",
            "revision": 1,
            "previous": 0,
            "people": 3,
            "tags": 3,
            "sha256": digest,
            "signature": revision.signature.hex(),
        },
    ]


# Dry run


def test_a_dry_run_counts_the_same_and_stores_nothing(world: World) -> None:
    rows = [row for row, _ in PROBLEM_ROWS] + [SMITH, *plain_people(BATCH_ROWS + 5), *plain_people(3)]
    path = world.roster_file(rows)
    found = ProblemList()
    with world.sign_in() as session:
        before = session.head()
        work = RosterImport(session)
        dry = work.dry_run(source_of(session, path), problems=found)
        assert session.head() == before
        assert rows_in(world) == EMPTY
        real = work.start(source_of(session, path))
        assert sorted(work.problems(1), key=repr) == sorted(found, key=repr)
    assert dry.roster is None
    assert replace(dry, roster=1, hashing_seconds={}) == real
    assert list(dry.hashing_seconds) == ["training", "standard", "high"]
    assert sorted(dry.hashing_seconds.values()) == list(dry.hashing_seconds.values())


def test_a_dry_run_goes_beside_a_staged_import(world: World) -> None:
    with interrupted(world, plain_people(200), 1) as (session, path):
        before = rows_in(world)
        assert RosterImport(session).dry_run(source_of(session, path)).people == 200
        assert rows_in(world) == before


# Files that cannot be used


@pytest.mark.parametrize("content", [b"", b"last_name,ssn\n", b"a,b\n1,2\n", b'last_name\n"open\n', b"\xff\xfe\0"])
def test_a_file_of_the_wrong_form_stores_nothing(world: World, content: bytes) -> None:
    path = world.path.parent / "wrong.csv"
    path.write_bytes(content)
    with world.sign_in() as session:
        before = session.head()
        with pytest.raises(RosterFileFault):
            RosterImport(session).start(source_of(session, path))
        with pytest.raises(InputFileFault):
            RosterImport(session).start(source_of(session, path.with_name("gone.csv")))
        assert session.head() == before
        assert session.signing_keys()  # nothing was hashed, so nothing had to leave memory
    assert rows_in(world) == EMPTY


def test_a_file_of_nobody_stores_nothing_and_says_why_row_by_row(world: World) -> None:
    path = world.roster_file([{"last_name": "Nobody"}, {"first_name": "Al", "ssn": "12"}])
    with world.sign_in() as session, pytest.raises(NobodyLoaded) as caught:
        RosterImport(session).start(source_of(session, path))
    assert [(problem.row, problem.code) for problem in caught.value.problems] == [
        (2, "fills_no_rule"),
        (3, "fills_no_rule"),
        (3, "ssn_digits"),
    ]
    assert rows_in(world) == EMPTY
    assert [entry["kind"] for entry in world.entries()][-2:] == ["import_hashed", "import_discarded"]


def test_an_import_whose_beginning_cannot_be_journaled_stages_nothing(world: World) -> None:
    path = world.roster_file([SMITH])
    with world.sign_in() as session:
        fill_the_disk(session, append=1)
        with pytest.raises(DiskFull):
            RosterImport(session).start(source_of(session, path))
        assert rows_in(world) == EMPTY
        assert RosterImport(session).start(source_of(session, path)).people == 1


def test_operators_import_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        RosterImport(session)


# Interrupted


def test_a_staged_import_blocks_a_new_one(world: World) -> None:
    with interrupted(world, plain_people(200), 1) as (session, path):
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with pytest.raises(ImportStaged, match=r"--resume .* --discard"):
            RosterImport(session).start(source_of(session, path))


def test_an_import_hashed_to_its_end_blocks_a_new_one_until_the_switch_over(world: World) -> None:
    path = world.roster_file([SMITH])
    import_file(world, path)
    with pytest.raises(ImportStaged):
        import_file(world, path)
    with world.sign_in() as session:
        Rosters(session).switch(1)
    assert import_file(world, path).roster == 2


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_an_import_that_was_cancelled_goes_on_where_it_stopped(world: World, batches: int) -> None:
    people = [*plain_people(190), {"last_name": "Nobody"}, *plain_people(9)]
    with interrupted(world, people, batches) as (_, path):
        staged = rows_in(world)
    assert (staged["staging"], staged["person"]) == (1, batches * BATCH_ROWS)
    with world.sign_in() as session:  # signed in anew, as after a kill
        done = RosterImport(session).resume(source_of(session, path))
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        Rosters(session).switch(1)
    assert done.resumed_from == batches * BATCH_ROWS
    assert (done.rows, done.people, done.duplicates, done.refused_rows, done.tags) == (200, 190, 9, 1, 190)
    assert done.problems == {"fills_no_rule": 1}
    assert world.entries("import_resumed")[0]["position"] == batches * BATCH_ROWS
    assert {world.ask(**person).decision.word.value for person in (people[0], people[189])} == {"YES"}


def test_an_import_hashed_to_its_end_can_be_resumed_to_no_effect(world: World) -> None:
    path = world.roster_file([SMITH, GARCIA])
    import_file(world, path)
    before = stored_tags(world, 1)
    with world.sign_in() as session:
        done = RosterImport(session).resume(source_of(session, path))
    assert (done.resumed_from, done.people) == (2, 2)
    assert stored_tags(world, 1) == before


@pytest.mark.parametrize("change", ["one letter", "one row less", "one row more", "another order"])
def test_another_file_is_refused_and_the_right_one_still_goes_on(world: World, change: str) -> None:
    people = plain_people(200)
    other = {
        "one letter": [*people[:199], people[199] | {"last_name": "Smyth"}],
        "one row less": people[:199],
        "one row more": [*people, SMITH],
        "another order": people[::-1],
    }[change]
    with interrupted(world, people, 2) as (session, path):
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        changed = world.roster_file(other, "other.csv")
        with pytest.raises(OtherFile):
            RosterImport(session).resume(source_of(session, changed))
        assert RosterImport(session).resume(source_of(session, path)).people == 200


def test_an_import_goes_on_only_under_the_settings_it_was_begun_with(world: World) -> None:
    with interrupted(world, plain_people(200), 1) as (session, path):
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        source = source_of(session, path)
        for columns in (
            ColumnsOptions(delimiter=";"),
            ColumnsOptions(date_format="MM/DD/YYYY"),
            ColumnsOptions(pad_zeros=True),
            ColumnsOptions(sheet="Teachers"),
            ColumnsOptions(name_order=NameOrder.LAST_FIRST),
        ):
            with pytest.raises(OtherSettings):
                RosterImport(session).resume(replace(source, columns=columns))
        assert RosterImport(session).columns_begun_with() == source.columns
        assert RosterImport(session).resume(source).people == 200


def test_an_import_begun_under_another_specification_does_not_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with interrupted(world, plain_people(200), 1) as (session, path):
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        monkeypatch.setattr(roster_import, "SPECIFICATION", 99)
        with pytest.raises(OtherSettings):
            RosterImport(session).resume(source_of(session, path))


def test_a_discarded_import_leaves_nothing_and_its_number_is_not_given_again(world: World) -> None:
    with interrupted(world, [*plain_people(199), {"last_name": "Nobody"}], 3) as (session, path):
        RosterImport(session).discard()
        assert rows_in(world) == EMPTY
        with pytest.raises(NothingStaged):
            RosterImport(session).discard()
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        with pytest.raises(NothingStaged):
            RosterImport(session).resume(source_of(session, path))
        assert RosterImport(session).start(source_of(session, path)).roster == 2
    assert world.entries("import_discarded")[0] | {"at": ""} == {
        "kind": "import_discarded",
        "at": "",
        "user": "Sam",
        "roster": 1,
        "mode": "replace",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "position": 3 * BATCH_ROWS,
        "people": 3 * BATCH_ROWS,
    }


def test_a_discarded_import_leaves_the_active_roster_as_it_was(world: World) -> None:
    world.load(SMITH)
    before = stored_tags(world, 1)
    with interrupted(world, plain_people(200), 1) as (session, _):
        RosterImport(session).discard()
    assert stored_tags(world, 1) == before
    assert world.ask(last_name="Smith", educator_id="E200318").decision.word.value == "YES"


def test_progress_rises_to_the_end_with_a_time_left(world: World) -> None:
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        world.clock.sleep(1)

    path = world.roster_file(plain_people(4 * BATCH_ROWS))
    with world.sign_in() as session:
        RosterImport(session).start(source_of(session, path), watch)
    assert [(progress.done, progress.total) for progress in seen] == [
        (batch * BATCH_ROWS, 4 * BATCH_ROWS) for batch in (1, 2, 3, 4)
    ]
    assert [progress.seconds_left for progress in seen] == pytest.approx([0, 1, 2 / 3, 0])


# Keys and memory


def keys_in_memory(session: Session) -> list[type]:
    """What anybody in this process still holds of this vault's supervisors' keys, or of what opens them."""
    vault_id, public = session.facts.vault_id, session.key_file.members.supervisors_sign
    private = session.slot.public_key
    gc.collect()
    return [
        type(thing)
        for thing in gc.get_objects()
        if (isinstance(thing, SupervisorKeys) and thing.vault_id == vault_id)
        or (
            isinstance(thing, GrantedKeys)
            and thing.rs is not None
            and SupervisorKeys(thing.rs, vault_id).sign_public == public
        )
        or (isinstance(thing, SlotSecrets) and crypto_scalarmult_base(thing.private_key) == private)
    ]


def test_the_signing_key_is_out_of_memory_while_rows_are_hashed(world: World) -> None:
    held: list[list[type]] = []
    path = world.roster_file(plain_people(60))
    with world.sign_in() as session:
        assert {SlotSecrets, SupervisorKeys} == set(keys_in_memory(session))
        RosterImport(session).start(source_of(session, path), lambda _: held.append(keys_in_memory(session)))
        assert held
        assert not any(held)
        with pytest.raises(SupervisorKeysGone):
            Rosters(session).switch(1)
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        Rosters(session).switch(1)


def test_the_signing_key_is_out_of_memory_while_a_resumed_import_is_hashed(world: World) -> None:
    with interrupted(world, plain_people(200), 1) as (session, path):
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        held: list[list[type]] = []
        RosterImport(session).resume(source_of(session, path), lambda _: held.append(keys_in_memory(session)))
    assert held
    assert not any(held)


def peak_of_import(world: World, people: list[Mapping[str, str]], number: int) -> int:
    """The most memory that Python held in this process during an import, in bytes."""
    path = world.roster_file(people, f"roster{number}.csv")
    with world.sign_in() as session:
        source = source_of(session, path)
        tracemalloc.start()
        try:
            RosterImport(session).start(source)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
        Rosters(session).switch(number)
    return peak


def test_the_memory_of_an_import_does_not_grow_with_the_file(world: World) -> None:
    people: list[Mapping[str, str]] = list(plain_people(6_000))
    small = peak_of_import(world, people[:600], 1)
    large = peak_of_import(world, people, 2)
    assert large < 1.5 * small
