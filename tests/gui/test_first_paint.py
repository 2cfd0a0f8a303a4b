"""What waits until the window is on the screen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.first_paint import once_painted


def test_what_can_wait_is_done_once_the_window_was_drawn_and_not_again(qtbot: QtBot) -> None:
    done: list[bool] = []
    window = QWidget()
    qtbot.addWidget(window)
    once_painted(window, lambda: done.append(window.isVisible()))
    window.show()
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    again: list[bool] = []
    once_painted(window, lambda: again.append(True))
    window.update()
    qtbot.waitUntil(lambda: bool(again))
    assert done == [True]


def test_a_window_that_goes_before_it_was_drawn_takes_what_waited_with_it(qtbot: QtBot) -> None:
    done: list[str] = []
    window, other = QWidget(), QWidget()
    qtbot.addWidget(other)
    once_painted(window, lambda: done.append("window"))
    once_painted(other, lambda: done.append("other"))
    window.deleteLater()
    other.show()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["other"]
