"""The queue's and the case's decisions, without a window."""

import pytest

from callcenter.domain.review_cases import CaseList
from callcenter.services.case_protocol import CasePage, ListedCase, OpenedCase
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.inline_runner import InlineRunner
from tests.gui.review_cases.fake_cases import NUMBER, PASSWORD, FakeCases, Trouble, case
from ui.notices import Kind, Notice
from ui.review_cases.case_presenter import CasePresenter
from ui.review_cases.presenter import QueuePresenter
from ui.review_cases.state import CaseState, QueueState


class NotedView:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.queue = QueueState()
        self.case = CaseState()
        self.notices: list[Notice] = []
        self.refused: list[str] = []
        self.decided: list[ListedCase] = []

    def show_queue(self, state: QueueState) -> None:
        self.queue = state

    def show_case(self, state: CaseState) -> None:
        self.case = state

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    def refuse_note(self, sentence: str) -> None:
        self.refused.append(sentence)

    def tell_decided(self, case: ListedCase) -> None:
        self.decided.append(case)

    @property
    def numbers(self) -> list[int]:
        return [one.number for one in self.queue.cases]


@pytest.fixture
def view() -> NotedView:
    return NotedView()


@pytest.fixture
def cases() -> FakeCases:
    return FakeCases(*map(case, range(1, 152)), case(152, "to_be_added"), case(153, "added"))


@pytest.fixture
def queue(view: NotedView, cases: FakeCases) -> QueuePresenter:
    presenter = QueuePresenter(view, InlineRunner(cases))
    presenter.refresh()
    return presenter


@pytest.fixture
def opening(view: NotedView, cases: FakeCases) -> CasePresenter:
    return CasePresenter(view, InlineRunner(cases))


# The queue


def test_what_waits_comes_first_the_oldest_on_top_and_others_follow(view: NotedView, queue: QueuePresenter) -> None:
    assert (view.numbers, view.queue.more) == (list(range(1, 101)), True)
    assert view.queue.figures is not None
    assert view.queue.figures.waiting == 151
    queue.fetch_more()
    queue.fetch_more()
    assert (view.numbers, view.queue.more) == (list(range(1, 152)), False)


def test_another_list_or_order_begins_anew(view: NotedView, queue: QueuePresenter) -> None:
    queue.choose(CaseList.ALL, newest_first=True)
    assert view.numbers == list(range(153, 53, -1))
    queue.choose(CaseList.TO_BE_ADDED, newest_first=True)
    assert view.numbers == [152]


