"""What is decided on the page of people, without a window."""

import pytest

from callcenter.domain.accounts import Role
from callcenter.progress import Progress
from callcenter.services.people_protocol import NewSecret
from tests.gui.desk.pending_runner import PendingRunner
from tests.gui.inline_runner import InlineRunner
from tests.gui.people.fake_people import (
    EVERYBODY,
    FINGERPRINT,
    HALF_WAY,
    ONE_TIME,
    PASSWORD,
    SECOND,
    FakePeople,
    NameTaken,
    Trouble,
    WrongPassword,
)
from tests.world import OPERATOR, SUPERVISOR
from ui.notices import Kind as NoticeKind
from ui.notices import Notice
from ui.people.presenter import PeoplePresenter
from ui.people.state import Deed, Kind, PeopleState, Step


class NotedView:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.states: list[PeopleState] = []
        self.notices: list[Notice] = []
        self.done: list[Deed] = []

    def show_state(self, state: PeopleState) -> None:
        self.states.append(state)

    def tell(self, notice: Notice) -> None:
        self.notices.append(notice)

    def tell_done(self, deed: Deed) -> None:
        self.done.append(deed)

    @property
    def state(self) -> PeopleState:
        """What is shown now."""
        return self.states[-1]

    @property
    def progress(self) -> list[Progress]:
        """What was shown of how far it was."""
        return [state.progress for state in self.states if state.progress]


@pytest.fixture
def view() -> NotedView:
    return NotedView()


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.fixture
def presenter(view: NotedView, people: FakePeople) -> PeoplePresenter:
    presenter = PeoplePresenter(view, InlineRunner(people))
    presenter.refresh()
    return presenter


def test_the_first_of_the_list_is_chosen_and_whoever_was_chosen_stays_so(
    view: NotedView, presenter: PeoplePresenter
) -> None:
    assert (view.state.people, view.state.chosen) == (EVERYBODY, SUPERVISOR)
    presenter.choose(OPERATOR)
    presenter.refresh()
    assert view.state.person == EVERYBODY[2]


def test_somebody_is_added_and_the_password_told_once(
    view: NotedView, presenter: PeoplePresenter, people: FakePeople
) -> None:
    presenter.begin_adding()
    presenter.add("Nora", Role.SUPERVISOR)
    assert people.changes == [("add", ("Nora", Role.SUPERVISOR, None))]
    assert (view.state.step, view.state.chosen) == (Step.SHOWING, "Nora")
    assert view.state.secret is not None
    assert view.state.secret.one_time_password == ONE_TIME
    assert view.done == [Deed(Kind.ADD, "Nora", Role.SUPERVISOR)]
    presenter.leave()
    assert view.states[-1].secret is None
    assert view.states[-1].step is Step.PERSON
    assert "Nora" in [one.name for one in view.state.people]


def test_a_name_that_is_taken_is_mended_where_it_was_typed(view: NotedView, presenter: PeoplePresenter) -> None:
    presenter.begin_adding()
    presenter.add(OPERATOR, Role.OPERATOR)
    assert (view.state.step, view.state.fault, view.notices) == (Step.ADDING, NameTaken.sentence, [])
    presenter.add("Nora", Role.OPERATOR)
    assert view.state.step is Step.SHOWING


def test_what_is_told_once_goes_with_the_next_look(view: NotedView, presenter: PeoplePresenter) -> None:
    for leave in (presenter.leave, presenter.begin_adding, lambda: presenter.choose(SUPERVISOR)):
        presenter.leave()
        presenter.choose(OPERATOR)
        presenter.reset()
        assert view.state.secret is not None
        assert ONE_TIME not in repr(view.state)
        leave()
        assert view.state.secret is None


