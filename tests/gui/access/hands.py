"""Hands that find their way by the words on the screen, whichever language it speaks."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from tests.gui.access.controls import name_of
from tests.stories.seat import Seat

_MOST = 120


def enter(seat: Seat, text: str = "") -> None:
    """Type, press Enter, and wait for the vault."""
    seat.type(text)
    seat.press(Qt.Key.Key_Return)
    settle(seat)


def type_over(seat: Seat, text: str) -> None:
    """Type in place of what stands in the box, press Enter, and wait for the vault."""
    seat.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(seat, text)


def settle(seat: Seat) -> None:
    """Wait until nothing is asked of the vault any more."""
    seat.until(lambda: seat.window.tasks.is_idle)


def tab_to(seat: Seat, context: str, text: str) -> QWidget:
    """Tab until the caret is on the control that a class calls so, in the language of the screen."""
    wanted = QCoreApplication.translate(context, text).replace("&", "").split("  ")[0]
    for _ in range(_MOST):
        if name_of(seat.focused) == wanted:
            return seat.focused
        seat.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted!r}")


def press(seat: Seat, context: str, text: str) -> None:
    """Tab to a button and press it."""
    tab_to(seat, context, text)
    seat.press(Qt.Key.Key_Space)
    settle(seat)
