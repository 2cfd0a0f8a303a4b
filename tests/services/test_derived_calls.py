from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.services import derived_calls
from callcenter.services.derived_calls import DerivedCalls
from callcenter.services.journal_walk import Broken
from callcenter.storage.rows import CallRow, JournalRow, NoteRow
from callcenter.storage.vault_database import VaultDatabase, create_vault_database

STARTED, CHECKED_AT, ENDED = (f"2026-11-23T15:{time}+00:00" for time in ("30:00", "33:20", "34:10"))
CALL = CallRow("A7F-2QM", STARTED, ENDED, "A", "Olive", True, 2, "YES", "educator_birth", "enrolled", 1, 1, CHECKED_AT)
OPEN = CallRow("A7F-2QN", STARTED, None, "A", "Olive", True, 0, "NONE", "", "not_wrapped_up", None, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VaultDatabase]:
    with create_vault_database(tmp_path_factory.mktemp("calls") / "vault.db", bytes(32)) as made:
        yield made


@pytest.fixture
def vault(made: VaultDatabase) -> VaultDatabase:
    for table in ("journal", "call", "note"):
        made.connection.execute(f"DELETE FROM {table}")
    return made


def first_unlike(vault: VaultDatabase) -> int | None:
    """The entry at which the calls are found to differ."""
    calls = DerivedCalls(vault)
    try:
        for row in vault.journal.rows():
            follower = calls.followers.get(kind_of(row))
            if follower:
                follower(row.sequence, row.entry)
        calls.finish()
    except Broken as broken:
        assert broken.reason == "call_log_differs"
        return broken.sequence
    return None


def kind_of(row: JournalRow) -> str:
    return row.entry.split(b'"kind":"')[1].split(b'"')[0].decode()


def row(sequence: int, **entry: object) -> JournalRow:
    return JournalRow(sequence, 1, canonical_json(entry), bytes([sequence]) * 32)


def opened(sequence: int, call: CallRow) -> JournalRow:
    return row(
        sequence,
        kind="call_opened",
        at=call.started_at,
        user=call.operator,
        reference=call.reference,
        seat=call.seat,
        line_open=call.line_open,
        program_version=call.program_version,
    )


def closed(sequence: int, call: CallRow, **noted: object) -> JournalRow:
    return row(
        sequence,
        kind="call_closed",
        at=call.ended_at,
        user=call.operator,
        reference=call.reference,
        started_at=call.started_at,
        seat=call.seat,
        line_open=call.line_open,
        checks=call.checks,
        answer=call.answer,
        rules_hit=call.rules_hit,
        wrap_up=call.wrap_up,
        roster=call.roster,
        program_version=call.program_version,
        checked_at=call.checked_at,
        **noted,
    )


def write_a_day(vault: VaultDatabase) -> None:
    """One call that has ended and one that has not, in the journal and in the call log."""
    assert vault.calls.open(CALL)
    assert vault.calls.open(OPEN)
    for entry in (opened(1, CALL), closed(2, CALL), opened(3, OPEN)):
        vault.journal.append(entry)


def test_a_call_log_that_says_what_the_journal_says_is_like_it(vault: VaultDatabase) -> None:
    assert first_unlike(vault) is None
    write_a_day(vault)
    assert first_unlike(vault) is None


FORGERIES: dict[str, Callable[[CallRow], CallRow]] = {
    "start": lambda call: replace(call, started_at="2026-11-22T15:30:00+00:00"),
    "end": lambda call: replace(call, ended_at="2026-11-23T15:34:11+00:00"),
    "no end": lambda call: replace(call, ended_at=None),
    "seat": lambda call: replace(call, seat="B"),
    "operator": lambda call: replace(call, operator="Otto"),
    "line": lambda call: replace(call, line_open=False),
    "checks": lambda call: replace(call, checks=1),
    "answer": lambda call: replace(call, answer="NO"),
    "rules": lambda call: replace(call, rules_hit="educator_surname"),
    "wrap-up": lambda call: replace(call, wrap_up=""),
    "roster": lambda call: replace(call, roster=None),
    "program": lambda call: replace(call, program_version=2),
    "last check": lambda call: replace(call, checked_at=STARTED),
    "no check": lambda call: replace(call, checked_at=None),
}


TOLD_AT_ONCE = {"start", "seat", "operator", "line", "program"}


