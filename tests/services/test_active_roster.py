from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.crypto.roster_statement import sign_statement
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.domain.answers import Reason, Word
from callcenter.domain.buckets import bucket_of, digest_of
from callcenter.domain.details import SpokenDetails
from callcenter.services.active_roster import RosterDamaged, load_active, statement_of
from callcenter.services.calls import Calls
from callcenter.services.protocols import Head
from callcenter.services.rosters import Rosters
from callcenter.services.session import Session
from callcenter.storage.connection import Database, Value
from callcenter.storage.failures import VaultBusy
from callcenter.storage.journal_store import SqlJournalStore
from tests.world import GARCIA, OPERATOR, SMITH, World

PEOPLE = 300
EDUCATOR_SURNAME = 6


def person(number: int) -> dict[str, str]:
    return {"last_name": "Smith", "educator_id": f"E{number:06}"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("many") / "vault").make_vault()
    world.load(*map(person, range(PEOPLE)))
    return world


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("twice") / "vault").make_vault()
    world.load(GARCIA)
    world.load(SMITH)
    return world


@pytest.fixture
def world(many: World, tmp_path: Path) -> World:
    """Three hundred people with one tag each, in several buckets."""
    return many.copied_to(tmp_path)


@pytest.fixture
def switched(twice: World, tmp_path: Path) -> World:
    """Roster 1 holds García; roster 2, which answers, holds Smith."""
    return twice.copied_to(tmp_path)


@contextmanager
def at_the_desk(world: World) -> Iterator[tuple[Session, Calls]]:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        yield session, calls


def tags_by_person(world: World) -> list[bytes]:
    """Each person's stored tag, computed with the roster's key."""
    with world.sign_in() as session:
        roster = load_active(session.database, session.key_file)
        assert roster is not None
        return [roster.hasher().tag(EDUCATOR_SURNAME, ("S530",), f"E{number:06}") for number in range(PEOPLE)]


def bits(world: World) -> int:
    with world.database() as database:
        [(found,)] = database.query("SELECT bucket_bits FROM roster_revision")
    return int(str(found))


def asked(calls: Calls, number: int) -> tuple[Word, Reason]:
    decision = calls.single(SpokenDetails(**person(number))).decision
    return decision.word, decision.reason


def answered(world: World, numbers: range | list[int]) -> list[str]:
    """The answer that each person hears: YES, NO, or the reason for CANNOT."""
    with at_the_desk(world) as (_, calls):
        heard = [asked(calls, number) for number in numbers]
    return [reason.value if word is Word.CANNOT else word.value for word, reason in heard]


# Rows that somebody with the database key changed


def test_each_person_is_found_and_nobody_else(world: World) -> None:
    assert answered(world, range(0, PEOPLE, 10)) == ["YES"] * 30
    assert answered(world, range(PEOPLE, PEOPLE + 30)) == ["NO"] * 30
    assert bits(world) == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tag SET count = count + 1 WHERE tag = ?",
        "UPDATE tag SET count = 0 WHERE tag = ?",
        "UPDATE tag SET count = -1 WHERE tag = ?",
        "UPDATE tag SET count = 4294967297 WHERE tag = ?",
        "DELETE FROM tag WHERE tag = ?",
        "UPDATE tag SET tag = zeroblob(16) WHERE tag = ?",
    ],
    ids=["count raised", "count of none", "count below", "count too large", "removed", "changed"],
)
def test_a_changed_bucket_is_never_answered_from_and_the_others_still_answer(world: World, change: str) -> None:
    tags, width = tags_by_person(world), bits(world)
    assert world.tamper(change, tags[0]) == 1
    touched = {bucket_of(tags[0], width)} | ({0} if "zeroblob(16)" in change else set())
    expected = ["damaged" if bucket_of(tag, width) in touched else "YES" for tag in tags]
    assert answered(world, range(0, PEOPLE, 5)) == expected[::5]
    assert 0 < expected.count("damaged") < PEOPLE


def test_nobody_can_be_added(world: World) -> None:
    with world.sign_in() as session:
        roster = load_active(session.database, session.key_file)
        assert roster is not None
        added = roster.hasher().tag(EDUCATOR_SURNAME, ("S530",), f"E{PEOPLE:06}")
    assert answered(world, [PEOPLE]) == ["NO"]
    assert world.tamper("INSERT INTO tag VALUES (1, ?, ?, 1)", EDUCATOR_SURNAME, added) == 1
    assert answered(world, [PEOPLE]) == ["damaged"]


def test_absence_is_checked_too(world: World) -> None:
    """Whoever is not on the roster hears no NO from a bucket out of which a row was taken."""
    tags, width = tags_by_person(world), bits(world)
    with world.sign_in() as session:
        roster = load_active(session.database, session.key_file)
        assert roster is not None
        outsiders = [roster.hasher().tag(EDUCATOR_SURNAME, ("S530",), f"E{n:06}") for n in range(PEOPLE, 2 * PEOPLE)]
    assert world.tamper("DELETE FROM tag WHERE tag = ?", tags[0]) == 1
    same = [n for n, tag in enumerate(outsiders, PEOPLE) if bucket_of(tag, width) == bucket_of(tags[0], width)]
    assert same
    assert answered(world, same) == ["damaged"] * len(same)


