"""Which day is looked at, how it is cut and counted anew, decided without a window."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from callcenter.errors import CallCenterError
from callcenter.progress import Report, unwatched
from callcenter.services.day_protocol import DayReport, Released
from callcenter.services.requests import Request, Result
from tests.gui.dashboard.fake_day import MONDAY, SMITHS, FakeDays, Trouble
from tests.gui.inline_runner import Ended, InlineRunner
from ui.dashboard.presenter import WHOLE_DAYS, DashboardPresenter, DashboardState
from ui.notices import Notice

SUNDAY, SATURDAY = MONDAY - timedelta(days=1), MONDAY - timedelta(days=2)


class Page:
    """Fulfills `DashboardView`, and keeps what it was told."""

    def __init__(self) -> None:
        self.days = FakeDays()
        self.state = DashboardState()
        self.told: list[Notice] = []
        self.released: list[Released] = []
        self.saved: list[Path] = []
        self.runner = LateRunner(self.days)
        self.presenter = DashboardPresenter(self, self.runner)

    def show_state(self, state: DashboardState) -> None:
        self.state = state

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def tell_released(self, released: Released) -> None:
        self.released.append(released)

    def draw(self, report: DayReport) -> bytes:
        return report.figures.day.isoformat().encode()

    def tell_saved(self, out: Path) -> None:
        self.saved.append(out)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self.state.figures.day if self.state.figures else None


class LateRunner(InlineRunner):
    """Answers at once, or while it `waits` only when it is told to."""

    def __init__(self, days: FakeDays) -> None:
        super().__init__(days)
        self.waits = False
        self.waiting: deque[Callable[[], Any]] = deque()

    def start(
        self,
        request: Request[Result],
        done: Callable[[Result], None],
        failed: Callable[[CallCenterError], None],
        *,
        cancelled: Callable[[], None] | None = None,
        progress: Report = unwatched,
    ) -> Ended:
        if not self.waits:
            return super().start(request, done, failed, cancelled=cancelled, progress=progress)
        begin = super().start
        self.waiting.append(lambda: begin(request, done, failed, cancelled=cancelled, progress=progress))
        return Ended()


@pytest.fixture
def page() -> Page:
    page = Page()
    page.presenter.refresh()
    return page


def test_it_begins_with_today_and_turns_day_by_day_up_to_today(page: Page) -> None:
    assert (page.day, page.state.may_go_on) == (MONDAY, False)
    page.presenter.show_next()
    assert page.day == MONDAY
    page.presenter.show_previous()
    page.presenter.show_previous()
    assert (page.day, page.state.may_go_on) == (SATURDAY, True)
    page.presenter.show_next()
    assert page.day == SUNDAY
    page.presenter.show_today()
    assert page.day == MONDAY


def test_today_goes_with_the_calendar_and_another_day_stays(page: Page) -> None:
    page.days.now = replace(page.days.now, day=MONDAY + timedelta(days=1), today=MONDAY + timedelta(days=1))
    page.presenter.look_again()
    assert page.day == MONDAY + timedelta(days=1)
    page.presenter.show_previous()
    page.presenter.show_previous()
    page.presenter.look_again()
    assert page.day == SUNDAY
    page.presenter.show_next()
    page.presenter.show_next()
    assert page.days.asked[-1] == ("figures", (None,)), "it follows the calendar again"


def test_what_is_shown_stays_until_something_newer_is_there(page: Page) -> None:
    before = page.state
    page.runner.waits = True
    page.presenter.show_previous()
    assert page.state == before
    page.runner.waiting.popleft()()
    assert page.day == SUNDAY


def test_an_answer_for_another_day_than_the_one_wanted_is_dropped(page: Page) -> None:
    page.runner.waits = True
    page.presenter.show_previous()
    page.presenter.show_today()
    monday, sunday = page.runner.waiting.pop(), page.runner.waiting.pop()
    monday()
    sunday()
    assert page.day == MONDAY


def test_a_failure_for_another_day_than_the_one_wanted_is_dropped(page: Page) -> None:
    page.runner.waits = True
    page.presenter.show_previous()
    page.presenter.show_today()
    monday, sunday = page.runner.waiting.pop(), page.runner.waiting.pop()
    monday()
    page.days.failures["figures"] = Trouble()
    sunday()
    assert page.state.failure is None


def test_nothing_is_asked_twice_while_it_is_being_counted(page: Page) -> None:
    page.runner.waits = True
    page.presenter.look_again()
    page.presenter.look_again()
    assert len(page.runner.waiting) == 1
    page.runner.waiting.popleft()()
    page.presenter.look_again()
    assert len(page.runner.waiting) == 1


def test_a_failure_leaves_the_figures_and_the_next_count_takes_it_back(page: Page) -> None:
    before = page.state.figures
    page.days.failures["figures"] = Trouble()
    page.presenter.look_again()
    assert isinstance(page.state.failure, Trouble)
    assert (page.state.figures, page.told) == (before, [])
    page.presenter.look_again()
    assert page.state.failure is None


def test_another_length_is_shown_at_once_and_whole_days_when_they_are_counted(page: Page) -> None:
    asked = len(page.days.asked)
    page.presenter.cut(15)
    assert (page.state.length, len(page.days.asked)) == (15, asked)
    page.runner.waits = True
    page.presenter.cut(WHOLE_DAYS)
    page.runner.waiting.popleft()()
    assert page.state.length == 15
    page.runner.waiting.popleft()()
    assert (page.state.length, len(page.state.days)) == (WHOLE_DAYS, 7)
    assert page.days.asked[-1] == ("days", (MONDAY,))


def test_whole_days_that_come_late_do_not_take_the_place_of_another_length(page: Page) -> None:
    page.runner.waits = True
    page.presenter.cut(WHOLE_DAYS)
    page.presenter.cut(30)
    while page.runner.waiting:
        page.runner.waiting.popleft()()
    assert page.state.length == 30


def test_codes_or_answers_are_a_choice_of_the_page_alone(page: Page) -> None:
    asked = len(page.days.asked)
    page.presenter.show_codes(True)
    assert (page.state.shows_codes, len(page.days.asked)) == (True, asked)


def test_a_release_is_told_and_the_call_is_gone(page: Page) -> None:
    page.presenter.release(SMITHS)
    assert page.released == [Released(SMITHS.reference, 1, 5)]
    assert page.state.figures is not None
    assert SMITHS not in page.state.figures.throttled


def test_a_release_that_is_refused_is_told_and_the_list_is_read_anew(page: Page) -> None:
    page.days.failures["release"] = Trouble()
    page.presenter.release(SMITHS)
    assert (len(page.told), page.released) == (1, [])
    assert page.days.asked[-1][0] == "figures"


def test_a_report_is_of_the_day_that_is_shown_and_counted_for_it(page: Page, tmp_path: Path) -> None:
    page.presenter.show_previous()
    page.presenter.save_report(tmp_path / "day.pdf")
    assert page.days.saved == [(SUNDAY, tmp_path / "day.pdf", b"2026-11-22")]
    assert (page.saved, page.state.is_saving) == ([tmp_path / "day.pdf"], False)


@pytest.mark.parametrize("step", ["report", "save_report"])
def test_a_report_that_cannot_be_kept_is_told(page: Page, tmp_path: Path, step: str) -> None:
    page.days.failures[step] = Trouble()
    page.presenter.save_report(tmp_path / "day.pdf")
    assert (page.saved, len(page.told), page.state.is_saving) == ([], 1, False)
