"""The call log's decisions, without a window."""

from dataclasses import replace
from datetime import date

import pytest

from callcenter.clock import MovableClock
from callcenter.domain.call_filter import EVERY_CALL, CallFilter
from callcenter.services.call_log_protocol import CallPage, ListedCall, SavedFilter
from callcenter.services.saved_filters import FilterUnnamed
from tests.gui.call_log.fake_call_log import NOTE, FakeCallLog, Trouble, call
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.inline_runner import InlineRunner
from tests.gui.somebody import PROGRAM
from tests.world import MONDAY_MORNING
from ui.call_log.call_presenter import CallPresenter
from ui.call_log.filtering import FilterPresenter
from ui.call_log.presenter import CallListPresenter
from ui.call_log.state import CHOSEN_DAYS, CallState, FilterForm, FilterState, ListState
from ui.notices import Kind, Notice

MONDAY = date(2026, 11, 23)


class NotedView:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.lists: list[ListState] = []
        self.filters: list[FilterState] = []
        self.opened: list[CallState] = []
        self.calls: list[ListedCall] = []
        self.notices: list[Notice] = []
        self.applied: list[CallFilter] = []

    def show_list(self, state: ListState) -> None:
        self.lists.append(state)

    def show_filter(self, state: FilterState) -> None:
        self.filters.append(state)

    def show_call(self, state: CallState) -> None:
        self.opened.append(state)

    def show_calls(self, calls: tuple[ListedCall, ...]) -> None:
        self.calls = list(calls)

    def add_calls(self, calls: tuple[ListedCall, ...]) -> None:
        self.calls += calls

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    @property
    def numbers(self) -> list[int]:
        """Which calls are shown, from the top."""
        return [call.number for call in self.calls]


@pytest.fixture
def view() -> NotedView:
    return NotedView()


@pytest.fixture
def log() -> FakeCallLog:
    return FakeCallLog(250)


@pytest.fixture
def presenter(view: NotedView, log: FakeCallLog) -> CallListPresenter:
    presenter = CallListPresenter(view, InlineRunner(log))
    presenter.refresh()
    return presenter


@pytest.fixture
def filtering(view: NotedView, log: FakeCallLog) -> FilterPresenter:
    clock = MovableClock(MONDAY_MORNING)
    return FilterPresenter(view, InlineRunner(log), clock, PROGRAM.line, view.applied.append)


# Pages


