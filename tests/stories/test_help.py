"""Help at hand: F1 at each screen, the call untouched, and nothing of a caller left in it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR
from ui.help.beside import HelpBeside
from ui.help.panel import HelpPanel
from ui.help.text import HelpText
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look

GARCIA = {"last_name": "Garcia", "birth_date": "2/9/1980", "ssn": "3456"}
NOBODY = {"last_name": "Nobody", "birth_date": "2/9/1980", "ssn": "3456"}
DOCK = (500, 740)


def panel(seat: Seat) -> HelpPanel | None:
    found = seat.child(HelpBeside)
    assert isinstance(found, HelpBeside)
    return found.panel


def helped(seat: Seat) -> str:
    """Press F1, tell which page comes, and press it again."""
    had_caret = seat.focused
    seat.take(Shortcut.HELP)
    shown = panel(seat)
    assert shown is not None
    name = shown.page_name
    seat.take(Shortcut.HELP)
    assert panel(seat) is None
    assert seat.focused is had_caret
    return name


def place(seat: Seat, widget: QWidget) -> QRect:
    """Where a part of the window stands in it."""
    return QRect(widget.mapTo(seat.window, QPoint(0, 0)), widget.size())


def test_f1_shows_the_page_of_what_is_shown_and_the_caret_comes_back(seat: Seat) -> None:
    assert helped(seat) == "sign_in"
    seat.sign_in(OPERATOR)
    assert helped(seat) == "desk"
    seat.fill(**GARCIA)
    assert helped(seat) == "desk"
    seat.press(Qt.Key.Key_Return)
    assert seat.answer() is Look.YES
    assert helped(seat) == "answers"
    assert seat.boxes() | GARCIA == seat.boxes()
    assert seat.look() is Look.YES
    seat.take(Shortcut.QUESTIONS)
    assert helped(seat) == "questions"
    seat.take(Shortcut.QUOTED)
    assert helped(seat) == "quoted"
    seat.take(Shortcut.OWN_DAY)
    assert helped(seat) == "own_day"
    seat.take(Shortcut.BACK)
    seat.take(Shortcut.WRAP_UP)
    assert helped(seat) == "wrap_up"
    seat.take(Shortcut.BACK)
    assert seat.ask(last_name="Nobody") is not Look.YES
    seat.take(Shortcut.REVIEW_CASE)
    assert helped(seat) == "review_case"
    seat.take(Shortcut.BACK)
    seat.take(Shortcut.SETTINGS)
    assert helped(seat) == "settings"
    seat.take(Shortcut.ALL_KEYS)
    assert helped(seat) == "keys"


def test_a_supervisors_pages_have_help_of_their_own(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    for page, name in ((Shortcut.ROSTER, "roster"), (Shortcut.CALLS, "calls"), (Shortcut.DESK, "desk")):
        seat.take(page)
        seat.until(lambda: seat.window.tasks.is_idle)
        assert helped(seat) == name


@pytest.mark.parametrize("size", [(1366, 768), DOCK])
def test_an_answer_is_never_hidden_by_help(seat: Seat, size: tuple[int, int]) -> None:
    seat.sign_in(OPERATOR)
    seat.window.resize(*size)
    assert seat.ask(**NOBODY) is Look.NO
    seat.take(Shortcut.HELP)
    seat.qtbot.waitUntil(lambda: panel(seat) is not None)
    seat.qtbot.wait(20)
    shown = panel(seat)
    assert shown is not None
    assert not place(seat, shown).intersects(place(seat, seat.banner))
    assert seat.banner.isVisible()
    assert seat.window.size().toTuple() == size


def test_the_desk_goes_on_beside_it(seat: Seat) -> None:
    """The caret goes to a box by its key; help stays, and the call is checked and ended as ever."""
    seat.sign_in(OPERATOR)
    seat.take(Shortcut.HELP)
    assert seat.ask(**GARCIA) is Look.YES
    assert panel(seat) is not None
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: not any(seat.boxes().values()))
    assert panel(seat) is not None
    seat.take(Shortcut.HELP)
    assert isinstance(seat.focused, QLineEdit)


def test_a_name_typed_into_help_by_mistake_is_gone_with_the_caret(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.take(Shortcut.HELP)
    seat.type("Garcia")
    found = seat.focused
    assert isinstance(found, QLineEdit)
    assert found.text() == "Garcia"
    seat.take(Shortcut.LAST_NAME)
    assert found.text() == ""
    assert not found.isUndoAvailable()


def test_a_lock_closes_help_and_the_caret_stands_in_the_password(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.fill(last_name="Garcia")
    seat.until(lambda: seat.work.desk.presenter.state.reference)
    seat.take(Shortcut.HELP)
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert panel(seat) is None
    seat.unlock(OPERATOR)
    seat.until(lambda: seat.boxes()["last_name"] == "Garcia")


def test_esc_in_help_leaves_the_call_where_it_is(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.ask(**GARCIA)
    seat.take(Shortcut.WRAP_UP)
    seat.take(Shortcut.HELP)
    assert isinstance(seat.focused, HelpText)
    seat.press(Qt.Key.Key_Escape)
    assert panel(seat) is None
    assert seat.work.help_page == "wrap_up"
    seat.press(Qt.Key.Key_Escape)
    assert seat.work.help_page == "answers"
