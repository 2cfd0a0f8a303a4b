"""A day's figures against a recount in Python, and what waits for a supervisor."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callcenter.domain.day_intervals import intervals_of
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import NotWritable
from callcenter.services.backups import backup_by_hand
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.day_desk import VaultDayDesk
from callcenter.services.day_protocol import (
    CLOCK_BEHIND,
    IMPORT_PAUSED,
    NO_BACKUP,
    NO_ROSTER,
    OLD_BACKUP,
    TOLD,
    CaseFigures,
    DayDesk,
    DayFigures,
    DayWarning,
)
from callcenter.services.outside_vault import InsideVault
from callcenter.services.requests import ask
from callcenter.services.session import Session
from callcenter.services.status import UNSAVED
from callcenter.services.wire import ResultMessage, decode_for_window, encode_result, value_in
from callcenter.storage.rows import CallRow
from tests.services.guessing import SMITH_SAYS, ask_all, guesses
from tests.world import OPERATOR, SUPERVISOR, World

CHICAGO = ZoneInfo("America/Chicago")
SPRING, AUTUMN, MONDAY, TUESDAY = date(2026, 3, 8), date(2026, 11, 1), date(2026, 11, 23), date(2026, 11, 24)
ANSWERS = ("YES", "NO", "MORE", "CANNOT", "NONE")
CODES = ("eligible_informed", "not_on_list", "wrong_number")
STRANGERS = SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111")


def some_calls(day: date, number: int, draw: random.Random) -> Iterator[CallRow]:
    """Calls from an hour before the day to an hour after it: some open, some from a shell, the first over midnight."""
    begin, end = (datetime.combine(one, datetime.min.time(), CHICAGO) for one in (day, day + timedelta(days=1)))
    seconds = int((end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds()) + 7200
    first = begin.astimezone(UTC) - timedelta(hours=1)
    for place in range(number):
        started = first + timedelta(seconds=draw.randrange(seconds) if place else seconds - 3630)
        checked = started + timedelta(seconds=draw.randrange(20, 90)) if draw.random() < 0.8 else None
        ended = (checked or started) + timedelta(seconds=draw.randrange(40, 200)) if draw.random() < 0.9 else None
        code = draw.choice((*CODES, "")) if ended else "not_wrapped_up"
        yield CallRow(
            reference=f"{day:%j}{place:04}",
            started_at=started.isoformat(),
            ended_at=ended.isoformat() if ended else None,
            seat="A",
            operator=draw.choice((OPERATOR, SUPERVISOR, "Otto")),
            line_open=True,
            checks=1 if checked else 0,
            answer=draw.choice(ANSWERS[:4]) if checked else "NONE",
            rules_hit="",
            wrap_up=code,
            roster=1,
            program_version=1,
            checked_at=checked.isoformat() if checked else None,
        )


ROWS = {day: tuple(some_calls(day, 400, random.Random(day.isoformat()))) for day in (SPRING, AUTUMN, MONDAY)}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault with many calls on both days of daylight saving and on an ordinary one, and one over midnight."""
    world = World(tmp_path_factory.mktemp("seeded") / "vault").make_vault()
    world.clock.move_to(datetime(2026, 11, 24, 14, 30, tzinfo=UTC))
    with world.sign_in() as session, session.database.connection.write():
        for row in (row for rows in ROWS.values() for row in rows):
            session.database.calls.open(row)
    return world


@pytest.fixture(scope="module")
def session(seeded: World) -> Iterator[Session]:
    with seeded.sign_in() as session:
        yield session


def of_day(day: date) -> list[CallRow]:
    """The calls that began on a day by the center's clock, recounted the slow way."""
    return [row for row in ROWS[day] if datetime.fromisoformat(row.started_at).astimezone(CHICAGO).date() == day]


def mean(seconds: Iterable[float]) -> int | None:
    found = list(seconds)
    return round(sum(found) / len(found)) if found else None


def lengths(rows: Iterable[CallRow], since: str) -> Iterator[float]:
    for row in rows:
        begin = getattr(row, since)
        if row.ended_at and row.wrap_up and begin:
            yield (datetime.fromisoformat(row.ended_at) - datetime.fromisoformat(begin)).total_seconds()


@pytest.mark.parametrize("day", ROWS, ids=str)
def test_a_days_figures_are_those_of_a_recount(session: Session, day: date) -> None:
    found, rows = VaultDayDesk(session).figures(day), of_day(day)
    assert 300 < len(rows) < 400, "some calls of the days beside it are in the log"
    assert found.calls == len(rows)
    assert found.answers == Counter(row.answer for row in rows)
    assert found.codes == Counter(row.wrap_up for row in rows)
    assert (found.open_now, found.not_wrapped_up) == (0, sum(row.ended_at is None for row in rows))
    assert found.handle_seconds == mean(lengths(rows, "started_at"))
    assert found.wrap_up_seconds == mean(lengths(rows, "checked_at"))
    assert (found.day, found.today) == (day, TUESDAY)


