"""Every state of the call log's page: the list, a call opened with its note, the filter with a fault and with a name."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt

from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.call_log.fake_call_log import NOTE, FakeCallLog
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.call_log.page import CallListPage
from ui.call_log.state import CallState, FilterForm
from ui.shortcuts import Shortcut


def calls_states(seat: Seat) -> Iterator[State]:
    """The call log over the vault that is there, and a call that it does not have."""
    seat.take(Shortcut.CALLS)
    yield _state(seat, "calls")
    page = cast(CallListPage, seat.work.supervisors_page(deeds.CALLS))
    seat.press(Qt.Key.Key_Return)
    yield _state(seat, "call opened")
    seat.press(Qt.Key.Key_Escape)
    log = FakeCallLog(10)
    for name, note in (("call with a sealed note", None), ("call with its note", NOTE)):
        page.show_call(CallState(log.opened("A22-22D"), note))
        yield _state(seat, name)
    page.show_call(CallState())
    seat.take(Shortcut.FILTER)
    yield _state(seat, "filter")
    page.filtering.take(FilterForm(first="2/30/2026"))
    yield _state(seat, "filter, no such day")
    page.filtering.ask_name(FilterForm(answer="CANNOT", line_open=False))
    yield _state(seat, "filter, name asked for")
    page.filtering.keep("Refused after hours")
    yield _state(seat, "no call fits")
    page.filtering.remove()
    settle(seat)
    page.filtering.clear()
    seat.press(Qt.Key.Key_Escape)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, {name}", seat.window, (SUPERVISOR_PASSWORD,))
