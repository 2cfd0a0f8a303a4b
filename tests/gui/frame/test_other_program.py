"""What a changed program changes in the whole window: the line and the lock at once, the desk from the next call on."""

from datetime import timedelta
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from callcenter.domain.program import Program
from callcenter.domain.wording import Text
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from tests.gui.shown import texts
from tests.stories.seat import Seat
from tests.world import SUPERVISOR, World
from ui import deeds
from ui.program.page import ProgramPage
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import Look
from ui.widgets.line_strip import LineStrip

KNOWN = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}


def program_page(seat: Seat) -> ProgramPage:
    """The page, shown."""
    seat.take(Shortcut.PROGRAM)
    seat.until(lambda: seat.window.tasks.is_idle)
    return cast(ProgramPage, seat.work.supervisors_page(deeds.PROGRAM))


def change(seat: Seat, section: str, **parts: object) -> Program:
    """Save parts of the program from a section of its page."""
    presenter = program_page(seat).presenter
    presenter.save(section, **parts)
    seat.until(lambda: seat.window.tasks.is_idle)
    assert presenter.state.fault is None
    return presenter.state.program


def codes(seat: Seat) -> str:
    """What the wrap-up codes that can be seen are called."""
    return "\n".join(one.text() for one in seat.work.desk.findChildren(QAbstractButton) if one.isVisible())


def test_other_hours_are_in_the_strip_at_once(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    line = seat.work.signed_in.program.line
    change(seat, "line", line=replace(line, closes="18:00"))
    (strip,) = seat.work.findChildren(LineStrip)
    assert "6:00 PM" in strip.text


def test_after_saving_by_keyboard_the_caret_is_at_the_first_box_again(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    page = program_page(seat)
    phone = seat.focused
    assert isinstance(phone, QLineEdit)
    phone.selectAll()
    seat.type("(573) 555-0134")
    while getattr(seat.focused, "text", str)() != "&Save":
        seat.press(Qt.Key.Key_Tab)
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.window.tasks.is_idle)
    assert page.presenter.state.program.line.phone == "(573) 555-0134"
    assert QApplication.focusWidget() is phone


def test_other_minutes_until_the_lock_count_at_once(seat: Seat, world: World) -> None:
    seat.sign_in(SUPERVISOR)
    change(seat, "checking", idle_minutes=3)
    left: list[object] = []
    seat.window.watch.counted.connect(left.append)
    world.clock.move_to(world.clock.now() + timedelta(seconds=150))
    seat.window.watch.look()
    assert left == [30]


def test_a_call_under_way_keeps_its_desk_and_the_next_has_the_new_one(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    program = seat.work.signed_in.program
    greeting = Text(en="Welcome back to the new words.", es="Bienvenido a las palabras nuevas.")
    first = replace(program.wrap_up[0], label=Text(en="Told in new words", es="Dicho en palabras nuevas"))
    assert seat.ask(**KNOWN) is Look.YES
    desk = seat.work.desk
    change(
        seat,
        "wording",
        script=replace(program.script, greeting=greeting),
        wrap_up=(first, *program.wrap_up[1:]),
    )
    seat.take(Shortcut.DESK)
    assert (seat.work.desk, seat.look(), seat.boxes()["last_name"]) == (desk, Look.YES, "Smith")
    seat.take(Shortcut.WRAP_UP)
    assert program.wrap_up[0].label.en in codes(seat)
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: seat.work.desk is not desk and seat.window.tasks.is_idle)
    assert greeting.en in " ".join(texts(seat.work.desk))
    assert seat.ask(**KNOWN) is Look.YES
    seat.take(Shortcut.WRAP_UP)
    assert "Told in new words" in codes(seat)
    seat.press(Qt.Key.Key_Return)
    seat.until(lambda: not seat.work.has_call and seat.window.tasks.is_idle)


def test_other_pages_are_made_anew_unless_something_is_under_way_on_them(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    seat.take(Shortcut.CALLS)
    seat.until(lambda: seat.window.tasks.is_idle)
    calls = seat.work.supervisors_page(deeds.CALLS)
    assert calls is not None
    line = seat.work.signed_in.program.line
    change(seat, "line", line=replace(line, phone="(573) 555-0134"))
    told: list[object] = []
    seat.window.tasks.owned_by(calls).start(ask(Access.day), told.append, told.append)
    seat.take(Shortcut.CALLS)
    assert seat.work.supervisors_page(deeds.CALLS) is calls
    seat.until(lambda: told and seat.window.tasks.is_idle)
    seat.take(Shortcut.DESK)
    seat.take(Shortcut.CALLS)
    assert seat.work.supervisors_page(deeds.CALLS) is not calls
    seat.until(lambda: seat.window.tasks.is_idle)


def test_signing_out_asks_about_what_is_not_saved(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    page = program_page(seat)
    seat.type("1")  # the caret is in the phone number
    assert page.is_changed
    seat.dialogs.will_confirm(False)
    seat.take(Shortcut.SIGN_OUT)
    assert "not saved" in seat.work.hindrance
    assert seat.window.workplace is not None