@pytest.mark.parametrize(
    ("name", "role", "secret"),
    [(OPERATOR, Role.SUPERVISOR, (ONE_TIME, "")), (SECOND, Role.OPERATOR, (ONE_TIME, FINGERPRINT))],
)
def test_a_role_is_turned_around(
    view: NotedView, presenter: PeoplePresenter, name: str, role: Role, secret: tuple[str, str]
) -> None:
    presenter.choose(name)
    presenter.change_role()
    told = view.state.secret
    assert told is not None
    assert (told.one_time_password, told.fingerprint) == secret
    assert view.done == [Deed(Kind.ROLE, name, role)]
    assert view.progress == [HALF_WAY]


def test_somebody_is_removed_once_the_name_was_typed(
    view: NotedView, presenter: PeoplePresenter, people: FakePeople
) -> None:
    presenter.choose(OPERATOR)
    presenter.remove(OPERATOR)
    presenter.begin_removing()
    presenter.remove("Oliver")
    assert (view.state.step, people.changes) == (Step.REMOVING, [])
    assert view.state.fault == "Type the name as it stands in the list."
    presenter.remove(f" {OPERATOR.upper()} ")
    assert people.changes == [("remove", (OPERATOR, None))]
    assert (view.state.step, view.state.chosen) == (Step.PERSON, SUPERVISOR)
    assert view.done == [Deed(Kind.REMOVE, OPERATOR)]


def test_a_removed_supervisors_successor_key_is_told(view: NotedView, presenter: PeoplePresenter) -> None:
    presenter.choose(SECOND)
    presenter.begin_removing()
    presenter.remove(SECOND)
    assert view.state.secret is not None
    assert (view.state.step, view.state.secret.fingerprint) == (Step.SHOWING, FINGERPRINT)


def test_without_the_signing_key_the_password_is_asked_for_until_it_is_right(
    view: NotedView, presenter: PeoplePresenter, people: FakePeople
) -> None:
    people.keys_gone = True
    presenter.begin_adding()
    presenter.add("Nora", Role.OPERATOR)
    assert (view.state.step, view.state.failure, view.notices) == (Step.UNLOCKING, None, [])
    presenter.unlock("another password")
    assert (view.state.step, type(view.state.failure)) == (Step.UNLOCKING, WrongPassword)
    presenter.unlock(PASSWORD)
    assert (view.state.step, view.state.failure) == (Step.SHOWING, None)
    presenter.leave()
    presenter.unlock(PASSWORD)
    assert [name for name, _ in people.changes] == ["add"] * 3


def test_what_fails_is_told_and_the_list_looked_at_anew(
    view: NotedView, presenter: PeoplePresenter, people: FakePeople
) -> None:
    people.failures["remove"] = Trouble()
    presenter.choose(OPERATOR)
    presenter.begin_removing()
    presenter.remove(OPERATOR)
    assert (view.notices, view.done) == ([Notice(NoticeKind.MEND, Trouble.sentence)], [])
    assert view.state.step is Step.PERSON
    assert people.asked[-1][0] == "list", "a removal that could not be finished has happened all the same"


def test_nothing_else_is_done_or_looked_at_while_somebody_is_changed(view: NotedView) -> None:
    runner = PendingRunner()
    presenter = PeoplePresenter(view, runner)
    presenter.refresh()
    runner.next("list").finish(EVERYBODY)
    presenter.choose(OPERATOR)
    presenter.reset()
    for act in (presenter.leave, presenter.begin_adding, presenter.reset, lambda: presenter.choose(SUPERVISOR)):
        act()
    assert (runner.methods, view.state.step, view.state.chosen) == (["reset"], Step.WORKING, OPERATOR)
    runner.next("reset").finish(NewSecret(ONE_TIME))
    assert view.state.step is Step.SHOWING


@pytest.mark.parametrize(
    ("deed", "renews"),
    [
        (Deed(Kind.REMOVE, OPERATOR), True),
        (Deed(Kind.ROLE, SECOND, Role.OPERATOR), True),
        (Deed(Kind.ROLE, OPERATOR, Role.SUPERVISOR), False),
        (Deed(Kind.RESET, SECOND), False),
    ],
)
def test_keys_are_renewed_by_whoever_loses_something(deed: Deed, renews: bool) -> None:
    assert deed.renews_keys(EVERYBODY) is renews
