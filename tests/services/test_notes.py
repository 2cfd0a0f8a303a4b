"""Notes are sealed to the supervisors under a key of the session's own, and stand in journal and call log alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.crypto.grants import GrantedKeys, seal_grant
from callcenter.crypto.members import name_successor, sign_members
from callcenter.crypto.notes import open_note_key, open_text
from callcenter.crypto.vault_keys import SealedDamaged, SupervisorKeys
from callcenter.domain.key_file import member_of
from callcenter.domain.notes import NoteTellsTooMuch, NoteTooLong
from callcenter.durable_file import DiskFull
from callcenter.services.calls import Calls, NoSuchWrapUp
from callcenter.services.notes import NoNote, SealedNotes
from callcenter.services.session import NotAllowed, Session, SupervisorKeysGone
from callcenter.storage.vault_folder import VaultFolder
from tests.services.failing_journal import fill_the_disk
from tests.world import OPERATOR, SUPERVISOR, World

NOTE = "No recibió la carta; llamar al 573-555-0134."
CODE = "letter_again"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("made") / "vault").make_vault()


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    """A vault without a roster."""
    return made.copied_to(tmp_path)


@contextmanager
def at_the_desk(world: World, user: str = OPERATOR) -> Iterator[tuple[Session, Calls]]:
    with world.sign_in(user) as session, Calls(session) as calls:
        yield session, calls


def noted(world: World, note: str = NOTE, user: str = OPERATOR) -> str:
    """A call that ended with a note; its reference."""
    with at_the_desk(world, user) as (_, calls):
        reference = calls.open()
        calls.wrap_up(reference, CODE, note)
    return reference


def opened(world: World, reference: str) -> str:
    with world.sign_in(SUPERVISOR) as session:
        return SealedNotes(session).opened_note(reference)


def test_a_supervisor_reads_an_operators_note_and_the_reading_is_journaled(world: World) -> None:
    reference = noted(world, f"  {NOTE} \n")
    assert opened(world, reference) == NOTE
    [entry] = world.entries("note_opened")
    assert (entry["user"], entry["reference"]) == (SUPERVISOR, reference)
    assert world.verify(everything=True).ok


def test_an_operator_opens_no_note_not_even_an_own_one(world: World) -> None:
    reference = noted(world)
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        SealedNotes(session)
    with world.sign_in(SUPERVISOR) as session:
        session.forget_keys()  # as while a roster is hashed
        with pytest.raises(SupervisorKeysGone):
            SealedNotes(session)
    assert opened(world, reference) == NOTE


def test_a_session_draws_one_key_at_the_first_note_and_seals_it_once(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        plain = calls.open()
        calls.wrap_up(plain, CODE)
        references = [calls.open() for _ in range(3)]
        for number, reference in enumerate(references):
            calls.wrap_up(reference, CODE, f"note {number}")
    other = noted(world)
    first, second = world.entries("note_key")
    assert first["sealed_key"] != second["sealed_key"]
    kinds = [entry["kind"] for entry in world.entries()]
    assert kinds.index("note_key") > kinds.index("call_closed")  # the call without a note
    for number, reference in enumerate(references):
        assert opened(world, reference) == f"note {number}"
    assert opened(world, other) == NOTE


def test_the_journal_and_the_table_hold_the_note_sealed_as_the_specification_says(world: World) -> None:
    reference = noted(world)
    [key_entry], [closed] = world.entries("note_key"), world.entries("call_closed")
    with world.database() as database:
        [(stored, sequence, sealed)] = database.query("SELECT reference, note_key, sealed FROM note")
        [(entry,)] = database.query("SELECT CAST(entry AS TEXT) FROM journal WHERE seq = ?", (int(str(sequence)),))
    assert key_entry["sealed_key"] in str(entry)
    assert (stored, sequence, bytes(sealed).hex()) == (reference, closed["note_key"], closed["note"])  # type: ignore[call-overload]  # a BLOB
    key = open_note_key(world.supervisor_keys(), bytes.fromhex(key_entry["sealed_key"]))
    assert open_text(key, "note", reference, bytes.fromhex(closed["note"])) == NOTE


@pytest.mark.parametrize(("note", "fault"), [("x" * 201, NoteTooLong), ("her number is 123-45-6789", NoteTellsTooMuch)])
def test_a_note_that_is_refused_leaves_the_call_open_and_nothing_behind(
    world: World, note: str, fault: type[Exception]
) -> None:
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        before = session.head()
        with pytest.raises(fault):
            calls.wrap_up(reference, CODE, note)
        with pytest.raises(NoSuchWrapUp):
            calls.wrap_up(reference, "no_such_code", NOTE)
        assert session.head() == before
        calls.wrap_up(reference, CODE, NOTE)
    assert opened(world, reference) == NOTE


@pytest.mark.parametrize("append", [1, 2])
def test_a_note_that_cannot_be_journaled_can_be_saved_again(world: World, append: int) -> None:
    """Whether the disk is full at the key's entry or at the one that closes the call."""
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        fill_the_disk(session, append=append)
        with pytest.raises(DiskFull):
            calls.wrap_up(reference, CODE, NOTE)
        calls.wrap_up(reference, CODE, NOTE)
    assert len(world.entries("note_key")) == 1
    assert opened(world, reference) == NOTE
    assert world.verify().ok


