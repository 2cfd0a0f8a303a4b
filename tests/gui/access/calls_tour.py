"""Every state of the call log's page: the list, a call opened with its note, the filter at work."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from callcenter.domain.call_filter import EVERY_CALL
from callcenter.progress import Progress
from callcenter.services.call_log_protocol import SavedFilter
from callcenter.services.protocols import Exported
from tests.gui.access.audit import State
from tests.gui.access.hands import settle
from tests.gui.call_log.fake_call_log import NOTE, FakeCallLog
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.call_log.export_presenter import Step, Way, Written
from ui.call_log.page import CallListPage
from ui.call_log.state import CallState, FilterForm
from ui.shortcuts import Shortcut

FINGERPRINT = "-".join(["ABCD"] * 8)


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
    page.filtering.leave_name()
    kept = SavedFilter("Noche", page.filtering.meant)
    state = page.filtering.state
    page.show_filter(replace(state, chosen=kept.name, choices=replace(state.choices, saved=(kept,))))
    yield _state(seat, "a kept filter that no call fits")
    page.filtering.clear()
    seat.press(Qt.Key.Key_Escape)


def export_states(seat: Seat) -> Iterator[State]:
    """An export's form unfolded, what is wrong in it, and where it is afterwards."""
    seat.take(Shortcut.CALLS)
    page = cast(CallListPage, seat.work.supervisors_page(deeds.CALLS))
    panel, chosen = page.panel, page.panel.presenter
    panel.begin(EVERY_CALL)
    yield _state(seat, "export")
    chosen.choose_way(Way.PROTECTED)
    chosen.choose_column("note", True)
    next(one for one in panel.findChildren(QPushButton) if one.isCheckable() and one.isVisible()).setChecked(True)
    yield _state(seat, "export with notes and a password")
    chosen.go_on("one", "another")
    yield _state(seat, "export, passwords differ")
    form, done = chosen.state, Written("call-log.xlsx", Exported(12, "00" * 32, FINGERPRINT))
    for name, state in (
        ("being written", replace(form, step=Step.WRITING, fault=None, progress=Progress(7, 12, 65.0))),
        ("being stopped", replace(form, step=Step.STOPPING, fault=None)),
        ("one's own password", replace(form, step=Step.UNLOCKING, fault=None)),
        ("done", replace(form, step=Step.DONE, fault=None, written=done)),
    ):
        panel.show_export(state)
        yield _state(seat, f"export, {name}")
    chosen.leave()


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, {name}", seat.window, (SUPERVISOR_PASSWORD,))
