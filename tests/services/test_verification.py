import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.clock import MovableClock
from callcenter.crypto.vault_keys import SupervisorKeys, seal_to
from callcenter.domain.details import SpokenDetails
from callcenter.services.calls import Calls
from callcenter.services.journal_protocol import Verification
from callcenter.services.journal_writer import EPOCH_CONTEXT
from callcenter.services.protocols import Head
from callcenter.services.rosters import Rosters
from callcenter.services.session import NotAllowed
from callcenter.services.vault_settings import change_setting
from callcenter.services.verification import Journal
from callcenter.storage.connection import Database
from callcenter.storage.seal_file import Seal, SealFile
from tests.world import GARCIA, MONDAY_MORNING, OPERATOR, SMITH, World

Stored = tuple[int, int, bytes, bytes]
SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two rosters, one brought back; calls that ended, two that did not; several epochs."""
    world = World(tmp_path_factory.mktemp("busy") / "vault").make_vault()
    world.load(GARCIA)
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        calls.check(reference, STRANGERS)
        calls.check(reference, SMITHS)
        calls.wrap_up(reference, "eligible_informed")
        calls.single(STRANGERS)
        calls.check(calls.open(), SMITHS)
        calls.open()
    with world.sign_in() as session:
        Rosters(session).switch(1)
        Rosters(session).switch(2)
    return world


@pytest.fixture
def world(busy: World, tmp_path: Path) -> World:
    return busy.copied_to(tmp_path)


@contextmanager
def auditing(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Callable[[], Verification], Database]]:
    """A supervisor who verifies again and again without leaving an entry, and somebody with the database key."""
    with world.sign_in() as session, world.database() as database:
        monkeypatch.setattr(session, "record", lambda *_, **__: None)
        yield lambda: Journal(session).verify(), database


def journal(database: Database) -> list[Stored]:
    rows = database.query("SELECT seq, epoch, entry, code FROM journal ORDER BY seq")
    return [(int(str(seq)), int(str(epoch)), entry, code) for seq, epoch, entry, code in rows]  # type: ignore[misc]  # BLOBs


def write_journal(database: Database, rows: list[Stored]) -> None:
    with database.write():
        database.execute("DELETE FROM journal")
        database.execute_many("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)


def found(verification: Verification) -> tuple[bool, int | None, str | None]:
    return verification.ok, verification.first_fault_seq, verification.reason


def is_epoch_start(row: Stored) -> bool:
    return b'"kind":"epoch_' in row[2]


def code_of(key: bytes, before: bytes, sequence: int, entry: bytes) -> bytes:
    """The code of an entry, as the design has it."""
    return hmac.digest(key, before + sequence.to_bytes(8, "big") + entry, "sha256")


def next_key(key: bytes) -> bytes:
    return hashlib.sha256(b"ccv1/ratchet" + key).digest()


def seal_of(world: World) -> Seal:
    seal = SealFile(world.path / "vault.seal").read()
    assert seal is not None
    return seal


def write_seal(world: World, seal: Seal) -> None:
    file = SealFile(world.path / "vault.seal")
    file.write(seal)
    file.close()


# A whole journal


def test_a_journal_that_nobody_touched_verifies(world: World) -> None:
    with world.sign_in() as session:
        before = Journal(session).head()
        verification = Journal(session).verify()
        with world.database() as database:
            last = journal(database)[-1]
    assert (verification.ok, verification.first_fault_seq, verification.reason) == (True, None, None)
    assert (verification.entries, verification.head, verification.unlinked) == (before.seq, before, ())
    assert json.loads(last[2])["kind"] == "journal_verified"
    assert world.verify(before, everything=True).ok


def test_every_code_follows_from_the_supervisors_secret_as_the_design_says(world: World) -> None:
    granted, vault_id = world.opened_keys().granted, world.supervisor_keys().vault_id
    assert granted.rs is not None
    extracted = hmac.digest(vault_id, granted.rs, "sha256")
    with world.database() as database:
        rows = journal(database)
    key, before = b"", bytes(32)
    for sequence, _, entry, code in rows:
        if is_epoch_start((sequence, 0, entry, code)):
            drawn = bytes.fromhex(json.loads(entry)["r"])
            key = hmac.digest(extracted, b"ccv1/journal" + drawn + b"\x01", "sha256")
        assert code == code_of(key, before, sequence, entry)
        key, before = next_key(key), code
    assert len(rows) > 20


class TickingClock(MovableClock):
    """A clock that is a second further each time somebody looks at it."""

    def now(self) -> datetime:
        self.sleep(1)
        return super().now()


def test_a_second_that_passes_while_something_is_journaled_is_no_fault(tmp_path: Path) -> None:
    world = World(tmp_path / "vault", TickingClock(MONDAY_MORNING)).make_vault()
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SMITHS)
        reference = calls.open()
        calls.check(reference, STRANGERS)
        calls.wrap_up(reference, "not_on_list")
        calls.open()
    assert found(world.verify(everything=True)) == (True, None, None)


def test_only_supervisors_verify_and_everybody_may_see_the_head(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        head = Journal(session).head()
        with pytest.raises(NotAllowed):
            Journal(session).verify()
        assert Journal(session).head() == head
    assert world.verify(head).ok


# Entries that somebody with the database key changed


def edited(rows: list[Stored], at: int) -> list[Stored]:
    sequence, epoch, entry, code = rows[at]
    return [*rows[:at], (sequence, epoch, entry.replace(b'"at":"2026', b'"at":"2025'), code), *rows[at + 1 :]]


def recoded(rows: list[Stored], at: int) -> list[Stored]:
    sequence, epoch, entry, code = rows[at]
    return [*rows[:at], (sequence, epoch, entry, bytes([code[0] ^ 1]) + code[1:]), *rows[at + 1 :]]


def put_into_another_epoch(rows: list[Stored], at: int) -> list[Stored]:
    sequence, epoch, entry, code = rows[at]
    return [*rows[:at], (sequence, epoch + 1, entry, code), *rows[at + 1 :]]


def deleted(rows: list[Stored], at: int) -> list[Stored]:
    return rows[:at] + rows[at + 1 :]


def deleted_and_closed_up(rows: list[Stored], at: int) -> list[Stored]:
    return rows[:at] + [(sequence - 1, *rest) for sequence, *rest in rows[at + 1 :]]  # type: ignore[misc]  # three are left


def inserted(rows: list[Stored], at: int) -> list[Stored]:
    return rows[: at + 1] + [(sequence + 1, *rest) for sequence, *rest in rows[at:]]  # type: ignore[misc]  # as above


def exchanged(rows: list[Stored], at: int) -> list[Stored]:
    (one, *first), (two, *second) = rows[at : at + 2]
    return [*rows[:at], (one, *second), (two, *first), *rows[at + 2 :]]  # type: ignore[list-item]  # as above


def exchanged_but_for_their_codes(rows: list[Stored], at: int) -> list[Stored]:
    (one, first_epoch, first, code), (two, second_epoch, second, other) = rows[at : at + 2]
    return [*rows[:at], (one, first_epoch, second, code), (two, second_epoch, first, other), *rows[at + 2 :]]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (edited, 0),
        (recoded, 0),
        (put_into_another_epoch, 0),
        (deleted, 0),
        (deleted_and_closed_up, 0),
        (inserted, 1),
        (exchanged, 0),
        (exchanged_but_for_their_codes, 0),
    ],
)
def test_a_change_to_any_entry_is_found_where_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[list[Stored], int], list[Stored]], place: int
) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        whole = journal(database)
        for at in range(len(whole) - 1):  # the last one is for the tests of a cut tail
            write_journal(database, change(whole, at))
            assert found(verify())[:2] == (False, whole[at][0] + place), whole[at][2]
        write_journal(database, whole)
        assert verify().ok


def test_the_reason_tells_what_is_wrong(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        whole = journal(database)
        start = next(at for at, row in enumerate(whole) if at > 5 and is_epoch_start(row))
        plain = next(at for at, row in enumerate(whole) if at > 5 and not is_epoch_start(row))
        reasons = []
        for change, at in (
            (edited, plain),
            (edited, start),
            (deleted, plain),
            (put_into_another_epoch, plain),
            (put_into_another_epoch, start),
        ):
            write_journal(database, change(whole, at))
            reasons.append(verify().reason)
    assert reasons == [
        "entry_changed",
        "epoch_start_changed",
        "entry_missing",
        "epoch_without_start",
        "epoch_start_changed",
    ]


def test_an_empty_journal_is_found_against_any_head(world: World) -> None:
    with world.sign_in() as session:
        head = session.head()
        world.tamper("DELETE FROM journal")
        assert found(Journal(session).verify(head))[::2] == (False, "shorter_than_head")


@pytest.mark.parametrize(
    "field", ["r", "signature", "previous_code", "epoch", "seq", "at", "user", "public_key", "kind"]
)
def test_an_epochs_start_cannot_be_altered(world: World, monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        whole = journal(database)
        sequence, epoch, entry, code = next(row for row in whole[5:] if is_epoch_start(row))
        value = json.loads(entry)
        others: dict[str, object] = {"epoch": 1, "seq": 1, "kind": "epoch_unlinked"}
        value[field] = others[field] if field in others else value[field][::-1]
        whole[sequence - 1] = (sequence, epoch, canonical_json(value), code)
        write_journal(database, whole)
        assert found(verify()) == (False, sequence, "epoch_start_changed")


@pytest.mark.parametrize(
    "entry",
    [
        b'{"kind":"epoch_started"}',
        b'{"kind":"epoch_unlinked","epoch":1,"seq":1,"previous_code":"","sealed_key":""}',
        b'{"kind":"epoch_started",',
        b'"kind":"epoch_',
        b'["kind":"epoch_"]',
        b'["\\"kind\\":\\"epoch_started\\""]',
        b"[" * 5_000 + b'"kind":"epoch_',
        b"\xff" + b'"kind":"epoch_started"',
    ],
)
def test_nonsense_in_an_entry_is_found_and_told_without_a_traceback(
    world: World, monkeypatch: pytest.MonkeyPatch, entry: bytes
) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        listed = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'journal' AND sql NOT NULL"
        for (index,) in database.query(listed):  # they would refuse what is not JSON
            database.execute(f"DROP INDEX {index}")
        database.execute("UPDATE journal SET entry = ? WHERE seq = 9", (entry,))
        assert found(verify())[:2] == (False, 9)


# Cut tails and heads kept elsewhere


@pytest.mark.parametrize("cut", [1, 2, 5])
def test_a_tail_cut_while_nobody_is_signed_in_is_found_because_the_seal_no_longer_fits(world: World, cut: int) -> None:
    world.tamper("DELETE FROM journal WHERE seq > (SELECT max(seq) FROM journal) - ?", cut)
    with world.sign_in() as session:
        assert "Verify the journal" in session.warnings[0]
        verification = Journal(session).verify()
    assert (verification.ok, verification.reason) in {(False, "unlinked_epoch"), (False, "call_log_differs")} | {
        (False, "roster_differs")
    }
    assert verification.unlinked


def test_a_tail_cut_is_found_against_a_head_kept_elsewhere(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with world.sign_in(OPERATOR) as session:
        head = Journal(session).head()
    with world.sign_in() as session, world.database() as database:
        monkeypatch.setattr(session, "record", lambda *_, **__: None)
        assert Journal(session).verify(head).ok
        write_journal(database, journal(database)[: head.seq - 1])
        assert found(Journal(session).verify(head)) == (False, head.seq, "shorter_than_head")


def test_an_old_folder_put_back_is_found_only_against_a_newer_head(world: World, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    old = world.copied_to(tmp_path / "old")
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SMITHS)
        head = session.head()
    assert world.verify(head).ok
    assert old.verify().ok  # as promised: it cannot be seen
    verification = old.verify(head)
    assert (verification.ok, verification.reason) in {(False, "head_differs"), (False, "shorter_than_head")}


def test_a_journal_that_grew_again_after_the_cut_is_found_against_the_head(world: World, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    old = world.copied_to(tmp_path / "old")
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SMITHS)
        head = session.head()
    with old.sign_in(OPERATOR) as session, Calls(session) as calls:
        for _ in range(3):
            calls.single(SMITHS)
    assert found(old.verify(head)) == (False, head.seq, "head_differs")


@pytest.mark.parametrize("part", ["epoch", "code"])
def test_a_head_of_another_epoch_or_code_is_told(world: World, part: str) -> None:
    with world.sign_in(OPERATOR) as session:
        head = session.head()
    other = replace(head, epoch=head.epoch + 1) if part == "epoch" else replace(head, code="0" * 64)
    assert found(world.verify(other)) == (False, head.seq, "head_differs")
    assert world.verify(head).ok


# The seal


@pytest.mark.parametrize("seal", ["removed", "emptied", "zeroed", "of another vault", "of later"])
def test_a_seal_that_is_missing_or_does_not_fit_is_reported_and_calls_go_on(
    world: World, tmp_path: Path, seal: str
) -> None:
    path = world.path / "vault.seal"
    present = seal_of(world)
    if seal == "removed":
        path.unlink()
    elif seal == "emptied":
        path.write_bytes(b"")
    elif seal == "zeroed":
        path.write_bytes(bytes(path.stat().st_size))
    elif seal == "of another vault":
        (tmp_path / "other").mkdir()
        other = World(tmp_path / "other" / "vault").make_vault()
        path.write_bytes((other.path / "vault.seal").read_bytes())
    else:
        write_seal(world, Seal(present.epoch, present.sequence + 3, bytes(32)))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert "Verify the journal" in session.warnings[0]
        assert calls.single(SMITHS).decision.word.value == "YES"
    verification = world.verify()
    assert found(verification) == (False, present.sequence, "unlinked_epoch")
    assert verification.unlinked == (present.sequence,)
    assert world.verify().unlinked == (present.sequence,)  # it stays reported


def test_a_made_up_key_in_the_seal_is_found_where_it_was_first_used(world: World) -> None:
    """Nothing tells it from the right one before an entry is verified."""
    present = seal_of(world)
    write_seal(world, Seal(present.epoch, present.sequence, bytes(32)))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert calls.single(SMITHS).decision.word.value == "YES"
    assert found(world.verify()) == (False, present.sequence, "entry_changed")


def test_a_seal_that_lags_is_walked_forward(world: World) -> None:
    """An older seal put back gives nothing away and breaks nothing."""
    lagging = (world.path / "vault.seal").read_bytes()
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SMITHS)
    (world.path / "vault.seal").write_bytes(lagging)
    with world.sign_in(OPERATOR) as session:
        assert not session.warnings
    assert world.verify().ok


# What a forger can and cannot do


def chained(rows: list[Stored], start: int, key: bytes) -> list[Stored]:
    """The rows with new codes from index `start` on, made with `key` and its successors."""
    made, before = rows[:start], rows[start - 1][3] if start else bytes(32)
    for sequence, epoch, entry, _ in rows[start:]:
        code = code_of(key, before, sequence, entry)
        made.append((sequence, epoch, entry, code))
        key, before = next_key(key), code
    return made


def forged_check(rows: list[Stored]) -> tuple[list[Stored], int]:
    """The rows with the first check's answer turned, and its index."""
    at = next(at for at, row in enumerate(rows) if b'"kind":"check"' in row[2])
    sequence, epoch, entry, code = rows[at]
    assert b'"answer":"NO"' in entry
    return [*rows[:at], (sequence, epoch, entry.replace(b'"NO"', b'"YES"'), code), *rows[at + 1 :]], at