def test_a_row_of_another_roster_or_rule_does_not_matter(world: World) -> None:
    world.tamper("INSERT INTO tag SELECT 7, rule, tag, count FROM tag")
    assert answered(world, [0, PEOPLE]) == ["YES", "NO"]


def test_a_rule_nobody_was_loaded_under_is_checked_too(world: World) -> None:
    asking = {"birth_date": "7/30/1961", "educator_id": "E000000"}
    assert world.ask(**asking).decision.word is Word.NO
    for bucket in range(8):
        world.tamper("INSERT INTO tag VALUES (1, 5, ?, 1)", bytes([bucket << 5]) + bytes(15))
    assert world.ask(**asking).decision.reason is Reason.DAMAGED


def test_one_row_changed_during_a_session_counts_from_the_next_look_up(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        assert asked(calls, 0) == (Word.YES, Reason.STRONG_MATCH)
        world.tamper("UPDATE tag SET count = count + 1")
        assert asked(calls, 0) == (Word.CANNOT, Reason.DAMAGED)
        world.tamper("UPDATE tag SET count = count - 1")
        assert asked(calls, 0) == (Word.YES, Reason.STRONG_MATCH)


def test_a_damaged_bucket_outweighs_a_hit_elsewhere(tmp_path: Path, twice: World) -> None:
    world = twice.copied_to(tmp_path)
    assert world.tamper("UPDATE tag SET count = count + 1 WHERE roster = 2 AND rule = 1") > 0
    hit = world.ask(last_name="Smith", educator_id="E200318")
    assert hit.decision.word is Word.YES
    both = world.ask(last_name="Smith", birth_date="7/30/1961", ssn="9876", educator_id="E200318")
    assert both.decision.reason is Reason.DAMAGED


def test_what_changes_behind_the_digests_in_memory_does_not_count(world: World) -> None:
    """A row with its bucket's digest recomputed is refused by a running session and by the next."""
    tags, width = tags_by_person(world), bits(world)
    with at_the_desk(world) as (_, calls):
        assert asked(calls, 0)[0] is Word.YES
        world.tamper("DELETE FROM tag WHERE tag = ?", tags[0])
        forge_digest(world, bucket_of(tags[0], width), width)
        assert asked(calls, 0) == (Word.CANNOT, Reason.DAMAGED)
    assert answered(world, range(0, PEOPLE, 30)) == ["damaged"] * 10


def forge_digest(world: World, bucket: int, width: int) -> None:
    """Store the digest that the bucket's rows have now, as if they had been signed."""
    with world.database() as database:
        rows = database.query("SELECT tag, count FROM tag WHERE rule = ? ORDER BY tag", (EDUCATOR_SURNAME,))
        inside = [row for row in rows if isinstance(row[0], bytes) and bucket_of(row[0], width) == bucket]
        digest = digest_of(inside)  # type: ignore[arg-type]  # rows as they were read
        assert database.execute("UPDATE bucket SET digest = ? WHERE rule = 6 AND bucket = ?", (digest, bucket)) == 1


# Buckets, revision and roster row


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE bucket SET digest = zeroblob(32) WHERE rule = 6 AND bucket = 3", ()),
        ("UPDATE bucket SET digest = zeroblob(31) WHERE rule = 6 AND bucket = 3", ()),
        ("UPDATE bucket SET digest = x''", ()),
        ("UPDATE bucket SET bucket = bucket + 100 WHERE rule = 6 AND bucket = 3", ()),
        ("UPDATE bucket SET bucket = -1 WHERE rule = 6 AND bucket = 0", ()),
        ("UPDATE bucket SET rule = 300 WHERE rule = 6", ()),
        ("DELETE FROM bucket WHERE rule = 6 AND bucket = 3", ()),
        ("DELETE FROM bucket", ()),
        ("INSERT INTO bucket VALUES (1, 5, 0, zeroblob(32))", ()),
        ("UPDATE roster SET tag_key = zeroblob(32)", ()),
        ("UPDATE roster SET tag_key = x''", ()),
        ("UPDATE roster SET cost = 'high'", ()),
        ("UPDATE roster SET policy = 'full'", ()),
        ("UPDATE roster SET specification = 1", ()),
        ("UPDATE roster SET specification = -1", ()),
        ("UPDATE roster_revision SET revision = 2", ()),
        ("UPDATE roster_revision SET revision = -5", ()),
        ("UPDATE roster_revision SET previous = 1", ()),
        ("UPDATE roster_revision SET people = people + 1", ()),
        ("UPDATE roster_revision SET people = -1", ()),
        ("UPDATE roster_revision SET bucket_bits = 4", ()),
        ("UPDATE roster_revision SET bucket_bits = 0", ()),
        ("UPDATE roster_revision SET bucket_bits = 99", ()),
        ("UPDATE roster_revision SET buckets_hash = zeroblob(32)", ()),
        ("UPDATE roster_revision SET buckets_hash = x''", ()),
        ("UPDATE roster_revision SET public_key = zeroblob(32)", ()),
        ("UPDATE roster_revision SET signature = zeroblob(64)", ()),
        ("UPDATE roster_revision SET signature = x''", ()),
        ("DELETE FROM roster_revision", ()),
    ],
)
def test_nobody_is_answered_when_what_was_signed_was_changed(
    world: World, statement: str, values: tuple[Value, ...]
) -> None:
    assert world.tamper(statement, *values) > 0
    assert answered(world, [0, 1, PEOPLE]) == ["damaged"] * 3


