"""The line opened for an evening and taken back, decided without a window."""

import pytest

from callcenter.domain.hours import Opening, OpeningFault
from tests.gui.inline_runner import InlineRunner
from tests.gui.settings.fake_line import VERSIONS, FakeLine, at
from tests.gui.somebody import operator_in
from ui.notices import Notice
from ui.settings.presenter import SettingsPresenter, SettingsState


class Page:
    """Fulfills `SettingsView`, and keeps what it was told."""

    def __init__(self) -> None:
        self.line = FakeLine()
        self.state = SettingsState()
        self.changes: list[tuple[tuple[Opening, ...], Opening | None]] = []
        self.told: list[Notice] = []
        self.presenter = SettingsPresenter(self, InlineRunner(self.line), self.line.clock, operator_in())

    def show_state(self, state: SettingsState) -> None:
        self.state = state

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def line_changed(self, openings: tuple[Opening, ...], opening: Opening | None) -> None:
        self.changes.append((openings, opening))


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("9:30 PM", "21:30"), ("21:30", "21:30"), ("9:30 p. m.", "21:30"), ("12:00 AM", "24:00"), ("24:00", "24:00")],
)
def test_a_time_is_taken_as_people_type_it(page: Page, typed: str, asked: str) -> None:
    page.presenter.open_until(typed)
    assert page.line.asked == [("open_until", (asked,))]
    assert page.state.opening is not None
    assert [opening for _, opening in page.changes] == [page.state.opening]


@pytest.mark.parametrize("typed", ["", "nine", "25:00", "9:75 PM"])
def test_what_is_no_time_is_not_asked_for(page: Page, typed: str) -> None:
    page.presenter.open_until(typed)
    assert page.state.is_unread
    assert page.line.asked == []
    page.presenter.refresh()
    assert not page.state.is_unread


def test_what_the_vault_refuses_stands_beside_the_box(page: Page) -> None:
    page.presenter.open_until("9:00 AM")
    assert isinstance(page.state.failure, OpeningFault)
    assert page.state.failure.fault == "past"
    assert (page.state.opening, page.state.is_asking, page.changes) == (None, False, [])


def test_it_is_taken_back(page: Page) -> None:
    page.presenter.take_back()
    assert page.line.asked == []
    page.presenter.open_until("9:30 PM")
    page.presenter.take_back()
    assert page.line.asked[-1] == ("close", ())
    assert page.state.opening is None
    assert page.changes[-1] == ((), None)


def test_an_evening_that_is_over_is_not_shown_as_standing(page: Page) -> None:
    page.presenter.open_until("9:30 PM")
    page.line.clock.move_to(at("21:30"))
    page.presenter.refresh()
    assert page.state.opening is None


def test_openings_found_elsewhere_are_shown(page: Page) -> None:
    page.presenter.take_openings((Opening(at("9:00"), at("21:45")),))
    assert page.state.opening is not None
    assert page.changes == []


def test_versions_are_asked_for_once(page: Page) -> None:
    page.presenter.refresh()
    page.presenter.refresh()
    assert page.line.asked == [("versions", ())]
    assert page.state.versions == VERSIONS
