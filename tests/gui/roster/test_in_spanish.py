"""Every face of the roster page in Spanish: nothing in English, nothing cut off, no key twice."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from callcenter.services.requests import VaultLink
from tests.gui.catalogue import english_in
from tests.gui.room import colliding_keys, cut_off
from tests.gui.roster.conftest import Seat
from tests.gui.roster.fake_roster_vault import FakeRosterVault
from tests.gui.roster.states import STATES

pytestmark = pytest.mark.usefixtures("in_spanish", "dressed")


def test_every_face_speaks_spanish_and_has_room_for_it(
    in_spanish: None, sit_down: Callable[[VaultLink], Seat], vault: FakeRosterVault
) -> None:
    page = sit_down(vault).page
    wrong: dict[str, object] = {}
    for name, state in STATES.items():
        page.show_state(state)
        QApplication.processEvents()
        found = (english_in(page), cut_off(page), colliding_keys(page))
        if found != ([], [], []):
            wrong[name] = found
        smallest = page.minimumSizeHint()
        assert (smallest.width() <= 1366, smallest.height() <= 700) == (True, True), name
    assert wrong == {}
