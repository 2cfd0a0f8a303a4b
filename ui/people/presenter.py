"""Decides what is done with the people who may sign in, and what is shown of it; without Qt."""

from dataclasses import replace
from typing import Protocol

from callcenter.domain.accounts import Role, name_key
from callcenter.errors import CallCenterError
from callcenter.progress import Progress
from callcenter.services.people_protocol import ListedPerson, NewSecret, PeopleDesk
from callcenter.services.requests import Request, ask
from ui.language import tr
from ui.notices import Notice, notice_of, sentence_of
from ui.people.state import Deed, Kind, PeopleState, Step
from ui.runner import Runner

_PASSWORD_FAULTS = {"wrong_password", "back_off"}
_NAME_FAULTS = {
    *("user_name_length", "user_name_characters", "user_name_spaces", "user_name_reserved", "name_taken"),
    "too_many_users",
}


class PeopleView(Protocol):
    """What shows the people."""

    def show_state(self, state: PeopleState) -> None:
        """Show all of it."""
        ...

    def tell(self, notice: Notice) -> None:
        """News for the message bar."""
        ...

    def tell_done(self, deed: Deed) -> None:
        """Something was done."""
        ...


class PeoplePresenter:
    """One change at a time; what is told once goes when somebody looks at anything else."""

    def __init__(self, view: PeopleView, runner: Runner) -> None:
        self._view = view
        self._runner = runner
        self.state = PeopleState()

    @property
    def is_working(self) -> bool:
        """Whether something is being changed just now."""
        return self.state.step is Step.WORKING

    def refresh(self) -> None:
        """Look anew at who may sign in."""
        self._runner.start(ask(PeopleDesk.list), self._take, self._fail)

    def choose(self, name: str) -> None:
        """Somebody else of the list; what was begun with the one before is left."""
        if name != self.state.chosen and not self.is_working:
            self._to_person(chosen=name)

    def leave(self) -> None:
        """Back to whoever is chosen, with nothing left of what was typed or told."""
        if not self.is_working and self.state.step is not Step.PERSON:
            self._to_person()

    def begin_adding(self) -> None:
        """Have somebody's name and role typed."""
        if not self.is_working:
            self._to_person(step=Step.ADDING)

    def add(self, name: str, role: Role) -> None:
        """Add somebody."""
        if self.state.step is Step.ADDING:
            self._start(Deed(Kind.ADD, name, role))

    def reset(self) -> None:
        """A one-time password for whoever is chosen."""
        self._start_with_chosen(Kind.RESET)

    def change_role(self) -> None:
        """Make an operator of a supervisor, or the other way round."""
        self._start_with_chosen(Kind.ROLE)

    def begin_removing(self) -> None:
        """Have the name of whoever is chosen typed."""
        if self.state.step is Step.PERSON and self.state.person:
            self._show(step=Step.REMOVING, fault="")

    def remove(self, typed: str) -> None:
        """Remove whoever is chosen, if that is the name that was typed."""
        person = self.state.person
        if self.state.step is not Step.REMOVING or person is None:
            return
        if name_key(typed.strip()) != name_key(person.name):
            self._show(fault=_other_name_words())
            return
        self._start(Deed(Kind.REMOVE, person.name))

    def unlock(self, password: str) -> None:
        """The supervisor's own password, which the change was in need of."""
        if self.state.step is Step.UNLOCKING and self.state.deed:
            self._start(self.state.deed, password)

    def _start_with_chosen(self, kind: Kind) -> None:
        person = self.state.person
        if person and self.state.step is Step.PERSON:
            other = Role.OPERATOR if person.role is Role.SUPERVISOR else Role.SUPERVISOR
            self._start(Deed(kind, person.name, other))

    def _start(self, deed: Deed, password: str | None = None) -> None:
        self._show(step=Step.WORKING, deed=deed, fault="", failure=None, progress=None)

        def done(secret: NewSecret) -> None:
            name = deed.name if deed.kind is not Kind.REMOVE else ""
            has_secret = bool(secret.one_time_password or secret.fingerprint)
            self._to_person(
                chosen=name or self.state.chosen,
                step=Step.SHOWING if has_secret else Step.PERSON,
                deed=deed,
                secret=secret if has_secret else None,
            )
            self._view.tell_done(deed)
            self.refresh()

        def failed(failure: CallCenterError) -> None:
            self._not_done(deed, failure)

        self._runner.start(_request(deed, password), done, failed, progress=self._watch)

    def _not_done(self, deed: Deed, failure: CallCenterError) -> None:
        wrong = failure.code in _PASSWORD_FAULTS
        if wrong or failure.code == "supervisor_keys_gone":
            self._show(step=Step.UNLOCKING, failure=failure if wrong else None)
        elif deed.kind is Kind.ADD and failure.code in _NAME_FAULTS:
            self._show(step=Step.ADDING, fault=sentence_of(failure))
        else:
            self._to_person()
            self._fail(failure)
            self.refresh()  # a change that was begun may be there all the same

    def _watch(self, progress: Progress) -> None:
        if self.is_working:
            self._show(progress=progress)

    def _take(self, people: tuple[ListedPerson, ...]) -> None:
        names = [one.name for one in people]
        chosen = self.state.chosen if self.state.chosen in names else next(iter(names), "")
        self._show(people=people, chosen=chosen)

    def _fail(self, failure: CallCenterError) -> None:
        self._view.tell(notice_of(failure))

    def _to_person(self, **changes: object) -> None:
        """Whoever is chosen, and nothing of what was; but for the changes."""
        bare = PeopleState(self.state.people, self.state.chosen)
        self.state = replace(bare, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        self._view.show_state(self.state)

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # as above
        self._view.show_state(self.state)


def _request(deed: Deed, password: str | None) -> Request[NewSecret]:
    match deed.kind:
        case Kind.ADD:
            return ask(PeopleDesk.add, deed.name, deed.role, password)
        case Kind.RESET:
            return ask(PeopleDesk.reset, deed.name, password)
        case Kind.ROLE:
            return ask(PeopleDesk.change_role, deed.name, deed.role, password)
        case Kind.REMOVE:
            return ask(PeopleDesk.remove, deed.name, password)


def _other_name_words() -> str:
    return tr("Type the name as it stands in the list.")
