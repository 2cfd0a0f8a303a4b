"""The call list's decisions, without a window."""

from pathlib import Path

import pytest

from callcenter.errors import CallCenterError
from callcenter.services.protocols import CallPage, Exported, ListedCall
from tests.gui.call_log.fake_call_log import FINGERPRINT, PASSWORD, FakeCallLog, Trouble, WrongPassword, call
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.inline_runner import InlineRunner
from ui.call_log.presenter import CallListPresenter, CallListState, Export
from ui.notices import Kind, Notice

OUT = Path("calls.csv")


class NotedView:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.states: list[CallListState] = []
        self.calls: list[ListedCall] = []
        self.notices: list[Notice] = []
        self.exported: list[tuple[Path, Exported]] = []
        self.refused: list[CallCenterError] = []

    def show_state(self, state: CallListState) -> None:
        self.states.append(state)

    def show_calls(self, calls: tuple[ListedCall, ...]) -> None:
        self.calls = list(calls)

    def add_calls(self, calls: tuple[ListedCall, ...]) -> None:
        self.calls += calls

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    def tell_exported(self, out: Path, done: Exported) -> None:
        self.exported.append((out, done))

    def refuse_password(self, failure: CallCenterError) -> None:
        self.refused.append(failure)

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


# Pages


def test_the_newest_hundred_calls_come_first(view: NotedView, presenter: CallListPresenter) -> None:
    assert view.numbers == list(range(250, 150, -1))
    assert presenter.state == CallListState(shown=100, more=True)


def test_older_calls_follow_until_there_are_no_more(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    for _ in range(3):
        presenter.fetch_more()
    assert view.numbers == list(range(250, 0, -1))
    assert presenter.state == CallListState(shown=250, more=False)
    assert log.asked == [("page", (None,)), ("page", (151,)), ("page", (51,))]


def test_refreshing_begins_anew_with_the_newest(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    presenter.fetch_more()
    log.count = 252
    presenter.refresh()
    assert view.numbers == list(range(252, 152, -1))
    presenter.fetch_more()
    assert view.numbers == list(range(252, 52, -1))


def test_one_page_is_fetched_at_a_time(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.refresh()
    runner.next("page").finish(CallPage((call(9), call(8)), more=True))
    presenter.fetch_more()
    presenter.fetch_more()
    assert runner.methods == ["page"]
    assert not presenter.is_settled


def test_a_late_page_of_an_older_list_is_dropped(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.refresh()
    runner.next("page").finish(CallPage((call(9), call(8)), more=True))
    presenter.fetch_more()
    presenter.refresh()
    late, newest = runner.waiting
    newest.finish(CallPage((call(10), call(9)), more=True))
    late.finish(CallPage((call(7),), more=False))
    assert view.numbers == [10, 9]
    assert presenter.state == CallListState(shown=2, more=True)


def test_a_late_failure_of_an_older_list_is_dropped(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.refresh()
    presenter.refresh()
    late, newest = runner.waiting
    newest.finish(CallPage((call(10),), more=True))
    late.fail(Trouble())
    assert view.notices == []
    assert presenter.state.more


def test_a_page_that_fails_is_told_once_and_asked_for_again_only_on_refresh(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    log.failures["page"] = Trouble()
    presenter.fetch_more()
    presenter.fetch_more()
    assert view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert len(view.calls) == 100
    presenter.refresh()
    presenter.fetch_more()
    assert len(view.calls) == 200


def test_an_empty_log_shows_nothing(view: NotedView) -> None:
    presenter = CallListPresenter(view, InlineRunner(FakeCallLog(0)))
    presenter.refresh()
    assert presenter.state == CallListState(shown=0, more=False)


# Export


def test_an_export_is_told_with_its_file(view: NotedView, presenter: CallListPresenter) -> None:
    presenter.export(OUT)
    assert view.exported == [(OUT, Exported(250, "00" * 32, FINGERPRINT))]
    assert Export.WRITING in [state.export for state in view.states]
    assert presenter.state.export is Export.NONE


def test_an_export_that_fails_is_told_in_the_message_bar(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    log.failures["export"] = Trouble()
    presenter.export(OUT)
    assert view.notices == [Notice(Kind.MEND, Trouble.sentence)]
    assert (view.exported, presenter.state.export) == ([], Export.NONE)


def test_an_export_without_keys_asks_for_the_password_until_it_is_right(
    view: NotedView, presenter: CallListPresenter, log: FakeCallLog
) -> None:
    log.keys_gone = True
    presenter.export(OUT)
    assert (presenter.state.export, view.notices, view.refused) == (Export.UNLOCKING, [], [])
    presenter.unlock("another password")
    assert [type(failure) for failure in view.refused] == [WrongPassword]
    assert presenter.state.export is Export.UNLOCKING
    presenter.unlock(PASSWORD)
    assert view.exported[0][0] == OUT
    assert view.states[-1].export is Export.NONE


def test_an_export_can_be_left_alone(presenter: CallListPresenter, log: FakeCallLog) -> None:
    log.keys_gone = True
    presenter.export(OUT)
    presenter.leave()
    presenter.unlock(PASSWORD)
    assert presenter.state.export is Export.NONE
    assert log.asked[-1] == ("export", (OUT, None))


def test_the_list_goes_on_while_an_export_is_written(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = CallListPresenter(view, runner)
    presenter.export(OUT)
    presenter.refresh()
    presenter.export(Path("again.csv"))
    assert runner.methods == ["export", "page"]
    runner.waiting[1].finish(CallPage((call(1),), more=False))
    assert presenter.state == CallListState(shown=1, export=Export.WRITING)
