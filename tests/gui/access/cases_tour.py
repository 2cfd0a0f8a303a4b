"""Every state of the page of review cases: the queue, empty and full, a case, what was sealed, the addition."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from callcenter.domain.review_cases import CaseList
from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.review_cases.fake_cases import NUMBER, PASSWORD, FakeCases, WrongPassword, case
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.language import tr
from ui.review_cases.page import CasesPage
from ui.review_cases.state import CaseState, QueueState
from ui.shortcuts import Shortcut


def cases_states(seat: Seat) -> Iterator[State]:
    """The page over a vault without cases, and over cases that it does not have."""
    seat.take(Shortcut.CASES)
    yield _state(seat, "none")
    page = cast(CasesPage, seat.work.supervisors_page(deeds.CASES))
    link = FakeCases(*map(case, range(1, 30)), case(30, "to_be_added"), case(31, "added"), case(32, "duplicate"))
    queue = QueueState(cases=link._case_page().cases, figures=link._case_figures())
    page.show_queue(queue)
    yield _state(seat, "queue")
    one = case(1)
    opened = CaseState(one, link._calllog_opened(one.reference))
    for name, state in (
        ("opened", opened),
        ("sealed texts", replace(opened, sealed=link._case_opened(one.reference), decision="to_be_added")),
        ("no decision chosen", replace(opened, fault=tr("Choose a decision first: press its digit."))),
        ("password asked for", replace(opened, wants_password=True)),
        ("wrong password", replace(opened, wants_password=True, password_failure=WrongPassword())),
    ):
        page.show_case(state)
        if not state.wants_password:
            page.card.begin()
        yield _state(seat, name)
    page.show_case(CaseState())
    page.show_queue(replace(queue, meant=CaseList.DECIDED, cases=link._case_page(CaseList.DECIDED).cases))
    yield _state(seat, "decided")
    waits = case(30, "to_be_added")
    for name, additions in (("addition to be named", link.additions), ("no addition yet", ())):
        call = link._calllog_opened(waits.reference)
        page.show_case(CaseState(waits, call, additions=additions, revision=9 if additions else None))
        page.card.begin()
        yield _state(seat, name)
    page.show_case(CaseState())
    page.show_queue(page.presenter.state)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, review cases: {name}", seat.window, (SUPERVISOR_PASSWORD, PASSWORD, NUMBER))
