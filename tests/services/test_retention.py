"""Calls purged after a set age: gone from the tables and from the journal's texts, and the journal still verifies."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from callcenter.crypto.purge_statement import block_over
from callcenter.domain.details import SpokenDetails
from callcenter.errors import UserCancelled
from callcenter.progress import CancelToken, Progress
from callcenter.services import retention
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.case_desk import VaultCaseDesk
from callcenter.services.notes import SealedNotes
from callcenter.services.purged_entries import told_of
from callcenter.services.retention import OVERDUE, VaultRetentionDesk, months_before
from callcenter.services.retention_protocol import Purged, RetentionFault
from callcenter.services.session import NotAllowed, Session
from callcenter.services.status import day_status
from callcenter.storage.connection import StillRead
from tests.services.removals import CODE, GARCIAS, NOTE, SECOND, make_busy_vault, remove
from tests.world import OPERATOR, World

STRANGERS = SpokenDetails("Wrzesniewska", "Quintilia", "7/30/1961", "8765")
OLD, YOUNG = 5, 3  # calls of before and after the day
DAY = date(2026, 11, 24)  # the old ones are of the 23rd


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Calls of every sort on one day, and more a week later; months have passed since."""
    world = make_busy_vault(tmp_path_factory.mktemp("made"))  # with one call that has a note
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SpokenDetails(**GARCIAS))
        decided, waiting, left = (calls.open() for _ in range(3))
        for reference in (decided, waiting):
            calls.check(reference, STRANGERS)
            calls.open_case(reference, NewCase("has_letter", "573-555-0134", NOTE))
            calls.wrap_up(reference, CODE)
        calls.check(left, STRANGERS)
    with world.sign_in() as session:
        note = session.database.notes
        SealedNotes(session).opened_note(str(session.database.connection.query("SELECT reference FROM note")[0][0]))
        assert note.count() == 1
        VaultCaseDesk(session).decide(decided, "not_eligible", NOTE)
    world.clock.move_to(world.clock.now() + timedelta(days=7))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for _ in range(YOUNG):
            calls.single(SpokenDetails(**GARCIAS))
    world.clock.move_to(world.clock.now() + timedelta(days=300))
    return world


@pytest.fixture
def world(made: World, tmp_path: Path) -> World:
    return made.copied_to(tmp_path)


@pytest.fixture
def session(world: World) -> Iterator[Session]:
    with world.sign_in() as session:
        yield session


def purge(world: World, before: date = DAY) -> Purged:
    with world.sign_in() as session:
        return VaultRetentionDesk(session).purge(before)


def references(world: World) -> set[object]:
    with world.database() as database:
        return {row[0] for row in database.query("SELECT reference FROM call")}


def test_calls_that_somebody_made_older_are_not_purged(world: World) -> None:
    started = "2026-11-23T15:00:00+00:00"
    assert world.tamper("UPDATE call SET started_at = ?, ended_at = ? WHERE number > ?", started, started, OLD) == YOUNG
    before = references(world)
    with pytest.raises(RetentionFault) as refused:
        purge(world)
    assert refused.value.fault == "differs"
    assert (references(world), emptied(world)) == (before, [])


def text_of(world: World, sequence: int) -> str:
    with world.database() as database:
        return str(database.query("SELECT CAST(entry AS TEXT) FROM journal WHERE seq = ?", (sequence,))[0][0])


def emptied(world: World) -> list[int]:
    with world.database() as database:
        return [int(str(row[0])) for row in database.query("SELECT seq FROM journal WHERE entry = CAST('{}' AS BLOB)")]


# What goes and what stays


def test_old_calls_go_with_all_that_names_them_but_for_a_case_that_waits(world: World) -> None:
    before = references(world)
    done = purge(world)
    left = references(world)
    gone = before - left
    assert (len(gone), len(left), done.calls, done.kept) == (OLD - 1, YOUNG + 1, OLD - 1, 1)
    with world.database() as database:
        assert database.query("SELECT state FROM review_case") == [("waiting",)]
        assert database.query("SELECT count(*) FROM note") == [(0,)]
        journal = "".join(str(row[0]) for row in database.query("SELECT CAST(entry AS TEXT) FROM journal"))
    assert not any(str(reference) in journal for reference in gone)
    assert all(str(reference) in journal for reference in left)
    assert done.entries == len(emptied(world)) > 10


def test_the_journal_and_all_that_follows_from_it_still_verify_and_a_head_of_before_is_held(world: World) -> None:
    with world.sign_in() as session:
        head = session.head()
    purge(world)
    found = world.verify(head, everything=True)
    assert found.ok, found.reason
    purge(world, date(2026, 12, 5))
    assert world.verify(head, everything=True).ok


