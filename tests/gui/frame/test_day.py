"""The dashboard in the whole window over a real vault: a call is seen, a report kept, another page led to."""

from pathlib import Path
from typing import cast

from callcenter.services.call_protocol import CallDesk
from callcenter.services.requests import ask
from tests.gui.shown import button, press, texts
from tests.stories.seat import Seat
from tests.world import SUPERVISOR, World
from ui import deeds
from ui.dashboard.page import DashboardPage
from ui.shortcuts import Shortcut


def test_a_supervisor_lands_on_the_desk_and_finds_the_day_by_its_key(seat: Seat, world: World, tmp_path: Path) -> None:
    seat.sign_in(SUPERVISOR)
    assert seat.window.page == deeds.DESK
    seat.take(Shortcut.DAY)
    seat.until(lambda: seat.window.tasks.is_idle)
    page = cast(DashboardPage, seat.work.supervisors_page(deeds.DAY))
    assert "as of 9:30 AM" in texts(page)
    assert page.presenter.state.figures is not None
    assert page.presenter.state.figures.calls == 0
    opened: list[str] = []
    seat.window.tasks.owned_by(page).start(ask(CallDesk.open), opened.append, print)
    seat.until(lambda: opened)
    seat.take(Shortcut.REFRESH)
    seat.until(lambda: page.presenter.state.figures and page.presenter.state.figures.open_now == 1)
    seat.dialogs.will_save(tmp_path / "day.pdf")
    press(page, "Save &report…")
    seat.until(lambda: seat.message == "The report was written to day.pdf.")
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF-")
    assert button(page, "To the r&oster").isEnabled()
    press(page, "To the r&oster")
    assert seat.window.page == deeds.ROSTER
