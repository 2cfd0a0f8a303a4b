"""Every state of an operator's desk and of what goes with it, reached by keyboard at a real vault."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import Qt

from tests.gui.access.audit import State
from tests.gui.access.hands import enter, press, settle
from tests.stories.seat import Seat
from tests.world import OPERATOR, World
from ui.desk.state import Showing
from ui.language import ENGLISH, screen_language
from ui.notices import Kind, Notice
from ui.shortcuts import Shortcut

KNOWN = {"last_name": "García-López", "first_name": "María", "birth_date": "2/9/1980", "ssn": "3456"}
STRANGER = {"last_name": "Wrzesniewska", "first_name": "Quintilia", "birth_date": "7/30/1961", "ssn": "8765"}
UNREADABLE = {"educator_id": "#", "last_name": "Smith", "birth_date": "2/9/80", "ssn": "12"}
NOTE, CALL_BACK = "asked about a letter", "(573) 555-0143"
LETTER = {"last_name": "Wrzesniewska"}
_PRIVATE = (*KNOWN.values(), *STRANGER.values(), NOTE, CALL_BACK)


def answer_states(seat: Seat) -> Iterator[State]:
    """From an empty desk through every answer to the wrap-up."""
    yield _state(seat, "ready")
    seat.fill(**KNOWN)
    yield _state(seat, "typed")
    seat.link.hold("CallDesk.check")
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.work.desk.presenter.state.showing is Showing.CHECKING)
    yield State("checking", seat.window, _PRIVATE)
    seat.link.let_go("CallDesk.check")
    seat.answer()
    yield _state(seat, "YES")
    if screen_language() == ENGLISH:  # else the script would be in English, as it may
        seat.take(Shortcut.LANGUAGE)
        yield _state(seat, "YES, script turned")
        seat.take(Shortcut.LANGUAGE)
    yield from _wrap_up_states(seat)
    seat.take(Shortcut.SSN)
    seat.type("9")
    yield _state(seat, "changed")
    seat.take(Shortcut.NEXT_CALL)
    yield _state(seat, "unchecked")
    _next_call(seat)
    seat.fill(**UNREADABLE)
    seat.press(Qt.Key.Key_Return)
    yield _state(seat, "to be mended")
    _next_call(seat)
    seat.ask(**LETTER)
    yield _state(seat, "MORE")
    _next_call(seat)


def _wrap_up_states(seat: Seat) -> Iterator[State]:
    seat.take(Shortcut.WRAP_UP)
    yield _state(seat, "wrap-up")
    seat.press(Qt.Key.Key_Tab)
    enter(seat, "SSN 900-12-3456")
    yield _state(seat, "wrap-up, note refused")
    seat.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    seat.type(NOTE)
    yield _state(seat, "wrap-up, note")
    seat.press(Qt.Key.Key_Escape)


def review_states(seat: Seat) -> Iterator[State]:
    """NO, and the case that a caller makes of it."""
    seat.ask(**STRANGER)
    seat.until(lambda: seat.work.desk.presenter.state.answer)
    yield _state(seat, "NO")
    seat.take(Shortcut.REVIEW_CASE)
    yield _state(seat, "review case")
    seat.press(Qt.Key.Key_Tab)
    enter(seat, "12")
    yield _state(seat, "review case, number refused")
    seat.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(seat, CALL_BACK)
    yield _state(seat, "review case open")


def side_states(seat: Seat) -> Iterator[State]:
    """What is called for beside the boxes in a call."""
    reference = seat.work.desk.presenter.state.reference
    seat.take(Shortcut.SPELL)
    yield _state(seat, "spelling")
    seat.take(Shortcut.QUESTIONS)
    yield _state(seat, "questions")
    seat.type("zzz")
    yield _state(seat, "no question found")
    seat.take(Shortcut.QUOTED)
    yield _state(seat, "reference asked for")
    enter(seat, "A1")
    yield _state(seat, "reference that can be none")
    seat.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(seat, reference)
    yield _state(seat, "reference found")
    seat.take(Shortcut.OWN_DAY)
    yield _state(seat, "own day")
    seat.press(Qt.Key.Key_Escape)


def window_states(seat: Seat) -> Iterator[State]:
    """What the window has around every page: messages, keys, help, settings."""
    for kind in Kind:
        seat.window.tell(Notice(kind, "A message that is long enough to need two lines in a dock beside a soft phone."))
        yield _state(seat, f"message, {kind.value}")
    while seat.message:
        press(seat, "MessageBar", "Close the message")
    for shortcut, name in (
        (Shortcut.ALL_KEYS, "all keys"),
        (Shortcut.HELP, "help"),
        (Shortcut.SETTINGS, "settings"),
    ):
        seat.take(shortcut)
        yield _state(seat, name)
        seat.press(Qt.Key.Key_Escape)


def evening_states(seat: Seat, world: World) -> Iterator[State]:
    """A call that lasts until the line is closed: the lock's last minute, grace, and the lock itself."""
    seat.ask(**KNOWN)
    _move_on(seat, world, minutes=10 * 60 + 20)
    yield _state(seat, "line closes soon")
    world.clock.sleep(9.5 * 60)
    seat.window.watch.look()
    yield _state(seat, "about to lock")
    _move_on(seat, world, minutes=5)
    yield _state(seat, "line closed, grace")
    _move_on(seat, world, minutes=25)
    seat.ask(**KNOWN)
    yield _state(seat, "CANNOT")
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    yield _state(seat, "locked")
    seat.unlock(OPERATOR)
    yield _state(seat, "back in the call")


def _move_on(seat: Seat, world: World, minutes: float) -> None:
    """Time passes, and somebody is there."""
    world.clock.move_to(world.clock.now() + timedelta(minutes=minutes))
    seat.press(Qt.Key.Key_Shift)
    seat.work.tick()


def _next_call(seat: Seat) -> None:
    """Twice, for what was not checked is asked about once."""
    for _ in range(2):
        seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: seat.work.desk.presenter.seconds is None)
    settle(seat)


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(f"desk, {name}", seat.window, _PRIVATE)