def keys_at_hand(world: World) -> list[bytes]:
    """Every 32 bytes that a rogue operator finds in the vault's files and its tables."""
    seal, granted = seal_of(world), world.opened_keys(OPERATOR).granted
    keys = [bytes(32), seal.key, next_key(seal.key), granted.rk]
    with world.database() as database:
        for table, column in (
            ("roster", "tag_key"),
            ("vault", "throttle_key"),
            ("roster_revision", "public_key"),
            ("roster_revision", "buckets_hash"),
            ("journal", "code"),
        ):
            keys += [bytes(key) for (key,) in database.query(f"SELECT {column} FROM {table}") if isinstance(key, bytes)]
    return list(dict.fromkeys(keys))


def test_no_key_that_the_vault_holds_makes_a_changed_entry_pass(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = keys_at_hand(world)
    with auditing(world, monkeypatch) as (verify, database):
        rows, at = forged_check(journal(database))
        for key in keys:
            write_journal(database, chained(rows, at, key))
            assert found(verify()) == (False, at + 1, "entry_changed")
    assert len(keys) > 20


def test_a_forged_past_does_not_pass_under_a_start_that_the_forger_signed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """His own supervisors' secret, his own signature, his public key in every place that names one."""
    forger = SupervisorKeys(bytes(range(32)), world.supervisor_keys().vault_id)
    with auditing(world, monkeypatch) as (verify, database):
        rows, _ = forged_check(journal(database))
        made: list[Stored] = []
        key, before = b"", bytes(32)
        for sequence, epoch, stored, _ in rows:
            entry = json.loads(stored)
            if entry["kind"] == "epoch_started":
                entry |= {"public_key": forger.sign_public.hex(), "previous_code": before.hex()}
                del entry["signature"]
                entry["signature"] = forger.sign(EPOCH_CONTEXT, canonical_json(entry)).hex()
                key = forger.journal_key(bytes.fromhex(entry["r"]))
            code = code_of(key, before, sequence, canonical_json(entry))
            made.append((sequence, epoch, canonical_json(entry), code))
            key, before = next_key(key), code
        write_journal(database, made)
        database.execute("UPDATE roster_revision SET public_key = ?", (forger.sign_public,))
        assert found(verify()) == (False, 1, "epoch_start_changed")


@pytest.mark.parametrize("whole", [True, False], ids=["everything", "from the last epoch on"])
def test_a_past_rewritten_as_an_epoch_without_link_is_reported(
    world: World, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """Anybody can seal a key of his own to the supervisors; what it began is never taken for whole."""
    public = world.supervisor_keys().seal_public
    with auditing(world, monkeypatch) as (verify, database):
        rows, _ = forged_check(journal(database))
        starts = [at for at, row in enumerate(rows) if is_epoch_start(row)]
        at = starts[0] if whole else starts[-1]
        sequence, epoch = rows[at][:2]
        key = bytes([7] * 32)
        start = canonical_json(
            {
                "kind": "epoch_unlinked",
                "at": "2026-11-23T15:30:00+00:00",
                "user": "Sam",
                "epoch": epoch,
                "seq": sequence,
                "previous_code": (rows[at - 1][3] if at else bytes(32)).hex(),
                "sealed_key": seal_to(public, key).hex(),
            }
        )
        rest = [(row[0], epoch, row[2], row[3]) for row in rows[at + 1 :] if not is_epoch_start(row)]
        renumbered = [(sequence + 1 + n, *row[1:]) for n, row in enumerate(rest)]
        write_journal(database, chained([*rows[:at], (sequence, epoch, start, b""), *renumbered], at, key))
        verification = verify()
    assert not verification.ok
    if whole:
        assert (verification.first_fault_seq, verification.unlinked) == (sequence, (sequence,))


def test_who_holds_the_present_seal_can_forge_from_now_on_as_promised(world: World) -> None:
    """This is the limit SECURITY.md states: it must be known, and a head kept elsewhere does not change it."""
    with world.sign_in(OPERATOR) as session:
        head = session.head()
    seal = seal_of(world)
    with world.database() as database:
        before = journal(database)[-1][3]
        stored = canonical_json({"kind": "signed_in", "at": "2026-11-23T15:31:00+00:00", "user": "Nobody"})
        code = code_of(seal.key, before, seal.sequence, stored)
        database.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", (seal.sequence, seal.epoch, stored, code))
    write_seal(world, Seal(seal.epoch, seal.sequence + 1, next_key(seal.key)))
    assert world.verify(head).ok
    assert "Nobody" in {entry["user"] for entry in world.entries()}


def test_who_holds_the_present_seal_begins_no_epoch(world: World) -> None:
    """He can write what he likes from now on, but not that a supervisor vouches for it."""
    seal = seal_of(world)
    with world.database() as database:
        before = journal(database)[-1][3]
        stored = canonical_json({"kind": "epoch_started", "at": "2026-11-23T15:31:00+00:00", "user": "Sam"})
        code = code_of(seal.key, before, seal.sequence, stored)
        database.execute("INSERT INTO journal VALUES (?, ?, ?, ?)", (seal.sequence, seal.epoch, stored, code))
    write_seal(world, Seal(seal.epoch, seal.sequence + 1, next_key(seal.key)))
    assert found(world.verify()) == (False, seal.sequence, "epoch_start_changed")


def test_who_holds_the_present_seal_cannot_replace_the_entry_before_it(world: World) -> None:
    seal = seal_of(world)
    with world.database() as database:
        rows = journal(database)
        assert seal.sequence == len(rows) + 1
        stored = canonical_json({"kind": "signed_in", "at": "2026-11-23T15:31:00+00:00", "user": "Nobody"})
        code = code_of(seal.key, rows[-2][3], len(rows), stored)
        write_journal(database, [*rows[:-1], (len(rows), seal.epoch, stored, code)])
    assert found(world.verify())[:2] == (False, len(rows))


def test_no_former_key_is_left_in_the_seal(world: World) -> None:
    """With a key from before, an entry written since could be rewritten."""
    with world.database() as database:
        rows = journal(database)
    starts = [row for row in rows if is_epoch_start(row)]
    keys = world.supervisor_keys()
    former = []
    for start in starts:
        key = keys.journal_key(bytes.fromhex(json.loads(start[2])["r"]))
        for row in rows:
            if row[1] == start[1]:
                former.append(key)
                key = next_key(key)
    kept = (world.path / "vault.seal").read_bytes()
    assert len(former) == len(rows)
    assert not any(key in kept for key in former)
    assert seal_of(world).key in kept


# The tables that the journal bears out

CALL_CHANGES = (
    "UPDATE call SET started_at = '2026-11-23T15:29:00+00:00'",
    "UPDATE call SET ended_at = '2026-11-23T15:59:00+00:00'",
    "UPDATE call SET ended_at = NULL",
    "UPDATE call SET seat = 'B'",
    "UPDATE call SET operator = 'Nobody'",
    "UPDATE call SET line_open = 1 - line_open",
    "UPDATE call SET checks = checks + 1",
    "UPDATE call SET answer = 'MORE'",
    "UPDATE call SET rules_hit = 'ssn_birth'",
    "UPDATE call SET wrap_up = 'wrong_number'",
    "UPDATE call SET roster = 7",
    "UPDATE call SET program_version = 2",
    "UPDATE call SET checked_at = '2026-11-23T15:59:00+00:00'",
    "UPDATE call SET reference = 'AAA-AAA'",
    "DELETE FROM call",
)


@pytest.mark.parametrize("statement", CALL_CHANGES)
def test_a_change_to_any_call_of_the_log_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        whole = database.query("SELECT * FROM call")
        for row in whole:
            ended = row[3]
            if statement.endswith("= NULL") and ended is None:
                continue
            assert database.execute(f"{statement} WHERE number = ?", (int(str(row[0])),)) == 1
            verification = verify()
            assert (verification.ok, verification.reason) == (False, "call_log_differs"), row
            database.execute("DELETE FROM call WHERE number = ?", (int(str(row[0])),))
            database.execute(f"INSERT INTO call VALUES ({', '.join('?' * len(row))})", row)  # type: ignore[arg-type]  # as read
        assert verify().ok
    assert len(whole) == 4


def test_a_call_that_never_was_is_found(world: World) -> None:
    world.tamper(
        "INSERT INTO call SELECT 99, 'AAA-AAA', started_at, ended_at, seat, operator, line_open, checks, answer,"
        " rules_hit, wrap_up, roster, program_version, checked_at FROM call WHERE number = 1"
    )
    assert found(world.verify())[::2] == (False, "call_log_differs")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE setting SET value = 'elsewhere' WHERE name = 'kept'", 1),
        ("DELETE FROM setting WHERE name = 'kept'", 1),
        ("INSERT INTO setting VALUES ('forgotten', 'again')", 2),
        ("INSERT INTO setting VALUES ('nobody set it', 'x')", 0),
    ],
)
def test_a_setting_that_nobody_set_so_is_found(world: World, change: str, place: int) -> None:
    with world.sign_in() as session:
        for name, value in (("kept", "first"), ("kept", "second"), ("forgotten", "once"), ("forgotten", None)):
            change_setting(session, name, value)
        told = [entry.sequence for entry in session.database.journal.of_kinds("setting_changed")]
    assert world.verify().ok
    world.tamper(change)
    expected = (told[1], told[3], 0)[place - 1]
    assert found(world.verify()) == (False, expected, "settings_differ")


