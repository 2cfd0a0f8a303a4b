"""Every section of the program's page: as it is, with something unsaved and refused, with a version compared."""

from collections.abc import Iterator
from typing import cast

from msgspec import structs
from PySide6.QtCore import Qt

from tests.gui.access.audit import State
from tests.gui.access.hands import press, settle, tab_to, type_over
from tests.stories.seat import Seat
from tests.world import SUPERVISOR_PASSWORD
from ui import deeds
from ui.program.page import ProgramPage
from ui.shortcuts import Shortcut

_SECTIONS = ("closed", "enrollment", "wording", "questions", "codes", "checking", "versions")


def program_states(seat: Seat) -> Iterator[State]:
    """The page over a vault whose program is changed on the way."""
    seat.take(Shortcut.PROGRAM)
    yield _state(seat, "line")
    page = cast(ProgramPage, seat.work.supervisors_page(deeds.PROGRAM))
    for key in _SECTIONS:
        page.show_section(key)
        yield _state(seat, key)
    line = page.presenter.state.program.line
    page.presenter.save("closed", line=structs.replace(line, closed_days=()))
    settle(seat)
    page.show_section("closed")
    press(seat, "ClosedDaysSection", "Suggest &federal holidays")
    yield _state(seat, "holidays suggested")
    page.show_section("line")
    tab_to(seat, "LineSection", "Op&ens at")
    type_over(seat, "9 PM")
    yield _state(seat, "unsaved")
    press(seat, "EditingSection", "&Save")
    yield _state(seat, "refused")
    press(seat, "EditingSection", "&Undo")
    page.show_section("versions")
    settle(seat)
    seat.press(Qt.Key.Key_Down)
    yield _state(seat, "compared")
    page.show_section("line")


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"supervisor, program, {name}", seat.window, (SUPERVISOR_PASSWORD,))