def test_a_roster_signed_by_anybody_else_is_not_answered_from(world: World) -> None:
    """Somebody with the database key takes a row out, computes everything anew and signs it himself."""
    tags, width = tags_by_person(world), bits(world)
    world.tamper("DELETE FROM tag WHERE tag = ?", tags[0])
    forge_digest(world, bucket_of(tags[0], width), width)
    with world.sign_in() as session:
        store = session.database.rosters
        facts, revision = store.get(1), store.newest_revision()
        assert facts is not None
        assert revision is not None
        forger = SupervisorKeys(bytes(32), session.facts.vault_id)
        signature = sign_statement(forger, statement_of(session.facts.vault_id, facts, revision))
    world.tamper("UPDATE roster_revision SET public_key = ?, signature = ?", forger.sign_public, signature)
    assert answered(world, [0, 1]) == ["damaged"] * 2


def test_a_former_roster_is_not_answered_from_when_the_newest_revision_was_taken_out(switched: World) -> None:
    assert switched.tamper("DELETE FROM roster_revision WHERE revision = 2") == 1
    answer = switched.ask(last_name="Garcia", educator_id="E104477")
    assert (answer.decision.word, answer.decision.reason) == (Word.CANNOT, Reason.DAMAGED)


def test_a_former_revision_is_not_answered_from_under_a_higher_number(switched: World) -> None:
    switched.tamper("UPDATE roster_revision SET revision = 9 WHERE revision = 1")
    answer = switched.ask(last_name="Garcia", educator_id="E104477")
    assert (answer.decision.word, answer.decision.reason) == (Word.CANNOT, Reason.DAMAGED)


def test_a_roster_loaded_again_answers_after_the_damage(world: World) -> None:
    world.tamper("UPDATE roster_revision SET signature = zeroblob(64)")
    assert answered(world, [0]) == ["damaged"]
    world.load(*map(person, range(10)))
    assert answered(world, [0, 10]) == ["YES", "NO"]


def test_a_whole_former_roster_can_be_brought_back_after_the_damage(switched: World) -> None:
    switched.tamper("UPDATE bucket SET digest = zeroblob(32) WHERE roster = 2")
    assert switched.ask(last_name="Smith", educator_id="E200318").decision.reason is Reason.DAMAGED
    with switched.sign_in() as session:
        Rosters(session).switch(1)
    assert switched.ask(last_name="Garcia", educator_id="E104477").decision.word is Word.YES


# Reading everything


def test_a_recount_finds_a_row_that_nobody_asked_for(world: World) -> None:
    with world.sign_in() as session:
        roster = load_active(session.database, session.key_file)
        assert roster is not None
        roster.recount()
        world.tamper("DELETE FROM person WHERE digest = (SELECT max(digest) FROM person)")
        with pytest.raises(RosterDamaged):
            roster.recount()


def test_verifying_everything_finds_a_changed_roster_and_the_quick_way_does_not(world: World) -> None:
    world.tamper("UPDATE tag SET count = 2 WHERE tag = (SELECT max(tag) FROM tag)")
    assert world.verify().ok
    found = world.verify(everything=True)
    assert (found.ok, found.reason) == (False, "roster_damaged")
    assert isinstance(found.head, Head)


class InterruptedJournal(SqlJournalStore):
    """Somebody else wants to write while the last switch-over is looked for."""

    def __init__(self, database: Database, other: Database) -> None:
        super().__init__(database)
        self._other = other

    def last_switch_over(self) -> tuple[int, str] | None:
        with pytest.raises(VaultBusy), self._other.write():
            pass
        return super().last_switch_over()


def test_no_switch_over_comes_between_the_revision_and_its_entry(world: World) -> None:
    """Else the two would differ for a moment, and the check under way would be told of damage."""
    with world.sign_in() as session, session.database.connection.reader() as other:
        other.query("PRAGMA busy_timeout = 0")
        journal = InterruptedJournal(session.database.connection, other)
        assert load_active(replace(session.database, journal=journal), session.key_file)
        with other.write():
            pass  # and by now nobody holds it