@pytest.mark.parametrize(
    "change",
    [
        "roster = 3 - roster",
        "previous = previous + 7",
        "people = people + 1",
        "tags = tags + 1",
        "bucket_bits = bucket_bits + 1",
        "buckets_hash = zeroblob(32)",
        "public_key = zeroblob(32)",
        "signature = zeroblob(64)",
        "signed_by = 'Nobody'",
        "signed_at = '2026-11-23T15:29:00+00:00'",
        "revision = revision + 100",
    ],
)
def test_a_change_to_any_revision_of_a_roster_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    with auditing(world, monkeypatch) as (verify, database):
        whole = database.query("SELECT * FROM roster_revision ORDER BY revision")
        for row in whole:
            number = int(str(row[0]))
            assert database.execute(f"UPDATE roster_revision SET {change} WHERE revision = ?", (number,)) == 1
            verification = verify()
            assert (verification.ok, verification.reason) == (False, "roster_differs"), row
            database.execute("DELETE FROM roster_revision WHERE revision IN (?, ?)", (number, number + 100))
            database.execute(f"INSERT INTO roster_revision VALUES ({', '.join('?' * len(row))})", row)  # type: ignore[arg-type]  # as read
        assert verify().ok
    assert len(whole) == 4


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM roster_revision WHERE revision = 1",
        "DELETE FROM roster_revision WHERE revision = 4",
        "INSERT INTO roster_revision SELECT 9, roster, previous, people, tags, bucket_bits, buckets_hash, public_key,"
        " signature, signed_by, signed_at FROM roster_revision WHERE revision = 1",
    ],
)
def test_a_revision_taken_out_or_put_in_is_found(world: World, statement: str) -> None:
    assert world.tamper(statement) == 1
    assert found(world.verify())[::2] == (False, "roster_differs")


def test_verifying_everything_finds_a_former_rosters_changed_row(world: World) -> None:
    world.tamper("DELETE FROM tag WHERE roster = 1 AND tag = (SELECT max(tag) FROM tag WHERE roster = 1)")
    assert world.verify().ok
    assert found(world.verify(everything=True))[::2] == (False, "roster_damaged")


def test_a_verification_is_journaled_with_what_it_found(world: World) -> None:
    world.verify()
    world.tamper("DELETE FROM call")
    world.verify()
    told = [(entry["user"], entry["ok"], entry["reason"]) for entry in world.entries("journal_verified")]
    assert told == [("Sam", True, None), ("Sam", False, "call_log_differs")]


def test_the_head_is_the_last_entrys_place_and_code(world: World) -> None:
    with world.sign_in(OPERATOR) as session:
        head = Journal(session).head()
    with world.database() as database:
        sequence, epoch, _, code = journal(database)[-1]
    assert head == Head(epoch, sequence, code.hex())
