"""Every state of the pages that only supervisors have, and of the windows beside the main one."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from tests.gui.access.audit import State
from tests.gui.access.hands import enter, press, settle
from tests.gui.roster.states import STATES
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui.shortcuts import Shortcut

FACES = (
    *("no roster", "list", "list beside an import", "bringing back", "purging", "1 file", "1 password"),
    *("2 workbook", "2 fault", "3 whole names", "3 dates", "4 counting", "4 counted", "4 nobody"),
    *("5 unlocking", "6 importing", "6 interrupted", "7 review"),
)
"""Every step of the wizard with each of its panels; faces that differ from these in their words alone are left out."""


def roster_states(seat: Seat) -> Iterator[State]:
    """The roster page and every step of its wizard."""
    seat.take(Shortcut.ROSTER)
    settle(seat)
    page = seat.work.roster
    assert page is not None
    for name in FACES:
        page.show_state(STATES[name])
        yield _state(seat, f"roster, {name}")
    page.show_state(page.presenter.state)


def settings_states(seat: Seat) -> Iterator[State]:
    """A supervisor's settings: a time that cannot be read, and the line opened for an evening."""
    seat.take(Shortcut.SETTINGS)
    yield _state(seat, "settings")
    press(seat, "LineCard", "&Open")
    yield _state(seat, "settings, no time")
    enter(seat, "9:30 PM")
    yield _state(seat, "settings, line opened")
    seat.take(Shortcut.ALL_KEYS)
    yield _state(seat, "all keys")
    seat.press(Qt.Key.Key_Escape)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, {name}", seat.window, (SUPERVISOR_PASSWORD,))