@pytest.mark.parametrize("what", FORGERIES)
def test_every_column_of_an_ended_call_is_held_against_the_first_entry_that_tells_it(
    vault: VaultDatabase, what: str
) -> None:
    write_a_day(vault)
    vault.calls.update(FORGERIES[what](CALL))
    assert first_unlike(vault) == (1 if what in TOLD_AT_ONCE else 2)


def checked(sequence: int, answer: str) -> JournalRow:
    hits = ["educator_birth", "educator_surname"] if answer == "YES" else []
    at = CHECKED_AT if answer == "YES" else "2026-11-23T15:31:00+00:00"
    return row(sequence, kind="check", at=at, reference=OPEN.reference, answer=answer, rules_hit=hits, roster=1)


RULES = "educator_birth educator_surname"
CHECKED = replace(OPEN, checks=2, answer="YES", rules_hit=RULES, roster=1, checked_at=CHECKED_AT)


def test_an_open_call_is_like_the_last_check_made_in_it(vault: VaultDatabase) -> None:
    write_a_day(vault)
    vault.journal.append(checked(4, "NO"))
    vault.journal.append(checked(5, "YES"))
    vault.calls.update(CHECKED)
    assert first_unlike(vault) is None


@pytest.mark.parametrize("what", sorted(set(FORGERIES) - {"end", "no end"}))
def test_an_open_call_is_held_against_the_entry_that_opened_it(vault: VaultDatabase, what: str) -> None:
    write_a_day(vault)
    vault.journal.append(checked(4, "NO"))
    vault.journal.append(checked(5, "YES"))
    vault.calls.update(FORGERIES[what](CHECKED))
    assert first_unlike(vault) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM call WHERE reference = 'A7F-2QM'",
        "DELETE FROM call WHERE reference = 'A7F-2QN'",
        "UPDATE call SET reference = 'A99-999' WHERE reference = 'A7F-2QM'",
        "UPDATE call SET ended_at = '2026-11-23T16:00:00+00:00' WHERE reference = 'A7F-2QN'",
        "INSERT INTO call SELECT NULL, 'A99-999', started_at, ended_at, seat, operator, line_open, checks, answer,"
        " rules_hit, wrap_up, roster, program_version, checked_at FROM call WHERE reference = 'A7F-2QM'",
    ],
    ids=["ended call gone", "open call gone", "renamed", "ended by nobody", "made up"],
)
def test_a_call_that_is_missing_or_made_up_is_found(vault: VaultDatabase, statement: str) -> None:
    write_a_day(vault)
    assert vault.connection.execute(statement) == 1
    assert first_unlike(vault) is not None


def test_a_row_that_was_read_before_its_call_ended_is_read_again(vault: VaultDatabase) -> None:
    """Calls go on while somebody verifies."""
    under_way = replace(
        CALL, ended_at=None, checks=0, answer="NONE", rules_hit="", wrap_up="not_wrapped_up", roster=None
    )
    assert vault.calls.open(replace(under_way, checked_at=None))
    calls = DerivedCalls(vault)
    calls.followers["call_opened"](1, opened(1, CALL).entry)
    vault.calls.update(CALL)
    calls.followers["call_closed"](2, closed(2, CALL).entry)
    calls.finish()


def test_rows_are_read_page_by_page(vault: VaultDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived_calls, "_PAGE", 2)
    for number in range(1, 6):
        call = replace(CALL, reference=f"A7F-2Q{number}")
        assert vault.calls.open(call)
        vault.journal.append(opened(2 * number, call))
        vault.journal.append(closed(2 * number + 1, call))
    assert first_unlike(vault) is None
    vault.connection.execute("UPDATE call SET answer = 'NO' WHERE reference = 'A7F-2Q4'")
    assert first_unlike(vault) == 9


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM note",
        "UPDATE note SET sealed = x'00'",
        "UPDATE note SET note_key = 8",
        "INSERT INTO note VALUES ('A', 7, x'07')",
    ],
    ids=["gone", "other text", "other key", "made up"],
)
def test_a_note_is_held_against_the_entry_that_ended_its_call(vault: VaultDatabase, change: str) -> None:
    assert vault.calls.open(CALL)
    vault.notes.add(NoteRow(CALL.reference, 7, b"sealed"))
    for entry in (opened(1, CALL), closed(2, CALL, note_key=7, note=b"sealed".hex())):
        vault.journal.append(entry)
    assert first_unlike(vault) is None
    vault.connection.execute(change)
    assert first_unlike(vault) == 2