def test_the_waiting_case_goes_once_it_is_decided(world: World) -> None:
    purge(world)
    with world.sign_in() as session:
        (case,) = session.database.connection.query("SELECT reference FROM review_case")
        VaultCaseDesk(session).decide(str(case[0]), "not_eligible", "")
    assert purge(world).calls == 0  # decided today, and named in the epoch of before
    world.clock.move_to(world.clock.now() + timedelta(days=200))
    assert purge(world, world.clock.now().date() - timedelta(days=120)).calls == YOUNG + 1
    assert references(world) == set()
    assert world.verify(everything=True).ok


def test_entries_of_people_rosters_settings_and_note_keys_keep_their_text(world: World) -> None:
    kept = [one for one in world.entries() if one["kind"] not in retention.ENTRIES_OF_CALLS]
    purge(world)
    after = [json.dumps(one) for one in entries_with_text(world)]
    assert all(json.dumps(one) in after for one in kept)


def entries_with_text(world: World) -> list[dict[str, object]]:
    with world.database() as database:
        rows = database.query("SELECT CAST(entry AS TEXT) FROM journal ORDER BY seq")
    return [one for (entry,) in rows if (one := json.loads(str(entry)))]


def test_a_call_that_is_named_in_the_present_epoch_waits_for_the_next_purge(world: World) -> None:
    with world.sign_in() as session, Calls(session) as calls:
        reference = str(session.database.connection.query("SELECT reference FROM call ORDER BY number")[0][0])
        calls.quoted(reference)
        assert VaultRetentionDesk(session).purge(DAY).kept == 2
        assert session.database.calls.find(reference)
    assert purge(world).calls == 1
    assert reference not in references(world)
    assert world.verify(everything=True).ok


def test_sealed_notes_of_calls_that_stay_are_still_opened(world: World, session: Session) -> None:
    VaultRetentionDesk(session).purge(DAY)
    (case,) = session.database.connection.query("SELECT reference FROM review_case")
    assert SealedNotes(session).opened_case(str(case[0])).note == NOTE


def test_it_is_journaled_who_purged_what(world: World) -> None:
    done = purge(world)
    begun, ended = world_entries(world, "calls_purge_begun"), world_entries(world, "calls_purge_ended")
    assert [(one["user"], one["before"]) for one in begun] == [("Sam", "2026-11-24")]
    assert [(one["calls"], one["entries"]) for one in ended] == [(done.calls, done.entries)]
    with world.sign_in() as session:
        last = VaultRetentionDesk(session).overview().last
    assert last
    assert (last.user, last.before, last.calls) == ("Sam", DAY, done.calls)


def world_entries(world: World, kind: str) -> list[dict[str, object]]:
    return [one for one in entries_with_text(world) if one["kind"] == kind]


# What the journal finds


def reason(world: World) -> str | None:
    return world.verify().reason


def call_entry(world: World) -> int:
    """The sequence of an entry of a call that stays."""
    with world.database() as database:
        return int(str(database.query("SELECT max(seq) FROM journal WHERE entry ->> 'kind' = 'call_closed'")[0][0]))


EMPTY = "UPDATE journal SET entry = CAST('{}' AS BLOB) WHERE seq = ?"


def test_an_entry_emptied_by_somebody_who_is_no_supervisor_is_found(world: World) -> None:
    world.tamper(EMPTY, call_entry(world))
    assert reason(world) == "purge_unsigned"


def test_one_more_emptied_beside_those_of_a_purge_is_found(world: World) -> None:
    purge(world)
    sequence = call_entry(world)
    world.tamper(EMPTY, sequence)
    found = world.verify()
    assert (found.ok, found.reason) == (False, "purge_unsigned")


@pytest.mark.parametrize("change", ["code", "missing", "text"])
def test_an_emptied_entry_that_was_changed_or_taken_out_is_found(world: World, change: str) -> None:
    purge(world)
    sequence = emptied(world)[3]
    if change == "code":
        world.tamper("UPDATE journal SET code = zeroblob(32) WHERE seq = ?", sequence)
    elif change == "missing":
        world.tamper("DELETE FROM journal WHERE seq = ?", sequence)
    else:
        world.tamper('UPDATE journal SET entry = CAST(\'{"kind":"check"}\' AS BLOB) WHERE seq = ?', sequence)
    found = world.verify()
    assert not found.ok
    assert found.first_fault_seq in {sequence, sequence + 1, emptied(world)[0]}


def test_a_text_that_was_put_back_is_told_from_a_purge_that_was_signed(world: World) -> None:
    """Somebody kept a copy: its code still fits, and yet it is not what was signed."""
    texts = {number: text_of(world, number) for number in range(1, call_entry(world))}
    purge(world)
    sequence = emptied(world)[0]
    world.tamper("UPDATE journal SET entry = CAST(? AS BLOB) WHERE seq = ?", texts[sequence], sequence)
    assert not world.verify().ok


