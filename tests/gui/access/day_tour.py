"""Every state of the dashboard: a day as it is, one with calls and warnings, codes, whole days, a failure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QTimer

from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.dashboard.fake_day import Trouble, busy_day, empty_day
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.dashboard.page import DashboardPage
from ui.shortcuts import Shortcut


def day_states(seat: Seat) -> Iterator[State]:
    """The dashboard over the vault that is there, and over days that it does not have."""
    seat.take(Shortcut.DAY)
    yield _state(seat, "as it is")
    page = cast(DashboardPage, seat.work.supervisors_page(deeds.DAY))
    page.findChildren(QTimer)[0].stop()  # a day that is counted anew would take the place of one that is looked at
    state = page.presenter.state
    busy = replace(busy_day(), warnings=empty_day().warnings, staged=empty_day().staged)
    page.show_state(replace(state, figures=busy))
    yield _state(seat, "busy, with warnings")
    page.show_state(replace(state, figures=busy, length=15, shows_codes=True))
    yield _state(seat, "wrap-up codes by quarters")
    page.show_state(replace(state, figures=empty_day(), failure=Trouble()))
    yield _state(seat, "not counted anew")
    page.show_state(state)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, day {name}", seat.window, (SUPERVISOR_PASSWORD,))
