"""Vaults that earlier programs made, one for each format: this program opens every one of them."""

import json
import shutil
from pathlib import Path

import pytest

from callcenter.domain.answers import Word
from callcenter.domain.details import SpokenDetails
from callcenter.domain.specification import SPECIFICATION
from callcenter.services.active_roster import OtherSpecification
from callcenter.services.calls import Calls
from callcenter.services.case_protocol import OpenedCase
from callcenter.services.notes import SealedNotes
from callcenter.services.protocols import Head
from callcenter.services.session import Session
from callcenter.services.throttled_calls import ThrottledCalls
from callcenter.services.verification import Journal
from callcenter.storage.backup_file import backups_in, open_backup
from callcenter.storage.connection import Database
from callcenter.storage.migrations import create_tables, format_of
from callcenter.storage.schema import FORMAT
from callcenter.storage.still_file import StillFile
from callcenter.storage.vault_folder import VaultThere
from tests.storage.conftest import KEY
from tests.storage.old_vaults.make import DISPUTE, KEPT, NOTE, OLD_VAULTS, STRANGER, make_old_vault
from tests.world import GARCIA, OPERATOR, SMITH, SUPERVISOR, World

FORMATS = sorted(OLD_VAULTS.glob("format-*"))


@pytest.fixture(params=FORMATS, ids=lambda path: path.name)
def stored(request: pytest.FixtureRequest) -> Path:
    """One stored format."""
    place: Path = request.param
    return place


@pytest.fixture
def world(stored: Path, tmp_path: Path) -> World:
    """A copy of its vault to work with."""
    shutil.copytree(stored / "vault", tmp_path / "vault")
    return World(tmp_path / "vault")


def say(session: Session, spoken: SpokenDetails) -> Word:
    with Calls(session) as calls:
        return calls.single(spoken).decision.word


def schema(database: Database) -> set[tuple[object, ...]]:
    return set(database.query("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def test_a_vault_of_todays_format_is_stored() -> None:
    """If this fails, the format was raised: make_old_vault stores a vault of the new one."""
    assert (OLD_VAULTS / f"format-{FORMAT}" / "vault" / "vault.db").is_file()
    assert len(FORMATS) == FORMAT


def test_an_old_vault_finds_its_person_and_nobody_else(world: World) -> None:
    """A roster of an earlier matching specification is refused until it is loaded again, as the refusal says."""
    with world.sign_in(OPERATOR) as session:
        [roster] = session.database.rosters.all()
        if roster.specification != SPECIFICATION:
            with pytest.raises(OtherSpecification, match="Load the roster again"):
                say(session, STRANGER)
    if roster.specification != SPECIFICATION:
        world.load(GARCIA, SMITH)
    with world.sign_in(OPERATOR) as session:
        assert session.warnings == []
        assert say(session, SpokenDetails("Hughes", "Maria", "2/9/1980", "900-12-3456")) is Word.YES
        assert say(session, SpokenDetails(last_name="Smith", educator_id="E200318")) is Word.YES
        assert say(session, STRANGER) is Word.NO


def test_the_journal_of_an_old_vault_still_holds_the_head_that_was_kept(world: World, stored: Path) -> None:
    head = Head(**json.loads((stored / "head.json").read_bytes()))
    with world.sign_in(SUPERVISOR) as session:
        found = Journal(session).verify(head, everything=True)
    assert found.ok, found.reason
    assert found.head.seq >= head.seq + 2


def test_a_head_that_was_kept_is_not_just_any_head(world: World, stored: Path) -> None:
    other = json.loads((stored / "head.json").read_bytes()) | {"code": "5f" * 32}
    with world.sign_in(SUPERVISOR) as session:
        assert Journal(session).verify(Head(**other)).reason == "head_differs"


def test_an_old_vault_is_brought_to_the_schema_of_a_fresh_one(world: World, tmp_path: Path) -> None:
    with world.sign_in(OPERATOR) as session, Database(tmp_path / "fresh.db", KEY) as fresh:
        create_tables(fresh)
        assert format_of(session.database.connection) == FORMAT
        assert schema(session.database.connection) == schema(fresh)


def test_before_an_old_vault_is_brought_forward_a_copy_in_its_own_format_is_made(world: World, stored: Path) -> None:
    old = int(stored.name.removeprefix("format-"))
    with world.database() as database:
        assert format_of(database) == old
    with world.sign_in(OPERATOR) as session:
        copies = backups_in(session.folder.backups, session.facts.vault_id)
        assert len(copies) == len(list(session.folder.backups.iterdir())) == (old < FORMAT)
    assert len(world.entries("backup_made")) == len(copies)
    for path, label in copies:
        with open_backup(path) as backup:
            assert backup.keys() == (stored / "vault" / "vault.keys").read_bytes()
            backup.take_out(world.path / "vault.db.before", lambda *_: None)
        with world.database() as now, now.another(world.path / "vault.db.before", StillFile) as before:
            assert (format_of(before), before.faults()) == (old, [])
            assert before.query("SELECT seq, code FROM journal ORDER BY seq DESC LIMIT 1") == [
                (label.sequence, label.code)
            ]


def test_what_an_old_vault_counted_still_counts(world: World) -> None:
    with world.database() as database:
        before = database.query("SELECT * FROM throttle")
        database.execute("INSERT INTO throttle VALUES (x'00', '2026-11-23', 7)")
    with world.sign_in(OPERATOR) as session:
        after = session.database.connection.query("SELECT * FROM throttle")
    assert sorted(after, key=repr) == sorted([*before, (b"\0", "2026-11-23", 7)], key=repr)


def test_a_call_that_the_throttle_refused_waits_in_an_old_vault_to_be_released(world: World, stored: Path) -> None:
    """Refused calls are kept from format 2 on."""
    with world.sign_in(SUPERVISOR) as session:
        waiting = ThrottledCalls(session).list()
        assert [call.kinds for call in waiting] == ([] if stored.name == "format-1" else [("digits_only",)])
        for call in waiting:
            assert ThrottledCalls(session).release(call.reference).failed == 5
        assert ThrottledCalls(session).list() == ()


def test_notes_and_review_cases_of_an_old_vault_are_opened(world: World, stored: Path) -> None:
    """They are kept from format 4 on."""
    with world.sign_in(SUPERVISOR) as session:
        connection, notes = session.database.connection, SealedNotes(session)
        noted = [str(reference) for (reference,) in connection.query("SELECT reference FROM note")]
        disputed = [str(reference) for (reference,) in connection.query("SELECT reference FROM review_case")]
        assert (len(noted), len(disputed)) == ((0, 0) if stored.name < "format-4" else (2, 1))
        assert [notes.opened_note(reference) for reference in noted] == [NOTE] * len(noted)
        for reference in disputed:
            assert notes.opened_case(reference) == OpenedCase(DISPUTE.call_back, DISPUTE.note)


def test_a_stored_vault_is_small_and_has_nothing_half_written(stored: Path) -> None:
    files = {path.name: path.stat().st_size for path in (stored / "vault").iterdir()}
    assert files.keys() == KEPT
    assert sum(files.values()) < 250_000


def test_a_stored_vault_is_made_by_the_program_and_never_made_over(tmp_path: Path) -> None:
    place = make_old_vault(tmp_path)
    assert sorted(path.name for path in place.iterdir()) == ["head.json", "vault"]
    assert {path.name for path in (place / "vault").iterdir()} == KEPT
    before = (place / "vault" / "vault.keys").read_bytes()
    with pytest.raises(VaultThere):
        make_old_vault(tmp_path)
    assert (place / "vault" / "vault.keys").read_bytes() == before