def test_a_call_without_a_note_has_none_to_open(world: World) -> None:
    reference = noted(world, "  \n ")
    assert "note" not in world.entries("call_closed")[-1]
    assert not world.entries("note_key")
    for asked in (reference, "A22-222"):
        with pytest.raises(NoNote):
            opened(world, asked)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET note_key = note_key + 1",
        "UPDATE note SET note_key = 1",
        "UPDATE note SET note_key = 999999",
        "UPDATE note SET sealed = x'00'",
    ],
)
def test_a_note_that_was_changed_does_not_open(world: World, statement: str) -> None:
    reference = noted(world)
    assert world.tamper(statement) == 1
    with pytest.raises(SealedDamaged):
        opened(world, reference)


def test_one_calls_note_does_not_open_as_anothers_though_both_are_under_one_key(world: World) -> None:
    with at_the_desk(world) as (_, calls):
        first, second = calls.open(), calls.open()
        calls.wrap_up(first, CODE, NOTE)
        calls.wrap_up(second, CODE, "another")
    put = "UPDATE note SET sealed = (SELECT sealed FROM note other WHERE other.reference = ?) WHERE reference = ?"
    assert world.tamper(put, first, second) == 1
    assert opened(world, first) == NOTE
    with pytest.raises(SealedDamaged):
        opened(world, second)


def rekeyed(world: World) -> None:
    """New keys of the supervisors as a removal makes them, handed to the present supervisor with the former ones."""
    folder = VaultFolder(world.path)
    before, former = folder.read_keys(), world.supervisor_keys()
    granted = world.opened_keys().granted
    new = SupervisorKeys(b"N" * 32, before.vault_id)
    keys = GrantedKeys(granted.rk, b"N" * 32, (*granted.former_rs, granted.rs or b""))
    number = before.members.key_number
    grants = tuple(seal_grant(one.public_key, one.slot_id, number, keys.for_role(one.role)) for one in before.slots)
    members = replace(
        before.members,
        members=tuple(member_of(*pair) for pair in zip(before.slots, ((grant,) for grant in grants), strict=True)),
        supervisors_sign=new.sign_public,
        supervisors_seal=new.seal_public,
    )
    after = replace(
        before,
        grants=grants,
        members=members,
        signature=sign_members(new, members),
        chain=(*before.chain, name_successor(former, new.sign_public)),
    )
    folder.write_keys(after)


def test_notes_of_before_a_change_of_the_supervisors_keys_open_with_the_former_ones(world: World) -> None:
    early = noted(world, "early")
    rekeyed(world)
    late = noted(world, "late")
    assert (opened(world, early), opened(world, late)) == ("early", "late")


def test_nothing_that_holds_a_note_shows_it(world: World) -> None:
    with at_the_desk(world) as (session, calls):
        reference = calls.open()
        calls.wrap_up(reference, CODE, NOTE)
        row = session.database.notes.find(reference)
        shown = repr([row, vars(calls), vars(calls._sealing), calls._sealing._drawn])
    assert NOTE not in shown
    assert "key=" not in shown