@pytest.mark.parametrize("day", ROWS, ids=str)
@pytest.mark.parametrize("minutes", [15, 30, 60])
def test_a_days_intervals_are_those_of_the_centers_clock(session: Session, day: date, minutes: int) -> None:
    found = VaultDayDesk(session).figures(day)
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in of_day(day):
        local = datetime.fromisoformat(row.started_at).astimezone(CHICAGO)
        place = local.replace(minute=local.minute // minutes * minutes, second=0, fold=local.fold)
        counted[f"{place:%H:%M %Z}", row.answer, ""] += 1
        counted[f"{place:%H:%M %Z}", "", row.wrap_up] += 1
    told: Counter[tuple[str, str, str]] = Counter()
    for one in intervals_of(session.hours, day, found.quarters, minutes):
        label = f"{session.hours.local(one.begins_at):%H:%M %Z}"
        told.update({(label, answer, ""): number for answer, number in one.answers.items()})
        told.update({(label, "", code): number for code, number in one.codes.items()})
    assert told == counted


def test_an_operators_line_is_a_recount_of_the_operators_calls(session: Session) -> None:
    found = VaultDayDesk(session).figures(AUTUMN).operators
    assert [one.operator for one in found] == [OPERATOR, "Otto", SUPERVISOR]
    for one in found:
        rows = [row for row in of_day(AUTUMN) if row.operator == one.operator]
        assert (one.calls, one.answers) == (len(rows), Counter(row.answer for row in rows))
        assert one.handle_seconds == mean(lengths(rows, "started_at"))
        assert one.last_call_at == max(datetime.fromisoformat(row.started_at) for row in rows)


def test_seven_whole_days_end_with_the_one_asked_for(session: Session) -> None:
    days = VaultDayDesk(session).days(AUTUMN)
    assert [session.hours.day(one.begins_at) for one in days] == [
        AUTUMN - timedelta(days=back) for back in range(6, -1, -1)
    ]
    assert days[-1].ends_at - days[-1].begins_at == timedelta(hours=25)
    assert (days[-1].calls, days[0].calls) == (len(of_day(AUTUMN)), 0)
    assert days[-1].codes == Counter(row.wrap_up for row in of_day(AUTUMN))


def test_a_call_over_midnight_belongs_to_the_day_that_it_began_on(session: Session) -> None:
    over = [row for row in of_day(MONDAY) if row.ended_at and row.ended_at > "2026-11-24T06:00:00"]
    assert over, "the seed has one"
    before, after = (VaultDayDesk(session).figures(day) for day in (MONDAY, TUESDAY))
    assert before.calls == len(of_day(MONDAY))
    assert before.calls + after.calls == sum(row.started_at >= "2026-11-23T06:00:00" for row in ROWS[MONDAY])


def test_a_day_without_a_call_has_no_averages(session: Session) -> None:
    found = VaultDayDesk(session).figures(date(2026, 7, 4))
    assert (found.calls, found.quarters, found.operators) == (0, (), ())
    assert (found.handle_seconds, found.wrap_up_seconds) == (None, None)


def test_the_figures_travel_to_the_window_as_they_are(session: Session) -> None:
    asked = ask(DayDesk.figures, AUTUMN)
    told = VaultDayDesk(session).figures(AUTUMN)
    message = decode_for_window(encode_result(1, told))
    assert isinstance(message, ResultMessage)
    assert value_in(message, asked) == told


# A vault at work


@pytest.fixture(scope="module")
def loaded(throttled_vault: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A vault whose throttle was kept, with a call that waits for its release and a review case."""
    world = throttled_vault.copied_to(tmp_path_factory.mktemp("loaded"))
    ask_all(world, guesses(10))
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        assert calls.single(SpokenDetails(**SMITH_SAYS)).decision.reason.value == "throttled"
        reference = calls.open()
        world.clock.sleep(60)
        calls.check(reference, STRANGERS)
        calls.open_case(reference, NewCase("other"))
        world.clock.sleep(30)
        calls.wrap_up(reference, "review_case")
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


def figures(world: World, day: date | None = None) -> DayFigures:
    with world.sign_in() as session:
        return VaultDayDesk(session).figures(day)


def test_a_call_at_work_is_timed_from_first_key_and_from_last_check(world: World) -> None:
    found = figures(world)
    assert (found.handle_seconds, found.wrap_up_seconds) == (90, 30)
    assert (found.day, found.as_of) == (MONDAY, world.clock.now())
    assert (found.signed_in, found.signed_in_at) == (SUPERVISOR, world.clock.now())


def test_a_call_under_way_is_open_and_one_that_was_left_is_not_wrapped_up(world: World) -> None:
    with world.sign_in() as session:
        with Calls(session) as calls:
            reference = calls.open()
            found = VaultDayDesk(session).figures()
            assert (found.open_now, found.not_wrapped_up) == (1, 0)
            assert VaultDayDesk(session).figures(TUESDAY).open_now == 0
            calls.wrap_up(reference, "wrong_number")
            assert VaultDayDesk(session).figures().open_now == 0
            calls.open()
        found = VaultDayDesk(session).figures()
        assert (found.open_now, found.not_wrapped_up) == (0, 1)


def test_review_cases_are_counted_as_waiting_and_by_their_day(world: World) -> None:
    assert figures(world).cases == CaseFigures(waiting=1, opened=1, decided=0)
    assert figures(world, TUESDAY).cases == CaseFigures(waiting=1, opened=0, decided=0)
    world.tamper("UPDATE review_case SET state = 'decided', decided_at = '2026-11-25T05:59:59+00:00'")
    assert figures(world, TUESDAY).cases == CaseFigures(waiting=0, opened=0, decided=1)


def test_a_throttled_call_waits_until_it_is_released(world: World) -> None:
    with world.sign_in() as session:
        desk = VaultDayDesk(session)
        (waiting,) = desk.figures().throttled
        assert (waiting.operator, waiting.failed) == (OPERATOR, 10)
        assert desk.release(waiting.reference).failed == 10
        assert desk.figures().throttled == ()
    assert [entry["reference"] for entry in world.entries("throttle_released")] == [waiting.reference]


def test_the_roster_is_told_with_who_signed_it(world: World) -> None:
    card = figures(world).roster
    assert card is not None
    assert (card.number, card.revision, card.people, card.signed_by) == (1, 1, 2, SUPERVISOR)
    assert figures(world).warnings == ()


def test_a_vault_without_a_roster_warns(session: Session) -> None:
    assert [warning.about for warning in VaultDayDesk(session).figures().warnings] == [NO_ROSTER]


def test_a_clock_that_was_set_back_is_told_and_how_far(world: World) -> None:
    latest = figures(world).as_of
    world.clock.move_to(latest - timedelta(minutes=4))
    assert figures(world).warnings == ()
    world.clock.move_to(latest - timedelta(days=1))
    (warning,) = figures(world).warnings
    assert warning.about == CLOCK_BEHIND
    assert warning.at is not None
    assert warning.at > world.clock.now() + timedelta(hours=23)


def test_an_import_that_stands_still_and_a_journal_without_its_seal_are_told(world: World) -> None:
    (world.path / "vault.seal").unlink()
    world.tamper(
        "INSERT INTO roster SELECT 2, 'staged', tag_key, cost, policy, specification, source_sha256, 60, settings,"
        " started_at FROM roster WHERE number = 1"
    )
    world.tamper("INSERT INTO staging VALUES (2, 1, 5, x'00', 5, 30, 0, 0, 0, 0, 0, 'replace', 0, 0)")
    found = figures(world)
    assert [warning.about for warning in found.warnings] == [TOLD, IMPORT_PAUSED]
    assert "seal" in found.warnings[0].sentence
    assert found.staged is not None
    assert (found.staged.roster, found.staged.position, found.staged.complete) == (2, 5, False)


def test_a_vault_that_was_not_backed_up_for_days_is_told(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        desk = VaultDayDesk(session)
        session.facts = replace(session.facts, training=False)  # of made-up people nothing would be lost
        assert [warning.about for warning in desk.figures().warnings] == [NO_BACKUP]
        backup_by_hand(session, tmp_path)
        made_at = world.clock.now()
        world.clock.sleep(timedelta(days=3).total_seconds())
        assert desk.figures().warnings == ()
        world.clock.sleep(1)
        assert desk.figures().warnings == (DayWarning(OLD_BACKUP, made_at),)


def test_calls_of_more_than_a_day_ago_that_are_in_no_backup_are_told(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        desk = VaultDayDesk(session)
        session.facts = replace(session.facts, training=False)
        backup_by_hand(session, tmp_path)
        world.clock.sleep(60)
        with Calls(session) as calls:
            calls.single(STRANGERS)
        world.clock.sleep(timedelta(days=1).total_seconds())
        assert desk.figures().warnings == ()
        world.clock.sleep(1)
        assert desk.figures().warnings == (DayWarning(TOLD, sentence=UNSAVED),)


# The report


def test_a_report_is_kept_whole_and_journaled_with_its_checksum(world: World, tmp_path: Path) -> None:
    out = tmp_path / "day.pdf"
    with world.sign_in() as session:
        desk = VaultDayDesk(session)
        told = desk.report(MONDAY)
        assert (told.figures.day, told.head, told.seat, told.training) == (MONDAY, session.head(), "A", True)
        desk.save_report(MONDAY, out, b"%PDF-1.4 report")
    assert out.read_bytes() == b"%PDF-1.4 report"
    (entry,) = world.entries("day_report_saved")
    assert (entry["day"], entry["sha256"]) == ("2026-11-23", hashlib.sha256(b"%PDF-1.4 report").hexdigest())
    assert world.verify(everything=True).ok


def test_a_report_that_cannot_be_kept_is_not_journaled(world: World, tmp_path: Path) -> None:
    with world.sign_in() as session:
        desk = VaultDayDesk(session)
        with pytest.raises(NotWritable):
            desk.save_report(MONDAY, tmp_path / "nowhere" / "day.pdf", b"%PDF")
        with pytest.raises(InsideVault):
            desk.save_report(MONDAY, world.path / "day.pdf", b"%PDF")
    assert world.entries("day_report_saved") == []
    assert not (world.path / "day.pdf").exists()
