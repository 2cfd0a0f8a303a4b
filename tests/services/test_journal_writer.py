import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.durable_file import DiskFull
from callcenter.services.journal_writer import JournalWriter
from callcenter.services.protocols import Head
from callcenter.services.session import Session
from callcenter.storage.rows import CallRow, JournalRow
from callcenter.storage.seal_file import Seal, SealFile
from tests.services.failing_journal import FailingCommit, FailingSealFile
from tests.world import OPERATOR, World

MOMENT = "2026-11-23T15:30:00+00:00"


class Crash(BaseException):
    """The program is gone at this point: nothing after it is done."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("empty") / "vault").make_vault()


@pytest.fixture
def world(empty: World, tmp_path: Path) -> World:
    return empty.copied_to(tmp_path)


@contextmanager
def session_of(world: World) -> Iterator[tuple[Session, SupervisorKeys]]:
    with world.sign_in() as session:
        yield session, session.signing_keys()


def writer_of(session: Session, seal_file: SealFile | None = None) -> JournalWriter:
    """A second writer, as the next start of the program would make it."""
    return JournalWriter(
        session.database.journal,
        seal_file or SealFile(session.folder.seal),
        session.database.vault.write,
        secrets.token_bytes,
    )


def note(session: Session, count: int = 1) -> None:
    for number in range(count):
        session.record("noted", number=number)


def seal_of(session: Session) -> Seal:
    seal = SealFile(session.folder.seal).read()
    assert seal is not None
    return seal


def resumed_head(session: Session) -> Head:
    """Where the journal stands when another writer took it up and added an entry."""
    writer = writer_of(session)
    assert writer.resume()
    with writer.transaction():
        writer.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
    head = writer.head()
    writer.close()
    return head


# Walking forward


@pytest.mark.parametrize("lag", [1, 2, 25])
def test_a_seal_that_lags_after_a_crash_is_walked_forward_to_the_last_entry(world: World, lag: int) -> None:
    with session_of(world) as (session, _):
        lagging = session.folder.seal.read_bytes()
        note(session, lag)
        before = session.head()
        session.folder.seal.write_bytes(lagging)
        head = resumed_head(session)
        assert (head.seq, head.epoch) == (before.seq + 1, before.epoch)
        assert seal_of(session).sequence == head.seq + 1
    assert world.verify().ok


def test_a_commit_whose_seal_was_never_written_is_taken_up_at_the_next_start(world: World) -> None:
    with session_of(world) as (session, _):
        crashed = writer_of(session, FailingSealFile(session, 1))
        assert crashed.resume()
        with crashed.transaction():
            crashed.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        assert seal_of(session).sequence == crashed.head().seq
        resumed_head(session)
    assert world.verify().ok


@pytest.mark.parametrize("place", [0, 4096])
def test_one_place_of_the_seal_is_enough(world: World, place: int) -> None:
    """A power cut in the middle of overwriting one place leaves the other."""
    with session_of(world) as (session, _):
        note(session)
        present = seal_of(session)
        data = bytearray(session.folder.seal.read_bytes())
        data[place : place + 40] = bytes(40)
        session.folder.seal.write_bytes(data)
        assert seal_of(session) == present
        resumed_head(session)
    assert world.verify().ok


def test_places_that_differ_after_a_crash_between_them_give_the_newer(world: World) -> None:
    with session_of(world) as (session, _):
        older = session.folder.seal.read_bytes()
        note(session)
        newer = session.folder.seal.read_bytes()
        session.folder.seal.write_bytes(newer[:4096] + older[4096:])
        assert resumed_head(session).seq == seal_of(session).sequence - 1
    assert world.verify().ok


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
        "UPDATE journal SET code = zeroblob(32) WHERE seq = (SELECT max(seq) FROM journal)",
        "UPDATE journal SET entry = CAST('{}' AS BLOB) WHERE seq = (SELECT max(seq) FROM journal)",
        "UPDATE journal SET epoch = epoch + 1 WHERE seq = (SELECT max(seq) FROM journal)",
        "UPDATE journal SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal",
    ],
)
def test_a_seal_does_not_fit_entries_that_were_changed_since(world: World, damage: str) -> None:
    with session_of(world) as (session, _):
        lagging = session.folder.seal.read_bytes()
        note(session, 2)
        if "DELETE" not in damage:
            session.folder.seal.write_bytes(lagging)
        session.database.connection.execute(damage)
        assert not writer_of(session).resume()


def test_without_a_seal_nothing_is_appended(world: World) -> None:
    with session_of(world) as (session, _):
        writer = writer_of(session, SealFile(world.path / "no.seal"))
        assert not writer.resume()
        with pytest.raises(RuntimeError, match="no key"), writer.transaction():
            writer.append({"kind": "noted"})


def test_an_entry_outside_a_transaction_is_a_mistake_of_the_program(world: World) -> None:
    with session_of(world) as (session, _), pytest.raises(RuntimeError, match="outside"):
        session.journal.append({"kind": "noted"})


# The beginning of an epoch


def test_an_epoch_that_crashed_before_its_commit_has_not_begun(world: World) -> None:
    with session_of(world) as (session, keys):
        before = session.head()
        crashed = JournalWriter(
            session.database.journal,
            SealFile(session.folder.seal),
            FailingCommit(session.database.vault.write, 1),
            secrets.token_bytes,
        )
        assert crashed.resume()
        with pytest.raises(DiskFull):
            crashed.start_epoch(keys, MOMENT, "Sam")
        crashed.close()
        assert session.head() == before
        assert seal_of(session).coming is not None
        assert resumed_head(session).epoch == before.epoch
    assert world.verify().ok


@pytest.mark.parametrize("unlinked", [False, True])
def test_a_writer_whose_epoch_failed_to_begin_goes_on_in_the_old_one(world: World, unlinked: bool) -> None:
    with session_of(world) as (session, keys):
        writer = JournalWriter(
            session.database.journal,
            SealFile(session.folder.seal),
            FailingCommit(session.database.vault.write, 1),
            secrets.token_bytes,
        )
        assert writer.resume()
        before = writer.head()
        with pytest.raises(DiskFull):
            if unlinked:
                writer.start_unlinked_epoch(keys.seal_public, MOMENT, "Sam")
            else:
                writer.start_epoch(keys, MOMENT, "Sam")
        with writer.transaction():
            writer.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        assert (writer.head().epoch, writer.head().seq) == (before.epoch, before.seq + 1)
        writer.close()
    assert world.verify().ok


@pytest.mark.parametrize("failing", [2, 3])
def test_an_epoch_that_crashed_after_its_commit_has_begun(world: World, failing: int) -> None:
    """The seal still holds the key from before and the coming one; the next start walks into the epoch."""
    with session_of(world) as (session, keys):
        before = session.head()
        crashed = writer_of(session, FailingSealFile(session, failing))
        assert crashed.resume()
        with pytest.raises(DiskFull):
            crashed.start_epoch(keys, MOMENT, "Sam")
        began = crashed.head()
        assert (began.epoch, began.seq) == (before.epoch + 1, before.seq + 1)
        head = resumed_head(session)
        assert (head.epoch, head.seq) == (began.epoch, began.seq + 1)
        assert seal_of(session).coming is None
    assert world.verify().ok


def test_entries_after_an_epoch_whose_seals_were_all_lost_are_walked_through(world: World) -> None:
    with session_of(world) as (session, keys):
        writer = writer_of(session)
        assert writer.resume()
        seals: list[bytes] = []

        class Kept(SealFile):
            """Remembers the first record that was written."""

            def write(self, seal: Seal, *, sync: bool = False) -> None:
                super().write(seal, sync=sync)
                seals.append(session.folder.seal.read_bytes())

        keeping = writer_of(session, Kept(session.folder.seal))
        assert keeping.resume()
        keeping.start_epoch(keys, MOMENT, "Sam")
        for _ in range(3):
            with keeping.transaction():
                keeping.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        keeping.close()
        session.folder.seal.write_bytes(seals[0])
        assert seal_of(session).coming is not None
        resumed_head(session)
    assert world.verify().ok


def test_an_epoch_can_be_begun_again_after_several_crashes(world: World) -> None:
    with session_of(world) as (session, keys):
        before = session.head()
        for _ in range(3):
            crashed = JournalWriter(
                session.database.journal,
                SealFile(session.folder.seal),
                FailingCommit(session.database.vault.write, 1),
                secrets.token_bytes,
            )
            assert crashed.resume()
            with pytest.raises(DiskFull):
                crashed.start_epoch(keys, MOMENT, "Sam")
            crashed.close()
        writer = writer_of(session)
        assert writer.resume()
        writer.start_epoch(keys, MOMENT, "Sam")
        writer.close()
        assert writer.head().epoch == before.epoch + 1
    assert world.verify().ok


def test_an_epoch_without_link_that_crashed_before_its_commit_is_begun_anew_at_the_next_sign_in(world: World) -> None:
    seal = world.path / "vault.seal"
    with session_of(world) as (session, keys):
        seal.unlink()
        crashed = JournalWriter(
            session.database.journal,
            SealFile(seal),
            FailingCommit(session.database.vault.write, 1),
            secrets.token_bytes,
        )
        assert not crashed.resume()
        with pytest.raises(DiskFull):
            crashed.start_unlinked_epoch(keys.seal_public, MOMENT, "Sam")
        crashed.close()
    with world.sign_in(OPERATOR) as session:
        assert session.warnings
    assert world.verify().reason == "unlinked_epoch"


def test_each_supervisors_sign_in_begins_an_epoch_and_an_operators_does_not(world: World) -> None:
    epochs = []
    for user in ("Sam", OPERATOR, OPERATOR, "Sam"):
        with world.sign_in(user) as session:
            epochs.append(session.head().epoch)
    assert epochs == [epochs[0], epochs[0], epochs[0], epochs[0] + 1]


# Rolling back


def call(reference: str) -> CallRow:
    return CallRow(reference, MOMENT, None, "A", "Sam", True, 0, "NONE", "", "not_wrapped_up", None, 1)


def failing_inside(session: Session, journal: JournalWriter, error: BaseException) -> None:
    with journal.transaction():
        session.database.calls.open(call("AAA-AAA"))
        journal.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        journal.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        raise error


@pytest.mark.parametrize(
    "error", [DiskFull(), ValueError(), KeyboardInterrupt(), Crash()], ids=lambda error: type(error).__name__
)
def test_whatever_fails_inside_leaves_journal_tables_and_seal_as_they_were(world: World, error: BaseException) -> None:
    with session_of(world) as (session, _):
        head, seal = session.head(), session.folder.seal.read_bytes()
        with pytest.raises(type(error)):
            failing_inside(session, session.journal, error)
        assert session.head() == head
        assert session.folder.seal.read_bytes() == seal
        assert session.database.connection.one("SELECT count(*) FROM call") == (0,)
        note(session)
        assert session.head().seq == head.seq + 1
    assert world.verify().ok


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_commit_that_fails_leaves_journal_tables_and_seal_as_they_were(world: World, failing: int) -> None:
    with session_of(world) as (session, _):
        writer = JournalWriter(
            session.database.journal,
            SealFile(session.folder.seal),
            FailingCommit(session.database.vault.write, failing),
            secrets.token_bytes,
        )
        assert writer.resume()
        first = writer.head().seq
        for attempt in range(1, 5):
            before, seal = writer.head(), session.folder.seal.read_bytes()
            try:
                with writer.transaction():
                    session.database.calls.open(call(f"AAA-AA{attempt}"))
                    writer.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
            except DiskFull:
                assert attempt == failing
                assert (writer.head(), session.folder.seal.read_bytes()) == (before, seal)
        writer.close()
        assert writer.head().seq == first + 3
        assert session.database.connection.one("SELECT count(*) FROM call") == (3,)
        session.database.connection.execute("DELETE FROM call")  # no entry tells of these
    assert world.verify().ok


def test_a_transaction_inside_another_is_part_of_it(world: World) -> None:
    with session_of(world) as (session, _):
        before = session.head()
        with pytest.raises(ValueError, match="outer"), session.journal.transaction():
            note(session, 2)
            raise ValueError("outer")
        assert session.head() == before
        with session.journal.transaction():
            note(session, 2)
        assert session.head().seq == before.seq + 2
    assert world.verify().ok


def test_ctrl_c_as_the_commit_returns_does_not_break_the_chain(world: World) -> None:
    with session_of(world) as (session, _):
        interrupts = [KeyboardInterrupt()]

        @contextmanager
        def write() -> Iterator[None]:
            with session.database.vault.write():
                yield
            while interrupts:
                raise interrupts.pop()

        seal_file = SealFile(session.folder.seal)
        writer = JournalWriter(session.database.journal, seal_file, write, secrets.token_bytes)
        assert writer.resume()
        before = writer.head()
        with pytest.raises(KeyboardInterrupt), writer.transaction():
            writer.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        with writer.transaction():
            writer.append({"kind": "noted", "at": MOMENT, "user": "Sam"})
        assert writer.head().seq == before.seq + 2
        writer.close()
    assert world.verify().ok


# What is written


def test_an_entry_is_stored_as_canonical_json_and_refused_otherwise(world: World) -> None:
    with session_of(world) as (session, _):
        before = session.head()
        with session.journal.transaction():
            sequence = session.journal.append({"user": "Ñandú", "kind": "noted", "number": 3, "none": None})
        row = session.database.journal.get(sequence)
        assert isinstance(row, JournalRow)
        assert row.entry == '{"kind":"noted","none":null,"number":3,"user":"Ñandú"}'.encode()
        with pytest.raises(ValueError, match="canonical"):
            session.record("noted", share=0.5)
        assert session.head().seq == before.seq + 1


def test_the_head_of_an_empty_journal_is_nothing(world: World) -> None:
    with session_of(world) as (session, _):
        session.database.connection.execute("DELETE FROM journal")
        assert session.head() == Head(0, 0, "00" * 32)


def test_no_key_is_shown(world: World) -> None:
    with session_of(world) as (session, _):
        seal = seal_of(session)
        assert repr(session.journal) == "<JournalWriter>"
        assert seal.key.hex() not in repr(seal)
        assert (session.folder.seal.stat().st_mode & 0o777) == 0o600
