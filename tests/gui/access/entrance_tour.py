"""Every state of the entrance, reached by keyboard before vaults in memory."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from callcenter.clock import MovableClock
from tests.gui.access.audit import State
from tests.gui.access.hands import enter, press, settle, tab_to, type_over
from tests.gui.sign_in.fake_access import GROUPS, ONE_TIME, FakeAccess, TooManyTries
from tests.stories.seat import Seat
from ui.dialogs import Printed

PASSWORD = "a long and good password"
ANOTHER = "a quite different password"
_SECRETS = (PASSWORD, ANOTHER, ONE_TIME, *GROUPS)


def sign_in_states(seat: Seat, access: FakeAccess, clock: MovableClock) -> Iterator[State]:
    """The card with and without a fault, the first password of one's own, and a forgotten one."""
    seat.until(lambda: isinstance(seat.focused, QLineEdit))
    yield _state(seat, "sign-in")
    enter(seat, "Olive")
    enter(seat, "wrong")
    yield _state(seat, "sign-in, wrong password")
    seat.type("ABC")
    press(seat, "PasswordField", "Show the password")
    yield _state(seat, "sign-in, password shown, Caps Lock")
    press(seat, "PasswordField", "Hide the password")
    tab_to(seat, "SignInPage", "&Password")
    access.failures["sign_in"] = TooManyTries()
    enter(seat, "wrong")
    yield _state(seat, "sign-in, too many tries")
    clock.sleep(TooManyTries.seconds + 1)
    seat.until(lambda: not seat.window.entrance.sign_in_page.presenter.state.wait)
    seat.window.entrance.sign_in("New", ONE_TIME)
    settle(seat)
    yield _state(seat, "password of one's own")
    enter(seat, PASSWORD)
    enter(seat, ANOTHER)
    yield _state(seat, "password of one's own, two that differ")
    seat.press(Qt.Key.Key_Escape)
    settle(seat)
    yield from _forgotten_states(seat)


def _forgotten_states(seat: Seat) -> Iterator[State]:
    press(seat, "SignInPage", "For&gotten password?")
    yield _state(seat, "forgotten password")
    enter(seat, "Sam")
    enter(seat, "wrong")
    yield _state(seat, "forgotten password, wrong supervisor's")
    enter(seat, PASSWORD)
    yield _state(seat, "one-time password shown")
    seat.press(Qt.Key.Key_Escape)


def new_vault_states(seat: Seat, folder: Path) -> Iterator[State]:
    """The wizard from its first page to the proof of the recovery code; `folder` takes what is made."""
    if seat.window.entrance.sign_in_page.isVisible():
        press(seat, "VaultChoices", "Make a &new vault…")
    yield _state(seat, "wizard, vault")
    enter(seat)
    yield _state(seat, "wizard, vault without a name")
    tab_to(seat, "VaultPanel", "Make a &new vault")
    seat.press(Qt.Key.Key_Down)
    yield _state(seat, "wizard, vault that is there")
    seat.press(Qt.Key.Key_Up)
    seat.dialogs.will_choose_folder(folder)
    press(seat, "VaultPanel", "Choose &folder…")
    tab_to(seat, "VaultPanel", "Name of the &vault")
    enter(seat, "missouri")
    yield _state(seat, "wizard, program")
    enter(seat)
    yield _state(seat, "wizard, hours")
    tab_to(seat, "HoursPanel", "Op&ens at")
    enter(seat, "noon")
    yield _state(seat, "wizard, hours that cannot be read")
    type_over(seat, "8:00 AM")
    yield _state(seat, "wizard, supervisors")
    enter(seat, "Sam")
    press(seat, "SupervisorsPanel", "S&uggest a password")
    yield _state(seat, "wizard, password suggested")
    enter(seat, "Sam")
    yield _state(seat, "wizard, one name twice")
    type_over(seat, "Ann")
    yield from _sheet_states(seat, folder)


def _sheet_states(seat: Seat, folder: Path) -> Iterator[State]:
    yield _state(seat, "wizard, recovery sheet")
    for outcome in (Printed.NO_PRINTER, Printed.DONE):
        seat.dialogs.will_print(outcome, folder / "sheet.pdf")
        press(seat, "SheetPanel", "&Print…")
        yield _state(seat, f"wizard, recovery sheet, {outcome.value}")
    press(seat, "NewVaultPage", "I have it on paper")
    yield _state(seat, "wizard, proof")
    enter(seat, "ABCD")
    enter(seat, "ABCD")
    yield _state(seat, "wizard, proof that is wrong")
    asked = seat.window.entrance.new_vault_page.presenter.state.asked
    for number in asked:
        enter(seat, GROUPS[number - 1])
    yield _state(seat, "sign-in to the new vault")


def _state(seat: Seat, name: str) -> State:
    settle(seat)
    return State(name, seat.window, _SECRETS)