def test_a_late_page_of_another_list_is_dropped(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = QueuePresenter(view, runner)
    presenter.choose(CaseList.ALL, newest_first=False)
    presenter.choose(CaseList.DECIDED, newest_first=False)
    _, late, _, newest = runner.waiting
    newest.finish(CasePage((case(9, "added"),), more=False))
    late.finish(CasePage((case(1),), more=True))
    assert (view.numbers, view.queue.more) == ([9], False)


def test_a_page_that_fails_is_told_once_and_asked_for_again_only_on_refresh(
    view: NotedView, queue: QueuePresenter, cases: FakeCases
) -> None:
    cases.failures["CaseDesk.page"] = Trouble()
    queue.fetch_more()
    queue.fetch_more()
    assert (view.notices, len(view.numbers)) == ([Notice(Kind.MEND, Trouble.sentence)], 100)
    queue.refresh()
    queue.fetch_more()
    assert len(view.numbers) == 151


# What was sealed


def test_nothing_sealed_is_asked_for_until_somebody_wants_it_and_it_goes_with_the_case(
    view: NotedView, opening: CasePresenter, cases: FakeCases
) -> None:
    opening.open(case(1))
    assert (view.case.sealed, cases.read) == (None, 0)
    opening.show_sealed()
    opening.show_sealed()
    assert view.case.sealed is not None
    assert (view.case.sealed.call_back, cases.read) == (NUMBER, 1)
    opening.open(case(2))
    assert view.case.sealed is None
    opening.show_sealed()
    opening.hide_sealed()
    assert view.case.sealed is None
    opening.close()
    assert view.case == CaseState()


def test_what_comes_after_it_was_hidden_or_for_another_case_is_not_shown(view: NotedView) -> None:
    runner = PendingRunner()
    opening = CasePresenter(view, runner)
    for leave in (opening.hide_sealed, opening.close, lambda: opening.open(case(2))):
        opening.open(case(1))
        opening.show_sealed()
        asked = runner.waiting[-1]
        leave()
        asked.finish(OpenedCase(NUMBER, ""))
        assert view.case.sealed is None


def test_the_checks_of_another_case_are_not_shown(view: NotedView) -> None:
    runner = PendingRunner()
    opening = CasePresenter(view, runner)
    opening.open(case(1))
    opening.open(case(2))
    late, newest = runner.waiting
    newest.finish(FakeCases(case(2)).call_of(case(2)))
    late.finish(FakeCases(case(1)).call_of(case(1)))
    assert view.case.call is not None
    assert view.case.call.call.reference == case(2).reference


def test_without_the_signing_key_the_password_is_asked_for_until_it_is_right(
    view: NotedView, opening: CasePresenter, cases: FakeCases
) -> None:
    cases.keys_gone = True
    opening.open(case(1))
    opening.show_sealed()
    assert (view.case.wants_password, view.case.password_failure, view.notices) == (True, None, [])
    opening.show_sealed("another password")
    assert view.case.password_failure is not None
    assert view.case.wants_password
    opening.show_sealed(PASSWORD)
    opened = view.case
    assert (opened.sealed is not None, opened.wants_password, opened.password_failure) == (True, False, None)
    opening.hide_sealed()
    opening.show_sealed()
    opening.hide_sealed()
    assert not view.case.wants_password


def test_a_sealed_text_that_cannot_be_opened_is_told(view: NotedView, opening: CasePresenter, cases: FakeCases) -> None:
    cases.failures["CaseDesk.opened"] = Trouble()
    opening.open(case(1))
    opening.show_sealed()
    assert (view.notices, view.case.is_asking) == ([Notice(Kind.MEND, Trouble.sentence)], False)


# A decision


def test_a_case_is_decided_by_digit_and_closed(view: NotedView, opening: CasePresenter, cases: FakeCases) -> None:
    opening.open(case(1))
    opening.decide("")
    assert (view.case.fault, view.decided) == ("Choose a decision first: press its digit.", [])
    opening.choose(7)
    assert view.case.decision == ""
    opening.choose(2)
    opening.decide(" saw the contract ")
    assert [one.decision for one in view.decided] == ["not_eligible"]
    assert cases.asked[-1] == ("CaseDesk.decide", (case(1).reference, "not_eligible", "saw the contract"))
    assert not opening.is_open


def test_a_note_that_tells_too_much_is_refused_before_anything_is_sent(
    view: NotedView, opening: CasePresenter, cases: FakeCases
) -> None:
    opening.open(case(1))
    opening.choose(2)
    opening.decide("ssn 123-45-6789")
    assert len(view.refused) == 1
    assert view.case.fault == view.refused[0]
    assert "CaseDesk.decide" not in [name for name, _ in cases.asked]
    opening.choose(3)
    assert view.case.fault == ""


def test_a_decision_that_fails_leaves_the_case_open(view: NotedView, opening: CasePresenter, cases: FakeCases) -> None:
    cases.failures["CaseDesk.decide"] = Trouble()
    opening.open(case(1))
    opening.choose(2)
    opening.decide("")
    assert (view.notices, opening.is_open) == ([Notice(Kind.MEND, Trouble.sentence)], True)
    opening.decide("")
    assert len(view.decided) == 1


def test_a_decision_that_comes_when_another_case_is_shown_is_told_and_that_one_stays(view: NotedView) -> None:
    runner = PendingRunner()
    opening = CasePresenter(view, runner)
    opening.open(case(1))
    opening.choose(2)
    opening.decide("")
    opening.decide("")
    assert runner.methods.count("decide") == 1, "Enter held down decides once"
    asked = runner.waiting[-1]
    opening.open(case(2))
    asked.finish(case(1, "not_eligible"))
    assert ([one.number for one in view.decided], view.case.case) == ([1], case(2))


def test_a_case_that_waits_for_an_addition_is_marked_with_one(view: NotedView, opening: CasePresenter) -> None:
    opening.open(case(152, "to_be_added"))
    assert (view.case.waits_for_addition, view.case.decides, view.case.revision) == (True, False, 9)
    opening.choose(1)
    assert view.case.decision == "", "it is decided already"
    opening.choose_addition(8)
    opening.mark_added()
    assert [(one.decision, one.revision) for one in view.decided] == [("added", 8)]


def test_without_an_addition_nothing_can_be_marked(view: NotedView, opening: CasePresenter, cases: FakeCases) -> None:
    cases.additions = ()
    opening.open(case(152, "to_be_added"))
    opening.mark_added()
    assert (view.case.additions, view.decided) == ((), [])


def test_a_decided_case_is_decided_anew_on_request_but_an_added_one_stays(
    view: NotedView, opening: CasePresenter
) -> None:
    opening.open(case(152, "to_be_added"))
    opening.begin_anew()
    opening.choose(5)
    opening.decide("")
    assert [one.decision for one in view.decided] == ["withdrawn"]
    opening.open(case(153, "added"))
    opening.begin_anew()
    assert not view.case.decides


def test_nothing_sealed_shows_in_a_state(view: NotedView, opening: CasePresenter) -> None:
    opening.open(case(1))
    opening.show_sealed()
    assert NUMBER not in repr(view.case)
