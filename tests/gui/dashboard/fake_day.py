"""Days in memory: one with many calls, others without any."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from callcenter.domain.day_intervals import QUARTER, Interval
from callcenter.errors import UserFacing
from callcenter.services.day_protocol import (
    CLOCK_BEHIND,
    NO_ROSTER,
    CaseFigures,
    DayFigures,
    DayReport,
    DayWarning,
    OperatorDay,
    Released,
    RosterCard,
    ThrottledCall,
)
from callcenter.services.protocols import Head
from callcenter.services.roster_protocol import StagedImport
from tests.gui.fake_link import FakeLink
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING, SUPERVISOR

MONDAY = date(2026, 11, 23)
AFTERNOON = datetime(2026, 11, 23, 20, 31, tzinfo=UTC)  # 2:31 PM in Chicago
OPENS = datetime(2026, 11, 23, 14, tzinfo=UTC)
CODES = tuple(code.code for code in PROGRAM.wrap_up)
HEAD = Head(3, 1821, "5f" * 32)
SMITHS = ThrottledCall("A7F-2QM", "2026-11-23T17:41:00+00:00", "Olive", ("digits_only",), 5, "2026-11-23")
GARCIAS = ThrottledCall("A7G-3RN", "2026-11-22T18:02:00+00:00", "Otto", ("last4_birth_surname",), 10, "2026-11-23")
NOTHING_WAITS = CaseFigures(0, 0, 0)


class Trouble(UserFacing):
    code = "trouble"
    sentence = "Something has to be mended."


def quarters() -> tuple[Interval, ...]:
    """26 quarter hours from the opening on, each with some calls, in a pattern that repeats itself."""
    found = []
    for place in range(26):
        yes, no = 2 + place * 5 % 7, place * 3 % 5
        answers = {"YES": yes, "NO": no, "MORE": place % 3, "CANNOT": int(place == 9), "NONE": 1 + place % 2}
        codes = {CODES[0]: yes, CODES[1]: sum(answers.values()) - yes}
        if place == 25:
            codes = {CODES[0]: yes, "not_wrapped_up": 2, CODES[1]: sum(answers.values()) - yes - 2}
        begins_at = OPENS + place * QUARTER
        found.append(Interval(begins_at, begins_at + QUARTER, {k: n for k, n in answers.items() if n}, codes))
    return tuple(found)


def busy_day() -> DayFigures:
    """An afternoon with calls of three operators, two throttled calls and review cases."""
    counted = quarters()
    answers, codes = Counter[str](), Counter[str]()
    for one in counted:
        answers.update(one.answers)
        codes.update(one.codes)
    shares = {name: dict.fromkeys(answers, 0) for name in ("Olive", "Otto")}
    shares["Olive"] = {answer: number * 2 // 3 for answer, number in answers.items()}
    shares["Otto"] = {answer: number - shares["Olive"][answer] for answer, number in answers.items()}
    return DayFigures(
        day=MONDAY,
        today=MONDAY,
        as_of=AFTERNOON,
        answers=dict(answers),
        codes=dict(codes),
        open_now=1,
        handle_seconds=185,
        wrap_up_seconds=31,
        quarters=counted,
        operators=tuple(
            OperatorDay(name, share, 180 + place, AFTERNOON - timedelta(minutes=place))
            for place, (name, share) in enumerate(shares.items())
        ),
        signed_in=SUPERVISOR,
        signed_in_at=MONDAY_MORNING,
        cases=CaseFigures(3, 2, 1),
        throttled=(SMITHS, GARCIAS),
        roster=RosterCard(3, 5, 620_000, SUPERVISOR, datetime(2026, 11, 20, 22, 15, tzinfo=UTC)),
        staged=None,
        warnings=(),
    )


def empty_day(day: date = MONDAY) -> DayFigures:
    """A day on which nobody called, in a vault without a roster, on a clock that is behind."""
    return DayFigures(
        day=day,
        today=MONDAY,
        as_of=AFTERNOON,
        answers={},
        codes={},
        open_now=0,
        handle_seconds=None,
        wrap_up_seconds=None,
        quarters=(),
        operators=(),
        signed_in=SUPERVISOR,
        signed_in_at=MONDAY_MORNING,
        cases=NOTHING_WAITS,
        throttled=(),
        roster=None,
        staged=StagedImport(4, 12_000, 620_000, complete=False),
        warnings=(DayWarning(NO_ROSTER), DayWarning(CLOCK_BEHIND, AFTERNOON + timedelta(days=2))),
    )


def report_of(figures: DayFigures) -> DayReport:
    return DayReport(figures, HEAD, "ab" * 16, "A", training=True, program_version=1, version="0.1.0")


class FakeDays(FakeLink):
    """What the dashboard asks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = busy_day()
        self.saved: list[tuple[date, Path, bytes]] = []

    def _figures(self, day: date | None = None) -> DayFigures:
        return self.now if day in {None, self.now.day} else empty_day(day or MONDAY)

    def _days(self, last: date) -> tuple[Interval, ...]:
        begin = datetime(last.year, last.month, last.day, 6, tzinfo=UTC)
        return tuple(
            Interval(
                begin - timedelta(days=back), begin - timedelta(days=back - 1), {"YES": 100 - back}, {CODES[0]: 90}
            )
            for back in range(6, -1, -1)
        )

    def _release(self, reference: str) -> Released:
        left = tuple(call for call in self.now.throttled if call.reference != reference)
        self.now = replace(self.now, throttled=left)
        return Released(reference, 1, 5)

    def _report(self, day: date) -> DayReport:
        return report_of(self._figures(day))

    def _save_report(self, day: date, out: Path, pdf: bytes) -> None:
        self.saved.append((day, out, pdf))
