"""What the settings change in the whole window: its language at once or later, the line everywhere, the script."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from tests.gui.shown import texts
from tests.stories.seat import Seat
from tests.world import OPERATOR, SUPERVISOR, World
from ui.language import SPANISH, screen_language
from ui.shortcuts import Shortcut
from ui.widgets.answer_banner import AnswerBanner, Look
from ui.widgets.line_strip import LineStrip

KNOWN = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}


def choose_spanish(seat: Seat) -> None:
    """On the settings page."""
    seat.take(Shortcut.SETTINGS)
    seat.work.settings.screen_language_chosen.emit(SPANISH)
    seat.until(lambda: seat.window.tasks.is_idle)


def line(seat: Seat) -> str:
    """What the strip says of the line."""
    (found,) = seat.work.findChildren(LineStrip)
    seat.work.tick()
    return found.text


def test_between_two_calls_the_screen_turns_at_once_and_the_caret_stays_at_the_choice(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    assert seat.ask(**KNOWN) is Look.YES
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: not seat.work.has_call and seat.window.tasks.is_idle)
    before = seat.work
    choose_spanish(seat)
    assert seat.work is not before
    assert seat.window.windowTitle() == "Consulta de elegibilidad"
    assert seat.window.page == "settings"
    assert isinstance(QApplication.focusWidget(), QComboBox)
    seat.take(Shortcut.DESK)
    assert seat.ask(**KNOWN) is Look.YES
    assert seat.banner.banner.word == "SÍ"
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert "Iniciar sesión" in [button.text() for button in seat.window.entrance.findChildren(QPushButton)]
    seat.unlock(OPERATOR)
    seat.until(lambda: seat.boxes()["last_name"] == "Smith")


def test_in_mid_call_the_screen_turns_at_the_next_sign_in(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.fill(last_name="Smith")
    seat.until(lambda: seat.window.tasks.is_idle)
    before = seat.work
    choose_spanish(seat)
    assert seat.work is before
    assert seat.message == "The screen changes its language at the next sign-in."
    assert screen_language() == "en"
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert seat.window.windowTitle() == "Consulta de elegibilidad"
    seat.unlock(OPERATOR)
    seat.until(lambda: seat.boxes()["last_name"] == "Smith")


def test_a_choice_that_is_taken_back_in_mid_call_changes_nothing_later(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    seat.fill(last_name="Smith")
    choose_spanish(seat)
    seat.work.settings.screen_language_chosen.emit("en")
    seat.take(Shortcut.LOCK)
    seat.until(lambda: seat.window.workplace is None)
    assert seat.window.windowTitle() == "Eligibility desk"


def test_a_vault_process_that_ends_loses_nothing_after_the_language_was_turned(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    choose_spanish(seat)
    seat.take(Shortcut.DESK)
    seat.fill(last_name="Smith")
    seat.until(lambda: seat.work.desk.presenter.state.reference)
    seat.window.tasks.vault_lost.emit()
    seat.until(lambda: seat.window.workplace is None)
    assert "la llamada se conserva" in seat.message


def test_a_line_that_is_opened_shows_at_once_in_the_strip_and_at_the_next_sign_in(seat: Seat, world: World) -> None:
    seat.sign_in(SUPERVISOR)
    world.clock.move_to(world.clock.now() + timedelta(hours=10, minutes=40))
    seat.take(Shortcut.SETTINGS)
    assert line(seat) == "8:10 PM  ·  line closed until Tue 8:00 AM"
    seat.work.settings.presenter.open_until("9:30 PM")
    seat.until(lambda: seat.window.tasks.is_idle)
    assert line(seat) == "8:10 PM  ·  line open until 9:30 PM"
    seat.take(Shortcut.DESK)
    assert seat.ask(**KNOWN) is Look.YES
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: not seat.work.has_call and seat.window.tasks.is_idle)
    seat.take(Shortcut.SIGN_OUT)
    seat.until(lambda: seat.window.workplace is None)
    assert any("line open until 9:30 PM" in text for text in texts(seat.window))
    seat.sign_in(OPERATOR)
    assert line(seat) == "8:10 PM  ·  line open until 9:30 PM"


def test_a_call_begins_with_its_script_in_the_chosen_language_whatever_the_last_one_was_turned_to(
    seat: Seat,
) -> None:
    seat.sign_in(OPERATOR)
    assert seat.ask(**KNOWN) is Look.YES
    seat.take(Shortcut.LANGUAGE)
    assert seat.work.desk.presenter.state.in_spanish
    seat.take(Shortcut.NEXT_CALL)
    seat.until(lambda: not seat.work.has_call)
    assert not seat.work.desk.presenter.state.in_spanish
    seat.window._preferences.script_language = SPANISH
    seat.work.settings.script_language_chosen.emit()
    assert seat.work.desk.presenter.state.in_spanish


def test_a_blue_yes_is_blue_at_once(seat: Seat) -> None:
    seat.sign_in(OPERATOR)
    assert seat.ask(**KNOWN) is Look.YES
    (banner,) = seat.work.findChildren(AnswerBanner)
    assert not banner.blue_yes
    seat.window._looks.blue_yes = True
    assert banner.blue_yes
    seat.take(Shortcut.LOCK)
    seat.unlock(OPERATOR)
    (banner,) = seat.work.findChildren(AnswerBanner)
    assert banner.blue_yes


def test_settings_lead_back_to_where_one_was_with_esc(seat: Seat) -> None:
    seat.sign_in(SUPERVISOR)
    for page in (Shortcut.CALLS, Shortcut.DESK):
        seat.take(page)
        before = seat.window.page
        seat.take(Shortcut.SETTINGS)
        seat.take(Shortcut.BACK)
        assert seat.window.page == before