def test_the_newest_hundred_calls_come_first_and_then_what_they_add_up_to(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    assert view.numbers == list(range(250, 150, -1))
    assert (presenter.state.shown, presenter.state.more) == (100, True)
    assert presenter.state.totals is not None
    assert presenter.state.totals.calls == 250
    assert log.asked[0][0] == "page"


def test_older_calls_follow_until_there_are_no_more(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    for _ in range(3):
        presenter.fetch_more()
    assert view.numbers == list(range(250, 0, -1))
    assert (presenter.state.shown, presenter.state.more) == (250, False)
    assert [before for before, *_ in log.asked_for("page")] == [None, 151, 51]
    assert len(log.asked_for("totals")) == 1


def test_a_filter_begins_anew_and_older_pages_keep_to_it(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    log.count = 2_000
    meant = CallFilter(answer="NO")
    presenter.apply(meant)
    presenter.fetch_more()
    assert view.numbers == list(range(2_000, 0, -10))
    assert presenter.state.is_filtered
    assert presenter.state.totals is not None
    assert presenter.state.totals.calls == 200
    assert [arguments[-1] for arguments in log.asked_for("page")] == [EVERY_CALL, meant, meant]


def test_one_page_is_fetched_at_a_time(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.refresh()
    runner.next("page").finish(CallPage((call(9), call(8)), more=True))
    runner.next("totals")
    presenter.fetch_more()
    presenter.fetch_more()
    assert runner.methods == ["page"]


def test_an_answer_to_an_older_filter_is_dropped(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.refresh()
    old_page, old_totals = runner.next("page"), runner.next("totals")
    presenter.apply(CallFilter(answer="NO"))
    runner.next("page").finish(CallPage((call(20),), more=False))
    runner.next("totals").finish(FakeCallLog(20).totals(CallFilter(answer="NO")))
    old_page.finish(CallPage((call(21),), more=True))
    old_totals.finish(FakeCallLog(21).totals(EVERY_CALL))
    assert view.numbers == [20]
    assert presenter.state.totals is not None
    assert (presenter.state.totals.calls, presenter.state.more) == (2, False)


def test_a_page_that_fails_is_told_once_and_not_asked_for_at_every_scroll(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    log.failures["page"] = Trouble()
    presenter.fetch_more()
    presenter.fetch_more()
    assert view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert len(view.numbers) == 100


# The filter


def test_typed_days_are_read_as_on_the_desk(view: NotedView, filtering: FilterPresenter) -> None:
    assert filtering.take(FilterForm(first="11/2/2026", last="Nov 23 2026", operator="Olive"))
    assert view.applied == [CallFilter(date(2026, 11, 2), MONDAY, operator="Olive")]
    assert filtering.state.form.days == CHOSEN_DAYS


@pytest.mark.parametrize(
    ("form", "box", "said"),
    [
        (FilterForm(first="11/23/26"), "first", "four digits"),
        (FilterForm(last="2/30/2026"), "last", "no such day"),
        (FilterForm(first="11/24/2026", last="11/23/2026"), "last", "before the first"),
        (FilterForm(reference="K7F"), "reference", "six letters and digits"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_box_and_nothing_else_changes(
    view: NotedView, filtering: FilterPresenter, form: FilterForm, box: str, said: str
) -> None:
    filtering.take(FilterForm(answer="NO"))
    assert not filtering.take(form)
    assert filtering.state.faulty == box
    assert said in filtering.state.fault
    assert view.applied == [CallFilter(answer="NO")]
    assert filtering.take(replace(form, first="", last="", reference=""))
    assert filtering.state.fault == ""


def test_a_span_fills_in_its_days_by_the_centers_calendar(view: NotedView, filtering: FilterPresenter) -> None:
    filtering.choose_days("last_7_days", FilterForm(operator="Olive"))
    assert view.applied == [CallFilter(date(2026, 11, 17), MONDAY, operator="Olive")]
    form = filtering.state.form
    assert (form.days, form.first, form.last) == ("last_7_days", "11/17/2026", "11/23/2026")
    filtering.choose_days("", form)
    assert view.applied[-1] == CallFilter(operator="Olive")


def test_a_filter_is_kept_chosen_replaced_and_removed(
    view: NotedView, filtering: FilterPresenter, log: FakeCallLog
) -> None:
    filtering.ask_name(FilterForm(answer="NO", first="11/2/2026"))
    assert filtering.state.is_naming
    filtering.keep(" all  NO ")
    assert log.saved == (SavedFilter(" all  NO ", CallFilter(date(2026, 11, 2), answer="NO")),)
    assert (filtering.state.is_naming, filtering.state.chosen) == (False, "all NO")
    log.saved = (SavedFilter("all NO", log.saved[0].meant),)
    filtering.refresh()
    filtering.clear()
    assert (view.applied[-1], filtering.state.chosen) == (EVERY_CALL, "")
    filtering.choose_kept("all NO")
    assert view.applied[-1] == CallFilter(date(2026, 11, 2), answer="NO")
    filtering.remove()
    assert not log.saved
    assert filtering.state.chosen == ""


def test_a_kept_span_moves_on_with_the_days(view: NotedView, log: FakeCallLog) -> None:
    clock = MovableClock(MONDAY_MORNING)
    filtering = FilterPresenter(view, InlineRunner(log), clock, PROGRAM.line, view.applied.append)
    filtering.choose_days("today", FilterForm(answer="NO"))
    filtering.keep("NO today")
    assert log.saved == (SavedFilter("NO today", CallFilter(answer="NO"), "today"),)
    clock.sleep(24 * 60 * 60)
    filtering.choose_kept("NO today")
    assert view.applied[-1] == CallFilter(date(2026, 11, 24), date(2026, 11, 24), answer="NO")


def test_a_kept_filter_that_is_changed_is_chosen_no_more(filtering: FilterPresenter) -> None:
    filtering.take(FilterForm(answer="NO"))
    filtering.keep("NO")
    assert filtering.take(FilterForm(answer="NO"))
    assert filtering.state.chosen == "NO"
    filtering.take(FilterForm(answer="YES"))
    assert filtering.state.chosen == ""


def test_a_name_that_cannot_be_is_told_beside_its_box(filtering: FilterPresenter, log: FakeCallLog) -> None:
    log.failures["save_filter"] = FilterUnnamed()
    filtering.ask_name(FilterForm(answer="NO"))
    filtering.keep("")
    assert (filtering.state.is_naming, filtering.state.faulty) == (True, "name")
    filtering.leave_name()
    assert (filtering.state.is_naming, filtering.state.fault) == (False, "")


# One call


def test_a_call_is_opened_and_its_note_only_when_somebody_asks(view: NotedView, log: FakeCallLog) -> None:
    presenter = CallPresenter(view, InlineRunner(log))
    presenter.open(call(7).reference)
    assert presenter.state.opened is not None
    assert (presenter.state.opened.call.number, presenter.state.note) == (7, None)
    assert log.asked_for("note") == []
    presenter.show_note()
    assert presenter.state.note == NOTE
    presenter.show_note()
    assert log.asked_for("note") == [(call(7).reference,)]
    presenter.open(call(8).reference)
    assert presenter.state.note is None
    presenter.close()
    assert presenter.state == CallState()


def test_of_calls_that_are_passed_over_only_the_last_one_is_asked_for(view: NotedView, log: FakeCallLog) -> None:
    runner = PendingRunner()
    presenter = CallPresenter(view, runner)
    for number in (1, 2, 3):
        presenter.open(call(number).reference)
    assert runner.methods == ["opened"]
    runner.next("opened").finish(log.opened(call(1).reference))
    assert view.opened == []
    pending = runner.next("opened")
    assert pending.request.arguments == (call(3).reference,)
    pending.finish(log.opened(call(3).reference))
    assert [state.opened.call.number for state in view.opened if state.opened] == [3]
    assert runner.methods == []


def test_a_call_that_was_left_meanwhile_stays_closed(view: NotedView, log: FakeCallLog) -> None:
    runner = PendingRunner()
    presenter = CallPresenter(view, runner)
    presenter.open(call(1).reference)
    presenter.close()
    runner.next("opened").finish(log.opened(call(1).reference))
    assert presenter.state == CallState()
    presenter.open(call(1).reference)
    runner.next("opened").finish(log.opened(call(1).reference))
    presenter.show_note()
    note = runner.next("note")
    presenter.close()
    note.finish(NOTE)
    assert presenter.state.note is None


def test_a_call_that_cannot_be_opened_is_told(view: NotedView, log: FakeCallLog) -> None:
    log.failures["opened"] = Trouble()
    presenter = CallPresenter(view, InlineRunner(log))
    presenter.open(call(1).reference)
    assert view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert not presenter.is_open