@pytest.mark.parametrize("part", ["blocks", "before", "calls", "signature"])
def test_a_stub_that_was_changed_is_found(world: World, part: str) -> None:
    purge(world)
    with world.database() as database:
        (row,) = database.query("SELECT seq, CAST(entry AS TEXT) FROM journal WHERE entry ->> 'kind' = 'calls_purged'")
        entry = json.loads(str(row[1]))
        entry[part] = {"blocks": [], "before": "2027-01-01", "calls": 1, "signature": "00" * 64}[part]
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"))
        database.execute("UPDATE journal SET entry = CAST(? AS BLOB) WHERE seq = ?", (text, int(str(row[0]))))
    found = world.verify()
    assert (found.reason, found.first_fault_seq) == ("entry_changed", row[0])


def test_a_stub_that_an_operator_wrote_covers_nothing(world: World) -> None:
    """He holds the present key of the journal, and signs with a key of his own."""
    sequence = call_entry(world)
    with world.sign_in(OPERATOR) as session, session.journal.transaction():
        session.database.purge.empty([sequence])
        code = stored_code(session, sequence)
        blocks = [told_of(block_over([(sequence, code)]))]
        session.record("calls_purged", before="2026-12-05", calls=1, blocks=blocks, signature="00" * 64)
    assert reason(world) == "purge_unsigned"


def stored_code(session: Session, sequence: int) -> bytes:
    row = session.database.journal.get(sequence)
    assert row
    return row.code


# How it goes


def test_it_is_done_in_slices_between_which_calls_go_on_and_which_may_be_left(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_SLICE", 2)
    cancel, told = CancelToken(), list[Progress]()

    with world.sign_in() as session, Calls(session) as calls:

        def between(progress: Progress) -> None:
            told.append(progress)
            calls.single(SpokenDetails(**GARCIAS))
            cancel.cancel()

        with pytest.raises(UserCancelled):
            VaultRetentionDesk(session).purge(DAY, between, cancel)
    assert [(one.done, one.total) for one in told] == [(2, OLD)]
    assert world.verify(everything=True).ok
    assert purge(world).calls == OLD - 3
    assert world.verify(everything=True).ok
    assert len(world_entries(world, "calls_purged")) == 2


def test_nothing_goes_while_somebody_reads_the_whole_log(world: World, session: Session) -> None:
    with session.database.reader(), pytest.raises(StillRead):
        VaultRetentionDesk(session).purge(DAY)
    assert len(references(world)) == OLD + YOUNG
    VaultRetentionDesk(session).purge(DAY)


def test_former_purges_verify_after_the_supervisors_keys_were_renewed(world: World) -> None:
    purge(world)
    remove(world, SECOND)
    assert purge(world, date(2026, 12, 5)).calls == YOUNG
    found = world.verify(everything=True)
    assert found.ok, found.reason


def test_figures_of_the_days_follow(world: World, session: Session) -> None:
    VaultRetentionDesk(session).purge(DAY)
    counted = session.database.connection.query("SELECT sum(calls) FROM call_day")
    assert counted == session.database.connection.query("SELECT count(*) FROM call") == [(YOUNG + 1,)]


# Which age


def test_an_age_is_set_and_warned_of_and_nothing_goes_by_itself(world: World, session: Session) -> None:
    desk = VaultRetentionDesk(session)
    assert (desk.overview().months, desk.overview().due_before, desk.overview().is_due) == (None, None, False)
    found = desk.keep_for(12)
    assert (found.due_before, found.is_due) == (months_before(session.today(), 12), False)
    assert desk.keep_for(6).is_due
    assert OVERDUE in day_status(session).warnings
    assert len(references(world)) == OLD + YOUNG
    done = desk.purge(None)
    assert (done.before, done.calls) == (months_before(session.today(), 6), OLD + YOUNG - 1)
    assert not desk.overview().is_due, "the one that is left waits for a decision"
    assert desk.keep_for(None).due_before is None
    with pytest.raises(RetentionFault):
        desk.purge(None)


@pytest.mark.parametrize("months", [0, 2, 121])
def test_an_age_out_of_bounds_is_refused(session: Session, months: int) -> None:
    with pytest.raises(RetentionFault):
        VaultRetentionDesk(session).keep_for(months)


def test_calls_of_the_last_months_cannot_go(session: Session) -> None:
    desk = VaultRetentionDesk(session)
    latest = desk.overview().latest
    desk.purge(latest)
    with pytest.raises(RetentionFault):
        desk.purge(latest + timedelta(days=1))
    with pytest.raises(RetentionFault):
        desk.count(latest + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2027, 1, 15), 13, date(2025, 12, 15)),
        (date(2027, 7, 31), 3, date(2027, 4, 30)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_an_operator_purges_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        VaultRetentionDesk(session)
