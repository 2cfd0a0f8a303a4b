"""The desk over a real vault: what is sealed, opened, quoted and counted is what the keys said."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from tests.gui.desk.conftest import Seat
from tests.world import SUPERVISOR, SUPERVISOR_PASSWORD, World
from ui.desk.own_day_panel import OwnDayPanel
from ui.desk.quoted_panel import QuotedPanel
from ui.desk.state import Phase
from ui.desk.wrap_up_panel import WrapUpPanel
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

STRANGER = {"last_name": "Okafor", "first_name": "Ngozi", "birth_date": "3/5/1975", "ssn": "1111"}


@pytest.fixture
def seat(qtbot: QtBot, world: World, dressed: None) -> Iterator[Seat]:
    """A supervisor at the desk of the office's vault."""
    vault = LocalVault(world.clock)
    signed_in = vault.perform(ask(Access.sign_in, world.path, SUPERVISOR, SUPERVISOR_PASSWORD))
    seat = Seat(qtbot, vault, signed_in, world.clock)
    yield seat
    seat.tasks.close()


def test_a_disputed_no_with_a_note_is_found_again_by_its_reference_and_in_ones_own_day(seat: Seat) -> None:
    seat.ask(**STRANGER)
    assert seat.banner.look is Look.NO
    reference = seat.state.reference
    seat.take(Shortcut.REVIEW_CASE)
    seat.press(Qt.Key.Key_4)
    seat.press(Qt.Key.Key_Tab)
    seat.type("573 555 0134")
    seat.enter()
    assert (seat.heard, seat.state.case_open, seat.state.phase) == ([], True, Phase.TALKING)
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type("her husband calls")
    seat.enter()
    assert (seat.heard, seat.state.phase) == ([], Phase.READY)

    seat.take(Shortcut.QUOTED)
    seat.type(reference.replace("-", " ").lower())
    seat.enter()
    (quoted,) = seat.page.findChildren(QuotedPanel)
    assert quoted.words[0] == reference
    assert quoted.words[2:] == ["NO", "Review case opened", "waits for a supervisor"]
    seat.press(Qt.Key.Key_Escape)

    seat.do(Shortcut.OWN_DAY)
    (day,) = seat.page.findChildren(OwnDayPanel)
    assert (day.words[0], day.words[2]) == ("1", "1")
    assert "NO 1" in day.words[3]
    seat.do(Shortcut.WRAP_UP)
    seat.enter()
    seat.settle()
    assert day.words[0] == "2"


def test_what_the_vault_would_refuse_of_a_note_the_desk_refuses_first(seat: Seat) -> None:
    seat.ask(**STRANGER)
    seat.take(Shortcut.WRAP_UP)
    seat.press(Qt.Key.Key_Tab)
    seat.type("born march 5 1975")
    seat.enter()
    (panel,) = seat.page.findChildren(WrapUpPanel)
    assert (panel.hint.startswith("The note holds a date"), seat.heard) == (True, [])
