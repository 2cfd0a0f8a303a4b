"""Every state of the page of people: each kind of person, somebody added, removed, told once, a password asked for."""

from collections.abc import Iterator
from typing import cast

from callcenter.domain.accounts import Role
from callcenter.services.people_protocol import NewSecret
from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.people.fake_people import (
    EVERYBODY,
    FINGERPRINT,
    HALF_WAY,
    ONE_TIME,
    PASSWORD,
    SECOND,
    NameTaken,
    WrongPassword,
)
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR_PASSWORD
from ui import deeds
from ui.notices import sentence_of
from ui.people.page import PeoplePage
from ui.people.state import Deed, Kind, PeopleState, Step
from ui.shortcuts import Shortcut


def people_states(seat: Seat) -> Iterator[State]:
    """The page over the vault that is there, and over people that it does not have."""
    seat.take(Shortcut.PEOPLE)
    yield _state(seat, "as they are")
    page = cast(PeoplePage, seat.work.supervisors_page(deeds.PEOPLE))
    demotion = Deed(Kind.ROLE, SECOND, Role.OPERATOR)
    for name, state in (
        ("on paper", PeopleState(EVERYBODY, "recovery")),
        ("an operator", PeopleState(EVERYBODY, OPERATOR)),
        ("a supervisor", PeopleState(EVERYBODY, SECOND)),
        ("somebody new", PeopleState(EVERYBODY, OPERATOR, Step.ADDING)),
        ("a name that is taken", PeopleState(EVERYBODY, OPERATOR, Step.ADDING, fault=sentence_of(NameTaken()))),
        ("removed", PeopleState(EVERYBODY, SECOND, Step.REMOVING)),
        ("keys renewed", PeopleState(EVERYBODY, SECOND, Step.WORKING, demotion, progress=HALF_WAY)),
        ("told once", PeopleState(EVERYBODY, SECOND, Step.SHOWING, demotion, secret=NewSecret(ONE_TIME, FINGERPRINT))),
        ("password asked for", PeopleState(EVERYBODY, SECOND, Step.UNLOCKING, demotion)),
        ("wrong password", PeopleState(EVERYBODY, SECOND, Step.UNLOCKING, demotion, failure=WrongPassword())),
    ):
        page.show_state(state)
        yield _state(seat, name)
    page.show_state(page.presenter.state)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, people: {name}", seat.window, (SUPERVISOR_PASSWORD, PASSWORD, ONE_TIME))
